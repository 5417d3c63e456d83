//! The body of a record: Markdown in, blocks and HTML out.
//!
//! CommonMark 0.31.2 with GitHub's tables, strikethrough, task lists and footnotes, and the rules
//! for Chinese of `cjk`. What can be wrong in a body (a link to nothing, a link that a browser
//! would run) is a problem at its line; the text is kept.

pub(crate) mod cjk;
mod highlight;
mod links;

use std::ops::Range;

use pulldown_cmark::{
    CodeBlockKind, CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html,
};

pub use links::{LinkContext, RecordLink};

use crate::problem::{Problem, SourceText};
use cjk::Prepared;

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

/// The syntax that is read beyond CommonMark.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_HEADING_ATTRIBUTES
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
    let events = read_events(&prepared, options(), range.start);
    let mut writer = Writer { source, context, problems, body: Body::default(), raw_html: false };
    let events = writer.rewrite(events);
    let mut body = writer.body;
    let has_raw_html = writer.raw_html;
    body.html.reserve(text.len() * 3 / 2);
    html::push_html(&mut body.html, events.into_iter());
    if has_raw_html {
        body.html = clean_html(&body.html);
    }
    body
}

/// The HTML of Markdown as it is, without links resolved or headings moved. This is the layer
/// that CommonMark's own examples hold to account.
#[must_use]
pub fn commonmark(text: &str) -> String {
    let prepared = cjk::prepare(text);
    let options = Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TABLES;
    let mut out = String::new();
    html::push_html(
        &mut out,
        read_events(&prepared, options, 0).into_iter().map(|(event, _)| event),
    );
    out
}

type Spanned<'a> = (Event<'a>, Range<usize>);

/// Parses, takes the helping characters out, and joins lines of Chinese. Ranges are bytes of the
/// file, which starts `offset` bytes before the text.
fn read_events<'a>(
    prepared: &'a Prepared<'a>,
    options: Options,
    offset: usize,
) -> Vec<Spanned<'a>> {
    let events: Vec<Spanned<'a>> = Parser::new_ext(&prepared.text, options)
        .into_offset_iter()
        .map(|(event, range)| {
            let range =
                offset + prepared.original(range.start)..offset + prepared.original(range.end);
            (clean_event(prepared, event), range)
        })
        .collect();
    join_lines(events)
}

fn clean_event<'a>(prepared: &Prepared<'_>, event: Event<'a>) -> Event<'a> {
    let clean = |text: CowStr<'a>| prepared.clean(text);
    match event {
        Event::Text(text) => Event::Text(clean(text)),
        Event::Code(text) => Event::Code(clean(text)),
        Event::Html(text) => Event::Html(clean(text)),
        Event::InlineHtml(text) => Event::InlineHtml(clean(text)),
        Event::FootnoteReference(text) => Event::FootnoteReference(clean(text)),
        Event::Start(Tag::FootnoteDefinition(text)) => {
            Event::Start(Tag::FootnoteDefinition(clean(text)))
        }
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(clean(info))))
        }
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => Event::Start(Tag::Link {
            link_type,
            dest_url: clean(dest_url),
            title: clean(title),
            id: clean(id),
        }),
        Event::Start(Tag::Image { link_type, dest_url, title, id }) => Event::Start(Tag::Image {
            link_type,
            dest_url: clean(dest_url),
            title: clean(title),
            id: clean(id),
        }),
        Event::Start(Tag::Heading { level, id, classes, attrs }) => Event::Start(Tag::Heading {
            level,
            id: id.map(clean),
            classes: classes.into_iter().map(clean).collect(),
            attrs: attrs.into_iter().map(|(key, value)| (clean(key), value.map(clean))).collect(),
        }),
        other => other,
    }
}

