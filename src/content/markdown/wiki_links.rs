//! `[[wiki links]]`: to a record by its id or its title.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::events::Spanned;
use super::links::{LinkContext, RecordLink, Resolved, Unresolved};
use crate::content::address::RecordId;
use crate::content::names::Ambiguous;
use crate::limits::MOST_TOLD;
use crate::problem::{Problem, Rule, SourceText, nearest};

impl LinkContext<'_> {
    /// Prepares wiki links: one without words of its own shows the title of what it names; one that
    /// names nothing is a problem, and stands as it is written.
    pub(super) fn read_wiki_links<'e>(
        &self,
        events: Vec<Spanned<'e>>,
        source: &SourceText,
        problems: &mut Vec<Problem>,
    ) -> Vec<Spanned<'e>> {
        let is_wiki_link = |(event, _): &Spanned<'_>| {
            matches!(event, Event::Start(Tag::Link { link_type: LinkType::WikiLink { .. }, .. }))
        };
        if !events.iter().any(is_wiki_link) {
            return events;
        }
        let mut out = Vec::with_capacity(events.len());
        let mut open = Open::No;
        for (event, span) in events {
            match (&event, &open) {
                (Event::Start(Tag::Link { link_type, dest_url, .. }), _) => {
                    let LinkType::WikiLink { has_pothole } = *link_type else {
                        out.push((event, span));
                        continue;
                    };
                    if let Err(mut fault) = self.resolve_wiki(dest_url, span.clone()) {
                        // Past those that are told no name is compared with all others.
                        if problems.len() < MOST_TOLD
                            && let Some(near) = self.nearest_name(dest_url)
                        {
                            fault.help = format!("did you mean [[{near}]]?");
                        }
                        let problem =
                            Problem::warning(fault.rule, source.place(span.clone()), fault.message);
                        problems.push(problem.help(fault.help));
                        out.push((Event::Text("[[".into()), span.clone()));
                        if has_pothole {
                            out.push((Event::Text(format!("{dest_url}|").into()), span));
                        }
                        open = Open::AsWritten;
                        continue;
                    }
                    let title = self.title_of(dest_url).filter(|_| !has_pothole);
                    let title = title.map(|title| Event::Text(title.to_owned().into()));
                    open = if title.is_some() { Open::Titled } else { Open::No };
                    out.push((event, span.clone()));
                    out.extend(title.map(|title| (title, span)));
                }
                (Event::End(TagEnd::Link), Open::AsWritten) => {
                    open = Open::No;
                    out.push((Event::Text("]]".into()), span));
                }
                (Event::End(TagEnd::Link), _) => {
                    open = Open::No;
                    out.push((event, span));
                }
                // The words of a titled link are its target as it is written.
                (_, Open::Titled) => {}
                _ => out.push((event, span)),
            }
        }
        out
    }

    /// Resolves what stands in `[[…]]`: the id of a record (`2026/name`, `topics/name`) or a title,
    /// with `#` and an anchor after it where a place in the text is meant.
    pub(super) fn resolve_wiki(
        &self,
        name: &str,
        span: Range<usize>,
    ) -> Result<Resolved, Unresolved> {
        let (record, fragment) = self.wiki_target(name);
        let Some(record) = record else {
            return Err(Unresolved {
                rule: Rule::DeadLink,
                message: format!("\"[[{name}]]\" names no record"),
                help: "write the id of a record, such as 2026/name or topics/name, or its title"
                    .into(),
                instead: None,
            });
        };
        let Ok(id) = record else {
            return Err(Unresolved {
                rule: Rule::DeadLink,
                message: format!("\"[[{name}]]\" is the title of several records"),
                help: "write the id of the one that is meant, such as 2026/name".into(),
                instead: None,
            });
        };
        let url = self.page.link_to(&id.page(self.language));
        let url = if fragment.is_empty() { url } else { url.with_fragment(fragment) };
        let record = RecordLink { target: id.clone(), fragment: fragment.to_owned(), span };
        Ok(Resolved { href: url.as_str().to_owned(), record: Some(record), shown: false })
    }

    /// The name that is nearest to one that names nothing.
    fn nearest_name(&self, name: &str) -> Option<&str> {
        let names_nothing = self.wiki_target(name).0.is_none();
        let all = || self.names.all().iter().map(String::as_str);
        names_nothing.then(|| nearest(name, all())).flatten()
    }

    /// The record that a wiki link names, and the anchor. A title may hold a `#` itself.
    fn wiki_target<'n>(&self, name: &'n str) -> (Option<Result<&RecordId, Ambiguous>>, &'n str) {
        // In a table the bar before the words is written `\|`.
        let name = name.trim_end_matches('\\').trim();
        match (self.names.record(name), name.rsplit_once('#')) {
            (None, Some((name, fragment))) => (self.names.record(name), fragment),
            (found, _) => (found, ""),
        }
    }

    /// The title of what a wiki link names.
    fn title_of(&self, name: &str) -> Option<&str> {
        match self.wiki_target(name).0 {
            Some(Ok(id)) => self.names.title(id, self.language),
            _ => None,
        }
    }
}

/// The wiki link that is being read.
enum Open {
    /// None, or one whose words stay.
    No,
    /// One that shows a title.
    Titled,
    /// One that names nothing.
    AsWritten,
}
