//! Who watches a build: whoever wants to know which stage it is in and how far. The stages themselves
//! know no clock; whoever watches may have one.

/// A part of a build, in the order in which they follow each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Files are read.
    Reading,
    /// Settings and records are parsed and checked, each by itself.
    Parsing,
    /// Records are related to each other.
    Linking,
    /// The search index is made.
    Indexing,
    /// It is laid down which files the site has, and the templates are compiled.
    Planning,
    /// The files of the site are made and, unless it is only a check, written.
    Making,
}

impl Stage {
    /// Its name, for people and for programs.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Reading => "reading",
            Self::Parsing => "parsing",
            Self::Linking => "linking",
            Self::Indexing => "indexing",
            Self::Planning => "planning",
            Self::Making => "pages",
        }
    }
}

/// Is told how a build goes.
pub trait Watch: Sync {
    /// A stage begins, and the one before it has ended. `of` is how many files it is about to make;
    /// 0 where that cannot be said.
    fn stage(&self, stage: Stage, of: usize);

    /// One of the files was made. Called on many threads at once.
    fn made(&self);

    /// Another build writes to the same folder, and its end is awaited.
    fn waiting(&self);
}

/// Nobody watches.
impl Watch for () {
    fn stage(&self, _: Stage, _: usize) {}

    fn made(&self) {}

    fn waiting(&self) {}
}
