//! Where tokens occur, in few bytes: a large collection has ten million postings.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A token in a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Posting<'a> {
    /// The document.
    pub document: u32,
    /// Its occurrences, weighed.
    pub weight: u8,
    /// Whether the title has it.
    pub in_title: bool,
    /// What follows it.
    pub followers: Followers<'a>,
}

/// What follows a token in a document, each once: a Hanzi, or what [`super::collect::code_of`] makes of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Followers<'a>(&'a [u8]);

impl Followers<'_> {
    /// Whether there are too many to keep: then anything may follow.
    pub fn are_many(self) -> bool {
        self.0.len() / 2 > usize::from(MOST_FOLLOWERS)
    }

    /// Their codes.
    pub fn iter(self) -> impl Iterator<Item = u16> {
        self.0.chunks_exact(2).map(|code| u16::from_le_bytes([code[0], code[1]]))
    }
}

/// The postings of one token, in the order of documents, in few bytes.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
pub(super) struct Postings {
    #[serde(serialize_with = "as_bytes", deserialize_with = "of_bytes")]
    bytes: Vec<u8>,
    last: u32,
}

impl Postings {
    /// Adds a posting of a later document than the last. Of followers that are too many to keep, one
    /// more than may be kept is enough.
    pub fn push(
        &mut self,
        document: u32,
        (weight, in_title): (u8, bool),
        followers: impl Iterator<Item = u16>,
    ) {
        let mut gap = document - self.last;
        self.last = document;
        while gap >= 0x80 {
            self.bytes.push(gap as u8 | 0x80);
            gap >>= 7;
        }
        self.bytes.push(gap as u8);
        self.bytes.push(weight);
        let head = self.bytes.len();
        self.bytes.push(0);
        let mut count = 0;
        for code in followers.take(usize::from(MOST_FOLLOWERS) + 1) {
            self.bytes.extend(code.to_le_bytes());
            count += 1;
        }
        self.bytes[head] = count << 1 | u8::from(in_title);
    }

    /// The postings.
    pub fn iter(&self) -> impl Iterator<Item = Posting<'_>> {
        let mut bytes = self.bytes.as_slice();
        let mut document = 0;
        std::iter::from_fn(move || {
            let mut shift = 0;
            loop {
                let byte = take(&mut bytes, 1)?[0];
                document += u32::from(byte & 0x7F) << shift;
                shift += 7;
                if byte < 0x80 {
                    break;
                }
            }
            let [weight, head] = *take(&mut bytes, 2)? else { return None };
            let followers = Followers(take(&mut bytes, usize::from(head >> 1) * 2)?);
            Some(Posting { document, weight, in_title: head & 1 == 1, followers })
        })
    }
}

/// As they are: a list would be written number by number.
fn as_bytes<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_bytes(bytes)
}

fn of_bytes<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
    <&[u8]>::deserialize(deserializer).map(<[u8]>::to_owned)
}

fn take<'a>(bytes: &mut &'a [u8], count: usize) -> Option<&'a [u8]> {
    let (taken, rest) = bytes.split_at_checked(count)?;
    *bytes = rest;
    Some(taken)
}

/// How many different followers of a token are kept of one document. What follows a token with more
/// is not told apart there, so that a long document costs no more and loses nothing.
pub(super) const MOST_FOLLOWERS: u8 = 100;
