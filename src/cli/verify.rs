//! `gongwen verify`: whether the saved files that records were made of are there, unaltered.

#![allow(clippy::disallowed_methods, reason = "the command line reads the files that were kept")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use rayon::prelude::*;
use serde_json::json;
use walkdir::WalkDir;

use super::args::VerifyArgs;
use super::import::{IMPORTED, SOURCES, hashes};
use super::progress::Progress;
use super::site::{self, SiteRecords};
use super::terminal::Terminal;
use super::{below, failure, json, present};
use crate::content::Notice;
use crate::error::{Error, Result};
use crate::hash::sha256_hex;
use crate::import::{HASH_IN_NAME as PREFIX, hash_in_name};
use crate::path::SourcePath;
use crate::problem::{Place, Problem, Rule, Severity};

pub(super) fn verify(
    root: &Path,
    args: &VerifyArgs,
    terminal: Terminal,
) -> failure::Result<ExitCode> {
    let Some(SiteRecords { config, files, records, mut problems }) = site::read(root, terminal)?
    else {
        return Ok(ExitCode::from(1));
    };
    let kept = kept(root, &Progress::begin(terminal))?;
    let altered = altered(&kept);
    let is_altered = |file: &SourcePath| altered.iter().any(|problem| problem.place.file == *file);
    let sound: BTreeMap<SourcePath, String> = kept
        .iter()
        .filter(|(file, _)| !is_altered(file))
        .map(|(a, b)| (a.clone(), b.clone()))
        .collect();
    problems.extend(missing(&records.notices, &kept, config.import.keep_sources));
    // A record whose front matter cannot be read has its source all the same.
    let claimed: BTreeSet<&str> = files.iter().flat_map(|file| hashes(&file.text)).collect();
    problems.extend(unclaimed(&claimed, &sound));
    problems.extend(altered);
    let with_source = records.notices.iter().filter(|one| one.provenance.sha256.is_some()).count();
    if terminal.wants_json() {
        terminal.json(&json!({
            "problems": json::problems(&problems),
            "kept": kept.len(),
            "records": with_source,
        }));
    }
    terminal.problems(&problems);
    let is_error = |problem: &Problem| args.strict || problem.severity == Severity::Error;
    if problems.iter().any(is_error) {
        return Ok(ExitCode::from(1));
    }
    let (kept, records) =
        (present::counted(kept.len(), "saved file"), present::counted(with_source, "record"));
    terminal.say(&format!("{kept} unaltered, of {records} with a source"));
    Ok(ExitCode::SUCCESS)
}

/// The files that were kept, each with its hash.
fn kept(root: &Path, progress: &Progress) -> Result<BTreeMap<SourcePath, String>> {
    let folder = below(root, SOURCES);
    let made = folder.join(IMPORTED);
    let is_source = |path: &PathBuf| {
        let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into());
        !name.starts_with('.') && !path.starts_with(&made)
    };
    let walk = WalkDir::new(&folder).sort_by_file_name().into_iter().filter_map(|entry| entry.ok());
    let files: Vec<PathBuf> = walk
        .filter(|entry| entry.file_type().is_file())
        .map(walkdir::DirEntry::into_path)
        .filter(is_source)
        .collect();
    progress.stage("hashing", files.len());
    let hashed = files.par_iter().map(|path| {
        let bytes = fs::read(path).map_err(|fault| Error::io("read", path, fault))?;
        progress.step();
        let name = path.strip_prefix(root).unwrap_or(path);
        Ok((SourcePath::new(&name.to_string_lossy()), sha256_hex(&bytes)))
    });
    hashed.collect()
}

/// Files whose hash is no longer that in their name.
fn altered(kept: &BTreeMap<SourcePath, String>) -> Vec<Problem> {
    let is_altered = |(file, hash): &(&SourcePath, &String)| {
        let name = file.as_str().rsplit('/').next().unwrap_or_default();
        hash_in_name(name).is_some_and(|start| !hash.starts_with(start))
    };
    let problem = |(file, _): (&SourcePath, &String)| {
        let place = Place { file: file.clone(), spot: None };
        let problem = Problem::error(
            Rule::SourceAltered,
            place,
            "the saved file was altered since it was imported",
        );
        problem.help("put the file back as it was saved, from a backup or the history of versions")
    };
    kept.iter().filter(is_altered).map(problem).collect()
}

/// Records whose saved file is not there.
fn missing(
    notices: &[Arc<Notice>],
    kept: &BTreeMap<SourcePath, String>,
    are_kept: bool,
) -> Vec<Problem> {
    let hashes: BTreeSet<&str> = kept.values().map(String::as_str).collect();
    // One that was altered is told as such, under its name.
    let names = kept.keys().map(|file| file.as_str().rsplit('/').next().unwrap_or_default());
    let named: BTreeSet<&str> = names.filter_map(hash_in_name).collect();
    let is_missing = |notice: &&Arc<Notice>| {
        notice.provenance.sha256.as_deref().is_some_and(|hash| {
            !hashes.contains(hash) && !hash.get(..PREFIX).is_some_and(|start| named.contains(start))
        })
    };
    let problem = |notice: &Arc<Notice>| {
        let place = Place { file: notice.source_text.file.clone(), spot: None };
        let saved = notice.provenance.file.as_deref().unwrap_or("the saved file");
        let message = format!("its source, {saved}, is not in {SOURCES}/");
        let help = "put the file there as it was saved, under any name";
        // Where sources are not kept, it is no fault that one is not there.
        let problem = if are_kept {
            Problem::error(Rule::SourceMissing, place, message)
        } else {
            Problem::warning(Rule::SourceMissing, place, message)
        };
        problem.help(help)
    };
    notices.iter().filter(is_missing).map(problem).collect()
}

/// Files that no record was made of.
fn unclaimed(claimed: &BTreeSet<&str>, kept: &BTreeMap<SourcePath, String>) -> Vec<Problem> {
    let is_unclaimed = |(_, hash): &(&SourcePath, &String)| !claimed.contains(hash.as_str());
    let problem = |(file, _): (&SourcePath, &String)| {
        let place = Place { file: file.clone(), spot: None };
        let problem =
            Problem::warning(Rule::SourceUnclaimed, place, "no record was made of this saved file");
        problem.help("import it, or move it out of this folder")
    };
    kept.iter().filter(is_unclaimed).map(problem).collect()
}
