//! When a notice was published, and when what it reports happened. Nothing is invented: a day is
//! named by the text or its page, and what it leaves open (year, month, the order of numbers) is
//! settled only by evidence, which is told.

use std::sync::LazyLock;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use regex::Regex;

use super::chrome::{Metadata, is_issuer};
use super::dateline::dateline;
use super::dates::{self, Mention, Named};
use super::line::Line;
use super::report::Notes;
use crate::pattern::pattern;

/// What dates are looked for in.
pub(super) struct Clues<'a> {
    /// What the page around the notice says of its date.
    pub metadata: &'a [Metadata],
    /// The lines of the notice, without the headline.
    pub body: &'a [Line],
    /// The days that the sentence names which tells of the event.
    pub event: Option<&'a Mention>,
    /// The year in the name of the event.
    pub named_year: Option<i16>,
}

/// Most days between an event and its report for one to settle the other.
const REPORTED_WITHIN: i32 = 31;

/// How many lines of the text can say what day "today" is.
const LEAD_LINES: usize = 4;

/// The sentence that says that something was held. One that says it was not, or that speaks of
/// days by another reckoning, claims nothing.
pub(super) fn event_sentence<'s>(lead: &[&'s str]) -> Option<&'s str> {
    static HELD: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:held|convened|opened|took place|hosted|met|signed|carried out|conducted)\b|召开|举行|举办|召開|舉行|舉辦|签署|簽署|开展|開展",
        )
    });
    static NOT_SO: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)取消|推迟|延期|改期|原定|未能|每[年月周季]|日内|日前|截止|以来|之前|以前|去年|前年|明年|农历|民国|自即日起|自[^，。]{1,20}起|截至|为止|\bno [a-z]|\b(?:was|were|is|has|had|did|could|will) not\b|\b(?:cancel+ed|postponed|every|each|last year|next year|within|since|until)\b",
        )
    });
    lead.iter().copied().find(|sentence| HELD.is_match(sentence)).filter(|s| !NOT_SO.is_match(s))
}

/// The days that a sentence names, apart from those of its dateline.
pub(super) fn days_named(sentence: &str) -> Option<Mention> {
    let after_dateline = dateline(sentence).map_or(0, |found| found.end);
    let mut found = dates::find(&sentence[after_dateline..]);
    // "Today, 5 February": the day that is named says more.
    let named = found.iter().position(|one| !is_relative(one.start));
    (!found.is_empty()).then(|| found.swap_remove(named.unwrap_or(0)))
}

/// Whether a day is named by its distance from that of publication.
fn is_relative(named: Named) -> bool {
    matches!(named, Named::InMonth { .. } | Named::DaysAgo(_) | Named::LastWeekday(_))
}

/// The date of publication.
pub(super) fn published(clues: &Clues<'_>, notes: &mut Notes) -> Option<Date> {
    let dated = |certain: bool| {
        let mut metadata = clues.metadata.iter().filter(|one| one.is_certain == certain);
        metadata.find_map(|one| Some((one, dates::find(&one.value).into_iter().next()?)))
    };
    if let Some((metadata, mention)) = dated(true) {
        return published_by_page(metadata, &mention, clues, notes);
    }
    let found = by_dateline(clues, notes).or_else(|| by_signature(clues.body, notes));
    if let Some((metadata, mention)) = dated(false).filter(|_| found.is_none()) {
        return published_by_page(metadata, &mention, clues, notes);
    }
    if found.is_none() {
        notes.ask("date", "the text states no date of publication");
    }
    found
}

fn published_by_page(
    Metadata { value, by, is_certain }: &Metadata,
    mention: &Mention,
    clues: &Clues<'_>,
    notes: &mut Notes,
) -> Option<Date> {
    match mention.start {
        Named::Full(date) if *is_certain => {
            notes.note("date", format!("{by}: {value}"));
            Some(date)
        }
        Named::Full(date) => {
            notes.ask(
                "date",
                format!("{by} says “{value}”, which may be another date than that of publication"),
            );
            Some(date)
        }
        Named::Either(day_first, month_first) => {
            settle(value, (day_first, month_first), clues, notes)
        }
        Named::MonthDay(..)
        | Named::Day(_)
        | Named::InMonth { .. }
        | Named::DaysAgo(_)
        | Named::LastWeekday(_) => {
            let date = clues.named_year.and_then(|year| mention.start.within(year, None));
            notes.ask(
                "date",
                match date {
                    Some(date) => format!(
                        "“{value}” has no year; {} is from the name of the event",
                        date.year()
                    ),
                    None => format!("“{value}” has no year, and nothing in the text tells it"),
                },
            );
            date
        }
    }
}

