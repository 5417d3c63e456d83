//! What one run keeps for the next, so that it need not work out the same again. It only saves time:
//! where it is not there, is damaged, or another program has written it, all is worked out.

use serde::{Deserialize, Serialize};

use crate::hash::{Fingerprint, Hasher};

/// Where things are kept, by names of the program's own.
pub trait Shelf: Sync {
    /// What tells the program that runs from all others: what it keeps as it has it in memory, no
    /// other can read. `None` where nothing is to be kept.
    fn program(&self) -> Option<&str>;

    /// What is kept under a name, if anything is that can be read.
    fn read(&self, name: &str) -> Option<Vec<u8>>;

    /// Keeps something, in the place of what was there. Where that cannot be done, it is not kept.
    fn write(&self, name: &str, bytes: &[u8]);

    /// Keeps it no longer.
    fn remove(&self, name: &str);
}

/// Nothing is kept.
impl Shelf for () {
    fn program(&self) -> Option<&str> {
        None
    }

    fn read(&self, _: &str) -> Option<Vec<u8>> {
        None
    }

    fn write(&self, _: &str, _: &[u8]) {}

    fn remove(&self, _: &str) {}
}

/// How many bytes the seal has.
const SEAL: usize = 16;

/// A value as bytes, with a seal before them. `None` for a value that cannot be written.
#[must_use]
pub fn seal(value: &impl Serialize) -> Option<Vec<u8>> {
    let mut bytes = postcard::to_extend(value, vec![0; SEAL]).ok()?;
    let (seal, rest) = bytes.split_at_mut(SEAL);
    seal.copy_from_slice(fingerprint(rest).as_bytes());
    Some(bytes)
}

/// The seal of a value that was written so: no other value has it.
#[must_use]
pub fn seal_of(bytes: &[u8]) -> Option<Fingerprint> {
    Fingerprint::of_bytes(bytes.get(..SEAL)?)
}

/// Reads a value. `None` for what was not written so: what is half written or tampered with would not
/// only be wrong, but could lead to places that are not there.
#[must_use]
pub fn unseal<'a, T: Deserialize<'a>>(bytes: &'a [u8]) -> Option<T> {
    let (seal, rest) = bytes.split_at_checked(SEAL)?;
    if seal != fingerprint(rest).as_bytes() {
        return None;
    }
    postcard::from_bytes(rest).ok()
}

fn fingerprint(bytes: &[u8]) -> Fingerprint {
    let mut hasher = Hasher::default();
    hasher.bytes(bytes);
    hasher.end()
}
