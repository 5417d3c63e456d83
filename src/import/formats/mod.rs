//! Saved files, by their format: what each says as lines, and what it says of itself.
//!
//! One module a format; [`read`] chooses among them.

mod docx;
mod html;
mod markdown;
mod pdf;
mod text;

pub use pdf::silence_pdf_panics;
#[cfg(test)]
pub(super) use text::lines;

use super::decode;
use super::line::Line;
use super::report::Dropped;
use crate::limits::LARGEST_RECORD;

/// What a saved file says, whatever its format.
#[derive(Debug, Default)]
pub(super) struct Document {
    /// Its lines.
    pub lines: Vec<Line>,
    /// What it says of the notice outside of them.
    pub facts: Facts,
    /// Lines that the format tells to be no part of the notice.
    pub dropped: Vec<Dropped>,
    /// What of that a person should look at.
    pub doubts: Vec<String>,
    /// The encoding of its text, for a format that leaves it open.
    pub encoding: Option<&'static str>,
}

/// What a file says of the notice besides its text.
#[derive(Debug, Default)]
pub(super) struct Facts {
    /// Its title, where no line gives it.
    pub title: Option<String>,
    /// Dates of publication.
    pub dates: Vec<Told>,
    /// Who published it.
    pub publishers: Vec<Told>,
    /// Who wrote it.
    pub authors: Vec<Told>,
    /// The name of the site it was on.
    pub site: Option<String>,
    /// Where it was.
    pub url: Option<String>,
    /// When it was saved, as the browser wrote it.
    pub retrieved: Option<String>,
    /// Lines beside the text that link to files.
    pub beside: Vec<Line>,
}

/// A value, and by what it is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Told {
    /// The value.
    pub value: String,
    /// What tells it: "the page’s PubDate".
    pub by: String,
}

/// Why a file cannot be read, and what to do about it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Unreadable {
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    pub help: &'static str,
}

/// Largest page that is read, in bytes. A text is no larger than the record that comes of it may be.
const LARGEST_PAGE: usize = 16 << 20;

/// The formats that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Text,
    Html,
    Markdown,
    Docx,
    Pdf,
}

/// Reads a saved file.
///
/// # Errors
/// When there is no text in it, or none that can be made out.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Document, Unreadable> {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    let format = Format::of(&ending, bytes)?;
    let fail =
        |fault: &dyn std::fmt::Display, help| Unreadable { message: fault.to_string(), help };
    match format {
        Format::Docx => docx::read(bytes).map_err(|fault| fail(&fault, fault.help())),
        Format::Pdf => pdf::read(bytes).map_err(|fault| fail(&fault, fault.help())),
        Format::Text | Format::Html | Format::Markdown => {
            let largest = if format == Format::Html { LARGEST_PAGE } else { LARGEST_RECORD };
            if bytes.len() > largest {
                let largest = largest >> 20;
                let message = format!("the text is larger than {largest} MiB, which no notice is");
                return Err(Unreadable { message, help: "take the text of the notice out of it" });
            }
            let declared = if format == Format::Html { decode::declared(bytes) } else { None };
            let decoded = decode::decode(bytes, declared)
                .map_err(|fault| fail(&fault, "save the notice again, as text"))?;
            let mut document = match format {
                Format::Html => html::read(&decoded.text)
                    .map_err(|fault| fail(&fault, "save the page again once it shows the notice, or copy its text into a file"))?,
                Format::Markdown => markdown::read(&decoded.text)
                    .map_err(|fault| fail(&fault, "copy its text into a file"))?,
                _ => Document { lines: text::lines(&decoded.text), ..Document::default() },
            };
            document.encoding = Some(decoded.encoding);
            Ok(document)
        }
    }
}

impl Format {
    /// The format of a file: by what it begins with, then by the ending of its name.
    fn of(ending: &str, bytes: &[u8]) -> Result<Self, Unreadable> {
        const OLE: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        let refuse = |message: &str, help| Err(Unreadable { message: message.to_owned(), help });
        let head = &bytes[..bytes.len().min(1024)];
        if memchr::memmem::find(head, b"%PDF-").is_some() {
            Ok(Self::Pdf)
        } else if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(OLE) || ending == "docx" {
            // An archive that holds notices is opened before it comes here.
            Ok(Self::Docx)
        } else if bytes.starts_with(b"{\\rtf") {
            refuse("this is rich text (RTF), which is not read", "save it as .docx, or as text")
        } else if is_archive_of_a_page(head) {
            refuse(
                "this is a page with its pictures in one file (MHTML), which is not read",
                "save the page as “HTML only” or “complete”",
            )
        } else if matches!(ending, "html" | "htm" | "xhtml" | "shtml") || looks_like_html(head) {
            Ok(Self::Html)
        } else if matches!(ending, "md" | "markdown") {
            Ok(Self::Markdown)
        } else {
            Ok(Self::Text)
        }
    }
}

fn looks_like_html(head: &[u8]) -> bool {
    let text = String::from_utf8_lossy(head)
        .trim_start_matches('\u{FEFF}')
        .trim_start()
        .to_ascii_lowercase();
    ["<!doctype html", "<html", "<head", "<body", "<!-- saved from url"]
        .iter()
        .any(|start| text.starts_with(start))
}

fn is_archive_of_a_page(head: &[u8]) -> bool {
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    head.contains("mime-version:") && head.contains("multipart/related")
}
