//! What a file's name says: which record it is, in which language, and where its page will lie.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::{Deserialize, Serialize};

use super::names::Names;
use crate::config::Config;
use crate::language::Language;
use crate::path::{NoticeId, OutputPath, PageId, SourcePath, TermId};
use crate::problem::{Place, Problem, Rule};

/// The four vocabularies by which notices are ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Vocabulary {
    /// What notices speak of.
    Topics,
    /// Recurring notices, such as a yearly conference.
    Series,
    /// Bodies that issue notices or act in them.
    Organisations,
    /// Where things happen.
    Places,
}

impl Vocabulary {
    /// All of them, in the order in which they are offered to a reader.
    pub const ALL: [Self; 4] = [Self::Topics, Self::Series, Self::Organisations, Self::Places];

    /// The folder below `content/`, and of the pages; also the key of its words.
    #[must_use]
    pub fn folder(self) -> &'static str {
        match self {
            Self::Topics => "topics",
            Self::Series => "series",
            Self::Organisations => "organisations",
            Self::Places => "places",
        }
    }

    /// One record of it, in English, for messages.
    #[must_use]
    pub fn singular(self) -> &'static str {
        match self {
            Self::Topics => "topic",
            Self::Series => "series",
            Self::Organisations => "organisation",
            Self::Places => "place",
        }
    }
}

/// Any record of the collection, whatever its language.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum RecordId {
    /// A notice.
    Notice(NoticeId),
    /// A record of a vocabulary.
    Term(Vocabulary, TermId),
    /// A plain page.
    Page(PageId),
}

impl RecordId {
    /// The id of the page that introduces the home page, and stands at its address.
    pub const HOME: &'static str = "home";

    /// The file of the record in a language.
    #[must_use]
    pub fn file(&self, language: Language) -> SourcePath {
        SourcePath::new(&format!("content/{self}.{language}.md"))
    }

    /// The file of the record's page in a language.
    #[must_use]
    pub fn page(&self, language: Language) -> OutputPath {
        let below = match self {
            Self::Notice(id) => format!("notices/{id}"),
            Self::Term(vocabulary, id) => format!("{}/{id}", vocabulary.folder()),
            Self::Page(id) if id.as_str() == Self::HOME => "index".to_owned(),
            Self::Page(id) => id.to_string(),
        };
        OutputPath::page(language, below)
    }
}

impl fmt::Display for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Notice(id) => write!(f, "notices/{id}"),
            Self::Term(vocabulary, id) => write!(f, "{}/{id}", vocabulary.folder()),
            Self::Page(id) => write!(f, "pages/{id}"),
        }
    }
}

/// A record in one language: what a file name stands for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    /// The record.
    pub id: RecordId,
    /// The language of this file.
    pub language: Language,
}

impl Address {
    /// Reads `content/FOLDER/ID.LANGUAGE.md`.
    ///
    /// # Errors
    /// A problem at the file when the folder, the id or the language is not one of the site.
    pub fn parse(file: &SourcePath, config: &Config) -> Result<Self, Problem> {
        let whole = Place { file: file.clone(), spot: None };
        let path = file.as_str();
        let below = path.strip_prefix("content/").unwrap_or(path);
        let Some((folder, rest)) = below.split_once('/') else {
            return Err(Problem::error(
                Rule::FileName,
                whole,
                "a record lies in a folder of content/",
            )
            .help(format!("move it to one of: {}", FOLDERS.join(", "))));
        };
        if !FOLDERS.contains(&folder) {
            return Err(Problem::error(
                Rule::FileName,
                whole,
                format!("content/{folder}/ is no folder of records"),
            )
            .suggest(folder, FOLDERS, || format!("the folders are: {}", FOLDERS.join(", "))));
        }
        let stem = rest.strip_suffix(".md").unwrap_or(rest);
        let name_start = stem.rfind('/').map_or(0, |at| at + 1);
        let dot = stem[name_start..].rfind('.').map(|at| name_start + at);
        let tag = dot.map_or("", |at| &stem[at + 1..]);
        let tags: Vec<&str> =
            config.languages.iter().map(|known| known.language.as_str()).collect();
        let language = config.tags().find(|known| known.as_str() == tag);
        let (Some(dot), Some(language)) = (dot, language) else {
            let message = if tag.is_empty() {
                "the file name says no language".to_owned()
            } else {
                format!("\"{tag}\" is no language of this site")
            };
            let end = dot.unwrap_or(stem.len());
            let name = &stem[name_start..end];
            let first = tags.first().copied().unwrap_or("en");
            return Err(Problem::error(Rule::FileName, whole, message).suggest(
                tag,
                tags.iter().copied(),
                || format!("name it {name}.{first}.md; site.toml has: {}", tags.join(", ")),
            ));
        };
        let id = RecordId::in_folder(folder, &stem[..dot]).map_err(|fault| {
            Problem::error(
                Rule::FileName,
                whole,
                format!("the file name cannot be an address: {fault}"),
            )
            .help("use letters, digits and hyphens")
        })?;
        Ok(Self { id, language })
    }
}

