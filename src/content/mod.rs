//! Records: what the files of `content/` say, checked and typed.
//!
//! [`parse`] takes the files in three steps. First every front matter is read and drafts are set
//! aside; then it is known which records exist; then each record is checked against that, and its
//! body is read. So no problem is reported twice, and no order of files matters.

mod address;
mod block_hash;
mod check;
pub mod citations;
mod fact;
mod front_matter;
pub mod markdown;
mod names;
mod nav;
mod notice;
mod page;
mod relation;
pub(crate) mod sentences;
mod term_finder;
mod vocabulary;

use rayon::prelude::*;

pub use address::{Address, Index, RecordId, Target, Vocabulary};
pub use block_hash::{BlockHash, BlockHashes};
pub use fact::Fact;
pub use notice::{
    Attachment, Difference, EventDate, Kind, Notice, Provenance, Rendition, Review, StatedFacts,
    Translation, TranslationStatus,
};
pub use page::Page;
pub use relation::{Relation, RelationKind};
pub use term_finder::{Hit, TermFinder};
pub use vocabulary::Term;

use crate::config::Config;
use crate::path::{OutputPath, SourcePath};
use crate::problem::{Problem, SourceText};
use crate::user_toml::TomlBlock;
use check::Check;
use front_matter::{Parts, RawNotice, RawPage, RawTerm};
use markdown::LinkContext;
use names::{Names, NoticeNames};

/// Every record of the collection, one for each file, in the order of the files' paths.
#[derive(Debug, Default)]
pub struct Records {
    /// Notices.
    pub notices: Vec<Notice>,
    /// Topics, series, organisations and places.
    pub terms: Vec<Term>,
    /// Plain pages.
    pub pages: Vec<Page>,
}

/// Whether records marked `draft = true` take part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drafts {
    /// They do not exist for this run.
    Leave,
    /// They are treated like any other.
    Include,
}

