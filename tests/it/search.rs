//! The search index of a built site, read as the browser reads it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Read;
use std::path::Path;

use base64::Engine;
use serde_json::Value;

use crate::expected;

/// What a script of the index hands over.
fn part(public: &Path, name: &str) -> Value {
    let script = fs::read_to_string(public.join(format!("search/{name}.js"))).unwrap();
    // Behind the index stand the patterns.
    let (value, _) = script.split_once("gongwen.patterns=").unwrap_or((&script, ""));
    let value = value.strip_prefix(&format!("gongwen.{name}=")).unwrap();
    let value: Value = serde_json::from_str(value).unwrap();
    let Value::String(packed) = &value else { return value };
    let bytes = base64::engine::general_purpose::STANDARD.decode(packed).unwrap();
    let mut json = String::new();
    flate2::read::DeflateDecoder::new(&bytes[..]).read_to_string(&mut json).unwrap();
    serde_json::from_str(&json).unwrap()
}

/// The rank and the mask of each document.
type Postings = BTreeMap<u32, (u32, u32)>;

/// The tokens with their followers and postings.
struct Tokens(BTreeMap<String, (String, Postings)>);

impl Tokens {
    fn read(public: &Path, manifest: &Value) -> Self {
        let mut tokens = BTreeMap::new();
        let firsts = manifest["tokens"].as_array().unwrap();
        for (number, first) in firsts.iter().enumerate() {
            let entries = part(public, &format!("t{number}"));
            let entries = entries.as_array().unwrap();
            assert!(number == 0 || &entries[0][0] == first, "t{number}");
            for entry in entries {
                let (token, data) = (entry[0].as_str().unwrap(), entry[1].as_str());
                let followers = entry[2].as_str().unwrap_or_default();
                let postings = data.map(|data| postings(data, !followers.is_empty()));
                let known = (followers.to_owned(), postings.unwrap_or_default());
                assert!(tokens.insert(token.to_owned(), known).is_none(), "{token} is there twice");
            }
        }
        Self(tokens)
    }

    fn has(&self, token: &str, document: u32) -> bool {
        self.0.get(token).is_some_and(|(_, postings)| postings.contains_key(&document))
    }

    /// Whether a document has a token followed by a Hanzi, as far as its mask tells.
    fn has_followed(&self, token: &str, follower: char, document: u32) -> bool {
        let Some((followers, postings)) = self.0.get(token) else { return false };
        let own = followers.chars().position(|one| one as u32 == follower as u32 + 32);
        let bit = own.unwrap_or(7 + follower as usize % 3);
        postings.get(&document).is_some_and(|(_, mask)| mask >> bit & 1 == 1)
    }
}

fn postings(data: &str, masked: bool) -> Postings {
    let mut numbers = data.chars().map(|c| c as u32 - 32);
    let (mut next, mut found) = (0, BTreeMap::new());
    while let Some(first) = numbers.next() {
        let mut gap = first >> 4;
        if gap == 0 {
            gap = numbers.next().unwrap() * 50_000 + numbers.next().unwrap();
        }
        next += gap;
        let mask = if masked { numbers.next().unwrap() } else { 0 };
        found.insert(next - 1, (first & 15, mask));
    }
    found
}

/// The words of each document.
fn texts(public: &Path, manifest: &Value) -> BTreeMap<u32, Vec<String>> {
    let mut texts = BTreeMap::new();
    for (number, first) in manifest["texts"].as_array().unwrap().iter().enumerate() {
        let documents = part(public, &format!("d{number}"));
        let documents = documents.as_array().unwrap();
        assert!(number == 0 || &documents[0][0] == first, "d{number}");
        for document in documents {
            let passages = document[2].as_array().unwrap().iter();
            let words = passages.map(|passage| passage[1].as_str().unwrap().to_owned());
            let id = u32::try_from(document[0].as_u64().unwrap()).unwrap();
            texts.insert(id, words.collect());
        }
    }
    texts
}

#[test]
fn every_two_and_three_hanzi_of_every_text_are_found() {
    let out = tempfile::tempdir().unwrap();
    let public = out.path().join("public");
    let root = expected::tests("sites/search");
    crate::golden::build(&root, &public);
    let manifest = part(&public, "index");
    let tokens = Tokens::read(&public, &manifest);
    let pairs: Vec<char> = manifest["folds"].as_str().unwrap().chars().collect();
    let simplified: BTreeMap<char, char> = pairs.chunks(2).map(|pair| (pair[0], pair[1])).collect();
    let is_hanzi = |c: &char| ('\u{4E00}'..='\u{9FFF}').contains(c);
    let mut checked = 0;
    for (document, texts) in texts(&public, &manifest) {
        for text in texts {
            let text: Vec<char> =
                text.chars().map(|c| simplified.get(&c).copied().unwrap_or(c)).collect();
            for window in text.windows(3).filter(|window| window[..2].iter().all(is_hanzi)) {
                let pair: String = window[..2].iter().collect();
                assert!(tokens.has(&pair, document), "{pair} in document {document}");
                if is_hanzi(&window[2]) {
                    let third = window[2];
                    assert!(tokens.has_followed(&pair, third, document), "{pair}{third}");
                }
                checked += 1;
            }
        }
    }
    assert!(checked > 2000, "only {checked} pairs were checked");
}

#[test]
fn the_index_is_the_same_whatever_the_number_of_threads() {
    let root = expected::tests("sites/search");
    let built = |threads: usize| {
        let out = tempfile::tempdir().unwrap();
        let public = out.path().join("public");
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| crate::golden::build(&root, &public));
        let names: BTreeSet<_> =
            expected::files_below(&public.join("search")).into_iter().collect();
        let read = |name| (fs::read(public.join("search").join(&name)).unwrap(), name);
        names.into_iter().map(read).collect::<Vec<_>>()
    };
    assert!(built(1) == built(5));
}

#[test]
fn a_site_may_do_without() {
    let out = tempfile::tempdir().unwrap();
    let root = out.path().join("site");
    for name in expected::files_below(&expected::tests("sites/search")) {
        let to = root.join(&name);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(expected::tests("sites/search").join(&name), to).unwrap();
    }
    let settings = fs::read_to_string(root.join("site.toml")).unwrap();
    fs::write(root.join("site.toml"), format!("search = false\n{settings}")).unwrap();
    let public = out.path().join("public");
    crate::golden::build(&root, &public);
    assert!(!public.join("zh/search.html").exists());
    assert!(!public.join("search").exists(), "neither the index nor the scripts");
    let home = fs::read_to_string(public.join("zh/index.html")).unwrap();
    assert!(!home.contains("role=\"search\"") && !home.contains("search/page.js"));
}

/// Readers load them with every page.
#[test]
fn the_scripts_are_small() {
    let folder = expected::tests("../static/search");
    let sizes = expected::files_below(&folder).into_iter();
    let size: u64 = sizes.map(|file| fs::metadata(folder.join(file)).unwrap().len()).sum();
    assert!(size <= 15 * 1024, "{size} bytes");
}
