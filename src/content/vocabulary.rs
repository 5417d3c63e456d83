//! Records of the vocabularies: topics, series, organisations and places.

use serde::{Deserialize, Serialize};

use super::address::Vocabulary;
use super::check::Check;
use super::fact::Fact;
use super::front_matter::RawTerm;
use super::markdown::Body;
use crate::language::Language;
use crate::path::TermId;
use crate::problem::SourceText;

/// A record of a vocabulary in one language.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Term {
    /// The vocabulary it belongs to.
    pub vocabulary: Vocabulary,
    /// Its id, the same in every language.
    pub id: TermId,
    /// The language of this text.
    pub language: Language,
    /// The file.
    #[serde(skip, default = "SourceText::awaited")]
    pub source_text: SourceText,
    /// Its name.
    pub title: String,
    /// The words by which a text of this language speaks of it.
    pub terms: Vec<String>,
    /// Records of the same vocabulary that it is a part of, as far as this file states them.
    pub broader: Option<Fact<Vec<TermId>>>,
    /// Records of the same vocabulary that a reader of it may want.
    pub related: Option<Fact<Vec<TermId>>>,
    /// One sentence for lists.
    pub summary: Option<String>,
    /// Former ids, which lead here.
    pub aliases: Vec<TermId>,
    /// The article.
    pub body: Body,
}

/// Checks the front matter of a vocabulary record.
pub(super) fn check(
    raw: RawTerm,
    (vocabulary, id): (Vocabulary, TermId),
    body: Body,
    check: &mut Check<'_>,
) -> Term {
    let RawTerm { title, terms, broader, related, summary, aliases, draft: _ } = raw;
    let broader = check.other_terms((vocabulary, &id), broader);
    let related = check.other_terms((vocabulary, &id), related);
    Term {
        vocabulary,
        id,
        language: check.language,
        source_text: check.source.clone(),
        title: check.title(title),
        terms,
        broader,
        related,
        summary,
        aliases: check.aliases(aliases, TermId::new),
        body,
    }
}
