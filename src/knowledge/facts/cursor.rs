//! A place in a text, and small steps from it. A copy of a cursor looks ahead.

/// A place in a text, always between two characters.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    /// The start of a text.
    pub fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// Goes on to a place further on in the same text.
    pub fn go(&mut self, to: usize) {
        if to > self.at && self.text.is_char_boundary(to) {
            self.at = to;
        }
    }

    /// The byte before which it stands.
    pub fn at(self) -> usize {
        self.at
    }

    /// The text that follows.
    pub fn rest(self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// The text from an earlier place up to this one.
    pub fn since(self, start: usize) -> &'a str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    /// The character that follows.
    pub fn peek(self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Whether the next character is one of those meant.
    pub fn sees(self, meant: impl Fn(char) -> bool) -> bool {
        self.peek().is_some_and(meant)
    }

    /// The character that stands before.
    pub fn before(self) -> Option<char> {
        self.text.get(..self.at).unwrap_or_default().chars().next_back()
    }

    /// Goes past one character.
    pub fn step(&mut self) {
        self.at += self.peek().map_or(0, char::len_utf8);
    }

    /// Goes past one character of those meant, and says whether there was one.
    pub fn take(&mut self, meant: impl Fn(char) -> bool) -> bool {
        let found = self.sees(meant);
        if found {
            self.step();
        }
        found
    }

    /// Goes past all characters of the kind meant.
    pub fn skip(&mut self, meant: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let length = rest.find(|c| !meant(c)).unwrap_or(rest.len());
        self.at += length;
        rest.get(..length).unwrap_or_default()
    }

    /// Goes past a word, and says whether it was there.
    pub fn eat(&mut self, word: &str) -> bool {
        let found = self.rest().starts_with(word);
        if found {
            self.at += word.len();
        }
        found
    }

    /// Goes past the first of some words that is there.
    pub fn eat_any(&mut self, words: &[&str]) -> bool {
        words.iter().any(|word| self.eat(word))
    }

    /// Goes past one space or two; more is a gap in the text.
    pub fn space(&mut self) -> bool {
        let found = self.take(is_space);
        self.take(is_space);
        found
    }

    /// Goes past a run of ASCII letters.
    pub fn letters(&mut self) -> &'a str {
        let rest = self.rest();
        let length = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        self.at += length;
        rest.get(..length).unwrap_or_default()
    }

    /// Goes past an English word in lower or upper case that ends there.
    pub fn word(&mut self, meant: &[&str]) -> bool {
        let mut ahead = *self;
        // A text may be one long run of letters, and be looked at from many places.
        let longest = meant.iter().map(|word| word.len()).max().unwrap_or_default();
        let length =
            ahead.rest().bytes().take(longest + 1).take_while(u8::is_ascii_alphabetic).count();
        let word = ahead.rest().get(..length).unwrap_or_default();
        let found = meant.iter().any(|one| word.eq_ignore_ascii_case(one));
        if found {
            ahead.at += length;
            *self = ahead;
        }
        found
    }
}

/// A space within a line, narrow ones and the ideographic one included.
pub(super) fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '\u{3000}')
}

/// A digit of half or full width.
pub(super) fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９')
}

/// What joins the two ends of a range, or a date to its parts.
pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '－' | '~' | '～' | '‐' | '‑' | '−')
}
