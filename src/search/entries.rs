//! The entries of the index: each token with its postings, ranked and written as the browser reads
//! them.
//!
//! An entry is `["token", "postings", "followers"]`. The followers are those that most documents
//! have after the token, at most seven. Each posting is one or two characters, or more:
//!
//! 1. the gap to the document before, the title flag and the rank (see [`Lengths::rank`]): `gap << 4 |
//!    title << 3 | rank`. A gap that does not fit is 0 here, and follows in two characters, in
//!    base 50,000;
//! 2. only where the token has followers, a mask: bit *n* for the follower at *n* in the list, and
//!    for one that is not in the list, bit 7 + code mod 3.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::collect::Collected;
use super::postings::{Posting, Postings};
use super::script::{NUMBERS, number, quote};

/// An entry of the index.
#[derive(Debug)]
pub(super) struct Entry {
    /// Its token. The order of entries is that of JavaScript: by UTF-16 units.
    pub token: String,
    /// The entry, as JavaScript.
    pub script: String,
}

/// How many followers have a bit of their own.
const OWN_BITS: usize = 7;
/// How many bits the others share.
const SHARED_BITS: u16 = 3;
/// The base of a gap in two characters.
const GAP_BASE: u32 = 50_000;

/// Constants of BM25: how fast repetition saturates, and how much length counts.
const K1: f32 = 1.2;
const B: f32 = 0.6;

/// The lengths of documents, and how long those of the same language are on average.
pub(super) struct Lengths {
    /// By document.
    pub units: Vec<u32>,
    /// By language; documents are numbered by language and, within it, newest first.
    pub average: Vec<f32>,
    /// How many numbers each language has: one for every notice.
    pub per_language: usize,
}

/// The entries of all tokens, in order. `parts` are of documents one after the other.
pub(super) fn entries(parts: Vec<Collected>, lengths: &Lengths) -> Vec<Entry> {
    let mut tokens: Vec<(String, usize, Postings)> = parts
        .into_par_iter()
        .enumerate()
        .flat_map_iter(|(part, collected)| {
            let tokens = collected.tokens.into_iter();
            tokens.map(move |(token, postings)| (token, part, postings))
        })
        .collect();
    tokens.par_sort_unstable_by(|a, b| {
        a.0.encode_utf16().cmp(b.0.encode_utf16()).then(a.1.cmp(&b.1))
    });
    let same: Vec<_> = tokens.chunk_by(|a, b| a.0 == b.0).collect();
    let entry = |parts: &&[(String, usize, Postings)]| {
        let postings = parts.iter().flat_map(|(_, _, postings)| postings.iter());
        let token = parts.first().map(|(token, _, _)| token.clone()).unwrap_or_default();
        let script = script(&token, &postings.collect::<Vec<_>>(), lengths);
        Entry { token, script }
    };
    same.par_iter().map(entry).collect()
}

fn script(token: &str, postings: &[Posting<'_>], lengths: &Lengths) -> String {
    let followers = most_frequent(postings);
    let data = data(postings, &followers, lengths);
    let mut script = String::with_capacity(data.len() + 32);
    let listed: String = followers.iter().map(|code| number(u32::from(*code))).collect();
    script.push('[');
    for (place, text) in [token, &data, &listed].into_iter().enumerate() {
        if place > 0 {
            script.push(',');
        }
        quote(text, &mut script);
    }
    script.push(']');
    script
}

/// Postings in order, as characters.
pub(super) fn data(postings: &[Posting<'_>], followers: &[u16], lengths: &Lengths) -> String {
    let mut data = String::with_capacity(postings.len() * 3);
    let mut next = 0;
    for posting in postings {
        let gap = posting.document + 1 - next;
        next = posting.document + 1;
        let rank = lengths.rank(posting) | u32::from(posting.in_title) << 3;
        if gap << 4 < NUMBERS - 16 {
            data.push(number(gap << 4 | rank));
        } else {
            data.extend([number(rank), number(gap / GAP_BASE), number(gap % GAP_BASE)]);
        }
        if !followers.is_empty() {
            data.push(number(mask(posting, followers)));
        }
    }
    data
}

/// The followers that most documents have, the commonest first.
fn most_frequent(postings: &[Posting<'_>]) -> Vec<u16> {
    let mut counts: FxHashMap<u16, u32> = FxHashMap::default();
    for code in postings.iter().flat_map(|posting| posting.followers.iter()) {
        *counts.entry(code).or_default() += 1;
    }
    let mut counts: Vec<(u16, u32)> = counts.into_iter().collect();
    counts.sort_unstable_by_key(|(code, count)| (std::cmp::Reverse(*count), *code));
    counts.into_iter().take(OWN_BITS).map(|(code, _)| code).collect()
}

fn mask(posting: &Posting<'_>, followers: &[u16]) -> u32 {
    if posting.followers.are_many() {
        return (1 << (OWN_BITS + usize::from(SHARED_BITS))) - 1;
    }
    posting.followers.iter().fold(0, |mask, code| {
        let own = followers.iter().position(|one| *one == code);
        mask | 1 << own.unwrap_or(OWN_BITS + usize::from(code % SHARED_BITS))
    })
}

impl Lengths {
    /// How well a token describes a document, from 0 to 7: BM25 without the frequency of the token
    /// among documents, which the browser knows.
    fn rank(&self, posting: &Posting<'_>) -> u32 {
        let document = posting.document as usize;
        let length = self.units.get(document).map_or(0.0, |units| *units as f32);
        let average = self.average.get(document / self.per_language.max(1));
        let relative =
            average.filter(|average| **average > 0.0).map_or(1.0, |average| length / average);
        let weight = f32::from(posting.weight);
        let saturated = weight / (weight + K1 * (1.0 - B + B * relative));
        (saturated * 8.0).min(7.0) as u32
    }
}
