//! The collection as files that programs read, each format in a module of its own.
//!
//! | files | format |
//! | --- | --- |
//! | `LANG/notices.atom`, `LANG/topics/ID.atom` | Atom feeds (RFC 4287); only where a base URL is known |
//! | `LANG/notices/ID.md` | the Markdown twin of a notice's page |
//! | `LANG/notices.csv` | the particulars of all notices as a table (RFC 4180) |
//! | `LANG/events.ics` | what happened when, as a calendar (RFC 5545) |
//! | `llms.txt` | a list of the twins for language models (llmstxt.org) |
//! | `api/notices.json`, `api/notices/ID.json` | all particulars, and each notice with its texts |
//! | `api/notices.schema.json`, `api/notice.schema.json` | what these hold (JSON Schema 2020-12) |
//! | `api/vocabularies.jsonld` | the vocabularies (SKOS in JSON-LD) |
//!
//! Addresses in these files are absolute where it is known where the site is published; else they
//! are relative to the file they stand in. Nothing depends on a clock.

mod api;
mod calendar;
mod feed;
mod llms;
mod schema;
mod skos;
mod table;
mod twin;

pub(super) use feed::title as feed_title;

use crate::config::{Exports, LanguageConfig};
use crate::content::Vocabulary;
use crate::knowledge::{NoticeIndex, TermEntry};
use crate::path::{OutputPath, SourcePath};

use super::plan::{ListKind, PageKind};
use super::{Site, urls};

/// A file for programs.
#[derive(Clone, Copy)]
pub enum Export<'a> {
    /// The newest notices of the site, or of a topic.
    Feed(&'a LanguageConfig, Option<&'a TermEntry>),
    /// A notice as Markdown.
    Twin(&'a LanguageConfig, NoticeIndex),
    /// The particulars of all notices, as a table.
    Table(&'a LanguageConfig),
    /// The events of all notices.
    Calendar(&'a LanguageConfig),
    /// The list for language models.
    Llms,
    /// A notice with all its texts.
    Notice(NoticeIndex),
    /// The particulars of all notices.
    Notices,
    /// What the files of single notices hold.
    NoticeSchema,
    /// What the file of all notices holds.
    NoticesSchema,
    /// The vocabularies.
    Vocabularies,
}

impl Export<'_> {
    /// Where it lies.
    #[must_use]
    pub fn path(self, site: &Site<'_>) -> OutputPath {
        let page = |kind, config: &LanguageConfig| urls::page(kind, config.language, site.library);
        let notices = PageKind::List(ListKind::Notices);
        match self {
            Self::Feed(config, None) => page(notices, config).beside("atom"),
            Self::Feed(config, Some(topic)) => page(PageKind::Term(topic), config).beside("atom"),
            Self::Twin(config, index) => page(PageKind::Notice(index), config).beside("md"),
            Self::Table(config) => page(notices, config).beside("csv"),
            Self::Calendar(config) => OutputPath::file(config.language, "events", "ics"),
            Self::Llms => OutputPath::at_root("llms.txt"),
            Self::Notice(index) => {
                OutputPath::api(&format!("notices/{}.json", site.library.notice(index).id()))
            }
            Self::Notices => OutputPath::api("notices.json"),
            Self::NoticeSchema => OutputPath::api("notice.schema.json"),
            Self::NoticesSchema => OutputPath::api("notices.schema.json"),
            Self::Vocabularies => OutputPath::api("vocabularies.jsonld"),
        }
    }

    /// What it holds.
    #[must_use]
    pub fn write(self, site: &Site<'_>) -> String {
        match self {
            Self::Feed(config, topic) => feed::write(site, config, topic),
            Self::Twin(config, index) => twin::write(site, config, index),
            Self::Table(config) => table::write(site, config),
            Self::Calendar(config) => calendar::write(site, config),
            Self::Llms => llms::write(site),
            Self::Notice(index) => api::notice(site, index),
            Self::Notices => api::notices(site),
            Self::NoticeSchema => schema::notice(site),
            Self::NoticesSchema => schema::notices(site),
            Self::Vocabularies => skos::write(site),
        }
    }

    /// Whether the site has it.
    #[must_use]
    pub fn is_planned(self, site: &Site<'_>) -> bool {
        // A site of plain pages has nothing for programs.
        let has_notices = site.library.notices().len() > 0;
        let is_published = has_notices && site.config.exports == Exports::Published;
        match self {
            Self::Feed(_, topic) => site.base_url.is_some() && feed::has_entries(site, topic),
            // A calendar without a component would break RFC 5545, section 3.6.
            Self::Calendar(_) => is_published && !site.library.events().is_empty(),
            _ => is_published,
        }
    }
}

/// The files for programs, each with the file of the record that it is made of, if there is one.
pub(super) fn exports<'a>(site: &Site<'a>) -> Vec<(Export<'a>, Option<&'a SourcePath>)> {
    let (library, config) = (site.library, site.config);
    let mut all = vec![
        (Export::Llms, None),
        (Export::Notices, None),
        (Export::NoticeSchema, None),
        (Export::NoticesSchema, None),
        (Export::Vocabularies, None),
    ];
    for (index, notice) in library.notices() {
        all.push((Export::Notice(index), Some(&notice.original().source_text.file)));
    }
    for language in &config.languages {
        let tag = language.language;
        all.extend([
            (Export::Feed(language, None), None),
            (Export::Table(language), None),
            (Export::Calendar(language), None),
        ]);
        all.extend(library.terms(Vocabulary::Topics).map(|topic| {
            (Export::Feed(language, Some(topic)), Some(&topic.text(tag).source_text.file))
        }));
        all.extend(library.notices().map(|(index, notice)| {
            (Export::Twin(language, index), Some(&notice.text(tag).source_text.file))
        }));
    }
    all.retain(|(export, _)| export.is_planned(site));
    all
}

/// The address of a file of the site from another: absolute where that is known.
fn address(site: &Site<'_>, from: &OutputPath, to: &OutputPath) -> String {
    match site.base_url {
        Some(base) => to.absolute(base),
        None => from.link_to(to).as_str().to_owned(),
    }
}
