//! `gongwen translation-status`: which texts are missing, out of date, made by a machine, official;
//! and, with `--record`, that translations are now up to date.

use std::path::Path;
use std::process::ExitCode;

use serde::Serialize;
use serde_json::json;

use super::args::TranslationStatusArgs;
use super::failure::Result;
use super::files::replace;
use super::site::{self, SiteRecords};
use super::terminal::Terminal;
use super::{below, json, present};
use crate::config::LanguageConfig;
use crate::content::{BlockHashes, Notice, TranslationStatus};
use crate::knowledge::{self, Library, TextKind, TextStatus};
use crate::problem::{Problem, nearest};

/// The word that stands for every notice.
const ALL: &str = "all";

pub(super) fn translation_status(
    root: &Path,
    args: &TranslationStatusArgs,
    terminal: Terminal,
) -> Result<ExitCode> {
    let Some(SiteRecords { config, files, records, problems }) = site::read(root, terminal)? else {
        return Ok(ExitCode::from(1));
    };
    terminal.problems(&problems);
    // What is wrong in records is for `check` to say, but not that all is told here.
    let are_broken =
        records.notices.len() + records.terms.len() + records.pages.len() < files.len();
    if are_broken {
        terminal.note("some records cannot be read, and are missing here: run gongwen check");
    }
    let library = knowledge::link(records, &config, &mut Vec::new());
    if !args.record.is_empty() {
        let recorded = record(root, &library, &args.record)?;
        return Ok(tell_recorded(&recorded, &problems, terminal));
    }
    let languages: Vec<LanguageStatus> =
        config.languages.iter().map(|language| language_status(&library, language)).collect();
    if terminal.wants_json() {
        let problems = json::problems(&problems);
        terminal.json(&json!({ "problems": problems, "languages": languages }));
    } else {
        languages.iter().for_each(|status| tell(status, terminal));
    }
    Ok(ExitCode::SUCCESS)
}

/// Where the notices stand in one language; lists are of ids.
#[derive(Serialize)]
struct LanguageStatus {
    language: String,
    notices: usize,
    original: usize,
    official: usize,
    unofficial: usize,
    machine: Vec<String>,
    unstated: Vec<String>,
    missing: Vec<String>,
    stale: Vec<Stale>,
    unrecorded: Vec<String>,
}

/// A translation whose original has changed.
#[derive(Serialize)]
struct Stale {
    notice: String,
    blocks: usize,
    incomplete: bool,
}

fn language_status(library: &Library, config: &LanguageConfig) -> LanguageStatus {
    let all = knowledge::translation_status(library, config.language);
    let of = |status: TranslationStatus| {
        move |one: &&TextStatus| one.text == TextKind::Present(Some(status))
    };
    let ids = |is: &dyn Fn(&&TextStatus) -> bool| -> Vec<String> {
        all.iter().filter(|one| is(one)).map(|one| one.notice.to_string()).collect()
    };
    let stale = all.iter().filter(|one| one.stale > 0 || one.is_incomplete);
    LanguageStatus {
        language: config.language.to_string(),
        notices: all.len(),
        original: all.iter().filter(of(TranslationStatus::Original)).count(),
        official: all.iter().filter(of(TranslationStatus::Official)).count(),
        unofficial: all.iter().filter(of(TranslationStatus::Unofficial)).count(),
        machine: ids(&of(TranslationStatus::Machine)),
        unstated: ids(&|one| one.text == TextKind::Present(None)),
        missing: ids(&|one| one.text == TextKind::Missing),
        stale: stale
            .map(|one| Stale {
                notice: one.notice.to_string(),
                blocks: one.stale,
                incomplete: one.is_incomplete,
            })
            .collect(),
        unrecorded: ids(&|one| one.is_unrecorded),
    }
}

/// How many ids of a list are shown; `--json` gives all.
const MOST_SHOWN: usize = 20;

