//! The records of a site, as commands read them that do not build it.

use std::path::Path;

use serde_json::json;

use super::json;
use super::terminal::Terminal;
use crate::config::Config;
use crate::content::{self, Drafts, Records};
use crate::error::{Error, Result};
use crate::problem::{Problem, SourceText};
use crate::source;

/// The settings and records of a site.
pub(super) struct SiteRecords {
    pub config: Config,
    /// The files of the records.
    pub files: Vec<SourceText>,
    /// The records, drafts among them, as far as they can be read. What is wrong in them is for
    /// `check` to say.
    pub records: Records,
    /// What is wrong in the settings and with the files.
    pub problems: Vec<Problem>,
}

/// Reads a site. `None`, when it was told why, where its settings cannot be read.
pub(super) fn read(root: &Path, terminal: Terminal) -> Result<Option<SiteRecords>> {
    let mut problems = Vec::new();
    let no_site = || Error::NoSite { root: root.to_owned() };
    let settings = source::read_settings(root, &mut problems)?.ok_or_else(no_site)?;
    let Some(config) = Config::parse(&settings, &mut problems) else {
        tell_only(&problems, terminal);
        return Ok(None);
    };
    let files = source::read_records(root, &mut problems)?;
    let records = content::parse(&files, &[], &config, Drafts::Include, &mut Vec::new());
    Ok(Some(SiteRecords { config, files, records, problems }))
}

/// Tells what keeps a command from its work, which has no other result.
pub(super) fn tell_only(problems: &[Problem], terminal: Terminal) {
    if terminal.wants_json() {
        terminal.json(&json!({ "problems": json::problems(problems) }));
    }
    terminal.problems(problems);
}
