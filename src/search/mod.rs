//! Search: an index of all notices that a browser can read from disk, a few small scripts at a time.
//! How it is asked is in `static/search/`.
//!
//! The index lies in `search/`:
//!
//! - `index.js`: which part begins with which token and document, how text is read, and what the
//!   search says;
//! - `t0.js`, `t1.js` …: the tokens with their postings (`entries`) and the words of the
//!   vocabularies (`terms`), in order;
//! - `d0.js`, `d1.js` …: the texts, of which results show passages (`documents`);
//! - `facets.js`: by what results can be narrowed (`facets`): for each notice, newest first, the
//!   numbers of its values.

mod collect;
mod collected;
mod compounds;
mod documents;
mod entries;
mod facets;
mod fold;
mod postings;
mod script;
mod shards;
mod terms;
#[cfg(test)]
mod tests;
mod units;

use std::ops::Range;

use rayon::prelude::*;
use serde::Serialize;

use crate::config::Config;
use crate::kept::Shelf;
use crate::knowledge::{Library, NoticeEntry, NoticeIndex};
use crate::language::Language;
use collect::Collected;
use documents::{Document, Shown, documents};
use entries::{Entry, Lengths};
use shards::{Cut, cut};

pub use facets::{Facet, FacetKind, facets};

/// Parts with tokens. A query loads one or two for each of its words.
const TOKENS: Cut = Cut { most: 600, bytes: 20_000 };
/// Parts with texts. A page of results loads one for each result.
const TEXTS: Cut = Cut { most: 1_200, bytes: 20_000 };

/// The index of a collection.
pub struct Index<'a> {
    languages: Vec<Language>,
    documents: Vec<Document<'a>>,
    /// Which documents lie in which part.
    texts: Vec<Range<usize>>,
    tokens: Vec<String>,
    manifest: String,
    facets: String,
}

/// A file of the index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum File {
    /// What the others hold.
    Manifest,
    /// What can be chosen.
    Facets,
    /// A part with tokens.
    Tokens(usize),
    /// A part with texts.
    Texts(usize),
}

impl File {
    /// Its name, without the ending.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::Manifest => "index".to_owned(),
            Self::Facets => "facets".to_owned(),
            Self::Tokens(number) => format!("t{number}"),
            Self::Texts(number) => format!("d{number}"),
        }
    }
}

/// `index.js`.
#[derive(Serialize)]
struct Manifest<'a, S> {
    /// The languages, in the order of documents.
    languages: Vec<String>,
    /// How many notices there are.
    notices: usize,
    /// What the search says.
    said: &'a S,
    /// The first token of each part but the first, which has all before.
    tokens: Vec<&'a str>,
    /// The number of the first document of each part, likewise.
    texts: Vec<u32>,
    /// Characters before what they are folded to, where Unicode does not say so: traditional ones, as
    /// far as the index has their simplified form.
    folds: String,
}

/// Makes the index, in parallel. O(text), and for each token O(documents that have it). `said` is
/// what the search says, by language; what is collected of texts that have not changed is taken from
/// `shelf`.
#[must_use]
pub fn index<'a>(
    library: &'a Library,
    config: &Config,
    said: &impl Serialize,
    shelf: &dyn Shelf,
) -> Index<'a> {
    let languages: Vec<Language> = config.tags().collect();
    let documents = documents(library, &languages);
    let per_language = library.notices().len();
    let parts = collected(&documents, shelf);
    let lengths = lengths(&documents, &parts, per_language, languages.len());
    let mut all = entries::entries(parts, &lengths);
    let is_indexed = |c: char| {
        let is = |entry: &Entry| {
            entry.token.encode_utf16().cmp(c.encode_utf16(&mut [0; 2]).iter().copied())
        };
        all.binary_search_by(is).is_ok()
    };
    let pairs = fold::pairs().filter(|(_, simplified)| is_indexed(*simplified));
    let pairs = pairs.chain([(fold::COMMA, fold::COMMA)]);
    let folds = pairs.flat_map(|(from, to)| [from, to]).collect();

    all.extend(terms::entries(library, &documents, &languages, &lengths));
    all.sort_by(|a, b| a.token.encode_utf16().cmp(b.token.encode_utf16()));
    let token_parts = token_parts(&all);
    let sizes: Vec<usize> = documents.iter().map(Document::size).collect();
    let texts = cut(&sizes, TEXTS);
    let manifest = Manifest {
        languages: languages.iter().map(ToString::to_string).collect(),
        notices: per_language,
        said,
        tokens: begins(&token_parts, "", |first| all[first].token.as_str()),
        texts: begins(&texts, 0, |first| documents[first].number),
        folds,
    };
    let name = File::Manifest.name();
    let manifest = script::part(&name, &serde_json::to_string(&manifest).unwrap_or_default())
        + &script::part("patterns", &patterns());
    let rows = facets::rows(&facets(library, config), library);
    let rows = script::packed(&File::Facets.name(), &rows);
    let tokens = token_parts
        .par_iter()
        .enumerate()
        .map(|(number, part)| {
            let entries: Vec<&str> =
                all[part.clone()].iter().map(|entry| entry.script.as_str()).collect();
            script::part(&File::Tokens(number).name(), &format!("[{}]", entries.join(",\n")))
        })
        .collect();
    Index { languages, documents, texts, tokens, manifest, facets: rows }
}

