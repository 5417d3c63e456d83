//! A file of which name and front matter are read, but nothing is checked: what must be known of
//! all records before any of them can be.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::check::Check;
use super::front_matter::{self, Parts, RawNotice, RawPage, RawTerm};
use super::markdown::{self, LinkContext};
use super::names::{Asked, Asking, NoticeNames, Question, StatedNames, questions};
use super::{Address, Index, Notice, Page, RecordId, Term, notice, page, vocabulary};
use crate::config::Config;
use crate::limits::LARGEST_FRONT_MATTER;
use crate::problem::{Problem, Rule, SourceText};
use crate::user_toml::TomlBlock;

/// What the other records need to know of one, to refer to it: while that stays as it is, so do
/// they.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Standing {
    pub address: Address,
    pub is_draft: bool,
    /// `None` where its front matter cannot be read, or has no title.
    pub names: Option<Called>,
}

/// What a record is called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Called {
    pub title: String,
    /// Of a notice: what tells it from others when it is cited.
    pub notice: Option<NoticeNames>,
    /// Of a record of a vocabulary: the words for it.
    pub terms: Vec<String>,
}

/// A file whose name and front matter are read, but not checked. The front matter is `None` where
/// it is too broken to read; the record still exists, so that what refers to it is not blamed.
pub(super) struct Unchecked<'a> {
    source: &'a SourceText,
    address: Address,
    parts: Option<(Parts, Raw)>,
}

enum Raw {
    Notice(Box<RawNotice>),
    Term(Box<RawTerm>),
    Page(Box<RawPage>),
}

/// A record, checked.
#[derive(Clone, Serialize, Deserialize)]
pub(super) enum Record {
    Notice(Arc<Notice>),
    Term(Arc<Term>),
    Page(Arc<Page>),
}

impl Standing {
    /// All questions on which the names of a notice bear. `None` for other records, and for one whose
    /// names cannot be read.
    pub fn questions(&self) -> Option<impl Iterator<Item = Question>> {
        let RecordId::Notice(id) = &self.address.id else { return None };
        let Called { title, notice, .. } = self.names.as_ref()?;
        Some(questions(id, title, notice.as_ref()?))
    }
}

impl Record {
    /// Gives it the text that it was read from, while nobody else has it.
    pub fn give_text(&mut self, text: &SourceText) {
        let own = match self {
            Self::Notice(notice) => Arc::get_mut(notice).map(|notice| &mut notice.source_text),
            Self::Term(term) => Arc::get_mut(term).map(|term| &mut term.source_text),
            Self::Page(page) => Arc::get_mut(page).map(|page| &mut page.source_text),
        };
        if let Some(own) = own {
            own.clone_from(text);
        }
    }
}

/// Reads the front matter of a file. `None`, with the reason, where its name is no record's.
pub(super) fn read<'a>(
    source: &'a SourceText,
    config: &Config,
) -> (Option<Unchecked<'a>>, Vec<Problem>) {
    let mut problems = Vec::new();
    let address = match Address::parse(&source.file, config) {
        Ok(address) => address,
        Err(problem) => return (None, vec![problem]),
    };
    let parts = front_matter::split(source, &mut problems).and_then(|parts| {
        if parts.front_matter.len() > LARGEST_FRONT_MATTER {
            let message =
                format!("the front matter is larger than {} KiB", LARGEST_FRONT_MATTER >> 10);
            let problem = Problem::error(Rule::TooMuch, source.place(0..3), message);
            problems.push(problem.help("what is long belongs below it, in the text"));
            return None;
        }
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
    /// What others need to know of it.
    pub fn standing(&self) -> Standing {
        Standing { address: self.address.clone(), is_draft: self.is_draft(), names: self.names() }
    }

    fn is_draft(&self) -> bool {
        match &self.parts {
            Some((_, Raw::Notice(raw))) => raw.draft,
            Some((_, Raw::Term(raw))) => raw.draft,
            Some((_, Raw::Page(raw))) => raw.draft,
            None => false,
        }
    }

    /// What it is called, as far as its front matter can be read.
    fn names(&self) -> Option<Called> {
        let of = |title: &Option<Spanned<String>>| Some(title.as_ref()?.get_ref().clone());
        Some(match &self.parts.as_ref()?.1 {
            Raw::Notice(raw) => {
                let title = of(&raw.title)?;
                let notice = Some(self.notice_names(&title, raw));
                Called { title, notice, terms: Vec::new() }
            }
            Raw::Term(raw) => {
                Called { title: of(&raw.title)?, notice: None, terms: raw.terms.clone() }
            }
            Raw::Page(raw) => Called { title: of(&raw.title)?, notice: None, terms: Vec::new() },
        })
    }

    fn notice_names(&self, title: &str, raw: &RawNotice) -> NoticeNames {
        fn all(list: &[Spanned<String>]) -> Vec<&str> {
            list.iter().map(|one| one.get_ref().as_str()).collect()
        }
        NoticeNames::of(&StatedNames {
            language: self.address.language,
            title,
            cited_as: all(&raw.cited_as),
            number: raw.document_number.as_deref(),
            organisations: raw.organisations.as_deref().map(all).unwrap_or_default(),
            publisher: raw.source.publisher.as_deref(),
        })
    }

    /// Checks it, and reads its body. What it asks of the names of others is told.
    pub fn check(self, index: &Index, config: &Config) -> (Option<Record>, Asked, Vec<Problem>) {
        let Some((parts, raw)) = self.parts else { return (None, Asked::default(), Vec::new()) };
        let Address { id, language } = self.address;
        let mut problems = Vec::new();
        let page = id.page(language);
        let names = Asking::new(&index.names);
        let context = LinkContext {
            index,
            names: &names,
            file: &self.source.file,
            record: &id,
            page: &page,
            language,
        };
        let body = markdown::render(self.source, parts.body.clone(), &context, &mut problems);
        let offset = parts.front_matter.start;
        let source = self.source;
        let web_links = Vec::new();
        let mut check = Check { source, offset, language, index, config, problems, web_links };
        let record = match (raw, id) {
            (Raw::Notice(raw), RecordId::Notice(id)) => {
                Some(Record::Notice(Arc::new(notice::check(*raw, id, body, &mut check))))
            }
            (Raw::Term(raw), RecordId::Term(vocabulary, id)) => Some(Record::Term(Arc::new(
                vocabulary::check(*raw, (vocabulary, id), body, &mut check),
            ))),
            (Raw::Page(raw), RecordId::Page(id)) => {
                Some(Record::Page(Arc::new(page::check(*raw, id, body, &mut check))))
            }
            _ => None, // the front matter was read as what the address says
        };
        (record, names.asked(), check.problems)
    }
}
