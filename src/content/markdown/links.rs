//! Links in a body: what is written (the path of a file of the site, or an address of the web)
//! becomes what a page can follow.

use std::ops::Range;

use crate::content::address::{Index, RecordId, Target};
use crate::path::{OutputPath, SourcePath};
use crate::problem::{Place, Problem};

/// What a body's links are resolved against.
pub struct LinkContext<'a> {
    /// Everything that has an address.
    pub index: &'a Index,
    /// The file the body is in: relative links start from its folder.
    pub file: &'a SourcePath,
    /// The page the body will be on. Pages of one record lie alike in every language, so a
    /// relative link is right in all of them.
    pub page: &'a OutputPath,
}

/// A link from a body to a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordLink {
    /// The record.
    pub target: RecordId,
    /// The anchor in it; empty for the page as a whole.
    pub fragment: String,
    /// Its bytes in the file.
    pub span: Range<usize>,
}

/// A link that can be followed.
pub(super) struct Resolved {
    pub href: String,
    pub record: Option<RecordLink>,
}

/// Schemes that a notice may link to. Others (`javascript:`, `data:` …) could run or load
/// something when they are followed.
const SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

impl LinkContext<'_> {
    /// Resolves a link, or says what is wrong with it.
    pub(super) fn resolve(
        &self,
        link: &str,
        place: &dyn Fn() -> Place,
        problems: &mut Vec<Problem>,
    ) -> Option<Resolved> {
        if let Some(scheme) = scheme(link) {
            if SCHEMES.contains(&scheme.to_ascii_lowercase().as_str()) {
                return Some(Resolved { href: link.to_owned(), record: None });
            }
            problems.push(
                Problem::warning(place(), format!("a link with \"{scheme}:\" is left out"))
                    .help(format!("links may start with: {}", SCHEMES.join(", "))),
            );
            return None;
        }
        let (path, fragment) = link.split_once('#').unwrap_or((link, ""));
        if path.is_empty() {
            return Some(Resolved { href: link.to_owned(), record: None });
        }
        let file = self.file.resolve(&percent_decode(path));
        let found = file.as_ref().and_then(|file| self.index.target(file));
        let Some((target, page)) = found.and_then(|target| Some((target, self.page_of(target)?)))
        else {
            problems.push(
                Problem::warning(place(), format!("the link \"{link}\" leads to nothing")).help(
                    "link to a file of the site from this one, such as ../../topics/vaccines.en.md",
                ),
            );
            return None;
        };
        let mut url = self.page.link_to(&page);
        if !fragment.is_empty() {
            url = url.with_fragment(&percent_decode(fragment));
        }
        let record = match target {
            Target::Record(id) => Some(RecordLink {
                target: id.clone(),
                fragment: percent_decode(fragment),
                span: 0..0,
            }),
            Target::File(_) => None,
        };
        Some(Resolved { href: url.as_str().to_owned(), record })
    }

    /// The file a target is published as, in the language of this page.
    fn page_of(&self, target: &Target) -> Option<OutputPath> {
        match target {
            Target::File(path) => Some(path.clone()),
            Target::Record(id) => {
                let tag = self.page.as_str().split('/').next()?;
                id.page(crate::language::Language::new(tag).ok()?)
            }
        }
    }
}

/// The scheme of an absolute URL (RFC 3986 §3.1), or `//` for one that leaves it out.
fn scheme(link: &str) -> Option<&str> {
    if link.starts_with("//") {
        return Some("//");
    }
    let (scheme, _) = link.split_once(':')?;
    let legal = |c: char| c.is_ascii_alphanumeric() || "+-.".contains(c);
    (scheme.starts_with(|c: char| c.is_ascii_alphabetic()) && scheme.chars().all(legal))
        .then_some(scheme)
}

/// A path with its percent-encoded bytes decoded; bytes that are not UTF-8 become U+FFFD, which
/// names no file.
fn percent_decode(path: &str) -> String {
    percent_encoding::percent_decode_str(path).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schemes_are_those_of_rfc_3986() {
        assert_eq!(scheme("https://a"), Some("https"));
        assert_eq!(scheme("JavaScript:alert(1)"), Some("JavaScript"));
        assert_eq!(scheme("//a.example"), Some("//"));
        assert_eq!(scheme("../a:b.md"), None);
        assert_eq!(scheme("通知：a.md"), None);
    }

    #[test]
    fn percent_encoded_paths_are_read() {
        assert_eq!(percent_decode("%E9%80%9A.md"), "通.md");
        assert_eq!(percent_decode("100%.md"), "100%.md");
    }
}
