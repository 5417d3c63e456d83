//! Which records of the vocabularies a text speaks of, by their terms.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::describe::Described;
use super::line::Line;
use super::report::{Notes, Tag};
use crate::content::{Hit, Term, TermFinder, Vocabulary};
use crate::language::Language;
use crate::path::TermId;

/// The terms of all vocabularies, ready to be sought.
pub struct Vocabularies {
    finders: BTreeMap<(Vocabulary, Language), TermFinder<TermId>>,
    broader: BTreeMap<TermId, Vec<TermId>>,
}

/// A term that a text holds: its record and its words.
pub(super) struct Found {
    pub id: TermId,
    pub phrase: String,
}

impl Vocabularies {
    /// Prepares the terms of some records.
    #[must_use]
    pub fn new(records: &[Arc<Term>]) -> Self {
        let mut words: BTreeMap<(Vocabulary, Language), Vec<(&str, TermId)>> = BTreeMap::new();
        let mut broader: BTreeMap<TermId, Vec<TermId>> = BTreeMap::new();
        for record in records {
            if record.vocabulary == Vocabulary::Places {
                let above = record.broader.iter().flat_map(|fact| &fact.value).cloned();
                broader.entry(record.id.clone()).or_default().extend(above);
            }
            let of = words.entry((record.vocabulary, record.language)).or_default();
            of.extend(record.terms.iter().map(|term| (term.as_str(), record.id.clone())));
        }
        let finders = words
            .into_iter()
            .filter_map(|(key, words)| Some((key, TermFinder::new(words)?)))
            .collect();
        Self { finders, broader }
    }

    /// The terms of a vocabulary that a text holds, in order.
    pub(super) fn find(
        &self,
        vocabulary: Vocabulary,
        language: Language,
        text: &str,
    ) -> Vec<Found> {
        let Some(finder) = self.finders.get(&(vocabulary, language)) else { return Vec::new() };
        let found =
            |hit: Hit<'_, TermId>| Found { id: hit.value.clone(), phrase: normal(&text[hit.span]) };
        finder.find(text, |_| ()).into_iter().map(found).collect()
    }

    /// Places that a sentence names, each once: the first that no other of them is a part of, then
    /// those it is part of. So "Jinan, Shandong Province" is Jinan, in Shandong.
    pub(super) fn narrowest_first(&self, found: &[Found]) -> Vec<TermId> {
        let mut ids: Vec<&TermId> = Vec::new();
        for one in found {
            if !ids.contains(&&one.id) {
                ids.push(&one.id);
            }
        }
        let above = |id: &TermId| self.broader.get(id).map_or(&[][..], Vec::as_slice);
        let is_broader = |id: &TermId| ids.iter().any(|other| above(other).contains(id));
        let Some(narrowest) = ids.iter().find(|id| !is_broader(id)) else { return Vec::new() };
        let wider = ids.iter().filter(|id| above(narrowest).contains(id));
        std::iter::once(narrowest).chain(wider).map(|id| (*id).clone()).collect()
    }
}

/// One spelling for the evidence: lower case, with hyphens as spaces and straight apostrophes.
fn normal(text: &str) -> String {
    let fold = |c| match c {
        '-' | '‐' | '‑' | '\u{A0}' => ' ',
        '’' | '‘' => '\'',
        c => c,
    };
    text.chars().map(fold).flat_map(char::to_lowercase).collect()
}

/// Tags a notice. What the names of cited documents mention is not what the notice speaks of, so
/// they are passed over, unless they are its own title.
pub(super) fn tag(
    described: &mut Described,
    language: Language,
    vocabularies: &Vocabularies,
) -> Vec<Tag> {
    let mut notes = std::mem::take(&mut described.notes);
    let all = tags(described, language, vocabularies, &mut notes);
    described.notes = notes;
    all
}

