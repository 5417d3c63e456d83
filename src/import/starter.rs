//! What a folder needs to become a site, and does not have yet: settings, and the records of the
//! vocabularies that an imported notice refers to.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::record::new_term;
use crate::content::{RecordId, Term, Vocabulary};
use crate::path::{SourcePath, TermId};

/// `site.toml` for a folder that has none: that of a new site.
pub const DEFAULT_SITE: &str = include_str!("../../data/starter/site.toml");

/// The files of some records of vocabularies, and of those they are part of. They hold name, terms
/// and relations; the articles are for a person to write.
#[must_use]
pub fn starter_files(
    ids: impl IntoIterator<Item = (Vocabulary, TermId)>,
    records: &[Arc<Term>],
) -> BTreeMap<SourcePath, String> {
    let wanted = wanted(ids, records);
    let mut files = BTreeMap::new();
    for record in records {
        let key = (record.vocabulary, record.id.clone());
        if !wanted.contains(&key) {
            continue;
        }
        let id = RecordId::Term(record.vocabulary, record.id.clone());
        let file = id.file(record.language);
        let among_wanted = |ids: Option<&[TermId]>| -> Vec<String> {
            let ids = ids.unwrap_or_default().iter();
            let here = ids.filter(|id| wanted.contains(&(record.vocabulary, (*id).clone())));
            here.map(|id| id.to_string()).collect()
        };
        let broader = among_wanted(record.broader.as_ref().map(|fact| &*fact.value));
        let related = among_wanted(record.related.as_ref().map(|fact| &*fact.value));
        let relations = [("broader", &*broader), ("related", &*related)];
        files.insert(file, new_term(&record.title, &record.terms, &relations));
    }
    files
}

fn wanted(
    ids: impl IntoIterator<Item = (Vocabulary, TermId)>,
    records: &[Arc<Term>],
) -> BTreeSet<(Vocabulary, TermId)> {
    let mut wanted: BTreeSet<(Vocabulary, TermId)> = BTreeSet::new();
    let mut open: Vec<(Vocabulary, TermId)> = ids.into_iter().collect();
    while let Some((vocabulary, id)) = open.pop() {
        if !wanted.insert((vocabulary, id.clone())) {
            continue; // reached before, by another way or through a cycle
        }
        let of_id = records.iter().filter(|one| one.vocabulary == vocabulary && one.id == id);
        let broader = of_id.flat_map(|record| &record.broader).flat_map(|fact| &fact.value);
        open.extend(broader.map(|id| (vocabulary, id.clone())));
    }
    wanted
}
