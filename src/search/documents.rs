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
    index: NoticeIndex,
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

    /// Hands its texts on, each with the field it stands in.
    pub fn collect(&self, collector: &mut Collector) {
        collector.begin(self.number);
        collector.text(&self.text.title, Field::Title);
        for fact in self.facts() {
            collector.text(fact, Field::Facts);
        }
        if let Some(summary) = &self.text.summary {
            collector.text(summary, Field::Body);
        }
        let body = &self.text.body;
        for block in &body.blocks {
            let field = match block.kind {
                BlockKind::Heading(_) => Field::Heading,
                _ => Field::Body,
            };
            collector.text(body.words(block), field);
        }
        collector.end();
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

/// `[number, title, about, address below its language's folder, languages, texts]`: the languages are
/// those in which the notice is written, by number; each text is `[anchor, words]`.
impl Serialize for Shown<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { document, about, languages } = self;
        let Document { number, entry, text, .. } = *document;
        let is_written = |number: &usize| entry.texts.exact(languages[*number]).is_some();
        let written: Vec<usize> = (0..languages.len()).filter(is_written).collect();
        let address = RecordId::Notice(text.id.clone()).page(text.language);
        let home = OutputPath::page(text.language, "index");
        let facts = document.facts().join(" · ");
        let mut texts: Vec<(String, &str)> = vec![(String::new(), &facts)];
        texts.extend(text.summary.as_deref().map(|summary| (String::new(), summary)));
        let blocks = text.body.blocks.iter().map(|block| (block, text.body.words(block)));
        let spoken = blocks.filter(|(_, words)| !words.trim().is_empty());
        texts.extend(spoken.map(|(block, words)| (block.anchor.to_string(), words)));
        (number, &text.title, about, home.link_to(&address), written, texts).serialize(serializer)
    }
}
