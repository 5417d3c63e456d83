//! Document numbers in English: Announcement No. 15 of 2024, `Guo Ban Fa [2021] No. 16`.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::latin_issuers::{english_bodies, name_before, owner};
use super::numbers::key;
use super::words::{backwards, english_issuer, is_acronym, is_english_body};
use super::{Found, kinds, window};
use crate::pattern::pattern;

const YEAR: &str = "(?:19|20)[0-9]{2}";

/// No. 15, with the year after it: `of 2024`, `, 2024`, `[2024]`.
static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"^(?:[Nn]o|NO|[Nn]umber)\.?[ \u{{A0}}]?(?P<number>[0-9]{{1,5}})\b(?:(?P<joint>[ \u{{A0}}]?,?[ \u{{A0}}]?of(?: the year)? |, ?| ?/ ?)(?P<year>{YEAR})\b|[ \u{{A0}}]?,?[(\[〔（](?:of )?(?P<bracketed>{YEAR})[)\]〕）])?"
    ))
});

/// The year before it: `[2021]`, or 2021 bare.
static YEAR_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?:[(\[〔（][ ]?(?P<bracketed>{YEAR})[ ]?[)\]〕）]|\b(?P<year>{YEAR})),?[ \u{{A0}}]?$"
    ))
});

/// One or more syllables of pinyin. It also fits some English words; a number stands beside it.
static PINYIN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxzcsryw])(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|ve|a|e|i|o|u|v|ü)|(?:ang|eng|ai|an|ao|en|er|ou|a|e)-?)+$",
    )
});

/// Words that the pattern takes for pinyin.
const NO_PINYIN: [&str; 12] =
    ["see", "the", "in", "china", "he", "we", "no", "issue", "note", "line", "page", "table"];

/// Words after which a number may stand that names no kind; others say what else it numbers.
const BARE_AFTER: [&str; 16] = [
    "in",
    "of",
    "to",
    "by",
    "under",
    "with",
    "see",
    "and",
    "the",
    "as",
    "per",
    "or",
    "through",
    "document",
    "documents",
    "file",
];

/// What the words before a number say.
struct Head {
    start: usize,
    series: String,
    issuer: Option<Range<usize>>,
    bracketed: bool,
}

/// The number whose "No." stands at a place, with no word from before `from`.
pub(super) fn at(text: &str, from: usize, place: usize) -> Option<Found> {
    let captures = NUMBER.captures(&text[place..])?;
    let before = window(text, from, place, 160);
    let offset = place - before.len();
    let earlier = YEAR_BEFORE.captures(before);
    let bracketed = earlier.as_ref().and_then(|year| year.name("bracketed"));
    let later = captures.name("year").or(captures.name("bracketed"));
    let bare = earlier.as_ref().and_then(|year| year.name("year"));
    let year = bracketed.or(later).or(bare)?;
    let is_before = bracketed.is_some() || later.is_none();
    let start = match &earlier {
        Some(earlier) if is_before => offset + earlier.get(0)?.start(),
        _ => place,
    };
    let head = head(text, from, start)?;
    let says_something = !head.series.is_empty() || head.issuer.is_some();
    // "No. 15, 2024" and "2024 No. 15" alone may be an address or a table.
    let joint = captures.name("joint").map_or("", |joint| joint.as_str());
    let is_vague =
        bracketed.is_none() && captures.name("bracketed").is_none() && !joint.contains("of");
    if is_vague && !says_something && !head.bracketed {
        return None;
    }
    let number = captures.name("number")?;
    let end = if is_before { place + number.end() } else { place + captures.get(0)?.end() };
    let wanted = says_something || head.bracketed;
    let is_code = !head.series.is_empty() && !kinds::is_series(&head.series);
    // Case No. 8 of 2024: what fits pinyin may be a word.
    let is_in_brackets = bracketed.is_some() || captures.name("bracketed").is_some();
    if is_code && !is_in_brackets && text[head.start..start].trim().split(' ').count() < 3 {
        return None;
    }
    let key = key(head.series, String::new(), year.as_str(), number.as_str())?;
    let mut found = Found { issuer: head.issuer, ..Found::one(head.start..end, key, wanted) };
    if !is_code {
        let span = found.span();
        found.near = english_bodies(text, &span);
        found.near.extend(owner(text, from, span.start));
        if found.issuer.is_none() && found.near.is_empty() {
            found.near.extend(name_before(text, from, span.start));
        }
        let is_same = |one: &Range<usize>, other: &Range<usize>| {
            one.start < other.end && other.start < one.end
        };
        let distance = |one: &Range<usize>| {
            span.start.saturating_sub(one.end) + one.start.saturating_sub(span.end)
        };
        let nearest = found.near.iter().min_by_key(|one| (distance(one), one.start)).cloned();
        match &found.issuer {
            // The whole of the body: the Department of Drug Registration of the NMPA.
            Some(own) => found.near.retain(|one| !is_same(one, own) || one.len() > own.len()),
            None => found.issuer = nearest,
        }
        if let Some(own) = found.issuer.clone() {
            found.near.retain(|one| *one != own);
        }
    }
    Some(found)
}

