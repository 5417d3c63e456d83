//! The Library: every record with its relations, both ways, and what is wrong between records.
//!
//! [`link`] takes records that are each right by themselves and finds out what they are together:
//! which files are one notice in two languages, what belongs to which topic, what contradicts
//! what; whom texts cite and mention; which blocks of two languages belong together, and where
//! they state different things.
//!
//! Cost: O(n log n) in the records, their references, citations and mentions, and O(text) for the
//! reading of each notice by itself, in parallel; see `reading` for texts of different structure.
//! What is worked out for a page when it is made ([`Library::related`], [`editions`], [`passages`]) does not
//! grow with the collection, but with what the page shows.

mod advice;
mod agreement;
mod connections;
mod consistency;
mod cycles;
mod entries;
mod facts;
mod library;
mod matrix;
mod mentions;
mod outgoing;
mod parallel;
mod people;
mod reading;
mod readings;
mod related;
mod series;
mod staleness;
mod terms;
mod translations;
mod wanted;

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::Arc;

pub use advice::advise;
pub use connections::{Connection, Connections};
pub use entries::{Group, NoticeEntry, TermEntry};
pub use library::{EventIndex, Library, NoticeIndex};
pub use matrix::{Change, Matrix, Row};
pub use mentions::{Mention, Passage, TermRef, name_mentions, passages};
pub use outgoing::{Outgoing, outgoing};
pub use parallel::Pair;
pub use people::PersonEntry;
pub use reading::{Parallel, Reading, TextReading, Unmatched};
pub use readings::{KeptReading, Readings};
pub use related::{Reason, RelatedNotice};
pub use series::{Edition, Editions, editions, tasks};
pub use translations::{TextKind, TextStatus, hashes_to_record, translation_status};
pub use wanted::{Wanted, WantedBy};

use crate::config::Config;
use crate::content::{Notice, Page, RecordId, Records, Term, Vocabulary};
use crate::language::Language;
use crate::path::TermId;
use crate::problem::{Problem, Rule, SourceText, bounded};
use agreement::{Agreement, as_sets};
use terms::StatedTerm;

/// Joins the records to a Library.
pub fn link(records: Records, config: &Config, problems: &mut Vec<Problem>) -> Library {
    link_again(records, config, &mut Readings::default(), problems)
}

/// Joins the records to a Library, with what earlier readings found in texts that have not changed
/// since. It is the same Library as without.
pub fn link_again(
    records: Records,
    config: &Config,
    readings: &mut Readings,
    problems: &mut Vec<Problem>,
) -> Library {
    let Records { notices, terms, pages } = records;
    let order: Vec<Language> = config.tags().collect();

    let pages = group(pages, &order, |a: &Page, b| a.id.cmp(&b.id), |page| page.language);
    for group in &pages {
        let id = RecordId::Page(group.first().id.clone());
        missing_languages(&id, group, &order, |page| &page.source_text, problems);
    }

    let terms = group(
        terms,
        &order,
        |a: &Term, b| (a.vocabulary, &a.id).cmp(&(b.vocabulary, &b.id)),
        |term| term.language,
    );
    let mut stated: BTreeMap<Vocabulary, BTreeMap<TermId, StatedTerm>> = BTreeMap::new();
    for texts in terms {
        let (vocabulary, id) = (texts.first().vocabulary, texts.first().id.clone());
        let record = RecordId::Term(vocabulary, id.clone());
        missing_languages(&record, &texts, &order, |term| &term.source_text, problems);
        stated.entry(vocabulary).or_default().insert(id, StatedTerm::new(texts, problems));
    }
    for terms in stated.values() {
        terms::report_cycles(terms, problems);
    }

    let notices = group(notices, &order, |a: &Notice, b| a.id.cmp(&b.id), |notice| notice.language);
    let mut notices: Vec<NoticeEntry> = notices
        .into_iter()
        .map(|texts| {
            let id = RecordId::Notice(texts.first().id.clone());
            missing_languages(&id, &texts, &order, |notice| &notice.source_text, problems);
            report_reviews(&texts, problems);
            link_notice(texts, problems)
        })
        .collect();
    notices.sort_by(|a, b| b.sort_key().cmp(&a.sort_key()).then_with(|| a.id().cmp(b.id())));
    connections::report_cycles(&notices, problems);
    let library = Library::new(notices, stated, pages, (readings, problems));
    report_dead_anchors(&library, problems);
    library
}

