//! How the notices are cited: what `cite` needs to know of each.

use super::Site;
use super::cite::{Cited, DocumentKind, Format, Standing, Wording};
use crate::content::{Kind, Notice, TranslationStatus};
use crate::knowledge::{NoticeEntry, NoticeIndex};
use crate::language::Language;

/// The citations of all notices, newest first, for a reader of a language.
#[must_use]
pub fn references(site: &Site<'_>, language: Language, format: Format) -> String {
    let cited: Vec<Cited<'_>> =
        site.library.notices().map(|(index, _)| cited(site, language, index)).collect();
    format.write(&cited)
}

/// A notice as a reader of a language cites it: the text that the page shows, at the address of
/// the source.
pub(super) fn cited<'a>(site: &Site<'a>, language: Language, index: NoticeIndex) -> Cited<'a> {
    let entry = site.library.notice(index);
    let text = entry.text(language);
    let original = entry.original();
    // The address and the day it was read there are of one text.
    let source = match &text.provenance.url {
        Some(_) => &text.provenance,
        None => &original.provenance,
    };
    Cited {
        key: entry.id().as_str(),
        text: wording(text),
        standing: standing(text, original),
        english: english(entry),
        kind: kind(entry.kind),
        date: entry.date,
        year: entry.year,
        url: source.url.as_deref(),
        retrieved: source.retrieved,
    }
}

fn wording(text: &Notice) -> Wording<'_> {
    Wording {
        language: text.language.as_str(),
        title: &text.title,
        // Who acts in a notice is known, but not who is responsible for it: only its publisher is.
        authors: text.provenance.publisher.as_deref().into_iter().collect(),
        publisher: text.provenance.publisher.as_deref(),
        document_number: text.document_number.as_deref(),
    }
}

fn standing<'a>(text: &Notice, original: &'a Notice) -> Standing<'a> {
    let status = text.translation.as_ref().map(|translation| translation.status);
    match status {
        // What the issuing body published itself stands by itself.
        None | Some(TranslationStatus::Original | TranslationStatus::Official) => {
            Standing::Original
        }
        Some(TranslationStatus::Unofficial | TranslationStatus::Machine) => {
            if original.language == text.language {
                Standing::Translation
            } else {
                Standing::TranslationOf(wording(original))
            }
        }
    }
}

fn english(entry: &NoticeEntry) -> Option<Wording<'_>> {
    entry.texts.exact(Language::EN).map(wording)
}

fn kind(kind: Kind) -> DocumentKind {
    match kind {
        Kind::Meeting | Kind::News => DocumentKind::News,
        Kind::Opinion | Kind::Announcement | Kind::Circular | Kind::Notice => {
            DocumentKind::Official
        }
        Kind::Regulation => DocumentKind::Regulation,
        Kind::Other => DocumentKind::Other,
    }
}
