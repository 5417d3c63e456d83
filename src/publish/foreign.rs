//! What others have put into the output folder: a `.git` by which it is published, a file for some
//! service. It stays there.

#![allow(clippy::disallowed_methods, reason = "this is the end of a build where files are written")]

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use walkdir::WalkDir;

use super::marker;
use crate::error::{Error, Result};

/// Puts what others have put into `out` into the new site as well, which is to take its place.
/// Nothing is, where the marker in `out` does not tell what is whose: it is then of a version of
/// Gongwen that replaced all.
pub(super) fn keep(out: &Path, site: &Path) -> Result<()> {
    let Some(ours) = marker::files(out) else { return Ok(()) };
    let folders: BTreeSet<&str> =
        ours.iter().flat_map(|file| file.match_indices('/').map(|(at, _)| &file[..at])).collect();
    for entry in WalkDir::new(out).min_depth(1) {
        let entry = entry.map_err(|fault| Error::io("read", out, fault.into()))?;
        let Ok(below) = entry.path().strip_prefix(out) else { continue };
        let name = below.to_string_lossy().replace('\\', "/");
        if ours.contains(&name) || folders.contains(name.as_str()) || name == marker::NAME {
            continue;
        }
        let new = site.join(below);
        let keep = |fault| Error::io("keep", entry.path(), fault);
        if entry.file_type().is_dir() {
            // Even an empty one: Git, for example, wants its own.
            fs::create_dir_all(&new).map_err(keep)?;
            continue;
        }
        if fs::symlink_metadata(&new).is_ok() {
            let reason =
                "a file in it that gongwen did not write is where one of the site's would lie";
            return Err(Error::UnsafeOutput { path: out.join(below), reason });
        }
        let parent = new.parent().unwrap_or(site);
        fs::create_dir_all(parent).and_then(|()| take(entry.path(), &new)).map_err(keep)?;
    }
    Ok(())
}

/// The same file at another place. Both are there until one of the two folders goes.
fn take(from: &Path, to: &Path) -> io::Result<()> {
    // A hard link to a symbolic link is that link, not what it leads to.
    fs::hard_link(from, to).or_else(|_| fs::copy(from, to).map(|_| ()))
}
