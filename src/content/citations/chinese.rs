//! Citations in Chinese: names in 《》 and document numbers.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};
use regex::Regex;

use super::{Found, Key, Reading, chinese_numbers, kinds, normal};
use crate::pattern::pattern;

/// A name is no longer than this, in bytes; the marks that open it may else be a slip.
const LONGEST: usize = 900;

/// How deep names stand within names. Deeper, it is no text.
const DEEPEST: usize = 4;

/// An edition that stands after the mark that closes the name: 《…办法》（试行）.
static EDITION: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^[（(](?:试行|暂行|修订|修正|草案|送审稿|(?:公开)?征求意见稿|(?:19|20)[0-9]{2}年?(?:版|修订版?|修正版?|年版))[)）]",
    )
});

static EDITIONS_WITHIN: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:\([^()]*\))+$"));

/// What a citation begins or ends with.
const MARKS: [&str; 3] = ["《", "号", "號"];

/// The names and numbers of a text, in order.
pub(super) fn find(text: &str) -> Vec<Found> {
    static SEEKER: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
        // It fails only past some two thousand million states.
        AhoCorasick::builder().match_kind(MatchKind::LeftmostFirst).build(MARKS).ok()
    });
    let Some(seeker) = SEEKER.as_ref() else { return Vec::new() };
    let mut found: Vec<Found> = Vec::new();
    for hit in seeker.find_iter(text) {
        let end = found.last().map_or(0, |last| last.reach().end);
        if hit.start() < end {
            continue;
        }
        let one = if hit.pattern().as_usize() == 0 {
            name(text, hit.start())
        } else {
            chinese_numbers::ending_at(text, hit.end(), found.last())
        };
        found.extend(one);
    }
    found
}

/// The name that 《 opens.
fn name(text: &str, start: usize) -> Option<Found> {
    let end = close(text, start)?;
    let inside = text.get(start + '《'.len_utf8()..end - '》'.len_utf8())?;
    if inside.trim().is_empty() {
        return None;
    }
    let folded: String = inside.chars().filter_map(normal::fold).collect();
    let bare = normal::without_number(folded.trim_end());
    let bare = EDITIONS_WITHIN.replace(bare, "");
    let mut found = Found::one(start..end, Key::name(inside), kinds::is_chinese_document(&bare));
    if let Some(edition) = EDITION.find(&text[end..]) {
        // Whether the edition is part of the name, writers do not agree on.
        let end = end + edition.end();
        let key = Key::name(&format!("{inside}{}", edition.as_str()));
        found.readings.insert(0, Reading { span: start..end, key });
    }
    let number = if bare.len() < folded.len() {
        chinese_numbers::at_end(inside)
    } else {
        // 《国家药监局公告2024年第15号》 is a number within the marks of a name.
        Some(inside).filter(|inside| inside.contains('号')).and_then(super::number_of)
    };
    if let Some(number) = number {
        found.readings.push(Reading { span: start..end, key: number });
    }
    Some(found)
}

/// Where the name that 《 opens closes, names within it passed over.
fn close(text: &str, start: usize) -> Option<usize> {
    let mut depth = 0;
    let mut from = start;
    while let Some(at) = memchr::memchr2(b'\xE3', b'\n', text.as_bytes().get(from..)?) {
        let at = from + at;
        from = at + 1;
        let rest = text.get(at..)?;
        // A heading or paragraph ends; a single line break may be the page's.
        if at - start > LONGEST || rest.starts_with("\n\n") {
            return None;
        }
        if rest.starts_with('《') {
            depth += 1;
            if depth > DEEPEST {
                return None;
            }
        } else if rest.starts_with('》') {
            depth -= 1;
            if depth == 0 {
                return Some(at + '》'.len_utf8());
            }
        }
    }
    None
}
