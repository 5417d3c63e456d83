//! What `check` found, for programs.

use serde::Serialize;

use super::Report;
use crate::cli::build::{StageReport, stages};
use crate::cli::json::{Problem, problems};
use crate::problem::Severity;

#[derive(Serialize)]
pub(super) struct Found<'a> {
    problems: Vec<Problem<'a>>,
    summary: Summary,
    stages: Vec<StageReport>,
}

#[derive(Serialize)]
struct Summary {
    errors: usize,
    warnings: usize,
    notes: usize,
    notices: usize,
    /// Files of the site; `null` where it cannot be made.
    files: Option<usize>,
    /// Their size.
    bytes: Option<u64>,
    /// Links out of the site; `null` where they were not asked for.
    links: Option<usize>,
}

/// The report as one object.
pub(super) fn report<'a>(report: &Report<'a>) -> Found<'a> {
    Found {
        problems: problems(report.problems),
        summary: Summary {
            errors: report.count(Severity::Error),
            warnings: report.count(Severity::Warning),
            notes: report.count(Severity::Note),
            notices: report.notices,
            files: report.size.map(|size| size.files),
            bytes: report.size.map(|size| size.bytes),
            links: report.external.map(|external| external.links),
        },
        stages: stages(report.laps),
    }
}
