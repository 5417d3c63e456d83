//! Whether a printed line goes on in the next.
//!
//! A line ends at the right margin, or because its paragraph does. Which it was shows in the room
//! that it leaves, in the indent of the next line, and in the space between the two.

use std::sync::LazyLock;

use regex::Regex;

use super::measure::{Measure, same_size};
use super::page::is_bullet;
use super::printed::Printed;
use super::run::Run;
use crate::import::joining::{Words, is_close};
use crate::pattern::pattern;

/// Lines that are this many times further apart than usual have a gap between them.
const GAP: f32 = 1.3;
/// The lines of a heading may be further apart than that; in sizes of its print.
const HEADING_LEADING: f32 = 2.2;
/// Places that differ by less are the same; in sizes, as all below.
const NEAR: f32 = 0.6;
/// A first line is indented by no more, nor do the others hang by more.
const MAX_INDENT: f32 = 5.0;
/// What programs make of one margin, where lines end at Hanzi and at words.
const CLOSE_SLACK: f32 = 1.0;
const SLACK: f32 = 0.5;
/// A word is no wider than the average of its line times this.
const WIDE_WORD: f32 = 1.2;
/// The blank edges of a cell.
const CELL_EDGES: f32 = 0.8;

/// The number of an item or a section: `1.`, `（一）`, `一、`, `(a)`, `①`, `第三条`.
static HEAD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"^(?:[0-9]{1,2}(?:[.．](?:\s|[^\s0-9])|[)）、])",
        r"|[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}\s",
        r"|[(（][0-9]{1,2}[)）]|[(（][一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}、",
        r"|第[一二三四五六七八九十百零〇]{1,5}[章节条]|[(（]?[a-hA-H][)）.]\s|[(（]?[ivx]{1,4}[)）]\s",
        r"|[①-⑳]|[-–—]\s)",
    ))
});

/// A paragraph to which lines may still be added.
#[derive(Debug)]
pub(super) struct Open<'a> {
    pub number: usize,
    pub first: &'a Printed,
    pub last: &'a Printed,
    pub run: Run,
    pub is_heading: bool,
    pub gap_before: bool,
    /// Whether a page has ended since the last line.
    pub is_broken: bool,
    /// The second line.
    second: Option<&'a Printed>,
}

impl<'a> Open<'a> {
    pub fn new(number: usize, first: &'a Printed, is_heading: bool, gap_before: bool) -> Self {
        let run = first.run.clone();
        Self {
            number,
            first,
            last: first,
            run,
            is_heading,
            gap_before,
            is_broken: false,
            second: None,
        }
    }

    pub fn add(&mut self, line: &'a Printed, words: &Words) {
        self.run.append_line(&line.run, words);
        self.last = line;
        self.second.get_or_insert(line);
        self.is_broken = false;
    }
}

/// Whether a line goes on with a paragraph.
pub(super) fn continues(open: &Open<'_>, next: &Printed, measure: &Measure) -> bool {
    let last = open.last;
    if !same_size(last.size, next.size) {
        return false;
    }
    let down = last.y - next.y;
    // Further up is the next column.
    let is_broken = open.is_broken || down < 0.0;
    if open.is_heading {
        let near = down <= (last.size * HEADING_LEADING).max(measure.leading(last.size));
        return !is_broken && near && !has_head(next) && last.is_bold == next.is_bold;
    }
    if !is_broken && (down < last.size * 0.3 || has_gap(last, next, measure)) {
        return false;
    }
    // Two columns of words are no lines of a paragraph.
    let has_columns = last.run.text.contains('\t') || next.run.text.contains('\t');
    let is_full = measure.room(last) <= need(last, next);
    (is_full || (is_broken && is_cut(open, next)))
        && !has_columns
        && fits_indents(open, next, is_broken, measure)
        && !begins_anew(open, next, measure)
}

