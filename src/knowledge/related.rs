//! Notices that a reader of one may want next, each with the reason.

use std::collections::{BTreeMap, BTreeSet};

use super::library::{Library, NoticeIndex};
use crate::content::{RelationKind, Vocabulary};
use crate::path::TermId;

/// A notice that is related to another, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RelatedNotice {
    /// The notice.
    pub notice: NoticeIndex,
    /// Why, the strongest first.
    pub reasons: Vec<Reason>,
}

/// Why two notices are related.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// The notice in question does this to the other.
    Acts(RelationKind),
    /// The other does this to it.
    ActedOn(RelationKind),
    /// The one cites the other, or is cited by it.
    Citation,
    /// Both are editions of this series.
    Series(TermId),
    /// Both speak of these topics.
    Topics(Vec<TermId>),
    /// Both cite this many of the same notices.
    CiteAlike(usize),
}

/// How many of the nearest notices in time are considered for each topic, before and after; and how
/// many citers of what it cites. This bounds the work for a notice whatever the size of the collection.
const NEAREST: usize = 12;

/// The notices that are most related to one, at most `count` of them, the nearest first.
///
/// Considered are those that it is connected with, its series' editions next to it, those next in
/// time in each of its topics, and those that cite what it cites: O(t · log n) for t topics and
/// citations and relations of its own, independent of the number of notices otherwise.
#[must_use]
pub fn related(library: &Library, own: NoticeIndex, count: usize) -> Vec<RelatedNotice> {
    let notice = library.notice(own);
    let connections = library.connections(own);
    let mut candidates: BTreeSet<NoticeIndex> = BTreeSet::new();
    candidates.extend(connections.relations.iter().map(|one| one.notice));
    let acted_on: Vec<NoticeIndex> =
        near(&connections.acted_on, own, |one| one.notice).map(|one| one.notice).collect();
    candidates.extend(acted_on);
    candidates.extend(connections.cites.iter().copied().take(4 * NEAREST));
    candidates.extend(near(&connections.cited_by, own, |one| *one));
    for vocabulary in [Vocabulary::Topics, Vocabulary::Series] {
        for term in notice.terms(vocabulary) {
            let Some(term) = library.term(vocabulary, term) else { continue };
            candidates.extend(near(&term.notices, own, |one| *one));
        }
    }
    let mut shared_citations: BTreeMap<NoticeIndex, usize> = BTreeMap::new();
    for cited in connections.cites.iter().take(4 * NEAREST) {
        for other in near(&library.connections(*cited).cited_by, own, |one| *one) {
            *shared_citations.entry(*other).or_default() += 1;
        }
    }
    candidates.extend(shared_citations.keys().copied());
    candidates.remove(&own);
    let mut scored: Vec<(f64, RelatedNotice)> = candidates
        .into_iter()
        .filter_map(|other| {
            let alike = shared_citations.get(&other).copied().unwrap_or_default();
            score(library, own, other, alike)
        })
        .collect();
    scored.sort_by(|(a, one), (b, other)| b.total_cmp(a).then(one.notice.cmp(&other.notice)));
    scored.into_iter().map(|(_, related)| related).take(count).collect()
}

/// Those next to a notice in a list that is in the order of notices, which is that of time.
fn near<T>(
    list: &[T],
    own: NoticeIndex,
    notice: impl Fn(&T) -> NoticeIndex,
) -> impl Iterator<Item = &T> {
    let at = list.partition_point(|other| notice(other) < own);
    let window = at.saturating_sub(NEAREST)..list.len().min(at + NEAREST + 1);
    list[window].iter()
}

/// How near two notices are; `None` where only time brings them together. A connection outweighs
/// a series, a series a few topics; a topic counts the more, the fewer notices have it.
fn score(
    library: &Library,
    own: NoticeIndex,
    other: NoticeIndex,
    alike: usize,
) -> Option<(f64, RelatedNotice)> {
    let (one, two) = (library.notice(own), library.notice(other));
    let connections = library.connections(own);
    let mut reasons = Vec::new();
    let mut score = 0.0;
    let acts = connections.relations.iter().find(|one| one.notice == other);
    let from = connections.acted_on.partition_point(|one| one.notice < other);
    let acted_on = connections.acted_on.get(from).filter(|one| one.notice == other);
    let relation = acts.map(|one| Reason::Acts(one.kind));
    if let Some(relation) = relation.or(acted_on.map(|one| Reason::ActedOn(one.kind))) {
        reasons.push(relation);
        score += 10.0;
    }
    let cites = |list: &[NoticeIndex]| list.binary_search(&other).is_ok();
    if cites(&connections.cites) || cites(&connections.cited_by) {
        reasons.push(Reason::Citation);
        score += 6.0;
    }
    if let Some(series) = one.series.as_ref().filter(|series| two.series.as_ref() == Some(series)) {
        reasons.push(Reason::Series(series.clone()));
        score += 4.0;
    }
    let all = library.notices().len() as f64;
    let mut topics: Vec<(f64, &TermId)> = one
        .topics
        .iter()
        .filter(|topic| two.topics.contains(topic))
        .filter_map(|topic| {
            let having = library.term(Vocabulary::Topics, topic)?.notices.len().max(1) as f64;
            Some(((1.0 + all / having).ln(), topic))
        })
        .collect();
    topics.sort_by(|(a, one), (b, other)| b.total_cmp(a).then(one.cmp(other)));
    if !topics.is_empty() {
        // Two notices of many topics share some by chance.
        let union = (one.topics.len() + two.topics.len() - topics.len()).max(1) as f64;
        let weight: f64 = topics.iter().map(|(weight, _)| weight).sum();
        score += weight * (1.0 + 2.0 * topics.len() as f64 / union);
        reasons.push(Reason::Topics(topics.into_iter().map(|(_, topic)| topic.clone()).collect()));
    }
    if alike > 0 {
        reasons.push(Reason::CiteAlike(alike));
        score += (alike as f64).min(4.0);
    }
    if reasons.is_empty() {
        return None;
    }
    let years = match (one.year, two.year) {
        (Some(a), Some(b)) => f64::from((a - b).unsigned_abs()),
        _ => 4.0,
    };
    Some((score / (1.0 + 0.15 * years), RelatedNotice { notice: other, reasons }))
}
