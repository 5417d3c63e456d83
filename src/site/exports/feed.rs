//! Atom feeds (RFC 4287): the newest notices of the site or of a topic, in a language.
//!
//! An entry must say when it was last updated, and the records only know when a notice was published.
//! So a feed holds the notices with a date of publication, that date is `updated` and `published` alike, and
//! the feed's own `updated` is the newest of them: no clock takes part, and a build without changes
//! wakes no reader. The ids of feeds and entries are their addresses, the same in each build.

use std::fmt::Write;

use jiff::civil::Date;

use super::Export;
use crate::config::LanguageConfig;
use crate::content::Vocabulary;
use crate::knowledge::{NoticeEntry, NoticeIndex, TermEntry};
use crate::path::{BaseUrl, OutputPath};
use crate::site::one_line::one_line;
use crate::site::plan::PageKind;
use crate::site::xml::text;
use crate::site::{Site, urls};

/// How many notices a feed holds.
const NEWEST: usize = 30;
/// Among how many it looks for those with a date.
const LOOKED_AT: usize = 300;

/// Whether a feed has anything to say. One of nothing could not say when it was updated.
pub(super) fn has_entries(site: &Site<'_>, topic: Option<&TermEntry>) -> bool {
    !newest(site, topic, 1).is_empty()
}

/// The newest notices that have a date, each with that date.
fn newest<'a>(
    site: &Site<'a>,
    topic: Option<&TermEntry>,
    most: usize,
) -> Vec<(NoticeIndex, &'a NoticeEntry, Date)> {
    let library = site.library;
    let dated = |index: NoticeIndex| {
        let notice = library.notice(index);
        notice.date.map(|date| (index, notice, date))
    };
    let all: &mut dyn Iterator<Item = NoticeIndex> = match topic {
        Some(topic) => &mut topic.notices.iter().copied(),
        None => &mut library.notices().map(|(index, _)| index),
    };
    all.take(LOOKED_AT).filter_map(dated).take(most).collect()
}

/// Writes a feed. Its addresses must be absolute, so without a base URL it is empty, and not planned.
pub(super) fn write(site: &Site<'_>, config: &LanguageConfig, topic: Option<&TermEntry>) -> String {
    let Some(base) = site.base_url else { return String::new() };
    let notices = newest(site, topic, NEWEST);
    let Some(updated) = notices.iter().map(|(_, _, date)| *date).max() else {
        return String::new();
    };
    let own = Export::Feed(config, topic).path(site).absolute(base);
    let page = topic.map_or(PageKind::Home, PageKind::Term);
    let tag = config.language;
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{tag}\">\n\
         <id>{own}</id>\n<title>{title}</title>\n<updated>{updated}</updated>\n\
         <author><name>{author}</name></author>\n\
         <link rel=\"self\" type=\"application/atom+xml\" href=\"{own}\"/>\n\
         <link rel=\"alternate\" type=\"text/html\" hreflang=\"{tag}\" href=\"{page}\"/>\n",
        own = text(&own),
        title = text(&title(config, topic)),
        updated = moment(updated),
        author = text(&name(&config.title)),
        page = text(&absolute(site, base, page, config)),
    );
    let subtitle = match topic {
        Some(topic) => topic.text(tag).summary.as_deref().unwrap_or_default(),
        None => &config.description,
    };
    if !subtitle.is_empty() {
        // Writing to a String does not fail.
        let _ = writeln!(xml, "<subtitle>{}</subtitle>", text(&one_line(subtitle)));
    }
    for (index, notice, date) in notices {
        entry(site, base, config, (index, notice, date), &mut xml);
    }
    xml.push_str("</feed>\n");
    xml
}

/// What a feed is called.
pub fn title(config: &LanguageConfig, topic: Option<&TermEntry>) -> String {
    let site = name(&config.title);
    match topic {
        Some(topic) => format!("{} · {site}", one_line(&topic.text(config.language).title)),
        None => site,
    }
}

fn entry(
    site: &Site<'_>,
    base: &BaseUrl,
    config: &LanguageConfig,
    (index, notice, date): (NoticeIndex, &NoticeEntry, Date),
    xml: &mut String,
) {
    let own = notice.text(config.language);
    let url = text(&absolute(site, base, PageKind::Notice(index), config));
    let _ = write!(
        xml,
        "<entry xml:lang=\"{language}\">\n<id>{url}</id>\n<title>{title}</title>\n\
         <updated>{moment}</updated>\n<published>{moment}</published>\n\
         <link rel=\"alternate\" type=\"text/html\" hreflang=\"{language}\" href=\"{url}\"/>\n",
        language = own.language,
        title = text(&name(&own.title)),
        moment = moment(date),
    );
    if let Some(source) = &own.provenance.url {
        let _ = writeln!(xml, "<link rel=\"via\" href=\"{}\"/>", text(source));
    }
    let publisher = own.provenance.publisher.as_deref().map(one_line);
    if let Some(publisher) = publisher.filter(|publisher| !publisher.is_empty()) {
        let _ = writeln!(xml, "<author><name>{}</name></author>", text(&publisher));
    }
    for topic in notice.topics.iter().filter_map(|id| site.library.term(Vocabulary::Topics, id)) {
        let label = one_line(&topic.text(config.language).title);
        let (term, label) = (topic.id(), text(&label));
        let _ = writeln!(xml, "<category term=\"{term}\" label=\"{label}\"/>");
    }
    if let Some(summary) = &own.summary {
        let _ = writeln!(xml, "<summary>{}</summary>", text(&one_line(summary)));
    }
    xml.push_str("</entry>\n");
}

/// The beginning of a day (RFC 3339). The day is of the place of publication, whose zone no record
/// names.
fn moment(date: Date) -> String {
    format!("{date}T00:00:00Z")
}

/// A name on one line; a title of nothing but spaces still is one.
fn name(text: &str) -> String {
    let line = one_line(text);
    if line.is_empty() { "—".to_owned() } else { line }
}

fn absolute(
    site: &Site<'_>,
    base: &BaseUrl,
    kind: PageKind<'_>,
    config: &LanguageConfig,
) -> String {
    let path: OutputPath = urls::page(kind, config.language, site.library);
    path.absolute(base)
}
