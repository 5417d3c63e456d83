//! The site: which pages there are, what each shows, and where each lies. Pure: nothing here
//! reads or writes a file, and templates see only the [`views`].

pub mod cite;
mod plan;
mod references;
mod search_words;
mod sitemap;
mod urls;
pub mod views;
mod words;

pub use plan::{Content, Html, ListKind, PageKind, Plan, Planned, plan};
pub use references::references;
pub use search_words::{about, said};
pub use sitemap::{robots, sitemap};
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
    /// The index, of a site that can be searched.
    pub search: Option<&'a Index<'a>>,
}
