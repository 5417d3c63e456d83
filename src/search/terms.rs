//! The words of the vocabularies in the index, by which a query in one language finds texts in
//! another.
//!
//! Of each word there is an entry `["=word", [["#vocabulary/id", language], …]]`, and of each record
//! `["#vocabulary/id", "postings", "", [[words], …]]`: the documents that use any of its words, and these
//! by language.

use std::collections::BTreeMap;

use super::documents::Document;
use super::entries::{Entry, Lengths, data};
use super::postings::{Followers, Posting};
use super::script::quote;
use super::units::{Kind, Units};
use crate::content::Vocabulary;
use crate::knowledge::{Library, TermRef};
use crate::language::Language;

/// The entries of all vocabularies, in no order.
pub(super) fn entries(
    library: &Library,
    documents: &[Document<'_>],
    languages: &[Language],
    lengths: &Lengths,
) -> Vec<Entry> {
    let mut postings: BTreeMap<TermRef, Vec<Posting<'_>>> = BTreeMap::new();
    for document in documents {
        for (term, count) in document.terms() {
            let weight = u8::try_from(count.saturating_mul(2)).unwrap_or(u8::MAX);
            postings.entry(*term).or_default().push(Posting {
                document: document.number,
                weight,
                in_title: false,
                followers: Followers::default(),
            });
        }
    }
    let mut words: BTreeMap<String, Vec<(String, usize)>> = BTreeMap::new();
    let mut entries = Vec::new();
    let terms = Vocabulary::ALL.into_iter().flat_map(|vocabulary| library.terms(vocabulary));
    for term in terms {
        let Some(postings) = postings.get(&term.reference()) else { continue };
        let token = format!("#{}/{}", term.vocabulary().folder(), term.id());
        let of_language = |language: &Language| -> Vec<&str> {
            let text = term.texts.exact(*language).into_iter();
            // The title is mostly among the terms.
            text.flat_map(|text| {
                let others = text.terms.iter().filter(|word| **word != text.title);
                std::iter::once(&text.title).chain(others)
            })
            .map(String::as_str)
            .collect()
        };
        let by_language: Vec<Vec<&str>> = languages.iter().map(of_language).collect();
        for (language, spellings) in by_language.iter().enumerate() {
            for key in spellings.iter().flat_map(|word| keys(word)) {
                let of = words.entry(format!("={key}")).or_default();
                let reference = (token.clone(), language);
                if !of.contains(&reference) {
                    of.push(reference);
                }
            }
        }
        let mut script = String::from("[");
        quote(&token, &mut script);
        script.push(',');
        quote(&data(postings, &[], lengths), &mut script);
        script.push_str(",\"\",");
        script.push_str(&serde_json::to_string(&by_language).unwrap_or_default());
        script.push(']');
        entries.push(Entry { token, script });
    }
    entries.extend(words.into_iter().filter(|(token, _)| token.len() > 1).map(|(token, of)| {
        let of = serde_json::to_string(&of).unwrap_or_default();
        let mut script = String::from("[");
        quote(&token, &mut script);
        Entry { script: format!("{script},{of}]"), token }
    }));
    entries
}

/// A word as it may be asked for: as it is, and with and without the -s of the plural.
fn keys(word: &str) -> Vec<String> {
    let key = key(word);
    let other = match key.strip_suffix('s') {
        Some(singular) => singular.to_owned(),
        None if key.ends_with(|c: char| c.is_ascii_alphabetic()) => format!("{key}s"),
        None => return vec![key],
    };
    vec![key, other]
}

/// A word as it is compared: its units, with spaces between them.
fn key(word: &str) -> String {
    let mut units = Units::default();
    units.read(word);
    let unit = |number: usize| match units.all[number].kind {
        Kind::Hanzi(hanzi) => hanzi.to_string(),
        Kind::Word(_) => units.word(number).unwrap_or_default().to_owned(),
    };
    (0..units.all.len()).map(unit).collect::<Vec<_>>().join(" ")
}
