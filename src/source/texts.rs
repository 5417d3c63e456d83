//! The texts of files that are read again and again: one that has not been touched is not read anew.

#![allow(clippy::disallowed_methods, reason = "this is the end of a build where files are read")]

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use rayon::prelude::*;

use super::{File, as_text, read_bytes, too_large};
use crate::error::{Error, Result};
use crate::problem::{Problem, SourceText};

/// Texts as they were when they were last read.
#[derive(Default)]
pub struct Texts(HashMap<PathBuf, Known>);

struct Known {
    stamp: Stamp,
    text: SourceText,
}

/// What changes when a file does. A change within the clock's grain that keeps the size does not
/// show in it: see [`Texts::forget`].
#[derive(PartialEq)]
struct Stamp {
    modified: Option<SystemTime>,
    size: u64,
}

impl Texts {
    /// Reads a file anew the next time, whatever its time says.
    pub fn forget(&mut self, path: &Path) {
        self.0.remove(path);
    }

    /// Reads files, in parallel. What is no text, or larger than `largest` bytes, is left out, and told.
    pub(super) fn read(
        &mut self,
        files: Vec<File>,
        largest: usize,
        problems: &mut Vec<Problem>,
    ) -> Result<Vec<SourceText>> {
        let read: Vec<Read> = files
            .into_par_iter()
            .map(|file| self.read_one(file, largest))
            .collect::<Result<_>>()?;
        let mut texts = Vec::with_capacity(read.len());
        let mut paths = HashSet::with_capacity(read.len());
        for one in read {
            paths.insert(one.path.clone());
            match one.text {
                Text::Known(text) => texts.push(text),
                Text::New(Some(text), found) => {
                    // What is wrong with a file is told each time that it is read.
                    if found.is_empty() {
                        let known = Known { stamp: one.stamp, text: text.clone() };
                        self.0.insert(one.path, known);
                    }
                    texts.push(text);
                    problems.extend(found);
                }
                Text::New(None, found) => problems.extend(found),
            }
        }
        self.0.retain(|path, _| paths.contains(path));
        Ok(texts)
    }

    fn read_one(&self, (file, path): File, largest: usize) -> Result<Read> {
        let about = fs::metadata(&path).map_err(|fault| Error::io("read", &path, fault))?;
        let stamp = Stamp { modified: about.modified().ok(), size: about.len() };
        let known = self.0.get(&path).filter(|known| known.stamp == stamp);
        let text = match known {
            Some(known) => Text::Known(known.text.clone()),
            None if about.len() > largest as u64 => Text::New(None, vec![too_large(file, largest)]),
            None => {
                let mut problems = Vec::new();
                let text = as_text(file, read_bytes(&path)?, &mut problems);
                Text::New(text, problems)
            }
        };
        Ok(Read { path, stamp, text })
    }
}

/// A file that was read.
struct Read {
    path: PathBuf,
    stamp: Stamp,
    text: Text,
}

enum Text {
    Known(SourceText),
    New(Option<SourceText>, Vec<Problem>),
}
