//! What the search says in a language, as a part of its index: the words of the interface and the
//! names of what results can be narrowed to.

use std::collections::BTreeMap;

use super::Site;
use crate::config::LanguageConfig;
use crate::content::{Kind, Vocabulary};
use crate::search::{self, used_terms};

/// The words that the scripts of `static/search/` use, by their key without `search-`.
const WORDS: [&str; 11] =
    ["all", "any", "broken", "found", "from", "loose", "more", "none", "one", "term", "to"];

/// The script of a language.
#[must_use]
pub fn search_words(site: &Site<'_>, language: &LanguageConfig) -> String {
    let tag = language.language;
    let word = |key: &str| site.words.plain(tag, key);
    let words: BTreeMap<&str, String> =
        WORDS.into_iter().map(|key| (key, word(&format!("search-{key}")))).collect();
    let mut names: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let languages =
        site.config.tags().map(|tag| site.words.language_name(site.config, language.language, tag));
    names.insert("language", languages.collect());
    names.insert(
        "kind",
        Kind::ALL.iter().map(|kind| word(&format!("kind-{}", kind.key()))).collect(),
    );
    for vocabulary in Vocabulary::ALL {
        let terms = used_terms(site.library, vocabulary);
        let names_of = terms.iter().map(|term| term.text(tag).title.clone());
        names.insert(vocabulary.folder(), names_of.collect());
    }
    let mut labels: BTreeMap<&str, String> = BTreeMap::new();
    for key in ["language", "kind", "year"] {
        labels.insert(key, word(&format!("search-{key}")));
    }
    for vocabulary in Vocabulary::ALL {
        labels.insert(vocabulary.folder(), word(&format!("one-{}", vocabulary.folder())));
    }
    search::words(tag, &serde_json::json!({ "words": words, "names": names, "labels": labels }))
}
