//! Problems: what is wrong in something a person wrote, as data with a place.
//!
//! A problem never stops the stage that finds it: one run collects them all, and the command line
//! alone decides whether they fail the command. What is wrong with the *environment* (no such
//! folder, disk full) is an [`Error`](crate::error::Error) instead.

mod bounded;
mod lines;
mod rule;

use std::fmt;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Serialize};

pub(crate) use bounded::bounded;
pub use rule::Rule;

use crate::hash::{Fingerprint, Hasher};
use crate::path::SourcePath;
use lines::Lines;

/// How much a problem matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Severity {
    /// A page would be wrong. Nothing is written while an error stands.
    Error,
    /// The site would be incomplete, but what it shows is right.
    Warning,
    /// The site is right and whole, but could serve its readers better. A build is silent about it,
    /// and no command fails on it, strict or not.
    Note,
}

impl Severity {
    /// All severities, the gravest first.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Note];

    /// The word for it, by which programs know it too.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// Where a problem is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// The file, relative to the site's root.
    pub file: SourcePath,
    /// The spot inside the file; `None` when the problem is the file as a whole.
    pub spot: Option<Spot>,
}

/// A stretch of one line of a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Spot {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters (Unicode scalar values), from 1.
    pub column: u32,
    /// Length in characters, at least 1, never past the end of the line.
    pub width: u32,
    /// The line, without its line break; of a long one, the part around the spot.
    pub text: String,
    /// How many characters of the line stand before that part.
    pub cut: u32,
}

/// Longest stretch of a line that is kept on either side of a spot, in characters.
const CONTEXT: usize = 200;

/// Something a person should mend, with its place and how to mend it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Problem {
    /// Where it is.
    pub place: Place,
    /// Whether it keeps the site from being written.
    pub severity: Severity,
    /// What is wrong, as a sentence without a full stop.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// What kind of problem it is.
    pub rule: Rule,
}

impl Problem {
    /// A problem that would make a page wrong.
    #[must_use]
    pub fn error(rule: Rule, place: Place, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, rule, place, message.into())
    }

    /// A problem that leaves the site incomplete.
    #[must_use]
    pub fn warning(rule: Rule, place: Place, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, rule, place, message.into())
    }

    /// What could be better. For `check` alone.
    #[must_use]
    pub fn note(rule: Rule, place: Place, message: impl Into<String>) -> Self {
        Self::new(Severity::Note, rule, place, message.into())
    }

    fn new(severity: Severity, rule: Rule, place: Place, message: String) -> Self {
        // What it quotes may run over lines: a link, for example.
        let message = message.replace(['\n', '\r'], " ");
        Self { place, severity, message, help: None, rule }
    }

    /// Adds what to do about it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds "did you mean …?" when one of `candidates` is close to `written`, else `otherwise`.
    #[must_use]
    pub fn suggest<'a>(
        self,
        written: &str,
        candidates: impl IntoIterator<Item = &'a str>,
        otherwise: impl FnOnce() -> String,
    ) -> Self {
        let help = match nearest(written, candidates) {
            Some(near) => format!("did you mean \"{near}\"?"),
            None => otherwise(),
        };
        self.help(help)
    }
}

impl fmt::Display for Problem {
    /// One line for logs and tests: `file:line:column: severity: message (help)`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.place.file)?;
        if let Some(spot) = &self.place.spot {
            write!(f, ":{}:{}", spot.line, spot.column)?;
        }
        write!(f, ": {}: {}", self.severity.word(), self.message)?;
        match &self.help {
            Some(help) => write!(f, " ({help})"),
            None => Ok(()),
        }
    }
}

/// The candidate nearest to what was written, if any is near enough to be what was meant.
pub(crate) fn nearest<'a>(
    written: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    // One slip (a letter too many, too few, wrong, or two changed round) for every three letters:
    // past that a suggestion is more often silly than right.
    let written = written.to_lowercase();
    let allowed = (written.chars().count() / 3).max(1);
    candidates
        .into_iter()
        // Each slip changes the length by one character, of at most four bytes.
        .filter(|candidate| candidate.len().abs_diff(written.len()) <= 4 * allowed)
        .map(|candidate| (strsim::osa_distance(&written, &candidate.to_lowercase()), candidate))
        .filter(|(slips, _)| *slips <= allowed)
        .min()
        .map(|(_, candidate)| candidate)
}

/// The text of one file that a person wrote, able to say where a byte of it is.
///
/// Cheap to clone: the text is shared.
#[derive(Debug, Clone)]
pub struct SourceText {
    /// The file, relative to the site's root.
    pub file: SourcePath,
    /// All of its text.
    pub text: Arc<str>,
    /// What is found out about the text when it is first asked for.
    known: Arc<Known>,
}

