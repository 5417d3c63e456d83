//! The page of a year: its notices, its topics against those of the year before, and what happened
//! in it.

use serde::Serialize;

use super::builder::PageBuilder;
use super::timeline::{TimelineRow, of_year};
use super::{Card, Link};
use crate::content::Vocabulary;
use crate::knowledge::Change;
use crate::site::plan::PageKind;

/// A year.
#[derive(Debug, Serialize)]
pub struct YearView {
    /// The year as a reader writes it.
    pub year: String,
    /// Its notices, newest first.
    pub notices: Vec<Card>,
    /// Its topics against the year before.
    pub topics: Topics,
    /// What happened in it, wherever it was published.
    pub timeline: Vec<TimelineRow>,
    /// The year before it that has notices.
    pub previous: Option<Link>,
    /// The year after it that has notices.
    pub next: Option<Link>,
}

/// The topics of a year; the counts are those of the year, most first.
#[derive(Debug, Default, Serialize)]
pub struct Topics {
    /// The year they are compared with; without one, all of them are `same`.
    pub before: Option<Link>,
    /// Whether the collection has nothing of the years between.
    pub skips: bool,
    /// Those that the year before has not.
    pub new: Vec<ChangedTopic>,
    /// Those of more notices than the year before.
    pub risen: Vec<ChangedTopic>,
    /// Those of as many.
    pub same: Vec<ChangedTopic>,
    /// Those of fewer.
    pub fallen: Vec<ChangedTopic>,
    /// Those of the year before that this year has not; the way to them leads to that year.
    pub dropped: Vec<ChangedTopic>,
}

/// A topic, how often it is there, and how often it was before.
#[derive(Debug, Serialize)]
pub struct ChangedTopic {
    /// The topic in that year.
    pub link: Link,
    /// How many notices of the year.
    pub now: usize,
    /// How many of the year before.
    pub before: usize,
}

pub(super) fn year(builder: &PageBuilder<'_>, year: i16) -> YearView {
    let library = builder.site.library;
    let years = library.years();
    let notices = years.get(&year).map_or(&[][..], Vec::as_slice);
    let neighbour = |year: Option<(&i16, _)>| {
        year.map(|(year, _)| builder.link_to(PageKind::Year(*year), builder.year(*year)))
    };
    YearView {
        year: builder.year(year),
        notices: builder.cards(notices.iter().copied()),
        topics: topics(builder, year),
        timeline: of_year(builder, year),
        previous: neighbour(years.range(..year).next_back()),
        next: neighbour(years.range(year.saturating_add(1)..).next()),
    }
}

fn topics(builder: &PageBuilder<'_>, year: i16) -> Topics {
    let matrix = builder.site.library.matrix();
    let before = matrix.year_before(year);
    let mut topics = Topics {
        before: before.map(|before| builder.link_to(PageKind::Year(before), builder.year(before))),
        skips: before.is_some_and(|before| before + 1 < year),
        ..Topics::default()
    };
    // Without a year before, nothing is new or dropped: each topic is compared with itself.
    for change in matrix.changes(before.unwrap_or(year), year) {
        let Change { topic, before: was, now } = change;
        let Some(entry) = builder.site.library.term(Vocabulary::Topics, topic) else { continue };
        let shown_in = if now == 0 { before.unwrap_or(year) } else { year };
        let link =
            Link { href: builder.term_year(entry, Some(shown_in)), ..builder.term_link(entry) };
        let changed = ChangedTopic { link, now, before: was };
        match (was, now) {
            (0, _) => topics.new.push(changed),
            (_, 0) => topics.dropped.push(changed),
            (was, now) if now > was => topics.risen.push(changed),
            (was, now) if now < was => topics.fallen.push(changed),
            _ => topics.same.push(changed),
        }
    }
    for list in [
        &mut topics.new,
        &mut topics.risen,
        &mut topics.same,
        &mut topics.fallen,
        &mut topics.dropped,
    ] {
        list.sort_by(|a, b| {
            let most = |one: &ChangedTopic| std::cmp::Reverse((one.now, one.before));
            most(a).cmp(&most(b)).then_with(|| builder.compare_names(&a.link, &b.link))
        });
    }
    topics
}
