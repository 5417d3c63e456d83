//! A notice in two languages side by side.

use serde::Serialize;

use super::builder::PageBuilder;
use super::{Link, Text};
use crate::content::Notice;
use crate::content::markdown::{Block, BlockKind, escape};
use crate::knowledge::{NoticeIndex, Pair, Parallel, Reading};
use crate::language::Language;
use crate::site::plan::PageKind;

/// Two texts side by side.
#[derive(Debug, Serialize)]
pub struct ParallelView {
    /// The title, for a reader of the page.
    pub title: Text,
    /// The notice's own page.
    pub notice: Link,
    /// The text on the left, which is in the reader's language where there is one.
    pub left: TextColumn,
    /// The text on the right.
    pub right: TextColumn,
    /// The blocks, in reading order.
    pub pairs: Vec<PairView>,
    /// How many blocks have no partner.
    pub gaps: usize,
    /// How many figures, dates or names have no like.
    pub differences: usize,
    /// Whether either shows highlighted code.
    #[serde(skip)]
    pub has_code: bool,
}

/// One of the two texts.
#[derive(Debug, Serialize)]
pub struct TextColumn {
    /// Its language.
    pub lang: String,
    /// What a reader of the page calls it.
    pub language: String,
    /// Its title.
    pub title: String,
    /// The key of the word for its status.
    pub status: Option<&'static str>,
}

/// Two blocks side by side.
#[derive(Debug, Serialize)]
pub struct PairView {
    /// The anchor of both: that of the original's block.
    pub id: String,
    /// The block on the left.
    pub left: Option<BlockView>,
    /// The block on the right.
    pub right: Option<BlockView>,
    /// Words of either that have no like in the other.
    pub unmatched: Vec<Text>,
    /// Whether the original has changed since the translation.
    pub stale: bool,
}

/// A block as it stands in its column.
#[derive(Debug, Serialize)]
pub struct BlockView {
    /// Its element.
    pub html: String,
}

/// The block of another language's text that stands beside a block of the original: the block
/// itself, where that language is the original's.
pub(super) fn partner(reading: &Reading, language: Language, block: usize) -> Option<usize> {
    match reading.parallels.iter().find(|one| one.other == language) {
        Some(parallel) => {
            let number = u32::try_from(block).ok();
            let pair =
                parallel.pairs.iter().find(|pair| pair.left.is_some() && pair.left == number);
            pair.and_then(|pair| pair.right).map(|right| right as usize)
        }
        None => Some(block),
    }
}

/// The two texts that a reader of this language is shown: hers beside the original or, where hers is
/// the original, beside the first other text.
fn shown<'a>(builder: &PageBuilder<'a>, index: NoticeIndex) -> Option<&'a Parallel> {
    let parallels = &builder.site.library.reading(index).parallels;
    let own = parallels.iter().find(|parallel| parallel.other == builder.language());
    own.or_else(|| parallels.first())
}

/// The anchor that a block of a notice's text has on the page that shows it side by side.
pub(super) fn anchor(original: &Notice, other: &Notice, pair: &Pair) -> String {
    let left = pair.left.and_then(|left| original.body.blocks.get(left as usize));
    let right = || pair.right.and_then(|right| other.body.blocks.get(right as usize));
    match left {
        Some(block) => block.anchor.to_string(),
        // The other text numbers its blocks by itself.
        None => right().map_or_else(String::new, |block| format!("only-{}", block.anchor)),
    }
}

pub(super) fn parallel(builder: &PageBuilder<'_>, index: NoticeIndex) -> Option<ParallelView> {
    let entry = builder.site.library.notice(index);
    let parallel = shown(builder, index)?;
    let (original, other) =
        (entry.texts.exact(parallel.original)?, entry.texts.exact(parallel.other)?);
    let is_turned = other.language == builder.language();
    let (left, right) = if is_turned { (other, original) } else { (original, other) };
    let page = builder.href(PageKind::Notice(index));
    let block = |notice: &Notice, number: Option<u32>| {
        let block = notice.body.blocks.get(number? as usize)?;
        Some(block_view(notice, block, page.as_str()))
    };
    let stale = builder.site.library.reading(index).text(other.language);
    let pair = |(number, pair): (usize, &Pair)| {
        let (first, second) =
            if is_turned { (pair.right, pair.left) } else { (pair.left, pair.right) };
        let unmatched = parallel.differences.iter().filter(|one| one.pair == number);
        let words = unmatched.filter_map(|one| {
            let (notice, block) = if one.language == original.language {
                (original, pair.left)
            } else {
                (other, pair.right)
            };
            let body = &notice.body;
            let words = body.words(body.blocks.get(block? as usize)?);
            Some(builder.text(words.get(one.words.clone())?, notice.language))
        });
        PairView {
            id: anchor(original, other, pair),
            left: block(left, first),
            right: block(right, second),
            unmatched: words.collect(),
            stale: stale.is_some_and(|text| {
                pair.right.is_some_and(|right| text.stale.contains(&(right as usize)))
            }),
        }
    };
    let text = entry.text(builder.language());
    Some(ParallelView {
        title: builder.text(&text.title, text.language),
        notice: builder.notice_link(index),
        left: column(builder, left),
        right: column(builder, right),
        pairs: parallel.pairs.iter().enumerate().map(pair).collect(),
        gaps: parallel
            .pairs
            .iter()
            .filter(|pair| pair.left.is_none() || pair.right.is_none())
            .count(),
        differences: parallel.differences.len(),
        has_code: left.body.has_code || right.body.has_code,
    })
}

fn column(builder: &PageBuilder<'_>, notice: &Notice) -> TextColumn {
    TextColumn {
        lang: notice.language.to_string(),
        language: builder.language_name(notice.language),
        title: notice.title.clone(),
        status: notice.translation.as_ref().map(|translation| translation.status.key()),
    }
}

/// How a link within the text begins.
const WITHIN: &str = "<a href=\"#";

fn block_view(notice: &Notice, block: &Block, page: &str) -> BlockView {
    let html = match notice.body.inside(block) {
        Some(html) => html,
        None if block.kind == BlockKind::TableRow => {
            let cells = notice.body.words(block).split('\t');
            cells.map(|cell| format!("<td>{}</td>", escape(cell))).collect::<String>().into()
        }
        None => escape(notice.body.words(block)).into(),
    };
    // Links within the text lead to the text: its anchors are not all on this page.
    let html = if html.contains(WITHIN) {
        html.replace(WITHIN, &format!("<a href=\"{page}#")).into()
    } else {
        html
    };
    let html = match block.kind {
        // The languages stand above the headings of the text.
        BlockKind::Heading(level) => {
            let level = (level + 1).min(6);
            format!("<h{level}>{html}</h{level}>")
        }
        BlockKind::Item => {
            let depth = block.depth.min(4);
            let marker = block.number.map_or_else(|| "•".to_owned(), |number| format!("{number}."));
            format!("<p class=\"item d{depth}\"><span class=\"marker\">{marker}</span> {html}</p>")
        }
        BlockKind::Quote => format!("<blockquote><p>{html}</p></blockquote>"),
        BlockKind::Code => format!("<pre tabindex=\"0\"><code>{html}</code></pre>"),
        BlockKind::TableRow => format!("<table><tbody><tr>{html}</tr></tbody></table>"),
        BlockKind::Rule => "<hr>".to_owned(),
        BlockKind::Paragraph | BlockKind::Html => format!("<p>{html}</p>"),
    };
    BlockView { html }
}
