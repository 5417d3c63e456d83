//! Blocks as Markdown.

use super::Block;
use crate::import::line::Line;
use crate::import::markdown::inline;

/// Writes blocks, each apart from the next.
pub(super) fn write(blocks: &[Block]) -> String {
    let mut markdown = String::new();
    let mut previous = Previous::default();
    for block in blocks {
        if !markdown.is_empty() {
            markdown.push('\n');
        }
        markdown.push_str(&previous.write(block));
        markdown.push('\n');
    }
    markdown
}

/// What the block before was: a list that follows another at once would be read as more of it,
/// unless it has another sign.
#[derive(Default)]
struct Previous {
    number: Option<char>,
    bullet: Option<char>,
}

impl Previous {
    fn write(&mut self, block: &Block) -> String {
        let (number, bullet) = (self.number.take(), self.bullet.take());
        match block {
            Block::Paragraph(line) => inline(line),
            Block::Heading(level, line) => {
                // A number begins no list here.
                let text = inline(line).replacen("\\.", ".", usize::from(begins_with_digit(line)));
                format!("{} {text}", "#".repeat(usize::from(*level)))
            }
            Block::Quote(lines) => lines
                .iter()
                .map(|line| format!("> {}", inline(line)))
                .collect::<Vec<String>>()
                .join("\n>\n"),
            Block::Preformatted(lines) => preformatted(lines),
            Block::Table(rows) => table(rows),
            Block::List(items) => {
                let sign = if number == Some('.') { ')' } else { '.' };
                self.number = Some(sign);
                list(items, |index| format!("{}{sign} ", index + 1))
            }
            Block::Bullets(items) => {
                let sign = if bullet == Some('-') { '*' } else { '-' };
                self.bullet = Some(sign);
                list(items, |_| format!("{sign} "))
            }
            Block::Nested(items) => nested(items),
        }
    }
}

fn begins_with_digit(line: &Line) -> bool {
    line.text.starts_with(|c: char| c.is_ascii_digit())
}

/// A list; its items stand close together unless one has more than a paragraph.
fn list(items: &[Vec<Line>], marker: impl Fn(usize) -> String) -> String {
    let between = if items.iter().any(|item| item.len() > 1) { "\n\n" } else { "\n" };
    let item = |(index, paragraphs): (usize, &Vec<Line>)| {
        let marker = marker(index);
        let indent = " ".repeat(marker.len());
        let paragraphs: Vec<String> = paragraphs.iter().map(inline).collect();
        format!("{marker}{}", paragraphs.join(&format!("\n\n{indent}")))
    };
    items.iter().enumerate().map(item).collect::<Vec<String>>().join(between)
}

/// An item of a list in lists.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Item {
    /// How many lists it is inside of, besides its own.
    pub depth: u8,
    /// Whether its list is numbered.
    pub ordered: bool,
    /// Its paragraphs.
    pub paragraphs: Vec<Line>,
}

/// Lists in lists, as a file marks them.
fn nested(items: &[Item]) -> String {
    let mut out = String::new();
    // For each list that is open: how far its items are indented, and the number of the last.
    let mut open: Vec<(usize, bool, usize)> = Vec::new();
    let loose = items.iter().any(|item| item.paragraphs.len() > 1);
    for item in items {
        let depth = usize::from(item.depth).min(open.len());
        open.truncate(depth + 1);
        if open.get(depth).is_some_and(|(_, ordered, _)| *ordered != item.ordered) {
            open.truncate(depth);
        }
        if open.len() == depth {
            let indent = open.last().map_or(0, |(indent, ordered, number)| {
                indent + if *ordered { number.to_string().len() + 2 } else { 2 }
            });
            open.push((indent, item.ordered, 0));
        }
        let Some((indent, ordered, number)) = open.last_mut() else { continue };
        *number += 1;
        let marker = if *ordered { format!("{number}. ") } else { "- ".to_owned() };
        if !out.is_empty() {
            out.push_str(if loose { "\n\n" } else { "\n" });
        }
        let space = " ".repeat(*indent);
        let paragraphs: Vec<String> = item.paragraphs.iter().map(inline).collect();
        let under = format!("\n\n{space}{}", " ".repeat(marker.len()));
        out.push_str(&format!("{space}{marker}{}", paragraphs.join(&under)));
    }
    out
}

/// Lines whose spaces count, between fences that no line of them holds.
fn preformatted(lines: &[Line]) -> String {
    let longest = lines.iter().flat_map(|line| line.text.split(|c| c != '`')).map(str::len).max();
    let fence = "`".repeat(longest.unwrap_or(0).max(2) + 1);
    let text: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
    format!("{fence}\n{}\n{fence}", text.join("\n"))
}

/// A table. Markdown knows none without a row of headings: where no row is one, it is empty.
fn table(rows: &[(bool, Line)]) -> String {
    let cells: Vec<Vec<String>> = rows.iter().map(|(_, line)| cells(line)).collect();
    let columns = cells.iter().map(Vec::len).max().unwrap_or(0);
    let row = |cells: &[String]| {
        let blank = String::new();
        let all = (0..columns).map(|column| cells.get(column).unwrap_or(&blank).as_str());
        format!("| {} |", all.collect::<Vec<&str>>().join(" | "))
    };
    let has_heading =
        rows.first().is_some_and(|(header, line)| *header || is_heading(line, columns));
    let (heading, rest) = cells.split_at(usize::from(has_heading));
    let heading = heading.first().map_or_else(|| row(&[]), |cells| row(cells));
    let rule = format!("|{}", " --- |".repeat(columns));
    let rows = rest.iter().map(|cells| row(cells));
    [heading, rule].into_iter().chain(rows).collect::<Vec<String>>().join("\n")
}

/// The cells of a row, each as Markdown.
fn cells(row: &Line) -> Vec<String> {
    let mut cells = Vec::new();
    let mut start = 0;
    for cell in row.text.split('\t') {
        cells.push(inline(&row.part(start..start + cell.len())));
        start += cell.len() + 1;
    }
    cells
}

/// Whether a first row names the columns: each has a short name without a figure.
fn is_heading(row: &Line, columns: usize) -> bool {
    const LONGEST: usize = 24;
    let names: Vec<&str> = row.text.split('\t').collect();
    let is_name = |name: &&str| {
        let length = name.chars().count();
        (1..=LONGEST).contains(&length) && !name.contains(|c: char| c.is_ascii_digit())
    };
    names.len() == columns && names.iter().all(is_name)
}
