//! The page of a notice: its facts in the reader's language, its text as it stands.

use std::ops::Range;

use serde::Serialize;

use super::builder::{PageBuilder, headings};
use super::citing::{CitingView, citing};
use super::connections::{ConnectionsView, connections};
use super::parallel::anchor;
use super::{HeadingView, Link, Text};
use crate::content::markdown::escape;
use crate::content::{EventDate, Notice, Provenance, Vocabulary};
use crate::knowledge::{Library, NoticeIndex};
use crate::path::UrlPath;
use crate::site::plan::PageKind;

/// A notice.
#[derive(Debug, Serialize)]
pub struct NoticeView {
    /// Title.
    pub title: Text,
    /// The line above the title.
    pub kicker: Option<Text>,
    /// One sentence about it.
    pub summary: Option<Text>,
    /// The key of its kind's word.
    pub kind: &'static str,
    /// Date of publication, as a reader writes it.
    pub date: Option<String>,
    /// The same in ISO 8601.
    pub date_iso: Option<String>,
    /// Its year and that year's page.
    pub year: Option<Link>,
    /// When and where what it reports happened.
    pub events: Vec<EventView>,
    /// Its own document number.
    pub document_number: Option<Text>,
    /// The files that come with it.
    pub attachments: Vec<AttachmentView>,
    /// Named officials.
    pub people: Vec<Link>,
    /// Its topics.
    pub topics: Vec<Link>,
    /// Its series.
    pub series: Option<Link>,
    /// The editions of its series next to it, oldest first; this one is among them.
    pub editions: Vec<Edition>,
    /// Its organisations.
    pub organisations: Vec<Link>,
    /// Its places.
    pub places: Vec<Link>,
    /// The text, as HTML.
    pub html: String,
    /// The language of title, text and notes, where that is not the page's.
    pub lang: Option<String>,
    /// What a reader of this page calls that language.
    pub lang_name: Option<String>,
    /// The headings of the text.
    pub headings: Vec<HeadingView>,
    /// What the text is a translation of.
    pub translation: Option<TranslationView>,
    /// The page with two languages side by side.
    pub parallel: Option<UrlPath>,
    /// How many blocks of the text are marked, as their original has changed.
    pub stale: usize,
    /// Whether the original says more or less than it did, besides.
    pub is_incomplete: bool,
    /// What connects it with other notices.
    pub connections: ConnectionsView,
    /// How it is cited.
    pub citing: CitingView,
    /// What a reader must know about the source.
    pub editor_notes: Vec<Text>,
    /// What awaits a person's decision.
    pub review: Vec<ReviewView>,
    /// Where it was taken from.
    pub provenance: ProvenanceView,
    /// Whether the page shows highlighted code.
    #[serde(skip)]
    pub has_code: bool,
}

/// A file that comes with a notice.
#[derive(Debug, Serialize)]
pub struct AttachmentView {
    /// What the notice calls it.
    pub name: Text,
    /// Where it is.
    pub url: Option<String>,
}

/// When and where something happened.
#[derive(Debug, Serialize)]
pub struct EventView {
    /// The days, as a reader writes them.
    pub days: String,
    /// Where.
    pub place: Option<Link>,
}

/// An edition of a series.
#[derive(Debug, Serialize)]
pub struct Edition {
    /// Its page, called by its year.
    pub link: Link,
    /// Whether it is the notice of this page.
    pub current: bool,
}

/// What a text is a translation of.
#[derive(Debug, Serialize)]
pub struct TranslationView {
    /// The key of its status' word.
    pub status: &'static str,
    /// What a reader of this page calls the language it was made from.
    pub of: Option<String>,
}

/// Something that awaits review.
#[derive(Debug, Serialize)]
pub struct ReviewView {
    /// The field.
    pub field: String,
    /// What is uncertain, and the evidence.
    pub evidence: String,
}