fn tags(
    notice: &Described,
    language: Language,
    vocabularies: &Vocabularies,
    notes: &mut Notes,
) -> Vec<Tag> {
    let body = || notice.body.iter().map(|line| line.text.as_str());
    let lead = || std::iter::once(notice.title.as_str()).chain(body().take(2));
    let without_citations: Vec<String> =
        body().map(|line| without_cited_titles(line, &notice.title)).collect();
    let spoken = || {
        std::iter::once(notice.title.as_str()).chain(without_citations.iter().map(String::as_str))
    };
    let tags = |vocabulary: Vocabulary, texts: &mut dyn Iterator<Item = &str>| {
        let mut phrases: BTreeMap<TermId, BTreeMap<String, usize>> = BTreeMap::new();
        for text in texts {
            for Found { id, phrase } in vocabularies.find(vocabulary, language, text) {
                *phrases.entry(id).or_default().entry(phrase).or_default() += 1;
            }
        }
        let tag = |(id, phrases): (TermId, BTreeMap<String, usize>)| Tag {
            vocabulary,
            id,
            phrases: phrases.into_iter().collect(),
        };
        phrases.into_iter().map(tag).collect::<Vec<Tag>>()
    };
    let mut all = tags(Vocabulary::Topics, &mut spoken());
    let in_lead = tags(Vocabulary::Topics, &mut lead());
    let enough = mentions_enough(notice);
    all.retain(|tag| {
        let count: usize = tag.phrases.iter().map(|(_, count)| count).sum();
        let is_topic = count >= enough || in_lead.iter().any(|other| other.id == tag.id);
        if !is_topic {
            let phrases: Vec<&str> =
                tag.phrases.iter().map(|(phrase, _)| phrase.as_str()).collect();
            notes.note("topics", format!("{} is only mentioned ({})", tag.id, phrases.join(", ")));
        }
        is_topic
    });
    // A series is what the notice is, so it must say so where it says what it is.
    all.extend(tags(Vocabulary::Series, &mut lead()).into_iter().take(1));
    // A body that is only listed among those present is not one the notice is about.
    let in_lead = tags(Vocabulary::Organisations, &mut lead());
    let often = |tag: &Tag| tag.phrases.iter().map(|(_, count)| count).sum::<usize>() >= 2;
    let is_in_lead = |tag: &Tag| in_lead.iter().any(|other| other.id == tag.id);
    let mut organisations = tags(Vocabulary::Organisations, &mut spoken());
    organisations.retain(|tag| often(tag) || is_in_lead(tag));
    all.extend(organisations);
    all.extend(notice.places.iter().map(|id| Tag {
        vocabulary: Vocabulary::Places,
        id: id.clone(),
        phrases: Vec::new(),
    }));
    all
}

/// How often a text speaks of a topic for it to be one: a long text mentions much in passing.
fn mentions_enough(notice: &Described) -> usize {
    /// One mention for every so many columns, of which a Hanzi takes two.
    const COLUMNS: usize = 9_000;
    let columns =
        |line: &Line| line.text.chars().map(|c| 1 + usize::from(!c.is_ascii())).sum::<usize>();
    1 + notice.body.iter().map(columns).sum::<usize>() / COLUMNS
}

/// A line with the names of cited documents left out: 《…》, and quotations in English that begin
/// with a capital and hold the word for a kind of document.
fn without_cited_titles(line: &str, title: &str) -> String {
    const DOCUMENTS: [&str; 9] = [
        "Opinions",
        "Measures",
        "Regulation",
        "Provisions",
        "Law",
        "Notice",
        "Announcement",
        "Guidelines",
        "Circular",
    ];
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((at, open)) = rest.char_indices().find(|(_, c)| matches!(c, '《' | '"' | '“'))
    {
        let after = at + open.len_utf8();
        let close = match open {
            '《' => '》',
            '“' => '”',
            _ => '"',
        };
        let Some(length) = rest[after..].find(close) else { break };
        let inside = &rest[after..after + length];
        let is_document = open == '《'
            || inside.starts_with(char::is_uppercase)
                && DOCUMENTS.iter().any(|word| inside.contains(word));
        let cited = is_document && !title.contains(inside);
        let end = after + length + close.len_utf8();
        if cited {
            // What is left out leaves a mark, so that the words on either side do not join.
            out.push_str(&rest[..at]);
            out.push('\u{FFFC}');
        } else {
            out.push_str(&rest[..end]);
        }
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cited_titles_are_passed_over() {
        for (line, expected) in [
            ("落实《疫苗管理法》要求", "落实\u{FFFC}要求"),
            ("the \"Opinions on Medical Devices\" and so on", "the \u{FFFC} and so on"),
            ("the \"clinical trials\" of drugs", "the \"clinical trials\" of drugs"),
            ("an \"open quotation", "an \"open quotation"),
        ] {
            assert_eq!(without_cited_titles(line, "Title"), expected);
        }
        assert_eq!(
            without_cited_titles("《疫苗管理法》公布", "全国人大公布《疫苗管理法》"),
            "《疫苗管理法》公布"
        );
    }
}
