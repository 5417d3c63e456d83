//! Lists whose items are lines: numbered ones, and those with bullets.

use std::sync::LazyLock;

use regex::Regex;

use super::counters::{Counter, Family, counters};
use super::in_line;
use crate::import::chrome::is_issuer;
use crate::import::dates::is_date_alone;
use crate::import::line::Line;
use crate::pattern::pattern;

/// Items of a list, each the indexes of its lines, and the index after the last of them.
pub(super) struct Found {
    /// Where each item begins.
    pub heads: Vec<usize>,
    /// Where the list ends.
    pub end: usize,
    /// How it is kept.
    pub family: Family,
}

/// The counter with which a line begins as an item of a list of lines; `None` for lines that hold
/// a whole list themselves.
pub(super) fn head(line: &Line) -> Option<Counter> {
    let all = counters(&line.text);
    let head = all.first().filter(|counter| counter.at == 0 && line.is_text())?;
    (!in_line::has_list(&line.text)).then_some(*head)
}

/// The list of lines that begins with the line `start`. `None` when no count of at least two
/// begins there. It ends where its way of counting starts again, or at a heading.
pub(super) fn find(lines: &[Line], heads: &[Option<Counter>], start: usize) -> Option<Found> {
    let first = heads[start].filter(|counter| counter.number == 1)?;
    let mut found = vec![start];
    for (index, counter) in heads.iter().enumerate().skip(start + 1) {
        if !lines[index].is_text() {
            break;
        }
        match counter.filter(|counter| counter.family == first.family) {
            Some(counter) if counter.number == found.len() + 1 => found.push(index),
            Some(_) => break,
            None => {}
        }
    }
    if found.len() < 2 {
        return None;
    }
    let end = found.last()? + 1 + lines_under_last(lines, &found);
    Some(Found { heads: found, end, family: first.family })
}

/// How many lines belong to the last item. Where items are set off by their indent, those that
/// are not set off; else, where items have lines under them at all, those up to a line in which
/// the notice speaks of itself again ("The meeting stressed …") or ends.
fn lines_under_last(lines: &[Line], heads: &[usize]) -> usize {
    let (Some(first), Some(last)) = (heads.first(), heads.last()) else { return 0 };
    let under: Vec<&Line> =
        (*first..*last).filter(|index| !heads.contains(index)).map(|index| &lines[index]).collect();
    if under.is_empty() {
        return 0;
    }
    let head_indent = heads.iter().map(|index| lines[*index].indent).min().unwrap_or(0);
    let set_off = under.iter().all(|line| line.indent < head_indent);
    let rest = lines[last + 1..].iter().take_while(|line| line.is_text() && !ends_notice(line));
    if set_off {
        rest.take_while(|line| line.indent < head_indent).count()
    } else {
        rest.take_while(|line| !speaks_of_itself(&line.text)).count()
    }
}

/// A line with which the end of a notice begins: 特此通知, the attachments, the date of issue and
/// the issuer above it.
fn ends_notice(line: &Line) -> bool {
    static ENDS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:特此|附件|附：|联系人|联系电话|本(?:通知|公告|通告|意见|办法|规定)自|This (?:announcement|notice|circular) (?:shall|takes|comes|enters)|Attachments?\b|Annex\b|Contact\b)",
        )
    });
    const LONGEST_ISSUER: usize = 30;
    ENDS.is_match(&line.text)
        || is_date_alone(&line.text)
        || line.text.chars().count() <= LONGEST_ISSUER && is_issuer(&line.text)
}

fn speaks_of_itself(text: &str) -> bool {
    static REPORTS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r#"^(?:The (?:meeting|conference|["“][^"”]+["”])[^.]{0,40}\b(?:point(?:ed|s) out|emphasi[sz]e[ds]?|stress(?:ed|es)|require[ds]?|called|demand(?:ed|s))|(?:会议|大会|《[^》]+》)(?:指出|强调|要求|认为|提出|明确))"#,
        )
    });
    REPORTS.is_match(text)
}

/// The bullet with which a line begins, and its bytes with the blanks after it.
pub(in crate::import) fn bullet(text: &str) -> Option<usize> {
    const BULLETS: &str = "•●▪■◆◇○·‣⁃∙*-–—";
    let first = text.chars().next().filter(|c| BULLETS.contains(*c))?;
    let rest = &text[first.len_utf8()..];
    let words = rest.trim_start();
    // Signs that begin words as well need a blank after them.
    let is_bullet = !matches!(first, '*' | '-' | '–' | '—' | '·' | '○') || rest.len() > words.len();
    (is_bullet && words.starts_with(|c: char| c.is_alphanumeric() || "《“\"（(".contains(c)))
        .then(|| text.len() - words.len())
}
