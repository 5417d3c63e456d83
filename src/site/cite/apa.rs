//! A citation as English-language publications in the social sciences print it: the *Publication
//! Manual of the American Psychological Association*, 7th edition (APA 7).

use std::fmt;

use jiff::civil::Date;

use super::{Cited, Wording, filled};
use crate::language::ENGLISH_MONTHS;

/// Beyond this many authors APA 7 leaves some out (9.8).
const MOST_AUTHORS: usize = 20;

/// A reference, parted by its type: the title of a work that stands alone is in italics (9.19).
/// [`fmt::Display`] is the reference as plain text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Apa {
    /// What comes before the title, with the space that follows it; nothing where the title comes
    /// first.
    pub before: String,
    /// The title, in italics.
    pub title: String,
    /// What follows the title, from the first character on.
    pub after: String,
}

impl fmt::Display for Apa {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}{}", self.before, self.title, self.after)
    }
}

/// The reference: who, when, what, where.
///
/// APA is a form for English prose. A title in another language is followed by its English
/// translation in square brackets (9.38), and names are English where English names are known; the
/// original title stays in its own script, since a transcription that nobody checked misleads more
/// than it helps.
///
/// There is no date of retrieval: 9.16 asks for one only where a work is meant to change, and a
/// notice is final on the day it is issued.
#[must_use]
pub fn apa(cited: &Cited<'_>) -> Apa {
    let original = cited.original();
    let english = cited.english();
    let when = format!("({}).", date(cited.date, cited.year()));
    let who = english.and_then(authors).or_else(|| authors(original)).map(stopped);
    let what = what_follows_title(original, english);
    let (before, after_title) = match who {
        Some(who) => (format!("{who} {when} "), None),
        // Without an author the title takes that place (9.12).
        None => (String::new(), Some(when)),
    };
    let title = original.title();
    // A title that ends in its own mark needs no stop, but a bracket after it does.
    let stop = if what.is_empty() && stopped(title.clone()) == title { "" } else { "." };
    let rest = [after_title, publisher(original, english).map(stopped), cited.url()];
    let rest: String = rest.into_iter().flatten().map(|part| format!(" {part}")).collect();
    Apa { before, title, after: format!("{what}{stop}{rest}") }
}

/// The translation of the title in square brackets (9.38), the document number in round ones, as
/// the number of a report (10.4).
fn what_follows_title(original: &Wording<'_>, english: Option<&Wording<'_>>) -> String {
    let mut text = String::new();
    if let Some(english) = english.filter(|_| !original.is_in("en")) {
        text.extend(filled(Some(english.title)).map(|title| format!(" [{title}]")));
    }
    let number = english.and_then(Wording::document_number).or_else(|| original.document_number());
    text.extend(number.map(|number| format!(" ({number})")));
    text
}

/// The publisher in English if it is known so, and only where it is not an author (9.29).
fn publisher(original: &Wording<'_>, english: Option<&Wording<'_>>) -> Option<String> {
    match english {
        Some(english) if filled(english.publisher).is_some() => english.other_publisher(),
        _ => original.other_publisher(),
    }
}

/// The authors as groups (9.11), with an ampersand before the last (9.8).
fn authors(wording: &Wording<'_>) -> Option<String> {
    let names = wording.authors();
    let (last, others) = names.split_last()?;
    Some(match others {
        [] => last.clone(),
        _ if names.len() > MOST_AUTHORS => {
            let first = others.get(..MOST_AUTHORS - 1).unwrap_or(others);
            format!("{}, . . . {last}", first.join(", "))
        }
        _ => format!("{}, & {last}", others.join(", ")),
    })
}

/// The date of publication (9.14), or `n.d.` for none (9.17).
fn date(date: Option<Date>, year: Option<i16>) -> String {
    let month =
        date.and_then(|date| ENGLISH_MONTHS.get(usize::from(date.month().unsigned_abs()) - 1));
    match (date, month, year) {
        (Some(date), Some(month), _) => format!("{}, {month} {}", date.year(), date.day()),
        (_, _, Some(year)) => year.to_string(),
        (_, _, None) => "n.d.".to_owned(),
    }
}

/// A text with a full stop, unless it ends in a mark that is one.
fn stopped(mut text: String) -> String {
    if !text.ends_with(['.', '?', '!', '。', '？', '！', '…']) {
        text.push('.');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::super::samples::{bare, conference, conference_in_chinese, opinions};
    use super::super::{DocumentKind, Standing};
    use super::*;

    /// The reference as text, its italics between asterisks.
    fn marked(cited: &Cited<'_>) -> String {
        let Apa { before, title, after } = apa(cited);
        format!("{before}*{title}*{after}")
    }

    #[test]
    fn references_are_as_the_manual_has_them() {
        let english = Wording {
            language: "en",
            title: "Medicines conference opens",
            authors: vec!["China News Service"],
            publisher: None,
            document_number: None,
        };
        let chinese = Wording { publisher: Some("某网"), ..conference_in_chinese().text };
        let cases = [
            (
                conference(),
                "National Medical Products Administration. (2026, February 5). *National Conference on \
                 Medicines*. https://example.org/news/1?a=1&b=2",
            ),
            (
                // A translation into Chinese: the original is English, and needs no brackets.
                conference_in_chinese(),
                "National Medical Products Administration. (2026, February 5). *National Conference on \
                 Medicines*. https://example.org/news/1?a=1&b=2",
            ),
            (
                // A translation into English.
                Cited {
                    text: english.clone(),
                    standing: Standing::TranslationOf(chinese.clone()),
                    ..conference()
                },
                "China News Service. (2026, February 5). *全国药品会议召开* [Medicines conference opens]. \
                 某网. https://example.org/news/1?a=1&b=2",
            ),
            (
                opinions(),
                "General Office of the State Council, & NMPA. (2021). *关于加强监管的意见* [Opinions on \
                 Strengthening Regulation] (Guo Ban Fa [2021] No. 16). 中国政府网.",
            ),
            (
                Cited { english: None, ..opinions() },
                "国务院办公厅, & 国家药品监督管理局. (2021). *关于加强监管的意见* (国办发〔2021〕16号). \
                 中国政府网.",
            ),
            (bare(), "*Is 5% {of} it_all R&D?* (n.d.)."),
            (
                Cited {
                    text: Wording { authors: vec!["Acme Co., Ltd."], ..bare().text },
                    kind: DocumentKind::News,
                    year: Some(2020),
                    ..bare()
                },
                "Acme Co., Ltd. (2020). *Is 5% {of} it_all R&D?*",
            ),
        ];
        for (cited, expected) in cases {
            assert_eq!(marked(&cited), expected);
        }
    }

    #[test]
    fn more_than_twenty_authors_are_shortened() {
        let names: Vec<String> = (1..=22).map(|n| format!("B{n}")).collect();
        let names = |count| Wording {
            authors: names.iter().take(count).map(String::as_str).collect(),
            ..bare().text
        };
        let ends =
            |count| authors(&names(count)).unwrap().split_once("B18, ").unwrap().1.to_owned();
        assert_eq!(ends(20), "B19, & B20");
        assert_eq!(ends(22), "B19, . . . B22");
    }
}
