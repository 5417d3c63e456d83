//! Where pages lie. Those of records follow from their ids; those of lists are fixed here.

use super::plan::{ListKind, PageKind};
use crate::content::{RecordId, Vocabulary};
use crate::knowledge::Library;
use crate::language::Language;
use crate::path::{NoticeId, OutputPath, TermId};

/// The file of a page of a language. Every language has every page, at the same place below its
/// folder.
pub(super) fn page(kind: &PageKind, language: Language, library: &Library) -> Option<OutputPath> {
    let fixed = |name: &str| OutputPath::new(&format!("{language}/{name}.html")).ok();
    match kind {
        PageKind::Home => fixed("index"),
        PageKind::List(ListKind::Notices) => fixed("notices"),
        PageKind::List(ListKind::Years) => fixed("years"),
        PageKind::List(ListKind::Terms(vocabulary)) => fixed(vocabulary.folder()),
        PageKind::Year(year) => fixed(&format!("years/{year}")),
        PageKind::Notice(index) => notice(library.notice(*index).id(), language),
        PageKind::Term(vocabulary, id) => term(*vocabulary, id, language),
        PageKind::Plain(id) => RecordId::Page(id.clone()).page(language),
    }
}

fn notice(id: &NoticeId, language: Language) -> Option<OutputPath> {
    RecordId::Notice(id.clone()).page(language)
}

fn term(vocabulary: Vocabulary, id: &TermId, language: Language) -> Option<OutputPath> {
    RecordId::Term(vocabulary, id.clone()).page(language)
}
