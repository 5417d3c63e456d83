//! Short names that a text gives to a document where it first cites it: （以下简称《实施意见》）,
//! (hereinafter the “Opinions”).

use std::sync::LazyLock;

use regex::Regex;

use super::{Found, Key, Reading};
use crate::language::Script;
use crate::pattern::pattern;

/// A definition begins no further after the citation, in bytes: a number may stand between.
const FURTHEST: usize = 80;

static CHINESE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r#"^[\s（(，,、；;》”]*(?:以下|下文|下)?(?:均)?(?:简称|下称|以下称|称)(?:为|作)?[：:]?\s*(?:[“「『"]?《(?P<marked>[^《》\n]{1,60})》|[“「『"](?P<quoted>[^”」』"\n]{1,60})[”」』"]|(?P<plain>\p{Han}{2,16})[)）])(?P<more>[、和与及]?[《“]?)"#,
    )
});

static ENGLISH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r#"^[”"’,\s]*[(\[（,]?\s*(?:(?:hereinafter|hereafter|below|henceforth|from here on|collectively)?,?\s*(?:also\s+)?(?:referred to(?: below)? as|called|known as|abbreviated as|abbreviated to|or)?,?\s*)(?:the\s+)?(?:[“"‘](?:the\s+)?(?P<quoted>[^”"\n]{2,80}?)[”"’,]{1,2}|(?P<plain>(?:[A-Z][\w-]+ ?){1,5}))\s*[)\]）]"#,
    )
});

/// The short names that a text defines just after a citation: for each, which citation it stands
/// for and the key under which the same text cites it from there on.
///
/// A short name of several documents together is none.
#[must_use]
pub fn short_names(text: &str, found: &[Found], script: Script) -> Vec<(usize, Key)> {
    let mut names: Vec<(usize, Key)> = Vec::new();
    for (index, one) in found.iter().enumerate() {
        let chinese = || one.readings.iter().find_map(|reading| after_chinese(text, reading));
        let english = || one.readings.iter().find_map(|reading| after_english(text, reading));
        let key = match script {
            Script::Chinese => chinese(),
            Script::Latin => english().or_else(chinese),
        };
        let Some(key) = key else { continue };
        let of = document(text, found, index);
        // What defines a name is not named by it.
        let is_itself = found.get(of).is_some_and(|one| one.readings.iter().any(|r| r.key == key));
        if !is_itself && !names.contains(&(of, key.clone())) {
            names.push((of, key));
        }
    }
    names
}

/// The citation that a definition after a number is about: the name with that number.
fn document(text: &str, found: &[Found], index: usize) -> usize {
    let number = found.get(index).filter(|one| is_number(one));
    let before = index.checked_sub(1).and_then(|at| Some((at, found.get(at)?)));
    match (number, before) {
        (Some(number), Some((at, name))) if !is_number(name) => {
            let start = number
                .issuer
                .as_ref()
                .map_or(number.reach().start, |one| one.start.min(number.reach().start));
            let gap = text.get(name.reach().end..start.max(name.reach().end)).unwrap_or("-");
            let start_of_number = text.get(name.reach().end..number.reach().start).unwrap_or("-");
            let is_bracket = |gap: &str| {
                gap.trim_matches([' ', '”', '"', ',', '，']).trim_matches(['（', '(']).is_empty()
            };
            if is_bracket(gap) || is_bracket(start_of_number) { at } else { index }
        }
        _ => index,
    }
}

fn is_number(found: &Found) -> bool {
    found.is_number()
}

fn after_chinese(text: &str, reading: &Reading) -> Option<Key> {
    let rest = text.get(reading.span.end..)?;
    // Most citations are followed by nothing of the kind.
    let head = &rest[..rest.floor_char_boundary(FURTHEST)];
    head.contains('称').then_some(())?;
    let rest = rest.strip_prefix(['）', ')']).unwrap_or(rest);
    let rest = &rest[..rest.floor_char_boundary(4 * FURTHEST)];
    let rest = past_edition(rest);
    let captures = CHINESE.captures(rest)?;
    // 以下简称《条例》《办法》 names two.
    if captures.name("more").is_some_and(|more| !more.as_str().is_empty()) {
        return None;
    }
    let name = ["marked", "quoted", "plain"].iter().find_map(|group| captures.name(group))?;
    let is_of_several = name.as_str().starts_with(['两', '三', '四', '五', '六']);
    (!is_of_several).then(|| Key::name(name.as_str()))
}

/// What is left after an edition in brackets: 《…》（试行）（以下简称…）.
fn past_edition(text: &str) -> &str {
    let inside = text.strip_prefix(['（', '(']);
    let close = inside.and_then(|inside| inside.split_once(['）', ')']));
    match close {
        Some((edition, rest)) if !edition.contains('称') && edition.len() <= 60 => rest,
        _ => text,
    }
}

fn after_english(text: &str, reading: &Reading) -> Option<Key> {
    let rest = text.get(reading.span.end..)?;
    let rest = &rest[..rest.floor_char_boundary(2 * FURTHEST)];
    let after = rest.trim_start_matches(['”', '"', '’', ',', ' ', ')']);
    let is_near =
        after.starts_with(['(', '（', '[']) || after.starts_with("here") || rest.starts_with(", ");
    is_near.then_some(())?;
    let captures = ENGLISH.captures(rest).or_else(|| ENGLISH.captures(past_edition(after)))?;
    let whole = captures.get(0)?.as_str();
    let is_said =
        ["here", "below", "called", "known", "referred", "abbrev", "the ", "henceforth", "or "]
            .iter()
            .any(|word| whole.contains(word));
    if whole.contains("collectively") {
        return None;
    }
    if let Some(quoted) = captures.name("quoted") {
        return Some(Key::name(quoted.as_str()));
    }
    captures.name("plain").filter(|_| is_said).map(|plain| Key::name(plain.as_str()))
}
