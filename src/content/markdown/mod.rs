//! The body of a record: Markdown in, blocks and HTML out.
//!
//! CommonMark 0.31.2 with GitHub's tables, strikethrough, task lists and footnotes, and the rules
//! for Chinese of `cjk`. What can be wrong in a body (a link to nothing, a link that a browser
//! would run) is a problem at its line; the text is kept.

pub(crate) mod cjk;
mod events;
mod highlight;
mod links;
mod safe_html;
mod writer;

use std::ops::Range;

use pulldown_cmark::html;

pub use links::{LinkContext, RecordLink};

use crate::problem::{Problem, SourceText};
use events::read_events;
use writer::Writer;

/// A body, read.
#[derive(Debug, Clone, Default)]
pub struct Body {
    /// The HTML of the whole body; safe to stand in a page.
    pub html: String,
    /// Its building blocks in order: what aligns two languages of one notice.
    pub blocks: Vec<Block>,
    /// Its headings in order.
    pub headings: Vec<Heading>,
    /// Its links to records, in order.
    pub links: Vec<RecordLink>,
    /// Whether it holds highlighted code, and the page needs the colours for it.
    pub has_code: bool,
}

/// One building block of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its bytes in the file.
    pub span: Range<usize>,
}

/// The kinds of blocks by which two texts are aligned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading of level 2 (the title is 1) to 6.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// An item of a list.
    Item,
    /// The start of a quotation.
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
#[derive(Debug, Clone, PartialEq, Eq)]
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
    let events = read_events(&prepared, range.start);
    let mut writer = Writer::new(source, context, problems);
    let events = writer.rewrite(events);
    let Writer { mut body, raw_html, own_links, .. } = writer;
    body.html.reserve(text.len() * 3 / 2);
    html::push_html(&mut body.html, events.into_iter());
    if let Some(at) = raw_html {
        let before = safe_html::length_of_text(&body.html);
        let (clean, left_out) = safe_html::clean(&body.html, own_links);
        body.html = clean;
        if safe_html::length_of_text(&body.html) < before {
            let message = "text is lost in raw HTML: it stands in an element that is not allowed, or in a comment that is not closed";
            problems.push(
                Problem::warning(source.place(at.clone()), message).help("write it as Markdown"),
            );
        }
        problems.extend(left_out.into_iter().map(|what| {
            let message = format!("{what} in raw HTML is left out");
            Problem::warning(source.place(at.clone()), message).help("write it as Markdown")
        }));
    }
    body
}

/// The HTML of Markdown as it is, without links resolved, headings moved or raw HTML cleaned. This
/// is the layer that CommonMark's own examples hold to account; not for text of strangers.
#[must_use]
pub fn commonmark(text: &str) -> String {
    let prepared = cjk::prepare(text);
    let mut out = String::new();
    html::push_html(&mut out, read_events(&prepared, 0).into_iter().map(|(event, _)| event));
    out
}
