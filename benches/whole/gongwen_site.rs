//! The corpus as a site of Gongwen's on disk, and what a person does to it.

use std::fs;
use std::path::{Path, PathBuf};

use crate::corpus::{Corpus, Notice, SITE, notice_record};
use crate::tree::Writer;
use crate::{Failure, tree};

/// Writes the site.
pub fn write(corpus: &Corpus, folder: &Path) -> Result<(), Failure> {
    let mut writer = Writer::new(folder);
    corpus.files().try_for_each(|file| writer.write(&file.path, &file.text))
}

/// Settings of a site, by which one is built as a whole or as little as can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// All that Gongwen makes unless told otherwise.
    All,
    /// What can be switched off is: the search, and the files for programs. Pages with both
    /// languages side by side, feeds and knowledge pages cannot.
    Least,
}

/// Makes the site one of this extent.
pub fn set(extent: Extent, folder: &Path) -> Result<(), Failure> {
    let settings = match extent {
        Extent::All => SITE.to_owned(),
        Extent::Least => format!("search = false\nexports = false\n\n{SITE}"),
    };
    Writer::new(folder).write("site.toml", &settings)
}

/// What a person changes in one text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// A sentence of the body.
    Sentence,
    /// The summary, which lists show.
    Summary,
    /// The title, by which others may cite it.
    Title,
}

/// The text of one notice, in which one thing after another is changed.
pub struct Edited {
    path: PathBuf,
    original: String,
    changes: Vec<Change>,
}

/// They state nothing that the other language would have to state as well.
const SENTENCE: &str = " This copy has been corrected.\n";
const CORRECTED: &str = "Corrected:";

impl Edited {
    /// The notice in the middle, in one of its languages.
    pub fn new(corpus: &Corpus, folder: &Path) -> Self {
        let notice = Notice::new(corpus.notices / 2, corpus);
        let [file, _] = notice_record(&notice, corpus);
        Self { path: folder.join(file.path), original: file.text, changes: Vec::new() }
    }

    /// Makes one more change.
    pub fn edit(&mut self, change: Change) -> Result<(), Failure> {
        self.changes.push(change);
        self.write()
    }

    /// Takes all changes back.
    pub fn restore(&mut self) -> Result<(), Failure> {
        self.changes.clear();
        self.write()
    }

    fn write(&self) -> Result<(), Failure> {
        let mut text = self.original.clone();
        for change in &self.changes {
            let key = match change {
                Change::Sentence => {
                    text = text.trim_end().to_owned() + SENTENCE;
                    continue;
                }
                Change::Summary => "summary",
                Change::Title => "title",
            };
            let begin = format!("\n{key} = \"");
            text = text.replacen(&begin, &format!("{begin}{CORRECTED} "), 1);
        }
        fs::write(&self.path, text).map_err(|error| tree::failure(&self.path, &error))
    }
}
