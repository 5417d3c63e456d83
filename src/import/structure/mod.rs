//! The paragraphs, headings, lists and tables of a notice, as Markdown.
//!
//! What the file marks is kept as it is. What it does not, the notice's own numbers tell: 一、 and
//! （一） above paragraphs are headings; a count that runs on without a gap (一是……二是……, First …;
//! Secondly …, (i) … (ii) …) is a list. The words that count stay, since they are the notice's;
//! only bullets and the numbers 1. 2. 3. are what Markdown writes itself. Every word of the lines
//! is in the result, in its order.

mod counters;
mod headings;
mod in_line;
mod lists;
mod writer;

pub(super) use lists::bullet;

use counters::{Counter, Family};
use writer::{Item, Marker};

use super::line::{Form, Line};
use super::report::Dropped;

/// A block of the body.
#[derive(Debug, PartialEq, Eq)]
enum Block {
    Paragraph(Line),
    /// A heading and its level.
    Heading(u8, Line),
    /// A numbered list: items, each of one or more paragraphs.
    List(Vec<Vec<Line>>),
    /// A list with bullets.
    Bullets(Vec<Vec<Line>>),
    /// A list as the file marks it.
    Nested(Vec<Item>),
    /// Rows, and whether they name the columns.
    Table(Vec<(bool, Line)>),
    Quote(Vec<Line>),
    Preformatted(Vec<Line>),
}

/// The body as Markdown, and the bullets and numbers that are now Markdown's own.
pub(super) fn body(mut lines: Vec<Line>) -> (String, Vec<Dropped>) {
    headings::find(&mut lines);
    headings::even_out(&mut lines);
    let mut dropped = Vec::new();
    let markdown = writer::write(&blocks(&lines, &mut dropped));
    (markdown, dropped)
}

fn blocks(lines: &[Line], dropped: &mut Vec<Dropped>) -> Vec<Block> {
    let heads: Vec<Option<Counter>> = lines.iter().map(lists::head).collect();
    let mut blocks = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let line = &lines[at];
        let end = at + 1;
        let run = |keep: &dyn Fn(&Form) -> bool| {
            at + lines[at..].iter().take_while(|line| keep(&line.form)).count()
        };
        at = match line.form {
            Form::Heading(level) => {
                blocks.push(Block::Heading(level, line.clone()));
                end
            }
            Form::Item { .. } | Form::UnderItem { .. } => {
                let end = run(&|form| matches!(form, Form::Item { .. } | Form::UnderItem { .. }));
                blocks.push(Block::Nested(marked_items(&lines[at..end])));
                end
            }
            Form::Row { table, .. } => {
                let end =
                    run(&|form| matches!(form, Form::Row { table: other, .. } if *other == table));
                blocks.push(Block::Table(lines[at..end].iter().map(row).collect()));
                end
            }
            Form::Quote => {
                let end = run(&|form| *form == Form::Quote);
                blocks.push(Block::Quote(lines[at..end].to_vec()));
                end
            }
            Form::Preformatted => {
                let end = run(&|form| *form == Form::Preformatted);
                blocks.push(Block::Preformatted(lines[at..end].to_vec()));
                end
            }
            Form::Text => text(lines, &heads, at, &mut blocks, dropped),
        };
    }
    blocks
}

/// Adds the block of running text that begins at a line, and says where the next begins.
fn text(
    lines: &[Line],
    heads: &[Option<Counter>],
    at: usize,
    blocks: &mut Vec<Block>,
    dropped: &mut Vec<Dropped>,
) -> usize {
    if let Some(found) = lists::find(lines, heads, at) {
        let ends = found.heads.iter().skip(1).copied().chain([found.end]);
        let ranges = found.heads.iter().copied().zip(ends);
        let mut items: Vec<Vec<Line>> = ranges.map(|(from, to)| lines[from..to].to_vec()).collect();
        if found.family == Family::Digit {
            for (item, head) in items.iter_mut().zip(&found.heads) {
                let marker = heads[*head].map_or(0, |counter| counter.end);
                item[0] = without_marker(&item[0], marker, dropped);
            }
        }
        blocks.push(Block::List(items));
        return found.end;
    }
    let bullets =
        lines[at..].iter().take_while(|line| line.is_text() && lists::bullet(&line.text).is_some());
    let count = bullets.count();
    if count > 1 {
        let item = |line: &Line| {
            vec![without_marker(line, lists::bullet(&line.text).unwrap_or(0), dropped)]
        };
        blocks.push(Block::Bullets(lines[at..at + count].iter().map(item).collect()));
        return at + count;
    }
    blocks.extend(in_line::blocks(&lines[at]));
    at + 1
}

