//! How long import takes for a saved notice: `cargo bench --bench import`. A thousand text notices
//! of 5 KB should take no more than 2 s on two cores, a thousand pages of 60 KB no more than 15 s,
//! reading and writing included; so a text has 4 ms and a page 30 ms of one core.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    reason = "a benchmark is run by hand, and fails by panicking"
)]

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use gongwen::config::Config;
use gongwen::content::{self, Drafts};
use gongwen::import::{self, Print, Saved, Setting, Vocabularies};
use gongwen::language::Language;
use gongwen::path::SourcePath;
use gongwen::problem::SourceText;
use gongwen::source;

fn main() {
    divan::main();
}

const LANGUAGES: [&str; 2] = ["zh", "en"];

fn vocabularies() -> Vocabularies {
    let site = SourceText::new(SourcePath::new("site.toml"), import::DEFAULT_SITE);
    let config = Config::parse(&site, &mut Vec::new()).unwrap();
    let records =
        content::parse(&source::starter_records(), &[], &config, Drafts::Include, &mut Vec::new());
    Vocabularies::new(&records.terms)
}

/// The paragraphs of a notice of some 5 KB. No two are alike, as in a notice that people wrote.
fn paragraphs(language: &str) -> Vec<String> {
    let sentence = |number: usize| match language {
        "zh" => format!(
            "会议要求，第{number}检查组要对{}家企业开展监督检查，落实疫苗追溯和网络销售责任。",
            number * 7
        ),
        _ => format!(
            "The {number}th team inspects {} makers of vaccines, and reports on clinical trials and online sales. ",
            number * 7
        ),
    };
    let count = if language == "zh" { 7 } else { 8 };
    (0..6).map(|one| (0..count).map(|other| sentence(one * count + other)).collect()).collect()
}

fn text(language: &str) -> Vec<u8> {
    let (way, title, facts) = match language {
        "zh" => (
            "当前位置：首页 > 要闻",
            "全省药品监管工作会议召开",
            "发布时间：2024-03-05 来源：某省药品监督管理局 浏览次数：7",
        ),
        _ => (
            "Home > News",
            "Provincial Meeting on Supervision Held",
            "Published: 2024-03-05 Source: Harbour Bureau Views: 7",
        ),
    };
    format!("{way}\n{title}\n{facts}\n{}\n打印本页 关闭窗口\n", paragraphs(language).join("\n"))
        .into_bytes()
}

/// A page of some 60 KB, most of it navigation and styles, as pages are.
fn page(language: &str) -> Vec<u8> {
    let links: String = (0..250)
        .map(|number| {
            format!(
                "<li><a href=\"/list/{number}.html\">{}</a> <span>2024-03-0{}</span></li>",
                paragraphs(language)[number % 6].chars().take(14).collect::<String>(),
                number % 9 + 1
            )
        })
        .collect();
    let body: String = paragraphs(language).iter().map(|one| format!("<p>{one}</p>")).collect();
    let style = ".list{color:#333;margin:0 auto}".repeat(700);
    format!("<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>Notice_Bureau</title><style>{style}</style></head><body><ul class=\"nav\">{links}</ul><div class=\"main\"><h1>Notice</h1><p>2024-03-05 10:20</p>{body}</div><div class=\"side\"><ul>{links}</ul></div></body></html>").into_bytes()
}

fn import(bencher: Bencher<'_, '_>, name: &str, bytes: &[u8]) {
    let vocabularies = vocabularies();
    let languages = [Language::new("zh").unwrap(), Language::EN];
    let setting = Setting { vocabularies: &vocabularies, languages: &languages, furniture: &[] };
    bencher.counter(ItemsCount::new(1_usize)).bench(|| {
        let saved = Saved { name, bytes: black_box(bytes), url: None, retrieved: None };
        let imported = import::import(saved, setting).unwrap();
        Print::new(imported.language, &imported.text)
    });
}

#[divan::bench(args = LANGUAGES)]
fn a_text(bencher: Bencher<'_, '_>, language: &str) {
    import(bencher, "saved.txt", &text(language));
}

#[divan::bench(args = LANGUAGES)]
fn a_page(bencher: Bencher<'_, '_>, language: &str) {
    import(bencher, "saved.html", &page(language));
}
