//! The visible text of a page as lines, in the order of the page, each with the text nodes it is
//! made of, so that what an extractor kept can be told line by line.

use std::ops::Range;

use ego_tree::iter::Edge;
use ego_tree::{NodeId, NodeRef};
use scraper::Node;
use scraper::node::Element;

use super::elements::{container, is_block, is_control, is_no_text};
use super::tables::{self, Grid};
use super::words::Words;
use crate::import::line::{Form, Line, MarkKind};

/// A line of a page.
#[derive(Debug)]
pub(super) struct Block {
    /// Its text and what the page says of it.
    pub line: Line,
    /// The numbers of its text nodes, in the order of the page.
    pub nodes: Range<usize>,
    /// How many characters of it are links.
    pub link_chars: usize,
    /// The element around its own; lines that stand side by side have the same.
    pub container: Option<NodeId>,
}

impl Block {
    /// Whether it is a picture alone.
    pub fn is_picture(&self) -> bool {
        self.nodes.is_empty()
    }
}

/// The text of a page.
pub(super) struct Lines {
    /// Its lines.
    pub blocks: Vec<Block>,
    /// The text nodes they are made of, by their numbers.
    pub nodes: Vec<NodeId>,
    /// What its controls say, such as the options of a form.
    pub controls: Vec<String>,
}

/// Reads the text of a page.
pub(super) fn lines(root: NodeRef<'_, Node>, address: &dyn Fn(&str) -> Option<String>) -> Lines {
    let mut walk = Walk::new(address);
    let mut skipped: Option<NodeRef<'_, Node>> = None;
    let mut controls = Vec::new();
    for edge in root.traverse() {
        match edge {
            Edge::Open(node) if skipped.is_none() => {
                if node.value().as_element().is_some_and(is_no_text) {
                    skipped = Some(node);
                } else {
                    walk.open(node);
                }
            }
            Edge::Close(node) if skipped.is_none() => walk.close(node),
            Edge::Close(node) if skipped == Some(node) => skipped = None,
            Edge::Open(node) if skipped.is_some_and(is_control) => {
                let text = node.value().as_text().map(|text| text.trim());
                controls.extend(text.filter(|text| !text.is_empty()).map(str::to_owned));
            }
            _ => {}
        }
    }
    walk.flush();
    Lines { blocks: walk.blocks, nodes: walk.nodes, controls }
}

/// Whether there is anything to read in a text.
fn counts(text: &str) -> bool {
    text.chars().any(|c| !c.is_whitespace())
}

/// A list that is open.
struct List {
    ordered: bool,
    /// The number of its next item.
    next: u32,
}

/// The number in an attribute; that of a list is no larger than people count.
fn number(element: &Element, name: &str) -> Option<u32> {
    let number = element.attr(name)?.trim().parse::<u32>().ok()?;
    (number < 100_000).then_some(number)
}

struct Walk<'a> {
    address: &'a dyn Fn(&str) -> Option<String>,
    blocks: Vec<Block>,
    /// The text nodes so far.
    nodes: Vec<NodeId>,
    current: Words,
    /// The marks that are open, outermost first: where they began, and what they are.
    open: Vec<(usize, MarkKind)>,
    /// How many links are open, those to nowhere among them.
    links: usize,
    /// The lists that are open, outermost first.
    lists: Vec<List>,
    /// Items that are open: whether their first line is still to come.
    items: Vec<bool>,
    heading: Option<u8>,
    quotes: usize,
    preformatted: usize,
    table: Option<Grid>,
    tables: usize,
    gap: bool,
}

impl<'a> Walk<'a> {
    fn new(address: &'a dyn Fn(&str) -> Option<String>) -> Self {
        Self {
            address,
            blocks: Vec::new(),
            nodes: Vec::new(),
            links: 0,
            current: Words::default(),
            open: Vec::new(),
            lists: Vec::new(),
            items: Vec::new(),
            heading: None,
            quotes: 0,
            preformatted: 0,
            table: None,
            tables: 0,
            gap: false,
        }
    }

