//! What the last build wrote, and the fingerprints of what it was made of: a file that would be made
//! of the same need not be made again.
//!
//! It is kept as what was built of the site by one program into one folder. It only saves work: where it is not there, cannot be read, or does not belong to the
//! site that lies in the output folder, everything is made.

#![allow(clippy::disallowed_methods, reason = "this is the end of a build where files are written")]

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use rustc_hash::FxHashMap;

use super::{kept, marker};
use crate::error::Result;
use crate::hash::{Fingerprint, Hasher};

/// Where the memory of one output folder is.
#[derive(Debug, Clone)]
pub(super) struct Place {
    root: PathBuf,
    out: PathBuf,
}

/// The last build.
#[derive(Default)]
pub(super) struct Memory {
    /// By path: the fingerprint, as it is written, and the file's size.
    files: FxHashMap<Box<str>, (Box<str>, u64)>,
    /// When the site was whole: what was touched since then is not as it was written.
    whole: Option<SystemTime>,
}

impl Place {
    pub fn new(root: &Path, out: &Path) -> Self {
        Self { root: root.to_owned(), out: out.to_owned() }
    }

    fn name(&self) -> String {
        let mut hasher = Hasher::default();
        hasher.bytes(self.out.as_os_str().as_encoded_bytes());
        format!("build-{}", hasher.end())
    }

    /// What the first line says: the program, and the site that the rest is about.
    fn head(&self) -> Option<String> {
        let marker = fs::metadata(self.out.join(marker::NAME)).ok()?;
        let time = kept::nanoseconds(marker.modified().ok()?)?;
        Some(format!("{} {} {time}", kept::program()?, marker.len()))
    }

    /// Reads what is known.
    pub fn read(&self) -> Memory {
        self.known().unwrap_or_default()
    }

    fn known(&self) -> Option<Memory> {
        let text = String::from_utf8(kept::read(&self.root, &self.name())?).ok()?;
        let mut lines = text.lines();
        if lines.next()? != self.head()? {
            return None;
        }
        let mut files = FxHashMap::default();
        for line in lines {
            let mut parts = line.splitn(3, ' ');
            let (fingerprint, size, path) = (parts.next()?, parts.next()?, parts.next()?);
            files.insert(path.into(), (fingerprint.into(), size.parse().ok()?));
        }
        let whole = fs::metadata(self.out.join(marker::NAME)).ok()?.modified().ok()?;
        Some(Memory { files, whole: Some(whole) })
    }

    /// Writes what the site that now lies in the output folder was made of.
    pub fn write<'a>(
        &self,
        files: impl Iterator<Item = (&'a str, Fingerprint, u64)>,
    ) -> Result<()> {
        let Some(mut text) = self.head() else { return Ok(()) };
        for (path, fingerprint, size) in files {
            // Writing to a String does not fail.
            let _ = write!(text, "\n{fingerprint} {size} {path}");
        }
        kept::write(&self.root, &self.name(), text.as_bytes())
    }
}

impl Memory {
    /// The size of a file of the old site, where that would be made of the same and nobody has
    /// touched it since.
    pub fn unchanged(&self, path: &str, fingerprint: Fingerprint, old: &Path) -> Option<u64> {
        let (known, size) = self.files.get(path)?;
        if **known != fingerprint.to_string() {
            return None;
        }
        let about = fs::symlink_metadata(old).ok()?;
        // What was written in the same tick of the clock may have been touched after it.
        let is_untouched = about.modified().ok()? < self.whole?;
        (about.is_file() && about.len() == *size && is_untouched).then_some(*size)
    }
}
