//! What each notice of `tests/import/` must yield, as it was written down by hand from the text
//! alone: `tests/import/facts.toml`, which says how to read it.

use std::fs;

use gongwen::content::Vocabulary;
use gongwen::import::Imported;
use toml::{Table, Value};

use crate::expected;
use crate::import::{cases, import_bytes, starter};

#[test]
fn notices_yield_what_a_person_read_in_them() {
    let facts = fs::read_to_string(expected::tests("import/facts.toml")).unwrap();
    let facts: Table = facts.parse().unwrap();
    let vocabularies = starter();
    let cases = cases();
    let mut wrong = Vec::new();
    let mut count = 0;
    for fact in facts["notice"].as_array().unwrap() {
        let fact = fact.as_table().unwrap();
        let file = fact["file"].as_str().unwrap();
        let case = cases.iter().find(|case| case.name == file).unwrap();
        let name = file.rsplit(['!', '/']).next().unwrap();
        let imported = import_bytes(name, &case.bytes, &vocabularies).unwrap();
        wrong
            .extend(differences(fact, &imported).into_iter().map(|what| format!("{file}: {what}")));
        count += 1;
    }
    assert!(count >= 45, "only {count} notices have facts");
    assert_eq!(wrong, Vec::<String>::new(), "{}", wrong.join("\n"));
}

fn differences(fact: &Table, imported: &Imported) -> Vec<String> {
    let report = &imported.report;
    let body = imported.text.split("\n+++\n").nth(1).unwrap();
    let mut wrong = Vec::new();
    let date = report.date.map(|date| date.to_string());
    let language = Some(imported.language.to_string());
    for (key, found) in [
        ("language", &language),
        ("title", &Some(report.title.clone())),
        ("kicker", &report.kicker),
        ("date", &date),
        ("publisher", &report.publisher),
        ("author", &report.author),
        ("document_number", &report.document_number),
        ("url", &report.url),
    ] {
        let found = found.as_deref().unwrap_or_default();
        let is_right = |wanted: &Value| bare(wanted.as_str().unwrap()) == bare(found);
        let one = fact.get(key).is_none_or(is_right);
        let any = fact.get(&format!("{key}_any"));
        if !one || any.is_some_and(|all| !all.as_array().unwrap().iter().any(is_right)) {
            wrong.push(format!("{key} is {found:?}"));
        }
    }
    if fact.contains_key("none") && date.is_some() {
        wrong.push(format!("the date {date:?} is invented"));
    }
    let event =
        report.event.map_or_else(Vec::new, |(start, end)| vec![start.to_string(), end.to_string()]);
    let attachments: Vec<String> = report.attachments.iter().map(|one| one.name.clone()).collect();
    let series: Vec<String> = report.tags_of(Vocabulary::Series).map(str::to_owned).collect();
    for (key, found) in [
        ("event", &event),
        ("people", &report.people),
        ("attachments", &attachments),
        ("series", &series),
    ] {
        let Some(wanted) = fact.get(key) else { continue };
        let mut wanted = texts(wanted);
        if key == "event" && wanted.len() == 1 {
            wanted.push(wanted[0].clone());
        }
        if sorted(&wanted) != sorted(found) {
            wrong.push(format!("{key} is {found:?}"));
        }
    }
    let text = bare(body);
    for snippet in fact.get("must_contain").map(texts).unwrap_or_default() {
        if !text.contains(&bare(&snippet)) {
            wrong.push(format!("the text lacks {snippet:?}"));
        }
    }
    for snippet in fact.get("must_not_contain").map(texts).unwrap_or_default() {
        if text.contains(&bare(&snippet)) {
            wrong.push(format!("the text holds {snippet:?}"));
        }
    }
    let headings: Vec<String> = body
        .lines()
        .filter(|line| line.starts_with('#'))
        .map(|line| bare(line.trim_start_matches('#')))
        .collect();
    if fact.get("headings").is_some_and(|wanted| {
        texts(wanted).iter().map(|one| bare(one)).ne(headings.iter().cloned())
    }) {
        wrong.push(format!("the headings are {headings:?}"));
    }
    let items = body.lines().filter(|line| is_item(line.trim_start())).count();
    let is_row =
        |line: &&str| line.starts_with('|') && line.contains(|c: char| c.is_alphanumeric());
    let rows = body.lines().filter(is_row).count();
    for (key, found) in [("list_items", items), ("tables", rows)] {
        if fact.get(key).is_some_and(|wanted| wanted.as_integer() != i64::try_from(found).ok()) {
            wrong.push(format!("{key} is {found}"));
        }
    }
    for field in fact.get("review").map(texts).unwrap_or_default() {
        if !report.review.iter().any(|point| point.field == field) {
            wrong.push(format!("{field} is not left for review"));
        }
    }
    wrong
}

/// Without white space and what Markdown adds.
fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !"\\*|#>`".contains(*c)).collect()
}

fn texts(value: &Value) -> Vec<String> {
    let text =
        |value: &Value| value.as_str().map(str::to_owned).unwrap_or_else(|| value.to_string());
    match value {
        Value::Array(all) => all.iter().map(text).collect(),
        one => Some(text(one)).filter(|text| !text.is_empty()).into_iter().collect(),
    }
}

fn sorted(all: &[String]) -> Vec<String> {
    let mut all: Vec<String> = all.iter().map(|one| bare(one)).collect();
    all.sort_unstable();
    all
}

fn is_item(line: &str) -> bool {
    let is_number = |start: &str| start.parse::<u16>().is_ok();
    line.starts_with("- ")
        || line.starts_with("* ")
        || line
            .split_once(['.', ')'])
            .is_some_and(|(start, rest)| is_number(start) && rest.starts_with(' '))
}
