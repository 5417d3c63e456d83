//! Reading the TOML that a person wrote (front matter, `site.toml`) into a checked shape, with
//! *every* mistake of the file as a problem at its place, not just the first.
//!
//! Serde stops at the first value that does not fit. So an entry that does not fit is reported,
//! taken out, and what remains is read again, until it fits. A list that is too long is reported and
//! emptied before.

mod unfit;

use std::ops::Range;

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

use crate::character;
use crate::limits::{MOST_ENTRIES, MOST_MISTAKES};
use crate::problem::{Place, Problem, Rule, SourceText};

/// A stretch of TOML inside a file.
pub struct TomlBlock<'a> {
    /// The file.
    pub source: &'a SourceText,
    /// Which of its bytes are TOML.
    pub range: Range<usize>,
}

impl TomlBlock<'_> {
    /// The place of a span of this block.
    #[must_use]
    pub fn place(&self, span: Range<usize>) -> Place {
        self.source.place(self.range.start + span.start..self.range.start + span.end)
    }

    /// Reads the block as `T`, whose fields should be all optional ([`Option`] or
    /// `#[serde(default)]`): a required field that is missing leaves nothing to take out, and
    /// ends the reading with `None`.
    pub fn read<T: DeserializeOwned>(&self, problems: &mut Vec<Problem>) -> Option<T> {
        let text = self.source.text.get(self.range.clone()).unwrap_or_default();
        let (mut table, faults) = DeTable::parse_recoverable(text);
        if !faults.is_empty() {
            problems.extend(
                faults.iter().take(MOST_MISTAKES).map(|fault| self.syntax_problem(fault, text)),
            );
            return None;
        }
        // What is not spelled stands in the file itself, where it was found already.
        if text.contains('\\') {
            let mut found = Vec::new();
            unfit::take_out(table.get_mut(), &mut found);
            let problem = |(c, span)| character::problem(c, self.place(span));
            problems.extend(found.into_iter().map(problem));
        }
        let mut long = Vec::new();
        empty_long_lists(table.get_mut(), &mut long);
        problems.extend(long.into_iter().map(|span| self.long_list_problem(span)));
        for _ in 0..MOST_MISTAKES {
            match T::deserialize(toml::Deserializer::from(table.clone())) {
                Ok(value) => return Some(value),
                Err(fault) => {
                    problems.push(self.shape_problem(&fault));
                    let span = fault.span()?;
                    if !take_out(table.get_mut(), &span) {
                        return None;
                    }
                }
            }
        }
        let message = format!("there are more than {MOST_MISTAKES} mistakes; the rest is not read");
        let problem = Problem::error(Rule::TooMuch, self.place(0..0), message);
        problems.push(problem.help("mend those that are told, and check again"));
        None
    }

    fn long_list_problem(&self, span: Range<usize>) -> Problem {
        let message = format!("this has more than {MOST_ENTRIES} entries");
        Problem::error(Rule::TooMuch, self.place(span), message)
            .help("keep those that matter most, or divide the record")
    }

    fn syntax_problem(&self, fault: &toml::de::Error, text: &str) -> Problem {
        let span = fault.span().unwrap_or(0..0);
        let place = self.place(span.clone());
        let line_start =
            text[..text.floor_char_boundary(span.start)].rfind('\n').map_or(0, |at| at + 1);
        let line = text[line_start..].lines().next().unwrap_or_default();
        let message = sentence(fault.message());
        if message.starts_with("duplicate key") {
            return Problem::error(Rule::TomlSyntax, place, "this key is there twice")
                .help("take one of the two out");
        }
        match line.split_once('=').map(|(_, value)| value.trim()) {
            Some(value) if looks_like_a_date(value) => {
                Problem::error(Rule::TomlSyntax, place, message)
                    .help("write a date that exists as YEAR-MONTH-DAY, for example 2026-02-05")
            }
            Some(value) if value.starts_with(char::is_alphabetic) => Problem::error(
                Rule::TomlSyntax,
                place,
                format!("the value {value} is not in quotation marks"),
            )
            .help(format!("write \"{}\"", value.trim_matches('"'))),
            _ => Problem::error(Rule::TomlSyntax, place, message)
                .help("this is TOML: one `key = value` a line, text in quotation marks"),
        }
    }

    fn shape_problem(&self, fault: &toml::de::Error) -> Problem {
        let place = match fault.span() {
            Some(span) => self.place(span),
            None => self.place(0..0),
        };
        let message = fault.message();
        let quoted: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
        match message.split_once(' ') {
            Some(("unknown", rest)) if !quoted.is_empty() => {
                let what = if rest.starts_with("field") { "key" } else { "value" };
                let known = &quoted[1..];
                Problem::error(Rule::UnknownKey, place, format!("unknown {what} \"{}\"", quoted[0]))
                    .suggest(quoted[0], known.iter().copied(), || {
                        format!("what can stand here: {}", known.join(", "))
                    })
            }
            _ => match message
                .strip_prefix("invalid type: ")
                .and_then(|m| m.split_once(", expected "))
            {
                Some((found, expected)) => {
                    let (expected, help) = plain_type(expected);
                    Problem::error(
                        Rule::WrongValue,
                        place,
                        format!("expected {expected}, found {found}"),
                    )
                    .help(help)
                }
                None => Problem::error(Rule::WrongValue, place, sentence(message)),
            },
        }
    }
}

