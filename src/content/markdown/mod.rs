//! The body of a record: Markdown in, blocks and HTML out.
//!
//! CommonMark 0.31.2 with GitHub's tables, strikethrough, task lists and footnotes, and the rules
//! for Chinese of `cjk`. What can be wrong in a body (a link to nothing, a link that a browser
//! would run) is a problem at its line; the text is kept.

mod blocks;
mod cells;
mod cite;
pub(crate) mod cjk;
mod events;
mod highlight;
mod links;
mod pictures;
mod place;
mod safe_html;
mod standalone;
mod unfit;
mod wiki_links;
mod writer;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::html;
use serde::{Deserialize, Serialize};

pub use cite::{Citation, Cited};
pub use links::{LinkContext, RecordLink, WebLink};
pub use place::{Anchor, Span};
pub use safe_html::ELEMENTS;
pub use standalone::{Edit, literal};
pub use writer::{escape, escape_into};

use crate::character;
use crate::limits::{DEEPEST, MOST_RAW_TAGS};
use crate::nesting;
use crate::problem::{Problem, Rule, SourceText};
use blocks::{Marks, take_marks};
use events::{Events, Syntax, read_events};
use writer::Writer;

/// A body, read.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Body {
    /// The HTML of the whole body; safe to stand in a page.
    pub html: String,
    /// Its building blocks in order: what aligns two languages of one notice.
    pub blocks: Vec<Block>,
    /// The words of all blocks, without markup, one block after the other.
    pub text: String,
    /// The documents that it cites, in order.
    pub citations: Vec<Citation>,
    /// Its headings in order.
    pub headings: Vec<Heading>,
    /// The anchors that headings name themselves.
    pub named_anchors: BTreeSet<Box<str>>,
    /// Its links to records, in order.
    pub links: Vec<RecordLink>,
    /// Its links out of the site, in order.
    pub web_links: Vec<WebLink>,
    /// Whether it holds highlighted code, and the page needs the colours for it.
    pub has_code: bool,
    /// Its Markdown: bytes of the file.
    pub source: Span,
    /// What changes in it where it stands by itself.
    pub edits: Vec<Edit>,
}

/// One building block of a body. Blocks do not nest: an item of a list has its own words, not those
/// of the lists inside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// How many lists it stands in.
    pub depth: u8,
    /// The number of an item of a numbered list.
    pub number: Option<u32>,
    /// The anchor of its element.
    pub anchor: Anchor,
    /// Its bytes in the file.
    pub span: Span,
    /// Its words: bytes of [`Body::text`].
    pub text: Span,
    /// What stands inside its element, of a table's row the cells: bytes of [`Body::html`]. Empty where the body holds raw
    /// HTML, of which no part can be shown without the others.
    pub html: Span,
}

impl Body {
    /// Whether a block has this anchor.
    #[must_use]
    pub fn has_anchor(&self, id: &str) -> bool {
        // Those that are numbered stand at their number.
        let number = id.strip_prefix('b').and_then(|number| number.parse::<usize>().ok());
        let numbered = number.and_then(|number| self.blocks.get(number.checked_sub(1)?));
        let number = id.strip_prefix('s').and_then(|number| number.parse::<usize>().ok());
        let heading = number.and_then(|number| self.headings.get(number.checked_sub(1)?));
        numbered.is_some_and(|block| block.anchor == *id)
            || heading.is_some_and(|heading| heading.id == id)
            || self.named_anchors.contains(id)
    }

    /// The words of a block. The cells of a table's row are parted by tabs.
    #[must_use]
    pub fn words(&self, block: &Block) -> &str {
        self.text.get(block.text.range()).unwrap_or_default()
    }

    /// Where a remark on a block can stand in the HTML: at the beginning of its words; before a piece
    /// of code, whose words are nothing else. `None` where the block has no place of its own.
    #[must_use]
    pub fn place_for_remark(&self, block: &Block) -> Option<usize> {
        let html = self.html.get(block.html.range()).filter(|html| !html.is_empty())?;
        let anchor = blocks::anchor(&block.anchor);
        match block.kind {
            BlockKind::TableRow => {
                html.find(&anchor).map(|at| block.html.start() + at + anchor.len())
            }
            BlockKind::Code => self.html[..block.html.start()].rfind("<pre"),
            _ => Some(block.html.start()),
        }
    }

    /// The HTML inside a block's element, without its anchor; `None` where it can only be shown as
    /// words.
    #[must_use]
    pub fn inside(&self, block: &Block) -> Option<Cow<'_, str>> {
        let html = self.html.get(block.html.range()).filter(|html| !html.is_empty())?;
        Some(match block.kind {
            BlockKind::TableRow => html.replacen(&blocks::anchor(&block.anchor), "", 1).into(),
            _ => html.into(),
        })
    }
}

