//! What happened when, as against when it was published.

use jiff::civil::Date;
use serde::Serialize;

use super::Link;
use super::builder::PageBuilder;
use crate::content::EventDate;
use crate::knowledge::{EventIndex, Library};
use crate::site::plan::PageKind;

/// More events than this are shown by year, each on the page of its year.
const MOST_EVENTS: usize = 300;

/// The timeline of the collection.
#[derive(Debug, Serialize)]
pub struct TimelineView {
    /// What happened, the latest first; where that is too much for one page, only what is on the page
    /// of no year.
    pub rows: Vec<TimelineRow>,
    /// The years with pages that show the rest, the latest first, with the number of events of each.
    pub years: Vec<Link>,
    /// How many notices tell of no event.
    pub without_event: usize,
}

/// An event and its publication.
#[derive(Debug, Serialize)]
pub struct TimelineRow {
    /// The days, as a reader writes them.
    pub days: String,
    /// The first day in ISO 8601.
    pub start: String,
    /// Where.
    pub place: Option<Link>,
    /// The notice.
    pub notice: Link,
    /// When it was published, as a reader writes it.
    pub published: Option<String>,
    /// The same in ISO 8601.
    pub published_iso: Option<String>,
    /// How publication lies to the event.
    pub lag: Option<Lag>,
}

/// How the publication of a notice lies to an event.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Lag {
    /// The key of its words: `days-before` the first day, `days-during`, `days-after` the last.
    pub key: &'static str,
    /// How many days before or after.
    pub days: i32,
}

pub(super) fn timeline(builder: &PageBuilder<'_>) -> TimelineView {
    let library = builder.site.library;
    let without_event = library.notices().filter(|(_, notice)| notice.events.is_empty()).count();
    let events = library.events();
    let are_many = events.values().map(Vec::len).sum::<usize>() > MOST_EVENTS;
    // A year in which nothing was published has no page to show its events.
    let has_page = |year: &i16| are_many && library.years().contains_key(year);
    let mut here: Vec<EventIndex> = events
        .iter()
        .filter(|(year, _)| !has_page(year))
        .flat_map(|(_, events)| events.iter().copied())
        .collect();
    here.sort_by_key(|one| (std::cmp::Reverse(days(library, *one)), *one));
    // One that runs over the end of a year is in both.
    here.dedup();
    let link = |(year, events): (&i16, &Vec<EventIndex>)| {
        let link = builder.link_to(PageKind::Year(*year), builder.year(*year));
        Link { href: link.href.with_fragment("page-timeline"), count: Some(events.len()), ..link }
    };
    let years = events.iter().rev().filter(|(year, _)| has_page(year)).map(link);
    TimelineView {
        years: years.collect(),
        rows: here.into_iter().filter_map(|one| row(builder, one)).collect(),
        without_event,
    }
}

/// What happened in a year, in order, whenever it was published.
pub(super) fn of_year(builder: &PageBuilder<'_>, year: i16) -> Vec<TimelineRow> {
    let library = builder.site.library;
    let mut events = library.events().get(&year).cloned().unwrap_or_default();
    events.sort_by_key(|one| (days(library, *one), *one));
    events.into_iter().filter_map(|one| row(builder, one)).collect()
}

fn days(library: &Library, index: EventIndex) -> Option<(Date, Date)> {
    let event = library.event(index)?;
    Some((event.start, event.end))
}

fn lag(event: &EventDate, published: Date) -> Lag {
    let days = |from: Date, to: Date| from.until(to).map_or(0, |span| span.get_days());
    if published < event.start {
        Lag { key: "days-before", days: days(published, event.start) }
    } else if published < event.end {
        Lag { key: "days-during", days: 0 }
    } else {
        Lag { key: "days-after", days: days(event.end, published) }
    }
}

fn row(builder: &PageBuilder<'_>, index: EventIndex) -> Option<TimelineRow> {
    let event = builder.site.library.event(index)?;
    let notice = builder.site.library.notice(index.notice);
    Some(TimelineRow {
        days: builder.site.words.days(builder.config, event.start, event.end),
        start: event.start.to_string(),
        place: builder.place_link(event.place.as_ref()),
        notice: builder.notice_link(index.notice),
        published: notice.date.map(|date| builder.config.conventions.date(date)),
        published_iso: notice.date.map(|date| date.to_string()),
        lag: notice.date.map(|date| lag(event, date)),
    })
}
