//! The building blocks of a body, told from its events: each with an anchor, its words, and its
//! place in the HTML.
//!
//! A block is what a reader points at: a heading, a paragraph, an item of a list with its own words
//! (not those of the lists inside it), a row of a table, a piece of code. Blocks do not nest. Where
//! a block's HTML begins and ends is marked with two noncharacters while the HTML is written, and
//! [`take_marks`] reads them off the result, so that the library that writes it need not be asked.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::events::Spanned;
use super::{Anchor, Block, BlockKind, Span};

/// The noncharacters of which two are used.
const MARKS: [char; 16] = [
    '\u{FDE0}', '\u{FDE1}', '\u{FDE2}', '\u{FDE3}', '\u{FDE4}', '\u{FDE5}', '\u{FDE6}', '\u{FDE7}',
    '\u{FDE8}', '\u{FDE9}', '\u{FDEA}', '\u{FDEB}', '\u{FDEC}', '\u{FDED}', '\u{FDEE}', '\u{FDEF}',
];

/// Characters that mark where the HTML of a block begins and ends.
#[derive(Clone, Copy)]
pub(super) struct Marks {
    open: char,
    close: char,
}

impl Marks {
    /// Two noncharacters that the parser's events do not hold. Nobody writes them; one who writes all of them
    /// gets a page without the views that need blocks.
    pub fn not_in(events: &[Spanned<'_>]) -> Option<Self> {
        let mut taken = [false; MARKS.len()];
        let mut take = |text: &str| {
            // Few texts hold any character of the block of noncharacters: EF B7 90 to EF B7 AF.
            if memchr::memmem::find(text.as_bytes(), b"\xEF\xB7").is_some() {
                for (mark, taken) in MARKS.iter().zip(&mut taken) {
                    *taken |= text.contains(*mark);
                }
            }
        };
        for (event, _) in events {
            match event {
                Event::Text(text)
                | Event::Code(text)
                | Event::Html(text)
                | Event::InlineHtml(text) => take(text),
                Event::Start(
                    Tag::Link { dest_url, title, .. } | Tag::Image { dest_url, title, .. },
                ) => {
                    take(dest_url);
                    take(title);
                }
                _ => {}
            }
        }
        let mut free = MARKS.iter().zip(taken).filter(|(_, taken)| !taken).map(|(mark, _)| *mark);
        Some(Self { open: free.next()?, close: free.next()? })
    }

    fn html<'e>(self, before: &str, mark: char) -> Event<'e> {
        Event::Html(format!("{before}{mark}").into())
    }
}

/// Takes the marks out of the HTML, and gives each block the bytes between its own. Were they not
/// one pair for each block, one after the other, no block would have any.
pub(super) fn take_marks(html: &str, marks: Marks, blocks: &mut [Block]) -> String {
    let mut out = String::with_capacity(html.len());
    let mut ranges: Vec<Range<usize>> = Vec::with_capacity(blocks.len());
    let mut open = None;
    let mut is_sound = true;
    let mut copied = 0;
    for (at, mark) in html.match_indices([marks.open, marks.close]) {
        out.push_str(&html[copied..at]);
        copied = at + mark.len();
        if mark.starts_with(marks.open) {
            is_sound &= open.replace(out.len()).is_none();
        } else {
            is_sound &= open.is_some();
            ranges.extend(open.take().map(|start| start..out.len()));
        }
    }
    out.push_str(&html[copied..]);
    if is_sound && ranges.len() == blocks.len() {
        for (block, range) in blocks.iter_mut().zip(ranges) {
            block.html = range.into();
        }
    }
    out
}

/// What is around a block.
enum Around {
    List { next: Option<u64> },
    Quote,
    Other,
}

/// Finds the blocks while events pass. What it gives back goes to the page in place of the event.
pub(super) struct Blocks {
    marks: Option<Marks>,
    pub found: Vec<Block>,
    /// The words of all blocks, one after the other.
    pub text: String,
    around: Vec<Around>,
    open: Option<Open>,
}

struct Open {
    /// Whether the mark for its beginning is written.
    begun: bool,
    /// Whether a paragraph may still take it over: it is an item, and nothing was in it.
    adopts: bool,
    /// Whether the paragraph that it lies in closes it.
    by_paragraph: bool,
}

/// What an event means for the blocks: events to write before it, whether it is written itself, and
/// events to write after it.
#[derive(Default)]
pub(super) struct Passed<'e> {
    pub before: Vec<Event<'e>>,
    pub instead: Option<Event<'e>>,
    pub after: Vec<Event<'e>>,
    /// The number of the block that ends before this event.
    pub ended: Option<usize>,
}

