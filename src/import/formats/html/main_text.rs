//! Which lines of a page are its main text. No extractor is right on every page, so several are
//! asked, and a line stays when most of their weight keeps it: the Trafilatura rules, Mozilla's
//! Readability, and our own look for the stretch of lines that reads like running text. Measured
//! on pages with known texts, the vote is better than each alone, in every language.

use std::collections::{BTreeMap, BTreeSet};

use ego_tree::NodeId;
use libreadability::{Article, Parser};
use trafilatura::{ExtractionFocus, FallbackCandidates, Options};
use unicode_width::UnicodeWidthStr;

use super::blocks::Block;
use super::page::marks;
use crate::import::chrome::is_issuer;
use crate::import::dates::is_date_alone;

/// Longest text that the extractors are given, in bytes; a longer page goes by our own look alone.
const LONGEST: usize = 8 << 20;

/// Least main text, in columns. Where the extractors agree on less, they did not understand the
/// page, and the one that keeps most is followed.
const LEAST: usize = 160;

/// For each line, whether it belongs to the main text. `marked` is the page with its text nodes
/// marked, of which there are `nodes`.
pub(super) fn main_text(blocks: &[Block], marked: Option<&str>, nodes: usize) -> Vec<bool> {
    let script = Script::of(blocks);
    let own = densest(blocks, script);
    let Some(marked) = marked.filter(|marked| marked.len() <= LONGEST) else { return own };
    let readable = readability(marked);
    let by_readability = shares(blocks, nodes, readable.as_ref().map(|page| &*page.text_content));
    let content = readable.map(|page| page.content);
    let by_rules = shares(blocks, nodes, trafilatura(marked, content).as_deref());
    // On English pages the rules of Trafilatura are the best; on others none is.
    let weight_of_rules = if script == Script::Latin { 2.0 } else { 1.0 };
    let all = weight_of_rules + 2.0;
    let votes = by_rules.iter().zip(&by_readability).zip(&own);
    let wins = |((rules, readability), own): ((&f64, &f64), &bool)| {
        let votes = rules * weight_of_rules + readability + f64::from(u8::from(*own));
        // On English pages the rules need one more voice, and the others do not outvote them.
        match script {
            Script::Latin => votes * 2.0 > all,
            Script::Other => votes * 2.0 >= all,
        }
    };
    let mut kept: Vec<bool> = votes.map(wins).collect();
    keep_between(blocks, &mut kept);
    if columns(blocks, &kept) >= LEAST {
        return kept;
    }
    let whole = |shares: &[f64]| shares.iter().map(|share| *share >= 0.5).collect::<Vec<bool>>();
    let candidates = [kept, whole(&by_readability), whole(&by_rules), own];
    candidates.into_iter().max_by_key(|kept| columns(blocks, kept)).unwrap_or_default()
}

/// Keeps what stands between lines of the text and beside them on the page: a heading, a list, a
/// short line are part of it, whatever extractors think of them, unless they are links.
fn keep_between(blocks: &[Block], kept: &mut [bool]) {
    let (Some(first), Some(last)) =
        (kept.iter().position(|kept| *kept), kept.iter().rposition(|kept| *kept))
    else {
        return;
    };
    let containers: BTreeSet<NodeId> = blocks
        .iter()
        .zip(kept.iter())
        .filter(|(_, kept)| **kept)
        .filter_map(|(block, _)| block.container)
        .collect();
    let mut pictures: BTreeMap<&str, usize> = BTreeMap::new();
    for block in blocks.iter().filter(|block| block.is_picture()) {
        *pictures.entry(&block.line.text).or_default() += 1;
    }
    for index in first..last {
        let block = &blocks[index];
        // The words of a picture that the page shows again and again are none of the notice.
        let is_sign = pictures.get(block.line.text.as_str()).is_some_and(|count| *count > 1)
            || block.line.text.chars().count() < SHORTEST_CAPTION;
        if block.is_picture() && is_sign {
            continue;
        }
        let is_link = block.link_chars * 2 > block.line.text.chars().count();
        let stands_beside = block.container.is_some_and(|one| containers.contains(&one));
        kept[index] |= stands_beside && !is_link;
    }
    // A signature ends the text.
    for index in (last + 1..blocks.len()).take(LINES_OF_SIGNATURE) {
        let line = &blocks[index].line;
        let is_signature = is_issuer(&line.text) || is_date_alone(&line.text);
        if !is_signature || blocks[index].container != blocks[last].container {
            break;
        }
        kept[index] = true;
    }
}

