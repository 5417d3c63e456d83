//! Where CommonMark 0.31.2 was not made with Chinese in mind, and what is done about it.
//!
//! **Emphasis.** CommonMark's flanking rules need a space or a sign on the far side of a run of
//! `*` that touches a sign, so `**重点：**各省` shows its asterisks. The "CJK-friendly emphasis"
//! amendment (<https://github.com/tats-u/markdown-cjk-friendly>, `specification.md`) counts a
//! Chinese, Japanese or Korean neighbour as enough. The parser knows no such rule, but the same
//! decisions fall when a character that is neither sign nor space stands between run and sign: so
//! [`prepare`] puts one there, and [`Prepared::clean`] takes it out of what the parser returns.
//!
//! **Line breaks.** Chinese is written without spaces, so a line break between two wide characters
//! is no space; see [`joins_lines`].

use std::borrow::Cow;

use icu_properties::props::{
    EastAsianWidth, EmojiPresentation, GeneralCategory, GeneralCategoryGroup, Script,
};
use icu_properties::{CodePointMapData, CodePointSetData};

/// A text with a helping character at some delimiter runs.
pub(super) struct Prepared<'a> {
    /// What the parser reads.
    pub text: Cow<'a, str>,
    sentinel: char,
    /// Offsets in `text` at which the helping character was put, ascending.
    inserted: Vec<usize>,
}

impl Prepared<'_> {
    /// The offset in the original text of an offset in the prepared one.
    pub fn original(&self, offset: usize) -> usize {
        let before = self.inserted.partition_point(|at| *at < offset);
        offset - before * self.sentinel.len_utf8()
    }

    /// Text from the parser, without the helping characters.
    pub fn clean<'t>(&self, text: pulldown_cmark::CowStr<'t>) -> pulldown_cmark::CowStr<'t> {
        if self.inserted.is_empty() || !text.contains(self.sentinel) {
            return text;
        }
        text.replace(self.sentinel, "").into()
    }
}

/// Puts a helping character where the amended flanking rules differ from the parser's.
pub(super) fn prepare(text: &str) -> Prepared<'_> {
    let unchanged =
        Prepared { text: Cow::Borrowed(text), sentinel: '\u{FDD0}', inserted: Vec::new() };
    if !text.contains(['*', '~']) || text.is_ascii() {
        return unchanged;
    }
    // Noncharacters are "intended for internal use" (Unicode 16, §23.7). A text that uses every
    // one of them is not written by people; it then keeps plain CommonMark.
    let Some(sentinel) = ('\u{FDD0}'..='\u{FDEF}').find(|c| !text.contains(*c)) else {
        return unchanged;
    };
    let mut prepared = String::with_capacity(text.len() + 64);
    let mut inserted = Vec::new();
    let mut copied = 0;
    for run in (Runs { text, at: 0 }) {
        let before = Neighbour::before(&text[..run.start]);
        let after = Neighbour::after(&text[run.end..]);
        prepared.push_str(&text[copied..run.start]);
        let mut help = |prepared: &mut String, needed: bool| {
            if needed {
                inserted.push(prepared.len());
                prepared.push(sentinel);
            }
        };
        help(&mut prepared, before.is_sign && (before.is_cjk || after.is_cjk));
        prepared.push_str(&text[run.clone()]);
        help(&mut prepared, after.is_sign && (after.is_cjk || before.is_cjk));
        copied = run.end;
    }
    if inserted.is_empty() {
        return unchanged;
    }
    prepared.push_str(&text[copied..]);
    Prepared { text: Cow::Owned(prepared), sentinel, inserted }
}

/// Whether a line break between these characters is no space: both are wide, or one is and the
/// other is a sign that Chinese and Latin share (“ ” ‘ ’ — … ·). Korean is written with spaces.
pub(super) fn joins_lines(last: char, next: char) -> bool {
    let wide = |c| is_cjk(c) && CodePointMapData::<Script>::new().get(c) != Script::Hangul;
    let shared = |c| matches!(c, '“' | '”' | '‘' | '’' | '—' | '…' | '·');
    (wide(last) && (wide(next) || shared(next))) || (shared(last) && wide(next))
}

