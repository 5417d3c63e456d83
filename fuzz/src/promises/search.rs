//! The search index of a text: its parts can be read, its tokens are in order and each there once, and the
//! words of the text are among them.

use std::collections::BTreeSet;

use gongwen::search;
use serde_json::Value;

use super::{config, records, source, text_of};

/// Holds to the promise.
///
/// # Panics
/// Where the promise is broken.
pub fn hold(bytes: &[u8]) {
    // A sign that Markdown or TOML would read is none of search's.
    let text: String = text_of(bytes).replace(['\n', '\r', '\t'], " ");
    let zh = source("content/notices/2026/a.zh.md", &format!("+++\ntitle = \"甲\"\n+++\n{text}\n"));
    let en = source("content/notices/2026/b.en.md", &format!("+++\ntitle = \"B\"\n+++\n{text}\n"));
    let config = config();
    let (records, _) = records(&[zh, en], &config);
    let read: Vec<String> = records.notices.iter().map(|one| one.body.text.clone()).collect();
    let library = gongwen::knowledge::link(records, &config, &mut Vec::new());
    let index = search::index(&library, &config, &Value::Null, &());
    let mut tokens = BTreeSet::new();
    for file in index.files() {
        let name = file.name();
        let script = index.script(file, |_, _| vec!["about".to_owned()]);
        // Behind the index stand the patterns.
        let part = script.split_once("gongwen.patterns=").map_or(&*script, |(part, _)| part);
        let part = part.trim_end().trim_end_matches(';');
        let value = part.strip_prefix(&format!("gongwen.{name}="));
        let value = value.unwrap_or_else(|| panic!("{name}: {script}"));
        let value: Value =
            serde_json::from_str(value).unwrap_or_else(|fault| panic!("{name}: {fault}: {script}"));
        if matches!(file, search::File::Tokens(_)) {
            for entry in value.as_array().expect("a list of tokens") {
                let token = entry[0].as_str().expect("a token").to_owned();
                assert!(tokens.insert(token.clone()), "{token} is there twice");
            }
        }
    }
    for text in read {
        for word in text.split(' ').filter(|word| is_plain_word(word)) {
            assert!(tokens.contains(word), "{word} is not found: {tokens:?}");
        }
    }
}

/// A word that search reads as it stands.
fn is_plain_word(word: &str) -> bool {
    (2..20).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_lowercase())
}