impl Blocks {
    pub fn new(marks: Option<Marks>) -> Self {
        Self { marks, found: Vec::new(), text: String::new(), around: Vec::new(), open: None }
    }

    /// Gives the block that is open an anchor of its own.
    pub fn set_anchor(&mut self, anchor: Anchor) {
        if let Some(block) = self.found.last_mut() {
            block.anchor = anchor;
        }
    }

    /// The words of a block of raw HTML.
    pub fn html_words(&mut self, html: &str) {
        if self.open.is_some() {
            self.text.push_str(&super::safe_html::words(html));
        }
    }

    /// Takes an event that is about to be written. `level` is that of a heading on the page; `next`
    /// is the event that follows.
    pub fn pass<'e>(
        &mut self,
        event: &Event<'e>,
        span: &Range<usize>,
        level: u8,
        next: Option<&Spanned<'_>>,
    ) -> Passed<'e> {
        let mut passed = Passed::default();
        match event {
            Event::Start(tag) if is_inline(tag) => self.inline(span, &mut passed),
            Event::Text(words) | Event::Code(words) => {
                self.inline(span, &mut passed);
                self.text.push_str(words);
            }
            Event::SoftBreak | Event::HardBreak => {
                self.inline(span, &mut passed);
                self.text.push(' ');
            }
            Event::InlineHtml(_) | Event::FootnoteReference(_) | Event::TaskListMarker(_) => {
                self.inline(span, &mut passed);
            }
            Event::Start(tag) => self.start(tag, span, level, &mut passed),
            Event::End(tag) => self.end(*tag, next, &mut passed),
            Event::Rule => {
                self.close(&mut passed);
                let id = self.begin(BlockKind::Rule, span);
                let marks = self.both_marks();
                passed.instead = Some(Event::Html(format!("<hr id=\"{id}\">{marks}\n").into()));
                self.finish();
            }
            _ => {}
        }
        passed
    }

    /// Something that stands in a line. Without an open block (text after the list inside a tight
    /// item) it begins a paragraph of its own.
    fn inline(&mut self, span: &Range<usize>, passed: &mut Passed<'_>) {
        if self.open.is_none() {
            let id = self.begin(BlockKind::Paragraph, span);
            passed.before.push(Event::Html(anchor(&id).into()));
        }
        passed.before.extend(self.begun(""));
    }

    fn start<'e>(
        &mut self,
        tag: &Tag<'e>,
        span: &Range<usize>,
        level: u8,
        passed: &mut Passed<'e>,
    ) {
        if matches!(tag, Tag::Paragraph)
            && let Some(item) = self.open.as_mut().filter(|open| open.adopts)
        {
            (item.adopts, item.by_paragraph) = (false, true);
            passed.after.extend(self.begun(""));
            return;
        }
        if matches!(tag, Tag::TableCell) {
            return self.start_cell(passed);
        }
        self.close(passed);
        match tag {
            Tag::Paragraph => {
                let is_quoted = matches!(self.around.last(), Some(Around::Quote));
                let kind = if is_quoted { BlockKind::Quote } else { BlockKind::Paragraph };
                let id = self.begin(kind, span);
                if let Some(open) = &mut self.open {
                    open.by_paragraph = true;
                }
                passed.instead = Some(Event::Html(format!("<p id=\"{id}\">").into()));
                passed.after.extend(self.begun(""));
            }
            Tag::Heading { .. } => {
                self.begin(BlockKind::Heading(level), span);
                passed.after.extend(self.begun(""));
            }
            Tag::Item => self.start_item(span, passed),
            Tag::List(next) => self.around.push(Around::List { next: *next }),
            Tag::BlockQuote(_) => self.around.push(Around::Quote),
            Tag::FootnoteDefinition(_) => self.around.push(Around::Other),
            Tag::TableHead | Tag::TableRow => {
                self.begin(BlockKind::TableRow, span);
            }
            Tag::CodeBlock(_) => {
                self.begin(BlockKind::Code, span);
            }
            Tag::HtmlBlock => {
                let id = self.begin(BlockKind::Html, span);
                passed.before.extend(self.begun(&anchor(&id)));
            }
            _ => {}
        }
    }

    fn start_item(&mut self, span: &Range<usize>, passed: &mut Passed<'_>) {
        let number = match self.around.last_mut() {
            Some(Around::List { next: Some(next) }) => {
                let number = *next;
                *next = next.saturating_add(1);
                Some(number)
            }
            _ => None,
        };
        let id = self.begin(BlockKind::Item, span);
        if let Some(block) = self.found.last_mut() {
            block.number = number.and_then(|number| u32::try_from(number).ok());
        }
        if let Some(open) = &mut self.open {
            open.adopts = true;
        }
        passed.instead = Some(Event::Html(format!("\n<li id=\"{id}\">").into()));
    }

    /// The first cell of a row begins the row's block, and holds its anchor.
    fn start_cell(&mut self, passed: &mut Passed<'_>) {
        let is_first = self.open.as_ref().is_some_and(|open| !open.begun);
        if is_first {
            let Some(block) = self.found.last() else { return };
            let id = block.anchor.clone();
            passed.before.extend(self.begun(""));
            passed.after.push(Event::Html(anchor(&id).into()));
        } else {
            self.text.push('\t');
        }
    }

    fn end(&mut self, tag: TagEnd, next: Option<&Spanned<'_>>, passed: &mut Passed<'_>) {
        let ends_row = |next: Option<&Spanned<'_>>| {
            matches!(next, Some((Event::End(TagEnd::TableHead | TagEnd::TableRow), _)))
        };
        match tag {
            TagEnd::Paragraph if self.open.as_ref().is_some_and(|open| open.by_paragraph) => {
                self.close(passed);
            }
            TagEnd::Heading(_) | TagEnd::HtmlBlock | TagEnd::Item => self.close(passed),
            TagEnd::TableCell if ends_row(next) => {
                // The cells of a row are inside it, with their tags.
                self.close(passed);
                passed.after.append(&mut passed.before);
            }
            TagEnd::List(_) | TagEnd::BlockQuote(_) | TagEnd::FootnoteDefinition => {
                self.close(passed);
                self.around.pop();
            }
            _ => {}
        }
    }

    /// The block of code that was read, as it stands in the page.
    pub fn code<'e>(&mut self, code: &str, inside: &str) -> Event<'e> {
        self.text.push_str(code);
        let id = self.found.last().map_or(Anchor::Block(0), |block| block.anchor.clone());
        let (open, close) = match self.marks {
            Some(marks) => (marks.open.to_string(), marks.close.to_string()),
            None => Default::default(),
        };
        let html =
            format!("<pre id=\"{id}\" tabindex=\"0\"><code>{open}{inside}{close}</code></pre>\n");
        self.finish();
        Event::Html(html.into())
    }

    fn both_marks(&self) -> String {
        self.marks.map_or_else(String::new, |marks| format!("{}{}", marks.open, marks.close))
    }

    /// Opens a block, and gives its anchor.
    fn begin(&mut self, kind: BlockKind, span: &Range<usize>) -> Anchor {
        let number = u32::try_from(self.found.len() + 1).unwrap_or(u32::MAX);
        let anchor = Anchor::Block(number);
        let lists = self.around.iter().filter(|one| matches!(one, Around::List { .. })).count();
        self.found.push(Block {
            kind,
            depth: u8::try_from(lists).unwrap_or(u8::MAX),
            number: None,
            anchor: anchor.clone(),
            span: span.clone().into(),
            text: (self.text.len()..self.text.len()).into(),
            html: Span::default(),
        });
        self.open = Some(Open { begun: false, adopts: false, by_paragraph: false });
        anchor
    }

    /// The mark for the beginning of the open block, where it is not written yet.
    fn begun<'e>(&mut self, before: &str) -> Option<Event<'e>> {
        let open = self.open.as_mut().filter(|open| !open.begun)?;
        (open.begun, open.adopts) = (true, false);
        Some(match self.marks {
            Some(marks) => marks.html(before, marks.open),
            None => Event::Html(before.to_owned().into()),
        })
    }

    /// Ends the open block before the event that is passing.
    fn close(&mut self, passed: &mut Passed<'_>) {
        if self.open.is_none() {
            return;
        }
        passed.before.extend(self.begun(""));
        passed.ended = self.found.len().checked_sub(1);
        if let Some(marks) = self.marks {
            passed.before.push(marks.html("", marks.close));
        }
        self.finish();
    }

    fn finish(&mut self) {
        self.open = None;
        if let Some(block) = self.found.last_mut() {
            block.text = (block.text.start()..self.text.len()).into();
        }
    }
}

/// An anchor for a block whose element has none of its own.
pub(super) fn anchor(id: &Anchor) -> String {
    format!("<span id=\"{id}\"></span>")
}

/// Whether an element stands in a line.
fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. }
    )
}
