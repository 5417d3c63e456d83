//! What pages on show are told when the site is made anew.

use serde::Serialize;

use crate::error::Error;
use crate::problem::Problem;

/// The last that is known of the site. Pages learn it as JSON.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct News {
    /// How often the site was made.
    pub number: u64,
    /// Whether what is on show is the site as its files are now.
    pub is_current: bool,
    /// What is wrong in it.
    pub problems: Vec<Told>,
}

/// A problem, as it is shown in a page.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Told {
    pub severity: &'static str,
    /// `file:line:column`, as far as it is known.
    pub place: String,
    /// The line.
    pub line: String,
    pub message: String,
    pub help: String,
}

/// More are not shown in a page: the terminal has them all.
const MOST: usize = 50;

impl News {
    /// What is told of some problems.
    pub fn of(number: u64, is_current: bool, problems: &[Problem]) -> Self {
        Self { number, is_current, problems: problems.iter().take(MOST).map(Told::new).collect() }
    }

    /// What is told where the site cannot be read.
    pub fn unreadable(number: u64, fault: &Error) -> Self {
        let told = Told {
            severity: "error",
            place: String::new(),
            line: String::new(),
            message: fault.to_string(),
            help: fault.help().unwrap_or_default().to_owned(),
        };
        Self { number, is_current: false, problems: vec![told] }
    }
}

impl Told {
    /// What is told of a problem.
    pub fn new(problem: &Problem) -> Self {
        let spot = problem.place.spot.as_ref();
        let place = match spot {
            Some(spot) => format!("{}:{}:{}", problem.place.file, spot.line, spot.column),
            None => problem.place.file.to_string(),
        };
        Self {
            severity: problem.severity.word(),
            place,
            line: spot.map(|spot| spot.text.trim().to_owned()).unwrap_or_default(),
            message: problem.message.clone(),
            help: problem.help.clone().unwrap_or_default(),
        }
    }
}
