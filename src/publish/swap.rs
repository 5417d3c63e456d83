//! The new site takes the place of the old one.

#![allow(clippy::disallowed_methods, reason = "this is the end of a build where files are written")]

use std::fs;
#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
use std::io::ErrorKind;
use std::path::Path;

use super::staging::Staging;
use crate::error::{Error, Result};

/// Puts the new site in the place of the old one, in one step where the system can exchange two
/// folders, so that at any moment a whole site is there.
pub(super) fn swap(site: &Path, out: &Path, staging: &Staging) -> Result<()> {
    let put = |fault| Error::io("put the site into", out, fault);
    if !out.exists() {
        return fs::rename(site, out).map_err(put);
    }
    if exchange(site, out).is_ok() {
        return Ok(()); // the old site now lies in the staging folder, and goes with it
    }
    let old = staging.old();
    fs::rename(out, &old).map_err(|fault| Error::io("move aside", out, fault))?;
    fs::rename(site, out).map_err(|fault| {
        if fs::rename(&old, out).is_err() {
            // The old site could not go back; it does when the next build begins.
            return Error::io("put the site into its place; the old one is in", &old, fault);
        }
        put(fault)
    })
}

#[cfg(any(target_os = "linux", target_vendor = "apple"))]
fn exchange(a: &Path, b: &Path) -> std::io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> std::io::Result<()> {
    Err(ErrorKind::Unsupported.into())
}
