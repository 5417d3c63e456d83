//! Dates and numbers of documents, however they are written: each is one token more.
//!
//! 2026年2月5日, 2026-02-05 and 5 February 2026 are `@2026-2-5`; 2021年第16号 and “No. 16 of 2021”
//! are `@2021/16`; 〔2021〕16号, in whatever brackets, is `@[2021]16`. The body that issued a document
//! stands before its number as plain words.

use std::sync::LazyLock;

use regex::{Captures, Regex, RegexSet};

use crate::language::ENGLISH_MONTHS;
use crate::pattern::{self, pattern};

/// How dates and numbers are written in folded text, each with the token that they are, in the
/// syntax that Rust and JavaScript share: the browser is given these very patterns. `\b` is the bound
/// of an ASCII word. Years, months, days and numbers are written out by [`patterns`]; of an English
/// month the token has the first three letters, which become its number.
const FORMS: [(&str, &str); 7] = [
    (r"\bYEAR ?年 ?MONTH ?月 ?DAY ?[日号]", "@$1-$2-$3"),
    (r"\bYEAR[-/.]MONTH[-/.]DAY\b", "@$1-$2-$3"),
    (r"\bDAY NAME,? YEAR\b", "@$3-$2-$1"),
    (r"\bNAME[.]? DAY,? YEAR\b", "@$3-$1-$2"),
    (r"\bYEAR ?年 ?第? ?NUMBER ?号", "@$1/$2"),
    (r"\bno[.]? ?NUMBER of YEAR\b", "@$2/$1"),
    (r"[(\[〔【]YEAR[)\]〕】] ?第? ?NUMBER ?号", "@[$1]$2"),
];

/// What stands for the words in capitals. Zeros before a number are no part of it.
const PIECES: [(&str, &str); 5] = [
    ("YEAR", "((?:19|20)[0-9]{2})"),
    ("MONTH", "0?([1-9]|1[0-2])"),
    ("DAY", "0?([1-9]|[12][0-9]|3[01])"),
    (
        "NAME",
        "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:r?uary|ch|il|e|y|ust|t|(?:t?em|o)ber)?",
    ),
    ("NUMBER", "0*([0-9]{1,6})"),
];

/// The patterns and their tokens.
pub(super) fn patterns() -> Vec<(String, &'static str)> {
    let write = |form: &str| {
        PIECES.iter().fold(form.to_owned(), |text, (name, piece)| text.replace(name, piece))
    };
    FORMS.iter().map(|(form, token)| (write(form), *token)).collect()
}

/// The patterns, ready to be sought.
struct Compiled {
    /// Which of them a text has.
    any: RegexSet,
    /// Each with its token.
    each: Vec<(Regex, &'static str)>,
}

/// In Rust `\b` would be the bound of a Unicode word.
static COMPILED: LazyLock<Compiled> = LazyLock::new(|| {
    let own = |(text, token): (String, _)| (text.replace(r"\b", r"(?-u:\b)"), token);
    let (texts, tokens): (Vec<String>, Vec<_>) = patterns().into_iter().map(own).unzip();
    let each = texts.iter().map(|text| pattern(text)).zip(tokens).collect();
    Compiled { any: pattern::patterns(&texts), each }
});

/// The tokens of the dates and numbers in a folded text, by pattern.
pub(super) fn compounds(folded: &str) -> Vec<String> {
    if !has_year(folded.as_bytes()) {
        return Vec::new();
    }
    let Compiled { any, each } = &*COMPILED;
    // Most texts with a year have one of the seven at most.
    let found = any.matches(folded).into_iter().filter_map(|number| each.get(number));
    found
        .flat_map(|(pattern, form)| {
            pattern.captures_iter(folded).map(move |found| token(&found, form))
        })
        .collect()
}

/// Most texts have none, and need not be searched.
fn has_year(text: &[u8]) -> bool {
    let is_year = |at: usize| {
        matches!(text.get(at..at + 2), Some(b"19" | b"20"))
            && matches!(text.get(at + 2..at + 4), Some([b'0'..=b'9', b'0'..=b'9']))
    };
    memchr::memchr2_iter(b'1', b'2', text).any(is_year)
}

fn token(found: &Captures<'_>, form: &str) -> String {
    let mut token = String::new();
    found.expand(form, &mut token);
    let name = ENGLISH_MONTHS.iter().zip(1..).find_map(|(month, number)| {
        let begin = month.get(..3)?.to_ascii_lowercase();
        token.contains(&begin).then_some((begin, number))
    });
    match name {
        Some((begin, number)) => token.replace(&begin, &format!("{number}")),
        None => token,
    }
}
