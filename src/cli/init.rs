//! `gongwen init`: a new site that builds.

#![allow(clippy::disallowed_methods, reason = "the command line looks at the folder it writes to")]

use std::path::Path;
use std::process::ExitCode;

use serde_json::json;

use super::args::InitArgs;
use super::failure::{Failure, Result};
use super::terminal::Terminal;
use super::{below, files, present};
use crate::config::Config;
use crate::content::{self, Drafts, Vocabulary};
use crate::import;
use crate::path::SourcePath;
use crate::problem::SourceText;
use crate::source;

/// What only a site has. Where one of them is, there is a site already.
const OF_SITE: [&str; 6] = ["site.toml", "content", "public", "sources", "static", "templates"];

/// The workflow that publishes the site, and the places in it that are filled in.
const WORKFLOW: &str = ".github/workflows/pages.yml";
const REPOSITORY: &str = "GONGWEN_REPOSITORY: \"\"";
const TAG: &str = "GONGWEN_TAG: \"\"";

pub(super) fn init(root: &Path, args: &InitArgs, terminal: Terminal) -> Result<ExitCode> {
    let folder = args.folder.as_ref().map_or_else(|| root.to_owned(), |one| below(root, one));
    refuse_unless_free(&folder)?;
    let (mut written, mut left) = (Vec::new(), Vec::new());
    for file in new_site() {
        let path = below(&folder, file.file.as_str());
        // What Git and GitHub know may be there before.
        if path.symlink_metadata().is_ok() {
            left.push(file.file);
        } else {
            files::create(&path, file.text.as_bytes())?;
            written.push(file.file);
        }
    }
    if terminal.wants_json() {
        let names =
            |files: &[SourcePath]| files.iter().map(ToString::to_string).collect::<Vec<_>>();
        terminal.json(&json!({
            "problems": [],
            "folder": folder.display().to_string(),
            "written": names(&written),
            "left": names(&left),
        }));
    }
    tell(&folder, &written, &left, terminal);
    Ok(ExitCode::SUCCESS)
}

/// How a folder is called.
fn name(folder: &Path) -> String {
    if folder == Path::new(".") { "this folder".to_owned() } else { folder.display().to_string() }
}

fn refuse_unless_free(folder: &Path) -> Result<()> {
    let shown = name(folder);
    if folder.exists() && !folder.is_dir() {
        return Err(Failure::request(format!("{shown} is a file"), "name a folder"));
    }
    let is_there = |name: &&&str| folder.join(name).symlink_metadata().is_ok();
    let there: Vec<&str> = OF_SITE.iter().filter(is_there).copied().collect();
    if there.is_empty() {
        return Ok(());
    }
    let message = format!("{shown} has something of a site already: {}", there.join(", "));
    Err(Failure::request(message, "name another folder: gongwen init DIR; nothing was written"))
}

/// The files of a new site: those that come with the program, and the topics that the sample names.
fn new_site() -> Vec<SourceText> {
    let mut site = source::starter_site();
    let topics = topics(&site);
    for file in &mut site {
        if file.file.as_str() == WORKFLOW {
            *file = SourceText::new(file.file.clone(), workflow(&file.text));
        }
    }
    site.extend(topics);
    site.sort_by(|a, b| a.file.cmp(&b.file));
    site
}

/// The topics of the sample, out of the vocabulary that comes with the program.
fn topics(site: &[SourceText]) -> Vec<SourceText> {
    let settings = SourceText::new(SourcePath::new("site.toml"), import::DEFAULT_SITE);
    let Some(config) = Config::parse(&settings, &mut Vec::new()) else { return Vec::new() };
    let is_record = |file: &&SourceText| file.file.as_str().ends_with(".md");
    let mut files: Vec<SourceText> = site.iter().filter(is_record).cloned().collect();
    files.extend(source::starter_records());
    let records = content::parse(&files, &[], &config, Drafts::Leave, &mut Vec::new());
    let named = records.notices.iter().flat_map(|notice| &notice.facts.topics);
    let ids: Vec<_> = named.flat_map(|fact| &fact.value).cloned().collect();
    let ids = ids.into_iter().map(|id| (Vocabulary::Topics, id));
    let files = import::starter_files(ids, &records.terms);
    files.into_iter().map(|(file, text)| SourceText::new(file, text)).collect()
}

/// The workflow, with the address from which this very program can be had, where it is known.
fn workflow(text: &str) -> String {
    let Some(repository) = repository() else { return text.to_owned() };
    let version = env!("CARGO_PKG_VERSION");
    text.replace(REPOSITORY, &format!("GONGWEN_REPOSITORY: \"{repository}\""))
        .replace(TAG, &format!("GONGWEN_TAG: \"v{version}\""))
}

/// Where the source of this program is, if it says so in its `Cargo.toml`.
fn repository() -> Option<&'static str> {
    Some(env!("CARGO_PKG_REPOSITORY")).filter(|address| !address.is_empty())
}

fn tell(folder: &Path, written: &[SourcePath], left: &[SourcePath], terminal: Terminal) {
    let shown = folder.display().to_string();
    let files = present::counted(written.len(), "file");
    terminal.say(&format!("made a site of {}: {files}", name(folder)));
    if terminal.is_verbose() {
        written.iter().for_each(|file| terminal.say(&format!("  {file}")));
    }
    for file in left {
        terminal.say(&format!("{file} was there, and is as it was"));
    }
    if repository().is_none() && written.iter().any(|file| file.as_str() == WORKFLOW) {
        terminal.say(&format!(
            "before you publish it, write into {WORKFLOW} where the program comes from"
        ));
    }
    terminal.say("next:");
    if shown != "." {
        let quote = if shown.contains(char::is_whitespace) { "\"" } else { "" };
        terminal.say(&format!("  cd {quote}{shown}{quote}"));
    }
    for command in [
        "gongwen serve --open      # shows the site while you write it",
        "gongwen new 2026/my-name  # begins a notice",
        "gongwen import FILE       # makes a notice of a saved page",
    ] {
        terminal.say(&format!("  {command}"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_workflow_has_the_places_that_are_filled_in() {
        let site = source::starter_site();
        let workflow = site.iter().find(|file| file.file.as_str() == WORKFLOW).unwrap();
        for place in [REPOSITORY, TAG] {
            assert_eq!(workflow.text.matches(place).count(), 1, "{place}");
        }
    }
}
