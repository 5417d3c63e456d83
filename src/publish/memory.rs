//! What the last build wrote, and the fingerprints of what it was made of: a file that would be made
//! of the same need not be made again.
//!
//! It is kept as what was built of the site by one program into one folder. It only saves work: where
//! it is not there, cannot be read, or does not belong to the site that lies in the output folder,
//! everything is made.

#![allow(clippy::disallowed_methods, reason = "this is the end of a build where files are written")]

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::{kept, marker};
use crate::error::Result;
use crate::hash::{Fingerprint, Hasher};
use crate::kept::{seal, unseal};

/// Where the memory of one output folder is.
#[derive(Debug, Clone)]
pub(super) struct Place {
    root: PathBuf,
    out: PathBuf,
}

/// The last build.
#[derive(Default)]
pub(super) struct Memory {
    /// By path: the fingerprint and the file's size.
    files: FxHashMap<Box<str>, (Fingerprint, u64)>,
    /// When the site was whole: what was touched since then is not as it was written.
    whole: Option<SystemTime>,
}

/// The last build as it is kept; `F` are its files, with fingerprint and size.
#[derive(Serialize, Deserialize)]
struct Kept<F> {
    of: BuiltSite,
    files: F,
}

/// The program that has built a site, and that site: by length and time of its marker.
#[derive(PartialEq, Eq, Serialize, Deserialize)]
struct BuiltSite {
    program: String,
    length: u64,
    time: u128,
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

    /// The site that lies in the folder now, as this program would have built it.
    fn site(&self) -> Option<BuiltSite> {
        let marker = fs::metadata(self.out.join(marker::NAME)).ok()?;
        let time = kept::nanoseconds(marker.modified().ok()?)?;
        Some(BuiltSite { program: kept::program()?, length: marker.len(), time })
    }

    /// Reads what is known.
    pub fn read(&self) -> Memory {
        self.known().unwrap_or_default()
    }

    fn known(&self) -> Option<Memory> {
        let bytes = kept::read(&self.root, &self.name())?;
        let Kept { of, files }: Kept<Vec<(Box<str>, Fingerprint, u64)>> = unseal(&bytes)?;
        if of != self.site()? {
            return None;
        }
        let files = files.into_iter().map(|(path, of, size)| (path, (of, size))).collect();
        let whole = fs::metadata(self.out.join(marker::NAME)).ok()?.modified().ok()?;
        Some(Memory { files, whole: Some(whole) })
    }

    /// Writes what the site that now lies in the output folder was made of.
    pub fn write<'a>(
        &self,
        files: impl Iterator<Item = (&'a str, Fingerprint, u64)>,
    ) -> Result<()> {
        let kept = self.site().map(|of| Kept { of, files: files.collect::<Vec<_>>() });
        let Some(bytes) = kept.and_then(|kept| seal(&kept)) else { return Ok(()) };
        kept::write(&self.root, &self.name(), &bytes)
    }
}

impl Memory {
    /// The size of a file of the old site, where that would be made of the same and nobody has
    /// touched it since.
    pub fn unchanged(&self, path: &str, fingerprint: Fingerprint, old: &Path) -> Option<u64> {
        let (known, size) = self.files.get(path)?;
        if *known != fingerprint {
            return None;
        }
        let about = fs::symlink_metadata(old).ok()?;
        // What was written in the same tick of the clock may have been touched after it.
        let is_untouched = about.modified().ok()? < self.whole?;
        (about.is_file() && about.len() == *size && is_untouched).then_some(*size)
    }
}
