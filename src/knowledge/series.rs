//! Editions of a series against each other: which years have none, what tasks each sets, which
//! topics are new.

use std::collections::{BTreeMap, BTreeSet};

use super::entries::{NoticeEntry, TermEntry};
use super::library::{Library, NoticeIndex};
use crate::content::markdown::{Block, BlockKind, Body};
use crate::path::TermId;

/// The editions of a series, oldest first.
#[derive(Debug)]
pub struct Editions {
    /// The editions.
    pub editions: Vec<Edition>,
    /// Years between the first and the last edition of which the collection has none.
    pub missing: Vec<i16>,
    /// The topics of any edition, by id, with the editions (by number) that have them.
    pub topics: BTreeMap<TermId, BTreeSet<usize>>,
}

/// An edition of a series.
#[derive(Debug)]
pub struct Edition {
    /// The notice.
    pub notice: NoticeIndex,
    /// The year it stands under.
    pub year: Option<i16>,
    /// Its topics that the edition before it has not; all that is known of the first is that it is
    /// the first, so it has none.
    pub new: Vec<TermId>,
    /// The topics of the edition before it that it has not.
    pub dropped: Vec<TermId>,
}

/// After a longer gap than this, in years, a series was not missed but begun anew, or a year is
/// mistyped.
const LONGEST_GAP: i16 = 20;

/// Compares the editions of a series. O(editions · topics).
#[must_use]
pub fn editions(library: &Library, series: &TermEntry) -> Editions {
    let mut oldest_first: Vec<NoticeIndex> = series.notices.clone();
    oldest_first.reverse();
    let notices: Vec<&NoticeEntry> =
        oldest_first.iter().map(|index| library.notice(*index)).collect();
    let mut topics: BTreeMap<TermId, BTreeSet<usize>> = BTreeMap::new();
    for (number, notice) in notices.iter().enumerate() {
        for topic in &notice.topics {
            topics.entry(topic.clone()).or_default().insert(number);
        }
    }
    let lacking = |of: &NoticeEntry, than: &NoticeEntry| -> Vec<TermId> {
        of.topics.iter().filter(|topic| !than.topics.contains(topic)).cloned().collect()
    };
    let edition = |(number, index): (usize, &NoticeIndex)| {
        let own = notices[number];
        let before = number.checked_sub(1).map(|before| notices[before]);
        Edition {
            notice: *index,
            year: own.year,
            new: before.map_or_else(Vec::new, |before| lacking(own, before)),
            dropped: before.map_or_else(Vec::new, |before| lacking(before, own)),
        }
    };
    let years: BTreeSet<i16> = notices.iter().filter_map(|notice| notice.year).collect();
    let gaps = years.iter().zip(years.iter().skip(1));
    let gaps = gaps.filter(|(before, after)| **after - **before <= LONGEST_GAP);
    let missing = gaps.flat_map(|(before, after)| before + 1..*after).collect();
    Editions { editions: oldest_first.iter().enumerate().map(edition).collect(), missing, topics }
}

/// The items of a text that set tasks: the items of its outermost lists below the heading that
/// speaks of tasks. Where no heading does, those of its longest numbered list; where there is
/// none, no item is known to be a task. Numbers of blocks.
#[must_use]
pub fn tasks(body: &Body) -> Vec<usize> {
    let sections = sections(&body.blocks);
    let of_tasks: Vec<&Section> = sections
        .iter()
        .filter(|section| section.heading.is_some_and(|at| speaks_of_tasks(body, at)))
        .filter(|section| !section.items.is_empty())
        .collect();
    match of_tasks.as_slice() {
        [] => sections
            .into_iter()
            .filter(|section| section.is_numbered)
            .max_by_key(|section| (section.items.len(), std::cmp::Reverse(section.heading)))
            .map(|section| section.items)
            .unwrap_or_default(),
        found => found.iter().flat_map(|section| section.items.iter().copied()).collect(),
    }
}

/// A stretch of blocks below one heading.
#[derive(Default)]
struct Section {
    heading: Option<usize>,
    /// The items that lie in one list only.
    items: Vec<usize>,
    is_numbered: bool,
}

fn sections(blocks: &[Block]) -> Vec<Section> {
    let mut sections = vec![Section::default()];
    for (number, block) in blocks.iter().enumerate() {
        match block.kind {
            BlockKind::Heading(_) => {
                sections.push(Section { heading: Some(number), ..Section::default() });
            }
            BlockKind::Item if block.depth == 1 => {
                if let Some(section) = sections.last_mut() {
                    section.items.push(number);
                    section.is_numbered |= block.number.is_some();
                }
            }
            _ => {}
        }
    }
    sections
}

fn speaks_of_tasks(body: &Body, heading: usize) -> bool {
    const WORDS: [&str; 10] = [
        "任务",
        "重点",
        "主线",
        "部署",
        "要求",
        "task",
        "priorit",
        "requirement",
        "main line",
        "key work",
    ];
    let words = body.blocks.get(heading).map_or("", |block| body.words(block)).to_lowercase();
    WORDS.iter().any(|word| words.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::content::{self, Drafts};
    use crate::path::SourcePath;
    use crate::problem::SourceText;

    fn tasks_of(markdown: &str) -> Vec<String> {
        let source = |name: &str, text: &str| SourceText::new(SourcePath::new(name), text);
        let config =
            Config::parse(&source("site.toml", "[[languages]]\ntag = \"en\"\n"), &mut Vec::new());
        let file = source(
            "content/notices/2024/a.en.md",
            &format!("+++\ntitle = \"T\"\n+++\n{markdown}\n"),
        );
        let records =
            content::parse(&[file], &[], &config.unwrap(), Drafts::Leave, &mut Vec::new());
        let body = &records.notices[0].body;
        tasks(body).into_iter().map(|block| body.words(&body.blocks[block]).to_owned()).collect()
    }

    #[test]
    fn tasks_are_the_items_below_the_heading_that_speaks_of_them() {
        for (markdown, expected) in [
            ("## Review\n\n- past\n\n## Tasks for 2024\n\n1. one\n   - part\n2. two", "one|two"),
            ("## 会议概况\n\n1. 甲\n2. 乙\n3. 丙\n\n## 2024年重点任务\n\n- 丁", "丁"),
            // No heading speaks of tasks: the longest numbered list.
            ("## A\n\n1. one\n\n## B\n\n1. two\n2. three\n\n## C\n\n- x\n- y\n- z", "two|three"),
            // A heading alone is no list of tasks.
            ("## Tasks\n\nWords.\n\n## More\n\n1. one", "one"),
            ("- a\n- b", ""),
            ("", ""),
        ] {
            assert_eq!(tasks_of(markdown).join("|"), expected, "{markdown}");
        }
    }
}
