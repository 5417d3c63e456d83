//! The Markdown of a body as it can stand by itself, beside its page: links lead to pages instead of
//! files of the collection, wiki links are links, headings begin at level 2 and lose their own
//! anchors, and of raw HTML only the words stay.
//!
//! Everything else is what a person wrote, to the letter. So the body keeps its source and a few
//! [`Edit`]s, and nothing is written twice.

use std::ops::Range;

use pulldown_cmark::Event;
use serde::{Deserialize, Serialize};

use super::place::Span;
use super::{Body, safe_html};
use crate::problem::SourceText;

/// A change to the source.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Edit {
    /// The bytes of the file that it replaces.
    span: Span,
    /// What stands there instead.
    with: Box<str>,
}

impl Body {
    /// The Markdown of the body, to stand beside its page; `source` is the file that it was read
    /// from.
    #[must_use]
    pub fn markdown(&self, source: &SourceText) -> String {
        let range = self.source.range();
        let mut markdown = String::with_capacity(range.len() + 32 * self.edits.len());
        let mut at = range.start;
        for Edit { span, with } in &self.edits {
            let span = span.range();
            // What lies inside a stretch that is replaced as a whole is gone with it.
            let Some(kept) = source.text.get(at..span.start) else { continue };
            markdown.push_str(kept);
            markdown.push_str(with);
            at = span.end;
        }
        markdown.push_str(source.text.get(at..range.end).unwrap_or_default());
        markdown
    }
}

/// The collecting of edits while a body is read.
pub(super) struct Edits<'a> {
    source: &'a str,
    found: Vec<Edit>,
    open: Vec<Element>,
}

/// An element whose markup is replaced, and what is inside kept.
struct Element {
    span: Range<usize>,
    /// The markup, before and after; `None` where it stays as it is.
    markup: Option<(String, String)>,
    /// The bytes of what is inside.
    inside: Option<Range<usize>>,
    /// Its words, for a wiki link that has none in the source.
    words: String,
}

impl<'a> Edits<'a> {
    pub fn new(source: &'a SourceText) -> Self {
        Self { source: &source.text, found: Vec::new(), open: Vec::new() }
    }

    /// Opens an element of which the markup is replaced, unless it is `None`.
    pub fn open(&mut self, span: Range<usize>, markup: Option<(String, String)>) {
        self.open.push(Element { span, markup, inside: None, words: String::new() });
    }

    /// Takes note of an event, which may stand inside elements that are open.
    pub fn pass(&mut self, event: &Event<'_>, range: &Range<usize>) {
        match event {
            Event::Html(html) | Event::InlineHtml(html) => {
                // The words may hold what only was no markup as it stood between tags.
                let words = safe_html::words(html).replace('<', "&lt;");
                self.replace(range.clone(), &words);
            }
            Event::End(_) => return,
            _ => {}
        }
        for element in &mut self.open {
            if let Event::Text(text) | Event::Code(text) = event {
                element.words.push_str(text);
            }
            let inside = element.inside.get_or_insert(range.clone());
            *inside = inside.start.min(range.start)..inside.end.max(range.end);
        }
    }

    /// Closes the element that was opened last.
    pub fn close(&mut self) {
        let Some(Element { span, markup, inside, words }) = self.open.pop() else { return };
        let Some((before, after)) = markup else { return };
        match inside.filter(|inside| *inside != span) {
            Some(inside) => {
                // An escaped sign is text from behind its backslash.
                let escaped = self.source[span.start..inside.start].ends_with('\\');
                let start = inside.start - usize::from(escaped);
                self.replace(span.start..start, &before);
                self.replace(inside.end..span.end, &after);
            }
            None => self.replace(span, &format!("{before}{}{after}", literal(&words))),
        }
    }

    fn replace(&mut self, span: Range<usize>, with: &str) {
        if self.source.get(span.clone()).is_some_and(|own| own != with) {
            self.found.push(Edit { span: span.into(), with: with.into() });
        }
    }

    /// The edits, in the order of the source.
    pub fn finish(mut self) -> Vec<Edit> {
        self.found.sort_by_key(|edit| (edit.span.start(), edit.span.range().end));
        self.found.shrink_to_fit();
        self.found
    }
}

/// The markup of a link or, with `!` before it, of an image.
pub(super) fn link_markup(sign: &str, href: &str, title: &str) -> (String, String) {
    let title = match title {
        "" => String::new(),
        title => format!(" \"{}\"", title.replace('\\', "\\\\").replace('"', "\\\"")),
    };
    (format!("{sign}["), format!("]({href}{title})"))
}

/// The markup of a heading of a level; `source` is the heading as it is written.
pub(super) fn heading_markup(level: u8, source: &str) -> (String, String) {
    let end = if source.ends_with('\n') { "\n" } else { "" };
    (format!("{} ", "#".repeat(level.into())), end.to_owned())
}

/// A text of one line as Markdown that says just that, wherever in a line it stands.
#[must_use]
pub fn literal(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '~' | '|') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use pulldown_cmark::{Options, Parser};

    use super::*;

    proptest! {
        #[test]
        fn a_literal_text_is_read_as_itself(text in r"[ -%'-~药]{1,40}") {
            let options = Options::ENABLE_TABLES
                | Options::ENABLE_STRIKETHROUGH
                | Options::ENABLE_FOOTNOTES
                | Options::ENABLE_WIKILINKS;
            let markdown = format!("# a {} b", literal(&text));
            let read: String = Parser::new_ext(&markdown, options)
                .filter_map(|event| match event {
                    Event::Text(text) => Some(text.to_string()),
                    _ => None,
                })
                .collect();
            prop_assert_eq!(read, format!("a {text} b"));
        }
    }
}
