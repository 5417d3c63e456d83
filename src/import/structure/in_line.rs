//! Lists that are kept in running text: 一要……，二要……; First …; Secondly ….

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::Block;
use super::counters::{Counter, Run, counters, hanzi_number, runs};
use crate::content::sentences::sentences;
use crate::import::line::Line;
use crate::pattern::pattern;

/// A line as a paragraph or, where it counts its parts, as paragraphs and lists.
pub(super) fn blocks(line: &Line) -> Vec<Block> {
    let text = line.text.as_str();
    let counters = counters(text);
    let runs = runs(&counters);
    if runs.is_empty() {
        return match split_by_declared_number(text) {
            Some((intro, items)) => vec![Block::Paragraph(line.part(intro)), list(line, items)],
            None => vec![Block::Paragraph(line.clone())],
        };
    }
    let mut blocks = Vec::new();
    let mut done = 0;
    let paragraph = |range: Range<usize>| {
        let part = line.part(range);
        (!part.text.is_empty()).then_some(Block::Paragraph(part))
    };
    for run in runs {
        blocks.extend(paragraph(done..run.counters[0].at));
        blocks.push(list(line, items(text, &run)));
        done = end_of(text, &run);
    }
    blocks.extend(paragraph(done..text.len()));
    blocks
}

/// Whether a line keeps a whole list itself.
pub(super) fn has_list(text: &str) -> bool {
    !runs(&counters(text)).is_empty()
}

fn list(line: &Line, items: Vec<Range<usize>>) -> Block {
    Block::List(items.into_iter().map(|item| vec![line.part(item)]).collect())
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
fn items(text: &str, run: &Run) -> Vec<Range<usize>> {
    let starts = run.counters.iter().map(|counter| counter.at);
    let ends = starts.clone().skip(1).chain([end_of(text, run)]);
    let mut items: Vec<Range<usize>> = starts.zip(ends).map(|(start, end)| start..end).collect();
    split_uncounted_rest(text, &mut items, &run.counters);
    items
}

/// A last item that goes on with "; We must highlight …" where the items before it began with "we
/// must highlight" is two items, the last without its number.
fn split_uncounted_rest(text: &str, items: &mut Vec<Range<usize>>, run: &[Counter]) {
    let opening = |item: &Range<usize>, counter: &Counter| {
        let words = text.get(counter.end..item.end)?.split_whitespace().take(3);
        let words: Vec<String> = words.map(str::to_lowercase).collect();
        (words.len() == 3).then(|| words.join(" "))
    };
    let openings: Vec<Option<String>> =
        items.iter().zip(run).map(|(item, counter)| opening(item, counter)).collect();
    let Some(Some(shared)) = openings.first() else { return };
    if openings.iter().any(|one| one.as_ref() != Some(shared)) {
        return;
    }
    let Some(last) = items.last_mut() else { return };
    let item = &text[last.clone()];
    let found = item.match_indices("; ").map(|(at, _)| at + 1).find(|at| {
        let rest = item[*at..].trim_start();
        rest.get(..shared.len()).is_some_and(|start| start.to_lowercase() == *shared)
    });
    if let Some(at) = found.map(|at| last.start + at) {
        let rest = at..last.end;
        last.end = at;
        items.push(rest);
    }
}

/// Splits a sentence that says how many parts it has ("five main lines …: a; b; c; d; e") when
/// that is how many it has.
fn split_by_declared_number(text: &str) -> Option<(Range<usize>, Vec<Range<usize>>)> {
    static DECLARED: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?P<e>two|three|four|five|six|seven|eight|nine|ten)\b|(?P<h>[二三四五六七八九十])(?:个|项|条|大|方面|件)",
        )
    });
    const ENGLISH: [&str; 9] =
        ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    // Not the colon of a time of day or an address.
    let is_colon = |(at, sign): &(usize, &str)| {
        let after = &text[at + sign.len()..];
        *sign == "：" || after.starts_with(char::is_whitespace)
    };
    let (colon, _) = text.match_indices(['：', ':']).find(is_colon)?;
    let colon_end = colon + text[colon..].chars().next()?.len_utf8();
    let mut parts: Vec<Range<usize>> = Vec::new();
    for part in text[colon_end..].split_inclusive(['；', ';']) {
        let start = parts.last().map_or(colon_end, |last| last.end);
        // A part that is more than a sentence says that the list ended before the line did.
        if sentences(part.trim()).len() > 1 {
            return None;
        }
        parts.push(start..start + part.len());
    }
    let declared = DECLARED.captures_iter(&text[..colon]).filter_map(|captures| {
        let english = captures.name("e").map(|word| word.as_str().to_lowercase());
        let english = english.and_then(|word| ENGLISH.iter().position(|one| *one == word));
        let hanzi = captures.name("h").and_then(|word| hanzi_number(word.as_str()));
        english.map(|at| at + 2).or(hanzi)
    });
    let mut declared = declared;
    let is_right = parts.len() > 1 && declared.any(|number| number == parts.len());
    is_right.then_some((0..colon_end, parts))
}
