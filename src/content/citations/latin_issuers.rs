//! Who issued a document that is cited in English: the bodies near it, before and after.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::words::{backwards, english_issuer, is_acronym, is_english_body, is_opening, is_small};
use super::{kinds, window};
use crate::pattern::pattern;

/// The bodies that the sentence of an English number names, the number's own span left out.
pub(super) fn english_bodies(text: &str, number: &Range<usize>) -> Vec<Range<usize>> {
    let before = window(text, 0, number.start, 240);
    let from = number.start - before.len();
    let from = sentence_end(before).map_or(from, |at| from + at);
    let after = &text[number.end..text.floor_char_boundary((number.end + 200).min(text.len()))];
    let to = number.end + after_sentence(after);
    let mut bodies = bodies_within(text, from..number.start);
    bodies.extend(bodies_within(text, number.end..to));
    // Announcement No. 15 of 2024 of Vietnam
    let rest = &text[number.end..to];
    let place =
        [" of the ", " of ", " by the ", " by "].iter().find_map(|of| rest.strip_prefix(of));
    if let Some(place) = place.filter(|place| place.starts_with(|c: char| c.is_ascii_uppercase())) {
        let start = to - place.len();
        let length = place.find(|c: char| !c.is_alphanumeric()).unwrap_or(place.len());
        if !bodies.iter().any(|one| one.start <= start && start < one.end) {
            bodies.push(start..start + length);
        }
    }
    bodies
}

/// Where the last sentence begins that ends within words.
fn sentence_end(before: &str) -> Option<usize> {
    static END: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?:[a-z0-9)”\x22][.!?;][”\x22]? )|\n|[。；]"));
    END.find_iter(before)
        .filter(|end| !before[..end.end()].ends_with("No. "))
        .last()
        .map(|end| end.end())
}

fn after_sentence(after: &str) -> usize {
    static END: LazyLock<Regex> = LazyLock::new(|| pattern(r"[.!?;](?:[”\x22)]? |$|\n)|\n|[。；]"));
    let mut from = 0;
    while let Some(end) = END.find_at(after, from) {
        if !after[..end.start()].ends_with("No") {
            return end.start();
        }
        from = end.end();
    }
    after.len()
}

fn bodies_within(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let words: Vec<Range<usize>> = words_of(text, range);
    let word = |at: usize| words.get(at).map_or("", |one| &text[one.clone()]);
    let is_joined = |at: usize| {
        let gap = words.get(at).zip(words.get(at + 1)).and_then(|(a, b)| text.get(a.end..b.start));
        gap.is_some_and(|gap| matches!(gap, " " | "\u{A0}"))
    };
    let mut bodies: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let bare = without_possessive(word(at));
        let is_capital = |at: usize| word(at).starts_with(|c: char| c.is_uppercase());
        let before = at.checked_sub(1).filter(|before| is_joined(*before));
        let after_title =
            before.is_some_and(|before| is_capital(before) && !kinds::is_english(word(before)));
        let next = if is_joined(at) { word(at + 1) } else { "" };
        let is_name = kinds::is_english(next);
        let is_one = match bare {
            "Administration" | "Conference" | "Meeting" | "Division" | "School" | "Party" => {
                after_title && (!is_name || english_issued(next))
            }
            bare if is_agency_acronym(bare) => true,
            bare => is_english_body(bare) || matches!(bare, "Customs" | "customs" | "ministry"),
        };
        if !is_one || bodies.last().is_some_and(|last| words[at].start < last.end) {
            at += 1;
            continue;
        }
        let mut first = at;
        while first > 0 && is_joined(first - 1) && is_body_word(word(first - 1)) {
            first -= 1;
        }
        while first < at && !is_start(word(first)) {
            first += 1;
        }
        let mut last = at;
        // Ministry *of Finance*, State Administration *for Market Regulation*
        while word(last) == without_possessive(word(last)) && is_joined(last) {
            let mut next = last + 1;
            if matches!(word(next), "of" | "for" | "on") && is_joined(next) {
                next += 1;
                next += usize::from(word(next) == "the" && is_joined(next));
            } else if word(next) == "and" && last > at && is_joined(next) {
                next += 1;
            }
            if !is_capital(next) || next == last + 1 && last == at || kinds::is_english(word(next))
            {
                break;
            }
            last = next;
        }
        let end = words[last].start + without_possessive(word(last)).len();
        bodies.push(words[first].start..end);
        at = last + 1;
    }
    bodies
}

/// Whether a kind after the name of a body is what it issued: … Administration *Announcement*.
fn english_issued(kind: &str) -> bool {
    kinds::english_series(kind).is_some()
}

fn is_start(word: &str) -> bool {
    word.starts_with(|c: char| c.is_uppercase()) && !is_opening(word)
}

fn is_body_word(word: &str) -> bool {
    let is_capital = word.starts_with(|c: char| c.is_uppercase());
    is_capital && !is_opening(word) && !kinds::is_english(word)
        || is_small(word) && matches!(word, "and" | "of" | "for")
}

fn without_possessive(word: &str) -> &str {
    word.strip_suffix("’s").or(word.strip_suffix("'s")).unwrap_or(word)
}

fn is_agency_acronym(word: &str) -> bool {
    const NO_AGENCIES: [&str; 16] = [
        "GMP", "GSP", "GCP", "GLP", "GVP", "GAP", "NO", "II", "III", "IV", "AI", "API", "R&D",
        "ADR", "UDI", "PRC",
    ];
    // MoF
    let capitals = word.chars().filter(char::is_ascii_uppercase).count();
    let is_mixed = capitals >= 2
        && word.len() <= 6
        && word.starts_with(|c: char| c.is_ascii_uppercase())
        && word.chars().all(|c| c.is_ascii_alphabetic());
    word.len() >= 3 && (is_acronym(word) || is_mixed) && !NO_AGENCIES.contains(&word)
}

