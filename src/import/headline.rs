//! The headline of a notice: its title with the kicker above it, the issuer's name above both, and
//! what serves as a title where there is none.

use super::chrome::{Metadata, is_issuer};
use super::dateline::dateline;
use super::event_name::event_name;
use super::kind::kind_of;
use super::line::{Form, Line};
use super::report::{Dropped, Notes};
use crate::language::Language;

/// A title, and the line above it (引题).
pub(super) struct Headline {
    /// The title.
    pub title: String,
    /// The kicker.
    pub kicker: Option<String>,
}

/// Takes the name of the issuer off the head of a notice that has its title below it.
pub(super) fn take_masthead(
    lines: &mut Vec<Line>,
    above_metadata: Option<&mut usize>,
    publishers: &mut Vec<Metadata>,
    dropped: &mut Vec<Dropped>,
) {
    let [first, second, _, ..] = lines.as_slice() else { return };
    let is_title = second.form == Form::Heading(1) || is_headline(&second.text);
    let names_kind = kind_of(&first.text).is_some();
    let is_masthead = is_issuer(&first.text) && first.is_text() && !names_kind && is_title;
    let is_above = above_metadata.as_deref().is_none_or(|above| *above > 1);
    if is_above && is_masthead {
        if let Some(above) = above_metadata {
            *above -= 1;
        }
        let Line { number, text, .. } = lines.remove(0);
        publishers.push(Metadata {
            value: text.clone(),
            by: format!("line {number}"),
            is_certain: true,
        });
        dropped.push(Dropped { line: number, text, rule: "masthead".into() });
    }
}

/// Takes the headline off the lines: the heading that the file marks as one, what stands above the
/// line of metadata, the title that the file gives or, without any, a first line that is no
/// running text.
pub(super) fn headline(
    lines: Vec<Line>,
    above_metadata: Option<usize>,
    told: Option<String>,
    notes: &mut Notes,
) -> (Option<Headline>, Vec<Line>) {
    /// How far down a headline can stand, below a kicker and the issuer's name.
    const FARTHEST: usize = 3;
    let is_head = |count: usize| {
        count < lines.len() && lines[..count].iter().all(|line| is_headline(&line.text))
    };
    let marked = lines.iter().take(FARTHEST).position(|line| line.form == Form::Heading(1));
    let count = match (marked, above_metadata) {
        (Some(at), _) if lines.len() > 1 => at + 1,
        (None, Some(count @ 1..)) if is_head(count) => count,
        _ if told.is_some() => 0,
        _ if is_head(1) => 1,
        _ => return (None, lines),
    };
    let mut lines = lines.into_iter();
    let mut head: Vec<Line> = lines.by_ref().take(count).collect();
    let title = head.pop().map(|line| line.text).or_else(|| {
        notes.note("title", "the file names it");
        told
    });
    let kicker = head.pop_if(|line| is_headline(&line.text)).map(|line| line.text);
    // Lines above kicker and title are no headline that we know of: they stay text.
    let body = head.into_iter().chain(lines).collect();
    (title.map(|title| Headline { title, kicker }), body)
}

/// A headline is one sentence at the most, not long, and no dateline. English ones may end with a
/// full stop, as translations do.
pub(super) fn is_headline(line: &str) -> bool {
    let width: usize = line.chars().map(|c| if c.is_ascii() { 1 } else { 3 }).sum();
    let inner = line.trim_end_matches(['.', '。', '!', '！', '?', '？', '"', '”']);
    width <= 200
        && !inner.contains(['。', '；', ';'])
        && !inner.contains(". ")
        && !line.ends_with(['。', '：', ':', '，', ','])
        && dateline(line).is_none()
}

/// A headline that stands again as the first line of the text is there once too often.
pub(super) fn take_repeated_title(
    headline: Option<&Headline>,
    body: &mut Vec<Line>,
) -> Option<Dropped> {
    let first = body.first()?;
    if body.len() < 2 || headline?.title != first.text {
        return None;
    }
    let Line { number, text, .. } = body.remove(0);
    Some(Dropped { line: number, text, rule: "repeated title".into() })
}

/// Without a headline, what the first sentences say was held is the title; else the beginning of
/// the first sentence.
pub(super) fn derived_title(
    body: &[Line],
    lead: &[&str],
    language: Language,
    notes: &mut Notes,
) -> String {
    /// Longest beginning of a sentence that serves as a title, in characters.
    const LONGEST: usize = 80;
    notes.ask("title", "derived from the first sentence: the text has no headline");
    let named = lead.iter().find_map(|sentence| event_name(sentence, language));
    named.unwrap_or_else(|| {
        let first = lead.first().copied().or(body.first().map(|line| line.text.as_str()));
        let first = first.unwrap_or_default();
        let first = first[dateline(first).map_or(0, |found| found.end)..].trim();
        let is_whole = first.chars().count() <= LONGEST;
        let beginning: String = first.chars().take(LONGEST).collect();
        // No word is cut in two.
        let cut = beginning.rfind(' ').filter(|at| !is_whole && *at > beginning.len() / 2);
        let beginning = &beginning[..cut.unwrap_or(beginning.len())];
        beginning.trim_end_matches(['.', '。', '，', ',', '：', ':']).to_owned()
    })
}
