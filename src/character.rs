//! Characters that stand for nothing a reader could see, and that strangers' texts hold by mistake or
//! to deceive: what no page may hold, and what turns the direction of the words around it.

use std::borrow::Cow;

use crate::problem::{Place, Problem, Rule};

/// Whether no page may hold a character: controls, and the code points that are no characters (HTML
/// Standard, 13.2.3.5).
#[must_use]
pub fn is_barred(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\r' | '\t')
        || matches!(c, '\u{FDD0}'..='\u{FDEF}')
        || u32::from(c) & 0xFFFE == 0xFFFE
}

/// Whether a character turns the direction of what follows, so that words are shown in another order
/// than that in which they are stored, searched and copied: the embeddings, overrides and isolates of
/// the Unicode Bidirectional Algorithm (UAX #9, 2.1 to 2.4). Text in Arabic or Hebrew needs none of them.
#[must_use]
pub fn is_turning(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

fn is_unfit(c: char) -> bool {
    is_barred(c) || is_turning(c)
}

/// Where the first character stands that a text should not hold.
#[must_use]
pub fn first_unfit(text: &str) -> Option<(usize, char)> {
    text.char_indices().find(|(_, c)| is_unfit(*c))
}

/// The text without them: what no page may hold becomes U+FFFD, so that a reader sees that something
/// was there; what turns the direction shows nothing, and goes.
#[must_use]
pub fn without_unfit(text: &str) -> Cow<'_, str> {
    if first_unfit(text).is_none() {
        return text.into();
    }
    let kept = text.chars().filter(|c| !is_turning(*c));
    kept.map(|c| if is_barred(c) { char::REPLACEMENT_CHARACTER } else { c }).collect()
}

/// The problem that a text holds such a character.
#[must_use]
pub fn problem(c: char, place: Place) -> Problem {
    let number = u32::from(c);
    let message = if is_turning(c) {
        format!("U+{number:04X} turns the direction of the words that follow; it is left out")
    } else {
        format!("U+{number:04X} is no character of a text; U+FFFD stands instead")
    };
    Problem::warning(Rule::ForbiddenCharacter, place, message)
        .help("take it out; it is seldom visible, but an editor can find it by its number")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_keeps_what_can_be_read() {
        for (text, expected) in [
            ("公文\tand\r\n", "公文\tand\r\n"),
            ("a\u{0}\u{1B}[31m\u{7F}\u{9B}", "a\u{FFFD}\u{FFFD}[31m\u{FFFD}\u{FFFD}"),
            ("\u{FDD0}\u{FFFE}\u{10FFFF}", "\u{FFFD}\u{FFFD}\u{FFFD}"),
            ("a\u{202E}fdp.exe\u{202C} \u{2067}b\u{2069}", "afdp.exe b"),
            ("عربي\u{200F} \u{200B}💊\u{200D}", "عربي\u{200F} \u{200B}💊\u{200D}"),
        ] {
            assert_eq!(without_unfit(text), expected, "{text:?}");
        }
    }
}
