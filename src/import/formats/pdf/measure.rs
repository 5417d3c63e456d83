//! The measure of a text: the size of its print, how far apart its lines are, where they end.

use std::collections::HashMap;

use super::page::{Page, Piece};
use super::printed::Printed;

/// What is usual in a text; lengths are in points.
#[derive(Debug, Default)]
pub(super) struct Measure {
    /// The size that most characters have.
    pub size: f32,
    /// By the size, in half points, how far base lines are apart.
    leadings: HashMap<i32, f32>,
    /// Where many lines begin, and where many end.
    lefts: Vec<f32>,
    rights: Vec<f32>,
}

/// Lines are apart by this many sizes where nothing else is known.
const USUAL_LEADING: f32 = 1.5;
/// What begins further to the right than this many sizes is no paragraph of its column.
const MAX_INDENT: f32 = 8.0;

impl Measure {
    /// Measures the lines of all pages outside of tables.
    pub fn of(pages: &[Page], is_text: impl Fn(usize, usize) -> bool) -> Self {
        let lines: Vec<(usize, &Printed)> = pages
            .iter()
            .enumerate()
            .flat_map(|(index, page)| page.lines().map(move |(piece, line)| (index, piece, line)))
            .filter(|(index, piece, _)| is_text(*index, *piece))
            .map(|(index, _, line)| (index, line))
            .collect();
        let size = if lines.is_empty() {
            in_cells(pages)
        } else {
            usual_size(lines.iter().map(|(_, line)| *line))
        };
        let body: Vec<&Printed> =
            lines.iter().map(|(_, line)| *line).filter(|line| same_size(line.size, size)).collect();
        Self {
            size,
            leadings: leadings(&lines),
            lefts: clusters(body.iter().map(|line| (-line.left, -line.right)), size)
                .into_iter()
                .map(|left| -left)
                .collect(),
            rights: clusters(body.iter().map(|line| (line.right, line.left)), size),
        }
    }

    /// How far the base lines of print of a size are apart.
    pub fn leading(&self, size: f32) -> f32 {
        self.leadings.get(&bucket(size)).copied().unwrap_or(size * USUAL_LEADING)
    }

    /// Where the column of a line begins; `None` when the line stands apart, as a signature does.
    pub fn column_of(&self, line: &Printed) -> Option<f32> {
        let reach = line.left - self.size * MAX_INDENT..=line.left + self.size;
        let lefts = self.lefts.iter().copied().filter(|left| reach.contains(left));
        lefts.min_by(f32::total_cmp)
    }

    /// How far a line is indented, in columns of half a size.
    pub fn indent(&self, line: &Printed) -> usize {
        let first = self.lefts.iter().copied().min_by(f32::total_cmp);
        let Some(left) = self.column_of(line).or(first) else { return 0 };
        ((line.left - left) * 2.0 / self.size.max(1.0)).round().max(0.0) as usize
    }

    /// How much room a line leaves at the end of its column.
    pub fn room(&self, line: &Printed) -> f32 {
        // Two columns have two ends; the line's own is the next one.
        let near = line.right - self.size;
        let rights = self.rights.iter().copied().filter(|right| *right >= near);
        let right = rights.fold(f32::NAN, f32::min);
        if right.is_nan() { 0.0 } else { (right - line.right).max(0.0) }
    }
}

/// Whether two sizes are one, set by different programs.
pub(super) fn same_size(one: f32, other: f32) -> bool {
    (one - other).abs() <= one.max(other) * 0.07
}

fn bucket(size: f32) -> i32 {
    (size * 2.0).round() as i32
}

fn in_cells(pages: &[Page]) -> f32 {
    let tables = pages.iter().flat_map(|page| &page.pieces).filter_map(|piece| match piece {
        Piece::Table(table) => Some(table),
        Piece::Line(_) => None,
    });
    usual_size(tables.flat_map(|table| table.rows.iter().flatten().flatten()))
}

fn usual_size<'a>(lines: impl Iterator<Item = &'a Printed>) -> f32 {
    let mut weights: HashMap<i32, usize> = HashMap::new();
    for line in lines {
        *weights.entry(bucket(line.size)).or_default() += line.run.text.chars().count();
    }
    let usual = weights.into_iter().max_by_key(|(size, weight)| (*weight, *size));
    usual.map_or(12.0, |(size, _)| size as f32 / 2.0)
}

/// The median of the distances of lines that follow each other in one size. Paragraphs may stand
/// further apart, but most lines stand within one.
fn leadings(lines: &[(usize, &Printed)]) -> HashMap<i32, f32> {
    let mut distances: HashMap<i32, Vec<f32>> = HashMap::new();
    for pair in lines.windows(2) {
        let [(page, line), (next_page, next)] = pair else { continue };
        let distance = line.y - next.y;
        let is_next = page == next_page && same_size(line.size, next.size);
        if is_next && distance > line.size * 0.5 && distance < line.size * 4.0 {
            distances.entry(bucket(line.size)).or_default().push(distance);
        }
    }
    let median = |mut distances: Vec<f32>| {
        distances.sort_by(f32::total_cmp);
        // Rather the smaller of two: the larger may be between paragraphs.
        distances.get((distances.len() - 1) / 2).copied().unwrap_or_default()
    };
    let known = distances.into_iter().filter(|(_, distances)| distances.len() >= 3);
    known.map(|(size, distances)| (size, median(distances))).collect()
}

/// The edges of columns: places where many lines end that other lines do not run across. A line
/// is given as its end and its start, and ends where its numbers grow.
fn clusters(lines: impl Iterator<Item = (f32, f32)>, size: f32) -> Vec<f32> {
    let mut lines: Vec<(f32, f32)> =
        lines.filter(|(end, start)| end.is_finite() && start.is_finite()).collect();
    lines.sort_by(|a, b| b.0.total_cmp(&a.0));
    let enough = (lines.len() / 10).max(2);
    let mut clusters = Vec::new();
    let mut at = 0;
    while let Some((edge, _)) = lines.get(at).copied() {
        let end = lines.partition_point(|line| line.0 >= edge - size * 1.5);
        let across = lines[..at].iter().filter(|line| line.1 < edge - size * 1.5).count();
        // Many short lines that end alike are no column, but headings, or items.
        if end - at >= enough && across < end - at {
            clusters.push(edge);
            at = end;
        } else {
            at += 1;
        }
    }
    // Of a few lines, the one that reaches furthest says where the others could have.
    if clusters.is_empty() {
        clusters.extend(lines.first().map(|line| line.0));
    }
    clusters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edges_of_columns_are_told_from_lines_that_end_alike() {
        let lines = [(520.0, 80.0); 20].into_iter();
        let headings = [(240.0, 110.0); 8].into_iter();
        assert_eq!(clusters(lines.chain(headings), 12.0), [520.0]);
        let columns = [(520.0, 310.0), (290.0, 80.0)].into_iter().cycle().take(40);
        assert_eq!(clusters(columns, 10.0), [520.0, 290.0]);
        assert_eq!(clusters([(300.0, 80.0)].into_iter(), 12.0), [300.0]);
    }
}
