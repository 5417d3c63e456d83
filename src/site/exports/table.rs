//! The particulars of all notices as a table (CSV, RFC 4180), for a spreadsheet: one line for each
//! notice, in the words of a language, newest first. The names of the columns are the same in every
//! language.
//!
//! Spreadsheets take a file for UTF-8 only when it begins with a byte order mark; and they run a
//! cell that begins like a formula, so such a cell begins with an apostrophe instead. Texts are in
//! quotation marks, since some divide at semicolons, where a formula could begin as well.

use csv::{QuoteStyle, Terminator, WriterBuilder};

use super::{Export, address};
use crate::config::LanguageConfig;
use crate::content::{Notice, Vocabulary};
use crate::knowledge::{NoticeEntry, NoticeIndex};
use crate::site::one_line::one_line;
use crate::site::plan::PageKind;
use crate::site::{Site, urls};

const COLUMNS: [&str; 27] = [
    "id",
    "kind",
    "date",
    "year",
    "title",
    "kicker",
    "summary",
    "document_number",
    "topics",
    "series",
    "organisations",
    "places",
    "people",
    "events",
    "relations",
    "language",
    "translation",
    "translated_from",
    "publisher",
    "author",
    "url",
    "retrieved",
    "file",
    "sha256",
    "text",
    "attachments",
    "page",
];

/// Writes the table.
pub(super) fn write(site: &Site<'_>, config: &LanguageConfig) -> String {
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .quote_style(QuoteStyle::NonNumeric)
        .from_writer(Vec::new());
    // Writing to memory does not fail, and every record has all columns.
    let _ = writer.write_record(COLUMNS);
    for (index, notice) in site.library.notices() {
        let _ = writer.write_record(cells(site, config, (index, notice)).map(guarded));
    }
    let table = writer.into_inner().unwrap_or_default();
    format!("\u{FEFF}{}", String::from_utf8_lossy(&table))
}

fn cells(
    site: &Site<'_>,
    config: &LanguageConfig,
    (index, notice): (NoticeIndex, &NoticeEntry),
) -> [String; 27] {
    let tag = config.language;
    let text: &Notice = notice.text(tag);
    let source = &text.provenance;
    let stated = |text: &Option<String>| text.clone().unwrap_or_default();
    let names = |vocabulary: Vocabulary| {
        let terms = notice.terms(vocabulary).iter();
        let terms = terms.filter_map(|id| site.library.term(vocabulary, id));
        join(terms.map(|term| term.text(tag).title.clone()))
    };
    let page = urls::page(PageKind::Notice(index), tag, site.library);
    let attachments = text.attachments.iter().map(|one| match &one.url {
        Some(url) => format!("{} <{url}>", one.name),
        None => one.name.clone(),
    });
    [
        notice.id().to_string(),
        site.words.plain(tag, &format!("kind-{}", notice.kind.key())),
        notice.date.map(|date| date.to_string()).unwrap_or_default(),
        notice.year.map(|year| year.to_string()).unwrap_or_default(),
        text.title.clone(),
        stated(&text.kicker),
        stated(&text.summary),
        stated(&text.document_number),
        names(Vocabulary::Topics),
        names(Vocabulary::Series),
        names(Vocabulary::Organisations),
        names(Vocabulary::Places),
        join(text.people.iter().cloned()),
        events(site, config, notice),
        relations(notice),
        text.language.to_string(),
        text.translation.as_ref().map(|one| one.status.key().to_owned()).unwrap_or_default(),
        text.translation
            .as_ref()
            .and_then(|one| one.of)
            .map(|of| of.to_string())
            .unwrap_or_default(),
        stated(&source.publisher),
        stated(&source.author),
        stated(&source.url),
        source.retrieved.map(|date| date.to_string()).unwrap_or_default(),
        stated(&source.file),
        stated(&source.sha256),
        source.rendition.map(|one| one.key().to_owned()).unwrap_or_default(),
        join(attachments),
        address(site, &Export::Table(config).path(site), &page),
    ]
}

/// Days of events as an interval of ISO 8601, with the place.
fn events(site: &Site<'_>, config: &LanguageConfig, notice: &NoticeEntry) -> String {
    join(notice.events.iter().map(|event| {
        let days = if event.start == event.end {
            event.start.to_string()
        } else {
            format!("{}/{}", event.start, event.end)
        };
        let place = event.place.as_ref().and_then(|id| site.library.term(Vocabulary::Places, id));
        match place {
            Some(place) => format!("{days} {}", place.text(config.language).title),
            None => days,
        }
    }))
}

fn relations(notice: &NoticeEntry) -> String {
    join(notice.relations.iter().map(|relation| {
        let since = relation.since.map(|date| format!(" {date}")).unwrap_or_default();
        format!("{} {}{since}", relation.kind.key(), relation.to)
    }))
}

fn join(values: impl Iterator<Item = String>) -> String {
    values.collect::<Vec<_>>().join("; ")
}

/// A cell on one line that no spreadsheet takes for a formula. The characters are those that OWASP
/// names under "CSV injection", in both widths, since some read the wide ones alike; tab and carriage
/// return are none of one line.
fn guarded(cell: String) -> String {
    let cell = one_line(&cell);
    let begin = cell.trim_start();
    if begin.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) {
        format!("'{cell}")
    } else {
        cell
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        let cases = [
            ("=HYPERLINK(\"https://a.example\")", "'=HYPERLINK(\"https://a.example\")"),
            ("+1", "'+1"),
            ("-1", "'-1"),
            ("@SUM(1)", "'@SUM(1)"),
            ("\t=1", "'=1"),
            ("\r=1", "'=1"),
            ("\u{3000}=1", "'\u{3000}=1"),
            ("＝1", "'＝1"),
            ("＠SUM(1)", "'＠SUM(1)"),
            ("a=1", "a=1"),
            ("", ""),
        ];
        for (cell, expected) in cases {
            assert_eq!(guarded(cell.to_owned()), expected, "{cell:?}");
        }
    }
}
