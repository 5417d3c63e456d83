//! The language of a text, whatever that of the page furniture was.

use whichlang::Lang;

use super::chrome::Stripped;
use crate::language::Language;

/// Fewest letters by which a language can be told.
const FEWEST_LETTERS: usize = 60;

/// The language of the text, whatever that of the page furniture was.
///
/// # Errors
/// The tag of a language that is not among `languages`.
pub(super) fn language(
    stripped: &Stripped,
    languages: &[Language],
) -> Result<Language, &'static str> {
    let text: Vec<&str> = stripped.lines.iter().map(|line| line.text.as_str()).collect();
    let detected = whichlang::detect_language(&text.join("\n"));
    let tag = match detected {
        Lang::Cmn => "zh",
        Lang::Eng => "en",
        Lang::Ara => "ar",
        Lang::Deu => "de",
        Lang::Fra => "fr",
        Lang::Hin => "hi",
        Lang::Ita => "it",
        Lang::Jpn => "ja",
        Lang::Kor => "ko",
        Lang::Nld => "nl",
        Lang::Por => "pt",
        Lang::Rus => "ru",
        Lang::Spa => "es",
        Lang::Swe => "sv",
        Lang::Tur => "tr",
        Lang::Vie => "vi",
    };
    let find = |tag: &str| {
        let speaks = |language: &&Language| language.as_str().split('-').next() == Some(tag);
        languages.iter().find(speaks).copied()
    };
    let text = text.concat();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    // So few letters look like any language; what they are written in tells more.
    let is_wide = text.chars().any(|c| matches!(c, '\u{4E00}'..='\u{9FFF}'));
    let by_script = || find(if is_wide { "zh" } else { "en" });
    let is_plain = is_wide || text.is_ascii();
    let too_few = letters < FEWEST_LETTERS && is_plain;
    find(tag).or_else(|| by_script().filter(|_| too_few)).ok_or(tag)
}
