//! How this run speaks to whoever started it: how much, in which form, in colour or not, and how
//! wide. It is decided once, from the command line and the environment, and passed down.

#![allow(clippy::disallowed_methods, reason = "the width of the terminal may be in COLUMNS")]

use std::ffi::OsString;
use std::io::{IsTerminal, Write};

use anstream::AutoStream;
use clap::{Args, ColorChoice};
use serde::Serialize;
use terminal_size::{Width, terminal_size_of};

use super::failure::Failure;
use super::present;
use crate::problem::Problem;

/// The flags that every command has.
#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
pub(super) struct TerminalArgs {
    /// Tell only what is wrong, and what was asked for: no summary, no hints, no progress
    #[arg(long, short, global = true)]
    pub quiet: bool,
    /// Tell more: the time of each stage, all evidence
    #[arg(long, short, global = true)]
    pub verbose: bool,
    /// When to use colour; auto heeds NO_COLOR, CLICOLOR, TERM=dumb and pipes
    #[arg(long, global = true, value_name = "WHEN", default_value_t = ColorChoice::Auto, hide_default_value = true)]
    color: ColorChoice,
    /// Tell the result on standard output as one JSON object, problems included
    #[arg(long, global = true)]
    pub json: bool,
}

/// How much is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verbosity {
    Quiet,
    Normal,
    Verbose,
}

/// For whom it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// People.
    Text,
    /// Programs.
    Json,
}

/// How this run speaks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Terminal {
    verbosity: Verbosity,
    form: Form,
    /// Whether standard error is shown in colour.
    has_colour: bool,
    /// Whether standard error is a terminal that can write over a line.
    is_interactive: bool,
    /// How many columns there are, where that is known.
    width: Option<usize>,
}

impl Terminal {
    /// Decides it.
    pub fn new(args: &TerminalArgs) -> Self {
        let TerminalArgs { quiet, verbose, color, json } = *args;
        let stderr = std::io::stderr();
        let has_colour = match color {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            ColorChoice::Auto => AutoStream::choice(&stderr) != anstream::ColorChoice::Never,
        };
        let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        Self {
            verbosity: match (quiet, verbose) {
                (true, _) => Verbosity::Quiet,
                (_, true) => Verbosity::Verbose,
                _ => Verbosity::Normal,
            },
            form: if json { Form::Json } else { Form::Text },
            has_colour,
            is_interactive: stderr.is_terminal() && !is_dumb,
            width: width(),
        }
    }

    /// Whether the result is for a program.
    pub fn wants_json(self) -> bool {
        self.form == Form::Json
    }

    /// Whether more is to be told to people.
    pub fn is_verbose(self) -> bool {
        self.verbosity == Verbosity::Verbose
    }

    /// Whether it may be shown how far the work is.
    pub fn shows_progress(self) -> bool {
        self.is_interactive && self.verbosity != Verbosity::Quiet && self.form == Form::Text
    }

    /// Whether standard error is shown in colour.
    pub fn has_colour(self) -> bool {
        self.has_colour
    }

    /// Whether signs beyond ASCII are drawn around problems: not in logs, nor on simple terminals.
    pub fn draws(self) -> bool {
        self.is_interactive || self.has_colour
    }

    /// How many columns there are, where that is known.
    pub fn width(self) -> Option<usize> {
        self.width
    }

    /// Says a line about the work on standard output: a summary, or what to do next.
    pub fn say(self, line: &str) {
        if self.verbosity != Verbosity::Quiet {
            self.result(line);
        }
    }

    /// Says a line of what was asked for on standard output.
    pub fn result(self, line: &str) {
        if self.form == Form::Text {
            print(&present::plain(line));
        }
    }

    /// Says a line beside the result, on standard error.
    pub fn note(self, line: &str) {
        if self.verbosity != Verbosity::Quiet {
            self.complain(line);
        }
    }

    /// Says on standard error what could not be done; programs find it in the result.
    pub fn complain(self, line: &str) {
        if self.form == Form::Text {
            complain(&present::plain(line));
        }
    }

    /// Shows problems to people, on standard error. Programs find them in the result.
    pub fn problems(self, problems: &[Problem]) {
        if self.form == Form::Text && !problems.is_empty() {
            complain(present::render(problems, self).trim_end_matches('\n'));
        }
    }

    /// Writes the result for programs on standard output.
    pub fn json(self, result: &impl Serialize) {
        // Only a map with keys that are no text cannot be written; there is none.
        print(&serde_json::to_string(result).unwrap_or_default());
    }
}

/// Shows why a command could not do its work, on standard error.
pub(super) fn failure(failure: &Failure) {
    complain(&present::plain(&format!("error: {failure}")));
    if let Some(help) = failure.help() {
        complain(&present::plain(&format!("  help: {help}")));
    }
}

/// A line on standard output. A closed pipe is no reason to fail: whoever reads has seen enough.
fn print(line: &str) {
    let _ = writeln!(std::io::stdout().lock(), "{line}");
}

/// A line on standard error, likewise.
fn complain(line: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{line}");
}

fn width() -> Option<usize> {
    let measured =
        terminal_size_of(std::io::stderr()).or_else(|| terminal_size_of(std::io::stdout()));
    let measured = measured.map(|(Width(columns), _)| usize::from(columns));
    let told = || std::env::var("COLUMNS").ok()?.parse().ok();
    measured.or_else(told).filter(|columns| *columns > 0)
}

/// The `--color` of a command line that has not been read yet, so that its very faults are told in
/// the colours that it asks for.
pub(super) fn color_asked_for(args: impl IntoIterator<Item = OsString>) -> ColorChoice {
    let mut asked = ColorChoice::Auto;
    let mut args = args.into_iter().skip(1).take_while(|arg| arg != "--");
    while let Some(arg) = args.next() {
        let arg = arg.to_string_lossy();
        let value = match arg.strip_prefix("--color") {
            Some("") => args.next().map(|value| value.to_string_lossy().into_owned()),
            Some(rest) => rest.strip_prefix('=').map(str::to_owned),
            None => None,
        };
        asked = value.and_then(|value| value.parse().ok()).unwrap_or(asked);
    }
    asked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colour_is_found_before_the_command_line_is_read() {
        for (line, expected) in [
            ("gongwen build", ColorChoice::Auto),
            ("gongwen --color always build", ColorChoice::Always),
            ("gongwen buidl --color=never", ColorChoice::Never),
            ("gongwen --color never build --color always", ColorChoice::Always),
            ("gongwen import -- --color always", ColorChoice::Auto),
            ("gongwen --colour always --color", ColorChoice::Auto),
        ] {
            let args = line.split(' ').map(OsString::from);
            assert_eq!(color_asked_for(args), expected, "{line}");
        }
    }
}
