//! Plain pages, such as `about`.

use serde::{Deserialize, Serialize};

use super::check::Check;
use super::front_matter::RawPage;
use super::markdown::Body;
use crate::language::Language;
use crate::path::PageId;
use crate::problem::SourceText;

/// A plain page in one language.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Page {
    /// Its id, the same in every language.
    pub id: PageId,
    /// The language of this text.
    pub language: Language,
    /// The file.
    #[serde(skip, default = "SourceText::awaited")]
    pub source_text: SourceText,
    /// Title.
    pub title: String,
    /// One sentence for lists and search engines.
    pub summary: Option<String>,
    /// Former ids, which lead here.
    pub aliases: Vec<PageId>,
    /// The text.
    pub body: Body,
}

/// Checks the front matter of a page.
pub(super) fn check(raw: RawPage, id: PageId, body: Body, check: &mut Check<'_>) -> Page {
    let RawPage { title, summary, aliases, draft: _ } = raw;
    Page {
        id,
        language: check.language,
        source_text: check.source.clone(),
        title: check.title(title),
        summary,
        aliases: check.aliases(aliases, PageId::new),
        body,
    }
}
