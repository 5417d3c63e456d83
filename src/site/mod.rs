//! The site: which pages there are, what each shows, and where each lies. Pure: nothing here
//! reads or writes a file, and templates see only the [`views`].

pub mod cite;
mod exports;
mod ingredients;
mod list_kind;
mod one_line;
mod plan;
mod references;
mod search_words;
mod sitemap;
mod urls;
pub mod views;
mod words;
mod xml;

pub use exports::Export;
pub use ingredients::Ingredients;
pub use plan::{Content, Html, ListKind, PageKind, Plan, Planned, plan};
pub use references::references;
pub use search_words::{about, said};
pub use sitemap::{Sitemap, sitemap};
pub use words::Words;

use crate::config::Config;
use crate::knowledge::Library;
use crate::path::BaseUrl;
use crate::search::Index;

/// Everything that pages are made of.
#[derive(Clone, Copy)]
pub struct Site<'a> {
    /// The settings.
    pub config: &'a Config,
    /// Where it will be published, if that is known.
    pub base_url: Option<&'a BaseUrl>,
    /// The records and their relations.
    pub library: &'a Library,
    /// The words of the interface.
    pub words: &'a Words,
    /// The index by which it is searched.
    pub search: SearchIndex<'a>,
}

/// The index by which a site is searched.
#[derive(Clone, Copy)]
pub enum SearchIndex<'a> {
    /// The site cannot be searched.
    Left,
    /// It can, but the index is not made yet. Pages do not need it.
    Awaited,
    /// The index.
    Made(&'a Index<'a>),
}

impl<'a> SearchIndex<'a> {
    /// Whether the site can be searched.
    #[must_use]
    pub fn is_offered(self) -> bool {
        !matches!(self, Self::Left)
    }

    /// The index, once it is made.
    #[must_use]
    pub fn made(self) -> Option<&'a Index<'a>> {
        match self {
            Self::Made(index) => Some(index),
            Self::Left | Self::Awaited => None,
        }
    }
}
