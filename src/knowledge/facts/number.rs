//! Figures in digits, and the canonical notation of decimals. Decimals are kept as text, so that
//! no length of digits can overflow.

use super::cursor::{Cursor, is_digit};

/// A figure in digits, before anything that follows it is looked at.
#[derive(Debug, Clone)]
pub(super) struct Figure {
    /// Its canonical decimal.
    pub decimal: String,
    /// Its digits, if they are nothing but digits.
    pub plain: Option<usize>,
}

impl Figure {
    /// The figure as a small whole number, if it is written as one of at most nine digits.
    pub fn whole(&self) -> Option<u32> {
        self.plain.filter(|digits| *digits <= 9).and_then(|_| self.decimal.parse().ok())
    }

    /// The figure as a year, if it is written as one.
    pub fn year(&self) -> Option<i16> {
        if self.plain == Some(4) { self.whole().and_then(as_year) } else { None }
    }
}

/// A number as a year, if it can be one.
pub(super) fn as_year(number: u32) -> Option<i16> {
    (1000..=2999).contains(&number).then(|| i16::try_from(number).ok()).flatten()
}

/// Reads a figure: digits, thousands marked off, a fraction after a point.
pub(super) fn figure(cursor: &mut Cursor<'_>) -> Option<Figure> {
    let mut whole = String::new();
    take_digits(cursor, &mut whole);
    if whole.is_empty() {
        return None;
    }
    let mut plain = Some(whole.len());
    if whole.len() <= 3 {
        while take_thousands(cursor, &mut whole) {
            plain = None;
        }
    }
    let mut fraction = String::new();
    let mut ahead = *cursor;
    if ahead.take(|c| matches!(c, '.' | '．')) {
        take_digits(&mut ahead, &mut fraction);
        if !fraction.is_empty() {
            *cursor = ahead;
            plain = None;
        }
    }
    Some(Figure { decimal: canonical(&whole, &fraction), plain })
}

/// Reads a whole number of at most so many digits, with no further digit behind.
pub(super) fn whole(cursor: &mut Cursor<'_>, most: usize) -> Option<(u32, usize)> {
    let mut ahead = *cursor;
    let (mut value, mut count) = (0_u32, 0);
    while let Some(digit) = ahead.peek().and_then(digit) {
        count += 1;
        if count > most {
            return None;
        }
        value = value.checked_mul(10)?.checked_add(digit)?;
        ahead.step();
    }
    *cursor = ahead;
    (count > 0).then_some((value, count))
}

/// Goes past digits, and writes them down in half width.
fn take_digits(cursor: &mut Cursor<'_>, into: &mut String) {
    into.extend(cursor.skip(is_digit).chars().filter_map(digit).filter_map(half_width));
}

/// Goes past a mark of thousands and the three digits behind it.
fn take_thousands(cursor: &mut Cursor<'_>, into: &mut String) -> bool {
    let mut ahead = *cursor;
    if !ahead.take(|c| matches!(c, ',' | '\u{2009}' | '\u{202f}')) {
        return false;
    }
    let found = (0..3).all(|_| ahead.take(is_digit)) && !ahead.sees(is_digit);
    if found {
        let group = ahead.since(cursor.at());
        into.extend(group.chars().filter_map(digit).filter_map(half_width));
        *cursor = ahead;
    }
    found
}

fn half_width(digit: u32) -> Option<char> {
    char::from_digit(digit, 10)
}

/// The value of a digit of half or full width.
fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(u32::from(c) - u32::from('0')),
        '０'..='９' => Some(u32::from(c) - u32::from('０')),
        _ => None,
    }
}

/// The shortest way to write a decimal of these digits.
pub(super) fn canonical(whole: &str, fraction: &str) -> String {
    let whole = whole.trim_start_matches('0');
    let fraction = fraction.trim_end_matches('0');
    let mut decimal = String::with_capacity(whole.len() + fraction.len() + 2);
    decimal.push_str(if whole.is_empty() { "0" } else { whole });
    if !fraction.is_empty() {
        decimal.push('.');
        decimal.push_str(fraction);
    }
    decimal
}

/// A decimal with its point moved: to the right by a positive number of places, else to the left.
pub(super) fn shift(decimal: &str, places: i8) -> String {
    let (whole, fraction) = decimal.split_once('.').unwrap_or((decimal, ""));
    let distance = usize::from(places.unsigned_abs());
    if places >= 0 {
        let cut = distance.min(fraction.len());
        let (moved, fraction) = fraction.split_at_checked(cut).unwrap_or((fraction, ""));
        canonical(&format!("{whole}{moved}{}", "0".repeat(distance - cut)), fraction)
    } else {
        let cut = whole.len().saturating_sub(distance);
        let (whole, moved) = whole.split_at_checked(cut).unwrap_or((whole, ""));
        canonical(whole, &format!("{}{moved}{fraction}", "0".repeat(distance - moved.len())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_written_one_way() {
        for (text, decimal, rest) in [
            ("120项", "120", "项"),
            ("１２０", "120", ""),
            ("30,000", "30000", ""),
            ("1,234,567.50", "1234567.5", ""),
            ("1,23", "1", ",23"),
            ("2021,100", "2021", ",100"),
            ("007", "7", ""),
            ("0.50", "0.5", ""),
            ("3．5", "3.5", ""),
            ("16.", "16", "."),
            ("0", "0", ""),
            ("30 000", "30", " 000"),
            ("30\u{2009}000", "30000", ""),
        ] {
            let mut cursor = Cursor::new(text);
            let figure = figure(&mut cursor).map(|figure| figure.decimal);
            assert_eq!((figure.as_deref(), cursor.rest()), (Some(decimal), rest), "{text}");
        }
    }

    #[test]
    fn the_point_moves_both_ways() {
        for (decimal, places, moved) in [
            ("3", 4, "30000"),
            ("1.2", 8, "120000000"),
            ("3.25", 1, "32.5"),
            ("0", 4, "0"),
            ("3", -1, "0.3"),
            ("5", -2, "0.05"),
            ("125", -1, "12.5"),
        ] {
            assert_eq!(shift(decimal, places), moved, "{decimal} by {places}");
        }
    }
}
