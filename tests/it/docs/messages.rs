//! The messages and words that the guide quotes, held to those there are.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use regex::Regex;

use super::guide::{Guide, LANGUAGES, Page};

/// What the program is known to say: the expected messages of the tests, and the messages of failures.
fn said() -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut all = String::new();
    for folder in ["tests/problems", "tests/it/snapshots", "src"] {
        for file in crate::expected::files_below(&root.join(folder)) {
            let ending = file.extension().and_then(|ending| ending.to_str());
            if matches!(ending, Some("expected" | "snap")) || file.ends_with("error.rs") {
                all.push_str(&fs::read_to_string(root.join(folder).join(file)).unwrap());
            }
        }
    }
    all
}

#[test]
fn every_message_that_is_explained_is_one_of_the_programs() {
    let said = said();
    let mut faults = Vec::new();
    let mut count = 0;
    for language in LANGUAGES {
        let guide = Guide::read(language);
        let page = guide.page("troubleshooting");
        for section in page.sections.iter().filter(|section| section.level == 3) {
            count += 1;
            let pattern: Vec<String> = section.title.split('…').map(regex::escape).collect();
            if !Regex::new(&pattern.join("[^\n]+")).unwrap().is_match(&said) {
                let (path, line, title) = (&page.path, section.line, &section.title);
                faults.push(format!("{path}:{line}: nothing says \"{title}\""));
            }
        }
    }
    assert!(count > 30, "only {count} messages were found");
    super::assert_none(&faults);
}

/// The keys of the words of a language.
fn keys(language: &str) -> BTreeSet<String> {
    let file =
        Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("templates/locales/{language}.ftl"));
    let text = fs::read_to_string(file).unwrap();
    let keys = text.lines().filter_map(|line| line.split_once(" ="));
    keys.map(|(key, _)| key.to_owned()).collect()
}

#[test]
fn every_word_of_the_interface_that_is_named_is_there() {
    let known = keys("en");
    let mut faults = Vec::new();
    let mut named = |page: &Page, line: usize, key: &str| {
        if !known.contains(key) {
            faults.push(format!("{}:{line}: the interface has no word `{key}`", page.path));
        }
    };
    let called = Regex::new(r#"\bt\(key="([a-z-]+)""#).unwrap();
    for language in LANGUAGES {
        let guide = Guide::read(language);
        let page = guide.page("words");
        for row in page.sections.iter().flat_map(|section| &section.rows) {
            row.codes.iter().take(1).flatten().for_each(|key| named(page, row.line, key));
        }
        for example in page.examples.iter().filter(|example| example.syntax == "ftl") {
            let keys = example.text.lines().filter_map(|line| line.split_once(" ="));
            keys.for_each(|(key, _)| named(page, example.line, key));
        }
        let page = guide.page("templates");
        for example in &page.examples {
            called.captures_iter(&example.text).for_each(|key| named(page, example.line, &key[1]));
        }
    }
    super::assert_none(&faults);
}