/// The folders of records below `content/`.
pub const FOLDERS: [&str; 6] = ["notices", "topics", "series", "organisations", "places", "pages"];

impl RecordId {
    /// Reads what [`RecordId`] displays: `notices/2026/name`, `topics/name`.
    pub(super) fn parse(id: &str) -> Option<Self> {
        let (folder, rest) = id.split_once('/')?;
        FOLDERS.contains(&folder).then(|| Self::in_folder(folder, rest).ok())?
    }

    /// The record of an id in one of the [`FOLDERS`].
    ///
    /// # Errors
    /// A name that cannot be an address.
    pub fn in_folder(folder: &str, id: &str) -> Result<Self, crate::path::BadName> {
        let vocabulary = Vocabulary::ALL.into_iter().find(|one| one.folder() == folder);
        Ok(match vocabulary {
            Some(vocabulary) => Self::Term(vocabulary, TermId::new(id)?),
            None if folder == "pages" => Self::Page(PageId::new(id)?),
            None => Self::Notice(NoticeId::new(id)?),
        })
    }
}

/// Everything a record can refer to, known before any record is checked.
pub struct Index {
    records: BTreeSet<RecordId>,
    drafts: BTreeSet<RecordId>,
    files: BTreeMap<SourcePath, Target>,
    /// What the records are called.
    pub(super) names: Names,
}

/// What a link to a file of the site's folder leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// The page of a record.
    Record(RecordId),
    /// A file that is published as it is.
    File(OutputPath),
}

impl Index {
    /// Collects the records of the collection, those that are left out of it as drafts, the files
    /// that are published with it, and what the records are called.
    pub fn new<'a>(
        records: impl IntoIterator<Item = (&'a SourcePath, &'a RecordId)>,
        drafts: impl IntoIterator<Item = RecordId>,
        files: impl IntoIterator<Item = (SourcePath, OutputPath)>,
        names: Names,
    ) -> Self {
        let mut index = Self {
            records: BTreeSet::new(),
            drafts: drafts.into_iter().collect(),
            files: BTreeMap::new(),
            names,
        };
        for (file, id) in records {
            index.records.insert(id.clone());
            index.files.insert(file.clone(), Target::Record(id.clone()));
        }
        index.files.extend(files.into_iter().map(|(file, path)| (file, Target::File(path))));
        index
    }

    /// Whether a record is left out as a draft.
    #[must_use]
    pub fn is_draft(&self, id: &RecordId) -> bool {
        self.drafts.contains(id)
    }

    /// What lies at a path of the site's folder, if that is something with an address.
    #[must_use]
    pub fn target(&self, file: &SourcePath) -> Option<&Target> {
        self.files.get(file)
    }

    /// Whether the collection has this notice, in any language.
    #[must_use]
    pub fn has_notice(&self, id: &NoticeId) -> bool {
        self.records.contains(&RecordId::Notice(id.clone()))
    }

    /// The ids of all notices, sorted.
    pub fn notices(&self) -> impl Iterator<Item = &str> {
        self.records.iter().filter_map(|id| match id {
            RecordId::Notice(id) => Some(id.as_str()),
            _ => None,
        })
    }

    /// Whether the collection has this plain page, in any language.
    #[must_use]
    pub fn has_page(&self, id: &PageId) -> bool {
        self.records.contains(&RecordId::Page(id.clone()))
    }

    /// The ids of all plain pages, sorted.
    pub fn pages(&self) -> impl Iterator<Item = &str> {
        self.records.iter().filter_map(|id| match id {
            RecordId::Page(id) => Some(id.as_str()),
            _ => None,
        })
    }

    /// Whether a vocabulary has this record, in any language.
    #[must_use]
    pub fn has_term(&self, vocabulary: Vocabulary, id: &TermId) -> bool {
        self.records.contains(&RecordId::Term(vocabulary, id.clone()))
    }

    /// The ids of a vocabulary, sorted.
    #[must_use]
    pub fn terms(&self, vocabulary: Vocabulary) -> BTreeSet<&str> {
        self.records
            .iter()
            .filter_map(|id| match id {
                RecordId::Term(of, id) if *of == vocabulary => Some(id.as_str()),
                _ => None,
            })
            .collect()
    }
}
