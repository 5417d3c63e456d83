//! The file of a record: front matter in the order of the documentation, then the text.

use std::collections::BTreeMap;

use super::attachments::Attachment;
use super::describe::Described;
use super::report::{Dropped, Evidence, Report, Tag};
use super::slug::slug;
use super::{Imported, Saved};
use crate::content::{Kind, Vocabulary};
use crate::hash::sha256_hex;
use crate::language::Language;
use crate::path::NoticeId;
use jiff::civil::Date;

/// What front matter begins with: the facts of a notice, and its words beside the text.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// Title.
    pub title: &'a str,
    /// The line above the title.
    pub kicker: Option<&'a str>,
    /// Date of publication.
    pub date: Option<Date>,
    /// The year it stands under, where there is no date.
    pub year: Option<i16>,
    /// What sort of document it is.
    pub kind: Kind,
    /// The records of the vocabularies that it names; of series, only the first counts.
    pub ids: &'a [(Vocabulary, &'a str)],
    /// Named officials.
    pub people: &'a [String],
    /// Its own number.
    pub document_number: Option<&'a str>,
    /// One sentence for lists.
    pub summary: Option<&'a str>,
}

/// The file of a notice that a person begins: its facts, and no text yet.
#[must_use]
pub fn new_notice(facts: &Facts<'_>) -> String {
    file(&[facts.lines()], "")
}

/// The file of a plain page that a person begins.
#[must_use]
pub fn new_page(title: &str) -> String {
    file(&[vec![format!("title = {}", toml_string(title))]], "")
}

/// The file of a record of a vocabulary, without an article: its name, the terms by which texts speak
/// of it, and its relations, each a key and ids.
#[must_use]
pub fn new_term(title: &str, terms: &[impl AsRef<str>], relations: &[(&str, &[String])]) -> String {
    let mut lines =
        vec![format!("title = {}", toml_string(title)), format!("terms = {}", toml_list(terms))];
    let stated = relations.iter().filter(|(_, ids)| !ids.is_empty());
    lines.extend(stated.map(|(key, ids)| format!("{key} = {}", toml_list(ids))));
    file(&[lines], "")
}

/// What a record is made of.
pub(super) struct Parts<'a> {
    pub saved: Saved<'a>,
    pub encoding: Option<&'static str>,
    pub language: Language,
    pub described: Described,
    pub tags: Vec<Tag>,
    /// The text, as Markdown.
    pub body: String,
}

/// Writes the record.
pub(super) fn write(parts: Parts<'_>) -> Imported {
    let sha256 = sha256_hex(parts.saved.bytes);
    let id = id(&parts, &sha256);
    let front_matter = [
        facts(&parts),
        event(&parts.described),
        attachments(&parts.described),
        source(&parts, &sha256),
        review(&parts),
    ];
    let text = file(&front_matter, &parts.body);
    let name = parts.saved.name.to_owned();
    let Parts { encoding, language, described, tags, .. } = parts;
    let Described { title, kicker, date, event, publisher, author, kind, people, .. } = described;
    let Described { document_number, attachments, url, retrieved, .. } = described;
    let Described { notes, dropped, .. } = described;
    let report = Report {
        encoding,
        title,
        kicker,
        date,
        event,
        publisher,
        author,
        document_number,
        attachments,
        url,
        retrieved,
        kind,
        people,
        tags,
        evidence: notes.evidence,
        review: notes.review,
        dropped,
    };
    Imported { id, language, text, name, sha256, report }
}

/// Front matter, its tables with a blank line between them, and the text. Tables without lines are
/// left out.
fn file(tables: &[Vec<String>], body: &str) -> String {
    let tables: Vec<String> =
        tables.iter().filter(|lines| !lines.is_empty()).map(|lines| lines.join("\n")).collect();
    let space = if body.is_empty() { "" } else { "\n" };
    format!("+++\n{}\n+++\n{space}{body}", tables.join("\n\n"))
}

/// `YEAR/SLUG`: the series' id as the slug of an edition, else words of the title.
fn id(parts: &Parts<'_>, sha256: &str) -> NoticeId {
    let described = &parts.described;
    let year = described.date.or(described.event.map(|(start, _)| start)).map(|date| date.year());
    let year = year.map_or_else(|| "undated".to_owned(), |year| format!("{year:04}"));
    let slug = match ids(&parts.tags, Vocabulary::Series).first() {
        Some(series) => series.replace('/', "-"),
        None => slug(&described.title),
    };
    let by_hash = || format!("{year}/notice-{}", &sha256[..8]);
    let wish = if slug.is_empty() { by_hash() } else { format!("{year}/{slug}") };
    // A slug can be a name that some system reserves ("con"); the hash never is.
    NoticeId::new(&wish)
        .or_else(|_| NoticeId::new(&by_hash()))
        .unwrap_or_else(|_| NoticeId::undated())
}

fn ids(tags: &[Tag], vocabulary: Vocabulary) -> Vec<&str> {
    tags.iter().filter(|tag| tag.vocabulary == vocabulary).map(|tag| tag.id.as_str()).collect()
}