/// Whether a character is one of Chinese, Japanese or Korean, by the amendment's definition: East
/// Asian Width (UAX #11) wide, fullwidth or halfwidth and no emoji, or of the script Hangul.
pub(crate) fn is_cjk(c: char) -> bool {
    if c < '\u{1100}' {
        return false;
    }
    let width = CodePointMapData::<EastAsianWidth>::new().get(c);
    let wide = matches!(
        width,
        EastAsianWidth::Wide | EastAsianWidth::Fullwidth | EastAsianWidth::Halfwidth
    );
    (wide && !CodePointSetData::new::<EmojiPresentation>().contains(c))
        || CodePointMapData::<Script>::new().get(c) == Script::Hangul
}

/// A Unicode punctuation character in the sense of CommonMark 0.31.2: categories P and S.
fn is_sign(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_punctuation();
    }
    let category = CodePointMapData::<GeneralCategory>::new().get(c);
    GeneralCategoryGroup::Punctuation.contains(category)
        || GeneralCategoryGroup::Symbol.contains(category)
}

/// What stands on one side of a delimiter run.
struct Neighbour {
    is_cjk: bool,
    is_sign: bool,
}

impl Neighbour {
    fn after(text: &str) -> Self {
        let next = text.chars().next();
        Self { is_cjk: next.is_some_and(is_cjk), is_sign: next.is_some_and(is_sign) }
    }

    /// Looks through a variation selector, which belongs to the character it follows.
    fn before(text: &str) -> Self {
        let mut back = text.chars().rev();
        match (back.next(), back.next()) {
            (Some('\u{E0100}'..='\u{E01EF}'), _) => Self { is_cjk: true, is_sign: false },
            // A curly quotation mark asked for in its fullwidth form.
            (Some('\u{FE01}'), Some('“' | '”' | '‘' | '’')) => {
                Self { is_cjk: true, is_sign: true }
            }
            (Some('\u{FE00}'..='\u{FE0E}'), Some(base)) => {
                Self { is_cjk: is_cjk(base), is_sign: is_sign(base) }
            }
            (last, _) => {
                Self { is_cjk: last.is_some_and(is_cjk), is_sign: last.is_some_and(is_sign) }
            }
        }
    }
}

/// The runs of `*` or `~` of a text, without a first character that a backslash escapes.
struct Runs<'a> {
    text: &'a str,
    at: usize,
}

impl Iterator for Runs<'_> {
    type Item = std::ops::Range<usize>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let found = self.at + self.text[self.at..].find(['*', '~'])?;
            let delimiter = self.text.as_bytes()[found];
            let length = self.text[found..].bytes().take_while(|byte| *byte == delimiter).count();
            self.at = found + length;
            let backslashes = self.text[..found].bytes().rev().take_while(|byte| *byte == b'\\');
            let start = found + backslashes.count() % 2;
            // Three tildes or more fence a block of code; they strike nothing out.
            if start < self.at && !(delimiter == b'~' && length > 2) {
                return Some(start..self.at);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_lead_back_to_the_original() {
        let text = "甲**《乙》**丙";
        let prepared = prepare(text);
        assert_eq!(prepared.clean((&*prepared.text).into()).as_ref(), text);
        for (offset, c) in prepared.text.char_indices().filter(|(_, c)| *c != '\u{FDD0}') {
            assert!(text[prepared.original(offset)..].starts_with(c));
        }
    }

    #[test]
    fn a_text_that_holds_the_helping_character_keeps_it() {
        let text = "\u{FDD0}**重点：**各省";
        let prepared = prepare(text);
        assert_eq!(prepared.clean((&*prepared.text).into()).as_ref(), text);
        assert_ne!(prepared.text, text);
    }

    #[test]
    fn escaped_asterisks_stay_escaped() {
        assert_eq!(prepare("：\\*甲").text, "：\\*甲");
        assert_eq!(prepare("no Hanzi: **(a)**b").text, "no Hanzi: **(a)**b");
    }

    #[test]
    fn lines_join_between_hanzi_only() {
        for (last, next, joined) in [
            ('各', '省', true),
            ('，', '省', true),
            ('”', '省', true),
            ('省', '“', true),
            ('a', '省', false),
            ('省', 'a', false),
            ('a', 'b', false),
            ('”', 'a', false),
            ('한', '국', false),
            ('😀', '省', false),
            ('1', '日', false),
        ] {
            assert_eq!(joins_lines(last, next), joined, "{last} {next}");
        }
    }
}
