//! What a page says of itself outside of its text: its title, address, date and publisher, as the
//! elements of its head, its structured data (JSON-LD) and the browser that saved it tell.

use std::sync::LazyLock;

use regex::Regex;
use scraper::{Html, Node};
use serde_json::Value;
use url::Url;

use crate::import::formats::{Facts, Told};
use crate::path::web_url;
use crate::pattern::pattern;

/// What stands in the head of a page.
#[derive(Debug, Default)]
pub(super) struct Head {
    /// What it says of the notice.
    pub facts: Facts,
    /// Titles that it gives, the surest first; the last may name the site as well.
    pub titles: Vec<String>,
    /// What its links are relative to.
    pub base: Option<Url>,
}

/// The names of elements by which pages tell a date of publication. Those of pages of Chinese
/// authorities are of the 政府网站发展指引.
const DATES: [&str; 10] = [
    "pubdate",
    "article:published_time",
    "publishdate",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "date",
    "weibo: article:create_at",
    "og:release_date",
];
const TITLES: [&str; 4] = ["articletitle", "og:title", "twitter:title", "dc.title"];
const PUBLISHERS: [&str; 4] = ["contentsource", "source", "dc.publisher", "dcterms.publisher"];
const SITES: [&str; 2] = ["og:site_name", "sitename"];
const AUTHORS: [&str; 4] = ["author", "article:author", "dc.creator", "dcterms.creator"];
const ADDRESSES: [&str; 2] = ["og:url", "url"];

/// Reads the head of a page.
pub(super) fn head(html: &Html) -> Head {
    let mut head = Head::default();
    let mut metas: Vec<(String, String)> = Vec::new();
    let (mut title, mut base, mut canonical) = (None, None, None);
    for node in html.tree.root().descendants() {
        match node.value() {
            Node::Comment(comment) => saved_by_browser(comment, &mut head.facts),
            Node::Element(element) => match element.name() {
                "meta" => {
                    let name =
                        ["name", "property", "itemprop"].iter().find_map(|key| element.attr(key));
                    let content =
                        element.attr("content").map(str::trim).filter(|text| !text.is_empty());
                    metas.extend(
                        name.zip(content)
                            .map(|(name, text)| (name.to_lowercase(), text.to_owned())),
                    );
                }
                "title" if title.is_none() => {
                    let text: String = node
                        .descendants()
                        .filter_map(|one| one.value().as_text())
                        .map(|text| &**text)
                        .collect();
                    title = Some(one_line(&text));
                }
                "base" => base = base.or_else(|| element.attr("href").and_then(web_url)),
                "link"
                    if element
                        .attr("rel")
                        .is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) =>
                {
                    canonical = canonical.or_else(|| element.attr("href").and_then(web_url));
                }
                "script" if element.attr("type") == Some("application/ld+json") => {
                    let text: String = node
                        .descendants()
                        .filter_map(|one| one.value().as_text())
                        .map(|text| &**text)
                        .collect();
                    if let Ok(value) = serde_json::from_str(&text) {
                        structured_data(&value, &mut head, 0);
                    }
                }
                _ => {}
            },
            _ => {}
        }
    }
    let of = |names: &[&str]| -> Vec<(String, String)> {
        let named = names.iter().flat_map(|name| metas.iter().filter(move |(key, _)| key == name));
        named.cloned().collect()
    };
    let told =
        |(name, value): (String, String)| Told { value, by: format!("the page’s “{name}”") };
    head.facts.dates.splice(0..0, of(&DATES).into_iter().map(told));
    head.facts.publishers.splice(0..0, of(&PUBLISHERS).into_iter().map(told));
    head.facts.authors.splice(0..0, of(&AUTHORS).into_iter().map(told));
    head.facts.site = of(&SITES).into_iter().next().map(|(_, name)| name);
    head.titles.splice(0..0, of(&TITLES).into_iter().map(|(_, title)| one_line(&title)));
    head.titles.extend(title);
    head.titles.retain(|title| !title.is_empty());
    let named = of(&ADDRESSES).into_iter().find_map(|(_, address)| web_url(address.trim()));
    let saved = head.facts.url.take().as_deref().and_then(web_url);
    // Links are relative to where the page was; what it calls its own address is where it should be.
    head.base =
        base.or_else(|| saved.clone()).or_else(|| canonical.clone()).or_else(|| named.clone());
    head.facts.url = canonical.or(named).or(saved).map(String::from);
    head
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<&str>>().join(" ")
}

/// Browsers write where a page was saved from: "saved from url=(0042)https://…" (Internet Explorer
/// and Chromium), "url: … saved date: …" (SingleFile).
fn saved_by_browser(comment: &str, facts: &mut Facts) {
    static SAVED: LazyLock<[Regex; 2]> = LazyLock::new(|| {
        [
            pattern(r"saved from url=\(\d+\)(?P<url>https?://\S+)"),
            pattern(r"url:\s*(?P<url>https?://\S+)\s+saved date:\s*(?P<day>[^\n]{8,60})"),
        ]
    });
    for captures in SAVED.iter().filter_map(|form| form.captures(comment)) {
        facts.url = captures.name("url").map(|url| url.as_str().to_owned());
        facts.retrieved = captures.name("day").map(|day| day.as_str().trim().to_owned());
    }
}

/// Reads schema.org data: of a `NewsArticle`, a `Report` and the like.
fn structured_data(value: &Value, head: &mut Head, depth: usize) {
    const DEEPEST: usize = 4;
    let all = match value {
        Value::Array(all) => all.as_slice(),
        Value::Object(_) => std::slice::from_ref(value),
        _ => return,
    };
    for one in all.iter().take(100) {
        if let Some(graph) = one.get("@graph").filter(|_| depth < DEEPEST) {
            structured_data(graph, head, depth + 1);
        }
        let Some(published) = one.get("datePublished").and_then(Value::as_str) else { continue };
        let by = "the page’s structured data".to_owned();
        head.facts.dates.push(Told { value: published.to_owned(), by: by.clone() });
        head.titles.extend(one.get("headline").and_then(Value::as_str).map(one_line));
        let name = |key: &str| {
            let named = one.get(key).map(|value| value.get(0).unwrap_or(value));
            let name = named?.get("name").or(named)?.as_str()?;
            Some(Told { value: one_line(name), by: by.clone() })
        };
        head.facts.publishers.extend(name("publisher"));
        head.facts.authors.extend(name("author"));
    }
}
