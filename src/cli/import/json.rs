//! The report for programs: all that import found and did, as JSON.

use jiff::civil::Date;
use serde_json::{Map, Value, json};

use super::Outcome;
use super::writer::{Became, Partner};
use crate::import::{Attachment, Dropped, Evidence, Imported, Match, Report, Tag};
use crate::problem::Problem;

/// `{"files": […], "problems": […]}`.
pub(super) fn report(outcomes: &[Outcome], problems: &[Problem]) -> String {
    let files: Vec<Value> = outcomes.iter().map(file).collect();
    let problems: Vec<Value> = problems.iter().map(problem).collect();
    json!({ "files": files, "problems": problems }).to_string()
}

fn file(outcome: &Outcome) -> Value {
    let mut value = match &outcome.became {
        Became::New { file, imported, partner } => {
            let mut value = imported_as(imported);
            value.insert("outcome".into(), "new".into());
            value.insert("record".into(), file.as_str().into());
            value.insert("partner".into(), partner.as_ref().map_or(Value::Null, pair));
            value
        }
        Became::Known { file, difference, updated, kept, has_base: _ } => object(json!({
            "outcome": if updated.is_empty() { "known" } else { "updated" },
            "record": file.as_str(),
            "updated": updated,
            "kept": kept,
            "difference": difference,
        })),
        Became::Double(Match { file, evidence }) => object(json!({
            "outcome": "double",
            "record": file.as_str(),
            "evidence": evidence,
        })),
    };
    value.insert("file".into(), outcome.shown.as_str().into());
    Value::Object(value)
}

fn pair(Partner { found, accepted }: &Partner) -> Value {
    json!({ "record": found.file.as_str(), "evidence": found.evidence, "accepted": accepted })
}

fn imported_as(imported: &Imported) -> Map<String, Value> {
    let Imported { id, language, text, sha256, report, .. } = imported;
    let Report { encoding, title, kicker, date, event, publisher, author, .. } = report;
    let Report { document_number, attachments, url, retrieved, kind, people, .. } = report;
    let Report { tags, evidence, review, dropped, .. } = report;
    let day = |date: &Date| date.to_string();
    let attachment = |Attachment { name, url }: &Attachment| json!({ "name": name, "url": url });
    let found =
        |Evidence { field, evidence }: &Evidence| json!({ "field": field, "evidence": evidence });
    let tag = |Tag { vocabulary, id, phrases }: &Tag| {
        let phrases: Map<String, Value> =
            phrases.iter().map(|(phrase, count)| (phrase.clone(), (*count).into())).collect();
        json!({ "vocabulary": vocabulary.folder(), "id": id.as_str(), "phrases": phrases })
    };
    let line = |Dropped { line, text, rule }: &Dropped| json!({ "line": line, "text": text, "rule": rule });
    object(json!({
        "id": id.to_string(),
        "language": language.as_str(),
        "sha256": sha256,
        "encoding": encoding,
        "title": title,
        "kicker": kicker,
        "date": date.as_ref().map(day),
        "event": event.as_ref().map(|(start, end)| json!([day(start), day(end)])),
        "publisher": publisher,
        "author": author,
        "document_number": document_number,
        "attachments": attachments.iter().map(attachment).collect::<Vec<Value>>(),
        "url": url,
        "retrieved": retrieved.as_ref().map(day),
        "kind": kind.key(),
        "people": people,
        "tags": tags.iter().map(tag).collect::<Vec<Value>>(),
        "evidence": evidence.iter().map(found).collect::<Vec<Value>>(),
        "review": review.iter().map(found).collect::<Vec<Value>>(),
        "dropped": dropped.iter().map(line).collect::<Vec<Value>>(),
        "text": text,
    }))
}

fn problem(problem: &Problem) -> Value {
    json!({
        "file": problem.place.file.as_str(),
        "severity": problem.severity.word(),
        "message": problem.message,
        "help": problem.help,
    })
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}
