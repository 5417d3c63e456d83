//! Which blocks of an original have changed since it was translated.

use std::collections::BTreeMap;

use crate::content::{BlockHash, BlockHashes};

/// What has become of an original since it was translated.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Since {
    /// The numbers of its blocks that say something else now, or are new.
    pub changed: Vec<usize>,
    /// How many blocks were there that are so no more, beyond those that changed.
    pub removed: usize,
}

/// Compares the blocks of an original with those that its translator saw. A block that has only
/// moved has not changed. O(n log n) in the blocks.
pub(super) fn since(seen: &BlockHashes, now: &BlockHashes) -> Since {
    let mut left: BTreeMap<BlockHash, usize> = BTreeMap::new();
    for hash in seen.blocks() {
        *left.entry(*hash).or_default() += 1;
    }
    let mut changed = Vec::new();
    for (number, hash) in now.blocks().iter().enumerate() {
        match left.get_mut(hash).filter(|count| **count > 0) {
            Some(count) => *count -= 1,
            None => changed.push(number),
        }
    }
    let gone: usize = left.values().sum();
    Since { removed: gone.saturating_sub(changed.len()), changed }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changed_blocks_are_told() {
        let hashes = |blocks: &str| {
            let digits = |block: char| format!("{:06x}", block as u32);
            BlockHashes::parse(&blocks.chars().map(digits).collect::<Vec<_>>().join(" ")).unwrap()
        };
        for (seen, now, changed, removed) in [
            ("abcd", "abcd", vec![], 0),
            ("abcd", "axcd", vec![1], 0),
            ("abcd", "acdb", vec![], 0),
            ("abcd", "abd", vec![], 1),
            ("abcd", "abxcd", vec![2], 0),
            ("aab", "aaab", vec![2], 0),
            ("abcd", "xy", vec![0, 1], 2),
        ] {
            assert_eq!(
                since(&hashes(seen), &hashes(now)),
                Since { changed, removed },
                "{seen} {now}"
            );
        }
    }
}
