//! What the JSON files hold. The published schemas are derived from these structs, and their
//! descriptions from these comments.

use std::borrow::Cow;
use std::collections::BTreeMap;

use jiff::civil::Date;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

use crate::content::{Kind, RelationKind, Rendition, TranslationStatus};

/// All notices of a collection, without their texts. Addresses are absolute, or relative to this
/// file.
#[derive(Serialize, JsonSchema)]
pub struct Notices<'a> {
    /// The schema of this file.
    #[serde(rename = "$schema")]
    pub schema: String,
    /// What the collection is called, by language.
    pub titles: BTreeMap<&'a str, &'a str>,
    /// The notices, newest first.
    pub notices: Vec<Particulars<'a>>,
}

/// A notice with all its texts. Addresses are absolute, or relative to this file; those in the
/// Markdown are relative to the page of the text.
#[derive(Serialize, JsonSchema)]
pub struct Notice<'a> {
    /// The schema of this file.
    #[serde(rename = "$schema")]
    pub schema: String,
    #[serde(flatten)]
    pub particulars: Particulars<'a>,
}

/// What is known of a notice.
#[derive(Serialize, JsonSchema)]
pub struct Particulars<'a> {
    /// Its id, which never changes.
    pub id: &'a str,
    /// What sort of document it is.
    #[schemars(schema_with = "kind")]
    pub kind: &'static str,
    /// The day of its publication, if that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Day>,
    /// The year it stands under, if that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<i16>,
    /// What it speaks of, as ids of the vocabulary.
    pub topics: Vec<&'a str>,
    /// The series it is an edition of, as an id of the vocabulary.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub series: Option<&'a str>,
    /// Bodies that issued it or act in it, as ids of the vocabulary.
    pub organisations: Vec<&'a str>,
    /// Where it happened, and what places it names, as ids of the vocabulary.
    pub places: Vec<&'a str>,
    /// When and where what it reports happened.
    pub events: Vec<Event<'a>>,
    /// What it does to other notices.
    pub relations: Vec<Relation<'a>>,
    /// What other notices do to it; `notice` is the one that acts.
    pub acted_on: Vec<Relation<'a>>,
    /// The ids of the notices that its texts cite.
    pub cites: Vec<&'a str>,
    /// The ids of the notices whose texts cite it.
    pub cited_by: Vec<&'a str>,
    /// The addresses of its pages, by language. There is one in each language of the collection.
    pub pages: BTreeMap<&'a str, String>,
    /// The address of its file with all texts.
    pub json: String,
    /// Its texts, one for each language that it has.
    pub texts: Vec<Text<'a>>,
}

/// When and where something happened.
#[derive(Serialize, JsonSchema)]
pub struct Event<'a> {
    /// The first day.
    pub start: Day,
    /// The last day.
    pub end: Day,
    /// Where, as an id of the vocabulary.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<&'a str>,
}

/// What one notice does to another.
#[derive(Serialize, JsonSchema)]
pub struct Relation<'a> {
    /// What the one that acts does.
    #[schemars(schema_with = "relation_kind")]
    pub kind: &'static str,
    /// The id of the other notice.
    pub notice: &'a str,
    /// Since when, where the record says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<Day>,
}

/// A notice in one language.
#[derive(Serialize, JsonSchema)]
pub struct Text<'a> {
    /// The language (BCP 47).
    pub language: &'a str,
    /// The title.
    pub title: &'a str,
    /// The line above the title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kicker: Option<&'a str>,
    /// One sentence about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<&'a str>,
    /// The notice's own document number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document_number: Option<&'a str>,
    /// Named officials.
    pub people: &'a [String],
    /// The files that come with it.
    pub attachments: Vec<Attachment<'a>>,
    /// Where it was taken from.
    pub source: Source<'a>,
    /// What it is a translation of, if the record says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub translation: Option<Translation<'a>>,
    /// What a reader must know about the source.
    pub editor_notes: &'a [String],
    /// What awaits a person's decision: the field, and the evidence.
    pub review: BTreeMap<&'a str, &'a str>,
    /// The address of its page.
    pub page: String,
    /// The address of the text as Markdown.
    pub markdown_file: String,
    /// The text as Markdown; only in the notice's own file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub markdown: Option<String>,
}

/// A file that comes with a notice.
#[derive(Serialize, JsonSchema)]
pub struct Attachment<'a> {
    /// What the notice calls it.
    pub name: &'a str,
    /// Its address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<&'a str>,
}

/// Where a text was taken from.
#[derive(Serialize, JsonSchema)]
pub struct Source<'a> {
    /// Who published it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<&'a str>,
    /// Who wrote it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<&'a str>,
    /// At what address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<&'a str>,
    /// When it was saved.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retrieved: Option<Day>,
    /// The name of the saved file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<&'a str>,
    /// SHA-256 of the saved file, in hexadecimal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sha256: Option<&'a str>,
    /// Whether the text is the source's own words.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "rendition")]
    pub text: Option<&'static str>,
    /// How many lines of the saved file were left out, by the rule that says what they are.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub dropped: BTreeMap<&'a str, usize>,
}

/// Where a text stands between the source and a translation of it.
#[derive(Serialize, JsonSchema)]
pub struct Translation<'a> {
    /// Whether it is a translation, and whose.
    #[schemars(schema_with = "translation_status")]
    pub status: &'static str,
    /// The language it was made from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<&'a str>,
}

/// A day (RFC 3339, `full-date`).
#[derive(Clone, Copy)]
pub struct Day(pub Date);

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl JsonSchema for Day {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Day".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "date" })
    }
}

fn kind(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "enum": Kind::ALL.map(Kind::key) })
}

fn relation_kind(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "enum": RelationKind::ALL.map(RelationKind::key) })
}

fn rendition(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "enum": Rendition::ALL.map(Rendition::key) })
}

fn translation_status(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "enum": TranslationStatus::ALL.map(TranslationStatus::key) })
}
