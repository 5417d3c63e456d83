//! What happened when, as against when it was published.

use jiff::civil::Date;
use serde::Serialize;

use super::builder::PageBuilder;
use super::{Link, Text};
use crate::content::EventDate;
use crate::knowledge::{NoticeEntry, NoticeIndex};
use crate::site::plan::PageKind;

/// More events than this are shown by year, each on the page of its year.
const MOST_EVENTS: usize = 300;

/// The timeline of the collection.
#[derive(Debug, Serialize)]
pub struct TimelineView {
    /// What happened, the latest first; empty where there is too much for one page.
    pub rows: Vec<TimelineRow>,
    /// The years, the latest first, with the number of events of each; empty where all is above.
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
    let mut events: Vec<_> = library
        .notices()
        .flat_map(|(index, notice)| notice.events.iter().map(move |event| (index, notice, event)))
        .collect();
    if events.len() > MOST_EVENTS {
        let mut years: std::collections::BTreeMap<i16, usize> = std::collections::BTreeMap::new();
        for (_, _, event) in &events {
            *years.entry(event.start.year()).or_default() += 1;
        }
        // A year of events only has no page of its own.
        let years = years.into_iter().rev().filter(|(year, _)| library.years().contains_key(year));
        let link = |(year, count): (i16, usize)| {
            let link = builder.link_to(PageKind::Year(year), builder.year(year));
            Link { href: link.href.with_fragment("page-timeline"), count: Some(count), ..link }
        };
        return TimelineView { rows: Vec::new(), years: years.map(link).collect(), without_event };
    }
    events.sort_by_key(|(index, _, event)| (std::cmp::Reverse((event.start, event.end)), *index));
    let rows = events.into_iter().map(|(index, notice, event)| row(builder, index, notice, event));
    TimelineView { rows: rows.collect(), years: Vec::new(), without_event }
}

/// What happened in a year, in order. A notice stands under the year of its publication, which may
/// be the year after.
pub(super) fn of_year(builder: &PageBuilder<'_>, year: i16) -> Vec<TimelineRow> {
    let library = builder.site.library;
    let near = library.years().range(year.saturating_sub(1)..=year.saturating_add(1));
    let mut events: Vec<(NoticeIndex, &NoticeEntry, &EventDate)> = near
        .flat_map(|(_, notices)| notices)
        .flat_map(|index| {
            let notice = library.notice(*index);
            notice.events.iter().map(move |event| (*index, notice, event))
        })
        .filter(|(_, _, event)| event.start.year() <= year && year <= event.end.year())
        .collect();
    events.sort_by_key(|(index, _, event)| (event.start, event.end, *index));
    events.into_iter().map(|(index, notice, event)| row(builder, index, notice, event)).collect()
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

fn row(
    builder: &PageBuilder<'_>,
    index: NoticeIndex,
    notice: &NoticeEntry,
    event: &EventDate,
) -> TimelineRow {
    let text = notice.text(builder.language());
    TimelineRow {
        days: builder.site.words.days(builder.config, event.start, event.end),
        start: event.start.to_string(),
        place: builder.place_link(event.place.as_ref()),
        notice: Link {
            href: builder.href(PageKind::Notice(index)),
            label: Text { ..builder.text(&text.title, text.language) },
            count: None,
        },
        published: notice.date.map(|date| builder.config.conventions.date(date)),
        published_iso: notice.date.map(|date| date.to_string()),
        lag: notice.date.map(|date| lag(event, date)),
    }
}
