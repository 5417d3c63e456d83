//! What is read out of the texts of one notice: whom and what they mention, which blocks of two
//! languages belong together, where they state different things, and what is out of date.
//!
//! Each notice is read by itself, in parallel. O(text) for a notice of ordinary length; alignment
//! of texts whose structures differ is O(n · m) in their blocks up to a bound, see `parallel`.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

use serde::{Deserialize, Serialize};
use unicode_width::UnicodeWidthStr;

use super::consistency::{Comparison, Side, differences};
use super::entries::Group;
use super::facts::{self, Stated, Value};
use super::mentions::{Finders, Mention, TermRef};
use super::parallel::{Pair, Shape, align};
use super::staleness::since;
use crate::content::{BlockHashes, Notice, TranslationStatus};
use crate::language::Language;
use crate::problem::{Problem, Rule};

/// What the texts of a notice tell.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Reading {
    /// One for each text, in their order.
    pub texts: Vec<TextReading>,
    /// The original beside each other text, in their order.
    pub parallels: Vec<Parallel>,
}

impl Reading {
    /// What the text in a language tells.
    #[must_use]
    pub fn text(&self, language: Language) -> Option<&TextReading> {
        self.texts.iter().find(|text| text.language == language)
    }
}

/// What one text tells.
#[derive(Debug, Serialize, Deserialize)]
pub struct TextReading {
    /// Its language.
    pub language: Language,
    /// What of its notice's own topics, organisations and places it mentions, in order.
    pub mentions: Vec<Mention>,
    /// The records of all vocabularies that title and text speak of, tagged or not, and how often.
    pub terms: Vec<(TermRef, u32)>,
    /// The numbers of its blocks whose original has changed since they were translated.
    pub stale: BTreeSet<usize>,
    /// Whether its original says more or less than it did, besides.
    pub is_incomplete: bool,
}

/// Two texts side by side.
#[derive(Debug, Serialize, Deserialize)]
pub struct Parallel {
    /// The language of the original: the left of each pair.
    pub original: Language,
    /// The language of the other text: the right of each pair.
    pub other: Language,
    /// The blocks, in reading order.
    pub pairs: Vec<Pair>,
    /// What one text states and the other does not, and nobody has said that it is meant.
    pub differences: Vec<Unmatched>,
}

/// Something that one text states without its like in the other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unmatched {
    /// The number of the pair.
    pub pair: usize,
    /// The language of the text that states it.
    pub language: Language,
    /// Its words: bytes of the words of that language's block.
    pub words: Range<usize>,
}

/// The text that others are a translation of: that which says so, else the first.
pub(super) fn original(texts: &Group<Notice>) -> &Notice {
    let is_original = |notice: &&Notice| {
        notice.translation.as_ref().is_some_and(|t| t.status == TranslationStatus::Original)
    };
    texts.iter().find(is_original).unwrap_or_else(|| texts.first())
}

/// The text that a translation says it was made from, if the notice has it.
pub(super) fn original_of<'a>(texts: &'a Group<Notice>, text: &Notice) -> Option<&'a Notice> {
    let translation = text.translation.as_ref()?;
    let of = translation.of.filter(|_| translation.status != TranslationStatus::Original)?;
    texts.exact(of)
}

/// What alignment and comparison need of one text.
struct Prepared<'a> {
    notice: &'a Notice,
    /// By block.
    facts: Vec<Vec<Stated>>,
    mentions: Vec<Mention>,
}

/// Reads a notice. `own` are the records that it is tagged with.
pub(super) fn read(
    texts: &Group<Notice>,
    own: &BTreeSet<TermRef>,
    finders: &Finders,
    problems: &mut Vec<Problem>,
) -> Reading {
    let prepare = |notice| prepare(notice, finders);
    let mut prepared: Vec<Prepared<'_>> = texts.iter().map(prepare).collect();
    let pivot = original(texts).language;
    let mut parallels = Vec::new();
    let mut meant = BTreeSet::new();
    let mut stale: BTreeMap<Language, Stale> = BTreeMap::new();
    if let Some(left) = prepared.iter().find(|one| one.notice.language == pivot) {
        let shapes = shapes(left);
        for right in prepared.iter().filter(|one| one.notice.language != pivot) {
            let pairs = align(&shapes, &self::shapes(right));
            let Comparison { unmatched, meant: found } =
                differences(&side(left), &side(right), &pairs, problems);
            meant.extend(found);
            let (original, other) = (pivot, right.notice.language);
            stale.insert(other, stale_blocks(texts, right.notice, &pairs, problems));
            parallels.push(Parallel { original, other, pairs, differences: unmatched });
        }
    }
    if !parallels.is_empty() {
        report_idle_differences(&prepared, &meant, problems);
    }
    let texts = prepared.drain(..).map(|Prepared { notice, mut mentions, .. }| {
        let terms = terms(notice, &mentions, finders);
        mentions.retain(|mention| own.contains(&mention.term));
        mentions.shrink_to_fit();
        let language = notice.language;
        let Stale { blocks, is_incomplete } = stale.remove(&language).unwrap_or_default();
        TextReading { language, mentions, terms, stale: blocks, is_incomplete }
    });
    Reading { texts: texts.collect(), parallels }
}

