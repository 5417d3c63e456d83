//! PDF files: their text layer, as paragraphs.
//!
//! A PDF says where each run of characters is printed, and little else. One step a module:
//!
//! 1. `guard`: the library's reading of the file, within limits that no notice comes near (`nesting`
//!    is one); `legacy` lends it the encodings of old Chinese fonts that it lacks;
//! 2. `page`: runs → `printed` lines in reading order, with `tables` taken out where `rules` are
//!    drawn around their cells;
//! 3. `furniture`: page numbers and running heads are put aside;
//! 4. `paragraphs`: printed lines → paragraphs, by the `measure` of the page and the text's own
//!    words at the line ends.
//!
//! Every character of the text layer, white space and the hyphens of broken words aside, is in a
//! line or among what was dropped. Where that cannot be had the file is refused: text whose
//! characters cannot be told is not guessed at, and a file with lost pages is not half read.

mod breaks;
mod furniture;
mod guard;
mod legacy;
mod measure;
mod nesting;
mod page;
mod paragraphs;
mod printed;
mod rules;
mod run;
mod shapes;
mod tables;
#[cfg(test)]
mod tests;

use std::thread;

use unpdf::parser::backend::PdfBackend;

use self::guard::{Guard, LimitPassed};
use self::page::Page;
use super::Document;
use crate::import::report::Dropped;

/// No notice is larger; the whole file is held in memory, some of it twice.
const MAX_BYTES: usize = 64 << 20;
/// No notice is longer.
const MAX_PAGES: usize = 2_000;

/// The name of the thread that reads a file.
const THREAD: &str = "pdf";

/// Keeps quiet about panics of the thread that reads a PDF: the library panics on some damaged files,
/// which are told as problems. A program calls it once, before it imports.
pub fn silence_pdf_panics() {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if thread::current().name() != Some(THREAD) {
            before(panic);
        }
    }));
}

/// Why a PDF file cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum PdfFault {
    /// It is encrypted, and the empty password does not open it.
    #[error("the PDF is protected by a password")]
    Protected,
    /// It has no text layer.
    #[error("the PDF holds pictures of pages, no text")]
    Scanned,
    /// It has a text layer, but which characters its fonts draw cannot be told.
    #[error("the PDF does not say which characters its fonts stand for ({0})")]
    Unreadable(String),
    /// It is damaged, or no PDF.
    #[error("the PDF cannot be read: {0}")]
    Broken(String),
    /// It is larger than any notice.
    #[error("the PDF is too large: {0}")]
    TooLarge(String),
}

impl PdfFault {
    /// What to do about it.
    pub fn help(&self) -> &'static str {
        match self {
            Self::Protected => "save a copy without a password",
            Self::Scanned => "run a program for character recognition (OCR) over it first",
            Self::Unreadable(_) => "open it, copy its text, and save that as a text file",
            Self::Broken(_) => "fetch it again, or print it to a new PDF",
            Self::TooLarge(_) => "take the pages of the notice out of it",
        }
    }
}

/// Reads a PDF file.
///
/// # Errors
/// When the file, or a part of its text, cannot be read; see `PdfFault`.
pub(super) fn read(bytes: &[u8]) -> Result<Document, PdfFault> {
    if bytes.len() > MAX_BYTES {
        return Err(PdfFault::TooLarge(format!("more than {} MiB", MAX_BYTES >> 20)));
    }
    // The library recurses into nested arrays, which a thread of its own has room for; and should
    // it panic, it is that thread which ends.
    thread::scope(|scope| {
        let reader = thread::Builder::new()
            .name(THREAD.to_owned())
            .stack_size(nesting::STACK)
            .spawn_scoped(scope, || read_here(bytes))
            .map_err(|error| PdfFault::Broken(format!("no thread to read it in: {error}")))?;
        reader
            .join()
            .unwrap_or_else(|_| Err(PdfFault::Broken("its structure is not understood".to_owned())))
    })
}

