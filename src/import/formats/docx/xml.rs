//! XML as a tree of elements, within limits.
//!
//! The tree is one list in the order of the text, in which each node says how many nodes it spans:
//! a large document takes little memory, and an element is no more than a slice.
//!
//! Elements go by their local names. Writers choose the prefixes freely, the strict and the
//! transitional kind of Office Open XML have different namespaces, and no two elements that are
//! read here share a local name and differ in meaning.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::escape::{resolve_xml_entity, unescape};
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::TooMuch;

/// How deep elements may nest. Word itself stops at tables nested about 30 deep.
const MOST_DEEP: usize = 256;
/// How many nodes a part may hold, so that one of nothing but tags stays within memory.
const MOST_NODES: usize = 5_000_000;

/// The elements of a part.
pub(super) struct Tree<'a> {
    nodes: Vec<Node<'a>>,
}

struct Node<'a> {
    /// How many nodes it spans: itself and those inside it.
    size: usize,
    content: Content<'a>,
}

enum Content<'a> {
    Element(BytesStart<'a>),
    Text(Cow<'a, str>),
}

/// Why a text makes no tree.
pub(super) enum NoTree {
    /// It is not well-formed.
    Broken(String),
    /// It goes beyond a limit.
    TooMuch(TooMuch),
}

impl<'a> Tree<'a> {
    /// Reads a text.
    pub fn parse(text: &'a str) -> Result<Self, NoTree> {
        let mut reader = Reader::from_str(text);
        let mut builder = Builder::default();
        loop {
            match reader.read_event().map_err(|error| NoTree::Broken(error.to_string()))? {
                Event::Start(start) => builder.start(start)?,
                Event::Empty(start) => {
                    builder.start(start)?;
                    builder.end();
                }
                Event::End(_) => builder.end(),
                Event::Text(text) => builder.text(text.into_inner())?,
                Event::CData(text) => builder.text(text.into_inner())?,
                Event::GeneralRef(reference) => builder.text(Cow::Owned(resolve(&reference)?))?,
                Event::Eof => return builder.finish(),
                _ => {}
            }
        }
    }

    /// The outermost element.
    pub fn root(&self) -> Element<'_> {
        Element(&self.nodes)
    }
}

fn broken(why: &str) -> NoTree {
    NoTree::Broken(why.to_owned())
}

/// What `&name;` or `&#number;` stands for.
fn resolve(reference: &BytesRef) -> Result<String, NoTree> {
    match reference.resolve_char_ref() {
        Ok(Some(character)) => Ok(character.to_string()),
        Ok(None) => resolve_xml_entity(reference)
            .map(str::to_owned)
            .ok_or_else(|| NoTree::Broken(format!("`&{};` stands for nothing", &**reference))),
        Err(error) => Err(NoTree::Broken(error.to_string())),
    }
}

#[derive(Default)]
struct Builder<'a> {
    nodes: Vec<Node<'a>>,
    /// The elements that have not ended, by their place in the list.
    open: Vec<usize>,
    /// Whether blank text counts. Outside of `t` it is but the layout of the XML.
    keeps_blanks: bool,
}

impl<'a> Builder<'a> {
    fn start(&mut self, start: BytesStart<'a>) -> Result<(), NoTree> {
        if self.open.len() == MOST_DEEP {
            return Err(NoTree::TooMuch(TooMuch::Depth(MOST_DEEP)));
        }
        if self.open.is_empty() && !self.nodes.is_empty() {
            return Err(broken("it has more than one outermost element"));
        }
        self.keeps_blanks = start.local_name().as_ref() == "t";
        self.open.push(self.nodes.len());
        self.push(Content::Element(start))
    }

    fn end(&mut self) {
        // An end without a start is an error of the reader's, which comes before this.
        if let Some(start) = self.open.pop() {
            let end = self.nodes.len();
            if let Some(node) = self.nodes.get_mut(start) {
                node.size = end - start;
            }
        }
        self.keeps_blanks = false;
    }

