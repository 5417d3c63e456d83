//! Runs the command that was asked for, and exits with what came of it.

use std::process::ExitCode;

fn main() -> ExitCode {
    gongwen::cli::main()
}
