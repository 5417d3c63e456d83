//! How long the stages of a build take on a made-up collection: `cargo bench --bench stages`.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    reason = "a benchmark is run by hand, and fails by panicking"
)]

mod corpus;

use corpus::Corpus;
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

const SIZES: [usize; 3] = [1_000, 10_000, 30_000];

fn config() -> Config {
    let source = SourceText::new(SourcePath::new("site.toml"), corpus::SITE);
    Config::parse(&source, &mut Vec::new()).unwrap()
}

/// The records of so many notices, and of what they name.
fn files(notices: usize) -> Vec<SourceText> {
    let corpus = Corpus::new(notices);
    let records = corpus.files().filter(|file| file.path.starts_with("content/"));
    records.map(|file| SourceText::new(SourcePath::new(&file.path), file.text)).collect()
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
    let library = || knowledge::link(parse(&files, &config), &config, &mut Vec::new());
    // A library keeps what it has once found.
    bencher.with_inputs(library).bench_local_refs(|library| {
        library.notices().map(|(index, _)| library.related(index).len()).sum::<usize>()
    });
}

/// The search index with all its files.
#[divan::bench(args = SIZES, sample_count = 3, sample_size = 1)]
fn search_index(bencher: Bencher, notices: usize) {
    let (files, config) = (files(notices), config());
    let library = knowledge::link(parse(&files, &config), &config, &mut Vec::new());
    bencher.bench_local(|| {
        let index = search::index(&library, &config, &(), &());
        let about = |_: &_, _| Vec::new();
        index.files().map(|file| index.script(file, about).len()).sum::<usize>()
    });
}

#[divan::bench(args = [100, 1_000])]
fn markdown(bencher: Bencher, paragraphs: usize) {
    let text = "各省**重点：**检查，The **agency** inspects *sellers*.\n\n".repeat(paragraphs);
    bencher.bench(|| content::markdown::commonmark(black_box(&text)));
}
