//! Lines of a saved file, by the kind of file. So far there is one kind, plain text.

/// A line that is not blank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// Its number in the file, from 1.
    pub number: usize,
    /// How far it is indented, in columns; an ideographic space is two.
    pub indent: usize,
    /// Its text, without blank ends.
    pub text: String,
}

/// The lines of plain text.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let line = |(index, line): (usize, &str)| {
        let indent = line
            .chars()
            .take_while(|c| c.is_whitespace())
            .map(|c| match c {
                '\u{3000}' => 2,
                '\t' => 4,
                _ => 1,
            })
            .sum();
        let text = line.trim().to_owned();
        (!text.is_empty()).then_some(Line { number: index + 1, indent, text })
    };
    text.lines().enumerate().filter_map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_lines_go_and_indents_are_measured() {
        let lines = lines("a\n\n \u{3000}\u{3000}b \n\tc");
        let seen: Vec<_> =
            lines.iter().map(|line| (line.number, line.indent, line.text.as_str())).collect();
        assert_eq!(seen, [(1, 0, "a"), (3, 5, "b"), (4, 4, "c")]);
    }
}
