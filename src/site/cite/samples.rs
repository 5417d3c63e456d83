//! Documents for the tests of every format, of our own making.

use jiff::civil::date;
use proptest::prelude::*;

use super::{Cited, DocumentKind, Standing, Wording};

/// News in English that says everything.
pub fn conference() -> Cited<'static> {
    Cited {
        key: "2026/drug-registration-conference",
        text: wording_in_english(),
        standing: Standing::Original,
        english: None,
        kind: DocumentKind::News,
        date: Some(date(2026, 2, 5)),
        year: None,
        url: Some("https://example.org/news/1?a=1&b=2"),
        retrieved: Some(date(2026, 11, 22)),
    }
}

/// The same, in a Chinese translation.
pub fn conference_in_chinese() -> Cited<'static> {
    Cited {
        text: Wording {
            language: "zh",
            title: "全国药品会议召开",
            authors: vec!["国家药品监督管理局"],
            publisher: None,
            document_number: None,
        },
        standing: Standing::TranslationOf(wording_in_english()),
        ..conference()
    }
}

/// An official document in Chinese, with a number and two authors, that is nowhere on the web.
pub fn opinions() -> Cited<'static> {
    Cited {
        key: "2021/opinions",
        text: Wording {
            language: "zh-Hans",
            title: "关于加强监管的意见",
            authors: vec!["国务院办公厅", "国家药品监督管理局"],
            publisher: Some("中国政府网"),
            document_number: Some("国办发〔2021〕16号"),
        },
        standing: Standing::Original,
        english: Some(Wording {
            language: "en",
            title: "Opinions on Strengthening Regulation",
            authors: vec!["General Office of the State Council", "NMPA"],
            publisher: None,
            document_number: Some("Guo Ban Fa [2021] No. 16"),
        }),
        kind: DocumentKind::Official,
        date: None,
        year: Some(2021),
        url: None,
        retrieved: Some(date(2026, 11, 22)),
    }
}

/// A translation that says nothing but its title.
pub fn bare() -> Cited<'static> {
    Cited {
        key: "bare",
        text: Wording {
            language: "en",
            title: "Is 5% {of} it_all R&D?",
            authors: vec![],
            publisher: None,
            document_number: None,
        },
        standing: Standing::Translation,
        english: None,
        kind: DocumentKind::Other,
        date: None,
        year: None,
        url: None,
        retrieved: None,
    }
}

fn wording_in_english() -> Wording<'static> {
    Wording {
        language: "en",
        title: "National Conference on Medicines",
        authors: vec!["National Medical Products Administration"],
        publisher: Some("National Medical Products Administration"),
        document_number: None,
    }
}

/// Texts that are likely to break a format.
pub fn hostile_text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[\\\\{}%&#$_~^\"'`<>|@,;:\r\n\t .?=*a中〔\u{85}\u{2028}-]{0,12}",
        Just("a\r\nTY  - BOOK\r\nER  - \r\n".to_owned()),
    ]
}

/// A document of which every text is hostile.
pub fn hostile(texts: &[String; 5]) -> Cited<'_> {
    let [key, title, name, number, url] = texts;
    let wording = Wording {
        language: name,
        title,
        authors: vec![name, title],
        publisher: Some(number),
        document_number: Some(number),
    };
    Cited {
        key,
        text: wording.clone(),
        standing: Standing::TranslationOf(wording.clone()),
        english: Some(Wording { language: "en", ..wording }),
        url: Some(url),
        ..conference()
    }
}

/// The texts of a hostile document.
pub fn hostile_texts() -> impl Strategy<Value = [String; 5]> {
    proptest::array::uniform5(hostile_text())
}
