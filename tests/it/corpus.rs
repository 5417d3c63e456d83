//! The made-up collection that benchmarks are run on keeps what it promises: a benchmark of a
//! collection that is broken, or other than that of yesterday, measures nothing.

#[path = "../../benches/corpus/mod.rs"]
mod made;

use std::fs;
use std::path::Path;

use gongwen::problem::Rule;
use gongwen::{Output, Request};
use made::{Corpus, Language};

/// Small, yet every form of sentence, table and title comes up.
const NOTICES: usize = 60;

fn write(folder: &Path) {
    for file in Corpus::new(NOTICES).files() {
        let path = folder.join(file.path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, file.text).unwrap();
    }
}

#[test]
fn gongwen_finds_nothing_to_complain_of() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path());
    let request = Request {
        output: Output::ProblemsOnly,
        ..crate::golden::request(folder.path(), Path::new("unused"))
    };
    let outcome = gongwen::build(&request).unwrap();
    assert_eq!(outcome.notices, NOTICES);
    // Its translations are as old as its texts: which state they are of goes without saying.
    let found = outcome.problems.iter().filter(|one| one.rule != Rule::UnrecordedTranslation);
    let found: Vec<String> = found.map(ToString::to_string).collect();
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn the_same_number_of_notices_gives_the_same_bytes() {
    let made = || -> String {
        Corpus::new(NOTICES).files().map(|file| file.path + "\n" + &file.text).collect()
    };
    let all = made();
    assert!(all == made());
    // What was measured yesterday is what is measured today: whoever changes the corpus on purpose
    // writes its hash anew here, and measures again what is told in benches/README.md.
    insta::assert_snapshot!(gongwen::hash::sha256_hex(all.as_bytes()));
}

#[test]
fn texts_are_of_the_size_of_notices_and_unlike_each_other() {
    let corpus = Corpus::new(NOTICES);
    for language in Language::ALL {
        let texts: Vec<String> = corpus
            .notices()
            .map(|notice| {
                made::text(&notice, &corpus, &|_, _| String::new()).of(language).to_owned()
            })
            .collect();
        let bytes = texts.iter().map(String::len).sum::<usize>() / NOTICES;
        assert!((2_000..4_000).contains(&bytes), "{bytes} bytes a text in {language:?}");
        let lines: Vec<&str> = texts.iter().flat_map(|text| text.lines()).collect();
        let long = lines.iter().filter(|line| line.len() > 80);
        let unlike: std::collections::BTreeSet<&str> = long.clone().copied().collect();
        assert!(unlike.len() * 100 > long.count() * 99, "lines come back in {language:?}");
    }
}
