//! The words of a notice that speak of something, each with the way to its place, and how often
//! they do so year by year.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Serialize;

use super::Card;
use super::builder::PageBuilder;
use crate::content::Notice;
use crate::knowledge::{self, NoticeIndex, TermEntry};
use crate::path::UrlPath;
use crate::site::plan::PageKind;

/// A sentence, an item of a list or a row of a table.
#[derive(Debug, Serialize)]
pub struct PassageView {
    /// Its place in the notice.
    pub href: UrlPath,
    /// Its words, in pieces.
    pub pieces: Vec<Piece>,
    /// Its language, where that is not the page's.
    pub lang: Option<String>,
}

/// A piece of a passage.
#[derive(Debug, Serialize)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// Whether they are those that speak of it.
    pub marked: bool,
}

/// A notice with the passages for which it is in a list.
#[derive(Debug, Serialize)]
pub struct Evidence {
    /// The notice.
    pub card: Card,
    /// Its passages, the first of them.
    pub passages: Vec<PassageView>,
    /// How many more there are.
    pub more: usize,
}

impl Evidence {
    /// A notice that needs no words of its own to stand in its list.
    pub(super) fn without_passages(card: Card) -> Self {
        Self { card, passages: Vec::new(), more: 0 }
    }
}

/// A notice with what it says of a record of a vocabulary.
pub(super) fn of_term(
    builder: &PageBuilder<'_>,
    index: NoticeIndex,
    term: &TermEntry,
    most: usize,
) -> Evidence {
    let text = builder.site.library.notice(index).text(builder.language());
    evidence(builder, index, text, mentions(builder, index, term), most)
}

/// The places where the text that a reader sees names a record: block and bytes.
pub(super) fn mentions<'a>(
    builder: &PageBuilder<'a>,
    index: NoticeIndex,
    term: &TermEntry,
) -> impl Iterator<Item = (usize, Range<usize>)> + 'a {
    let library = builder.site.library;
    let language = library.notice(index).text(builder.language()).language;
    let reading = library.reading(index).text(language);
    let reference = term.reference();
    reading
        .into_iter()
        .flat_map(|reading| &reading.mentions)
        .filter(move |mention| mention.term == reference)
        .map(|mention| {
            (mention.block as usize, mention.words.start as usize..mention.words.end as usize)
        })
}

/// A notice with the places where it uses a name.
pub(super) fn of_name(
    builder: &PageBuilder<'_>,
    index: NoticeIndex,
    name: &str,
    most: usize,
) -> Evidence {
    let text = builder.site.library.notice(index).text(builder.language());
    let found = knowledge::name_mentions(text, name);
    evidence(builder, index, text, found, most)
}

fn evidence(
    builder: &PageBuilder<'_>,
    index: NoticeIndex,
    text: &Notice,
    mentions: impl IntoIterator<Item = (usize, Range<usize>)>,
    most: usize,
) -> Evidence {
    let passages = knowledge::passages(&text.body, mentions);
    let more = passages.len().saturating_sub(most);
    let href = builder.href(PageKind::Notice(index));
    let lang = (text.language != builder.language()).then(|| text.language.to_string());
    let view = |passage: &knowledge::Passage<'_>| PassageView {
        href: href.clone().with_fragment(&passage.block.anchor.to_string()),
        pieces: pieces(passage.words, &passage.marked),
        lang: lang.clone(),
    };
    Evidence {
        card: builder.card(index),
        passages: passages.iter().take(most).map(view).collect(),
        more,
    }
}

fn pieces(words: &str, marked: &[Range<usize>]) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(2 * marked.len() + 1);
    let mut push = |text: &str, marked: bool| {
        if !text.is_empty() {
            pieces.push(Piece { text: text.replace('\t', " · "), marked });
        }
    };
    let mut at = 0;
    for mark in marked {
        push(words.get(at..mark.start).unwrap_or_default(), false);
        push(words.get(mark.clone()).unwrap_or_default(), true);
        at = mark.end;
    }
    push(words.get(at..).unwrap_or_default(), false);
    pieces
}

/// How often something is mentioned in each year, as a drawing.
#[derive(Debug, Serialize)]
pub struct Sparkline {
    /// Width of the drawing.
    pub width: usize,
    /// Height of the drawing.
    pub height: usize,
    /// One bar a year.
    pub bars: Vec<Bar>,
    /// All of it in words.
    pub words: String,
}

/// A bar of a drawing.
#[derive(Debug, Serialize)]
pub struct Bar {
    /// Its left side.
    pub x: usize,
    /// Its top.
    pub y: usize,
    /// Its height.
    pub height: usize,
}

/// Width of a bar with the gap after it.
const STEP: usize = 10;
/// Height of the tallest bar.
const TALLEST: usize = 32;

/// The mentions of a record by year, from the first year of the collection to the last. `None`
/// where there is nothing to compare.
pub(super) fn sparkline(builder: &PageBuilder<'_>, term: &TermEntry) -> Option<Sparkline> {
    let library = builder.site.library;
    let years = library.matrix().span();
    let mut counts: BTreeMap<i16, usize> = years.into_iter().map(|year| (year, 0)).collect();
    for index in &term.notices {
        if let Some(count) = library.notice(*index).year.and_then(|year| counts.get_mut(&year)) {
            *count += mentions(builder, *index, term).count();
        }
    }
    let most = counts.values().copied().max().filter(|most| *most > 0)?;
    if counts.len() < 2 {
        return None;
    }
    let bar = |(number, count): (usize, &usize)| {
        // A year that has any shows a bar.
        let height = (count * TALLEST).div_ceil(most);
        Bar { x: number * STEP, y: TALLEST - height, height }
    };
    let words: Vec<String> = counts
        .iter()
        .filter(|(_, count)| **count > 0)
        .map(|(year, count)| format!("{}{}{count}", builder.year(*year), builder.word("colon")))
        .collect();
    Some(Sparkline {
        width: counts.len() * STEP,
        height: TALLEST,
        bars: counts.values().enumerate().map(bar).filter(|bar| bar.height > 0).collect(),
        words: words.join(&builder.word("list-separator")),
    })
}
