//! Characters as search compares them: without case, accents and width, and traditional Hanzi as
//! simplified ones. The browser does the same (`static/search/query.js`).

use std::collections::HashMap;
use std::sync::LazyLock;

use icu_normalizer::DecomposingNormalizerBorrowed;
use icu_properties::{CodePointMapData, props::GeneralCategory};

/// Traditional characters and their simplified forms, of OpenCC: `data/opencc/`.
const PAIRS: &str = include_str!("../../data/opencc/TSCharacters.txt");

static SIMPLIFIED: LazyLock<HashMap<char, char>> = LazyLock::new(|| pairs().collect());

/// How each character of the Basic Multilingual Plane is folded: texts have few others.
static TABLE: LazyLock<Vec<Folded>> = LazyLock::new(|| {
    let of = |code| char::from_u32(code).map_or(Folded::Nothing, compute);
    (0..0x1_0000).map(of).collect()
});

/// What a character becomes.
#[derive(Debug, Clone)]
enum Folded {
    Nothing,
    One(char),
    Several(Box<str>),
}

/// Folded it would be the comma inside a number: 第100，200条.
pub(super) const COMMA: char = '，';

/// The pairs of a traditional character and its simplified form.
pub(super) fn pairs() -> impl Iterator<Item = (char, char)> {
    let lines = PAIRS.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| {
        let (traditional, forms) = line.split_once('\t')?;
        // The first form is the usual one.
        let pair = (traditional.chars().next()?, forms.chars().next()?);
        (pair.0 != pair.1).then_some(pair)
    })
}

/// Passes on what a character becomes: mostly one character, of a mark none, of ㎎ two.
pub(super) fn fold(c: char, mut to: impl FnMut(char)) {
    if c.is_ascii() {
        return to(c.to_ascii_lowercase());
    }
    if c == COMMA {
        return to(c);
    }
    match TABLE.get(c as usize) {
        Some(Folded::Nothing) => {}
        Some(Folded::One(folded)) => to(*folded),
        Some(Folded::Several(text)) => text.chars().for_each(to),
        None => match compute(c) {
            Folded::Nothing => {}
            Folded::One(folded) => to(folded),
            Folded::Several(text) => text.chars().for_each(to),
        },
    }
}

/// Unicode's compatibility decomposition (NFKD), in lower case, without marks, simplified.
fn compute(c: char) -> Folded {
    let mut buffer = [0; 4];
    let text: &str = c.encode_utf8(&mut buffer);
    let decomposed = DecomposingNormalizerBorrowed::new_nfkd().normalize(text);
    let category = CodePointMapData::<GeneralCategory>::new();
    let is_mark = |c: &char| {
        matches!(
            category.get(*c),
            GeneralCategory::NonspacingMark
                | GeneralCategory::SpacingMark
                | GeneralCategory::EnclosingMark
        )
    };
    let lower = decomposed.chars().flat_map(char::to_lowercase).filter(|c| !is_mark(c));
    let folded: String = lower.map(|c| SIMPLIFIED.get(&c).copied().unwrap_or(c)).collect();
    let mut chars = folded.chars();
    match (chars.next(), chars.next()) {
        (None, _) => Folded::Nothing,
        (Some(one), None) => Folded::One(one),
        _ => Folded::Several(folded.into()),
    }
}

/// The characters that are words by themselves: Hanzi, kana, the letters of Hangul. The commonest
/// stand first.
const IDEOGRAPHIC: [(char, char); 7] = [
    ('\u{3400}', '\u{9FFF}'),
    ('\u{3005}', '\u{3007}'),
    ('\u{3041}', '\u{3096}'),
    ('\u{30A1}', '\u{30FA}'),
    ('\u{1100}', '\u{11FF}'),
    ('\u{F900}', '\u{FAFF}'),
    ('\u{20000}', '\u{3FFFF}'),
];

/// Whether a folded character is a word by itself.
pub(super) fn is_ideographic(c: char) -> bool {
    // Latin letters are done with here.
    c >= '\u{1100}' && IDEOGRAPHIC.iter().any(|(first, last)| (*first..=*last).contains(&c))
}

/// These characters as the inside of a class in a JavaScript pattern.
fn ideographic_class() -> String {
    IDEOGRAPHIC.iter().map(|(first, last)| format!("{first}-{last}")).collect()
}

/// How the browser finds the units of a folded text, as [`super::units`] does: a character that is a
/// word by itself, in a group, or a word or number with the signs in it.
pub(super) fn units_pattern() -> String {
    let hanzi = ideographic_class();
    let letter = format!(r"(?![{hanzi}])[\p{{Alphabetic}}\p{{N}}]");
    let apostrophe = format!("(?<={letter})['’](?={letter})");
    format!(r"([{hanzi}])|(?:{letter}|{apostrophe}|(?<=\d)\.(?=\d)|(?<=\d),(?=\d{{3}}(?!\d)))+")
}
