//! The command line: what was asked for, who does it, and how it is told.
//!
//! Exit codes: 0, done; 1, problems stand in the way; 2, the environment or the command line is
//! at fault.

mod build;
mod files;
mod import;
mod present;
mod site;
mod translation_status;
mod verify;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, CommandFactory, Parser, Subcommand};

/// Turns a folder of official notices into a bilingual, cross-linked, static knowledge base.
#[derive(Debug, Parser)]
#[command(
    version,
    about,
    max_term_width = 100,
    after_help = "Start with: gongwen build, then open public/index.html"
)]
struct Cli {
    /// The site's folder, which holds site.toml
    #[arg(long, global = true, value_name = "DIR", default_value = ".")]
    root: PathBuf,

    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Build the site
    #[command(after_help = "Example: gongwen build --base-url https://name.github.io/repository/")]
    Build(BuildArgs),
    /// Find everything that is wrong, without writing anything
    #[command(after_help = "Example: gongwen check --strict")]
    Check(CheckArgs),
    /// Make records out of saved notices
    #[command(after_help = "Example: gongwen import saved/ notices.zip")]
    Import(ImportArgs),
    /// See whether the saved files that records were made of are there, unaltered
    #[command(after_help = "Example: gongwen verify")]
    Verify(VerifyArgs),
    /// Tell which texts are missing, out of date, made by a machine or official, language by language
    #[command(after_help = "Example: gongwen translation-status --record 2026/name")]
    TranslationStatus(TranslationStatusArgs),
}

#[derive(Debug, Args)]
struct BuildArgs {
    /// The folder to write the site to; below the site's folder unless absolute
    #[arg(long, value_name = "DIR", default_value = "public")]
    out: PathBuf,
    #[command(flatten)]
    check: CheckArgs,
}

#[derive(Debug, Args)]
struct CheckArgs {
    /// Where the site will be published; overrides site.toml
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// Include records marked draft = true
    #[arg(long)]
    drafts: bool,
    /// Let warnings count as errors
    #[arg(long)]
    strict: bool,
}

#[derive(Debug, Args)]
struct ImportArgs {
    /// Saved notices: files (.txt .html .docx .pdf .md), folders, .zip archives, or - for standard
    /// input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Say what would be done, and write nothing
    #[arg(long)]
    dry_run: bool,
    /// Make a text one notice with that in another language which it fits
    #[arg(long)]
    pair: bool,
    /// Import what looks like a notice that is there already
    #[arg(long)]
    doubles: bool,
    /// For files that were imported before: take over what import makes of them now, in fields
    /// that nobody edited
    #[arg(long)]
    update: bool,
    /// Where the notice was on the web
    #[arg(long, value_name = "URL")]
    url: Option<String>,
    /// The day on which it was saved
    #[arg(long, value_name = "DATE")]
    retrieved: Option<String>,
    /// Tell all that was found, as JSON
    #[arg(long)]
    json: bool,
    /// Tell all evidence and every dropped line
    #[arg(long, short)]
    verbose: bool,
}

#[derive(Debug, Args)]
struct VerifyArgs {
    /// Let warnings count as errors
    #[arg(long)]
    strict: bool,
}

#[derive(Debug, Args)]
struct TranslationStatusArgs {
    /// Tell it as JSON, with every id
    #[arg(long)]
    json: bool,
    /// Write into the translations of these notices that they are up to date with their originals
    /// as they are now; `all` for every notice
    #[arg(long, value_name = "ID", num_args = 1.., conflicts_with = "json")]
    record: Vec<String>,
}

/// The command line as clap knows it: every command with its options.
#[must_use]
pub fn command() -> clap::Command {
    Cli::command()
}

/// Reads the command line of this process, runs the command, and tells how it went.
#[must_use]
pub fn main() -> ExitCode {
    let Cli { root, command } = Cli::parse();
    let result = match command {
        Command::Build(args) => build::build(root, args),
        Command::Check(args) => build::check(root, args),
        Command::Import(args) => import::import(&root, &args),
        Command::Verify(args) => verify::verify(&root, &args),
        Command::TranslationStatus(args) => translation_status::translation_status(&root, &args),
    };
    result.unwrap_or_else(|failure| {
        present::failure(&failure);
        ExitCode::from(2)
    })
}

/// A path below the site's folder, as short as it can be shown.
fn below(root: &Path, path: impl AsRef<Path>) -> PathBuf {
    if root == Path::new(".") { path.as_ref().to_owned() } else { root.join(path) }
}
