//! How much is told of one file.

use super::{Problem, Rule, SourceText};
use crate::limits::MOST_TOLD;

/// Leaves of the problems of a file those that are told: the gravest, and of these the first. What is left out is
/// one more problem, as grave as the gravest of them, so that nothing passes by being hidden among much.
pub(crate) fn bounded(mut problems: Vec<Problem>, file: &SourceText) -> Vec<Problem> {
    if problems.len() <= MOST_TOLD {
        return problems;
    }
    problems.sort_by(|a, b| (a.severity, &a.place).cmp(&(b.severity, &b.place)));
    let hidden = problems.split_off(MOST_TOLD);
    if let Some(first) = hidden.first() {
        let message = format!("{} more problems of this file are not told", hidden.len());
        let mut more = Problem::warning(Rule::MoreProblems, file.whole(), message);
        more.severity = first.severity;
        problems.push(more.help("mend those that are, and check again"));
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::path::SourcePath;
    use crate::problem::Severity;

    #[test]
    fn the_gravest_are_told_and_the_rest_counted() {
        let file = SourceText::new(SourcePath::new("a.md"), "x\n".repeat(1000));
        let warning = |at| Problem::warning(Rule::DeadLink, file.place(at..at), "dead");
        let mut problems: Vec<Problem> = (0..MOST_TOLD + 5).map(warning).collect();
        problems.push(Problem::error(Rule::WrongValue, file.place(9..9), "wrong"));
        let told = bounded(problems.clone(), &file);
        assert_eq!(told.len(), MOST_TOLD + 1);
        assert_eq!(told[0].severity, Severity::Error);
        assert_eq!(
            told[MOST_TOLD].to_string(),
            "a.md: warning: 6 more problems of this file are not told (mend those that are, and check again)"
        );
        problems.iter_mut().for_each(|one| one.severity = Severity::Error);
        assert_eq!(bounded(problems, &file)[MOST_TOLD].severity, Severity::Error);
    }
}
