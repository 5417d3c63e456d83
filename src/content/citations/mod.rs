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
mod issuers;
mod kinds;
mod latin;
mod latin_bounds;
mod latin_issuers;
mod latin_names;
mod latin_numbers;
mod latin_subject;
mod latin_titles;
mod latin_words;
mod normal;
mod numbers;
mod short_names;
#[cfg(test)]
mod tests;
mod words;

use std::ops::Range;

use serde::{Deserialize, Serialize};

pub use issuers::{body, issuers_of};
pub use numbers::number_of;
pub use short_names::short_names;

use crate::language::Script;

/// What a citation calls a document: a key that is equal for equal documents, however written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Key {
    /// A name without what writers vary: case, white space, quotation marks, width, hyphens.
    Name(String),
    /// A document number (发文字号, GB/T 9704—2012, 7.2.5).
    Number {
        /// The issuer's code in pinyin ("guobanfa"); else the kind of document in English
        /// ("announcement"); empty where the number says neither.
        series: String,
        /// The issuer's code as it is written in Hanzi; empty where it is given in pinyin, or there
        /// is none. Places with one reading (渝 and 豫) are told apart by it alone.
        code: String,
        /// Who issued it, in the form of [`body`], where the key is to tell documents apart that
        /// nobody has ([`Found::wanted_key`]); else empty.
        issuer: String,
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
            Self::Number { series, year, number, .. } => {
                let series = if kinds::is_series(series) { String::new() } else { series.clone() };
                let (code, issuer) = (String::new(), String::new());
                Self::Number { series, code, issuer, year: *year, number: *number }
            }
            key @ Self::Name(_) => key.clone(),
        }
    }

    /// Whether two keys may be of one document: equal, or the same number where one of the two
    /// does not say what kind of document it is.
    #[must_use]
    pub fn agrees(&self, other: &Self) -> bool {
        let (
            Self::Number { series, code, .. },
            Self::Number { series: other_series, code: other_code, .. },
        ) = (self, other)
        else {
            return self == other;
        };
        let may_be = |one: &str, other: &str| one.is_empty() || other.is_empty() || one == other;
        self.broad() == other.broad() && may_be(series, other_series) && may_be(code, other_code)
    }

    /// Whether this is a number with an issuer's code, which tells it from those of all others.
    #[must_use]
    pub fn has_code(&self) -> bool {
        matches!(self, Self::Number { series, .. } if !series.is_empty() && !kinds::is_series(series))
    }

    /// Whether this is a number that does not say what kind of document it is.
    #[must_use]
    pub fn is_vague(&self) -> bool {
        matches!(self, Self::Number { series, .. } if series.is_empty())
    }

    /// Whether a number can be that of a document of this kind, as [`kind_of`] gives it.
    #[must_use]
    pub fn is_of_kind(&self, kind: &str) -> bool {
        matches!(self, Self::Number { series, .. } if series.is_empty() || series == kind)
    }

    /// Whether this is a document number.
    #[must_use]
    pub fn is_number(&self) -> bool {
        matches!(self, Self::Number { .. })
    }
}

/// One way to read a citation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// Where it stands in the text, in bytes: with 《》, without quotation marks.
    pub span: Range<usize>,
    /// What it calls the document.
    pub key: Key,
    /// Whether it can be the whole name: nothing beside it belongs to the name too. By another
    /// reading no document is meant.
    pub sure: bool,
}

impl Reading {
    fn sure(span: Range<usize>, key: Key) -> Self {
        Self { span, key, sure: true }
    }
}

/// One citation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// How it may be read, in the order of preference: the first that is known is meant. Never
    /// empty. An unquoted English name has a reading for each word at which it may end, the longest
    /// first, then those of a name within it (Notice on Issuing the *Measures for …*).
    pub readings: Vec<Reading>,
    /// The words that name who issued it: 国家药监局 in 国家药监局公告2024年第15号 and in
    /// 国家药监局印发《…》.
    pub issuer: Option<Range<usize>>,
    /// Other bodies in the sentence of a number that every body gives for itself: any of them may
    /// have issued it.
    pub near: Vec<Range<usize>>,
    /// What the same citation calls the document besides: the number in brackets after a name, or
    /// the name before such a number. Both must agree.
    pub beside: Vec<Key>,
    /// Whether this is surely the name or number of an official document, so that it is to be
    /// wanted when nobody has it: not a newspaper or an app, not a short name or a doubtful reading.
    pub wanted: bool,
    /// Which of the readings is the best guess where none of them is known.
    pub best: usize,
}

impl Found {
    /// A citation that can be read in one way.
    fn one(span: Range<usize>, key: Key, wanted: bool) -> Self {
        Self::of(vec![Reading::sure(span, key)], wanted)
    }

    /// A citation that can be read in several ways.
    fn of(readings: Vec<Reading>, wanted: bool) -> Self {
        Self { readings, issuer: None, near: Vec::new(), beside: Vec::new(), wanted, best: 0 }
    }

    /// What tells the document from others where nobody has it: for a number that every body gives
    /// for itself, also whose it is. `None` where it is not surely a document.
    #[must_use]
    pub fn wanted_key(&self, text: &str) -> Option<Key> {
        let mut wanted = self.readings.get(self.best).filter(|_| self.wanted)?.key.clone();
        let is_common = !wanted.has_code();
        if let Key::Number { issuer, .. } = &mut wanted
            && is_common
            && let Some(words) = self.issuer.clone().and_then(|range| text.get(range))
        {
            *issuer = body(words);
        }
        Some(wanted)
    }