/// Shortest words by which a picture that stands alone says what it shows, in characters.
const SHORTEST_CAPTION: usize = 5;

/// How many lines a signature has: the issuer and the day.
const LINES_OF_SIGNATURE: usize = 2;

/// How much text is kept; a Hanzi takes two columns.
fn columns(blocks: &[Block], kept: &[bool]) -> usize {
    let width = |block: &Block| block.line.text.width_cjk();
    blocks.iter().zip(kept).filter(|(_, kept)| **kept).map(|(block, _)| width(block)).sum()
}

/// What tells extractors apart: how a page is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    /// English, as far as can be told.
    Latin,
    /// Chinese and all others.
    Other,
}

impl Script {
    fn of(blocks: &[Block]) -> Self {
        let is_text = |block: &&Block| block.link_chars * 2 < block.line.text.chars().count();
        let text: String = blocks
            .iter()
            .filter(is_text)
            .flat_map(|block| [block.line.text.as_str(), "\n"])
            .collect();
        match whichlang::detect_language(&text) {
            whichlang::Lang::Eng => Self::Latin,
            _ => Self::Other,
        }
    }
}

/// What Readability keeps.
fn readability(marked: &str) -> Option<Article> {
    Parser::new().parse(marked, None).ok()
}

/// What the rules of Trafilatura keep. They fall back on what Readability found.
fn trafilatura(marked: &str, readable: Option<String>) -> Option<String> {
    let mut options = Options::default();
    options.focus = ExtractionFocus::FavorPrecision;
    options.enable_fallback = true;
    options.exclude_comments = true;
    let mut candidates = FallbackCandidates::default();
    candidates.readability_html = readable;
    options.fallback_candidates = Some(candidates);
    trafilatura::extract(marked, &options).map(|found| found.content_text).ok()
}

/// The share of each line's text nodes that are in what an extractor kept.
fn shares(blocks: &[Block], nodes: usize, kept: Option<&str>) -> Vec<f64> {
    let mut is_kept = vec![false; nodes];
    for number in kept.into_iter().flat_map(marks) {
        if let Some(one) = is_kept.get_mut(number) {
            *one = true;
        }
    }
    let share = |block: &Block| {
        let nodes = &is_kept[block.nodes.clone()];
        nodes.iter().filter(|kept| **kept).count() as f64 / nodes.len().max(1) as f64
    };
    blocks.iter().map(share).collect()
}

/// The stretch of lines with the most running text, without the lines in it that are links. Each
/// line counts for its length and its signs of punctuation, against a fixed price and its links;
/// the stretch is the one with the greatest sum (Pasternack and Roth, "Extracting article text
/// from the web with maximum subsequence segmentation", 2009).
fn densest(blocks: &[Block], script: Script) -> Vec<bool> {
    let values = blocks.iter().map(|block| value(block, script));
    let (mut best, mut best_sum) = (0..0, 0.0);
    let (mut start, mut sum) = (0, 0.0);
    for (index, value) in values.enumerate() {
        if sum <= 0.0 {
            (start, sum) = (index, 0.0);
        }
        sum += value;
        if sum > best_sum {
            (best, best_sum) = (start..index + 1, sum);
        }
    }
    let is_text = |block: &Block| block.link_chars * 5 <= block.line.text.chars().count() * 3;
    let kept = |(index, block)| best.contains(&index) && is_text(block);
    blocks.iter().enumerate().map(kept).collect()
}

/// How much of a line without a sign of punctuation counts as text, in characters.
const LONGEST_UNSIGNED: usize = 60;

/// What a line speaks for being text, in Hanzi.
fn value(block: &Block, script: Script) -> f64 {
    const SIGNS: &str = "，。；：、！？,.;:!?“”\"";
    let text = &block.line.text;
    let is_wide = text.chars().any(|c| c >= '\u{2E80}');
    // A letter says less than a Hanzi.
    let scale = if is_wide { 1.0 } else { 0.35 };
    let (price, per_sign) =
        if is_wide || script == Script::Other { (20.0, 2.0) } else { (12.0, 8.0) };
    let length = text.chars().filter(|c| !c.is_whitespace()).count();
    let links = block.link_chars.min(length);
    let is_link = links * 2 >= length;
    let signs = text.chars().filter(|c| SIGNS.contains(*c)).count();
    // A long line without a sign of punctuation is a heap of words.
    let length = if signs == 0 { length.min(LONGEST_UNSIGNED) } else { length };
    let links = links.min(length);
    let signs = if is_link { 0 } else { signs };
    ((length - links) as f64 - 3.0 * links as f64) * scale + per_sign * signs as f64 - price
}
