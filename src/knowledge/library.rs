//! What the Library holds, and the questions that it answers.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::content::markdown::Body;
use crate::content::{
    EventDate, Kind, Notice, Page, RecordId, Term, TranslationStatus, Vocabulary,
};
use crate::language::Language;
use crate::path::{NoticeId, TermId};
use crate::problem::SourceText;

/// The texts of one record, at least one, in the order of the site's languages.
#[derive(Debug)]
pub struct Group<R> {
    texts: Vec<(Language, R)>,
}

impl<R> Group<R> {
    /// `None` for no texts.
    pub(super) fn new(texts: Vec<R>, language: impl Fn(&R) -> Language) -> Option<Self> {
        let texts: Vec<_> = texts.into_iter().map(|text| (language(&text), text)).collect();
        (!texts.is_empty()).then_some(Self { texts })
    }

    /// The first text.
    #[must_use]
    pub fn first(&self) -> &R {
        // `new` refuses an empty list, and nothing is ever taken out.
        &self.texts[0].1
    }

    /// The text in a language, if there is one.
    #[must_use]
    pub fn exact(&self, language: Language) -> Option<&R> {
        self.texts.iter().find(|(one, _)| *one == language).map(|(_, text)| text)
    }

    /// All texts.
    pub fn iter(&self) -> impl Iterator<Item = &R> {
        self.texts.iter().map(|(_, text)| text)
    }

    /// The text in a language, or else the one that `preferred` picks, or else the first.
    #[must_use]
    pub fn best(&self, language: Language, preferred: impl Fn(&R) -> bool) -> &R {
        let exact = self.exact(language);
        exact.or_else(|| self.iter().find(|text| preferred(text))).unwrap_or_else(|| self.first())
    }
}

/// A notice in all its languages, with the facts they share.
#[derive(Debug)]
pub struct NoticeEntry {
    /// Its texts.
    pub texts: Group<Notice>,
    /// Date of publication.
    pub date: Option<Date>,
    /// The year it stands under.
    pub year: Option<i16>,
    /// What sort of document it is.
    pub kind: Kind,
    /// Its topics.
    pub topics: Vec<TermId>,
    /// The series it is an edition of.
    pub series: Option<TermId>,
    /// Bodies that issued it or act in it.
    pub organisations: Vec<TermId>,
    /// Places where it happened or that it names.
    pub places: Vec<TermId>,
    /// When what it reports happened.
    pub events: Vec<EventDate>,
}

impl NoticeEntry {
    /// Its id.
    #[must_use]
    pub fn id(&self) -> &NoticeId {
        &self.texts.first().id
    }

    /// Its text for a reader of a language: in that language, else the original.
    #[must_use]
    pub fn text(&self, language: Language) -> &Notice {
        self.texts.best(language, |notice| {
            notice.translation.as_ref().is_some_and(|t| t.status == TranslationStatus::Original)
        })
    }

    /// Its records of a vocabulary.
    #[must_use]
    pub fn terms(&self, vocabulary: Vocabulary) -> &[TermId] {
        match vocabulary {
            Vocabulary::Topics => &self.topics,
            Vocabulary::Series => self.series.as_slice(),
            Vocabulary::Organisations => &self.organisations,
            Vocabulary::Places => &self.places,
        }
    }

    /// What notices are ordered by: year, then day. A notice that is only known by its year comes
    /// before the dated ones of that year, one without either before all.
    #[must_use]
    pub fn sort_key(&self) -> (Option<i16>, Option<Date>) {
        (self.year, self.date)
    }
}

/// A record of a vocabulary in all its languages, with its relations.
#[derive(Debug)]
pub struct TermEntry {
    /// Its texts.
    pub texts: Group<Term>,
    /// What it is a part of.
    pub broader: Vec<TermId>,
    /// What is a part of it.
    pub narrower: Vec<TermId>,
    /// What a reader of it may want; holds in both directions.
    pub related: Vec<TermId>,
    /// The notices that name it, newest first.
    pub notices: Vec<NoticeIndex>,
    /// For a place: the notices of which an event took place there, newest first.
    pub events: Vec<NoticeIndex>,
}