/// The patterns by which units are found, and those of dates and numbers of documents with their
/// tokens.
fn patterns() -> String {
    let compounds = compounds::patterns().into_iter().map(|(pattern, token)| {
        let mut pair = format!("[{},", script::pattern(&pattern));
        script::quote(token, &mut pair);
        pair + "]"
    });
    let compounds: Vec<String> = compounds.collect();
    format!("[{},[{}]]", script::pattern(&fold::units_pattern()), compounds.join(","))
}

/// What each part begins with. The first has whatever comes before the others, be it nothing.
fn begins<T>(parts: &[Range<usize>], least: T, of: impl Fn(usize) -> T) -> Vec<T> {
    std::iter::once(least).chain(parts.iter().skip(1).map(|part| of(part.start))).collect()
}

impl Index<'_> {
    /// Its files.
    pub fn files(&self) -> impl Iterator<Item = File> + use<> {
        let tokens = (0..self.tokens.len()).map(File::Tokens);
        let texts = (0..self.texts.len()).map(File::Texts);
        [File::Manifest, File::Facets].into_iter().chain(tokens).chain(texts)
    }

    /// The texts that a file shows, if it shows any.
    pub fn texts(&self, file: File) -> impl Iterator<Item = (NoticeIndex, Language)> {
        self.shown(file).iter().map(|document| (document.index, document.text.language))
    }

    fn shown(&self, file: File) -> &[Document<'_>] {
        let File::Texts(number) = file else { return &[] };
        let part = self.texts.get(number).and_then(|part| self.documents.get(part.clone()));
        part.unwrap_or_default()
    }

    /// What a file holds. `about` is what results say about a notice in a language to a reader of
    /// another. Empty for a file of another index.
    #[must_use]
    pub fn script(
        &self,
        file: File,
        about: impl Fn(&NoticeEntry, Language) -> Vec<String>,
    ) -> String {
        match file {
            File::Manifest => self.manifest.clone(),
            File::Facets => self.facets.clone(),
            File::Tokens(number) => self.tokens.get(number).cloned().unwrap_or_default(),
            File::Texts(_) => {
                let shown = self.shown(file).iter().map(|document| Shown {
                    document: *document,
                    about: about(document.entry, document.text.language),
                    languages: &self.languages,
                });
                script::packed(&file.name(), &shown.collect::<Vec<_>>())
            }
        }
    }
}

/// Cuts the entries. Every query asks for a word of the vocabularies: these lie apart, so that none
/// loads other tokens for it.
fn token_parts(all: &[Entry]) -> Vec<Range<usize>> {
    let is_word = |entry: &Entry| entry.token.starts_with('=');
    let mut parts = Vec::new();
    let mut start = 0;
    for group in all.chunk_by(|a, b| is_word(a) == is_word(b)) {
        let sizes: Vec<usize> = group.iter().map(|entry| entry.script.len()).collect();
        parts.extend(
            cut(&sizes, TOKENS).into_iter().map(|part| start + part.start..start + part.end),
        );
        start += group.len();
    }
    if parts.is_empty() {
        // The browser counts on a first part.
        parts.push(0..0);
    }
    parts
}

/// The tokens of all documents, part by part. Those of a part in which nothing has changed are taken
/// from `shelf`, others kept on it. There are several parts for each thread, as texts of one language
/// take longer than those of another; their size stays while the collection grows a little.
fn collected(documents: &[Document<'_>], shelf: &dyn Shelf) -> Vec<Collected> {
    const FEWEST: usize = 64;
    const FEWEST_PARTS: usize = 16;
    const PARTS_A_THREAD: usize = 4;
    let parts = (rayon::current_num_threads() * PARTS_A_THREAD).max(FEWEST_PARTS);
    let size = (documents.len() / parts).next_power_of_two().max(FEWEST);
    let parts = documents.par_chunks(size).enumerate();
    parts.map(|(number, part)| collected::part(number, part, shelf)).collect()
}

fn lengths(
    documents: &[Document<'_>],
    parts: &[Collected],
    per_language: usize,
    languages: usize,
) -> Lengths {
    let mut units = vec![0; per_language * languages];
    let mut sums = vec![(0_u64, 0_u64); languages];
    let all = parts.iter().flat_map(|part| &part.lengths);
    for (document, length) in documents.iter().zip(all) {
        let number = document.number as usize;
        units[number] = *length;
        let (sum, count) = &mut sums[number / per_language.max(1)];
        *sum += u64::from(*length);
        *count += 1;
    }
    let average = |(sum, count): (u64, u64)| sum as f32 / count.max(1) as f32;
    Lengths { units, average: sums.into_iter().map(average).collect(), per_language }
}