/// Drops soft line breaks between wide characters, looking through inline markup.
fn join_lines(events: Vec<Spanned<'_>>) -> Vec<Spanned<'_>> {
    let drops: Vec<bool> = events
        .iter()
        .enumerate()
        .map(|(at, (event, _))| {
            matches!(event, Event::SoftBreak)
                && match (last_char(&events[..at]), first_char(&events[at + 1..])) {
                    (Some(last), Some(next)) => cjk::joins_lines(last, next),
                    _ => false,
                }
        })
        .collect();
    let mut drops = drops.into_iter();
    events.into_iter().filter(|_| !drops.next().unwrap_or_default()).collect()
}

fn last_char(events: &[Spanned<'_>]) -> Option<char> {
    let mut inline = events.iter().rev().map_while(|(event, _)| inline_text(event));
    inline.find_map(|text| text.chars().next_back())
}

fn first_char(events: &[Spanned<'_>]) -> Option<char> {
    let mut inline = events.iter().map_while(|(event, _)| inline_text(event));
    inline.find_map(|text| text.chars().next())
}

/// The text of an inline event; empty for markup around it; `None` where a line ends.
fn inline_text<'a>(event: &'a Event<'_>) -> Option<&'a str> {
    match event {
        Event::Text(text) | Event::Code(text) => Some(text),
        Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. })
        | Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link) => {
            Some("")
        }
        _ => None,
    }
}

/// Turns the events of a body into those of its page, and takes note of its parts.
struct Writer<'a, 'p> {
    source: &'a SourceText,
    context: &'a LinkContext<'a>,
    problems: &'p mut Vec<Problem>,
    body: Body,
    raw_html: bool,
}

