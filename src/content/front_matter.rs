//! Front matter as written: the TOML between `+++` lines, in the shapes that serde reads.
//!
//! Nothing here is checked beyond its shape; each record checks its own, field by field.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;
use toml::value::Datetime;

use crate::problem::{Problem, Rule, SourceText};

/// Front matter of a notice.
#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
pub(super) struct RawNotice {
    pub title: Option<Spanned<String>>,
    pub kicker: Option<String>,
    pub date: Option<Spanned<Datetime>>,
    pub year: Option<Spanned<i64>>,
    pub kind: Option<Spanned<super::Kind>>,
    pub topics: Option<Vec<Spanned<String>>>,
    pub series: Option<Spanned<String>>,
    pub organisations: Option<Vec<Spanned<String>>>,
    pub places: Option<Vec<Spanned<String>>>,
    pub people: Vec<Spanned<String>>,
    pub cited_as: Vec<Spanned<String>>,
    pub relations: Option<Vec<Spanned<RawRelation>>>,
    pub differences: Vec<Spanned<RawDifference>>,
    pub document_number: Option<String>,
    pub summary: Option<String>,
    pub aliases: Vec<Spanned<String>>,
    pub draft: bool,
    pub events: Option<Vec<Spanned<RawEvent>>>,
    pub attachments: Vec<Spanned<RawAttachment>>,
    pub source: RawSource,
    pub translation: Option<Spanned<RawTranslation>>,
    pub editor_notes: Vec<Spanned<RawEditorNote>>,
    pub review: BTreeMap<String, Spanned<String>>,
}

#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
pub(super) struct RawEvent {
    pub start: Option<Spanned<Datetime>>,
    pub end: Option<Spanned<Datetime>>,
    pub place: Option<Spanned<String>>,
}

#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
pub(super) struct RawRelation {
    pub kind: Option<Spanned<super::RelationKind>>,
    pub to: Option<Spanned<String>>,
    pub since: Option<Spanned<Datetime>>,
}

#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
pub(super) struct RawDifference {
    pub text: Option<String>,
    pub reason: Option<String>,
}

#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
pub(super) struct RawAttachment {
    pub name: Option<String>,
    pub url: Option<Spanned<String>>,
}

#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
pub(super) struct RawSource {
    pub publisher: Option<String>,
    pub author: Option<String>,
    pub url: Option<Spanned<String>>,
    pub retrieved: Option<Spanned<Datetime>>,
    pub file: Option<String>,
    pub sha256: Option<Spanned<String>>,
    pub text: Option<super::Rendition>,
    pub dropped: BTreeMap<String, usize>,
}

#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
pub(super) struct RawTranslation {
    pub status: Option<Spanned<super::TranslationStatus>>,
    pub of: Option<Spanned<String>>,
    pub source_hash: Option<Spanned<String>>,
}

#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
pub(super) struct RawEditorNote {
    pub text: Option<String>,
}

/// Front matter of a topic, organisation, place or series.
#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
pub(super) struct RawTerm {
    pub title: Option<Spanned<String>>,
    pub terms: Vec<String>,
    pub broader: Option<Vec<Spanned<String>>>,
    pub related: Option<Vec<Spanned<String>>>,
    pub summary: Option<String>,
    pub aliases: Vec<Spanned<String>>,
    pub draft: bool,
}

/// Front matter of a plain page.
#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
pub(super) struct RawPage {
    pub title: Option<Spanned<String>>,
    pub summary: Option<String>,
    pub aliases: Vec<Spanned<String>>,
    pub draft: bool,
}

/// Where the parts of a record's file are.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Parts {
    /// The TOML, without its fences.
    pub front_matter: Range<usize>,
    /// The Markdown.
    pub body: Range<usize>,
}

/// Finds front matter and body. `None`, with a problem, when there is no whole front matter.
pub(super) fn split(source: &SourceText, problems: &mut Vec<Problem>) -> Option<Parts> {
    const HELP: &str = "begin the file with a line +++, then title = \"…\", then another line +++";
    let text = &*source.text;
    if text.trim().is_empty() {
        problems.push(
            Problem::error(Rule::FrontMatter, source.whole(), "the file is empty").help(HELP),
        );
        return None;
    }
    let mut lines = Lines { text, at: 0 };
    match lines.next() {
        Some(first) if text[first.clone()].trim_end() == "+++" => {}
        first => {
            let place = source.place(first.unwrap_or(0..0));
            problems.push(
                Problem::error(Rule::FrontMatter, place, "the front matter is missing").help(HELP),
            );
            return None;
        }
    }
    let start = lines.at;
    while let Some(line) = lines.next() {
        if text[line.clone()].trim_end() == "+++" {
            return Some(Parts { front_matter: start..line.start, body: lines.at..text.len() });
        }
    }
    problems.push(
        Problem::error(Rule::FrontMatter, source.place(0..3), "the front matter is not closed")
            .help("put a line +++ after its last key"),
    );
    None
}

/// Ranges of the lines of a text, without their line breaks.
struct Lines<'a> {
    text: &'a str,
    at: usize,
}

impl Iterator for Lines<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
        let start = self.at;
        let length = rest.find('\n').unwrap_or(rest.len());
        self.at = (start + length + 1).min(self.text.len());
        Some(start..start + length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::path::SourcePath;

    fn parts(text: &str) -> Result<(String, String), String> {
        let source = SourceText::new(SourcePath::new("f.en.md"), text);
        let mut problems = Vec::new();
        match split(&source, &mut problems) {
            Some(parts) => Ok((text[parts.front_matter].into(), text[parts.body].into())),
            None => Err(problems[0].to_string()),
        }
    }

    #[test]
    fn fences_divide_the_file() {
        assert_eq!(parts("+++\na = 1\n+++\nBody\n"), Ok(("a = 1\n".into(), "Body\n".into())));
        assert_eq!(parts("+++\r\na = 1\r\n+++\r\n"), Ok(("a = 1\r\n".into(), String::new())));
        assert_eq!(parts("+++\n+++"), Ok((String::new(), String::new())));
    }

    #[test]
    fn a_missing_fence_is_a_problem() {
        insta::assert_snapshot!(
            ["", "  \n", "Text\n", "+++\ntitle = \"a\"\n"]
                .map(|text| parts(text).unwrap_err())
                .join("\n")
        );
    }
}
