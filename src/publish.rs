//! The end of a build where the site is written.
//!
//! The site is written to a new folder beside the output folder, and takes its place only when it
//! is whole: whatever fails before that leaves the old site as it was.

#![allow(clippy::disallowed_methods, reason = "this is the end of a build where files are written")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use rayon::prelude::*;

use crate::error::{Error, Result};
use crate::problem::Problem;
use crate::site::Planned;
use crate::source::Data;

/// Marks a folder as written by Gongwen, which may therefore be replaced.
const MARKER: &str = ".gongwen";

const MARKER_TEXT: &str = "This folder is written by gongwen. The next build replaces all of it.\n";

/// What a file of the site consists of.
pub enum Bytes<'a> {
    /// Text made for it.
    Text(String),
    /// A file as it is.
    Data(&'a Data),
}

/// What was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    /// How many files.
    pub files: usize,
    /// Their size in bytes.
    pub bytes: u64,
}

/// Renders every file without writing any; what goes wrong is a problem.
pub fn rehearse<'a>(
    files: &[Planned<'_>],
    bytes_of: impl Fn(&Planned<'_>) -> std::result::Result<Bytes<'a>, Problem> + Sync,
    problems: &mut Vec<Problem>,
) {
    let found: BTreeSet<Problem> =
        files.par_iter().filter_map(|planned| bytes_of(planned).err()).collect();
    problems.extend(without_repeats(found));
}

/// Writes the site to `out`, all of it or nothing. `None` when a file could not be rendered; the
/// problems say why.
///
/// # Errors
/// An output folder that holds something else, see [`check_output`]; or a failure to write.
pub fn publish<'a>(
    root: &Path,
    out: &Path,
    files: &[Planned<'_>],
    bytes_of: impl Fn(&Planned<'_>) -> std::result::Result<Bytes<'a>, Problem> + Sync,
    problems: &mut Vec<Problem>,
) -> Result<Option<Written>> {
    check_output(root, out)?;
    let out = &std::path::absolute(out).map_err(|fault| Error::io("find", out, fault))?;
    let parent = out.parent().unwrap_or(out);
    fs::create_dir_all(parent).map_err(|fault| Error::io("make the folder", parent, fault))?;
    let staging = tempfile::Builder::new()
        .prefix(".gongwen-")
        .tempdir_in(parent)
        .map_err(|fault| Error::io("make a folder in", parent, fault))?;
    let site = staging.path().join("site");
    make_folders(&site, files)?;

    let size = AtomicU64::new(0);
    let found = Mutex::new(BTreeSet::new());
    files.par_iter().try_for_each(|planned| {
        let path = site.join(planned.path.as_str());
        match bytes_of(planned) {
            Ok(bytes) => {
                size.fetch_add(write(&path, &bytes)?, Ordering::Relaxed);
            }
            Err(problem) => {
                if let Ok(mut found) = found.lock() {
                    found.insert(problem);
                }
            }
        }
        Ok::<(), Error>(())
    })?;
    let found = found.into_inner().unwrap_or_default();
    if !found.is_empty() {
        problems.extend(without_repeats(found));
        return Ok(None);
    }
    let marker = site.join(MARKER);
    fs::write(&marker, MARKER_TEXT).map_err(|fault| Error::io("write", &marker, fault))?;
    swap(&site, out, &staging.path().join("old"))?;
    Ok(Some(Written { files: files.len(), bytes: size.into_inner() }))
}

/// Whether a site may be written to a folder: one that is not there, is empty, or that Gongwen
/// wrote before.
///
/// # Errors
/// A folder that holds something else, or that is or contains the site's own folder.
pub fn check_output(root: &Path, out: &Path) -> Result<()> {
    let unsafe_output = |reason| Err(Error::UnsafeOutput { path: out.to_owned(), reason });
    let full = |path: &Path| -> Result<PathBuf> {
        let absolute = std::path::absolute(path).map_err(|fault| Error::io("find", path, fault))?;
        Ok(absolute.canonicalize().unwrap_or(absolute))
    };
    let (root, target) = (full(root)?, full(out)?);
    if root.starts_with(&target) {
        return unsafe_output("it holds the site's own files");
    }
    for folder in ["content", "templates", "static", "src"] {
        if target.starts_with(root.join(folder)) {
            return unsafe_output("it lies among the site's own files");
        }
    }
    if target.is_file() {
        return unsafe_output("it is a file");
    }
    let mut entries = match fs::read_dir(&target) {
        Ok(entries) => entries,
        Err(fault) if fault.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(fault) => return Err(Error::io("read", &target, fault)),
    };
    if entries.next().is_some() && !target.join(MARKER).is_file() {
        return unsafe_output("it holds files that gongwen did not write, and would lose them");
    }
    Ok(())
}

fn make_folders(site: &Path, files: &[Planned]) -> Result<()> {
    let folders: BTreeSet<PathBuf> = files
        .iter()
        .filter_map(|planned| site.join(planned.path.as_str()).parent().map(Path::to_owned))
        .collect();
    fs::create_dir_all(site).map_err(|fault| Error::io("make the folder", site, fault))?;
    for folder in folders {
        fs::create_dir_all(&folder)
            .map_err(|fault| Error::io("make the folder", &folder, fault))?;
    }
    Ok(())
}

fn write(path: &Path, bytes: &Bytes<'_>) -> Result<u64> {
    let (written, size) = match bytes {
        Bytes::Text(text) => (fs::write(path, text), text.len() as u64),
        Bytes::Data(Data::Built(data)) => (fs::write(path, data), data.len() as u64),
        Bytes::Data(Data::OnDisk(from)) => match fs::copy(from, path) {
            Ok(size) => (Ok(()), size),
            Err(fault) => return Err(Error::io("copy", from, fault)),
        },
    };
    written.map_err(|fault| Error::io("write", path, fault))?;
    Ok(size)
}

/// Puts the new site in the place of the old one.
fn swap(site: &Path, out: &Path, old: &Path) -> Result<()> {
    let had_old = out.exists();
    if had_old {
        fs::rename(out, old).map_err(|fault| Error::io("move aside", out, fault))?;
    }
    fs::rename(site, out).map_err(|fault| {
        if had_old {
            // The old site goes back; should that fail as well, the first failure tells more.
            let _ = fs::rename(old, out);
        }
        Error::io("put the site into", out, fault)
    })
}

/// One problem of a template shows on every page that uses it; the place and message are the
/// same, and only the page that is named differs.
fn without_repeats(found: BTreeSet<Problem>) -> Vec<Problem> {
    let mut problems: Vec<Problem> = found.into_iter().collect();
    problems.dedup_by(|a, b| a.place == b.place && a.message == b.message);
    problems
}
