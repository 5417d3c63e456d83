//! A line of a notice, as the reader of its format hands it on: its words, and what the format
//! says of them.

use std::ops::Range;

/// A line that is not blank: a line of a text, a paragraph, a heading, an item, a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    /// Its number in the file, from 1: of the line or, where a format has none, of the paragraph.
    pub number: usize,
    /// How far it is indented, in columns; an ideographic space is two.
    pub indent: usize,
    /// Its text, without blank ends. The cells of a row have a tab between them.
    pub text: String,
    /// What the format says of parts of the text, in the order in which they begin.
    pub marks: Vec<Mark>,
    /// What the format says the line is.
    pub form: Form,
    /// Whether a blank line stands before it.
    pub gap_before: bool,
    /// The number that the file gives an item of a numbered list.
    pub item: Option<u32>,
}

/// What a format says of a part of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mark {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// What they are.
    pub kind: MarkKind,
}

/// What a part of a line is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum MarkKind {
    /// A link to an address of the web.
    Link(String),
    /// A link whose address is not known in whole, since that of the page is not.
    Lost(String),
    /// Words that stand for the picture at an address.
    Image(String),
    /// Bold.
    Strong,
    /// Italic.
    Emphasis,
}

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// Running text, or a line of a file that says no more of it.
    Text,
    /// A heading of level 1 to 6.
    Heading(u8),
    /// The first line of an item of a list.
    Item {
        /// How many lists it is inside of, besides its own.
        depth: u8,
        /// Whether the list is numbered.
        ordered: bool,
    },
    /// A further paragraph of an item.
    UnderItem {
        /// As of the item.
        depth: u8,
    },
    /// A row of a table.
    Row {
        /// Which table of the file, from 0.
        table: usize,
        /// Whether it names the columns.
        header: bool,
    },
    /// A line whose spaces count.
    Preformatted,
    /// Part of a quotation.
    Quote,
}

impl Line {
    /// A line of text of which nothing more is known.
    pub fn plain(number: usize, text: impl Into<String>) -> Self {
        let text = text.into();
        Self {
            number,
            indent: 0,
            text,
            marks: Vec::new(),
            form: Form::Text,
            gap_before: false,
            item: None,
        }
    }

    /// The part of the line within some bytes of its text, without blank ends, as running text.
    pub fn part(&self, range: Range<usize>) -> Self {
        let text = &self.text[range.clone()];
        let start = range.start + (text.len() - text.trim_start().len());
        let text = text.trim();
        let end = start + text.len();
        let within = |mark: &Mark| {
            let range = mark.range.start.max(start)..mark.range.end.min(end);
            let is_inside = range.start < range.end
                || (mark.range.is_empty() && (start..=end).contains(&mark.range.start));
            is_inside.then(|| Mark {
                range: range.start - start..range.end - start,
                kind: mark.kind.clone(),
            })
        };
        Self {
            number: self.number,
            indent: 0,
            text: text.to_owned(),
            marks: self.marks.iter().filter_map(within).collect(),
            form: Form::Text,
            gap_before: false,
            item: None,
        }
    }

    /// Joins a further line to this one, with something between the two.
    pub fn join(&mut self, between: &str, next: Self) {
        self.text.push_str(between);
        let at = self.text.len();
        self.text.push_str(&next.text);
        let moved = |mark: Mark| Mark { range: mark.range.start + at..mark.range.end + at, ..mark };
        self.marks.extend(next.marks.into_iter().map(moved));
    }

    /// Whether the line is running text, or a line of a file that says no more of it.
    pub fn is_text(&self) -> bool {
        self.form == Form::Text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_keep_their_marks() {
        let link = |range| Mark { range, kind: MarkKind::Link("https://a.example".into()) };
        let line = Line { marks: vec![link(4..9)], ..Line::plain(3, "One, two; three") };
        assert_eq!(line.part(0..9).marks, [link(4..9)]);
        assert_eq!(
            line.part(4..15),
            Line { marks: vec![link(0..4)], ..Line::plain(3, "two; three") }
        );
        assert_eq!(line.part(9..15).marks, []);
    }

    #[test]
    fn joined_lines_keep_their_marks() {
        let strong = |range| Mark { range, kind: MarkKind::Strong };
        let mut line = Line::plain(1, "ab");
        line.join(" ", Line { marks: vec![strong(0..2)], ..Line::plain(2, "cd") });
        assert_eq!((line.text.as_str(), line.marks), ("ab cd", vec![strong(3..5)]));
    }
}
