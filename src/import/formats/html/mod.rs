//! Saved pages of the web: their main text as lines, with headings, lists, tables, links and
//! pictures; what the page says of itself; and every line that is not part of the main text.

mod blocks;
mod elements;
mod head;
mod main_text;
mod page;
mod tables;
mod title;
mod words;

use crate::nesting::TooDeep;
use blocks::Block;
use head::Head;
use page::Page;

use super::Document;
use crate::import::line::Form;
use crate::import::report::Dropped;
use crate::import::{chrome, number};

/// Why a page cannot be read.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub(in crate::import) enum NoPage {
    /// Its tags are nested too deep.
    #[error(transparent)]
    TooDeep(#[from] TooDeep),
    /// There is nothing to read on it.
    #[error("the page holds no text; it may be filled in by a script when a browser opens it")]
    NoText,
    /// It leads to others.
    #[error("the page holds links to others, and no text of its own")]
    OnlyLinks,
}

/// Reads a page. Without a main text that could be told from the rest, all of its lines are kept.
///
/// # Errors
/// When there is nothing to read, or reading it would not end in good time.
pub(super) fn read(text: &str) -> Result<Document, NoPage> {
    let page = Page::parse(text)?;
    if page.blocks.is_empty() {
        return Err(NoPage::NoText);
    }
    let Page { blocks, head, marked, nodes, controls } = page;
    let kept = main_text::main_text(&blocks, marked.as_deref(), nodes);
    if leads_elsewhere(&blocks, &kept) {
        return Err(NoPage::OnlyLinks);
    }
    let mut document = document(blocks, head, kept);
    let line = document.lines.len() + document.dropped.len();
    document.dropped.extend(controls.into_iter().map(|text| Dropped {
        line: line + 1,
        text,
        rule: "control of the page".into(),
    }));
    Ok(document)
}

/// Whether nearly all that would be kept is links, the furniture of the page aside.
fn leads_elsewhere(blocks: &[Block], kept: &[bool]) -> bool {
    let is_text = |block: &&Block| !chrome::is_furniture(&block.line);
    let of_kept = || {
        let kept = blocks.iter().zip(kept).filter(|(_, kept)| **kept);
        kept.map(|(block, _)| block).filter(is_text)
    };
    let length = |block: &Block| block.line.text.chars().filter(|c| !c.is_whitespace()).count();
    let all: usize = of_kept().map(length).sum();
    let links: usize = of_kept().map(|block| block.link_chars.min(length(block))).sum();
    links * 10 > all * 9
}

/// Keeps the lines around the text that say when, by whom and under which number the notice was
/// published: between title and text, in the list of facts above the title, and below the text.
fn keep_what_describes(title: usize, blocks: &[Block], kept: &mut [bool]) {
    /// How far from the title a list of facts begins, and how far from the text its source stands.
    const ABOVE: usize = 12;
    const BELOW: usize = 4;
    let start = kept.iter().skip(title + 1).position(|kept| *kept);
    let start = start.map_or(blocks.len(), |found| title + 1 + found);
    for index in title + 1..start {
        let line = &blocks[index].line;
        kept[index] |= chrome::is_metadata(line) || number::is_number(&line.text);
    }
    if let Some(above) =
        title.checked_sub(1).filter(|above| is_kicker(&blocks[*above], &blocks[title]))
    {
        kept[above] = true;
    }
    let labelled = |index: &usize| chrome::is_labelled(&blocks[*index].line);
    for index in (title.saturating_sub(ABOVE)..title).filter(labelled) {
        kept[index] = true;
    }
    let end = kept.iter().rposition(|kept| *kept).map_or(blocks.len(), |last| last + 1);
    for index in (end..blocks.len().min(end + BELOW)).filter(labelled) {
        kept[index] = true;
    }
}

/// Whether the line above a title is its kicker, or the number of the document: it stands beside
/// the title on the page, and is no link.
fn is_kicker(above: &Block, title: &Block) -> bool {
    const LONGEST: usize = 60;
    let length = above.line.text.chars().count();
    above.container == title.container
        && above.link_chars == 0
        && (4..=LONGEST).contains(&length)
        && !chrome::is_furniture(&above.line)
}

/// Reads HTML that is all main text, such as Markdown becomes. Lines are numbered from `first`.
///
/// # Errors
/// When reading it would not end in good time.
pub(super) fn read_whole(text: &str, first: usize) -> Result<Document, NoPage> {
    let page = Page::parse(text)?;
    let mut document = Document { facts: page.head.facts, ..Document::default() };
    document.lines.extend(page.blocks.into_iter().map(|mut block| {
        block.line.number += first;
        block.line
    }));
    Ok(document)
}

/// How far below the text a line of running text may be part of it, in lines.
const LINES_BELOW: usize = 3;

/// How far below the text its files are listed, in lines.
const FILES_BELOW: usize = 15;

/// Puts the title and what stands between it and the text before the lines that are kept.
fn document(mut blocks: Vec<Block>, head: Head, mut kept: Vec<bool>) -> Document {
    if !kept.contains(&true) {
        kept.fill(true);
    }
    let start = kept.iter().position(|kept| *kept).unwrap_or_default();
    // A line below running text is not its title, whatever it says.
    let is_below = |title: &usize| {
        let above = blocks.iter().zip(&kept).take(*title).skip(start);
        above.into_iter().any(|(block, kept)| *kept && chrome::ends_sentence(&block.line.text))
    };
    let title = title::title_line(&blocks, &head.titles, start).filter(|title| !is_below(title));
    let is_title = |block: &Block| head.titles.iter().any(|title| title.contains(&block.line.text));
    for (block, kept) in blocks.iter().zip(&mut kept) {
        *kept &= !(block.is_picture() && is_title(block));
    }
    if let Some(title) = title {
        blocks[title].line.form = Form::Heading(1);
        kept[..title].fill(false);
        keep_what_describes(title, &blocks, &mut kept);
        kept[title] = true;
    }
    let mut document = Document { facts: head.facts, ..Document::default() };
    if title.is_none() {
        let site = document.facts.site.as_deref();
        document.facts.title = head.titles.first().map(|title| title::without_site(title, site));
    }
    let last = kept.iter().rposition(|kept| *kept).unwrap_or_default();
    let of_last = blocks.get(last).and_then(|block| block.container);
    for (Block { line, link_chars, container, .. }, kept) in blocks.into_iter().zip(kept) {
        if kept {
            document.lines.push(line);
        } else {
            // The files that come with a notice are listed below it.
            if line.number > start && line.number <= last + 1 + FILES_BELOW {
                document.facts.beside.push(line.clone());
            }
            // A line of running text in the notice, or right below it, is for a person to look at.
            let is_text = line.text.ends_with(['。', '；', '.', '！', '？']) && link_chars == 0;
            let index = line.number - 1;
            let is_below = (last + 1..=last + LINES_BELOW).contains(&index) && container == of_last;
            if ((start + 1..last).contains(&index) || is_below) && is_text {
                document.doubts.push(format!("line {} is left out: {}", line.number, line.text));
            }
            let rule = "outside the main text".into();
            document.dropped.push(Dropped { line: line.number, text: line.text, rule });
        }
    }
    document
}
