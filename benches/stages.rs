//! How long the stages of a build take on a made-up collection: `cargo bench`.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    reason = "a benchmark is run by hand, and fails by panicking"
)]

use std::fmt::Write;

use divan::{Bencher, black_box};
use gongwen::config::Config;
use gongwen::content::{self, Drafts, Records};
use gongwen::knowledge;
use gongwen::path::SourcePath;
use gongwen::problem::SourceText;
use gongwen::search;

fn main() {
    divan::main();
}

const SITE: &str = "[[languages]]\ntag = \"zh\"\n\n[[languages]]\ntag = \"en\"\n";
const SIZES: [usize; 3] = [1_000, 10_000, 30_000];

fn config() -> Config {
    let source = SourceText::new(SourcePath::new("site.toml"), SITE);
    Config::parse(&source, &mut Vec::new()).unwrap()
}

/// Notices in two languages, spread over twenty years and twenty topics, of some 3 KB each. Each
/// has a document number, and cites that of another.
fn files(notices: usize) -> Vec<SourceText> {
    let file = |name: String, text: String| SourceText::new(SourcePath::new(&name), text);
    let mut files = Vec::new();
    for topic in 0..20 {
        for (tag, title) in [("en", "Topic"), ("zh", "主题")] {
            let text = format!("+++\ntitle = \"{title} {topic}\"\n+++\n{title} {topic}.\n");
            files.push(file(format!("content/topics/topic-{topic}.{tag}.md"), text));
        }
    }
    for (tag, title) in [("en", "Conference"), ("zh", "会议")] {
        let text = format!("+++\ntitle = \"{title}\"\n+++\n{title}.\n");
        files.push(file(format!("content/series/conference.{tag}.md"), text));
    }
    for number in 0..notices {
        let (year, day) = (2006 + number % 20, 1 + number % 28);
        for (tag, title, sentence) in [
            (
                "en",
                "Notice",
                "The **agency** inspects makers, *sellers* and [others](../../topics/topic-1.en.md). ",
            ),
            (
                "zh",
                "通知",
                "各级**药品监管部门：**加强对生产、经营和[使用](../../topics/topic-1.zh.md)单位的检查。",
            ),
        ] {
            let mut text = format!(
                "+++\ntitle = \"{title} {number}\"\ndate = {year}-03-{day:02}\nkind = \"notice\"\ntopics = [\"topic-{}\", \"topic-{}\"]\nseries = \"conference\"\npeople = [\"{title} {}\"]\ndocument_number = \"海药监〔{year}〕{}号\"\n+++\n",
                number % 20,
                (number + 7) % 20,
                number % 500,
                number / 20 + 1,
            );
            let cited = format!("海药监〔{year}〕{}号", number / 40 + 1);
            for section in 0..6 {
                let _ = write!(
                    text,
                    "\n## {title} {section}\n\n{}{cited}\n\n1. {sentence}\n2. {sentence} {number}.\n",
                    sentence.repeat(3)
                );
            }
            files.push(file(format!("content/notices/{year}/notice-{number}.{tag}.md"), text));
        }
    }
    files
}

fn parse(files: &[SourceText], config: &Config) -> Records {
    let mut problems = Vec::new();
    let records = content::parse(files, &[], config, Drafts::Leave, &mut problems);
    assert!(problems.is_empty(), "{}", problems[0]);
    records
}

#[divan::bench(args = SIZES, sample_count = 3, sample_size = 1)]
fn content_parse(bencher: Bencher, notices: usize) {
    let (files, config) = (files(notices), config());
    bencher.bench(|| parse(black_box(&files), &config));
}

#[divan::bench(args = SIZES, sample_count = 3, sample_size = 1)]
fn knowledge_link(bencher: Bencher, notices: usize) {
    let (files, config) = (files(notices), config());
    bencher
        .with_inputs(|| parse(&files, &config))
        .bench_values(|records| knowledge::link(records, &config, &mut Vec::new()));
}

/// The related notices of every notice.
#[divan::bench(args = SIZES, sample_count = 3, sample_size = 1)]
fn knowledge_related(bencher: Bencher, notices: usize) {
    let (files, config) = (files(notices), config());
    let library = knowledge::link(parse(&files, &config), &config, &mut Vec::new());
    bencher.bench_local(|| {
        let related = library.notices().map(|(index, _)| knowledge::related(&library, index, 6));
        related.map(|one| one.len()).sum::<usize>()
    });
}

/// The search index with all its files.
#[divan::bench(args = SIZES, sample_count = 3, sample_size = 1)]
fn search_index(bencher: Bencher, notices: usize) {
    let (files, config) = (files(notices), config());
    let library = knowledge::link(parse(&files, &config), &config, &mut Vec::new());
    bencher.bench_local(|| {
        let index = search::index(&library, &config, &());
        let about = |_: &_, _| Vec::new();
        index.files().map(|file| index.script(file, about).len()).sum::<usize>()
    });
}

#[divan::bench(args = [100, 1_000])]
fn markdown(bencher: Bencher, paragraphs: usize) {
    let text = "各省**重点：**检查，The **agency** inspects *sellers*.\n\n".repeat(paragraphs);
    bencher.bench(|| content::markdown::commonmark(black_box(&text)));
}
