//! The gateway and the home pages.

use std::cmp::Reverse;

use serde::Serialize;

use super::builder::PageBuilder;
use super::lists::year_items;
use super::matrix::{Extent, MatrixView, matrix};
use super::plain::{self, PageItem};
use super::{Article, Card, Link, YearItem};
use crate::content::{RecordId, Vocabulary};
use crate::path::UrlPath;
use crate::site::plan::{ListKind, PageKind};
use crate::site::urls;

/// How many of the newest notices a home page shows.
const NEWEST: usize = 8;
/// How many topics stand beside them.
const TOPICS: usize = 14;
/// How many topics its table has, and how many years; the whole table is a page of its own.
const MATRIX_TOPICS: usize = 30;
const MATRIX_YEARS: usize = 12;

/// The gateway, in all languages at once.
#[derive(Debug, Serialize)]
pub struct GatewayView {
    /// The languages.
    pub languages: Vec<SiteLanguage>,
}

/// What the gateway says in one language.
#[derive(Debug, Serialize)]
pub struct SiteLanguage {
    /// The language.
    pub lang: String,
    /// What it calls itself.
    pub name: String,
    /// The site's title in it.
    pub title: String,
    /// What the site is, in it.
    pub description: String,
    /// Its home page.
    pub home: String,
    /// The same as an absolute address, when it is known where the site is published.
    pub url: Option<String>,
    /// Where its notices are searched, on a site that can be.
    pub search: Option<String>,
    /// What the collection holds.
    pub figures: Figures,
    /// Its lists or, where it has none, its plain pages.
    pub lists: Vec<Door>,
}

/// What the collection holds, in figures.
#[derive(Debug, Serialize)]
pub struct Figures {
    /// How many notices there are.
    pub notices: usize,
    /// The years they are of, as a reader writes them; `None` where none is known.
    pub years: Option<String>,
    /// How many topics they speak of.
    pub topics: usize,
}

/// A way into the site from outside its languages.
#[derive(Debug, Serialize)]
pub struct Door {
    /// Where it leads.
    pub href: String,
    /// Its words, in the language that it leads to.
    pub label: String,
}

/// From where the pages of the root are seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Seen {
    /// From their own address.
    InPlace,
    /// From any address, at any depth: so links must be absolute, where that is possible.
    Anywhere,
}

/// A home page.
#[derive(Debug, Serialize)]
pub struct HomeView {
    /// The introduction, from `content/pages/home`.
    pub intro: Option<Article>,
    /// The plain pages, where a site has nothing else.
    pub pages: Vec<PageItem>,
    /// The newest notices.
    pub newest: Vec<Card>,
    /// What the collection holds.
    pub figures: Figures,
    /// The list of all notices.
    pub all_notices: UrlPath,
    /// Topics by years.
    pub matrix: Option<MatrixView>,
    /// The years.
    pub years: Vec<YearItem>,
    /// The topics of most notices, by name.
    pub topics: Vec<Link>,
    /// The list of all topics, where there are more.
    pub all_topics: Option<UrlPath>,
    /// The series, by name.
    pub series: Vec<Link>,
    /// The organisations, by name.
    pub organisations: Vec<Link>,
    /// The places, by name.
    pub places: Vec<Link>,
}

pub(super) fn gateway(builder: &PageBuilder<'_>, seen: Seen) -> GatewayView {
    let site = builder.site;
    let language = |config| {
        let own = PageBuilder { config, ..*builder };
        let address = |kind| {
            let path = urls::page(kind, config.language, site.library);
            match site.base_url.filter(|_| seen == Seen::Anywhere) {
                Some(base) => path.absolute(base),
                None => builder.path.link_to(&path).as_str().to_owned(),
            }
        };
        let list = |list: ListKind| Door {
            href: address(PageKind::List(list)),
            label: site.words.plain(config.language, list.key()),
        };
        let page = |page| Door {
            href: address(PageKind::Plain(page)),
            label: page.for_reader(config.language).title.clone(),
        };
        let lists: Vec<Door> =
            ListKind::filled(site.library, ListKind::NAVIGATION).map(list).collect();
        let pages = plain::in_order(&own).into_iter().map(page);
        let home = urls::page(PageKind::Home, config.language, site.library);
        SiteLanguage {
            lang: config.language.to_string(),
            name: config.name.clone(),
            title: config.title.clone(),
            description: config.description.clone(),
            home: address(PageKind::Home),
            url: site.base_url.map(|base| home.absolute(base)),
            search: site.search.is_offered().then(|| address(PageKind::Search)),
            figures: figures(&own),
            lists: if lists.is_empty() { pages.collect() } else { lists },
        }
    };
    GatewayView { languages: site.config.languages.iter().map(language).collect() }
}

fn figures(builder: &PageBuilder<'_>) -> Figures {
    let library = builder.site.library;
    let first = library.years().first_key_value().map(|(year, _)| *year);
    let last = library.years().last_key_value().map(|(year, _)| *year);
    let years = first
        .zip(last)
        .map(|(first, last)| builder.site.words.years(builder.language(), first, last));
    Figures {
        notices: library.notices().len(),
        years,
        topics: library.terms(Vocabulary::Topics).filter(|topic| !topic.notices.is_empty()).count(),
    }
}

/// Of topics by name, those of most notices, still by name.
fn most_used(builder: &PageBuilder<'_>, mut topics: Vec<Link>) -> Vec<Link> {
    topics.sort_by_key(|topic| Reverse(topic.count));
    topics.truncate(TOPICS);
    builder.sort_by_name(&mut topics);
    topics
}

pub(super) fn home(builder: &PageBuilder<'_>) -> HomeView {
    let library = builder.site.library;
    let intro = library.page(RecordId::HOME).map(|page| {
        let text = page.for_reader(builder.language());
        builder.article(&text.title, text.summary.as_deref(), (&text.body, text.language))
    });
    let terms = |vocabulary| {
        let with_notices = library.terms(vocabulary).filter(|term| !term.notices.is_empty());
        let mut links: Vec<Link> = with_notices.map(|term| builder.term_link(term)).collect();
        builder.sort_by_name(&mut links);
        links
    };
    let topics = terms(Vocabulary::Topics);
    HomeView {
        intro,
        pages: plain::contents(builder),
        newest: builder.cards(library.notices().take(NEWEST).map(|(index, _)| index)),
        figures: figures(builder),
        all_notices: builder.href(PageKind::List(ListKind::Notices)),
        matrix: (!library.matrix().rows.is_empty()).then(|| {
            matrix(builder, Extent::Newest { topics: MATRIX_TOPICS, years: MATRIX_YEARS })
        }),
        years: year_items(builder),
        all_topics: (topics.len() > TOPICS)
            .then(|| builder.href(PageKind::List(ListKind::Terms(Vocabulary::Topics)))),
        topics: most_used(builder, topics),
        series: terms(Vocabulary::Series),
        organisations: terms(Vocabulary::Organisations),
        places: terms(Vocabulary::Places),
    }
}
