//! Every internal link of the built site leads to a file, and to an element in it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use regex::Regex;

use crate::expected::files_below;

#[test]
fn every_internal_link_of_the_site_resolves() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let out = tempfile::tempdir().unwrap();
    let public = out.path().join("public");
    let outcome = crate::golden::build(root, &public);
    assert!(outcome.written.is_some(), "{:?}", outcome.problems);
    let (links, faults) = dead_links(&public);
    assert!(links > 3000, "only {links} links were found");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_dead_link_is_seen() {
    let site = tempfile::tempdir().unwrap();
    fs::create_dir(site.path().join("en")).unwrap();
    fs::write(
        site.path().join("en/a.html"),
        r##"<p id="here"><a href="b.html">1</a> <a href="#nowhere">2</a> <a href="../../c.html">3</a>
            <a href="a.html#here">good</a> <a href="https://a.example">good</a> <a href="/x">4</a> <a href="../en">5</a>"##,
    )
    .unwrap();
    let (links, faults) = dead_links(site.path());
    assert_eq!((links, faults.len()), (7, 5), "{faults:?}");
}

/// How many links the pages of a site have, and which lead to nothing.
pub fn dead_links(site: &Path) -> (usize, Vec<String>) {
    let link = Regex::new(r#"\b(?:href|src)="([^"]*)""#).unwrap();
    let id = Regex::new(r#"\bid="([^"]*)""#).unwrap();
    let files: BTreeSet<String> =
        files_below(site).iter().map(|path| path.to_str().unwrap().replace('\\', "/")).collect();
    let pages: BTreeMap<&str, String> = files
        .iter()
        .filter(|name| name.ends_with(".html"))
        .map(|name| (name.as_str(), fs::read_to_string(site.join(name)).unwrap()))
        .collect();
    let ids: BTreeMap<&str, BTreeSet<&str>> = pages
        .iter()
        .map(|(name, html)| {
            (*name, id.captures_iter(html).map(|one| one.get(1).unwrap().as_str()).collect())
        })
        .collect();
    let mut count = 0;
    let mut faults = Vec::new();
    for (page, html) in &pages {
        for found in link.captures_iter(html) {
            count += 1;
            let href = found[1].replace("&amp;", "&");
            if ["https:", "http:", "mailto:", "tel:", "data:"]
                .iter()
                .any(|scheme| href.starts_with(scheme))
            {
                continue;
            }
            let (path, fragment) = href.split_once('#').unwrap_or((&href, ""));
            let target =
                if path.is_empty() { Some((*page).to_owned()) } else { resolve(page, path) };
            let fragment = percent_encoding::percent_decode_str(fragment).decode_utf8_lossy();
            let good = target.is_some_and(|target| {
                files.contains(&target)
                    && (fragment.is_empty()
                        || ids.get(target.as_str()).is_some_and(|ids| ids.contains(&*fragment)))
            });
            if !good {
                faults.push(format!("{page}: {href}"));
            }
        }
    }
    (count, faults)
}

/// The file a relative URL names, seen from a page. `None` when it leads out of the site.
fn resolve(page: &str, url: &str) -> Option<String> {
    if url.starts_with('/') {
        return None;
    }
    let mut parts: Vec<String> = page.split('/').map(str::to_owned).collect();
    parts.pop();
    for part in url.split('/') {
        match part {
            ".." => {
                parts.pop()?;
            }
            "." | "" => {}
            name => parts
                .push(percent_encoding::percent_decode_str(name).decode_utf8_lossy().into_owned()),
        }
    }
    Some(parts.join("/"))
}
