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

/// Refuses a file of the site whose folder is elsewhere, through a link: a collection can come from
/// strangers.
pub(super) fn keep_within(root: &Path, path: &Path) -> Result<()> {
    let there = path.ancestors().skip(1).find_map(|folder| folder.canonicalize().ok());
    match (root.canonicalize(), there) {
        (Ok(root), Some(there)) if !there.starts_with(&root) => {
            Err(Error::OutsideSite { path: path.to_owned() })
        }
        // What is not there yet leads nowhere.
        _ => Ok(()),
    }
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

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn no_link_leads_what_is_written_out_of_the_site() {
        let around = tempfile::tempdir().unwrap();
        let (root, elsewhere) = (around.path().join("site"), around.path().join("elsewhere"));
        fs::create_dir_all(root.join("content")).unwrap();
        fs::create_dir(&elsewhere).unwrap();
        std::os::unix::fs::symlink(&elsewhere, root.join("sources")).unwrap();
        std::os::unix::fs::symlink("content", root.join("records")).unwrap();
        std::os::unix::fs::symlink("..", root.join("up")).unwrap();
        let is_kept = |name: &str| keep_within(&root, &root.join(name)).is_ok();
        assert!(is_kept("site.toml") && is_kept("content/notices/2026/a.en.md"));
        assert!(is_kept("records/new/a.en.md"));
        assert!(!is_kept("up/a.txt") && !is_kept("up/site-2/a.txt"));
        assert!(!is_kept("sources/a.txt") && !is_kept("sources/imported/new/a.txt"));
        assert!(keep_within(&around.path().join("new"), &around.path().join("new/a")).is_ok());
    }
}
