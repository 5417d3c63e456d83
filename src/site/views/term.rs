//! The page of a topic, series, organisation or place.

use serde::Serialize;

use super::builder::PageBuilder;
use super::{Article, Card, Link, Text};
use crate::knowledge::{NoticeIndex, TermEntry};
use crate::path::TermId;
use crate::site::plan::PageKind;

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
    /// Of a place: the notices of what happened there.
    pub held_here: Vec<Card>,
    /// The other notices that name it, by year, newest first.
    pub groups: Vec<YearGroup>,
}

/// Notices of one year.
#[derive(Debug, Serialize)]
pub struct YearGroup {
    /// The year and its page; `None` for notices without one.
    pub year: Option<Link>,
    /// Its notices, newest first.
    pub notices: Vec<Card>,
}

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
    let words = text.terms.iter().filter(|term| **term != text.title);
    TermView {
        vocabulary: vocabulary.folder(),
        article: builder.article(&text.title, text.summary.as_deref(), (&text.body, text.language)),
        terms: words.map(|term| builder.text(term, text.language)).collect(),
        broader: links(&entry.broader),
        narrower: links(&entry.narrower),
        related: links(&entry.related),
        count: entry.notices.len(),
        held_here: builder.cards(entry.events.iter().copied()),
        groups: by_year(builder, others.copied()),
    }
}

/// Notices, already in their order, in groups of one year.
pub(super) fn by_year(
    builder: &PageBuilder<'_>,
    notices: impl IntoIterator<Item = NoticeIndex>,
) -> Vec<YearGroup> {
    let mut groups: Vec<(Option<i16>, Vec<Card>)> = Vec::new();
    for index in notices {
        let year = builder.site.library.notice(index).year;
        let card = builder.card(index);
        match groups.last_mut() {
            Some((last, cards)) if *last == year => cards.push(card),
            _ => groups.push((year, vec![card])),
        }
    }
    let group = |(year, notices): (Option<i16>, Vec<Card>)| YearGroup {
        year: year.map(|year| builder.link_to(PageKind::Year(year), builder.year(year))),
        notices,
    };
    groups.into_iter().map(group).collect()
}
