//! What search knows of each document: a notice in one of its languages.
//!
//! Documents are numbered by language and, within it, newest first: document = language × notices +
//! notice. A number whose notice has no text in that language stands for nothing.

use serde::Serialize;

use super::collect::{Collector, Field};
use crate::content::markdown::BlockKind;
use crate::content::{Notice, RecordId, Vocabulary};
use crate::knowledge::{Library, NoticeEntry, NoticeIndex, TermRef};
use crate::language::Language;
use crate::path::OutputPath;

/// A notice in one of its languages.
#[derive(Clone, Copy)]
pub(super) struct Document<'a> {
    /// Its number.
    pub number: u32,
    /// The notice's.
    pub index: NoticeIndex,
    /// The notice.
    pub entry: &'a NoticeEntry,
    /// Its text.
    pub text: &'a Notice,
    library: &'a Library,
}

/// All documents, by number.
pub(super) fn documents<'a>(library: &'a Library, languages: &[Language]) -> Vec<Document<'a>> {
    let all = languages.iter().flat_map(|language| {
        library.notices().map(move |(index, entry)| (index, entry, entry.texts.exact(*language)))
    });
    let numbered = all.zip(0..);
    numbered
        .filter_map(|((index, entry, text), number)| {
            Some(Document { number, index, entry, text: text?, library })
        })
        .collect()
}

impl<'a> Document<'a> {
    /// What is said of it beside its text, in its language: topics, series, organisations and
    /// places by name, people, and its number.
    fn facts(&self) -> Vec<&'a str> {
        let Self { entry, text, library, .. } = *self;
        let terms = Vocabulary::ALL.into_iter().flat_map(|vocabulary| {
            let records = entry.terms(vocabulary).iter();
            records.filter_map(move |id| library.term(vocabulary, id))
        });
        let names = terms.map(|term| term.text(text.language).title.as_str());
        names
            .chain(text.people.iter().map(String::as_str))
            .chain(text.document_number.as_deref())
            .chain(text.kicker.as_deref())
            .collect()
    }

    /// Has its texts collected.
    pub fn collect(&self, collector: &mut Collector) {
        collector.begin(self.number);
        self.pass_on(|text, field| collector.text(text, field));
        collector.end();
    }

    /// Hands on all of it that can be found, each text with the field it stands in.
    pub fn pass_on(&self, mut to: impl FnMut(&str, Field)) {
        to(&self.text.title, Field::Title);
        for fact in self.facts() {
            to(fact, Field::Facts);
        }
        if let Some(summary) = &self.text.summary {
            to(summary, Field::Body);
        }
        let body = &self.text.body;
        for block in &body.blocks {
            let field = match block.kind {
                BlockKind::Heading(_) => Field::Heading,
                _ => Field::Body,
            };
            to(body.words(block), field);
        }
    }

    /// The records of vocabularies that it speaks of, and how often.
    pub fn terms(&self) -> &'a [(TermRef, u32)] {
        let reading = self.library.reading(self.index).text(self.text.language);
        reading.map_or(&[], |reading| &reading.terms)
    }

    /// About how many bytes it has.
    pub fn size(&self) -> usize {
        self.text.body.text.len() + self.text.title.len() + 100
    }
}

/// A document as results show it.
pub(super) struct Shown<'a> {
    /// The document.
    pub document: Document<'a>,
    /// What is said about it, to a reader of each language.
    pub about: Vec<String>,
    /// The languages of the site.
    pub languages: &'a [Language],
}

/// `[number, facts, passages]`: for a reader of each language what is said about it and its address
/// from their page of results; each passage is `[anchor, words]`. The first is the title, and the last
/// are what is said beside the text, which is shown only where the text says less.
impl Serialize for Shown<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { document, about, languages } = self;
        let Document { number, entry, text, .. } = *document;
        let address = |reader: Language| {
            // Who has the notice in their own language, and is shown another, is meant to read that.
            let is_written = entry.texts.exact(reader).is_some();
            let page = if is_written { text.language } else { reader };
            let address = RecordId::Notice(text.id.clone()).page(page);
            OutputPath::page(reader, "search").link_to(&address)
        };
        let facts: Vec<_> =
            about.iter().zip(languages.iter().map(|reader| address(*reader))).collect();
        let beside = document.facts().join(" · ");
        let mut shown: Vec<(String, &str)> = vec![(String::new(), &text.title)];
        for block in &text.body.blocks {
            let passages = passages(text.body.words(block)).into_iter();
            shown.extend(passages.map(|passage| (block.anchor.to_string(), passage)));
        }
        shown.extend(text.summary.as_deref().map(|summary| (String::new(), summary)));
        shown.push((String::new(), &beside));
        (number, facts, shown).serialize(serializer)
    }
}

/// Cuts a text into passages that a result can show whole: at the ends of sentences, and at commas
/// where a sentence is long. Nothing that is searched for reaches across these signs, but for a date
/// or number, in which a number follows.
fn passages(text: &str) -> Vec<&str> {
    /// In bytes: Hanzi, which take three, are wide.
    const ENOUGH: usize = 150;
    const MUCH: usize = 300;
    let mut passages = Vec::new();
    let mut start = 0;
    for (at, sign) in text.char_indices() {
        let end = at + sign.len_utf8();
        let has = |least: usize| end - start >= least;
        let mut rest = text[end..].chars();
        let is_apart = rest.next() == Some(' ') && !rest.next().is_some_and(|c| c.is_numeric());
        let is_end = match sign {
            '。' | '；' | '！' | '？' => has(ENOUGH),
            '，' | '、' | '：' => has(MUCH),
            '.' | ';' | '!' | '?' => is_apart && has(ENOUGH),
            ',' | ':' => is_apart && has(MUCH),
            _ => false,
        };
        if is_end {
            passages.push(text[start..end].trim());
            start = end;
        }
    }
    passages.push(text[start..].trim());
    passages.retain(|passage| !passage.is_empty());
    passages
}
