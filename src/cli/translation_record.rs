//! `gongwen translation-status --record`: writes into translations that they are up to date with
//! their originals.

use std::path::Path;
use std::process::ExitCode;

use serde_json::json;

use super::failure::Result;
use super::files::replace;
use super::terminal::Terminal;
use super::{below, json};
use crate::content::{BlockHashes, Notice};
use crate::knowledge::{self, Library};
use crate::problem::{Problem, nearest};

/// The word that stands for every notice.
const ALL: &str = "all";

/// What was written into translations.
pub(super) struct Recorded {
    /// The files that were written.
    recorded: Vec<String>,
    /// The files that could not be, and why.
    refused: Vec<(String, &'static str)>,
    /// Ids of no notice, each with what may have been meant.
    unknown: Vec<(String, Option<String>)>,
}

/// Writes into translations which state of their original they translate: the present one.
pub(super) fn record(root: &Path, library: &Library, ids: &[String]) -> Result<Recorded> {
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

pub(super) fn tell(told: &Recorded, problems: &[Problem], terminal: Terminal) -> ExitCode {
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
