//! What a record is in all its languages: its texts and what they state together.

use std::sync::Arc;

use jiff::civil::Date;

use super::library::NoticeIndex;
use super::mentions::TermRef;
use super::reading::original;
use crate::content::{EventDate, Kind, Notice, Relation, Term, Vocabulary};
use crate::language::Language;
use crate::path::{NoticeId, TermId};

/// The texts of one record, at least one, in the order of the site's languages.
#[derive(Debug)]
pub struct Group<R> {
    texts: Vec<(Language, Arc<R>)>,
}

impl<R> Group<R> {
    /// `None` for no texts.
    pub(super) fn new(texts: &[Arc<R>], language: impl Fn(&R) -> Language) -> Option<Self> {
        let texts: Vec<_> = texts.iter().map(|text| (language(text), Arc::clone(text))).collect();
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
        self.texts.iter().find(|(one, _)| *one == language).map(|(_, text)| &**text)
    }

    /// All texts.
    pub fn iter(&self) -> impl Iterator<Item = &R> {
        self.texts.iter().map(|(_, text)| &**text)
    }

    /// All texts, to be kept.
    pub(super) fn shared(&self) -> impl ExactSizeIterator<Item = &Arc<R>> {
        self.texts.iter().map(|(_, text)| text)
    }

    /// The text for a reader of a language: in that language, else the first there is.
    #[must_use]
    pub fn for_reader(&self, language: Language) -> &R {
        self.exact(language).unwrap_or_else(|| self.first())
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
    /// What it does to other notices.
    pub relations: Vec<Relation>,
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
        self.texts.exact(language).unwrap_or_else(|| self.original())
    }

    /// The text that the others are translations of: that which says so, else the first.
    #[must_use]
    pub fn original(&self) -> &Notice {
        original(&self.texts)
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

    /// What notices are ordered by: year, then day. One without a day counts as older than the days
    /// of its year, one without a year as older than all.
    #[must_use]
    pub fn sort_key(&self) -> (Option<i16>, Option<Date>) {
        (self.year, self.date)
    }
}

/// A record of a vocabulary in all its languages, with its relations.
#[derive(Debug)]
pub struct TermEntry {
    /// Its number in its vocabulary.
    pub(super) number: u32,
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
    /// Its id.
    #[must_use]
    pub fn id(&self) -> &TermId {
        &self.texts.first().id
    }

    /// What mentions of it refer to.
    #[must_use]
    pub fn reference(&self) -> TermRef {
        TermRef { vocabulary: self.vocabulary(), number: self.number }
    }

    /// The vocabulary it belongs to.
    #[must_use]
    pub fn vocabulary(&self) -> Vocabulary {
        self.texts.first().vocabulary
    }

    /// Its text for a reader of a language.
    #[must_use]
    pub fn text(&self, language: Language) -> &Term {
        self.texts.for_reader(language)
    }
}
