//! Where a name of a document in English ends and begins: what may stand after it and before it.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::latin_subject::{EDITION, word_length};
use super::latin_words::{CONNECTORS, NOT_IN_NAMES, OTHER_EDITION};
use super::words::{backwards, is_acronym, is_english_body, is_news, is_opening, is_small};
use super::{latin_issuers, window};
use crate::language::ENGLISH_MONTHS;
use crate::pattern::pattern;

/// The State after the name of a law.
pub(super) static OF_THE_STATE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^ of (?:the )?(?:People['’]s Republic of China|PRC)\b"));

/// The edition in brackets at a place.
pub(super) fn edition_at(text: &str, at: usize) -> Option<Range<usize>> {
    let rest = &text[at..text.floor_char_boundary((at + 120).min(text.len()))];
    let edition = EDITION.find(rest)?;
    Some(at + edition.start()..at + edition.end())
}

/// Whether the words before a name say that another edition is meant: the repealed ….
pub(super) fn is_other_edition(text: &str, from: usize, start: usize) -> bool {
    let before = window(text, from.min(start), start, 60).trim_end_matches(['“', '"', '‘', ' ']);
    backwards(before).take(2).any(|(_, word)| {
        let is_year = word.len() == 4 && word.bytes().all(|digit| digit.is_ascii_digit());
        is_year || OTHER_EDITION.contains(&word.to_lowercase().as_str())
    })
}

/// Whether words after a name make it another: of 1998, of Vietnam.
pub(super) fn is_of_another(rest: &str) -> bool {
    let rest = rest.strip_prefix(',').unwrap_or(rest);
    let Some(of) = rest.strip_prefix(" of ").or(rest.strip_prefix(" in ")) else { return false };
    let is_of = rest.starts_with(" of ");
    if OF_THE_STATE.is_match(rest) || of.starts_with("China") {
        return false;
    }
    let of = of.strip_prefix("the ").unwrap_or(of);
    let word = &of[..word_length(of)];
    let is_place = word.starts_with(char::is_uppercase) && !is_month(word);
    let is_year = is_of && word.starts_with(|c: char| c.is_ascii_digit());
    let is_body = of.split(' ').take(8).any(|word| {
        let word = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        is_english_body(word) || is_acronym(word)
    });
    is_year || is_place && !(is_of && is_body)
}

/// Whether a name of which the last words are its kind may end at a place.
pub(super) fn may_follow(text: &str, end: usize) -> bool {
    let rest = &text[end..];
    if edition_at(text, end).is_some() || is_of_another(rest) {
        return false;
    }
    let Some(rest) = rest.strip_prefix([' ', '\u{A0}']) else { return true };
    let next = &rest[..word_length(rest)];
    !matches!(next, "of" | "on" | "for" | "concerning" | "regarding" | "governing")
        || rest.starts_with("on ") && is_day(&rest[3..])
}

/// Whether a name that goes on after its kind may end at a place, for what follows can be no more
/// of it.
pub(super) fn may_end(text: &str, span: &Range<usize>) -> bool {
    let end = span.end;
    let rest = &text[end..];
    if edition_at(text, end).is_some() {
        return false;
    }
    let listed = rest.strip_prefix(", ").or(rest.strip_prefix(",\n"));
    if let Some(listed) = listed {
        let next = &listed[..word_length(listed)];
        return next.starts_with(char::is_lowercase)
            && !matches!(next, "and" | "or" | "on" | "for");
    }
    let Some(rest) = rest.strip_prefix([' ', '\u{A0}', '\n']) else { return true };
    let next = rest[..word_length(rest)].trim_end_matches(',');
    if next.is_empty() {
        return true;
    }
    let after = rest.get(next.len()..).unwrap_or("").trim_start_matches([',', ' ', '\u{A0}']);
    let second = &after[..word_length(after)];
    let last = text[span.clone()].rsplit([' ', '\u{A0}']).next().unwrap_or("");
    let is_title = last.starts_with(char::is_uppercase);
    let ends_it = |word: &str| NOT_IN_NAMES.contains(&word);
    match next {
        "and" => is_title && (ends_it(second) || matches!(second, "the" | "its" | "other" | "a")),
        "in" => second.starts_with(|c: char| c.is_ascii_digit()) || is_month(second),
        "on" => is_day(after),
        next if is_small(next) && next != "as" => false,
        next if CONNECTORS.contains(&next) => false,
        next if next.starts_with(char::is_uppercase) => is_news(next),
        next if next.starts_with(char::is_lowercase) => ends_it(next) || is_title,
        _ => false,
    }
}

fn is_month(word: &str) -> bool {
    ENGLISH_MONTHS.contains(&word)
}

/// Whether words begin with a day: 5 May, Monday.
fn is_day(words: &str) -> bool {
    let word = &words[..word_length(words)];
    word.starts_with(|c: char| c.is_ascii_digit())
        || is_month(word)
        || is_news(word) && word.ends_with("day")
}

/// Whether the word before a name within a name is no part of it: Issuing the *Measures for …*.
pub(super) fn is_free_before(text: &str, start: usize) -> bool {
    let Some((_, word)) = backwards(window(text, 0, start, 60)).next() else { return true };
    word.starts_with(char::is_lowercase) && word != "and" && word != "of"
        || latin_issuers::is_verb(word)
        || word.ends_with(|c: char| !c.is_alphanumeric())
        || is_opening(word)
}
