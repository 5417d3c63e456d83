//! Where a text cites another official document, and under which keys that document can be looked
//! up among the notices of the collection.
//!
//! A citation is a name (《药品管理法》, “Opinions on …”, Drug Administration Law) or a document
//! number (国办发〔2021〕16号, Announcement No. 15 of 2024). Names and numbers become [`Key`]s that
//! are equal for equal documents, however written; [`names_of`] and [`number_of`] give the keys of
//! a notice itself. What the collection holds, this module does not know.

mod chinese;
mod chinese_numbers;
mod chinese_titles;
mod kinds;
mod latin;
mod latin_names;
mod latin_numbers;
mod latin_subject;
mod latin_titles;
mod normal;
mod numbers;
mod short_names;
#[cfg(test)]
mod tests;
mod words;

use std::ops::Range;

pub use numbers::number_of;
pub use short_names::short_names;

use crate::language::Script;

/// What a citation calls a document: a key that is equal for equal documents, however written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// A name without what writers vary: case, white space, quotation marks, width, hyphens.
    Name(String),
    /// A document number (发文字号, GB/T 9704—2012, 7.2.5).
    Number {
        /// The issuer's code in pinyin ("guobanfa"); else the kind of document in English
        /// ("announcement"); empty where the number says neither.
        series: String,
        /// The year in which the number was given.
        year: i16,
        /// The number within the series and year.
        number: u32,
    },
}

impl Key {
    /// The key of a name.
    #[must_use]
    pub fn name(text: &str) -> Self {
        Self::Name(normal::normal(text))
    }

    /// The key under which to file numbers that may be the same document: 公告2024年第15号 is
    /// also cited as 2024年第15号. Of those filed together, [`Key::agrees`] tells which may be
    /// meant, and the issuer which is.
    #[must_use]
    pub fn broad(&self) -> Self {
        match self {
            Self::Number { series, year, number } if kinds::is_series(series) => {
                Self::Number { series: String::new(), year: *year, number: *number }
            }
            key => key.clone(),
        }
    }

    /// Whether two keys may be of one document: equal, or the same number where one of the two
    /// does not say what kind of document it is.
    #[must_use]
    pub fn agrees(&self, other: &Self) -> bool {
        let kind = |key: &Self| match key {
            Self::Number { series, .. } if !series.is_empty() => Some(series.clone()),
            _ => None,
        };
        let is_vague = || kind(self).is_none() || kind(other).is_none();
        self == other || self.broad() == other.broad() && is_vague()
    }
}

/// One way to read a citation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// Where it stands in the text, in bytes: with 《》, without quotation marks.
    pub span: Range<usize>,
    /// What it calls the document.
    pub key: Key,
}

/// One citation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// How it may be read, in the order of preference: the first that is known is meant. Never
    /// empty. An unquoted English name has a reading for each word at which it may end, the longest
    /// first, then those of a name within it (Notice on Issuing the *Measures for …*).
    pub readings: Vec<Reading>,
    /// The words just before a number that name who issued it: 国家药监局 in
    /// 国家药监局公告2024年第15号. Always `None` for a name.
    pub issuer: Option<Range<usize>>,
    /// Whether this is surely the name or number of an official document, so that it is to be
    /// wanted when nobody has it: not a newspaper or an app, not a short name or a doubtful reading.
    pub wanted: bool,
    /// Which of the readings is the best guess where none of them is known.
    pub best: usize,
}

impl Found {
    /// A citation that can be read in one way.
    fn one(span: Range<usize>, key: Key, wanted: bool) -> Self {
        Self { readings: vec![Reading { span, key }], issuer: None, wanted, best: 0 }
    }

    /// Where the citation most likely stands.
    #[must_use]
    pub fn span(&self) -> Range<usize> {
        self.readings.get(self.best).map_or(0..0, |reading| reading.span.clone())
    }

    /// The widest stretch of text that a reading takes.
    #[must_use]
    pub fn reach(&self) -> Range<usize> {
        let starts = self.readings.iter().map(|reading| reading.span.start);
        let ends = self.readings.iter().map(|reading| reading.span.end);
        starts.min().unwrap_or(0)..ends.max().unwrap_or(0)
    }

    /// Leaves out the readings that reach beyond a place.
    fn end_before(&mut self, place: usize) {
        let best = self.span();
        self.readings.retain(|reading| reading.span.end <= place);
        self.best = self.readings.iter().position(|reading| reading.span == best).unwrap_or(0);
    }
}

/// The citations of a text, in order, none overlapping another.
#[must_use]
pub fn find(text: &str, script: Script) -> Vec<Found> {
    let mut found = chinese::find(text);
    if script == Script::Latin {
        found.extend(latin::find(text));
        found.sort_by_key(|one| one.reach().start);
        let mut end = 0;
        found.retain(|one| {
            let is_free = one.reach().start >= end;
            if is_free {
                end = one.reach().end;
            }
            is_free
        });
    }
    found
}

/// All names under which a notice with this title may be cited, the whole title first.
///
/// A notice that carries a document (关于印发《X办法》的通知) is cited by the document's name too;
/// a notice or news about one (解读《X》, 关于修改《X》的决定) is not.
#[must_use]
pub fn names_of(title: &str, script: Script) -> Vec<Key> {
    let mut names = match script {
        Script::Chinese => chinese_titles::names(title),
        Script::Latin => latin_titles::names(title),
    };
    names.insert(0, title.to_owned());
    let mut keys: Vec<Key> = Vec::new();
    for key in names.iter().map(|name| Key::name(name)) {
        if !keys.contains(&key) && key != Key::Name(String::new()) {
            keys.push(key);
        }
    }
    keys
}

/// The part of a text that ends at a place and is no longer than so many bytes or a few less.
fn window(text: &str, from: usize, end: usize, bytes: usize) -> &str {
    let start = text.ceil_char_boundary(end.saturating_sub(bytes)).clamp(from.min(end), end);
    text.get(start..end).unwrap_or("")
}
