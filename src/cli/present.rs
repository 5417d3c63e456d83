//! How things look to people: problems with the line itself, what is wrong and what to do; numbers
//! of things; sizes.

use std::borrow::Cow;
use std::fmt;
use std::time::Duration;

use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError,
    MietteSpanContents, SourceCode, SourceSpan, SpanContents,
};

use super::terminal::Terminal;
use crate::character::is_turning;
use crate::path::SourcePath;
use crate::problem::{Place, Problem, Severity, Spot};

/// Problems as people read them, and how many there are.
pub(super) fn render(problems: &[Problem], terminal: Terminal) -> String {
    let theme = match (terminal.draws(), terminal.has_colour()) {
        (true, true) => GraphicalTheme::unicode(),
        (true, false) => GraphicalTheme::unicode_nocolor(),
        (false, _) => GraphicalTheme::none(),
    };
    let handler = GraphicalReportHandler::new_themed(theme).with_links(false);
    let handler = match terminal.width() {
        Some(columns) => handler.with_width(columns),
        // In a log, each message is one line that can be sought.
        None => handler.with_wrap_lines(false),
    };
    let mut text = String::new();
    for problem in problems {
        let problem = &harmless(problem);
        if handler.render_report(&mut text, &Shown(problem)).is_err() {
            text.push_str(&problem.to_string());
        }
        text.push('\n');
    }
    let of = |severity| problems.iter().filter(|problem| problem.severity == severity).count();
    let counts: Vec<String> = Severity::ALL
        .into_iter()
        .map(|severity| (of(severity), severity.word()))
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| counted(count, word))
        .collect();
    if !counts.is_empty() {
        text.push_str(&counts.join(", "));
        text.push('\n');
    }
    text
}

/// A number of things: 1 error, 2 errors.
pub(super) fn counted(count: usize, word: &str) -> String {
    if count == 1 { format!("1 {word}") } else { format!("{count} {word}s") }
}

/// Without the control characters by which a name could write over a terminal, or turn its text.
pub(super) fn plain(line: &str) -> Cow<'_, str> {
    plain_but(line, &['\n', '\t'])
}

/// The same for text that stands in one line of what is told.
fn plain_but<'t>(text: &'t str, kept: &[char]) -> Cow<'t, str> {
    let is_odd = |c: char| (c.is_control() || is_turning(c)) && !kept.contains(&c);
    if text.contains(is_odd) { text.replace(is_odd, "\u{FFFD}").into() } else { text.into() }
}

/// A problem whose words, which can be those of strangers' files and of their names, cannot act on a
/// terminal. The spot stays right, since each character is replaced by one.
fn harmless(problem: &Problem) -> Problem {
    let plain = |text: &str| plain_but(text, &['\t']).into_owned();
    let Problem { place, severity, message, help, rule } = problem;
    let spot = place.spot.clone();
    Problem {
        place: Place {
            file: SourcePath::new(&plain(place.file.as_str())),
            spot: spot.map(|spot| Spot { text: plain(&spot.text), ..spot }),
        },
        severity: *severity,
        message: plain(message),
        help: help.as_deref().map(plain),
        rule: *rule,
    }
}

/// A number of bytes for people, in the decimal units that hosts count in.
pub(super) fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{:.1} kB", bytes as f64 / 1e3),
        1_000_000..1_000_000_000 => format!("{:.1} MB", bytes as f64 / 1e6),
        _ => format!("{:.2} GB", bytes as f64 / 1e9),
    }
}

/// A time for people: 3 ms, 1.25 s.
pub(super) fn time(time: Duration) -> String {
    if time < Duration::from_secs(1) {
        format!("{} ms", time.as_millis())
    } else {
        format!("{:.2} s", time.as_secs_f64())
    }
}

/// A problem as miette shows it.
struct Shown<'a>(&'a Problem);

impl fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0.place.spot {
            // With a spot, the file is named above the line.
            Some(_) => f.write_str(&self.0.message),
            None => write!(f, "{}: {}", self.0.place.file, self.0.message),
        }
    }
}

impl std::error::Error for Shown<'_> {}

impl Diagnostic for Shown<'_> {
    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.0.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
            Severity::Note => miette::Severity::Advice,
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.0.help.as_ref().map(|help| Box::new(help) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.0.place.spot.as_ref().map(|_| self as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let spot = self.0.place.spot.as_ref()?;
        Some(Box::new(std::iter::once(LabeledSpan::new_with_span(None, byte_span(spot)))))
    }
}

/// The line of the problem is all that miette gets to see of the file, under its true number.
impl SourceCode for Shown<'_> {
    fn read_span<'a>(
        &'a self,
        _: &SourceSpan,
        _: usize,
        _: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let place = &self.0.place;
        let spot = place.spot.as_ref().ok_or(MietteError::OutOfBounds)?;
        Ok(Box::new(MietteSpanContents::new_named(
            place.file.to_string(),
            spot.text.as_bytes(),
            SourceSpan::new(0.into(), spot.text.len()),
            spot.line as usize - 1,
            spot.column as usize - 1,
            1,
        )))
    }
}

fn byte_span(spot: &Spot) -> SourceSpan {
    let byte_of = |column: u32| {
        let at = spot.text.char_indices().nth(column as usize).map(|(at, _)| at);
        at.unwrap_or(spot.text.len())
    };
    let first = spot.column - 1 - spot.cut;
    let start = byte_of(first);
    let end = byte_of(first + spot.width);
    SourceSpan::new(start.into(), end - start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::{Rule, SourceText};

    #[test]
    fn no_word_of_a_problem_acts_on_a_terminal() {
        let odd = "a\u{1B}]0;x\u{7}\u{9B}31m\r\u{202E}\tb";
        let file = SourcePath::new(&format!("{odd}\n::error::.md"));
        let source = SourceText::new(file, odd);
        let problem = Problem::error(Rule::UnknownKey, source.place(2..5), odd).help(odd);
        let shown = harmless(&problem);
        let plain = "a\u{FFFD}]0;x\u{FFFD}\u{FFFD}31m\u{FFFD}\u{FFFD}\tb";
        // Messages are of one line from the first.
        let one_line = plain.replacen("m\u{FFFD}", "m ", 1);
        assert_eq!(shown.message, one_line);
        assert_eq!(shown.help.as_deref(), Some(plain));
        assert_eq!(shown.place.file.as_str(), format!("{plain}\u{FFFD}::error::.md"));
        let spot = shown.place.spot.unwrap();
        assert_eq!((spot.column, spot.width, &*spot.text), (3, 3, plain));
    }

    #[test]
    fn times_are_short() {
        assert_eq!(time(Duration::from_micros(3_400)), "3 ms");
        assert_eq!(time(Duration::from_millis(1_254)), "1.25 s");
    }
}
