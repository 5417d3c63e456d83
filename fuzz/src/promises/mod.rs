//! What the program promises of any input whatever. Each module has a function `hold`, which takes an input and panics
//! where the promise is broken.
//!
//! The fuzzer makes inputs for them at random; `cargo test` runs the same functions on the seeds, and on
//! inputs of `proptest` (`tests/it/promises.rs`).

pub mod front_matter;
pub mod markdown;
pub mod requests;
pub mod search;
pub mod sentences;

use gongwen::config::Config;
use gongwen::content::{self, Drafts, Records};
use gongwen::path::SourcePath;
use gongwen::problem::{Problem, SourceText};

/// What holds to a promise, with an input, and panics where it is broken.
pub type Hold = fn(&[u8]);

/// The name of each promise and what holds to it, for whoever tries them all.
pub const ALL: [(&str, Hold); 5] = [
    ("front_matter", front_matter::hold),
    ("markdown", markdown::hold),
    ("requests", requests::hold),
    ("search", search::hold),
    ("sentences", sentences::hold),
];

/// The settings of a site in Chinese and English.
const SITE: &str = "[[languages]]\ntag = \"zh\"\n[[languages]]\ntag = \"en\"\n";

fn config() -> Config {
    Config::parse(&source("site.toml", SITE), &mut Vec::new()).expect("the settings are right")
}

fn source(name: &str, text: &str) -> SourceText {
    SourceText::new(SourcePath::new(name), text)
}

/// The records of some files, with what is wrong in them. Each problem is at a place that is there.
fn records(files: &[SourceText], config: &Config) -> (Records, Vec<Problem>) {
    let mut problems = Vec::new();
    let records = content::parse(files, &[], config, Drafts::Include, &mut problems);
    assert_places_exist(files, &problems);
    (records, problems)
}

fn assert_places_exist(files: &[SourceText], problems: &[Problem]) {
    for problem in problems {
        let file = files.iter().find(|file| file.file == problem.place.file);
        let file = file.unwrap_or_else(|| panic!("a file that is not there: {problem}"));
        assert!(!problem.message.is_empty() && !problem.message.contains('\n'), "{problem}");
        let Some(spot) = &problem.place.spot else { continue };
        let line = file.text.split('\n').nth(spot.line as usize - 1);
        let line = line.unwrap_or_else(|| panic!("a line that is not there: {problem}"));
        assert!(line.contains(&spot.text), "{problem}");
        let columns = u32::try_from(line.chars().count()).expect("a short line");
        assert!(spot.column <= columns + 1 && spot.cut < spot.column, "{problem}");
    }
}

/// The bytes as text of a file: without what is no text, which no file that is read holds either.
fn text_of(bytes: &[u8]) -> String {
    let is_text = |c: &char| !c.is_control() || matches!(c, '\n' | '\r' | '\t');
    String::from_utf8_lossy(bytes).chars().filter(is_text).collect()
}
