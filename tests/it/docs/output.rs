//! The shapes of what commands tell programs (`--json`), held to what they tell of the sites of the tests.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use super::guide::{Guide, LANGUAGES};

/// Tables of free keys, by the path that leads to them.
const FREE: [&str; 1] = ["files[].tags[].phrases"];

/// The ways to all values: `files[].title`.
fn paths(value: &Value, at: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                let key = if FREE.contains(&at) { "*" } else { key };
                let way = if at.is_empty() { key.to_owned() } else { format!("{at}.{key}") };
                paths(value, &way, found);
            }
        }
        Value::Array(list) => list.iter().for_each(|value| paths(value, &format!("{at}[]"), found)),
        _ => {
            found.insert(at.to_owned());
        }
    }
}

/// What a command tells in JSON.
fn told(root: &Path, arguments: &[&str]) -> Value {
    let output = Command::new(env!("CARGO_BIN_EXE_gongwen"))
        .arg("--root")
        .arg(root)
        .args(arguments)
        .output()
        .unwrap();
    serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|fault| panic!("{arguments:?}: {fault}: {output:?}"))
}

/// All that import tells of the saved notices of the tests: of new ones, of the same once more, of a
/// double, of an edited one, of what cannot be read.
fn of_import() -> BTreeSet<String> {
    let folder = tempfile::tempdir().unwrap();
    let saved = crate::expected::tests("import");
    let root = folder.path().join("site");
    fs::create_dir(&root).unwrap();
    let path = |name: &str| saved.join(name).display().to_string();
    let mut found = BTreeSet::new();
    let mut import = |arguments: &[&str]| {
        let report = told(&root, &[&["import", "--json"], arguments].concat());
        paths(&report, "", &mut found);
    };
    // Text is read fastest, and has something of all there is to tell.
    let texts = crate::expected::files_below(&saved)
        .into_iter()
        .filter(|file| file.extension().is_some_and(|ending| ending == "txt" || ending == "html"));
    let texts: Vec<String> = texts.map(|file| saved.join(file).display().to_string()).collect();
    import(&texts.iter().map(String::as_str).collect::<Vec<_>>());
    // What import made of it then was of another kind; since then a person has changed the title.
    let notice = path("zh-conference.txt");
    for file in crate::expected::files_below(&root) {
        let is_record = file.starts_with("content/notices");
        let path = root.join(file);
        let Ok(text) = fs::read_to_string(&path) else { continue };
        let text = text.replace("kind = \"meeting\"", "kind = \"news\"");
        let text =
            if is_record { text.replace("title = \"全省", "title = \"我省") } else { text };
        fs::write(path, text).unwrap();
    }
    import(&[&notice, "--update"]);
    found
}

fn of_translation_status() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for site in ["small", "knowledge"] {
        let root = crate::expected::tests("sites").join(site);
        paths(&told(&root, &["translation-status", "--json"]), "", &mut found);
    }
    found
}

#[test]
fn every_key_of_the_output_for_programs_is_described() {
    let mut faults = Vec::new();
    for (anchor, found) in
        [("import-json", of_import()), ("translation-status-json", of_translation_status())]
    {
        for language in LANGUAGES {
            let guide = Guide::read(language);
            let page = guide.page("commands");
            let Some(section) = page.section(anchor, &mut faults) else { continue };
            let described = section.by_name();
            // A value that may be nothing is described by what it holds.
            let is_below = |way: &String| {
                described.keys().any(|name| {
                    name.starts_with(&format!("{way}.")) || **name == format!("{way}[]")
                })
            };
            let wanted: BTreeMap<String, String> = found
                .iter()
                .filter(|way| described.contains_key(way.as_str()) || !is_below(way))
                .map(|way| (way.clone(), "…".to_owned()))
                .collect();
            section.hold(page, &wanted, &mut faults);
        }
    }
    super::assert_none(&faults);
}
