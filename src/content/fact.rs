//! A value and where it is stated: what the files of a record must agree on.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A fact and where it is stated.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Fact<T> {
    /// The fact.
    pub value: T,
    /// Its bytes in the file.
    pub span: Range<usize>,
}
