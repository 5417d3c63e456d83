//! The Library: every record with its relations, both ways, and what is wrong between records.
//!
//! [`link`] takes records that are each right by themselves and finds out what they are together:
//! which files are one notice in two languages, what belongs to which topic, what contradicts
//! what. Cost: O(n log n) in the records and their references.

mod agreement;
mod library;

use std::collections::BTreeMap;

pub use library::{Group, Library, NoticeEntry, NoticeIndex, TermEntry};

use crate::config::Config;
use crate::content::{Notice, RecordId, Records, Term, TranslationStatus, Vocabulary};
use crate::language::Language;
use crate::path::TermId;
use crate::problem::{Problem, SourceText};
use agreement::Agreement;

/// Joins the records to a Library.
pub fn link(records: Records, config: &Config, problems: &mut Vec<Problem>) -> Library {
    let Records { notices, terms, pages } = records;
    let order: Vec<Language> = config.tags().collect();

    let pages = group(pages, &order, |page| page.id.clone(), |page| page.language);
    for group in pages.values() {
        let id = RecordId::Page(group.first().id.clone());
        missing_languages(&id, group, &order, |page| &page.source_text, problems);
    }

    let terms = group(
        terms,
        &order,
        |term: &Term| (term.vocabulary, term.id.clone()),
        |term| term.language,
    );
    let mut entries: BTreeMap<Vocabulary, BTreeMap<TermId, TermEntry>> = BTreeMap::new();
    for ((vocabulary, id), texts) in terms {
        let record = RecordId::Term(vocabulary, id.clone());
        missing_languages(&record, &texts, &order, |term| &term.source_text, problems);
        let entry = link_term(texts, problems);
        entries.entry(vocabulary).or_default().insert(id, entry);
    }
    for terms in entries.values_mut() {
        relate_both_ways(terms);
        report_cycles(terms, problems);
    }

    let notices = group(notices, &order, |notice| notice.id.clone(), |notice| notice.language);
    let mut notices: Vec<NoticeEntry> = notices
        .into_values()
        .map(|texts| {
            let id = RecordId::Notice(texts.first().id.clone());
            missing_languages(&id, &texts, &order, |notice| &notice.source_text, problems);
            report_reviews(&texts, problems);
            report_stale_translations(&texts, problems);
            link_notice(texts, problems)
        })
        .collect();
    notices.sort_by(|a, b| b.sort_key().cmp(&a.sort_key()).then_with(|| a.id().cmp(b.id())));
    let library = Library::new(notices, entries, pages.into_values().collect());
    report_dead_anchors(&library, problems);
    library
}

/// Files of one id become one group, its languages in the order of the site.
fn group<R, Id: Ord>(
    records: Vec<R>,
    order: &[Language],
    id: impl Fn(&R) -> Id,
    language: impl Fn(&R) -> Language,
) -> BTreeMap<Id, Group<R>> {
    let mut groups: BTreeMap<Id, Vec<R>> = BTreeMap::new();
    for record in records {
        groups.entry(id(&record)).or_default().push(record);
    }
    let rank = |record: &R| order.iter().position(|one| *one == language(record));
    groups
        .into_iter()
        .filter_map(|(id, mut texts)| {
            texts.sort_by_key(rank);
            Some((id, Group::new(texts, &language)?))
        })
        .collect()
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
        problems.push(Problem::warning(have.whole(), message).help(format!(
            "write content/{id}.{language}.md; until then its page shows this text"
        )));
    }
}

fn link_term(texts: Group<Term>, problems: &mut Vec<Problem>) -> TermEntry {
    let mut broader = Agreement::new("broader");
    let mut related = Agreement::new("related");
    for term in texts.iter() {
        broader.state(&term.source_text, term.broader.as_ref(), problems);
        related.state(&term.source_text, term.related.as_ref(), problems);
    }
    TermEntry {
        texts,
        broader: broader.settled().unwrap_or_default(),
        narrower: Vec::new(),
        related: related.settled().unwrap_or_default(),
        notices: Vec::new(),
        events: Vec::new(),
    }
}

