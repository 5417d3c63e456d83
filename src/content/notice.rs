//! A notice in one language: its facts, its words and its body.
//!
//! Facts (dates, kind, topics …) belong to the notice, words (title, summary, notes) to the
//! language. Each file may state the facts or leave them to the other language's file; that two
//! files do not contradict each other is checked where they meet, in `knowledge`.

use std::ops::Range;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use toml::Spanned;
use toml::value::Datetime;

use super::address::Vocabulary;
use super::block_hash::BlockHashes;
use super::check::Check;
use super::fact::Fact;
use super::front_matter::{
    RawAttachment, RawDifference, RawEditorNote, RawEvent, RawNotice, RawSource, RawTranslation,
};
use super::markdown::{Body, WebLink};
use super::relation::{self, Relation};
use crate::language::Language;
use crate::path::{NoticeId, TermId, web_url};
use crate::problem::SourceText;

/// What sort of document a notice is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A conference or meeting, and reports of one (会议).
    Meeting,
    /// Opinions that set policy (意见).
    Opinion,
    /// An announcement to the public (公告).
    Announcement,
    /// A circular to the public or a trade (通告).
    Circular,
    /// A notice to subordinate bodies (通知).
    Notice,
    /// A regulation or measures (条例, 规定, 办法).
    Regulation,
    /// A news report.
    News,
    /// Anything else.
    Other,
}

impl Kind {
    /// All kinds, in the order in which they are offered.
    pub const ALL: [Self; 8] = [
        Self::Meeting,
        Self::Opinion,
        Self::Announcement,
        Self::Circular,
        Self::Notice,
        Self::Regulation,
        Self::News,
        Self::Other,
    ];

    /// The key of its word in the interface, and its name in front matter.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Meeting => "meeting",
            Self::Opinion => "opinion",
            Self::Announcement => "announcement",
            Self::Circular => "circular",
            Self::Notice => "notice",
            Self::Regulation => "regulation",
            Self::News => "news",
            Self::Other => "other",
        }
    }
}

/// How near a record's text is to its source's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Rendition {
    /// The source's own words, less the page furniture.
    Verbatim,
    /// Edited: complete in substance, in other words. Not to be quoted as the source.
    Edited,
}

impl Rendition {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::Verbatim, Self::Edited];

    /// The key of its word in the interface, and its name in front matter.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Verbatim => "verbatim",
            Self::Edited => "edited",
        }
    }
}

/// Where a text stands between the source and a translation of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum TranslationStatus {
    /// In the language of the source.
    Original,
    /// A translation by the body that issued the notice.
    Official,
    /// A translation by a person without that authority.
    Unofficial,
    /// A translation by a machine, not revised.
    Machine,
}

impl TranslationStatus {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Original, Self::Official, Self::Unofficial, Self::Machine];

    /// The key of its word in the interface, and its name in front matter.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Original => "original",
            Self::Official => "official",
            Self::Unofficial => "unofficial",
            Self::Machine => "machine",
        }
    }
}

/// The facts of a notice as far as one file states them.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct StatedFacts {
    /// Date of publication.
    pub date: Option<Fact<Date>>,
    /// The year it belongs to, where that is not the year of publication.
    pub year: Option<Fact<i16>>,
    /// What sort of document it is.
    pub kind: Option<Fact<Kind>>,
    /// What it speaks of.
    pub topics: Option<Fact<Vec<TermId>>>,
    /// The series it is an edition of.
    pub series: Option<Fact<TermId>>,
    /// Bodies that issued it or act in it.
    pub organisations: Option<Fact<Vec<TermId>>>,
    /// Places where it happened or that it names.
    pub places: Option<Fact<Vec<TermId>>>,
    /// When and where what it reports happened.
    pub events: Option<Fact<Vec<EventDate>>>,
    /// What it does to other notices.
    pub relations: Option<Fact<Vec<Relation>>>,
}

/// When something happened, as opposed to when it was published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventDate {
    /// First day.
    pub start: Date,
    /// Last day; the first for an event of one day. Never before it.
    pub end: Date,
    /// Where.
    pub place: Option<TermId>,
}

/// A file that comes with a notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// What the notice calls it.
    pub name: String,
    /// Where it is, `http` or `https`.
    pub url: Option<String>,
}

/// Where a notice was taken from.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Provenance {
    /// Who published it.
    pub publisher: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// At what address, `http` or `https`.
    pub url: Option<String>,
    /// When it was saved.
    pub retrieved: Option<Date>,
    /// The name of the saved file.
    pub file: Option<String>,
    /// SHA-256 of the saved file, in lower-case hexadecimal.
    pub sha256: Option<String>,
    /// Whether the text is the source's own.
    pub rendition: Option<Rendition>,
    /// How many lines of the saved file import left out, by the rule that says what they are.
    pub dropped: Vec<(String, usize)>,
}

