//! The files of a site's folders: which there are, and which links to others are followed.

#![allow(clippy::disallowed_methods, reason = "this is the end of a build where files are read")]

use std::ffi::OsStr;
use std::path::{Component, Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::File;
use crate::error::Result;
use crate::path::SourcePath;
use crate::problem::{Place, Problem, Rule};

/// The files below a folder of the site, in the order of their paths. Hidden files, which systems
/// and editors leave behind, are passed over, except `.well-known`. A folder that is not there has
/// no files; a link that leads nowhere, round in a circle or out of the site is a problem, and so is
/// a name that is no path of the site.
pub(super) fn files_below(
    root: &Path,
    folder: &str,
    problems: &mut Vec<Problem>,
) -> Result<Vec<File>> {
    let top = root.join(folder);
    if !top.is_dir() {
        return Ok(Vec::new());
    }
    let bounds = Bounds::of(root);
    let shown =
        |path: &Path| SourcePath::new(&path.strip_prefix(root).unwrap_or(path).to_string_lossy());
    let mut walk = WalkDir::new(&top)
        .follow_links(true)
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry.file_name()));
    let mut files = Vec::new();
    while let Some(entry) = walk.next() {
        match entry {
            Ok(entry) => match bounds.fault(&entry) {
                Some((rule, message, help)) => {
                    let place = Place { file: shown(entry.path()), spot: None };
                    problems.push(Problem::error(rule, place, message).help(help));
                    if entry.file_type().is_dir() {
                        walk.skip_current_dir();
                    }
                }
                None if entry.file_type().is_file() => {
                    files.push((shown(entry.path()), entry.into_path()));
                }
                None => {}
            },
            Err(fault) => {
                let path = fault.path().unwrap_or(&top);
                if !path.file_name().is_some_and(is_hidden) {
                    let place = Place { file: shown(path), spot: None };
                    let message =
                        "this cannot be read: a link to nothing, or to a folder around it";
                    problems.push(
                        Problem::error(Rule::UnreadableFile, place, message)
                            .help("take the link away, or mend where it leads"),
                    );
                }
            }
        }
    }
    files.sort();
    Ok(files)
}

fn is_hidden(name: &OsStr) -> bool {
    name.to_string_lossy().starts_with('.') && name != ".well-known"
}

/// What links of a site may lead to: files of the site that are not hidden. A collection can come from
/// strangers, whose link to a private file would publish it.
pub(super) struct Bounds(PathBuf);

impl Bounds {
    /// Those of the site at `root`.
    pub fn of(root: &Path) -> Self {
        Self(root.canonicalize().unwrap_or_else(|_| root.to_owned()))
    }

    /// Whether a path leads, through all links, to what belongs to the site.
    pub fn hold(&self, path: &Path) -> bool {
        let Ok(target) = path.canonicalize() else { return false };
        target.strip_prefix(&self.0).is_ok_and(|below| {
            below
                .components()
                .all(|part| matches!(part, Component::Normal(name) if !is_hidden(name)))
        })
    }

    /// Why a file or folder is no part of the site, and what to do about it.
    fn fault(&self, entry: &DirEntry) -> Option<(Rule, &'static str, &'static str)> {
        if entry.path_is_symlink() && !self.hold(entry.path()) {
            return Some((
                Rule::UnreadableFile,
                "this is a link that leads out of the site, or to a hidden file",
                "put the file itself here in its place",
            ));
        }
        // Both would be shown as another path than they are: `\` parts folders on Windows alone.
        let name = entry.file_name().to_str();
        if name.is_none_or(|name| name.contains('\\')) {
            let message = "the name is not in UTF-8, or has a \\ in it";
            return Some((Rule::FileName, message, "give the file a plain name"));
        }
        None
    }
}
