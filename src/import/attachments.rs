//! Attachments: the files that a notice links to, and those that it lists under 附件.

use std::sync::LazyLock;

use regex::Regex;

use super::line::{Line, MarkKind};
use crate::pattern::pattern;

/// A file that comes with a notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// What the notice calls it.
    pub name: String,
    /// Where it is, when the notice links to it.
    pub url: Option<String>,
}

/// The attachments of a notice: those that it lists, then those that it links to besides.
///
/// `beside` are lines of the page that are no part of the text.
pub(super) fn attachments(lines: &[Line], beside: &[Line]) -> Vec<Attachment> {
    let mut found: Vec<Attachment> =
        listed(lines).into_iter().map(|name| Attachment { name, url: None }).collect();
    for (name, url) in linked(lines).into_iter().chain(linked(beside)) {
        let name = without_number(&name).to_owned();
        let is_it = |one: &&mut Attachment| one.url.is_none() && bare(&one.name) == bare(&name);
        if let Some(known) = found.iter_mut().find(is_it) {
            // The name with its ending says more.
            (known.name, known.url) = (name, url);
        } else if !found.iter().any(|one| one.name == name && one.url == url) {
            found.push(Attachment { name, url });
        }
    }
    found
}

/// A name without the ending of a file.
fn bare(name: &str) -> &str {
    match name.rsplit_once('.') {
        Some((bare, ending)) if ENDINGS.contains(&ending.to_ascii_lowercase().as_str()) => bare,
        _ => name,
    }
}

const ENDINGS: [&str; 15] = [
    "doc", "docx", "xls", "xlsx", "ppt", "pptx", "pdf", "zip", "rar", "7z", "wps", "et", "ofd",
    "csv", "rtf",
];

fn is_file(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, ending)| ENDINGS.contains(&ending))
}

/// Links to files that are no pages.
fn linked(lines: &[Line]) -> Vec<(String, Option<String>)> {
    let mut found = Vec::new();
    for line in lines {
        for mark in &line.marks {
            let (address, url) = match &mark.kind {
                MarkKind::Link(url) if url.starts_with("mailto:") => continue,
                MarkKind::Link(url) => (url, Some(url.clone())),
                MarkKind::Lost(link) => (link, None),
                _ => continue,
            };
            let path = address.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
            let name = line.text[mark.range.clone()].trim();
            // What a script hands out is known by the name that the page gives it.
            if is_file(&path) || is_file(&name.to_ascii_lowercase()) {
                found.push((name.to_owned(), url));
            }
        }
    }
    found
}

/// What stands after 附件：, and the numbered lines under it.
fn listed(lines: &[Line]) -> Vec<String> {
    static LABEL: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^(?:附件|附|attachments?|annex(?:es)?|appendix)\s*(?:[0-9]{1,2}\s*)?[:：]\s*(?P<rest>.*)$",
        )
    });
    const LONGEST: usize = 120;
    let mut found = Vec::new();
    let mut in_list = false;
    for line in lines {
        let text = line.text.trim();
        let is_name = |name: &str| {
            !name.is_empty()
                && name.chars().count() <= LONGEST
                && !name.ends_with(['。', '；', ';'])
        };
        if let Some(rest) = LABEL.captures(text).and_then(|captures| captures.name("rest")) {
            let name = without_number(rest.as_str());
            in_list = true;
            found.extend(is_name(name).then(|| name.to_owned()));
        } else if in_list && without_number(text) != text && is_name(without_number(text)) {
            found.push(without_number(text).to_owned());
        } else {
            in_list = false;
        }
    }
    found
}

/// A name without the number or the word "attachment" before it.
fn without_number(name: &str) -> &str {
    static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^(?:(?:附件|attachment|annex)\s*[0-9]{0,2}\s*[:：.．、]?\s*|[0-9]{1,2}\s*[.．、:：]\s*|[（(][0-9]{1,2}[）)]\s*)+",
        )
    });
    let name = name.trim();
    let rest = NUMBER.find(name).map_or(name, |number| name[number.end()..].trim());
    // "附件1.docx" is all the name there is.
    let is_ending = ENDINGS.contains(&rest.to_ascii_lowercase().as_str());
    if rest.is_empty() || is_ending { name } else { rest }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::line::Mark;

    fn names(lines: &[Line]) -> Vec<(String, Option<String>)> {
        attachments(lines, &[]).into_iter().map(|one| (one.name, one.url)).collect()
    }

    #[test]
    fn attachments_are_listed_or_linked() {
        let text = ["特此通知。", "附件：1.检查要点", "2.检查报告格式.docx", "某省药品监督管理局"];
        let mut lines: Vec<Line> =
            (1..).zip(text).map(|(number, text)| Line::plain(number, text)).collect();
        let listed = [("检查要点".to_owned(), None), ("检查报告格式.docx".to_owned(), None)];
        assert_eq!(names(&lines), listed);
        let url = "https://a.example/f/1.doc".to_owned();
        let range = "附件：1.".len()..lines[1].text.len();
        lines[1].marks.push(Mark { range, kind: MarkKind::Link(url.clone()) });
        assert_eq!(names(&lines)[0], ("检查要点".to_owned(), Some(url)));
        assert_eq!(names(&[Line::plain(1, "附件。"), Line::plain(2, "1. 甲")]), []);
    }

    #[test]
    fn each_link_is_its_own_attachment() {
        let link = |number: usize, text: &str| {
            let url = format!("https://a.example/{number}.pdf");
            let mark = Mark { range: 0..text.len(), kind: MarkKind::Link(url) };
            Line { marks: vec![mark], ..Line::plain(number, text) }
        };
        let lines = ["附件1.docx", "附件2.docx", "附件3：检查要点.pdf", "附件4：检查要点说明.pdf"];
        let lines: Vec<Line> = (1..).zip(lines).map(|(number, text)| link(number, text)).collect();
        let found: Vec<(String, bool)> =
            names(&lines).into_iter().map(|(name, url)| (name, url.is_some())).collect();
        let expected = ["检查要点.pdf", "检查要点说明.pdf", "附件1.docx", "附件2.docx"];
        assert_eq!(found, expected.map(|name| (name.to_owned(), true)));
    }
}
