//! Where the search looks: everywhere in small documents, near the way past the landmarks in
//! large ones.

use super::{Match, Shape, landmarks};

/// Up to this many pairs of blocks, all are looked at: 1,000 blocks with 1,000.
pub(super) const FULL: usize = 1 << 20;
/// About how many places are looked at in larger documents, …
const BAND: usize = 12 << 20;
/// … but at least this many blocks to either side of the way.
const LEAST_REACH: usize = 64;

/// The places that are looked at in one row: `from..=to` of the blocks on the right lie behind.
#[derive(Clone, Copy)]
pub(super) struct Window {
    /// The first place.
    pub from: usize,
    /// The last place.
    pub to: usize,
    /// How many places the windows above have.
    pub start: usize,
}

impl Window {
    /// How many places there are up to the end of this window.
    pub fn end(&self) -> usize {
        self.start + self.to - self.from + 1
    }
}

/// One window for each number of blocks on the left, from none to all. Both their ends ascend,
/// and each overlaps with the next, so that a way leads through.
pub(super) fn windows(left: &[Shape], right: &[Shape]) -> Vec<Window> {
    let (lefts, rights) = (left.len(), right.len());
    if lefts.saturating_mul(rights) <= FULL {
        return stack((0..=lefts).map(|_| (0, rights)));
    }
    let mut way = landmarks::find(left, right);
    way.push((lefts, rights));
    let reach = (BAND / (2 * lefts.max(1))).max(LEAST_REACH);
    let centres = centres(&way);
    let next = centres.iter().skip(1).chain(centres.last());
    stack(
        centres.iter().zip(next).map(|(here, next)| {
            (here.saturating_sub(reach), next.saturating_add(reach).min(rights))
        }),
    )
}

fn stack(bounds: impl Iterator<Item = (usize, usize)>) -> Vec<Window> {
    let mut start = 0;
    let window = |(from, to)| {
        let window = Window { from, to, start };
        start = window.end();
        window
    };
    bounds.map(window).collect()
}

/// For each number of blocks on the left the one on the right, in straight lines from landmark to
/// landmark. The last landmark is the end.
fn centres(way: &[Match]) -> Vec<usize> {
    let mut centres = vec![0];
    let (mut left, mut right) = (0, 0);
    for &(to_left, to_right) in way {
        let (width, height) = (to_left - left, to_right - right);
        centres.extend((1..=width).map(|step| right + step * height / width));
        (left, right) = (to_left, to_right);
    }
    centres
}
