//! Citations in a body: where its words name another notice of the collection, they become a link
//! to it. Those that name a document that the collection has not are noted, for it may be wanted.

use std::collections::{BTreeSet, HashMap, VecDeque};
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};
use serde::{Deserialize, Serialize};

use super::events::Spanned;
use super::links::LinkContext;
use crate::content::address::RecordId;
use crate::content::citations::{self, Found, Key};
use crate::content::names::Meant;
use crate::path::NoticeId;

/// A document that a text cites.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Citation {
    /// The number of the block it stands in.
    pub block: usize,
    /// Its words: bytes of that block's words.
    pub words: Range<usize>,
    /// What it cites.
    pub cited: Cited,
}

/// What a citation leads to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
        let mut links = Vec::new();
        let mut is_name_wanted = false;
        for (found, meant) in found.iter().zip(meant) {
            // A number beside a name is no second document.
            let is_second = is_name_wanted && is_number(found) && !found.beside.is_empty();
            is_name_wanted = meant == Meant::Unknown && found.wanted && !is_number(found);
            match meant {
                Meant::Notice(id, reading) => {
                    let words = found.readings[reading].span.clone();
                    // A text that names itself leads nowhere else.
                    if RecordId::Notice(id.clone()) == *self.context.record {
                        continue;
                    }
                    let page = RecordId::Notice(id.clone()).page(self.context.language);
                    let href = self.context.page.link_to(&page).as_str().to_owned();
                    links.push(Wish { words: words.clone(), href });
                    citations.push(Citation { block, words, cited: Cited::Notice(id) });
                }
                Meant::Unknown if !is_second => citations.extend(wanted(block, words, found)),
                Meant::Unknown | Meant::Several => {}
            }
        }
        own_links.extend(insert_links(out, began, links));
        citations
    }

    fn meant(&self, words: &str, found: &Found) -> Meant {
        let names = &self.context.names;
        let short = found.readings.iter().enumerate().find_map(|(number, reading)| {
            let notice = self.short.get(&reading.key).filter(|_| reading.sure)?;
            Some((number, notice))
        });
        let Some((number, notice)) = short else { return names.meant(words, found) };
        // A longer name that is known is no short name with words after it.
        match (names.meant_before(words, found, number), notice) {
            (Meant::Unknown, Some(id)) if names.may_be_short_for(words, found, id) => {
                Meant::Notice(id.clone(), number)
            }
            // What it is short for is wanted already.
            (Meant::Unknown, _) => Meant::Several,
            (longer, _) => longer,
        }
    }
}

fn is_number(found: &Found) -> bool {
    found.readings.first().is_some_and(|one| one.key.is_number())
}

fn wanted(block: usize, words: &str, found: &Found) -> Option<Citation> {
    let cited = Cited::Wanted(found.wanted_key(words)?);
    Some(Citation { block, words: found.wanted_span(words), cited })
}

/// A link that is wanted round some words of a block.
struct Wish {
    words: Range<usize>,
    href: String,
}

