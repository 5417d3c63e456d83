//! Citations in Chinese: names in 《》 and document numbers.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};
use regex::Regex;

use super::{Found, Key, Reading, chinese_numbers, issuers, kinds, normal};
use crate::pattern::pattern;

/// A name is no longer than this, in bytes; the marks that open it may else be a slip.
const LONGEST: usize = 900;

/// How deep names stand within names. Deeper, it is no text.
const DEEPEST: usize = 4;

/// An edition that stands after the mark that closes the name: 《…办法》（试行）. It makes another
/// document of it.
static EDITION: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^\s?[（(〔［\[](?P<edition>[^（）()《》〔\[，,、；;：:\n]{0,20}?(?:试行|暂行|修订|修正|修改|草案|稿|版|文本|节选|摘要|废止|失效|(?:19|20)[0-9]{2}年?)[^（）()《》〔\[，,、；;：:\n第]{0,8})(?P<end>[）)〕］\]，,；;、])|^(?P<bare>征求意见稿|修订草案|修正草案|修正案|草案|修订稿|送审稿|(?:19|20)[0-9]{2}年?(?:版|修订|修正))",
    )
});

/// The same before the name: 2019年修订的《…办法》.
static EDITION_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?P<edition>(?:19|20)[0-9]{2}年?(?:修订|修正|修改|版)|原|旧版?|老|废止的|失效的|修订前|修改前)的?$",
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
    let wanted = kinds::is_chinese_document(&bare);
    let mut found = Found::one(start..end, Key::name(inside), wanted);
    if let Some((edition, after)) = edition(text, start, end) {
        let key = Key::name(&format!("{inside}（{edition}）"));
        found.readings = vec![Reading::sure(start..after, key)];
    }
    found.issuer = inside_issuer(inside)
        .map(|issuer| start + '《'.len_utf8() + issuer.start..start + '《'.len_utf8() + issuer.end)
        .or_else(|| issuers::chinese_issuer(text, start))
        .or_else(|| issuers::place_before(text, start))
        .or_else(|| issuers::by_after(text, end))
        .filter(|issuer| !issuers::is_any(&text[issuer.clone()]));
    let number = if bare.len() < folded.len() {
        chinese_numbers::at_end(inside)
    } else {
        // 《国家药监局公告2024年第15号》 is a number within the marks of a name.
        Some(inside).filter(|inside| inside.contains('号')).and_then(super::number_of)
    };
    if let Some(number) = number {
        found.beside.push(number.clone());
        found.readings.push(Reading::sure(start..end, number));
    }
    Some(found)
}

/// The edition that is said of a name, and where its words end.
fn edition(text: &str, start: usize, end: usize) -> Option<(&str, usize)> {
    let rest = &text[end..];
    {
        let rest = &rest[..rest.floor_char_boundary(120.min(rest.len()))];
        if let Some(found) = EDITION.captures(rest) {
            if let Some(bare) = found.name("bare") {
                return Some((bare.as_str(), end));
            }
            let close = found.name("end").map_or("", |end| end.as_str());
            let is_closed = matches!(close, "）" | ")" | "〕" | "］" | "]");
            let after = if is_closed { end + found.get(0)?.end() } else { end };
            return Some((found.name("edition")?.as_str(), after));
        }
    }
    let found = EDITION_BEFORE.captures(super::window(text, 0, start, 40))?;
    Some((found.name("edition")?.as_str(), end))
}

/// The issuer with which a name begins: 《国家药监局关于…的公告》.
fn inside_issuer(inside: &str) -> Option<std::ops::Range<usize>> {
    let about = inside.find("关于")?;
    issuers::body_at_end(&inside[..about])
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
