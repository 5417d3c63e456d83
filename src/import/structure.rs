//! The paragraphs and lists of a notice, as Markdown.
//!
//! Notices number their tasks in running text: 一是……二是……, First …; Secondly …. Where such a count
//! runs on without a gap it becomes a list; the words that count stay, since they are the
//! notice's. Every word of the lines is in the result, in its order.

use std::sync::LazyLock;

use regex::Regex;

use super::formats::Line;
use super::markdown::escape;
use super::pattern::pattern;
use super::sentences::sentences;

/// A block of the body.
#[derive(Debug, PartialEq, Eq)]
enum Block {
    Paragraph(String),
    /// Items, each of one or more paragraphs.
    List(Vec<Vec<String>>),
}

/// The body as Markdown.
pub(super) fn body(lines: &[Line]) -> String {
    let mut markdown = String::new();
    let mut delimiter = '.';
    for block in blocks(lines) {
        match block {
            Block::Paragraph(text) => {
                push_block(&mut markdown, &escape(&text));
                delimiter = '.';
            }
            Block::List(items) => {
                push_block(&mut markdown, &list(&items, delimiter));
                // Another list that follows at once would be read as more of this one.
                delimiter = if delimiter == '.' { ')' } else { '.' };
            }
        }
    }
    markdown
}

/// A numbered list; its items stand close together unless one has more than a paragraph.
fn list(items: &[Vec<String>], delimiter: char) -> String {
    let between = if items.iter().any(|item| item.len() > 1) { "\n\n" } else { "\n" };
    let item = |(index, paragraphs): (usize, &Vec<String>)| {
        let marker = format!("{}{delimiter} ", index + 1);
        let indent = " ".repeat(marker.len());
        let paragraphs: Vec<String> = paragraphs.iter().map(|text| escape(text)).collect();
        format!("{marker}{}", paragraphs.join(&format!("\n\n{indent}")))
    };
    items.iter().enumerate().map(item).collect::<Vec<String>>().join(between)
}

fn push_block(markdown: &mut String, block: &str) {
    if !markdown.is_empty() {
        markdown.push('\n');
    }
    markdown.push_str(block);
    markdown.push('\n');
}

fn blocks(lines: &[Line]) -> Vec<Block> {
    let heads: Vec<Option<Counter>> = lines.iter().map(|line| head_of_item(&line.text)).collect();
    let mut blocks = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        if let Some((items, end)) = list_of_lines(lines, &heads, at) {
            blocks.push(Block::List(items));
            at = end;
        } else {
            blocks.extend(list_in_line(&lines[at].text));
            at += 1;
        }
    }
    blocks
}

/// The counter with which a line begins as an item of a list of lines; `None` for lines that hold
/// a whole list themselves, and for those of 公文's own levels (一、（一）), which are headings.
fn head_of_item(text: &str) -> Option<Counter> {
    let all = counters(text);
    let head =
        all.first().filter(|counter| counter.at == 0 && counter.family != Family::Bracket)?;
    runs(&all).is_empty().then_some(*head)
}

/// A list whose items begin lines, each with the lines under it, from the line `start`. `None`
/// when no count of at least two begins there. It ends where its way of counting starts again.
fn list_of_lines(
    lines: &[Line],
    counters: &[Option<Counter>],
    start: usize,
) -> Option<(Vec<Vec<String>>, usize)> {
    let first = counters[start].filter(|counter| counter.number == 1)?;
    let mut heads = vec![start];
    for (index, counter) in counters.iter().enumerate().skip(start + 1) {
        match counter.filter(|counter| counter.family == first.family) {
            Some(counter) if counter.number == heads.len() + 1 => heads.push(index),
            Some(_) => break,
            None => {}
        }
    }
    if heads.len() < 2 {
        return None;
    }
    let end = heads.last()? + 1 + lines_under_last(lines, &heads);
    let ends = heads.iter().skip(1).copied().chain([end]);
    let items = heads
        .iter()
        .zip(ends)
        .map(|(from, to)| lines[*from..to].iter().map(|line| line.text.clone()).collect());
    Some((items.collect(), end))
}

