//! What records are called: by their titles, by the names and numbers under which other documents
//! cite them, and by their ids. Known before any body is read, so that a body can be linked.

mod asked;

use std::collections::{BTreeSet, HashMap};
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use super::address::RecordId;
use super::citations::{self, Found, Key};
use crate::language::Language;
use crate::path::{NoticeId, TermId};
pub(super) use asked::{Asked, Asking, Question, questions};

/// The names of all records. Lookups only: nothing depends on the order of its maps.
#[derive(Default)]
pub struct Names {
    /// By the broad form of each key, see [`Key::broad`]. Lists, since nearly all hold one: a tree for
    /// each would take more room than all the notices.
    notices: HashMap<Key, Vec<(Key, NoticeId)>>,
    titles: HashMap<String, Vec<RecordId>>,
    title_of: HashMap<RecordId, Vec<(Language, String)>>,
    organisations: HashMap<String, TermId>,
    about: HashMap<NoticeId, About>,
    all: OnceLock<BTreeSet<String>>,
}

/// What tells a notice from others that are called like it. The lists are short.
#[derive(Default)]
struct About {
    /// Its document numbers, in each language.
    numbers: Vec<Key>,
    /// The kinds of document that its titles end or begin with, as the series of a number.
    kinds: Vec<Box<str>>,
    /// The ids of its organisations.
    organisations: Vec<String>,
    /// The bodies that its titles and numbers name as its issuers, in the form of
    /// [`citations::body`].
    issuers: Vec<String>,
    /// Those that publish it, which may only reprint it.
    publishers: Vec<String>,
}

/// What a citation may lead to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meant {
    /// One notice, under the reading of this number.
    Notice(NoticeId, usize),
    /// Several notices of one name: nobody can tell which.
    Several,
    /// None of the collection.
    Unknown,
}

/// What one file of a notice states of its names.
pub(super) struct StatedNames<'a> {
    pub language: Language,
    pub title: &'a str,
    pub cited_as: Vec<&'a str>,
    pub number: Option<&'a str>,
    pub organisations: Vec<&'a str>,
    pub publisher: Option<&'a str>,
}

/// What can be told of that when others cite the notice. Each file is read by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct NoticeNames {
    /// Names and numbers by which it is cited.
    keys: Vec<Key>,
    number: Option<Key>,
    kind: Option<Box<str>>,
    organisations: Vec<String>,
    issuers: Vec<String>,
    publisher: Option<String>,
}

impl NoticeNames {
    /// Reads what is stated.
    pub fn of(stated: &StatedNames<'_>) -> Self {
        let StatedNames { language, title, cited_as, number, organisations, publisher } = stated;
        let script = language.script();
        let number_of = || number.and_then(citations::number_of);
        let titles = std::iter::once(title).chain(cited_as);
        let names = titles.flat_map(|title| citations::names_of(title, script));
        let issuers = |text: &str| {
            let issuers = citations::issuers_of(text, script).into_iter();
            issuers.map(|one| citations::body(&one)).collect::<Vec<_>>()
        };
        Self {
            keys: names.chain(number_of()).collect(),
            number: number_of(),
            kind: citations::kind_of(title, script).map(Into::into),
            organisations: organisations.iter().map(|id| (*id).to_owned()).collect(),
            issuers: std::iter::once(*title).chain(*number).flat_map(issuers).collect(),
            publisher: publisher.map(citations::body),
        }
    }
}

impl Names {
    /// Adds the title of any record.
    pub(super) fn add_title(&mut self, id: &RecordId, language: Language, title: &str) {
        let bearers = self.titles.entry(normal(title)).or_default();
        // That there are two is all one needs to know.
        if bearers.len() < 2 {
            add_new(bearers, [id]);
        }
        self.title_of.entry(id.clone()).or_default().push((language, title.to_owned()));
    }

    /// Adds the names by which other documents cite a notice.
    pub(super) fn add_notice(&mut self, id: &NoticeId, names: &NoticeNames) {
        let NoticeNames { keys, number, kind, organisations, issuers, publisher } = names;
        for key in keys {
            let bearers = self.notices.entry(key.broad()).or_default();
            // The files of one notice stand together.
            if bearers.len() <= MOST_BEARERS
                && !bearers.iter().rev().take(8).any(|(own, one)| own == key && one == id)
            {
                bearers.push((key.clone(), id.clone()));
            }
        }
        let about = self.about.entry(id.clone()).or_default();
        add_new(&mut about.numbers, number);
        add_new(&mut about.kinds, kind);
        add_new(&mut about.organisations, organisations);
        add_new(&mut about.issuers, issuers);
        add_new(&mut about.publishers, publisher);
    }

