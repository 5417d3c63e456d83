//! Facts that blocks state, as evidence: what is stated once on either side says more than what
//! is stated everywhere, and what the other side never states says little.
//!
//! All weights are points, of which ten are one unit of natural log odds; see [`super::score`].

use super::Shape;

/// A fact that each side states once. Two blocks hardly share one by chance.
const UNIQUE: i32 = 50;
/// A fact that the other side states nowhere. Perhaps its block has no partner; more often the
/// other language writes it so that it was not found.
const UNKNOWN: i32 = 15;
/// The most that shared facts can say, so that one long block does not bend the whole way.
const MOST_FOR: i32 = 120;
/// The most that facts not shared can say.
const MOST_AGAINST: i32 = 45;

/// The facts of one block: where they stand in [`Facts::shared`], and what they weigh.
#[derive(Clone, Copy, Default)]
pub(super) struct Stated {
    /// One bit for each fact known to both sides, by its number modulo 64: a quick look at
    /// whether two blocks may share any.
    bits: u64,
    from: u32,
    to: u32,
    weight: i32,
}

/// The facts of all blocks, numbered by their order.
pub(super) struct Facts {
    /// Of each block, the numbers of the facts known to both sides, ascending.
    shared: Vec<u32>,
    /// What each fact weighs, by its number.
    weights: Vec<i32>,
}

impl Facts {
    /// Weighs the facts of both sides; gives also what each block states, left before right.
    /// O(f log f) for f facts.
    pub fn new(left: &[Shape], right: &[Shape]) -> (Self, Vec<Stated>) {
        let mut stated = Vec::with_capacity(left.len() + right.len());
        let mut all = Vec::new();
        for (block, shape) in left.iter().chain(right).enumerate() {
            let from = all.len() as u32;
            stated.push(Stated { from, to: from, ..Stated::default() });
            all.extend(shape.facts.iter().map(|&fact| (fact, block)));
        }
        let mut facts = Self { shared: vec![0; all.len()], weights: Vec::new() };
        all.sort_unstable();
        all.dedup();
        for group in all.chunk_by(|a, b| a.0 == b.0) {
            facts.take(group, left.len(), &mut stated);
        }
        (facts, stated)
    }

    /// Takes one fact, with the blocks that state it in ascending order.
    fn take(&mut self, group: &[(u64, usize)], rights_from: usize, stated: &mut [Stated]) {
        let lefts = group.partition_point(|&(_, block)| block < rights_from);
        let most = lefts.max(group.len() - lefts);
        if lefts == 0 || lefts == group.len() {
            group.iter().for_each(|&(_, block)| stated[block].weight += UNKNOWN);
            return;
        }
        let number = self.weights.len() as u32;
        let weight = (2 * UNIQUE as usize / (most + 1)) as i32;
        self.weights.push(weight);
        for &(_, block) in group {
            let stated = &mut stated[block];
            self.shared[stated.to as usize] = number;
            stated.to += 1;
            stated.bits |= 1 << (number % 64);
            stated.weight += weight;
        }
    }

    /// What the facts of two blocks say for their being partners, in points. Facts of one block
    /// say nothing against it as long as the other has none left over: part of its text may
    /// stand elsewhere.
    pub fn points(&self, left: &Stated, right: &Stated) -> i32 {
        let both = if left.bits & right.bits == 0 { 0 } else { self.both(left, right) };
        let left_over = (left.weight - both).min(right.weight - both);
        both.min(MOST_FOR) - (left_over * 3 / 4).min(MOST_AGAINST)
    }

    /// What the facts weigh that both blocks state.
    fn both(&self, left: &Stated, right: &Stated) -> i32 {
        let (mut left, mut right) = (self.numbers(left), self.numbers(right));
        let mut weight = 0;
        while let ([a, lefts @ ..], [b, rights @ ..]) = (left, right) {
            if a == b {
                weight += self.weights[*a as usize];
            }
            if a <= b {
                left = lefts;
            }
            if b <= a {
                right = rights;
            }
        }
        weight
    }

    fn numbers(&self, stated: &Stated) -> &[u32] {
        &self.shared[stated.from as usize..stated.to as usize]
    }
}
