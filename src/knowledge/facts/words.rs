//! English words that say a number or a month.

use super::cursor::Cursor;
use crate::language::ENGLISH_MONTHS;

/// What a word says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    /// One to nineteen.
    Unit(u64),
    /// Twenty to ninety.
    Tens(u64),
    /// Hundred.
    Hundred,
    /// Thousand and more, with its zeros.
    Scale(u32),
    /// First to twentieth, and the tens.
    Ordinal(u64),
    /// A number said by the way: both, decade.
    Aside(&'static [&'static str]),
    /// A part: half, quarter. The fractions and percentages that say the same.
    Part(&'static [&'static str], &'static str),
    /// So many parts of how many: thirds.
    Parts(u64),
}

/// The longest word that is looked up.
const LONGEST: usize = 11;

/// What a word says about numbers.
pub(super) fn look_up(word: &str) -> Option<Word> {
    let mut lower = [0_u8; LONGEST];
    let lower = lower.get_mut(..word.len())?;
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    let word = std::str::from_utf8(lower).ok()?;
    cardinal(word).or_else(|| ordinal(word)).or_else(|| aside(word))
}

fn cardinal(word: &str) -> Option<Word> {
    Some(match word {
        "one" => Word::Unit(1),
        "two" => Word::Unit(2),
        "three" => Word::Unit(3),
        "four" => Word::Unit(4),
        "five" => Word::Unit(5),
        "six" => Word::Unit(6),
        "seven" => Word::Unit(7),
        "eight" => Word::Unit(8),
        "nine" => Word::Unit(9),
        "ten" => Word::Unit(10),
        "eleven" => Word::Unit(11),
        "twelve" => Word::Unit(12),
        "thirteen" => Word::Unit(13),
        "fourteen" => Word::Unit(14),
        "fifteen" => Word::Unit(15),
        "sixteen" => Word::Unit(16),
        "seventeen" => Word::Unit(17),
        "eighteen" => Word::Unit(18),
        "nineteen" => Word::Unit(19),
        "twenty" => Word::Tens(20),
        "thirty" => Word::Tens(30),
        "forty" => Word::Tens(40),
        "fifty" => Word::Tens(50),
        "sixty" => Word::Tens(60),
        "seventy" => Word::Tens(70),
        "eighty" => Word::Tens(80),
        "ninety" => Word::Tens(90),
        "hundred" => Word::Hundred,
        "thousand" => Word::Scale(3),
        "million" => Word::Scale(6),
        "billion" => Word::Scale(9),
        "trillion" => Word::Scale(12),
        _ => return None,
    })
}

fn ordinal(word: &str) -> Option<Word> {
    Some(match word {
        "first" | "firstly" => Word::Ordinal(1),
        "second" | "secondly" => Word::Ordinal(2),
        "third" | "thirdly" => Word::Ordinal(3),
        "fourth" | "fourthly" => Word::Ordinal(4),
        "fifth" => Word::Ordinal(5),
        "sixth" => Word::Ordinal(6),
        "seventh" => Word::Ordinal(7),
        "eighth" => Word::Ordinal(8),
        "ninth" => Word::Ordinal(9),
        "tenth" => Word::Ordinal(10),
        "eleventh" => Word::Ordinal(11),
        "twelfth" => Word::Ordinal(12),
        "thirteenth" => Word::Ordinal(13),
        "fourteenth" => Word::Ordinal(14),
        "fifteenth" => Word::Ordinal(15),
        "sixteenth" => Word::Ordinal(16),
        "seventeenth" => Word::Ordinal(17),
        "eighteenth" => Word::Ordinal(18),
        "nineteenth" => Word::Ordinal(19),
        "twentieth" => Word::Ordinal(20),
        "thirtieth" => Word::Ordinal(30),
        "fortieth" => Word::Ordinal(40),
        "fiftieth" => Word::Ordinal(50),
        "sixtieth" => Word::Ordinal(60),
        "seventieth" => Word::Ordinal(70),
        "eightieth" => Word::Ordinal(80),
        "ninetieth" => Word::Ordinal(90),
        "hundredth" => Word::Ordinal(100),
        _ => return None,
    })
}

fn aside(word: &str) -> Option<Word> {
    Some(match word {
        "zero" => Word::Aside(&["0"]),
        "a" | "an" | "once" | "single" | "sole" | "only" => Word::Aside(&["1"]),
        "both" | "pair" | "dual" | "twin" | "couple" | "twice" | "twofold" => Word::Aside(&["2"]),
        "double" | "doubled" | "doubling" => Word::Part(&["2", "1"], "100"),
        "triple" | "tripled" | "treble" | "thrice" | "threefold" | "trio" => Word::Aside(&["3"]),
        "quadruple" | "fourfold" => Word::Aside(&["4"]),
        "fivefold" => Word::Aside(&["5"]),
        "sixfold" => Word::Aside(&["6"]),
        "tenfold" | "decade" => Word::Aside(&["10"]),
        "century" => Word::Aside(&["100"]),
        "dozen" => Word::Aside(&["12", "10"]),
        "half" | "halve" | "halved" => Word::Part(&["1/2", "0.5", "2"], "50"),
        "quarter" => Word::Part(&["1/4"], "25"),
        "thirds" => Word::Parts(3),
        "quarters" | "fourths" => Word::Parts(4),
        "fifths" => Word::Parts(5),
        "sixths" => Word::Parts(6),
        "sevenths" => Word::Parts(7),
        "eighths" => Word::Parts(8),
        "ninths" => Word::Parts(9),
        "tenths" => Word::Parts(10),
        _ => return None,
    })
}

/// A month in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Month {
    /// 1 to 12.
    pub number: i8,
    /// Whether it is written out and means nothing else, as May and March may.
    pub is_unmistakable: bool,
}

/// Reads a month with a capital, written out or short.
pub(super) fn month(cursor: &mut Cursor<'_>) -> Option<Month> {
    const LONGEST: usize = "September".len();
    let mut ahead = *cursor;
    // What follows may be a very long run of letters.
    let length = ahead.rest().bytes().take(LONGEST + 1).take_while(u8::is_ascii_alphabetic).count();
    let word = ahead.rest().get(..length)?;
    let month = month_of(word)?;
    ahead.eat(word);
    if word.len() <= 4 {
        ahead.take(|c| c == '.');
    }
    *cursor = ahead;
    Some(month)
}

fn month_of(word: &str) -> Option<Month> {
    if !word.starts_with(|c: char| c.is_ascii_uppercase()) {
        return None;
    }
    let is_short = |month: &str| {
        word.len() == 3 && month.get(..3).is_some_and(|short| word.eq_ignore_ascii_case(short))
    };
    let index = ENGLISH_MONTHS.iter().position(|month| {
        word.eq_ignore_ascii_case(month)
            || is_short(month)
            || (*month == "September" && word.eq_ignore_ascii_case("sept"))
    })?;
    let is_unmistakable = ENGLISH_MONTHS.contains(&word) && !matches!(word, "March" | "May");
    Some(Month { number: i8::try_from(index + 1).ok()?, is_unmistakable })
}

/// The value of a Roman number up to twenty, of which small letters may number a part: III, IIa.
pub(super) fn roman(word: &str) -> Option<usize> {
    const ROMAN: [&str; 20] = [
        "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV",
        "XV", "XVI", "XVII", "XVIII", "XIX", "XX",
    ];
    if !word.starts_with(['I', 'V', 'X']) {
        return None;
    }
    let word = word.trim_end_matches(['a', 'b', 'c']);
    ROMAN.iter().position(|one| *one == word).map(|index| index + 1)
}
