//! What the Library holds, and the questions that it answers.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use super::connections::{self, Connections};
use super::entries::{Group, NoticeEntry, TermEntry};
use super::matrix::{self, Matrix};
use super::people::{self, PersonEntry};
use super::reading::Reading;
use super::readings::Readings;
use super::related::{RelatedNotice, related};
use super::terms::{self, StatedTerm};
use super::wanted::{self, Wanted};
use crate::content::markdown::Body;
use crate::content::{EventDate, Page, RecordId, Vocabulary};
use crate::language::Language;
use crate::path::{NoticeId, PersonId, TermId};
use crate::problem::{Problem, SourceText};

/// A notice's number in its Library.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NoticeIndex(u32);

impl NoticeIndex {
    /// The notice at a place in the Library's order. Past four thousand million notices, the last.
    pub(super) fn at(number: usize) -> Self {
        Self(u32::try_from(number).unwrap_or(u32::MAX))
    }

    /// Its place in the Library's order.
    #[must_use]
    pub fn number(self) -> usize {
        self.0 as usize
    }
}

/// An event of a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct EventIndex {
    /// The notice.
    pub notice: NoticeIndex,
    /// Its number among the notice's events.
    event: usize,
}

/// Every record with its relations.
#[derive(Debug)]
pub struct Library {
    notices: Vec<NoticeEntry>,
    by_id: BTreeMap<NoticeId, NoticeIndex>,
    terms: BTreeMap<Vocabulary, BTreeMap<TermId, TermEntry>>,
    pages: Vec<Group<Page>>,
    years: BTreeMap<i16, Vec<NoticeIndex>>,
    events: BTreeMap<i16, Vec<EventIndex>>,
    connections: Vec<Connections>,
    /// Made when it is first asked for: a server shows few notices of many, a build each in every language.
    related: Vec<OnceLock<Box<[RelatedNotice]>>>,
    readings: Vec<Arc<Reading>>,
    wanted: Vec<Wanted>,
    people: BTreeMap<PersonId, PersonEntry>,
    person_by_name: BTreeMap<(Language, String), PersonId>,
    matrix: Matrix,
}

impl Library {
    /// Takes notices in their order, newest first, joins the vocabularies with them, and reads their
    /// texts.
    pub(super) fn new(
        notices: Vec<NoticeEntry>,
        stated: BTreeMap<Vocabulary, BTreeMap<TermId, StatedTerm>>,
        pages: Vec<Group<Page>>,
        (readings, problems): (&mut Readings, &mut Vec<Problem>),
    ) -> Self {
        let numbered =
            || notices.iter().enumerate().map(|(n, notice)| (NoticeIndex::at(n), notice));
        let mut years: BTreeMap<i16, Vec<NoticeIndex>> = BTreeMap::new();
        for (index, notice) in numbered() {
            if let Some(year) = notice.year {
                years.entry(year).or_default().push(index);
            }
        }
        let relate =
            |(vocabulary, stated)| (vocabulary, terms::relate(vocabulary, stated, numbered()));
        let terms: BTreeMap<_, _> = stated.into_iter().map(relate).collect();
        let by_id = numbered().map(|(index, notice)| (notice.id().clone(), index)).collect();
        let readings = readings.read(&notices, &terms, problems);
        let texts = texts(&notices, &terms, &pages);
        let people = people::people(&notices);
        Self {
            events: events(&notices),
            connections: connections::connect(&notices, &by_id, texts),
            related: notices.iter().map(|_| OnceLock::new()).collect(),
            wanted: wanted::wanted(&notices),
            person_by_name: people
                .values()
                .flat_map(|one| one.names.iter().map(|name| (name.clone(), one.id.clone())))
                .collect(),
            people,
            matrix: matrix::matrix(&notices),
            readings,
            by_id,
            terms,
            pages,
            years,
            notices,
        }
    }

    /// All notices, newest first.
    pub fn notices(&self) -> impl ExactSizeIterator<Item = (NoticeIndex, &NoticeEntry)> {
        self.notices.iter().enumerate().map(|(number, notice)| (NoticeIndex::at(number), notice))
    }

    /// A notice by its number.
    #[must_use]
    pub fn notice(&self, index: NoticeIndex) -> &NoticeEntry {
        // Numbers are only made here, of notices that stay.
        &self.notices[index.number()]
    }

    /// Events by the years in which they began and ended.
    #[must_use]
    pub fn events(&self) -> &BTreeMap<i16, Vec<EventIndex>> {
        &self.events
    }

    /// An event.
    #[must_use]
    pub fn event(&self, index: EventIndex) -> Option<&EventDate> {
        self.notice(index.notice).events.get(index.event)
    }

    /// What connects a notice with other records.
    #[must_use]
    pub fn connections(&self, index: NoticeIndex) -> &Connections {
        // There is one for each notice.
        &self.connections[index.number()]
    }

