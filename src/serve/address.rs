//! What the path of a request asks for. Nothing is looked up here: it ends in paths of the kind that
//! files of a site have, or in nothing.

use percent_encoding::percent_decode_str;

use crate::path::OutputPath;

/// What a path may mean, as GitHub Pages reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The files that it may name, the likeliest first.
    pub files: Vec<OutputPath>,
    /// The page of the folder that it may name without the `/` at its end.
    pub folder: Option<OutputPath>,
}

/// Reads the path of a request: that of a URL (RFC 3986 §3.3), percent-encoded. `None` for one that
/// no file can have: with `..`, an empty part, a backslash, a control character, or no UTF-8.
#[must_use]
pub fn asked(path: &str) -> Option<Asked> {
    let path = percent_decode_str(path.strip_prefix('/')?).decode_utf8().ok()?;
    let page = |name: String| OutputPath::new(&name).ok();
    if path.is_empty() || path.ends_with('/') {
        return Some(Asked { files: vec![page(format!("{path}index.html"))?], folder: None });
    }
    let files = vec![page(path.clone().into_owned())?, page(format!("{path}.html"))?];
    Some(Asked { files, folder: page(format!("{path}/index.html")) })
}

/// The address of a folder, from that of its page: it begins with one `/` and ends with another.
#[must_use]
pub fn address_of_folder(page: &OutputPath) -> String {
    let path = OutputPath::at_root("index.html").link_to(page);
    let path = path.as_str();
    format!("/{}", path.strip_suffix("index.html").unwrap_or(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(path: &str) -> Vec<String> {
        let asked = asked(path).map(|asked| asked.files).unwrap_or_default();
        asked.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn an_address_means_what_it_does_on_github_pages() {
        assert_eq!(names("/"), ["index.html"]);
        assert_eq!(names("/zh/"), ["zh/index.html"]);
        assert_eq!(names("/zh/years"), ["zh/years", "zh/years.html"]);
        assert_eq!(names("/%E5%85%AC%20a.txt"), ["公 a.txt", "公 a.txt.html"]);
    }

    #[test]
    fn what_leads_out_or_is_no_name_means_nothing() {
        let hostile = [
            "",
            "zh/",
            "*",
            "//zh/",
            "/zh//a",
            "/..",
            "/../etc/passwd",
            "/%2e%2e/etc/passwd",
            "/zh/%2e%2e%2f%2e%2e%2fetc/passwd",
            "/zh/./a",
            "/..%5c..%5cetc",
            "/C:%5cWindows",
            "/%00",
            "/a%00.html",
            "/a%0d%0aSet-Cookie:x",
            "/%ff%fe",
            "/%c0%ae%c0%ae/etc/passwd",
        ];
        for path in hostile {
            assert_eq!(asked(path), None, "{path}");
        }
    }

    #[test]
    fn a_folder_is_never_another_host() {
        let folder = |path| asked(path).and_then(|asked| asked.folder);
        let address = |path| folder(path).map(|page| address_of_folder(&page));
        assert_eq!(address("/zh").as_deref(), Some("/zh/"));
        assert_eq!(address("/公文").as_deref(), Some("/%E5%85%AC%E6%96%87/"));
        assert_eq!(address("//evil.example"), None);
        assert_eq!(address("/zh/"), None);
    }
}
