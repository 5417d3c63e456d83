//! Citations in English: quoted names, plain names, and document numbers.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use super::{Found, Key, Reading, kinds, latin_bounds, latin_names, latin_numbers};

/// A quoted name is no longer than this, in bytes.
const LONGEST_QUOTED: usize = 500;

const QUOTES: [&str; 3] = ["“", "\"", "‘"];

const NUMBER_SIGNS: [&str; 8] =
    ["No.", "no.", "NO.", "No ", "No\u{A0}", "Number ", "number ", "NO "];

/// The names and numbers of a text, in order.
pub(super) fn find(text: &str) -> Vec<Found> {
    static SEEKER: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
        let patterns = kinds::ENGLISH.iter().chain(&QUOTES).chain(&NUMBER_SIGNS);
        // It fails only past some two thousand million states.
        AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(patterns).ok()
    });
    let Some(seeker) = SEEKER.as_ref() else { return Vec::new() };
    let mut found: Vec<Found> = Vec::new();
    for hit in seeker.find_iter(text) {
        let from = found.last().map_or(0, |last| last.span().end);
        if hit.start() < from || !is_whole(text, hit.start(), hit.end(), hit.pattern().as_usize()) {
            continue;
        }
        let one = match hit.pattern().as_usize() {
            kind if kind < kinds::ENGLISH.len() => latin_names::at(text, from, hit.range()),
            sign if sign < kinds::ENGLISH.len() + QUOTES.len() => quoted(text, hit.start()),
            _ => latin_numbers::at(text, from, hit.start()),
        };
        let Some(one) = one else { continue };
        let start = one.reach().start;
        if start < from {
            continue;
        }
        if let Some(last) = found.last_mut() {
            last.end_before(start);
        }
        found.push(one);
    }
    found
}

/// Whether a word is not cut out of a longer one.
fn is_whole(text: &str, start: usize, end: usize, pattern: usize) -> bool {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let is_kind = pattern < kinds::ENGLISH.len();
    let is_quote = !is_kind && pattern < kinds::ENGLISH.len() + QUOTES.len();
    let before = text[..start].chars().next_back();
    is_quote
        || !is_letter(before)
            && before != Some('-')
            && !(is_kind && (is_letter(text[end..].chars().next()) || text[end..].starts_with('-')))
}

/// The name in the quotation marks that open at a place.
fn quoted(text: &str, at: usize) -> Option<Found> {
    let open = text[at..].chars().next()?;
    let start = at + open.len_utf8();
    // A straight mark opens before a letter and after none.
    let is_opening = text[start..].starts_with(char::is_alphanumeric)
        && !text[..at].ends_with(char::is_alphanumeric);
    let end = start + length_to_close(text.get(start..)?, open)?;
    let inside = &text[start..end];
    let name = inside.trim_end_matches([',', '.', ';', ' ']);
    if !is_opening || inside.contains("\n\n") || name.is_empty() {
        return None;
    }
    let wanted = latin_names::quoted(name)?;
    let close = text[end..].chars().next().map_or(end, |mark| end + mark.len_utf8());
    let mut found = Found::one(start..start + name.len(), Key::name(name), wanted);
    if let Some(edition) = latin_bounds::edition_at(text, close) {
        found.readings = vec![Reading::sure(
            start..start + name.len(),
            Key::name(&format!("{name} {}", &text[edition])),
        )];
    }
    let before = text[..at].trim_end();
    let is_old = latin_bounds::is_other_edition(text, 0, before.len());
    let is_of_year = latin_bounds::is_of_another(&text[close..]);
    if is_old || is_of_year {
        found.readings.iter_mut().for_each(|one| one.sure = false);
        found.wanted = false;
    }
    found.issuer = latin_names::issuer(text, 0, start..close);
    Some(found)
}

/// How far it is to the mark that closes a quotation, marks within it passed over.
fn length_to_close(rest: &str, open: char) -> Option<usize> {
    let close = match open {
        '“' => '”',
        '‘' => '’',
        _ => '"',
    };
    let mut depth = 0;
    for (at, c) in rest.char_indices() {
        if at > LONGEST_QUOTED {
            return None;
        }
        // An apostrophe closes nothing.
        let is_apostrophe =
            c == '’' && rest[at + c.len_utf8()..].starts_with(char::is_alphanumeric);
        if c == close && !is_apostrophe {
            if depth == 0 {
                return Some(at);
            }
            depth -= 1;
        } else if c == open {
            depth += 1;
            if depth > 2 {
                return None;
            }
        }
    }
    None
}
