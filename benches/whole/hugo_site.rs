//! The corpus as a site of Hugo's: the same texts, and plain pages of notices, topics, years and
//! series. It has no search, no comparison of languages and no knowledge pages; links between
//! notices are not looked for. Templates and settings are in `hugo/`.

use std::fmt::Write;
use std::path::Path;

use crate::Failure;
use crate::corpus::{Corpus, Language, Notice, Term, text};
use crate::tree::Writer;

const FILES: [(&str, &str); 6] = [
    ("hugo.toml", include_str!("hugo/hugo.toml")),
    ("layouts/baseof.html", include_str!("hugo/layouts/baseof.html")),
    ("layouts/home.html", include_str!("hugo/layouts/home.html")),
    ("layouts/list.html", include_str!("hugo/layouts/list.html")),
    ("layouts/page.html", include_str!("hugo/layouts/page.html")),
    ("layouts/taxonomy.html", include_str!("hugo/layouts/taxonomy.html")),
];

/// Writes the site.
pub fn write(corpus: &Corpus, folder: &Path) -> Result<(), Failure> {
    let mut writer = Writer::new(folder);
    for (path, text) in FILES {
        writer.write(path, text)?;
    }
    writer.write("static/style.css", "body { max-width: 60rem; margin: auto }\n")?;
    for term in corpus.vocabularies.topics.iter().chain(&corpus.vocabularies.series) {
        for language in Language::ALL {
            let path = format!("content/{}/{}/_index.{}.md", term.folder, term.id, language.tag());
            writer.write(&path, &format!("+++\ntitle = \"{}\"\n+++\n", term.title.of(language)))?;
        }
    }
    for notice in corpus.notices() {
        let body = text(&notice, corpus, &address);
        for language in Language::ALL {
            let path = format!("content/notices/{}.{}.md", notice.id(), language.tag());
            let text = front_matter(&notice, corpus, language) + body.of(language);
            writer.write(&path, &text)?;
        }
    }
    Ok(())
}

/// Where the page of a topic is.
fn address(term: &Term, language: Language) -> String {
    format!("/{}/{}/{}/", language.tag(), term.folder, term.id)
}

fn front_matter(notice: &Notice, corpus: &Corpus, language: Language) -> String {
    let all = &corpus.vocabularies;
    let quoted = |texts: &mut dyn Iterator<Item = &str>| {
        texts.map(|text| format!("\"{text}\"")).collect::<Vec<_>>().join(", ")
    };
    let topics = quoted(&mut notice.topics.iter().map(|topic| &*all.topics[*topic].id));
    let people = quoted(&mut notice.people.iter().map(|person| person.of(language)));
    let mut text =
        format!("+++\ntitle = \"{}\"\ndate = {}\n", notice.title.of(language), notice.date);
    let _ = writeln!(text, "topics = [{topics}]\nyears = [\"{}\"]", notice.date.year());
    if let Some(series) = notice.series {
        let _ = writeln!(text, "series = [\"{}\"]", all.series[series].id);
    }
    let _ = writeln!(text, "[params]\nsummary = \"{}\"", notice.summary.of(language));
    if let Some(number) = &notice.document_number {
        let _ = writeln!(text, "number = \"{}\"", number.of(language));
    }
    let [issuer, place] = [&all.organisations[notice.issuer], &all.places[notice.place]]
        .map(|term| term.title.of(language));
    let _ = writeln!(text, "issuer = \"{issuer}\"\nplace = \"{place}\"\npeople = [{people}]\n+++");
    text
}
