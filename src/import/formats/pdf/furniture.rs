//! Page numbers and running heads: what a page carries that is no part of the text.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use regex::Regex;

use super::page::Page;
use super::printed::Printed;
use crate::pattern::pattern;

/// For a page (by its index) and a piece on it, why it is no part of the text.
pub(super) type Furniture = HashMap<(usize, usize), &'static str>;

/// Page furniture stands in the upper or lower eighth of a page,
const MARGIN: f32 = 0.125;
/// among its first or last lines,
const LINES: usize = 3;
/// and at the same height on every page, give or take a few points.
const SAME_HEIGHT: f32 = 6.0;

/// `- 1 -`, `— 2 —`, `3`, `Page 1 of 3`, `1/3`, `第 1 页 共 3 页`.
static PAGE_NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^[-–—―－·•~\s]*(?:",
        r"(?:page|p\.)?\s*[0-9０-９]{1,4}(?:\s*(?:of|/|／)\s*[0-9０-９]{1,4})?",
        r"|第\s*[0-9０-９一二三四五六七八九十百]{1,5}\s*页(?:\s*[,，/／、（(]?\s*共\s*[0-9０-９一二三四五六七八九十百]{1,5}\s*页[)）]?)?",
        r"|共\s*[0-9０-９]{1,4}\s*页\s*[,，/／、]?\s*第\s*[0-9０-９]{1,4}\s*页",
        r")[-–—―－·•~\s]*$",
    ))
});

/// Finds the furniture of all pages.
pub(super) fn find(pages: &[Page]) -> Furniture {
    let mut furniture = Furniture::new();
    let mut seen: HashMap<String, Vec<(usize, usize, f32)>> = HashMap::new();
    for (index, page) in pages.iter().enumerate() {
        for (piece, line) in in_margins(page) {
            if PAGE_NUMBER.is_match(&line.run.text) {
                furniture.insert((index, piece), "page number");
            } else {
                seen.entry(key(&line.run.text)).or_default().push((index, piece, line.y));
            }
        }
    }
    for places in seen.values() {
        for (index, piece, y) in places {
            let same = places.iter().filter(|other| (other.2 - y).abs() <= SAME_HEIGHT);
            let on: HashSet<usize> = same.map(|(index, ..)| *index).collect();
            if is_running(on.len(), pages.len()) {
                furniture.insert((*index, *piece), "running head");
            }
        }
    }
    furniture
}

/// On most pages; or on nearly every second one, as where left and right pages differ.
fn is_running(on: usize, of: usize) -> bool {
    (on >= 2 && on * 2 > of) || (on >= 3 && on * 5 >= of * 2)
}

/// The text without its numbers, which may be those of pages, and without spaces.
fn key(text: &str) -> String {
    let mut key = String::new();
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        let c = if c.is_numeric() { '0' } else { c };
        if c != '0' || !key.ends_with('0') {
            key.push(c);
        }
    }
    key
}

/// The first and last lines of a page, so far as they stand in its margins.
fn in_margins(page: &Page) -> impl Iterator<Item = (usize, &Printed)> {
    let (bottom, top) = page.edges;
    let margin = (top - bottom) * MARGIN;
    let mut lines: Vec<(usize, &Printed)> = page.lines().collect();
    lines.sort_by(|a, b| b.1.y.total_cmp(&a.1.y));
    let count = lines.len();
    lines.into_iter().enumerate().filter_map(move |(index, (piece, line))| {
        let is_first = index < LINES && line.y >= top - margin;
        let is_last = index + LINES >= count && line.y <= bottom + margin;
        (is_first || is_last).then_some((piece, line))
    })
}

#[cfg(test)]
mod tests {
    use super::super::page::Piece;
    use super::super::run::Run;
    use super::*;

    fn line(text: &str, y: f32) -> Piece {
        let run = Run { text: text.to_owned(), marks: Vec::new() };
        Piece::Line(Printed { run, y, size: 12.0, ..Printed::default() })
    }

    fn page(lines: &[(&str, f32)]) -> Page {
        let pieces = lines.iter().map(|(text, y)| line(text, *y)).collect();
        Page { edges: (0.0, 842.0), pieces, ..Page::default() }
    }

    #[test]
    fn page_numbers_are_told_from_numbers() {
        for text in [
            "1",
            "- 1 -",
            "— 12 —",
            "－１－",
            "Page 1 of 3",
            "3 / 4",
            "第1页 共3页",
            "第 2 页",
            "共3页，第1页",
        ] {
            assert!(PAGE_NUMBER.is_match(text), "{text}");
        }
        for text in ["2024年", "1. Scope", "12345678", "第一章", "Page", "10%"] {
            assert!(!PAGE_NUMBER.is_match(text), "{text}");
        }
    }

    #[test]
    fn what_every_page_repeats_is_a_running_head() {
        let pages = [
            page(&[("Gazette No. 7", 810.0), ("Text", 700.0), ("Text", 80.0), ("1", 30.0)]),
            page(&[("Gazette No. 7", 811.0), ("Other", 770.0), ("2", 400.0), ("2", 30.0)]),
        ];
        let mut found: Vec<_> = find(&pages).into_iter().collect();
        found.sort_unstable();
        assert_eq!(
            found,
            [
                ((0, 0), "running head"),
                ((0, 3), "page number"),
                ((1, 0), "running head"),
                ((1, 3), "page number"),
            ]
        );
    }
}
