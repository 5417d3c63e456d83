//! HTML of strangers that is nested too deep. The time of a parser grows with the square of the depth, and what
//! walks a tree needs room on its stack for each level; nothing that people wrote is near the limits.

use ego_tree::iter::Edge;
use scraper::Html;

/// Deepest nesting of elements. A browser stops at 512.
const DEEPEST: usize = 600;

/// Most elements that format text (`<font>`) and are left open, each of which the parser opens again
/// in every further paragraph.
const MOST_UNCLOSED: usize = 40;

/// Most attributes of a tag; the parser compares each with all before it.
const MOST_ATTRIBUTES: usize = 500;

/// Most tags of a page; a parsed one takes some hundred times the room of its tag.
const MOST_TAGS: usize = 400_000;

/// Why HTML is not parsed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "it has more than {MOST_TAGS} tags, or tags that are nested more than {DEEPEST} deep or left open, as no page that people wrote"
)]
pub(crate) struct TooDeep;

/// Looks at the tags of some HTML, in one pass, for what would take a parser too long.
pub(crate) fn check(text: &str) -> Result<(), TooDeep> {
    let mut open = Open::default();
    let mut tags = 0;
    let mut rest = text;
    while let Some(at) = memchr::memchr(b'<', rest.as_bytes()) {
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            let end = memchr::memmem::find(comment.as_bytes(), b"-->");
            rest = end.map_or("", |end| &comment[end + 3..]);
            continue;
        }
        let is_end = rest.starts_with('/');
        let tag = rest.trim_start_matches('/');
        let is_letter = |c: char| c.is_ascii_alphanumeric();
        let length = tag.bytes().take(32).take_while(u8::is_ascii_alphanumeric).count();
        if !tag.starts_with(is_letter) {
            continue;
        }
        let name = tag[..length].to_ascii_lowercase();
        let (tag_end, attributes) = end_of_tag(tag, length);
        let is_empty = tag[..tag_end].ends_with('/');
        if attributes > MOST_ATTRIBUTES {
            return Err(TooDeep);
        }
        rest = &tag[tag_end..];
        tags += 1;
        if tags > MOST_TAGS {
            return Err(TooDeep);
        }
        if is_end {
            open.close(&name);
            continue;
        }
        // What stands in a script is no tag.
        if matches!(name.as_str(), "script" | "style" | "textarea" | "title") && !open.is_foreign()
        {
            rest = after_end(rest, &name);
            continue;
        }
        open.open(name, &tag[length..tag_end], is_empty)?;
    }
    Ok(())
}

/// Where a tag ends that begins a text, and about how many attributes it has. What stands between
/// quotation marks is a value, with whatever signs it likes.
fn end_of_tag(tag: &str, name: usize) -> (usize, usize) {
    let mut quote = None;
    let mut attributes = 0;
    // The sign before, and the last that is no blank.
    let (mut before, mut sign) = (b' ', b' ');
    for (at, byte) in tag.bytes().enumerate().skip(name) {
        match (quote, byte) {
            (Some(open), _) if open == byte => quote = None,
            (Some(_), _) => {}
            (None, b'>') => return (at, attributes),
            // Elsewhere a quotation mark is part of a name or of a value without any.
            (None, b'"' | b'\'') if sign == b'=' => quote = Some(byte),
            (None, _) => {
                let begins = before.is_ascii_whitespace() && !byte.is_ascii_whitespace();
                attributes += usize::from(begins);
            }
        }
        before = byte;
        if !byte.is_ascii_whitespace() {
            sign = byte;
        }
    }
    (tag.len(), attributes)
}

/// What follows the end tag of an element whose content is plain text.
fn after_end<'a>(text: &'a str, name: &str) -> &'a str {
    let mut rest = text;
    while let Some(at) = memchr::memmem::find(rest.as_bytes(), b"</") {
        rest = &rest[at + 2..];
        if rest.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name)) {
            return rest;
        }
    }
    ""
}

/// A tag that opens an element.
struct Tag<'a> {
    name: String,
    attributes: &'a str,
    /// Whether it formats text; a link in a drawing is an element like others.
    formats: bool,
}

/// The elements that are open.
#[derive(Default)]
struct Open<'a> {
    tags: Vec<Tag<'a>>,
    /// How many of them are drawings or formulas, in which every element nests.
    foreign: usize,
    /// How many of them format text.
    formatting: usize,
}

impl<'a> Open<'a> {
    fn is_foreign(&self) -> bool {
        self.foreign > 0
    }

    fn open(&mut self, name: String, attributes: &'a str, is_empty: bool) -> Result<(), TooDeep> {
        let nests = if self.is_foreign() { !is_empty } else { !closes_itself(&name) };
        if !nests {
            return Ok(());
        }
        let tag = Tag { formats: formats(&name) && !self.is_foreign(), name, attributes };
        self.foreign += usize::from(is_foreign(&tag.name));
        if tag.formats {
            self.forget_like(&tag);
            self.formatting += 1;
        }
        self.tags.push(tag);
        let is_too_deep = self.tags.len() > DEEPEST || self.formatting > MOST_UNCLOSED;
        if is_too_deep { Err(TooDeep) } else { Ok(()) }
    }

