//! What the name of a document in English treats: the words after "Opinions on", and where among them
//! the name may end.

use crate::language::ENGLISH_MONTHS;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::kinds;
use super::latin_names::{is_content, is_ordinal, subject_start};
use super::words::{is_news, is_small};
use crate::pattern::pattern;

/// A name has no more words after its kind.
const MOST_WORDS: usize = 40;

/// No word that counts is longer, in bytes.
const LONGEST_WORD: usize = 40;

/// An edition in brackets after a name.
pub(super) static EDITION: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^ ?[(（](?:[^()（）“”\x22\n]{0,12}?\b(?:trial|interim|provisional|draft|exposure|comments?|revision|revised|edition|version|amendment|amended|repealed|abolished|superseded)\b[^()（）\n]{0,60}|(?:of )?(?:19|20)[0-9]{2})[)）]",
    )
});

/// What follows "Opinions on".
pub(super) struct Body {
    /// Where the name may end, the nearest first.
    pub(super) ends: Vec<usize>,
    /// Where it most likely ends: with the last word in title case.
    pub(super) best: Option<usize>,
    /// How many words with a capital say something of the subject.
    pub(super) capitals: usize,
    /// Where the name surely ends, for another is listed after it.
    pub(super) cut: Option<usize>,
    /// Kinds of document within.
    pub(super) inner: Vec<Range<usize>>,
}

impl Body {
    /// Reads the words from a place on.
    pub(super) fn read(text: &str, subject: usize) -> Self {
        let mut body =
            Self { ends: Vec::new(), best: None, capitals: 0, cut: None, inner: Vec::new() };
        let mut words: Vec<Range<usize>> = Vec::new();
        let mut in_title = true;
        let mut at = subject;
        while words.len() < MOST_WORDS {
            let length = word_length(&text[at..]);
            if length == 0 {
                break;
            }
            let word = text[at..at + length].trim_end_matches([',', '’', '\'']);
            let range = at..at + word.len();
            if kinds::is_english(word) {
                if let Some(cut) = next_name(text, &words, &range) {
                    body.ends.retain(|end| *end <= cut);
                    body.cut = Some(cut);
                    body.best = body.best.filter(|best| *best <= cut);
                    break;
                }
                if body.inner.len() < 2 && in_title {
                    body.inner.push(range.clone());
                }
            }
            let previous = words.last().map_or("", |last| &text[last.clone()]);
            // ", and the …" lists something else.
            let is_listed = word == "the" && is_after_comma(text, &words);
            in_title = in_title && !is_listed && goes_on(previous, word);
            if !is_small(word) {
                body.ends.push(range.end);
                let is_end = word.starts_with(char::is_uppercase) || previous == "for";
                if in_title && is_end {
                    body.best = Some(range.end);
                    body.capitals += usize::from(is_content(word));
                }
            }
            words.push(range);
            at += length;
            let gap = text[at..].len() - text[at..].trim_start_matches([' ', '\u{A0}']).len();
            if gap == 0 {
                break;
            }
            at += gap;
        }
        body.add_edition(text);
        body
    }

    /// Measures for … *(for Trial Implementation)*
    fn add_edition(&mut self, text: &str) {
        let Some(last) = self.ends.last().copied() else { return };
        if let Some(edition) = EDITION.find(&text[last..]) {
            let end = last + edition.end();
            if self.best == Some(last) {
                self.best = Some(end);
            }
            self.ends.push(end);
        }
    }
}

/// Whether a comma stands before the next word, or before an "and" that is the last.
fn is_after_comma(text: &str, words: &[Range<usize>]) -> bool {
    let has_comma = |range: Option<&Range<usize>>| {
        range.is_some_and(|range| text[range.end..].starts_with(','))
    };
    match words {
        [.., before, last] if &text[last.clone()] == "and" => has_comma(Some(before)),
        words => has_comma(words.last()),
    }
}

/// Whether a name in title case goes on with a word.
fn goes_on(previous: &str, word: &str) -> bool {
    let is_date = matches!(previous, "in" | "on") && ENGLISH_MONTHS.contains(&word);
    let is_title = word.starts_with(char::is_uppercase) && !is_news(word) && !is_date;
    is_title || is_small(word) || is_ordinal(word)
}

/// How long the word is that begins a text, up to white space or a sign that no name holds.
pub(super) fn word_length(text: &str) -> usize {
    let mut signs = text.char_indices().peekable();
    while let Some((at, c)) = signs.next() {
        let next = signs.peek().map(|(_, c)| *c);
        let is_end = match c {
            '.' | ':' => next.is_none_or(|c| !c.is_alphanumeric()),
            ';' | '?' | '!' | '(' | ')' | '[' | ']' | '"' | '“' | '”' | '‘' | '—' | '|' | '*' => {
                true
            }
            c => c.is_whitespace() || c >= '\u{3000}',
        };
        if is_end {
            return at;
        }
        if at > LONGEST_WORD {
            return 0;
        }
    }
    text.len()
}

/// Where a name ends because another is listed after it: … and the *Measures* for …
fn next_name(text: &str, words: &[Range<usize>], kind: &Range<usize>) -> Option<usize> {
    let word = |at: usize| words.get(at).map_or("", |range| &text[range.clone()]);
    let is_law = matches!(&text[kind.clone()], "Law" | "Act");
    if !is_law && subject_start(text, kind).is_none() {
        return None;
    }
    let mut at = words.len();
    while at > 0 && words.len() - at < 6 && word(at - 1).starts_with(char::is_uppercase) {
        at -= 1;
    }
    let is_alone = at == words.len();
    let has_article = at > 0 && word(at - 1) == "the";
    at -= usize::from(has_article);
    // "Regulations on Labels and Notice on …": only the article or the bare kind sets it off.
    if !has_article && (!is_alone || is_law) || at < 2 {
        return None;
    }
    if matches!(word(at - 1), "and" | "or") {
        return Some(words.get(at - 2)?.end);
    }
    let last = words.get(at - 1)?;
    text[last.end..].starts_with(',').then_some(last.end)
}
