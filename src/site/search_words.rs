//! What the search says in each language, as a part of its index.

use std::collections::BTreeMap;

use super::{Site, Words};
use crate::config::{Config, LanguageConfig};
use crate::content::Vocabulary;
use crate::knowledge::NoticeEntry;
use crate::language::Language;

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

/// What the scripts of `static/search/` say, by language: what they find 0, 1 or more of, and notes.
#[must_use]
pub fn said(words: &Words, config: &Config) -> BTreeMap<String, BTreeMap<&'static str, String>> {
    const SAID: [(&str, &str); 6] = [
        ("0", "search-none"),
        ("1", "search-one"),
        ("found", "search-found"),
        ("about", "search-about"),
        ("loose", "search-loose"),
        ("term", "search-term"),
    ];
    let of = |tag| SAID.into_iter().map(|(name, key)| (name, words.plain(tag, key))).collect();
    config.tags().map(|tag| (tag.to_string(), of(tag))).collect()
}
