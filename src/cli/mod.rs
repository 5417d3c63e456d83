//! The command line: what was asked for, who does it, and how it is told.
//!
//! Exit codes: 0, done; 1, problems stand in the way; 2, the environment or the command line is
//! at fault.

mod args;
mod build;
mod check;
mod failure;
mod files;
mod import;
mod init;
mod json;
mod new;
mod present;
mod progress;
mod serve;
mod site;
mod terminal;
mod translation_record;
mod translation_status;
mod verify;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches};

use args::{Cli, Command, CompletionsArgs};
use failure::Result;
use terminal::{Terminal, TerminalArgs};

/// The command line as clap knows it: every command with its options.
#[must_use]
pub fn command() -> clap::Command {
    Cli::command()
}

/// Reads the command line of this process, runs the command, and tells how it went.
#[must_use]
pub fn main() -> ExitCode {
    let mut shown = Cli::command().color(terminal::color_asked_for(std::env::args_os()));
    let matches = shown.get_matches_mut();
    let Cli { root, terminal, command } =
        Cli::from_arg_matches(&matches).unwrap_or_else(|fault| fault.format(&mut shown).exit());
    if let Some(conflict) = conflict(&terminal, &command) {
        shown.error(ErrorKind::ArgumentConflict, conflict).exit();
    }
    let result = run(&root, Terminal::new(&terminal), command);
    result.unwrap_or_else(|failure| {
        terminal::failure(&failure);
        ExitCode::from(2)
    })
}

/// What does not go together, though each of it can be asked for. That of flags before and after the
/// name of a command is not seen by the parser.
fn conflict(terminal: &TerminalArgs, command: &Command) -> Option<&'static str> {
    if terminal.quiet && terminal.verbose {
        return Some("--quiet and --verbose do not go together");
    }
    let is_script = matches!(command, Command::Completions(_));
    (is_script && terminal.json).then_some("--json does not go with a script for a shell")
}

fn run(root: &Path, terminal: Terminal, command: Command) -> Result<ExitCode> {
    match command {
        Command::Init(args) => init::init(root, &args, terminal),
        Command::New(args) => new::new(root, &args, terminal),
        Command::Build(args) => build::build(root, args, terminal),
        Command::Serve(args) => serve::serve(root, args, terminal),
        Command::Check(args) => check::check(root, args, terminal),
        Command::Import(args) => import::import(root, &args, terminal),
        Command::Verify(args) => verify::verify(root, &args, terminal),
        Command::TranslationStatus(args) => {
            translation_status::translation_status(root, &args, terminal)
        }
        Command::Completions(args) => completions(&args, terminal),
    }
}

/// `gongwen completions`.
fn completions(
    CompletionsArgs { shell }: &CompletionsArgs,
    terminal: Terminal,
) -> Result<ExitCode> {
    let mut command = Cli::command();
    let mut script = Vec::new();
    clap_complete::generate(*shell, &mut command, "gongwen", &mut script);
    terminal.result(String::from_utf8_lossy(&script).trim_end());
    Ok(ExitCode::SUCCESS)
}

/// A path below the site's folder, as short as it can be shown.
fn below(root: &Path, path: impl AsRef<Path>) -> PathBuf {
    if root == Path::new(".") { path.as_ref().to_owned() } else { root.join(path) }
}
