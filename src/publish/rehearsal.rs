//! A site that is made and not written: what would go wrong, and how large it would be.

use std::collections::BTreeSet;
use std::fs;

use rayon::iter::Either;
use rayon::prelude::*;

use super::{Bytes, without_repeats};
use crate::error::{Error, Result};
use crate::path::{OutputPath, SourcePath};
use crate::problem::Problem;
use crate::site::Planned;
use crate::source::Data;
use crate::watch::Watch;

/// A file of the site that was not written, and how large it would be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weighed {
    /// Where it would lie.
    pub path: OutputPath,
    /// The file that it is made from; `None` for what every site has.
    pub file: Option<SourcePath>,
    /// Its size in bytes.
    pub bytes: u64,
}

/// Renders every file without writing any; what goes wrong is a problem.
///
/// # Errors
/// A file that is to be published, and is not there any more.
pub fn rehearse<'a>(
    files: &[Planned<'_>],
    bytes_of: impl Fn(&Planned<'_>) -> std::result::Result<Bytes<'a>, Problem> + Sync,
    (watch, problems): (&dyn Watch, &mut Vec<Problem>),
) -> Result<Vec<Weighed>> {
    let (weighed, found): (Vec<Result<Weighed>>, BTreeSet<Problem>) =
        files.par_iter().partition_map(|planned| {
            let bytes = bytes_of(planned);
            watch.made();
            match bytes {
                Ok(bytes) => Either::Left(weigh(planned, &bytes)),
                Err(problem) => Either::Right(problem),
            }
        });
    problems.extend(without_repeats(found));
    weighed.into_iter().collect()
}

fn weigh(planned: &Planned<'_>, bytes: &Bytes<'_>) -> Result<Weighed> {
    let bytes = match bytes {
        Bytes::Made(bytes) => bytes.len() as u64,
        Bytes::Data(Data::Built(data)) => data.len() as u64,
        Bytes::Data(Data::OnDisk(from)) => {
            fs::metadata(from).map_err(|fault| Error::io("read", from, fault))?.len()
        }
    };
    Ok(Weighed { path: planned.path.clone(), file: planned.origin.clone(), bytes })
}
