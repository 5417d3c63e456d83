//! The events of the parser, with the rules for Chinese applied to them.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, Options, Parser, Tag, TagEnd};

use super::cjk::{self, Prepared};
use crate::limits::DEEPEST;

/// The syntax that is read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Syntax {
    /// CommonMark with GitHub's tables, strikethrough, task lists and footnotes.
    CommonMark,
    /// The same with `[[wiki links]]`, which CommonMark reads as brackets.
    Record,
}

impl Syntax {
    fn options(self) -> Options {
        let common = Options::ENABLE_TABLES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_HEADING_ATTRIBUTES;
        match self {
            Self::CommonMark => common,
            Self::Record => common | Options::ENABLE_WIKILINKS,
        }
    }
}

/// An event and its bytes in the file.
pub(super) type Spanned<'a> = (Event<'a>, Range<usize>);

/// The events of a text, and the first element that is nested too deep.
pub(super) struct Events<'a> {
    pub all: Vec<Spanned<'a>>,
    pub too_deep: Option<Range<usize>>,
}

/// Parses, takes the helping characters out, and joins lines of Chinese. Ranges are bytes of the
/// file, which starts `offset` bytes before the text.
pub(super) fn read_events<'a>(
    prepared: &'a Prepared<'a>,
    offset: usize,
    syntax: Syntax,
) -> Events<'a> {
    let mut nesting = Nesting::default();
    let events: Vec<Spanned<'a>> = Parser::new_ext(&prepared.text, syntax.options())
        .into_offset_iter()
        .filter(|(event, range)| nesting.keeps(event, range))
        .map(|(event, range)| {
            let range =
                offset + prepared.original(range.start)..offset + prepared.original(range.end);
            (clean_event(prepared, event), range)
        })
        .collect();
    let too_deep = nesting.too_deep.map(|range| {
        offset + prepared.original(range.start)..offset + prepared.original(range.end)
    });
    Events { all: join_lines(events), too_deep }
}

/// How deep an event stands. Of elements that are nested too deep only what is inside them stays.
#[derive(Default)]
struct Nesting {
    depth: usize,
    too_deep: Option<Range<usize>>,
}

impl Nesting {
    fn keeps(&mut self, event: &Event<'_>, range: &Range<usize>) -> bool {
        match event {
            Event::Start(_) => {
                self.depth += 1;
                let is_kept = self.depth <= DEEPEST;
                if !is_kept {
                    self.too_deep.get_or_insert_with(|| range.clone());
                }
                is_kept
            }
            Event::End(_) => {
                self.depth -= 1;
                self.depth < DEEPEST
            }
            _ => true,
        }
    }
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
