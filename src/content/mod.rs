//! Records: what the files of `content/` say, checked and typed.
//!
//! [`parse`] takes the files in three steps. First every front matter is read and drafts are set
//! aside; then it is known which records exist; then each record is checked against that, and its
//! body is read. So no problem is reported twice, and no order of files matters. A [`Reader`] does
//! the same again and again, and takes over what it knows.

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
mod reader;
mod relation;
pub(crate) mod sentences;
mod term_finder;
mod unchecked;
mod vocabulary;

use std::sync::Arc;

pub use address::{Address, FOLDERS, Index, RecordId, Target, Vocabulary};
pub use block_hash::{BlockHash, BlockHashes};
pub use fact::Fact;
pub use notice::{
    Attachment, Difference, EventDate, Kind, Notice, Provenance, Rendition, Review, StatedFacts,
    Translation, TranslationStatus,
};
pub use page::Page;
pub use reader::{KeptRecord, Reader};
pub use relation::{Relation, RelationKind};
pub use term_finder::{Hit, TermFinder};
pub use vocabulary::Term;

use crate::config::Config;
use crate::path::{OutputPath, SourcePath};
use crate::problem::{Problem, SourceText};

/// Every record of the collection, one for each file, in the order of the files' paths. Cheap to
/// hand on: who reads the files again may keep those that have not changed.
#[derive(Debug, Default)]
pub struct Records {
    /// Notices.
    pub notices: Vec<Arc<Notice>>,
    /// Topics, series, organisations and places.
    pub terms: Vec<Arc<Term>>,
    /// Plain pages.
    pub pages: Vec<Arc<Page>>,
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
    Reader::default().read(files, published, (config, drafts), problems)
}
