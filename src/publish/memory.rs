//! What the last build wrote, and the fingerprints of what it was made of: a file that would be made
//! of the same need not be made again.
//!
//! It is kept in `.gongwen/` in the site's folder, as what was built of the site by one program into
//! one folder. It only saves work: where it is not there, cannot be read, or does not belong to the
//! site that lies in the output folder, everything is made.

#![allow(clippy::disallowed_methods, reason = "this is the end of a build where files are written")]

use std::fmt::Write;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use rustc_hash::FxHashMap;

use super::marker;
use crate::hash::{Fingerprint, Hasher};

/// The folder, below the site's own.
const FOLDER: &str = ".gongwen";

/// Where the memory of one output folder is.
#[derive(Debug, Clone)]
pub(super) struct Place {
    root: PathBuf,
    out: PathBuf,
}

/// The last build.
#[derive(Default)]
pub(super) struct Memory {
    text: String,
    /// By path: where the line with the fingerprint is in the text, and the file's size.
    files: FxHashMap<Box<str>, (usize, u64)>,
    /// When the site was whole: what was touched since then is not as it was written.
    whole: Option<SystemTime>,
}

impl Place {
    pub fn new(root: &Path, out: &Path) -> Self {
        Self { root: root.to_owned(), out: out.to_owned() }
    }

    fn path(&self) -> PathBuf {
        let mut hasher = Hasher::default();
        hasher.bytes(self.out.as_os_str().as_encoded_bytes());
        self.root.join(FOLDER).join(format!("build-{}", hasher.end()))
    }

    /// What the first line says: the program, and the site that the rest is about.
    fn head(&self) -> Option<String> {
        let program = fs::metadata(std::env::current_exe().ok()?).ok()?;
        let marker = fs::metadata(self.out.join(marker::NAME)).ok()?;
        let time = |time: SystemTime| Some(time.duration_since(UNIX_EPOCH).ok()?.as_nanos());
        Some(format!(
            "gongwen {} {} {} {} {}",
            env!("CARGO_PKG_VERSION"),
            program.len(),
            time(program.modified().ok()?)?,
            marker.len(),
            time(marker.modified().ok()?)?
        ))
    }

    /// Reads what is known.
    pub fn read(&self) -> Memory {
        self.known().unwrap_or_default()
    }

    fn known(&self) -> Option<Memory> {
        let text = fs::read_to_string(self.path()).ok()?;
        let mut lines = text.lines();
        if lines.next()? != self.head()? {
            return None;
        }
        let mut files = FxHashMap::default();
        for line in lines {
            let mut parts = line.splitn(3, ' ');
            let start = line.as_ptr() as usize - text.as_ptr() as usize;
            let (_, size, path) = (parts.next()?, parts.next()?, parts.next()?);
            files.insert(Box::from(path), (start, size.parse().ok()?));
        }
        let whole = fs::metadata(self.out.join(marker::NAME)).ok()?.modified().ok()?;
        Some(Memory { text, files, whole: Some(whole) })
    }

    /// Writes what the site that now lies in the output folder was made of.
    pub fn write<'a>(
        &self,
        files: impl Iterator<Item = (&'a str, Fingerprint, u64)>,
    ) -> io::Result<()> {
        let Some(mut text) = self.head() else { return Ok(()) };
        for (path, fingerprint, size) in files {
            // Writing to a String does not fail.
            let _ = write!(text, "\n{fingerprint} {size} {path}");
        }
        let folder = self.root.join(FOLDER);
        fs::create_dir_all(&folder)?;
        let ignored = folder.join(".gitignore");
        if !ignored.exists() {
            fs::write(ignored, "*\n")?;
        }
        let path = self.path();
        let new = path.with_extension("new");
        fs::write(&new, text)?;
        fs::rename(new, path)
    }
}

impl Memory {
    /// The size of a file of the old site, where that would be made of the same and nobody has
    /// touched it since.
    pub fn unchanged(&self, path: &str, fingerprint: Fingerprint, old: &Path) -> Option<u64> {
        let (at, size) = *self.files.get(path)?;
        let known = self.text[at..].split(' ').next()?;
        if known != fingerprint.to_string() {
            return None;
        }
        let about = fs::symlink_metadata(old).ok()?;
        // What was written in the same tick of the clock may have been touched after it.
        let is_untouched = about.modified().ok()? < self.whole?;
        (about.is_file() && about.len() == size && is_untouched).then_some(size)
    }
}
