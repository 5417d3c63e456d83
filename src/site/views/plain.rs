//! Plain pages. Beside notices they are few, and stand in the navigation of the site. A site of
//! pages alone is read like a book: it has a table of contents, and each page leads to the next.

use serde::Serialize;

use super::builder::{PageBuilder, headings};
use super::{Article, HeadingView, Link, NavItem, Text};
use crate::content::{Page, RecordId};
use crate::knowledge::Group;
use crate::site::plan::{ListKind, PageKind};

/// A plain page.
#[derive(Debug, Serialize)]
pub struct PlainView {
    /// Its text.
    pub article: Article,
    /// The headings of the text.
    pub headings: Vec<HeadingView>,
    /// The pages of a site that has nothing else, in their order.
    pub pages: Vec<NavItem>,
    /// Of these, the page before this one.
    pub previous: Option<Link>,
    /// And the page after it.
    pub next: Option<Link>,
}

/// A page in the table of contents of a site that has nothing else.
#[derive(Debug, Serialize)]
pub struct PageItem {
    /// The page.
    pub link: Link,
    /// One sentence about it.
    pub summary: Option<Text>,
}

pub(super) fn plain(builder: &PageBuilder<'_>, page: &Group<Page>) -> PlainView {
    let text = page.for_reader(builder.language());
    let order = book(builder);
    let here = order.iter().position(|other| other.first().id == page.first().id);
    let link = |number: Option<usize>| Some(page_link(builder, order.get(number?)?));
    PlainView {
        article: builder.article(&text.title, text.summary.as_deref(), (&text.body, text.language)),
        headings: headings(&text.body),
        previous: link(here.and_then(|here| here.checked_sub(1))),
        next: link(here.map(|here| here + 1)),
        pages: nav_items(builder, &order, Some(PageKind::Plain(page))),
    }
}

/// The pages of the navigation, in its order.
pub(super) fn nav(builder: &PageBuilder<'_>, here: Option<PageKind<'_>>) -> Vec<NavItem> {
    nav_items(builder, &in_order(builder), here)
}

/// The table of contents of a site of pages alone; empty for others.
pub(super) fn contents(builder: &PageBuilder<'_>) -> Vec<PageItem> {
    let item = |page: &Group<Page>| {
        let text = page.for_reader(builder.language());
        let summary = text.summary.as_deref().map(|summary| builder.text(summary, text.language));
        PageItem { link: page_link(builder, page), summary }
    };
    book(builder).into_iter().map(item).collect()
}

/// The pages of a site that has no list; none for others.
fn book<'a>(builder: &PageBuilder<'a>) -> Vec<&'a Group<Page>> {
    let has_lists = ListKind::filled(builder.site.library, ListKind::NAVIGATION).next().is_some();
    if has_lists { Vec::new() } else { in_order(builder) }
}

/// The pages that the settings name, or all but the home page, by id. Drafts are not there.
pub(super) fn in_order<'a>(builder: &PageBuilder<'a>) -> Vec<&'a Group<Page>> {
    let library = builder.site.library;
    match &builder.site.config.nav {
        Some(nav) => nav.iter().filter_map(|page| library.page(page.id.as_str())).collect(),
        None => {
            let is_home = |page: &&Group<Page>| page.first().id.as_str() == RecordId::HOME;
            library.pages().iter().filter(|page| !is_home(page)).collect()
        }
    }
}

fn nav_items(
    builder: &PageBuilder<'_>,
    pages: &[&Group<Page>],
    here: Option<PageKind<'_>>,
) -> Vec<NavItem> {
    let is_here = |page: &Group<Page>| matches!(here, Some(PageKind::Plain(here)) if here.first().id == page.first().id);
    let item =
        |page: &&Group<Page>| NavItem { link: page_link(builder, page), current: is_here(page) };
    pages.iter().map(item).collect()
}

fn page_link(builder: &PageBuilder<'_>, page: &Group<Page>) -> Link {
    let text = page.for_reader(builder.language());
    let label = builder.text(&text.title, text.language);
    Link { href: builder.href(PageKind::Plain(page)), label, count: None }
}