    /// Adds the words for an organisation.
    pub(super) fn add_organisation<'w>(
        &mut self,
        id: &TermId,
        words: impl Iterator<Item = &'w str>,
    ) {
        for word in words {
            self.organisations.entry(citations::body(word)).or_insert_with(|| id.clone());
        }
    }

    /// The notice that a citation in a text means.
    pub(super) fn meant(&self, text: &str, found: &Found) -> Meant {
        self.meant_before(text, found, found.readings.len())
    }

    /// The notice that a citation means by one of so many of its readings: the first by which any
    /// is known. Where that one is not what the citation says besides, no other is meant.
    pub(super) fn meant_before(&self, text: &str, found: &Found, limit: usize) -> Meant {
        let readings = found.readings.iter().enumerate().take(limit);
        for (number, reading) in readings.filter(|(_, reading)| reading.sure) {
            if self.notices.get(&reading.key.broad()).is_some_and(|all| all.len() > MOST_BEARERS) {
                return Meant::Several;
            }
            let called = self.called(&reading.key);
            if called.is_empty() {
                continue;
            }
            let mut fitting =
                called.into_iter().filter(|id| self.may_be(text, found, &reading.key, id));
            return match (fitting.next(), fitting.next()) {
                (Some(only), None) => Meant::Notice(only.clone(), number),
                (Some(_), Some(_)) => Meant::Several,
                (None, _) => Meant::Unknown,
            };
        }
        // 《…》（国办发〔2021〕16号): a name that is nobody's, beside a number that is known.
        let is_known = |key: &Key| key.is_number() && !self.called(key).is_empty();
        let is_name = found.readings.iter().any(|one| !one.key.is_number());
        let is_all = limit >= found.readings.len();
        if is_all && is_name && found.beside.iter().any(|key| key.has_code() && is_known(key)) {
            return Meant::Several;
        }
        Meant::Unknown
    }

    /// Whether a citation by a short name can mean the notice that has this short name in the text.
    pub(super) fn may_be_short_for(&self, text: &str, found: &Found, id: &NoticeId) -> bool {
        let has_number = |key: &&Key| key.is_number();
        self.is_by_all(text, found, id)
            && found.beside.iter().filter(has_number).all(|key| self.has_number(id, key))
    }

    /// The notices that have a name or number.
    fn called(&self, key: &Key) -> BTreeSet<&NoticeId> {
        let Some(notices) = self.notices.get(&key.broad()) else { return BTreeSet::new() };
        let notices = notices.iter().filter(|(own, _)| own.agrees(key)).map(|(_, id)| id);
        notices.filter(|id| !key.is_number() || self.has_number(id, key)).collect()
    }

    /// Whether a notice agrees with all that a citation says of it beside one of its keys.
    fn may_be(&self, text: &str, found: &Found, key: &Key, id: &NoticeId) -> bool {
        if !self.is_by_all(text, found, id) {
            return false;
        }
        if !key.is_number() {
            return found.beside.iter().filter(|key| key.is_number()).all(|number| {
                let has_none = self.about.get(id).is_none_or(|about| about.numbers.is_empty());
                let of_others = || self.called(number).into_iter().any(|one| one != id);
                self.has_number(id, number) || has_none && !of_others()
            });
        }
        let own_names = found.readings.iter().filter(|one| one.sure).map(|one| &one.key);
        let names: Vec<&Key> =
            found.beside.iter().chain(own_names).filter(|key| !key.is_number()).collect();
        let named: BTreeSet<&NoticeId> = names.iter().flat_map(|name| self.called(name)).collect();
        // A number that every body gives for itself says little where the name is another's.
        let is_enough = names.is_empty() || key.has_code() || found.issuer.is_some();
        if named.is_empty() { is_enough } else { named.contains(id) }
    }

    /// Whether a number can be that of a notice, by all that its languages say of it.
    fn has_number(&self, id: &NoticeId, key: &Key) -> bool {
        let Some(about) = self.about.get(id) else { return false };
        let broad = key.broad();
        let own: Vec<&Key> = about.numbers.iter().filter(|own| own.broad() == broad).collect();
        // Where no language of the number says what kind of document it is, the title may.
        let is_vague = own.iter().all(|own| own.is_vague()) && !about.kinds.is_empty();
        let is_of_kind = !is_vague || about.kinds.iter().any(|kind| key.is_of_kind(kind));
        // Pinyin tells no more than the Hanzi of another language of the notice.
        !own.is_empty() && own.iter().all(|own| own.agrees(key)) && is_of_kind
    }

    /// Whether all bodies that a citation names are known as the notice's. Numbers such as "No. 15
    /// of 2024" are given by every body for itself, and names are alike.
    fn is_by_all(&self, text: &str, found: &Found, id: &NoticeId) -> bool {
        let is_coded = found.readings.iter().all(|one| one.key.has_code());
        let near = found.near.iter().filter(|_| !is_coded);
        let bodies = found.issuer.iter().chain(near);
        bodies.filter_map(|range| text.get(range.clone())).all(|body| self.is_by(id, body))
    }

    fn is_by(&self, id: &NoticeId, body: &str) -> bool {
        let Some(about) = self.about.get(id) else { return false };
        let body = citations::body(body);
        let organisation = self.organisation(&body);
        let is_named = |names: &[String]| {
            let is_same = |name: &String| {
                *name == body
                    || ends_as_lead(&body, name)
                    || organisation.is_some() && self.organisations.get(name) == organisation
            };
            names.iter().any(is_same)
        };
        // Where title or number say who issued it, its organisations may be others too.
        let is_told = about.issuers.iter().any(|one| self.organisations.contains_key(one));
        is_named(&about.issuers)
            || !is_told
                && (organisation
                    .is_some_and(|one| about.organisations.iter().any(|own| own == one.as_str()))
                    || about.issuers.is_empty() && is_named(&about.publishers))
    }

    /// The organisation that words mean, which may begin with others that only lead up to it.
    fn organisation(&self, body: &str) -> Option<&TermId> {
        let mut starts = body.char_indices().map(|(at, _)| &body[at..]);
        starts.find_map(|name| {
            let known = self.organisations.get(name)?;
            (name == body || ends_as_lead(body, name)).then_some(known)
        })
    }

    /// The record that a wiki link names, by its id (`2026/name`, `topics/name`) or its title.
    pub(super) fn record(&self, name: &str) -> Option<Result<&RecordId, Ambiguous>> {
        let ids = [name.to_owned(), format!("notices/{name}")];
        if let Some(id) = ids.iter().find_map(|id| self.by_id(id)) {
            return Some(Ok(id));
        }
        let found = self.titles.get(&normal(name))?;
        let mut found = found.iter();
        match (found.next(), found.next()) {
            (Some(only), None) => Some(Ok(only)),
            (Some(_), Some(_)) => Some(Err(Ambiguous)),
            (None, _) => None,
        }
    }

    fn by_id(&self, id: &str) -> Option<&RecordId> {
        let id = RecordId::parse(id)?;
        self.title_of.get_key_value(&id).map(|(id, _)| id)
    }

    /// The title of a record in a language, else in any that it has.
    pub(super) fn title(&self, id: &RecordId, language: Language) -> Option<&str> {
        let titles = self.title_of.get(id)?;
        let own = titles.iter().find(|(one, _)| *one == language);
        own.or_else(|| titles.iter().min()).map(|(_, title)| title.as_str())
    }

    /// Ids and titles, sorted: what a misspelt wiki link may have meant.
    pub(super) fn all(&self) -> &BTreeSet<String> {
        self.all.get_or_init(|| self.ids_and_titles())
    }

    fn ids_and_titles(&self) -> BTreeSet<String> {
        let ids = self.title_of.keys().map(|id| {
            let id = id.to_string();
            id.strip_prefix("notices/").map(str::to_owned).unwrap_or(id)
        });
        ids.chain(self.title_of.values().flatten().map(|(_, title)| title.clone())).collect()
    }
}

/// A name that more notices bear is nobody's: which of them is meant is not looked into.
const MOST_BEARERS: usize = 200;

/// Adds what a short list has not yet.
fn add_new<'a, T: Clone + PartialEq + 'a>(list: &mut Vec<T>, new: impl IntoIterator<Item = &'a T>) {
    for one in new {
        if !list.contains(one) {
            list.push(one.clone());
        }
    }
}

/// Several records have this title.
pub(super) struct Ambiguous;

/// Whether words are a body's name and nothing before it but what leads up to it: 会上国家药监局, but
/// not 海州省药监局 where 省药监局 is the name.
fn ends_as_lead(words: &str, name: &str) -> bool {
    const LEADS: [&str; 13] =
        ["现对", "对", "将", "经", "据", "今年", "日前", "近日", "现", "向", "该", "会上", "如"];
    let Some(lead) = words.strip_suffix(name).filter(|lead| !lead.is_empty()) else { return false };
    if words.is_ascii() {
        return false;
    }
    LEADS.contains(&lead)
}

/// A name without what does not tell names apart: case and white space.
fn normal(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

#[cfg(test)]
mod tests;