/// Files of one id become one group, its languages in the order of the site. In the order of ids.
fn group<R>(
    mut records: Vec<Arc<R>>,
    order: &[Language],
    compare: impl Fn(&R, &R) -> Ordering,
    language: impl Fn(&R) -> Language,
) -> Vec<Group<R>> {
    let rank = |record: &R| order.iter().position(|one| *one == language(record));
    records.sort_by(|a, b| compare(a, b).then_with(|| rank(a).cmp(&rank(b))));
    let same = |a: &Arc<R>, b: &Arc<R>| compare(a, b) == Ordering::Equal;
    records.chunk_by(same).filter_map(|texts| Group::new(texts, &language)).collect()
}

fn missing_languages<R>(
    id: &RecordId,
    group: &Group<R>,
    order: &[Language],
    source: impl Fn(&R) -> &SourceText,
    problems: &mut Vec<Problem>,
) {
    for language in order.iter().filter(|language| group.exact(**language).is_none()) {
        let have = source(group.first());
        let message = format!("there is no text in \"{language}\" beside this one");
        problems.push(Problem::warning(Rule::MissingTranslation, have.whole(), message).help(
            format!("write content/{id}.{language}.md; until then its page shows this text"),
        ));
    }
}

fn link_notice(texts: Group<Notice>, problems: &mut Vec<Problem>) -> NoticeEntry {
    let mut date = Agreement::new("date", PartialEq::eq);
    let mut year = Agreement::new("year", PartialEq::eq);
    let mut kind = Agreement::new("kind", PartialEq::eq);
    let mut topics = Agreement::new("topics", |a: &Vec<_>, b| as_sets(a, b));
    let mut series = Agreement::new("series", PartialEq::eq);
    let mut organisations = Agreement::new("organisations", |a: &Vec<_>, b| as_sets(a, b));
    let mut places = Agreement::new("places", |a: &Vec<_>, b| as_sets(a, b));
    let mut events = Agreement::new("events", PartialEq::eq);
    let mut relations = Agreement::new("relations", |a: &Vec<_>, b| as_sets(a, b));
    for notice in texts.iter() {
        let facts = &notice.facts;
        date.state(&notice.source_text, facts.date.as_ref(), problems);
        year.state(&notice.source_text, facts.year.as_ref(), problems);
        kind.state(&notice.source_text, facts.kind.as_ref(), problems);
        topics.state(&notice.source_text, facts.topics.as_ref(), problems);
        series.state(&notice.source_text, facts.series.as_ref(), problems);
        organisations.state(&notice.source_text, facts.organisations.as_ref(), problems);
        places.state(&notice.source_text, facts.places.as_ref(), problems);
        events.state(&notice.source_text, facts.events.as_ref(), problems);
        relations.state(&notice.source_text, facts.relations.as_ref(), problems);
    }
    let date = date.settled();
    NoticeEntry {
        texts,
        date,
        year: year.settled().or(date.map(jiff::civil::Date::year)),
        kind: kind.settled().unwrap_or(crate::content::Kind::Other),
        topics: topics.settled().unwrap_or_default(),
        series: series.settled(),
        organisations: organisations.settled().unwrap_or_default(),
        places: places.settled().unwrap_or_default(),
        events: events.settled().unwrap_or_default(),
        relations: relations.settled().unwrap_or_default(),
    }
}

fn report_reviews(texts: &Group<Notice>, problems: &mut Vec<Problem>) {
    for notice in texts.iter() {
        problems.extend(notice.review.iter().map(|review| {
            let place = notice.source_text.place(review.span.clone());
            Problem::warning(
                Rule::AwaitsReview,
                place,
                format!("{} awaits review: {}", review.field, review.evidence),
            )
            .help("decide, set the field, and take the line out of [review]")
        }));
    }
}

/// Links to a place that the text has not which a reader of the link's language gets to see.
fn report_dead_anchors(library: &Library, problems: &mut Vec<Problem>) {
    for (_, text) in library.texts() {
        let mut found = Vec::new();
        for link in text.body.links.iter().filter(|link| !link.fragment.is_empty()) {
            let seen = library.body_for_reader(&link.target, text.language);
            if !seen.is_some_and(|body| body.has_anchor(&link.fragment)) {
                let place = text.source.place(link.span.clone());
                let message = format!("{} has no place \"#{}\"", link.target, link.fragment);
                found.push(Problem::warning(Rule::DeadLink, place, message).help(
                    "headings are #s1, #s2 … in order, unless the text names them with {#name}; other blocks are #b and their number among all",
                ));
            }
        }
        problems.extend(bounded(found, text.source));
    }
}
