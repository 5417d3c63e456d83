//! `llms.txt` (llmstxt.org): a title, a summary, and lists of links, in Markdown, by which a language
//! model finds the texts of the site. The links lead to the Markdown twins.

use std::fmt::Write;

use super::twin::plain;
use super::{Export, address};
use crate::config::LanguageConfig;
use crate::knowledge::{NoticeEntry, NoticeIndex};
use crate::site::Site;

/// How many notices are listed for each language: as many as a model can take in. The file of all
/// notices has the others.
const NEWEST: usize = 400;

/// Writes the list.
pub(super) fn write(site: &Site<'_>) -> String {
    let languages = &site.config.languages;
    let titles: Vec<String> = languages.iter().map(|one| plain(&one.title)).collect();
    let mut out = format!("# {}\n", titles.join(" · "));
    let descriptions = languages.iter().map(|one| plain(&one.description));
    let descriptions: Vec<String> = descriptions.filter(|text| !text.is_empty()).collect();
    if !descriptions.is_empty() {
        // Writing to a String does not fail.
        let _ = write!(out, "\n> {}\n", descriptions.join("\n> "));
    }
    for config in languages {
        let _ = write!(out, "\n## {}\n\n", plain(&config.name));
        for (index, notice) in site.library.notices().take(NEWEST) {
            line(site, config, (index, notice), &mut out);
        }
    }
    let _ = write!(out, "\n## Optional\n\n");
    let link = |name: &str, export: Export<'_>, what: &str| {
        let own = Export::Llms.path(site);
        format!("- [{name}]({}): {what}\n", address(site, &own, &export.path(site)))
    };
    out.push_str(&link("notices.json", Export::Notices, "the particulars of all notices"));
    out.push_str(&link("vocabularies.jsonld", Export::Vocabularies, "the vocabularies, in SKOS"));
    out
}

fn line(
    site: &Site<'_>,
    config: &LanguageConfig,
    (index, notice): (NoticeIndex, &NoticeEntry),
    out: &mut String,
) {
    let text = notice.text(config.language);
    let own = Export::Llms.path(site);
    let href = address(site, &own, &Export::Twin(config, index).path(site));
    let date = notice.date.map(|date| date.to_string());
    let date = date.or_else(|| notice.year.map(|year| year.to_string()));
    let summary = text.summary.as_deref().map(plain);
    let about: Vec<String> = date.into_iter().chain(summary).collect();
    let about = if about.is_empty() { String::new() } else { format!(": {}", about.join(" · ")) };
    let _ = writeln!(out, "- [{}]({href}){about}", plain(&text.title));
}
