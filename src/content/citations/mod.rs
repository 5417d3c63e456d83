//! stub
#![allow(missing_docs)]
use crate::language::Script;
use std::ops::Range;
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    Name(String),
    Number { series: String, year: i16, number: u32 },
}
pub struct Reading {
    pub span: Range<usize>,
    pub key: Key,
}
pub struct Found {
    pub readings: Vec<Reading>,
    pub issuer: Option<Range<usize>>,
    pub wanted: bool,
    pub best: usize,
}
pub fn find(_text: &str, _script: Script) -> Vec<Found> {
    Vec::new()
}
pub fn names_of(_title: &str, _script: Script) -> Vec<Key> {
    Vec::new()
}
pub fn number_of(_text: &str) -> Option<Key> {
    None
}
pub fn short_names(_text: &str, _found: &[Found], _script: Script) -> Vec<(usize, Key)> {
    Vec::new()
}
