//! The notices as JSON.

pub(super) mod format;

use serde::Serialize;

use super::{Export, address};
use crate::content::{self, Rendition};
use crate::knowledge::{Connection, NoticeEntry, NoticeIndex};
use crate::language::Language;
use crate::path::{OutputPath, TermId};
use crate::site::plan::PageKind;
use crate::site::{Site, urls};
use format::{
    Attachment, Day, Event, Notice, Notices, Particulars, Relation, Source, Text, Translation,
};

/// The file of all notices.
pub(super) fn notices(site: &Site<'_>) -> String {
    let path = Export::Notices.path(site);
    let languages = site.config.languages.iter();
    let all = Notices {
        schema: address(site, &path, &Export::NoticesSchema.path(site)),
        titles: languages.map(|one| (one.language.as_str(), one.title.as_str())).collect(),
        notices: site
            .library
            .notices()
            .map(|(index, _)| Maker { site, path: &path, index }.particulars(Texts::Leave))
            .collect(),
    };
    json(&all)
}

/// The file of one notice.
pub(super) fn notice(site: &Site<'_>, index: NoticeIndex) -> String {
    let path = Export::Notice(index).path(site);
    json(&Notice {
        schema: address(site, &path, &Export::NoticeSchema.path(site)),
        particulars: Maker { site, path: &path, index }.particulars(Texts::Include),
    })
}

fn json(value: &impl Serialize) -> String {
    // Strings and numbers under names that are fixed: there is nothing here that JSON cannot say.
    serde_json::to_string(value).unwrap_or_default()
}

/// Whether the texts themselves are written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Texts {
    Include,
    Leave,
}

/// The making of one notice's JSON, in the file at `path`.
struct Maker<'s, 'a> {
    site: &'s Site<'a>,
    path: &'s OutputPath,
    index: NoticeIndex,
}

impl<'a> Maker<'_, 'a> {
    fn particulars(&self, texts: Texts) -> Particulars<'a> {
        let library = self.site.library;
        let notice: &NoticeEntry = library.notice(self.index);
        let connections = library.connections(self.index);
        let ids = |indices: &[NoticeIndex]| {
            indices.iter().map(|index| library.notice(*index).id().as_str()).collect()
        };
        let languages = self.site.config.languages.iter();
        Particulars {
            id: notice.id().as_str(),
            kind: notice.kind.key(),
            date: notice.date.map(Day),
            year: notice.year,
            topics: term_ids(&notice.topics),
            series: notice.series.as_ref().map(TermId::as_str),
            organisations: term_ids(&notice.organisations),
            places: term_ids(&notice.places),
            events: notice.events.iter().map(event).collect(),
            relations: connections.relations.iter().map(|one| self.relation(one)).collect(),
            acted_on: connections.acted_on.iter().map(|one| self.relation(one)).collect(),
            cites: ids(&connections.cites),
            cited_by: ids(&connections.cited_by),
            pages: languages.map(|one| (one.language.as_str(), self.page(one.language))).collect(),
            json: address(self.site, self.path, &Export::Notice(self.index).path(self.site)),
            texts: notice.texts.iter().map(|text| self.text(text, texts)).collect(),
        }
    }

    fn page(&self, language: Language) -> String {
        let page = urls::page(PageKind::Notice(self.index), language, self.site.library);
        address(self.site, self.path, &page)
    }

    fn relation(&self, connection: &Connection) -> Relation<'a> {
        Relation {
            kind: connection.kind.key(),
            notice: self.site.library.notice(connection.notice).id().as_str(),
            since: connection.since.map(Day),
        }
    }

    fn text(&self, notice: &'a content::Notice, texts: Texts) -> Text<'a> {
        let config = self.site.config.language(notice.language);
        let twin = config.map(|config| Export::Twin(config, self.index).path(self.site));
        Text {
            language: notice.language.as_str(),
            title: &notice.title,
            kicker: notice.kicker.as_deref(),
            summary: notice.summary.as_deref(),
            document_number: notice.document_number.as_deref(),
            people: &notice.people,
            attachments: notice
                .attachments
                .iter()
                .map(|one| Attachment { name: &one.name, url: one.url.as_deref() })
                .collect(),
            source: source(&notice.provenance),
            translation: notice.translation.as_ref().map(|one| Translation {
                status: one.status.key(),
                of: one.of.as_ref().map(Language::as_str),
            }),
            editor_notes: &notice.editor_notes,
            review: notice
                .review
                .iter()
                .map(|one| (one.field.as_str(), one.evidence.as_str()))
                .collect(),
            page: self.page(notice.language),
            markdown_file: twin
                .map_or_else(String::new, |twin| address(self.site, self.path, &twin)),
            markdown: (texts == Texts::Include).then(|| notice.body.markdown(&notice.source_text)),
        }
    }
}

fn term_ids(ids: &[TermId]) -> Vec<&str> {
    ids.iter().map(TermId::as_str).collect()
}

fn event(event: &content::EventDate) -> Event<'_> {
    Event {
        start: Day(event.start),
        end: Day(event.end),
        place: event.place.as_ref().map(TermId::as_str),
    }
}

fn source(source: &content::Provenance) -> Source<'_> {
    let content::Provenance { publisher, author, url, retrieved, file, sha256, rendition, dropped } =
        source;
    Source {
        publisher: publisher.as_deref(),
        author: author.as_deref(),
        url: url.as_deref(),
        retrieved: retrieved.map(Day),
        file: file.as_deref(),
        sha256: sha256.as_deref(),
        text: rendition.map(Rendition::key),
        dropped: dropped.iter().map(|(rule, count)| (rule.as_str(), *count)).collect(),
    }
}
