//! The search box of every page, and the page that shows what was found.

use serde::Serialize;

use super::Link;
use super::builder::PageBuilder;
use crate::content::Vocabulary;
use crate::path::UrlPath;
use crate::site::plan::{ListKind, PageKind};

/// The search box.
#[derive(Debug, Serialize)]
pub struct SearchBox {
    /// The page that shows what is found.
    pub href: UrlPath,
    /// Where a reader without scripts can look instead: topics and years, as far as there are any.
    pub lists: Vec<Link>,
}

/// The page that shows what was found. Its scripts fill it.
#[derive(Debug, Serialize)]
pub struct SearchView {
    /// How many notices there are to search.
    pub notices: usize,
}

/// The box, on a site that can be searched.
pub(super) fn search_box(builder: &PageBuilder<'_>) -> Option<SearchBox> {
    let lists = [ListKind::Terms(Vocabulary::Topics), ListKind::Years];
    let lists = ListKind::filled(builder.site.library, lists);
    builder.site.search.is_offered().then(|| SearchBox {
        href: builder.href(PageKind::Search),
        lists: lists.map(|list| builder.list_link(list)).collect(),
    })
}
