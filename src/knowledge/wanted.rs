//! Documents that the texts cite and the collection has not.

use std::collections::BTreeMap;

use super::entries::NoticeEntry;
use super::library::NoticeIndex;
use crate::content::citations::Key;
use crate::content::markdown::{Anchor, Cited};
use crate::language::Language;

/// A document that is cited, but is not in the collection.
#[derive(Debug)]
pub struct Wanted {
    /// What the texts call it: the words of its first citation, by the order of the notices.
    pub name: String,
    /// The language of these words.
    pub language: Language,
    /// The notices that cite it, newest first.
    pub cited_by: Vec<WantedBy>,
}

/// A notice that cites a wanted document.
#[derive(Debug)]
pub struct WantedBy {
    /// The notice.
    pub notice: NoticeIndex,
    /// The anchor of the block of its first citation.
    pub anchor: Anchor,
    /// How often it does.
    pub count: usize,
}

impl Wanted {
    /// How often it is cited in all.
    #[must_use]
    pub fn count(&self) -> usize {
        self.cited_by.iter().map(|one| one.count).sum()
    }
}

/// Gathers what is wanted, what most notices cite first. One name in two languages is two entries:
/// nothing says that they are one document. O(n log n) in the citations.
pub(super) fn wanted(notices: &[NoticeEntry]) -> Vec<Wanted> {
    let mut found: BTreeMap<(Language, &Key), Wanted> = BTreeMap::new();
    for (number, notice) in notices.iter().enumerate() {
        let index = NoticeIndex::at(number);
        for text in notice.texts.iter() {
            for citation in &text.body.citations {
                let Cited::Wanted(key) = &citation.cited else { continue };
                let Some(block) = text.body.blocks.get(citation.block) else { continue };
                let wanted = found.entry((text.language, key)).or_insert_with(|| Wanted {
                    name: text
                        .body
                        .words(block)
                        .get(citation.words.clone())
                        .unwrap_or_default()
                        .to_owned(),
                    language: text.language,
                    cited_by: Vec::new(),
                });
                match wanted.cited_by.last_mut().filter(|last| last.notice == index) {
                    Some(last) => last.count += 1,
                    None => wanted.cited_by.push(WantedBy {
                        notice: index,
                        anchor: block.anchor.clone(),
                        count: 1,
                    }),
                }
            }
        }
    }
    let mut all: Vec<Wanted> = found.into_values().collect();
    // Stable: by key among equals.
    all.sort_by_key(|one| std::cmp::Reverse((one.cited_by.len(), one.count())));
    all
}
