//! What the search says in a language, as a part of its index: the words of the interface and the
//! names of what results can be narrowed to.

use std::collections::BTreeMap;

use super::Site;
use crate::config::LanguageConfig;
use crate::content::{Kind, Vocabulary};
use crate::knowledge::NoticeEntry;
use crate::language::Language;
use crate::search::{self, used_terms};

/// The words that the scripts of `static/search/` use, by their key without `search-`.
const WORDS: [&str; 12] = [
    "about", "all", "any", "broken", "found", "from", "loose", "more", "none", "one", "term", "to",
];

/// What results say about a notice, found in its text of a language, to a reader of each language:
/// when, what sort of document, its first topics, and the language where that is not the reader's.
#[must_use]
pub fn about(site: &Site<'_>, notice: &NoticeEntry, language: Language) -> Vec<String> {
    const TOPICS: usize = 4;
    let for_reader = |config: &LanguageConfig| {
        let reader = config.language;
        let date = notice.date.map(|date| config.conventions.date(date));
        let when = date.or_else(|| notice.year.map(|year| site.words.year(reader, year)));
        let kind = site.words.plain(reader, &format!("kind-{}", notice.kind.key()));
        let topics = notice.topics.iter().take(TOPICS);
        let topics = topics.filter_map(|id| site.library.term(Vocabulary::Topics, id));
        let other =
            (language != reader).then(|| site.words.language_name(site.config, reader, language));
        let topics = topics.map(|topic| topic.text(reader).title.clone());
        when.into_iter().chain([kind]).chain(topics).chain(other).collect::<Vec<_>>().join(" · ")
    };
    site.config.languages.iter().map(for_reader).collect()
}

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
