//! Patterns of the program's own making. A constant of the program is no input: one that does not
//! compile is a defect, and the tests reach every one.

#![allow(
    clippy::expect_used,
    reason = "a constant that does not compile is a defect of the program"
)]

use regex::{Regex, RegexSet};

/// Compiles a pattern.
pub(crate) fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a pattern of the program compiles")
}

/// Compiles several, to be told in one pass which of them a text has.
pub(crate) fn patterns(texts: &[String]) -> RegexSet {
    RegexSet::new(texts).expect("the patterns of the program compile")
}
