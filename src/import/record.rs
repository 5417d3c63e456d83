//! The file of an imported record: front matter in the order of the documentation, then the text.

use super::describe::Described;
use super::report::{Report, Tag};
use super::slug::slug;
use super::{Imported, Saved};
use crate::content::Vocabulary;
use crate::hash::sha256_hex;
use crate::language::Language;
use crate::path::NoticeId;

/// Writes the record.
pub(super) fn write(
    saved: Saved<'_>,
    encoding: &'static str,
    language: Language,
    described: Described,
    tags: &[Tag],
    body: &str,
) -> Imported {
    let sha256 = sha256_hex(saved.bytes);
    let ids = |vocabulary: Vocabulary| -> Vec<&str> {
        let of = tags.iter().filter(|tag| tag.vocabulary == vocabulary);
        of.map(|tag| tag.id.as_str()).collect()
    };
    let series = ids(Vocabulary::Series).first().copied();
    let id = id(&described, series, &sha256);
    let text = format!("+++\n{}+++\n\n{body}", front_matter(saved, &described, &ids, &sha256));
    let Described { title, kicker, date, event, publisher, kind, people, notes, dropped, .. } =
        described;
    let report = Report {
        encoding,
        title,
        kicker,
        date,
        event,
        publisher,
        kind,
        people,
        tags: tags.to_vec(),
        evidence: notes.evidence,
        review: notes.review,
        dropped,
    };
    Imported { id, language, text, sha256, report }
}

/// `YEAR/SLUG`: the series' id as the slug of an edition, else words of the title.
fn id(described: &Described, series: Option<&str>, sha256: &str) -> NoticeId {
    let year = described.date.or(described.event.map(|(start, _)| start)).map(|date| date.year());
    let year = year.map_or_else(|| "undated".to_owned(), |year| format!("{year:04}"));
    let slug = match series {
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

fn front_matter<'t>(
    saved: Saved<'_>,
    described: &Described,
    ids: &impl Fn(Vocabulary) -> Vec<&'t str>,
    sha256: &str,
) -> String {
    let mut out = String::new();
    let mut line = |text: String| {
        out.push_str(&text);
        out.push('\n');
    };
    line(format!("title = {}", toml_string(&described.title)));
    if let Some(kicker) = &described.kicker {
        line(format!("kicker = {}", toml_string(kicker)));
    }
    if let Some(date) = described.date {
        line(format!("date = {date}"));
    } else if let Some((start, _)) = described.event {
        // The year it stands under; that there is no date is up for review.
        line(format!("year = {}", start.year()));
    }
    line(format!("kind = {}", toml_string(described.kind.key())));
    for (key, vocabulary) in [
        ("topics", Vocabulary::Topics),
        ("series", Vocabulary::Series),
        ("organisations", Vocabulary::Organisations),
        ("places", Vocabulary::Places),
    ] {
        match ids(vocabulary).as_slice() {
            [] => {}
            [id, ..] if vocabulary == Vocabulary::Series => {
                line(format!("{key} = {}", toml_string(id)));
            }
            ids => line(format!("{key} = {}", toml_list(ids))),
        }
    }
    if !described.people.is_empty() {
        line(format!("people = {}", toml_list(&described.people)));
    }
    if let Some(summary) = &described.summary {
        line(format!("summary = {}", toml_string(summary)));
    }
    if let Some((start, end)) = described.event {
        line(String::new());
        line("[[events]]".to_owned());
        line(format!("start = {start}"));
        if end != start {
            line(format!("end = {end}"));
        }
        if let Some(place) = described.places.first() {
            line(format!("place = {}", toml_string(place.as_str())));
        }
    }
    line(String::new());
    line("[source]".to_owned());
    if let Some(publisher) = &described.publisher {
        line(format!("publisher = {}", toml_string(publisher)));
    }
    line(format!("file = {}", toml_string(saved.name)));
    line(format!("sha256 = {}", toml_string(sha256)));
    line("text = \"verbatim\"".to_owned());
    if !described.notes.review.is_empty() {
        line(String::new());
        line("[review]".to_owned());
        let mut asked: Vec<&'static str> = Vec::new();
        for point in &described.notes.review {
            if asked.contains(&point.field) {
                continue;
            }
            asked.push(point.field);
            let all: Vec<&str> = described
                .notes
                .review
                .iter()
                .filter(|other| other.field == point.field)
                .map(|other| other.evidence.as_str())
                .collect();
            line(format!("{} = {}", point.field, toml_string(&all.join("; "))));
        }
    }
    out
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
