//! Five real notices, which are not part of the project: the test runs where they are at hand.

use std::fs;
use std::path::Path;

use gongwen::content::Vocabulary;
use gongwen::import::Imported;

use crate::import::{assert_no_word_is_lost, import_bytes, starter};

/// What a notice must yield; see `EXPECTED.md` beside the notices.
struct Expected {
    file: &'static str,
    id: &'static str,
    title: &'static str,
    title_is_derived: bool,
    date: Option<&'static str>,
    event: Option<(&'static str, &'static str)>,
    publisher: Option<&'static str>,
    kind: &'static str,
    people: &'static [&'static str],
    topics: Option<&'static str>,
    places: &'static str,
    series: &'static str,
    organisation: Option<&'static str>,
    review: &'static [&'static str],
    dropped: usize,
    list_items: usize,
}

const EXPECTED: [Expected; 5] = [
    Expected {
        file: "000_969d0521ba47d22e.txt",
        id: "2023/drug-registration-conference.en",
        title: "2023 National Drug Registration Management and Drug Post-Market Supervision Work Conference",
        title_is_derived: true,
        date: Some("2023-02-01"),
        event: Some(("2023-02-01", "2023-02-01")),
        publisher: Some("China News Service"),
        kind: "meeting",
        people: &[],
        topics: Some(
            "epidemic-response innovation inspection-enforcement integrity-party-building \
             rare-disease-paediatric review-approval-reform vaccines",
        ),
        places: "beijing",
        series: "drug-registration-conference",
        organisation: Some("nmpa"),
        review: &["title", "date"],
        dropped: 1,
        list_items: 5,
    },
    Expected {
        file: "001_81d3dcfeeb5081c9.txt",
        id: "2025/drug-registration-conference.en",
        title: "The 2025 National Conference on Drug Registration Management and Post Market Supervision was held",
        title_is_derived: false,
        date: Some("2025-02-28"),
        event: Some(("2025-02-18", "2025-02-19")),
        publisher: None,
        kind: "meeting",
        people: &["Huang Guo"],
        topics: Some(
            "capacity-building centralized-procurement clinical-trials contract-manufacturing \
             generic-drugs-consistency innovation inspection-enforcement online-sales \
             smart-supervision standards-pharmacopoeia",
        ),
        places: "jinan shandong",
        series: "drug-registration-conference",
        organisation: Some("nmpa"),
        review: &[],
        dropped: 3,
        list_items: 3,
    },
    Expected {
        file: "002_b52cb3bb9d05a5db.txt",
        id: "undated/general-office-state-council-implementation-opinions.en",
        title: "The General Office of the State Council issued the \"Implementation Opinions on Comprehensively Strengthening the Capacity Building of Drug Supervision\"",
        title_is_derived: false,
        date: None,
        event: None,
        publisher: None,
        kind: "opinion",
        people: &[],
        topics: None,
        places: "",
        series: "",
        organisation: Some("state-council-general-office"),
        review: &["date"],
        dropped: 0,
        list_items: 6,
    },
    Expected {
        file: "003_f4e22618779b4020.txt",
        id: "2026/drug-registration-conference.en",
        title: "The National Conference on Drug Registration Management and Post-Marketing Supervision in 2026 was held.",
        title_is_derived: false,
        date: Some("2026-02-05"),
        event: Some(("2026-02-04", "2026-02-05")),
        publisher: None,
        kind: "meeting",
        people: &[],
        topics: Some(
            "adverse-reactions centralized-procurement clinical-trials contract-manufacturing \
             generic-drugs-consistency innovation online-sales traceability",
        ),
        places: "nanjing jiangsu",
        series: "drug-registration-conference",
        organisation: None,
        review: &["date"],
        dropped: 2,
        list_items: 4,
    },
    Expected {
        file: "004_b253cffd7abe4a40.txt",
        id: "2022/quan-guo-yao-pin-jian-du-guan-li-gong-zuo-dian-shi-dian-hua-hui.zh",
        title: "全国药品监督管理工作电视电话会议召开",
        title_is_derived: false,
        date: Some("2022-07-26"),
        event: Some(("2022-07-25", "2022-07-25")),
        publisher: Some("国家药品监督管理局"),
        kind: "meeting",
        people: &["李利", "焦红", "徐景和", "赵军宁"],
        topics: Some(
            "capacity-building epidemic-response innovation inspection-enforcement \
             integrity-party-building international-cooperation review-approval-reform \
             smart-supervision traditional-chinese-medicine vaccines",
        ),
        places: "",
        series: "",
        organisation: Some("nmpa"),
        review: &[],
        dropped: 7,
        list_items: 8,
    },
];

#[test]
fn the_seeds_yield_what_is_expected() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seeds");
    if !folder.is_dir() {
        println!("skipped: there is no {}", folder.display());
        return;
    }
    let vocabularies = starter();
    for expected in EXPECTED {
        let bytes = fs::read(folder.join(expected.file)).unwrap();
        let imported = import_bytes(expected.file, &bytes, &vocabularies).unwrap();
        check(&expected, &imported);
        assert_no_word_is_lost(&imported, &bytes);
    }
}

fn check(expected: &Expected, imported: &Imported) {
    let file = expected.file;
    let report = &imported.report;
    let tags = |vocabulary| report.tags_of(vocabulary).collect::<Vec<_>>().join(" ");
    assert_eq!(format!("{}.{}", imported.id, imported.language), expected.id, "{file}");
    assert_eq!(report.title, expected.title, "{file}");
    let derived = report.review.iter().any(|point| point.field == "title");
    assert_eq!(derived, expected.title_is_derived, "{file}");
    assert_eq!(report.date.map(|date| date.to_string()).as_deref(), expected.date, "{file}");
    let event = report.event.map(|(start, end)| (start.to_string(), end.to_string()));
    let event = event.as_ref().map(|(start, end)| (start.as_str(), end.as_str()));
    assert_eq!(event, expected.event, "{file}");
    assert_eq!(report.publisher.as_deref(), expected.publisher, "{file}");
    assert_eq!(report.kind.key(), expected.kind, "{file}");
    assert_eq!(report.people, expected.people, "{file}");
    if let Some(topics) = expected.topics {
        assert_eq!(tags(Vocabulary::Topics), topics, "{file}");
    }
    assert_eq!(tags(Vocabulary::Places), expected.places, "{file}");
    assert_eq!(tags(Vocabulary::Series), expected.series, "{file}");
    let organisations: Vec<&str> = report.tags_of(Vocabulary::Organisations).collect();
    assert!(
        expected.organisation.is_none_or(|id| organisations.contains(&id)),
        "{file}: {organisations:?}"
    );
    let review: Vec<&str> = report.review.iter().map(|point| point.field).collect();
    assert_eq!(review, expected.review, "{file}");
    assert_eq!(report.dropped.len(), expected.dropped, "{file}: {:?}", report.dropped);
    let items = imported.text.lines().filter(|line| is_item(line)).count();
    assert_eq!(items, expected.list_items, "{file}");
    let kicker = (expected.publisher == Some("国家药品监督管理局"))
        .then_some("为党的二十大胜利召开营造良好药品安全环境");
    assert_eq!(report.kicker.as_deref(), kicker, "{file}");
}

fn is_item(line: &str) -> bool {
    line.split_once(". ").is_some_and(|(number, _)| number.parse::<u8>().is_ok())
}
