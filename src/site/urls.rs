//! Where pages lie. Those of records follow from their ids; those of lists are fixed here.

use super::cite::Format;
use super::plan::{ListKind, PageKind};
use crate::content::RecordId;
use crate::knowledge::Library;
use crate::language::Language;
use crate::path::OutputPath;

/// The file of a page of a language. Every language has every page, at the same place below its
/// folder.
pub(super) fn page(kind: PageKind<'_>, language: Language, library: &Library) -> OutputPath {
    match kind {
        PageKind::Home => OutputPath::page(language, "index"),
        PageKind::Search => OutputPath::page(language, "search"),
        PageKind::List(list) => OutputPath::page(language, list.key()),
        PageKind::Year(year) => {
            OutputPath::page(language, format_args!("{}/{year}", ListKind::Years.key()))
        }
        PageKind::Notice(index) => {
            OutputPath::page(language, format_args!("notices/{}", library.notice(index).id()))
        }
        // In the notice's own folder, so that links of its text lead where they do there.
        PageKind::Parallel(index) => {
            let id = library.notice(index).id();
            OutputPath::page(language, format_args!("notices/{id}.parallel"))
        }
        PageKind::TermYear(term, year) => {
            let year = year.map_or_else(|| "undated".to_owned(), |year| year.to_string());
            let folder = term.vocabulary().folder();
            OutputPath::page(language, format_args!("{folder}/{}/{year}", term.id()))
        }
        PageKind::Person(person) => {
            OutputPath::page(language, format_args!("{}/{}", ListKind::People.key(), person.id))
        }
        PageKind::Term(term) => {
            let folder = term.vocabulary().folder();
            OutputPath::page(language, format_args!("{folder}/{}", term.id()))
        }
        PageKind::Plain(page) => RecordId::Page(page.first().id.clone()).page(language),
    }
}

/// The file with the citations of all notices in one format.
pub(super) fn references(language: Language, format: Format) -> OutputPath {
    OutputPath::file(language, "references", format.ending())
}
