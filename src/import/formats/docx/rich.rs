//! Text with looks: what runs of a paragraph are put together to, and the marks that come of it.

use std::cmp::Reverse;
use std::ops::Range;
use std::rc::Rc;

use crate::import::line::{Mark, MarkKind};

/// How a piece of text looks. What the program adds to the text looks like nothing: it is no sign
/// of what the author set in bold.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Look {
    /// Whether it is bold.
    pub strong: Option<bool>,
    /// Whether it is italic.
    pub emphasis: Option<bool>,
    /// What it leads to, or stands for.
    pub target: Option<Target>,
}

/// What a piece of text leads to, or stands for.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Target {
    /// An address.
    Link(Rc<str>),
    /// A part of the package that holds an image.
    Image(Rc<str>),
}

/// Text with looks.
#[derive(Debug, Default)]
pub(super) struct Rich {
    text: String,
    /// How the text looks, each from the end of the one before to its own.
    spans: Vec<(usize, Look)>,
}

impl Rich {
    /// Adds text, without what cannot be seen.
    pub fn push(&mut self, text: &str, look: &Look) {
        const INVISIBLE: [char; 6] =
            ['\u{FEFF}', '\u{200B}', '\u{200C}', '\u{200D}', '\u{2060}', '\u{AD}'];
        let is_seen =
            |c: char| matches!(c, '\t' | '\n') || !c.is_control() && !INVISIBLE.contains(&c);
        if text.chars().all(is_seen) {
            self.push_as_is(text, look);
        } else {
            self.push_as_is(&text.replace(|c| !is_seen(c), ""), look);
        }
    }

    /// Adds text as it is. Blanks look like the text before them, so that bold words are one bold phrase.
    pub fn push_as_is(&mut self, text: &str, look: &Look) {
        if text.is_empty() {
            return;
        }
        let mut look = look.clone();
        if let Some((_, last)) = self.spans.last()
            && text.trim().is_empty()
        {
            (look.strong, look.emphasis) = (last.strong, last.emphasis);
        }
        self.text += text;
        match self.spans.last_mut() {
            Some((end, last)) if *last == look => *end = self.text.len(),
            _ => self.spans.push((self.text.len(), look)),
        }
    }

    /// Whether there is nothing to read.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// How many characters there are to read.
    pub fn length(&self) -> usize {
        self.text.trim().chars().count()
    }

    /// How many columns of blanks come first; an ideographic space is two.
    pub fn indent(&self) -> usize {
        let blanks = self.text.chars().take_while(|c| c.is_whitespace());
        blanks.map(|c| if c == '\u{3000}' { 2 } else { usize::from(c != '\n') }).sum()
    }

    /// The text and its marks, without blank ends.
    pub fn finish(self) -> (String, Vec<Mark>) {
        let is_strong = |look: &Look| look.strong;
        let is_emphasized = |look: &Look| look.emphasis;
        let targets = self.targets();
        let outer: Vec<_> = targets.iter().map(|mark| mark.range.clone()).collect();
        let strong = self.nested(is_strong, &[&outer]);
        let emphasis = self.nested(is_emphasized, &[&outer, &strong]);
        let mut marks = targets;
        marks.extend(strong.into_iter().map(|range| Mark { range, kind: MarkKind::Strong }));
        marks.extend(emphasis.into_iter().map(|range| Mark { range, kind: MarkKind::Emphasis }));
        marks.sort_by_key(|mark| (mark.range.start, Reverse(mark.range.end)));
        self.without_ends(marks)
    }

    /// The same for a heading: on one line, and without bold and italics, which headings are set
    /// in for no reason of their own.
    pub fn finish_heading(self) -> (String, Vec<Mark>) {
        let line = self.on_one_line();
        let marks = line.targets();
        line.without_ends(marks)
    }

    fn without_ends(self, mut marks: Vec<Mark>) -> (String, Vec<Mark>) {
        let start = self.text.len() - self.text.trim_start().len();
        for mark in &mut marks {
            mark.range = mark.range.start - start..mark.range.end - start;
        }
        (self.text.trim().to_owned(), marks)
    }

    /// Joins lines. Chinese has no spaces to put between them.
    fn on_one_line(&self) -> Self {
        const IS_WIDE: fn(char) -> bool = |c| c >= '\u{2E80}';
        let mut joined = Self::default();
        let mut is_broken = false;
        for (range, look) in self.spans() {
            for (index, part) in self.text[range].split('\n').enumerate() {
                is_broken |= index > 0;
                if part.is_empty() {
                    continue;
                }
                let is_wide = joined.text.ends_with(IS_WIDE) && part.starts_with(IS_WIDE);
                if std::mem::take(&mut is_broken) && !is_wide {
                    joined.push_as_is(" ", look);
                }
                joined.push_as_is(&part.replace('\t', " "), look);
            }
        }
        joined
    }

    fn spans(&self) -> impl Iterator<Item = (Range<usize>, &Look)> {
        let mut start = 0;
        self.spans.iter().map(move |(end, look)| (std::mem::replace(&mut start, *end)..*end, look))
    }

