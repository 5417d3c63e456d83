//! A saved page as it is parsed: within limits, and with each text node marked, so that what an
//! extractor keeps of it can be told.

use ego_tree::NodeId;
use scraper::{Html, Node};
use url::Url;

use super::blocks::{Block, blocks};
use super::head::{Head, head};

/// Deepest nesting of tags that is parsed. A browser stops at 512; the time that a parser takes
/// grows with the square of the depth.
const DEEPEST: usize = 1_000;

/// Most tags that are left open to format what follows (`<font>`), each of which every further
/// paragraph opens again.
const MOST_UNCLOSED: usize = 300;

/// How far the end of a tag is sought, in bytes.
const LONGEST_TAG: usize = 4_096;

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
}

/// Why a page is not parsed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "its tags are nested more than {DEEPEST} deep, or left open, as on no page that people wrote"
)]
pub(in crate::import) struct TooDeep;

impl Page {
    /// Parses a page.
    pub fn parse(text: &str) -> Result<Self, TooDeep> {
        if is_too_deep(text) {
            return Err(TooDeep);
        }
        // The private characters are for marks alone.
        let text: std::borrow::Cow<'_, str> =
            if text.contains(is_mark) { text.replace(is_mark, "").into() } else { text.into() };
        let mut html = Html::parse_document(&text);
        let head = head(&html);
        let (blocks, nodes) = blocks(html.tree.root(), &|link| address(head.base.as_ref(), link));
        let marked = marked(&mut html, &nodes);
        Ok(Self { blocks, head, marked, nodes: nodes.len() })
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

/// Whether parsing would take too long. Tags are only counted, so that this takes no longer than
/// reading; pages that people wrote are far from the limits.
fn is_too_deep(text: &str) -> bool {
    let bytes = text.as_bytes();
    let (mut depth, mut formats) = (0_usize, 0_usize);
    let mut raw: Option<Vec<u8>> = None;
    for at in memchr::memchr_iter(b'<', bytes) {
        let is_end = bytes.get(at + 1) == Some(&b'/');
        let rest = &bytes[at + 1 + usize::from(is_end)..];
        let length = rest.iter().take(16).take_while(|byte| byte.is_ascii_alphanumeric()).count();
        let name = rest[..length].to_ascii_lowercase();
        // What stands in a script is no tag.
        if let Some(open) = &raw {
            if is_end && *open == name {
                raw = None;
            }
            continue;
        }
        if matches!(name.as_slice(), b"script" | b"style" | b"textarea" | b"title") {
            raw = (!is_end).then_some(name);
            continue;
        }
        let tag_end = memchr::memchr(b'>', &rest[..rest.len().min(LONGEST_TAG)]).unwrap_or(0);
        if rest[..tag_end].ends_with(b"/") {
            continue; // an empty element of a drawing
        }
        let count = match name.as_slice() {
            b"" | b"p" | b"li" | b"td" | b"th" | b"tr" | b"dd" | b"dt" | b"option" | b"br"
            | b"hr" | b"img" | b"input" | b"meta" | b"link" | b"area" | b"base" | b"col"
            | b"embed" | b"param" | b"source" | b"track" | b"wbr" => continue,
            b"a" | b"b" | b"big" | b"code" | b"em" | b"font" | b"i" | b"nobr" | b"s" | b"small"
            | b"strike" | b"strong" | b"tt" | b"u" => &mut formats,
            _ => &mut depth,
        };
        *count = if is_end { count.saturating_sub(1) } else { *count + 1 };
        if depth > DEEPEST || formats > MOST_UNCLOSED {
            return true;
        }
    }
    false
}
