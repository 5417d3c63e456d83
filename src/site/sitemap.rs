//! For crawlers: `sitemap.xml` (sitemaps.org 0.9, with alternates as Google reads them) and
//! `robots.txt`.

use std::fmt::Write;

use super::plan::{Content, Html, Plan};
use super::{Site, urls};
use crate::path::BaseUrl;

/// The sitemap: every page of every language, each with its like in the others. Addresses must be
/// absolute, so it is empty without a base URL, and is then not planned.
#[must_use]
pub fn sitemap(site: &Site<'_>, plan: &Plan<'_>) -> String {
    let Some(base) = site.base_url else { return String::new() };
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    for file in &plan.files {
        let kind = match &file.content {
            Content::Html(Html::Page(_, kind)) => Some(*kind),
            Content::Html(Html::Gateway) => None,
            _ => continue,
        };
        let _ = write!(xml, "<url><loc>{}</loc>", xml_text(&file.path.absolute(base)));
        for (kind, language) in
            kind.iter().flat_map(|kind| site.config.tags().map(move |tag| (*kind, tag)))
        {
            let href = xml_text(&urls::page(kind, language, site.library).absolute(base));
            let _ = write!(
                xml,
                "<xhtml:link rel=\"alternate\" hreflang=\"{language}\" href=\"{href}\"/>"
            );
        }
        xml.push_str("</url>\n");
    }
    xml.push_str("</urlset>\n");
    xml
}

/// The word to crawlers: everything may be read.
#[must_use]
pub fn robots(base: Option<&BaseUrl>) -> String {
    let mut text = String::from("User-agent: *\nAllow: /\n");
    if let Some(base) = base {
        let _ = writeln!(text, "Sitemap: {}sitemap.xml", base.as_str());
    }
    text
}

/// Text with the characters escaped that XML gives a meaning.
fn xml_text(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
