//! `gongwen check`: what is wrong and what could be better, told to people or to programs.
//!
//! It finds all that a build finds, and judges what a build does not: how heavy the site is, what its
//! notices lack, and, when asked to, whether links out of it lead anywhere.

mod external;
mod json;
mod sarif;
mod weight;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use jiff::SignedDuration;

use super::args::CheckArgs;
use super::failure::{Failure, Result};
use super::files::replace;
use super::progress::{Lap, Stopwatch};
use super::terminal::Terminal;
use super::{build, present};
use crate::problem::{Problem, Severity};
use crate::publish::Extent;
use crate::{Output, Survey};

/// The name that stands for standard output.
const STANDARD_OUTPUT: &str = "-";

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    site: CheckArgs,
    /// Also ask whether links out of the site lead anywhere
    #[arg(long)]
    external: bool,
    /// With --external: how long one request may take
    #[arg(
        long,
        value_name = "SECONDS",
        requires = "external",
        default_value_t = 10,
        value_parser = clap::value_parser!(u64).range(1..=600)
    )]
    timeout: u64,
    /// With --external: how long a good link is not asked for again
    #[arg(long, value_name = "DAYS", requires = "external", default_value_t = 7)]
    max_age: u16,
    /// With --external: ask this machine and private networks, too
    #[arg(long, requires = "external")]
    intranet: bool,
    /// Tell it as SARIF 2.1.0, for GitHub's code scanning: in FILE beside the text, or instead of it
    #[arg(
        long,
        value_name = "FILE",
        num_args = 0..=1,
        default_missing_value = STANDARD_OUTPUT
    )]
    sarif: Option<PathBuf>,
}

/// What was found, for whoever is told.
struct Report<'a> {
    problems: &'a [Problem],
    notices: usize,
    /// How large the site is, where it can be made.
    size: Option<Extent>,
    /// What was asked of other hosts, if they were.
    external: Option<external::Checked>,
    /// How long the stages took.
    laps: &'a [Lap],
}

impl Report<'_> {
    fn count(&self, severity: Severity) -> usize {
        self.problems.iter().filter(|problem| problem.severity == severity).count()
    }
}

pub(super) fn check(root: &Path, args: Args, terminal: Terminal) -> Result<ExitCode> {
    let Args { site, external, timeout, max_age, intranet, sarif } = args;
    if terminal.wants_json() && sarif.as_deref() == Some(Path::new(STANDARD_OUTPUT)) {
        let message = "--json and --sarif would both write to standard output";
        return Err(Failure::request(message, "name a file for the latter: --sarif FILE"));
    }
    let request = build::request(root, site, Output::ProblemsOnly)?;
    let stopwatch = Stopwatch::begin(terminal);
    let outcome = crate::build_watched(&request, &stopwatch)?;
    let laps = stopwatch.end();
    let mut problems = outcome.problems;
    let can_be_made = !problems.iter().any(|problem| problem.severity == Severity::Error);
    let survey = outcome.survey.unwrap_or_default();
    let size = can_be_made.then(|| weigh(&survey, &mut problems));
    let options = external.then(|| external::Options {
        timeout: Duration::from_secs(timeout),
        max_age: SignedDuration::from_hours(24 * i64::from(max_age)),
        asks_private: intranet,
    });
    let external = options
        .map(|options| external::check(root, &survey.links, options, (terminal, &mut problems)));
    request.tolerance.apply(&mut problems);
    problems.sort();
    problems.dedup();
    let notices = outcome.notices;
    let report = Report { problems: &problems, notices, size, external, laps: &laps };
    tell(&report, root, sarif.as_deref(), terminal)?;
    Ok(if report.count(Severity::Error) > 0 { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

fn weigh(survey: &Survey, problems: &mut Vec<Problem>) -> Extent {
    weight::judge(&survey.files, problems);
    Extent { files: survey.files.len(), bytes: weight::total(&survey.files) }
}

/// Tells it in the forms that were asked for.
fn tell(report: &Report<'_>, root: &Path, sarif: Option<&Path>, terminal: Terminal) -> Result<()> {
    if let Some(file) = sarif {
        let text = sarif::report(report.problems, &from_here(root));
        if file == Path::new(STANDARD_OUTPUT) {
            terminal.result(&text);
            return Ok(());
        }
        replace(file, &text)?;
    }
    if terminal.wants_json() {
        terminal.json(&json::report(report));
    } else {
        tell_people(report, terminal);
    }
    Ok(())
}

/// A folder as seen from the current one, which is where a workflow runs: that of the repository.
#[allow(clippy::disallowed_methods, reason = "paths in a report are relative to where it is made")]
fn from_here(root: &Path) -> PathBuf {
    let here = std::env::current_dir().and_then(|here| here.canonicalize());
    let (Ok(here), Ok(full)) = (here, root.canonicalize()) else { return root.to_owned() };
    full.strip_prefix(here).map_or_else(|_| root.to_owned(), Path::to_owned)
}

fn tell_people(report: &Report<'_>, terminal: Terminal) {
    terminal.problems(report.problems);
    let notices = present::counted(report.notices, "notice");
    if report.problems.is_empty() {
        terminal.say(&format!("{notices}, no problems"));
    }
    if let Some(Extent { files, bytes }) = report.size {
        terminal.say(&format!("{files} files, {}", present::size(bytes)));
        build::tell_share(bytes, terminal);
    }
    if let Some(external::Checked { links, asked }) = report.external {
        let links = present::counted(links, "link");
        terminal.say(&format!("{links} out of the site, {asked} of them asked for now"));
    }
    if terminal.is_verbose() {
        build::tell_times(report.laps, terminal);
    }
}
