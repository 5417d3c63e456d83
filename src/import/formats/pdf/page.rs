//! A page as printed: its lines in reading order, and its tables.

use unpdf::parser::backend::PdfBackend;
use unpdf::parser::{LayoutAnalyzer, PageFacts, TextSpan};

use super::guard::Guard;
use super::printed::Printed;
use super::rules;
use super::tables::{self, Grid};

/// A page.
#[derive(Debug, Clone, Default)]
pub(super) struct Page {
    pub number: u32,
    /// The heights of its lower and its upper edge.
    pub edges: (f32, f32),
    /// What stands on it, in reading order.
    pub pieces: Vec<Piece>,
    /// How many characters of its text can be told, and how many not.
    pub told: usize,
    pub untold: usize,
    /// The fonts of those that cannot.
    pub fonts: Vec<String>,
    /// Whether a picture covers most of it.
    pub is_picture: bool,
    /// Parts of it that are damaged.
    pub lost_streams: usize,
}

/// Something on a page.
#[derive(Debug, Clone)]
pub(super) enum Piece {
    Line(Printed),
    Table(Table),
}

/// A table: the printed lines of each cell, by rows.
#[derive(Debug, Clone)]
pub(super) struct Table {
    pub grid: Grid,
    pub rows: Vec<Vec<Vec<Printed>>>,
}

/// The longest side of a page that programs know, in points.
const MAX_PAPER: f32 = 14_400.0;
/// A picture that covers this much of a page is the page.
const PAGE_COVER: f32 = 0.5;
/// Reads a page.
pub(super) fn read(guard: &Guard<'_>, number: u32) -> unpdf::Result<Page> {
    let Some(id) = guard.pages().get(&number).copied() else { return Ok(Page::default()) };
    let analyzer = LayoutAnalyzer::new(guard);
    let spans = on_paper(seen_once(analyzer.extract_page_spans(number)?));
    let facts = analyzer.page_facts();
    let grids = if facts.ruled_grids > 0 {
        tables::grids(&rules::of(&guard.decode_content(&guard.page_content(id)?)?))
    } else {
        Vec::new()
    };
    let view = guard.crop_box(id);
    let mut page = Page {
        number,
        edges: (view.lly, view.ury),
        is_picture: facts.image_coverage >= PAGE_COVER || analyzer.ocr_text_suppressed(),
        lost_streams: analyzer.undecodable_content_streams(),
        ..Page::default()
    };
    page.count(&spans, &facts, &analyzer);
    page.fill(&analyzer, spans, grids);
    Ok(page)
}

impl Page {
    /// Counts the characters that can be told, and those that cannot.
    fn count(&mut self, spans: &[TextSpan], facts: &PageFacts, analyzer: &LayoutAnalyzer<'_>) {
        for span in spans {
            let odd = span.text.chars().filter(|c| is_untold(*c)).count();
            let all = span.text.chars().filter(|c| !c.is_whitespace()).count();
            self.told += all.saturating_sub(odd);
            self.untold += odd;
            if odd > 0 {
                self.fonts.push(span.font_name.clone());
            }
        }
        // A run that the library gave up on has at least a character.
        self.untold += analyzer.suppressed_text_runs() + facts.undecoded_text_codes as usize;
        self.fonts.extend(analyzer.unreadable_fonts().into_iter().map(|font| font.name));
        self.fonts.sort_unstable();
        self.fonts.dedup();
    }

    /// Puts the runs into the cells of tables, and into lines.
    fn fill(&mut self, analyzer: &LayoutAnalyzer<'_>, spans: Vec<TextSpan>, grids: Vec<Grid>) {
        let mut rest = Vec::new();
        let mut cells: Vec<Vec<Vec<TextSpan>>> =
            grids.iter().map(|grid| vec![Vec::new(); grid.width() * grid.height()]).collect();
        for span in spans {
            // The middle of the letters, and of the run.
            let (x, y) = (span.x + span.width / 2.0, span.y + span.font_size * 0.3);
            let place = grids.iter().enumerate().find_map(|(index, grid)| {
                Some((index, grid.cell_at(x, y).filter(|_| !span.is_rotated())?))
            });
            match place.and_then(|(index, cell)| cells.get_mut(index)?.get_mut(cell)) {
                Some(cell) => cell.push(span),
                None => rest.push(span),
            }
        }
        self.pieces = lines(analyzer, rest).into_iter().map(Piece::Line).collect();
        for (grid, cells) in grids.into_iter().zip(cells) {
            let cells: Vec<_> = cells.into_iter().map(|cell| lines(analyzer, cell)).collect();
            let rows = cells.chunks(grid.width()).map(<[_]>::to_vec).collect();
            self.place(Table { grid, rows });
        }
    }

