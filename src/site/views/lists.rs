//! Lists: all notices, all years, one year, all records of a vocabulary.

use std::collections::BTreeMap;

use serde::Serialize;

use super::builder::PageBuilder;
use super::term::{YearGroup, by_year};
use super::{Card, Link, Text};
use crate::content::Vocabulary;
use crate::knowledge::TermEntry;
use crate::path::{TermId, UrlPath};
use crate::site::plan::PageKind;

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

/// A year.
#[derive(Debug, Serialize)]
pub struct YearView {
    /// The year as a reader writes it.
    pub year: String,
    /// Its notices, newest first.
    pub notices: Vec<Card>,
    /// The topics of its notices; the counts are those of the year, most first.
    pub topics: Vec<Link>,
    /// The year before it that has notices.
    pub previous: Option<Link>,
    /// The year after it that has notices.
    pub next: Option<Link>,
}

fn list(key: &'static str) -> ListView {
    ListView { key, groups: Vec::new(), years: Vec::new(), terms: Vec::new() }
}

pub(super) fn notices(builder: &PageBuilder<'_>) -> ListView {
    let all = builder.site.library.notices().map(|(index, _)| index);
    ListView { groups: by_year(builder, all), ..list("notices") }
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

pub(super) fn year(builder: &PageBuilder<'_>, year: i16) -> YearView {
    let library = builder.site.library;
    let years = library.years();
    let notices = years.get(&year).map_or(&[][..], Vec::as_slice);
    let mut counts: BTreeMap<_, usize> = BTreeMap::new();
    for id in notices.iter().flat_map(|index| &library.notice(*index).topics) {
        *counts.entry(id).or_default() += 1;
    }
    let topic = |(id, count): (&TermId, usize)| {
        let link = builder.term_link(library.term(Vocabulary::Topics, id)?);
        Some(Link { count: Some(count), ..link })
    };
    let mut topics: Vec<Link> = counts.into_iter().filter_map(topic).collect();
    builder.sort_by_name(&mut topics);
    topics.sort_by_key(|link| std::cmp::Reverse(link.count)); // stable: by name among equals
    let neighbour = |year: Option<(&i16, _)>| {
        year.map(|(year, _)| builder.link_to(PageKind::Year(*year), builder.year(*year)))
    };
    YearView {
        year: builder.year(year),
        notices: builder.cards(notices.iter().copied()),
        topics,
        previous: neighbour(years.range(..year).next_back()),
        next: neighbour(years.range(year + 1..).next()),
    }
}
