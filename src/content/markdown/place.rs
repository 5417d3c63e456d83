//! Where blocks are, kept small: a large collection has a million of them.

use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};

/// The anchor of a block: the id of its element.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Anchor {
    /// `b` and the number of the block among all, from 1.
    Block(u32),
    /// `s` and the number of the heading among headings, from 1.
    Heading(u32),
    /// A heading's own (`{#name}`).
    Named(Box<str>),
}

impl fmt::Display for Anchor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Block(number) => write!(f, "b{number}"),
            Self::Heading(number) => write!(f, "s{number}"),
            Self::Named(name) => f.write_str(name),
        }
    }
}

impl PartialEq<str> for Anchor {
    fn eq(&self, id: &str) -> bool {
        let is = |letter: char, number: u32| {
            id.strip_prefix(letter).is_some_and(|rest| rest == number.to_string())
        };
        match self {
            Self::Block(number) => is('b', *number),
            Self::Heading(number) => is('s', *number),
            Self::Named(name) => **name == *id,
        }
    }
}

/// A stretch of bytes. Past four gigabytes it ends there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// The bytes.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The first byte.
    #[must_use]
    pub fn start(self) -> usize {
        self.start as usize
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        let small = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self { start: small(range.start), end: small(range.end) }
    }
}
