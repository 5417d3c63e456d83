//! The page of a person, and the list of people.

use serde::Serialize;

use super::builder::PageBuilder;
use super::passages::{Evidence, of_name};
use super::term::{YearGroup, by_year};
use super::{Link, Text};
use crate::knowledge::PersonEntry;
use crate::site::plan::PageKind;

/// How many passages of each notice a person's page shows.
const MOST_PASSAGES: usize = 3;
/// How many notices it shows.
const MOST_NOTICES: usize = 200;

/// A person that notices name.
#[derive(Debug, Serialize)]
pub struct PersonView {
    /// The name, in the reader's language where it is known.
    pub name: Text,
    /// The other names.
    pub others: Vec<Text>,
    /// How many notices name the person.
    pub count: usize,
    /// These notices by year, newest first.
    pub groups: Vec<YearGroup>,
    /// How many more there are.
    pub more: usize,
}

pub(super) fn person(builder: &PageBuilder<'_>, entry: &PersonEntry) -> PersonView {
    let (name, language) = entry.name(builder.language());
    let others = entry.names.iter().filter(|(of, other)| (*of, other.as_str()) != (language, name));
    let evidence = |index| -> Evidence {
        // What the text that is shown calls the person.
        let text = builder.site.library.notice(index).text(builder.language());
        let mut own = entry.names.iter();
        let own = own.find(|(of, name)| *of == text.language && text.people.contains(name));
        of_name(builder, index, own.map_or("", |(_, name)| name), MOST_PASSAGES)
    };
    let newest = entry.notices.iter().copied().take(MOST_NOTICES);
    PersonView {
        name: builder.text(name, language),
        others: others.map(|(of, name)| builder.text(name, *of)).collect(),
        count: entry.notices.len(),
        groups: by_year(builder, newest, evidence),
        more: entry.notices.len().saturating_sub(MOST_NOTICES),
    }
}

/// Everyone, by name, with the number of notices.
pub(super) fn people(builder: &PageBuilder<'_>) -> Vec<Link> {
    let mut links: Vec<Link> =
        builder.site.library.people().values().map(|entry| link(builder, entry)).collect();
    builder.sort_by_name(&mut links);
    links
}

pub(super) fn link(builder: &PageBuilder<'_>, entry: &PersonEntry) -> Link {
    let (name, language) = entry.name(builder.language());
    Link {
        href: builder.href(PageKind::Person(entry)),
        label: builder.text(name, language),
        count: Some(entry.notices.len()),
    }
}
