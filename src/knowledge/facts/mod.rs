//! stub
#![allow(missing_docs)]
use crate::language::Script;
use std::ops::Range;
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Value {
    Number(String),
    Percent(String),
    Date { year: Option<i16>, month: i8, day: Option<i8> },
    DocumentNumber { year: i16, number: u32 },
}
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated {
    pub value: Value,
    pub span: Range<usize>,
    pub demanded: bool,
}
pub fn facts(_text: &str, _script: Script) -> Vec<Stated> {
    Vec::new()
}
pub fn missing<'a>(_from: &'a [Stated], _to: &[Stated]) -> Vec<&'a Stated> {
    Vec::new()
}
