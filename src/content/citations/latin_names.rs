//! Names of documents in English, as the words show them: a kind of document with "on …" or "for …"
//! after it, or at the end of a name in title case.

use std::ops::Range;

use super::latin_bounds::{OF_THE_STATE, is_free_before, is_other_edition, may_end, may_follow};
use super::latin_subject::{Body, EDITION, word_length};
use super::latin_words::{CONNECTORS, ENDINGS, FIELDS, MODIFIERS, SUBJECTS};
use super::words::{backwards, is_acronym, is_english_body, is_news, is_opening, is_small};
use super::{Found, Key, Reading, kinds, latin_issuers, window};

/// No more words stand before the kind in a name.
const MOST_BEFORE: usize = 8;

/// The name whose kind of document stands at a place, with no word from before `from`.
pub(super) fn at(text: &str, from: usize, kind: Range<usize>) -> Option<Found> {
    let word = &text[kind.clone()];
    let is_law = matches!(word, "Law" | "Act");
    let before = words_before(text, from, kind.start);
    match subject_start(text, &kind) {
        Some(subject) if !is_law || before.is_empty() => {
            // "Department of Drug Regulation on …" is none.
            let last = backwards(window(text, from, kind.start, 40)).next();
            let is_of_body = last.is_some_and(|(_, last)| is_content(last));
            (word != "Regulation" || !is_of_body).then_some(())?;
            beginning(text, from, &kind, subject)
        }
        _ => ending(text, &kind, &before),
    }
}

/// Whether quoted words are the name of a document, and if so, whether surely.
pub(super) fn quoted(name: &str) -> Option<bool> {
    let words: Vec<&str> = name.split_whitespace().take(61).collect();
    let bare = |word: &str| word.trim_end_matches(',').to_owned();
    let first = name.strip_prefix("the ").unwrap_or(name);
    let is_name = first.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    if words.len() > 60 || !is_name || name.contains(". ") {
        return None;
    }
    let capitals = |words: &[&str]| words.iter().filter(|word| is_content(word)).count();
    let is_title = |words: &[&str]| {
        words.iter().all(|word| is_small(word) || !word.starts_with(char::is_lowercase))
    };
    let with_connector = words
        .windows(2)
        .position(|pair| kinds::is_english(pair[0]) && CONNECTORS.contains(&pair[1]));
    if let Some(kind) = with_connector
        && words.len() > kind + 2
        && is_title(&words[..kind])
    {
        let capitals = capitals(&words[..kind]) + capitals(&words[kind + 2..]);
        let small = words.iter().filter(|word| is_small(word)).count();
        let lower = words.iter().filter(|word| word.starts_with(char::is_lowercase)).count();
        // A sentence has few capitals.
        let first = words.first().is_some_and(|word| word.starts_with(char::is_uppercase));
        let is_sure = words[kind + 1] != "to" && first && has_field(&words);
        return Some(capitals >= 2 && lower.saturating_sub(small) <= capitals && is_sure);
    }
    // A name may end with its kind, an edition or the State after it.
    let kind = words.iter().rposition(|word| kinds::is_english(&bare(word)))?;
    let rest = words[kind + 1..].join(" ");
    let is_end = rest.is_empty()
        || rest.starts_with('(') && rest.ends_with(')')
        || OF_THE_STATE.is_match(&format!(" {rest}"));
    let can_end = ENDINGS.contains(&bare(words[kind]).as_str());
    let wanted = can_end && capitals(&words[..kind]) >= 2 && has_field(&words);
    (is_end && is_title(&words)).then_some(wanted)
}

/// Whether a word says something of a subject.
pub(super) fn is_content(word: &str) -> bool {
    let word = word.trim_end_matches(',');
    word.starts_with(char::is_uppercase)
        && !MODIFIERS.contains(&word)
        && !kinds::is_english(word)
        && !is_opening(word)
}

/// Where the subject begins that a kind of document has after it.
pub(super) fn subject_start(text: &str, kind: &Range<usize>) -> Option<usize> {
    let mut at = kind.end;
    let word = &text[kind.clone()];
    if matches!(word, "Law" | "Act") {
        at += OF_THE_STATE.find(&text[at..]).map_or(0, |state| state.end());
        return text[at..].starts_with(" on ").then_some(at + " on ".len());
    }
    let rest = text[at..].strip_prefix([' ', '\u{A0}'])?;
    at = text.len() - rest.len();
    let connector = CONNECTORS.iter().find(|word| {
        rest.strip_prefix(**word).is_some_and(|rest| rest.starts_with([' ', '\u{A0}']))
    })?;
    let after = at + connector.len();
    Some(text.len() - text[after..].trim_start_matches([' ', '\u{A0}']).len())
}

