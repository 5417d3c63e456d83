//! From the events of a body to those of its page: links resolved, headings moved and anchored,
//! code marked, and note taken of what the body consists of.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, HeadingLevel, LinkType, Tag, TagEnd};

use super::blocks::{Blocks, Marks, Passed};
use super::cite::Citations;
use super::events::Spanned;
use super::links::{LinkContext, Purpose, Resolved, Unresolved, WebLink, is_of_web};
use super::standalone::{Edits, heading_markup, link_markup};
use super::{Anchor, Body, Heading, highlight, safe_html};
use crate::problem::{Problem, Rule, SourceText};

/// What the ids of footnotes begin with.
pub(super) const NOTE: &str = "note-";

/// Turns the events of a body into those of its page, and takes note of its parts. Every event goes
/// through [`Writer::event`], wherever it stands.
pub(super) struct Writer<'a, 'p> {
    source: &'a SourceText,
    context: &'a LinkContext<'a>,
    problems: &'p mut Vec<Problem>,
    pub body: Body,
    pub blocks: Blocks,
    pub edits: Edits<'a>,
    citations: Citations<'a>,
    /// The first raw HTML, if there is any.
    pub raw_html: Option<Range<usize>>,
    /// How many tags of raw HTML there are, about.
    pub raw_tags: usize,
    /// The addresses that were resolved to pages and files of the site.
    pub own_links: BTreeSet<String>,
    /// How much deeper headings are put: the page's title is the one of level 1.
    shift: u8,
    /// The code block that is being read, and its language.
    code: Option<(String, String)>,
    /// Whether the heading that is being read collects its text.
    in_heading: bool,
    /// What the links and images that are open became.
    open: Vec<Became>,
    /// The numbers of the footnotes, by label.
    notes: BTreeMap<String, usize>,
    /// How often each footnote was defined, by its anchor.
    defined_notes: BTreeMap<String, usize>,
}

/// What became of a link or an image.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Became {
    Link,
    Image,
    /// It led nowhere, and was left out; what is inside it stays.
    Nothing,
}

impl Became {
    /// What stands around its words in Markdown.
    fn markup(self, href: &str, title: &str) -> (String, String) {
        match self {
            Self::Link => link_markup("", href, title),
            Self::Image => link_markup("!", href, title),
            Self::Nothing => (String::new(), String::new()),
        }
    }
}

impl Purpose {
    /// What it becomes where it can be used as it is.
    fn became(self) -> Became {
        match self {
            Self::Follow => Became::Link,
            Self::Show => Became::Image,
        }
    }
}

impl<'a, 'p> Writer<'a, 'p> {
    pub fn new(
        source: &'a SourceText,
        context: &'a LinkContext<'a>,
        marks: Option<Marks>,
        problems: &'p mut Vec<Problem>,
    ) -> Self {
        Self {
            source,
            context,
            problems,
            body: Body::default(),
            blocks: Blocks::new(marks),
            edits: Edits::new(source),
            citations: Citations::new(context),
            raw_html: None,
            raw_tags: 0,
            own_links: BTreeSet::new(),
            shift: 0,
            code: None,
            in_heading: false,
            open: Vec::new(),
            notes: BTreeMap::new(),
            defined_notes: BTreeMap::new(),
        }
    }

