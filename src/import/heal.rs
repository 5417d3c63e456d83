//! Paragraphs whose lines were broken: wrapped at a width, divided at a hyphen, or cut in
//! mid-sentence by the end of a page. Every character stays but the hyphens of divided words,
//! which are reported.

use unicode_width::UnicodeWidthStr;

use super::joining::{Words, hangs, is_close, is_hyphen};
use super::line::Line;
use super::report::Dropped;
use crate::content::markdown::cjk::is_cjk;

/// Joins the lines that are one paragraph. `head` is how many of them are the headline: it is kept
/// right, and nothing is joined across its end.
pub(super) fn heal(
    lines: Vec<Line>,
    mut head: Option<&mut usize>,
    dropped: &mut Vec<Dropped>,
) -> Vec<Line> {
    let wrapped_at = wrapped_at(&lines);
    let words = Words::of(lines.iter().map(|line| line.text.as_str()));
    let indent = lines.iter().filter(|line| line.is_text()).map(|line| line.indent).min();
    let indent = indent.unwrap_or(0);
    let mut healed: Vec<Line> = Vec::with_capacity(lines.len());
    // How wide the last line of the paragraph so far is, as it stood in the file.
    let mut last_width = 0;
    for line in lines {
        let width = line.indent + line.text.width_cjk();
        let count = healed.len();
        match healed.last_mut() {
            Some(paragraph)
                if head.as_deref().is_none_or(|head| *head != count)
                    && goes_on(paragraph, last_width, &line, wrapped_at, indent) =>
            {
                join(paragraph, line, &words, dropped);
                if let Some(head) = head.as_deref_mut().filter(|head| **head > count) {
                    *head -= 1;
                }
            }
            _ => healed.push(line),
        }
        last_width = width;
    }
    healed
}

/// The width at which the lines of a file are wrapped, in columns. `None` for a file in which a
/// line is a paragraph.
fn wrapped_at(lines: &[Line]) -> Option<usize> {
    const NARROWEST: usize = 40;
    const WIDEST: usize = 130;
    const FEWEST: usize = 4;
    let text: Vec<&Line> = lines.iter().filter(|line| line.is_text()).collect();
    let mut widths: Vec<usize> =
        text.iter().map(|line| line.indent + line.text.width_cjk()).collect();
    let all = widths.len();
    widths.sort_unstable();
    let longest = *widths.last()?;
    if all < FEWEST || !(NARROWEST..=WIDEST).contains(&longest) {
        return None;
    }
    // Most lines that do not end a sentence reach the margin; in a file of paragraphs they do not.
    let open: Vec<usize> = text
        .windows(2)
        .filter(|pair| !pair[1].gap_before && !is_closed(&pair[0].text))
        .map(|pair| pair[0].indent + pair[0].text.width_cjk())
        .collect();
    let full = open.iter().filter(|width| **width * 5 >= longest * 4).count();
    (full >= 3 && full * 3 >= open.len() * 2 && full * 4 >= all).then_some(longest)
}

/// Narrowest line that a page end cuts in mid-sentence, in columns.
const SHORTEST_BROKEN: usize = 30;

