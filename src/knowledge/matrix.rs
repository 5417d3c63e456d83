//! Topics by years: how many notices of each year speak of each topic.

use std::collections::{BTreeMap, BTreeSet};

use super::entries::NoticeEntry;
use crate::path::TermId;

/// A table of counts. A notice of several topics counts in the row of each.
#[derive(Debug, Default)]
pub struct Matrix {
    /// The years that have notices, oldest first.
    pub years: Vec<i16>,
    /// The topics that have notices, by id.
    pub rows: BTreeMap<TermId, Row>,
    /// The notices of no topic.
    pub without_topic: Row,
    /// All notices, each counted once.
    pub all: Row,
}

/// Counts of notices.
#[derive(Debug, Default, Clone)]
pub struct Row {
    /// By year; years without a notice are left out.
    pub by_year: BTreeMap<i16, usize>,
    /// Notices of no year.
    pub undated: usize,
    /// All of them.
    pub total: usize,
}

impl Row {
    fn count(&mut self, year: Option<i16>) {
        self.total += 1;
        match year {
            Some(year) => *self.by_year.entry(year).or_default() += 1,
            None => self.undated += 1,
        }
    }

    /// The notices of a year.
    #[must_use]
    pub fn in_year(&self, year: i16) -> usize {
        self.by_year.get(&year).copied().unwrap_or_default()
    }
}

/// The longest stretch of years that is shown with its gaps.
const MOST_YEARS: i16 = 80;

/// Counts the notices. O(n log n) in the notices and their topics.
pub(super) fn matrix(notices: &[NoticeEntry]) -> Matrix {
    let mut matrix = Matrix::default();
    for notice in notices {
        matrix.all.count(notice.year);
        if notice.topics.is_empty() {
            matrix.without_topic.count(notice.year);
        }
        for topic in &notice.topics {
            matrix.rows.entry(topic.clone()).or_default().count(notice.year);
        }
    }
    matrix.years = matrix.all.by_year.keys().copied().collect();
    matrix
}

/// How a topic stands in a year, against the year before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change<'a> {
    /// The topic.
    pub topic: &'a TermId,
    /// How many notices of the year before speak of it.
    pub before: usize,
    /// How many of this year.
    pub now: usize,
}

impl Matrix {
    /// The year before a year that has notices, if there is one.
    #[must_use]
    pub fn year_before(&self, year: i16) -> Option<i16> {
        self.all.by_year.range(..year).next_back().map(|(before, _)| *before)
    }

    /// The topics of two years, in the order of their ids.
    #[must_use]
    pub fn changes(&self, before: i16, now: i16) -> Vec<Change<'_>> {
        let change = |(topic, row): (_, &Row)| Change {
            topic,
            before: row.in_year(before),
            now: row.in_year(now),
        };
        self.rows.iter().map(change).filter(|one| one.before + one.now > 0).collect()
    }

    /// The years from the first to the last, those without notices among them; only those with
    /// notices, where the others would be too many to be shown.
    #[must_use]
    pub fn span(&self) -> BTreeSet<i16> {
        match (self.years.first(), self.years.last()) {
            (Some(first), Some(last)) if last - first <= MOST_YEARS => (*first..=*last).collect(),
            _ => self.years.iter().copied().collect(),
        }
    }
}
