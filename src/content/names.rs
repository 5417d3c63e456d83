//! What records are called: by their titles, by the names and numbers under which other documents
//! cite them, and by their ids. Known before any body is read, so that a body can be linked.

use std::collections::{BTreeSet, HashMap};
use std::sync::OnceLock;

use super::address::RecordId;
use super::citations::{self, Found, Key};
use crate::language::Language;
use crate::path::{NoticeId, TermId};

/// The names of all records. Lookups only: nothing depends on the order of its maps.
#[derive(Default)]
pub struct Names {
    /// By the broad form of each key, see [`Key::broad`].
    notices: HashMap<Key, BTreeSet<(Key, NoticeId)>>,
    titles: HashMap<String, BTreeSet<RecordId>>,
    title_of: HashMap<RecordId, Vec<(Language, String)>>,
    organisations: HashMap<String, TermId>,
    issuers: HashMap<NoticeId, BTreeSet<String>>,
    all: OnceLock<BTreeSet<String>>,
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

/// The names that one file of a notice states.
pub(super) struct NoticeNames<'a> {
    pub id: &'a NoticeId,
    pub language: Language,
    pub title: &'a str,
    pub cited_as: Vec<&'a str>,
    pub number: Option<&'a str>,
    pub organisations: Vec<&'a str>,
}

impl Names {
    /// Adds the title of any record.
    pub(super) fn add_title(&mut self, id: &RecordId, language: Language, title: &str) {
        self.titles.entry(normal(title)).or_default().insert(id.clone());
        self.title_of.entry(id.clone()).or_default().push((language, title.to_owned()));
    }

    /// Adds the names by which other documents cite a notice.
    pub(super) fn add_notice(&mut self, names: &NoticeNames<'_>) {
        let NoticeNames { id, language, title, cited_as, number, organisations } = names;
        let script = language.script();
        let titles = std::iter::once(title).chain(cited_as);
        let keys = titles.flat_map(|title| citations::names_of(title, script));
        for key in keys.chain(number.and_then(citations::number_of)) {
            self.notices.entry(key.broad()).or_default().insert((key, (*id).clone()));
        }
        let issuers = organisations.iter().map(|id| (*id).to_owned());
        self.issuers.entry((*id).clone()).or_default().extend(issuers);
    }

    /// Adds the words for an organisation.
    pub(super) fn add_organisation<'w>(
        &mut self,
        id: &TermId,
        words: impl Iterator<Item = &'w str>,
    ) {
        for word in words {
            self.organisations.entry(normal(word)).or_insert_with(|| id.clone());
        }
    }

    /// The notice that a citation in a text means.
    pub(super) fn meant(&self, text: &str, found: &Found) -> Meant {
        for (number, reading) in found.readings.iter().enumerate() {
            let Some(notices) = self.notices.get(&reading.key.broad()) else { continue };
            let issuer = found.issuer.clone().and_then(|range| text.get(range));
            let fitting: BTreeSet<&NoticeId> = notices
                .iter()
                .filter(|(key, id)| key.agrees(&reading.key) && self.may_be_by(id, issuer))
                .map(|(_, id)| id)
                .collect();
            let mut fitting = fitting.into_iter();
            match (fitting.next(), fitting.next()) {
                (Some(only), None) => return Meant::Notice(only.clone(), number),
                (Some(_), Some(_)) => return Meant::Several,
                (None, _) => {}
            }
        }
        Meant::Unknown
    }

    /// Whether a notice can be one that the named body issued. Numbers such as "No. 15 of 2024" are
    /// given by every body for itself, so a body that is not the notice's makes it another's.
    fn may_be_by(&self, id: &NoticeId, issuer: Option<&str>) -> bool {
        let Some(issuer) = issuer.map(normal).filter(|issuer| !issuer.is_empty()) else {
            return true;
        };
        let Some(own) = self.issuers.get(id).filter(|own| !own.is_empty()) else { return true };
        // Words that only lead up to the name may stand before it: 现对某省药监局.
        let starts = issuer.char_indices().map(|(at, _)| at);
        let mut known = starts.filter_map(|at| self.organisations.get(&issuer[at..]));
        known.next().is_some_and(|organisation| own.contains(organisation.as_str()))
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

/// Several records have this title.
pub(super) struct Ambiguous;

/// A name without what does not tell names apart: case and white space.
fn normal(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
