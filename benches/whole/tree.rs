//! Trees of files: written, weighed, and taken away.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use walkdir::WalkDir;

use crate::Failure;

/// What went wrong with a file, as a failure.
pub fn failure(path: &Path, error: &io::Error) -> Failure {
    format!("{}: {error}", path.display())
}

/// Writes files below a folder.
pub struct Writer<'a> {
    root: &'a Path,
    /// The folder of the file before, which exists.
    last: PathBuf,
}

impl<'a> Writer<'a> {
    /// A writer below a folder, which need not exist yet.
    pub fn new(root: &'a Path) -> Self {
        Self { root, last: PathBuf::new() }
    }

    /// Writes a file, and the folders on the way to it.
    pub fn write(&mut self, path: &str, text: &str) -> Result<(), Failure> {
        let path = self.root.join(path);
        let folder = path.parent().unwrap_or(self.root);
        if folder != self.last {
            fs::create_dir_all(folder).map_err(|error| failure(folder, &error))?;
            self.last = folder.to_owned();
        }
        fs::write(&path, text).map_err(|error| failure(&path, &error))
    }
}

/// What a folder holds.
#[derive(Debug, Clone, Copy, Default)]
pub struct Weight {
    /// Files in it and below.
    pub files: usize,
    /// Their bytes.
    pub bytes: u64,
    /// How many of them were written since a moment.
    pub written: usize,
}

/// Weighs a folder.
pub fn weigh(folder: &Path, since: SystemTime) -> Result<Weight, Failure> {
    let mut weight = Weight::default();
    for entry in WalkDir::new(folder) {
        let entry = entry.map_err(|error| error.to_string())?;
        if !entry.file_type().is_file() {
            continue;
        }
        let about = entry.metadata().map_err(|error| error.to_string())?;
        let modified = about.modified().map_err(|error| failure(entry.path(), &error))?;
        weight.files += 1;
        weight.bytes += about.len();
        weight.written += usize::from(modified >= since);
    }
    Ok(weight)
}

/// Takes a folder away, if it is there.
pub fn remove(folder: &Path) -> Result<(), Failure> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(failure(folder, &error)),
        _ => Ok(()),
    }
}
