//! Characters that Word writes in ways of its own: signs of symbol fonts, and raised and lowered
//! digits.

use std::borrow::Cow;

use super::xml::Element;

/// Letters of the font "Symbol", and what they show.
const GREEK: (&str, &str) =
    ("abcdefghiklmnopqrstuwxyzDFGLPQSWXY", "αβχδεφγηικλμνοπθρστυωξψζΔΦΓΛΠΘΣΩΞΨ");

/// Other signs of "Symbol".
const MATHEMATICAL: [(u32, char); 20] = [
    (0xA2, '′'),
    (0xA3, '≤'),
    (0xA5, '∞'),
    (0xAB, '↔'),
    (0xAC, '←'),
    (0xAD, '↑'),
    (0xAE, '→'),
    (0xAF, '↓'),
    (0xB0, '°'),
    (0xB1, '±'),
    (0xB2, '″'),
    (0xB3, '≥'),
    (0xB4, '×'),
    (0xB7, '•'),
    (0xB8, '÷'),
    (0xB9, '≠'),
    (0xBB, '≈'),
    (0xBC, '…'),
    (0xD6, '√'),
    (0xE5, '∑'),
];

/// Signs of "Wingdings" and "Wingdings 2" that forms and lists use.
const WINGDINGS: [(u32, char); 13] = [
    (0x6C, '●'),
    (0x6E, '■'),
    (0x6F, '□'),
    (0x75, '◆'),
    (0xA7, '▪'),
    (0xA8, '□'),
    (0xD8, '➢'),
    (0xE0, '→'),
    (0xFB, '✗'),
    (0xFC, '✓'),
    (0xFD, '☒'),
    (0xFE, '☑'),
    (0x9F, '•'),
];
const WINGDINGS_2: [(u32, char); 6] =
    [(0x4F, '✗'), (0x50, '✓'), (0x51, '☒'), (0x52, '☑'), (0x53, '☒'), (0xA3, '□')];

/// What a `sym` shows, if it is known.
pub(super) fn symbol(element: Element) -> Option<char> {
    let code = u32::from_str_radix(element.attribute("char")?.trim(), 16).ok()?;
    let font = element.attribute("font").unwrap_or_default().to_lowercase();
    // Signs of symbol fonts stand at their place in the font, most often moved to F000.
    let place = if (0xF000..0xF100).contains(&code) { code - 0xF000 } else { code };
    let find = |table: &[(u32, char)]| {
        table.iter().find(|(sign, _)| *sign == place).map(|(_, shown)| *shown)
    };
    match &*font {
        "symbol" => find(&MATHEMATICAL).or_else(|| of_symbol_font(place)),
        "wingdings" => find(&WINGDINGS),
        "wingdings 2" => find(&WINGDINGS_2),
        _ => char::from_u32(code).filter(|c| !matches!(c, '\u{E000}'..='\u{F8FF}')),
    }
}

fn of_symbol_font(place: u32) -> Option<char> {
    let letter = char::from_u32(place).filter(char::is_ascii)?;
    let greek = GREEK.0.chars().zip(GREEK.1.chars()).find(|(plain, _)| *plain == letter);
    match greek {
        Some((_, greek)) => Some(greek),
        None => (!letter.is_alphabetic() && !letter.is_control()).then_some(letter),
    }
}

/// Where text stands in its line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Height {
    /// On the line.
    #[default]
    Line,
    /// Raised.
    Raised,
    /// Lowered.
    Lowered,
}

impl Height {
    /// That of a run, if it says so.
    pub fn of_run(properties: Option<Element>) -> Option<Self> {
        match &*properties?.value("vertAlign")? {
            "superscript" => Some(Self::Raised),
            "subscript" => Some(Self::Lowered),
            _ => None,
        }
    }

    /// The text with characters that are raised or lowered of themselves: 10⁵ is not 105. Where
    /// one has no such character, the text is left as it is.
    pub fn apply(self, text: &str) -> Cow<'_, str> {
        const LINE: &str = "0123456789+-−=()";
        let shifted = match self {
            Self::Line => return Cow::Borrowed(text),
            Self::Raised => "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾",
            Self::Lowered => "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎",
        };
        let shift = |c: char| LINE.chars().zip(shifted.chars()).find(|(from, _)| *from == c);
        let all: Option<String> = text.chars().map(|c| shift(c).map(|(_, to)| to)).collect();
        all.map_or(Cow::Borrowed(text), Cow::Owned)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_can_be_shifted_is() {
        assert_eq!(Height::Raised.apply("-5"), "⁻⁵");
        assert_eq!(Height::Lowered.apply("2"), "₂");
        assert_eq!(Height::Raised.apply("st"), "st");
        assert_eq!(Height::Raised.apply("[1]"), "[1]");
        assert_eq!(Height::Line.apply("5"), "5");
    }

    #[test]
    fn tables_are_whole() {
        assert_eq!(GREEK.0.chars().count(), GREEK.1.chars().count());
        assert_eq!(of_symbol_font(0x6D), Some('μ'));
        assert_eq!(of_symbol_font(0x2B), Some('+'));
        assert_eq!(of_symbol_font(0x4B), None);
    }
}
