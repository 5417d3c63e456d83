//! Links in a body: what is written (the path of a file of the site, or an address of the web)
//! becomes what a page can follow.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::content::address::{Index, RecordId, Target};
use crate::content::names::Asking;
use crate::language::Language;
use crate::path::{OutputPath, SourcePath};
use crate::problem::Rule;

/// What a body's links are resolved against.
pub struct LinkContext<'a> {
    /// Everything that has an address.
    pub index: &'a Index,
    /// What all records are called.
    pub(in crate::content) names: &'a Asking<'a>,
    /// The file the body is in: relative links start from its folder.
    pub file: &'a SourcePath,
    /// The record the body belongs to.
    pub record: &'a RecordId,
    /// The page the body will be on. Pages of one record lie alike in every language, so a
    /// relative link is right in all of them.
    pub page: &'a OutputPath,
    /// The language of the body.
    pub language: Language,
}

/// A link from a body to a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordLink {
    /// The record; a link to a place in the same text leads to its own.
    pub target: RecordId,
    /// The anchor in it; empty for the page as a whole.
    pub fragment: String,
    /// Its bytes in the file.
    pub span: Range<usize>,
}

/// A link from a record out of the site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WebLink {
    /// Where it leads, as it is written: `http` or `https`.
    pub url: String,
    /// Its bytes in the file.
    pub span: Range<usize>,
}

/// What an address is wanted for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    /// A reader may follow it.
    Follow,
    /// The page shows what is there.
    Show,
}

/// An address that a page can use.
pub(super) struct Resolved {
    pub href: String,
    pub record: Option<RecordLink>,
    /// Whether the page shows what is there.
    pub shown: bool,
}

/// Why an address cannot be used, what to do about it, and a link that can stand instead.
pub(super) struct Unresolved {
    pub rule: Rule,
    pub message: String,
    pub help: String,
    pub instead: Option<String>,
}

/// Schemes that a notice may link to. Others (`javascript:`, `data:` …) could run or load
/// something when they are followed.
pub(super) const SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

impl LinkContext<'_> {
    /// Resolves an address, or says what is wrong with it.
    pub(super) fn resolve(
        &self,
        purpose: Purpose,
        url: &str,
        span: Range<usize>,
    ) -> Result<Resolved, Unresolved> {
        let shown = purpose == Purpose::Show;
        if let Some(scheme) = scheme(url) {
            let is_allowed = SCHEMES.contains(&scheme.to_ascii_lowercase().as_str());
            return match (is_allowed, shown) {
                (true, false) => Ok(Resolved { href: url.to_owned(), record: None, shown }),
                (true, true) => Err(Unresolved {
                    rule: Rule::RemotePicture,
                    message: "a picture from another host is not loaded; a link stands instead"
                        .into(),
                    help: "put the picture beside this file, and name that file".into(),
                    instead: Some(url.to_owned()),
                }),
                (false, _) => Err(Unresolved {
                    rule: Rule::UnsafeLink,
                    message: format!("a link with \"{scheme}:\" is left out"),
                    help: format!("links may start with: {}", SCHEMES.join(", ")),
                    instead: None,
                }),
            };
        }
        let (path, fragment) = url.split_once('#').unwrap_or((url, ""));
        let fragment = percent_decode(fragment);
        if path.is_empty() {
            let target = self.record.clone();
            let href = url.to_owned();
            return Ok(Resolved {
                href,
                record: Some(RecordLink { target, fragment, span }),
                shown,
            });
        }
        let file = self.file.resolve(&percent_decode(path));
        let Some(target) = file.as_ref().and_then(|file| self.index.target(file)) else {
            return Err(Unresolved {
                rule: Rule::DeadLink,
                message: format!("the link \"{url}\" leads to nothing"),
                help: "name a file of the site from this one, such as ../../topics/vaccines.en.md"
                    .into(),
                instead: None,
            });
        };
        let url = self.page.link_to(&match target {
            Target::File(path) => path.clone(),
            Target::Record(id) => id.page(self.language),
        });
        let url = if fragment.is_empty() { url } else { url.with_fragment(&fragment) };
        let record = match target {
            Target::Record(id) => Some(RecordLink { target: id.clone(), fragment, span }),
            Target::File(_) => None,
        };
        Ok(Resolved { href: url.as_str().to_owned(), record, shown })
    }
}

/// Whether an address is one of the web.
pub(super) fn is_of_web(url: &str) -> bool {
    scheme(url)
        .is_some_and(|scheme| ["http", "https"].iter().any(|web| scheme.eq_ignore_ascii_case(web)))
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
