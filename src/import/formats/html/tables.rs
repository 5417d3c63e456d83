//! Which tables hold data, and where their cells stand. Old pages are laid out in tables; their
//! cells are text like any other.

use ego_tree::{NodeId, NodeRef};
use scraper::Node;
use scraper::node::Element;

/// Most columns of a table that is kept as one.
const WIDEST: usize = 60;

/// Most rows over which a cell reaches down.
const LONGEST: usize = 10_000;

/// Longest cell of a data table, in characters. Longer ones are text that was laid out in a table.
const LONGEST_CELL: usize = 600;

/// Whether a table holds rows of short cells, and no other table.
pub(super) fn is_data(table: NodeRef<'_, Node>) -> bool {
    let (mut rows, mut wide_rows, mut cells) = (0_usize, 0_usize, 0_usize);
    let mut in_row = 0;
    let mut in_cell = 0;
    // How many cells of rows above reach down into each row from here.
    let mut reaching: Vec<usize> = Vec::new();
    for node in table.descendants().skip(1) {
        match node.value() {
            Node::Element(element) => match element.name() {
                "table" | "h1" | "form" | "iframe" => return false,
                "tr" => {
                    wide_rows += usize::from(in_row > 1);
                    reaching.retain_mut(|left| std::mem::replace(left, left.saturating_sub(1)) > 0);
                    (rows, in_row) = (rows + 1, reaching.len());
                }
                "td" | "th" => {
                    let down = element.attr("rowspan").and_then(|rows| rows.trim().parse().ok());
                    if let Some(more) = down.filter(|rows| (2..LONGEST).contains(rows)) {
                        reaching.push(more - 1);
                    }
                    if reaching.len() > WIDEST {
                        return false;
                    }
                    (cells, in_row, in_cell) = (cells + 1, in_row + 1, 0);
                }
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

/// A data table that is open: which columns its cells take.
pub(super) struct Grid {
    /// Its element.
    pub node: NodeId,
    /// Its number on the page, from 0.
    pub number: usize,
    /// Whether all cells of the row so far are headers.
    pub header: bool,
    /// How many cells the row has so far.
    cells: usize,
    /// Cells of rows above that reach down: for each column, over how many further rows.
    reaching: Vec<usize>,
    /// How many columns the open cell covers besides its first.
    extra: usize,
}

impl Grid {
    /// A table that begins.
    pub fn new(node: NodeId, number: usize) -> Self {
        Self { node, number, header: true, cells: 0, reaching: Vec::new(), extra: 0 }
    }

    /// Begins a row.
    pub fn open_row(&mut self) {
        (self.cells, self.header) = (0, true);
    }

    /// Begins a cell: how many ends of cells come before it. `None` where the row is full.
    pub fn open_cell(&mut self, element: &Element) -> Option<usize> {
        let span = |name| element.attr(name).and_then(|value| value.trim().parse::<usize>().ok());
        let columns = span("colspan").unwrap_or(1).clamp(1, WIDEST);
        let rows = span("rowspan").unwrap_or(1).clamp(1, LONGEST);
        self.header &= element.name() == "th";
        // Cells that reach down from above take their columns first.
        let mut ends = usize::from(self.cells > 0);
        while let Some(left) = self.reaching.get_mut(self.cells).filter(|left| **left > 0) {
            *left -= 1;
            self.cells += 1;
            ends += 1;
        }
        if self.cells + columns > WIDEST {
            return None;
        }
        if self.reaching.len() < self.cells + columns {
            self.reaching.resize(self.cells + columns, 0);
        }
        for column in &mut self.reaching[self.cells..self.cells + columns] {
            *column = rows - 1;
        }
        self.cells += 1;
        self.extra = columns - 1;
        Some(ends)
    }

    /// Ends a cell: how many empty ones come after it, which it covers.
    pub fn close_cell(&mut self) -> usize {
        let extra = std::mem::take(&mut self.extra);
        self.cells += extra;
        extra
    }
}
