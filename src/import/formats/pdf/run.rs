//! Text with what is said of parts of it, and how two pieces of it join.

use std::ops::Range;

use crate::import::joining::{Words, hangs, is_close, is_hyphen};
use crate::import::line::{Mark, MarkKind};

/// Text and its marks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Run {
    pub text: String,
    pub marks: Vec<Mark>,
}

impl Run {
    /// Adds text, all of it of the given kinds.
    pub fn push(&mut self, text: &str, kinds: &[MarkKind]) {
        let start = self.text.len();
        self.text.push_str(text);
        for kind in kinds {
            self.mark(start..self.text.len(), kind.clone());
        }
    }

    /// Marks a part of the text, as more of the last such mark if only a space lies between.
    pub fn mark(&mut self, range: Range<usize>, kind: MarkKind) {
        if range.is_empty() {
            return;
        }
        let last = self.marks.iter_mut().rev().find(|mark| mark.kind == kind);
        match last {
            Some(mark)
                if self
                    .text
                    .get(mark.range.end..range.start)
                    .is_some_and(|between| between.trim().is_empty()) =>
            {
                mark.range.end = range.end;
            }
            _ => self.marks.push(Mark { range, kind }),
        }
    }

    /// Adds a further run after some text of no kind.
    pub fn append(&mut self, between: &str, next: &Self) {
        self.text.push_str(between);
        let at = self.text.len();
        self.text.push_str(&next.text);
        for mark in &next.marks {
            self.mark(mark.range.start + at..mark.range.end + at, mark.kind.clone());
        }
    }

    /// Adds the next printed line: Hanzi close up, words get a space, broken words are mended.
    pub fn append_line(&mut self, next: &Self, words: &Words) {
        let (Some(last), Some(first)) = (self.text.chars().last(), next.text.chars().next()) else {
            return self.append("", next);
        };
        if is_hyphen(last)
            && !hangs(&next.text)
            && self.text.chars().rev().nth(1).is_some_and(char::is_alphabetic)
        {
            if !words.keeps_hyphen(&self.text, &next.text) {
                self.cut(last.len_utf8());
            }
            return self.append("", next);
        }
        let between = if is_close(last) || is_close(first) || breaks_address(&self.text, first) {
            ""
        } else {
            " "
        };
        self.append(between, next);
    }

    /// Takes bytes from the end.
    fn cut(&mut self, bytes: usize) {
        let end = self.text.len().saturating_sub(bytes);
        self.text.truncate(end);
        for mark in &mut self.marks {
            mark.range.end = mark.range.end.min(end);
        }
        self.marks.retain(|mark| mark.range.start < mark.range.end);
    }

    /// Takes bytes from the start.
    pub fn cut_start(&mut self, bytes: usize) {
        self.text.drain(..bytes.min(self.text.len()));
        for mark in &mut self.marks {
            mark.range.start = mark.range.start.saturating_sub(bytes);
            mark.range.end = mark.range.end.saturating_sub(bytes);
        }
        self.marks.retain(|mark| mark.range.start < mark.range.end);
    }
}

/// Whether the text ends within an address of the web, which lines are broken in without a hyphen.
fn breaks_address(text: &str, next: char) -> bool {
    let word = text.rsplit(|c: char| c.is_whitespace() || is_close(c)).next().unwrap_or_default();
    let is_address = word.contains("://") || word.starts_with("www.");
    is_address && (word.ends_with(['/', '?', '&', '=', '_', '%', '-']) || "/?&=_%".contains(next))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(first: &str, second: &str) -> String {
        let run = |text: &str| Run { text: text.to_owned(), marks: Vec::new() };
        let mut first = run(first);
        let words = Words::of([first.text.as_str(), second, "They post and claim benefits."]);
        first.append_line(&run(second), &words);
        first.text
    }

    #[test]
    fn lines_join_as_their_script_asks() {
        assert_eq!(joined("现就有关事", "项通知如下"), "现就有关事项通知如下");
        assert_eq!(joined("by the bureau", "of health"), "by the bureau of health");
        assert_eq!(joined("抽查比例为", "10%"), "抽查比例为10%");
        assert_eq!(joined("依照GB 50016", "执行"), "依照GB 50016执行");
        assert_eq!(joined("at https://a.example/", "notice"), "at https://a.example/notice");
    }

    #[test]
    fn broken_words_are_mended_and_compounds_kept() {
        assert_eq!(joined("the require-", "ments of"), "the requirements of");
        assert_eq!(joined("the diver\u{2010}", "sions"), "the diversions");
        assert_eq!(joined("the post\u{2010}", "ponement"), "the postponement");
        assert_eq!(joined("the post-", "closure phase"), "the post-closure phase");
        assert_eq!(joined("an evidence-", "based course"), "an evidence-based course");
        assert_eq!(joined("state-of-the-", "art"), "state-of-the-art");
        assert_eq!(joined("drug-", "and device-related"), "drug- and device-related");
        assert_eq!(joined("the Anglo-", "Chinese treaty"), "the Anglo-Chinese treaty");
        assert_eq!(joined("the COVID-", "19 rules"), "the COVID-19 rules");
        assert_eq!(joined("in 2019-", "2020"), "in 2019- 2020");
    }

    #[test]
    fn marks_follow_their_words() {
        let bold = |text: &str| {
            let mut run = Run::default();
            run.push(text, &[MarkKind::Strong]);
            run
        };
        let mut run = bold("the require-");
        run.append_line(&bold("ments"), &Words::default());
        assert_eq!(run.marks, [Mark { range: 0..16, kind: MarkKind::Strong }]);
        run.cut_start(4);
        assert_eq!(run.marks, [Mark { range: 0..12, kind: MarkKind::Strong }]);
    }
}
