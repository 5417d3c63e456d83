//! Where texts use the words of the vocabularies, and the passages around them.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::{Deserialize, Serialize};
use unicode_width::UnicodeWidthStr;

use super::entries::TermEntry;
use crate::content::markdown::{Block, Body};
use crate::content::{Notice, TermFinder, Vocabulary, sentences};
use crate::language::Language;
use crate::path::TermId;

/// A record of a vocabulary by its number, in the order of ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct TermRef {
    /// The vocabulary.
    pub vocabulary: Vocabulary,
    /// Its number in it.
    pub number: u32,
}

/// A place where a text uses a word for a record of a vocabulary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// The record.
    pub term: TermRef,
    /// The number of the block.
    pub block: u32,
    /// The word: bytes of the block's words.
    pub words: Range<u32>,
    /// Whether the word is a name, which a translation must have too. Of the words for a topic only
    /// its title is, and not one of two Hanzi (检查) or a single word (“inspections”): that is a
    /// common word, which translations inflect and paraphrase.
    pub is_name: bool,
}

/// What a word stands for.
#[derive(Clone, Copy)]
struct Word {
    term: TermRef,
    is_name: bool,
}

/// The words of all vocabularies in each language, ready to be sought.
pub(super) struct Finders(BTreeMap<Language, TermFinder<Word>>);

impl Finders {
    /// Prepares the titles and terms of all records.
    pub fn new(terms: &BTreeMap<Vocabulary, BTreeMap<TermId, TermEntry>>) -> Self {
        let mut words: BTreeMap<Language, Vec<(&str, Word)>> = BTreeMap::new();
        for entry in terms.values().flat_map(BTreeMap::values) {
            let term = entry.reference();
            for text in entry.texts.iter() {
                let of = words.entry(text.language).or_default();
                let is_proper = matches!(
                    term.vocabulary,
                    Vocabulary::Organisations | Vocabulary::Places | Vocabulary::Series
                );
                let is_name = is_proper || is_distinctive(&text.title);
                of.push((&text.title, Word { term, is_name }));
                let others = text.terms.iter().filter(|word| **word != text.title);
                let word = Word { term, is_name: is_proper };
                of.extend(others.map(|other| (other.as_str(), word)));
            }
        }
        let finders = words.into_iter();
        Self(finders.filter_map(|(tag, words)| Some((tag, TermFinder::new(words)?))).collect())
    }

    /// The records that a line speaks of, in order.
    pub fn terms(&self, language: Language, line: &str) -> Vec<TermRef> {
        let Some(finder) = self.0.get(&language) else { return Vec::new() };
        let hits = finder.find(line, |word| word.term.vocabulary);
        hits.into_iter().map(|hit| hit.value.term).collect()
    }

    /// The mentions in a text, in order. O(text).
    pub fn mentions(&self, language: Language, body: &Body) -> Vec<Mention> {
        let Some(finder) = self.0.get(&language) else { return Vec::new() };
        let mut mentions = Vec::new();
        for (number, block) in body.blocks.iter().enumerate() {
            let hits = finder.find(body.words(block), |word| word.term.vocabulary);
            mentions.extend(hits.into_iter().filter_map(|hit| {
                let Word { term, is_name } = *hit.value;
                let words =
                    u32::try_from(hit.span.start).ok()?..u32::try_from(hit.span.end).ok()?;
                Some(Mention { term, block: u32::try_from(number).ok()?, words, is_name })
            }));
        }
        mentions
    }
}

/// Whether a title is more than a common word.
fn is_distinctive(title: &str) -> bool {
    title.trim().contains(' ') || (!title.is_ascii() && title.chars().count() > 3)
}

/// The places where a text uses one of the names of its people: block and bytes. A name inside a
/// longer one is a part of that.
#[must_use]
pub fn name_mentions(notice: &Notice, name: &str) -> Vec<(usize, Range<usize>)> {
    let names = notice.people.iter().map(|one| (one.as_str(), one.as_str()));
    let Some(finder) = TermFinder::new(names) else { return Vec::new() };
    let body = &notice.body;
    let of_block = |(number, block)| {
        let hits = finder.find(body.words(block), |_| ());
        let own = hits.into_iter().filter(|hit| *hit.value == name);
        own.map(move |hit| (number, hit.span)).collect::<Vec<_>>()
    };
    body.blocks.iter().enumerate().flat_map(of_block).collect()
}

