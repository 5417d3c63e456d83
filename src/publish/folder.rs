//! Whether a site may be written to a folder, by that folder's full path.

#![allow(clippy::disallowed_methods, reason = "this is the end of a build where files are written")]

use std::fs;
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};

use super::marker;
use crate::error::{Error, Result};

/// A folder that a site may be written to: by its full path, without links and `..`.
#[derive(Debug, Clone)]
pub struct OutputFolder(pub(super) PathBuf);

impl OutputFolder {
    /// Checks a folder: it is not there, is empty, or was written by Gongwen before, and neither
    /// holds the site's own files nor lies among them.
    ///
    /// # Errors
    /// [`Error::UnsafeOutput`] for any other.
    pub fn new(root: &Path, out: &Path) -> Result<Self> {
        let unsafe_output = |reason| Err(Error::UnsafeOutput { path: out.to_owned(), reason });
        let (root, target) = (full_path(root)?, full_path(out)?);
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
            Err(fault) if fault.kind() == ErrorKind::NotFound => return Ok(Self(target)),
            Err(fault) => return Err(Error::io("read", &target, fault)),
        };
        if entries.next().is_some() && !marker::is_in(&target) {
            return unsafe_output("it holds files that gongwen did not write, and would lose them");
        }
        Ok(Self(target))
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
