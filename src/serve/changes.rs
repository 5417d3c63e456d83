//! What changes in the files of a site.

#![allow(clippy::disallowed_methods, reason = "folders can come and go while they are watched")]

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;

use notify::{EventKind, RecursiveMode, Watcher};

use crate::error::{Error, Result};

/// The folders of a site that are watched, with all that is in them.
const FOLDERS: [&str; 3] = ["content", "templates", "static"];

/// How long nothing must change before the site is made anew: an editor that saves a file makes
/// several changes, and a tool that changes many files many.
const QUIET: Duration = Duration::from_millis(15);

/// How many times that is waited at most.
const PATIENCE: usize = 20;

/// The changes of a site's files.
pub(super) struct Changes {
    root: PathBuf,
    watcher: Box<dyn Watcher>,
    found: Receiver<notify::Result<notify::Event>>,
}

impl Changes {
    /// Watches the site at `root`, which is a full path.
    pub fn of(root: &Path) -> Result<Self> {
        let (sender, found) = mpsc::channel();
        let cannot = |fault: notify::Error| Error::io("watch", root, std::io::Error::other(fault));
        let watcher = notify::recommended_watcher(sender).map_err(cannot)?;
        let mut changes = Self { root: root.to_owned(), watcher: Box::new(watcher), found };
        changes.watcher.watch(root, RecursiveMode::NonRecursive).map_err(cannot)?;
        changes.watch_folders().map_err(cannot)?;
        Ok(changes)
    }

    /// Watches the folders that are there. They may be new.
    fn watch_folders(&mut self) -> notify::Result<()> {
        for folder in FOLDERS.map(|name| self.root.join(name)) {
            if folder.is_dir() {
                self.watcher.watch(&folder, RecursiveMode::Recursive)?;
            }
        }
        Ok(())
    }

    /// Waits for the next changes and until all is quiet again; the files and folders that they
    /// touched. `None` when the system no longer tells.
    pub fn next(&mut self) -> Option<BTreeSet<PathBuf>> {
        let mut touched = BTreeSet::new();
        while touched.is_empty() {
            let event = self.found.recv().ok()?;
            self.add(event, &mut touched);
        }
        for _ in 0..PATIENCE {
            match self.found.recv_timeout(QUIET) {
                Ok(event) => self.add(event, &mut touched),
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return None,
            }
        }
        Some(touched)
    }

    fn add(&mut self, event: notify::Result<notify::Event>, touched: &mut BTreeSet<PathBuf>) {
        let Ok(event) = event else {
            // Something was missed: what, the files themselves tell.
            touched.insert(self.root.clone());
            return;
        };
        if matches!(event.kind, EventKind::Access(_)) {
            return;
        }
        if event.need_rescan() {
            touched.insert(self.root.clone());
        }
        for path in event.paths {
            if !self.is_of_site(&path) {
                continue;
            }
            if path.parent() == Some(&self.root) {
                // A folder that was made, or came back, is watched from now on. Where it cannot be,
                // it is as if it were not there.
                let _ = self.watch_folders();
            }
            touched.insert(path);
        }
    }

    /// Whether a path is that of a file of the site: not of what the site is built into, nor of the
    /// copies that editors make while they save.
    fn is_of_site(&self, path: &Path) -> bool {
        let Ok(below) = path.strip_prefix(&self.root) else { return false };
        let mut parts = below.iter();
        let Some(top) = parts.next() else { return false };
        let is_of_site = match parts.next() {
            None => top == "site.toml" || FOLDERS.iter().any(|folder| top == *folder),
            Some(_) => FOLDERS.iter().any(|folder| top == *folder),
        };
        is_of_site && !below.iter().any(is_passing)
    }
}

/// Whether a file is one that editors and systems leave beside those of a person.
fn is_passing(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    // Vim tries whether it may write into a folder with a file of the name 4913.
    name.starts_with('.') && name != ".well-known" || name.ends_with('~') || name == "4913"
}
