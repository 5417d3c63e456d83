//! What one language of a notice states and the other does not: figures, dates, document numbers
//! and names, block by block.

use std::collections::BTreeSet;
use std::ops::Range;

use super::facts::{Stated, missing};
use super::mentions::Mention;
use super::parallel::Pair;
use super::reading::Unmatched;
use crate::content::Notice;
use crate::content::markdown::Block;
use crate::language::Language;
use crate::problem::{Place, Problem, Rule};

/// One of two texts that are compared.
pub(super) struct Side<'a> {
    pub notice: &'a Notice,
    /// What each block states.
    pub facts: &'a [Vec<Stated>],
    /// What the text mentions, in order.
    pub mentions: &'a [Mention],
}

/// How many differences of two texts are told one by one. Texts that differ in more are no
/// translations of each other, and the rest would only hide other problems.
const MOST_TOLD: usize = 12;

/// What a comparison found.
pub(super) struct Comparison {
    /// What has no counterpart, and nobody has said that it is meant.
    pub unmatched: Vec<Unmatched>,
    /// Differences that are meant, by language and number, as far as there are any.
    pub meant: BTreeSet<(Language, usize)>,
}

/// Compares two aligned texts. What a text says is meant (`[[differences]]`) is passed over; the
/// rest is reported with both places. A block without a partner is not compared: that it has none
/// is plain to see. O(n log n) in facts and mentions.
pub(super) fn differences(
    left: &Side<'_>,
    right: &Side<'_>,
    pairs: &[Pair],
    problems: &mut Vec<Problem>,
) -> Comparison {
    let mut found = Vec::new();
    let mut meant = BTreeSet::new();
    for (number, pair) in pairs.iter().enumerate() {
        let (Some(l), Some(r)) = (pair.left, pair.right) else { continue };
        let (l, r) = (l as usize, r as usize);
        for (from, at, to, there) in [(left, l, right, r), (right, r, left, l)] {
            for words in unmatched(from, at, to, there) {
                let Some(text) = from.words(at).and_then(|all| all.get(words.clone())) else {
                    continue;
                };
                if let Some(difference) = from.meant(at, &words) {
                    meant.insert((from.notice.language, difference));
                    continue;
                }
                if found.len() < MOST_TOLD {
                    problems.push(from.problem(at, text, to, there));
                }
                let language = from.notice.language;
                found.push(Unmatched { pair: number, language, words });
            }
        }
    }
    if found.len() > MOST_TOLD {
        let message = format!(
            "{} figures, dates and names have no counterpart in {}, of which {MOST_TOLD} are told",
            found.len(),
            left.notice.source_text.file
        );
        let help = "see them all on the page that shows the two side by side";
        let place = right.notice.source_text.whole();
        problems.push(Problem::warning(Rule::TextsDiffer, place, message).help(help));
    }
    Comparison { unmatched: found, meant }
}

/// The words of a block that have no like in its partner, in order.
fn unmatched(from: &Side<'_>, at: usize, to: &Side<'_>, there: usize) -> Vec<Range<usize>> {
    let empty = Vec::new();
    let (own, other) =
        (from.facts.get(at).unwrap_or(&empty), to.facts.get(there).unwrap_or(&empty));
    let mut words: Vec<_> = missing(own, other).into_iter().map(|one| one.span.clone()).collect();
    let named: BTreeSet<_> = to.mentions_of(there).iter().map(|other| other.term).collect();
    for mention in from.names(at) {
        if !named.contains(&mention.term) {
            words.push(mention.words.start as usize..mention.words.end as usize);
        }
    }
    words.sort_by_key(|one| (one.start, one.end));
    words.dedup();
    words
}

impl<'a> Side<'a> {
    fn block(&self, number: usize) -> Option<&'a Block> {
        self.notice.body.blocks.get(number)
    }

    fn words(&self, number: usize) -> Option<&str> {
        self.block(number).map(|block| self.notice.body.words(block))
    }

    fn mentions_of(&self, block: usize) -> &'a [Mention] {
        let start = self.mentions.partition_point(|one| (one.block as usize) < block);
        let end = self.mentions.partition_point(|one| (one.block as usize) <= block);
        &self.mentions[start..end]
    }

    /// The number of the difference that is said to be meant, if some words of a block stand in one.
    fn meant(&self, block: usize, words: &Range<usize>) -> Option<usize> {
        let all = self.words(block).unwrap_or_default();
        self.notice.differences.iter().position(|meant| {
            let mut places = all.match_indices(&meant.text);
            places.any(|(at, text)| at <= words.start && words.end <= at + text.len())
        })
    }

    /// The names in a block that the other text must have too. A name inside another, longer one
    /// (药品 in 药品监督管理局), or inside that of a document which is cited, is a part of that.
    fn names(&self, block: usize) -> Vec<&'a Mention> {
        let citations = &self.notice.body.citations;
        let from = citations.partition_point(|citation| citation.block < block);
        let cited = citations[from..].iter().take_while(|citation| citation.block == block);
        let mut cited = cited.map(|citation| citation.words.clone()).peekable();
        // Mentions are in order of where they begin, the longer first: only one before can hold one.
        let mut longest = 0..0;
        let mut names = Vec::new();
        for mention in self.mentions_of(block) {
            let words = mention.words.start as usize..mention.words.end as usize;
            while cited.next_if(|citation| citation.end <= words.start).is_some() {}
            let in_citation = cited
                .peek()
                .is_some_and(|citation| citation.start <= words.start && words.end <= citation.end);
            let in_other = words.end <= longest.end && words != longest;
            if words.end > longest.end {
                longest = words;
            }
            if mention.is_name && !in_other && !in_citation {
                names.push(mention);
            }
        }
        names
    }

    /// The place of some words of a block: where the file writes them so, else the block's start.
    fn place(&self, number: usize, words: &str) -> Place {
        let source = &self.notice.source_text;
        let Some(block) = self.block(number) else { return source.whole() };
        let written = source.text.get(block.span.range()).unwrap_or_default();
        match written.find(words).filter(|_| !words.is_empty()) {
            Some(at) => {
                source.place(block.span.start() + at..block.span.start() + at + words.len())
            }
            None => source.place(block.span.start()..block.span.start() + 1),
        }
    }

    fn problem(&self, at: usize, text: &str, to: &Side<'_>, there: usize) -> Problem {
        let other = to.place(there, "");
        let line = other.spot.map_or(1, |spot| spot.line);
        let message = format!("\"{text}\" has no counterpart in {}:{line}", other.file);
        Problem::warning(Rule::TextsDiffer, self.place(at, text), message).help(format!(
            "make the two alike; if it is meant, say so in this file under [[differences]] with text = \"{text}\" and reason = \"…\""
        ))
    }
}
