//! By what results can be narrowed: the languages, years, kinds, and records of the vocabularies that
//! notices have.

use std::cmp::Reverse;
use std::collections::HashMap;

use crate::config::Config;
use crate::content::{Kind, Vocabulary};
use crate::knowledge::{Library, NoticeEntry};
use crate::language::Language;

/// What values of a facet are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FacetKind {
    /// The languages in which notices are written.
    Language,
    /// The first year of a range.
    From,
    /// Its last.
    To,
    /// Kinds of notices.
    Kind,
    /// Records of a vocabulary.
    Terms(Vocabulary),
}

impl FacetKind {
    /// The languages must be first: the browser counts on it.
    const ALL: [Self; 4 + Vocabulary::ALL.len()] = [
        Self::Language,
        Self::From,
        Self::To,
        Self::Terms(Vocabulary::Topics),
        Self::Kind,
        Self::Terms(Vocabulary::Series),
        Self::Terms(Vocabulary::Organisations),
        Self::Terms(Vocabulary::Places),
    ];

    /// Its name in addresses.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Language => "language",
            Self::From => "from",
            Self::To => "to",
            Self::Kind => "kind",
            Self::Terms(vocabulary) => vocabulary.folder(),
        }
    }
}

/// What can be chosen of one facet.
#[derive(Debug)]
pub struct Facet {
    /// What it is of.
    pub kind: FacetKind,
    /// The values in order, by the names they have in addresses.
    pub values: Vec<String>,
}

/// The facets of a collection, in the order of the page of results.
#[must_use]
pub fn facets(library: &Library, config: &Config) -> Vec<Facet> {
    let languages: Vec<Language> = config.tags().collect();
    let facet = |kind| Facet { kind, values: values(kind, library, &languages) };
    FacetKind::ALL.into_iter().map(facet).collect()
}

/// For each notice, newest first, the numbers of its values, counted through all facets.
pub(super) fn rows(facets: &[Facet], library: &Library) -> Vec<Vec<usize>> {
    let all = facets
        .iter()
        .flat_map(|facet| facet.values.iter().map(|value| (facet.kind, value.as_str())));
    let numbers: HashMap<_, _> = all.zip(0..).collect();
    let row = |notice: &NoticeEntry| {
        let of = |kind| {
            let names = names(kind, notice).into_iter();
            names.filter_map(|name| numbers.get(&(kind, name.as_str())).copied()).collect()
        };
        FacetKind::ALL.into_iter().flat_map::<Vec<usize>, _>(of).collect()
    };
    library.notices().map(|(_, notice)| row(notice)).collect()
}

fn values(kind: FacetKind, library: &Library, languages: &[Language]) -> Vec<String> {
    match kind {
        FacetKind::Language => languages.iter().map(ToString::to_string).collect(),
        FacetKind::From | FacetKind::To => {
            let years = library.years();
            let first = years.keys().min().copied().unwrap_or_default();
            let last = years.keys().max().copied().unwrap_or(first - 1);
            (first..=last).rev().map(|year| year.to_string()).collect()
        }
        FacetKind::Kind => Kind::ALL.into_iter().map(|kind| kind.key().to_owned()).collect(),
        FacetKind::Terms(vocabulary) => {
            let used = library.terms(vocabulary).filter(|term| !term.notices.is_empty());
            let mut used: Vec<_> = used.collect();
            used.sort_by_key(|term| Reverse(term.notices.len()));
            used.into_iter().map(|term| term.id().to_string()).collect()
        }
    }
}

/// What a notice has of a facet.
fn names(kind: FacetKind, notice: &NoticeEntry) -> Vec<String> {
    match kind {
        FacetKind::Language => notice.texts.iter().map(|text| text.language.to_string()).collect(),
        FacetKind::From | FacetKind::To => notice.year.iter().map(ToString::to_string).collect(),
        FacetKind::Kind => vec![notice.kind.key().to_owned()],
        FacetKind::Terms(vocabulary) => {
            notice.terms(vocabulary).iter().map(ToString::to_string).collect()
        }
    }
}
