//! What a page on show has besides, to stay as the site is: a script, and which page it was.

use std::hash::Hasher;

use rustc_hash::FxHasher;

use super::news::{News, Told};
use crate::problem::Problem;

/// Where the script lies. No page of a site can lie there: names do not begin with `_`.
pub(super) const SCRIPT: &str = "/_gongwen/live.js";

/// Where the news are.
pub(super) const NEWS: &str = "/_gongwen/news";

/// The script.
pub(super) const CLIENT: &str = include_str!("live.js");

/// What tells two versions of a file apart.
pub(super) fn mark(bytes: &[u8]) -> String {
    let mut hasher = FxHasher::default();
    hasher.write(bytes);
    format!("{:016x}", hasher.finish())
}

/// A page with the script, which is told the page's mark and the number of the last news.
pub(super) fn with_client(page: &str, mark: &str, number: u64) -> String {
    let script = format!(
        "<script src=\"{SCRIPT}\" data-page=\"{mark}\" data-news=\"{number}\" defer></script>\n"
    );
    // A template need not write a head, but a browser reads a script before everything as in it.
    let at = page.find("</head>").unwrap_or_default();
    let (before, after) = page.split_at(at);
    [before, &script, after].concat()
}

/// In the place of a page that cannot be made.
pub(super) fn failed(problem: &Problem) -> String {
    page("This page cannot be made", &[Told::new(problem)])
}

/// In the place of all pages while no edition of the site was without errors.
pub(super) fn no_site(news: &News) -> String {
    page("The site cannot be made", &news.problems)
}

fn page(title: &str, problems: &[Told]) -> String {
    let list: String = problems.iter().map(Told::html).collect();
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n</head>\n<body>\n<h1>{title}</h1>\n\
         <p>It is made again as soon as a file changes.</p>\n{list}</body>\n</html>\n"
    )
}

impl Told {
    fn html(&self) -> String {
        let [place, line, message, help] =
            [&self.place, &self.line, &self.message, &self.help].map(|text| escape(text));
        format!("<h2>{message}</h2>\n<p>{place}</p>\n<pre>{line}</pre>\n<p>{help}</p>\n")
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_stands_in_the_head() {
        let page = with_client("<head><title>T</title></head><body>", "0a", 3);
        assert_eq!(
            page,
            "<head><title>T</title><script src=\"/_gongwen/live.js\" data-page=\"0a\" data-news=\"3\" defer></script>\n</head><body>"
        );
        assert!(with_client("no head", "", 1).starts_with("<script"));
    }
}
