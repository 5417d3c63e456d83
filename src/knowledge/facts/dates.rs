//! Dates in Chinese and in digits alone, and what a date states.

use std::ops::Range;

use super::cursor::{Cursor, is_dash, is_digit};
use super::number::{as_year, whole};
use super::scan::{Scan, number};
use super::{Value, documents, hanzi};

/// A day of the month, 1 to 31, or a month, 1 to 12.
pub(super) fn within(value: u32, most: u32) -> Option<i8> {
    (1..=most).contains(&value).then(|| i8::try_from(value).ok()).flatten()
}

/// Writes down a date. Its year and day answer a text that has them as numbers.
pub(super) fn state(scan: &mut Scan<'_>, date: Value, span: Range<usize>, demanded: bool) {
    if let Value::Date { year, day, .. } = date {
        scan.state(date, span.clone(), demanded);
        if let Some(year) = year {
            scan.offer(number(year), span.clone());
        }
        if let Some(day) = day {
            scan.offer(number(day), span);
        }
    }
}

/// 2021年2月18日至19日, 二〇二一年二月, 2021年, 2021年第16号, in digits or in Hanzi.
pub(super) fn chinese(scan: &mut Scan<'_>) -> bool {
    let start = scan.cursor;
    if start.before() == Some('第') {
        return false;
    }
    let mut cursor = start;
    let Some((value, count)) = small(&mut cursor) else { return false };
    cursor.space();
    match as_year(value).filter(|_| count == 4 && cursor.eat("年")) {
        Some(year) => {
            from_year(scan, year, cursor);
            true
        }
        None => from_month(scan, None, start),
    }
}

/// A number of up to four digits, in digits or in Hanzi, and how many they are.
fn small(cursor: &mut Cursor<'_>) -> Option<(u32, usize)> {
    if cursor.sees(is_digit) { whole(cursor, 4) } else { hanzi::small(cursor) }
}

fn small_within(cursor: &mut Cursor<'_>, most: u32) -> Option<i8> {
    let mut ahead = *cursor;
    let value = small(&mut ahead).and_then(|(value, _)| within(value, most))?;
    ahead.space();
    *cursor = ahead;
    Some(value)
}

/// What follows 2021年.
fn from_year(scan: &mut Scan<'_>, year: i16, after: Cursor<'_>) {
    let start = scan.cursor.at();
    let mut cursor = after;
    if let Some(ordinal) = documents::after_chinese_year(&mut cursor) {
        documents::state(scan, year, ordinal, start..cursor.at());
        scan.go(cursor.at());
        return;
    }
    cursor.space();
    if from_month(scan, Some(year), cursor) {
        return;
    }
    let is_decade = after.rest().starts_with('代');
    scan.state(number(year), start..after.at(), !is_decade);
    scan.go(after.at());
}

/// 2月18日, 2月, 1—6月.
fn from_month(scan: &mut Scan<'_>, year: Option<i16>, at: Cursor<'_>) -> bool {
    let start = scan.cursor.at();
    let mut cursor = at;
    let Some(mut month) = small_within(&mut cursor, 12) else { return false };
    if !cursor.eat("月") {
        let is_range = cursor.take(joins);
        let Some(last) = small_within(&mut cursor, 12).filter(|_| is_range && cursor.eat("月"))
        else {
            return false;
        };
        state(scan, Value::Date { year, month, day: None }, start..cursor.at(), true);
        month = last;
    }
    let mut span_start = start;
    let mut has_day = false;
    while let Some((day, end)) = next_day(cursor) {
        let date = Value::Date { year, month, day: Some(day) };
        state(scan, date, span_start..end.at(), true);
        (cursor, has_day) = (end, true);
        cursor.space();
        if !cursor.take(joins) {
            break;
        }
        cursor.space();
        span_start = cursor.at();
        // What follows a join is either one more day or none of ours.
        if next_day(cursor).is_none() {
            cursor = end;
            break;
        }
    }
    if !has_day {
        state(scan, Value::Date { year, month, day: None }, start..cursor.at(), true);
    }
    scan.go(cursor.at());
    true
}

/// 18日, or 18 with a join and a further 19日 behind it.
fn next_day(cursor: Cursor<'_>) -> Option<(i8, Cursor<'_>)> {
    let mut cursor = cursor;
    cursor.space();
    let day = small_within(&mut cursor, 31)?;
    if cursor.take(is_day) {
        return Some((day, cursor));
    }
    let mut ahead = cursor;
    let is_open = ahead.take(joins)
        && {
            ahead.space();
            small_within(&mut ahead, 31).is_some()
        }
        && ahead.sees(|c| is_day(c) || joins(c));
    is_open.then_some((day, cursor))
}

fn is_day(c: char) -> bool {
    matches!(c, '日' | '号')
}

fn joins(c: char) -> bool {
    is_dash(c) || matches!(c, '至' | '到' | '、' | '和' | '及' | '与')
}

/// 2021-02-18, 2021/2/18, 2021.2.18; 05/02/2026, which may be either of two days.
pub(super) fn numeric(scan: &mut Scan<'_>) -> bool {
    let mut cursor = scan.cursor;
    let start = cursor.at();
    let Some((first, first_digits)) = whole(&mut cursor, 4) else { return false };
    let Some(joint) = cursor.peek().filter(|c| matches!(c, '-' | '/' | '.' | '－' | '／' | '．'))
    else {
        return false;
    };
    cursor.step();
    let Some((second, _)) = whole(&mut cursor, 2) else { return false };
    if !cursor.take(|c| c == joint) {
        return false;
    }
    let Some((third, third_digits)) = whole(&mut cursor, 4) else { return false };
    let mut after = cursor;
    if after.take(|c| c == joint) && after.sees(is_digit) {
        return false;
    }
    let date = |year, month, day| {
        let (month, day) = (within(month, 12)?, within(day, 31)?);
        Some(Value::Date { year: Some(as_year(year)?), month, day: Some(day) })
    };
    let dates = match (first_digits, third_digits) {
        (4, ..=2) => [date(first, second, third), None],
        (..=2, 4) if first != second => [date(third, second, first), date(third, first, second)],
        (..=2, 4) => [date(third, second, first), None],
        _ => [None, None],
    };
    let is_sure = dates.iter().flatten().count() == 1;
    for one in dates.iter().flatten() {
        state(scan, one.clone(), start..cursor.at(), is_sure);
    }
    let found = dates.iter().any(Option::is_some);
    if found {
        scan.cursor = cursor;
    }
    found
}
