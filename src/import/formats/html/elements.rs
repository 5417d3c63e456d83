//! What the elements of a page mean for its lines.

use ego_tree::{NodeId, NodeRef};
use scraper::Node;
use scraper::node::Element;

/// Elements whose text nobody reads on the page.
pub(super) fn is_no_text(element: &Element) -> bool {
    matches!(
        element.name(),
        "head"
            | "script"
            | "style"
            | "noscript"
            | "template"
            | "select"
            | "datalist"
            | "textarea"
            | "svg"
            | "iframe"
            | "object"
            | "canvas"
            | "audio"
            | "video"
    )
}

/// Whether an element is a control or a drawing: its words can be seen, but are no text.
pub(super) fn is_control(node: NodeRef<'_, Node>) -> bool {
    let name = node.value().as_element().map(Element::name);
    matches!(name, Some("select" | "datalist" | "textarea" | "svg"))
}

/// The element around that of a line of text, and around its list, table or quotation: lines that
/// stand side by side have the same. `in_data` says whether it is in a table of data.
pub(super) fn container(text: NodeRef<'_, Node>, in_data: bool) -> Option<NodeId> {
    /// How far beside a text another line is looked for.
    const NEAR: usize = 3;
    let is_line = |node: NodeRef<'_, Node>| {
        node.value().as_element().is_some_and(|element| is_block(element.name()))
    };
    let is_part = |node: NodeRef<'_, Node>| {
        node.value().as_element().is_some_and(|element| is_part_of_block(element.name(), in_data))
    };
    let mut part = text;
    let mut parent = part.parent()?;
    while !is_line(parent) {
        (part, parent) = (parent, parent.parent()?);
    }
    // Text that stands in the container itself, beside elements that are lines.
    let is_body = parent.value().as_element().is_some_and(|element| element.name() == "body");
    let stands_beside = part.next_siblings().take(NEAR).any(is_line)
        || part.prev_siblings().take(NEAR).any(is_line);
    if is_body || stands_beside && !is_part(parent) {
        return Some(parent.id());
    }
    let mut container = parent.parent()?;
    while is_part(container) {
        container = container.parent()?;
    }
    Some(container.id())
}

/// Elements that are part of a larger block of text: of a list or quotation and, within a table of
/// data, of that. Old pages are laid out in tables, so elsewhere a cell is a block of its own.
fn is_part_of_block(name: &str, in_data: bool) -> bool {
    match name {
        "ul" | "ol" | "li" | "menu" | "dl" | "dt" | "dd" | "details" | "summary" | "blockquote"
        | "pre" => true,
        "table" | "tbody" | "thead" | "tfoot" | "tr" | "td" | "th" => in_data,
        _ => false,
    }
}

/// Elements before and after which a line ends.
pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "dir"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "hr"
            | "html"
            | "legend"
            | "li"
            | "listing"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "search"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "thead"
            | "tfoot"
            | "caption"
            | "tr"
            | "td"
            | "th"
            | "ul"
            | "ucapcontent"
            | "ucaptitle"
            | "zoom"
    )
}
