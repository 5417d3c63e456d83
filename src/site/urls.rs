//! Where pages lie. Those of records follow from their ids; those of lists are fixed here.

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
        PageKind::List(list) => OutputPath::page(language, list.key()),
        PageKind::Year(year) => {
            OutputPath::page(language, &format!("{}/{year}", ListKind::Years.key()))
        }
        PageKind::Notice(index) => {
            RecordId::Notice(library.notice(index).id().clone()).page(language)
        }
        PageKind::Term(term) => RecordId::Term(term.vocabulary(), term.id().clone()).page(language),
        PageKind::Plain(page) => RecordId::Page(page.first().id.clone()).page(language),
    }
}
