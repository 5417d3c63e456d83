//! The words of a line as they come in, with what is marked among them.

use std::ops::Range;

use ego_tree::NodeId;

use crate::import::line::{Mark, MarkKind};

/// A line that is being read.
#[derive(Default)]
pub(super) struct Words {
    /// Its text so far.
    pub text: String,
    /// What is marked in it.
    pub marks: Vec<Mark>,
    /// The numbers of its text nodes.
    pub nodes: Option<Range<usize>>,
    /// How many characters of it are links.
    pub link_chars: usize,
    /// How far it is indented, in columns.
    pub indent: usize,
    /// Whether a blank comes before the next word.
    pub space: bool,
    /// The element around its own.
    pub container: Option<NodeId>,
}

impl Words {
    /// Notes that a text node is part of the line.
    pub fn note_node(&mut self, node: usize) {
        let start = self.nodes.as_ref().map_or(node, |nodes| nodes.start);
        self.nodes = Some(start..node + 1);
    }

    /// Writes the blank that is due.
    pub fn put_space(&mut self) {
        let is_due = std::mem::take(&mut self.space);
        if is_due && !self.text.is_empty() && !self.text.ends_with(['\t', ' ']) {
            self.text.push(' ');
        }
    }

    /// Adds words with one blank between them. Blanks of full width are kept inside a line: they
    /// part what stands side by side.
    pub fn push(&mut self, text: &str) {
        let mut space = None;
        for c in text.trim().chars() {
            if c.is_whitespace() {
                let wide = c == '\u{3000}' || space == Some('\u{3000}');
                space = Some(if wide { '\u{3000}' } else { ' ' });
            } else {
                self.text.extend(space.take());
                self.text.push(c);
            }
        }
    }

    /// Marks what was written since a place.
    pub fn mark(&mut self, start: usize, kind: MarkKind) {
        let end = self.text.len();
        if start < end {
            self.marks.push(Mark { range: start..end, kind });
        }
    }

    /// Writes the ends of cells.
    pub fn put_tabs(&mut self, count: usize) {
        self.text.extend(std::iter::repeat_n('\t', count));
    }

    /// Whether the line so far ends with a Hanzi, after which no space parts words.
    pub fn ends_wide(&self) -> bool {
        self.text.ends_with(|c: char| c >= '\u{2E80}')
    }

    /// Whether the line so far is a label, whose value stands beside it.
    pub fn is_label(&self) -> bool {
        self.text.ends_with([':', '：'])
    }
}
