//! Tables whose cells have rules around them.
//!
//! Tables without rules stay lines, with tabs between the words that stand apart.

use super::rules::{NEAR, Rule, Rules};

/// A table of a page, as the places of its rules.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Grid {
    /// The edges of its columns, from the left.
    pub columns: Vec<f32>,
    /// The edges of its rows, from above.
    pub rows: Vec<f32>,
    /// For each place, by rows, the place where the cell begins that covers it.
    owners: Vec<usize>,
}

/// More rows or columns are no table of a notice.
const MAX_EDGES: usize = 400;

/// The tables that rules make.
pub(super) fn grids(rules: &Rules) -> Vec<Grid> {
    let mut level: Vec<Rule> = rules.level.clone();
    let mut upright: Vec<Rule> = rules.upright.clone();
    let mut grids = Vec::new();
    while let Some(first) = level.pop() {
        let (mut rows, mut columns) = (vec![first], Vec::new());
        // What touches belongs together; each round finds what the last one touches.
        loop {
            let more = taken(&mut upright, |rule| rows.iter().any(|row| touches(row, rule)));
            let others = taken(&mut level, |rule| more.iter().any(|column| touches(rule, column)));
            if more.is_empty() && others.is_empty() {
                break;
            }
            columns.extend(more);
            rows.extend(others);
        }
        grids.extend(Grid::of(&rows, &columns));
    }
    grids.sort_by(|a, b| b.top().total_cmp(&a.top()));
    grids
}

/// Takes the rules out of a list of which something is true.
fn taken(rules: &mut Vec<Rule>, is_wanted: impl Fn(&Rule) -> bool) -> Vec<Rule> {
    let (wanted, rest) = rules.iter().partition(|rule| is_wanted(rule));
    *rules = rest;
    wanted
}

fn touches(level: &Rule, upright: &Rule) -> bool {
    let covers = |rule: &Rule, at: f32| rule.from - NEAR <= at && at <= rule.to + NEAR;
    covers(level, upright.at) && covers(upright, level.at)
}

impl Grid {
    /// The table of rules that touch; `None` when they make no two rows and columns.
    fn of(level: &[Rule], upright: &[Rule]) -> Option<Self> {
        // A table may be open at its sides: the level rules say how far it reaches.
        let ends = level.iter().flat_map(|rule| [rule.from, rule.to]);
        let columns = edges(upright.iter().map(|rule| rule.at).chain(ends));
        let mut rows = edges(level.iter().map(|rule| rule.at));
        rows.reverse();
        let is_table = columns.len() > 2
            && rows.len() > 2
            && columns.len() <= MAX_EDGES
            && rows.len() <= MAX_EDGES
            && !upright.is_empty();
        if !is_table {
            return None;
        }
        let mut grid = Self { columns, rows, owners: Vec::new() };
        grid.find_owners(level, upright);
        (grid.owners.iter().any(|owner| owner % grid.width() > 0)).then_some(grid)
    }

    /// How many columns it has.
    pub fn width(&self) -> usize {
        self.columns.len() - 1
    }

    /// How many rows it has.
    pub fn height(&self) -> usize {
        self.rows.len() - 1
    }

    pub fn top(&self) -> f32 {
        self.rows.first().copied().unwrap_or_default()
    }

    pub fn bottom(&self) -> f32 {
        self.rows.last().copied().unwrap_or_default()
    }

    /// Its left and right edge.
    pub fn sides(&self) -> (f32, f32) {
        (
            self.columns.first().copied().unwrap_or_default(),
            self.columns.last().copied().unwrap_or_default(),
        )
    }

    /// The cell at a point: where it begins, as a place by rows.
    pub fn cell_at(&self, x: f32, y: f32) -> Option<usize> {
        let (left, right) = self.sides();
        if x < left || x > right || y > self.top() || y < self.bottom() {
            return None;
        }
        let column = self.columns.partition_point(|edge| *edge <= x).clamp(1, self.width()) - 1;
        let row = self.rows.partition_point(|edge| *edge >= y).clamp(1, self.height()) - 1;
        self.owners.get(row * self.width() + column).copied()
    }

    /// How wide the cell is that begins at a place.
    pub fn cell_width(&self, place: usize) -> f32 {
        let column = place % self.width();
        let owned = self.owners.iter().skip(place).take_while(|owner| **owner == place).count();
        let end = (column + owned.max(1)).min(self.width());
        self.columns[end] - self.columns[column]
    }

    /// Places with no rule between them are one cell.
    fn find_owners(&mut self, level: &[Rule], upright: &[Rule]) {
        let (width, height) = (self.width(), self.height());
        self.owners = Vec::with_capacity(width * height);
        for row in 0..height {
            for column in 0..width {
                let place = row * width + column;
                let middle = f32::midpoint(self.rows[row], self.rows[row + 1]);
                let centre = f32::midpoint(self.columns[column], self.columns[column + 1]);
                let has = |rules: &[Rule], at: f32, along: f32| {
                    rules.iter().any(|rule| {
                        (rule.at - at).abs() <= NEAR && rule.from <= along && along <= rule.to
                    })
                };
                let owner = if column > 0 && !has(upright, self.columns[column], middle) {
                    self.owners[place - 1]
                } else if row > 0 && !has(level, self.rows[row], centre) {
                    self.owners[place - width]
                } else {
                    place
                };
                self.owners.push(owner);
            }
        }
    }

    /// Whether two tables have the same columns, as the parts of one on two pages have.
    pub fn has_columns_of(&self, other: &Self) -> bool {
        self.columns.len() == other.columns.len()
            && self.columns.iter().zip(&other.columns).all(|(a, b)| (a - b).abs() <= NEAR)
    }
}

/// Places in order, those near to each other once.
fn edges(places: impl Iterator<Item = f32>) -> Vec<f32> {
    let mut places: Vec<f32> = places.collect();
    places.sort_by(f32::total_cmp);
    let mut edges: Vec<f32> = Vec::new();
    for place in places {
        if edges.last().is_none_or(|last| place - last > NEAR) {
            edges.push(place);
        }
    }
    edges
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(at: f32, from: f32, to: f32) -> Rule {
        Rule { at, from, to }
    }

    #[test]
    fn rules_make_cells_and_merged_ones() {
        let level = vec![rule(700.0, 0.0, 90.0), rule(680.0, 30.0, 90.0), rule(660.0, 0.0, 90.0)];
        let upright = [0.0, 30.0, 90.0].map(|at| rule(at, 660.0, 700.0)).to_vec();
        let [grid] = &grids(&Rules { level, upright })[..] else { unreachable!() };
        assert_eq!((grid.width(), grid.height()), (2, 2));
        let cells = [(10.0, 690.0), (50.0, 690.0), (10.0, 670.0), (50.0, 670.0), (99.0, 670.0)];
        let cells = cells.map(|(x, y)| grid.cell_at(x, y));
        assert_eq!(cells, [Some(0), Some(1), Some(0), Some(3), None]);
    }

    #[test]
    fn a_frame_and_a_rule_under_a_head_are_no_tables() {
        let level = vec![rule(700.0, 0.0, 90.0), rule(660.0, 0.0, 90.0), rule(20.0, 0.0, 90.0)];
        let upright = [0.0, 90.0].map(|at| rule(at, 660.0, 700.0)).to_vec();
        assert_eq!(grids(&Rules { level, upright }), []);
    }
}
