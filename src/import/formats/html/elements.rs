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
            | "button"
            | "svg"
            | "iframe"
            | "object"
            | "canvas"
            | "audio"
            | "video"
            | "map"
    )
}

/// The element around that of a line of text: lines that stand side by side have the same.
pub(super) fn container(text: NodeRef<'_, Node>) -> Option<NodeId> {
    /// How far beside a text another line is looked for.
    const NEAR: usize = 3;
    let is_line = |node: NodeRef<'_, Node>| {
        node.value().as_element().is_some_and(|element| is_block(element.name()))
    };
    let mut part = text;
    while let Some(parent) = part.parent() {
        if is_line(parent) {
            // Text that stands in the container itself, beside elements that are lines.
            let stands_beside = part.next_siblings().take(NEAR).any(is_line)
                || part.prev_siblings().take(NEAR).any(is_line);
            let container = if stands_beside { Some(parent) } else { parent.parent() };
            return container.map(|container| container.id());
        }
        part = parent;
    }
    None
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
