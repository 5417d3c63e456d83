//! How a notice is cited: as text for a Chinese and for an English list of references, and as
//! records for the programs that keep such lists. Pure: nothing here knows of records, pages or
//! HTML.
//!
//! Titles and names are whatever a user wrote. Each format makes one line of them first, and then
//! escapes what it must, so that no title can break a record.

mod apa;
mod bibtex;
mod csl;
mod data_uri;
mod gb_t_7714;
mod ris;
#[cfg(test)]
mod samples;

pub use apa::{Apa, apa};
pub use bibtex::bibtex;
pub use csl::csl_json;
pub use data_uri::data_uri;
pub use gb_t_7714::gb_t_7714;
pub use ris::ris;

use jiff::civil::Date;

use super::one_line::one_line;

/// The formats that programs read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// BibTeX.
    BibTex,
    /// RIS.
    Ris,
    /// CSL-JSON.
    CslJson,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::BibTex, Self::Ris, Self::CslJson];

    /// What it is called, in any language.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::BibTex => "BibTeX",
            Self::Ris => "RIS",
            Self::CslJson => "CSL-JSON",
        }
    }

    /// The ending of its files.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::BibTex => "bib",
            Self::Ris => "ris",
            Self::CslJson => "json",
        }
    }

    /// Documents in this format.
    #[must_use]
    pub fn write(self, cited: &[Cited<'_>]) -> String {
        match self {
            Self::BibTex => cited.iter().map(bibtex).collect::<Vec<_>>().join("\n"),
            Self::Ris => cited.iter().map(ris).collect(),
            Self::CslJson => csl_json(cited),
        }
    }
}

/// A document, as far as a citation speaks of it.
#[derive(Debug, Clone)]
pub struct Cited<'a> {
    /// What tells it from every other document, such as the id of a notice. With the language of
    /// the text it makes the citation key, since both texts may stand in one list.
    pub key: &'a str,
    /// The text that is cited.
    pub text: Wording<'a>,
    /// Whether that text is the one that was published.
    pub standing: Standing<'a>,
    /// How the document is called in English, where `text` and its original are not English.
    pub english: Option<Wording<'a>>,
    /// What sort of document it is.
    pub kind: DocumentKind,
    /// When it was published.
    pub date: Option<Date>,
    /// The year it was published in, where the day is not known.
    pub year: Option<i16>,
    /// Where it was published, as an address.
    pub url: Option<&'a str>,
    /// When it was read there.
    pub retrieved: Option<Date>,
}

/// What one language says of a document.
#[derive(Debug, Clone)]
pub struct Wording<'a> {
    /// The language, as a tag (BCP 47).
    pub language: &'a str,
    /// The title.
    pub title: &'a str,
    /// The bodies that are responsible for it. Bodies, not persons: no name is taken apart.
    pub authors: Vec<&'a str>,
    /// Who published it; not cited where it is one of the authors.
    pub publisher: Option<&'a str>,
    /// The document number (发文字号, GB/T 9704).
    pub document_number: Option<&'a str>,
}

/// Where the cited text stands.
#[derive(Debug, Clone)]
pub enum Standing<'a> {
    /// It is the text at the address of the document.
    Original,
    /// It is a translation of a text that is not at hand.
    Translation,
    /// It is a translation of this one, which is the text at the address.
    TranslationOf(Wording<'a>),
}

/// What sort of document is cited: as fine as the formats tell apart, and no finer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentKind {
    /// News, and reports of a meeting.
    News,
    /// An official document: opinions, an announcement, a circular, a notice.
    Official,
    /// A regulation.
    Regulation,
    /// Anything else.
    Other,
}

impl<'a> Cited<'a> {
    /// The wording of the text at the address.
    fn original(&self) -> &Wording<'a> {
        match &self.standing {
            Standing::TranslationOf(original) => original,
            Standing::Original | Standing::Translation => &self.text,
        }
    }

    /// The wording that an English reader understands.
    fn english(&self) -> Option<&Wording<'a>> {
        [Some(&self.text), Some(self.original()), self.english.as_ref()]
            .into_iter()
            .flatten()
            .find(|wording| wording.is_in("en"))
    }

    /// The year of publication.
    fn year(&self) -> Option<i16> {
        self.date.map(Date::year).or(self.year)
    }

    /// The address. White space has no place in one, and would end it in most formats.
    fn url(&self) -> Option<String> {
        filled(self.url).map(|url| url.replace(' ', "%20"))
    }

    /// When it was read at its address; without one the day says nothing.
    fn retrieved(&self) -> Option<Date> {
        self.retrieved.filter(|_| self.url().is_some())
    }

    /// What a record says of the translation, as a note in English.
    fn translation_note(&self) -> Option<String> {
        match &self.standing {
            Standing::Original => None,
            Standing::Translation => Some("Translation".to_owned()),
            Standing::TranslationOf(original) => {
                Some(format!("Translation of: {}", original.title()))
            }
        }
    }

    /// The citation key, of `A-Z a-z 0-9 : _ -` only, which every program reads. A slash becomes a
    /// colon and any other character its number between underscores, so that different keys stay
    /// different.
    fn citation_key(&self) -> String {
        let mut key = String::new();
        for c in self.key.chars().chain(['/']).chain(self.text.language.chars()) {
            match c {
                '/' => key.push(':'),
                '-' => key.push(c),
                _ if c.is_ascii_alphanumeric() => key.push(c),
                _ => key.push_str(&format!("_{:x}_", u32::from(c))),
            }
        }
        key
    }
}

impl Wording<'_> {
    /// Whether this is in a language, whatever the script and region.
    fn is_in(&self, language: &str) -> bool {
        let primary = self.language.split('-').next().unwrap_or_default();
        primary.eq_ignore_ascii_case(language)
    }

    /// The title, on one line.
    fn title(&self) -> String {
        one_line(self.title)
    }

    /// The authors, each on one line.
    fn authors(&self) -> Vec<String> {
        self.authors.iter().filter_map(|name| filled(Some(*name))).collect()
    }

    /// The publisher, unless a reader has just read that name among the authors.
    fn other_publisher(&self) -> Option<String> {
        filled(self.publisher).filter(|publisher| !self.authors().contains(publisher))
    }

    /// The document number, on one line.
    fn document_number(&self) -> Option<String> {
        filled(self.document_number)
    }
}

/// A text on one line, if it says anything.
fn filled(text: Option<&str>) -> Option<String> {
    text.map(one_line).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::samples::conference;
    use super::*;

    #[test]
    fn keys_are_plain_and_stay_different() {
        let cases = [
            ("2026/drug-registration-conference", "2026:drug-registration-conference:en"),
            ("2026/a_b", "2026:a_5f_b:en"),
            ("2026:a", "2026_3a_a:en"),
            ("2026/会议", "2026:_4f1a__8bae_:en"),
            ("a,b}", "a_2c_b_7d_:en"),
        ];
        for (key, expected) in cases {
            assert_eq!(Cited { key, ..conference() }.citation_key(), expected);
        }
    }

    #[test]
    fn a_publisher_among_the_authors_is_not_named_twice() {
        let mut wording = conference().text;
        assert_eq!(wording.other_publisher(), None);
        wording.publisher = Some("China News Service");
        assert_eq!(wording.other_publisher().as_deref(), Some("China News Service"));
    }
}
