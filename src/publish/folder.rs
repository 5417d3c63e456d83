//! Whether a site may be written to a folder, by that folder's full path.

#![allow(clippy::disallowed_methods, reason = "this is the end of a build where files are written")]

use std::fs;
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};

use super::staging::Staging;
use super::{marker, memory};
use crate::error::{Error, Result};

/// A folder that a site may be written to: by its full path, without links and `..`.
#[derive(Debug, Clone)]
pub struct OutputFolder {
    /// The folder of the site's own files.
    root: PathBuf,
    out: PathBuf,
}

/// An output folder that no other build writes to as long as this is there.
pub struct Claim {
    pub(super) out: PathBuf,
    pub(super) staging: Staging,
    pub(super) memory: memory::Place,
}

/// What becomes of files that Gongwen did not write, in a folder that it did not make.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Foreign {
    /// They stay, and no site is written there.
    Respected,
    /// The site takes their place.
    Replaced,
}

impl OutputFolder {
    /// Checks a folder: it is not there, is empty, or was written by Gongwen before, unless what is
    /// foreign may be replaced; it is no disk's root and no home, and neither holds the site's own
    /// files nor lies among them.
    ///
    /// # Errors
    /// [`Error::UnsafeOutput`] for any other.
    pub fn new(root: &Path, out: &Path, foreign: Foreign) -> Result<Self> {
        let unsafe_output = |reason| Err(Error::UnsafeOutput { path: out.to_owned(), reason });
        let (root, target) = (full_path(root)?, full_path(out)?);
        if target.parent().is_none() {
            return unsafe_output("it is the root of a disk");
        }
        if let Some(home) = std::env::home_dir()
            && full_path(&home)?.starts_with(&target)
        {
            return unsafe_output("it is your home, or holds it");
        }
        if root.starts_with(&target) {
            return unsafe_output("it holds the site's own files");
        }
        for folder in ["content", "templates", "static", "src"] {
            if target.starts_with(full_path(&root.join(folder))?) {
                return unsafe_output("it lies among the site's own files");
            }
        }
        if target.exists() && !target.is_dir() {
            return unsafe_output("it is a file");
        }
        let mut entries = match fs::read_dir(&target) {
            Ok(entries) => entries,
            Err(fault) if fault.kind() == ErrorKind::NotFound => {
                return Ok(Self { root, out: target });
            }
            Err(fault) => return Err(Error::io("read", &target, fault)),
        };
        let is_foreign = entries.next().is_some() && !marker::is_in(&target);
        if is_foreign && foreign == Foreign::Respected {
            return Err(Error::ForeignOutput { path: out.to_owned() });
        }
        Ok(Self { root, out: target })
    }

    /// Claims the folder for one build. Where another build has it, `waiting` is called, and then
    /// that one's end awaited.
    ///
    /// # Errors
    /// Its parent cannot be written to.
    pub fn claim(self, waiting: impl Fn()) -> Result<Claim> {
        let Self { root, out } = self;
        let staging = Staging::take(&out, waiting)?;
        let memory = memory::Place::new(&root, &out);
        Ok(Claim { out, staging, memory })
    }
}

/// The full path of a file or folder that need not exist: what of it exists is freed of links, the
/// rest of `.` and `..`.
fn full_path(path: &Path) -> Result<PathBuf> {
    let mut full = std::path::absolute(path).map_err(|fault| Error::io("find", path, fault))?;
    let mut missing: Vec<Component<'_>> = Vec::new();
    let absolute = full.clone();
    let mut parts = absolute.components();
    loop {
        if let Ok(found) = full.canonicalize() {
            full = found;
            break;
        }
        let Some(last) = parts.next_back() else { break };
        missing.push(last);
        full = parts.as_path().to_owned();
    }
    for part in missing.into_iter().rev() {
        match part {
            Component::ParentDir => {
                full.pop();
            }
            Component::CurDir => {}
            part => full.push(part),
        }
    }
    Ok(full)
}
