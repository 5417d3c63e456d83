//! Lists: all notices, all years, all records of a vocabulary, all people.

use std::collections::BTreeMap;

use serde::Serialize;

use super::builder::PageBuilder;
use super::passages::Evidence;
use super::people::people;
use super::term::{YearGroup, by_year};
use super::{Card, Link, Text};
use crate::content::Vocabulary;
use crate::knowledge::TermEntry;
use crate::path::UrlPath;
use crate::site::plan::PageKind;

/// More notices than this do not stand in one list: of each year, only the newest do.
const MOST_NOTICES: usize = 600;
/// How many of each year then do.
const NEWEST_OF_MANY: usize = 20;

/// How many notices of each year the list of years shows.
const NEWEST_OF_YEAR: usize = 3;

/// A list.
#[derive(Debug, Serialize)]
pub struct ListView {
    /// The key of its words: `notices`, `years`, or the vocabulary's.
    pub key: &'static str,
    /// Notices by year, newest first.
    pub groups: Vec<YearGroup>,
    /// Years, newest first.
    pub years: Vec<YearItem>,
    /// Records of a vocabulary, by name.
    pub terms: Vec<TermItem>,
    /// People, by name.
    pub people: Vec<Link>,
}

/// A year in a list.
#[derive(Debug, Serialize)]
pub struct YearItem {
    /// Its page.
    pub href: UrlPath,
    /// The year as a reader writes it.
    pub year: String,
    /// How many notices it has.
    pub count: usize,
    /// Its newest notices; its own page has all.
    pub newest: Vec<Card>,
}

/// A record of a vocabulary in a list.
#[derive(Debug, Serialize)]
pub struct TermItem {
    /// Its page and name, with the number of its notices.
    pub link: Link,
    /// One sentence about it.
    pub summary: Option<Text>,
    /// What it is a part of.
    pub broader: Vec<Link>,
}

fn list(key: &'static str) -> ListView {
    ListView { key, groups: Vec::new(), years: Vec::new(), terms: Vec::new(), people: Vec::new() }
}

pub(super) fn notices(builder: &PageBuilder<'_>) -> ListView {
    let library = builder.site.library;
    let all = library.notices().map(|(index, _)| index);
    let bare = |index| Evidence::without_passages(builder.card(index));
    if library.notices().len() <= MOST_NOTICES {
        return ListView { groups: by_year(builder, all, bare), ..list("notices") };
    }
    // Each year's newest; its own page has all.
    let mut shown: BTreeMap<Option<i16>, usize> = BTreeMap::new();
    let newest = all.filter(|index| {
        let year = library.notice(*index).year;
        let count = shown.entry(year).or_default();
        *count += 1;
        // Notices of no year have no other page.
        *count <= NEWEST_OF_MANY || year.is_none()
    });
    let mut groups = by_year(builder, newest, bare);
    for group in &mut groups {
        let count = |year: i16| library.years().get(&year).map_or(0, Vec::len);
        group.more = group.number.map_or(0, count).saturating_sub(NEWEST_OF_MANY);
    }
    ListView { groups, ..list("notices") }
}

pub(super) fn all_people(builder: &PageBuilder<'_>) -> ListView {
    ListView { people: people(builder), ..list("people") }
}

pub(super) fn years(builder: &PageBuilder<'_>) -> ListView {
    ListView { years: year_items(builder), ..list("years") }
}

pub(super) fn year_items(builder: &PageBuilder<'_>) -> Vec<YearItem> {
    let item = |(year, notices): (&i16, &Vec<_>)| YearItem {
        href: builder.href(PageKind::Year(*year)),
        year: builder.year(*year),
        count: notices.len(),
        newest: builder.cards(notices.iter().copied().take(NEWEST_OF_YEAR)),
    };
    builder.site.library.years().iter().rev().map(item).collect()
}

pub(super) fn terms(builder: &PageBuilder<'_>, vocabulary: Vocabulary) -> ListView {
    let item = |entry: &TermEntry| {
        let text = entry.text(builder.language());
        let summary = text.summary.as_deref();
        TermItem {
            link: builder.term_link(entry),
            summary: summary.map(|summary| builder.text(summary, text.language)),
            broader: builder.term_links(vocabulary, &entry.broader),
        }
    };
    let mut terms: Vec<TermItem> = builder.site.library.terms(vocabulary).map(item).collect();
    terms.sort_by(|a, b| builder.compare_names(&a.link, &b.link));
    ListView { terms, ..list(vocabulary.folder()) }
}
