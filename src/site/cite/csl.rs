//! Citations as CSL-JSON, the input of the processors of the Citation Style Language (schema
//! `csl-data.json`, CSL 1.0.2).

use jiff::civil::Date;
use serde::Serialize;

use super::{Cited, DocumentKind, Standing, filled};

/// Documents as one array, which is what programs import.
#[must_use]
pub fn csl_json(cited: &[Cited<'_>]) -> String {
    let items: Vec<_> = cited.iter().map(item).collect();
    // Strings and numbers under names that are fixed: there is nothing here that JSON cannot say.
    serde_json::to_string(&items).unwrap_or_default()
}

/// An item. The order is that of the output.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Item {
    id: String,
    #[serde(rename = "type")]
    item_type: &'static str,
    title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    original_title: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    author: Vec<Name>,
    #[serde(skip_serializing_if = "Option::is_none")]
    container_title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<When>,
    #[serde(skip_serializing_if = "Option::is_none")]
    accessed: Option<When>,
    #[serde(rename = "URL", skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
}

/// A name that is not taken apart.
#[derive(Serialize)]
struct Name {
    literal: String,
}

/// A date as a list of one: year, month and day as far as they are known.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct When {
    date_parts: [Vec<i16>; 1],
}

fn item(cited: &Cited<'_>) -> Item {
    let text = &cited.text;
    let publisher = text.other_publisher();
    let (container_title, publisher) = match cited.kind {
        DocumentKind::News => (publisher, None),
        DocumentKind::Official | DocumentKind::Regulation | DocumentKind::Other => {
            (None, publisher)
        }
    };
    let (original_title, note) = match &cited.standing {
        Standing::TranslationOf(original) => (filled(Some(original.title)), None),
        Standing::Original | Standing::Translation => (None, cited.translation_note()),
    };
    Item {
        id: cited.citation_key(),
        item_type: item_type(cited),
        title: text.title(),
        original_title,
        author: text.authors().into_iter().map(|literal| Name { literal }).collect(),
        container_title,
        publisher,
        number: text.document_number(),
        issued: cited.date.map(day).or(cited.year.map(|year| When { date_parts: [vec![year]] })),
        accessed: cited.retrieved().map(day),
        url: cited.url(),
        language: filled(Some(text.language)),
        note,
    }
}

/// The type. An official document is a report to CSL, which has none for it and prints a number and
/// a publisher with a report.
fn item_type(cited: &Cited<'_>) -> &'static str {
    match cited.kind {
        DocumentKind::News => "article-newspaper",
        DocumentKind::Official => "report",
        DocumentKind::Regulation => "regulation",
        DocumentKind::Other if cited.url().is_some() => "webpage",
        DocumentKind::Other => "document",
    }
}

fn day(date: Date) -> When {
    When { date_parts: [vec![date.year(), date.month().into(), date.day().into()]] }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::super::samples::{
        bare, conference, conference_in_chinese, hostile, hostile_texts, opinions,
    };
    use super::*;

    #[test]
    fn items_are_as_the_schema_has_them() {
        let cases = [
            (
                conference(),
                json!({
                    "id": "2026:drug-registration-conference:en",
                    "type": "article-newspaper",
                    "title": "National Conference on Medicines",
                    "author": [{ "literal": "National Medical Products Administration" }],
                    "issued": { "date-parts": [[2026, 2, 5]] },
                    "accessed": { "date-parts": [[2026, 11, 22]] },
                    "URL": "https://example.org/news/1?a=1&b=2",
                    "language": "en",
                }),
            ),
            (
                conference_in_chinese(),
                json!({
                    "id": "2026:drug-registration-conference:zh",
                    "type": "article-newspaper",
                    "title": "全国药品会议召开",
                    "original-title": "National Conference on Medicines",
                    "author": [{ "literal": "国家药品监督管理局" }],
                    "issued": { "date-parts": [[2026, 2, 5]] },
                    "accessed": { "date-parts": [[2026, 11, 22]] },
                    "URL": "https://example.org/news/1?a=1&b=2",
                    "language": "zh",
                }),
            ),
            (
                opinions(),
                json!({
                    "id": "2021:opinions:zh-Hans",
                    "type": "report",
                    "title": "关于加强监管的意见",
                    "author": [{ "literal": "国务院办公厅" }, { "literal": "国家药品监督管理局" }],
                    "publisher": "中国政府网",
                    "number": "国办发〔2021〕16号",
                    "issued": { "date-parts": [[2021]] },
                    "language": "zh-Hans",
                }),
            ),
            (
                bare(),
                json!({
                    "id": "bare:en",
                    "type": "document",
                    "title": "Is 5% {of} it_all R&D?",
                    "language": "en",
                    "note": "Translation",
                }),
            ),
        ];
        for (cited, expected) in cases {
            let items: Value = serde_json::from_str(&csl_json(&[cited])).unwrap();
            assert_eq!(items, json!([expected]));
        }
    }

    #[test]
    fn many_documents_make_one_array() {
        let items: Value = serde_json::from_str(&csl_json(&[conference(), bare()])).unwrap();
        assert_eq!(items[1]["id"], "bare:en");
        assert_eq!(csl_json(&[]), "[]");
    }

    proptest! {
        #[test]
        fn any_text_makes_an_item(texts in hostile_texts()) {
            let cited = hostile(&texts);
            let items: Value = serde_json::from_str(&csl_json(std::slice::from_ref(&cited))).unwrap();
            prop_assert_eq!(&items[0]["title"], &cited.text.title());
        }
    }
}
