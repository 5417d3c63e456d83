//! Aligns the blocks of two language versions of one document, so that a page can show them side
//! by side, with a gap where a block has no partner. It knows blocks by their shape only: it reads
//! no text, and joins no two blocks to match one.
//!
//! The method is that of Gale and Church (A Program for Aligning Sentences in Bilingual Corpora,
//! 1993), with pairs and gaps only: of all alignments that keep the order, the one whose pairs
//! have the most evidence. What counts as evidence stands in `score` and `facts`.

mod band;
mod facts;
mod landmarks;
mod score;
mod search;
#[cfg(test)]
mod tests;

use std::ops::Range;

use score::Evidence;
use serde::{Deserialize, Serialize};

use crate::content::markdown::BlockKind;

/// What alignment needs to know of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    /// What it is.
    pub kind: BlockKind,
    /// How deep in lists it lies.
    pub depth: u8,
    /// The length of its text in columns, of which a Hanzi takes two.
    pub columns: usize,
    /// Hashes of the figures and names it states, alike in both languages, sorted and without
    /// doubles: the strongest evidence.
    pub facts: Vec<u64>,
}

/// One row of the page. At least one side is there; numbers are indexes of blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pair {
    /// The block on the left.
    pub left: Option<u32>,
    /// The block on the right.
    pub right: Option<u32>,
}

/// Aligns two versions: every block stands in one pair, and both sides keep their order. Where
/// both sides have blocks without partners in one place, those of the left come first. Blocks
/// past the range of `u32` are left out.
///
/// Two versions with the same kinds in the same order are paired straight down unless lengths or
/// facts speak strongly against it: O(n + m) when nothing does. Other versions take O(n·m) time
/// and one byte for each pair of blocks up to a million such pairs; beyond that, only what
/// lies near the way past the landmarks is looked at, so that time and memory grow with n + m.
pub fn align(left: &[Shape], right: &[Shape]) -> Vec<Pair> {
    rows(matches(left, right), left.len(), right.len())
}

/// A pair with both sides, as indexes.
type Match = (usize, usize);

/// The pairs with both sides, in order.
fn matches(left: &[Shape], right: &[Shape]) -> Vec<Match> {
    let same_kinds = left.len() == right.len()
        && left.iter().zip(right).all(|(left, right)| left.kind == right.kind);
    if same_kinds && score::nothing_against(left, right) {
        return (0..left.len()).map(|index| (index, index)).collect();
    }
    if left.is_empty() || right.is_empty() {
        return Vec::new();
    }
    let mut evidence = Evidence::new(left, right, same_kinds);
    let windows = band::windows(left, right);
    let ways = evidence.ratios().into_iter().map(|ratio| {
        evidence.suppose(ratio);
        search::best_way(&evidence, &windows)
    });
    let best = ways.reduce(|best, way| if way.worth > best.worth { way } else { best });
    best.map(|way| way.matches).unwrap_or_default()
}

/// Puts the blocks without a partner between the matches.
fn rows(matches: Vec<Match>, left: usize, right: usize) -> Vec<Pair> {
    let mut rows = Vec::with_capacity(left + right - matches.len());
    let (mut next_left, mut next_right) = (0, 0);
    for (at_left, at_right) in matches {
        push_gaps(&mut rows, next_left..at_left, next_right..at_right);
        rows.extend(pair(Some(at_left), Some(at_right)));
        (next_left, next_right) = (at_left + 1, at_right + 1);
    }
    push_gaps(&mut rows, next_left..left, next_right..right);
    rows
}

fn push_gaps(rows: &mut Vec<Pair>, left: Range<usize>, right: Range<usize>) {
    rows.extend(left.filter_map(|index| pair(Some(index), None)));
    rows.extend(right.filter_map(|index| pair(None, Some(index))));
}

fn pair(left: Option<usize>, right: Option<usize>) -> Option<Pair> {
    let number = |index: Option<usize>| index.and_then(|index| u32::try_from(index).ok());
    let pair = Pair { left: number(left), right: number(right) };
    (pair.left.is_some() || pair.right.is_some()).then_some(pair)
}
