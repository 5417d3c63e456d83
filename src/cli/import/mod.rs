//! `gongwen import`: reads the saved files, writes the records, tells what was found.

#![allow(
    clippy::disallowed_methods,
    reason = "the command line reads the saved notices and writes the records"
)]

mod folder;
mod inputs;
mod json;
mod tell;
mod writer;

use std::path::Path;
use std::process::ExitCode;
use std::sync::mpsc::sync_channel;
use std::thread;

use indicatif::{ProgressBar, ProgressStyle};
use jiff::civil::Date;
use rayon::prelude::*;

use super::{ImportArgs, present};
use crate::error::Result;
use crate::import::{self, Imported, Print, Saved, Setting, Vocabularies};
use crate::language::Language;
use crate::path::web_url;
use crate::problem::{Place, Problem};
pub(super) use folder::hashes;
pub(super) use writer::{IMPORTED, SOURCES};

use folder::Folder;
use inputs::{Input, Inputs};
use writer::{Became, Writer};

/// How many files are read at a time. They are read side by side and written one after the other,
/// so that the result does not depend on which is read first.
const AT_A_TIME: usize = 64;

/// How many bytes are read at a time, at the least.
const BYTES_AT_A_TIME: u64 = 8 << 20;

/// From how many files on a bar shows how far it is.
const MANY: usize = 20;

pub(super) fn import(root: &Path, args: &ImportArgs) -> Result<ExitCode> {
    let mut problems = Vec::new();
    let Some(told) = Told::of(args) else { return Ok(ExitCode::from(2)) };
    let Some(folder) = Folder::read(root, &mut problems)? else {
        present::problems(&problems);
        return Ok(ExitCode::from(1));
    };
    let Inputs { files, passed_over, problems: unread, .. } = Inputs::find(&args.files, root);
    problems.extend(unread);
    if told.url.is_some() && files.len() > 1 {
        eprintln!("error: --url is the address of one notice, and these are {}", files.len());
        eprintln!("  help: import them one by one, each with its address");
        return Ok(ExitCode::from(2));
    }
    import::silence_pdf_panics();
    let count = files.len();
    let mut results = Vec::new();
    // A disk that is full stops the run; what was imported before is told all the same.
    let ended = run(root, args, &told, folder, files, &mut results, &mut problems);
    if args.json {
        present::say(&json::report(&results, &problems));
    } else {
        tell::results(&results, args.verbose);
        tell::summary(&results, count, passed_over, args.dry_run);
    }
    present::problems(&problems);
    ended?;
    Ok(if problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// What whoever imports says of the file.
struct Told {
    url: Option<String>,
    retrieved: Option<Date>,
}

impl Told {
    /// `None`, with a message, when it cannot be.
    fn of(args: &ImportArgs) -> Option<Self> {
        let url = match args.url.as_deref().map(web_url) {
            None => None,
            Some(Some(url)) => Some(url.into()),
            Some(None) => {
                eprintln!("error: --url: this is no address of the web");
                eprintln!(
                    "  help: write all of it, for example https://www.example.org/notice.html"
                );
                return None;
            }
        };
        let retrieved = match args.retrieved.as_deref().map(str::parse::<Date>) {
            None => None,
            Some(Ok(date)) => Some(date),
            Some(Err(_)) => {
                eprintln!("error: --retrieved: this is no date");
                eprintln!("  help: write it as year, month and day, for example 2026-02-05");
                return None;
            }
        };
        Some(Self { url, retrieved })
    }
}

/// What became of a file, and how it is named to people.
struct Outcome {
    shown: String,
    became: Became,
}

fn run(
    root: &Path,
    args: &ImportArgs,
    told: &Told,
    mut folder: Folder,
    files: Vec<Input>,
    outcomes: &mut Vec<Outcome>,
    problems: &mut Vec<Problem>,
) -> Result<()> {
    let languages: Vec<Language> = folder.config.tags().collect();
    let vocabularies = Vocabularies::new(&folder.vocabulary);
    let furniture = std::mem::take(&mut folder.config.import.furniture);
    let setting =
        Setting { vocabularies: &vocabularies, languages: &languages, furniture: &furniture };
    let bar = progress(files.len(), args.json);
    let mut writer = Writer::new(root, args, folder);
    // While some are written, the next are read.
    let (read, written) = sync_channel(1);
    thread::scope(|scope| -> Result<()> {
        scope.spawn(move || {
            let mut files = files.into_iter();
            while let Some(some) = next_files(&mut files) {
                let some = some.into_par_iter().map(|input| import_file(input, told, setting));
                // Nobody receives any more where writing failed.
                if read.send(some.collect::<Vec<_>>()).is_err() {
                    break;
                }
            }
        });
        for result in written.into_iter().flatten() {
            bar.inc(1);
            match result {
                Ok(Read { shown, bytes, imported, print }) => {
                    let mut became = writer.write(&bytes, imported, print)?;
                    if let Became::New { imported, .. } = &mut became
                        && !args.json
                    {
                        // It is written; only the report for programs tells it once more.
                        imported.text = String::new();
                    }
                    outcomes.push(Outcome { shown, became });
                }
                Err(problem) => problems.push(problem),
            }
        }
        Ok(())
    })?;
    bar.finish_and_clear();
    if outcomes.iter().any(|outcome| matches!(outcome.became, Became::New { .. })) {
        writer.write_settings()?;
    }
    Ok(())
}

/// The next files that are read side by side: so many, or so many bytes. `None` at the end.
fn next_files(files: &mut std::vec::IntoIter<Input>) -> Option<Vec<Input>> {
    let mut some: Vec<Input> = Vec::new();
    let mut bytes = 0;
    while some.len() < AT_A_TIME
        && bytes < BYTES_AT_A_TIME
        && let Some(input) = files.next()
    {
        bytes += input.size();
        some.push(input);
    }
    (!some.is_empty()).then_some(some)
}

/// A bar on standard error, where that is a terminal and there is something to wait for.
fn progress(count: usize, quiet: bool) -> ProgressBar {
    if count < MANY || quiet {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(count as u64);
    match ProgressStyle::with_template("{bar:30} {pos} of {len}, {eta} to go") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

/// A file that was read.
struct Read {
    shown: String,
    bytes: Vec<u8>,
    imported: Imported,
    print: Print,
}

fn import_file(
    input: Input,
    told: &Told,
    setting: Setting<'_>,
) -> std::result::Result<Read, Problem> {
    let (input, bytes) = input.read()?;
    let Input { shown, name, .. } = input;
    let Told { url, retrieved } = told;
    let saved = Saved { name: &name, bytes: &bytes, url: url.as_deref(), retrieved: *retrieved };
    let imported = import::import(saved, setting).map_err(|problem| {
        let file = crate::path::SourcePath::new(&shown);
        Problem { place: Place { file, spot: None }, ..problem }
    })?;
    let print = Print::new(imported.language, &imported.text);
    Ok(Read { shown, bytes, imported, print })
}