/// Puts links round words of a block, whose events are those of `out` from `began`; tells where those
/// lead that could be put. The words are in order and do not overlap. O(events + links · log events).
fn insert_links(out: &mut Vec<Spanned<'_>>, began: usize, links: Vec<Wish>) -> Vec<String> {
    let events = out.split_off(began);
    let spots = Spots::of(&events);
    let mut accepted = Vec::new();
    // Where events are cut: event, byte in its text, and what is put there.
    let mut cuts: VecDeque<(usize, usize, Event<'_>)> = VecDeque::new();
    for Wish { words, href } in links {
        let Some((start, end)) = spots.ends_of(&words) else { continue };
        let nothing = || CowStr::Borrowed("");
        let dest_url = href.clone().into();
        let (link_type, title, id) = (LinkType::Inline, nothing(), nothing());
        let open = Event::Start(Tag::Link { link_type, dest_url, title, id });
        cuts.push_back((start.0, start.1, open));
        cuts.push_back((end.0, end.1, Event::End(TagEnd::Link)));
        accepted.push(href);
    }
    for (number, (event, span)) in events.into_iter().enumerate() {
        let mut rest = 0;
        if let Event::Text(text) = &event {
            while cuts.front().is_some_and(|(of, _, _)| *of == number) {
                let Some((_, at, put)) = cuts.pop_front() else { break };
                if at > rest {
                    out.push((Event::Text(text[rest..at].to_owned().into()), span.clone()));
                    rest = at;
                }
                out.push((put, span.clone()));
            }
            if rest > 0 {
                if rest < text.len() {
                    out.push((Event::Text(text[rest..].to_owned().into()), span));
                }
                continue;
            }
        }
        out.push((event, span));
    }
    accepted
}

/// Where the words of a block stand in its events.
struct Spots(Vec<Spot>);

/// One event of a block.
struct Spot {
    /// Where its words begin among those of the block, and where they end.
    words: Range<usize>,
    /// How deep in emphasis and links it stands, after it.
    depth: usize,
    kind: SpotKind,
}

#[derive(PartialEq, Eq)]
enum SpotKind {
    Text,
    /// Words in code, in a link or of a picture: no link can stand there.
    Closed,
    Other,
}

impl Spots {
    /// The words of events are counted as `Blocks` counts them.
    fn of(events: &[Spanned<'_>]) -> Self {
        let (mut at, mut depth, mut links, mut cells) = (0, 0_usize, 0_usize, 0_usize);
        let mut spots = Vec::with_capacity(events.len());
        for (event, _) in events {
            let length = match event {
                Event::Text(text) | Event::Code(text) => text.len(),
                Event::SoftBreak | Event::HardBreak => 1,
                Event::Start(Tag::TableCell) => {
                    cells += 1;
                    usize::from(cells > 1)
                }
                _ => 0,
            };
            match event {
                Event::Start(Tag::Link { .. } | Tag::Image { .. }) => {
                    (links, depth) = (links + 1, depth + 1)
                }
                Event::End(TagEnd::Link | TagEnd::Image) => {
                    (links, depth) = (links.saturating_sub(1), depth.saturating_sub(1));
                }
                Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough) => depth += 1,
                Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough) => {
                    depth = depth.saturating_sub(1);
                }
                _ => {}
            }
            let kind = match event {
                _ if links > 0 => SpotKind::Closed,
                Event::Code(_) | Event::Start(Tag::TableCell) => SpotKind::Closed,
                Event::Text(_) => SpotKind::Text,
                _ => SpotKind::Other,
            };
            spots.push(Spot { words: at..at + length, depth, kind });
            at += length;
        }
        Self(spots)
    }

    /// Where some words begin and end, as numbers of events and bytes of their texts. `None` where
    /// they begin and end in different emphasis, since elements must nest, or where a link, code or
    /// another cell stands between.
    fn ends_of(&self, words: &Range<usize>) -> Option<((usize, usize), (usize, usize))> {
        let at = |offset: usize| {
            let number = self.0.partition_point(|spot| spot.words.end <= offset);
            let spot = self.0.get(number).filter(|spot| spot.kind == SpotKind::Text)?;
            Some((number, offset - spot.words.start))
        };
        let (first, last) = (at(words.start)?, at(words.end.checked_sub(1)?)?);
        let between = self.0.get(first.0..=last.0)?;
        let depth = between.first()?.depth;
        let is_level = between.last()?.depth == depth
            && between.iter().all(|spot| spot.depth >= depth && spot.kind != SpotKind::Closed);
        is_level.then_some((first, (last.0, last.1 + 1)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::markdown::cjk;
    use crate::content::markdown::events::{Syntax, read_events};

    /// The HTML of one paragraph with a link put round the words between `«` and `»`.
    fn linked(markdown: &str) -> String {
        let text = markdown.replace(['«', '»'], "");
        let prepared = cjk::prepare(&text);
        let mut events = read_events(&prepared, 0, Syntax::CommonMark).all;
        let words: String = events
            .iter()
            .filter_map(|(event, _)| match event {
                Event::Text(text) | Event::Code(text) => Some(text.to_string()),
                Event::SoftBreak => Some(" ".to_owned()),
                _ => None,
            })
            .collect();
        let plain: Vec<&str> = markdown.split(['«', '»']).collect();
        let wanted = plain[1].replace("[甲](y)", "甲").replace(['*', '`', '\\'], "");
        let wanted = wanted.replace('\n', " ");
        let start = words.find(&wanted).unwrap();
        let wish = Wish { words: start..start + wanted.len(), href: "x".into() };
        insert_links(&mut events, 0, vec![wish]);
        let mut html = String::new();
        pulldown_cmark::html::push_html(&mut html, events.into_iter().map(|(event, _)| event));
        html.trim().replace("<p>", "").replace("</p>", "")
    }

    #[test]
    fn links_stand_where_elements_nest() {
        for (markdown, expected) in [
            ("见«《甲》»。", "见<a href=\"x\">《甲》</a>。"),
            ("«《甲》»", "<a href=\"x\">《甲》</a>"),
            ("见«《**甲**》»。", "见<a href=\"x\">《<strong>甲</strong>》</a>。"),
            ("**见«《甲》»。**", "<strong>见<a href=\"x\">《甲》</a>。</strong>"),
            ("«Drug\nLaw» is", "<a href=\"x\">Drug\nLaw</a> is"),
            ("No. «\\[2021\\] 16»", "No. <a href=\"x\">[2021] 16</a>"),
            // Begins inside and ends outside.
            ("**见«《甲**乙》»", "<strong>见《甲</strong>乙》"),
            ("*a «b* c» d", "<em>a b</em> c d"),
            // Already a link, or code.
            ("[见«《甲》»](y)", "<a href=\"y\">见《甲》</a>"),
            ("«《[甲](y)》»", "《<a href=\"y\">甲</a>》"),
            ("`«《甲》»`", "<code>《甲》</code>"),
        ] {
            assert_eq!(linked(markdown), expected, "{markdown}");
        }
    }
}
