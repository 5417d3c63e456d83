//! Where a text uses the words of the vocabularies.
//!
//! Latin words match whole, whatever their case, with a hyphen like a space and a plural -s
//! allowed; Chinese words match anywhere. Where matches overlap, the longest holds: 药品追溯 is no
//! mention of 药品, nor 防疫医疗器械 of 医疗器械. All words are sought in one pass over the text:
//! O(text + matches), whatever their number.

use std::borrow::Cow;
use std::ops::Range;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

/// Fewer words than these are sought in one text, not in all.
const FEW: usize = 16;

/// Words, ready to be sought, each standing for a value.
pub struct TermFinder<T> {
    automaton: AhoCorasick,
    /// The value of each pattern.
    values: Vec<T>,
}

/// A place where a text uses a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit<'f, T> {
    /// What the word stands for.
    pub value: &'f T,
    /// Its bytes in the text.
    pub span: Range<usize>,
}

impl<T: Clone> TermFinder<T> {
    /// Prepares words. Blank ones are passed over. `None` only past some two thousand million
    /// states of the automaton.
    pub fn new<'w>(words: impl IntoIterator<Item = (&'w str, T)>) -> Option<Self> {
        let mut patterns: Vec<String> = Vec::new();
        let mut values = Vec::new();
        for (word, value) in words.into_iter().filter(|(word, _)| !word.trim().is_empty()) {
            let word = fold(word).text.into_owned();
            if word.ends_with(|c: char| c.is_ascii_alphabetic() && !matches!(c, 's' | 'S')) {
                patterns.push(format!("{word}s"));
                values.push(value.clone());
            }
            patterns.push(word);
            values.push(value);
        }
        // The names of a notice are sought in that notice alone, and a quicker automaton costs more
        // to make than it saves there.
        let kind = (patterns.len() < FEW).then_some(AhoCorasickKind::NoncontiguousNFA);
        let automaton = AhoCorasick::builder()
            .kind(kind)
            .match_kind(MatchKind::Standard)
            .ascii_case_insensitive(true)
            .build(patterns);
        Some(Self { automaton: automaton.ok()?, values })
    }

    /// The words that a text uses, in order. Matches compete only within a group: leftmost, then
    /// longest; one inside another of its group is swallowed.
    pub fn find<G: PartialEq>(&self, text: &str, group: impl Fn(&T) -> G) -> Vec<Hit<'_, T>> {
        let folded = fold(text);
        let mut matches: Vec<(usize, usize, &T)> = self
            .automaton
            .find_overlapping_iter(&*folded.text)
            .filter(|hit| is_whole(&folded.text, hit.start(), hit.end()))
            .filter_map(|hit| {
                Some((hit.start(), hit.end(), self.values.get(hit.pattern().as_usize())?))
            })
            .collect();
        matches.sort_by_key(|(start, end, _)| (*start, usize::MAX - *end));
        let mut taken: Vec<(G, Range<usize>)> = Vec::new();
        let mut hits = Vec::new();
        for (start, end, value) in matches {
            let group = group(value);
            match taken.iter_mut().find(|(one, _)| *one == group) {
                // A word may stand for two values.
                Some((_, last)) if start < last.end && *last != (start..end) => continue,
                Some((_, last)) => *last = start..end,
                None => taken.push((group, start..end)),
            }
            hits.push(Hit { value, span: folded.original(start)..folded.original(end) });
        }
        hits
    }
}

/// A text with hyphens as spaces, straight apostrophes, and capitals beyond ASCII in lower case;
/// those of ASCII are the automaton's.
struct Folded<'a> {
    text: Cow<'a, str>,
    /// Offsets in the folded text after which the original is longer by so many bytes in all.
    shifts: Vec<(usize, isize)>,
}

impl Folded<'_> {
    fn original(&self, offset: usize) -> usize {
        let before = self.shifts.partition_point(|(at, _)| *at <= offset);
        let shift = before.checked_sub(1).map_or(0, |last| self.shifts[last].1);
        offset.saturating_add_signed(shift)
    }
}

fn fold_char(c: char) -> char {
    match c {
        '-' | '‐' | '‑' | '\u{A0}' => ' ',
        '’' | '‘' => '\'',
        c if c.is_ascii() => c,
        // A capital whose lower case is several characters stays as it is.
        c => {
            let mut lower = c.to_lowercase();
            match (lower.next(), lower.next()) {
                (Some(only), None) => only,
                _ => c,
            }
        }
    }
}

fn fold(text: &str) -> Folded<'_> {
    // Hanzi have no case: most Chinese text is as it should be.
    let changes = |c: char| c == '-' || (!c.is_ascii() && c < '\u{2E80}' && fold_char(c) != c);
    let Some(first) = text.find(changes) else {
        return Folded { text: Cow::Borrowed(text), shifts: Vec::new() };
    };
    let mut folded = String::with_capacity(text.len());
    folded.push_str(&text[..first]);
    let mut shifts = Vec::new();
    let mut shift = 0_isize;
    for c in text[first..].chars() {
        let new = if changes(c) { fold_char(c) } else { c };
        folded.push(new);
        if new.len_utf8() != c.len_utf8() {
            shift += c.len_utf8().cast_signed() - new.len_utf8().cast_signed();
            shifts.push((folded.len(), shift));
        }
    }
    Folded { text: Cow::Owned(folded), shifts }
}

/// Whether a match does not cut a Latin word or a number in two.
fn is_whole(text: &str, start: usize, end: usize) -> bool {
    let joins = |a: Option<char>, b: Option<char>| match (a, b) {
        (Some(a), Some(b)) => is_latin(a) && is_latin(b),
        _ => false,
    };
    !joins(text[..start].chars().next_back(), text[start..].chars().next())
        && !joins(text[..end].chars().next_back(), text[end..].chars().next())
}

fn is_latin(c: char) -> bool {
    c.is_alphanumeric() && (c.is_ascii() || c < '\u{250}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words of a text that are found, with what they stand for.
    fn found(words: &[(&str, u8)], text: &str) -> String {
        let finder = TermFinder::new(words.iter().copied()).unwrap();
        let hits = finder.find(text, |value| *value > 9);
        let words: Vec<String> =
            hits.iter().map(|hit| format!("{}={}", &text[hit.span.clone()], hit.value)).collect();
        words.join(" ")
    }

    #[test]
    fn words_are_found_as_readers_see_them() {
        let words = [
            ("药品", 1),
            ("药品追溯", 2),
            ("追溯", 2),
            ("clinical trial", 3),
            ("applicant's duty", 4),
            ("GMP", 5),
            ("品追", 10),
            ("共有词", 6),
            ("共有词", 7),
            ("共有", 8),
        ];
        for (text, expected) in [
            // The longest holds, also where a shorter one begins inside it.
            ("加强药品追溯和药品检查", "药品追溯=2 品追=10 药品=1"),
            ("Clinical-trials of drugs", "Clinical-trials=3"),
            ("the applicant’s duty", "applicant’s duty=4"),
            ("‘quoted’ clinical\u{A0}trial", "clinical\u{A0}trial=3"),
            ("cGMP and GMP用", "GMP=5"),
            ("clinical trialist", ""),
            ("共有词", "共有词=6 共有词=7"),
            ("", ""),
        ] {
            assert_eq!(found(&words, text), expected, "{text}");
        }
    }

    #[test]
    fn latin_terms_are_whole_words() {
        assert!(is_whole("the trial was", 4, 9));
        assert!(!is_whole("the trials", 4, 9));
        assert!(is_whole("用gmp管理", 3, 6));
    }
}