/// Numbers that can be read day/month or month/day: settled when just one of the two lies on the
/// days of the event that the text names, or within a month after.
fn settle(
    value: &str,
    (day_first, month_first): (Date, Date),
    clues: &Clues<'_>,
    notes: &mut Notes,
) -> Option<Date> {
    let event_before = |date: &Date| {
        let (start, end) = clues.event?.days(date.year(), Some(date.month()))?;
        let is_near = start <= *date && days_between(end, *date) <= REPORTED_WITHIN;
        is_near.then_some((start, end))
    };
    let fitting: Vec<(Date, (Date, Date))> = [day_first, month_first]
        .into_iter()
        .filter_map(|date| Some((date, event_before(&date)?)))
        .collect();
    let reads = format!("{value} reads {day_first} or {month_first}");
    if let Some((weekday, said)) = weekday_of_publication(value, clues.body) {
        let is_it = |date: &Date| date.weekday() == weekday;
        if is_it(&day_first) != is_it(&month_first) {
            let date = if is_it(&day_first) { day_first } else { month_first };
            notes.ask("date", format!("{reads}; “{said}” settles it as {date}"));
            return Some(date);
        }
    }
    match fitting.as_slice() {
        [(date, (start, end))] => {
            let days = if start == end { start.to_string() } else { format!("{start} to {end}") };
            notes.ask(
                "date",
                format!("{reads}; the text names the event of {days}, which settles it as {date}"),
            );
            Some(*date)
        }
        _ => {
            notes.ask("date", format!("{reads}; nothing in the text settles which"));
            None
        }
    }
}

/// The weekday that the notice names as that of its publication: beside the date itself, or as
/// today's ("today, Thursday"), with the words that do.
fn weekday_of_publication(value: &str, body: &[Line]) -> Option<(Weekday, String)> {
    static TODAY: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:today|this day),? \(?(?P<e>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)|今[天日][，,（(]?\s*(?:星期|周|礼拜)(?P<h>[一二三四五六日天])",
        )
    });
    static BESIDE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?P<e>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b|(?:星期|周|礼拜)(?P<h>[一二三四五六日天])",
        )
    });
    let lines = body.iter().take(LEAD_LINES).filter_map(|line| TODAY.captures(&line.text));
    let captures = BESIDE.captures(value).or_else(|| lines.into_iter().next())?;
    let said = captures.get(0)?.as_str().to_owned();
    let english = captures.name("e").map(|name| name.as_str().to_lowercase());
    const ENGLISH: [&str; 7] =
        ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let from_monday = match english {
        Some(name) => ENGLISH.iter().position(|one| *one == name)?,
        None => {
            let hanzi = captures.name("h")?.as_str();
            let hanzi = if hanzi == "天" { "日" } else { hanzi };
            ["一", "二", "三", "四", "五", "六", "日"].iter().position(|one| *one == hanzi)?
        }
    };
    let weekday = Weekday::from_monday_zero_offset(i8::try_from(from_monday).ok()?).ok()?;
    Some((weekday, said))
}

/// A dateline at the start of the text.
fn by_dateline(clues: &Clues<'_>, notes: &mut Notes) -> Option<Date> {
    let first = &clues.body.first()?.text;
    let line = &first[..dateline(first)?.end];
    let mention = dates::find(line).into_iter().next()?;
    if let Named::Full(date) = mention.start {
        notes.note("date", format!("dateline “{line}”"));
        return Some(date);
    }
    let date = mention.start.within(clues.named_year?, None)?;
    let year = date.year();
    notes.ask(
        "date",
        format!("the dateline “{line}” has no year; {year} is from the name of the event"),
    );
    Some(date)
}

/// A line with which an attachment begins: 附件, 附件1, Annex.
fn is_attached(text: &str) -> bool {
    static ATTACHED: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?i)^(?:附件|附|attachment|annex|appendix)\s*[0-9一二三四五]{0,2}\s*[:：]?$")
    });
    ATTACHED.is_match(text)
}