/// Makes "narrower" out of "broader", and "related" hold in both directions.
fn relate_both_ways(terms: &mut BTreeMap<TermId, TermEntry>) {
    let mut additions: Vec<(TermId, TermId, bool)> = Vec::new();
    for (id, entry) in terms.iter() {
        additions.extend(entry.broader.iter().map(|to| (to.clone(), id.clone(), true)));
        additions.extend(entry.related.iter().map(|to| (to.clone(), id.clone(), false)));
    }
    for (to, from, is_narrower) in additions {
        if let Some(entry) = terms.get_mut(&to) {
            let list = if is_narrower { &mut entry.narrower } else { &mut entry.related };
            if to != from && !list.contains(&from) {
                list.push(from);
            }
        }
    }
}

/// A record that is, through others, broader than itself. Each is walked upwards once.
fn report_cycles(terms: &BTreeMap<TermId, TermEntry>, problems: &mut Vec<Problem>) {
    let mut settled: std::collections::BTreeSet<&TermId> = std::collections::BTreeSet::new();
    for start in terms.keys() {
        let mut stack = vec![(start, 0)];
        while let Some((id, next)) = stack.pop() {
            let above = terms.get(id).map_or(&[][..], |entry| &entry.broader);
            let Some(parent) = above.get(next).filter(|_| !settled.contains(id)) else {
                settled.insert(id);
                continue;
            };
            stack.push((id, next + 1));
            if let Some(at) = stack.iter().position(|(one, _)| *one == parent) {
                let chain: Vec<&str> = stack[at..].iter().map(|(one, _)| one.as_str()).collect();
                let term = terms.get(id).map(|entry| entry.texts.first());
                if let Some(term) = term {
                    let place = match &term.broader {
                        Some(fact) => term.source_text.place(fact.span.clone()),
                        None => term.source_text.whole(),
                    };
                    let message = format!(
                        "\"{parent}\" is broader than itself, through {}",
                        chain.join(", ")
                    );
                    problems.push(
                        Problem::error(place, message).help("take one of them out of broader"),
                    );
                }
            } else if !settled.contains(parent) {
                stack.push((parent, 0));
            }
        }
    }
}

fn link_notice(texts: Group<Notice>, problems: &mut Vec<Problem>) -> NoticeEntry {
    let mut date = Agreement::new("date");
    let mut year = Agreement::new("year");
    let mut kind = Agreement::new("kind");
    let mut topics = Agreement::new("topics");
    let mut series = Agreement::new("series");
    let mut organisations = Agreement::new("organisations");
    let mut places = Agreement::new("places");
    let mut events = Agreement::new("events");
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
    }
}

fn report_reviews(texts: &Group<Notice>, problems: &mut Vec<Problem>) {
    for notice in texts.iter() {
        problems.extend(notice.review.iter().map(|review| {
            let place = notice.source_text.place(review.span.clone());
            Problem::warning(place, format!("{} awaits review: {}", review.field, review.evidence))
                .help("decide, set the field, and take the line out of [review]")
        }));
    }
}

fn report_stale_translations(texts: &Group<Notice>, problems: &mut Vec<Problem>) {
    for notice in texts.iter() {
        let Some(translation) = &notice.translation else { continue };
        if translation.status == TranslationStatus::Original {
            continue;
        }
        let original = translation.of.and_then(|language| texts.exact(language));
        let (Some(original), Some(recorded)) = (original, &translation.source_hash) else {
            continue;
        };
        let now = original.body_hash();
        if recorded.value != now {
            let place = notice.source_text.place(recorded.span.clone());
            let message =
                format!("{} has changed since it was translated", original.source_text.file);
            problems.push(Problem::warning(place, message).help(format!(
                "bring the translation up to date, then write source_hash = \"{now}\""
            )));
        }
    }
}

/// Links to a heading that no language's text of the record has.
fn report_dead_anchors(library: &Library, problems: &mut Vec<Problem>) {
    for (source, body) in library.bodies() {
        for link in body.links.iter().filter(|link| !link.fragment.is_empty()) {
            let has_anchor = library
                .texts_of(&link.target)
                .iter()
                .any(|(_, body)| body.headings.iter().any(|heading| heading.id == link.fragment));
            if !has_anchor {
                let place = source.place(link.span.clone());
                let message = format!("{} has no heading \"#{}\"", link.target, link.fragment);
                problems.push(Problem::warning(place, message).help(
                    "the headings of a text are #s1, #s2 … in order, unless it names them with {#name}",
                ));
            }
        }
    }
}
