//! From Markdown to HTML: it is read as a browser reads it, holds nothing that runs or loads, and all words.

use gongwen::content::markdown::{Body, commonmark};
use scraper::Html;
use scraper::node::{Element, Node};

use super::{config, records, source, text_of};

/// Holds to the promise.
///
/// # Panics
/// Where the promise is broken.
pub fn hold(bytes: &[u8]) {
    let markdown = text_of(bytes);
    let notice =
        source("content/notices/2026/a.zh.md", &format!("+++\ntitle = \"甲\"\n+++\n{markdown}"));
    let other = source("content/notices/2026/b.zh.md", "+++\ntitle = \"乙\"\n+++\nText.\n");
    let (records, problems) = records(&[notice, other], &config());
    let Some(notice) = records.notices.first().filter(|one| one.title == "甲") else {
        assert!(!problems.is_empty(), "no record and no problem");
        return;
    };
    let body = &notice.body;
    let page = Html::parse_fragment(&body.html);
    for node in page.tree.values() {
        match node {
            Node::Element(element) => assert_is_harmless(element, &body.html),
            Node::Comment(_) | Node::ProcessingInstruction(_) | Node::Doctype(_) => {
                panic!("neither words nor markup of ours: {}", body.html)
            }
            _ => {}
        }
    }
    assert_blocks_hold(body, &page);
    let is_refused = problems.iter().any(|one| one.severity == gongwen::problem::Severity::Error);
    // What these become is not what stands there.
    let is_plain = !["<", "[[", "[^", "!["].iter().any(|sign| markdown.contains(sign));
    if is_plain && !is_refused {
        let expected = Html::parse_fragment(&commonmark(&markdown));
        assert_eq!(words(&page), words(&expected), "{}", body.html);
    }
}

/// No element that runs or loads anything, no attribute that does, no address but those that links may have.
fn assert_is_harmless(element: &Element, html: &str) {
    const ELEMENTS: [&str; 25] = [
        "script", "style", "iframe", "frame", "frameset", "object", "embed", "applet", "link",
        "meta", "base", "form", "button", "textarea", "select", "svg", "math", "audio", "video",
        "source", "track", "template", "noscript", "portal", "title",
    ];
    const ADDRESSES: [&str; 12] = [
        "href",
        "src",
        "cite",
        "action",
        "formaction",
        "data",
        "poster",
        "background",
        "srcset",
        "longdesc",
        "usemap",
        "xlink:href",
    ];
    let name = element.name();
    assert!(!ELEMENTS.contains(&name), "<{name}> in {html}");
    assert!(name != "input" || element.attr("type") == Some("checkbox"), "<input> in {html}");
    for (attribute, value) in element.attrs() {
        assert!(!attribute.starts_with("on"), "{attribute} in {html}");
        if attribute == "style" {
            let property = value.trim().trim_end_matches(';').split(':').next();
            assert!(matches!(property, Some("" | "text-align")), "{value} in {html}");
        }
        if !ADDRESSES.contains(&attribute) {
            continue;
        }
        // Browsers drop these from an address before they read it (URL Standard, 4.4).
        let address: String = value.chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')).collect();
        let address = address.trim_start_matches(|c: char| c <= ' ').to_ascii_lowercase();
        let leads =
            ["http:", "https:", "mailto:", "tel:"].iter().any(|one| address.starts_with(one));
        let is_own = !address.starts_with("//")
            && !address.starts_with('\\')
            && !address.split(['/', '?', '#']).next().unwrap_or_default().contains(':');
        assert!(
            if name == "a" && attribute == "href" { leads || is_own } else { is_own },
            "{value} in {html}"
        );
    }
}

/// Every block has one element of its name, and the words of all stand in the page, in their order.
fn assert_blocks_hold(body: &Body, page: &Html) {
    let ids = page.tree.values().filter_map(|node| node.as_element()?.attr("id"));
    let mut ids: Vec<&str> = ids.collect();
    ids.sort_unstable();
    let twice = ids.windows(2).find(|pair| pair[0] == pair[1]);
    assert_eq!(twice, None, "{}", body.html);
    let has_places = body.blocks.iter().any(|block| body.inside(block).is_some());
    let mut at = 0;
    for block in &body.blocks {
        assert_eq!(block.text.start(), at, "the words of blocks follow each other");
        at = block.text.range().end;
        let is_there = ids.binary_search(&block.anchor.to_string().as_str()).is_ok();
        assert!(is_there || !has_places, "#{} in {}", block.anchor, body.html);
    }
    assert_eq!(at, body.text.len());
    if has_places {
        let shown = words(page);
        let mut shown = shown.chars();
        let missing = body.text.chars().filter(is_word).find(|c| !shown.any(|other| other == *c));
        assert_eq!(missing, None, "{:?} in {}", body.text, body.html);
    }
}

fn words(page: &Html) -> String {
    // The words of a picture are its description.
    let words = page.tree.values().filter_map(|node| match node {
        Node::Text(text) => Some(&**text),
        Node::Element(element) => element.attr("alt"),
        _ => None,
    });
    words.flat_map(str::chars).filter(is_word).collect()
}

fn is_word(c: &char) -> bool {
    c.is_alphanumeric()
}
