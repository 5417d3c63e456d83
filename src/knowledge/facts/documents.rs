//! Document numbers (发文字号): a year and a number within it. The name of the issuer before them
//! is translated or left out, and is not compared.

use std::ops::Range;

use super::Value;
use super::cursor::Cursor;
use super::number::{as_year, whole};
use super::scan::{Scan, number};

/// The most digits that the number of a document has.
const DIGITS: usize = 6;

/// 〔2021〕16号, `[2021] No. 16`, （2021）第16号, from the bracket on.
pub(super) fn bracketed(scan: &mut Scan<'_>) {
    let mut cursor = scan.cursor;
    let start = cursor.at();
    // Round brackets hold years of other kinds too.
    let is_round = cursor.sees(|c| matches!(c, '(' | '（'));
    let Some(year) = year_in_brackets(&mut cursor) else { return };
    cursor.space();
    let is_marked = cursor.eat("第") || mark(&mut cursor);
    cursor.space();
    let Some((number, _)) = whole(&mut cursor, DIGITS) else { return };
    let mut end = cursor;
    end.space();
    let is_closed = end.eat("号");
    if is_closed {
        cursor = end;
    }
    if is_marked || is_closed || !is_round {
        state(scan, year, number, start..cursor.at());
        scan.cursor = cursor;
    }
}

/// 第16号 behind 2021年.
pub(super) fn after_chinese_year(cursor: &mut Cursor<'_>) -> Option<u32> {
    let mut ahead = *cursor;
    ahead.space();
    let is_marked = ahead.eat("第");
    ahead.space();
    let (number, _) = whole(&mut ahead, DIGITS).filter(|_| is_marked)?;
    ahead.space();
    if !ahead.eat("号") {
        return None;
    }
    *cursor = ahead;
    Some(number)
}

/// `No. 16` behind a year.
pub(super) fn after_year(cursor: &mut Cursor<'_>) -> Option<u32> {
    let mut ahead = *cursor;
    ahead.take(|c| c == ',');
    ahead.space();
    if !mark(&mut ahead) {
        return None;
    }
    ahead.space();
    let (number, _) = whole(&mut ahead, DIGITS)?;
    *cursor = ahead;
    Some(number)
}

/// The year behind `No. 16`: `of 2021`, `[2021]`, `(2021)`, `, 2021`, `/2021`.
pub(super) fn year_after(cursor: &mut Cursor<'_>) -> Option<i16> {
    let mut ahead = *cursor;
    ahead.space();
    let mut bracket = ahead;
    let year = match year_in_brackets(&mut bracket) {
        Some(year) => {
            ahead = bracket;
            year
        }
        None if ahead.word(&["of"]) || ahead.take(|c| matches!(c, ',' | '/')) => {
            ahead.space();
            ahead.eat("the year ");
            year(&mut ahead)?
        }
        None => return None,
    };
    *cursor = ahead;
    Some(year)
}

/// Whether a word stands for 第…号.
pub(super) fn is_mark(word: &str) -> bool {
    ["No", "Nos", "Number"].iter().any(|mark| word.eq_ignore_ascii_case(mark))
}

/// Writes down a document number. Its parts answer a text that names them apart.
pub(super) fn state(scan: &mut Scan<'_>, year: i16, ordinal: u32, span: Range<usize>) {
    scan.demand(Value::DocumentNumber { year, number: ordinal }, span.clone());
    scan.offer(number(year), span.clone());
    scan.offer(number(ordinal), span);
}

fn mark(cursor: &mut Cursor<'_>) -> bool {
    if cursor.take(|c| c == '№') {
        return true;
    }
    let found = cursor.word(&["No", "Nos", "Number"]);
    found && {
        cursor.take(|c| c == '.');
        true
    }
}

fn year_in_brackets(cursor: &mut Cursor<'_>) -> Option<i16> {
    let mut ahead = *cursor;
    if !ahead.take(|c| matches!(c, '(' | '（' | '[' | '［' | '〔' | '【' | '〖')) {
        return None;
    }
    let year = year(&mut ahead)?;
    if !ahead.take(|c| matches!(c, ')' | '）' | ']' | '］' | '〕' | '】' | '〗')) {
        return None;
    }
    *cursor = ahead;
    Some(year)
}

fn year(cursor: &mut Cursor<'_>) -> Option<i16> {
    let mut ahead = *cursor;
    let (year, 4) = whole(&mut ahead, 4)? else { return None };
    let year = as_year(year)?;
    *cursor = ahead;
    Some(year)
}
