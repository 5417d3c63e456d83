//! The search box of every page, and the page that shows what was found.

use serde::Serialize;

use super::Link;
use super::builder::PageBuilder;
use crate::content::Vocabulary;
use crate::path::UrlPath;
use crate::search::{self, Facet, FacetKind};
use crate::site::Site;
use crate::site::plan::{ListKind, PageKind};

/// The search box.
#[derive(Debug, Serialize)]
pub struct SearchBox {
    /// The page that shows what is found.
    pub href: UrlPath,
    /// Whether this is that page, which shows what is found in a place of its own.
    pub is_here: bool,
    /// Where a reader without scripts can look instead: topics and years, as far as there are any.
    pub lists: Vec<Link>,
}

/// The page that shows what was found. Its scripts fill it.
#[derive(Debug, Serialize)]
pub struct SearchView {
    /// By what results can be narrowed. The scripts know values by their place on the page.
    pub filters: Vec<Filter>,
}

/// The values of a facet.
#[derive(Debug, Serialize)]
pub struct Filter {
    /// Its name in addresses.
    pub key: &'static str,
    /// What it is called.
    pub label: String,
    /// The values.
    pub values: Vec<FilterValue>,
}

/// A value that can be chosen.
#[derive(Debug, Serialize)]
pub struct FilterValue {
    /// Its name in addresses.
    pub value: String,
    /// What it is called.
    pub label: String,
}

/// The page that shows what was found.
pub(super) fn search(builder: &PageBuilder<'_>) -> SearchView {
    let facets = search::facets(builder.site.library, builder.site.config);
    SearchView { filters: facets.iter().map(|facet| filter(builder, facet)).collect() }
}

fn filter(builder: &PageBuilder<'_>, facet: &Facet) -> Filter {
    let kind = facet.kind;
    let label = match kind {
        FacetKind::Terms(vocabulary) => builder.word(&format!("one-{}", vocabulary.folder())),
        _ => builder.word(&format!("search-{}", kind.key())),
    };
    let value = |value: &String| FilterValue {
        label: value_label(builder, kind, value),
        value: value.clone(),
    };
    Filter { key: kind.key(), label, values: facet.values.iter().map(value).collect() }
}

fn value_label(builder: &PageBuilder<'_>, kind: FacetKind, value: &str) -> String {
    let Site { config, library, words, .. } = *builder.site;
    let reader = builder.language();
    let label = match kind {
        FacetKind::Language => {
            let language = config.tags().find(|tag| tag.as_str() == value);
            language.map(|language| words.language_name(config, reader, language))
        }
        FacetKind::From | FacetKind::To => None,
        FacetKind::Kind => Some(builder.word(&format!("kind-{value}"))),
        FacetKind::Terms(vocabulary) => {
            let term = library.terms(vocabulary).find(|term| term.id().as_str() == value);
            term.map(|term| term.text(reader).title.clone())
        }
    };
    label.unwrap_or_else(|| value.to_owned())
}

/// The box, on a site that can be searched.
pub(super) fn search_box(
    builder: &PageBuilder<'_>,
    here: Option<PageKind<'_>>,
) -> Option<SearchBox> {
    let lists = [ListKind::Terms(Vocabulary::Topics), ListKind::Years];
    let lists = ListKind::filled(builder.site.library, lists);
    builder.site.search.is_offered().then(|| SearchBox {
        href: builder.href(PageKind::Search),
        is_here: matches!(here, Some(PageKind::Search)),
        lists: lists.map(|list| builder.list_link(list)).collect(),
    })
}
