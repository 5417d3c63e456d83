//! By what results can be narrowed: for each notice its year, languages, kind, and records of the
//! vocabularies.

use std::collections::BTreeMap;

use serde::Serialize;

use super::script::number;
use crate::content::{Kind, Vocabulary};
use crate::knowledge::{Library, NoticeEntry, TermEntry};
use crate::language::Language;

/// What can be chosen of one facet, and what each notice has of it.
#[derive(Debug, Serialize)]
pub(super) struct Facet {
    /// Its name in addresses.
    pub key: &'static str,
    /// The values, by the names they have in addresses, in a fixed order.
    pub values: Vec<String>,
    /// For each notice, newest first, the numbers of its values from 1 as characters (see
    /// `search::script`), and a 0.
    pub of: String,
}

/// The facets of a collection.
#[derive(Debug, Serialize)]
pub(super) struct Facets {
    /// The years, newest first, each with how many notices in a row it has; `null` is no year.
    pub years: Vec<(Option<i16>, usize)>,
    /// The others.
    pub facets: Vec<Facet>,
}

/// Makes the facets.
pub(super) fn facets(library: &Library, languages: &[Language]) -> Facets {
    let mut years: Vec<(Option<i16>, usize)> = Vec::new();
    for (_, notice) in library.notices() {
        match years.last_mut() {
            Some((year, count)) if *year == notice.year => *count += 1,
            _ => years.push((notice.year, 1)),
        }
    }
    let kinds: Vec<&str> = Kind::ALL.into_iter().map(Kind::key).collect();
    let mut facets = vec![
        facet("language", languages.iter().map(ToString::to_string).collect(), library, |notice| {
            let has = |language: &Language| notice.texts.exact(*language).is_some();
            (0..languages.len()).filter(|number| has(&languages[*number])).collect()
        }),
        facet("kind", kinds.iter().map(|kind| (*kind).to_owned()).collect(), library, |notice| {
            kinds.iter().position(|kind| *kind == notice.kind.key()).into_iter().collect()
        }),
    ];
    for vocabulary in Vocabulary::ALL {
        let used = used_terms(library, vocabulary);
        let numbers: BTreeMap<_, _> =
            used.iter().zip(0..).map(|(term, n)| (term.id(), n)).collect();
        let values = used.iter().map(|term| term.id().to_string()).collect();
        facets.push(facet(vocabulary.folder(), values, library, |notice| {
            let ids = notice.terms(vocabulary).iter();
            ids.filter_map(|id| numbers.get(id).copied()).collect()
        }));
    }
    Facets { years, facets }
}

/// The records of a vocabulary that notices name, in the order of a facet's values.
#[must_use]
pub fn used_terms(library: &Library, vocabulary: Vocabulary) -> Vec<&TermEntry> {
    library.terms(vocabulary).filter(|term| !term.notices.is_empty()).collect()
}

fn facet(
    key: &'static str,
    values: Vec<String>,
    library: &Library,
    of: impl Fn(&NoticeEntry) -> Vec<usize>,
) -> Facet {
    let mut all = String::new();
    for (_, notice) in library.notices() {
        let values = of(notice).into_iter().filter_map(|value| u32::try_from(value + 1).ok());
        all.extend(values.map(number));
        all.push(number(0));
    }
    Facet { key, values, of: all }
}
