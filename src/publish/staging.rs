//! The folder beside the output folder in which the new site is made. Who holds it is the only one
//! that writes a site there, and what a build that was killed has left in it is cleared away.

#![allow(clippy::disallowed_methods, reason = "this is the end of a build where files are written")]

use std::ffi::OsString;
use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use same_file::Handle;

use crate::error::{Error, Result};

/// How often a folder may vanish between two looks at it, as others finish with it.
const PATIENCE: usize = 1000;

/// The folder for the making of a site, held until it is dropped.
pub(super) struct Staging {
    folder: PathBuf,
    out: PathBuf,
    /// Other builds into the same folder wait for this.
    _lock: Option<File>,
}

impl Staging {
    /// Takes the folder that belongs to an output folder. Where another build has it, `waiting` is
    /// called, and then that one's end awaited.
    pub fn take(out: &Path, waiting: impl Fn()) -> Result<Self> {
        let parent = out.parent().unwrap_or(out);
        let mut name = OsString::from(".gongwen-");
        name.push(out.file_name().unwrap_or_default());
        let folder = parent.join(name);
        let failed = |fault| Error::io("make the folder", &folder, fault);
        fs::create_dir_all(parent).map_err(|fault| Error::io("make the folder", parent, fault))?;
        let lock = lock(&folder, waiting).map_err(failed)?;
        let staging = Self { folder, out: out.to_owned(), _lock: lock };
        staging.recover().map_err(|fault| Error::io("clear", &staging.folder, fault))?;
        Ok(staging)
    }

    /// Where the new site is made.
    pub fn site(&self) -> PathBuf {
        self.folder.join("site")
    }

    /// Where the old site is moved to, on a system that cannot exchange two folders.
    pub fn old(&self) -> PathBuf {
        self.folder.join("old")
    }

    /// Clears away what a killed build has left; its old site goes back, if it was between the two.
    fn recover(&self) -> io::Result<()> {
        let old = self.old();
        if old.exists() && !self.out.exists() {
            fs::rename(&old, &self.out)?;
        }
        for left in [self.site(), old] {
            match fs::remove_dir_all(left) {
                Err(fault) if fault.kind() != ErrorKind::NotFound => return Err(fault),
                _ => {}
            }
        }
        Ok(())
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // What cannot be cleared away now is when the next build takes the folder.
        let _ = self.recover();
        let _ = fs::remove_file(self.folder.join("lock"));
        let _ = fs::remove_dir(&self.folder);
    }
}

/// Locks the folder, which is made if it is not there. `None` where the disk knows no locks.
fn lock(folder: &Path, waiting: impl Fn()) -> io::Result<Option<File>> {
    let path = folder.join("lock");
    let mut has_told = false;
    for _ in 0..PATIENCE {
        fs::create_dir_all(folder)?;
        let file = match File::options().create(true).truncate(false).write(true).open(&path) {
            Err(fault) if fault.kind() == ErrorKind::NotFound => continue,
            file => file?,
        };
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                if !has_told {
                    waiting();
                    has_told = true;
                }
                file.lock()?;
            }
            Err(TryLockError::Error(fault)) if fault.kind() == ErrorKind::Unsupported => {
                return Ok(None);
            }
            Err(TryLockError::Error(fault)) => return Err(fault),
        }
        // Who held it has taken it away when it was done.
        let held = Handle::from_file(file.try_clone()?)?;
        match Handle::from_path(&path) {
            Ok(there) if there == held => return Ok(Some(file)),
            Err(fault) if fault.kind() != ErrorKind::NotFound => return Err(fault),
            _ => {}
        }
    }
    Err(io::Error::other("other builds into the same folder begin and end all the time"))
}