fn tell(status: &LanguageStatus, terminal: Terminal) {
    let LanguageStatus { language, notices, original, official, unofficial, .. } = status;
    terminal.result(&format!("{language}: {}", present::counted(*notices, "notice")));
    let line = |name: &str, count: usize| {
        if count > 0 {
            terminal.result(&format!("  {name:<11}{count:>7}"));
        }
    };
    let list = |name: &str, ids: &[String]| {
        line(name, ids.len());
        for id in ids.iter().take(MOST_SHOWN) {
            terminal.result(&format!("    {id}"));
        }
        if ids.len() > MOST_SHOWN {
            terminal.result(&format!("    and {} more: see --json", ids.len() - MOST_SHOWN));
        }
    };
    line("original", *original);
    line("official", *official);
    line("unofficial", *unofficial);
    list("machine", &status.machine);
    list("unstated", &status.unstated);
    list("missing", &status.missing);
    let stale: Vec<String> = status.stale.iter().map(stale_line).collect();
    list("stale", &stale);
    if !status.unrecorded.is_empty() {
        list("unrecorded", &status.unrecorded);
        terminal
            .result("    these do not say which state of the original they translate: --record ID");
    }
}

fn stale_line(stale: &Stale) -> String {
    let changed = match stale.blocks {
        0 => String::new(),
        blocks => format!(": {}", present::counted(blocks, "changed block")),
    };
    let more = if stale.incomplete { ", and blocks that it has not" } else { "" };
    format!("{}{changed}{more}", stale.notice)
}

/// What was written into translations.
struct Recorded {
    /// The files that were written.
    recorded: Vec<String>,
    /// The files that could not be, and why.
    refused: Vec<(String, &'static str)>,
    /// Ids of no notice, each with what may have been meant.
    unknown: Vec<(String, Option<String>)>,
}

/// Writes into translations which state of their original they translate: the present one.
fn record(root: &Path, library: &Library, ids: &[String]) -> Result<Recorded> {
    let wants = |id: &str| ids.iter().any(|wanted| wanted == id || wanted == ALL);
    let mut unknown: Vec<&String> = ids.iter().filter(|id| *id != ALL).collect();
    let (mut recorded, mut refused) = (Vec::new(), Vec::new());
    for (_, notice) in library.notices().filter(|(_, notice)| wants(notice.id().as_str())) {
        unknown.retain(|id| *id != notice.id().as_str());
        for (text, hashes) in knowledge::hashes_to_record(notice) {
            let file = &text.source_text.file;
            match hashes.ok_or(NO_ORIGINAL).and_then(|hashes| with_source_hash(text, &hashes)) {
                Ok(new) if new == *text.source_text.text => {}
                Ok(new) => {
                    replace(&below(root, file.as_str()), &new)?;
                    recorded.push(file.to_string());
                }
                Err(reason) => refused.push((file.to_string(), reason)),
            }
        }
    }
    let known: Vec<&str> = library.notices().map(|(_, notice)| notice.id().as_str()).collect();
    let meant = |id: &str| nearest(id, known.iter().copied()).map(str::to_owned);
    let unknown = unknown.into_iter().map(|id| (id.clone(), meant(id))).collect();
    Ok(Recorded { recorded, refused, unknown })
}

fn tell_recorded(told: &Recorded, problems: &[Problem], terminal: Terminal) -> ExitCode {
    let Recorded { recorded, refused, unknown } = told;
    if terminal.wants_json() {
        let problems = json::problems(problems);
        let refused: Vec<_> = refused
            .iter()
            .map(|(file, reason)| json!({ "file": file, "reason": reason }))
            .collect();
        let unknown: Vec<_> =
            unknown.iter().map(|(id, meant)| json!({ "id": id, "meant": meant })).collect();
        terminal.json(&json!({
            "problems": problems,
            "recorded": recorded,
            "refused": refused,
            "unknown": unknown,
        }));
    }
    for file in recorded {
        terminal.say(&format!("recorded in {file}"));
    }
    for (file, reason) in refused {
        terminal.complain(&format!("nothing was recorded in {file}: {reason}"));
    }
    for (id, meant) in unknown {
        let help = match meant {
            Some(near) => format!("did you mean {near}?"),
            None => "write an id such as 2026/name, or all".to_owned(),
        };
        terminal.complain(&format!("there is no notice \"{id}\" that can be read: {help}"));
    }
    let is_done = unknown.is_empty() && refused.is_empty();
    if is_done && recorded.is_empty() {
        terminal.say("nothing to record: every translation has the present state of its original");
    }
    if is_done { ExitCode::SUCCESS } else { ExitCode::from(1) }
}

/// Why a text that is no original cannot record of what it is a translation.
const NO_ORIGINAL: &str = "it does not say, with status and of under [translation], which of the \
     notice's other texts it was translated from, or that text is empty";
/// Why the key was not written.
const ODD_TABLE: &str = "[translation] is written in a way that cannot be changed safely; write \
     source_hash into it yourself, or put [translation] on a line of its own and each key below it";

/// A record's file with `source_hash` in its table `[translation]`: in place of the one that is
/// there, else after the table's head. It is written by lines, so that comments and all else stay as
/// they are, and refused unless the result reads as meant: TOML has other ways to write a table.
fn with_source_hash(
    text: &Notice,
    hashes: &BlockHashes,
) -> std::result::Result<String, &'static str> {
    let old = &*text.source_text.text;
    let new = with_line(old, &hashes.to_string()).ok_or(ODD_TABLE)?;
    let (mut before, mut after) =
        (front_matter(old).ok_or(ODD_TABLE)?, front_matter(&new).ok_or(ODD_TABLE)?);
    let take = |table: &mut toml::Table| match table.get_mut("translation") {
        Some(toml::Value::Table(translation)) => translation.remove("source_hash"),
        _ => None,
    };
    take(&mut before);
    let written = take(&mut after);
    let is_as_meant = before == after
        && written.as_ref().and_then(toml::Value::as_str) == Some(&hashes.to_string());
    if is_as_meant { Ok(new) } else { Err(ODD_TABLE) }
}

