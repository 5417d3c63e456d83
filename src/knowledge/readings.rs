//! The readings of all notices, and those of an earlier Library: a notice is only read again where
//! its texts or the vocabularies have changed. What was read can be kept for another run.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::entries::{NoticeEntry, TermEntry};
use super::mentions::{Finders, TermRef};
use super::reading::{self, Reading};
use crate::content::{Notice, Vocabulary};
use crate::hash::{Fingerprint, Hasher};
use crate::path::{NoticeId, SourcePath, TermId};
use crate::problem::Problem;

/// What was read in the texts of notices.
#[derive(Default)]
pub struct Readings {
    /// That of the words that were looked for.
    words: Option<Fingerprint>,
    known: HashMap<NoticeId, Known>,
}

/// The reading of one notice.
struct Known {
    texts: Vec<Arc<Notice>>,
    reading: Arc<Reading>,
    problems: Vec<Problem>,
    /// Whether another run has read them.
    is_kept: bool,
}

/// The reading of one notice, as another run has kept it: with the files of its texts.
#[derive(Deserialize)]
pub struct KeptReading(NoticeId, Vec<SourcePath>, Reading, Vec<Problem>);

type Terms = BTreeMap<Vocabulary, BTreeMap<TermId, TermEntry>>;

impl Readings {
    /// Reads the texts of all notices, in parallel, each by itself.
    pub(super) fn read(
        &mut self,
        notices: &[NoticeEntry],
        terms: &Terms,
        problems: &mut Vec<Problem>,
    ) -> Vec<Arc<Reading>> {
        let words = words(terms);
        if self.words != Some(words) {
            self.known.clear();
            self.words = Some(words);
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
        known.is_some_and(|known| {
            let now = notice.texts.shared();
            known.texts.len() == now.len()
                && known.texts.iter().zip(now).all(|(a, b)| Arc::ptr_eq(a, b))
        })
    }

    /// Takes over what another run has kept, which has looked for the words that have the fingerprint
    /// `words`; as far as `notice` still has the records of that run, by their files.
    pub fn recall<'a>(
        &mut self,
        (words, kept): (Fingerprint, Vec<KeptReading>),
        notice: impl Fn(&SourcePath) -> Option<&'a Arc<Notice>>,
    ) {
        self.words = Some(words);
        self.known.extend(kept.into_iter().filter_map(
            |KeptReading(id, files, reading, problems)| {
                let texts =
                    files.iter().map(|file| notice(file).cloned()).collect::<Option<_>>()?;
                Some((id, Known { texts, reading: Arc::new(reading), problems, is_kept: true }))
            },
        ));
    }

    /// What there is to keep for another run: by notice, what can be read back as a [`KeptReading`],
    /// and whether this run has read it. In no order.
    pub fn to_keep(&self) -> impl Iterator<Item = (&NoticeId, impl Serialize, bool)> {
        self.known.iter().map(|(id, known)| {
            let Known { texts, reading, problems, is_kept } = known;
            let files: Vec<&SourcePath> = texts.iter().map(|text| &text.source_text.file).collect();
            (id, (id, files, reading, problems), !is_kept)
        })
    }

    /// That of the words that were looked for, if any were.
    #[must_use]
    pub fn words(&self) -> Option<Fingerprint> {
        self.words
    }
}

/// The fingerprint of the words of all vocabularies.
fn words(terms: &Terms) -> Fingerprint {
    let mut hasher = Hasher::default();
    for text in terms.values().flat_map(BTreeMap::values).flat_map(|term| term.texts.iter()) {
        hasher.text(text.source_text.file.as_str());
        hasher.bytes(text.source_text.fingerprint().as_bytes());
    }
    hasher.end()
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
    let texts = notice.texts.shared().cloned().collect();
    Known { texts, reading, problems, is_kept: false }
}
