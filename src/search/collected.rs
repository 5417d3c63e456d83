//! What was collected of some documents, kept for another run.

use serde::{Deserialize, Serialize};

use super::collect::{Collected, Collector};
use super::documents::Document;
use crate::hash::{Fingerprint, Hasher};
use crate::kept::{Shelf, seal, unseal};

/// A part as it is kept.
#[derive(Serialize, Deserialize)]
struct Part<C> {
    /// Of what it was collected.
    of: Fingerprint,
    collected: C,
}

/// What there is to collect of the documents of one part: as it is kept, if it is of the same
/// documents.
pub(super) fn part(number: usize, documents: &[Document<'_>], shelf: &dyn Shelf) -> Collected {
    let Some(program) = shelf.program() else { return collect(documents) };
    let of = fingerprint(program, documents);
    let name = format!("tokens-{number}");
    let kept = shelf.read(&name);
    let kept: Option<Part<Collected>> = kept.as_deref().and_then(unseal);
    if let Some(kept) = kept.filter(|kept| kept.of == of) {
        return kept.collected;
    }
    let collected = collect(documents);
    if let Some(bytes) = seal(&Part { of, collected: &collected }) {
        shelf.write(&name, &bytes);
    }
    collected
}

fn collect(documents: &[Document<'_>]) -> Collected {
    let mut collector = Collector::new();
    documents.iter().for_each(|document| document.collect(&mut collector));
    collector.finish()
}

/// The fingerprint of all that is collected: what [`Document::collect`] hands on.
fn fingerprint(program: &str, documents: &[Document<'_>]) -> Fingerprint {
    let mut hasher = Hasher::default();
    hasher.text(program);
    for document in documents {
        hasher.bytes(&document.number.to_le_bytes());
        document.pass_on(|text, field| {
            hasher.bytes(&[field as u8]);
            hasher.text(text);
        });
    }
    hasher.end()
}
