//! A citation as a record of RIS, the tagged format that most reference managers exchange (Research
//! Information Systems, 2001; with the tags of 2011).

use jiff::civil::Date;

use super::{Cited, DocumentKind, one_line};

/// The record, so that records make a file when put together.
///
/// Lines end in CR LF, `TY` comes first and `ER` last, as the specification has it; the text is in
/// UTF-8, as every program now has it.
#[must_use]
pub fn ris(cited: &Cited<'_>) -> String {
    let mut record = Record(String::new());
    let text = &cited.text;
    record.line("TY", record_type(cited));
    for author in text.authors() {
        // The asterisk parts authors (“Characters Allowed in Fields”).
        record.line("AU", &author.replace('*', " "));
    }
    record.line("TI", &text.title());
    record.optional("TT", translated_title(cited));
    record.optional("PY", cited.year().map(|year| format!("{year:04}")));
    record.optional("DA", cited.date.map(day));
    record.optional(publisher_tag(cited.kind), text.other_publisher());
    record.optional(number_tag(cited.kind), text.document_number());
    record.optional("UR", cited.url());
    record.optional("Y2", cited.retrieved().map(day));
    record.line("LA", text.language);
    record.optional("N1", cited.translation_note());
    record.line("ER", "");
    record.0
}

/// A record as far as it is written.
struct Record(String);

impl Record {
    /// A tag and its value, on a line of their own: a value that breaks a line would begin a tag.
    fn line(&mut self, tag: &str, value: &str) {
        self.0.extend([tag, "  - ", &one_line(value), "\r\n"]);
    }

    fn optional(&mut self, tag: &str, value: Option<String>) {
        if let Some(value) = value {
            self.line(tag, &value);
        }
    }
}

/// Regulations are `STAT`, not `LEGAL`, which Zotero reads as a case at court.
fn record_type(cited: &Cited<'_>) -> &'static str {
    match cited.kind {
        DocumentKind::News => "NEWS",
        DocumentKind::Official => "GOVDOC",
        DocumentKind::Regulation => "STAT",
        DocumentKind::Other if cited.url().is_some() => "ELEC",
        DocumentKind::Other => "GEN",
    }
}

/// For news the publisher is the paper, which is the title that holds the title.
fn publisher_tag(kind: DocumentKind) -> &'static str {
    if kind == DocumentKind::News { "T2" } else { "PB" }
}

/// `SN` is also the number of a report, as which official documents are read; `M1` is the number of
/// a law, and of anything else.
fn number_tag(kind: DocumentKind) -> &'static str {
    if kind == DocumentKind::Official { "SN" } else { "M1" }
}

/// The English title of a text that is not English.
fn translated_title(cited: &Cited<'_>) -> Option<String> {
    let english = cited.english().filter(|_| !cited.text.is_in("en"))?;
    Some(english.title())
}

/// `YYYY/MM/DD/other`: the last slash stays though nothing follows it.
fn day(date: Date) -> String {
    date.strftime("%Y/%m/%d/").to_string()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::samples::{
        bare, conference, conference_in_chinese, hostile, hostile_texts, opinions,
    };
    use super::*;

    #[test]
    fn records_are_as_reference_managers_read_them() {
        let cases = [
            (
                conference(),
                "TY  - NEWS
AU  - National Medical Products Administration
TI  - National Conference on Medicines
PY  - 2026
DA  - 2026/02/05/
UR  - https://example.org/news/1?a=1&b=2
Y2  - 2026/11/22/
LA  - en
ER  - 
",
            ),
            (
                conference_in_chinese(),
                "TY  - NEWS
AU  - 国家药品监督管理局
TI  - 全国药品会议召开
TT  - National Conference on Medicines
PY  - 2026
DA  - 2026/02/05/
UR  - https://example.org/news/1?a=1&b=2
Y2  - 2026/11/22/
LA  - zh
N1  - Translation of: National Conference on Medicines
ER  - 
",
            ),
            (
                opinions(),
                "TY  - GOVDOC
AU  - 国务院办公厅
AU  - 国家药品监督管理局
TI  - 关于加强监管的意见
TT  - Opinions on Strengthening Regulation
PY  - 2021
PB  - 中国政府网
SN  - 国办发〔2021〕16号
LA  - zh-Hans
ER  - 
",
            ),
            (
                Cited { kind: DocumentKind::Regulation, english: None, ..opinions() },
                "TY  - STAT
AU  - 国务院办公厅
AU  - 国家药品监督管理局
TI  - 关于加强监管的意见
PY  - 2021
PB  - 中国政府网
M1  - 国办发〔2021〕16号
LA  - zh-Hans
ER  - 
",
            ),
            (
                bare(),
                "TY  - GEN
TI  - Is 5% {of} it_all R&D?
LA  - en
N1  - Translation
ER  - 
",
            ),
        ];
        for (cited, expected) in cases {
            assert_eq!(ris(&cited), expected.replace('\n', "\r\n"));
        }
    }

    proptest! {
        #[test]
        fn each_line_has_one_tag(texts in hostile_texts()) {
            let record = ris(&hostile(&texts));
            let lines: Vec<_> = record.split_terminator("\r\n").collect();
            let tags: Vec<_> = lines.iter().filter_map(|line| line.split_once("  - ")).collect();
            prop_assert_eq!(tags.len(), lines.len());
            prop_assert!(!lines.iter().any(|line| line.contains(char::is_control)));
            prop_assert!(tags.iter().all(|(tag, _)| tag.len() == 2));
            let place = |wanted| tags.iter().position(|(tag, _)| *tag == wanted);
            prop_assert_eq!(place("TY"), Some(0));
            prop_assert_eq!(place("ER"), Some(lines.len() - 1));
        }
    }
}
