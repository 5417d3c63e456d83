//! What a block of text states that a translation of it must state too: numbers, percentages,
//! dates and document numbers, in Chinese and in English.
//!
//! A text *demands* only what it surely states as a figure, and *offers* whatever could answer a
//! demand: 三农 demands no 3, but an English "three" finds its like there. Units are not converted,
//! and it is not asked what a number counts.

mod asides;
mod chinese;
mod codes;
mod compare;
mod cursor;
mod dates;
mod documents;
mod english;
mod english_dates;
mod figures;
mod hanzi;
mod number;
mod scan;
#[cfg(test)]
mod tests;
mod units;
mod words;

use std::ops::Range;

pub use compare::missing;

use crate::language::Script;

/// A value that can be compared between languages.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Value {
    /// A number in canonical decimal notation, or a code with letters: `120`, `1.5`, `1/3`,
    /// `H20230001`.
    Number(String),
    /// A percentage in canonical decimal notation: `12.5`.
    Percent(String),
    /// A date as far as it is named.
    Date {
        /// The year, if it is named.
        year: Option<i16>,
        /// The month, 1 to 12.
        month: i8,
        /// The day of the month, if it is named.
        day: Option<i8>,
    },
    /// Year and number of a document number (发文字号, GB/T 9704—2012, 7.2.5): 国办发〔2021〕16号,
    /// 2021年第16号, No. 16 of 2021.
    DocumentNumber {
        /// The year.
        year: i16,
        /// The number within the year.
        number: u32,
    },
}

/// A value, and where a text states it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated {
    /// What is stated.
    pub value: Value,
    /// Its bytes in the text.
    pub span: Range<usize>,
    /// Whether a translation must state the like. If not, it only answers what the other demands.
    pub demanded: bool,
}

/// What a block of text (one paragraph, list item or heading) states, in order.
pub fn facts(text: &str, script: Script) -> Vec<Stated> {
    scan::scan(text, script)
}
