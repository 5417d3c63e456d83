//! Numbers in Hanzi: 一百二十, 二〇二一, 十四五.

use super::cursor::Cursor;

/// How a run of numerals reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Numeral {
    /// One digit or 十: 三.
    One(u64),
    /// 百, 千, 万 or 亿 by itself, which most often is part of a word.
    Unit(u64),
    /// A number that is put together by the rules: 一百二十.
    Composed(u64),
    /// Digits in a row, so many of them: 二〇二一.
    Digits(u64, usize),
    /// So many'th five-year plan: 十四五.
    Plan(u64),
    /// Anything else: 两三, 千万.
    Loose,
}

/// The value of a digit.
pub(super) fn digit(c: char) -> Option<u64> {
    Some(match c {
        '〇' | '零' | '○' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

/// The value of a unit.
fn unit(c: char) -> Option<u64> {
    Some(match c {
        '十' => 10,
        '百' => 100,
        '千' => 1000,
        '万' => 10_000,
        '亿' => 100_000_000,
        _ => return None,
    })
}

/// Whether numbers are written with a character.
pub(super) fn is_numeral(c: char) -> bool {
    digit(c).is_some() || unit(c).is_some()
}

/// Reads a run of numerals.
pub(super) fn numeral<'a>(cursor: &mut Cursor<'a>) -> (Numeral, &'a str) {
    let run = cursor.skip(is_numeral);
    (read(run), run)
}

/// Reads a small number, as a day, a month or a year is one: how much, in how many digits.
pub(super) fn small(cursor: &mut Cursor<'_>) -> Option<(u32, usize)> {
    let mut ahead = *cursor;
    // No day, month or year is longer.
    for _ in 0..5 {
        ahead.take(is_numeral);
    }
    if ahead.sees(is_numeral) {
        return None;
    }
    let (value, count) = match read(ahead.since(cursor.at())) {
        Numeral::One(value) => (value, 1),
        Numeral::Composed(value) => (value, 2),
        Numeral::Digits(value, count) => (value, count),
        Numeral::Unit(_) | Numeral::Plan(_) | Numeral::Loose => return None,
    };
    *cursor = ahead;
    Some((u32::try_from(value).ok()?, count))
}

fn read(run: &str) -> Numeral {
    let mut chars = run.chars();
    if let (Some(c), None) = (chars.next(), chars.next()) {
        return match (digit(c), unit(c)) {
            (Some(value), _) | (_, Some(value @ 10)) => Numeral::One(value),
            (_, Some(value)) => Numeral::Unit(value),
            (None, None) => Numeral::Loose,
        };
    }
    in_a_row(run)
        .or_else(|| composed(run).map(Numeral::Composed))
        .or_else(|| plan(run))
        .unwrap_or(Numeral::Loose)
}

/// 二〇二一: nothing but digits. Two of them are two numbers, unless one is a zero.
fn in_a_row(run: &str) -> Option<Numeral> {
    let mut count = 0;
    let value = run.chars().try_fold(0_u64, |value, c| {
        count += 1;
        value.checked_mul(10)?.checked_add(digit(c)?)
    })?;
    (count > 2 || run.contains(['〇', '零', '○'])).then_some(Numeral::Digits(value, count))
}

/// 十四五: the 14th five-year plan.
fn plan(run: &str) -> Option<Numeral> {
    let number = run.strip_prefix('十')?.strip_suffix('五')?;
    let mut chars = number.chars();
    match (chars.next().and_then(digit), chars.next()) {
        (Some(units @ 1..=9), None) => Some(Numeral::Plan(10 + units)),
        _ => None,
    }
}

/// 一亿二千万: sections of up to four digits, each with its unit, from high to low.
fn composed(run: &str) -> Option<u64> {
    let mut number = Composition::default();
    for c in run.chars() {
        match (digit(c), unit(c)) {
            (Some(0), _) if number.digit.is_none() => number.zero = true,
            (Some(value @ 1..), _) if number.digit.is_none() => number.digit = Some(value),
            (_, Some(unit @ ..=1000)) => number.close_digit(unit)?,
            (_, Some(unit)) => number.close_section(unit)?,
            _ => return None,
        }
    }
    number.finish()
}

#[derive(Default)]
struct Composition {
    total: u64,
    section: u64,
    digit: Option<u64>,
    /// The unit that was read last.
    last: Option<u64>,
    /// The last of the large units, 万 and 亿.
    large: Option<u64>,
    zero: bool,
}

impl Composition {
    /// 十, 百 or 千 after a digit; before 十 a one may be left out.
    fn close_digit(&mut self, unit: u64) -> Option<()> {
        if self.last.is_some_and(|last| last < 10_000 && last <= unit) {
            return None;
        }
        let digit = self.digit.take().or((unit == 10).then_some(1))?;
        self.section += digit * unit;
        (self.last, self.zero) = (Some(unit), false);
        Some(())
    }

    /// 万 or 亿 after a section. Only 万亿 has one straight after the other.
    fn close_section(&mut self, unit: u64) -> Option<()> {
        self.section += self.digit.take().unwrap_or_default();
        match (self.large, unit) {
            (None, _) if self.section > 0 => self.total = self.section * unit,
            (Some(10_000), 100_000_000) if self.total < 100_000_000 => {
                self.total = (self.total + self.section) * unit;
            }
            (Some(100_000_000), 10_000) if self.section > 0 => self.total += self.section * unit,
            _ => return None,
        }
        (self.section, self.large, self.last, self.zero) = (0, Some(unit), Some(unit), false);
        Some(())
    }

    fn finish(self) -> Option<u64> {
        // 三百五 is 350.
        let place = match self.last {
            Some(last @ 100..) if !self.zero => last / 10,
            _ => 1,
        };
        // 一百零 is no number.
        if self.zero && self.digit.is_none() {
            return None;
        }
        self.last.map(|_| self.total + self.section + self.digit.unwrap_or_default() * place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_are_read_by_their_form() {
        for (run, numeral) in [
            ("三", Numeral::One(3)),
            ("十", Numeral::One(10)),
            ("百", Numeral::Unit(100)),
            ("十八", Numeral::Composed(18)),
            ("二十", Numeral::Composed(20)),
            ("一百二十", Numeral::Composed(120)),
            ("一百零五", Numeral::Composed(105)),
            ("三百五", Numeral::Composed(350)),
            ("三千五百", Numeral::Composed(3500)),
            ("两万", Numeral::Composed(20_000)),
            ("十四亿", Numeral::Composed(1_400_000_000)),
            ("一亿二千万", Numeral::Composed(120_000_000)),
            ("三万亿", Numeral::Composed(3_000_000_000_000)),
            ("一万零三十", Numeral::Composed(10_030)),
            ("二〇二一", Numeral::Digits(2021, 4)),
            ("一九九八", Numeral::Digits(1998, 4)),
            ("十四五", Numeral::Plan(14)),
            ("十五五", Numeral::Plan(15)),
            ("两三", Numeral::Loose),
            ("二三十", Numeral::Loose),
            ("十五六", Numeral::Loose),
            ("千万", Numeral::Loose),
            ("万一", Numeral::Loose),
            ("一百零", Numeral::Loose),
            ("亿亿", Numeral::Loose),
            ("一亿亿", Numeral::Loose),
            ("一万万", Numeral::Loose),
            ("九千九百九十九万九千九百九十九亿", Numeral::Composed(9_999_999_900_000_000)),
        ] {
            assert_eq!(read(run), numeral, "{run}");
        }
    }

    #[test]
    fn a_long_run_is_no_number() {
        assert_eq!(read(&"一".repeat(100)), Numeral::Loose);
    }
}