/// A line without the bullet or number that Markdown writes itself.
fn without_marker(line: &Line, end: usize, dropped: &mut Vec<Dropped>) -> Line {
    let text = line.text[..end].trim().to_owned();
    dropped.push(Dropped { line: line.number, text, rule: "list marker".into() });
    line.part(end..line.text.len())
}

fn row(line: &Line) -> (bool, Line) {
    (matches!(line.form, Form::Row { header: true, .. }), line.clone())
}

/// Items with the paragraphs under them.
fn marked_items(lines: &[Line]) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    for line in lines {
        match (line.form, items.last_mut()) {
            (Form::UnderItem { depth }, Some(item)) if depth == item.depth => {
                item.paragraphs.push(line.clone());
            }
            (Form::UnderItem { depth }, Some(item)) if depth < item.depth => {
                // It goes on with an item further out.
                items.push(Item { depth, marker: Marker::None, paragraphs: vec![line.clone()] });
            }
            (Form::Item { depth, ordered }, _) => {
                let marker = if ordered { Marker::Number(line.item) } else { Marker::Bullet };
                items.push(Item { depth, marker, paragraphs: vec![line.clone()] });
            }
            (Form::UnderItem { depth }, _) => {
                items.push(Item { depth, marker: Marker::Bullet, paragraphs: vec![line.clone()] });
            }
            _ => {}
        }
    }
    items
}

#[cfg(test)]
mod tests {
    use super::*;

    fn structured(text: &str) -> String {
        body(crate::import::formats::lines(text)).0
    }

    #[test]
    fn counted_tasks_become_lists() {
        insta::assert_snapshot!(structured(
            "会议提出要求。一要加强监管，二要提升能力。三要守住底线。\n\
             会议强调：一是甲。二是乙。\n\
             只有一是甲，没有下文。\n\
             First, we must inspect; secondly, we must teach. Thirdly, we must report.\n\
             The first is the last.\n\
             He was first, she was third, nobody second."
        ));
    }

    #[test]
    fn headings_keep_their_ends() {
        for (text, expected) in [
            ("一、总则 {试行}", "<h2>一、总则 {试行}</h2>\n"),
            ("一、语言 C #", "<h2>一、语言 C #</h2>\n"),
            ("一、{a}", "<h2>一、{a}</h2>\n"),
        ] {
            let markdown = structured(&format!("{text}\n正文在此。"));
            let html = crate::content::markdown::commonmark(&markdown);
            assert!(html.starts_with(expected), "{html}");
        }
    }

    #[test]
    fn a_count_that_starts_again_is_another_list() {
        insta::assert_snapshot!(structured(
            "会议指出，一是甲。二是乙。会议强调，一是丙。二是丁。三是戊。\n\
             一、总体要求\n（一）指导思想。\n（二）主要目标。\n二、重点任务\n（一）加强检查。\n\
             First, look.\nSecond, listen.\nFirst, read.\nSecond, write."
        ));
    }

    #[test]
    fn items_keep_the_lines_under_them() {
        insta::assert_snapshot!(structured(
            "The plan has three parts.\n\
             \u{20} One is to write the rules.\n\
             Write them soon.\n\
             \u{20} The second is to follow them.\n\
             Follow them well.\n\
             \u{20} Third, look back.\n\
             Look at all of it.\n\
             \u{20} The plan will be reviewed."
        ));
    }

    #[test]
    fn a_last_item_without_its_number_is_found_by_its_opening() {
        insta::assert_snapshot!(structured(
            "There are three aims: first, we must keep the peace; Secondly, we must keep the books; We must keep the faith."
        ));
    }

    #[test]
    fn a_declared_number_of_parts_becomes_a_list_when_it_is_right() {
        insta::assert_snapshot!(structured(
            "Work follows three lines: do this; do that; do the other.\n\
             Work follows four lines: do this; do that; do the other.\n\
             抓好三项工作：检查；抽检；培训。"
        ));
    }
}
