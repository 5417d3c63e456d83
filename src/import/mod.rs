//! From a saved notice to a record: text that a person can edit, with the evidence for every guess.
//!
//! One step a module, each a function from the value of the step before:
//!
//! 1. `formats`: bytes → lines, by the kind of file; `decode` where they are text;
//! 2. `chrome`: lines → lines of the notice, with what page furniture told and what was dropped;
//! 3. `heal`: lines → paragraphs, where lines were broken;
//! 4. `describe`: what the notice is: `headline`, publisher, `number`, `kind`, `people`, `when` it was;
//! 5. `tag`: its topics, organisations, places and series, by the vocabularies;
//! 6. `structure`: its paragraphs, headings, lists and tables, as Markdown;
//! 7. `record`: the file.
//!
//! `archive` opens a `.zip` of saved files before all this; `same` tells afterwards which records
//! are the same notice.
//!
//! Two promises hold throughout: no word is lost (each is in the record or among the dropped
//! lines), and nothing is invented (what the text does not say is left out or put up for review).
//! Nothing here touches a file: the command line reads and writes.

mod archive;
mod attachments;
mod chrome;
mod dateline;
mod dates;
mod decode;
mod describe;
mod event_name;
mod formats;
mod headline;
mod heal;
mod joining;
mod kind;
mod line;
mod markdown;
mod merge;
mod number;
mod people;
mod record;
mod report;
mod same;
mod slug;
mod sources;
mod starter;
mod structure;
mod tag;
mod text_language;
mod when;

pub use archive::{Archive, BadArchive, Entry, is_archive};
pub use attachments::Attachment;
pub use formats::silence_pdf_panics;
pub use markdown::escape;
pub use merge::{Merged, merge};
pub use record::{Facts, new_notice, new_page, new_term};
pub use report::{Dropped, Evidence, Report, Tag};
pub use same::{Collection, Match, Print, is_paired, paired, unshared};
pub use slug::slug;
pub use sources::{HASH_IN_NAME, hash_in_name, kept_as};
pub use starter::{DEFAULT_SITE, starter_files};
pub use tag::Vocabularies;

use crate::config::FurnitureRule;
use crate::language::Language;
use crate::limits::LARGEST_RECORD;
use crate::path::{NoticeId, SourcePath};
use crate::problem::{Place, Problem};
use chrome::Rule;
use formats::Document;
use jiff::civil::Date;
use record::Parts;

/// A file as it was saved.
#[derive(Debug, Clone, Copy)]
pub struct Saved<'a> {
    /// Its name, without folders.
    pub name: &'a str,
    /// What it holds.
    pub bytes: &'a [u8],
    /// Where it was on the web, if whoever imports it says so.
    pub url: Option<&'a str>,
    /// When it was saved, likewise.
    pub retrieved: Option<Date>,
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
    /// The name of the saved file.
    pub name: String,
    /// SHA-256 of the saved file.
    pub sha256: String,
    /// What was found, what was guessed, what was dropped.
    pub report: Report,
}

impl Imported {
    /// The name under which the saved file is kept: the beginning of its hash, by which it can be
    /// told that it is unaltered, then its name.
    #[must_use]
    pub fn kept_as(&self) -> String {
        kept_as(&self.sha256, &self.name)
    }
}

/// Most lines of a page that are put up for review because it left them out.
const MOST_DOUBTS: usize = 5;

/// What a site brings to import.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    /// The words by which notices are tagged.
    pub vocabularies: &'a Vocabularies,
    /// The languages of the site.
    pub languages: &'a [Language],
    /// The site's own rules for page furniture.
    pub furniture: &'a [FurnitureRule],
}

/// Makes a record of a saved file.
///
/// # Errors
/// A problem at the file: it is empty, no text, or in a language that the site does not have.
pub fn import(saved: Saved<'_>, setting: Setting<'_>) -> Result<Imported, Problem> {
    let fail = |message: String, help: String| {
        let place = Place { file: SourcePath::new(saved.name), spot: None };
        Problem::error(crate::problem::Rule::UnreadableFile, place, message).help(help)
    };
    let Document { lines, facts, dropped, doubts, encoding } =
        formats::read(saved.name, saved.bytes)
            .map_err(|fault| fail(fault.message, fault.help.to_owned()))?;
    let rules: Vec<Rule> = setting.furniture.iter().map(Rule::from).collect();
    let mut facts = facts;
    facts.url = saved.url.map(str::to_owned).or(facts.url);
    let mut stripped = chrome::strip(lines, &rules);
    stripped.dropped.splice(0..0, dropped);
    for doubt in doubts.into_iter().take(MOST_DOUBTS) {
        stripped.notes.ask("text", doubt);
    }
    if stripped.lines.is_empty() {
        return Err(fail(
            "nothing is left of the file but page furniture".to_owned(),
            "save the page of the notice itself".to_owned(),
        ));
    }
    let language = text_language::language(&stripped, setting.languages).map_err(|code| {
        let known: Vec<&str> = setting.languages.iter().map(Language::as_str).collect();
        let known = known.join(", ");
        fail(
            format!("the text seems to be in \"{code}\", which is no language of this site"),
            format!("site.toml has: {known}; add the language there to import the notice"),
        )
    })?;
    let mut described = describe::describe(stripped, facts, language, setting.vocabularies);
    described.retrieved = saved.retrieved.or(described.retrieved);
    let tags = tag::tag(&mut described, language, setting.vocabularies);
    let (body, markers) = structure::body(std::mem::take(&mut described.body));
    described.dropped.extend(markers);
    described.dropped.sort_by_key(|dropped| dropped.line);
    let imported = record::write(Parts { saved, encoding, language, described, tags, body });
    if imported.text.len() > LARGEST_RECORD {
        return Err(fail(
            format!(
                "its record would be larger than {} MiB, which no notice is",
                LARGEST_RECORD >> 20
            ),
            "take the text of the notice out of it".to_owned(),
        ));
    }
    Ok(imported)
}
