//! Citations in a body: where its words name another notice of the collection, they become a link
//! to it. Those that name a document that the collection has not are noted, for it may be wanted.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

use super::events::Spanned;
use super::links::LinkContext;
use crate::content::address::RecordId;
use crate::content::citations::{self, Found, Key};
use crate::content::names::Meant;
use crate::path::NoticeId;

/// A document that a text cites.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// The number of the block it stands in.
    pub block: usize,
    /// Its words: bytes of that block's words.
    pub words: Range<usize>,
    /// What it cites.
    pub cited: Cited,
}

/// What a citation leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cited {
    /// A notice of the collection.
    Notice(NoticeId),
    /// A document that the collection has not: what tells it from others.
    Wanted(Key),
}

/// The citations of one body, in reading order: a short name holds from where it is given.
pub(super) struct Citations<'a> {
    context: &'a LinkContext<'a>,
    /// What short names stand for; `None` where that is no notice of the collection.
    short: HashMap<Key, Option<NoticeId>>,
}

impl<'a> Citations<'a> {
    pub fn new(context: &'a LinkContext<'a>) -> Self {
        Self { context, short: HashMap::new() }
    }

    /// Links what a block cites, and tells all that it cites. Its words are `words`, its events
    /// those of `out` from `began`.
    pub fn link(
        &mut self,
        block: usize,
        words: &str,
        out: &mut Vec<Spanned<'_>>,
        began: usize,
        own_links: &mut BTreeSet<String>,
    ) -> Vec<Citation> {
        let script = self.context.language.script();
        let found = citations::find(words, script);
        if found.is_empty() {
            return Vec::new();
        }
        let meant: Vec<Meant> = found.iter().map(|one| self.meant(words, one)).collect();
        for (of, short) in citations::short_names(words, &found, script) {
            let notice = match meant.get(of) {
                Some(Meant::Notice(id, _)) => Some(id.clone()),
                _ => None,
            };
            self.short.insert(short, notice);
        }
        // A short name holds from where it is given, which may be this block.
        let meant = found.iter().map(|one| self.meant(words, one));
        let mut citations = Vec::new();
        let mut links: Vec<(Range<usize>, String)> = Vec::new();
        for (found, meant) in found.iter().zip(meant) {
            match meant {
                Meant::Notice(id, reading) => {
                    let words = found.readings[reading].span.clone();
                    // A text that names itself leads nowhere else.
                    if RecordId::Notice(id.clone()) == *self.context.record {
                        continue;
                    }
                    let page = RecordId::Notice(id.clone()).page(self.context.language);
                    links.push((
                        words.clone(),
                        self.context.page.link_to(&page).as_str().to_owned(),
                    ));
                    citations.push(Citation { block, words, cited: Cited::Notice(id) });
                }
                Meant::Unknown => citations.extend(self.wanted(block, found)),
                Meant::Several => {}
            }
        }
        for (words, href) in links.into_iter().rev() {
            if insert_link(out, began, &words, &href) {
                own_links.insert(href);
            }
        }
        citations
    }

    fn meant(&self, words: &str, found: &Found) -> Meant {
        let by_short_name = found.readings.iter().enumerate().find_map(|(number, reading)| {
            self.short.get(&reading.key).map(|notice| (number, notice.clone()))
        });
        match by_short_name {
            Some((number, Some(id))) => Meant::Notice(id, number),
            // What it is short for is wanted already.
            Some((_, None)) => Meant::Several,
            None => self.context.index.names.meant(words, found),
        }
    }

    fn wanted(&self, block: usize, found: &Found) -> Option<Citation> {
        let best = found.readings.get(found.best).filter(|_| found.wanted)?;
        let cited = Cited::Wanted(best.key.clone());
        Some(Citation { block, words: best.span.clone(), cited })
    }
}

/// Puts a link round some words of a block. Not where they are, or hold, a link already, nor where
/// they begin and end in different emphasis: elements must nest.
fn insert_link(out: &mut Vec<Spanned<'_>>, began: usize, words: &Range<usize>, href: &str) -> bool {
    let Some((start, end)) = ends_of(&out[began..], words) else { return false };
    let (start, end) = ((began + start.0, start.1), (began + end.0, end.1));
    // From behind, so that the numbers of what stands before stay right.
    let after = split(out, end);
    out.insert(after, (Event::End(TagEnd::Link), 0..0));
    let before = split(out, start);
    out.insert(
        before,
        (
            Event::Start(Tag::Link {
                link_type: LinkType::Inline,
                dest_url: href.to_owned().into(),
                title: CowStr::Borrowed(""),
                id: CowStr::Borrowed(""),
            }),
            0..0,
        ),
    );
    true
}

/// An event, and how many bytes of its text stand before a spot.
type SpotInEvent = (usize, usize);

/// Where words begin and end in the events of their block, if a link may stand there.
fn ends_of(events: &[Spanned<'_>], words: &Range<usize>) -> Option<(SpotInEvent, SpotInEvent)> {
    let mut at = 0;
    let mut depth = 0_usize;
    let mut links = 0_usize;
    let mut cells = 0_usize;
    let mut start: Option<(SpotInEvent, usize)> = None;
    for (number, (event, _)) in events.iter().enumerate() {
        let length = match event {
            Event::Text(text) => text.len(),
            Event::Code(text) => {
                // Words in code are code.
                let is_in = at < words.end && words.start < at + text.len();
                if is_in {
                    return None;
                }
                text.len()
            }
            Event::SoftBreak | Event::HardBreak => 1,
            Event::Start(Tag::TableCell) => {
                cells += 1;
                usize::from(cells > 1)
            }
            Event::Start(Tag::Link { .. } | Tag::Image { .. }) => {
                links += 1;
                depth += 1;
                0
            }
            Event::End(TagEnd::Link | TagEnd::Image) => {
                links = links.saturating_sub(1);
                depth = depth.saturating_sub(1);
                0
            }
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough) => {
                depth += 1;
                0
            }
            Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough) => {
                depth = depth.saturating_sub(1);
                0
            }
            _ => 0,
        };
        if let Some((_, at_start)) = start
            && (depth < at_start || links > 0)
        {
            return None;
        }
        let is_text = matches!(event, Event::Text(_));
        if start.is_none() && is_text && at <= words.start && words.start < at + length {
            if links > 0 {
                return None;
            }
            start = Some(((number, words.start - at), depth));
        }
        if let Some((start, at_start)) = start
            && is_text
            && words.end <= at + length
        {
            return (depth == at_start).then_some((start, (number, words.end - at)));
        }
        at += length;
    }
    None
}

/// Splits a text at a spot, and gives the number of the event that then begins there.
fn split(out: &mut Vec<Spanned<'_>>, (number, bytes): SpotInEvent) -> usize {
    let Some((Event::Text(text), span)) = out.get(number) else { return number };
    if bytes == 0 {
        return number;
    }
    if bytes < text.len() && text.is_char_boundary(bytes) {
        let (before, after) = text.split_at(bytes);
        let (before, after) = (before.to_owned(), after.to_owned());
        let span = span.clone();
        out[number] = (Event::Text(before.into()), span.clone());
        out.insert(number + 1, (Event::Text(after.into()), span));
    }
    number + 1
}