/// A type of TOML as people call it, and how a value of it is written.
fn plain_type(expected: &str) -> (&str, &'static str) {
    match expected.trim_end() {
        "a TOML datetime" => {
            ("a date", "write it without quotation marks as YEAR-MONTH-DAY, for example 2026-02-05")
        }
        "a string" => ("text", "put it between quotation marks: \"text\""),
        "a sequence" => ("a list", "put it between brackets: [\"one\", \"two\"]"),
        "i64" | "u64" => ("a whole number", "write it in digits, without quotation marks"),
        "a boolean" => ("yes or no", "write true or false, without quotation marks"),
        other if other.starts_with("struct") || other.starts_with("a map") => {
            ("a table of keys", "put its keys below a line with its name in brackets: [source]")
        }
        other => (other, "the documentation shows how each key is written"),
    }
}

/// A message of a library as ours read: on one line, without a full stop.
fn sentence(message: &str) -> String {
    message.trim().trim_end_matches('.').replace('\n', "; ")
}

fn looks_like_a_date(value: &str) -> bool {
    let bytes = value.as_bytes();
    bytes.len() >= 8 && bytes[..4].iter().all(u8::is_ascii_digit) && bytes[4] == b'-'
}

/// Empties lists and tables inside a table that have more entries than may be, and tells where they are.
fn empty_long_lists(table: &mut DeTable<'_>, long: &mut Vec<Range<usize>>) {
    for (_, value) in table.iter_mut() {
        empty_long_list(value, long);
    }
}

fn empty_long_list(value: &mut Spanned<DeValue<'_>>, long: &mut Vec<Range<usize>>) {
    let span = value.span();
    match value.get_mut() {
        DeValue::Array(array) if array.len() > MOST_ENTRIES => {
            long.push(span);
            *array = DeArray::new();
        }
        DeValue::Table(table) if table.len() > MOST_ENTRIES => {
            long.push(span);
            *table = DeTable::new();
        }
        DeValue::Array(array) => array.iter_mut().for_each(|one| empty_long_list(one, long)),
        DeValue::Table(table) => empty_long_lists(table, long),
        _ => {}
    }
}

/// Takes the innermost entry that holds `span` out of the table. `false` when there is none.
fn take_out(table: &mut DeTable<'_>, span: &Range<usize>) -> bool {
    // What is inside is tried first: the span of an array of tables covers only its first header.
    let inside = |value: &mut Spanned<DeValue<'_>>| match value.get_mut() {
        DeValue::Table(inner) => take_out(inner, span),
        DeValue::Array(array) => array.iter_mut().any(|element| match element.get_mut() {
            DeValue::Table(inner) => take_out(inner, span),
            _ => false,
        }),
        _ => false,
    };
    if table.iter_mut().any(|(_, value)| inside(value)) {
        return true;
    }
    let holds = |outer: Range<usize>| outer.start <= span.start && span.end <= outer.end;
    let hit = table.iter().find(|(key, value)| holds(key.span()) || holds(value.span()));
    let key = hit.map(|(key, _)| key.clone());
    key.is_some_and(|key| table.remove(&key).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::path::SourcePath;

    #[derive(Debug, Default, PartialEq, serde::Deserialize)]
    #[serde(default, deny_unknown_fields)]
    struct Shape {
        title: Option<String>,
        date: Option<toml::value::Date>,
        topics: Vec<String>,
        source: Inner,
        events: Vec<Inner>,
    }

    #[derive(Debug, Default, PartialEq, serde::Deserialize)]
    #[serde(default, deny_unknown_fields)]
    struct Inner {
        url: Option<String>,
    }

    fn read(text: &str) -> (Option<Shape>, Vec<String>) {
        let source = SourceText::new(SourcePath::new("f"), text);
        let mut problems = Vec::new();
        let value = TomlBlock { source: &source, range: 0..text.len() }.read(&mut problems);
        (value, problems.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn every_mistake_of_a_file_is_reported() {
        let (value, problems) = read(
            "titel = \"a\"\ndate = \"2026-02-05\"\ntopics = [\"x\"]\n[source]\nurl = 3\n[[events]]\nurl = \"u\"\nulr = \"v\"\n",
        );
        insta::assert_snapshot!(problems.join("\n"));
        let value = value.unwrap();
        assert_eq!(value.topics, ["x"]);
        assert_eq!(value.events[0].url.as_deref(), Some("u"));
    }

    #[test]
    fn broken_syntax_is_explained() {
        insta::assert_snapshot!(
            [
                read("date = 2026-02-30\n").1.join("\n"),
                read("title = Notice\n").1.join("\n"),
                read("title = \"a\ntopics = []\n").1.join("\n"),
                read("just words\n").1.join("\n"),
            ]
            .join("\n--\n")
        );
    }
}
