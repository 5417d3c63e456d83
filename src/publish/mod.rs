//! The end of a build where the site is written.
//!
//! The site is written to a new folder beside the output folder, and takes its place only when it
//! is whole: whatever fails before that leaves the old site as it was. A file that has not changed
//! is the same file as before, with its time stamps; where nothing has changed the old site stays.
//! What others have put into the folder stays in it.

#![allow(clippy::disallowed_methods, reason = "this is the end of a build where files are written")]

mod folder;
mod foreign;
pub(crate) mod kept;
mod marker;
mod memory;
mod put;
mod rehearsal;
mod staging;
mod swap;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use rayon::iter::Either;
use rayon::prelude::*;

pub use folder::{Claim, Foreign, OutputFolder};
pub use rehearsal::{Weighed, rehearse};

use crate::error::{Error, Result};
use crate::hash::Fingerprint;
use crate::problem::Problem;
use crate::site::{Content, Planned};
use crate::source::Data;
use crate::watch::Watch;
use put::{Place, Put};

/// What a file of the site consists of.
pub enum Bytes<'a> {
    /// Made for it: text in UTF-8.
    Made(Vec<u8>),
    /// A file as it is.
    Data(&'a Data),
}

/// What was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    /// How many files the site has.
    pub files: usize,
    /// Their size in bytes.
    pub bytes: u64,
    /// The search index among them.
    pub index: Extent,
    /// How many of the files are as they were before.
    pub unchanged: usize,
    /// How many files the site no longer has.
    pub removed: usize,
}

/// A number of files and their size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Extent {
    /// How many.
    pub files: usize,
    /// In bytes.
    pub bytes: u64,
}

/// Writes the site, all of it or nothing: each file's bytes, unless the last build made it of what
/// has the same fingerprint. `None` when a file could not be rendered; the problems say why.
///
/// # Errors
/// A failure to write, or a file of somebody else's where one of the site's would lie. The old site
/// is then still there.
pub fn publish<'a>(
    folder: &Claim,
    files: &[Planned<'_>],
    (fingerprint_of, bytes_of): (
        impl Fn(&Planned<'_>) -> Option<Fingerprint> + Sync,
        impl Fn(&Planned<'_>) -> std::result::Result<Bytes<'a>, Problem> + Sync,
    ),
    (watch, problems): (&dyn Watch, &mut Vec<Problem>),
) -> Result<Option<Written>> {
    let Claim { out, staging, memory } = folder;
    let known = memory.read();
    let site = staging.site();
    make_folders(&site, files)?;

    let has_old = out.exists();
    let make = |planned: &Planned<'_>| {
        let name = planned.path.as_str();
        let old = has_old.then(|| out.join(name));
        let place = Place { new: &site.join(name), old: old.as_deref() };
        let fingerprint = fingerprint_of(planned);
        let kept = fingerprint.zip(place.old);
        let kept = kept.and_then(|(one, old)| known.unchanged(name, one, old));
        let made = match kept.filter(|_| put::keep(&place)) {
            Some(bytes) => Ok(Put { bytes, is_unchanged: true }),
            None => match bytes_of(planned) {
                Ok(bytes) => Ok(put::put(place, &bytes)?),
                Err(problem) => Err(problem),
            },
        };
        watch.made();
        Ok::<_, Error>(made.map(|put| Made { put, fingerprint }))
    };
    let (found, made): (BTreeSet<Problem>, Vec<Made>) = {
        let made: Vec<_> = files.par_iter().map(make).collect::<Result<_>>()?;
        made.into_par_iter().partition_map(Either::from)
    };
    if !found.is_empty() {
        problems.extend(without_repeats(found));
        return Ok(None);
    }
    let written = Written {
        files: files.len(),
        bytes: made.iter().map(|made| made.put.bytes).sum(),
        index: index(files, &made),
        unchanged: made.iter().filter(|made| made.put.is_unchanged).count(),
        removed: removed(out, files),
    };
    if written.unchanged < written.files || written.removed > 0 || !marker::is_in(out) {
        marker::put(&site, files)?;
        foreign::keep(out, &site)?;
        swap::swap(&site, out, staging)?;
    }
    // Without it the next build makes everything, so it is no failure of this one.
    let _ = memory.write(files.iter().zip(&made).filter_map(|(planned, made)| {
        Some((planned.path.as_str(), made.fingerprint?, made.put.bytes))
    }));
    Ok(Some(written))
}

/// A file of the new site.
struct Made {
    put: Put,
    /// That of what it was made of, if it need not be made again of the same.
    fingerprint: Option<Fingerprint>,
}

/// The search index among the files.
fn index(files: &[Planned<'_>], made: &[Made]) -> Extent {
    let of_index = files.iter().zip(made).filter(|(planned, _)| is_of_index(planned));
    of_index.fold(Extent::default(), |sum, (_, made)| Extent {
        files: sum.files + 1,
        bytes: sum.bytes + made.put.bytes,
    })
}

/// How many files of the old site the new one no longer has.
fn removed(out: &Path, files: &[Planned<'_>]) -> usize {
    let Some(mut old) = marker::files(out) else { return 0 };
    files.iter().for_each(|planned| {
        old.remove(planned.path.as_str());
    });
    old.len()
}

fn is_of_index(planned: &Planned<'_>) -> bool {
    matches!(planned.content, Content::Search(_))
}

fn make_folders(site: &Path, files: &[Planned]) -> Result<()> {
    let folders: BTreeSet<PathBuf> = files
        .iter()
        .filter_map(|planned| site.join(planned.path.as_str()).parent().map(Path::to_owned))
        .collect();
    fs::create_dir_all(site).map_err(|fault| Error::io("make the folder", site, fault))?;
    for folder in folders {
        fs::create_dir_all(&folder)
            .map_err(|fault| Error::io("make the folder", &folder, fault))?;
    }
    Ok(())
}

/// One problem of a template shows on every page that uses it; the place and message are the
/// same, and only the page that is named differs.
fn without_repeats(found: BTreeSet<Problem>) -> Vec<Problem> {
    let mut problems: Vec<Problem> = found.into_iter().collect();
    problems.dedup_by(|a, b| a.place == b.place && a.message == b.message);
    problems
}
