//! A collection of notices that looks like a real one and is made up throughout: as many notices as
//! are asked for, in English and Chinese, over 21 years, with the vocabularies that they name. The
//! benchmarks are run on it, and `tests/it/corpus.rs` holds it to what it promises:
//!
//! - the same number of notices gives the same bytes, on every machine;
//! - Gongwen finds nothing to complain of, so the two texts of a notice agree in figures, days,
//!   numbers and names;
//! - each notice is made by itself, so that memory does not grow with their number;
//! - the words of a text are as different as those of texts are: sentences are put together from
//!   phrases, and products, firms, lots and officials have names of their own, many of them rare.

mod forms;
mod notice;
mod random;
mod record;
mod slots;
mod text;
mod vocabulary;
mod words;

pub use notice::{Notice, Relation};
pub use record::{SITE, notice_record, term_record};
pub use text::text;
pub use vocabulary::{Term, Vocabularies};

/// A language of the corpus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// English, into which the texts are translated.
    English,
    /// Chinese, in which they are issued.
    Chinese,
}

impl Language {
    /// Both, in the order of their tags.
    pub const ALL: [Self; 2] = [Self::English, Self::Chinese];

    /// Its tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Chinese => "zh",
        }
    }
}

/// The same in both languages.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pair {
    /// In English.
    pub en: String,
    /// In Chinese.
    pub zh: String,
}

impl Pair {
    /// What is written alike.
    pub fn alike(text: String) -> Self {
        Self { en: text.clone(), zh: text }
    }

    /// In one language.
    pub fn of(&self, language: Language) -> &str {
        match language {
            Language::English => &self.en,
            Language::Chinese => &self.zh,
        }
    }

    /// With words behind it, which English sets off by a separator.
    fn join(&self, separator: &str, words: words::Words) -> Self {
        Self { en: [&self.en, separator, words.0].concat(), zh: [&self.zh, words.1].concat() }
    }

    /// Adds what is written alike.
    fn push_alike(&mut self, text: &str) {
        self.en.push_str(text);
        self.zh.push_str(text);
    }

    /// Adds to both.
    fn push(&mut self, other: &Self) {
        self.en.push_str(&other.en);
        self.zh.push_str(&other.zh);
    }
}

impl From<words::Words> for Pair {
    fn from((en, zh): words::Words) -> Self {
        Self { en: en.to_owned(), zh: zh.to_owned() }
    }
}

/// So many notices, with their vocabularies.
pub struct Corpus {
    /// How many.
    pub notices: usize,
    /// What they name.
    pub vocabularies: Vocabularies,
}

/// A file of a site.
pub struct File {
    /// Where it is below the site's folder.
    pub path: String,
    /// What it holds.
    pub text: String,
}

impl Corpus {
    /// A corpus of so many notices.
    pub fn new(notices: usize) -> Self {
        Self { notices, vocabularies: Vocabularies::new() }
    }

    /// The notices, by their dates. Each is made when it is asked for.
    pub fn notices(&self) -> impl Iterator<Item = Notice> {
        (0..self.notices).map(|number| Notice::new(number, self))
    }

    /// The site of Gongwen's that holds them, settings first. Each file is made when it is asked for.
    pub fn files(&self) -> impl Iterator<Item = File> {
        let settings = File { path: "site.toml".to_owned(), text: SITE.to_owned() };
        let terms = self.vocabularies.all().flat_map(term_record);
        let notices = self.notices().flat_map(|notice| notice_record(&notice, self));
        std::iter::once(settings).chain(terms).chain(notices)
    }
}
