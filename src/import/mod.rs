//! From a saved notice to a record: text that a person can edit, with the evidence for every guess.
//!
//! One step a module, each a function from the value of the step before:
//!
//! 1. `decode`: bytes → text, or why they are none;
//! 2. `formats`: text → lines, by the kind of file;
//! 3. `chrome`: lines → lines of the notice, with what page furniture told and what was dropped;
//! 4. `describe`: what the notice is: title, publisher, `kind`, `people`, and `when` it was;
//! 5. `tag`: its topics, organisations, places and series, by the vocabularies;
//! 6. `structure`: its paragraphs and lists, as Markdown;
//! 7. `record`: the file.
//!
//! Two promises hold throughout: no word is lost (each is in the record or among the dropped
//! lines), and nothing is invented (what the text does not say is left out or put up for review).
//! Nothing here touches a file: the command line reads and writes.

mod chrome;
mod dateline;
mod dates;
mod decode;
mod describe;
mod event_name;
mod formats;
mod kind;
mod markdown;
mod pattern;
mod people;
mod record;
mod report;
mod sentences;
mod slug;
mod starter;
mod structure;
mod tag;
mod when;

pub use markdown::escape;
pub use report::{Dropped, Evidence, Report, Tag};
pub use starter::{DEFAULT_SITE, starter_files};
pub use tag::Vocabularies;

use crate::language::Language;
use crate::path::{NoticeId, SourcePath};
use crate::problem::{Place, Problem};
use record::Parts;

/// A file as it was saved.
#[derive(Debug, Clone, Copy)]
pub struct Saved<'a> {
    /// Its name, without folders.
    pub name: &'a str,
    /// What it holds.
    pub bytes: &'a [u8],
}

/// A record made from a saved file.
#[derive(Debug, Clone)]
pub struct Imported {
    /// The id it would like to have.
    pub id: NoticeId,
    /// The language of its text.
    pub language: Language,
    /// The whole file: front matter and Markdown.
    pub text: String,
    /// SHA-256 of the saved file.
    pub sha256: String,
    /// What was found, what was guessed, what was dropped.
    pub report: Report,
}

/// Makes a record of a saved file. `languages` are those of the site.
///
/// # Errors
/// A problem at the file: it is empty, no text, or in a language that the site does not have.
pub fn import(
    saved: Saved<'_>,
    vocabularies: &Vocabularies,
    languages: &[Language],
) -> Result<Imported, Problem> {
    let fail = |message: String, help: String| {
        let place = Place { file: SourcePath::new(saved.name), spot: None };
        Problem::error(place, message).help(help)
    };
    let decoded = decode::decode(saved.bytes)
        .map_err(|fault| fail(fault.to_string(), "save the notice again, as text".to_owned()))?;
    let lines = formats::lines(&decoded.text);
    let stripped = chrome::strip(lines);
    if stripped.lines.is_empty() {
        return Err(fail(
            "nothing is left of the file but page furniture".to_owned(),
            "save the page of the notice itself".to_owned(),
        ));
    }
    let language = describe::language(&stripped, languages).map_err(|code| {
        let known: Vec<&str> = languages.iter().map(Language::as_str).collect();
        let known = known.join(", ");
        fail(
            format!("the text seems to be in \"{code}\", which is no language of this site"),
            format!("site.toml has: {known}; add the language there to import the notice"),
        )
    })?;
    let described = describe::describe(stripped, language, vocabularies);
    let tags = tag::tag(&described, language, vocabularies);
    let body = structure::body(&described.body);
    let encoding = decoded.encoding;
    Ok(record::write(Parts { saved, encoding, language, described, tags, body }))
}
