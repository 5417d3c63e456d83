//! Figures in digits, with what stands around them: units, ranges, ordinals, fractions.

use super::Value;
use super::asides::{is_hour, section, telephone, time};
use super::cursor::{Cursor, is_dash, is_digit};
use super::number::{Figure, figure, shift, whole};
use super::scan::{Scan, number};
use super::units::{Unit, counted, english_unit, unit, with_lower_part};
use super::{dates, documents, english_dates};

/// Letters that may stick to a figure without making a code of it.
const UNITS: [&str; 47] = [
    "mg", "g", "kg", "ml", "mL", "l", "L", "dl", "dL", "mm", "cm", "km", "nm", "h", "hr", "hrs",
    "min", "s", "ms", "d", "iu", "IU", "u", "U", "mol", "mmol", "kPa", "MPa", "Pa", "Hz", "kHz",
    "MHz", "kW", "kWh", "W", "V", "GB", "MB", "TB", "KB", "ppm", "ppb", "x", "m", "mmHg", "dB",
    "Gy",
];

/// Reads what begins with a digit.
pub(super) fn read(scan: &mut Scan<'_>) {
    if dates::numeric(scan) || dates::chinese(scan) || english_dates::day_first(scan) {
        return;
    }
    if time(scan) || telephone(scan) {
        return;
    }
    let start = scan.cursor;
    let mut cursor = start;
    let Some(figure) = figure(&mut cursor) else { return };
    if cursor.rest().starts_with('.') && section(scan, cursor) {
        return;
    }
    if document(scan, &figure, cursor) || years(scan, &figure, cursor) {
        return;
    }
    if cursor.sees(|c| c.is_ascii_alphabetic()) {
        return with_letters(scan, &figure, cursor);
    }
    if fraction(scan, &figure, cursor) {
        return;
    }
    if scan.is_marker(start, cursor) && figure.whole().is_some_and(|value| value < 100) {
        scan.offer(Value::Number(figure.decimal), start.at()..cursor.at());
        scan.cursor = cursor;
        return;
    }
    with_unit(scan, figure, cursor);
}

/// A figure by itself, or with a scale or a percent sign.
fn with_unit(scan: &mut Scan<'_>, figure: Figure, after: Cursor<'_>) {
    let start = scan.cursor.at();
    let mut cursor = after;
    match unit(&mut cursor) {
        Some(unit) => {
            let value = with_lower_part(&figure.decimal, unit, &mut cursor);
            scan.demand(value, start..cursor.at());
        }
        None => bare(scan, figure, after),
    }
    scan.go(cursor.at());
}

fn bare(scan: &mut Scan<'_>, figure: Figure, after: Cursor<'_>) {
    let start = scan.cursor.at();
    let span = start..after.at();
    if after.rest().starts_with('成') {
        scan.offer(Value::Percent(shift(&figure.decimal, 1)), span.clone());
    }
    match unit_of_range(scan, &figure, after) {
        Some(unit) => {
            scan.demand(counted(&figure.decimal, unit), span.clone());
            scan.offer(Value::Number(figure.decimal), span);
        }
        None => {
            let is_vague = after.rest().starts_with("年代") || is_hour(after);
            scan.state(Value::Number(figure.decimal), span, !is_vague);
        }
    }
}

/// The unit of the second of two figures, which counts for the first: 20% in 10—20%.
fn unit_of_range(scan: &Scan<'_>, first: &Figure, after: Cursor<'_>) -> Option<Unit> {
    let mut cursor = after;
    cursor.space();
    let is_between =
        scan.word_before(scan.cursor.at()).eq_ignore_ascii_case("between") && cursor.word(&["and"]);
    if !is_between
        && !cursor.take(|c| is_dash(c) || matches!(c, '至' | '到'))
        && !cursor.word(&["to"])
    {
        return None;
    }
    cursor.space();
    let last = figure(&mut cursor)?;
    let unit = unit(&mut cursor)?;
    let (low, high) = (first.decimal.parse::<f64>().ok()?, last.decimal.parse::<f64>().ok()?);
    (low < high && first.year().is_none()).then_some(unit)
}