/// What the words before a number say; `None` where they say that it numbers something else.
fn head(text: &str, from: usize, start: usize) -> Option<Head> {
    let before = window(text, from, start, 160);
    let trimmed = before.trim_end_matches([' ', '\u{A0}', ',']);
    let inside = trimmed.trim_end_matches(['(', '（', '[', '〔']);
    let bracketed = inside.len() < trimmed.len();
    let inside = inside.trim_end_matches([' ', '\u{A0}']);
    let offset = start - before.len();
    let bare = |issuer, bracketed| Some(Head { start, series: String::new(), issuer, bracketed });
    let Some((at, word)) = backwards(inside).next() else { return bare(None, bracketed) };
    if let Some(series) =
        kinds::english_series(word).filter(|_| word.starts_with(char::is_uppercase))
    {
        let kind = offset + at;
        let issuer = english_issuer(text, kind).filter(|issuer| issuer.start >= from);
        return Some(Head { start: kind, series: series.into(), issuer, bracketed: false });
    }
    if !bracketed && let Some((code, series)) = code(inside) {
        return Some(Head { start: offset + code, series, issuer: None, bracketed });
    }
    let name = word.trim_end_matches(['’', '\'', 's']);
    if is_acronym(name) || is_english_body(name) {
        let end = offset + inside.len();
        let issuer = english_issuer(text, end).filter(|issuer| issuer.start >= from);
        // Announcement of the NMPA (No. 15 of 2024)
        let kind = issuer.as_ref().and_then(|issuer| kind_of(&text[from..issuer.start]));
        let series = kind.map_or(String::new(), str::to_owned);
        return Some(Head { start, series, issuer, bracketed });
    }
    let lower = word.to_lowercase();
    let is_free = bracketed
        || word.ends_with(['.', ';', ':', ')', '”', '"', '—'])
        || BARE_AFTER.contains(&lower.as_str());
    if is_free { bare(None, bracketed) } else { None }
}

/// The kind of document where words end with "Announcement of the".
fn kind_of(text: &str) -> Option<&'static str> {
    let mut words = backwards(window(text, 0, text.len(), 60)).map(|(_, word)| word);
    let of = words.next().filter(|word| *word != "the").or_else(|| words.next())?;
    (of == "of").then(|| words.next().and_then(kinds::english_series))?
}

/// The code in pinyin at the end of words, and where it begins: Guo Ban Fa, Guobanfa.
fn code(words: &str) -> Option<(usize, String)> {
    let mut start = None;
    let mut parts: Vec<&str> = Vec::new();
    let mut kept = 0;
    for (at, word) in backwards(words).take(8) {
        let letters = word.trim_start_matches(['(', '（', '“', '"', '[']);
        let is_pinyin = PINYIN.is_match(&letters.replace('-', ""))
            && !NO_PINYIN.contains(&letters.to_lowercase().as_str());
        if !is_pinyin {
            break;
        }
        parts.push(letters);
        if letters.starts_with(char::is_uppercase) {
            start = Some(at + word.len() - letters.len());
            kept = parts.len();
        }
        if letters.len() < word.len() {
            break;
        }
    }
    let code: String = parts.get(..kept)?.iter().rev().copied().collect();
    let code = code.to_lowercase().replace('-', "").replace('ü', "v");
    Some((start?, code)).filter(|(_, code)| code.len() >= 3)
}
