//! What a translation remembers of its original: a short hash of each block, so that it can be told
//! which blocks have changed since.

use std::fmt;

use super::markdown::{BlockKind, Body};
use crate::hash::sha256_hex;

/// How many hexadecimal digits a block's hash has. Of sixteen million changes one goes unseen.
const DIGITS: usize = 6;

/// The hashes of the blocks of a text, in order. Written as groups of six hexadecimal digits with
/// spaces between.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlockHashes(Vec<String>);

impl BlockHashes {
    /// The hashes of a body. What a block says counts, and what kind of block it is; how its
    /// Markdown is broken into lines, and where its links lead, does not.
    #[must_use]
    pub fn of(body: &Body) -> Self {
        let hash = |block| {
            let words: Vec<&str> = body.words(block).split_whitespace().collect();
            let mut hash =
                sha256_hex(format!("{} {}", name(block.kind), words.join(" ")).as_bytes());
            hash.truncate(DIGITS);
            hash
        };
        Self(body.blocks.iter().map(hash).collect())
    }

    /// Reads the hashes as they are written; `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let is_hash = |part: &&str| {
            part.len() == DIGITS && part.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
        };
        let parts: Vec<&str> = text.split_whitespace().collect();
        let all = !parts.is_empty() && parts.iter().all(is_hash);
        all.then(|| Self(parts.into_iter().map(str::to_owned).collect()))
    }

    /// One hash a block.
    #[must_use]
    pub fn blocks(&self) -> &[String] {
        &self.0
    }
}

impl fmt::Display for BlockHashes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join(" "))
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
