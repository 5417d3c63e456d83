//! Topics by years, as a table.

use serde::Serialize;

use super::Link;
use super::builder::PageBuilder;
use crate::content::Vocabulary;
use crate::knowledge::{Matrix, Row, TermEntry};
use crate::path::UrlPath;
use crate::site::plan::{ListKind, PageKind};

/// A table of topics by years.
#[derive(Debug, Serialize)]
pub struct MatrixView {
    /// The years, oldest first.
    pub years: Vec<Link>,
    /// Whether there is a column for notices of no year.
    pub undated: bool,
    /// The topics, by name.
    pub rows: Vec<MatrixRow>,
    /// The notices of no topic, where there are any.
    pub without_topic: Option<MatrixRow>,
    /// All notices, each counted once.
    pub all: MatrixRow,
    /// The whole table, where this is a part of it.
    pub whole: Option<UrlPath>,
}

/// A row of the table.
#[derive(Debug, Serialize)]
pub struct MatrixRow {
    /// The topic.
    pub topic: Option<Link>,
    /// One for each year, then one for no year where the table has that column.
    pub cells: Vec<MatrixCell>,
    /// The sum of the whole row.
    pub total: usize,
}

/// A cell of the table.
#[derive(Debug, Serialize)]
pub struct MatrixCell {
    /// How many notices.
    pub count: usize,
    /// How dark it is, from 0 (none) to 4 (as many as any cell has).
    pub shade: usize,
    /// The notices.
    pub href: Option<UrlPath>,
}

/// How much of the table is wanted.
#[derive(Clone, Copy)]
pub(super) enum Extent {
    /// All of it.
    Whole,
    /// The topics of most notices, and the last years.
    Newest {
        /// How many topics.
        topics: usize,
        /// How many years.
        years: usize,
    },
}

pub(super) fn matrix(builder: &PageBuilder<'_>, extent: Extent) -> MatrixView {
    let library = builder.site.library;
    let matrix = library.matrix();
    let mut topics: Vec<(&TermEntry, &Row)> = matrix
        .rows
        .iter()
        .filter_map(|(id, row)| Some((library.term(Vocabulary::Topics, id)?, row)))
        .collect();
    let mut years: &[i16] = &matrix.years;
    if let Extent::Newest { topics: most, years: last } = extent {
        topics.sort_by_key(|(topic, row)| (std::cmp::Reverse(row.total), topic.id().clone()));
        topics.truncate(most);
        years = &years[years.len().saturating_sub(last)..];
    }
    let is_part = topics.len() < matrix.rows.len() || years.len() < matrix.years.len();
    let undated = matrix.all.undated > 0 && !is_part;
    let columns = Columns { years, undated, most: most(matrix) };
    let mut rows: Vec<MatrixRow> =
        topics.into_iter().map(|(topic, row)| columns.of_topic(builder, topic, row)).collect();
    rows.sort_by(|a, b| match (&a.topic, &b.topic) {
        (Some(a), Some(b)) => builder.compare_names(a, b),
        (a, b) => a.is_some().cmp(&b.is_some()),
    });
    let year_link = |year: &i16| builder.link_to(PageKind::Year(*year), builder.year(*year));
    let of_year = |year: Option<i16>| year.map(|year| builder.href(PageKind::Year(year)));
    MatrixView {
        years: years.iter().map(year_link).collect(),
        undated,
        rows,
        without_topic: (matrix.without_topic.total > 0)
            .then(|| columns.row(None, &matrix.without_topic, |_| None)),
        all: columns.row(None, &matrix.all, of_year),
        whole: is_part.then(|| builder.href(PageKind::List(ListKind::Matrix))),
    }
}

/// The largest count of a topic in a year.
fn most(matrix: &Matrix) -> usize {
    matrix.rows.values().flat_map(|row| row.by_year.values().copied()).max().unwrap_or_default()
}

struct Columns<'y> {
    years: &'y [i16],
    undated: bool,
    most: usize,
}

impl Columns<'_> {
    fn of_topic(&self, builder: &PageBuilder<'_>, topic: &TermEntry, row: &Row) -> MatrixRow {
        let href = |year| Some(builder.term_year(topic, year));
        self.row(Some(builder.term_link(topic)), row, href)
    }

    fn row(
        &self,
        topic: Option<Link>,
        row: &Row,
        href: impl Fn(Option<i16>) -> Option<UrlPath>,
    ) -> MatrixRow {
        let cell = |count: usize, year: Option<i16>| MatrixCell {
            count,
            // Where all counts are small, few shades tell them apart well enough.
            shade: (count * 4).div_ceil(self.most.max(4)).min(4),
            href: (count > 0).then(|| href(year)).flatten(),
        };
        let mut cells: Vec<MatrixCell> =
            self.years.iter().map(|year| cell(row.in_year(*year), Some(*year))).collect();
        cells.extend(self.undated.then(|| cell(row.undated, None)));
        MatrixRow { topic, cells, total: row.total }
    }
}