/// How many lines belong to the last item. Where items are set off by their indent, those that
/// are not set off; else, where items have lines under them at all, those up to a line in which
/// the notice speaks of itself again ("The meeting stressed …").
fn lines_under_last(lines: &[Line], heads: &[usize]) -> usize {
    let (Some(first), Some(last)) = (heads.first(), heads.last()) else { return 0 };
    let under: Vec<&Line> =
        (*first..*last).filter(|index| !heads.contains(index)).map(|index| &lines[index]).collect();
    if under.is_empty() {
        return 0;
    }
    let head_indent = heads.iter().map(|index| lines[*index].indent).min().unwrap_or(0);
    let set_off = under.iter().all(|line| line.indent < head_indent);
    let rest = lines[last + 1..].iter();
    if set_off {
        rest.take_while(|line| line.indent < head_indent).count()
    } else {
        rest.take_while(|line| !speaks_of_itself(&line.text)).count()
    }
}

fn speaks_of_itself(text: &str) -> bool {
    static REPORTS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r#"^(?:The (?:meeting|conference|["“][^"”]+["”])[^.]{0,40}\b(?:point(?:ed|s) out|emphasi[sz]e[ds]?|stress(?:ed|es)|require[ds]?|called|demand(?:ed|s))|(?:会议|大会|《[^》]+》)(?:指出|强调|要求|认为|提出|明确))"#,
        )
    });
    REPORTS.is_match(text)
}

/// A line as a paragraph or, where it counts its parts, as paragraphs and lists.
fn list_in_line(text: &str) -> Vec<Block> {
    let counters = counters(text);
    let runs = runs(&counters);
    if runs.is_empty() {
        return match split_by_declared_number(text) {
            Some((intro, items)) => vec![Block::Paragraph(intro), list_block(items)],
            None => vec![Block::Paragraph(text.to_owned())],
        };
    }
    let mut blocks = Vec::new();
    let mut done = 0;
    for run in runs {
        let before = text[done..run.counters[0].at].trim();
        if !before.is_empty() {
            blocks.push(Block::Paragraph(before.to_owned()));
        }
        blocks.push(list_block(items(text, &run)));
        done = end_of(text, &run);
    }
    let after = text[done..].trim();
    if !after.is_empty() {
        blocks.push(Block::Paragraph(after.to_owned()));
    }
    blocks
}

fn list_block(items: Vec<String>) -> Block {
    Block::List(items.into_iter().map(|item| vec![item]).collect())
}

/// A word that counts: "First", 一是.
#[derive(Debug, Clone, Copy)]
struct Counter {
    at: usize,
    end: usize,
    number: usize,
    family: Family,
}

/// How a count is kept; the items of a list keep it alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Family {
    /// 一是
    Shi,
    /// 一要
    Yao,
    /// 第一，
    Di,
    /// （一）
    Bracket,
    /// First, Secondly, The third is
    English,
}

const HANZI_NUMBERS: [&str; 15] = [
    "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四",
    "十五",
];

const ORDINALS: [&str; 10] =
    ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