    /// The notices that are most related to one, the nearest first.
    #[must_use]
    pub fn related(&self, index: NoticeIndex) -> &[RelatedNotice] {
        // There is one for each notice.
        self.related[index.number()].get_or_init(|| related(self, index))
    }

    /// What the texts of a notice tell.
    #[must_use]
    pub fn reading(&self, index: NoticeIndex) -> &Reading {
        // There is one for each notice.
        &self.readings[index.number()]
    }

    /// The documents that are cited and that the collection has not, what most notices cite first.
    #[must_use]
    pub fn wanted(&self) -> &[Wanted] {
        &self.wanted
    }

    /// The people that notices name, by id.
    #[must_use]
    pub fn people(&self) -> &BTreeMap<PersonId, PersonEntry> {
        &self.people
    }

    /// The person that a text of a language calls by a name.
    #[must_use]
    pub fn person(&self, language: Language, name: &str) -> Option<&PersonEntry> {
        let id = self.person_by_name.get(&(language, name.to_owned()))?;
        self.people.get(id)
    }

    /// Topics by years.
    #[must_use]
    pub fn matrix(&self) -> &Matrix {
        &self.matrix
    }

    /// The records of a vocabulary, by id.
    pub fn terms(&self, vocabulary: Vocabulary) -> impl Iterator<Item = &TermEntry> {
        self.terms.get(&vocabulary).into_iter().flat_map(BTreeMap::values)
    }

    /// One record of a vocabulary.
    #[must_use]
    pub fn term(&self, vocabulary: Vocabulary, id: &TermId) -> Option<&TermEntry> {
        self.terms.get(&vocabulary)?.get(id)
    }

    /// Plain pages, by id.
    #[must_use]
    pub fn pages(&self) -> &[Group<Page>] {
        &self.pages
    }

    /// A plain page by its id.
    #[must_use]
    pub fn page(&self, id: &str) -> Option<&Group<Page>> {
        self.pages.iter().find(|page| page.first().id.as_str() == id)
    }

    /// The years that have notices, oldest first, with their notices, newest first.
    #[must_use]
    pub fn years(&self) -> &BTreeMap<i16, Vec<NoticeIndex>> {
        &self.years
    }

    /// The text of every record in every language.
    pub(super) fn texts(&self) -> impl Iterator<Item = (RecordId, Text<'_>)> {
        texts(&self.notices, &self.terms, &self.pages)
    }

    /// The body that a reader of a language sees on the page of a record.
    pub(super) fn body_for_reader(&self, id: &RecordId, language: Language) -> Option<&Body> {
        match id {
            RecordId::Notice(id) => {
                self.by_id.get(id).map(|index| &self.notice(*index).text(language).body)
            }
            RecordId::Term(vocabulary, id) => {
                self.term(*vocabulary, id).map(|term| &term.text(language).body)
            }
            RecordId::Page(id) => {
                self.page(id.as_str()).map(|page| &page.for_reader(language).body)
            }
        }
    }
}

/// The text of a record in one language, whatever sort of record it is.
pub(super) struct Text<'a> {
    pub source: &'a SourceText,
    pub language: Language,
    pub body: &'a Body,
}

fn texts<'a>(
    notices: &'a [NoticeEntry],
    terms: &'a BTreeMap<Vocabulary, BTreeMap<TermId, TermEntry>>,
    pages: &'a [Group<Page>],
) -> impl Iterator<Item = (RecordId, Text<'a>)> {
    let notices = notices.iter().flat_map(|notice| notice.texts.iter());
    let terms = terms.values().flat_map(BTreeMap::values).flat_map(|term| term.texts.iter());
    let pages = pages.iter().flat_map(Group::iter);
    let notices = notices.map(|one| {
        let text = Text { source: &one.source_text, language: one.language, body: &one.body };
        (RecordId::Notice(one.id.clone()), text)
    });
    let terms = terms.map(|one| {
        let text = Text { source: &one.source_text, language: one.language, body: &one.body };
        (RecordId::Term(one.vocabulary, one.id.clone()), text)
    });
    let pages = pages.map(|one| {
        let text = Text { source: &one.source_text, language: one.language, body: &one.body };
        (RecordId::Page(one.id.clone()), text)
    });
    notices.chain(terms).chain(pages)
}

fn events(notices: &[NoticeEntry]) -> BTreeMap<i16, Vec<EventIndex>> {
    let mut by_year: BTreeMap<i16, Vec<EventIndex>> = BTreeMap::new();
    for (number, notice) in notices.iter().enumerate() {
        for (event, dates) in notice.events.iter().enumerate() {
            let index = EventIndex { notice: NoticeIndex::at(number), event };
            for year in BTreeSet::from([dates.start.year(), dates.end.year()]) {
                by_year.entry(year).or_default().push(index);
            }
        }
    }
    by_year
}
