//! A saved page as it is parsed: within limits, and with each text node marked, so that what an
//! extractor keeps of it can be told.

use ego_tree::NodeId;
use scraper::{Html, Node};
use url::Url;

use super::blocks::{Block, Lines, lines};
use super::head::{Head, head};
use crate::nesting::{self, TooDeep};

/// Most text nodes that can be marked: as many as Unicode has private characters beyond the first
/// plane.
const MOST_MARKED: usize = 2 * PLANE;

/// How many private characters a plane has; its last two are no characters.
const PLANE: usize = 0xFFFE;

/// A parsed page.
pub(super) struct Page {
    /// Its lines.
    pub blocks: Vec<Block>,
    /// What it says of itself.
    pub head: Head,
    /// The page with a private character before each text node, which tells its number. `None` for
    /// a page that has too many.
    pub marked: Option<String>,
    /// How many text nodes there are.
    pub nodes: usize,
    /// What its controls say, which is no part of its text.
    pub controls: Vec<String>,
}

impl Page {
    /// Parses a page.
    pub fn parse(text: &str) -> Result<Self, TooDeep> {
        nesting::check(text)?;
        // The private characters are for marks alone.
        let text: std::borrow::Cow<'_, str> =
            if text.contains(is_mark) { text.replace(is_mark, "").into() } else { text.into() };
        let mut html = Html::parse_document(&text);
        nesting::check_parsed(&html)?;
        let head = head(&html);
        let Lines { blocks, nodes, controls } =
            lines(html.tree.root(), &|link| address(head.base.as_ref(), link));
        let marked = marked(&mut html, &nodes);
        Ok(Self { blocks, head, marked, nodes: nodes.len(), controls })
    }
}

/// Marks the text nodes, and writes the page.
fn marked(html: &mut Html, nodes: &[NodeId]) -> Option<String> {
    if nodes.len() > MOST_MARKED {
        return None;
    }
    for (number, id) in nodes.iter().enumerate() {
        let mark = mark(number)?;
        let mut node = html.tree.get_mut(*id)?;
        if let Node::Text(text) = node.value() {
            let words = text.trim_start();
            let marked = format!("{}{mark}{words}", &text[..text.len() - words.len()]);
            text.text = marked.as_str().into();
        }
    }
    Some(html.html())
}

/// The private character for a number.
fn mark(number: usize) -> Option<char> {
    let plane = 0xF_0000 + (number / PLANE) * 0x1_0000;
    char::from_u32(u32::try_from(plane + number % PLANE).ok()?)
}

fn is_mark(c: char) -> bool {
    c >= '\u{F0000}'
}

/// The numbers whose private characters are in a text.
pub(super) fn marks(text: &str) -> impl Iterator<Item = usize> {
    text.chars().filter_map(|c| {
        let code = u32::from(c).checked_sub(0xF_0000)? as usize;
        Some((code >> 16) * PLANE + (code & 0xFFFF))
    })
}

/// The address a link leads to, when it is one of the web or of mail and known in whole.
fn address(base: Option<&Url>, link: &str) -> Option<String> {
    let link = link.trim();
    if link.is_empty() || link.starts_with('#') {
        return None;
    }
    let url = match Url::parse(link) {
        Ok(url) => url,
        Err(_) => base?.join(link).ok()?,
    };
    matches!(url.scheme(), "http" | "https" | "mailto").then(|| url.into())
}
