//! Headings of files that mark none, by the numbers of official documents: 第一章, 一、, （一）
//! (GB/T 9704—2012, 7.3.3), or by their bold print.

use std::sync::LazyLock;

use regex::Regex;

use crate::import::line::{Form, Line, Mark, MarkKind};
use crate::pattern::pattern;

/// Longest heading, in characters.
const LONGEST: usize = 60;

/// The level of headings with the numbers 1. 2. 3.
const DIGITS: u8 = 4;

fn begins_with_number(text: &str, number: usize) -> bool {
    text.split(['.', '．']).next().is_some_and(|start| start.parse() == Ok(number))
}

/// The level of lines that are headings because all of them is bold.
const BOLD: u8 = 3;

fn is_bold(line: &Line) -> bool {
    let is_whole =
        |mark: &Mark| mark.kind == MarkKind::Strong && mark.range == (0..line.text.len());
    line.marks.iter().any(is_whole) && !line.text.ends_with('.')
}

/// Marks the lines that are headings by their number: short, no sentence, and with something under
/// them. Where nothing is under them they are a list.
pub(super) fn find(lines: &mut [Line]) {
    let levels: Vec<Option<u8>> = lines.iter().map(level).collect();
    let mut counted = 0;
    for index in 0..lines.len() {
        let Some(level) = levels[index] else { continue };
        let has_text_below = match levels.get(index + 1) {
            Some(Some(next)) => *next > level,
            Some(None) => true,
            None => false,
        };
        // 1. 2. 3. are headings in their order only; a list of files can begin in another line.
        if level == DIGITS && !begins_with_number(&lines[index].text, counted + 1) {
            continue;
        }
        // One of several that stand one below the other, and the last of them.
        let follows_its_like = index > 0 && levels[index - 1] == Some(level);
        if has_text_below && !follows_its_like {
            lines[index].form = Form::Heading(level);
            counted = if level == DIGITS { counted + 1 } else { 0 };
        }
    }
}

/// The level that the number of a line gives it, if the line can be a heading.
fn level(line: &Line) -> Option<u8> {
    static NUMBERS: LazyLock<[(u8, Regex); 5]> = LazyLock::new(|| {
        let hanzi = "[一二三四五六七八九十百]{1,4}";
        [
            (2, pattern(&format!(r"^第{hanzi}[章编部]"))),
            (3, pattern(&format!(r"^第{hanzi}节"))),
            (2, pattern(&format!(r"^{hanzi}、\S"))),
            (3, pattern(&format!(r"^[（(]{hanzi}[）)]\s*\S"))),
            (DIGITS, pattern(r"^[0-9]{1,2}[.．]\s*(?:\p{Lu}|\p{Han})")),
        ]
    });
    let text = line.text.as_str();
    let is_short = line.is_text() && text.chars().count() <= LONGEST;
    if !is_short
        || text.contains(['。', '；', '！', '？'])
        || text.ends_with(['：', '，', ':', ',', '、', '.', ';'])
    {
        return None;
    }
    let by_number = NUMBERS.iter().find(|(_, number)| number.is_match(text));
    by_number.map(|(level, _)| *level).or_else(|| is_bold(line).then_some(BOLD))
}

/// Brings the levels of headings in order: the highest in the text is the second of the page.
pub(super) fn even_out(lines: &mut [Line]) {
    let level_of = |line: &Line| match line.form {
        Form::Heading(level) => Some(level),
        _ => None,
    };
    let Some(highest) = lines.iter().filter_map(level_of).min() else { return };
    for line in lines {
        if let Form::Heading(level) = line.form {
            line.form = Form::Heading((level + 2).saturating_sub(highest).clamp(2, 6));
        }
    }
}