/// A word before a kind of document.
struct Before<'a> {
    start: usize,
    word: &'a str,
}

/// The words in title case before a kind of document, the first of them first: no issuer, nothing
/// that opens the sentence.
fn words_before(text: &str, from: usize, end: usize) -> Vec<Before<'_>> {
    let before = window(text, from, end, 160);
    let offset = end - before.len();
    // The Drug Administration *Law*, but the State Drug Administration's *Announcement*.
    let is_of_field = ["Law", "Act", "Measures", "Regulations", "Rules", "Provisions"]
        .iter()
        .any(|kind| text[end..].starts_with(kind));
    let mut words: Vec<Before> = Vec::new();
    for (at, whole) in backwards(before).take(MOST_BEFORE) {
        let word = whole.trim_start_matches(['(', '[', '“', '"', '‘', '—', '（', '/', '*', '_']);
        let at = at + whole.len() - word.len();
        let ends_here = word.ends_with(|c: char| !c.is_alphanumeric() && c != '&');
        let is_issuer = is_acronym(word)
            || word.ends_with("’s")
            || word.ends_with("'s")
            || is_english_body(word) && word != "Administration"
            || word == "Administration" && words.is_empty() && !is_of_field;
        let is_title = word.starts_with(char::is_uppercase) || is_ordinal(word);
        let is_joint = matches!(word, "and" | "of" | "for" | "&");
        if ends_here || is_issuer || kinds::is_english(word) || is_opening(word) {
            // "Department of Policies and Regulations": all of it is the body's name.
            if is_issuer
                && words.last().is_some_and(|last| !is_content(last.word) && last.word == "of")
            {
                return Vec::new();
            }
            break;
        }
        if !is_title && !is_joint {
            break;
        }
        words.push(Before { start: offset + at, word });
        if word.len() < whole.len() {
            break;
        }
    }
    while words.last().is_some_and(|last| is_small(last.word)) {
        words.pop();
    }
    words.reverse();
    words
}

/// 14th, 2025
pub(super) fn is_ordinal(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit()) && word.len() <= 9
}

/// A name that begins with its kind: Opinions on …
fn beginning(text: &str, from: usize, kind: &Range<usize>, subject: usize) -> Option<Found> {
    let before = words_before(text, from, kind.start);
    // Only words beside the kind: "Procedures of Inspection and Measures for …" are two.
    let adjacent = before.iter().rposition(|word| is_small(word.word)).map_or(0, |at| at + 1);
    let starts: Vec<usize> = before[adjacent..].iter().map(|word| word.start).collect();
    let body = Body::read(text, subject);
    let first = starts.first().copied().unwrap_or(kind.start);
    let head = &text[kind.end..subject];
    if body.capitals == 0 {
        let is_subject = !matches!(head.trim(), "of" | "to");
        if !is_subject || opens_sentence(text, first) || body.ends.len() < 3 {
            return None;
        }
    }
    if head.trim() == "to" && !matches!(&text[kind.clone()], "Notice" | "Announcement" | "Reply") {
        return None;
    }
    let best = body.best.or(body.ends.first().copied())?;
    // "Announcement of the NMPA" says nothing of a subject, and may have a number after it.
    let is_of_body = head.trim() == "of" && !has_subject(&text[subject..best]);
    if is_of_body && !matches!(&text[kind.clone()], "Catalogue" | "Catalog" | "Outline") {
        return None;
    }
    let mut readings = Vec::new();
    for start in starts.iter().copied().chain([kind.start]) {
        for end in body.ends.iter().rev() {
            readings.push(Reading::sure(start..*end, Key::name(&text[start..*end])));
        }
    }
    let is_whole =
        adjacent == 0 && before.len() < MOST_BEFORE && !is_other_edition(text, from, first);
    for reading in &mut readings {
        let end = reading.span.end;
        reading.sure = is_whole
            && reading.span.start == first
            && (body.cut == Some(end) || may_end(text, &reading.span));
    }
    let best_at = readings.iter().position(|one| one.span == (first..best)).unwrap_or(0);
    for inner in &body.inner {
        readings.extend(within(text, subject, inner.clone(), &body));
    }
    let is_sure = readings.get(best_at).is_some_and(|one| {
        let words: Vec<&str> = text[one.span.clone()].split(' ').collect();
        one.sure && has_field(&words)
    });
    let wanted = body.capitals >= 2 && is_sure && head.trim() != "to";
    let mut found = Found { best: best_at, ..Found::of(readings, wanted) };
    found.issuer = issuer(text, from, found.span());
    Some(found)
}

