//! Problems as programs read them: the one shape in which every command with `--json` gives them,
//! under the key `problems`.

use serde::Serialize;

use crate::problem;

/// A problem, as an object.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Problem<'a> {
    /// The id of its kind: see [`Rule`](problem::Rule).
    rule: &'static str,
    /// `error`, `warning` or `note`.
    severity: &'static str,
    /// The file, relative to the site's folder, with `/` between its parts.
    file: &'a str,
    /// Line, from 1; `null`, like the column, where the file as a whole is meant.
    line: Option<u32>,
    /// Column in characters (Unicode scalar values), from 1.
    column: Option<u32>,
    /// The line in which it ends.
    end_line: Option<u32>,
    /// The column behind its last character.
    end_column: Option<u32>,
    /// What is wrong.
    message: &'a str,
    /// What to do about it.
    help: Option<&'a str>,
}

impl<'a> From<&'a problem::Problem> for Problem<'a> {
    fn from(problem: &'a problem::Problem) -> Self {
        let problem::Problem { rule, place, severity, message, help } = problem;
        Self {
            rule: rule.id(),
            severity: severity.word(),
            file: place.file.as_str(),
            line: place.spot.as_ref().map(|spot| spot.line),
            column: place.spot.as_ref().map(|spot| spot.column),
            end_line: place.spot.as_ref().map(|spot| spot.line),
            end_column: place.spot.as_ref().map(|spot| spot.column + spot.width),
            message,
            help: help.as_deref(),
        }
    }
}

/// Problems, as a list of objects.
pub(super) fn problems(problems: &[problem::Problem]) -> Vec<Problem<'_>> {
    problems.iter().map(Problem::from).collect()
}
