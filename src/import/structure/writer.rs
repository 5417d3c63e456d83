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
                format!("{} {}", "#".repeat(usize::from(*level)), heading_end(text))
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

/// The text of a heading, so that its end is no markup: signs of number and braces would be taken
/// for the end of the heading, or for its attributes.
fn heading_end(mut text: String) -> String {
    if text.ends_with('#') {
        text.insert(text.len() - 1, '\\');
    } else if text.ends_with('}') {
        // Attributes are read before escapes are, and a brace before them is no help: `{{a}`.
        text.truncate(text.len() - 1);
        text.push_str("&#125;");
    }
    text
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
    /// With what it begins.
    pub marker: Marker,
    /// Its paragraphs.
    pub paragraphs: Vec<Line>,
}

/// With what an item of a list begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Marker {
    /// A bullet.
    Bullet,
    /// A number: that which the file gives it, else the next.
    Number(Option<u32>),
    /// Nothing: it goes on with the item before it of its depth.
    None,
}

/// A list that is open.
struct List {
    /// How far its items are indented.
    indent: usize,
    is_ordered: bool,
    /// The number of its last item.
    number: u32,
    /// The sign after its numbers, or its bullet.
    sign: char,
}

impl List {
    /// How far what belongs to its last item is indented.
    fn inside(&self) -> usize {
        let marker = if self.is_ordered { self.number.to_string().len() + 2 } else { 2 };
        self.indent + marker
    }
}

/// Lists in lists, as a file marks them. A number that does not go on with the one before begins
/// another list, with another sign, so that Markdown does not count on.
fn nested(items: &[Item]) -> String {
    let mut out = String::new();
    let mut open: Vec<List> = Vec::new();
    let is_loose = |item: &Item| item.paragraphs.len() > 1 || item.marker == Marker::None;
    let loose = items.iter().any(is_loose);
    for item in items {
        let depth = usize::from(item.depth).min(open.len());
        open.truncate(depth + 1);
        let paragraphs: Vec<String> = item.paragraphs.iter().map(inline).collect();
        let between = if loose { "\n\n" } else { "\n" };
        let marker = match (item.marker, open.last()) {
            (Marker::None, Some(list)) => {
                let space = " ".repeat(list.inside());
                for paragraph in paragraphs {
                    out.push_str(&format!("{between}{space}{paragraph}"));
                }
                continue;
            }
            (marker, _) => marker,
        };
        let given = match marker {
            Marker::Number(number) => number,
            _ => None,
        };
        let is_ordered = matches!(marker, Marker::Number(_));
        let goes_on = open.get(depth).is_some_and(|list| {
            list.is_ordered == is_ordered && given.is_none_or(|number| number == list.number + 1)
        });
        let mut other_sign = false;
        if !goes_on {
            other_sign = open.get(depth).is_some_and(|list| {
                list.is_ordered == is_ordered && matches!(list.sign, '.' | '-')
            });
            open.truncate(depth);
            let indent = open.last().map_or(0, List::inside);
            let sign = match (is_ordered, other_sign) {
                (true, false) => '.',
                (true, true) => ')',
                (false, false) => '-',
                (false, true) => '*',
            };
            let number = given.map_or(0, |number| number.saturating_sub(1));
            open.push(List { indent, is_ordered, number, sign });
        }
        let Some(list) = open.last_mut() else { continue };
        list.number += 1;
        let marker = if is_ordered {
            format!("{}{} ", list.number, list.sign)
        } else {
            format!("{} ", list.sign)
        };
        if !out.is_empty() {
            out.push_str(if other_sign { "\n\n" } else { between });
        }
        let space = " ".repeat(list.indent);
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

/// Whether a first row names the columns: most have a short name, none a figure. A name that covers
/// several columns stands in the first of them.
fn is_heading(row: &Line, columns: usize) -> bool {
    const LONGEST: usize = 24;
    let names: Vec<&str> = row.text.split('\t').collect();
    let is_name = |name: &&str| {
        let length = name.chars().count();
        length <= LONGEST && !name.contains(|c: char| c.is_ascii_digit())
    };
    let named = names.iter().filter(|name| !name.is_empty()).count();
    let is_full = named * 3 >= columns * 2 && !names[0].is_empty();
    names.len() == columns && is_full && names.iter().all(is_name)
}