/// What a text speaks of, by record.
fn terms(notice: &Notice, mentions: &[Mention], finders: &Finders) -> Vec<(TermRef, u32)> {
    let mut all: Vec<TermRef> = mentions.iter().map(|mention| mention.term).collect();
    all.extend(finders.terms(notice.language, &notice.title));
    all.sort_unstable();
    let count = |same: &[TermRef]| u32::try_from(same.len()).unwrap_or(u32::MAX);
    all.chunk_by(|a, b| a == b).map(|same| (same[0], count(same))).collect()
}

fn prepare<'a>(notice: &'a Notice, finders: &Finders) -> Prepared<'a> {
    let body = &notice.body;
    let script = notice.language.script();
    let facts = body.blocks.iter().map(|block| facts::facts(body.words(block), script)).collect();
    Prepared { notice, facts, mentions: finders.mentions(notice.language, body) }
}

fn side<'a>(text: &'a Prepared<'_>) -> Side<'a> {
    Side { notice: text.notice, facts: &text.facts, mentions: &text.mentions }
}

fn shapes(text: &Prepared<'_>) -> Vec<Shape> {
    let body = &text.notice.body;
    let mut mentions = text.mentions.iter().peekable();
    let mut shape = |(number, block): (usize, &crate::content::markdown::Block)| {
        let mut hashes: Vec<u64> = text.facts[number]
            .iter()
            .filter(|stated| stated.demanded)
            .map(|stated| hash(&evidence(&stated.value)))
            .collect();
        while let Some(mention) = mentions.next_if(|mention| mention.block as usize <= number) {
            if mention.is_name {
                hashes.push(hash(&mention.term));
            }
        }
        hashes.sort_unstable();
        hashes.dedup();
        let columns = body.words(block).width();
        Shape { kind: block.kind, depth: block.depth, columns, facts: hashes }
    };
    body.blocks.iter().enumerate().map(&mut shape).collect()
}

/// A value as far as both languages write it: the year of a date is often left out in one.
fn evidence(value: &Value) -> Value {
    match value {
        Value::Date { month, day, .. } => Value::Date { year: None, month: *month, day: *day },
        other => other.clone(),
    }
}

/// Only compared within one run.
fn hash(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

/// What is out of date in a translation.
#[derive(Default)]
struct Stale {
    /// The numbers of its blocks whose original has changed.
    blocks: BTreeSet<usize>,
    /// Whether the original has, or had, blocks besides that it cannot have.
    is_incomplete: bool,
}

/// Compares a translation with its original, as far as it says which state of that it was made from.
fn stale_blocks(
    texts: &Group<Notice>,
    translation: &Notice,
    pairs: &[Pair],
    problems: &mut Vec<Problem>,
) -> Stale {
    let recorded = translation.translation.as_ref().and_then(|one| one.source_hash.as_ref());
    let (Some(of), Some(recorded)) = (original_of(texts, translation), recorded) else {
        return Stale::default();
    };
    let since = since(&recorded.value, &BlockHashes::of(&of.body));
    // Where the text was translated from one that is not the original, nothing is aligned with it.
    let is_aligned = of.language == original(texts).language;
    let partners: BTreeMap<usize, usize> = pairs
        .iter()
        .filter(|_| is_aligned)
        .filter_map(|pair| Some((pair.left? as usize, pair.right? as usize)))
        .collect();
    let mut stale = Stale { is_incomplete: since.removed > 0, ..Stale::default() };
    let source = &translation.source_text;
    let mut warn = |span: Range<usize>, message: String| {
        problems.push(Problem::warning(Rule::StaleTranslation, source.place(span), message).help(format!(
            "bring the translation up to date, then run: gongwen translation-status --record {}",
            translation.id
        )));
    };
    for number in since.changed {
        let Some(block) = of.body.blocks.get(number) else { continue };
        let line = of.source_text.place(block.span.range()).spot.map_or(1, |spot| spot.line);
        let there = format!("{}:{line}", of.source_text.file);
        let partner = partners.get(&number);
        match partner.and_then(|right| Some((*right, translation.body.blocks.get(*right)?))) {
            Some((right, block)) => {
                stale.blocks.insert(right);
                let message = format!("{there} has changed since this was translated");
                warn(block.span.range(), message);
            }
            None => {
                stale.is_incomplete = true;
                let message = format!("{there} is new since the text was translated");
                warn(recorded.span.clone(), message);
            }
        }
    }
    if since.removed > 0 {
        let blocks = if since.removed == 1 { "block" } else { "blocks" };
        let file = &of.source_text.file;
        let message = format!("{file} has lost {} {blocks} since it was translated", since.removed);
        warn(recorded.span.clone(), message);
    }
    stale
}

/// A difference that is said to be meant where there is none: it would hide the next mistake.
fn report_idle_differences(
    texts: &[Prepared<'_>],
    meant: &BTreeSet<(Language, usize)>,
    problems: &mut Vec<Problem>,
) {
    for notice in texts.iter().map(|text| text.notice) {
        let all = notice.differences.iter().enumerate();
        for (_, idle) in all.filter(|(number, _)| !meant.contains(&(notice.language, *number))) {
            let message =
                format!("\"{}\" is no difference from the other language here", idle.text);
            let place = notice.source_text.place(idle.span.clone());
            problems.push(
                Problem::warning(Rule::IdleDifference, place, message)
                    .help("write the words as the text has them, or take the difference out"),
            );
        }
    }
}
