//! The end of a build where the site is written.
//!
//! The site is written to a new folder beside the output folder, and takes its place only when it
//! is whole: whatever fails before that leaves the old site as it was.

#![allow(clippy::disallowed_methods, reason = "this is the end of a build where files are written")]

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use rayon::prelude::*;
use tempfile::TempDir;

use crate::error::{Error, Result};
use crate::problem::Problem;
use crate::site::{Content, Planned};
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
    /// The search index among them.
    pub index: Extent,
}

/// A number of files and their size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Extent {
    /// How many.
    pub files: usize,
    /// In bytes.
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

/// A folder that a site may be written to: by its full path, without links and `..`.
#[derive(Debug, Clone)]
pub struct OutputFolder(PathBuf);

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
        if entries.next().is_some() && !target.join(MARKER).is_file() {
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

/// Writes the site, all of it or nothing. `None` when a file could not be rendered; the problems
/// say why.
///
/// # Errors
/// A failure to write. The old site is then still there.
pub fn publish<'a>(
    OutputFolder(out): &OutputFolder,
    files: &[Planned<'_>],
    bytes_of: impl Fn(&Planned<'_>) -> std::result::Result<Bytes<'a>, Problem> + Sync,
    problems: &mut Vec<Problem>,
) -> Result<Option<Written>> {
    let parent = out.parent().unwrap_or(out);
    fs::create_dir_all(parent).map_err(|fault| Error::io("make the folder", parent, fault))?;
    let staging = tempfile::Builder::new()
        .prefix(".gongwen-")
        .tempdir_in(parent)
        .map_err(|fault| Error::io("make a folder in", parent, fault))?;
    let site = staging.path().join("site");
    make_folders(&site, files)?;

    let size = AtomicU64::new(0);
    let index_size = AtomicU64::new(0);
    let found = Mutex::new(BTreeSet::new());
    files.par_iter().try_for_each(|planned| {
        let path = site.join(planned.path.as_str());
        match bytes_of(planned) {
            Ok(bytes) => {
                let written = write(&path, &bytes)?;
                size.fetch_add(written, Ordering::Relaxed);
                if is_of_index(planned) {
                    index_size.fetch_add(written, Ordering::Relaxed);
                }
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
    swap(&site, out, staging)?;
    let index = Extent {
        files: files.iter().filter(|planned| is_of_index(planned)).count(),
        bytes: index_size.into_inner(),
    };
    Ok(Some(Written { files: files.len(), bytes: size.into_inner(), index }))
}

fn is_of_index(planned: &Planned<'_>) -> bool {
    matches!(planned.content, Content::Search(_))
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

/// Puts the new site in the place of the old one, in one step where the system can exchange two
/// folders, so that at any moment a whole site is there.
fn swap(site: &Path, out: &Path, staging: TempDir) -> Result<()> {
    let put = |fault| Error::io("put the site into", out, fault);
    if !out.exists() {
        return fs::rename(site, out).map_err(put);
    }
    if exchange(site, out).is_ok() {
        return Ok(()); // the old site now lies in the staging folder, and goes with it
    }
    let old = staging.path().join("old");
    fs::rename(out, &old).map_err(|fault| Error::io("move aside", out, fault))?;
    fs::rename(site, out).map_err(|fault| {
        if fs::rename(&old, out).is_err() {
            // The old site could not go back: what is staged must not be cleaned away.
            let kept = staging.keep().join("old");
            return Error::io("put the site into its place; the old one is in", &kept, fault);
        }
        put(fault)
    })
}

#[cfg(any(target_os = "linux", target_vendor = "apple"))]
fn exchange(a: &Path, b: &Path) -> std::io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> std::io::Result<()> {
    Err(ErrorKind::Unsupported.into())
}

/// One problem of a template shows on every page that uses it; the place and message are the
/// same, and only the page that is named differs.
fn without_repeats(found: BTreeSet<Problem>) -> Vec<Problem> {
    let mut problems: Vec<Problem> = found.into_iter().collect();
    problems.dedup_by(|a, b| a.place == b.place && a.message == b.message);
    problems
}