    /// Puts a table before the first line below it.
    fn place(&mut self, table: Table) {
        if table.rows.iter().flatten().all(Vec::is_empty) {
            return;
        }
        let (left, right) = table.grid.sides();
        let is_below = |piece: &Piece| match piece {
            Piece::Line(line) => {
                line.y < table.grid.top() && line.left < right && line.right > left
            }
            Piece::Table(other) => other.grid.top() < table.grid.top(),
        };
        let at = self.pieces.iter().position(is_below).unwrap_or(self.pieces.len());
        self.pieces.insert(at, Piece::Table(table));
    }

    /// Its lines outside of tables, each with its place among the pieces.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &Printed)> {
        self.pieces.iter().enumerate().filter_map(|(index, piece)| match piece {
            Piece::Line(line) => Some((index, line)),
            Piece::Table(_) => None,
        })
    }
}

/// Bold is sometimes made by printing the same run twice, a hair apart.
fn seen_once(spans: Vec<TextSpan>) -> Vec<TextSpan> {
    let mut once: Vec<TextSpan> = Vec::with_capacity(spans.len());
    for span in spans {
        let hair = span.font_size.abs() * 0.1;
        let is_again = once.last().is_some_and(|last| {
            last.text == span.text
                && (last.x - span.x).abs() <= hair
                && (last.y - span.y).abs() <= hair
        });
        if !is_again {
            once.push(span);
        }
    }
    once
}

/// Brings runs from beyond the largest paper to its edge: the library measures the gaps between
/// runs point by point, which it could not do between here and the moon.
fn on_paper(mut spans: Vec<TextSpan>) -> Vec<TextSpan> {
    let bound = |value: &mut f32, low: f32, high: f32| {
        *value = if value.is_nan() { low.max(0.0) } else { value.clamp(low, high) };
    };
    for span in &mut spans {
        bound(&mut span.x, -MAX_PAPER, MAX_PAPER);
        bound(&mut span.y, -MAX_PAPER, MAX_PAPER);
        bound(&mut span.width, 0.0, MAX_PAPER);
        bound(&mut span.font_size, 0.1, MAX_PAPER);
        if let Some(width) = &mut span.ink_width {
            bound(width, 0.0, MAX_PAPER);
        }
    }
    spans
}

/// Characters that stand for nothing that can be told. Symbol fonts have their signs among the
/// private ones; `is_bullet` knows those that matter.
fn is_untold(c: char) -> bool {
    !is_bullet(c)
        && (c.is_control() && !c.is_whitespace()
            || matches!(c, '\u{FFFD}' | '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFD}'))
}

/// Signs before the items of a list, those of the fonts Symbol and Wingdings among them. Boxes to
/// tick and rings, which also stand for a zero, are none.
pub(super) fn is_bullet(c: char) -> bool {
    matches!(
        c,
        '•' | '◦'
            | '▪'
            | '■'
            | '●'
            | '◆'
            | '➢'
            | '‣'
            | '⁃'
            | '\u{F06C}'
            | '\u{F06E}'
            | '\u{F075}'
            | '\u{F0A7}'
            | '\u{F0B7}'
            | '\u{F0D8}'
            | '\u{F0FC}'
    )
}

fn lines(analyzer: &LayoutAnalyzer<'_>, spans: Vec<TextSpan>) -> Vec<Printed> {
    let lines = analyzer.group_spans_into_lines_pub(spans);
    lines.iter().map(Printed::of).filter(|line| !line.run.text.is_empty()).collect()
}
