//! Dates and numbers of documents, however they are written: each is one token more.
//!
//! 2026年2月5日, 2026-02-05 and 5 February 2026 are `@2026-02-05`; 2021年第16号 and “No. 16 of 2021”
//! are `@2021/16`; 〔2021〕16号, in whatever brackets, is `@[2021]16`. The body that issued a document
//! stands before its number as plain words.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::language::ENGLISH_MONTHS;
use crate::pattern::pattern;

/// How dates and numbers are written in folded text, in the syntax that Rust and JavaScript share:
/// the browser is given these very patterns. `\b` is the bound of an ASCII word. The groups: year
/// `y`, month `m`, day `d`; number `n`, and `b` where the year is in brackets.
pub(super) const PATTERNS: [&str; 7] = [
    r"\b(?<y>(?:19|20)[0-9]{2}) ?年 ?(?<m>[0-9]{1,2}) ?月 ?(?<d>[0-9]{1,2}) ?[日号]",
    r"\b(?<y>(?:19|20)[0-9]{2})[-/.](?<m>[0-9]{1,2})[-/.](?<d>[0-9]{1,2})\b",
    r"\b(?<d>[0-9]{1,2}) (?<m>[a-z]{3,9}),? (?<y>(?:19|20)[0-9]{2})\b",
    r"\b(?<m>[a-z]{3,9})[.]? (?<d>[0-9]{1,2}),? (?<y>(?:19|20)[0-9]{2})\b",
    r"\b(?<y>(?:19|20)[0-9]{2}) ?年 ?第? ?(?<n>[0-9]{1,6}) ?号",
    r"\bno[.]? ?(?<n>[0-9]{1,6}) of (?<y>(?:19|20)[0-9]{2})\b",
    r"(?<b>[(\[〔【])(?<y>(?:19|20)[0-9]{2})[)\]〕】] ?第? ?(?<n>[0-9]{1,6}) ?号",
];

/// In Rust `\b` would be the bound of a Unicode word.
static COMPILED: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    PATTERNS.iter().map(|text| pattern(&text.replace(r"\b", r"(?-u:\b)"))).collect()
});

/// The tokens of the dates and numbers in a folded text, by pattern.
pub(super) fn compounds(folded: &str) -> Vec<String> {
    if !has_year(folded.as_bytes()) {
        return Vec::new();
    }
    let found = COMPILED.iter().flat_map(|pattern| pattern.captures_iter(folded));
    found.filter_map(|found| token(&found)).collect()
}

/// Most texts have none, and need not be searched.
fn has_year(text: &[u8]) -> bool {
    let is_year = |at: usize| {
        matches!(text.get(at..at + 2), Some(b"19" | b"20"))
            && matches!(text.get(at + 2..at + 4), Some([b'0'..=b'9', b'0'..=b'9']))
    };
    memchr::memchr2_iter(b'1', b'2', text).any(is_year)
}

fn token(found: &Captures<'_>) -> Option<String> {
    let number = |group: &str| found.name(group)?.as_str().parse::<u32>().ok();
    let year = number("y")?;
    if found.name("n").is_some() {
        let number = number("n")?;
        let in_brackets = found.name("b").is_some();
        return Some(if in_brackets {
            format!("@[{year}]{number}")
        } else {
            format!("@{year}/{number}")
        });
    }
    let (month, day) = (number("m").or_else(|| month(found.name("m")?.as_str()))?, number("d")?);
    let exists = (1..=12).contains(&month) && (1..=31).contains(&day);
    exists.then(|| format!("@{year}-{month:02}-{day:02}"))
}

/// The number of a month by its English name or the beginning of it.
fn month(word: &str) -> Option<u32> {
    let is_begun =
        |name: &&str| name.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    let at = ENGLISH_MONTHS.iter().enumerate().find(|(_, name)| is_begun(name))?.0;
    u32::try_from(at + 1).ok()
}