    fn open(&mut self, node: NodeRef<'_, Node>) {
        match node.value() {
            Node::Text(text) => {
                if self.current.nodes.is_none() {
                    self.current.container = container(node, self.table.is_some());
                }
                self.text(node.id(), text);
            }
            Node::Element(element) => self.open_element(node, element),
            _ => {}
        }
    }

    fn open_element(&mut self, node: NodeRef<'_, Node>, element: &Element) {
        let name = element.name();
        // A value stands beside its label: <dt>Published:</dt><dd>…</dd>.
        let is_value = name == "dd" && self.current.is_label();
        if is_block(name) && !is_value {
            self.boundary();
        }
        match name {
            "br" if self.heading.is_some() => self.current.space = !self.current.ends_wide(),
            "br" => self.boundary(),
            "a" => {
                self.links += 1;
                self.open_mark(self.link(element));
            }
            "b" | "strong" => self.open_mark(Some(MarkKind::Strong)),
            "i" | "em" => self.open_mark(Some(MarkKind::Emphasis)),
            "img" => self.image(element),
            "ul" | "ol" | "menu" | "dir" => {
                let first = number(element, "start").unwrap_or(1);
                self.lists.push(List { ordered: name == "ol", next: first });
            }
            "li" if !self.lists.is_empty() => {
                if let Some((list, value)) = self.lists.last_mut().zip(number(element, "value")) {
                    list.next = value;
                }
                self.items.push(true);
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading = name[1..].parse().ok(),
            "blockquote" => self.quotes += 1,
            "pre" | "listing" => self.preformatted += 1,
            "table" if self.table.is_none() && tables::is_data(node) => {
                self.table = Some(Grid::new(node.id(), self.tables));
                self.tables += 1;
            }
            "tr" => {
                if let Some(table) = &mut self.table {
                    table.open_row();
                }
            }
            "td" | "th" => {
                if let Some(table) = &mut self.table {
                    match table.open_cell(element) {
                        Some(tabs) => {
                            self.current.space = false;
                            self.current.put_tabs(tabs);
                        }
                        None => self.current.space = true,
                    }
                }
            }
            _ => {}
        }
    }

    fn close(&mut self, node: NodeRef<'_, Node>) {
        let Node::Element(element) = node.value() else { return };
        let name = element.name();
        match name {
            "a" => {
                self.links -= 1;
                self.close_mark(self.link(element).is_some());
            }
            "b" | "strong" | "i" | "em" => self.close_mark(true),
            "td" | "th" => {
                if let Some(table) = &mut self.table {
                    self.current.put_tabs(table.close_cell());
                }
            }
            "tr" => self.flush(),
            "caption" => {
                // What a table is called is no row of it.
                let table = self.table.take();
                self.flush();
                self.table = table;
            }
            _ => {}
        }
        let is_label = name == "dt" && self.current.is_label();
        if is_label {
            self.current.space = true;
        } else if is_block(name) {
            self.boundary();
        }
        match name {
            "ul" | "ol" | "menu" | "dir" => {
                self.lists.pop();
            }
            "li" if !self.lists.is_empty() => {
                self.items.pop();
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading = None,
            "blockquote" => self.quotes = self.quotes.saturating_sub(1),
            "pre" | "listing" => self.preformatted = self.preformatted.saturating_sub(1),
            "table" if self.table.as_ref().is_some_and(|table| table.node == node.id()) => {
                self.flush();
                self.table = None;
            }
            "p" => self.gap = true,
            _ => {}
        }
    }

    /// Where a line ends; within a cell, where its words part.
    fn boundary(&mut self) {
        if self.table.is_some() {
            self.current.space = true;
        } else {
            self.flush();
        }
    }

    fn link(&self, element: &Element) -> Option<MarkKind> {
        let href = element.attr("href")?.trim();
        match (self.address)(href) {
            Some(address) => Some(MarkKind::Link(address)),
            None if href.is_empty() || href.starts_with('#') || href.contains(':') => None,
            None => Some(MarkKind::Lost(href.to_owned())),
        }
    }

    fn open_mark(&mut self, kind: Option<MarkKind>) {
        self.open.extend(kind.map(|kind| (usize::MAX, kind)));
    }

    /// A mark begins with its first word, so that no blank is inside it.
    fn begin_marks(&mut self) {
        let at = self.current.text.len();
        for (start, _) in &mut self.open {
            if *start == usize::MAX {
                *start = at;
            }
        }
    }

    fn close_mark(&mut self, was_opened: bool) {
        if !was_opened {
            return;
        }
        if let Some((start, kind)) = self.open.pop() {
            self.current.mark(start, kind);
        }
    }

    fn image(&mut self, element: &Element) {
        let alt = element.attr("alt").unwrap_or_default().trim();
        let src = element.attr("data-src").or(element.attr("src")).unwrap_or_default();
        // Words that are the name of a file say nothing of the picture.
        let Some(src) = (self.address)(src).filter(|_| !alt.is_empty() && !alt.contains('.'))
        else {
            return;
        };
        self.current.put_space();
        self.begin_marks();
        let start = self.current.text.len();
        self.current.push(alt);
        self.current.mark(start, MarkKind::Image(src));
    }

    fn text(&mut self, id: NodeId, text: &str) {
        if !counts(text) {
            self.current.space |= !text.is_empty();
            return;
        }
        let node = self.nodes.len();
        self.nodes.push(id);
        if self.links > 0 {
            self.current.link_chars += text.chars().filter(|c| !c.is_whitespace()).count();
        }
        if self.preformatted > 0 && self.table.is_none() {
            for (index, line) in text.split('\n').enumerate() {
                if index > 0 {
                    self.flush();
                }
                if counts(line) {
                    self.current.put_space();
                    self.begin_marks();
                    self.current.text.push_str(line.trim_end());
                    self.current.note_node(node);
                }
            }
            return;
        }
        if text.starts_with(char::is_whitespace) {
            self.current.space = true;
        }
        if self.current.text.is_empty() {
            let blank = text.chars().take_while(|c| c.is_whitespace());
            self.current.indent = blank.filter(|c| *c == '\u{3000}').count() * 2;
        }
        self.current.put_space();
        self.begin_marks();
        self.current.push(text);
        self.current.note_node(node);
        self.current.space = text.ends_with(char::is_whitespace);
    }

    /// Ends the line.
    fn flush(&mut self) {
        let kinds: Vec<(usize, MarkKind)> = std::mem::take(&mut self.open);
        for (start, kind) in kinds {
            self.current.mark(start, kind.clone());
            self.open.push((usize::MAX, kind));
        }
        let Words { text, mut marks, nodes, link_chars, indent, container, .. } =
            std::mem::take(&mut self.current);
        // A picture has words, and no text node.
        let none = self.nodes.len()..self.nodes.len();
        let Some(nodes) = nodes.or((!text.is_empty()).then_some(none)) else { return };
        marks.sort_by_key(|mark| (mark.range.start, usize::MAX - mark.range.end));
        let (form, gap_before) = (self.form(), std::mem::take(&mut self.gap));
        let number = self.blocks.len() + 1;
        let item = match (form, self.lists.last_mut()) {
            (Form::Item { ordered: true, .. }, Some(list)) => {
                list.next = list.next.saturating_add(1);
                Some(list.next - 1)
            }
            _ => None,
        };
        let line = Line { number, indent, text, marks, form, gap_before, item };
        self.blocks.push(Block { line, nodes, link_chars, container });
    }

    fn form(&mut self) -> Form {
        if let Some(table) = &self.table {
            return Form::Row { table: table.number, header: table.header };
        }
        if let Some(level) = self.heading {
            return Form::Heading(level);
        }
        let depth = u8::try_from(self.lists.len().saturating_sub(1)).unwrap_or(u8::MAX);
        if let (Some(first), Some(list)) = (self.items.last_mut(), self.lists.last()) {
            let is_first = std::mem::take(first);
            return if is_first {
                Form::Item { depth, ordered: list.ordered }
            } else {
                Form::UnderItem { depth }
            };
        }
        if self.preformatted > 0 {
            Form::Preformatted
        } else if self.quotes > 0 {
            Form::Quote
        } else {
            Form::Text
        }
    }
}
