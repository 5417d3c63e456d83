//! Facts belong to a record, not to a language: the files of one record state them alike, or one
//! of them is silent.

use std::fmt::Debug;

use crate::content::Fact;
use crate::problem::{Problem, SourceText};

/// One fact as the files of a record state it.
pub(super) struct Agreement<T> {
    field: &'static str,
    stated: Option<(T, String)>,
}

impl<T: Clone + PartialEq + Debug> Agreement<T> {
    pub fn new(field: &'static str) -> Self {
        Self { field, stated: None }
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
        let place = source.place(fact.span.clone());
        match &self.stated {
            None => {
                let line = place.spot.map_or(1, |spot| spot.line);
                self.stated = Some((fact.value.clone(), format!("{}:{line}", source.file)));
            }
            Some((value, _)) if *value == fact.value => {}
            Some((_, elsewhere)) => {
                let message = format!("{} differs from {elsewhere}", self.field);
                problems.push(
                    Problem::error(place, message)
                        .help("facts hold for every language: make them alike, or state them in one file only"),
                );
            }
        }
    }

    /// The fact, if any file states it.
    pub fn settled(self) -> Option<T> {
        self.stated.map(|(value, _)| value)
    }
}