    /// The words to show for a document that nobody has: with its issuer, where that is named just
    /// beside it.
    #[must_use]
    pub fn wanted_span(&self, text: &str) -> Range<usize> {
        const BETWEEN: [&str; 11] =
            ["", "的", "（", "(", "of", "of the", "by the", "issued by the", "issued", "’s", "'s"];
        let span = self.span();
        let is_common = self
            .readings
            .get(self.best)
            .is_some_and(|one| one.key.is_number() && !one.key.has_code());
        let Some(issuer) = self.issuer.as_ref().filter(|_| is_common) else { return span };
        let wide = issuer.start.min(span.start)..issuer.end.max(span.end);
        let between = issuer.end.min(span.end)..issuer.start.max(span.start);
        let gap = text.get(between.clone());
        let is_near = gap.is_some_and(|gap| {
            // 海关总署今年印发的公告2024年第20号, 财政部关于进口药品的公告（2024年第20号）
            let is_chinese =
                gap.ends_with(['的', '（']) && !gap.contains(['，', '。', '、', '《', '》', '\n']);
            is_chinese || BETWEEN.contains(&gap.trim_matches([' ', '\u{A0}', ',', '，']))
        });
        if !is_near {
            return span;
        }
        // A bracket that opens between them is closed after.
        let words = text.get(wide.clone()).unwrap_or("");
        let opened = words.matches(['（', '(']).count() > words.matches(['）', ')']).count();
        let close = text.get(wide.end..).and_then(|rest| rest.chars().next());
        let close = close.filter(|c| opened && matches!(c, '）' | ')')).map_or(0, char::len_utf8);
        wide.start..wide.end + close
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

    fn is_number(&self) -> bool {
        self.readings.first().is_some_and(|one| one.key.is_number())
    }

    /// What a number beside it must agree with.
    fn names(&self) -> Vec<Key> {
        let names = |sure: bool| {
            let names = self.readings.iter().filter(|one| !one.key.is_number());
            names.filter(|one| one.sure || !sure).map(|one| one.key.clone()).collect::<Vec<_>>()
        };
        let sure = names(true);
        if sure.is_empty() { names(false) } else { sure }
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
    join(text, &mut found);
    found
}

/// Tells each name of the number that stands beside it, and the number of the name.
fn join(text: &str, found: &mut [Found]) {
    for at in 1..found.len() {
        let [.., name, number] = &mut found[..=at] else { continue };
        if name.is_number() || !number.is_number() || !is_one_citation(text, name, number) {
            continue;
        }
        number.beside = name.names();
        name.beside.extend(number.readings.iter().map(|one| one.key.clone()));
        // 《…》（财政部公告2024年第15号）: whoever issued one of them issued both.
        number.issuer = number.issuer.take().or_else(|| name.issuer.clone());
        name.issuer = name.issuer.take().or_else(|| number.issuer.clone());
    }
}

/// Whether a number says no more than which document a name before it means.
fn is_one_citation(text: &str, name: &Found, number: &Found) -> bool {
    const KINDS: [&str; 6] = ["公告", "通告", "通知", "令", "决定", "公报"];
    let ends = name.readings.iter().map(|one| one.span.end);
    let start = number.readings.first().map_or(0, |one| one.span.start);
    let start = number.issuer.as_ref().map_or(start, |one| {
        if one.start >= name.reach().end { one.start.min(start) } else { start }
    });
    let Some(gap) = ends.max().and_then(|end| text.get(end..start)) else { return false };
    // 国家药监局关于发布《…》的公告（2024年第15号）: what is published has the number of the notice.
    let is_carried = || {
        let before = window(text, 0, name.reach().start, 30);
        ["发布", "印发", "公布", "颁布", "下发"].iter().any(|verb| before.ends_with(verb))
    };
    let gap = gap.trim_matches([' ', '\u{A0}', '”', '"', '’', ',', '，']);
    let kind = gap.strip_prefix('的').map(|kind| kind.trim_end_matches(['（', '(', '〔', '[']));
    let gap = gap.trim_end_matches([':', '：']).strip_suffix("文号").unwrap_or(gap);
    let gap = gap.trim_end_matches(['，', ',', ' ']);
    let is_of_kind = kind.is_some_and(|kind| KINDS.contains(&kind)) && is_carried();
    is_of_kind || matches!(gap, "" | "（" | "(" | "〔" | "[")
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
        // 实施意见 may be said of many documents.
        let is_name = matches!(&key, Key::Name(name) if !kinds::is_bare(name));
        if is_name && !keys.contains(&key) {
            keys.push(key);
        }
    }
    keys
}

/// The kind of document that a title says it is, where that numbers its documents by the year.
#[must_use]
pub fn kind_of(title: &str, script: Script) -> Option<&'static str> {
    let folded: String = title.trim().chars().filter_map(normal::fold).collect();
    let bare = normal::without_number(folded.trim_end());
    match script {
        Script::Chinese => kinds::chinese_series_at_end(bare).map(|(_, series)| series),
        Script::Latin => kinds::english_series(bare.split(' ').next().unwrap_or("")),
    }
}

/// The part of a text that ends at a place and is no longer than so many bytes or a few less.
fn window(text: &str, from: usize, end: usize, bytes: usize) -> &str {
    let start = text.ceil_char_boundary(end.saturating_sub(bytes)).clamp(from.min(end), end);
    text.get(start..end).unwrap_or("")
}
