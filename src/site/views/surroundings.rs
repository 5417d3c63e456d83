//! What is the same on all pages of a folder: the name of the site, its navigation, the search box,
//! the foot. It is made once for each folder, and so are the bytes of it.

use serde::Serialize;

use super::builder::{PageBuilder, section};
use super::search::{SearchBox, search_box};
use super::{DataLink, Link, head, plain};
use crate::language::Language;
use crate::path::{OutputPath, UrlPath};
use crate::site::Site;
use crate::site::plan::{Html, ListKind, PageKind};

/// What surrounds a page and is the same on others. Templates see it as `site`.
#[derive(Debug, Serialize)]
pub struct Surroundings {
    /// The language of the pages; `t()` looks for it under this name.
    #[serde(skip)]
    pub lang: String,
    /// The name of the site.
    pub title: String,
    /// What leads from these pages to the root of the site: `../../`, or empty.
    pub root: String,
    /// The home page of this language.
    pub home: UrlPath,
    /// Where notices are searched, on a site that can be.
    pub search: Option<SearchBox>,
    /// The navigation.
    pub nav: Vec<NavItem>,
    /// The tables that lie across the lists.
    pub tables: Vec<Link>,
    /// Where a reader finds the collection as files.
    pub data: Vec<DataLink>,
}

/// An entry of the navigation.
#[derive(Debug, Serialize)]
pub struct NavItem {
    /// Where it leads, and its words.
    pub link: Link,
    /// Whether this page is the one it leads to, or below that.
    pub current: bool,
}

/// Where a page is, as far as its surroundings depend on it: all pages at one place have the same.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Whereabouts {
    language: Language,
    /// Links start from here.
    folder: String,
    section: Section,
}

/// What of the navigation a page is below.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Section {
    /// A list.
    List(ListKind),
    /// Nothing: the page itself may be in the navigation, or be the search.
    Own(OutputPath),
    /// Nothing: it is outside the languages.
    Outside,
}

/// Where a page is.
#[must_use]
pub fn whereabouts(site: &Site<'_>, path: &OutputPath, page: &Html<'_>) -> Whereabouts {
    let (config, section) = match page {
        Html::Gateway | Html::NotFound => (site.config.first_language(), Section::Outside),
        Html::Redirect(config, _) => (*config, Section::Outside),
        Html::Page(config, kind) => match section(*kind) {
            Some(list) => (*config, Section::List(list)),
            None => (*config, Section::Own(path.clone())),
        },
    };
    let folder = path.as_str().rsplit_once('/').map_or("", |(folder, _)| folder);
    Whereabouts { language: config.language, folder: folder.to_owned(), section }
}

/// What surrounds a page.
#[must_use]
pub fn surroundings(site: &Site<'_>, path: &OutputPath, page: &Html<'_>) -> Surroundings {
    let (config, kind) = match page {
        Html::Gateway | Html::NotFound => (site.config.first_language(), None),
        Html::Redirect(config, _) => (*config, None),
        Html::Page(config, kind) => (*config, Some(*kind)),
    };
    let builder = PageBuilder { site, path, config };
    Surroundings {
        lang: config.language.to_string(),
        title: config.title.clone(),
        root: "../".repeat(path.as_str().matches('/').count()),
        home: builder.href(PageKind::Home),
        search: search_box(&builder, kind),
        nav: nav(&builder, kind),
        tables: ListKind::filled(site.library, ListKind::TABLES)
            .map(|list| builder.list_link(list))
            .collect(),
        data: head::data(&builder),
    }
}

fn nav(builder: &PageBuilder<'_>, kind: Option<PageKind<'_>>) -> Vec<NavItem> {
    let section = kind.and_then(section);
    let lists = ListKind::filled(builder.site.library, ListKind::NAVIGATION)
        .map(|list| NavItem { link: builder.list_link(list), current: section == Some(list) });
    let mut nav: Vec<NavItem> = lists.collect();
    // A site of pages alone has a table of contents instead.
    if !nav.is_empty() {
        nav.extend(plain::nav(builder, kind));
    }
    nav
}
