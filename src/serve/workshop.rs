//! Where the editions of a site are made, one after another.

use std::path::{Path, PathBuf};

use crate::edition::{Edition, Memory, Options};
use crate::error::Result;
use crate::problem::Problem;
use crate::publish::kept::{KeptFolder, Use};
use crate::source::{self, Texts};

/// A site's folder, with all that is remembered of it.
pub(super) struct Workshop {
    root: PathBuf,
    options: Options,
    texts: Texts,
    memory: Memory,
}

impl Workshop {
    /// Of the site at `root` no more is known yet than what the last build has kept.
    pub fn new(root: PathBuf, options: Options) -> Self {
        let memory = Memory::recall(&KeptFolder::of(&root, Use::Read));
        Self { root, options, texts: Texts::default(), memory }
    }

    /// A file may have changed, whatever its time says.
    pub fn touched(&mut self, path: &Path) {
        self.texts.forget(path);
    }

    /// Makes an edition of the files as they are now. `None`, with problems, where the settings
    /// cannot be read.
    pub fn make(&mut self, problems: &mut Vec<Problem>) -> Result<Option<Edition>> {
        let sources = source::read_again(&self.root, &mut self.texts, problems)?;
        Ok(Edition::make(sources, &self.options, &mut self.memory, (&(), problems)))
    }
}
