//! Archives (`.zip`) of saved files: what is in them, opened one by one and within limits. Nothing
//! is unpacked to disk, so no name in an archive leads anywhere.

use std::io::{Cursor, Read};
use std::sync::Arc;

use encoding_rs::GBK;
use zip::ZipArchive;
use zip::result::ZipError;

/// Most files in an archive.
const MOST_FILES: usize = 20_000;

/// Largest file in an archive, unpacked, in bytes.
const LARGEST: u64 = 64 << 20;

/// Most bytes in an archive, unpacked, by its own account.
const MOST_BYTES: u64 = 2 << 30;

/// An archive, and the files in it that can be notices.
#[derive(Clone)]
pub struct Archive {
    zip: ZipArchive<Cursor<Bytes>>,
}

/// Bytes that are shared between the readers of an archive.
#[derive(Clone)]
struct Bytes(Arc<[u8]>);

impl AsRef<[u8]> for Bytes {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

/// A file in an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its path in the archive.
    pub path: String,
    /// How large it is unpacked, in bytes, as the archive says.
    pub size: u64,
    /// Its place in the archive.
    index: usize,
}

/// Why an archive, or a file in it, cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum BadArchive {
    /// It is broken.
    #[error("the archive cannot be opened: {0}")]
    Broken(String),
    /// It holds too many files.
    #[error("the archive holds {0} files, more than {MOST_FILES}")]
    TooMany(usize),
    /// It holds too much.
    #[error("what the archive unpacks to is larger than {} MiB", .0 >> 20)]
    TooLarge(u64),
    /// It is locked.
    #[error("the archive is protected with a password")]
    Protected,
}

impl BadArchive {
    /// What to do about it.
    #[must_use]
    pub fn help(&self) -> &'static str {
        match self {
            Self::Broken(_) => "unpack it with another program, and import the folder",
            Self::TooMany(_) | Self::TooLarge(_) => "unpack it, and import a part of it at a time",
            Self::Protected => "unpack it with its password, and import the folder",
        }
    }
}

impl Archive {
    /// Opens an archive.
    ///
    /// # Errors
    /// It is broken, or larger than the limits.
    pub fn open(bytes: Vec<u8>) -> Result<Self, BadArchive> {
        let zip = ZipArchive::new(Cursor::new(Bytes(bytes.into()))).map_err(|fault| bad(&fault))?;
        if zip.len() > MOST_FILES {
            return Err(BadArchive::TooMany(zip.len()));
        }
        match zip.decompressed_size() {
            Some(size) if size > u128::from(MOST_BYTES) => Err(BadArchive::TooLarge(MOST_BYTES)),
            _ => Ok(Self { zip }),
        }
    }

    /// The files of the archive, in the order of their paths.
    ///
    /// # Errors
    /// A broken entry.
    pub fn entries(&mut self) -> Result<Vec<Entry>, BadArchive> {
        let mut entries = Vec::with_capacity(self.zip.len());
        for index in 0..self.zip.len() {
            let file = self.zip.by_index_raw(index).map_err(|fault| bad(&fault))?;
            if file.is_file() {
                // Names that are not marked as UTF-8 are what Windows in China writes.
                let path = match std::str::from_utf8(file.name_raw()) {
                    Ok(name) => name.to_owned(),
                    Err(_) => GBK.decode(file.name_raw()).0.into_owned(),
                };
                let size = file.size();
                entries.push(Entry { path: path.replace('\\', "/"), size, index });
            }
        }
        entries.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(entries)
    }

    /// Reads a file of the archive.
    ///
    /// # Errors
    /// It is broken, locked, or larger than it may be.
    pub fn read(&mut self, entry: &Entry) -> Result<Vec<u8>, BadArchive> {
        let file = self.zip.by_index(entry.index).map_err(|fault| bad(&fault))?;
        let mut bytes = Vec::new();
        let read = file.take(LARGEST + 1).read_to_end(&mut bytes);
        read.map_err(|fault| BadArchive::Broken(fault.to_string()))?;
        if bytes.len() as u64 > LARGEST {
            return Err(BadArchive::TooLarge(LARGEST));
        }
        Ok(bytes)
    }
}

/// Whether bytes are an archive that is not itself a document.
#[must_use]
pub fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") && memchr::memmem::find(bytes, b"word/document.xml").is_none()
}

fn bad(fault: &ZipError) -> BadArchive {
    match fault {
        ZipError::UnsupportedArchive(reason) if reason.contains("assword") => BadArchive::Protected,
        ZipError::InvalidPassword => BadArchive::Protected,
        fault => BadArchive::Broken(fault.to_string()),
    }
}