/// A document number, from the number or from the year on.
fn document(scan: &mut Scan<'_>, figure: &Figure, after: Cursor<'_>) -> bool {
    let at = scan.cursor.at();
    let mut cursor = after;
    if documents::is_mark(scan.word_before(at)) {
        let Some(ordinal) = figure.whole() else { return false };
        let Some(year) = documents::year_after(&mut cursor) else { return false };
        documents::state(scan, year, ordinal, scan.word_start()..cursor.at());
    } else {
        let Some(year) = figure.year() else { return false };
        let Some(ordinal) = documents::after_year(&mut cursor) else { return false };
        documents::state(scan, year, ordinal, at..cursor.at());
    }
    scan.go(cursor.at());
    true
}

/// 2021–25 names 2025 too.
fn years(scan: &mut Scan<'_>, figure: &Figure, after: Cursor<'_>) -> bool {
    let Some(first) = figure.year().filter(|year| (1800..2200).contains(year)) else {
        return false;
    };
    let mut cursor = after;
    if !cursor.take(|c| is_dash(c) || c == '/') {
        return false;
    }
    let from = cursor.at();
    let Some((last, 2)) = whole(&mut cursor, 2) else { return false };
    let last = i16::try_from(last).unwrap_or_default();
    if last <= first % 100 || cursor.sees(|c| is_dash(c) || c.is_ascii_alphanumeric()) {
        return false;
    }
    scan.demand(number(first), scan.cursor.at()..after.at());
    // 2001-02 may be a month.
    scan.state(number(first - first % 100 + last), from..cursor.at(), last > 12);
    scan.go(cursor.at());
    true
}

/// `1/3`.
fn fraction(scan: &mut Scan<'_>, figure: &Figure, after: Cursor<'_>) -> bool {
    let span_start = scan.cursor;
    let mut cursor = after;
    if span_start.before() == Some('/') || !cursor.take(|c| matches!(c, '/' | '／' | '⁄')) {
        return false;
    }
    let Some((below, _)) = whole(&mut cursor, 3) else { return false };
    let Some(above) = figure.whole().filter(|above| *above < below) else { return false };
    if cursor.sees(|c| c == '/' || c.is_ascii_alphanumeric()) {
        return false;
    }
    let span = span_start.at()..cursor.at();
    scan.demand(Value::Number(format!("{above}/{below}")), span.clone());
    scan.offer(number(above), span.clone());
    scan.offer(number(below), span);
    scan.go(cursor.at());
    true
}

/// `16th`, `5mg`, `1990s`, `3.5bn`; anything else is a code like 5G.
fn with_letters(scan: &mut Scan<'_>, figure: &Figure, after: Cursor<'_>) {
    let mut cursor = after;
    let letters = cursor.letters();
    let start = scan.cursor.at();
    let span = start..after.at();
    let is = |words: &[&str]| words.iter().any(|word| letters.eq_ignore_ascii_case(word));
    let ends = !cursor.sees(is_digit);
    let mut scaled = after;
    if let (true, Some(unit)) = (ends, english_unit(&mut scaled)) {
        scan.demand(counted(&figure.decimal, unit), start..scaled.at());
        return scan.go(scaled.at());
    }
    if ends && letters == "s" && figure.whole().is_some_and(|value| value % 10 == 0) {
        let decade = figure.whole().unwrap_or_default();
        scan.offer(number(decade % 100), span.clone());
        scan.offer(number(decade), span);
    } else if ends && (is(&["m"]) || is(&["k"])) {
        let zeros = if is(&["m"]) { 6 } else { 3 };
        let is_sum =
            scan.cursor.before().is_some_and(|c| matches!(c, '$' | '¥' | '€' | '￥' | '£'));
        scan.state(counted(&figure.decimal, Unit::Scale(zeros)), span.clone(), is_sum);
        scan.state(Value::Number(figure.decimal.clone()), span, !is_sum);
    } else if ends && (is(&["st", "nd", "rd", "th"]) || UNITS.contains(&letters)) {
        scan.demand(Value::Number(figure.decimal.clone()), span);
    } else {
        scan.offer(Value::Number(figure.decimal.clone()), span);
        cursor.skip(|c| c.is_ascii_alphanumeric());
    }
    scan.go(cursor.at());
}