/// A sentence or an item of a list that speaks of something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage<'a> {
    /// The block it stands in.
    pub block: &'a Block,
    /// Its words.
    pub words: &'a str,
    /// The words by which it speaks of it: bytes of `words`, in order, not overlapping.
    pub marked: Vec<Range<usize>>,
}

/// Sentences, of which a short first one is a heading to what follows (“**Traceability.** The system
/// is to …”): alone it says nothing.
fn with_lead(words: &str, mut sentences: Vec<Range<usize>>) -> Vec<Range<usize>> {
    const SHORT: usize = 40;
    if let [lead, second, ..] = sentences.as_slice()
        && words[lead.clone()].width() <= SHORT
    {
        let joined = lead.start..second.end;
        sentences.splice(0..2, [joined]);
    }
    sentences
}

/// The passages of a body around some of its mentions, which are in order: each sentence once,
/// with all that is marked in it. A row of a table is one passage.
pub fn passages<'a>(
    body: &'a Body,
    mentions: impl IntoIterator<Item = (usize, Range<usize>)>,
) -> Vec<Passage<'a>> {
    let mut passages: Vec<Passage<'a>> = Vec::new();
    let mut last: Option<(usize, Range<usize>)> = None;
    let mut spans: (usize, Vec<Range<usize>>) = (usize::MAX, Vec::new());
    for (number, mark) in mentions {
        let Some(block) = body.blocks.get(number) else { continue };
        let words = body.words(block);
        if let (Some((of, sentence)), Some(passage)) = (&last, passages.last_mut())
            && *of == number
            && mark.start < sentence.end
        {
            if mark.end <= sentence.end {
                passage.marked.push(mark.start - sentence.start..mark.end - sentence.start);
            }
            continue;
        }
        if spans.0 != number {
            spans = (number, with_lead(words, sentences::spans(words)));
        }
        let at = spans.1.partition_point(|sentence| sentence.end < mark.end);
        let sentence = spans.1.get(at).filter(|sentence| sentence.start <= mark.start).cloned();
        let sentence = sentence.unwrap_or(0..words.len());
        let own = mark.start - sentence.start..mark.end - sentence.start;
        passages.push(Passage {
            block,
            words: &words[sentence.clone()],
            marked: std::iter::once(own).collect(),
        });
        last = Some((number, sentence));
    }
    passages
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::markdown::{Anchor, BlockKind, Span};

    /// The passages of one block around the words that are given, each in brackets.
    fn told(words: &str, marked: &[&str]) -> Vec<String> {
        let block = Block {
            kind: BlockKind::Paragraph,
            depth: 0,
            number: None,
            anchor: Anchor::Block(1),
            span: Span::default(),
            text: (0..words.len()).into(),
            html: Span::default(),
        };
        let body = Body { text: words.into(), blocks: vec![block], ..Body::default() };
        let mut at = 0;
        let mentions: Vec<(usize, Range<usize>)> = marked
            .iter()
            .map(|mark| {
                let start = at + words[at..].find(mark).unwrap();
                at = start + mark.len();
                (0, start..at)
            })
            .collect();
        passages(&body, mentions).iter().map(in_brackets).collect()
    }

    fn in_brackets(passage: &Passage<'_>) -> String {
        let mut out = passage.words.to_owned();
        for mark in passage.marked.iter().rev() {
            out.insert(mark.end, ']');
            out.insert(mark.start, '[');
        }
        out
    }

    #[test]
    fn a_passage_is_the_sentence_around_its_words() {
        for (words, marked, expected) in [
            (
                "会议召开于北京的一个大的会议中心的会议室。要加强药品追溯，完善追溯体系。会议指出其他事项。",
                &["药品追溯", "追溯体系"][..],
                "要加强[药品追溯]，完善[追溯体系]。",
            ),
            // A short lead is a heading to the sentence after it.
            ("药品追溯。体系要建好。其他。", &["药品追溯"], "[药品追溯]。体系要建好。"),
            (
                "Traceability. It is to be built. More.",
                &["built"],
                "Traceability. It is to be [built].",
            ),
            (
                "One sentence that is long enough to stand alone. Another says traceability.",
                &["traceability"],
                "Another says [traceability].",
            ),
            // A term over the end of a sentence: the whole block.
            ("第一句。第二句。", &["句。第"], "第一[句。第]二句。"),
        ] {
            assert_eq!(told(words, marked).join(" | "), expected, "{words}");
        }
    }
}
