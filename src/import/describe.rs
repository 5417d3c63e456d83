//! What a notice is: its title, when and where, by whom, of what kind. Every fact comes with its
//! evidence; what the text does not settle is put up for review, and nothing is made up.

use std::sync::LazyLock;

use jiff::civil::Date;
use regex::Regex;

use super::attachments::{Attachment, attachments};
use super::chrome::{Metadata, Stripped};
use super::dateline::dateline;
use super::dates;
use super::event_name::year_in_name;
use super::formats::{Facts, Told};
use super::headline::{Headline, derived_title, headline, take_masthead, take_repeated_title};
use super::heal::heal;
use super::kind::kind_of;
use super::line::Line;
use super::number::{own_number, take_number};
use super::people::people;
use super::report::{Dropped, Notes};
use super::tag::Vocabularies;
use super::when::{self, Clues};
use crate::content::sentences::sentences;
use crate::content::{Kind, Vocabulary};
use crate::language::Language;
use crate::path::TermId;
use crate::pattern::pattern;

/// A notice with what was found out about it.
#[derive(Debug)]
pub(super) struct Described {
    /// Title: the headline, or derived from the first sentences.
    pub title: String,
    /// The line above the headline.
    pub kicker: Option<String>,
    /// Date of publication.
    pub date: Option<Date>,
    /// First and last day of what it reports.
    pub event: Option<(Date, Date)>,
    /// Where that was, the narrowest place first, then those it is part of.
    pub places: Vec<TermId>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Its own number.
    pub document_number: Option<String>,
    /// The files that come with it.
    pub attachments: Vec<Attachment>,
    /// Where it was on the web.
    pub url: Option<String>,
    /// The day it was saved, as far as the file tells.
    pub retrieved: Option<Date>,
    /// What sort of document it is.
    pub kind: Kind,
    /// Named officials.
    pub people: Vec<String>,
    /// The lead sentence.
    pub summary: Option<String>,
    /// The lines of the text, without the headline.
    pub body: Vec<Line>,
    /// Where the facts come from, and what a person must decide.
    pub notes: Notes,
    /// What is not in the record.
    pub dropped: Vec<Dropped>,
}

/// Describes a notice, by its lines and by what its file says of it besides.
pub(super) fn describe(
    stripped: Stripped,
    facts: Facts,
    language: Language,
    vocabularies: &Vocabularies,
) -> Described {
    let Stripped { mut lines, mut above_metadata, mut dates, mut publishers, .. } = stripped;
    let Stripped { mut authors, numbers, mut dropped, mut notes, .. } = stripped;
    // What the page shows comes before what its head says.
    let told = |all: Vec<Told>| {
        all.into_iter().map(|Told { value, by }| Metadata { value, by, is_certain: true })
    };
    dates.extend(told(facts.dates));
    publishers.extend(told(facts.publishers));
    authors.extend(told(facts.authors));
    let number = take_number(&mut lines, &mut above_metadata, &mut dropped, &mut notes);
    take_masthead(&mut lines, above_metadata.as_mut(), &mut publishers, &mut dropped);
    let lines = heal(lines, above_metadata.as_mut(), &mut dropped);
    let (headline, mut body) = headline(lines, above_metadata, facts.title, &mut notes);
    dropped.extend(take_repeated_title(headline.as_ref(), &mut body));
    let lead: Vec<&str> = body.iter().take(3).flat_map(|line| sentences(&line.text)).collect();
    let (title, kicker) = match headline {
        Some(Headline { title, kicker }) => (title, kicker),
        None => (derived_title(&body, &lead, language, &mut notes), None),
    };
    let event_sentence = when::event_sentence(&lead);
    let named_days = event_sentence.and_then(when::days_named);
    let beginning = body.iter().take(2).map(|line| line.text.as_str());
    let beginning = std::iter::once(title.as_str()).chain(beginning).collect::<Vec<_>>().join("\n");
    let clues = Clues {
        metadata: &dates,
        body: &body,
        event: named_days.as_ref(),
        named_year: year_in_name(&beginning),
    };
    let date = when::published(&clues, &mut notes);
    let event = when::event(&clues, date, &mut notes);
    let places = event_sentence.map_or_else(Vec::new, |sentence| {
        vocabularies.narrowest_first(&vocabularies.find(Vocabulary::Places, language, sentence))
    });
    if !places.is_empty() {
        notes.note("places", "named in the sentence on the event");
    }
    let people = people(&body, language);
    if !people.is_empty() {
        notes.note("people", "named beside an office");
    }
    let reporter = body.first().and_then(|line| dateline(&line.text)?.author);
    authors.extend(reporter.map(|value| Metadata {
        value,
        by: "dateline".into(),
        is_certain: true,
    }));
    if let Some(Metadata { value, by, .. }) = authors.first() {
        notes.note("author", format!("{by}: {value}"));
    }
    Described {
        kind: kind(&title, &lead, &mut notes),
        publisher: publisher(&publishers, &body, &mut notes),
        author: authors.into_iter().next().map(|author| author.value),
        document_number: own_number(&numbers, number, &title, &mut notes),
        attachments: attachments(&body, &facts.beside),
        url: facts.url,
        retrieved: facts.retrieved.as_deref().and_then(day_of_retrieval),
        summary: lead_sentence(&lead).map(str::to_owned),
        title,
        kicker,
        date,
        event,
        places,
        people,
        body,
        notes,
        dropped,
    }
}

