//! Where each text of each notice stands: what is missing, out of date, made by a machine, official.

use super::entries::NoticeEntry;
use super::library::{Library, NoticeIndex};
use super::reading::original_of;
use crate::content::{BlockHashes, Notice, TranslationStatus};
use crate::language::Language;
use crate::path::NoticeId;

/// Where a notice stands in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextStatus {
    /// The notice.
    pub notice: NoticeId,
    /// What sort of text it has in that language.
    pub text: TextKind,
    /// How many blocks are out of date.
    pub stale: usize,
    /// Whether the original has, or had, blocks besides that this text has not.
    pub is_incomplete: bool,
    /// Whether it is a translation that does not say of which state of the original: nobody can
    /// tell then what has changed.
    pub is_unrecorded: bool,
}

/// What sort of text a notice has in a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextKind {
    /// None.
    Missing,
    /// A text of this status; `None` where its file does not say.
    Present(Option<TranslationStatus>),
}

/// Where all notices stand in a language, by id. O(n log n).
#[must_use]
pub fn translation_status(library: &Library, language: Language) -> Vec<TextStatus> {
    let mut all: Vec<TextStatus> =
        library.notices().map(|(index, notice)| status(library, index, notice, language)).collect();
    all.sort_by(|a, b| a.notice.cmp(&b.notice));
    all
}

pub(super) fn status(
    library: &Library,
    index: NoticeIndex,
    notice: &NoticeEntry,
    language: Language,
) -> TextStatus {
    let text = notice.texts.exact(language);
    let reading = library.reading(index).text(language);
    TextStatus {
        notice: notice.id().clone(),
        text: match text {
            None => TextKind::Missing,
            Some(text) => {
                TextKind::Present(text.translation.as_ref().map(|translation| translation.status))
            }
        },
        stale: reading.map_or(0, |reading| reading.stale.len()),
        is_incomplete: reading.is_some_and(|reading| reading.is_incomplete),
        is_unrecorded: text.is_some_and(|text| {
            original_of(&notice.texts, text).is_some()
                && text.translation.as_ref().is_some_and(|one| one.source_hash.is_none())
        }),
    }
}

/// What each text of a notice that is not the original is to record of the text it was made from, as
/// that is now; `None` where it does not say which that is, or it is empty.
#[must_use]
pub fn hashes_to_record(notice: &NoticeEntry) -> Vec<(&Notice, Option<BlockHashes>)> {
    let original = notice.original().language;
    let hashes = |text: &Notice| {
        let of = original_of(&notice.texts, text).filter(|of| !of.body.blocks.is_empty());
        of.map(|of| BlockHashes::of(&of.body))
    };
    let others = notice.texts.iter().filter(|text| text.language != original);
    others.map(|text| (text, hashes(text))).collect()
}
