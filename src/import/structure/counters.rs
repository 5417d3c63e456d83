//! Words and signs that count: 一是, 第一，, （一）, First, (ii), 1. and bullets.

use std::sync::LazyLock;

use regex::Regex;

use crate::pattern::pattern;

/// A word or sign that counts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Counter {
    /// Its first byte.
    pub at: usize,
    /// The byte after it.
    pub end: usize,
    /// What it counts to.
    pub number: usize,
    /// How the count is kept.
    pub family: Family,
}

/// How a count is kept; the items of a list keep it alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Family {
    /// 一是
    Shi,
    /// 一要
    Yao,
    /// 第一，
    Di,
    /// 一、
    Comma,
    /// （一）
    Bracket,
    /// First, Secondly, The third is
    English,
    /// (i)
    Roman,
    /// (a)
    Letter,
    /// (1)
    BracketDigit,
    /// 1. or 1、
    Digit,
}

impl Family {
    /// Whether a list can be kept this way in running text; the other ways number paragraphs.
    fn counts_in_text(self) -> bool {
        !matches!(self, Self::Comma | Self::Digit)
    }
}

const HANZI_NUMBERS: [&str; 15] = [
    "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四",
    "十五",
];

const ORDINALS: [&str; 10] =
    ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

const ROMANS: [&str; 12] =
    ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];

/// The number of a Hanzi numeral up to fifteen.
pub(super) fn hanzi_number(word: &str) -> Option<usize> {
    HANZI_NUMBERS.iter().position(|one| *one == word).map(|at| at + 1)
}

/// How each family is written; the group n holds its number.
static FORMS: LazyLock<[(Family, Regex); 10]> = LazyLock::new(|| {
    let hanzi = r"(?P<n>[一二三四五六七八九十]{1,2})";
    [
        (Family::Shi, pattern(&format!("{hanzi}是"))),
        (Family::Yao, pattern(&format!("{hanzi}要"))),
        (Family::Di, pattern(&format!("第{hanzi}[，,]"))),
        (Family::Comma, pattern(&format!("{hanzi}、"))),
        (Family::Bracket, pattern(&format!("[（(]{hanzi}[）)]"))),
        (
            Family::English,
            pattern(
                r"(?i)\b(?:the )?(?P<n>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)(?:ly)?(?:,| is\b)|\b(?P<one>one) is\b",
            ),
        ),
        (Family::Roman, pattern(r"\((?P<n>[ivx]{1,4})\)")),
        (Family::Letter, pattern(r"\((?P<n>[a-l])\)")),
        (Family::BracketDigit, pattern(r"[（(](?P<n>[0-9]{1,2})[）)]")),
        (Family::Digit, pattern(r"(?P<n>[0-9]{1,2})(?:[.．]\s?|、)")),
    ]
});

/// The counters of a text: only where a clause begins.
pub(super) fn counters(text: &str) -> Vec<Counter> {
    let begins_clause = |at: usize| {
        let before = text[..at].trim_end_matches([' ', '“', '"', '\u{3000}']);
        before.is_empty()
            || before.ends_with(['。', '；', '：', '，', ',', '.', ';', ':', '！', '!'])
            || before.ends_with(" and")
            || before.ends_with(" or")
    };
    let mut found: Vec<Counter> = Vec::new();
    for (family, form) in FORMS.iter() {
        for captures in form.captures_iter(text) {
            let Some(whole) = captures.get(0) else { continue };
            let is_head = whole.start() == 0;
            let is_clause = family.counts_in_text() && begins_clause(whole.start());
            if !is_head && !is_clause {
                continue;
            }
            let word = captures.name("n").map_or("one", |word| word.as_str());
            let decimal = *family == Family::Digit
                && text[whole.end()..].starts_with(|c: char| c.is_ascii_digit());
            let number = number(*family, &word.to_lowercase()).filter(|_| !decimal);
            let counter =
                |number| Counter { at: whole.start(), end: whole.end(), number, family: *family };
            found.extend(number.map(counter));
        }
    }
    found.sort_by_key(|counter| counter.at);
    // "(a) and (b)" names parts; a counter of a list has something to count.
    let places: Vec<usize> = found.iter().map(|counter| counter.at).collect();
    found.retain(|counter| {
        let next = places.partition_point(|at| *at <= counter.at);
        let end = places.get(next).copied().unwrap_or(text.len()).max(counter.end);
        let counted = &text[counter.end..end];
        let is_sign =
            matches!(counter.family, Family::Roman | Family::Letter | Family::BracketDigit);
        !is_sign
            || counted.split_whitespace().count() > 2
            || counted.chars().any(|c| c >= '\u{2E80}')
    });
    found
}

fn number(family: Family, word: &str) -> Option<usize> {
    let place = |words: &[&str]| words.iter().position(|one| *one == word).map(|at| at + 1);
    match family {
        Family::Shi | Family::Yao | Family::Di | Family::Comma | Family::Bracket => {
            hanzi_number(word)
        }
        Family::English => {
            if word == "one" {
                Some(1)
            } else {
                place(&ORDINALS)
            }
        }
        Family::Roman => place(&ROMANS),
        Family::Letter => word.bytes().next().map(|byte| usize::from(byte - b'a') + 1),
        Family::BracketDigit | Family::Digit => word.parse().ok(),
    }
}

/// A count from one on, kept in one way without a gap, and where what it counts ends: where its way
/// of counting starts again, or with the text.
pub(super) struct Run {
    /// The counters.
    pub counters: Vec<Counter>,
    /// The byte where what it counts ends.
    pub end: Option<usize>,
}

/// The counts of a text, one after the other; those of one alone are none.
pub(super) fn runs(all: &[Counter]) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut rest = all;
    while let Some(start) = rest.iter().position(|counter| counter.number == 1) {
        let first = rest[start];
        let mut run = vec![first];
        let mut next = rest.len();
        for (index, counter) in rest.iter().enumerate().skip(start + 1) {
            if counter.family != first.family {
                continue;
            }
            if counter.number != run.len() + 1 {
                next = index;
                break;
            }
            run.push(*counter);
        }
        if run.len() > 1 {
            let end = rest.get(next).map(|counter| counter.at);
            runs.push(Run { counters: run, end });
            rest = &rest[next..];
        } else {
            rest = &rest[start + 1..];
        }
    }
    runs
}
