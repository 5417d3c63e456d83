//! Dates in English words: 18 February 2021, February 4th and 5th.

use std::ops::Range;

use super::cursor::{Cursor, is_dash, is_digit};
use super::dates::{state, within};
use super::number::{as_year, whole};
use super::scan::{Scan, number};
use super::{Value, words};
use crate::language::Script;

/// A day among others: 4 and 5 February.
struct Day {
    day: i8,
    span: Range<usize>,
    is_ordinal: bool,
    /// Whether what joins it to the next is a range.
    opens_range: bool,
}

/// The most days that are named with one month.
const MOST_DAYS: usize = 4;

/// `18 February 2021`, `18th to 19th of February`.
pub(super) fn day_first(scan: &mut Scan<'_>) -> bool {
    let mut cursor = scan.cursor;
    let mut days: Vec<Day> = Vec::new();
    let month = loop {
        let Some(day) = day_of_month(&mut cursor) else { return false };
        days.push(day);
        let mut ahead = cursor;
        ahead.space();
        if ahead.word(&["of"]) {
            ahead.space();
        }
        if let Some(month) = words::month(&mut ahead) {
            cursor = ahead;
            break month;
        }
        match (separator(&mut cursor), days.last_mut()) {
            (Some(is_range), Some(day)) if cursor.sees(is_digit) => day.opens_range = is_range,
            _ => return false,
        }
        if days.len() >= MOST_DAYS {
            return false;
        }
    };
    let year = year_behind(&mut cursor);
    let month = month.number;
    // Before the last, days are sure from the first of those that belong together.
    let mut first_sure = days.len() - 1;
    while first_sure > 0 && belong(&days, first_sure - 1) {
        first_sure -= 1;
    }
    for (index, day) in days.iter().enumerate() {
        let end = if index + 1 == days.len() { cursor.at() } else { day.span.end };
        let date = Value::Date { year, month, day: Some(day.day) };
        state(scan, date, day.span.start..end, index >= first_sure);
        if index < first_sure {
            scan.demand(number(day.day), day.span.clone());
        }
    }
    scan.go(cursor.at());
    true
}

/// Whether a day and the next are surely days of one month: 18–19, 4th and 5th, but not "18 and
/// 200".
fn belong(days: &[Day], index: usize) -> bool {
    let (Some(day), Some(next)) = (days.get(index), days.get(index + 1)) else { return false };
    (day.opens_range && day.day < next.day) || day.day + 1 == next.day || next.is_ordinal
}

/// `February 18, 2021`, `February 4th and 5th`, `February 2021`; `after` stands behind the month.
pub(super) fn month_first(scan: &mut Scan<'_>, month: words::Month, after: Cursor<'_>) {
    let start = scan.cursor.at();
    let mut cursor = after;
    cursor.space();
    cursor.eat("the ");
    let mut days: Vec<(Day, Cursor<'_>)> = Vec::new();
    while let Some(day) = day_of_month(&mut cursor) {
        days.push((day, cursor));
        let Some(is_range) = separator(&mut cursor).filter(|_| days.len() < MOST_DAYS) else {
            break;
        };
        if let Some((day, _)) = days.last_mut() {
            day.opens_range = is_range;
        }
    }
    if days.is_empty() {
        month_alone(scan, month, after);
        return;
    }
    let ends: Vec<Cursor<'_>> = days.iter().map(|(_, end)| *end).collect();
    let days: Vec<Day> = days.into_iter().map(|(day, _)| day).collect();
    let sure = 1 + (1..days.len()).take_while(|index| belong(&days, index - 1)).count();
    let mut end = ends.get(sure - 1).copied().unwrap_or(after);
    let year = year_behind(&mut end);
    for (index, day) in days.iter().enumerate() {
        let from = if index == 0 { start } else { day.span.start };
        let date = Value::Date { year, month: month.number, day: Some(day.day) };
        // What is no sure day is read once more, as a number.
        state(scan, date, from..day.span.end, index < sure);
    }
    scan.go(end.at());
}

/// A month without a day: sure with a year, or behind a word that takes a time.
fn month_alone(scan: &mut Scan<'_>, month: words::Month, after: Cursor<'_>) {
    const BEFORE: [&str; 14] = [
        "in", "of", "since", "by", "until", "from", "last", "this", "early", "late", "mid",
        "during", "between", "to",
    ];
    let start = scan.cursor.at();
    let mut cursor = after;
    let year = year_behind(&mut cursor);
    let word = scan.word_before(start);
    let is_led = BEFORE.iter().any(|one| word.eq_ignore_ascii_case(one));
    let is_sure =
        year.is_some() || (scan.script == Script::Latin && is_led && month.is_unmistakable);
    let date = Value::Date { year, month: month.number, day: None };
    state(scan, date, start..cursor.at(), is_sure);
    scan.go(cursor.at());
}

/// 18, 18th.
fn day_of_month(cursor: &mut Cursor<'_>) -> Option<Day> {
    let mut ahead = *cursor;
    let start = ahead.at();
    let day = whole(&mut ahead, 2).and_then(|(value, _)| within(value, 31))?;
    let is_ordinal = ahead.word(&["st", "nd", "rd", "th"]);
    let mut after = ahead;
    let goes_on = ahead.sees(|c| c.is_ascii_alphanumeric() || matches!(c, '%' | '％'))
        || (after.take(|c| matches!(c, '.' | ':' | ',')) && after.sees(is_digit));
    if goes_on {
        return None;
    }
    *cursor = ahead;
    Some(Day { day, span: start..ahead.at(), is_ordinal, opens_range: false })
}

/// What stands between two days, and whether it makes a range of them.
fn separator(cursor: &mut Cursor<'_>) -> Option<bool> {
    let mut ahead = *cursor;
    ahead.space();
    let is_range = ahead.take(is_dash) || ahead.word(&["to", "through", "until"]);
    let is_comma = !is_range && ahead.take(|c| matches!(c, ',' | '、' | '&'));
    if is_comma {
        ahead.space();
    }
    if !is_range && !ahead.word(&["and", "or"]) && !is_comma {
        return None;
    }
    ahead.space();
    ahead.eat("the ");
    *cursor = ahead;
    Some(is_range)
}

/// A year behind a month or a day.
fn year_behind(cursor: &mut Cursor<'_>) -> Option<i16> {
    let mut ahead = *cursor;
    ahead.space();
    ahead.take(|c| c == ',');
    ahead.space();
    if ahead.word(&["of"]) {
        ahead.space();
    }
    let year = whole(&mut ahead, 4).filter(|(_, digits)| *digits == 4)?;
    let year = as_year(year.0).filter(|year| (1800..2200).contains(year))?;
    if ahead.sees(|c| c.is_ascii_alphanumeric() || matches!(c, '%' | '％')) {
        return None;
    }
    *cursor = ahead;
    Some(year)
}
