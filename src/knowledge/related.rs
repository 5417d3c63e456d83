//! Notices that a reader of one may want next, each with the reason.

use std::collections::BTreeMap;

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

/// How many related notices a notice has at most.
const MOST_RELATED: usize = 6;

/// The notices that are most related to one, the nearest first.
///
/// Considered are those that it is connected with, its series' editions next to it, those next in
/// time in each of its topics, and those that cite what it cites: O(t · log n) for t topics and
/// citations and relations of its own, independent of the number of notices otherwise.
pub(super) fn related(library: &Library, own: NoticeIndex) -> Box<[RelatedNotice]> {
    let notice = library.notice(own);
    let connections = library.connections(own);
    let mut candidates: Vec<NoticeIndex> = Vec::new();
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
    candidates.sort_unstable();
    candidates.dedup();
    let alike = |other| shared_citations.get(&other).copied().unwrap_or_default();
    let topics = rarities(library, own);
    let scored = candidates.into_iter().filter(|other| *other != own);
    let scored = scored.map(|other| (bond(library, (own, &topics), other, alike(other)), other));
    let mut scored: Vec<(Bond<'_>, NoticeIndex)> =
        scored.filter(|(bond, _)| bond.score > 0.0).collect();
    scored.sort_by(|(a, one), (b, other)| b.score.total_cmp(&a.score).then(one.cmp(other)));
    let related =
        scored.into_iter().map(|(bond, notice)| RelatedNotice { notice, reasons: bond.reasons() });
    related.take(MOST_RELATED).collect()
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

/// What brings two notices together, and how near: 0 where only time does. A connection outweighs
/// a series, a series a few topics; a topic counts the more, the fewer notices have it.
fn bond<'a>(
    library: &'a Library,
    (own, topics): (NoticeIndex, &[(f64, &'a TermId)]),
    other: NoticeIndex,
    cite_alike: usize,
) -> Bond<'a> {
    let (one, two) = (library.notice(own), library.notice(other));
    let connections = library.connections(own);
    let acts = connections.relations.iter().find(|one| one.notice == other);
    let from = connections.acted_on.partition_point(|one| one.notice < other);
    let acted_on = connections.acted_on.get(from).filter(|one| one.notice == other);
    let relation = acts.map(|one| Reason::Acts(one.kind));
    let cites = |list: &[NoticeIndex]| list.binary_search(&other).is_ok();
    let shared = topics.iter().filter(|(_, topic)| two.topics.contains(topic));
    let mut bond = Bond {
        score: 0.0,
        relation: relation.or(acted_on.map(|one| Reason::ActedOn(one.kind))),
        has_citation: cites(&connections.cites) || cites(&connections.cited_by),
        series: one.series.as_ref().filter(|series| two.series.as_ref() == Some(series)),
        topics: shared.copied().collect(),
        cite_alike,
    };
    // Two notices of many topics share some by chance.
    let union = (one.topics.len() + two.topics.len() - bond.topics.len()).max(1) as f64;
    let years = match (one.year, two.year) {
        (Some(a), Some(b)) => f64::from((a - b).unsigned_abs()),
        _ => 4.0,
    };
    let weight: f64 = bond.topics.iter().map(|(weight, _)| weight).sum();
    let topics = weight * (1.0 + 2.0 * bond.topics.len() as f64 / union);
    let score = f64::from(u8::from(bond.relation.is_some())) * 10.0
        + f64::from(u8::from(bond.has_citation)) * 6.0
        + f64::from(u8::from(bond.series.is_some())) * 4.0
        + topics
        + (cite_alike as f64).min(4.0);
    bond.score = score / (1.0 + 0.15 * years);
    bond
}

/// The topics of a notice, the rarest first.
fn rarities(library: &Library, notice: NoticeIndex) -> Vec<(f64, &TermId)> {
    let all = library.notices().len() as f64;
    let rarity = |topic: &TermId| {
        let having = library.term(Vocabulary::Topics, topic)?.notices.len().max(1) as f64;
        Some((1.0 + all / having).ln())
    };
    let topics = library.notice(notice).topics.iter();
    let mut topics: Vec<(f64, &TermId)> =
        topics.filter_map(|topic| Some((rarity(topic)?, topic))).collect();
    topics.sort_by(|(a, one), (b, other)| b.total_cmp(a).then(one.cmp(other)));
    topics
}

/// What brings two notices together.
struct Bond<'a> {
    score: f64,
    relation: Option<Reason>,
    has_citation: bool,
    series: Option<&'a TermId>,
    /// Each with how rare it is, the rarest first.
    topics: Vec<(f64, &'a TermId)>,
    cite_alike: usize,
}

impl Bond<'_> {
    /// The same in words, the strongest first.
    fn reasons(self) -> Vec<Reason> {
        let topics: Vec<TermId> = self.topics.into_iter().map(|(_, topic)| topic.clone()).collect();
        let reasons = [
            self.relation,
            self.has_citation.then_some(Reason::Citation),
            self.series.cloned().map(Reason::Series),
            Some(topics).filter(|topics| !topics.is_empty()).map(Reason::Topics),
            Some(self.cite_alike).filter(|count| *count > 0).map(Reason::CiteAlike),
        ];
        reasons.into_iter().flatten().collect()
    }
}
