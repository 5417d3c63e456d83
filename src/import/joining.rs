//! How the words at a line end and at the beginning of the next join: which stand close, and whether
//! a hyphen belongs to its word.

use std::collections::HashSet;

/// Marks of a broken word: the hyphen of keyboards, that of typesetting, and the soft one.
pub(super) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{AD}')
}

/// Characters that stand close to their neighbours: Hanzi, kana, and the punctuation of both.
pub(super) fn is_close(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{A4CF}' | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}'
        | '\u{FF01}'..='\u{FF60}' | '\u{FFE0}'..='\u{FFE6}' | '\u{20000}'..='\u{3FFFF}')
}

/// Whether a line goes on after a hyphen with the second of two compounds: "drug- and device-related".
pub(super) fn hangs(next: &str) -> bool {
    matches!(next.split_whitespace().next(), Some("and" | "or" | "to"))
}

/// Words and prefixes that begin compounds, and hardly ever are the first syllables of a word.
const FIRST_PARTS: &[&str] = &[
    "anti",
    "best",
    "broad",
    "case",
    "child",
    "client",
    "co",
    "community",
    "cost",
    "cross",
    "data",
    "decision",
    "double",
    "early",
    "eight",
    "energy",
    "evidence",
    "fact",
    "family",
    "five",
    "four",
    "free",
    "full",
    "government",
    "half",
    "hard",
    "health",
    "high",
    "hospital",
    "industry",
    "large",
    "life",
    "long",
    "low",
    "market",
    "medium",
    "middle",
    "multi",
    "needs",
    "new",
    "nine",
    "non",
    "patient",
    "peer",
    "policy",
    "post",
    "purpose",
    "quality",
    "quasi",
    "rapid",
    "result",
    "risk",
    "safety",
    "school",
    "self",
    "semi",
    "seven",
    "short",
    "single",
    "six",
    "small",
    "step",
    "third",
    "three",
    "time",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
    "two",
    "user",
    "vice",
    "water",
    "well",
    "work",
    "world",
    "year",
    "zero",
];

/// Those that often are first syllables as well: of "prevent", "increase", "resource". They begin a
/// compound where what follows is a word.
const SYLLABLES: &[&str] = &[
    "after", "all", "end", "ex", "in", "inter", "mid", "off", "on", "one", "over", "part",
    "person", "pre", "re", "so", "state", "sub", "ten", "top", "under", "up",
];

/// The words of a text, as it spells them where no line ends within them.
#[derive(Debug, Default)]
pub(super) struct Words {
    whole: HashSet<String>,
    /// Whether it writes its own hyphens as U+2010. Where it does not, those are of typesetting.
    has_true_hyphens: bool,
}

impl Words {
    /// The words of the lines of a text.
    pub fn of<'a>(lines: impl IntoIterator<Item = &'a str>) -> Self {
        let mut whole = HashSet::new();
        let (mut is_rest, mut has_true_hyphens) = (false, false);
        for line in lines {
            let words = line.split(|c: char| !is_of_word(c));
            // What a hyphen at a line end parts is no word on either side.
            let words = words.skip(usize::from(is_rest)).filter(|word| !word.ends_with(is_hyphen));
            whole.extend(
                words
                    .filter(|word| word.starts_with(|c: char| c.is_ascii_alphabetic()))
                    .map(spelled),
            );
            is_rest = line.ends_with(is_hyphen);
            has_true_hyphens |= line.trim_end_matches(is_hyphen).contains('\u{2010}');
        }
        Self { whole, has_true_hyphens }
    }

    /// Whether the hyphen between two lines is one of the word, not of the line end.
    pub fn keeps_hyphen(&self, line: &str, next: &str) -> bool {
        let end = line.rsplit(|c: char| !is_of_word(c)).next().unwrap_or_default();
        let start = next.split(|c: char| !is_of_word(c)).next().unwrap_or_default();
        let first = end.trim_end_matches(is_hyphen);
        if end.ends_with('\u{AD}') || (end.ends_with('\u{2010}') && !self.has_true_hyphens) {
            return false;
        }
        // Syllables are in small letters; a name or a number begins a part of its own.
        if first.contains(is_hyphen) || !start.starts_with(char::is_lowercase) {
            return true;
        }
        let (first, start) = (spelled(first), spelled(start));
        if self.whole.contains(&format!("{first}-{start}")) {
            return true;
        }
        if self.whole.contains(&format!("{first}{start}")) {
            return false;
        }
        let is_word = self.whole.contains(&start);
        FIRST_PARTS.contains(&first.as_str())
            || (is_word && (SYLLABLES.contains(&first.as_str()) || self.whole.contains(&first)))
    }
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() && !is_close(c) || is_hyphen(c)
}

fn spelled(word: &str) -> String {
    word.to_lowercase().replace(is_hyphen, "-")
}
