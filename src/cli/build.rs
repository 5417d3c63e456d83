//! `gongwen build` and `gongwen check`.

use std::path::PathBuf;
use std::process::ExitCode;

use super::{BuildArgs, CheckArgs, below, present};
use crate::content::Drafts;
use crate::error::Result;
use crate::path::BaseUrl;
use crate::publish::Written;
use crate::{Outcome, Output, Request, Tolerance};

pub(super) fn build(root: PathBuf, args: BuildArgs) -> Result<ExitCode> {
    let BuildArgs { out, check } = args;
    let out = below(&root, &out);
    run(root, check, Output::Folder(out))
}

pub(super) fn check(root: PathBuf, args: CheckArgs) -> Result<ExitCode> {
    run(root, args, Output::ProblemsOnly)
}

fn run(root: PathBuf, args: CheckArgs, output: Output) -> Result<ExitCode> {
    let CheckArgs { base_url, drafts, strict } = args;
    // An empty address is what a workflow passes on when it knows of none.
    let base_url = match base_url.filter(|url| !url.is_empty()).map(|url| BaseUrl::new(&url)) {
        None => None,
        Some(Ok(url)) => Some(url),
        Some(Err(fault)) => {
            eprintln!("error: --base-url: {fault}");
            eprintln!(
                "  help: write the whole address, for example https://name.github.io/repository/"
            );
            return Ok(ExitCode::from(2));
        }
    };
    let request = Request {
        root,
        output,
        base_url,
        drafts: if drafts { Drafts::Include } else { Drafts::Leave },
        tolerance: if strict { Tolerance::Strict } else { Tolerance::Errors },
    };
    let outcome = crate::build(&request)?;
    present::problems(&outcome.problems);
    tell(&request, &outcome);
    Ok(if outcome.has_errors() { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

fn tell(request: &Request, outcome: &Outcome) {
    let notices = present::counted(outcome.notices, "notice");
    match (&request.output, outcome.written) {
        (Output::Folder(out), Some(Written { files, bytes, index, unchanged, removed })) => {
            let (size, folder) = (present::size(bytes), out.display());
            present::say(&format!("{notices} → {files} files, {size}, in {folder}"));
            if unchanged > 0 || removed > 0 {
                let written = files - unchanged;
                present::say(&format!(
                    "{written} written, {unchanged} unchanged, {removed} removed"
                ));
            }
            if index.files > 0 {
                let size = present::size(index.bytes);
                present::say(&format!("search index: {} files, {size}", index.files));
            }
            present::say(&format!("open {}", out.join("index.html").display()));
        }
        (Output::Folder(_), None) => present::say("nothing was written"),
        (Output::ProblemsOnly, _) if outcome.problems.is_empty() => {
            present::say(&format!("{notices}, no problems"));
        }
        (Output::ProblemsOnly, _) => {}
    }
}
