//! What import tells of its work: what it found and where, what it guessed, what it dropped.

use std::borrow::Cow;

use jiff::civil::Date;

use super::attachments::Attachment;
use crate::content::{Kind, Vocabulary};
use crate::path::TermId;

/// What was found in one saved file.
#[derive(Debug, Clone)]
pub struct Report {
    /// The file's encoding, for a format that leaves it open.
    pub encoding: Option<&'static str>,
    /// Title of the record.
    pub title: String,
    /// The line above the title.
    pub kicker: Option<String>,
    /// Date of publication.
    pub date: Option<Date>,
    /// When what it reports happened, first and last day.
    pub event: Option<(Date, Date)>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Its own number.
    pub document_number: Option<String>,
    /// The files that come with it.
    pub attachments: Vec<Attachment>,
    /// Where it was on the web.
    pub url: Option<String>,
    /// The day it was saved.
    pub retrieved: Option<Date>,
    /// What sort of document it is.
    pub kind: Kind,
    /// Named officials.
    pub people: Vec<String>,
    /// Records of the vocabularies it was tagged with.
    pub tags: Vec<Tag>,
    /// Where facts come from.
    pub evidence: Vec<Evidence>,
    /// What a person must decide; the same is in the record under `[review]`.
    pub review: Vec<Evidence>,
    /// The lines that are not in the record.
    pub dropped: Vec<Dropped>,
}

impl Report {
    /// The ids of the tags of a vocabulary.
    pub fn tags_of(&self, vocabulary: Vocabulary) -> impl Iterator<Item = &str> {
        let of = move |tag: &&Tag| tag.vocabulary == vocabulary;
        self.tags.iter().filter(of).map(|tag| tag.id.as_str())
    }
}

/// What a step of import has to tell of its work.
#[derive(Debug, Clone, Default)]
pub(super) struct Notes {
    /// Where facts come from.
    pub evidence: Vec<Evidence>,
    /// What a person must decide.
    pub review: Vec<Evidence>,
}

impl Notes {
    /// A fact that is settled, and by what.
    pub fn note(&mut self, field: &'static str, evidence: impl Into<String>) {
        self.evidence.push(Evidence { field, evidence: evidence.into() });
    }

    /// A guess, or what is left open, with what speaks for it.
    pub fn ask(&mut self, field: &'static str, evidence: impl Into<String>) {
        self.review.push(Evidence { field, evidence: evidence.into() });
    }
}

/// A fact and where it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// The field.
    pub field: &'static str,
    /// Where its value comes from, or why it has none.
    pub evidence: String,
}

/// A record of a vocabulary that the text speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// The vocabulary.
    pub vocabulary: Vocabulary,
    /// The record.
    pub id: TermId,
    /// The words that matched, each with how often it did.
    pub phrases: Vec<(String, usize)>,
}

/// A line that is page furniture, or whose content became front matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dropped {
    /// Its number in the file, from 1.
    pub line: usize,
    /// Its text.
    pub text: String,
    /// The rule that dropped it.
    pub rule: Cow<'static, str>,
}
