//! For crawlers: `sitemap.xml` (sitemaps.org 0.9, with alternates as Google reads them) and
//! `robots.txt`.
//!
//! A page says nothing of `lastmod`: the records know when a notice was published, but not when its
//! page changed, and a date that is not true makes crawlers stop trusting all of them.

use std::fmt::Write;
use std::ops::Range;

use super::plan::{Content, Html, PageKind, Plan, Planned};
use super::{Site, urls, xml};
use crate::path::{BaseUrl, OutputPath};

/// A file of the sitemap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sitemap {
    /// Some of the pages, by their number among all.
    Pages(Range<usize>),
    /// Which files hold the pages, where one cannot hold them all, and how many there are.
    Index(usize),
}

/// The most addresses that a file may hold, and its largest size in bytes.
const MOST: usize = 50_000;
const LARGEST: usize = 50 * 1024 * 1024;

/// Whether a file of the site is a page that crawlers should know of.
fn is_listed(file: &Planned<'_>) -> bool {
    matches!(file.content, Content::Html(Html::Page(..) | Html::Gateway))
}

/// The files of the sitemap of these files of a site, with their places.
pub(super) fn files<'f, 'a: 'f>(
    site: &Site<'_>,
    base: &BaseUrl,
    files: impl Iterator<Item = &'f Planned<'a>>,
) -> Vec<(OutputPath, Sitemap)> {
    let alternates = site.config.languages.len();
    // An address stands in its entry once for itself, once for each language and perhaps once for the
    // gateway, between tags of less than 100 bytes; in other languages it is a tag longer at most.
    let size =
        |file: &Planned<'_>| (2 + alternates) * (xml::text(&file.path.absolute(base)).len() + 120);
    let parts = parts(files.filter(|file| is_listed(file)).map(size), MOST, LARGEST);
    let whole = OutputPath::at_root("sitemap.xml");
    match <[_; 1]>::try_from(parts) {
        Ok([all]) => vec![(whole, Sitemap::Pages(all))],
        Err(parts) => {
            let index = (whole, Sitemap::Index(parts.len()));
            let part = |(at, part)| (part_path(at), Sitemap::Pages(part));
            std::iter::once(index).chain(parts.into_iter().enumerate().map(part)).collect()
        }
    }
}

fn part_path(at: usize) -> OutputPath {
    OutputPath::at_root(&format!("sitemap-{}.xml", at + 1))
}

/// Divides entries of these sizes into stretches that keep to both limits; always at least one.
fn parts(sizes: impl Iterator<Item = usize>, most: usize, largest: usize) -> Vec<Range<usize>> {
    const FRAME: usize = 400; // what stands around the entries
    let mut parts = Vec::new();
    let (mut start, mut end, mut bytes) = (0, 0, FRAME);
    for size in sizes {
        if end > start && (end - start == most || bytes + size > largest) {
            parts.push(start..end);
            (start, bytes) = (end, FRAME);
        }
        end += 1;
        bytes += size;
    }
    parts.push(start..end);
    parts
}

/// A file of the sitemap: every page of every language, each with its like in the others as its own
/// head names them, or the list of the files that have them. Addresses must be absolute, so it is empty without a base URL, and
/// is then not planned.
#[must_use]
pub fn sitemap(site: &Site<'_>, plan: &Plan<'_>, file: &Sitemap) -> String {
    let Some(base) = site.base_url else { return String::new() };
    match file {
        Sitemap::Pages(range) => pages(site, base, plan, range),
        Sitemap::Index(parts) => index(base, *parts),
    }
}

fn index(base: &BaseUrl, parts: usize) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for at in 0..parts {
        let address = xml::text(&part_path(at).absolute(base));
        // Writing to a String does not fail.
        let _ = writeln!(out, "<sitemap><loc>{address}</loc></sitemap>");
    }
    out.push_str("</sitemapindex>\n");
    out
}

fn pages(site: &Site<'_>, base: &BaseUrl, plan: &Plan<'_>, range: &Range<usize>) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    let listed = plan.files.iter().filter(|file| is_listed(file));
    for file in listed.skip(range.start).take(range.len()) {
        let kind = match &file.content {
            Content::Html(Html::Page(_, kind)) => *kind,
            // The gateway stands for the home pages.
            _ => PageKind::Home,
        };
        let _ = write!(out, "<url><loc>{}</loc>", xml::text(&file.path.absolute(base)));
        for language in site.config.tags() {
            let address = urls::page(kind, language, site.library).absolute(base);
            write_alternate(&mut out, language.as_str(), &address);
        }
        if matches!(kind, PageKind::Home) {
            write_alternate(&mut out, "x-default", base.as_str());
        }
        out.push_str("</url>\n");
    }
    out.push_str("</urlset>\n");
    out
}

fn write_alternate(out: &mut String, language: &str, address: &str) {
    let address = xml::text(address);
    // Writing to a String does not fail.
    let _ =
        write!(out, "<xhtml:link rel=\"alternate\" hreflang=\"{language}\" href=\"{address}\"/>");
}

/// The word to crawlers: everything may be read.
#[must_use]
pub(super) fn robots(base: Option<&BaseUrl>) -> String {
    let mut text = String::from("User-agent: *\nAllow: /\n");
    if let Some(base) = base {
        let _ = writeln!(text, "Sitemap: {}sitemap.xml", base.as_str());
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_divided_by_number_and_by_size() {
        let of = |sizes: &[usize], most, largest| parts(sizes.iter().copied(), most, largest);
        assert_eq!(of(&[], 2, 1000), vec![Range::default()]);
        assert_eq!(of(&[10; 5], 2, 1000), [0..2, 2..4, 4..5]);
        assert_eq!(of(&[10; 4], 2, 1000), [0..2, 2..4]);
        assert_eq!(of(&[300, 300, 300], 9, 1000), [0..2, 2..3]);
        // One that is too large by itself still is somewhere.
        assert_eq!(of(&[2000, 1], 9, 1000), [0..1, 1..2]);
    }

    #[test]
    fn an_index_names_the_parts() {
        let base = BaseUrl::new("https://a.example/r/").unwrap();
        let index = index(&base, 2);
        assert!(index.contains("<loc>https://a.example/r/sitemap-1.xml</loc>"));
        assert!(index.contains("<loc>https://a.example/r/sitemap-2.xml</loc>"));
    }
}
