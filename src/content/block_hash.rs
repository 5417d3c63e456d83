//! What a translation remembers of its original: a short hash of each block, so that it can be told
//! which blocks have changed since.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::markdown::{BlockKind, Body};
use crate::hash::sha256_start;

/// The hash of a block: of sixteen million changes one goes unseen.
pub type BlockHash = [u8; 3];

/// The hashes of the blocks of a text, in order. Written as groups of six hexadecimal digits with
/// spaces between.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlockHashes(Vec<BlockHash>);

impl BlockHashes {
    /// The hashes of a body. What a block says counts, and what kind of block it is; how its
    /// Markdown is broken into lines, and where its links lead, does not.
    #[must_use]
    pub fn of(body: &Body) -> Self {
        let hash = |block| {
            let words: Vec<&str> = body.words(block).split_whitespace().collect();
            sha256_start(format!("{} {}", name(block.kind), words.join(" ")).as_bytes())
        };
        Self(body.blocks.iter().map(hash).collect())
    }

    /// Reads the hashes as they are written; `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let read = |part: &str| {
            let is_hash =
                part.len() == 6 && part.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
            let byte = |at: usize| u8::from_str_radix(part.get(at..at + 2)?, 16).ok();
            is_hash.then_some([byte(0)?, byte(2)?, byte(4)?])
        };
        let hashes: Option<Vec<BlockHash>> = text.split_whitespace().map(read).collect();
        hashes.filter(|hashes| !hashes.is_empty()).map(Self)
    }

    /// One hash a block.
    #[must_use]
    pub fn blocks(&self) -> &[BlockHash] {
        &self.0
    }
}

impl fmt::Display for BlockHashes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hex = |[a, b, c]: &BlockHash| format!("{a:02x}{b:02x}{c:02x}");
        f.write_str(&self.0.iter().map(hex).collect::<Vec<_>>().join(" "))
    }
}

/// A kind's name, which stays though the enum may change.
fn name(kind: BlockKind) -> String {
    match kind {
        BlockKind::Heading(level) => format!("h{level}"),
        BlockKind::Paragraph => "p".into(),
        BlockKind::Item => "li".into(),
        BlockKind::Quote => "quote".into(),
        BlockKind::Code => "code".into(),
        BlockKind::TableRow => "tr".into(),
        BlockKind::Rule => "hr".into(),
        BlockKind::Html => "html".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_read_as_they_are_written() {
        for (text, is_read) in [
            ("012abc fedcba", true),
            (" 012abc\n fedcba ", true),
            ("", false),
            ("012ab", false),
            ("012ABC", false),
            ("+12abc", false),
            ("b02489e92a0e4660", false),
            ("012abc, fedcba", false),
        ] {
            let read = BlockHashes::parse(text);
            assert_eq!(read.is_some(), is_read, "{text}");
            if let Some(read) = read {
                assert_eq!(BlockHashes::parse(&read.to_string()), Some(read));
            }
        }
    }
}
