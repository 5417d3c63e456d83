//! One pass over a text. Each reader takes what begins at the cursor, writes down what it states,
//! and leaves the cursor behind it.

use std::ops::Range;

use super::cursor::{Cursor, is_digit, is_space};
use super::{Stated, Value, chinese, codes, documents, english, figures, hanzi};
use crate::language::Script;

/// A pass over a text, and what it has found.
pub(super) struct Scan<'a> {
    /// Where it stands.
    pub cursor: Cursor<'a>,
    /// The script of most of the text.
    pub script: Script,
    text: &'a str,
    found: Vec<Stated>,
    /// Whether nothing but signs has been seen of the line.
    fresh: bool,
    /// How many signs and words have joined the items of a list since the clause began: 、 and 和.
    pub joined: u64,
    /// Up to where the text is known to hold no address.
    pub checked: usize,
    /// The English word that was read last.
    word: Range<usize>,
}

/// What a text states, in order.
pub(super) fn scan(text: &str, script: Script) -> Vec<Stated> {
    let cursor = Cursor::new(text);
    let found = Vec::new();
    let mut scan =
        Scan { cursor, script, text, found, fresh: true, joined: 0, checked: 0, word: 0..0 };
    while let Some(c) = scan.cursor.peek() {
        let at = scan.cursor.at();
        scan.read(c);
        if scan.cursor.at() == at {
            scan.cursor.step();
        }
        scan.fresh = match c {
            '\n' => true,
            '#' | '*' | '-' | '>' | '(' | '（' | '.' => scan.fresh,
            c => scan.fresh && is_space(c),
        };
    }
    scan.found
}

impl<'a> Scan<'a> {
    fn read(&mut self, c: char) {
        match c {
            '0'..='9' | 'A'..='Z' | 'a'..='z' if codes::address(self) => {}
            'A'..='Z' | 'a'..='z' => english::read(self),
            c if is_digit(c) => figures::read(self),
            '(' | '（' | '[' | '［' | '〔' | '【' | '〖' => documents::bracketed(self),
            // Most characters of a text end up here, so that they are told apart by one look.
            '\u{80}'..='\u{215f}' => {}
            'Ⅰ'..='Ⅻ' => chinese::roman(self, c),
            '①'..='⑳' => self.offer_number(u32::from(c) - 0x245f, c.len_utf8()),
            '、' | '和' | '及' | '与' => self.joined += 1,
            '，' | '。' | '；' | '：' => self.joined = 0,
            '半' | '双' | '首' | '单' | '翻' => chinese::word(self, c),
            c if hanzi::is_numeral(c) => chinese::read(self),
            _ => {}
        }
    }

    /// What lies between two places of the text.
    pub fn text(&self, span: Range<usize>) -> &'a str {
        self.text.get(span).unwrap_or_default()
    }

    /// Writes down a value.
    pub fn state(&mut self, value: Value, span: Range<usize>, demanded: bool) {
        self.found.push(Stated { value, span, demanded });
    }

    /// Writes down a value that the other text must state too.
    pub fn demand(&mut self, value: Value, span: Range<usize>) {
        self.state(value, span, true);
    }

    /// Writes down a value that only answers.
    pub fn offer(&mut self, value: Value, span: Range<usize>) {
        self.state(value, span, false);
    }

    /// Offers the number that stands in the next bytes.
    pub fn offer_number(&mut self, number: impl ToString, length: usize) {
        let start = self.cursor.at();
        self.offer(Value::Number(number.to_string()), start..start + length);
    }

    /// Goes on to a place further on.
    pub fn go(&mut self, to: usize) {
        self.cursor.go(to);
    }

    /// Takes note of an English word.
    pub fn note_word(&mut self, span: Range<usize>) {
        self.word = span;
    }

    /// The English word before a place, if nothing but a space or a sign stands between them.
    pub fn word_before(&self, at: usize) -> &'a str {
        let between = self.text(self.word.end..at);
        let near =
            between.len() <= 3 && between.chars().all(|c| is_space(c) || matches!(c, '.' | '-'));
        if near { self.text(self.word.clone()) } else { "" }
    }

    /// Where the English word begins that was read last.
    pub fn word_start(&self) -> usize {
        self.word.start
    }

    /// Whether what stands from `start` to `end` numbers a list item: `1.`, 一、, （三）, 一是.
    pub fn is_marker(&self, start: Cursor<'a>, end: Cursor<'a>) -> bool {
        let before = start.before();
        let mut after = end;
        let Some(sign) = after.peek() else { return false };
        after.step();
        match sign {
            ')' | '）' => {
                matches!(before, Some('(' | '（')) || self.fresh || before.is_none_or(is_space)
            }
            '、' => self.fresh || matches!(before, Some('；' | '。' | '：')),
            '.' | '．' | '：' => {
                let opens = self.fresh
                    || self
                        .text(0..start.at())
                        .trim_end_matches(is_space)
                        .ends_with([';', ':', '；', '：']);
                opens && after.peek().is_none_or(|c| !is_digit(c)) && after.peek().is_some()
            }
            _ => false,
        }
    }
}

/// The number that is written so.
pub(super) fn number(number: impl ToString) -> Value {
    Value::Number(number.to_string())
}