    /// Links and images.
    fn targets(&self) -> Vec<Mark> {
        let runs = self.runs(|look| look.target.as_ref());
        let marks = runs.into_iter().map(|(range, target)| Mark {
            range: self.trimmed(range),
            kind: match target {
                Target::Link(address) => MarkKind::Link(address.to_string()),
                Target::Image(name) => MarkKind::Image(name.to_string()),
            },
        });
        marks.filter(|mark| !mark.range.is_empty()).collect()
    }

    /// Where a look holds, in parts that do not cross the `outer` ranges. Where it holds for the
    /// whole text it says nothing.
    fn nested(
        &self,
        holds: impl Fn(&Look) -> Option<bool>,
        outer: &[&[Range<usize>]],
    ) -> Vec<Range<usize>> {
        let mut written = self.spans().filter(|(range, _)| !self.is_blank_at(range));
        if written.all(|(_, look)| holds(look) != Some(false)) {
            return Vec::new();
        }
        let runs = self.runs(|look| (holds(look) == Some(true)).then_some(()));
        let runs = runs.into_iter().map(|(range, ())| range).collect();
        let parts = outer.iter().fold(runs, |ranges, outer| cut(ranges, outer));
        let parts = parts.into_iter().map(|range| self.trimmed(range));
        parts.filter(|range| !range.is_empty()).collect()
    }

    /// Spans that are alike in one respect, put together.
    fn runs<'a, T: PartialEq>(
        &'a self,
        pick: impl Fn(&'a Look) -> Option<T>,
    ) -> Vec<(Range<usize>, T)> {
        let mut runs: Vec<(Range<usize>, T)> = Vec::new();
        for (range, look) in self.spans() {
            let Some(value) = pick(look) else { continue };
            match runs.last_mut() {
                Some((last, same)) if last.end == range.start && *same == value => {
                    last.end = range.end;
                }
                _ => runs.push((range, value)),
            }
        }
        runs
    }

    fn is_blank_at(&self, range: &Range<usize>) -> bool {
        self.text[range.clone()].trim().is_empty()
    }

    fn trimmed(&self, range: Range<usize>) -> Range<usize> {
        let text = &self.text[range.clone()];
        let start = range.start + text.len() - text.trim_start().len();
        start..start + text.trim().len()
    }
}

/// Cuts ranges where they would cross others. Both are in order and do not overlap among
/// themselves.
fn cut(ranges: Vec<Range<usize>>, outer: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut parts = Vec::with_capacity(ranges.len());
    for mut rest in ranges {
        let at_start = outer.get(outer.partition_point(|one| one.end <= rest.start));
        if let Some(one) = at_start
            && one.start < rest.start
            && one.end < rest.end
        {
            parts.push(rest.start..one.end);
            rest.start = one.end;
        }
        let at_end = outer.get(outer.partition_point(|one| one.end <= rest.end));
        if let Some(one) = at_end
            && rest.start < one.start
            && one.start < rest.end
        {
            parts.push(rest.start..one.start);
            rest.start = one.start;
        }
        parts.push(rest);
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pieces: `*bold*`, `/italic/`, `_link_`, or plain.
    fn marks(pieces: &[&str]) -> Vec<String> {
        let mut rich = Rich::default();
        for piece in pieces {
            let has = |sign| piece.contains(sign);
            let target = has('_').then(|| Target::Link("https://example.org".into()));
            let look = Look { strong: Some(has('*')), emphasis: Some(has('/')), target };
            rich.push(&piece.replace(['*', '/', '_'], ""), &look);
        }
        let (text, marks) = rich.finish();
        let name = |kind: &MarkKind| match kind {
            MarkKind::Link(_) | MarkKind::Lost(_) | MarkKind::Image(_) => "link",
            MarkKind::Strong => "strong",
            MarkKind::Emphasis => "emphasis",
        };
        marks
            .iter()
            .map(|mark| format!("{} {}", name(&mark.kind), &text[mark.range.clone()]))
            .collect()
    }

    #[test]
    fn runs_that_look_alike_are_one_mark() {
        assert_eq!(marks(&["a ", "* b*", "*c *", "d"]), ["strong bc"]);
        assert_eq!(marks(&["*a*", " ", "*b*", " c"]), ["strong a b"]);
        assert_eq!(marks(&["*all*", " ", "*bold*"]), [""; 0]);
        assert_eq!(marks(&["a", "* *", "b"]), [""; 0]);
        assert_eq!(marks(&["*a*", "*/b/*", "/c/"]), ["strong ab", "emphasis b", "emphasis c"]);
    }

    #[test]
    fn marks_never_cross() {
        assert_eq!(marks(&["a", "*b*", "*_c_*", "_d_"]), ["strong b", "link cd", "strong c"]);
        assert_eq!(marks(&["a", "_b_", "*_c_*", "*d*"]), ["link bc", "strong c", "strong d"]);
        assert_eq!(marks(&["a", "*b*", "*_c_*", "*d*"]), ["strong bcd", "link c"]);
    }

    #[test]
    fn headings_are_on_one_line() {
        let mut rich = Rich::default();
        let look = Look { strong: Some(true), ..Look::default() };
        for text in ["关于", "\n", "药品", "\n", "GMP", "\t", "rules"] {
            rich.push_as_is(text, &look);
        }
        assert_eq!(rich.finish_heading(), ("关于药品 GMP rules".to_owned(), Vec::new()));
    }
}