impl Writer<'_, '_> {
    fn rewrite<'e>(&mut self, events: Vec<Spanned<'e>>) -> Vec<Event<'e>> {
        // A body that begins its headings at level 1 is moved down: the page's title is the 1.
        let top = events.iter().filter_map(|(event, _)| match event {
            Event::Start(Tag::Heading { level, .. }) => Some(*level as u8),
            _ => None,
        });
        let shift = u8::from(top.min() == Some(1));
        let mut out = Vec::with_capacity(events.len());
        let mut events = events.into_iter().peekable();
        let mut open_links: Vec<bool> = Vec::new();
        while let Some((event, range)) = events.next() {
            self.note_block(&event, &range, shift);
            match event {
                Event::Start(Tag::Heading { level, id, classes, .. }) => {
                    let mut inner = Vec::new();
                    for (event, _) in events.by_ref() {
                        if matches!(event, Event::End(TagEnd::Heading(_))) {
                            break;
                        }
                        inner.push(event);
                    }
                    self.heading(shifted(level, shift), id, classes, inner, &mut out);
                }
                Event::Start(Tag::CodeBlock(kind)) => {
                    let mut code = String::new();
                    for (event, _) in events.by_ref() {
                        match event {
                            Event::Text(text) => code.push_str(&text),
                            Event::End(TagEnd::CodeBlock) => break,
                            _ => {}
                        }
                    }
                    out.push(Event::Html(self.code_block(&kind, &code).into()));
                }
                Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                    let place = || self.source.place(range.clone());
                    let resolved = self.context.resolve(&dest_url, &place, self.problems);
                    open_links.push(resolved.is_some());
                    if let Some(link) = resolved {
                        self.body.links.extend(
                            link.record.map(|record| RecordLink { span: range.clone(), ..record }),
                        );
                        let dest_url = link.href.into();
                        out.push(Event::Start(Tag::Link { link_type, dest_url, title, id }));
                    }
                }
                Event::End(TagEnd::Link) => {
                    // A link that leads nowhere was left out; its text stays.
                    if open_links.pop().unwrap_or_default() {
                        out.push(Event::End(TagEnd::Link));
                    }
                }
                Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
                    let place = || self.source.place(range.clone());
                    let resolved = self.context.resolve(&dest_url, &place, self.problems);
                    match resolved {
                        Some(link) => {
                            let dest_url = link.href.into();
                            out.push(Event::Start(Tag::Image { link_type, dest_url, title, id }));
                        }
                        // Without its file, what is left of an image is its description.
                        None => {
                            for (event, _) in events.by_ref() {
                                match event {
                                    Event::End(TagEnd::Image) => break,
                                    event => out.push(event),
                                }
                            }
                        }
                    }
                }
                Event::Start(Tag::Table(alignment)) => {
                    out.push(Event::Html("<div class=\"table\" tabindex=\"0\">\n".into()));
                    out.push(Event::Start(Tag::Table(alignment)));
                }
                Event::End(TagEnd::Table) => {
                    out.push(Event::End(TagEnd::Table));
                    out.push(Event::Html("</div>\n".into()));
                }
                Event::Html(_) | Event::InlineHtml(_) => {
                    self.raw_html = true;
                    out.push(event);
                }
                other => out.push(other),
            }
        }
        out
    }

    fn note_block(&mut self, event: &Event<'_>, range: &Range<usize>, shift: u8) {
        let kind = match event {
            Event::Start(Tag::Heading { level, .. }) => {
                BlockKind::Heading(shifted(*level, shift) as u8)
            }
            Event::Start(Tag::Paragraph) => BlockKind::Paragraph,
            Event::Start(Tag::Item) => BlockKind::Item,
            Event::Start(Tag::BlockQuote(_)) => BlockKind::Quote,
            Event::Start(Tag::CodeBlock(_)) => BlockKind::Code,
            Event::Start(Tag::TableHead | Tag::TableRow) => BlockKind::TableRow,
            Event::Start(Tag::HtmlBlock) => BlockKind::Html,
            Event::Rule => BlockKind::Rule,
            _ => return,
        };
        self.body.blocks.push(Block { kind, span: range.clone() });
    }

    fn heading<'e>(
        &mut self,
        level: HeadingLevel,
        id: Option<CowStr<'e>>,
        classes: Vec<CowStr<'e>>,
        inner: Vec<Event<'e>>,
        out: &mut Vec<Event<'e>>,
    ) {
        let text: String = inner
            .iter()
            .filter_map(|event| match event {
                Event::Text(text) | Event::Code(text) => Some(&**text),
                Event::SoftBreak | Event::HardBreak => Some(" "),
                _ => None,
            })
            .collect();
        // Numbered, not spelled: the same heading has the same anchor in every language.
        let number = self.body.headings.len() + 1;
        let id = id.map_or_else(|| format!("s{number}"), |id| id.to_string());
        self.body.headings.push(Heading { level: level as u8, id: id.clone(), text });
        out.push(Event::Start(Tag::Heading { level, id: Some(id.into()), classes, attrs: vec![] }));
        out.extend(inner);
        out.push(Event::End(TagEnd::Heading(level)));
    }

    fn code_block(&mut self, kind: &CodeBlockKind<'_>, code: &str) -> String {
        let language = match kind {
            CodeBlockKind::Fenced(info) => info.split([' ', ',', '\t']).next().unwrap_or_default(),
            CodeBlockKind::Indented => "",
        };
        let marked = Some(language).filter(|name| !name.is_empty());
        let inside = marked.and_then(|name| highlight::highlight(code, name)).map_or_else(
            || escape(code),
            |marked| {
                self.body.has_code = true;
                marked
            },
        );
        format!("<pre tabindex=\"0\"><code>{inside}</code></pre>\n")
    }
}

fn shifted(level: HeadingLevel, shift: u8) -> HeadingLevel {
    HeadingLevel::try_from(usize::from(level as u8 + shift)).unwrap_or(HeadingLevel::H6)
}

/// Text with the five characters that HTML gives a meaning replaced.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

/// Raw HTML in a body is a stranger's: only elements and attributes that cannot run or load
/// anything stay. Our own markup around it passes unchanged.
fn clean_html(html: &str) -> String {
    ammonia::Builder::default()
        .add_generic_attributes(["id", "class", "lang", "dir", "tabindex"])
        .add_tags(["input", "section"])
        .add_tag_attributes("input", ["type", "checked", "disabled"])
        .add_tag_attributes("td", ["style"])
        .add_tag_attributes("th", ["style"])
        .filter_style_properties(["text-align"].into())
        .link_rel(None)
        .url_relative(ammonia::UrlRelative::PassThrough)
        .clean(html)
        .to_string()
}