fn read_here(bytes: &[u8]) -> Result<Document, PdfFault> {
    if nesting::is_too_deep(bytes) {
        return Err(PdfFault::Broken("it is nested too deeply".to_owned()));
    }
    let guard = Guard::open(bytes).map_err(fault)?;
    check_pages(&guard)?;
    let mut pages = Vec::new();
    for number in guard.pages().keys() {
        let page = page::read(&guard, *number).map_err(|error| match guard.passed() {
            Some(LimitPassed(limit)) => PdfFault::TooLarge(format!("page {number}: {limit}")),
            None => PdfFault::Broken(format!("page {number}: {error}")),
        })?;
        if let Some(LimitPassed(limit)) = guard.passed() {
            return Err(PdfFault::TooLarge(format!("page {number}: {limit}")));
        }
        pages.push(page);
    }
    check_text(&pages, guard.integrity().xref_reconstructed)?;
    let furniture = furniture::find(&pages);
    let (lines, mut dropped) = paragraphs::build(&pages, &furniture);
    dropped.extend(unread_parts(&pages, lines.len() + dropped.len()));
    let dropped = dropped.into_iter().map(|(line, text, rule)| {
        let rule = rule.into();
        Dropped { line, text, rule }
    });
    Ok(Document { lines, dropped: dropped.collect(), ..Document::default() })
}

/// What the library's errors come to.
fn fault(error: unpdf::Error) -> PdfFault {
    match error {
        unpdf::Error::Encrypted | unpdf::Error::InvalidPassword => PdfFault::Protected,
        unpdf::Error::UnknownFormat => PdfFault::Broken("it is no PDF".to_owned()),
        other => PdfFault::Broken(format!("it is damaged, or not all of it is there ({other})")),
    }
}

/// All pages that the file speaks of are there, and they are not too many.
fn check_pages(guard: &Guard<'_>) -> Result<(), PdfFault> {
    let found = guard.pages().len();
    if found > MAX_PAGES {
        return Err(PdfFault::TooLarge(format!("more than {MAX_PAGES} pages")));
    }
    let integrity = guard.integrity();
    if found == 0 {
        return Err(PdfFault::Broken("it has no pages".to_owned()));
    }
    if integrity.pages_incomplete() {
        let said = integrity.declared_page_count.unwrap_or_default();
        return Err(PdfFault::Broken(format!(
            "it is damaged; it speaks of {said} pages, and {found} can be found"
        )));
    }
    Ok(())
}

/// There is text, and hardly a character of it that cannot be told.
fn check_text(pages: &[Page], is_mended: bool) -> Result<(), PdfFault> {
    let sum = |count: fn(&Page) -> usize| pages.iter().map(count).sum::<usize>();
    let (told, untold) = (sum(|page| page.told), sum(|page| page.untold));
    if untold * 100 > told + untold {
        if is_mended {
            return Err(PdfFault::Broken("it is damaged, or not all of it is there".to_owned()));
        }
        let mut fonts: Vec<&str> =
            pages.iter().flat_map(|page| &page.fonts).map(String::as_str).collect();
        fonts.sort_unstable();
        fonts.dedup();
        fonts.retain(|font| !font.is_empty());
        let fonts =
            if fonts.is_empty() { "they have no names".to_owned() } else { fonts.join(", ") };
        return Err(PdfFault::Unreadable(fonts));
    }
    if let Some(page) = pages.iter().find(|page| page.lost_streams > 0) {
        return Err(PdfFault::Broken(format!(
            "part of page {} is damaged, or unfolds without end",
            page.number
        )));
    }
    if told > 0 {
        return Ok(());
    }
    if pages.iter().any(|page| page.is_picture) {
        return Err(PdfFault::Scanned);
    }
    Err(PdfFault::Broken("it holds no text".to_owned()))
}

/// The parts of a readable file that hold no text to read, so that a person can look at them.
fn unread_parts(pages: &[Page], before: usize) -> Vec<(usize, String, &'static str)> {
    let pictures = pages
        .iter()
        .filter(|page| page.is_picture && page.told == 0)
        .map(|page| (format!("page {}", page.number), "picture of a page"));
    let untold = pages.iter().filter(|page| page.untold > 0).map(|page| {
        let what = format!("page {}: {} ({})", page.number, page.untold, page.fonts.join(", "));
        (what, "unreadable characters")
    });
    pictures
        .chain(untold)
        .zip(before + 1..)
        .map(|((what, rule), number)| (number, what, rule))
        .collect()
}
