//! The file by which Gongwen knows a folder as its own, and which files in it are Gongwen's: it
//! lists them. Whatever else lies in the folder is somebody else's and stays.

#![allow(clippy::disallowed_methods, reason = "this is the end of a build where files are written")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::error::{Error, Result};
use crate::site::Planned;

/// Its name, at the root of the folder.
pub(super) const NAME: &str = ".gongwen";

const TEXT: &str = "These files are written by gongwen; the next build replaces them, and removes what it no longer writes.\n";

/// Whether a folder was written by Gongwen.
pub(super) fn is_in(folder: &Path) -> bool {
    folder.join(NAME).is_file()
}

/// Puts the marker into a site.
pub(super) fn put(site: &Path, files: &[Planned<'_>]) -> Result<()> {
    let mut text = String::from(TEXT);
    for planned in files {
        text.push_str(planned.path.as_str());
        text.push('\n');
    }
    let path = site.join(NAME);
    fs::write(&path, text).map_err(|fault| Error::io("write", &path, fault))
}

/// The files of the site that lies in a folder, as its marker lists them. `None` where no marker
/// does: earlier versions of Gongwen replaced the whole folder.
pub(super) fn files(folder: &Path) -> Option<BTreeSet<String>> {
    let text = fs::read_to_string(folder.join(NAME)).ok()?;
    let files: BTreeSet<String> = text.lines().skip(1).map(str::to_owned).collect();
    (!files.is_empty()).then_some(files)
}