/// The counters of a text: only where a clause begins.
fn counters(text: &str) -> Vec<Counter> {
    static FORMS: LazyLock<[(Family, Regex); 5]> = LazyLock::new(|| {
        let hanzi = r"(?P<n>[一二三四五六七八九十]{1,2})";
        [
            (Family::Shi, pattern(&format!("{hanzi}是"))),
            (Family::Yao, pattern(&format!("{hanzi}要"))),
            (Family::Di, pattern(&format!("第{hanzi}[，,]"))),
            (Family::Bracket, pattern(&format!("[（(]{hanzi}[）)]"))),
            (
                Family::English,
                pattern(
                    r"(?i)\b(?:the )?(?P<n>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)(?:ly)?(?:,| is\b)|\b(?P<one>one) is\b",
                ),
            ),
        ]
    });
    let begins_clause = |at: usize| {
        let before = text[..at].trim_end_matches([' ', '“', '"', '\u{3000}']);
        before.is_empty()
            || before.ends_with(['。', '；', '：', '，', ',', '.', ';', ':', '！', '!'])
    };
    let mut found: Vec<Counter> = Vec::new();
    for (family, form) in FORMS.iter() {
        for captures in form.captures_iter(text) {
            let Some(whole) = captures.get(0).filter(|whole| begins_clause(whole.start())) else {
                continue;
            };
            let word = captures.name("n").map_or("一", |word| word.as_str());
            let lower = word.to_lowercase();
            let position = HANZI_NUMBERS.iter().position(|one| *one == word);
            let position = position.or_else(|| ORDINALS.iter().position(|one| *one == lower));
            found.extend(position.map(|position| Counter {
                at: whole.start(),
                end: whole.end(),
                number: position + 1,
                family: *family,
            }));
        }
    }
    found.sort_by_key(|counter| counter.at);
    found
}

/// A count from one on, kept in one way without a gap, and where what it counts ends: where its way
/// of counting starts again, or with the text.
struct Run {
    counters: Vec<Counter>,
    end: Option<usize>,
}

/// The counts of a text, one after the other; those of one alone are none.
fn runs(all: &[Counter]) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut rest = all;
    while let Some(start) = rest.iter().position(|counter| counter.number == 1) {
        let first = rest[start];
        let mut run = vec![first];
        let mut next = rest.len();
        for (index, counter) in rest.iter().enumerate().skip(start + 1) {
            if counter.family != first.family {
                continue;
            }
            if counter.number != run.len() + 1 {
                next = index;
                break;
            }
            run.push(*counter);
        }
        if run.len() > 1 {
            let end = rest.get(next).map(|counter| counter.at);
            runs.push(Run { counters: run, end });
            rest = &rest[next..];
        } else {
            rest = &rest[start + 1..];
        }
    }
    runs
}

/// Where the last item of a run ends: with the text or, where another run follows, with the last
/// whole sentence before it; what comes after that sentence leads up to the other.
fn end_of(text: &str, run: &Run) -> usize {
    let (Some(next), Some(last)) = (run.end, run.counters.last()) else { return text.len() };
    let item = &text[last.end..next];
    let stop = item.char_indices().rev().find(|(_, c)| matches!(c, '。' | '；' | '.' | ';'));
    stop.map_or(next, |(at, c)| last.end + at + c.len_utf8())
}

/// The items that a run counts in a text.
fn items(text: &str, run: &Run) -> Vec<String> {
    let starts = run.counters.iter().map(|counter| counter.at);
    let ends = starts.clone().skip(1).chain([end_of(text, run)]);
    let mut items: Vec<String> =
        starts.zip(ends).map(|(start, end)| text[start..end].trim().to_owned()).collect();
    split_uncounted_rest(&mut items, &run.counters);
    items
}

/// A last item that goes on with "; We must highlight …" where the items before it began with "we
/// must highlight" is two items, the last without its number.
fn split_uncounted_rest(items: &mut Vec<String>, run: &[Counter]) {
    let opening = |item: &str, counter: &Counter| {
        let after = item.get(counter.end - counter.at..)?;
        let words: Vec<String> = after.split_whitespace().take(3).map(str::to_lowercase).collect();
        (words.len() == 3).then(|| words.join(" "))
    };
    let openings: Vec<Option<String>> =
        items.iter().zip(run).map(|(item, counter)| opening(item, counter)).collect();
    let Some(Some(shared)) = openings.first() else { return };
    if openings.iter().any(|one| one.as_ref() != Some(shared)) {
        return;
    }
    let Some(last) = items.last_mut() else { return };
    let found = last.match_indices("; ").map(|(at, _)| at + 1).find(|at| {
        let rest = last[*at..].trim_start();
        rest.get(..shared.len()).is_some_and(|start| start.to_lowercase() == *shared)
    });
    if let Some(at) = found {
        let rest = last.split_off(at).trim_start().to_owned();
        items.push(rest);
    }
}

