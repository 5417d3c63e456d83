//! What a notice is: its title, when and where, by whom, of what kind. Every fact comes with its
//! evidence; what the text does not settle is put up for review, and nothing is made up.

use std::sync::LazyLock;

use jiff::civil::Date;
use regex::Regex;
use whichlang::Lang;

use super::attachments::{Attachment, attachments};
use super::chrome::{Metadata, Stripped, is_issuer};
use super::dateline::dateline;
use super::dates;
use super::event_name::{event_name, year_in_name};
use super::formats::{Facts, Told};
use super::heal::heal;
use super::kind::kind_of;
use super::line::{Form, Line};
use super::number::{own_number, take_number};
use super::pattern::pattern;
use super::people::people;
use super::report::{Dropped, Notes};
use super::sentences::sentences;
use super::tag::Vocabularies;
use super::when::{self, Clues};
use crate::content::{Kind, Vocabulary};
use crate::language::Language;
use crate::path::TermId;

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

/// Fewest letters by which a language can be told.
const FEWEST_LETTERS: usize = 60;

/// The language of the text, whatever that of the page furniture was.
///
/// # Errors
/// The tag of a language that is not among `languages`.
pub(super) fn language(
    stripped: &Stripped,
    languages: &[Language],
) -> Result<Language, &'static str> {
    let text: Vec<&str> = stripped.lines.iter().map(|line| line.text.as_str()).collect();
    let detected = whichlang::detect_language(&text.join("\n"));
    let tag = match detected {
        Lang::Cmn => "zh",
        Lang::Eng => "en",
        Lang::Ara => "ar",
        Lang::Deu => "de",
        Lang::Fra => "fr",
        Lang::Hin => "hi",
        Lang::Ita => "it",
        Lang::Jpn => "ja",
        Lang::Kor => "ko",
        Lang::Nld => "nl",
        Lang::Por => "pt",
        Lang::Rus => "ru",
        Lang::Spa => "es",
        Lang::Swe => "sv",
        Lang::Tur => "tr",
        Lang::Vie => "vi",
    };
    let find = |tag: &str| {
        let speaks = |language: &&Language| language.as_str().split('-').next() == Some(tag);
        languages.iter().find(speaks).copied()
    };
    let text = text.concat();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    // So few letters look like any language; what they are written in tells more.
    let is_wide = text.chars().any(|c| matches!(c, '\u{4E00}'..='\u{9FFF}'));
    let by_script = || find(if is_wide { "zh" } else { "en" });
    let is_plain = is_wide || text.is_ascii();
    let too_few = letters < FEWEST_LETTERS && is_plain;
    find(tag).or_else(|| by_script().filter(|_| too_few)).ok_or(tag)
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

struct Headline {
    title: String,
    kicker: Option<String>,
}

/// Takes the name of the issuer off the head of a notice that has its title below it.
fn take_masthead(
    lines: &mut Vec<Line>,
    above_metadata: Option<&mut usize>,
    publishers: &mut Vec<Metadata>,
    dropped: &mut Vec<Dropped>,
) {
    let [first, second, _, ..] = lines.as_slice() else { return };
    let is_title = second.form == Form::Heading(1) || is_headline(&second.text);
    let names_kind = kind_of(&first.text).is_some();
    let is_masthead = is_issuer(&first.text) && first.is_text() && !names_kind && is_title;
    let is_above = above_metadata.as_deref().is_none_or(|above| *above > 1);
    if is_above && is_masthead {
        if let Some(above) = above_metadata {
            *above -= 1;
        }
        let Line { number, text, .. } = lines.remove(0);
        publishers.push(Metadata {
            value: text.clone(),
            by: format!("line {number}"),
            is_certain: true,
        });
        dropped.push(Dropped { line: number, text, rule: "masthead".into() });
    }
}

/// Takes the headline off the lines: the heading that the file marks as one, what stands above the
/// line of metadata, the title that the file gives or, without any, a first line that is no
/// running text.
fn headline(
    lines: Vec<Line>,
    above_metadata: Option<usize>,
    told: Option<String>,
    notes: &mut Notes,
) -> (Option<Headline>, Vec<Line>) {
    /// How far down a headline can stand, below a kicker and the issuer's name.
    const FARTHEST: usize = 3;
    let is_head = |count: usize| {
        count < lines.len() && lines[..count].iter().all(|line| is_headline(&line.text))
    };
    let marked = lines.iter().take(FARTHEST).position(|line| line.form == Form::Heading(1));
    let count = match (marked, above_metadata) {
        (Some(at), _) if lines.len() > 1 => at + 1,
        (None, Some(count @ 1..)) if is_head(count) => count,
        _ if told.is_some() => 0,
        _ if is_head(1) => 1,
        _ => return (None, lines),
    };
    let mut lines = lines.into_iter();
    let mut head: Vec<Line> = lines.by_ref().take(count).collect();
    let title = head.pop().map(|line| line.text).or_else(|| {
        notes.note("title", "the file names it");
        told
    });
    let kicker = head.pop_if(|line| is_headline(&line.text)).map(|line| line.text);
    // Lines above kicker and title are no headline that we know of: they stay text.
    let body = head.into_iter().chain(lines).collect();
    (title.map(|title| Headline { title, kicker }), body)
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

/// A headline is one sentence at the most, not long, and no dateline. English ones may end with a
/// full stop, as translations do.
pub(super) fn is_headline(line: &str) -> bool {
    let width: usize = line.chars().map(|c| if c.is_ascii() { 1 } else { 3 }).sum();
    let inner = line.trim_end_matches(['.', '。', '!', '！', '?', '？', '"', '”']);
    width <= 200
        && !inner.contains(['。', '；', ';'])
        && !inner.contains(". ")
        && !line.ends_with(['。', '：', ':', '，', ','])
        && dateline(line).is_none()
}

/// A headline that stands again as the first line of the text is there once too often.
fn take_repeated_title(headline: Option<&Headline>, body: &mut Vec<Line>) -> Option<Dropped> {
    let first = body.first()?;
    if body.len() < 2 || headline?.title != first.text {
        return None;
    }
    let Line { number, text, .. } = body.remove(0);
    Some(Dropped { line: number, text, rule: "repeated title".into() })
}

/// Without a headline, what the first sentences say was held is the title; else the beginning of
/// the first sentence.
fn derived_title(body: &[Line], lead: &[&str], language: Language, notes: &mut Notes) -> String {
    /// Longest beginning of a sentence that serves as a title, in characters.
    const LONGEST: usize = 80;
    notes.ask("title", "derived from the first sentence: the text has no headline");
    let named = lead.iter().find_map(|sentence| event_name(sentence, language));
    named.unwrap_or_else(|| {
        let first = lead.first().copied().or(body.first().map(|line| line.text.as_str()));
        let first = first.unwrap_or_default();
        let first = first[dateline(first).map_or(0, |found| found.end)..].trim();
        let is_whole = first.chars().count() <= LONGEST;
        let beginning: String = first.chars().take(LONGEST).collect();
        // No word is cut in two.
        let cut = beginning.rfind(' ').filter(|at| !is_whole && *at > beginning.len() / 2);
        let beginning = &beginning[..cut.unwrap_or(beginning.len())];
        beginning.trim_end_matches(['.', '。', '，', ',', '：', ':']).to_owned()
    })
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
