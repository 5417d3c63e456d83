//! Digits that are no quantities: times of day, telephone numbers, sections.

use super::Value;
use super::cursor::{Cursor, is_dash, is_digit, is_space};
use super::number::whole;
use super::scan::{Scan, number};

/// 15:30, 3时30分, `3:30 p.m.`, `3 p.m.`: the hour of one text need not be that of the other, which
/// may count to twelve.
pub(super) fn time(scan: &mut Scan<'_>) -> bool {
    let start = scan.cursor.at();
    let mut cursor = scan.cursor;
    let Some((hour, _)) = whole(&mut cursor, 2).filter(|(hour, _)| *hour <= 24) else {
        return false;
    };
    let mut minute = None;
    if cursor.take(|c| matches!(c, ':' | '：' | '时')) {
        let clock = cursor.since(start).ends_with('时');
        minute =
            whole(&mut cursor, 2).filter(|(value, digits)| *value < 60 && (clock || *digits == 2));
        if minute.is_none() && !clock {
            return false;
        }
    } else if !is_hour(cursor) {
        return false;
    }
    let span = start..cursor.at();
    scan.offer(number(hour), span.clone());
    if let Some((minute, _)) = minute {
        scan.offer(number(minute), span);
    }
    scan.go(cursor.at());
    true
}

/// Whether `p.m.` or the like follows.
pub(super) fn is_hour(after: Cursor<'_>) -> bool {
    let mut cursor = after;
    cursor.space();
    const MARKS: [&str; 7] = ["a.m", "p.m", "am", "pm", "AM", "PM", "o’clock"];
    cursor.eat_any(&MARKS) && !cursor.sees(|c| c.is_ascii_alphanumeric())
}

/// 010-88330000: more a name than a figure.
pub(super) fn telephone(scan: &mut Scan<'_>) -> bool {
    const FEWEST_DIGITS: usize = 7;
    let start = scan.cursor.at();
    let mut cursor = scan.cursor;
    if is_called(scan) {
        let mut end = cursor;
        while !cursor.skip(is_digit).is_empty() {
            end = cursor;
            cursor.take(|c| matches!(c, ')' | '）'));
            cursor.take(|c| is_dash(c) || is_space(c));
        }
        let digits = end.since(start).chars().filter(|c| is_digit(*c)).count();
        if digits >= FEWEST_DIGITS {
            scan.go(end.at());
            return true;
        }
        return false;
    }
    let is_area = scan.cursor.sees(|c| matches!(c, '0' | '4' | '8'))
        && whole(&mut cursor, 4).is_some_and(|(_, digits)| digits >= 3);
    if !is_area || !cursor.take(is_dash) {
        return false;
    }
    let digits = |cursor: &mut Cursor<'_>| cursor.skip(is_digit).chars().count();
    let found = match digits(&mut cursor) {
        7 | 8 => true,
        3 | 4 => cursor.take(is_dash) && matches!(digits(&mut cursor), 3 | 4),
        _ => false,
    };
    if found {
        scan.go(cursor.at());
    }
    found
}

/// Whether the text says that a telephone number follows.
fn is_called(scan: &Scan<'_>) -> bool {
    const LABELS: [&str; 9] =
        ["电话", "传真", "热线", "Tel", "tel", "Telephone", "telephone", "Phone", "Fax"];
    let before = scan.text(0..scan.cursor.at());
    let label = before.trim_end_matches([':', '：', ' ', '.', '(', '（']);
    before.ends_with('+') || LABELS.iter().any(|one| label.ends_with(one))
}

/// `1.2.3`: the number of a section or of a version.
pub(super) fn section(scan: &mut Scan<'_>, after: Cursor<'_>) -> bool {
    const LONGEST: usize = 20;
    let start = scan.cursor.at();
    let mut cursor = after;
    let mut next = cursor;
    while next.take(|c| c == '.') && next.take(is_digit) {
        next.skip(is_digit);
        cursor = next;
    }
    if cursor.at() == after.at() {
        return false;
    }
    if cursor.at() - start <= LONGEST {
        scan.demand(Value::Number(cursor.since(start).to_owned()), start..cursor.at());
    }
    scan.go(cursor.at());
    true
}
