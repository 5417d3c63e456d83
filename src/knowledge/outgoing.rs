//! Where the collection leads out of itself.

use super::library::Library;
use crate::content::markdown::WebLink;
use crate::problem::{Place, SourceText};

/// A link out of the site, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Outgoing {
    /// Where it leads, as it is written.
    pub url: String,
    /// Where it stands.
    pub place: Place,
}

/// The links of all texts, and the addresses of their sources and attachments, by address.
#[must_use]
pub fn outgoing(library: &Library) -> Vec<Outgoing> {
    let placed = |source: &SourceText, links: &[WebLink]| -> Vec<Outgoing> {
        let place = |link: &WebLink| source.place(link.span.clone());
        links.iter().map(|link| Outgoing { url: link.url.clone(), place: place(link) }).collect()
    };
    let notices = library.notices().flat_map(|(_, notice)| notice.texts.iter());
    let stated = notices.flat_map(|text| placed(&text.source_text, &text.web_links));
    let written = library.texts().flat_map(|(_, text)| placed(text.source, &text.body.web_links));
    let mut all: Vec<Outgoing> = stated.chain(written).collect();
    all.sort();
    all
}
