//! Templates that would run without end. Tera lets no component call itself for long, but knows no end of a loop:
//! so a page may not be larger than any that is of use, and `range`, with which templates count, gives each page a
//! number of numbers. A loop over values of the page is as long as they are.

use std::cell::Cell;
use std::io::{self, Write};
use std::sync::LazyLock;

use tera::{Error as TeraError, Kwargs, State};

use crate::limits::{LARGEST_PAGE, MOST_NUMBERS};

/// What is said of a page that is too large.
pub(super) static TOO_LARGE: LazyLock<String> = LazyLock::new(|| {
    format!("the page is larger than {} MiB; a loop in it has no end", LARGEST_PAGE >> 20)
});

/// A page while it is written.
pub(super) struct BoundedPage {
    bytes: Vec<u8>,
    is_full: bool,
}

/// What most pages fit into.
const USUAL: usize = 16 << 10;

impl BoundedPage {
    pub fn new() -> Self {
        Self { bytes: Vec::with_capacity(USUAL), is_full: false }
    }

    /// Whether more was written than a page may hold.
    pub fn is_full(&self) -> bool {
        self.is_full
    }

    /// The page: what Tera writes is text.
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }
}

impl Write for BoundedPage {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + bytes.len() > LARGEST_PAGE {
            self.is_full = true;
            self.bytes = Vec::new();
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

thread_local! {
    /// How many numbers the page that this thread renders was given.
    static GIVEN: Cell<usize> = const { Cell::new(0) };
}

/// A page is rendered by one thread, from here on.
pub(super) fn begin_page() {
    GIVEN.set(0);
}

/// `range(end=…, start=0, step_by=1)`, as Tera has it.
pub(super) fn range(kwargs: Kwargs, _: &State<'_>) -> Result<Vec<i64>, TeraError> {
    let start = kwargs.get::<i64>("start")?.unwrap_or_default();
    let end = kwargs.must_get::<i64>("end")?;
    let step = kwargs.get::<i64>("step_by")?.unwrap_or(1);
    if step == 0 || start > end && step > 0 {
        return Err(TeraError::message("range() never gets from its start to its end"));
    }
    let mut numbers = Vec::new();
    let mut next = Some(start);
    let mut given = GIVEN.get();
    while let Some(number) = next.filter(|next| if step > 0 { *next < end } else { *next > end }) {
        if given == MOST_NUMBERS {
            let message = format!("range() gives no more than {MOST_NUMBERS} numbers to a page");
            return Err(TeraError::message(message));
        }
        given += 1;
        numbers.push(number);
        next = number.checked_add(step);
    }
    GIVEN.set(given);
    Ok(numbers)
}