/// A difference between the languages that is meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// The words of this text that have no like in the other.
    pub text: String,
    /// Why.
    pub reason: String,
    /// Its bytes in the file.
    pub span: Range<usize>,
}

/// What a text is a translation of, and whose.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Translation {
    /// Whether it is one, and whose.
    pub status: TranslationStatus,
    /// The language it was made from.
    pub of: Option<Language>,
    /// The original as it was when the translation was made.
    pub source_hash: Option<Fact<BlockHashes>>,
}

/// Something that import could not settle.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Review {
    /// The field it is about.
    pub field: String,
    /// What is uncertain, and the evidence.
    pub evidence: String,
    /// Its bytes in the file.
    pub span: Range<usize>,
}

/// A notice in one language.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Notice {
    /// Its id, the same in every language.
    pub id: NoticeId,
    /// The language of this text.
    pub language: Language,
    /// The file.
    #[serde(skip, default = "SourceText::awaited")]
    pub source_text: SourceText,
    /// The facts this file states.
    pub facts: StatedFacts,
    /// Title.
    pub title: String,
    /// The line above the title (引题).
    pub kicker: Option<String>,
    /// Named officials, in this language's script.
    pub people: Vec<String>,
    /// The notice's own document number (发文字号, GB/T 9704).
    pub document_number: Option<String>,
    /// One sentence for lists.
    pub summary: Option<String>,
    /// Former ids, which lead here.
    pub aliases: Vec<NoticeId>,
    /// Differences from the other languages that are meant.
    pub differences: Vec<Difference>,
    /// The files that come with it.
    pub attachments: Vec<Attachment>,
    /// Where it was taken from.
    pub provenance: Provenance,
    /// What it is a translation of; `None` when the file does not say.
    pub translation: Option<Translation>,
    /// What a reader must know about the source.
    pub editor_notes: Vec<String>,
    /// What awaits a person's decision.
    pub review: Vec<Review>,
    /// The addresses of the web that its front matter names, in order.
    pub web_links: Vec<WebLink>,
    /// The text.
    pub body: Body,
}

/// Checks the front matter of a notice. Whatever is wrong is a problem; what is right is kept.
pub(super) fn check(raw: RawNotice, id: NoticeId, body: Body, check: &mut Check<'_>) -> Notice {
    let RawNotice {
        title,
        kicker,
        date,
        year,
        kind,
        topics,
        series,
        organisations,
        places,
        people,
        cited_as,
        relations,
        differences,
        document_number,
        summary,
        aliases,
        draft: _, // drafts were sorted out before anything could refer to them
        events,
        attachments,
        source,
        translation,
        editor_notes,
        review,
    } = raw;
    let facts = StatedFacts {
        date: date.and_then(|date| check.date(&date)),
        year: year.and_then(|year| check.year(&year)),
        kind: kind.map(|kind| check.fact(kind)),
        topics: check.terms(Vocabulary::Topics, topics),
        series: series.and_then(|id| check.term(Vocabulary::Series, &id)),
        organisations: check.terms(Vocabulary::Organisations, organisations),
        places: check.terms(Vocabulary::Places, places),
        events: check_events(events, check),
        relations: relation::check(relations, &id, check),
    };
    // By these others find it: they were taken up before any body was read.
    check.names(cited_as, "a name by which it is cited");
    if body.blocks.is_empty() {
        check.warn_whole("the notice has no text", "put its text below the front matter");
    }
    Notice {
        id,
        language: check.language,
        source_text: check.source.clone(),
        facts,
        title: check.title(title),
        kicker,
        people: check.names(people, "a name of a person"),
        document_number,
        summary,
        aliases: check.aliases(aliases, NoticeId::new),
        differences: check_differences(differences, check),
        attachments: check_attachments(attachments, check),
        provenance: check_source(source, check),
        translation: translation.and_then(|raw| check_translation(raw, check)),
        editor_notes: check_editor_notes(editor_notes, check),
        review: review
            .into_iter()
            .map(|(field, evidence)| Review {
                field,
                span: check.absolute(evidence.span()),
                evidence: evidence.into_inner(),
            })
            .collect(),
        web_links: std::mem::take(&mut check.web_links), // after all that collects them
        body,
    }
}

fn check_events(
    events: Option<Vec<Spanned<RawEvent>>>,
    check: &mut Check<'_>,
) -> Option<Fact<Vec<EventDate>>> {
    let events = events?;
    let span = events.first().map_or(0..0, Spanned::span);
    let value = events.into_iter().filter_map(|event| check_event(event, check)).collect();
    Some(Fact { value, span: check.absolute(span) })
}

