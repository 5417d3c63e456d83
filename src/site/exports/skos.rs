//! The vocabularies as SKOS (W3C Simple Knowledge Organization System) in JSON-LD 1.1: a concept
//! scheme for each, a concept for each record.
//!
//! A concept belongs to no language, so its name is an anchor of this file (`#topics/vaccines`):
//! absolute where it is known where the site is published; else relative, and thereby an anchor of
//! wherever the file lies. SKOS asks that no word is a preferred and another name at once (S13),
//! and that nothing is related to what it is a part of (S27); both are kept here.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde_json::{Value, json};

use super::{Export, address};
use crate::content::{Term, Vocabulary};
use crate::knowledge::TermEntry;
use crate::path::{OutputPath, TermId};
use crate::site::one_line::one_line;
use crate::site::plan::{ListKind, PageKind};
use crate::site::{Site, urls};

#[derive(Serialize)]
struct Document<'a> {
    #[serde(rename = "@context")]
    context: Value,
    #[serde(rename = "@graph")]
    graph: Vec<Node<'a>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Node<'a> {
    Scheme(Scheme<'a>),
    Concept(Concept<'a>),
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Scheme<'a> {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    pref_label: BTreeMap<&'a str, String>,
    has_top_concept: Vec<String>,
    page: Vec<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Concept<'a> {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    in_scheme: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    top_concept_of: Option<String>,
    pref_label: BTreeMap<&'a str, String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    alt_label: BTreeMap<&'a str, Vec<String>>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    definition: BTreeMap<&'a str, String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    broader: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    narrower: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related: Vec<String>,
    page: Vec<String>,
}

/// Writes the vocabularies.
pub(super) fn write(site: &Site<'_>) -> String {
    let maker = Maker { site, path: Export::Vocabularies.path(site) };
    let mut graph = Vec::new();
    for vocabulary in Vocabulary::ALL {
        if !ListKind::Terms(vocabulary).is_filled(site.library) {
            continue; // it has no page, and no concept
        }
        graph.push(Node::Scheme(maker.scheme(vocabulary)));
        graph.extend(site.library.terms(vocabulary).map(|term| Node::Concept(maker.concept(term))));
    }
    // Strings under names that are fixed: there is nothing here that JSON cannot say.
    serde_json::to_string_pretty(&Document { context: context(), graph }).unwrap_or_default() + "\n"
}

fn context() -> Value {
    let by_language = |name: &str| json!({ "@id": name, "@container": "@language" });
    let reference = |name: &str| json!({ "@id": name, "@type": "@id" });
    json!({
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "id": "@id",
        "type": "@type",
        "prefLabel": by_language("skos:prefLabel"),
        "altLabel": by_language("skos:altLabel"),
        "definition": by_language("skos:definition"),
        "inScheme": reference("skos:inScheme"),
        "topConceptOf": reference("skos:topConceptOf"),
        "hasTopConcept": reference("skos:hasTopConcept"),
        "broader": reference("skos:broader"),
        "narrower": reference("skos:narrower"),
        "related": reference("skos:related"),
        "page": reference("foaf:page"),
    })
}

struct Maker<'s, 'a> {
    site: &'s Site<'a>,
    path: OutputPath,
}

impl<'a> Maker<'_, 'a> {
    /// The name of what has a name below this file's.
    fn name(&self, fragment: &str) -> String {
        let file = self.site.base_url.map(|base| self.path.absolute(base)).unwrap_or_default();
        format!("{file}#{fragment}")
    }

    fn names(&self, vocabulary: Vocabulary, ids: impl Iterator<Item = TermId>) -> Vec<String> {
        // A record that cannot be read is no concept.
        let known = ids.filter(|id| self.site.library.term(vocabulary, id).is_some());
        known.map(|id| self.name(&format!("{}/{id}", vocabulary.folder()))).collect()
    }

    fn pages(&self, kind: PageKind<'_>) -> Vec<String> {
        let page = |language| urls::page(kind, language, self.site.library);
        self.site.config.tags().map(|tag| address(self.site, &self.path, &page(tag))).collect()
    }

    fn scheme(&self, vocabulary: Vocabulary) -> Scheme<'a> {
        let label = |tag| self.site.words.plain(tag, vocabulary.folder());
        let languages = self.site.config.languages.iter();
        let tops = self.site.library.terms(vocabulary).filter(|term| term.broader.is_empty());
        Scheme {
            id: self.name(vocabulary.folder()),
            kind: "skos:ConceptScheme",
            pref_label: languages.map(|one| (one.language.as_str(), label(one.language))).collect(),
            has_top_concept: self.names(vocabulary, tops.map(|term| term.id().clone())),
            page: self.pages(PageKind::List(ListKind::Terms(vocabulary))),
        }
    }

    fn concept(&self, term: &'a TermEntry) -> Concept<'a> {
        let vocabulary = term.vocabulary();
        let names = |ids: &[TermId]| self.names(vocabulary, ids.iter().cloned());
        let texts = || term.texts.iter().map(|text| (text.language.as_str(), text));
        let kin = self.kin(term);
        let related: Vec<TermId> =
            term.related.iter().filter(|id| !kin.contains(id)).cloned().collect();
        let scheme = self.name(vocabulary.folder());
        Concept {
            id: self.name(&format!("{}/{}", vocabulary.folder(), term.id())),
            kind: "skos:Concept",
            top_concept_of: term.broader.is_empty().then(|| scheme.clone()),
            in_scheme: scheme,
            pref_label: texts().map(|(tag, text)| (tag, one_line(&text.title))).collect(),
            alt_label: texts()
                .map(|(tag, text)| (tag, other_names(text)))
                .filter(|(_, names)| !names.is_empty())
                .collect(),
            definition: texts()
                .filter_map(|(tag, text)| Some((tag, one_line(text.summary.as_deref()?))))
                .collect(),
            broader: names(&term.broader),
            narrower: names(&term.narrower),
            related: names(&related),
            page: self.pages(PageKind::Term(term)),
        }
    }

    /// What a record is a part of, and what is a part of it, at any distance.
    fn kin(&self, term: &TermEntry) -> BTreeSet<TermId> {
        let mut kin = BTreeSet::new();
        for up in [true, false] {
            let next = |term: &TermEntry| if up { &term.broader } else { &term.narrower }.clone();
            let mut open = next(term);
            while let Some(id) = open.pop() {
                let found = self.site.library.term(term.vocabulary(), &id);
                if kin.insert(id) {
                    open.extend(found.map(next).unwrap_or_default());
                }
            }
        }
        kin
    }
}

/// The words by which texts speak of a record, beside its name.
fn other_names(text: &Term) -> Vec<String> {
    let own = one_line(&text.title);
    let names: BTreeSet<String> = text.terms.iter().map(|name| one_line(name)).collect();
    names.into_iter().filter(|name| !name.is_empty() && *name != own).collect()
}
