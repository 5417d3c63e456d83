//! The evidence that two blocks are partners, in points, of which ten are one unit of natural log
//! odds. Less than nothing means: better apart.

use std::cmp::Ordering;
use std::ops::Range;

use super::Shape;
use super::facts::{Facts, Stated};
use crate::content::markdown::BlockKind;

/// What a doubling of length counts: logarithms are to the base 2, in parts of this.
const OCTAVE: i32 = 64;
/// How much longer English is than Chinese, as a logarithm: about 1.9 times the columns.
const RATIO: i32 = OCTAVE * 15 / 16;
/// As many blocks as the usual ratio counts for, beside those that are there.
const FEW: i64 = 8;
/// Up to this many pairs of blocks, means say too little, and the usual ratio is tried both ways.
const SMALL: usize = 256;
/// What the best agreement of lengths says.
const LENGTH_FOR: i32 = 15;
/// How wide the ratios of long blocks spread: about a quarter of an octave, which is more than the
/// 0.15 to 0.23 of our own notices. Those of short blocks spread up to twice as wide.
const SPREAD: i32 = 45;
/// Where the tails begin, …
const LENGTH_TAIL: i32 = -20;
/// … and the most that lengths can say against a pair.
const LENGTH_LEAST: i32 = -40;
/// What speaks for each straight pair when all kinds agree: a translator kept the blocks.
const STRAIGHT: i32 = 25;
/// A pair that must not be. Any way with one is worse than all gaps.
pub(super) const NEVER: i32 = -1_000_000;

/// What is to be known of a block to compare it.
struct Block {
    class: usize,
    level: i32,
    depth: i32,
    length: Length,
    stated: Stated,
}

/// How long a block is.
#[derive(Clone, Copy)]
struct Length {
    log: i32,
    /// How far its ratio can be trusted, in sixteenths: short texts vary more.
    trust: i32,
}

/// All that is known of two versions.
pub(super) struct Evidence {
    blocks: Vec<Block>,
    lefts: usize,
    facts: Facts,
    ratio: i32,
    straight: i32,
}

impl Evidence {
    /// Looks at each block once. `same_kinds` says that the kinds of both sides are the same in
    /// the same order.
    pub fn new(left: &[Shape], right: &[Shape], same_kinds: bool) -> Self {
        let (facts, stated) = Facts::new(left, right);
        let blocks = left.iter().chain(right).zip(stated);
        let blocks: Vec<Block> = blocks.map(|(shape, stated)| Block::new(shape, stated)).collect();
        let straight = if same_kinds { STRAIGHT } else { 0 };
        Self { blocks, lefts: left.len(), facts, ratio: 0, straight }
    }

    /// The ratios of length to be tried, as logarithms: the one by which most agrees is right.
    pub fn ratios(&self) -> Vec<i32> {
        let (left, right) = self.blocks.split_at(self.lefts);
        if left.len().saturating_mul(right.len()) <= SMALL {
            return vec![RATIO, -RATIO];
        }
        vec![ratio(left, right)]
    }

    /// Supposes a ratio of length.
    pub fn suppose(&mut self, ratio: i32) {
        self.ratio = ratio;
    }

    /// How many blocks are on the right.
    pub fn rights(&self) -> usize {
        self.blocks.len() - self.lefts
    }

    /// Writes the points of a block on the left with the block on the right that ends at each of
    /// the places between blocks; before the first there is none.
    pub fn points(&self, left: usize, places: Range<usize>, points: &mut Vec<i32>) {
        let (block, straight) = (&self.blocks[left], (left + 1).checked_sub(places.start));
        let rights = self.lefts + places.start.saturating_sub(1)..self.lefts + places.end - 1;
        points.clear();
        points.extend((places.start == 0).then_some(NEVER));
        points.extend(self.blocks[rights].iter().map(|right| self.pair(block, right)));
        if let Some(points) = straight.and_then(|at| points.get_mut(at)) {
            *points += self.straight;
        }
    }

    fn pair(&self, left: &Block, right: &Block) -> i32 {
        let kinds = KINDS[left.class][right.class];
        if kinds == NEVER {
            return NEVER;
        }
        let levels = (left.level - right.level).abs().min(3) * 10;
        let depths = (left.depth - right.depth).abs().min(3) * 6;
        kinds - levels - depths
            + left.length.points(right.length, self.ratio)
            + self.facts.points(&left.stated, &right.stated)
    }
}

/// What the kinds of two blocks say, by [`class`]. Headings divide the text, rules have none, and
/// a row without its table is broken: those pair among themselves only. Other kinds may change in
/// translation, if lengths and facts agree.
#[rustfmt::skip]
const KINDS: [[i32; 8]; 8] = {
    const N: i32 = NEVER;
    [
        // heading paragraph item quote code row rule html
        [60,  N,   N,   N,   N,   N,   N,   N],
        [ N, 30,   8,  10,  -5,   N,   N,   0],
        [ N,  8,  30,   5, -10,   N,   N,  -5],
        [ N, 10,   5,  40,   0,   N,   N,   0],
        [ N, -5, -10,   0,  45,   N,   N,   0],
        [ N,  N,   N,   N,   N,  40,   N,   N],
        [ N,  N,   N,   N,   N,   N,  30,   N],
        [ N,  0,  -5,   0,   0,   N,   N,  40],
    ]
};

