//! Which tables hold data. Old pages are laid out in tables; their cells are text like any other.

use ego_tree::NodeRef;
use scraper::Node;

/// Most columns of a table that is kept as one.
pub(super) const WIDEST: usize = 60;

/// Most rows over which a cell reaches down.
pub(super) const LONGEST: usize = 10_000;

/// Longest cell of a data table, in characters. Longer ones are text that was laid out in a table.
const LONGEST_CELL: usize = 600;

/// Whether a table holds rows of short cells, and no other table.
pub(super) fn is_data(table: NodeRef<'_, Node>) -> bool {
    let (mut rows, mut wide_rows, mut cells) = (0_usize, 0_usize, 0_usize);
    let mut in_row = 0;
    let mut in_cell = 0;
    for node in table.descendants().skip(1) {
        match node.value() {
            Node::Element(element) => match element.name() {
                "table" | "h1" | "form" | "iframe" => return false,
                "tr" => {
                    wide_rows += usize::from(in_row > 1);
                    (rows, in_row) = (rows + 1, 0);
                }
                "td" | "th" => (cells, in_row, in_cell) = (cells + 1, in_row + 1, 0),
                _ => {}
            },
            Node::Text(text) => {
                in_cell += text.trim().chars().count();
                if in_cell > LONGEST_CELL {
                    return false;
                }
            }
            _ => {}
        }
    }
    wide_rows += usize::from(in_row > 1);
    rows >= 2 && wide_rows * 2 > rows && cells >= 4
}
