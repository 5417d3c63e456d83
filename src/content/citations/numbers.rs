//! Document numbers as keys, and that of a notice itself.

use pinyin::ToPinyin;

use super::{Found, Key, chinese, kinds, latin, words};
use crate::language::is_hanzi;

/// The key of a notice's own document number; `None` when it is none, or names no year.
#[must_use]
pub fn number_of(text: &str) -> Option<Key> {
    let text = text.trim();
    let found = chinese::find(text).into_iter().chain(latin::find(text));
    let mut whole = found.filter(|one| is_whole(text, one));
    whole.next().and_then(|one| one.readings.into_iter().next()).map(|reading| reading.key)
}

/// Whether a number is all there is, but for issuers, brackets and a label (文号：).
fn is_whole(text: &str, found: &Found) -> bool {
    let is_number = found.readings.iter().any(|one| matches!(one.key, Key::Number { .. }));
    let span = found.reach();
    let before = text[..span.start].trim_matches(SIGNS);
    let label = before.trim_end_matches(['：', ':', ' ']);
    let is_label = label.len() < before.len() && label.chars().count() <= 20;
    let after = text[span.end..].trim_matches(SIGNS);
    let after = after.strip_prefix("of the ").or(after.strip_prefix("of ")).unwrap_or(after);
    is_number
        && (before.is_empty() || is_label || is_issuer(before))
        && (after.is_empty() || matches!(after, "文" | "文件") || is_issuer(after))
}

const SIGNS: [char; 15] =
    ['（', '(', '[', '〔', '【', '）', ')', ']', '〕', '】', '。', '.', ' ', '　', ','];

/// Whether words are nothing but the names of bodies.
pub(super) fn is_issuer(words: &str) -> bool {
    let names = || words.split([' ', '　', '、', ',', '，']).filter(|name| !name.is_empty());
    // 关于…公告 ends with no body, and nothing that introduces a body is part of one.
    let is_chinese =
        |name: &str| words::is_chinese_body(name) && words::after_introduction(name) == 0;
    let is_english_body = |name: &str| words::is_english_body(name) || words::is_acronym(name);
    let is_english = |name: &str| {
        name.starts_with(|c: char| c.is_ascii_uppercase()) && !kinds::is_english(name)
            || matches!(name, "of" | "the" | "for" | "and")
    };
    words.len() <= 160
        && (names().all(is_chinese) || names().any(is_english_body) && names().all(is_english))
}

/// A key, where the digits make a number.
pub(super) fn key(series: String, code: String, year: &str, number: &str) -> Option<Key> {
    let year = half_width(year).parse().ok()?;
    let number = half_width(number).parse().ok().filter(|number| *number > 0)?;
    Some(Key::Number { series, code, issuer: String::new(), year, number })
}

fn half_width(digits: &str) -> String {
    let fold = |c| match c {
        '０'..='９' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        c => c,
    };
    digits.chars().map(fold).collect()
}

/// An issuer's code in pinyin, without tones, as those who write in English give it: guobanfa.
pub(super) fn code_in_pinyin(code: &str) -> String {
    let mut letters = String::new();
    for c in code.chars().filter(|c| is_hanzi(*c)) {
        // Places whose sign is read otherwise than most often.
        match c {
            '藏' => letters.push_str("zang"),
            '长' => letters.push_str("chang"),
            '厦' => letters.push_str("xia"),
            '重' => letters.push_str("chong"),
            c => letters.push_str(c.to_pinyin().map_or("", |pinyin| pinyin.plain())),
        }
    }
    letters.replace('ü', "v")
}
