//! For crawlers: `sitemap.xml` (sitemaps.org 0.9, with alternates as Google reads them) and
//! `robots.txt`.

use std::fmt::Write;

use super::plan::{Content, Plan};
use super::{Site, urls};
use crate::path::BaseUrl;

/// The sitemap: every page of every language, each with its like in the others. Addresses must be
/// absolute, so there is none without a base URL.
#[must_use]
pub fn sitemap(site: &Site<'_>, plan: &Plan, base: &BaseUrl) -> String {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    for file in &plan.files {
        let kind = match &file.content {
            Content::Page(_, kind) => Some(kind),
            Content::Gateway => None,
            _ => continue,
        };
        let _ = write!(xml, "<url><loc>{}</loc>", xml_text(&file.path.absolute(base)));
        for language in kind.iter().flat_map(|_| site.config.tags()) {
            let alternate = kind.and_then(|kind| urls::page(kind, language, site.library));
            if let Some(path) = alternate {
                let href = xml_text(&path.absolute(base));
                let _ = write!(
                    xml,
                    "<xhtml:link rel=\"alternate\" hreflang=\"{language}\" href=\"{href}\"/>"
                );
            }
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