/// Splits a sentence that says how many parts it has ("five main lines …: a; b; c; d; e") when
/// that is how many it has.
fn split_by_declared_number(text: &str) -> Option<(String, Vec<String>)> {
    static DECLARED: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?P<e>two|three|four|five|six|seven|eight|nine|ten)\b|(?P<h>[二三四五六七八九十])(?:个|项|条|大|方面|件)",
        )
    });
    let colon = text.find(['：', ':'])?;
    let colon_end = colon + text[colon..].chars().next()?.len_utf8();
    let parts: Vec<&str> = text[colon_end..].split_inclusive(['；', ';']).map(str::trim).collect();
    // A part that is more than a sentence says that the list ended before the line did.
    if parts.len() < 2 || parts.iter().any(|part| sentences(part).len() > 1) {
        return None;
    }
    let declared = DECLARED.captures_iter(&text[..colon]).filter_map(|captures| {
        const ENGLISH: [&str; 9] =
            ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
        let english = captures.name("e").map(|word| word.as_str().to_lowercase());
        let english = english.and_then(|word| ENGLISH.iter().position(|one| *one == word));
        let hanzi = captures.name("h").map(|word| word.as_str());
        let hanzi = hanzi.and_then(|word| HANZI_NUMBERS.iter().position(|one| *one == word));
        english.map(|at| at + 2).or(hanzi.map(|at| at + 1))
    });
    let mut declared = declared;
    declared.any(|number| number == parts.len()).then(|| {
        (text[..colon_end].to_owned(), parts.iter().map(|part| (*part).to_owned()).collect())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn structured(text: &str) -> String {
        body(&crate::import::formats::lines(text))
    }

    #[test]
    fn counted_tasks_become_lists() {
        insta::assert_snapshot!(structured(
            "会议提出要求。一要加强监管，二要提升能力。三要守住底线。\n\
             会议强调：一是甲。二是乙。\n\
             只有一是甲，没有下文。\n\
             First, we must inspect; secondly, we must teach. Thirdly, we must report.\n\
             The first is the last.\n\
             He was first, she was third, nobody second."
        ));
    }

    #[test]
    fn a_count_that_starts_again_is_another_list() {
        insta::assert_snapshot!(structured(
            "会议指出，一是甲。二是乙。会议强调，一是丙。二是丁。三是戊。\n\
             一、总体要求\n（一）指导思想。\n（二）主要目标。\n二、重点任务\n（一）加强检查。\n\
             First, look.\nSecond, listen.\nFirst, read.\nSecond, write."
        ));
    }

    #[test]
    fn items_keep_the_lines_under_them() {
        insta::assert_snapshot!(structured(
            "The plan has three parts.\n\
             \u{20} One is to write the rules.\n\
             Write them soon.\n\
             \u{20} The second is to follow them.\n\
             Follow them well.\n\
             \u{20} Third, look back.\n\
             Look at all of it.\n\
             \u{20} The plan will be reviewed."
        ));
    }

    #[test]
    fn a_last_item_without_its_number_is_found_by_its_opening() {
        insta::assert_snapshot!(structured(
            "There are three aims: first, we must keep the peace; Secondly, we must keep the books; We must keep the faith."
        ));
    }

    #[test]
    fn a_declared_number_of_parts_becomes_a_list_when_it_is_right() {
        insta::assert_snapshot!(structured(
            "Work follows three lines: do this; do that; do the other.\n\
             Work follows four lines: do this; do that; do the other.\n\
             抓好三项工作：检查；抽检；培训。"
        ));
    }
}
