//! The events of the notices, and the days from which they act on others, as a calendar (iCalendar,
//! RFC 5545) in a language.
//!
//! All are whole days: `DTEND` is the day after the last (section 3.6.1). `UID` is made of what the
//! record says, the kind of day, the notice and the day, so that it stays the same in each build and
//! language. `DTSTAMP` would be the time of writing; a clock would change the file with every build, so
//! it is the day the notice was published or, where that is not known, the first day itself.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Export, address};
use crate::config::LanguageConfig;
use crate::content::Vocabulary;
use crate::knowledge::{NoticeEntry, NoticeIndex};
use crate::path::TermId;
use crate::site::one_line::one_line;
use crate::site::plan::PageKind;
use crate::site::{Site, urls};

/// Writes the calendar.
pub(super) fn write(site: &Site<'_>, config: &LanguageConfig) -> String {
    let mut lines = Lines::default();
    lines.raw("BEGIN:VCALENDAR");
    lines.raw("VERSION:2.0");
    lines.raw("PRODID:-//Gongwen//Gongwen//EN");
    // Programs know the older name as well as that of RFC 7986.
    lines.text("NAME", &config.title);
    lines.text("X-WR-CALNAME", &config.title);
    for (index, notice) in site.library.notices() {
        for day in days(site, config, index, notice) {
            event(site, config, (index, notice), &day, &mut lines);
        }
    }
    lines.raw("END:VCALENDAR");
    lines.0
}

/// A stretch of days that a notice speaks of.
struct Days<'a> {
    uid: String,
    start: Date,
    end: Date,
    summary: String,
    place: Option<&'a TermId>,
}

fn days<'a>(
    site: &Site<'_>,
    config: &LanguageConfig,
    index: NoticeIndex,
    notice: &'a NoticeEntry,
) -> Vec<Days<'a>> {
    let title = &notice.text(config.language).title;
    let mut of_day: BTreeMap<Date, usize> = BTreeMap::new();
    let events = notice.events.iter().map(|event| {
        let number = of_day.entry(event.start).or_default();
        *number += 1;
        // A second event of a day has a number; the first keeps its name when one is added.
        let again = if *number > 1 { format!("-{number}") } else { String::new() };
        Days {
            uid: format!("event-{}{again}/{}", event.start, notice.id()),
            start: event.start,
            end: event.end,
            summary: title.clone(),
            place: event.place.as_ref(),
        }
    });
    let relations = site.library.connections(index).relations.iter().filter_map(|relation| {
        let start = relation.since?;
        let other = site.library.notice(relation.notice);
        let kind = relation.kind.key();
        let word = site.words.plain(config.language, &format!("relation-{kind}"));
        let acted_on = &other.text(config.language).title;
        let colon = site.words.plain(config.language, "colon");
        Some(Days {
            uid: format!("{kind}-{start}/{}/{}", notice.id(), other.id()),
            start,
            end: start,
            summary: format!("{title} · {word}{colon}{acted_on}"),
            place: None,
        })
    });
    events.chain(relations).collect()
}

fn event(
    site: &Site<'_>,
    config: &LanguageConfig,
    (index, notice): (NoticeIndex, &NoticeEntry),
    days: &Days<'_>,
    lines: &mut Lines,
) {
    let tag = config.language;
    let text = notice.text(tag);
    lines.raw("BEGIN:VEVENT");
    lines.text("UID", &days.uid);
    lines.raw(&format!("DTSTAMP:{}T000000Z", basic(notice.date.unwrap_or(days.start))));
    lines.raw(&format!("DTSTART;VALUE=DATE:{}", basic(days.start)));
    // There is no day after the last of year 9999; DTEND may be left out for one day.
    if let Ok(after) = days.end.tomorrow() {
        lines.raw(&format!("DTEND;VALUE=DATE:{}", basic(after)));
    }
    lines.text(&format!("SUMMARY;LANGUAGE={}", text.language), &days.summary);
    if let Some(place) = days.place.and_then(|id| site.library.term(Vocabulary::Places, id)) {
        let place = place.text(tag);
        lines.text(&format!("LOCATION;LANGUAGE={}", place.language), &place.title);
    }
    if let Some(summary) = &text.summary {
        lines.text(&format!("DESCRIPTION;LANGUAGE={}", text.language), summary);
    }
    if site.base_url.is_some() {
        let own = Export::Calendar(config).path(site);
        let page = urls::page(PageKind::Notice(index), tag, site.library);
        lines.raw(&format!("URL:{}", address(site, &own, &page)));
    }
    lines.raw("TRANSP:TRANSPARENT");
    lines.raw("END:VEVENT");
}

/// A day as RFC 5545 writes it (section 3.3.4): without hyphens. Years have four digits.
fn basic(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}

/// Content lines (section 3.1).
#[derive(Default)]
struct Lines(String);

impl Lines {
    /// A property with a text (section 3.3.11).
    fn text(&mut self, name: &str, text: &str) {
        let text = one_line(text);
        let mut line = String::with_capacity(name.len() + text.len() + 1);
        line.push_str(name);
        line.push(':');
        for c in text.chars() {
            if matches!(c, '\\' | ';' | ',') {
                line.push('\\');
            }
            line.push(c);
        }
        self.raw(&line);
    }

    /// A line as it is, folded so that none is longer than 75 octets, and no character is cut.
    fn raw(&mut self, line: &str) {
        const LONGEST: usize = 75;
        let mut rest = line;
        let mut room = LONGEST;
        while rest.len() > room {
            let (now, later) = rest.split_at(rest.floor_char_boundary(room));
            self.0.push_str(now);
            self.0.push_str("\r\n ");
            rest = later;
            room = LONGEST - 1; // the space counts
        }
        self.0.push_str(rest);
        self.0.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn line(text: &str) -> String {
        let mut lines = Lines::default();
        lines.text("SUMMARY", text);
        lines.0
    }

    #[test]
    fn texts_are_escaped() {
        assert_eq!(line("a;b,c\\d\r\nEND:VEVENT"), "SUMMARY:a\\;b\\,c\\\\d END:VEVENT\r\n");
    }

    proptest! {
        #[test]
        fn lines_are_short_and_unfold(text in r"[\PC药品监管]{0,200}") {
            let folded = line(&text);
            for physical in folded.split_terminator("\r\n") {
                prop_assert!(physical.len() <= 75, "{}", physical);
            }
            let unfolded = folded.replace("\r\n ", "");
            let escaped = one_line(&text).replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,");
            prop_assert_eq!(unfolded, format!("SUMMARY:{escaped}\r\n"));
        }
    }
}