fn check_event(event: Spanned<RawEvent>, check: &mut Check<'_>) -> Option<EventDate> {
    let span = event.span();
    let RawEvent { start, end, place } = event.into_inner();
    let Some(start) = start else {
        check.error(span, "an event has no start", "add start = 2026-02-04, the day it began");
        return None;
    };
    let start = check.date(&start)?.value;
    let end_date = match &end {
        Some(end) => check.date(end)?.value,
        None => start,
    };
    if let Some(end) = end.filter(|_| end_date < start) {
        check.error(end.span(), "the event ends before it starts", "put the earlier day in start");
        return None;
    }
    let place = place.and_then(|id| check.term(Vocabulary::Places, &id)).map(|fact| fact.value);
    Some(EventDate { start, end: end_date, place })
}

fn check_attachments(
    attachments: Vec<Spanned<RawAttachment>>,
    check: &mut Check<'_>,
) -> Vec<Attachment> {
    let mut checked = Vec::with_capacity(attachments.len());
    for attachment in attachments {
        let span = attachment.span();
        let RawAttachment { name, url } = attachment.into_inner();
        let url = check_address(url, check);
        match name.filter(|name| !name.trim().is_empty()) {
            Some(name) => checked.push(Attachment { name, url }),
            None => check.error(span, "an attachment has no name", "add name = \"…\""),
        }
    }
    checked
}

/// An address of the web, in whole.
fn check_address(url: Option<Spanned<String>>, check: &mut Check<'_>) -> Option<String> {
    let url = url?;
    if web_url(url.get_ref()).is_none() {
        check.error(
            url.span(),
            "the address is none of the web",
            "write the whole address, beginning with https:// or http://",
        );
        return None;
    }
    let span = check.absolute(url.span());
    let url = url.into_inner();
    check.web_links.push(WebLink { url: url.clone(), span });
    Some(url)
}

fn check_source(raw: RawSource, check: &mut Check<'_>) -> Provenance {
    let RawSource { publisher, author, url, retrieved, file, sha256, text, dropped } = raw;
    let is_hash = |hash: &&Spanned<String>| {
        hash.get_ref().len() == 64 && hash.get_ref().bytes().all(|b| b.is_ascii_hexdigit())
    };
    if let Some(hash) = sha256.as_ref().filter(|hash| !is_hash(hash)) {
        check.error(hash.span(), "this is no SHA-256", "write its 64 hexadecimal digits");
    }
    Provenance {
        publisher,
        author,
        url: check_address(url, check),
        retrieved: retrieved.and_then(|date: Spanned<Datetime>| check.date(&date)).map(|d| d.value),
        file,
        sha256: sha256.as_ref().filter(is_hash).map(|hash| hash.get_ref().to_ascii_lowercase()),
        rendition: text,
        dropped: dropped.into_iter().filter(|(_, count)| *count > 0).collect(),
    }
}

fn check_translation(raw: Spanned<RawTranslation>, check: &mut Check<'_>) -> Option<Translation> {
    let span = raw.span();
    let RawTranslation { status, of, source_hash } = raw.into_inner();
    let Some(status) = status else {
        let help = "add status = \"original\", \"official\", \"unofficial\" or \"machine\"";
        check.error(span, "the translation has no status", help);
        return None;
    };
    let of = of.and_then(|of| check.other_language(&of));
    if let Some(hash) = source_hash.as_ref().filter(|_| of.is_none()) {
        let help = "add of = \"zh\", the language it was translated from";
        check.error(hash.span(), "there is a hash, but not of which language's text", help);
    }
    let source_hash = source_hash.and_then(|hash| match BlockHashes::parse(hash.get_ref()) {
        Some(hashes) => Some(Fact { value: hashes, span: check.absolute(hash.span()) }),
        None => {
            let help = "let `gongwen translation-status --record ID` write it";
            check.error(hash.span(), "these are no hashes of blocks", help);
            None
        }
    });
    Some(Translation { status: status.into_inner(), of, source_hash })
}

fn check_differences(
    differences: Vec<Spanned<RawDifference>>,
    check: &mut Check<'_>,
) -> Vec<Difference> {
    let mut checked = Vec::with_capacity(differences.len());
    for difference in differences {
        let span = difference.span();
        let RawDifference { text, reason } = difference.into_inner();
        let stated = |words: Option<String>| words.filter(|words| !words.trim().is_empty());
        match (stated(text), stated(reason)) {
            (Some(text), Some(reason)) => {
                checked.push(Difference { text, reason, span: check.absolute(span) });
            }
            (None, _) => {
                let help = "add text = \"…\", the words that have no like in the other language";
                check.error(span, "a difference has no text", help);
            }
            (_, None) => {
                let help = "add reason = \"…\": why the languages differ here";
                check.error(span, "a difference has no reason", help);
            }
        }
    }
    checked
}

fn check_editor_notes(notes: Vec<Spanned<RawEditorNote>>, check: &mut Check<'_>) -> Vec<String> {
    let mut texts = Vec::with_capacity(notes.len());
    for note in notes {
        let span = note.span();
        match note.into_inner().text.filter(|text| !text.trim().is_empty()) {
            Some(text) => texts.push(text),
            None => check.error(span, "an editor's note has no text", "add text = \"…\""),
        }
    }
    texts
}