/// Whether a line goes on with the paragraph before it, whose last line was `last_width` wide.
fn goes_on(
    paragraph: &Line,
    last_width: usize,
    line: &Line,
    wrapped_at: Option<usize>,
    indent: usize,
) -> bool {
    if !paragraph.is_text() || !line.is_text() || begins_item(&line.text) {
        return false;
    }
    let (Some(last), Some(first)) = (paragraph.text.chars().next_back(), line.text.chars().next())
    else {
        return false;
    };
    // In mid-sentence, whatever stands between.
    let is_open = open_brackets(&paragraph.text) && closes_bracket(&line.text);
    // After a blank line only a line that was long enough to be broken goes on.
    let is_long = !line.gap_before || last_width >= SHORTEST_BROKEN;
    if is_open || matches!(last, '，' | '、') && is_long {
        return true;
    }
    let in_mid_sentence =
        (last.is_lowercase() || matches!(last, ',' | '-')) && first.is_lowercase();
    if in_mid_sentence && last_width >= SHORTEST_BROKEN {
        return true;
    }
    let Some(margin) = wrapped_at else { return false };
    if line.gap_before && is_closed(&paragraph.text) {
        return false;
    }
    // A paragraph that is set off by its indent begins where the one before had none.
    if line.indent >= indent + 2 && !line.gap_before {
        return false;
    }
    // Did the next word have no room?
    let next_word = if is_cjk(first) {
        2 + 2 * usize::from(line.text.chars().nth(1).is_some_and(is_no_start))
    } else {
        1 + line.text.split_whitespace().next().unwrap_or_default().width_cjk()
    };
    last_width + next_word > margin.saturating_sub(2)
        && (!line.gap_before || !is_heading(paragraph))
}

/// A short paragraph without an end that a gap follows is a heading.
fn is_heading(paragraph: &Line) -> bool {
    // A text of so many bytes is wide, so that a long one is not measured.
    paragraph.text.len() < 180 && paragraph.text.width_cjk() < 60
}

/// Signs that stand at the beginning of no line.
fn is_no_start(c: char) -> bool {
    "，。；：、！？》）”’」』".contains(c)
}

fn is_closed(text: &str) -> bool {
    let text = text.trim_end_matches(['”', '"', '’', '」', ')', '）']);
    text.ends_with(['。', '！', '？', '；', '：', '.', '!', '?', ';', ':'])
}

/// Whether a text opens a bracket or a title that it does not close.
fn open_brackets(text: &str) -> bool {
    /// How far back an open bracket is looked for, in bytes.
    const FARTHEST: usize = 300;
    let text = &text[text.ceil_char_boundary(text.len().saturating_sub(FARTHEST))..];
    [('《', '》'), ('（', '）'), ('〔', '〕'), ('「', '」')]
        .iter()
        .any(|(open, close)| text.rfind(*open).is_some_and(|at| !text[at..].contains(*close)))
}

fn closes_bracket(text: &str) -> bool {
    let first = text.find(['《', '（', '〔', '「', '》', '）', '〕', '」']);
    first.is_some_and(|at| text[at..].starts_with(['》', '）', '〕', '」']))
}

/// Whether a line begins like an item, with a number or a bullet: such a line goes on with nothing.
fn begins_item(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default();
    let is_bracketed = |open: char, close: char| {
        first.strip_prefix(open).and_then(|rest| rest.find(close)).is_some_and(|at| at <= 9)
    };
    let is_numbered = |sign: char| {
        first.find(sign).is_some_and(|at| {
            at > 0
                && first[..at]
                    .chars()
                    .all(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(c))
                && at <= 9
        })
    };
    super::structure::bullet(text).is_some()
        || is_bracketed('(', ')')
        || is_bracketed('（', '）')
        || is_numbered('.')
        || is_numbered('、')
        || is_numbered('．')
}

