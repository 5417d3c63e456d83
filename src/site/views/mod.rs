//! What templates see: plain values, in the reader's language, with links ready to be followed.
//!
//! Every page has a [`Frame`] (what surrounds the content) under the name `page`, what it has in
//! common with other pages ([`Surroundings`]) under `site`, and its content under a name of its own
//! (`notice`, `term`, `list` …).

mod builder;
mod citing;
mod connections;
mod head;
mod home;
mod lists;
mod matrix;
mod notice;
mod parallel;
mod passages;
mod people;
mod plain;
mod search;
mod series;
mod structured_data;
mod surroundings;
mod term;
mod timeline;
mod wanted;
mod year;

use serde::Serialize;

use crate::path::UrlPath;

pub use builder::view;
pub use citing::{CitingFile, CitingView};
pub use connections::{ConnectionsView, ReasonView, RelatedView, RelationView};
pub use head::{DataLink, FeedLink, Head, OpenGraph};
pub use home::{Door, Figures, GatewayView, HomeView, SiteLanguage};
pub use lists::{ListView, TermItem, YearItem};
pub use matrix::{MatrixCell, MatrixRow, MatrixView};
pub use notice::{Edition, EventView, NoticeView, ProvenanceView, ReviewView, TranslationView};
pub(super) use notice::{NEAR_EDITIONS, editions_near};
pub use parallel::{BlockView, PairView, ParallelView};
pub use passages::{Bar, Evidence, PassageView, Piece, Sparkline};
pub use people::PersonView;
pub use plain::{PageItem, PlainView};
pub use search::{SearchBox, SearchView};
pub use series::SeriesView;
pub use surroundings::{NavItem, Surroundings, Whereabouts, surroundings, whereabouts};
pub use term::{TermView, TermYearView, YearGroup};
pub use timeline::{TimelineRow, TimelineView};
pub use wanted::{WantedDocument, WantedGroup, WantedView};
pub use year::{ChangedTopic, Topics, YearView};

/// A page, ready for its template.
#[derive(Debug, Serialize)]
pub struct View {
    /// The file name of the template.
    #[serde(skip)]
    pub template: &'static str,
    /// The language of the page; `t()` looks for it under this name.
    pub lang: String,
    /// What surrounds the content.
    pub page: Frame,
    /// The content; its name in the template is that of the variant.
    #[serde(flatten)]
    pub content: ContentView,
}

/// The content of a page.
#[derive(Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ContentView {
    /// The gateway, and the page for an address that leads nowhere.
    Gateway(GatewayView),
    /// A home page.
    Home(Box<HomeView>),
    /// A list.
    List(ListView),
    /// A year.
    Year(Box<YearView>),
    /// A notice.
    Notice(Box<NoticeView>),
    /// Two texts of a notice side by side.
    Parallel(ParallelView),
    /// A record of a vocabulary.
    Term(Box<TermView>),
    /// A year of a record that has many notices.
    TermYear(TermYearView),
    /// A person.
    Person(PersonView),
    /// Topics by years.
    Matrix(MatrixView),
    /// What happened when.
    Timeline(TimelineView),
    /// Documents that are cited and not there.
    Wanted(WantedView),
    /// A plain page.
    Plain(Box<PlainView>),
    /// Where notices are searched.
    Search(SearchView),
    /// A page that leads on: the address of the other.
    Redirect(UrlPath),
}

/// What surrounds the content of a page and is its own.
#[derive(Debug, Serialize)]
pub struct Frame {
    /// The title for the window and for search engines, without the site's name.
    pub title: String,
    /// One sentence for search engines; may be empty.
    pub description: String,
    /// The way from the home page to here, without the page itself.
    pub breadcrumbs: Vec<Link>,
    /// The page itself, as the end of that way.
    pub here: Option<Text>,
    /// This page in every language.
    pub languages: Vec<Alternate>,
    /// The page's absolute address, when it is known where the site is published.
    pub canonical: Option<String>,
    /// On a home page, the gateway's absolute address: the alternate for readers of no language of
    /// the site (`x-default`). Alternates must be mutual, so inner pages have none.
    pub gateway: Option<String>,
    /// What programs read in its head.
    pub head: Head,
    /// Whether the page shows highlighted code.
    pub has_code: bool,
}

/// A page in one of the site's languages.
#[derive(Debug, Serialize)]
pub struct Alternate {
    /// The language.
    pub lang: String,
    /// What the language calls itself.
    pub name: String,
    /// The page in that language, from this one.
    pub href: UrlPath,
    /// Its absolute address, when it is known where the site is published.
    pub url: Option<String>,
    /// Whether it is this page.
    pub current: bool,
}

/// Text that may be in another language than the page.
#[derive(Debug, Clone, Serialize)]
pub struct Text {
    /// The text.
    pub text: String,
    /// Its language, where that is not the page's.
    pub lang: Option<String>,
}

/// A link to a page of the site.
#[derive(Debug, Clone, Serialize)]
pub struct Link {
    /// Where it leads.
    pub href: UrlPath,
    /// What it says.
    pub label: Text,
    /// How many notices are behind it, where that is of interest.
    pub count: Option<usize>,
}

/// A notice in a list.
#[derive(Debug, Serialize)]
pub struct Card {
    /// Its page.
    pub href: UrlPath,
    /// Its title.
    pub title: Text,
    /// The key of its kind's word.
    pub kind: &'static str,
    /// Its date of publication or, failing that, its year, as a reader writes it.
    pub date: Option<String>,
    /// The date of publication in ISO 8601.
    pub date_iso: Option<String>,
    /// One sentence about it.
    pub summary: Option<Text>,
    /// Where it happened.
    pub places: Vec<Text>,
    /// The page with two languages side by side.
    pub parallel: Option<UrlPath>,
}

/// A text with its headings.
#[derive(Debug, Serialize)]
pub struct Article {
    /// Title.
    pub title: Text,
    /// One sentence about it.
    pub summary: Option<Text>,
    /// The text, as HTML.
    pub html: String,
    /// The language of the text, where that is not the page's.
    pub lang: Option<String>,
    /// What a reader of this page calls that language.
    pub lang_name: Option<String>,
    /// Whether it shows highlighted code.
    #[serde(skip)]
    pub has_code: bool,
}

/// A heading in a table of contents.
#[derive(Debug, Serialize)]
pub struct HeadingView {
    /// Level, from 2.
    pub level: u8,
    /// Its anchor.
    pub id: String,
    /// Its text.
    pub text: String,
}
