//! The search for the best way: dynamic programming over the pairs of blocks in a band, with gaps
//! that cost more to begin than to go on, since what is missing is mostly missing together.

use super::Match;
use super::band::Window;
use super::score::Evidence;

/// What a run of blocks without partners costs, and each of its blocks.
const GAP: i64 = 10;
const GAP_MORE: i64 = 1;
/// A way that is not.
const NO_WAY: i64 = i64::MIN / 4;

/// The best ways to a place between blocks.
#[derive(Clone, Copy)]
struct Ways {
    /// That end with a pair, or begin.
    pair: i64,
    /// That end with a gap.
    gap: i64,
}

const NOWHERE: Ways = Ways { pair: NO_WAY, gap: NO_WAY };

/// How the best ways to a place came there, as bits: the pair from a gap; the gap from a gap; the
/// gap by a block of the left; and whether the gap is the better of the two.
type Step = u8;
const PAIR_FROM_GAP: Step = 1;
const GAP_FROM_GAP: Step = 2;
const GAP_AT_LEFT: Step = 4;
const END_IN_GAP: Step = 8;

impl Ways {
    fn best(self) -> i64 {
        self.pair.max(self.gap)
    }

    /// The best way on by one more gap, and whether it comes from a gap.
    fn with_gap(self) -> (i64, Step) {
        let (begun, more) = (self.pair - GAP - GAP_MORE, self.gap - GAP_MORE);
        if more >= begun { (more, GAP_FROM_GAP) } else { (begun, 0) }
    }
}

/// A way, and what it is worth: of two ways the larger one is the better.
pub(super) struct Way {
    pub worth: i64,
    pub matches: Vec<Match>,
}

/// The best way, with its pairs in order. `windows` gives for 0 to n blocks of the left how many
/// of the right may lie behind. O(c) time and c bytes for c places in the windows.
pub(super) fn best_way(evidence: &Evidence, windows: &[Window]) -> Way {
    let mut steps = Vec::with_capacity(windows.last().map_or(0, Window::end));
    let mut ways = vec![NOWHERE; evidence.rights() + 1];
    let mut points = Vec::new();
    if let Some(first) = windows.first() {
        begin(&mut ways, first, &mut steps);
    }
    for (left, pair) in windows.windows(2).enumerate() {
        let [above, window] = pair else { continue };
        evidence.points(left, window.from..window.to + 1, &mut points);
        // Left of the window above, `ways` still has the values of older rows.
        let fresh = window.from > above.from;
        let corner = if fresh { ways[window.from - 1] } else { NOWHERE };
        row(&mut ways[window.from..=window.to], corner, &points, &mut steps);
    }
    let worth = ways.last().map_or(NO_WAY, |ways| ways.best());
    Way { worth, matches: trace(windows, &steps) }
}

/// The first row: gaps only.
fn begin(ways: &mut [Ways], window: &Window, steps: &mut Vec<Step>) {
    for (rights, ways) in ways.iter_mut().enumerate().take(window.to + 1) {
        let gap = -GAP - GAP_MORE * rights as i64;
        *ways =
            if rights == 0 { Ways { pair: 0, gap: NO_WAY } } else { Ways { pair: NO_WAY, gap } };
        steps.push(if rights > 1 { GAP_FROM_GAP } else { 0 });
    }
}

/// One row: `ways` holds the row above, and gets this one. `corner` is the place above and left of
/// the first; `points` are those of a pair that ends at each place.
fn row(ways: &mut [Ways], corner: Ways, points: &[i32], steps: &mut Vec<Step>) {
    let (mut corner, mut before) = (corner, NOWHERE);
    for (ways, &points) in ways.iter_mut().zip(points) {
        let above = *ways;
        let from_gap = if corner.gap > corner.pair { PAIR_FROM_GAP } else { 0 };
        let pair = corner.best() + i64::from(points);
        let (down, down_from) = above.with_gap();
        let (along, along_from) = before.with_gap();
        let (gap, gap_from) =
            if down > along { (down, down_from | GAP_AT_LEFT) } else { (along, along_from) };
        let end = if gap > pair { END_IN_GAP } else { 0 };
        steps.push(from_gap | gap_from | end);
        *ways = Ways { pair, gap };
        (corner, before) = (above, *ways);
    }
}

/// Goes the best way back from its end. Where one side has run out, there are gaps only.
fn trace(windows: &[Window], steps: &[Step]) -> Vec<Match> {
    let mut left = windows.len().saturating_sub(1);
    let mut right = windows.last().map_or(0, |window| window.to);
    let mut matches = Vec::with_capacity(left.min(right));
    let mut in_gap = None;
    while left > 0 && right > 0 {
        let window = windows[left];
        let step = steps[window.start + right - window.from];
        let gap = in_gap.unwrap_or(step & END_IN_GAP != 0);
        if !gap {
            in_gap = Some(step & PAIR_FROM_GAP != 0);
            (left, right) = (left - 1, right - 1);
            matches.push((left, right));
            continue;
        }
        in_gap = Some(step & GAP_FROM_GAP != 0);
        if step & GAP_AT_LEFT != 0 {
            left -= 1;
        } else {
            right -= 1;
        }
    }
    matches.reverse();
    matches
}