    pub fn rewrite<'e>(&mut self, events: Vec<Spanned<'e>>) -> Vec<Event<'e>> {
        let levels = events.iter().filter_map(|(event, _)| match event {
            Event::Start(Tag::Heading { level, .. }) => Some(*level as u8),
            _ => None,
        });
        self.shift = u8::from(levels.min() == Some(1));
        let mut out: Vec<Spanned<'e>> = Vec::with_capacity(events.len() * 2);
        // Where in `out` the block began that is being read.
        let mut began = 0;
        let mut events = events.into_iter().peekable();
        while let Some((event, range)) = events.next() {
            let blocks = self.blocks.found.len();
            let Passed { before, instead, after, ended } = if self.code.is_some() {
                Passed::default()
            } else {
                self.blocks.pass(&event, &range, self.level_of(&event), events.peek())
            };
            if let Some(ended) = ended {
                self.cite(ended, &mut out, began);
            }
            if self.blocks.found.len() > blocks {
                began = out.len();
            }
            // A table scrolls by itself when it is wider than the page.
            let opens_table = matches!(event, Event::Start(Tag::Table(_)));
            let closes_table = matches!(event, Event::End(TagEnd::Table));
            out.extend(before.into_iter().map(|event| (event, range.clone())));
            out.extend(opens_table.then(|| {
                (Event::Html("<div class=\"table\" tabindex=\"0\">\n".into()), range.clone())
            }));
            self.edits.pass(&event, &range);
            let written = self.event(event, range.clone());
            out.extend(instead.or(written).map(|event| (event, range.clone())));
            out.extend(after.into_iter().map(|event| (event, range.clone())));
            out.extend(closes_table.then(|| (Event::Html("</div>\n".into()), range)));
        }
        out.into_iter().map(|(event, _)| event).collect()
    }

    fn level_of(&self, event: &Event<'_>) -> u8 {
        match event {
            Event::Start(Tag::Heading { level, .. }) => shifted(*level, self.shift) as u8,
            _ => 0,
        }
    }

    /// Links what a block that has ended cites; its events are those of `out` from `began`.
    fn cite(&mut self, ended: usize, out: &mut Vec<Spanned<'_>>, began: usize) {
        let Some(block) = self.blocks.found.get(ended) else { return };
        let words = self.blocks.text.get(block.text.range()).unwrap_or_default();
        let found = self.citations.link(ended, words, out, began, &mut self.own_links);
        self.body.citations.extend(found);
    }

    /// What becomes of an event; nothing, where it is left out or only begins something.
    fn event<'e>(&mut self, event: Event<'e>, range: Range<usize>) -> Option<Event<'e>> {
        Some(match event {
            Event::Start(Tag::CodeBlock(kind)) => {
                self.code = Some((String::new(), language_of(&kind).to_owned()));
                return None;
            }
            Event::End(TagEnd::CodeBlock) => {
                let (code, language) = self.code.take()?;
                self.code_block(&code, &language)
            }
            Event::Text(_) | Event::Code(_) | Event::SoftBreak | Event::HardBreak => {
                return self.text(event);
            }
            Event::Start(Tag::Heading { level, id, .. }) => {
                let level = shifted(level, self.shift);
                let written = self.source.text.get(range.clone()).unwrap_or_default();
                self.edits.open(range.clone(), Some(heading_markup(level as u8, written)));
                let id = self.open_heading(level, id.as_deref(), &range);
                // Only the id of `{#id .class key=value}` is a matter of the text.
                let (classes, attrs) = Default::default();
                Event::Start(Tag::Heading { level, id: Some(id), classes, attrs })
            }
            Event::End(TagEnd::Heading(level)) => {
                self.in_heading = false;
                self.edits.close();
                Event::End(TagEnd::Heading(shifted(level, self.shift)))
            }
            Event::Start(Tag::Link { .. } | Tag::Image { .. }) => {
                return self.open_link(event, range);
            }
            Event::End(TagEnd::Link | TagEnd::Image) => {
                self.edits.close();
                match self.open.pop()? {
                    Became::Link => Event::End(TagEnd::Link),
                    Became::Image => Event::End(TagEnd::Image),
                    Became::Nothing => return None,
                }
            }
            Event::Html(html) => {
                self.blocks.html_words(&html);
                self.raw_html(&html, range);
                Event::Html(safe_html::without_ids(html))
            }
            Event::InlineHtml(html) => {
                self.raw_html(&html, range);
                Event::InlineHtml(safe_html::without_ids(html))
            }
            // A box that cannot be ticked is a sign, and says more as one.
            Event::TaskListMarker(is_done) => Event::Html(if is_done { "☑ " } else { "☐ " }.into()),
            Event::FootnoteReference(label) => {
                Event::FootnoteReference(self.footnote(&label).into())
            }
            Event::Start(Tag::FootnoteDefinition(label)) => {
                let mut id = self.footnote(&label);
                let times = self.defined_notes.entry(id.clone()).or_default();
                *times += 1;
                if *times > 1 {
                    id.push_str(&format!("-{times}"));
                }
                Event::Start(Tag::FootnoteDefinition(id.into()))
            }
            other => other,
        })
    }

    /// Takes note of raw HTML, and of where it leads.
    fn raw_html(&mut self, html: &str, span: Range<usize>) {
        let links = safe_html::web_addresses(html);
        self.body.web_links.extend(links.map(|url| WebLink { url, span: span.clone() }));
        self.raw_tags += html.matches('<').count();
        self.raw_html.get_or_insert(span);
    }

    /// The anchor of a footnote: numbered, so that no label can be the id of something else.
    fn footnote(&mut self, label: &str) -> String {
        let next = self.notes.len() + 1;
        format!("{NOTE}{}", self.notes.entry(label.to_owned()).or_insert(next))
    }

    /// Text goes to the page, except that of a code block, which is marked as a whole.
    fn text<'e>(&mut self, event: Event<'e>) -> Option<Event<'e>> {
        let text = match &event {
            Event::Text(text) | Event::Code(text) => text,
            _ => " ",
        };
        if let Some((code, _)) = &mut self.code {
            code.push_str(text);
            return None;
        }
        if let Some(heading) = self.body.headings.last_mut().filter(|_| self.in_heading) {
            heading.text.push_str(text);
        }
        Some(event)
    }

    fn open_heading<'e>(
        &mut self,
        level: HeadingLevel,
        named: Option<&str>,
        range: &Range<usize>,
    ) -> CowStr<'e> {
        let anchor = self.heading_anchor(named, range);
        let id = anchor.to_string();
        self.blocks.set_anchor(anchor);
        self.in_heading = true;
        let text = String::new();
        self.body.headings.push(Heading { level: level as u8, id: id.clone(), text });
        id.into()
    }

    /// A link or an image with its address resolved; `None` when it leads nowhere.
    fn open_link<'e>(&mut self, event: Event<'e>, range: Range<usize>) -> Option<Event<'e>> {
        if let Event::Start(Tag::Link { link_type: LinkType::WikiLink { .. }, dest_url, .. }) =
            &event
        {
            return self.open_wiki_link(dest_url.as_ref(), range);
        }
        let (purpose, link_type, url, title, id) = match event {
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                (Purpose::Follow, link_type, dest_url, title, id)
            }
            Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
                (Purpose::Show, link_type, dest_url, title, id)
            }
            other => return Some(other),
        };
        let (became, href) = self.resolve(purpose, &url, range.clone());
        self.open.push(became);
        let is_as_written = href.as_deref() == Some(&*url) && purpose.became() == became;
        let markup = became.markup(href.as_deref().unwrap_or_default(), &title);
        self.edits.open(range.clone(), (!is_as_written).then_some(markup));
        let href = href?;
        if is_of_web(&href) {
            self.body.web_links.push(WebLink { url: href.clone(), span: range });
        }
        let dest_url = href.into();
        Some(Event::Start(match became {
            Became::Image => Tag::Image { link_type, dest_url, title, id },
            Became::Link | Became::Nothing => Tag::Link { link_type, dest_url, title, id },
        }))
    }

    /// `[[…]]`: a link to a record by its id or title.
    fn open_wiki_link<'e>(&mut self, name: &str, range: Range<usize>) -> Option<Event<'e>> {
        let resolved = self.context.resolve_wiki(name, range.clone());
        let (became, href) = self.became(resolved, range.clone());
        self.open.push(became);
        self.edits.open(range, Some(became.markup(href.as_deref().unwrap_or_default(), "")));
        let nothing = CowStr::Borrowed("");
        Some(Event::Start(Tag::Link {
            link_type: LinkType::Inline,
            dest_url: href?.into(),
            title: nothing.clone(),
            id: nothing,
        }))
    }

    fn resolve(
        &mut self,
        purpose: Purpose,
        url: &str,
        span: Range<usize>,
    ) -> (Became, Option<String>) {
        let resolved = self.context.resolve(purpose, url, span.clone());
        self.became(resolved, span)
    }

    fn became(
        &mut self,
        resolved: Result<Resolved, Unresolved>,
        span: Range<usize>,
    ) -> (Became, Option<String>) {
        match resolved {
            Ok(Resolved { href, record, shown }) => {
                self.body.links.extend(record);
                self.own_links.insert(href.clone());
                (if shown { Became::Image } else { Became::Link }, Some(href))
            }
            Err(Unresolved { rule, message, help, instead }) => {
                let problem = Problem::warning(rule, self.source.place(span), message);
                self.problems.push(problem.help(help));
                (if instead.is_some() { Became::Link } else { Became::Nothing }, instead)
            }
        }
    }

    /// Numbered, not spelled: the same heading has the same anchor in every language. A text can
    /// name its own (`{#name}`), as long as no other element of the page could have that id.
    fn heading_anchor(&mut self, named: Option<&str>, range: &Range<usize>) -> Anchor {
        let number = u32::try_from(self.body.headings.len() + 1).unwrap_or(u32::MAX);
        let generated = Anchor::Heading(number);
        let Some(named) = named else { return generated };
        let is_number = |rest: &str| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit());
        // The ids that the templates give to parts of a page.
        const PARTS: [&str; 5] =
            ["main", "search", "search-filters", "search-more", "search-results"];
        let is_reserved = PARTS.contains(&named)
            || named.starts_with("page-")
            || named.starts_with(NOTE)
            || is_number(named)
            || named.starts_with("only-")
            || named.strip_prefix(['s', 'b']).is_some_and(is_number);
        if is_reserved || !self.body.named_anchors.insert(named.into()) {
            let place = self.source.place(range.clone());
            let message = format!("the anchor \"{named}\" is taken");
            let help = "name it otherwise: not main, search, search-filters, search-more, search-results, page-…, note-…, only-…, a number, s or b with a number, or twice";
            self.problems.push(Problem::warning(Rule::TakenAnchor, place, message).help(help));
            return generated;
        }
        Anchor::Named(named.into())
    }

    fn code_block<'e>(&mut self, code: &str, language: &str) -> Event<'e> {
        let marked = Some(language).filter(|name| !name.is_empty());
        let inside = match marked.and_then(|name| highlight::highlight(code, name)) {
            Some(marked) => {
                self.body.has_code = true;
                marked
            }
            None => escape(code),
        };
        self.blocks.code(code, &inside)
    }
}

/// The language that a code block names.
fn language_of<'k>(kind: &'k CodeBlockKind<'_>) -> &'k str {
    match kind {
        CodeBlockKind::Fenced(info) => info.split([' ', ',', '\t']).next().unwrap_or_default(),
        CodeBlockKind::Indented => "",
    }
}

fn shifted(level: HeadingLevel, shift: u8) -> HeadingLevel {
    HeadingLevel::try_from(usize::from(level as u8 + shift)).unwrap_or(HeadingLevel::H6)
}

/// Text with the five characters that HTML gives a meaning replaced: safe in an element and in a
/// quoted attribute.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape_into(text, &mut out);
    out
}

/// The same, at the end of a text.
pub fn escape_into(text: &str, out: &mut String) {
    let mut rest = text;
    let special = |byte: u8| matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\'');
    while let Some(at) = rest.bytes().position(special) {
        out.push_str(&rest[..at]);
        out.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => "&#39;",
        });
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
}