/// Where a notice was taken from.
#[derive(Debug, Serialize)]
pub struct ProvenanceView {
    /// Who published it.
    pub publisher: Option<Text>,
    /// Who wrote it.
    pub author: Option<Text>,
    /// At what address.
    pub url: Option<String>,
    /// When it was saved, as a reader writes it.
    pub retrieved: Option<String>,
    /// The name of the saved file.
    pub file: Option<Text>,
    /// SHA-256 of that file.
    pub sha256: Option<String>,
    /// The key of the word that says how near the text is to the source's.
    pub rendition: Option<&'static str>,
    /// Whether anything else than the publisher is known of it.
    pub is_known: bool,
    /// How many lines of the saved file import left out.
    pub dropped: usize,
    /// The same by the rule that says what they are.
    pub dropped_rules: Vec<DroppedView>,
}

/// Lines that import left out by one rule.
#[derive(Debug, Serialize)]
pub struct DroppedView {
    /// The rule; in the words of import, where the interface has none.
    pub rule: Text,
    /// How many lines.
    pub count: usize,
}

pub(super) fn notice(builder: &PageBuilder<'_>, index: NoticeIndex) -> NoticeView {
    let entry = builder.site.library.notice(index);
    let text = entry.text(builder.language());
    let reading = builder.site.library.reading(index).text(text.language);
    let foreign = (text.language != builder.language()).then_some(text.language);
    let own = |words: &str| builder.text(words, text.language);
    let links = |vocabulary: Vocabulary| builder.term_links(vocabulary, entry.terms(vocabulary));
    NoticeView {
        title: own(&text.title),
        kicker: text.kicker.as_deref().map(own),
        summary: text.summary.as_deref().map(own),
        kind: entry.kind.key(),
        date: entry.date.map(|date| builder.config.conventions.date(date)),
        date_iso: entry.date.map(|date| date.to_string()),
        year: entry.year.map(|year| builder.link_to(PageKind::Year(year), builder.year(year))),
        events: entry.events.iter().map(|event| event_view(builder, event)).collect(),
        document_number: text.document_number.as_deref().map(own),
        attachments: text
            .attachments
            .iter()
            .map(|one| AttachmentView { name: own(&one.name), url: one.url.clone() })
            .collect(),
        people: people_links(builder, text),
        topics: links(Vocabulary::Topics),
        series: links(Vocabulary::Series).pop(),
        editions: editions(builder, index),
        organisations: links(Vocabulary::Organisations),
        places: links(Vocabulary::Places),
        html: html(builder, index, text),
        lang: foreign.map(|language| language.to_string()),
        lang_name: foreign.map(|language| builder.language_name(language)),
        headings: headings(&text.body),
        translation: text.translation.as_ref().map(|translation| TranslationView {
            status: translation.status.key(),
            of: translation.of.map(|language| builder.language_name(language)),
        }),
        parallel: builder.parallel_href(index),
        stale: reading.map_or(0, |reading| reading.stale.len()),
        is_incomplete: reading.is_some_and(|reading| reading.is_incomplete),
        connections: connections(builder, index),
        citing: citing(builder, index),
        editor_notes: text.editor_notes.iter().map(|note| own(note)).collect(),
        review: review(builder, text),
        provenance: provenance(builder, text),
        has_code: text.body.has_code,
    }
}

/// The people that a text names, with their pages.
fn people_links(builder: &PageBuilder<'_>, text: &Notice) -> Vec<Link> {
    let library = builder.site.library;
    let link = |name: &String| {
        let person = library.person(text.language, name)?;
        let href = builder.href(PageKind::Person(person));
        Some(Link { href, label: builder.text(name, text.language), count: None })
    };
    text.people.iter().filter_map(link).collect()
}

