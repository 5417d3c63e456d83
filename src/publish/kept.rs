//! What one run keeps for the next: files in `.gongwen/` of the site's folder. The folder tells Git to
//! pass it over, so that nobody has to. Each of them only saves work, and may be taken away at any time.

#![allow(clippy::disallowed_methods, reason = "this is the end of a build where files are written")]

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use crate::error::{Error, Result};
use crate::kept::Shelf;

const FOLDER: &str = ".gongwen";

/// What is kept of one site.
pub(crate) struct KeptFolder {
    root: PathBuf,
    program: Option<String>,
    use_of_it: Use,
}

/// What a run does with what is kept.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Use {
    /// It reads it, and brings it up to date.
    Update,
    /// It reads it.
    Read,
}

impl KeptFolder {
    /// That of the site at `root`.
    pub fn of(root: &Path, use_of_it: Use) -> Self {
        Self { root: root.to_owned(), program: program(), use_of_it }
    }
}

impl Shelf for KeptFolder {
    fn program(&self) -> Option<&str> {
        self.program.as_deref()
    }

    fn read(&self, name: &str) -> Option<Vec<u8>> {
        read(&self.root, name)
    }

    fn write(&self, name: &str, bytes: &[u8]) {
        if self.use_of_it == Use::Update {
            let _ = write(&self.root, name, bytes);
        }
    }

    fn remove(&self, name: &str) {
        if self.use_of_it == Use::Update {
            let _ = fs::remove_file(path(&self.root, name));
        }
    }
}

/// What tells this program from others, and from what it was before it was built again.
pub(crate) fn program() -> Option<String> {
    let path = std::env::current_exe().ok()?;
    let file = fs::metadata(&path).ok()?;
    // Some systems give all files one time; there their paths tell them apart.
    let (time, path) = (nanoseconds(file.modified().ok()?)?, path.display());
    Some(format!("gongwen {} {} {time} {path}", env!("CARGO_PKG_VERSION"), file.len()))
}

/// A time as a number.
pub(crate) fn nanoseconds(time: SystemTime) -> Option<u128> {
    Some(time.duration_since(UNIX_EPOCH).ok()?.as_nanos())
}

/// Reads what is kept under a name. `None` where nothing is that can be read.
pub(crate) fn read(root: &Path, name: &str) -> Option<Vec<u8>> {
    fs::read(path(root, name)).ok()
}

/// Keeps something under a name, in the place of what was there.
///
/// # Errors
/// The file cannot be written.
pub(crate) fn write(root: &Path, name: &str, bytes: &[u8]) -> Result<()> {
    let folder = root.join(FOLDER);
    fs::create_dir_all(&folder).map_err(|fault| Error::io("make the folder", &folder, fault))?;
    let ignored = folder.join(".gitignore");
    if !ignored.is_file() {
        fs::write(&ignored, "*\n").map_err(|fault| Error::io("write", &ignored, fault))?;
    }
    let path = path(root, name);
    let new = folder.join(format!("{name}.new"));
    let written = fs::write(&new, bytes).and_then(|()| fs::rename(&new, &path));
    if written.is_err() {
        // A full disk needs the room.
        let _ = fs::remove_file(&new);
    }
    written.map_err(|fault| Error::io("write", &path, fault))
}

fn path(root: &Path, name: &str) -> PathBuf {
    root.join(FOLDER).join(name)
}
