//! One file of the new site: the very file of the old one where it has not changed.

#![allow(clippy::disallowed_methods, reason = "this is the end of a build where files are written")]

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, ErrorKind};
use std::path::Path;

use super::Bytes;
use crate::error::{Error, Result};
use crate::source::Data;

/// Where a file will lie, and where it lay in the old site.
pub(super) struct Place<'a> {
    pub new: &'a Path,
    /// `None` where there is no old site.
    pub old: Option<&'a Path>,
}

/// What became of a file.
pub(super) struct Put {
    /// Its size.
    pub bytes: u64,
    /// Whether it is as it was.
    pub is_unchanged: bool,
}

/// Takes a file that is not made again over into the new site. `false` where the disk cannot.
pub(super) fn keep(Place { new, old }: &Place<'_>) -> bool {
    old.is_some_and(|old| fs::hard_link(old, new).is_ok())
}

/// Puts a file into the new site.
pub(super) fn put(place: Place<'_>, bytes: &Bytes<'_>) -> Result<Put> {
    let Place { new, old } = place;
    let same = old.filter(|old| is_same(old, bytes));
    if let Some(old) = same.filter(|old| fs::hard_link(old, new).is_ok()) {
        return Ok(Put { bytes: size(old)?, is_unchanged: true });
    }
    let bytes = match bytes {
        Bytes::Made(bytes) => write(new, bytes)?,
        Bytes::Data(Data::Built(data)) => write(new, data)?,
        Bytes::Data(Data::OnDisk(from)) => {
            fs::copy(from, new).map_err(|fault| Error::io("copy", from, fault))?
        }
    };
    // On a disk without hard links, such as a stick's, a file that has not changed is a new one with
    // the old one's time.
    let is_unchanged = same.is_some_and(|old| keep_time(old, new).is_ok());
    Ok(Put { bytes, is_unchanged })
}

fn write(path: &Path, data: &[u8]) -> Result<u64> {
    fs::write(path, data).map_err(|fault| Error::io("write", path, fault))?;
    Ok(data.len() as u64)
}

fn size(path: &Path) -> Result<u64> {
    let size = fs::metadata(path).map_err(|fault| Error::io("read", path, fault))?.len();
    Ok(size)
}

fn keep_time(old: &Path, new: &Path) -> io::Result<()> {
    File::options().write(true).open(new)?.set_modified(fs::metadata(old)?.modified()?)
}

/// Whether a file of the old site, which may not be there, is what the new one is to hold.
fn is_same(old: &Path, bytes: &Bytes<'_>) -> bool {
    let same = match bytes {
        Bytes::Made(bytes) => holds(old, bytes),
        Bytes::Data(Data::Built(data)) => holds(old, data),
        Bytes::Data(Data::OnDisk(from)) => same_files(from, old),
    };
    same.unwrap_or(false)
}

fn holds(path: &Path, data: &[u8]) -> io::Result<bool> {
    Ok(plain_size(path)? == data.len() as u64 && fs::read(path)? == data)
}

/// Whether two files hold the same; they may be too large for memory.
fn same_files(a: &Path, b: &Path) -> io::Result<bool> {
    if plain_size(b)? != fs::metadata(a)?.len() {
        return Ok(false);
    }
    let (mut a, mut b) = (BufReader::new(File::open(a)?), BufReader::new(File::open(b)?));
    loop {
        let (left, right) = (a.fill_buf()?, b.fill_buf()?);
        let length = left.len().min(right.len());
        if length == 0 {
            return Ok(left.len() == right.len());
        }
        if left[..length] != right[..length] {
            return Ok(false);
        }
        a.consume(length);
        b.consume(length);
    }
}

/// The size of a file that is no link to another: a link is somebody else's.
fn plain_size(path: &Path) -> io::Result<u64> {
    let about = fs::symlink_metadata(path)?;
    if about.is_file() { Ok(about.len()) } else { Err(ErrorKind::NotFound.into()) }
}