    fn text(&mut self, text: Cow<'a, str>) -> Result<(), NoTree> {
        let is_layout = !self.keeps_blanks && text.trim_ascii().is_empty();
        if self.open.is_empty() || is_layout { Ok(()) } else { self.push(Content::Text(text)) }
    }

    fn push(&mut self, content: Content<'a>) -> Result<(), NoTree> {
        if self.nodes.len() == MOST_NODES {
            return Err(NoTree::TooMuch(TooMuch::Elements(MOST_NODES)));
        }
        self.nodes.push(Node { size: 1, content });
        Ok(())
    }

    fn finish(self) -> Result<Tree<'a>, NoTree> {
        if !self.open.is_empty() {
            return Err(broken("it breaks off"));
        }
        if self.nodes.is_empty() {
            return Err(broken("it is empty"));
        }
        Ok(Tree { nodes: self.nodes })
    }
}

/// An element with all that is inside it.
#[derive(Clone, Copy)]
pub(super) struct Element<'t>(&'t [Node<'t>]);

impl<'t> Element<'t> {
    fn start(self) -> Option<&'t BytesStart<'t>> {
        match &self.0.first()?.content {
            Content::Element(start) => Some(start),
            Content::Text(_) => None,
        }
    }

    /// Its name, without a prefix.
    pub fn name(self) -> &'t str {
        self.start().map_or("", |start| start.local_name().into_inner())
    }

    /// An attribute, by its name without a prefix.
    pub fn attribute(self, name: &str) -> Option<Cow<'t, str>> {
        let mut attributes = self.start()?.attributes();
        let mut attributes = attributes.with_checks(false).flatten();
        let found = attributes.find(|attribute| attribute.key.local_name().as_ref() == name)?;
        match found.value {
            Cow::Borrowed(value) => unescape(value).ok(),
            Cow::Owned(value) => unescape(&value).ok().map(|value| Cow::Owned(value.into_owned())),
        }
    }

    fn nodes(self) -> impl Iterator<Item = &'t [Node<'t>]> {
        let mut rest = self.0.get(1..).unwrap_or_default();
        std::iter::from_fn(move || {
            let (first, after) = rest.split_at_checked(rest.first()?.size)?;
            rest = after;
            Some(first)
        })
    }

    /// The elements directly inside it.
    pub fn elements(self) -> impl Iterator<Item = Element<'t>> {
        self.nodes().map(Element).filter(|element| element.start().is_some())
    }

    /// The first element of this name directly inside it.
    pub fn child(self, name: &str) -> Option<Element<'t>> {
        self.elements().find(|element| element.name() == name)
    }

    /// The text directly inside it.
    pub fn text(self) -> Cow<'t, str> {
        let mut texts = self.nodes().filter_map(|nodes| match &nodes.first()?.content {
            Content::Text(text) => Some(&**text),
            Content::Element(_) => None,
        });
        let first = texts.next().unwrap_or_default();
        texts.fold(Cow::Borrowed(first), |text, more| text + more)
    }

    /// The `val` of the element of this name directly inside it.
    pub fn value(self, name: &str) -> Option<Cow<'t, str>> {
        self.child(name)?.attribute("val")
    }

    /// That value as a number.
    pub fn number<T: std::str::FromStr>(self, name: &str) -> Option<T> {
        self.value(name)?.trim().parse().ok()
    }

    /// Whether the property of this name is on or off, if it is there.
    pub fn flag(self, name: &str) -> Option<bool> {
        let value = self.child(name)?.attribute("val");
        Some(!matches!(value.as_deref(), Some("0" | "false" | "off")))
    }

    /// The one branch of `AlternateContent` that counts. What the branches say is the same, once
    /// for new programs and once for old ones.
    pub fn branch(self) -> Option<Element<'t>> {
        self.child("Choice").or_else(|| self.child("Fallback"))
    }
}
