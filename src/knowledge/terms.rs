//! Relations between the records of a vocabulary, both ways, and to the notices that name them.

use std::collections::{BTreeMap, BTreeSet};

use super::agreement::{Agreement, as_sets};
use super::library::{Group, NoticeEntry, NoticeIndex, TermEntry};
use crate::content::{Term, Vocabulary};
use crate::path::TermId;
use crate::problem::Problem;

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
    let entry = |(id, term): (TermId, StatedTerm)| {
        let StatedTerm { texts, broader, related: mut own } = term;
        let others = related.remove(&id).unwrap_or_default();
        own.extend(others.into_iter().filter(|other| !own.contains(other)).collect::<Vec<_>>());
        let entry = TermEntry {
            texts,
            broader,
            narrower: narrower.remove(&id).unwrap_or_default(),
            related: own,
            notices: named.remove(&id).unwrap_or_default(),
            events: held.remove(&id).unwrap_or_default(),
        };
        (id, entry)
    };
    stated.into_iter().map(entry).collect()
}

/// Reports records that are, through others, broader than themselves. Each is walked once.
pub(super) fn report_cycles(terms: &BTreeMap<TermId, StatedTerm>, problems: &mut Vec<Problem>) {
    let mut settled: BTreeSet<&TermId> = BTreeSet::new();
    for start in terms.keys() {
        let mut stack = vec![(start, 0)];
        while let Some((id, next)) = stack.pop() {
            let term = terms.get(id).filter(|_| !settled.contains(id));
            let Some((term, parent)) = term.and_then(|term| Some((term, term.broader.get(next)?)))
            else {
                settled.insert(id);
                continue;
            };
            stack.push((id, next + 1));
            if let Some(at) = stack.iter().position(|(one, _)| *one == parent) {
                let chain: Vec<&str> = stack[at..].iter().map(|(one, _)| one.as_str()).collect();
                problems.push(cycle(term, parent, &chain));
            } else if !settled.contains(parent) {
                stack.push((parent, 0));
            }
        }
    }
}

fn cycle(term: &StatedTerm, parent: &TermId, chain: &[&str]) -> Problem {
    let text = term.texts.first();
    let place = match &text.broader {
        Some(fact) => text.source_text.place(fact.span.clone()),
        None => text.source_text.whole(),
    };
    let message = format!("\"{parent}\" is broader than itself, through {}", chain.join(", "));
    Problem::error(place, message).help("take one of them out of broader")
}
