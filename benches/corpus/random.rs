//! Numbers that look drawn at random and are the same in every run and on every machine.

/// A generator of the kind SplitMix64 (Steele, Lea and Flood, 2014): one addition and one mixing a
/// number, so each notice can have one of its own and be made without those before it.
pub struct Random(u64);

const STEP: u64 = 0x9e37_79b9_7f4a_7c15;

impl Random {
    /// What belongs to one thing, such as a notice: the same for the same number and purpose, and
    /// unlike that of all others.
    pub fn of(purpose: u64, number: usize) -> Self {
        let mut random = Self(purpose.wrapping_mul(STEP) ^ number as u64);
        random.next();
        random
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(STEP);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below another, which is not 0.
    pub fn below(&mut self, bound: usize) -> usize {
        // The upper half of the product: without the slight bias of a remainder, and quicker.
        ((u128::from(self.next()) * bound as u128) >> 64) as usize
    }

    /// A number from a range, its ends included.
    pub fn from(&mut self, least: usize, most: usize) -> usize {
        least + self.below(most - least + 1)
    }

    /// Whether something happens that does in so many of a hundred cases.
    pub fn happens(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of several.
    pub fn pick<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }

    /// So many different numbers below a bound, in order.
    pub fn some(&mut self, count: usize, bound: usize) -> Vec<usize> {
        let mut all = Vec::with_capacity(count);
        while all.len() < count {
            let one = self.below(bound);
            if !all.contains(&one) {
                all.push(one);
            }
        }
        all.sort_unstable();
        all
    }
}
