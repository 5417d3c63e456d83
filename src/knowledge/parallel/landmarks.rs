//! Pairs of large documents that are certain enough to search near them: blocks that state what
//! no other does, and headings by the sections below them. They only bend the band; none is forced
//! on the result.

use super::{Match, Shape, matches};
use crate::content::markdown::BlockKind;

/// Finds landmarks, ascending on both sides. O(f log f + n log n), and what it takes to align the
/// headings.
pub(super) fn find(left: &[Shape], right: &[Shape]) -> Vec<Match> {
    let mut found = unique_facts(left, right);
    found.extend(headings(left, right));
    longest_way(found)
}

/// Blocks that share a fact which both sides state once.
fn unique_facts(left: &[Shape], right: &[Shape]) -> Vec<Match> {
    let (left, right) = (stated_once(left), stated_once(right));
    let partner = |&(fact, at_left): &(u64, usize)| {
        let found = right.binary_search_by_key(&fact, |&(fact, _)| fact).ok()?;
        Some((at_left, right.get(found)?.1))
    };
    left.iter().filter_map(partner).collect()
}

/// The facts that one block states only, with it, by fact.
fn stated_once(side: &[Shape]) -> Vec<(u64, usize)> {
    let facts = |(at, shape): (usize, &Shape)| {
        shape.facts.iter().map(move |&fact| (fact, at)).collect::<Vec<_>>()
    };
    let mut all: Vec<_> = side.iter().enumerate().flat_map(facts).collect();
    all.sort_unstable();
    all.dedup();
    all.chunk_by(|a, b| a.0 == b.0)
        .filter_map(|same| <[_; 1]>::try_from(same).ok())
        .map(|[one]| one)
        .collect()
}

/// Aligns the headings alone, each with the length of its whole section.
fn headings(left: &[Shape], right: &[Shape]) -> Vec<Match> {
    let ((left_outline, left_at), (right_outline, right_at)) = (outline(left), outline(right));
    // Nothing but headings: their outline is the document, and would have one for ever.
    if left_outline.len() == left.len() && right_outline.len() == right.len() {
        return Vec::new();
    }
    let matches = matches(&left_outline, &right_outline).into_iter();
    matches.filter_map(|(l, r)| Some((*left_at.get(l)?, *right_at.get(r)?))).collect()
}

/// The headings, and where they stand.
fn outline(side: &[Shape]) -> (Vec<Shape>, Vec<usize>) {
    let (mut outline, mut at): (Vec<Shape>, Vec<usize>) = Default::default();
    for (index, shape) in side.iter().enumerate() {
        if matches!(shape.kind, BlockKind::Heading(_)) {
            outline.push(shape.clone());
            at.push(index);
        } else if let Some(heading) = outline.last_mut() {
            heading.columns = heading.columns.saturating_add(shape.columns);
        }
    }
    (outline, at)
}

/// The longest choice that ascends on both sides: patience sorting.
fn longest_way(mut found: Vec<Match>) -> Vec<Match> {
    // Of several partners of one block at most one is taken: descending, they do not follow one
    // another.
    found.sort_unstable_by_key(|&(left, right)| (left, std::cmp::Reverse(right)));
    found.dedup();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(found.len());
    // For each length, the match with the lowest end on the right.
    let mut ends: Vec<usize> = Vec::new();
    for (index, &(_, right)) in found.iter().enumerate() {
        let length = ends.partition_point(|&end| found[end].1 < right);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        match ends.get_mut(length) {
            Some(end) => *end = index,
            None => ends.push(index),
        }
    }
    let last = ends.last().copied();
    let mut way: Vec<Match> =
        std::iter::successors(last, |&at| before[at]).map(|at| found[at]).collect();
    way.reverse();
    way
}
