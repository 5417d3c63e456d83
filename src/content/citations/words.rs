//! Words around a citation that tell where it begins and who issued it.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::window;

/// Words after which a code or the name of an issuer begins. None of them is part of one.
const CHINESE_BEFORE: [&str; 48] = [
    "根据", "按照", "依据", "依照", "遵照", "落实", "贯彻", "执行", "违反", "废止", "转发", "印发",
    "发布", "公布", "下发", "实施", "替代", "代替", "撤销", "传达", "学习", "关于", "参照", "详见",
    "参见", "以下", "同时", "包括", "文号", "文件", "意见", "通知", "办法", "规定", "号", "见",
    "此即", "和", "与", "及", "或", "的", "由", "了", "为", "按", "以", "在",
];

/// The same, ready to be sought. It fails only past some two thousand million states.
static INTRODUCTIONS: LazyLock<Option<AhoCorasick>> =
    LazyLock::new(|| AhoCorasick::new(CHINESE_BEFORE).ok());

/// Names of bodies in which such a word stands.
const CHINESE_WITH_AND: [&str; 6] = ["卫生和", "发展和", "工业和", "住房和", "文化和", "经济和"];

/// What the name of a Chinese body ends with.
const CHINESE_BODIES: [&str; 17] = [
    "局",
    "厅",
    "委",
    "部",
    "院",
    "会",
    "办",
    "署",
    "政府",
    "中心",
    "司",
    "处",
    "党组",
    "办公室",
    "联盟",
    "机构",
    "法院",
];

/// What the name of an English body ends with.
const ENGLISH_BODIES: [&str; 24] = [
    "Administration",
    "Council",
    "Office",
    "Ministry",
    "Commission",
    "Committee",
    "Government",
    "Bureau",
    "Department",
    "Congress",
    "Center",
    "Centre",
    "Institute",
    "Agency",
    "Authority",
    "Court",
    "Division",
    "School",
    "Faculty",
    "University",
    "Conference",
    "Meeting",
    "Teleconference",
    "Party",
];

/// Where the last part of Chinese words begins, after those that introduce it.
pub(super) fn after_introduction(words: &str) -> usize {
    let introduces = |end: &usize| {
        let before = &words[..*end];
        !before.ends_with('和') || !CHINESE_WITH_AND.iter().any(|name| before.ends_with(name))
    };
    let found = INTRODUCTIONS.iter().flat_map(|all| all.find_overlapping_iter(words));
    found.map(|one| one.end()).filter(introduces).max().unwrap_or(0)
}

/// Whether Chinese words end like the name of a body.
pub(super) fn is_chinese_body(words: &str) -> bool {
    words.chars().count() >= 2 && CHINESE_BODIES.iter().any(|body| words.ends_with(body))
}

/// Whether an English word names a body, or what is never part of a document's name.
pub(super) fn is_english_body(word: &str) -> bool {
    ENGLISH_BODIES.contains(&word)
}

/// Whether a word is an abbreviation in capitals: NMPA.
pub(super) fn is_acronym(word: &str) -> bool {
    word.len() >= 2 && word.chars().all(|c| c.is_ascii_uppercase() || c == '&')
}

/// Whether an English word is small also within a title.
pub(super) fn is_small(word: &str) -> bool {
    const SMALL: [&str; 17] = [
        "and", "or", "of", "the", "for", "on", "in", "to", "with", "from", "a", "an", "into", "&",
        "its", "their", "as",
    ];
    SMALL.contains(&word)
}

/// Whether a word with a capital begins a sentence or a headline, not a name.
pub(super) fn is_opening(word: &str) -> bool {
    const OPENING: [&str; 56] = [
        "The",
        "A",
        "An",
        "This",
        "That",
        "These",
        "In",
        "Under",
        "By",
        "According",
        "Since",
        "If",
        "When",
        "For",
        "Following",
        "And",
        "Its",
        "On",
        "With",
        "As",
        "From",
        "Of",
        "To",
        "Both",
        "Our",
        "Per",
        "See",
        "Thus",
        "Issuing",
        "Issues",
        "Issue",
        "Implementing",
        "Implement",
        "Revising",
        "Revised",
        "Amended",
        "New",
        "Studying",
        "Study",
        "Publicize",
        "Enforce",
        "Releases",
        "Publishes",
        "Promulgates",
        "Current",
        "Existing",
        "Relevant",
        "After",
        "Before",
        "Pursuant",
        "Although",
        "While",
        "But",
        "Where",
        "It",
        "Such",
    ];
    OPENING.contains(&word)
}

/// Whether a word with a capital ends a name in a headline: Opinions on X *Released*.
pub(super) fn is_news(word: &str) -> bool {
    const NEWS: [&str; 17] = [
        "Released",
        "Issued",
        "Published",
        "Announced",
        "Promulgated",
        "Takes",
        "Took",
        "Comes",
        "Came",
        "Enters",
        "Adopted",
        "Held",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
    ];
    NEWS.contains(&word)
}

/// The words of a text from its end, each with its place.
pub(super) fn backwards(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut end = text.len();
    std::iter::from_fn(move || {
        let rest = text[..end].trim_end_matches([' ', '\u{A0}']);
        let start = rest.char_indices().rev().find(|(_, c)| c.is_whitespace());
        let start = start.map_or(0, |(at, c)| at + c.len_utf8());
        let word = &rest[start..];
        end = start;
        // A line break ends what belongs together.
        (!word.is_empty()).then_some((start, word))
    })
}

/// The English body named just before a place: NMPA, or National Medical Products Administration.
pub(super) fn english_issuer(text: &str, end: usize) -> Option<Range<usize>> {
    let before = window(text, 0, end, 120);
    let offset = end - before.len();
    let mut issuer: Option<Range<usize>> = None;
    for (start, word) in backwards(before).take(12) {
        let name = word.strip_suffix("’s").or(word.strip_suffix("'s")).unwrap_or(word);
        let name = name.strip_suffix(',').filter(|_| issuer.is_none()).unwrap_or(name);
        let is_start_of_name = word.starts_with(char::is_uppercase) && !is_opening(word);
        match &mut issuer {
            None if is_acronym(name) => {
                return Some(offset + start..offset + start + name.len());
            }
            None if is_english_body(name) => issuer = Some(start..start + name.len()),
            None => return None,
            Some(range) if is_start_of_name && !word.ends_with(',') => range.start = start,
            Some(_) if is_small(word) && word != "to" => {}
            Some(_) => break,
        }
    }
    issuer.map(|range| offset + range.start..offset + range.end)
}
