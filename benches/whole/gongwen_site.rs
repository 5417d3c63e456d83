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

/// The text of one notice, in which a sentence comes and goes.
pub struct Edited {
    path: PathBuf,
    original: String,
    is_changed: bool,
}

/// It states nothing that the other language would have to state as well.
const SENTENCE: &str = " This copy has been corrected.\n";

impl Edited {
    /// The notice in the middle, in one of its languages.
    pub fn new(corpus: &Corpus, folder: &Path) -> Self {
        let notice = Notice::new(corpus.notices / 2, corpus);
        let [file, _] = notice_record(&notice, corpus);
        Self { path: folder.join(file.path), original: file.text, is_changed: false }
    }

    /// Adds the sentence to the last paragraph, or takes it out again.
    pub fn edit(&mut self) -> Result<(), Failure> {
        self.is_changed = !self.is_changed;
        let text = match self.is_changed {
            true => self.original.trim_end().to_owned() + SENTENCE,
            false => self.original.clone(),
        };
        fs::write(&self.path, text).map_err(|error| tree::failure(&self.path, &error))
    }
}