/// What is found out about a text.
#[derive(Debug, Default)]
struct Known {
    lines: OnceLock<Lines>,
    fingerprint: OnceLock<Fingerprint>,
}

impl SourceText {
    /// Text that was read from `file`.
    pub fn new(file: SourcePath, text: impl Into<Arc<str>>) -> Self {
        Self { file, text: text.into(), known: Arc::default() }
    }

    /// What stands in the place of a text that another run has read, until it is read again.
    pub(crate) fn awaited() -> Self {
        Self::new(SourcePath::new(""), "")
    }

    /// What tells the text from all others.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        *self.known.fingerprint.get_or_init(|| {
            let mut hasher = Hasher::default();
            hasher.text(&self.text);
            hasher.end()
        })
    }

    /// The place of the file as a whole.
    #[must_use]
    pub fn whole(&self) -> Place {
        Place { file: self.file.clone(), spot: None }
    }

    /// The place of a range of bytes. A range that runs over several lines is cut at the end of
    /// its first; one outside the text, or inside a character, is moved to the nearest spot.
    #[must_use]
    pub fn place(&self, range: Range<usize>) -> Place {
        let text = &*self.text;
        let lines = self.known.lines.get_or_init(|| Lines::of(text));
        let start = text.floor_char_boundary(range.start);
        let end = text.floor_char_boundary(range.end.max(start));
        let position = lines.at(text, start);
        let line_start = position.line_start;
        let chars_at = |byte: usize| lines.at(text, byte).chars;
        let small = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let back = text[line_start..start].char_indices().nth_back(CONTEXT - 1);
        let shown_start = back.map_or(line_start, |(at, _)| line_start + at);
        let ahead = text[start..].char_indices().nth(2 * CONTEXT);
        let shown_end = end_of_line(text, start..ahead.map_or(text.len(), |(at, _)| start + at));
        let width = chars_at(end_of_line(text, start..end)).saturating_sub(position.chars);
        let chars_before_line = chars_at(line_start);
        Place {
            file: self.file.clone(),
            spot: Some(Spot {
                line: small(position.line + 1),
                column: small(position.chars - chars_before_line + 1),
                width: small(width.max(1)),
                text: text[shown_start..shown_end].to_owned(),
                cut: small(chars_at(shown_start) - chars_before_line),
            }),
        }
    }
}

/// Where the line ends that begins a range, or the range, if that is sooner. The carriage return of a Windows
/// line break is no part of the line.
fn end_of_line(text: &str, range: Range<usize>) -> usize {
    let Range { start, end } = range;
    let bytes = &text.as_bytes()[start..(end + 1).min(text.len())];
    let Some(at) = memchr::memchr(b'\n', bytes) else { return end };
    start + at - usize::from(bytes[..at].ends_with(b"\r"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spot(text: &str, range: Range<usize>) -> (u32, u32, u32, String) {
        let source = SourceText::new(SourcePath::new("a.md"), text);
        let spot = source.place(range).spot.unwrap();
        (spot.line, spot.column, spot.width, spot.text)
    }

    #[test]
    fn columns_count_characters_not_bytes() {
        assert_eq!(spot("公文\nab 通知 x", 10..16), (2, 4, 2, "ab 通知 x".into()));
    }

    #[test]
    fn of_a_long_line_the_part_around_the_spot_is_kept() {
        let text = format!("{}here{}", "文".repeat(1000), "书".repeat(1000));
        let source = SourceText::new(SourcePath::new("a.md"), text);
        let spot = source.place(3000..3004).spot.unwrap();
        assert_eq!((spot.column, spot.width, spot.cut), (1001, 4, 800));
        assert_eq!(spot.text, format!("{}here{}", "文".repeat(200), "书".repeat(396)));
    }

    #[test]
    fn ranges_outside_the_text_are_moved_inside() {
        assert_eq!(spot("ab\n", 90..95), (2, 1, 1, String::new()));
        assert_eq!(spot("公文", 1..2), (1, 1, 1, "公文".into()));
        assert_eq!(spot("", 0..0), (1, 1, 1, String::new()));
    }

    #[test]
    fn a_range_over_lines_ends_with_its_first() {
        assert_eq!(spot("one\r\ntwo", 1..7), (1, 2, 2, "one".into()));
    }

    #[test]
    fn suggestions_are_near_or_absent() {
        let ids = ["vaccines", "cosmetics", "clinical-trials"];
        assert_eq!(nearest("vacines", ids), Some("vaccines"));
        assert_eq!(nearest("clinical-trails", ids), Some("clinical-trials"));
        assert_eq!(nearest("weather", ids), None);
    }
}
