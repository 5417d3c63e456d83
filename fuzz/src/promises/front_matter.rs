//! Front matter and settings: what is wrong is a problem at a place that is there; what is accepted says the
//! same when the TOML is written anew.

use gongwen::config::Config;
use gongwen::content::Records;

use super::{assert_places_exist, config, records, source, text_of};

/// Holds to the promise, with TOML as front matter of a record of each kind, and as settings.
///
/// # Panics
/// Where the promise is broken.
pub fn hold(bytes: &[u8]) {
    let toml = text_of(bytes);
    let settings = source("site.toml", &toml);
    let mut problems = Vec::new();
    let _ = Config::parse(&settings, &mut problems);
    assert_places_exist(&[settings], &problems);

    let config = config();
    let (found, problems) = records(&files(&toml), &config);
    let is_accepted = problems.is_empty();
    let said = said(&found);
    gongwen::knowledge::link(found, &config, &mut Vec::new());
    let Some(anew) = written_anew(&toml).filter(|_| is_accepted) else { return };
    let (again, problems) = records(&files(&anew), &config);
    assert!(problems.is_empty(), "{}\n{anew}", problems[0]);
    assert_eq!(said, self::said(&again), "{anew}");
}

/// A record of each kind, and others that it can name.
fn files(toml: &str) -> Vec<gongwen::problem::SourceText> {
    let whole = format!("+++\n{toml}\n+++\nText.\n");
    let other = "+++\ntitle = \"B\"\n+++\nText.\n";
    let mut files: Vec<_> = ["notices/2026/a.en", "notices/2026/a.zh", "topics/a.en", "pages/a.en"]
        .map(|name| source(&format!("content/{name}.md"), &whole))
        .into();
    for name in
        ["notices/2026/b.en", "topics/b.en", "series/b.en", "organisations/b.en", "places/b.en"]
    {
        files.push(source(&format!("content/{name}.md"), other));
    }
    files.sort_by(|a, b| a.file.cmp(&b.file));
    files
}

/// The same TOML as a library writes it: its own order, quotation marks and line breaks. `None` where a fence
/// would stand in it.
fn written_anew(toml: &str) -> Option<String> {
    let table: toml::Table = toml.parse().ok()?;
    let anew = toml::to_string(&table).ok()?;
    (!anew.lines().any(|line| line.trim_end() == "+++")).then_some(anew)
}

/// What the front matter of the records says, without its places.
fn said(records: &Records) -> Vec<String> {
    let notices = records.notices.iter().map(|one| {
        let facts = &one.facts;
        let events = facts.events.as_ref().map(|fact| &fact.value);
        let relations = facts.relations.as_ref().map(|fact| {
            fact.value.iter().map(|one| (one.kind.key(), &one.to, one.since)).collect::<Vec<_>>()
        });
        let ids = [&facts.topics, &facts.organisations, &facts.places];
        let ids = ids.map(|fact| fact.as_ref().map(|fact| fact.value.clone()));
        let days =
            (facts.date.as_ref().map(|fact| fact.value), facts.year.as_ref().map(|f| f.value));
        let words = (&one.title, &one.kicker, &one.people, &one.document_number, &one.summary);
        let kind = facts.kind.as_ref().map(|fact| fact.value);
        let more = (&one.aliases, &one.attachments, &one.provenance, &one.editor_notes);
        format!("{words:?} {days:?} {kind:?} {ids:?} {events:?} {relations:?} {more:?}")
    });
    let terms = records.terms.iter().map(|one| format!("{:?} {:?}", one.title, one.terms));
    let pages = records.pages.iter().map(|one| format!("{:?} {:?}", one.title, one.summary));
    notices.chain(terms).chain(pages).collect()
}