/// The kinds of blocks by which two texts are aligned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum BlockKind {
    /// A heading of level 2 (the title is 1) to 6.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// An item of a list.
    Item,
    /// A paragraph of a quotation.
    Quote,
    /// A block of code.
    Code,
    /// A row of a table.
    TableRow,
    /// A thematic break.
    Rule,
    /// Raw HTML.
    Html,
}

/// A heading and its anchor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    /// Level, 2 to 6.
    pub level: u8,
    /// The id of its element, alike in all languages unless the text names one (`{#id}`).
    pub id: String,
    /// Its text, without markup.
    pub text: String,
}

/// Reads the Markdown at `range` of a file.
pub fn render(
    source: &SourceText,
    range: Range<usize>,
    context: &LinkContext<'_>,
    problems: &mut Vec<Problem>,
) -> Body {
    let text = source.text.get(range.clone()).unwrap_or_default();
    let prepared = cjk::prepare(text);
    let Events { all: mut events, too_deep } = read_events(&prepared, range.start, Syntax::Record);
    problems.extend(too_deep.map(|at| {
        let message = format!("this is nested more than {DEEPEST} deep");
        Problem::error(Rule::TooMuch, source.place(at), message)
            .help("take signs away that no reader needs: >, list marks, brackets, asterisks")
    }));
    unfit::take_out(&mut events, source, problems);
    let mut events = context.read_wiki_links(events, source, problems);
    pictures::check_descriptions(&mut events, source, problems);
    let marks = Marks::not_in(&events);
    let mut writer = Writer::new(source, context, marks, problems);
    let events = writer.rewrite(events);
    let Writer { mut body, raw_html, raw_tags, own_links, blocks, edits, .. } = writer;
    (body.blocks, body.text) = (blocks.found, blocks.text);
    (body.source, body.edits) = (range.into(), edits.finish());
    // They stay for the whole build, and have grown by doubling.
    body.blocks.shrink_to_fit();
    body.text.shrink_to_fit();
    let mut html = String::with_capacity(text.len() * 3 / 2);
    html::push_html(&mut html, cells::with_classes(events.into_iter()));
    body.html = match marks {
        Some(marks) => take_marks(&html, marks, &mut body.blocks),
        None => html,
    };
    let refused = raw_html.as_ref().and_then(|at| Some((at, too_much(raw_tags, &body.html)?)));
    if let Some((at, reason)) = refused {
        let message = format!("the raw HTML is not read: {reason}");
        problems.push(
            Problem::error(Rule::TooMuch, source.place(at.clone()), message)
                .help("write it as Markdown"),
        );
        body.html.clear();
        body.blocks.iter_mut().for_each(|block| block.html = Span::default());
    } else if let Some(at) = raw_html {
        let before = safe_html::length_of_text(&body.html);
        let ids = body.blocks.iter().map(|block| block.anchor.to_string()).collect();
        let own = safe_html::Own { links: own_links, ids };
        let (clean, left_out) = safe_html::clean(&body.html, own);
        // Raw HTML can spell characters as well (`&#27;`).
        let spelled = character::first_unfit(&clean);
        problems.extend(spelled.map(|(_, c)| character::problem(c, source.place(at.clone()))));
        body.html = character::without_unfit(&clean).into_owned();
        body.blocks.iter_mut().for_each(|block| block.html = Span::default());
        if safe_html::length_of_text(&body.html) < before {
            let message = "text is lost in raw HTML: it stands in an element that is not allowed, or in a comment that is not closed";
            problems.push(
                Problem::warning(Rule::RawHtml, source.place(at.clone()), message)
                    .help("write it as Markdown"),
            );
        }
        problems.extend(left_out.into_iter().map(|what| {
            let message = format!("{what} in raw HTML is left out");
            Problem::warning(Rule::RawHtml, source.place(at.clone()), message)
                .help("write it as Markdown")
        }));
    }
    body
}

/// Why raw HTML would take too long to clean, if it would.
fn too_much(raw_tags: usize, html: &str) -> Option<String> {
    if raw_tags > MOST_RAW_TAGS {
        return Some(format!("it has more than {MOST_RAW_TAGS} tags"));
    }
    nesting::check(html).err().map(|fault| fault.to_string())
}

/// The HTML of Markdown as it is, without links resolved, headings moved or raw HTML cleaned. This
/// is the layer that CommonMark's own examples hold to account; not for text of strangers.
#[must_use]
pub fn commonmark(text: &str) -> String {
    let prepared = cjk::prepare(text);
    let mut out = String::new();
    html::push_html(
        &mut out,
        read_events(&prepared, 0, Syntax::CommonMark).all.into_iter().map(|(event, _)| event),
    );
    out
}