/// The front matter of a record's file: what stands between its first two lines `+++`.
fn front_matter(file: &str) -> Option<toml::Table> {
    let mut lines = file.lines();
    lines.next().filter(|first| first.trim() == "+++")?;
    let inside: Vec<&str> = lines.take_while(|line| line.trim_end() != "+++").collect();
    inside.join("\n").parse().ok()
}

fn with_line(file: &str, hashes: &str) -> Option<String> {
    let line = format!("source_hash = \"{hashes}\"");
    let mut out = String::with_capacity(file.len() + line.len());
    let mut fences = 0;
    let mut in_table = false;
    let mut is_written = false;
    let mut head_end = None;
    for whole in file.split_inclusive('\n') {
        let written = whole.trim();
        fences += usize::from(written == "+++");
        if fences == 1 && written.starts_with('[') {
            in_table = is_head(written);
        }
        let is_old = fences == 1
            && in_table
            && !is_written
            && written
                .strip_prefix("source_hash")
                .is_some_and(|rest| rest.trim_start().starts_with('='));
        if is_old {
            out.push_str(&line);
            out.push_str(&whole[whole.trim_end().len()..]);
            is_written = true;
        } else {
            out.push_str(whole);
        }
        if fences == 1 && is_head(written) {
            head_end = Some(out.len());
        }
    }
    if !is_written {
        let at = head_end?;
        let line_break = if file.contains("\r\n") { "\r\n" } else { "\n" };
        out.insert_str(at, &format!("{line}{line_break}"));
    }
    Some(out)
}

/// Whether a line begins the table `[translation]`.
fn is_head(line: &str) -> bool {
    let inside = line.strip_prefix('[').and_then(|rest| rest.split_once(']'));
    inside.is_some_and(|(name, rest)| {
        name.trim() == "translation" && (rest.trim().is_empty() || rest.trim().starts_with('#'))
    })
}