impl TermEntry {
    /// Its text for a reader of a language: in that language, else the first there is.
    #[must_use]
    pub fn text(&self, language: Language) -> &Term {
        self.texts.best(language, |_| false)
    }
}

/// A notice's number in its Library.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NoticeIndex(usize);

/// Every record with its relations.
#[derive(Debug)]
pub struct Library {
    notices: Vec<NoticeEntry>,
    by_id: BTreeMap<NoticeId, NoticeIndex>,
    terms: BTreeMap<Vocabulary, BTreeMap<TermId, TermEntry>>,
    pages: Vec<Group<Page>>,
    years: BTreeMap<i16, Vec<NoticeIndex>>,
}

impl Library {
    /// Takes notices in their order, newest first, and lets each term know of its own.
    pub(super) fn new(
        notices: Vec<NoticeEntry>,
        mut terms: BTreeMap<Vocabulary, BTreeMap<TermId, TermEntry>>,
        pages: Vec<Group<Page>>,
    ) -> Self {
        let mut years: BTreeMap<i16, Vec<NoticeIndex>> = BTreeMap::new();
        for (number, notice) in notices.iter().enumerate() {
            let index = NoticeIndex(number);
            if let Some(year) = notice.year {
                years.entry(year).or_default().push(index);
            }
            for vocabulary in Vocabulary::ALL {
                let Some(of) = terms.get_mut(&vocabulary) else { continue };
                for id in notice.terms(vocabulary) {
                    if let Some(term) = of.get_mut(id) {
                        term.notices.push(index);
                    }
                }
            }
            let places = terms.get_mut(&Vocabulary::Places);
            let Some(places) = places else { continue };
            for id in notice.events.iter().filter_map(|event| event.place.as_ref()) {
                if let Some(place) = places.get_mut(id).filter(|p| p.events.last() != Some(&index))
                {
                    place.events.push(index);
                    if place.notices.last() != Some(&index) {
                        place.notices.push(index);
                    }
                }
            }
        }
        let by_id = notices
            .iter()
            .enumerate()
            .map(|(number, notice)| (notice.id().clone(), NoticeIndex(number)))
            .collect();
        Self { notices, by_id, terms, pages, years }
    }

    /// All notices, newest first.
    pub fn notices(&self) -> impl ExactSizeIterator<Item = (NoticeIndex, &NoticeEntry)> {
        self.notices.iter().enumerate().map(|(number, notice)| (NoticeIndex(number), notice))
    }

    /// A notice by its number.
    #[must_use]
    pub fn notice(&self, index: NoticeIndex) -> &NoticeEntry {
        // Numbers are only made here, of notices that stay.
        &self.notices[index.0]
    }

    /// The records of a vocabulary, by id.
    pub fn terms(&self, vocabulary: Vocabulary) -> impl Iterator<Item = (&TermId, &TermEntry)> {
        self.terms.get(&vocabulary).into_iter().flatten()
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

    /// The body of every record in every language.
    pub(super) fn bodies(&self) -> impl Iterator<Item = (&SourceText, &Body)> {
        let notices = self.notices.iter().flat_map(|notice| notice.texts.iter());
        let terms = self.terms.values().flat_map(BTreeMap::values).flat_map(|t| t.texts.iter());
        let pages = self.pages.iter().flat_map(Group::iter);
        notices
            .map(|one| (&one.source_text, &one.body))
            .chain(terms.map(|one| (&one.source_text, &one.body)))
            .chain(pages.map(|one| (&one.source_text, &one.body)))
    }

    /// The bodies of one record.
    pub(super) fn texts_of(&self, id: &RecordId) -> Vec<(&SourceText, &Body)> {
        match id {
            RecordId::Notice(id) => self.by_id.get(id).map_or_else(Vec::new, |index| {
                let texts = self.notice(*index).texts.iter();
                texts.map(|one| (&one.source_text, &one.body)).collect()
            }),
            RecordId::Term(vocabulary, id) => {
                self.term(*vocabulary, id).map_or_else(Vec::new, |term| {
                    term.texts.iter().map(|one| (&one.source_text, &one.body)).collect()
                })
            }
            RecordId::Page(id) => self.page(id.as_str()).map_or_else(Vec::new, |page| {
                page.iter().map(|one| (&one.source_text, &one.body)).collect()
            }),
        }
    }
}
