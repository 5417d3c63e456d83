//! The filters by which templates show texts and links: `{{ notice.title | text }}`,
//! `{{ notice.series | link }}`, `{{ notice.topics | links }}`.
//!
//! A page has some fifty of them, so they are functions here and no components: a component is a
//! template of its own, with a context of its own, each time it is used.

use tera::value::{Key, Map};
use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

use crate::content::markdown::escape_into;

/// Makes the filters known. `links` puts between two links what `separator` gives.
pub(super) fn register(
    tera: &mut Tera,
    separator: impl Fn(&State<'_>) -> TeraResult<Value> + Send + Sync + 'static,
) {
    tera.register_filter("text", |value: &Value, _: Kwargs, _: &State<'_>| {
        let mut html = String::new();
        text(value, &mut html)?;
        Ok::<_, Error>(Value::safe_string(&html))
    });
    tera.register_filter("link", |value: &Value, _: Kwargs, _: &State<'_>| {
        let mut html = String::new();
        link(value, &mut html)?;
        Ok::<_, Error>(Value::safe_string(&html))
    });
    tera.register_filter("links", move |values: &Value, _: Kwargs, state: &State<'_>| {
        let Some(values) = values.as_array() else { return Err(not_a("list of links", values)) };
        let separator = if values.len() > 1 { Some(separator(state)?) } else { None };
        let mut html = String::new();
        for (number, value) in values.iter().enumerate() {
            if let Some(separator) = separator.as_ref().filter(|_| number > 0) {
                escape_into(separator.as_str().unwrap_or_default(), &mut html);
            }
            link(value, &mut html)?;
        }
        Ok(Value::safe_string(&html))
    });
}

/// A text, with its language where that is not the page's.
fn text(value: &Value, html: &mut String) -> TeraResult<()> {
    let fields = value.as_map().ok_or_else(|| not_a("text", value))?;
    let words = field(fields, "text").ok_or_else(|| not_a("text", value))?;
    match field(fields, "lang") {
        Some(lang) => {
            html.push_str("<span lang=\"");
            escape_into(lang, html);
            html.push_str("\">");
            escape_into(words, html);
            html.push_str("</span>");
        }
        None => escape_into(words, html),
    }
    Ok(())
}

fn link(value: &Value, html: &mut String) -> TeraResult<()> {
    let fields = value.as_map().ok_or_else(|| not_a("link", value))?;
    let href = field(fields, "href").ok_or_else(|| not_a("link", value))?;
    let label = fields.get(&Key::Str("label")).ok_or_else(|| not_a("link", value))?;
    html.push_str("<a href=\"");
    escape_into(href, html);
    html.push_str("\">");
    text(label, html)?;
    html.push_str("</a>");
    Ok(())
}

fn field<'a>(fields: &'a Map, name: &'static str) -> Option<&'a str> {
    fields.get(&Key::Str(name)).and_then(Value::as_str)
}

fn not_a(wanted: &str, value: &Value) -> Error {
    Error::message(format!("this is no {wanted} but a value of type {}", value.name()))
}
