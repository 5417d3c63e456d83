//! The readings of all notices, and those of an earlier Library: a notice is only read again where
//! its texts or the vocabularies have changed.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use rayon::prelude::*;

use super::entries::{NoticeEntry, TermEntry};
use super::mentions::{Finders, TermRef};
use super::reading::{self, Reading};
use crate::content::{Notice, Term, Vocabulary};
use crate::path::{NoticeId, TermId};
use crate::problem::Problem;

/// What was read in the texts of notices.
#[derive(Default)]
pub struct Readings {
    /// The words that were looked for.
    words: Vec<Arc<Term>>,
    known: HashMap<NoticeId, Known>,
}

/// The reading of one notice.
struct Known {
    texts: Vec<Arc<Notice>>,
    reading: Arc<Reading>,
    problems: Vec<Problem>,
}

type Terms = BTreeMap<Vocabulary, BTreeMap<TermId, TermEntry>>;

impl Readings {
    /// Reads the texts of all notices, in parallel, each by itself.
    pub(super) fn read(
        &mut self,
        notices: &[NoticeEntry],
        terms: &Terms,
        problems: &mut Vec<Problem>,
    ) -> Vec<Arc<Reading>> {
        let entries = terms.values().flat_map(BTreeMap::values);
        let words: Vec<Arc<Term>> = entries.flat_map(|term| term.texts.shared().cloned()).collect();
        if !are_same(&self.words, words.iter()) {
            self.known.clear();
            self.words = words;
        }
        let finders = Finders::new(terms);
        let new: Vec<(NoticeId, Known)> = notices
            .par_iter()
            .filter(|notice| !self.knows(notice))
            .map(|notice| (notice.id().clone(), read(notice, terms, &finders)))
            .collect();
        self.known.extend(new);
        // Those of notices that are gone are kept by nobody.
        if self.known.len() > notices.len() {
            let ids: BTreeSet<&NoticeId> = notices.iter().map(NoticeEntry::id).collect();
            self.known.retain(|id, _| ids.contains(id));
        }
        let all = notices.iter().filter_map(|notice| self.known.get(notice.id()));
        all.map(|known| {
            problems.extend_from_slice(&known.problems);
            Arc::clone(&known.reading)
        })
        .collect()
    }

    fn knows(&self, notice: &NoticeEntry) -> bool {
        let known = self.known.get(notice.id());
        known.is_some_and(|known| are_same(&known.texts, notice.texts.shared()))
    }
}

/// Whether two lists hold the very same records.
fn are_same<'a, R: 'a>(known: &[Arc<R>], now: impl ExactSizeIterator<Item = &'a Arc<R>>) -> bool {
    known.len() == now.len() && known.iter().zip(now).all(|(a, b)| Arc::ptr_eq(a, b))
}

fn read(notice: &NoticeEntry, terms: &Terms, finders: &Finders) -> Known {
    let tagged = Vocabulary::ALL
        .into_iter()
        .flat_map(|vocabulary| notice.terms(vocabulary).iter().map(move |id| (vocabulary, id)));
    let venues = notice.events.iter().filter_map(|event| event.place.as_ref());
    let venues = venues.map(|id| (Vocabulary::Places, id));
    let reference = |(vocabulary, id)| Some(terms.get(&vocabulary)?.get(id)?.reference());
    let own: BTreeSet<TermRef> = tagged.chain(venues).filter_map(reference).collect();
    let mut problems = Vec::new();
    let reading = Arc::new(reading::read(&notice.texts, &own, finders, &mut problems));
    Known { texts: notice.texts.shared().cloned().collect(), reading, problems }
}