/// The day on which a browser saved a page, as it writes it.
fn day_of_retrieval(text: &str) -> Option<Date> {
    /// "Thu Mar 05 2026 10:20:30 GMT+0800".
    static BROWSER: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?P<m>[A-Z][a-z]{2}) (?P<d>\d{1,2}) (?P<y>\d{4})"));
    let text = BROWSER.replace(text, "$m $d, $y");
    match dates::find(&text).first()?.start {
        dates::Named::Full(date) => Some(date),
        _ => None,
    }
}

/// The sentence that says what happened: the first that is neither a dateline alone nor the line
/// of those addressed (各省…：).
fn lead_sentence<'s>(lead: &[&'s str]) -> Option<&'s str> {
    /// Longest sentence that serves in a list, in characters.
    const LONGEST: usize = 600;
    let tells = |sentence: &&&str| {
        let is_dateline = dateline(sentence).is_some_and(|found| found.end >= sentence.len());
        !is_dateline && !sentence.ends_with(['：', ':']) && sentence.chars().count() <= LONGEST
    };
    lead.iter().find(tells).copied()
}

/// By the words of the title or, where they tell nothing, of the first sentences.
fn kind(title: &str, lead: &[&str], notes: &mut Notes) -> Kind {
    if let Some((kind, word)) = kind_of(title) {
        notes.note("kind", format!("“{word}” in the title"));
        return kind;
    }
    // A sentence that names a regulation or a notice speaks of another; one on a meeting reports it.
    let reports = |(kind, _): &(Kind, &str)| matches!(kind, Kind::Meeting | Kind::News);
    match lead.iter().find_map(|sentence| kind_of(sentence).filter(reports)) {
        Some((kind, word)) => {
            notes.ask(
                "kind",
                format!("{} is by “{word}” in the first lines; the title does not say", kind.key()),
            );
            kind
        }
        None => {
            notes.ask("kind", "nothing in the text tells what sort of document it is");
            Kind::Other
        }
    }
}

fn publisher(metadata: &[Metadata], body: &[Line], notes: &mut Notes) -> Option<String> {
    if let Some(Metadata { value, by, .. }) = metadata.first() {
        notes.note("publisher", format!("{by}: {value}"));
        return Some(value.clone());
    }
    let agency = dateline(&body.first()?.text)?.agency?;
    notes.note("publisher", format!("dateline “{agency}”"));
    Some(agency)
}
