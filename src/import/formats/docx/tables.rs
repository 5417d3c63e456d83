//! Tables: each row a line, with an empty cell wherever another cell reaches over.

use super::DocxFault;
use super::body::Body;
use super::xml::Element;
use crate::import::line::{Form, Line, Mark};

/// How many columns are kept in line with those of other rows. Word stops at 63.
const MOST_COLUMNS: usize = 63;

struct Row<'t> {
    element: Element<'t>,
    cells: Vec<Cell<'t>>,
    /// Columns that the row leaves out before and after its cells.
    before: usize,
    after: usize,
}

struct Cell<'t> {
    element: Element<'t>,
    /// How many columns it reaches over.
    columns: usize,
    /// Whether it is but the rest of a cell above or before it.
    is_continued: bool,
}

/// The text of a cell, as one.
#[derive(Default)]
struct Text {
    text: String,
    marks: Vec<Mark>,
}

impl<'t> Body<'t> {
    /// Reads a table. One that has a single column is a frame around text.
    pub(super) fn table(&mut self, table: Element<'t>) -> Result<(), DocxFault> {
        let mut elements = Vec::new();
        gather(table, "tr", &mut elements);
        let rows: Vec<Row> = elements.into_iter().filter_map(Row::read).collect();
        if rows.iter().all(|row| row.before + row.cells.len() <= 1) {
            let cells = rows.iter().flat_map(|row| &row.cells);
            return cells
                .filter(|cell| !cell.is_continued)
                .try_for_each(|cell| self.story(cell.element));
        }
        let index = self.tables;
        self.tables += 1;
        let width = rows.iter().map(Row::width).max().unwrap_or(0);
        rows.iter().try_for_each(|row| self.row(row, index, width))
    }

    fn row(&mut self, row: &Row<'t>, table: usize, width: usize) -> Result<(), DocxFault> {
        let number = self.paragraphs + 1;
        let gap_before = std::mem::take(&mut self.has_gap);
        let mut texts: Vec<Text> = (0..row.before).map(|_| Text::default()).collect();
        for cell in &row.cells {
            texts.push(if cell.is_continued { Text::default() } else { self.cell(cell.element)? });
            let room = MOST_COLUMNS.saturating_sub(texts.len());
            texts.extend((1..cell.columns).take(room).map(|_| Text::default()));
        }
        texts.resize_with(width.min(MOST_COLUMNS).max(texts.len()), Text::default);
        let Text { text, marks } = self.joined(texts);
        // A row with nothing in it says nothing.
        if !text.trim().is_empty() {
            let form = Form::Row { table, header: row.is_header() };
            self.lines.push(Line { number, indent: 0, text, marks, form, gap_before, item: None });
        }
        Ok(())
    }

    /// Puts cells together. Those of a table inside a cell become words of that cell.
    fn joined(&self, mut texts: Vec<Text>) -> Text {
        if self.is_in_cell {
            texts.retain(|text| !text.text.is_empty());
        }
        let separator = if self.is_in_cell { " " } else { "\t" };
        let mut joined = Text::default();
        for (index, text) in texts.into_iter().enumerate() {
            if index > 0 {
                joined.text += separator;
            }
            joined.push(text);
        }
        joined
    }

    fn cell(&mut self, cell: Element<'t>) -> Result<Text, DocxFault> {
        let lines = std::mem::take(&mut self.lines);
        let is_in_cell = std::mem::replace(&mut self.is_in_cell, true);
        let tables = self.tables;
        let read = self.story(cell);
        let inside = std::mem::replace(&mut self.lines, lines);
        (self.is_in_cell, self.tables, self.has_gap) = (is_in_cell, tables, false);
        read.map(|()| one_text(inside))
    }
}

/// The lines of a cell as one text.
fn one_text(lines: Vec<Line>) -> Text {
    let mut whole = Text::default();
    for line in lines {
        if !whole.text.is_empty() {
            whole.text.push(' ');
        }
        // One character for another of the same size: the marks stay where they are.
        let text = line.text.replace(['\t', '\n'], " ");
        whole.push(Text { text, marks: line.marks });
    }
    whole
}

impl Text {
    fn push(&mut self, other: Self) {
        let start = self.text.len();
        self.text += &other.text;
        self.marks.extend(other.marks.into_iter().map(|Mark { range, kind }| Mark {
            range: range.start + start..range.end + start,
            kind,
        }));
    }
}

impl<'t> Row<'t> {
    /// Reads a row, unless it was deleted.
    fn read(element: Element<'t>) -> Option<Self> {
        let properties = element.child("trPr");
        if properties.is_some_and(|properties| properties.child("del").is_some()) {
            return None;
        }
        let left_out = |name| properties.and_then(|one| one.number::<usize>(name)).unwrap_or(0);
        let mut cells = Vec::new();
        gather(element, "tc", &mut cells);
        Some(Self {
            element,
            cells: cells.into_iter().map(Cell::read).collect(),
            before: left_out("gridBefore").min(MOST_COLUMNS),
            after: left_out("gridAfter").min(MOST_COLUMNS),
        })
    }

    fn width(&self) -> usize {
        self.before + self.cells.iter().map(|cell| cell.columns).sum::<usize>() + self.after
    }

    fn is_header(&self) -> bool {
        self.element.child("trPr").and_then(|properties| properties.flag("tblHeader")) == Some(true)
    }
}

impl<'t> Cell<'t> {
    fn read(element: Element<'t>) -> Self {
        let properties = element.child("tcPr");
        let span = properties.and_then(|properties| properties.number("gridSpan"));
        // A merge without a value goes on with the cell above.
        let goes_on = |name| {
            let merge = properties.and_then(|properties| properties.child(name));
            merge.is_some_and(|merge| merge.attribute("val").as_deref() != Some("restart"))
        };
        Self {
            element,
            columns: span.unwrap_or(1).clamp(1, MOST_COLUMNS),
            is_continued: goes_on("vMerge") || goes_on("hMerge"),
        }
    }
}

/// Finds the rows of a table, or the cells of a row, also those that are wrapped in something.
fn gather<'t>(parent: Element<'t>, name: &str, found: &mut Vec<Element<'t>>) {
    for element in parent.elements() {
        match element.name() {
            one if one == name => found.push(element),
            "AlternateContent" => {
                element.branch().into_iter().for_each(|branch| gather(branch, name, found));
            }
            "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo" => gather(element, name, found),
            _ => {}
        }
    }
}
