//! Anything of schema.org, and how it is written in a page.

use serde::Serialize;

/// The whole of a page.
#[derive(Serialize)]
struct Graph {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    things: Vec<Thing>,
}

/// Anything of schema.org, as far as the site speaks of it.
#[derive(Serialize, Default)]
#[serde(rename_all = "camelCase")]
pub(super) struct Thing {
    #[serde(rename = "@type")]
    pub kind: &'static str,
    #[serde(rename = "@id", skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub headline: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_language: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identifier: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub report_number: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub legislation_identifier: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub legislation_legal_force: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<Box<Thing>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_based_on: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub translation_of_work: Option<Box<Thing>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub work_translation: Vec<Thing>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub about: Vec<Thing>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub legislation_amends: Vec<Thing>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub legislation_repeals: Vec<Thing>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub legislation_changes: Vec<Thing>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub legislation_ensures_implementation_of: Vec<Thing>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub citation: Vec<Thing>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<Box<Thing>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_defined_term_set: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub main_entity: Option<Box<Thing>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub item_list_element: Vec<Thing>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub position: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item: Option<String>,
}

impl Thing {
    pub fn named(kind: &'static str, name: &str) -> Self {
        Self { kind, name: Some(name.to_owned()), ..Self::default() }
    }
}

/// Things as the text of a `script` element.
pub(super) fn script(things: Vec<Thing>) -> String {
    // Strings and numbers under names that are fixed: there is nothing here that JSON cannot say.
    let json = serde_json::to_string(&Graph { context: "https://schema.org", things });
    for_script(&json.unwrap_or_default())
}

/// JSON that can stand in a `script` element: what HTML would read as an end tag or a comment there
/// is written as an escape, and so are the line breaks that JavaScript knows and JSON does not.
fn for_script(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                out.push_str(&format!("\\u{:04x}", u32::from(c)));
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_the_script() {
        let hostile = "</script><!--<script>]]>&amp;\u{2028}\u{2029}\"\\";
        let text = script(vec![Thing::named("WebPage", hostile)]);
        assert!(!text.contains(['<', '>', '&', '\u{2028}', '\u{2029}']), "{text}");
        let read: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(read["@graph"][0]["name"], hostile);
    }
}