fn words_of(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let part = text.get(range.clone()).unwrap_or("");
    let is_word =
        |c: char| c.is_alphanumeric() && c < '\u{3000}' || matches!(c, '-' | '’' | '\'' | '&');
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in part.char_indices().chain([(part.len(), ' ')]) {
        match (is_word(c), start) {
            (true, None) => start = Some(at),
            (false, Some(begin)) => {
                words.push(range.start + begin..range.start + at);
                start = None;
            }
            _ => {}
        }
    }
    words
}

/// The body or place whose a name is in English: European Union’s …, NMPA …, … Administration’s.
pub(super) fn owner(text: &str, from: usize, start: usize) -> Option<Range<usize>> {
    let before = window(text, from, start, 120).trim_end_matches(['“', '"', '‘', ' ', '\u{A0}']);
    let end = start - (window(text, from, start, 120).len() - before.len());
    let (_, last) = backwards(before).next()?;
    let bare = without_possessive(last);
    // US, U.S.
    let is_state = last.len() == 2 && is_acronym(last)
        || last.ends_with('.') && last[..last.len() - 1].contains('.');
    if is_state && last.starts_with(|c: char| c.is_ascii_uppercase()) && last != "R&D" {
        return Some(end - last.len()..end);
    }
    let is_owner = bare.len() < last.len() || last.ends_with("s’") || last.ends_with("s'");
    if is_owner && last.starts_with(|c: char| c.is_uppercase()) {
        const STATE: [&str; 5] = ["China’s", "China's", "Republic’s", "State’s", "PRC’s"];
        if STATE.contains(&last) {
            return None;
        }
        let mut first = end - last.len();
        let offset = end - before.len();
        for (at, word) in backwards(before).skip(1).take(8) {
            if !is_body_word(word) || word.ends_with(|c: char| !c.is_alphanumeric()) {
                break;
            }
            if is_start(word) {
                first = offset + at;
            }
        }
        return Some(first..end - (last.len() - bare.len()));
    }
    // the Beijing “Measures for …”
    let is_quoted = text[end..start].contains(['“', '"', '‘']);
    let is_body = is_agency_acronym(bare) || is_english_body(bare);
    let is_name =
        is_start(last) && last.ends_with(char::is_alphanumeric) && !kinds::is_english(last);
    if is_quoted && !is_body && is_name && !is_verb(last) {
        return Some(end - last.len()..end);
    }
    let known = is_body.then(|| english_issuer(text, end)).flatten();
    known.or(is_body.then_some(end - last.len()..end)).filter(|issuer| issuer.start >= from)
}

/// A name in capitals just before a kind of document: *Beijing* Announcement No. 15 of 2024.
pub(super) fn name_before(text: &str, from: usize, start: usize) -> Option<Range<usize>> {
    let before = window(text, from, start, 60).trim_end_matches([' ', '\u{A0}']);
    let end = start - (window(text, from, start, 60).len() - before.len());
    let (_, last) = backwards(before).next()?;
    let is_word = last.chars().all(|c| c.is_alphanumeric() || c == '-');
    let is_name = is_word && is_start(last) && !kinds::is_english(last) && !is_verb(last);
    is_name.then(|| end - last.len()..end)
}

/// Whether a word with a capital looks like the verb of a headline: Issuing, Explains, Amended.
pub(super) fn is_verb(word: &str) -> bool {
    let is_place = word.ends_with("jing") || word.ends_with("qing");
    word.ends_with("ing") && !is_place || word.ends_with('s') || word.ends_with("ed")
}

/// The body that issues what begins at a place: the Ministry of Finance issued the …
pub(super) fn issuing(text: &str, from: usize, start: usize) -> Option<Range<usize>> {
    static ISSUED: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?:^| )(?:(?:has|have|had|jointly|recently|officially|formally|also) )*(?:issued|issues|released|releases|published|publishes|promulgated|promulgates|formulated|announced|adopted)(?: (?:the|its|a|an|new|revised|newly))*\s?[“\x22‘]?$",
        )
    });
    let before = window(text, from, start, 200);
    let offset = start - before.len();
    let verb = ISSUED.find(before)?;
    last_body(text, offset..offset + verb.start())
}

/// The last body of the sentence in some words.
fn last_body(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let part = text.get(range.clone())?;
    let from = range.start + sentence_end(part).unwrap_or(0);
    bodies_within(text, from..range.end).into_iter().last()
}

/// The body by which what ends at a place was issued: …, issued by the Ministry of Finance.
pub(super) fn issued_by(text: &str, end: usize) -> Option<Range<usize>> {
    static BY: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^[”\x22’]?,?[”\x22’]? ?(?:\((?:the )?|(?:(?:which|that) )?(?:(?:was|were|is|are) )?(?:jointly )?(?:(?:issued|released|published|promulgated|formulated|adopted|made|drafted) )?(?:by|of|from) (?:the )?)",
        )
    });
    let rest = &text[end..text.floor_char_boundary((end + 200).min(text.len()))];
    let by = BY.find(rest).filter(|by| !by.is_empty())?;
    let start = end + by.end();
    let to = end + by.end() + after_sentence(&rest[by.end()..]);
    let first = bodies_within(text, start..to).into_iter().next()?;
    if first.start == start {
        return Some(first);
    }
    None
}
