//! The parts into which the index is cut, so that a query loads few bytes and the site stays small
//! in files.

use std::ops::Range;

/// How many parts there may be, and how large each should be at least.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cut {
    /// The most parts.
    pub most: usize,
    /// Bytes that a part should have; a part may be one item larger.
    pub bytes: usize,
}

/// Cuts items of the given sizes, in order, into parts of about the same size; each part is a range
/// of items. An item is never cut: one that is large by itself is a part alone.
pub(super) fn cut(sizes: &[usize], cut: Cut) -> Vec<Range<usize>> {
    let total: usize = sizes.iter().sum();
    let target = cut.bytes.max(total / cut.most.max(1));
    let mut parts = Vec::new();
    let (mut start, mut size) = (0, 0);
    for (number, bytes) in sizes.iter().enumerate() {
        if size > 0 && size + bytes > target {
            parts.push(start..number);
            (start, size) = (number, 0);
        }
        size += bytes;
    }
    if start < sizes.len() {
        parts.push(start..sizes.len());
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_of_about_the_same_size() {
        let parts = |sizes: &[usize], most, bytes| cut(sizes, Cut { most, bytes });
        assert_eq!(parts(&[], 3, 10), Vec::<Range<usize>>::new());
        assert_eq!(parts(&[1, 2, 3], 3, 10), vec![0..3; 1]);
        assert_eq!(parts(&[5, 5, 5, 5], 9, 10), [0..2, 2..4]);
        assert_eq!(parts(&[1, 50, 1], 9, 10), [0..1, 1..2, 2..3]);
        assert_eq!(parts(&[5; 8], 2, 1), [0..4, 4..8]);
    }
}