fn class(kind: BlockKind) -> usize {
    match kind {
        BlockKind::Heading(_) => 0,
        BlockKind::Paragraph => 1,
        BlockKind::Item => 2,
        BlockKind::Quote => 3,
        BlockKind::Code => 4,
        BlockKind::TableRow => 5,
        BlockKind::Rule => 6,
        BlockKind::Html => 7,
    }
}

impl Block {
    fn new(shape: &Shape, stated: Stated) -> Self {
        let level = if let BlockKind::Heading(level) = shape.kind { i32::from(level) } else { 0 };
        let length = Length::new(shape.columns);
        Self { class: class(shape.kind), level, depth: i32::from(shape.depth), length, stated }
    }
}

impl Length {
    fn new(columns: usize) -> Self {
        let trust = match columns {
            0..8 => 5,
            8..16 => 7,
            16..40 => 11,
            40..64 => 13,
            _ => 16,
        };
        Self { log: log(columns), trust }
    }

    /// What two lengths say, given the usual ratio: a normal distribution against the wide one of
    /// blocks that have nothing to do with each other. Its tails are heavy, since a block may have
    /// been shortened or split.
    fn points(self, right: Self, ratio: i32) -> i32 {
        let off = (right.log - self.log - ratio).abs() * self.trust.min(right.trust) / 16;
        (LENGTH_FOR - off * off / SPREAD).max(LENGTH_TAIL - off / 8).max(LENGTH_LEAST)
    }
}

/// The logarithm of a length, right to about a hundredth: whole numbers give the same result on
/// every machine.
fn log(columns: usize) -> i32 {
    let columns = (columns as u64).saturating_add(1).min(1 << 40);
    let whole = columns.ilog2();
    let part = ((columns << 6 >> whole) - 64) as i32;
    whole as i32 * OCTAVE + part + part * (64 - part) * 22 / 4096
}

/// How much longer the right is than the left, as a logarithm: the mean of logarithms minds no
/// missing blocks. Blocks are compared by class, since a side may lack whole tables or lists.
fn ratio(left: &[Block], right: &[Block]) -> i32 {
    let (left, right) = (sums(left), sums(right));
    let (mut sum, mut weight) = (0, 0);
    for ((left, lefts), (right, rights)) in left.into_iter().zip(right) {
        if lefts > 0 && rights > 0 {
            sum += (right / rights - left / lefts) * lefts.min(rights);
            weight += lefts.min(rights);
        }
    }
    believed_ratio(sum, weight)
}

/// The sum of the logarithms, and the number, of the blocks of each class.
fn sums(blocks: &[Block]) -> [(i64, i64); 8] {
    let mut sums = [(0, 0); 8];
    for block in blocks {
        let (sum, count) = &mut sums[block.class];
        *sum += i64::from(block.length.log);
        *count += 1;
    }
    sums
}

/// The mean of logarithms, drawn to what is usual of two languages, or of one: few blocks say
/// little.
fn believed_ratio(sum: i64, count: i64) -> i32 {
    let mean = sum / count.max(1);
    let ratio = i64::from(RATIO);
    let usual = if mean.abs() < ratio / 3 { 0 } else { mean.signum() * ratio };
    ((sum + usual * FEW) / (count + FEW)).clamp(-2 * ratio, 2 * ratio) as i32
}

/// Whether lengths and facts speak for pairing straight down two versions of the same kinds, or
/// nowhere so much against it that another way could be worth its gaps. O(n + f).
pub(super) fn nothing_against(left: &[Shape], right: &[Shape]) -> bool {
    let logs = left.iter().zip(right).map(|(l, r)| i64::from(log(r.columns) - log(l.columns)));
    let ratio = believed_ratio(logs.sum(), left.len() as i64);
    let mut against = 0;
    left.iter().zip(right).all(|(left, right)| {
        let lengths = Length::new(left.columns).points(Length::new(right.columns), ratio);
        let facts = if contradict(&left.facts, &right.facts) { STRAIGHT } else { 0 };
        // Doubts count when they stand together: another way would begin and end near them.
        against = (against + facts - lengths.min(5)).max(0);
        against <= 2 * STRAIGHT
    })
}

/// Whether both state facts, and none alike.
fn contradict(left: &[u64], right: &[u64]) -> bool {
    let (mut lefts, mut rights) = (left, right);
    while let ([a, left @ ..], [b, right @ ..]) = (lefts, rights) {
        match a.cmp(b) {
            Ordering::Less => lefts = left,
            Ordering::Greater => rights = right,
            Ordering::Equal => return false,
        }
    }
    !left.is_empty() && !right.is_empty()
}
