//! The corpus as the records of a site of Gongwen's.

use std::fmt::Write;

use super::{Corpus, File, Language, Notice, Relation, Term, text};

/// The settings of the site.
pub const SITE: &str = r#"[[languages]]
tag = "zh"
name = "中文"
title = "样例公文集"

[[languages]]
tag = "en"
name = "English"
title = "Sample notices"
"#;

/// The files of a record of a vocabulary, one a language.
pub fn term_record(term: &Term) -> [File; 2] {
    Language::ALL.map(|language| {
        let title = term.title.of(language);
        let mut text = format!("+++\ntitle = \"{title}\"\n");
        list(&mut text, "terms", term.terms.iter().map(|other| other.of(language)));
        list(&mut text, "related", term.related.as_deref());
        text.push_str("+++\n");
        let path = format!("content/{}/{}.{}.md", term.folder, term.id, language.tag());
        File { path, text }
    })
}

/// The files of a notice, one a language.
pub fn notice_record(notice: &Notice, corpus: &Corpus) -> [File; 2] {
    let id = notice.id();
    let address = |term: &Term, language: Language| {
        format!("../../{}/{}.{}.md", term.folder, term.id, language.tag())
    };
    let body = text(notice, corpus, &address);
    Language::ALL.map(|language| {
        let mut text = front_matter(notice, corpus, language);
        text.push_str(body.of(language));
        File { path: format!("content/notices/{id}.{}.md", language.tag()), text }
    })
}

fn front_matter(notice: &Notice, corpus: &Corpus, language: Language) -> String {
    let all = &corpus.vocabularies;
    let mut text = String::with_capacity(8_000);
    text.push_str("+++\n");
    set(&mut text, "title", notice.title.of(language));
    let _ = writeln!(text, "date = {}", notice.date);
    set(&mut text, "kind", notice.kind);
    list(&mut text, "topics", notice.topics.iter().map(|topic| &*all.topics[*topic].id));
    if let Some(series) = notice.series {
        set(&mut text, "series", &all.series[series].id);
    }
    list(&mut text, "organisations", [&*all.organisations[notice.issuer].id]);
    list(&mut text, "places", [&*all.places[notice.place].id]);
    list(&mut text, "people", notice.people.iter().map(|person| person.of(language)));
    if let Some(number) = &notice.document_number {
        set(&mut text, "document_number", number.of(language));
    }
    set(&mut text, "summary", notice.summary.of(language));
    if let Some(Relation { kind, to }) = &notice.relation {
        let _ = writeln!(text, "\n[[relations]]\nkind = \"{kind}\"\nto = \"{to}\"");
    }
    let issuer = all.organisations[notice.issuer].title.of(language);
    let address = format!("https://www.example.org/{}.html", notice.id());
    text.push_str("\n[source]\n");
    set(&mut text, "publisher", issuer);
    set(&mut text, "url", &address);
    text.push_str("text = \"verbatim\"\n\n[translation]\n");
    text.push_str(match language {
        Language::Chinese => "status = \"original\"\n",
        Language::English => "status = \"unofficial\"\nof = \"zh\"\n",
    });
    text.push_str("+++\n");
    text
}

/// Adds a line with a text, in which no sign has a meaning in TOML.
fn set(text: &mut String, key: &str, value: &str) {
    let _ = writeln!(text, "{key} = \"{value}\"");
}

/// Adds a line with texts, if there are any.
fn list<'a>(text: &mut String, key: &str, values: impl IntoIterator<Item = &'a str>) {
    let values: Vec<String> = values.into_iter().map(|value| format!("\"{value}\"")).collect();
    if !values.is_empty() {
        let _ = writeln!(text, "{key} = [{}]", values.join(", "));
    }
}
