//! Files that commands write: each whole or not at all.

#![allow(clippy::disallowed_methods, reason = "the command line writes what it was asked to")]

use std::fs;
use std::io::Write;
use std::path::Path;

use crate::error::{Error, Result};

/// Writes a new file, all of it or nothing, and never over another.
pub(super) fn create(path: &Path, bytes: &[u8]) -> Result<()> {
    let written = part(path, bytes)?.persist_noclobber(path);
    written.map(|_| ()).map_err(|fault| Error::io("write", path, fault.error))
}

/// Writes a file in the place of another, all of it or nothing.
pub(super) fn replace(path: &Path, text: &str) -> Result<()> {
    let written = part(path, text.as_bytes())?.persist(path);
    written.map(|_| ()).map_err(|fault| Error::io("write", path, fault.error))
}

/// A file that is whole but has no name yet. Until then its name is hidden, which a build passes
/// over.
fn part(path: &Path, bytes: &[u8]) -> Result<tempfile::NamedTempFile> {
    // A path without a folder is in the current one, which has no name of its own.
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(|fault| Error::io("make the folder", folder, fault))?;
    let mut new = tempfile::Builder::new();
    new.prefix(".gongwen-");
    #[cfg(unix)]
    new.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666)); // less the umask
    let mut part = new.tempfile_in(folder).map_err(|fault| Error::io("write in", folder, fault))?;
    part.write_all(bytes).map_err(|fault| Error::io("write", path, fault))?;
    Ok(part)
}