/// Whether more than the usual space is between two lines of a page.
pub(super) fn has_gap(last: &Printed, next: &Printed, measure: &Measure) -> bool {
    let leading = measure.leading(last.size).max(measure.leading(next.size));
    last.y - next.y > leading * GAP
}

/// Whether a line of a cell ends for want of words, not of room.
pub(super) fn ends_in_cell(last: &Printed, next: &Printed, width: f32) -> bool {
    width - (last.right - last.left) - last.size * CELL_EDGES > need(last, next)
}

/// The room that the next line's first word would have needed in the last line, at most.
fn need(last: &Printed, next: &Printed) -> f32 {
    let slack = if last.is_exact { 1.0 } else { 3.0 };
    let text = &next.run.text;
    if text.starts_with(is_close) {
        // What must not begin a line takes the sign before it along.
        let first =
            text.chars().take(1).chain(text.chars().skip(1).take_while(|c| !c.is_alphanumeric()));
        return next.size * (first.count() as f32 + CLOSE_SLACK * slack);
    }
    let word = text.chars().take_while(|c| !c.is_whitespace() && !is_close(*c)).count();
    let share = word as f32 / text.chars().count().max(1) as f32;
    let width = (next.right - next.left) * share * WIDE_WORD;
    let slack = if last.run.text.ends_with(is_close) { CLOSE_SLACK } else { SLACK } * slack;
    width + next.size * slack
}

/// Whether a page ends amid a sentence: some end before their last line is full.
fn is_cut(open: &Open<'_>, next: &Printed) -> bool {
    let goes_on = |c: char| c.is_lowercase() || (is_close(c) && c.is_alphabetic());
    open.second.is_some() && !ends_clause(&open.run.text) && next.run.text.starts_with(goes_on)
}

/// Whether the next line stands where a further line of the paragraph would.
fn fits_indents(open: &Open<'_>, next: &Printed, is_broken: bool, measure: &Measure) -> bool {
    let inset = |line: &Printed| Some((line.left - measure.column_of(line)?) / line.size);
    let (Some(first), Some(next_inset)) = (inset(open.first), inset(next)) else { return false };
    let rest = open.second.map(inset);
    let fits = match rest {
        Some(Some(rest)) => (next_inset - rest).abs() <= NEAR,
        Some(None) => false,
        None if next_inset > first + NEAR => {
            has_head(open.first) && next_inset <= first + MAX_INDENT
        }
        None => next_inset >= first - MAX_INDENT,
    };
    if !is_broken || !fits {
        return fits;
    }
    // After a page's end a full line that ends a sentence goes on only where the indent says so.
    (next_inset - first).abs() > NEAR || !ends_sentence(&open.run.text)
}

/// Whether the next line begins with the number of an item, rather than with a figure of the text.
fn begins_anew(open: &Open<'_>, next: &Printed, measure: &Measure) -> bool {
    if !has_head(next) {
        return false;
    }
    let is_aligned = (next.left - open.last.left).abs() <= NEAR * next.size;
    let is_flush = measure.room(open.last) <= next.size * CLOSE_SLACK;
    ends_clause(&open.run.text) || !is_aligned || !is_flush
}

fn has_head(line: &Printed) -> bool {
    bullet(&line.run.text).is_some() || HEAD.is_match(&line.run.text)
}

/// The bytes of the sign before an item, with the space after it.
pub(super) fn bullet(text: &str) -> Option<usize> {
    let sign = text.chars().next()?;
    let rest = text.get(sign.len_utf8()..)?;
    let item = rest.trim_start();
    // A middle dot also parts names.
    let is_sign = is_bullet(sign) || ("·∙".contains(sign) && item.len() < rest.len());
    (is_sign && !item.is_empty()).then_some(text.len() - item.len())
}

fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(['”', '’', '"', '）', ')', '》', '」', '』']);
    text.ends_with(['。', '！', '？', '.', '!', '?', '：', ':'])
}

fn ends_clause(text: &str) -> bool {
    ends_sentence(text) || text.ends_with(['；', ';', '、', '，', ','])
}