/// Reads the records. `published` are the files of the site that are published as they are, and
/// that a text can link to.
pub fn parse(
    files: &[SourceText],
    published: &[(SourcePath, OutputPath)],
    config: &Config,
    drafts: Drafts,
    problems: &mut Vec<Problem>,
) -> Records {
    let read: Vec<(Option<Unchecked<'_>>, Vec<Problem>)> =
        files.par_iter().map(|file| read_front_matter(file, config)).collect();
    let mut unchecked = Vec::with_capacity(read.len());
    let mut left_out = Vec::new();
    for (record, found) in read {
        problems.extend(found);
        match record {
            Some(record) if drafts == Drafts::Leave && record.is_draft() => {
                left_out.push(record.address.id);
            }
            record => unchecked.extend(record),
        }
    }
    let index = Index::new(
        unchecked.iter().map(|record| (&record.source.file, &record.address.id)),
        left_out,
        published.iter().cloned(),
        names_of(&unchecked),
    );
    nav::check(config, &index, problems);
    let checked: Vec<(Option<Record>, Vec<Problem>)> =
        unchecked.into_par_iter().map(|record| record.check(&index, config)).collect();
    let mut records = Records::default();
    for (record, found) in checked {
        problems.extend(found);
        match record {
            Some(Record::Notice(notice)) => records.notices.push(*notice),
            Some(Record::Term(term)) => records.terms.push(*term),
            Some(Record::Page(page)) => records.pages.push(*page),
            None => {}
        }
    }
    records
}

/// What the records are called, as far as their front matter can be read.
fn names_of(records: &[Unchecked<'_>]) -> Names {
    let mut names = Names::default();
    for Unchecked { address: Address { id, language }, parts, .. } in records {
        let Some((_, raw)) = parts else { continue };
        let title = match raw {
            Raw::Notice(raw) => &raw.title,
            Raw::Term(raw) => &raw.title,
            Raw::Page(raw) => &raw.title,
        };
        let Some(title) = title.as_ref().map(|title| title.get_ref().as_str()) else { continue };
        names.add_title(id, *language, title);
        match (id, raw) {
            (RecordId::Notice(id), Raw::Notice(raw)) => names.add_notice(&NoticeNames {
                id,
                language: *language,
                title,
                cited_as: raw.cited_as.iter().map(|name| name.get_ref().as_str()).collect(),
                number: raw.document_number.as_deref(),
                publisher: raw.source.publisher.as_deref(),
                organisations: raw
                    .organisations
                    .iter()
                    .flatten()
                    .map(|id| id.get_ref().as_str())
                    .collect(),
            }),
            (RecordId::Term(Vocabulary::Organisations, id), Raw::Term(raw)) => {
                let words = std::iter::once(title).chain(raw.terms.iter().map(String::as_str));
                names.add_organisation(id, words);
            }
            _ => {}
        }
    }
    names
}

/// A file whose name and front matter are read, but not checked. The front matter is `None` where
/// it is too broken to read; the record still exists, so that what refers to it is not blamed.
struct Unchecked<'a> {
    source: &'a SourceText,
    address: Address,
    parts: Option<(Parts, Raw)>,
}

enum Raw {
    Notice(Box<RawNotice>),
    Term(Box<RawTerm>),
    Page(Box<RawPage>),
}

enum Record {
    Notice(Box<Notice>),
    Term(Box<Term>),
    Page(Box<Page>),
}

fn read_front_matter<'a>(
    source: &'a SourceText,
    config: &Config,
) -> (Option<Unchecked<'a>>, Vec<Problem>) {
    let mut problems = Vec::new();
    let address = match Address::parse(&source.file, config) {
        Ok(address) => address,
        Err(problem) => return (None, vec![problem]),
    };
    let parts = front_matter::split(source, &mut problems).and_then(|parts| {
        let block = TomlBlock { source, range: parts.front_matter.clone() };
        let raw = match &address.id {
            RecordId::Notice(_) => block.read(&mut problems).map(Box::new).map(Raw::Notice),
            RecordId::Term(..) => block.read(&mut problems).map(Box::new).map(Raw::Term),
            RecordId::Page(_) => block.read(&mut problems).map(Box::new).map(Raw::Page),
        };
        raw.map(|raw| (parts, raw))
    });
    (Some(Unchecked { source, address, parts }), problems)
}

impl Unchecked<'_> {
    fn is_draft(&self) -> bool {
        match &self.parts {
            Some((_, Raw::Notice(raw))) => raw.draft,
            Some((_, Raw::Term(raw))) => raw.draft,
            Some((_, Raw::Page(raw))) => raw.draft,
            None => false,
        }
    }

    fn check(self, index: &Index, config: &Config) -> (Option<Record>, Vec<Problem>) {
        let Some((parts, raw)) = self.parts else { return (None, Vec::new()) };
        let Address { id, language } = self.address;
        let mut problems = Vec::new();
        let page = id.page(language);
        let context =
            LinkContext { index, file: &self.source.file, record: &id, page: &page, language };
        let body = markdown::render(self.source, parts.body.clone(), &context, &mut problems);
        let offset = parts.front_matter.start;
        let source = self.source;
        let mut check = Check { source, offset, language, index, config, problems };
        let record = match (raw, id) {
            (Raw::Notice(raw), RecordId::Notice(id)) => {
                Some(Record::Notice(Box::new(notice::check(*raw, id, body, &mut check))))
            }
            (Raw::Term(raw), RecordId::Term(vocabulary, id)) => Some(Record::Term(Box::new(
                vocabulary::check(*raw, (vocabulary, id), body, &mut check),
            ))),
            (Raw::Page(raw), RecordId::Page(id)) => {
                Some(Record::Page(Box::new(page::check(*raw, id, body, &mut check))))
            }
            _ => None, // the front matter was read as what the address says
        };
        (record, check.problems)
    }
}
