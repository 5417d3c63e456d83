//! What could be better about notices that are right as they are: notes for `check`.

use std::collections::BTreeSet;

use super::library::Library;
use super::translations::status;
use crate::content::{Notice, Vocabulary};
use crate::path::SourcePath;
use crate::problem::{Problem, Rule, Severity};

/// Advises on every notice that is without errors; one with errors may have what it seems to lack.
/// O(n log n) in the notices and problems.
pub fn advise(library: &Library, problems: &mut Vec<Problem>) {
    let has_topics = library.terms(Vocabulary::Topics).next().is_some();
    let is_error = |problem: &&Problem| problem.severity == Severity::Error;
    let files: BTreeSet<SourcePath> =
        problems.iter().filter(is_error).map(|problem| problem.place.file.clone()).collect();
    for (index, notice) in library.notices() {
        if notice.texts.iter().any(|text| files.contains(&text.source_text.file)) {
            continue;
        }
        let note = |rule, message: &str, help: &str| {
            let place = notice.original().source_text.whole();
            Problem::note(rule, place, message).help(help)
        };
        if notice.year.is_none() {
            problems.push(note(
                Rule::NoDate,
                "the notice has neither a date nor a year, and stands in no list of a year",
                "add date = 2026-02-05, or only year = 2026 if the source tells no more",
            ));
        }
        if has_topics && notice.topics.is_empty() {
            problems.push(note(
                Rule::NoTopic,
                "the notice has no topic, and is not found by one",
                "add topics = [\"…\"], ids of records in content/topics/",
            ));
        }
        if !notice.texts.iter().any(has_source) {
            problems.push(note(
                Rule::NoSource,
                "the notice does not say where it was taken from, so that nobody can check it",
                "add url or publisher under [source]",
            ));
        }
        let unrecorded = notice
            .texts
            .iter()
            .filter(|text| status(library, index, notice, text.language).is_unrecorded);
        problems.extend(unrecorded.map(unrecorded_note));
    }
}

fn has_source(text: &Notice) -> bool {
    text.provenance.url.is_some() || text.provenance.publisher.is_some()
}

fn unrecorded_note(text: &Notice) -> Problem {
    let message = "the translation does not say which state of the original it translates, so that nobody can tell when it is out of date";
    let problem = Problem::note(Rule::UnrecordedTranslation, text.source_text.whole(), message);
    problem
        .help(format!("if it is up to date, run: gongwen translation-status --record {}", text.id))
}