/// Joins a line to a paragraph: Hanzi to Hanzi without a space, words with one, the halves of a
/// divided word without the hyphen.
fn join(paragraph: &mut Line, line: Line, words: &Words, dropped: &mut Vec<Dropped>) {
    let last = paragraph.text.chars().next_back();
    let first = line.text.chars().next();
    // A dash between blanks divides no word.
    let divides = last.is_some_and(is_hyphen) && !paragraph.text.ends_with(" -");
    if divides && first.is_some_and(char::is_lowercase) && !hangs(&line.text) {
        if !words.keeps_hyphen(&paragraph.text, &line.text) {
            let text = paragraph.text.pop().map(String::from).unwrap_or_default();
            let end = paragraph.text.len();
            for mark in &mut paragraph.marks {
                mark.range = mark.range.start.min(end)..mark.range.end.min(end);
            }
            let rule = "hyphen of a divided word".into();
            dropped.push(Dropped { line: line.number, text, rule });
        }
        paragraph.join("", line);
        return;
    }
    let stands_close = last.is_some_and(is_close) || first.is_some_and(is_close);
    paragraph.join(if stands_close { "" } else { " " }, line);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::formats;

    fn healed(text: &str) -> Vec<String> {
        heal(formats::lines(text), None, &mut Vec::new())
            .into_iter()
            .map(|line| line.text)
            .collect()
    }

    #[test]
    fn wrapped_lines_are_one_paragraph() {
        let text = "\
The bureau has drawn up new rules on the storage of vaccines, which
take effect in the summer. Under these rules every depot keeps a reg-
ister of its cold rooms, and reports each failure within a day, post-
market studies included. Nothing else changes for the depots.

Small depots may ask for more time. They do so in writing, and name
the day.";
        assert_eq!(
            healed(text),
            [
                "The bureau has drawn up new rules on the storage of vaccines, which take effect in the summer. Under these rules every depot keeps a register of its cold rooms, and reports each failure within a day, post-market studies included. Nothing else changes for the depots.",
                "Small depots may ask for more time. They do so in writing, and name the day."
            ]
        );
    }

    #[test]
    fn words_join_as_their_script_asks() {
        let joined = |first: &str, second: &str| {
            let mut line = Line::plain(1, first);
            let words = Words::of([first, second]);
            join(&mut line, Line::plain(2, second), &words, &mut Vec::new());
            line.text
        };
        assert_eq!(joined("it is called", "“keeper”"), "it is called “keeper”");
        assert_eq!(joined("the depots’", "names"), "the depots’ names");
        assert_eq!(joined("抽查比例为", "10%"), "抽查比例为10%");
        assert_eq!(joined("drug-", "and device-related"), "drug- and device-related");
        assert_eq!(joined("the cold -", "and of it"), "the cold - and of it");
    }

    #[test]
    fn wrapped_chinese_is_joined_without_spaces() {
        let text =
            "\u{3000}\u{3000}为进一步规范疫苗储存运输管理，某省药品监督管理局近日印发新的管理
规定，自今年夏季起施行。规定要求各储存单位建立冷库台账，发生故障的应
当在一日内报告，并配合开展上市后研究。
\u{3000}\u{3000}规模较小的单位可以书面申请延期，申请中应当写明具体日期和理由并附
有关材料。";
        assert_eq!(
            healed(text),
            [
                "为进一步规范疫苗储存运输管理，某省药品监督管理局近日印发新的管理规定，自今年夏季起施行。规定要求各储存单位建立冷库台账，发生故障的应当在一日内报告，并配合开展上市后研究。",
                "规模较小的单位可以书面申请延期，申请中应当写明具体日期和理由并附有关材料。"
            ]
        );
    }

    #[test]
    fn paragraphs_cut_in_mid_sentence_are_healed() {
        assert_eq!(
            healed(
                "The depots keep a register of all their cold rooms and\n\nreport each failure within a day.\nThey do so in writing."
            ),
            [
                "The depots keep a register of all their cold rooms and report each failure within a day.",
                "They do so in writing."
            ]
        );
        assert_eq!(
            healed("各单位应当按照《疫苗储存\n\n管理规定》执行。"),
            ["各单位应当按照《疫苗储存管理规定》执行。"]
        );
    }

    #[test]
    fn lines_that_are_paragraphs_stay() {
        for text in [
            "关于开展检查的通知\n各市局：\n现将有关事项通知如下。\n一、高度重视\n二、认真组织\n某省药品监督管理局\n2024年3月5日",
            "Notice on inspections\nTo all depots\nThe inspection begins on Monday.\nBring the register.\nThe Bureau",
            "(i) the first, and\n(ii) the second",
        ] {
            assert_eq!(healed(text), text.lines().collect::<Vec<&str>>(), "{text}");
        }
    }
}
