//! Raw HTML in a body is a stranger's: only elements and attributes stay that cannot run or load
//! anything. Our own markup around it passes unchanged.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock, Mutex};

use ammonia::{Builder, UrlRelative};
use pulldown_cmark::CowStr;
use regex::Regex;

use super::highlight::PREFIX;
use super::links::SCHEMES;
use super::writer::NOTE;
use crate::pattern::pattern;

/// The elements of raw HTML that stay; the guide lists them. They mark words up and order them; none runs
/// or loads anything, is a part of the page itself (`main`, `nav` …), or turns the direction of words
/// (`bdo`).
pub const ELEMENTS: [&str; 62] = [
    "a",
    "abbr",
    "b",
    "bdi",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "col",
    "colgroup",
    "data",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "u",
    "ul",
    "var",
    "wbr",
];

/// The attributes that stay on every element.
const GENERAL: [&str; 6] = ["class", "dir", "id", "lang", "tabindex", "title"];

/// The attributes that stay on some.
const SPECIAL: [(&str, &[&str]); 14] = [
    ("a", &["href", "hreflang"]),
    ("blockquote", &["cite"]),
    ("col", &["span"]),
    ("colgroup", &["span"]),
    ("data", &["value"]),
    ("del", &["cite", "datetime"]),
    ("details", &["open"]),
    ("img", &["alt", "height", "src", "width"]),
    ("ins", &["cite", "datetime"]),
    ("ol", &["start"]),
    ("q", &["cite"]),
    ("td", &["colspan", "headers", "rowspan"]),
    ("th", &["colspan", "headers", "rowspan", "scope"]),
    ("time", &["datetime"]),
];

/// What of a page's markup is the program's own, and stays.
#[derive(Default)]
pub(super) struct Own {
    /// The relative addresses that were resolved to pages and files of the site.
    pub links: BTreeSet<String>,
    /// The ids of blocks.
    pub ids: BTreeSet<String>,
}

impl Own {
    /// Whether an address can stand in an attribute: nothing is loaded from another host, and no link
    /// leads nowhere.
    fn has_address(&self, attribute: &str, value: &str) -> bool {
        let is_of_scheme = SCHEMES.iter().any(|scheme| {
            value.split_once(':').is_some_and(|(own, _)| own.eq_ignore_ascii_case(scheme))
        });
        let is_here = || value.starts_with('#') || self.links.contains(value);
        if is_of_scheme { attribute == "href" } else { is_here() }
    }

    /// An id that a page has for its scripts and links would lead those astray.
    fn has_id(&self, value: &str) -> bool {
        self.ids.contains(value) || value.starts_with(NOTE)
    }
}

/// The classes of the markup that the program itself writes around a text, beside those of code.
/// Others would make a text look like a part of the page, or hide a part of it.
const CLASSES: [&str; 6] = [
    "table",
    "center",
    "right",
    "footnote-reference",
    "footnote-definition",
    "footnote-definition-label",
];

fn own_classes(value: &str) -> Option<Cow<'_, str>> {
    let is_own = |class: &&str| CLASSES.contains(class) || class.starts_with(PREFIX);
    let classes: Vec<&str> = value.split_ascii_whitespace().filter(is_own).collect();
    (!classes.is_empty()).then(|| classes.join(" ").into())
}

/// HTML that is safe to stand in a page, and what was left out of it.
pub(super) fn clean(html: &str, own: Own) -> (String, Vec<String>) {
    let left_out: Arc<Mutex<BTreeSet<String>>> = Arc::default();
    let report = Arc::clone(&left_out);
    // A parser that mends strangers' HTML may copy an element, and its id with it.
    let seen: Mutex<BTreeSet<String>> = Mutex::default();
    let is_first = move |id: &str| seen.lock().is_ok_and(|mut seen| seen.insert(id.to_owned()));
    let clean = Builder::default()
        .tags(ELEMENTS.into())
        .generic_attributes(GENERAL.into())
        .tag_attributes(
            SPECIAL
                .iter()
                .map(|(element, names)| (*element, names.iter().copied().collect()))
                .collect(),
        )
        .link_rel(None)
        .url_schemes(SCHEMES.into())
        .url_relative(UrlRelative::PassThrough)
        .attribute_filter(move |element, attribute, value| {
            let is_kept = match attribute {
                "class" => return own_classes(value),
                "id" => return (own.has_id(value) && is_first(value)).then(|| value.into()),
                "href" | "src" | "cite" => own.has_address(attribute, value),
                // Another order than that of the page would lead whoever goes by keys astray.
                "tabindex" => value == "0",
                _ => true,
            };
            if is_kept {
                return Some(value.into());
            }
            if let Ok(mut report) = report.lock() {
                report.insert(format!("{attribute}=\"{value}\" of <{element}>"));
            }
            None
        })
        .clean(html)
        .to_string();
    let left_out = left_out.lock().map(|set| set.iter().cloned().collect()).unwrap_or_default();
    (clean, left_out)
}

