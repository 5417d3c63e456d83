//! The page of a topic, series, organisation or place.

use std::collections::BTreeMap;

use serde::Serialize;

use super::builder::PageBuilder;
use super::passages::{Evidence, Sparkline, of_term, sparkline};
use super::series::{SeriesView, series};
use super::{Article, Card, Link, Text};
use crate::content::Vocabulary;
use crate::knowledge::{NoticeIndex, TermEntry};
use crate::path::TermId;
use crate::site::plan::{PageKind, is_split};

/// A record of a vocabulary.
#[derive(Debug, Serialize)]
pub struct TermView {
    /// The key of its vocabulary's words.
    pub vocabulary: &'static str,
    /// Its name and article.
    pub article: Article,
    /// Other words by which texts speak of it.
    pub terms: Vec<Text>,
    /// What it is a part of.
    pub broader: Vec<Link>,
    /// What is a part of it.
    pub narrower: Vec<Link>,
    /// What a reader of it may want.
    pub related: Vec<Link>,
    /// How many notices name it.
    pub count: usize,
    /// How often they do, year by year.
    pub sparkline: Option<Sparkline>,
    /// The pages of its years, newest first, where its notices are too many for one page; only the
    /// newest are then in `groups`.
    pub years: Vec<Link>,
    /// Of a series: its editions against each other.
    pub series: Option<SeriesView>,
    /// Of a place: the notices of what happened there.
    pub held_here: Vec<Card>,
    /// The other notices that name it, by year, newest first, with the passages that do.
    pub groups: Vec<YearGroup>,
}

/// Notices of one year.
#[derive(Debug, Serialize)]
pub struct YearGroup {
    /// Its anchor.
    pub id: String,
    #[serde(skip)]
    pub(super) number: Option<i16>,
    /// The year and its page; `None` for notices without one.
    pub year: Option<Link>,
    /// Its notices, newest first.
    pub notices: Vec<Evidence>,
    /// How many more the year has.
    pub more: usize,
}

/// How many passages of a notice the page of a topic shows.
const MOST_OF_TOPIC: usize = 4;
/// How many the other pages show.
const MOST_PASSAGES: usize = 2;
/// How many notices the page of a record shows that has too many for one page.
const NEWEST: usize = 20;

pub(super) fn term(builder: &PageBuilder<'_>, entry: &TermEntry) -> TermView {
    let vocabulary = entry.vocabulary();
    let links = |ids: &[TermId]| {
        let mut links = builder.term_links(vocabulary, ids);
        builder.sort_by_name(&mut links);
        links
    };
    let text = entry.text(builder.language());
    // Both lists are in the order of the notices' numbers.
    let others = entry.notices.iter().filter(|index| entry.events.binary_search(index).is_err());
    let is_word = |term: &&String| **term != text.title && !term.trim().is_empty();
    let words = text.terms.iter().filter(is_word);
    let is_split = is_split(entry);
    let (held_here, groups) = if is_split {
        let newest = entry.notices.iter().take(NEWEST).copied();
        (Vec::new(), evidence_by_year(builder, entry, newest))
    } else if vocabulary == Vocabulary::Series {
        (Vec::new(), Vec::new()) // its editions are in `series`
    } else {
        (
            builder.cards(entry.events.iter().copied()),
            evidence_by_year(builder, entry, others.copied()),
        )
    };
    TermView {
        vocabulary: vocabulary.folder(),
        article: builder.article(&text.title, text.summary.as_deref(), (&text.body, text.language)),
        terms: words.map(|term| builder.text(term, text.language)).collect(),
        broader: links(&entry.broader),
        narrower: links(&entry.narrower),
        related: links(&entry.related),
        count: entry.notices.len(),
        sparkline: sparkline(builder, entry),
        years: if is_split { years(builder, entry) } else { Vec::new() },
        series: (vocabulary == Vocabulary::Series).then(|| series(builder, entry)),
        held_here,
        groups,
    }
}

/// The page of one year of a record that has too many notices for one page.
#[derive(Debug, Serialize)]
pub struct TermYearView {
    /// The record.
    pub term: Link,
    /// The year as a reader writes it; `None` for notices of none.
    pub year: Option<String>,
    /// How many notices.
    pub count: usize,
    /// The notices.
    pub groups: Vec<YearGroup>,
    /// The other years.
    pub years: Vec<Link>,
}

pub(super) fn term_year(
    builder: &PageBuilder<'_>,
    entry: &TermEntry,
    year: Option<i16>,
) -> TermYearView {
    let library = builder.site.library;
    let of_year: Vec<NoticeIndex> =
        entry.notices.iter().copied().filter(|index| library.notice(*index).year == year).collect();
    TermYearView {
        term: builder.term_link(entry),
        year: year.map(|year| builder.year(year)),
        count: of_year.len(),
        groups: evidence_by_year(builder, entry, of_year),
        years: years(builder, entry),
    }
}

/// The years of a record's notices, newest first, with how many each has.
fn years(builder: &PageBuilder<'_>, entry: &TermEntry) -> Vec<Link> {
    let mut counts: BTreeMap<Option<i16>, usize> = BTreeMap::new();
    for index in &entry.notices {
        *counts.entry(builder.site.library.notice(*index).year).or_default() += 1;
    }
    let link = |(year, count): (Option<i16>, usize)| {
        let label = year.map_or_else(|| builder.word("undated"), |year| builder.year(year));
        let href = builder.term_year(entry, year);
        Link { href, label: Text { text: label, lang: None }, count: Some(count) }
    };
    counts.into_iter().rev().map(link).collect()
}

fn evidence_by_year(
    builder: &PageBuilder<'_>,
    entry: &TermEntry,
    notices: impl IntoIterator<Item = NoticeIndex>,
) -> Vec<YearGroup> {
    let most = match entry.vocabulary() {
        Vocabulary::Topics => MOST_OF_TOPIC,
        Vocabulary::Series => 0, // an edition is all about its series
        Vocabulary::Organisations | Vocabulary::Places => MOST_PASSAGES,
    };
    by_year(builder, notices, |index| match most {
        0 => Evidence::without_passages(builder.card(index)),
        most => of_term(builder, index, entry, most),
    })
}

/// Notices, already in their order, in groups of one year.
pub(super) fn by_year(
    builder: &PageBuilder<'_>,
    notices: impl IntoIterator<Item = NoticeIndex>,
    evidence: impl Fn(NoticeIndex) -> Evidence,
) -> Vec<YearGroup> {
    let mut groups: Vec<(Option<i16>, Vec<Evidence>)> = Vec::new();
    for index in notices {
        let year = builder.site.library.notice(index).year;
        let shown = evidence(index);
        match groups.last_mut() {
            Some((last, notices)) if *last == year => notices.push(shown),
            _ => groups.push((year, vec![shown])),
        }
    }
    let group = |(year, notices): (Option<i16>, Vec<Evidence>)| YearGroup {
        id: year_anchor(year),
        number: year,
        year: year.map(|year| builder.link_to(PageKind::Year(year), builder.year(year))),
        notices,
        more: 0,
    };
    groups.into_iter().map(group).collect()
}

/// The anchor of a year in a list.
pub(super) fn year_anchor(year: Option<i16>) -> String {
    match year {
        Some(year) => format!("page-{year}"),
        None => "page-undated".to_owned(),
    }
}
