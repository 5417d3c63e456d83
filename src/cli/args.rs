//! What can be written on the command line, and the help for it.

use std::net::IpAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use clap_complete::Shell;

use super::check;
use super::terminal::TerminalArgs;
use crate::content::Kind;

/// Turns a folder of official notices into a bilingual, cross-linked, static knowledge base.
#[derive(Debug, Parser)]
#[command(
    name = "gongwen",
    version,
    about,
    max_term_width = 100,
    after_help = "Start with: gongwen init my-notices\nExit codes: 0 done, 1 problems stand in the way, 2 the command line or the system is at fault"
)]
pub(super) struct Cli {
    /// The site's folder, which holds site.toml
    #[arg(long, global = true, value_name = "DIR", default_value = ".")]
    pub root: PathBuf,

    #[command(flatten)]
    pub terminal: TerminalArgs,

    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Make a new site that builds
    ///
    /// Writes settings, a sample notice in two languages with the vocabularies that it needs, the
    /// pages home and about, and a workflow for GitHub Pages. No file that is there is written over.
    #[command(after_help = "Examples:\n  gongwen init\n  gongwen init my-notices")]
    Init(InitArgs),
    /// Begin a record: a notice, a topic, a page …
    ///
    /// Writes a file with front matter for each language of the site. Without an id, that of a
    /// notice is made of its title and the year of --date. No file that is there is written over.
    #[command(
        after_help = "Examples:\n  gongwen new 2026/sales --kind circular --topic vaccines\n  gongwen new \"On Online Sales\" --date 2026-02-05 --lang en\n  gongwen new topics/cold-chain --title \"Cold chain\"\n  gongwen new pages/contact"
    )]
    New(NewArgs),
    /// Build the site
    ///
    /// Reads site.toml, content/, templates/ and static/ and writes the site, all of it or nothing:
    /// while an error stands, the site that is there stays as it was.
    #[command(
        after_help = "Examples:\n  gongwen build\n  gongwen build --base-url https://name.github.io/repo/\n  gongwen build --strict --out /tmp/site"
    )]
    Build(BuildArgs),
    /// Show the site on this machine while you write it
    ///
    /// Makes pages when they are asked for, and again whenever a file changes: a page on show follows
    /// by itself, and tells what is wrong. While an error stands, the last good state stays. Nothing is
    /// written.
    #[command(
        after_help = "Examples:\n  gongwen serve --open\n  gongwen serve --port 4000 --drafts"
    )]
    Serve(ServeArgs),
    /// Find everything that is wrong or could be better, without writing the site
    ///
    /// All that build would say, with file, line, column and what to do, and besides: what notices
    /// lack, what is heavy to load, whether links out of the site lead anywhere. Notes are advice;
    /// the exit code is 1 for errors alone, of which --strict makes warnings.
    #[command(
        after_help = "Examples:\n  gongwen check --strict\n  gongwen check --external\n  gongwen check --sarif gongwen.sarif"
    )]
    Check(check::Args),
    /// Make records out of saved notices
    ///
    /// Reads pages, texts, Word and PDF documents, Markdown, folders and .zip archives of them. What
    /// it guesses is marked for review with the evidence; what it leaves out is told line by line.
    #[command(
        after_help = "Examples:\n  gongwen import saved/ notices.zip\n  gongwen import --dry-run --verbose notice.html\n  gongwen import - --retrieved 2026-02-05 < saved.txt"
    )]
    Import(ImportArgs),
    /// See whether the saved files that records were made of are there, unaltered
    ///
    /// Hashes the files of sources/ again and compares them with the records.
    #[command(after_help = "Example:\n  gongwen verify --strict")]
    Verify(VerifyArgs),
    /// Tell which texts are missing, out of date, made by a machine or official, language by language
    ///
    /// With --record, writes into translations that they are up to date with their originals.
    #[command(
        after_help = "Examples:\n  gongwen translation-status\n  gongwen translation-status --record 2026/sales"
    )]
    TranslationStatus(TranslationStatusArgs),
    /// Write the completions of a shell
    ///
    /// A shell that has them completes commands, options and file names when you press the tab key.
    #[command(after_help = "Where shells look for them:
  bash    ~/.local/share/bash-completion/completions/gongwen
  zsh     a file _gongwen in a folder of your fpath
  fish    ~/.config/fish/completions/gongwen.fish
  elvish  ~/.config/elvish/rc.elv, at its end
  powershell  the file that $PROFILE names, at its end

Examples:
  gongwen completions bash > gongwen
  gongwen completions powershell >> $PROFILE")]
    Completions(CompletionsArgs),
}

