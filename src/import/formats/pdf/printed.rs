//! A printed line: its text, made of the runs that stand on it, and its place.

use unpdf::parser::{TextLine, TextSpan};

use super::run::Run;
use super::shapes;
use crate::import::joining::is_close;
use crate::import::line::MarkKind;

/// A line as printed; lengths are in points.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Printed {
    pub run: Run,
    pub left: f32,
    pub right: f32,
    /// The height of its base line.
    pub y: f32,
    pub size: f32,
    pub is_bold: bool,
    /// Whether `right` is measured, not estimated.
    pub is_exact: bool,
}

/// Gaps in a line, in its font's size: as wide as between words, as between parts of a line, as
/// between columns.
const WORD_GAP: f32 = 0.15;
const PART_GAP: f32 = 0.8;
const COLUMN_GAP: f32 = 2.5;

impl Printed {
    /// The line that the library makes of some runs.
    pub fn of(line: &TextLine) -> Self {
        let mut run = Run::default();
        let (mut letters, mut bold) = (0, 0);
        for (index, span) in line.spans.iter().enumerate() {
            if let Some(before) = index.checked_sub(1).and_then(|before| line.spans.get(before)) {
                run.push(gap(before, span), &[]);
            }
            let count = span.text.trim().chars().count();
            letters += count;
            bold += if span.is_bold { count } else { 0 };
            push_span(&mut run, span);
        }
        let ends = line.spans.iter().map(|span| span.x + span.ink_width.unwrap_or(span.width));
        Self {
            run: tidy(&run),
            left: line.x,
            right: ends.fold(line.x, f32::max),
            y: line.y,
            size: line.font_size.abs().max(1.0),
            is_bold: bold * 2 > letters,
            is_exact: line.spans.iter().all(|span| span.width_measured),
        }
    }
}

/// What stands for the gap between two runs of a line.
fn gap(before: &TextSpan, after: &TextSpan) -> &'static str {
    let size = before.font_size.abs().max(after.font_size.abs()).max(1.0);
    let gap = (after.x - before.x - before.ink_width.unwrap_or(before.width)) / size;
    let is_exact = before.width_measured && after.width_measured;
    let (last, first) = (before.text.chars().last(), after.text.chars().next());
    // Hanzi stand apart from letters and figures by a hair that is no space.
    let word_gap =
        if last.is_some_and(is_close) || first.is_some_and(is_close) { PART_GAP } else { WORD_GAP };
    match gap {
        gap if gap >= COLUMN_GAP && (is_exact || gap >= COLUMN_GAP * 2.0) => "\t",
        gap if gap >= word_gap => " ",
        _ => "",
    }
}

fn push_span(run: &mut Run, span: &TextSpan) {
    let mut kinds = Vec::new();
    if span.is_bold {
        kinds.push(MarkKind::Strong);
    }
    if span.is_italic {
        kinds.push(MarkKind::Emphasis);
    }
    let at = run.text.len();
    run.push(&span.text, &kinds);
    for link in &span.links {
        let target = link.value.target.uri();
        let range = link.range.start + at..link.range.end + at;
        let is_of_web = target.starts_with("https://") || target.starts_with("http://");
        if is_of_web && run.text.get(range.clone()).is_some() {
            run.mark(range, MarkKind::Link(target.to_owned()));
        }
    }
}

/// The run with white space evened out, and with letters for what are only their shapes.
fn tidy(run: &Run) -> Run {
    let mut text = String::with_capacity(run.text.len());
    // Where each byte of the old text is in the new one.
    let mut moved = Vec::with_capacity(run.text.len() + 1);
    let mut space = "";
    for c in run.text.chars() {
        if c.is_whitespace() {
            moved.resize(moved.len() + c.len_utf8(), text.len());
            space = if c == '\t' || space == "\t" { "\t" } else { " " };
            continue;
        }
        if !text.is_empty() {
            text.push_str(space);
        }
        space = "";
        moved.resize(moved.len() + c.len_utf8(), text.len());
        shapes::push(&mut text, c);
    }
    moved.push(text.len());
    let mut tidy = Run { text, marks: Vec::new() };
    for mark in &run.marks {
        let ends = (moved.get(mark.range.start), moved.get(mark.range.end));
        if let (Some(start), Some(end)) = ends {
            let spaces =
                tidy.text.get(*start..*end).map_or(0, |part| part.len() - part.trim_start().len());
            tidy.mark(*start + spaces..*end, mark.kind.clone());
        }
    }
    tidy
}
