//! What a number is counted in, as far as it changes the number: 万, million, percent.

use super::Value;
use super::cursor::Cursor;
use super::number::{figure, shift};
use super::scan::number;

/// What a number is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// So many zeros: 万, million.
    Scale(i8),
    /// Hundredths, or with a shift of the point thousandths.
    Percent(i8),
}

/// A number counted in a unit.
pub(super) fn counted(decimal: &str, unit: Unit) -> Value {
    match unit {
        Unit::Scale(zeros) => Value::Number(shift(decimal, zeros)),
        Unit::Percent(places) => Value::Percent(shift(decimal, places)),
    }
}

/// 3亿5000万 is one number.
pub(super) fn with_lower_part(decimal: &str, unit_read: Unit, cursor: &mut Cursor<'_>) -> Value {
    let value = counted(decimal, unit_read);
    let (Unit::Scale(high @ (4 | 8)), Value::Number(whole)) = (unit_read, &value) else {
        return value;
    };
    let mut ahead = *cursor;
    let lower = figure(&mut ahead).filter(|lower| lower.plain.is_some());
    let (Some(lower), Some(Unit::Scale(zeros))) = (lower, unit(&mut ahead)) else { return value };
    let lower = shift(&lower.decimal, zeros);
    match (whole.parse::<u64>(), lower.parse::<u64>()) {
        (Ok(whole), Ok(lower)) if lower < 10_u64.pow(u32::from(high.unsigned_abs())) => {
            *cursor = ahead;
            number(u128::from(whole) + u128::from(lower))
        }
        _ => value,
    }
}

/// Reads what a number is counted in.
pub(super) fn unit(cursor: &mut Cursor<'_>) -> Option<Unit> {
    let mut ahead = *cursor;
    ahead.space();
    let unit = percent(&mut ahead)
        .or_else(|| chinese_scale(&mut ahead))
        .or_else(|| english_unit(&mut ahead))?;
    *cursor = ahead;
    Some(unit)
}

fn percent(cursor: &mut Cursor<'_>) -> Option<Unit> {
    if cursor.take(|c| matches!(c, '%' | '％' | '﹪')) || cursor.eat_any(&["个百分点", "百分点"])
    {
        return Some(Unit::Percent(0));
    }
    cursor.take(|c| c == '‰').then_some(Unit::Percent(-1))
}

fn chinese_scale(cursor: &mut Cursor<'_>) -> Option<Unit> {
    const SCALES: [(&str, i8); 11] = [
        ("万亿", 12),
        ("千亿", 11),
        ("百亿", 10),
        ("十亿", 9),
        ("亿", 8),
        ("千万", 7),
        ("百万", 6),
        ("十万", 5),
        ("万", 4),
        ("千", 3),
        ("百", 2),
    ];
    let mut ahead = *cursor;
    ahead.take(|c| matches!(c, '多' | '余'));
    let (_, zeros) = SCALES.into_iter().find(|(scale, _)| ahead.eat(scale))?;
    // 千克 and the like are units of measure.
    if zeros < 4 && ahead.sees(|c| "克米瓦卡伏焦赫帕分字".contains(c)) {
        return None;
    }
    *cursor = ahead;
    Some(Unit::Scale(zeros))
}

pub(super) fn english_unit(cursor: &mut Cursor<'_>) -> Option<Unit> {
    const SCALES: [(&[&str], i8); 5] = [
        (&["hundred"], 2),
        (&["thousand"], 3),
        (&["million", "mn"], 6),
        (&["billion", "bn"], 9),
        (&["trillion", "tn"], 12),
    ];
    cursor.take(|c| c == '-');
    if let Some((_, zeros)) = SCALES.into_iter().find(|(words, _)| cursor.word(words)) {
        return Some(Unit::Scale(zeros));
    }
    let is_percent = cursor.word(&["percent", "pct", "percentage"]) || {
        let mut ahead = *cursor;
        let found = ahead.word(&["per"]) && ahead.space() && ahead.word(&["cent"]);
        if found {
            *cursor = ahead;
        }
        found
    };
    is_percent.then_some(Unit::Percent(0))
}