/// The text, with a remark at each block whose original has changed.
fn html(builder: &PageBuilder<'_>, index: NoticeIndex, text: &Notice) -> String {
    let body = &text.body;
    let reading = builder.site.library.reading(index);
    let stale = reading.text(text.language).map(|own| &own.stale);
    let parallel = reading.parallels.iter().find(|one| one.other == text.language);
    let (Some(stale), Some(parallel)) = (stale.filter(|stale| !stale.is_empty()), parallel) else {
        return body.html.clone();
    };
    let original = builder.site.library.notice(index).original();
    let page = builder.href(PageKind::Parallel(index));
    let word = escape(&builder.word("stale-block"));
    let mut html = String::with_capacity(body.html.len() + 200 * stale.len());
    let mut copied = 0;
    for pair in &parallel.pairs {
        let block = pair.right.map(|right| right as usize).filter(|right| stale.contains(right));
        let block = block.and_then(|number| body.blocks.get(number));
        let Some(at) = block.and_then(|block| body.place_for_remark(block)) else { continue };
        let href = page.clone().with_fragment(&anchor(original, text, pair));
        html.push_str(&body.html[copied..at]);
        html.push_str(&format!(
            "<a class=\"stale\" lang=\"{}\" href=\"{}\">{word}</a> ",
            builder.language(),
            href.as_str()
        ));
        copied = at;
    }
    html.push_str(&body.html[copied..]);
    html
}

fn event_view(builder: &PageBuilder<'_>, event: &EventDate) -> EventView {
    EventView {
        days: builder.site.words.days(builder.config, event.start, event.end),
        place: builder.place_link(event.place.as_ref()),
    }
}

/// How many editions before and after its own a notice names; the series' page has all.
pub(in crate::site) const NEAR_EDITIONS: usize = 3;

fn editions(builder: &PageBuilder<'_>, index: NoticeIndex) -> Vec<Edition> {
    let (all, near) = editions_near(builder.site.library, index, NEAR_EDITIONS);
    let edition = |number: usize| {
        let other = all[number];
        let label = builder.edition_label(all, number);
        Edition { link: builder.link_to(PageKind::Notice(other), label), current: other == index }
    };
    near.rev().map(edition).collect()
}

/// The notices of a notice's series, newest first, and the places among them of its own and of so many
/// before and after.
pub(in crate::site) fn editions_near(
    library: &Library,
    index: NoticeIndex,
    count: usize,
) -> (&[NoticeIndex], Range<usize>) {
    let series = library.notice(index).series.as_ref();
    let series = series.and_then(|id| library.term(Vocabulary::Series, id));
    let all = series.map_or(&[][..], |series| &series.notices);
    // The notices of a series are in the order of their numbers.
    let own = all.binary_search(&index).unwrap_or_default();
    (all, own.saturating_sub(count)..all.len().min(own + count + 1))
}

fn review(builder: &PageBuilder<'_>, text: &Notice) -> Vec<ReviewView> {
    let view = |review: &crate::content::Review| ReviewView {
        field: builder.field_name(&review.field),
        evidence: review.evidence.clone(),
    };
    text.review.iter().map(view).collect()
}

/// What a reader calls a rule of import; a site may have rules of its own.
fn rule_name(builder: &PageBuilder<'_>, rule: &str) -> Text {
    let key = format!("rule-{}", rule.replace(' ', "-").to_lowercase());
    let no_args = fluent_bundle::FluentArgs::new();
    match builder.site.words.get(builder.language(), &key, &no_args) {
        Some(word) => Text { text: word, lang: None },
        None => Text { text: rule.to_owned(), lang: None },
    }
}

fn provenance(builder: &PageBuilder<'_>, text: &Notice) -> ProvenanceView {
    let Provenance { publisher, author, url, retrieved, file, sha256, rendition, dropped } =
        &text.provenance;
    ProvenanceView {
        publisher: publisher.as_deref().map(|publisher| builder.text(publisher, text.language)),
        author: author.as_deref().map(|author| builder.text(author, text.language)),
        url: url.clone(),
        retrieved: retrieved.map(|date| builder.config.conventions.date(date)),
        file: file.as_deref().map(|file| builder.name(file)),
        sha256: sha256.clone(),
        rendition: rendition.map(crate::content::Rendition::key),
        is_known: [author, url, file, sha256].into_iter().any(Option::is_some)
            || retrieved.is_some()
            || rendition.is_some()
            || !dropped.is_empty(),
        dropped: dropped.iter().map(|(_, count)| count).sum(),
        dropped_rules: dropped
            .iter()
            .map(|(rule, count)| DroppedView { rule: rule_name(builder, rule), count: *count })
            .collect(),
    }
}
