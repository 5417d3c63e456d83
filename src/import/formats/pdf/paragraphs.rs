//! From printed lines to paragraphs.

use super::breaks::{self, Open};
use super::furniture::Furniture;
use super::measure::Measure;
use super::page::{Page, Piece, Table};
use super::printed::Printed;
use super::run::Run;
use crate::import::joining::Words;
use crate::import::line::{Form, Line, MarkKind};

/// What stands in the text, and what was dropped of it.
type Built = (Vec<Line>, Vec<(usize, String, &'static str)>);

/// Print that is this much larger than the body's is a heading, unless it goes on and on.
const HEADING: f32 = 1.15;
const MAX_HEADING: usize = 120;
/// A cell that names a column is no longer than that.
const MAX_COLUMN_NAME: usize = 24;

/// Makes the paragraphs of all pages.
pub(super) fn build(pages: &[Page], furniture: &Furniture) -> Built {
    let texts = pages.iter().flat_map(Page::lines).map(|(_, line)| line.run.text.as_str());
    let mut builder = Builder {
        measure: Measure::of(pages, |page, piece| !furniture.contains_key(&(page, piece))),
        words: Words::of(texts),
        lines: Vec::new(),
        headings: Vec::new(),
        dropped: Vec::new(),
        count: 0,
        open: None,
        last: None,
        items: Vec::new(),
        tables: 0,
        last_table: None,
    };
    for (index, page) in pages.iter().enumerate() {
        builder.break_page();
        for (piece_index, piece) in page.pieces.iter().enumerate() {
            match (furniture.get(&(index, piece_index)), piece) {
                (Some(rule), Piece::Line(line)) => builder.drop_text(&line.run.text, rule),
                (_, Piece::Line(line)) => builder.add_line(line),
                (_, Piece::Table(table)) => builder.add_table(table),
            }
        }
    }
    builder.finish()
}

struct Builder<'a> {
    measure: Measure,
    words: Words,
    lines: Vec<Line>,
    /// Which lines are headings, and the size of their print.
    headings: Vec<(usize, f32)>,
    dropped: Vec<(usize, String, &'static str)>,
    /// How many lines there are, dropped ones among them.
    count: usize,
    open: Option<Open<'a>>,
    /// The last line printed on the page.
    last: Option<&'a Printed>,
    /// Where the items begin that the paragraph is inside of.
    items: Vec<f32>,
    tables: usize,
    /// The last table and its first row, while no text has come after it.
    last_table: Option<(&'a Table, String)>,
}

impl<'a> Builder<'a> {
    fn next_number(&mut self) -> usize {
        self.count += 1;
        self.count
    }

    fn drop_text(&mut self, text: &str, rule: &'static str) {
        let number = self.next_number();
        self.dropped.push((number, text.to_owned(), rule));
    }

    fn break_page(&mut self) {
        self.last = None;
        if let Some(open) = &mut self.open {
            open.is_broken = true;
        }
    }

    fn add_line(&mut self, line: &'a Printed) {
        let last = self.last.replace(line);
        self.last_table = None;
        if let Some(open) = &mut self.open
            && breaks::continues(open, line, &self.measure)
        {
            open.add(line, &self.words);
            return;
        }
        self.close();
        let gap_before = last.is_some_and(|last| breaks::has_gap(last, line, &self.measure));
        let number = self.next_number();
        let is_heading = line.size >= self.measure.size * HEADING;
        self.open = Some(Open::new(number, line, is_heading, gap_before));
    }

    fn close(&mut self) {
        let Some(open) = self.open.take() else { return };
        let Open { number, first, mut run, is_heading, gap_before, .. } = open;
        let form = if is_heading && run.text.chars().count() <= MAX_HEADING {
            self.headings.push((self.lines.len(), first.size));
            let end = run.text.len();
            run.marks.retain(|mark| mark.kind != MarkKind::Strong || mark.range != (0..end));
            Form::Heading(2)
        } else {
            self.item(first, &mut run)
        };
        let indent = self.measure.indent(first);
        let Run { text, marks } = run;
        self.lines.push(Line { number, indent, text, marks, form, gap_before, item: None });
    }

    /// Takes the sign off an item, and says how deep the item is.
    fn item(&mut self, first: &Printed, run: &mut Run) -> Form {
        let Some(sign) = breaks::bullet(&run.text) else {
            self.items.clear();
            return Form::Text;
        };
        run.cut_start(sign);
        let near = first.size * 0.6;
        self.items.retain(|left| *left < first.left - near);
        let depth = u8::try_from(self.items.len()).unwrap_or(u8::MAX);
        self.items.push(first.left);
        Form::Item { depth, ordered: false }
    }

    fn add_table(&mut self, table: &'a Table) {
        self.close();
        let rows: Vec<(String, bool)> = (0..table.rows.len())
            .map(|row| (self.row(table, row), names_columns(table, row)))
            .filter(|(text, _)| !text.trim().is_empty())
            .collect();
        let last = self
            .last_table
            .take()
            .filter(|(last, _)| self.last.is_none() && table.grid.has_columns_of(&last.grid));
        let goes_on = last.is_some();
        let head = last.map(|(_, head)| head);
        self.tables += usize::from(!goes_on);
        for (index, (text, is_named)) in rows.iter().enumerate() {
            if index == 0 && head.as_ref() == Some(text) {
                self.drop_text(text, "repeated table head");
                continue;
            }
            let header = index == 0 && !goes_on && *is_named && rows.len() > 1;
            let form = Form::Row { table: self.tables - 1, header };
            let number = self.next_number();
            let text = text.clone();
            self.lines.push(Line { text, form, ..Line::plain(number, "") });
        }
        let first = rows.into_iter().next().map(|(text, _)| text);
        self.last_table = head.or(first).map(|head| (table, head));
        self.last = table.rows.iter().flatten().flatten().next_back();
    }

    /// The cells of a row, with tabs between them.
    fn row(&self, table: &Table, row: usize) -> String {
        let cells = table.rows.get(row).into_iter().flatten().enumerate();
        let cells = cells.map(|(column, lines)| {
            let width = table.grid.cell_width(row * table.grid.width() + column);
            let mut run = Run::default();
            for (index, line) in lines.iter().enumerate() {
                let last = index.checked_sub(1).and_then(|last| lines.get(last));
                if last.is_some_and(|last| breaks::ends_in_cell(last, line, width)) {
                    run.append(" ", &line.run);
                } else {
                    run.append_line(&line.run, &self.words);
                }
            }
            run.text.replace('\t', " ")
        });
        cells.collect::<Vec<String>>().join("\t")
    }

    fn finish(mut self) -> Built {
        self.close();
        // An agency's letterhead is often larger than the title: "…文件".
        let is_letterhead = |line: &Line| line.text.replace(' ', "").ends_with("文件");
        let titles = self.headings.iter().filter(|(index, _)| !is_letterhead(&self.lines[*index]));
        let largest = titles.clone().map(|(_, size)| *size).fold(0.0, f32::max);
        let title = titles.clone().find(|(_, size)| *size >= largest).map(|(index, _)| *index);
        for (index, _) in &self.headings {
            let line = &mut self.lines[*index];
            if Some(*index) == title {
                line.form = Form::Heading(1);
            } else if is_letterhead(line) {
                line.form = Form::Text;
            }
        }
        (self.lines, self.dropped)
    }
}

/// Whether a first row names the columns: it is bold, or short and without figures.
fn names_columns(table: &Table, row: usize) -> bool {
    let Some(cells) = table.rows.get(row).filter(|_| row == 0) else { return false };
    let is_bold = cells.iter().flatten().all(|line| line.is_bold);
    let length = |cell: &Vec<Printed>| -> usize {
        cell.iter().map(|line| line.run.text.chars().count()).sum()
    };
    let is_name = |cell: &Vec<Printed>| {
        length(cell) <= MAX_COLUMN_NAME
            && !cell.iter().any(|line| line.run.text.contains(|c: char| c.is_ascii_digit()))
    };
    let is_full = cells.iter().all(|cell| !cell.is_empty());
    is_full && (is_bold || (cells.len() > 2 && cells.iter().all(is_name)))
}

#[cfg(test)]
mod tests;
