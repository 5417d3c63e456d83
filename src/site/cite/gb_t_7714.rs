//! A citation as Chinese publications print it: GB/T 7714—2015, numbered references (顺序编码制),
//! without the number.

use super::{Cited, DocumentKind, Standing, Wording};

/// The reference, on one line for each language.
///
/// A document is described in its own language, and may be described in another after that
/// (GB/T 7714—2015, 6.1). So a translation has two lines: the original, then the translation.
#[must_use]
pub fn gb_t_7714(cited: &Cited<'_>) -> String {
    let original = entry(cited, cited.original());
    match cited.standing {
        Standing::TranslationOf(_) => format!("{original}\n{}", entry(cited, &cited.text)),
        Standing::Original | Standing::Translation => original,
    }
}

/// The reference in one language: author, title and mark, publication, address (4.1.2, 4.6.2).
fn entry(cited: &Cited<'_>, wording: &Wording<'_>) -> String {
    let title = format!("{}[{}]", full_title(wording), mark(cited));
    [authors(wording), Some(title), publication(cited, wording), cited.url()]
        .into_iter()
        .flatten()
        // The address has its stop too, as in the examples of 4.6.2.
        .map(|part| if part.ends_with('.') { part } else { part + "." })
        .collect::<Vec<_>>()
        .join(" ")
}

/// The authors: three at most (8.1.2), bodies by the names they give themselves (8.1.4). Where
/// there is none the reference begins with its title, which 8.1.3 allows in numbered references;
/// no 佚名 is put in the place of a body that we merely do not know.
fn authors(wording: &Wording<'_>) -> Option<String> {
    let names = wording.authors();
    let and_others = if wording.is_in("zh") { "等" } else { "et al." };
    match names.as_slice() {
        [] => None,
        [first, second, third, _, ..] => Some([first, second, third, and_others].join(", ")),
        few => Some(few.join(", ")),
    }
}

/// The title, and the number of the document as a part of it (8.2.3; an example of 4.6.2 does so).
fn full_title(wording: &Wording<'_>) -> String {
    let title = wording.title();
    match wording.document_number() {
        Some(number) => format!("{title}: {number}"),
        None => title,
    }
}

/// The codes of the kind of document and of its medium (appendix B). The standard has no code for
/// official documents: its own example of one (4.6.2) is marked A (档案).
fn mark(cited: &Cited<'_>) -> &'static str {
    match (cited.kind, cited.url().is_some()) {
        (DocumentKind::Official | DocumentKind::Regulation, true) => "A/OL",
        (DocumentKind::Official | DocumentKind::Regulation, false) => "A",
        (DocumentKind::News | DocumentKind::Other, true) => "EB/OL",
        // Not N: that is for an article of a newspaper, and which paper is not known.
        (DocumentKind::News | DocumentKind::Other, false) => "Z",
    }
}

/// Publisher and year, day of publication in round brackets, day of reading in square ones (4.6.2;
/// 8.4.4.2 for the form of the days). Off the web the day stands in the place of the year.
fn publication(cited: &Cited<'_>, wording: &Wording<'_>) -> Option<String> {
    let online = cited.url().is_some();
    let publisher = wording.other_publisher();
    let year = match cited.date {
        Some(date) if !online => Some(date.to_string()),
        // The day says the year, so that it is needed only to complete the publisher.
        Some(_) if publisher.is_none() => None,
        _ => cited.year().map(|year| year.to_string()),
    };
    let mut text = publisher.into_iter().chain(year).collect::<Vec<_>>().join(", ");
    if online {
        text.extend(cited.date.map(|date| format!("({date})")));
        text.extend(cited.retrieved().map(|date| format!("[{date}]")));
    }
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::super::samples::{bare, conference, conference_in_chinese, opinions};
    use super::*;

    #[test]
    fn references_are_as_the_standard_has_them() {
        let with_authors =
            |authors| Cited { text: Wording { authors, ..opinions().text }, ..opinions() };
        let cases = [
            (
                conference(),
                "National Medical Products Administration. National Conference on Medicines[EB/OL]. \
                 (2026-02-05)[2026-11-22]. https://example.org/news/1?a=1&b=2.",
            ),
            (
                conference_in_chinese(),
                "National Medical Products Administration. National Conference on Medicines[EB/OL]. \
                 (2026-02-05)[2026-11-22]. https://example.org/news/1?a=1&b=2.\n\
                 国家药品监督管理局. 全国药品会议召开[EB/OL]. (2026-02-05)[2026-11-22]. \
                 https://example.org/news/1?a=1&b=2.",
            ),
            (
                opinions(),
                "国务院办公厅, 国家药品监督管理局. 关于加强监管的意见: 国办发〔2021〕16号[A]. 中国政府网, 2021.",
            ),
            (
                Cited { url: Some("https://example.org/"), ..opinions() },
                "国务院办公厅, 国家药品监督管理局. 关于加强监管的意见: 国办发〔2021〕16号[A/OL]. 中国政府网, \
                 2021[2026-11-22]. https://example.org/.",
            ),
            (
                Cited {
                    url: Some("https://example.org/"),
                    date: conference().date,
                    kind: DocumentKind::Regulation,
                    ..opinions()
                },
                "国务院办公厅, 国家药品监督管理局. 关于加强监管的意见: 国办发〔2021〕16号[A/OL]. 中国政府网, \
                 2026(2026-02-05)[2026-11-22]. https://example.org/.",
            ),
            (
                Cited { url: None, ..conference() },
                "National Medical Products Administration. National Conference on Medicines[Z]. \
                 2026-02-05.",
            ),
            (
                with_authors(vec!["甲", "乙", "丙", "丁"]),
                "甲, 乙, 丙, 等. 关于加强监管的意见: 国办发〔2021〕16号[A]. 中国政府网, 2021.",
            ),
            (
                Cited {
                    text: Wording { authors: vec!["A", "B", "C", "D"], ..bare().text },
                    ..bare()
                },
                "A, B, C, et al. Is 5% {of} it_all R&D?[Z].",
            ),
            (with_authors(vec![]), "关于加强监管的意见: 国办发〔2021〕16号[A]. 中国政府网, 2021."),
            (bare(), "Is 5% {of} it_all R&D?[Z]."),
        ];
        for (cited, expected) in cases {
            assert_eq!(gb_t_7714(&cited), expected);
        }
    }
}
