//! Where lines and characters of a text are, found without reading the text from its beginning: of a long
//! text with many mistakes, each place would else take as long as the text.

/// How many bytes lie between two positions that are kept.
const STEP: usize = 1024;

/// Positions at equal distances.
#[derive(Debug)]
pub(super) struct Lines(Box<[Position]>);

/// Where a byte of a text is.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Position {
    /// How many lines end before it.
    pub line: usize,
    /// The byte at which its line begins.
    pub line_start: usize,
    /// How many characters stand before it.
    pub chars: usize,
}

impl Lines {
    /// Reads a text once.
    pub fn of(text: &str) -> Self {
        let mut at = Position::default();
        let steps = text.as_bytes().chunks(STEP).enumerate().map(|(number, bytes)| {
            let here = at;
            at.pass(bytes, number * STEP);
            here
        });
        Self(steps.collect())
    }

    /// Where a byte is of the text that was read.
    pub fn at(&self, text: &str, byte: usize) -> Position {
        let number = (byte / STEP).min(self.0.len().saturating_sub(1));
        let mut position = self.0.get(number).copied().unwrap_or_default();
        let from = number * STEP;
        position.pass(text.as_bytes().get(from..byte).unwrap_or_default(), from);
        position
    }
}

impl Position {
    /// Moves over bytes of the text, of which the first is at `from`.
    fn pass(&mut self, bytes: &[u8], from: usize) {
        self.chars += bytes.iter().filter(|byte| !is_inside_character(**byte)).count();
        self.line += memchr::memchr_iter(b'\n', bytes).count();
        if let Some(last) = memchr::memrchr(b'\n', bytes) {
            self.line_start = from + last + 1;
        }
    }
}

/// Whether a byte is one of a character but not its first (RFC 3629 §3).
fn is_inside_character(byte: u8) -> bool {
    byte & 0xC0 == 0x80
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_position_is_the_one_that_reading_from_the_beginning_finds() {
        let text = "公文\nab 通知\r\n\n".repeat(900) + &"书".repeat(5000);
        let lines = Lines::of(&text);
        for (chars, (byte, _)) in text.char_indices().enumerate().step_by(97) {
            let before = &text[..byte];
            let found = lines.at(&text, byte);
            let expected = before.rfind('\n').map_or(0, |at| at + 1);
            assert_eq!((found.chars, found.line_start), (chars, expected));
            assert_eq!(found.line, before.matches('\n').count());
        }
        assert_eq!(Lines::of("").at("", 0).chars, 0);
    }
}
