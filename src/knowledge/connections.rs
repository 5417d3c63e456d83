//! How notices are connected: what each does to others, whom it cites, and the same the other way.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::cycles::{Cycle, cycles};
use super::entries::NoticeEntry;
use super::library::{NoticeIndex, Text};
use crate::content::markdown::Cited;
use crate::content::{RecordId, Relation, RelationKind};
use crate::path::NoticeId;
use crate::problem::{Problem, Rule};

/// What connects a notice with other records.
#[derive(Debug, Default)]
pub struct Connections {
    /// What it does to other notices, as its front matter states.
    pub relations: Vec<Connection>,
    /// What other notices do to it, the newest of them first.
    pub acted_on: Vec<Connection>,
    /// The notices that its texts cite or link to.
    pub cites: Vec<NoticeIndex>,
    /// The notices whose texts cite it or link to it.
    pub cited_by: Vec<NoticeIndex>,
    /// Other records whose texts cite it or link to it.
    pub named_in: Vec<RecordId>,
}

/// A relation to another notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Connection {
    /// The notice at the other end.
    pub notice: NoticeIndex,
    /// What the one that acts does to the other.
    pub kind: RelationKind,
    /// Since when, where the record says so.
    pub since: Option<Date>,
}

impl Connections {
    /// What ended the notice's force, if anything.
    pub fn ended_by(&self) -> impl Iterator<Item = &Connection> {
        self.acted_on.iter().filter(|connection| connection.kind.ends())
    }
}

/// Connects the notices. O(n log n) in notices, relations, links and citations.
pub(super) fn connect<'a>(
    notices: &[NoticeEntry],
    by_id: &BTreeMap<NoticeId, NoticeIndex>,
    texts: impl Iterator<Item = (RecordId, Text<'a>)>,
) -> Vec<Connections> {
    let mut all: Vec<Connections> = notices.iter().map(|_| Connections::default()).collect();
    for (number, notice) in notices.iter().enumerate() {
        let own = NoticeIndex::at(number);
        for Relation { kind, to, since } in &notice.relations {
            let Some(other) = by_id.get(to) else { continue };
            let (kind, since) = (*kind, *since);
            all[number].relations.push(Connection { kind, notice: *other, since });
            all[other.number()].acted_on.push(Connection { kind, notice: own, since });
        }
    }
    for (from, text) in texts {
        let cited = text.body.citations.iter().filter_map(|citation| match &citation.cited {
            Cited::Notice(id) => Some(id),
            Cited::Wanted(_) => None,
        });
        let linked = text.body.links.iter().filter_map(|link| match &link.target {
            RecordId::Notice(id) => Some(id),
            _ => None,
        });
        let cited: BTreeSet<NoticeIndex> =
            cited.chain(linked).filter_map(|id| by_id.get(id).copied()).collect();
        let own = match &from {
            RecordId::Notice(id) => by_id.get(id).copied(),
            _ => None,
        };
        for other in cited.into_iter().filter(|other| Some(*other) != own) {
            match own {
                Some(own) => {
                    all[own.number()].cites.push(other);
                    all[other.number()].cited_by.push(own);
                }
                None => all[other.number()].named_in.push(from.clone()),
            }
        }
    }
    for one in &mut all {
        // The texts of one record in several languages cite the same.
        one.acted_on.sort();
        one.cites.sort();
        one.cites.dedup();
        one.cited_by.sort();
        one.cited_by.dedup();
        one.named_in.sort();
        one.named_in.dedup();
    }
    all
}

/// Reports notices that act on themselves through others. A notice acts on what was there before
/// it, so such relations contradict each other; two notices may well cite one another.
pub(super) fn report_cycles(notices: &[NoticeEntry], problems: &mut Vec<Problem>) {
    let acts_on: BTreeMap<&NoticeId, (&NoticeEntry, Vec<NoticeId>)> = notices
        .iter()
        .map(|notice| {
            let acts = notice.relations.iter().filter(|one| one.kind != RelationKind::Cites);
            let acts: BTreeSet<NoticeId> = acts.map(|one| one.to.clone()).collect();
            (notice.id(), (notice, acts.into_iter().collect()))
        })
        .collect();
    let ids: Vec<NoticeId> = acts_on.keys().map(|id| (*id).clone()).collect();
    let next = |id: &NoticeId| acts_on.get(id).map_or(&[][..], |(_, to)| to.as_slice());
    for cycle in cycles(&ids, next) {
        let Cycle { first, last, .. } = &cycle;
        let Some((notice, _)) = acts_on.get(*last) else { continue };
        let stating = notice.texts.iter().find_map(|text| {
            Some((
                &text.source_text,
                text.facts.relations.as_ref().filter(|r| !r.value.is_empty())?,
            ))
        });
        let Some((source, fact)) = stating else { continue };
        let message = format!("\"{last}\" acts on \"{first}\", which acts on it: {}", cycle.way());
        problems
            .push(Problem::error(Rule::Circle, source.place(fact.span.clone()), message).help(
                "a notice acts on what was there before it: take one of these relations out",
            ));
    }
}