    /// A link closes one that is open; of formatting that is all alike a parser remembers three (HTML
    /// Standard, 13.2.4.3).
    fn forget_like(&mut self, tag: &Tag<'_>) {
        let most = if matches!(tag.name.as_str(), "a" | "nobr") { 1 } else { 3 };
        let is_like = |open: &Tag<'_>| {
            open.formats
                && open.name == tag.name
                && (most == 1 || open.attributes == tag.attributes)
        };
        let like = self.tags.iter().filter(|open| is_like(open)).count();
        if like >= most
            && let Some(first) = self.tags.iter().position(is_like)
        {
            self.tags.remove(first);
            self.formatting -= 1;
        }
    }

    /// Closes an element and, with it, those that are open inside it. An end tag of none that is open
    /// closes nothing; one of formatting leaves what is inside it open.
    fn close(&mut self, name: &str) {
        let Some(at) = self.tags.iter().rposition(|open| open.name == name) else { return };
        if self.tags[at].formats {
            self.tags.remove(at);
            self.formatting -= 1;
            return;
        }
        // Formatting that is left open goes on after its element.
        let (kept, gone): (Vec<Tag<'a>>, Vec<Tag<'a>>) =
            self.tags.split_off(at).into_iter().partition(|open| open.formats);
        self.foreign -= gone.iter().filter(|open| is_foreign(&open.name)).count();
        self.tags.extend(kept);
    }
}

fn is_foreign(name: &str) -> bool {
    matches!(name, "svg" | "math")
}

fn formats(name: &str) -> bool {
    matches!(
        name,
        "a" | "b"
            | "big"
            | "code"
            | "em"
            | "font"
            | "i"
            | "nobr"
            | "s"
            | "small"
            | "strike"
            | "strong"
            | "tt"
            | "u"
    )
}

/// Elements that hold nothing, or that the next of their kind closes.
fn closes_itself(name: &str) -> bool {
    matches!(
        name,
        "p" | "li"
            | "td"
            | "th"
            | "tr"
            | "dd"
            | "dt"
            | "option"
            | "optgroup"
            | "br"
            | "hr"
            | "img"
            | "input"
            | "meta"
            | "link"
            | "area"
            | "base"
            | "col"
            | "embed"
            | "param"
            | "source"
            | "track"
            | "wbr"
            | "html"
            | "head"
            | "body"
    )
}

/// Looks at the depth of a page once it is parsed.
pub(crate) fn check_parsed(html: &Html) -> Result<(), TooDeep> {
    /// What the parser adds, and lists and tables whose items close themselves.
    const DEEPEST_PARSED: usize = 2 * DEEPEST;
    let mut depth = 0_usize;
    for edge in html.tree.root().traverse() {
        match edge {
            Edge::Open(_) => depth += 1,
            Edge::Close(_) => depth -= 1,
        }
        if depth > DEEPEST_PARSED {
            return Err(TooDeep);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nests_without_end_is_refused() {
        for part in
            ["<div>", "<div/>", "<div></x>", "<x-a><b>", "<ul><li>", "<x-a>", "<table><tr><td>"]
        {
            assert_eq!(check(&part.repeat(2_000)), Err(TooDeep), "{part}");
        }
        assert_eq!(check(&format!("<svg>{}", "<td>".repeat(2_000))), Err(TooDeep));
        assert_eq!(check(&format!("<!-- <script> -->{}", "<div>".repeat(2_000))), Err(TooDeep));
        let fonts: String = (0..100).map(|size| format!("<font size={size}>")).collect();
        assert_eq!(check(&fonts), Err(TooDeep));
        let attributes: String = (0..2_000).map(|number| format!(" a{number}")).collect();
        assert_eq!(check(&format!("<p{attributes}>")), Err(TooDeep));
    }

    #[test]
    fn what_people_write_is_read() {
        for page in [
            "<p>a".repeat(5_000),
            "<li>a<br>".repeat(5_000),
            "<tr><td>a".repeat(5_000),
            "<i class='icon'/>a".repeat(5_000),
            (0..5_000).map(|number| format!("<a href={number}>a")).collect(),
            "<div><b>a</b></div>".repeat(5_000),
            "<svg><a></svg><a>a".repeat(5_000),
            "<svg><a><b>c</a></svg><b>c</b></b>".repeat(5_000),
            format!("<script>{}</script>", "'<div>'".repeat(5_000)),
            format!("<svg>{}</svg>", "<path d='M0 0'/>".repeat(5_000)),
            format!("<a title='{} > \"'>a</a>", "x ".repeat(5_000)),
            format!("<a href=x{}>a</a>", "\n  ".repeat(5_000)),
            format!("<path d='{}'/>", "M 0 0 ".repeat(5_000)),
            format!("<img src='data:image/png;base64,{}'>", "A".repeat(100_000)),
        ] {
            assert_eq!(check(&page), Ok(()), "{}", &page[..20]);
        }
    }
}
