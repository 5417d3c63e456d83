//! Relations between the records of a vocabulary, both ways, and to the notices that name them.

use std::collections::{BTreeMap, BTreeSet};

use super::agreement::{Agreement, as_sets};
use super::cycles::{Cycle, cycles};
use super::entries::{Group, NoticeEntry, TermEntry};
use super::library::NoticeIndex;
use crate::content::{Term, Vocabulary};
use crate::path::TermId;
use crate::problem::{Problem, Rule};

/// A record of a vocabulary with what its files state of it.
pub(super) struct StatedTerm {
    texts: Group<Term>,
    broader: Vec<TermId>,
    related: Vec<TermId>,
}

impl StatedTerm {
    /// Takes what the files of a record state alike.
    pub fn new(texts: Group<Term>, problems: &mut Vec<Problem>) -> Self {
        let mut broader = Agreement::new("broader", |a: &Vec<_>, b| as_sets(a, b));
        let mut related = Agreement::new("related", |a: &Vec<_>, b| as_sets(a, b));
        for term in texts.iter() {
            broader.state(&term.source_text, term.broader.as_ref(), problems);
            related.state(&term.source_text, term.related.as_ref(), problems);
        }
        let broader = broader.settled().unwrap_or_default();
        Self { texts, broader, related: related.settled().unwrap_or_default() }
    }
}

/// Joins the records of a vocabulary with each other, and with the notices, which are given in
/// their order, each with its number. O(n log n) in the relations.
pub(super) fn relate<'n>(
    vocabulary: Vocabulary,
    stated: BTreeMap<TermId, StatedTerm>,
    notices: impl Iterator<Item = (NoticeIndex, &'n NoticeEntry)>,
) -> BTreeMap<TermId, TermEntry> {
    let mut narrower: BTreeMap<TermId, Vec<TermId>> = BTreeMap::new();
    let mut related: BTreeMap<TermId, Vec<TermId>> = BTreeMap::new();
    for (id, term) in &stated {
        for above in &term.broader {
            narrower.entry(above.clone()).or_default().push(id.clone());
        }
        for other in &term.related {
            related.entry(other.clone()).or_default().push(id.clone());
        }
    }
    let mut named: BTreeMap<&TermId, Vec<NoticeIndex>> = BTreeMap::new();
    let mut held: BTreeMap<&TermId, Vec<NoticeIndex>> = BTreeMap::new();
    for (index, notice) in notices {
        let places = notice.events.iter().filter_map(|event| event.place.as_ref());
        let here: BTreeSet<&TermId> =
            if vocabulary == Vocabulary::Places { places.collect() } else { BTreeSet::new() };
        for id in &here {
            held.entry(id).or_default().push(index);
        }
        // What happens in a place names it, whether or not the list of places says so.
        for id in here.into_iter().chain(notice.terms(vocabulary)).collect::<BTreeSet<_>>() {
            named.entry(id).or_default().push(index);
        }
    }
    let entry = |(number, (id, term)): (usize, (TermId, StatedTerm))| {
        let StatedTerm { texts, broader, related: mut own } = term;
        let others = related.remove(&id).unwrap_or_default();
        own.extend(others.into_iter().filter(|other| !own.contains(other)).collect::<Vec<_>>());
        let entry = TermEntry {
            number: u32::try_from(number).unwrap_or(u32::MAX),
            texts,
            broader,
            narrower: narrower.remove(&id).unwrap_or_default(),
            related: own,
            notices: named.remove(&id).unwrap_or_default(),
            events: held.remove(&id).unwrap_or_default(),
        };
        (id, entry)
    };
    stated.into_iter().enumerate().map(entry).collect()
}

/// Reports records that are, through others, broader than themselves.
pub(super) fn report_cycles(terms: &BTreeMap<TermId, StatedTerm>, problems: &mut Vec<Problem>) {
    let broader = |id: &TermId| terms.get(id).map_or(&[][..], |term| term.broader.as_slice());
    for cycle in cycles(terms.keys(), broader) {
        let Cycle { first, last, .. } = &cycle;
        let Some(text) = terms.get(*last).map(|term| term.texts.first()) else { continue };
        let place = match &text.broader {
            Some(fact) => text.source_text.place(fact.span.clone()),
            None => text.source_text.whole(),
        };
        let message = format!("\"{first}\" is broader than itself, through {}", cycle.way());
        problems.push(
            Problem::error(Rule::Circle, place, message).help("take one of them out of broader"),
        );
    }
}
