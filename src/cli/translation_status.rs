//! `gongwen translation-status`: which texts are missing, out of date, made by a machine, official.

use std::path::Path;
use std::process::ExitCode;

use serde::Serialize;
use serde_json::json;

use super::args::TranslationStatusArgs;
use super::failure::Result;
use super::site::{self, SiteRecords};
use super::terminal::Terminal;
use super::{json, present, translation_record};
use crate::config::LanguageConfig;
use crate::content::TranslationStatus;
use crate::knowledge::{self, Library, TextKind, TextStatus};

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
        let recorded = translation_record::record(root, &library, &args.record)?;
        return Ok(translation_record::tell(&recorded, &problems, terminal));
    }
    let languages: Vec<LanguageStatus> =
        config.languages.iter().map(|language| language_status(&library, language)).collect();
    if terminal.wants_json() {
        let problems = json::problems(&problems);
        terminal.json(&json!({
            "problems": problems,
            "complete": !are_broken,
            "languages": languages,
        }));
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

/// How many ids of a list are shown; `--verbose` and `--json` give all.
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
        let shown = if terminal.is_verbose() { ids.len() } else { ids.len().min(MOST_SHOWN) };
        for id in ids.iter().take(shown) {
            terminal.result(&format!("    {id}"));
        }
        if ids.len() > shown {
            terminal.result(&format!("    and {} more: see --verbose", ids.len() - shown));
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
