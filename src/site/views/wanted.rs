//! Documents that the notices cite and the collection has not.

use serde::Serialize;

use super::builder::PageBuilder;
use super::{Link, Text};
use crate::knowledge::{Wanted, WantedBy};

/// What is wanted.
#[derive(Debug, Serialize)]
pub struct WantedView {
    /// The documents, in one group for each language of their names; the reader's first.
    pub groups: Vec<WantedGroup>,
}

/// Documents called by names of one language.
#[derive(Debug, Serialize)]
pub struct WantedGroup {
    /// What a reader of the page calls the language.
    pub language: String,
    /// The documents, what most notices cite first.
    pub documents: Vec<WantedDocument>,
    /// How many more there are, of which each is cited less.
    pub more: usize,
}

/// A document that is cited.
#[derive(Debug, Serialize)]
pub struct WantedDocument {
    /// What the texts call it.
    pub name: Text,
    /// How often it is cited.
    pub count: usize,
    /// The notices that cite it, newest first; the counts are how often each does.
    pub cited_by: Vec<Link>,
    /// How many more notices cite it.
    pub more: usize,
}

/// How many documents of a language are shown.
const MOST_DOCUMENTS: usize = 400;
/// How many of those that cite a document are named.
const MOST_NAMED: usize = 20;

pub(super) fn wanted(builder: &PageBuilder<'_>) -> WantedView {
    let own = builder.language();
    let others = builder.site.config.tags().filter(|tag| *tag != own);
    let group = |language| {
        let all = builder.site.library.wanted().iter().filter(|one| one.language == language);
        WantedGroup {
            language: builder.language_name(language),
            more: all.clone().count().saturating_sub(MOST_DOCUMENTS),
            documents: all.take(MOST_DOCUMENTS).map(|one| document(builder, one)).collect(),
        }
    };
    let groups = std::iter::once(own).chain(others).map(group);
    WantedView { groups: groups.filter(|group| !group.documents.is_empty()).collect() }
}

fn document(builder: &PageBuilder<'_>, wanted: &Wanted) -> WantedDocument {
    let link = |by: &WantedBy| {
        let link = builder.notice_link(by.notice);
        let shown = builder.site.library.notice(by.notice).text(builder.language()).language;
        // The anchor is one of the text that cites it, which the reader may not be shown.
        let href = if shown == wanted.language {
            link.href.with_fragment(&by.anchor.to_string())
        } else {
            link.href
        };
        Link { href, count: Some(by.count), ..link }
    };
    WantedDocument {
        name: builder.text(&wanted.name, wanted.language),
        count: wanted.count(),
        cited_by: wanted.cited_by.iter().take(MOST_NAMED).map(link).collect(),
        more: wanted.cited_by.len().saturating_sub(MOST_NAMED),
    }
}