/// Raw HTML without ids: the page has its own, and a second of one name would lead a link astray.
pub(super) fn without_ids(html: CowStr<'_>) -> CowStr<'_> {
    static ID: LazyLock<Regex> =
        LazyLock::new(|| pattern(r#"(?i)(<[a-z][^<>]*?)\sid\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+)"#));
    match ID.replace_all(&html, "$1") {
        Cow::Borrowed(_) => html,
        Cow::Owned(without) => without.into(),
    }
}

/// Where the links of raw HTML lead that lead out of the site.
pub(super) fn web_addresses(html: &str) -> impl Iterator<Item = String> + '_ {
    static LINK: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r#"(?i)<a\s(?:[^<>]*?\s)?href\s*=\s*(?:"(https?:[^"]*)"|'(https?:[^']*)'|(https?:[^\s"'>]+))"#,
        )
    });
    let found = LINK.captures_iter(html).filter_map(|link| (1..=3).find_map(|at| link.get(at)));
    found.map(|url| url.as_str().trim().replace("&amp;", "&"))
}

/// How much text HTML shows, in characters without white space: what is outside its tags. Only for
/// comparison: a character reference is one character, whichever.
pub(super) fn length_of_text(html: &str) -> usize {
    static REFERENCE: LazyLock<Regex> = LazyLock::new(|| pattern("&#?[0-9A-Za-z]+;"));
    let words = outside_tags(html);
    REFERENCE.replace_all(&words, "x").chars().filter(|c| !c.is_whitespace()).count()
}

/// What HTML shows outside its tags; entities stay as they are written. Nothing of HTML with a script
/// or a stylesheet, whose words are not shown.
pub(super) fn words(html: &str) -> String {
    static HIDDEN: LazyLock<Regex> = LazyLock::new(|| pattern("(?i)<(script|style)"));
    if HIDDEN.is_match(html) { String::new() } else { outside_tags(html) }
}

fn outside_tags(html: &str) -> String {
    let mut rest = html;
    let mut words = String::with_capacity(html.len());
    while let Some(at) = rest.find('<') {
        words.push_str(&rest[..at]);
        rest = rest[at..].find('>').map_or("", |end| &rest[at + end + 1..]);
    }
    words.push_str(rest);
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cleaned(html: &str) -> (String, Vec<String>) {
        let own = Own { links: ["../a.html".to_owned()].into(), ids: ["b1".to_owned()].into() };
        clean(html, own)
    }

    #[test]
    fn nothing_looks_like_a_part_of_the_page_itself() {
        for (html, expected) in [
            ("<p id=b1 class=\"site-header table\">", "<p id=\"b1\" class=\"table\"></p>"),
            ("<b\nid=search class=found>", "<b></b>"),
            ("<p id=b1>x<p id=b1>y", "<p id=\"b1\">x</p><p>y</p>"),
            ("<b title='>' id=main>", "<b title=\"&gt;\"></b>"),
            (
                "<sup id=note-1><code class=\"hl-a theme\">",
                "<sup id=\"note-1\"><code class=\"hl-a\"></code></sup>",
            ),
            ("<td tabindex=9 style=\"position:fixed;text-align:right\">", ""),
            ("<pre tabindex=9><input><section>x", "<pre>x</pre>"),
            ("<bdo dir=rtl>x</bdo><main><nav>y</nav></main><center>z</center>", "xyz"),
            (
                "<details open><summary>x</summary></details>",
                "<details open=\"\"><summary>x</summary></details>",
            ),
            ("<p tabindex=0>", "<p tabindex=\"0\"></p>"),
        ] {
            assert_eq!(cleaned(html).0, expected, "{html}");
        }
    }

    #[test]
    fn nothing_that_runs_or_loads_stays() {
        let (html, left_out) = cleaned(
            "<p onclick=\"x()\"><script>x()</script><b>bold</b> <a href=\"../a.html\">own</a> \
             <a href=\"b.html\">dead</a> <a href=\"javascript:x()\">script</a> \
             <img src=\"https://a.example/x.png\" onerror=\"x()\"> <a href=\"https://a.example\">web</a></p>",
        );
        assert_eq!(
            html,
            "<p><b>bold</b> <a href=\"../a.html\">own</a> <a>dead</a> <a>script</a> \
             <img> <a href=\"https://a.example\">web</a></p>"
        );
        for (html, expected) in [
            ("<p class=a id=\"b2\" lang=zh>", "<p class=a lang=zh>"),
            ("<b ID = main>x id=5</b>", "<b>x id=5</b>"),
            ("x id=5", "x id=5"),
        ] {
            assert_eq!(&*without_ids(html.into()), expected);
        }
        let raw = "<a href=\"http://a.example/?b=1&amp;c\"><A title=x HREF='https://b.example'><a href=//c.example><a\nhref=http://d.example ><abbr href=\"http://e.example\">";
        let found: Vec<String> = web_addresses(raw).collect();
        assert_eq!(found, ["http://a.example/?b=1&c", "https://b.example", "http://d.example"]);
        assert_eq!(
            left_out,
            ["href=\"b.html\" of <a>", "src=\"https://a.example/x.png\" of <img>"]
        );
    }
}
