//! Which lines of a page are its main text. No extractor is right on every page, so several are
//! asked, and a line stays when most of their weight keeps it: the Trafilatura rules, Mozilla's
//! Readability, and our own look for the stretch of lines that reads like running text. Measured
//! on pages with known texts, the vote is better than each alone, in every language.

use libreadability::Parser;
use trafilatura::{ExtractionFocus, Options};

use super::blocks::Block;
use super::page::marks;

/// Longest text that the extractors are given, in bytes; a longer page goes by our own look alone.
const LONGEST: usize = 8 << 20;

/// For each line, whether it belongs to the main text. `marked` is the page with its text nodes
/// marked, of which there are `nodes`.
pub(super) fn main_text(blocks: &[Block], marked: Option<&str>, nodes: usize) -> Vec<bool> {
    let script = Script::of(blocks);
    let own = densest(blocks, script);
    let Some(marked) = marked.filter(|marked| marked.len() <= LONGEST) else { return own };
    let extractors: &[(Extractor, u32)] = match script {
        // On English news the rules of Trafilatura are the best; elsewhere none is.
        Script::Latin => &[
            (Extractor::Trafilatura(ExtractionFocus::FavorPrecision), 2),
            (Extractor::Trafilatura(ExtractionFocus::Balanced), 1),
            (Extractor::Readability, 1),
        ],
        Script::Other => &[
            (Extractor::Trafilatura(ExtractionFocus::FavorPrecision), 1),
            (Extractor::Readability, 1),
        ],
    };
    let sizes = |block: &Block| block.line.text.chars().count();
    let mut for_it: Vec<f64> = own.iter().map(|kept| f64::from(u8::from(*kept))).collect();
    let mut all = 1;
    for (extractor, weight) in extractors {
        let kept = extractor.kept(marked, nodes);
        all += weight;
        for (sum, block) in for_it.iter_mut().zip(blocks) {
            let nodes = &kept[block.nodes.clone()];
            let share = nodes.iter().filter(|kept| **kept).count() as f64 / nodes.len() as f64;
            *sum += share * f64::from(*weight);
        }
    }
    let wins = |sum: &f64| sum * 2.0 >= f64::from(all);
    let kept: Vec<bool> = for_it.iter().map(wins).collect();
    let size_of = |kept: &[bool]| -> usize {
        blocks.iter().zip(kept).filter(|(_, kept)| **kept).map(|(block, _)| sizes(block)).sum()
    };
    // Where they agree on next to nothing, a short notice stands on a page with much else.
    if size_of(&kept) * 4 < size_of(&own) { own } else { kept }
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

/// An extractor that is asked.
enum Extractor {
    Trafilatura(ExtractionFocus),
    Readability,
}

impl Extractor {
    /// The text nodes that it keeps.
    fn kept(&self, marked: &str, nodes: usize) -> Vec<bool> {
        let text = match self {
            Self::Trafilatura(focus) => {
                let mut options = Options::default();
                options.focus = *focus;
                options.enable_fallback = true;
                options.exclude_comments = true;
                trafilatura::extract(marked, &options).map(|found| found.content_text).ok()
            }
            Self::Readability => {
                Parser::new().parse(marked, None).map(|article| article.text_content).ok()
            }
        };
        let mut kept = vec![false; nodes];
        for number in text.iter().flat_map(|text| marks(text)) {
            if let Some(one) = kept.get_mut(number) {
                *one = true;
            }
        }
        kept
    }
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
    let signs = if is_link { 0 } else { text.chars().filter(|c| SIGNS.contains(*c)).count() };
    ((length - links) as f64 - 3.0 * links as f64) * scale + per_sign * signs as f64 - price
}