#[derive(Debug, Args)]
pub(super) struct InitArgs {
    /// The folder to make the site in; the current one unless named
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct NewArgs {
    /// An id (2026/name, topics/name, series/name, organisations/name, places/name, pages/name), or
    /// the title of a notice
    #[arg(value_name = "ID or TITLE")]
    pub what: String,
    /// Its title; made of the id unless given
    #[arg(long)]
    pub title: Option<String>,
    /// A language of the site; can be given more than once [default: all of them]
    #[arg(long = "lang", value_name = "TAG")]
    pub languages: Vec<String>,
    /// What sort of document the notice is [default: notice]
    #[arg(long, value_parser = Kind::ALL.map(Kind::key))]
    pub kind: Option<String>,
    /// The day on which the notice was published, such as 2026-02-05
    #[arg(long)]
    pub date: Option<String>,
    /// A topic of the notice; can be given more than once, like the two below
    #[arg(long = "topic", value_name = "ID")]
    pub topics: Vec<String>,
    /// An organisation that issued the notice or acts in it
    #[arg(long = "organisation", value_name = "ID")]
    pub organisations: Vec<String>,
    /// A place of the notice
    #[arg(long = "place", value_name = "ID")]
    pub places: Vec<String>,
    /// The series that the notice is an edition of
    #[arg(long, value_name = "ID")]
    pub series: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct BuildArgs {
    /// The folder to write the site to; below the site's folder unless absolute
    #[arg(long, value_name = "DIR", default_value = "public")]
    pub out: PathBuf,
    /// Let the site take the place of a folder's files that gongwen did not write
    #[arg(long)]
    pub force: bool,
    #[command(flatten)]
    pub check: CheckArgs,
}

#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    /// Where the site will be published; overrides site.toml
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
    /// Include records marked draft = true
    #[arg(long)]
    pub drafts: bool,
    /// Let warnings count as errors
    #[arg(long)]
    pub strict: bool,
}

#[derive(Debug, Args)]
pub(super) struct ServeArgs {
    /// The address to listen on; another than this machine's own lets others in the network read
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1")]
    pub host: IpAddr,
    /// The port to listen on; a taken one gives the next
    #[arg(long, default_value_t = 8000)]
    pub port: u16,
    /// Open the site in the browser
    #[arg(long)]
    pub open: bool,
    /// Include records marked draft = true
    #[arg(long)]
    pub drafts: bool,
    /// Where the site will be published, for what of a page must say so; overrides site.toml
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct ImportArgs {
    /// Saved notices: files (.txt .html .docx .pdf .md), folders, .zip archives, or - for standard
    /// input
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Say what would be done, and write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Make a text one notice with that in another language which it fits
    #[arg(long)]
    pub pair: bool,
    /// Import what looks like a notice that is there already
    #[arg(long)]
    pub doubles: bool,
    /// For files that were imported before: take over what import makes of them now, in fields
    /// that nobody edited
    #[arg(long)]
    pub update: bool,
    /// Where the notice was on the web
    #[arg(long, value_name = "URL")]
    pub url: Option<String>,
    /// The day on which it was saved
    #[arg(long, value_name = "DATE")]
    pub retrieved: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct VerifyArgs {
    /// Let warnings count as errors
    #[arg(long)]
    pub strict: bool,
}

#[derive(Debug, Args)]
pub(super) struct TranslationStatusArgs {
    /// Write into the translations of these notices that they are up to date with their originals
    /// as they are now; `all` for every notice
    #[arg(long, value_name = "ID", num_args = 1..)]
    pub record: Vec<String>,
}

#[derive(Debug, Args)]
pub(super) struct CompletionsArgs {
    /// The shell
    pub shell: Shell,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_well_formed() {
        Cli::command().debug_assert();
    }

    #[test]
    fn every_command_has_examples_that_can_be_typed() {
        for command in Cli::command().get_subcommands() {
            let help = command.get_after_help().map(ToString::to_string).unwrap_or_default();
            let examples: Vec<&str> =
                help.lines().filter_map(|line| line.strip_prefix("  gongwen ")).collect();
            assert!(!examples.is_empty(), "{}", command.get_name());
            for example in examples {
                assert!(example.len() + "  gongwen ".len() <= 60, "{example}: too long for a line");
                let line = example.split(['<', '>']).next().unwrap_or_default();
                // Every second part stands between quotation marks.
                let parts = line.split('"').enumerate().flat_map(|(index, part)| {
                    let words: Vec<&str> = match index % 2 {
                        0 => part.split_whitespace().collect(),
                        _ => vec![part],
                    };
                    words
                });
                let parsed = Cli::try_parse_from(std::iter::once("gongwen").chain(parts));
                assert!(parsed.is_ok(), "{example}: {parsed:?}");
            }
        }
    }
}
