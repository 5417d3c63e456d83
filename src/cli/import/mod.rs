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

use jiff::civil::Date;
use rayon::prelude::*;

use super::args::ImportArgs;
use super::failure::{Failure, Result};
use super::progress::Progress;
use super::site;
use super::terminal::Terminal;
use crate::import::{self, Imported, Print, Saved, Setting, Vocabularies};
use crate::language::Language;
use crate::path::web_url;
use crate::problem::{Place, Problem};
pub(super) use folder::{hashes, with_starter};
pub(super) use writer::{IMPORTED, SOURCES};

use folder::Folder;
use inputs::{Input, Inputs};
use writer::{Became, Writer};

/// How many files are read at a time. They are read side by side and written one after the other,
/// so that the result does not depend on which is read first.
const AT_A_TIME: usize = 64;

/// How many bytes are read at a time, at the least.
const BYTES_AT_A_TIME: u64 = 8 << 20;

pub(super) fn import(root: &Path, args: &ImportArgs, terminal: Terminal) -> Result<ExitCode> {
    let mut problems = Vec::new();
    let told = Told::of(args)?;
    let Some(folder) = Folder::read(root, &mut problems)? else {
        site::tell_only(&problems, terminal);
        return Ok(ExitCode::from(1));
    };
    let Inputs { files, passed_over, problems: unread, .. } = Inputs::find(&args.files, root);
    problems.extend(unread);
    if told.url.is_some() && files.len() > 1 {
        let message = format!("--url is the address of one notice, and these are {}", files.len());
        return Err(Failure::request(message, "import them one by one, each with its address"));
    }
    import::silence_pdf_panics();
    let count = files.len();
    let mut results = Vec::new();
    let mut writer = Writer::new(root, args, folder);
    // A disk that is full stops the run; what was imported before is told all the same.
    let ended = run(&mut writer, &told, files, &mut results, &mut problems, terminal);
    if terminal.wants_json() {
        terminal.json(&json::report(&results, &problems));
    } else {
        tell::results(&results, terminal);
        tell::summary(&results, count, passed_over, args.dry_run, terminal);
    }
    terminal.problems(&problems);
    ended?;
    Ok(if problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// What whoever imports says of the file.
struct Told {
    url: Option<String>,
    retrieved: Option<Date>,
}

impl Told {
    fn of(args: &ImportArgs) -> Result<Self> {
        let url = args.url.as_deref().map(|url| {
            web_url(url).ok_or_else(|| {
                let help = "write all of it, for example https://www.example.org/notice.html";
                Failure::request("--url: this is no address of the web", help)
            })
        });
        let url = url.transpose()?.map(String::from);
        let retrieved =
            args.retrieved.as_deref().map(|day| date("--retrieved", day)).transpose()?;
        Ok(Self { url, retrieved })
    }
}

/// A day that was named on the command line.
pub(super) fn date(flag: &str, text: &str) -> Result<Date> {
    text.parse().map_err(|_| {
        let help = "write it as year, month and day, for example 2026-02-05";
        Failure::request(format!("{flag}: this is no date"), help)
    })
}

/// What became of a file, and how it is named to people.
struct Outcome {
    shown: String,
    became: Became,
}

fn run(
    writer: &mut Writer<'_>,
    told: &Told,
    files: Vec<Input>,
    outcomes: &mut Vec<Outcome>,
    problems: &mut Vec<Problem>,
    terminal: Terminal,
) -> Result<()> {
    let config = &writer.folder.config;
    let languages: Vec<Language> = config.tags().collect();
    let vocabularies = Vocabularies::new(&writer.folder.vocabulary);
    let furniture = config.import.furniture.clone();
    let setting =
        Setting { vocabularies: &vocabularies, languages: &languages, furniture: &furniture };
    let progress = Progress::begin(terminal);
    progress.stage("importing", files.len());
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
            progress.step();
            match result {
                Ok(Read { shown, bytes, imported, print }) => {
                    let mut became = writer.write(&bytes, imported, print)?;
                    if let Became::New { imported, .. } = &mut became
                        && !terminal.wants_json()
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
    drop(progress);
    if outcomes.iter().any(|outcome| matches!(outcome.became, Became::New { .. })) {
        writer.write_settings(terminal)?;
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
