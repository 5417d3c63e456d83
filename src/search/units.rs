//! A text as search reads it: Hanzi one by one, words and numbers whole, and what parts them.
//!
//! The browser reads queries and texts in the same way (`static/search/query.js`); both are held to
//! the cases of `tests/search/units.txt`.

use std::ops::Range;

use super::fold::{fold, is_ideographic};

/// What stands between a unit and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// Nothing.
    None,
    /// One hyphen, slash or the like.
    Sign,
    /// Space.
    Space,
    /// Anything else. So has the first unit.
    Break,
}

impl Gap {
    fn of(between: &str) -> Self {
        // As JavaScript's `\s` has it.
        let is_space = |c: char| (c.is_whitespace() && c != '\u{85}') || c == '\u{FEFF}';
        let mut chars = between.chars();
        match (chars.next(), chars.next()) {
            (None, _) => Self::None,
            (Some('-' | '/' | '_' | '\u{2010}'..='\u{2013}'), None) => Self::Sign,
            _ if between.chars().all(is_space) => Self::Space,
            _ => Self::Break,
        }
    }
}

/// What a unit is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// One Hanzi, or another character that is written without spaces.
    Hanzi(char),
    /// A word or number: bytes of the words.
    Word(Range<usize>),
}

/// A unit of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unit {
    /// What it is.
    pub kind: Kind,
    /// What stands before it.
    pub gap: Gap,
}

/// The units of a text. Kept for the next text, so that its memory is used again.
#[derive(Debug, Default)]
pub(super) struct Units {
    /// The units in order.
    pub all: Vec<Unit>,
    /// The text, folded.
    pub folded: String,
    /// The words, one after the other, without the signs in them.
    words: String,
}

impl Units {
    /// Reads a text.
    pub fn read(&mut self, text: &str) {
        let Self { all, folded, words } = self;
        all.clear();
        folded.clear();
        words.clear();
        text.chars().for_each(|c| fold(c, |folded_char| folded.push(folded_char)));

        // Where the last unit ended, and where the word began that is being read.
        let (mut end, mut word): (Option<usize>, Option<(usize, usize)>) = (None, None);
        let gap = |end: Option<usize>, start: usize| {
            end.map_or(Gap::Break, |end| Gap::of(&folded[end..start]))
        };
        for (at, c) in folded.char_indices() {
            let class = Class::of(c);
            if class == Class::OfWord {
                word.get_or_insert((at, words.len()));
                words.push(c);
                continue;
            }
            if let Some((start, first)) = word {
                match inside(&folded[..at], c, &folded[at + c.len_utf8()..]) {
                    Inside::Kept => words.push(c),
                    Inside::Dropped => {}
                    Inside::Not => {
                        let kind = Kind::Word(first..words.len());
                        all.push(Unit { kind, gap: gap(end, start) });
                        (end, word) = (Some(at), None);
                    }
                }
            }
            if class == Class::Hanzi {
                all.push(Unit { kind: Kind::Hanzi(c), gap: gap(end, at) });
                end = Some(at + c.len_utf8());
            }
        }
        if let Some((start, first)) = word {
            all.push(Unit { kind: Kind::Word(first..words.len()), gap: gap(end, start) });
        }
    }

    /// The word of a unit, if it is one.
    pub fn word(&self, number: usize) -> Option<&str> {
        match &self.all.get(number)?.kind {
            Kind::Word(range) => self.words.get(range.clone()),
            Kind::Hanzi(_) => None,
        }
    }

    /// Whether a unit follows the one before it as in running text. Between two Hanzi nothing may
    /// stand; between words, a space or a hyphen.
    pub fn is_adjacent(&self, number: usize) -> bool {
        let (Some(before), Some(unit)) =
            (number.checked_sub(1).and_then(|before| self.all.get(before)), self.all.get(number))
        else {
            return false;
        };
        let both = matches!((&before.kind, &unit.kind), (Kind::Hanzi(_), Kind::Hanzi(_)));
        unit.gap <= if both { Gap::None } else { Gap::Space }
    }
}

/// What a character is to units.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Hanzi,
    OfWord,
    Other,
}

impl Class {
    fn of(c: char) -> Self {
        // The commonest first, by what is cheapest to ask.
        if is_ideographic(c) {
            Self::Hanzi
        } else if c.is_alphanumeric() {
            Self::OfWord
        } else {
            Self::Other
        }
    }
}

fn is_of_word(c: char) -> bool {
    Class::of(c) == Class::OfWord
}

/// What a sign is to the word before it.
enum Inside {
    /// A part of it: 3.5.
    Kept,
    /// A sign that the word is read without: maker’s, 1,234.
    Dropped,
    /// Its end.
    Not,
}

fn inside(before: &str, sign: char, after: &str) -> Inside {
    let digits = after.bytes().take(4).take_while(u8::is_ascii_digit).count();
    let follows_digit = before.ends_with(|c: char| c.is_ascii_digit());
    match sign {
        '\'' | '’' if before.ends_with(is_of_word) && after.starts_with(is_of_word) => {
            Inside::Dropped
        }
        '.' if follows_digit && digits > 0 => Inside::Kept,
        ',' if follows_digit && digits == 3 => Inside::Dropped,
        _ => Inside::Not,
    }
}
