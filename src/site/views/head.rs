//! What programs read in the head of a page, and where a reader finds the collection as files.

use serde::Serialize;

use super::builder::PageBuilder;
use super::structured_data;
use crate::config::LanguageConfig;
use crate::content::Vocabulary;
use crate::path::UrlPath;
use crate::site::exports::{self, Export};
use crate::site::plan::PageKind;

/// What programs read in the head of a page.
#[derive(Debug, Default, Serialize)]
pub struct Head {
    /// How the page shows where it is shared (Open Graph); its addresses must be absolute.
    pub open_graph: Option<OpenGraph>,
    /// The feeds of what the page lists.
    pub feeds: Vec<FeedLink>,
    /// The same as Markdown.
    pub markdown: Option<UrlPath>,
    /// The same as JSON.
    pub json: Option<UrlPath>,
    /// What it is about, in JSON-LD, as it can stand in a `script` element.
    pub json_ld: Option<String>,
}

/// How a page shows where it is shared. Title, description and the site's name are the page's.
#[derive(Debug, Serialize)]
pub struct OpenGraph {
    /// What it is: `article` or `website`.
    pub kind: &'static str,
    /// Its address.
    pub url: String,
    /// Its locale, as Open Graph writes it: `en_GB`.
    pub locale: String,
    /// The locales of the same page in other languages.
    pub other_locales: Vec<String>,
    /// When it was published (ISO 8601).
    pub published: Option<String>,
}

/// A feed.
#[derive(Debug, Serialize)]
pub struct FeedLink {
    /// Where it is.
    pub href: UrlPath,
    /// What it is called.
    pub title: String,
}

/// A file that holds a part of the collection.
#[derive(Debug, Serialize)]
pub struct DataLink {
    /// Where it is.
    pub href: UrlPath,
    /// The name of its format.
    pub format: &'static str,
}

/// The head of a page of a language.
pub(super) fn of_page(
    builder: &PageBuilder<'_>,
    kind: PageKind<'_>,
    title: &str,
    canonical: Option<&str>,
) -> Head {
    let library = builder.site.library;
    let (open_graph_kind, published) = match kind {
        PageKind::Notice(index) | PageKind::Parallel(index) => {
            ("article", library.notice(index).date.map(|date| date.to_string()))
        }
        _ => ("website", None),
    };
    let (markdown, json) = match kind {
        PageKind::Notice(index) => (
            link(builder, Export::Twin(builder.config, index)),
            link(builder, Export::Notice(index)),
        ),
        _ => (None, None),
    };
    Head {
        open_graph: canonical.map(|url| open_graph(builder, open_graph_kind, url, published)),
        feeds: feeds(builder, kind),
        markdown,
        json,
        json_ld: Some(structured_data::of_page(builder, kind, title)),
    }
}

/// The head of the gateway.
pub(super) fn of_gateway(builder: &PageBuilder<'_>, canonical: Option<&str>) -> Head {
    Head {
        open_graph: canonical.map(|url| open_graph(builder, "website", url, None)),
        json_ld: Some(structured_data::of_gateway(builder)),
        ..Head::default()
    }
}

fn open_graph(
    builder: &PageBuilder<'_>,
    kind: &'static str,
    url: &str,
    published: Option<String>,
) -> OpenGraph {
    let languages = builder.site.config.languages.iter();
    let others = languages.filter(|other| other.language != builder.language());
    OpenGraph {
        kind,
        url: url.to_owned(),
        locale: locale(builder.config),
        other_locales: others.map(locale).collect(),
        published,
    }
}

/// The locale of a language as `language_TERRITORY`; the language alone, where no territory is named.
fn locale(config: &LanguageConfig) -> String {
    let mut parts = config.locale.split('-');
    let language = parts.next().unwrap_or_default();
    let is_territory =
        |part: &&str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_uppercase());
    match parts.find(is_territory) {
        Some(territory) => format!("{language}_{territory}"),
        None => language.to_owned(),
    }
}

/// The feeds of what a page lists: that of all notices, and that of its topic.
fn feeds(builder: &PageBuilder<'_>, kind: PageKind<'_>) -> Vec<FeedLink> {
    let topic = match kind {
        PageKind::Term(entry) | PageKind::TermYear(entry, _) => {
            Some(entry).filter(|entry| entry.vocabulary() == Vocabulary::Topics)
        }
        PageKind::Home | PageKind::List(_) | PageKind::Year(_) => None,
        _ => return Vec::new(),
    };
    let feed = |topic| {
        let href = link(builder, Export::Feed(builder.config, topic))?;
        Some(FeedLink { href, title: exports::feed_title(builder.config, topic) })
    };
    topic.map(Some).into_iter().chain([None]).filter_map(feed).collect()
}

/// Where a reader finds the collection as files.
pub(super) fn data(builder: &PageBuilder<'_>) -> Vec<DataLink> {
    let files = [
        (Export::Feed(builder.config, None), "Atom"),
        (Export::Table(builder.config), "CSV"),
        (Export::Notices, "JSON"),
        (Export::Calendar(builder.config), "iCalendar"),
        (Export::Vocabularies, "SKOS"),
    ];
    let link = |(export, format)| Some(DataLink { href: link(builder, export)?, format });
    files.into_iter().filter_map(link).collect()
}

/// Where a file is from here, if the site has it.
fn link(builder: &PageBuilder<'_>, export: Export<'_>) -> Option<UrlPath> {
    let is_planned = export.is_planned(builder.site);
    is_planned.then(|| builder.path.link_to(&export.path(builder.site)))
}