/// A date alone, or behind the place of issue: "Harbour City, 5 December 2023".
fn is_day_of_issue(text: &str) -> bool {
    static PLACE: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^[A-Z][A-Za-z'’-]+(?: [A-Z][A-Za-z'’-]+){0,2}, (?P<date>.+)$"));
    let after_place = PLACE.captures(text).and_then(|captures| captures.name("date"));
    dates::is_date_alone(text)
        || after_place.is_some_and(|date| dates::is_date_alone(date.as_str()))
}

/// A notice that ends with its issuer and the date of issue; a note in brackets may follow
/// (此件公开发布, GB/T 9704).
fn by_signature(body: &[Line], notes: &mut Notes) -> Option<Date> {
    /// How many lines at the end can be those of a signature.
    const LINES: usize = 4;
    // What is attached or passed on below the notice has a signature of its own.
    let attached = body.iter().position(|line| is_attached(&line.text)).unwrap_or(body.len());
    if attached < body.len()
        && let Some(date) = by_signature(&body[..attached], notes)
    {
        return Some(date);
    }
    let from = body.len().saturating_sub(LINES);
    let last = (from..body.len()).rev().find(|index| is_day_of_issue(&body[*index].text))?;
    let line = &body[last];
    let Named::Full(date) = dates::find(&line.text).first()?.start else { return None };
    let above = last.checked_sub(1).and_then(|above| body.get(above));
    let is_signed = above.is_some_and(|line| is_issuer(&line.text));
    let Line { number, text, .. } = line;
    if is_signed {
        notes.note("date", format!("line {number}: the notice is signed {text}"));
    } else {
        notes.ask(
            "date",
            format!("line {number} is the date {text}, but no issuer stands above it"),
        );
    }
    Some(date)
}

/// First and last day of the event. Days without a year, or without a month, are those nearest to
/// publication; without a date of publication, those of the year in the event's name.
pub(super) fn event(
    clues: &Clues<'_>,
    published: Option<Date>,
    notes: &mut Notes,
) -> Option<(Date, Date)> {
    let mention = clues.event?;
    if let Named::Full(_) = mention.start {
        let (start, end) = mention.days(0, None)?;
        notes.note("event", format!("{}: the text says so", days(start, end)));
        return Some((start, end));
    }
    if is_relative(mention.start) {
        let (start, end) = mention.days_from(published?)?;
        let by = published.map(|date| date.to_string()).unwrap_or_default();
        notes.note("event", format!("{}: reckoned from publication, {by}", days(start, end)));
        return Some((start, end));
    }
    let Some(published) = published else {
        let (start, end) = mention.days(clues.named_year?, None)?;
        notes.ask(
            "events",
            format!("the days have no year; {} is from the name of the event", start.year()),
        );
        return Some((start, end));
    };
    let around = [-1, 0, 1].into_iter().filter_map(|step: i32| {
        let months = if matches!(mention.start, Named::Day(_)) { step } else { 12 * step };
        let month = published.first_of_month().checked_add(months.months()).ok()?;
        mention.days(month.year(), Some(month.month()))
    });
    let (start, end) = around.min_by_key(|(start, _)| {
        let distance = days_between(*start, published);
        (distance.abs(), distance < 0)
    })?;
    let evidence = format!("{}: the days nearest to publication, {published}", days(start, end));
    if start <= published {
        notes.note("event", evidence);
    } else {
        notes.ask("events", format!("{evidence}, and after it"));
    }
    Some((start, end))
}

fn days(start: Date, end: Date) -> String {
    if start == end { start.to_string() } else { format!("{start} to {end}") }
}

/// Days from one date to another; negative when the other is earlier.
fn days_between(from: Date, to: Date) -> i32 {
    to.since(from).map_or(i32::MAX, |span| span.get_days())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_held_is_no_event() {
        for sentence in [
            "各市局应当在收到本通知之日起15日内召开专题会议。",
            "领导小组每月10日召开例会。",
            "原定于3月5日召开的会议取消。",
            "No meeting was held on May 3.",
            "自5月4日动员会召开以来，各地积极行动。",
            "去年12月5日，全省会议召开。",
        ] {
            assert_eq!(event_sentence(&[sentence]), None, "{sentence}");
        }
        for sentence in
            ["7月25日，会议召开。", "The meeting under Notice No. 15 was held on May 3."]
        {
            assert!(event_sentence(&[sentence]).is_some(), "{sentence}");
        }
    }
}
