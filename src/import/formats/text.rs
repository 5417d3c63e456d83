//! Plain text: each line is a line; lines with tabs between cells are rows of a table.

use crate::import::line::{Form, Line};

/// The lines of plain text.
pub(in crate::import) fn lines(text: &str) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut gap_before = false;
    for (index, line) in text.lines().enumerate() {
        if line.trim().is_empty() {
            gap_before = true;
            continue;
        }
        // A tab at the beginning can be the empty corner of a table.
        let is_row = line.trim().contains('\t');
        let text = if is_row { line.trim_matches([' ', '\u{3000}', '\r']) } else { line.trim() };
        let plain = Line::plain(index + 1, text);
        lines.push(Line { indent: indent(line), gap_before, ..plain });
        gap_before = false;
    }
    find_tables(&mut lines);
    lines
}

fn indent(line: &str) -> usize {
    let columns = |c| match c {
        '\u{3000}' => 2,
        '\t' => 4,
        _ => 1,
    };
    line.chars().take_while(|c| c.is_whitespace()).map(columns).sum()
}

/// Two lines or more, one after the other, with the same number of tabs are a table, as it is
/// copied from a page or a sheet.
fn find_tables(lines: &mut [Line]) {
    let tabs: Vec<usize> = lines.iter().map(|line| line.text.matches('\t').count()).collect();
    let (mut start, mut table) = (0, 0);
    while start < lines.len() {
        let alike = tabs[start..].iter().take_while(|count| **count == tabs[start]).count();
        if tabs[start] > 0 && alike > 1 {
            for line in &mut lines[start..start + alike] {
                line.text = line.text.split('\t').map(str::trim).collect::<Vec<&str>>().join("\t");
                line.form = Form::Row { table, header: false };
            }
            table += 1;
        } else {
            for line in &mut lines[start..start + alike] {
                line.text = line.text.trim().to_owned();
            }
        }
        start += alike;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_lines_go_and_indents_are_measured() {
        let lines = lines("a\n\n \u{3000}\u{3000}b \n\tc");
        let seen: Vec<_> = lines
            .iter()
            .map(|line| (line.number, line.indent, line.text.as_str(), line.gap_before))
            .collect();
        assert_eq!(seen, [(1, 0, "a", false), (3, 5, "b", true), (4, 4, "c", false)]);
    }

    #[test]
    fn lines_with_as_many_tabs_are_rows() {
        let forms: Vec<Form> =
            lines("a\tb\nc\t d\ntext\ne\tf").into_iter().map(|line| line.form).collect();
        let row = Form::Row { table: 0, header: false };
        assert_eq!(forms, [row, row, Form::Text, Form::Text]);
    }
}