fn facts(parts: &Parts<'_>) -> Vec<String> {
    let described = &parts.described;
    let ids: Vec<(Vocabulary, &str)> =
        parts.tags.iter().map(|tag| (tag.vocabulary, tag.id.as_str())).collect();
    let facts = Facts {
        title: &described.title,
        kicker: described.kicker.as_deref(),
        date: described.date,
        // The year it stands under; that there is no date is up for review.
        year: described.event.map(|(start, _)| start.year()),
        kind: described.kind,
        ids: &ids,
        people: &described.people,
        document_number: described.document_number.as_deref(),
        summary: described.summary.as_deref(),
    };
    facts.lines()
}

impl Facts<'_> {
    fn lines(&self) -> Vec<String> {
        let Self { title, kicker, date, year, kind, ids, people, document_number, summary } = self;
        let text = |key: &str, text: &Option<&str>| {
            text.map(|text| format!("{key} = {}", toml_string(text)))
        };
        let mut lines = vec![format!("title = {}", toml_string(title))];
        lines.extend(text("kicker", kicker));
        lines.extend(match (date, year) {
            (Some(date), _) => Some(format!("date = {date}")),
            (None, year) => year.map(|year| format!("year = {year}")),
        });
        lines.push(format!("kind = {}", toml_string(kind.key())));
        for vocabulary in Vocabulary::ALL {
            let key = vocabulary.folder();
            let of = ids.iter().filter(|(of, _)| *of == vocabulary).map(|(_, id)| *id);
            match (vocabulary, of.collect::<Vec<_>>().as_slice()) {
                (_, []) => {}
                (Vocabulary::Series, [id, ..]) => {
                    lines.push(format!("{key} = {}", toml_string(id)))
                }
                (_, ids) => lines.push(format!("{key} = {}", toml_list(ids))),
            }
        }
        if !people.is_empty() {
            lines.push(format!("people = {}", toml_list(people)));
        }
        lines.extend(text("document_number", document_number));
        lines.extend(text("summary", summary));
        lines
    }
}

fn event(described: &Described) -> Vec<String> {
    let Some((start, end)) = described.event else { return Vec::new() };
    let mut lines = vec!["[[events]]".to_owned(), format!("start = {start}")];
    if end != start {
        lines.push(format!("end = {end}"));
    }
    let place = described.places.first();
    lines.extend(place.map(|place| format!("place = {}", toml_string(place.as_str()))));
    lines
}

fn attachments(described: &Described) -> Vec<String> {
    let mut lines = Vec::new();
    for Attachment { name, url } in &described.attachments {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.push("[[attachments]]".to_owned());
        lines.push(format!("name = {}", toml_string(name)));
        lines.extend(url.as_deref().map(|url| format!("url = {}", toml_string(url))));
    }
    lines
}

fn source(parts: &Parts<'_>, sha256: &str) -> Vec<String> {
    let publisher = parts.described.publisher.as_deref();
    let mut lines = vec!["[source]".to_owned()];
    lines.extend(publisher.map(|publisher| format!("publisher = {}", toml_string(publisher))));
    let author = parts.described.author.as_deref();
    lines.extend(author.map(|author| format!("author = {}", toml_string(author))));
    let url = parts.described.url.as_deref();
    lines.extend(url.map(|url| format!("url = {}", toml_string(url))));
    lines.extend(parts.described.retrieved.map(|day| format!("retrieved = {day}")));
    lines.push(format!("file = {}", toml_string(parts.saved.name)));
    lines.push(format!("sha256 = {}", toml_string(sha256)));
    lines.push("text = \"verbatim\"".to_owned());
    lines.extend(dropped(&parts.described.dropped));
    lines
}

/// How many lines were left out by each rule, in the order of the text.
fn dropped(dropped: &[Dropped]) -> Option<String> {
    let mut rules: Vec<(&str, usize)> = Vec::new();
    for one in dropped {
        match rules.iter_mut().find(|(rule, _)| *rule == one.rule) {
            Some((_, count)) => *count += 1,
            None => rules.push((&one.rule, 1)),
        }
    }
    let counts: Vec<String> =
        rules.iter().map(|(rule, count)| format!("{} = {count}", toml_string(rule))).collect();
    (!counts.is_empty()).then(|| format!("dropped = {{ {} }}", counts.join(", ")))
}

/// What a person must decide, one line a field.
fn review(parts: &Parts<'_>) -> Vec<String> {
    let mut by_field: BTreeMap<&'static str, Vec<&str>> = BTreeMap::new();
    for Evidence { field, evidence } in &parts.described.notes.review {
        by_field.entry(field).or_default().push(evidence);
    }
    if by_field.is_empty() {
        return Vec::new();
    }
    let line = |(field, evidence): (&str, Vec<&str>)| {
        format!("{field} = {}", toml_string(&evidence.join("; ")))
    };
    std::iter::once("[review]".to_owned()).chain(by_field.into_iter().map(line)).collect()
}

/// Text as a TOML string, on one line.
pub(super) fn toml_string(text: &str) -> String {
    toml::Value::from(text.replace(['\n', '\r'], " ")).to_string()
}

/// Texts as a TOML array, on one line.
pub(super) fn toml_list(texts: &[impl AsRef<str>]) -> String {
    let quoted: Vec<String> = texts.iter().map(|text| toml_string(text.as_ref())).collect();
    format!("[{}]", quoted.join(", "))
}
