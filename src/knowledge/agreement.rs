//! Facts belong to a record, not to a language: the files of one record state them alike, or one
//! of them is silent.

use crate::content::Fact;
use crate::problem::{Problem, Rule, SourceText};

/// One fact as the files of a record state it.
pub(super) struct Agreement<T> {
    field: &'static str,
    alike: fn(&T, &T) -> bool,
    stated: Option<(T, String)>,
}

/// Two lists of ids that hold the same, in whatever order.
pub(super) fn as_sets<T: PartialEq>(a: &[T], b: &[T]) -> bool {
    a.len() == b.len() && a.iter().all(|one| b.contains(one))
}

impl<T: Clone> Agreement<T> {
    /// Nothing stated yet; `alike` says whether two statements agree.
    pub fn new(field: &'static str, alike: fn(&T, &T) -> bool) -> Self {
        Self { field, alike, stated: None }
    }

    /// Takes the statement of one more file; a contradiction is an error, since one of the two
    /// pages would be wrong.
    pub fn state(
        &mut self,
        source: &SourceText,
        fact: Option<&Fact<T>>,
        problems: &mut Vec<Problem>,
    ) {
        let Some(fact) = fact else { return };
        match &self.stated {
            None => {
                let line = source.place(fact.span.clone()).spot.map_or(1, |spot| spot.line);
                self.stated = Some((fact.value.clone(), format!("{}:{line}", source.file)));
            }
            Some((value, _)) if (self.alike)(value, &fact.value) => {}
            Some((_, elsewhere)) => {
                let message = format!("{} differs from {elsewhere}", self.field);
                let help = "facts hold for every language: make them alike, or state them in one file only";
                problems.push(
                    Problem::error(Rule::FactsDisagree, source.place(fact.span.clone()), message)
                        .help(help),
                );
            }
        }
    }

    /// The fact, if any file states it.
    pub fn settled(self) -> Option<T> {
        self.stated.map(|(value, _)| value)
    }
}
