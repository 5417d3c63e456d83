//! Typed paths and names: where a file lies in the site's folder, where a page lies in the
//! published one, and the ids of records. Past parsing none of these is a bare `String`.

mod domain;
mod name;

use std::fmt::{self, Write};
use std::sync::Arc;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::{Deserialize, Serialize};
use url::Url;

use crate::language::Language;
pub use domain::Domain;

/// A file below the site's root, with `/` between its parts, as shown to people.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct SourcePath(Arc<str>);

impl SourcePath {
    /// The path as it is written; `\` (Windows) becomes `/`.
    #[must_use]
    pub fn new(path: &str) -> Self {
        Self(path.replace('\\', "/").into())
    }

    /// The path with `/` between its parts.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What `link` means when it stands in this file: `..` and `.` are resolved. `None` when it
    /// leads above the root.
    #[must_use]
    pub fn resolve(&self, link: &str) -> Option<Self> {
        let folder = self.0.rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
        for part in link.split('/') {
            match part {
                "" | "." => {}
                ".." => {
                    parts.pop()?;
                }
                name => parts.push(name),
            }
        }
        Some(Self::new(&parts.join("/")))
    }
}

impl fmt::Display for SourcePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Why a name cannot be part of an address.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct BadName(String);

/// Defines a typed id: the path of a record inside its folder, without language and ending.
macro_rules! record_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "&str")]
        pub struct $name(Arc<str>);

        impl $name {
            /// Checks each part of the id.
            ///
            /// # Errors
            /// A part that is no plain name of letters, digits, `-`, `_` and `.`, or is reserved.
            pub fn new(id: &str) -> Result<Self, BadName> {
                id.split('/').try_for_each(name::check_id)?;
                Ok(Self(id.into()))
            }

            /// The id as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<&str> for $name {
            type Error = BadName;

            fn try_from(id: &str) -> Result<Self, BadName> {
                Self::new(id)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

record_id! {
    /// A notice: its path below `content/notices/`, such as `2026/drug-registration-conference`.
    NoticeId
}
impl NoticeId {
    /// The id of a notice of which neither year nor name is known.
    #[must_use]
    pub fn undated() -> Self {
        Self("undated/notice".into())
    }
}

record_id! {
    /// A topic, organisation, place or series: its path below the folder of its vocabulary.
    TermId
}
record_id! {
    /// A person that notices name: the address of that person's page below `people/`.
    PersonId
}
impl PersonId {
    /// The id of one whose name cannot be an address.
    pub(crate) fn hashed(hash: &str) -> Self {
        Self(format!("person-{hash}").into())
    }
}

record_id! {
    /// A plain page: its path below `content/pages/`.
    PageId
}

/// A file of the published site, relative to its root; cannot lead out of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OutputPath(Arc<str>);

impl OutputPath {
    /// The page of a language at `below`, which is made of checked ids and names of the program's
    /// own, without the ending.
    #[must_use]
    pub(crate) fn page(language: Language, below: impl fmt::Display) -> Self {
        // Every link on a page begins with one of these: what it is made of has room at once.
        let mut path = String::with_capacity(128);
        let _ = write!(path, "{language}/{below}.html");
        Self(path.into())
    }

    /// A file of a language that is no page, by a name of the program's own.
    #[must_use]
    pub(crate) fn file(language: Language, name: &'static str, ending: &'static str) -> Self {
        Self(format!("{language}/{name}.{ending}").into())
    }

    /// A file for programs that belongs to no language: `below` is made of checked ids and names of
    /// the program's own.
    #[must_use]
    pub(crate) fn api(below: &str) -> Self {
        Self(format!("api/{below}").into())
    }

    /// The file beside a page that holds the same in another format.
    #[must_use]
    pub(crate) fn beside(&self, ending: &'static str) -> Self {
        let stem = self.0.strip_suffix(".html").unwrap_or(&self.0);
        Self(format!("{stem}.{ending}").into())
    }

    /// A part of the search index, by a name of the program's own.
    #[must_use]
    pub(crate) fn search(name: &str) -> Self {
        Self(format!("search/{name}.js").into())
    }

    /// A file at the root of the site, by a name of the program's own.
    #[must_use]
    pub(crate) fn at_root(name: &str) -> Self {
        Self(name.into())
    }

    /// The path of a file that was found under `content/` or `static/`; such names may start with
    /// a dot (`.well-known/…`) or hold spaces.
    ///
    /// # Errors
    /// A path with `..`, or with a name that some system would read otherwise.
    pub fn new(path: &str) -> Result<Self, BadName> {
        path.split('/').try_for_each(name::check_file)?;
        Ok(Self(path.into()))
    }

    /// The path as a disk knows it that knows no case, or that normalises names: two files with the
    /// same one would be one file there.
    #[must_use]
    pub fn as_disks_know_it(&self) -> String {
        name::as_disks_know_it(&self.0)
    }

    /// Whether the path is too long for Windows, which counts 260 UTF-16 units for the whole of it,
    /// the folder of the site included.
    #[must_use]
    pub fn is_too_long(&self) -> bool {
        self.0.len() > Self::LONGEST && self.0.encode_utf16().count() > Self::LONGEST
    }

    /// Longest path, in UTF-16 units: sixty are left for where the site lies.
    pub const LONGEST: usize = 200;

    /// The path with `/` between its parts.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The relative URL that leads from this page to `target`. It names a file, so it works from
    /// `file://` and under any base path.
    #[must_use]
    pub fn link_to(&self, target: &Self) -> UrlPath {
        let alike = self.0.bytes().zip(target.0.bytes()).take_while(|(a, b)| a == b).count();
        // The folders that both lie in, up to the slash.
        let common = self.0.as_bytes()[..alike].iter().rposition(|byte| *byte == b'/');
        let common = common.map_or(0, |slash| slash + 1);
        let up = self.0[common..].matches('/').count();
        let mut url = String::with_capacity(3 * up + target.0.len() - common);
        (0..up).for_each(|_| url.push_str("../"));
        url.extend(utf8_percent_encode(&target.0[common..], &RESERVED_IN_PATHS));
        UrlPath(url)
    }

    /// The absolute URL of this file on a site whose root is `base`. An `index.html` is left out:
    /// on a server, the address of a folder is the one that people know.
    #[must_use]
    pub fn absolute(&self, base: &BaseUrl) -> String {
        let mut url = base.0.clone();
        url.reserve(self.0.len());
        let path = match self.0.strip_suffix("index.html") {
            Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
            _ => &self.0,
        };
        url.extend(utf8_percent_encode(path, &RESERVED_IN_PATHS));
        url
    }
}

impl fmt::Display for OutputPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A relative URL from one page of the site to another, percent-encoded (RFC 3986 §2.1).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct UrlPath(String);

impl UrlPath {
    /// The URL as it stands in an attribute, before HTML escaping.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The same address with a fragment.
    #[must_use]
    pub fn with_fragment(mut self, fragment: &str) -> Self {
        self.0.push('#');
        percent_encode(fragment, &mut self.0);
        self
    }
}

/// The address at which the site is published, ending with `/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseUrl(String);

impl BaseUrl {
    /// Checks an absolute `http` or `https` address; a missing `/` at its end is added.
    ///
    /// # Errors
    /// Another scheme, no host, a user, a query or a fragment, or what is no URL at all.
    pub fn new(url: &str) -> Result<Self, BadName> {
        let bad = || BadName(format!("\"{url}\" is no web address"));
        let parsed = web_url(url).ok_or_else(bad)?;
        let is_plain = parsed.query().is_none()
            && parsed.fragment().is_none()
            && parsed.username().is_empty()
            && parsed.password().is_none();
        if !is_plain {
            return Err(bad());
        }
        let slash = if parsed.as_str().ends_with('/') { "" } else { "/" };
        Ok(Self(format!("{parsed}{slash}")))
    }

    /// The address, ending with `/`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// An absolute `http` or `https` URL with a host; `None` for any other text.
pub(crate) fn web_url(text: &str) -> Option<Url> {
    let url = Url::parse(text).ok()?;
    // The parser mends white space and the like; an address that needs mending is a mistake.
    let needs_mending =
        text.contains(|c: char| c.is_whitespace() || c.is_control() || "<>\"".contains(c));
    (matches!(url.scheme(), "http" | "https") && url.has_host() && !needs_mending).then_some(url)
}

/// All but the unreserved characters of RFC 3986 §2.3.
const RESERVED: AsciiSet = NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The same, but for what divides the parts of a path.
const RESERVED_IN_PATHS: AsciiSet = RESERVED.remove(b'/');

/// Appends `text`, percent-encoded.
fn percent_encode(text: &str, url: &mut String) {
    url.extend(utf8_percent_encode(text, &RESERVED));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_relative_and_name_a_file() {
        let link = |from: &str, to: &str| {
            OutputPath::new(from).unwrap().link_to(&OutputPath::new(to).unwrap()).0
        };
        assert_eq!(link("index.html", "en/index.html"), "en/index.html");
        assert_eq!(
            link("en/notices/2026/a.html", "zh/notices/2026/a.html"),
            "../../../zh/notices/2026/a.html"
        );
        assert_eq!(link("en/notices/2026/a.html", "en/notices/2026/b.html"), "b.html");
        assert_eq!(link("en/topics/a.html", "en/topics.html"), "../topics.html");
        assert_eq!(link("en/a.html", "en/通知.html"), "%E9%80%9A%E7%9F%A5.html");
    }

    #[test]
    fn no_path_leads_out() {
        for bad in ["../a", "/a", "a/./b", "a\\b", "a\nb", "", "a//b"] {
            assert!(OutputPath::new(bad).is_err(), "{bad:?}");
        }
        assert!(OutputPath::new(".well-known/a b.txt").is_ok());
        let bad_ids =
            ["", "..", "a/../b", "/etc/passwd", "a//b", "a\\b", "a b", ".git", "con", "-x", "a."];
        for bad in bad_ids {
            assert!(NoticeId::new(bad).is_err(), "{bad:?}");
        }
        assert!(NoticeId::new("2026/通知-1").is_ok());
    }

    #[test]
    fn source_links_resolve_inside_the_root() {
        let file = SourcePath::new("content/notices/2026/a.en.md");
        let resolved = |link| file.resolve(link).map(|path| path.as_str().to_owned());
        assert_eq!(resolved("../2025/b.zh.md").as_deref(), Some("content/notices/2025/b.zh.md"));
        assert_eq!(resolved("./c.png").as_deref(), Some("content/notices/2026/c.png"));
        assert_eq!(resolved("../../../../x"), None);
    }

    #[test]
    fn base_addresses_are_absolute() {
        assert_eq!(
            BaseUrl::new("https://a.example/repo").unwrap().as_str(),
            "https://a.example/repo/"
        );
        for bad in [
            "a.example",
            "ftp://a.example",
            "https://",
            "https://a b/",
            "https://a/?q",
            "https://[",
            "https://u:p@a/",
            "https://a:b/",
        ] {
            assert!(BaseUrl::new(bad).is_err(), "{bad}");
        }
        let base = BaseUrl::new("https://a.example/repo/").unwrap();
        assert_eq!(
            OutputPath::new("en/index.html").unwrap().absolute(&base),
            "https://a.example/repo/en/"
        );
        assert_eq!(
            OutputPath::new("en/a.html").unwrap().absolute(&base),
            "https://a.example/repo/en/a.html"
        );
    }
}
