//! Raw HTML in a body is a stranger's: only elements and attributes stay that cannot run or load
//! anything. Our own markup around it passes unchanged.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock, Mutex};

use ammonia::{Builder, UrlRelative};
use pulldown_cmark::CowStr;
use regex::Regex;

use super::links::SCHEMES;
use crate::pattern::pattern;

/// HTML that is safe to stand in a page, and what was left out of it. `own` are the relative
/// addresses that were resolved to pages and files of the site; no others stay.
pub(super) fn clean(html: &str, own: BTreeSet<String>) -> (String, Vec<String>) {
    let left_out: Arc<Mutex<BTreeSet<String>>> = Arc::default();
    let report = Arc::clone(&left_out);
    let clean = Builder::default()
        .add_generic_attributes(["id", "class", "lang", "dir", "tabindex"])
        .add_tags(["input", "section"])
        .add_tag_attributes("input", ["type", "checked", "disabled"])
        .add_tag_attributes("td", ["style"])
        .add_tag_attributes("th", ["style"])
        .filter_style_properties(["text-align"].into())
        .link_rel(None)
        .url_schemes(SCHEMES.into())
        .url_relative(UrlRelative::PassThrough)
        .attribute_filter(move |element, attribute, value| {
            let is_address = matches!(attribute, "href" | "src" | "cite");
            let is_relative = !SCHEMES.iter().any(|scheme| {
                value.split_once(':').is_some_and(|(own, _)| own.eq_ignore_ascii_case(scheme))
            });
            // Nothing is loaded from another host, and no link leads nowhere.
            let keep = match (is_address, is_relative) {
                (false, _) => true,
                (true, true) => value.starts_with('#') || own.contains(value),
                (true, false) => attribute == "href",
            };
            if keep {
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
/// comparison, as it reads no entities.
pub(super) fn length_of_text(html: &str) -> usize {
    outside_tags(html).chars().filter(|c| !c.is_whitespace()).count()
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

    #[test]
    fn nothing_that_runs_or_loads_stays() {
        let own = BTreeSet::from(["../a.html".to_owned()]);
        let (html, left_out) = clean(
            "<p onclick=\"x()\"><script>x()</script><b>bold</b> <a href=\"../a.html\">own</a> \
             <a href=\"b.html\">dead</a> <a href=\"javascript:x()\">script</a> \
             <img src=\"https://a.example/x.png\" onerror=\"x()\"> <a href=\"https://a.example\">web</a></p>",
            own,
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
