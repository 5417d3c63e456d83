//! The Markdown twin of a notice's page: title, particulars and text, without the page around them.
//!
//! Title and particulars are whatever a stranger wrote, so what Markdown gives a meaning is escaped;
//! the text is Markdown already.

use std::fmt::Write;

use super::Export;
use crate::config::LanguageConfig;
use crate::content::{Notice, Vocabulary, markdown};
use crate::knowledge::{NoticeEntry, NoticeIndex};
use crate::site::one_line::one_line;
use crate::site::plan::PageKind;
use crate::site::{Site, urls};

/// Writes the twin.
pub(super) fn write(site: &Site<'_>, config: &LanguageConfig, index: NoticeIndex) -> String {
    let notice = site.library.notice(index);
    let text = notice.text(config.language);
    let body = text.body.markdown(&text.source_text);
    let mut out = String::with_capacity(body.len() + 1024);
    // Writing to a String does not fail.
    let _ = writeln!(out, "# {}\n", plain(&text.title));
    if let Some(kicker) = &text.kicker {
        let _ = writeln!(out, "*{}*\n", plain(kicker));
    }
    if let Some(summary) = &text.summary {
        let _ = writeln!(out, "> {}\n", plain(summary));
    }
    for (name, value) in facts(site, config, (index, notice), text) {
        let _ = writeln!(
            out,
            "- {}{}{value}",
            plain(&name),
            site.words.plain(config.language, "colon")
        );
    }
    let _ = write!(out, "\n---\n\n{}\n", body.trim());
    out
}

/// The particulars, each with its name, as Markdown.
fn facts(
    site: &Site<'_>,
    config: &LanguageConfig,
    (index, notice): (NoticeIndex, &NoticeEntry),
    text: &Notice,
) -> Vec<(String, String)> {
    let tag = config.language;
    let word = |key: &str| site.words.plain(tag, key);
    let separator = word("list-separator");
    let terms = |vocabulary: Vocabulary| {
        let terms = notice.terms(vocabulary).iter();
        let terms = terms.filter_map(|id| site.library.term(vocabulary, id));
        let titles: Vec<String> = terms.map(|term| plain(&term.text(tag).title)).collect();
        titles.join(&separator)
    };
    let source = &text.provenance;
    let people: Vec<String> = text.people.iter().map(|name| plain(name)).collect();
    let mut facts = vec![
        (word("kind"), word(&format!("kind-{}", notice.kind.key()))),
        (word("published"), notice.date.map(|date| date.to_string()).unwrap_or_default()),
        (word("document-number"), stated(&text.document_number)),
    ];
    for event in &notice.events {
        let days = site.words.days(config, event.start, event.end);
        let place = event.place.as_ref().and_then(|id| site.library.term(Vocabulary::Places, id));
        let place = place.map(|place| format!("{separator}{}", plain(&place.text(tag).title)));
        facts.push((word("held"), format!("{days}{}", place.unwrap_or_default())));
    }
    for vocabulary in Vocabulary::ALL {
        facts.push((word(vocabulary.folder()), terms(vocabulary)));
    }
    facts.push((word("people"), people.join(&separator)));
    for ending in site.library.connections(index).ended_by() {
        let title = plain(&site.library.notice(ending.notice).text(tag).title);
        facts.push((word(&format!("relation-{}-of", ending.kind.key())), title));
    }
    if let Some(translation) = &text.translation {
        let status = word(&format!("status-{}", translation.status.key()));
        facts.push((word("language-of-text"), status));
    }
    facts.extend([
        (word("publisher"), stated(&source.publisher)),
        (word("address"), source.url.as_deref().map(autolink).unwrap_or_default()),
        (word("retrieved"), source.retrieved.map(|date| date.to_string()).unwrap_or_default()),
    ]);
    let own = Export::Twin(config, index).path(site);
    for other in &site.config.languages {
        let page = urls::page(PageKind::Notice(index), other.language, site.library);
        let href = super::address(site, &own, &page);
        let is_whole = site.base_url.is_some();
        let link = if is_whole { autolink(&href) } else { format!("[{href}]({href})") };
        facts.push((other.name.clone(), link));
    }
    facts.retain(|(_, value)| !value.is_empty());
    facts
}

fn stated(text: &Option<String>) -> String {
    text.as_deref().map(plain).unwrap_or_default()
}

/// An address of the web, as CommonMark links it by itself (section 6.5). One that has been checked
/// holds no white space and no angle brackets.
fn autolink(url: &str) -> String {
    format!("<{url}>")
}

/// A text on one line, of which Markdown makes nothing else.
pub(super) fn plain(text: &str) -> String {
    markdown::literal(&one_line(text))
}
