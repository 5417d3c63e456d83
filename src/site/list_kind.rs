//! The lists that a language can have, and which of them a collection has something for.

use crate::content::Vocabulary;
use crate::knowledge::Library;

/// The lists of a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ListKind {
    /// All notices.
    Notices,
    /// All years.
    Years,
    /// All records of a vocabulary.
    Terms(Vocabulary),
    /// All people that notices name.
    People,
    /// Topics by years.
    Matrix,
    /// What happened when, and when it was published.
    Timeline,
    /// Documents that are cited and that the collection has not.
    Wanted,
}

impl ListKind {
    /// The lists of the navigation, in its order.
    pub const NAVIGATION: [Self; 7] = [
        Self::Notices,
        Self::Terms(Vocabulary::Topics),
        Self::Years,
        Self::Terms(Vocabulary::Series),
        Self::Terms(Vocabulary::Organisations),
        Self::Terms(Vocabulary::Places),
        Self::People,
    ];

    /// The tables that lie across the lists.
    pub const TABLES: [Self; 3] = [Self::Matrix, Self::Timeline, Self::Wanted];

    /// Those of `lists` that have something to list. The others have no page, and nothing leads to
    /// them.
    pub fn filled(
        library: &Library,
        lists: impl IntoIterator<Item = Self>,
    ) -> impl Iterator<Item = Self> {
        lists.into_iter().filter(|list| list.is_filled(library))
    }

    /// Whether a library has something for this list.
    #[must_use]
    pub fn is_filled(self, library: &Library) -> bool {
        match self {
            Self::Years => !library.years().is_empty(),
            Self::Terms(vocabulary) => library.terms(vocabulary).next().is_some(),
            Self::People => !library.people().is_empty(),
            Self::Matrix => !library.matrix().rows.is_empty(),
            Self::Timeline => !library.events().is_empty(),
            // That no document is wanted is worth knowing of a collection.
            Self::Notices | Self::Wanted => library.notices().len() > 0,
        }
    }

    /// The key of its words, which is also the name of its page.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Notices => "notices",
            Self::Years => "years",
            Self::Terms(vocabulary) => vocabulary.folder(),
            Self::People => "people",
            Self::Matrix => "matrix",
            Self::Timeline => "timeline",
            Self::Wanted => "wanted",
        }
    }
}
