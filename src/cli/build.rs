//! `gongwen build`.

use std::path::Path;
use std::process::ExitCode;

use serde::Serialize;

use super::args::{BuildArgs, CheckArgs};
use super::failure::{Failure, Result};
use super::progress::{Lap, Stopwatch};
use super::terminal::Terminal;
use super::{below, json, present};
use crate::content::Drafts;
use crate::path::BaseUrl;
use crate::publish::{Extent, Written};
use crate::{Outcome, Output, Request, Tolerance};

/// What a site on GitHub Pages may weigh, in bytes.
pub(super) const GITHUB_PAGES: u64 = 1_000_000_000;

/// From which share of that on it is told, in percent.
const WORTH_TELLING: u64 = 10;

pub(super) fn build(root: &Path, args: BuildArgs, terminal: Terminal) -> Result<ExitCode> {
    let BuildArgs { out, force, check } = args;
    let out = below(root, out);
    let output = if force { Output::Over(out.clone()) } else { Output::Folder(out.clone()) };
    let request = request(root, check, output)?;
    let stopwatch = Stopwatch::begin(terminal);
    let outcome = crate::build_watched(&request, &stopwatch)?;
    let laps = stopwatch.end();
    if terminal.wants_json() {
        terminal.json(&Report::new(&out, &outcome, &laps));
    } else {
        terminal.problems(&outcome.problems);
        tell(&out, &outcome, &laps, terminal);
    }
    Ok(if outcome.has_errors() { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

/// What the flags that all builds have in common ask for.
pub(super) fn request(root: &Path, args: CheckArgs, output: Output) -> Result<Request> {
    let CheckArgs { base_url, drafts, strict } = args;
    Ok(Request {
        root: root.to_owned(),
        output,
        base_url: self::base_url(base_url)?,
        drafts: if drafts { Drafts::Include } else { Drafts::Leave },
        tolerance: if strict { Tolerance::Strict } else { Tolerance::Errors },
    })
}

/// What `--base-url` says.
pub(super) fn base_url(url: Option<String>) -> Result<Option<BaseUrl>> {
    // An empty address is what a workflow passes on when it knows of none.
    let url = url.filter(|url| !url.is_empty()).map(|url| BaseUrl::new(&url));
    url.transpose().map_err(|fault| {
        let help = "write the whole address, for example https://name.github.io/repository/";
        Failure::request(format!("--base-url: {fault}"), help)
    })
}

fn tell(out: &Path, outcome: &Outcome, laps: &[Lap], terminal: Terminal) {
    let Some(written) = outcome.written else {
        terminal.say("nothing was written");
        return;
    };
    let Written { files, bytes, index, unchanged, removed } = written;
    let notices = present::counted(outcome.notices, "notice");
    let (size, folder) = (present::size(bytes), out.display());
    terminal.say(&format!("{notices} → {files} files, {size}, in {folder}"));
    if unchanged > 0 || removed > 0 {
        let written = files - unchanged;
        terminal.say(&format!("{written} written, {unchanged} unchanged, {removed} removed"));
    }
    if index.files > 0 {
        let size = present::size(index.bytes);
        terminal.say(&format!("search index: {} files, {size}", index.files));
    }
    tell_share(bytes, terminal);
    tell_times(laps, terminal);
    terminal.say(&format!("open {}", out.join("index.html").display()));
}

/// How much of what GitHub Pages allows a site of this size has, if that is worth telling.
pub(super) fn tell_share(bytes: u64, terminal: Terminal) {
    if let Some(share) = share(bytes) {
        terminal.say(&format!("{share} % of the 1 GB that a site on GitHub Pages may have"));
    }
}

/// How many percent of what GitHub Pages allows a site of this size has, if that is worth telling.
fn share(bytes: u64) -> Option<u64> {
    let percent = bytes.saturating_mul(100) / GITHUB_PAGES;
    (percent >= WORTH_TELLING).then_some(percent)
}

/// The time of the whole and of each stage.
pub(super) fn tell_times(laps: &[Lap], terminal: Terminal) {
    let whole = present::time(laps.iter().map(|lap| lap.time).sum());
    if terminal.is_verbose() {
        terminal.say(&format!("in {whole}, on {}", threads()));
        for Lap { stage, time: taken } in laps {
            terminal.say(&format!("  {:<9} {:>9}", stage.name(), present::time(*taken)));
        }
    } else {
        let stages =
            laps.iter().map(|lap| format!("{} {}", lap.stage.name(), present::time(lap.time)));
        terminal.say(&format!("in {whole}: {}", stages.collect::<Vec<_>>().join(", ")));
    }
}

fn threads() -> String {
    present::counted(rayon::current_num_threads(), "thread")
}

/// How it went, for programs.
#[derive(Serialize)]
struct Report<'a> {
    problems: Vec<json::Problem<'a>>,
    /// How many there are, each counted once.
    notices: usize,
    /// `null` where nothing was written.
    written: Option<WrittenReport>,
    stages: Vec<StageReport>,
}

#[derive(Serialize)]
struct WrittenReport {
    folder: String,
    files: usize,
    unchanged: usize,
    removed: usize,
    bytes: u64,
    search: SearchReport,
}

/// The search index among the files that were written.
#[derive(Serialize)]
struct SearchReport {
    files: usize,
    bytes: u64,
}

/// The time of a stage.
#[derive(Serialize)]
pub(super) struct StageReport {
    stage: &'static str,
    milliseconds: u128,
}

/// The times of the stages, for programs.
pub(super) fn stages(laps: &[Lap]) -> Vec<StageReport> {
    let report =
        |lap: &Lap| StageReport { stage: lap.stage.name(), milliseconds: lap.time.as_millis() };
    laps.iter().map(report).collect()
}

impl<'a> Report<'a> {
    fn new(out: &Path, outcome: &'a Outcome, laps: &[Lap]) -> Self {
        let folder = out.display().to_string();
        let written = |Written { files, bytes, index, unchanged, removed }| {
            let Extent { files: index_files, bytes: index_bytes } = index;
            let search = SearchReport { files: index_files, bytes: index_bytes };
            WrittenReport { folder, files, unchanged, removed, bytes, search }
        };
        Self {
            problems: json::problems(&outcome.problems),
            notices: outcome.notices,
            written: outcome.written.map(written),
            stages: stages(laps),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_share_of_what_is_allowed_is_told_when_it_matters() {
        assert_eq!(share(99_999_999), None);
        assert_eq!(share(100_000_000), Some(10));
        assert_eq!(share(1_230_000_000), Some(123));
    }
}