/// The readings of a name within a name: Notice on Issuing the *Measures for …*.
fn within(text: &str, from: usize, kind: Range<usize>, body: &Body) -> Vec<Reading> {
    let before = words_before(text, from, kind.start);
    if let Some(subject) = subject_start(text, &kind) {
        let start = before.iter().rev().take_while(|word| MODIFIERS.contains(&word.word)).last();
        let start = start.map_or(kind.start, |word| word.start);
        let ends = body.ends.iter().rev().filter(|end| **end > subject);
        return ends
            .map(|end| {
                let span = start..*end;
                let is_whole = is_free_before(text, start) && !is_other_edition(text, from, start);
                let sure = is_whole && (body.cut == Some(*end) || may_end(text, &span));
                Reading { key: Key::name(&text[span.clone()]), span, sure }
            })
            .collect();
    }
    ending(text, &kind, &before).map_or_else(Vec::new, |found| found.readings)
}

/// Whether the words after "of" go on to a subject: of the State Council *on* …
fn has_subject(words: &str) -> bool {
    [" on ", " for ", " concerning ", " regarding ", " to "].iter().any(|word| words.contains(word))
}

fn opens_sentence(text: &str, at: usize) -> bool {
    let before = window(text, 0, at, 8).trim_end_matches([' ', '\u{A0}', '*', '#', '-']);
    before.is_empty() || before.ends_with(['.', '!', '?', '\n', ':', ';', '“', '"', '。'])
}

/// A name that ends with its kind: Drug Administration Law.
fn ending(text: &str, kind: &Range<usize>, before: &[Before]) -> Option<Found> {
    let word = &text[kind.clone()];
    let last = before.last().filter(|last| !is_small(last.word))?;
    let content = before.iter().filter(|one| is_content(one.word)).count();
    let is_law = matches!(word, "Law" | "Act");
    let is_plan = word == "Plan" && MODIFIERS.contains(&last.word) && !last.word.contains("Year");
    let is_rule = word != "Plan" && ENDINGS.contains(&word);
    if content == 0 || !(is_law || is_plan || is_rule) {
        return None;
    }
    let end = kind.end + OF_THE_STATE.find(&text[kind.end..]).map_or(0, |state| state.end());
    // Law Firm, Law Enforcement: the name goes on.
    let next = text[end..].strip_prefix([' ', '\u{A0}']).unwrap_or("");
    let next = &next[..word_length(next)];
    if next.starts_with(char::is_uppercase) && !is_news(next) {
        return None;
    }
    let is_of_field = before.iter().any(|one| FIELDS.contains(&one.word));
    let names: Vec<&str> = before.iter().map(|one| one.word).collect();
    let wanted = content >= 2 && (is_law || is_plan || is_of_field) && has_field(&names);
    let mut ends = vec![end];
    ends.extend(EDITION.find(&text[end..]).map(|edition| end + edition.end()));
    let starts = before.iter().filter(|one| !is_small(one.word)).map(|one| one.start);
    let mut readings = Vec::new();
    for start in starts {
        for end in ends.iter().rev() {
            readings.push(Reading::sure(start..*end, Key::name(&text[start..*end])));
        }
    }
    let first = readings.first().map_or(0, |one| one.span.start);
    let is_whole = before.len() < MOST_BEFORE && !is_other_edition(text, 0, first);
    for reading in &mut readings {
        let end = reading.span.end;
        reading.sure = is_whole && reading.span.start == first && may_follow(text, end);
    }
    let sure = readings.iter().position(|one| one.sure);
    let mut found = Found { best: 0, ..Found::of(readings, wanted && sure.is_some()) };
    found.best = sure.unwrap_or(0);
    found.issuer = issuer(text, 0, found.span());
    Some(found)
}

/// Whether words speak of what official documents treat.
fn has_field(words: &[&str]) -> bool {
    words.iter().any(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        word.split('-').any(|part| SUBJECTS.contains(&part))
    })
}

/// Who issued what the name at a place means, where the words beside it say so.
pub(super) fn issuer(text: &str, from: usize, name: Range<usize>) -> Option<Range<usize>> {
    let article = window(text, from, name.start, 8);
    let start = name.start - (article.len() - article.trim_end_matches("the ").len());
    latin_issuers::owner(text, from, name.start)
        .or_else(|| latin_issuers::issued_by(text, name.end))
        .or_else(|| latin_issuers::issuing(text, from, name.start))
        .or_else(|| latin_issuers::issuing(text, from, start))
}
