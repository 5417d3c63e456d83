//! The shapes of what commands tell programs (`--json`), held to what they tell of the sites of the tests.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

use super::guide::{Guide, LANGUAGES};

/// Tables of free keys, by the path that leads to them.
const FREE: [&str; 1] = ["files[].tags[].phrases"];

/// The ways to all values: `files[].title`.
fn paths(value: &Value, at: &str, found: &mut Told) {
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

/// What is told.
type Told = BTreeSet<String>;

/// The program, at work on a site.
fn gongwen(root: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gongwen"));
    command.arg("--json").arg("--root").arg(root).args(arguments);
    command
}

/// What a command tells in JSON.
fn told(root: &Path, arguments: &[&str], found: &mut Told) {
    let output = gongwen(root, arguments).output().unwrap();
    let value: Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|fault| panic!("{arguments:?}: {fault}: {output:?}"));
    paths(&value, "", found);
}

/// A site of the tests, as a copy that may be written to.
fn copy(site: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let from = crate::expected::tests("sites").join(site);
    for file in crate::expected::files_below(&from) {
        let path = folder.path().join(&file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::copy(from.join(file), path).unwrap();
    }
    folder
}

/// What commands tell of a new site in which a file of Git stands already: `init`, `new`, `build`, and `--record`,
/// which refuses the new record.
fn of_new_site() -> [(&'static str, Told); 4] {
    let [mut init, mut new, mut build, mut record] = [(); 4].map(|()| Told::new());
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(".gitignore"), "public/\n").unwrap();
    told(folder.path(), &["init"], &mut init);
    told(folder.path(), &["new", "2026/sales"], &mut new);
    told(folder.path(), &["build"], &mut build);
    told(folder.path(), &["translation-status", "--record", "2026/sales", "no/such"], &mut record);
    [("init-json", init), ("new-json", new), ("build-json", build), ("record-json", record)]
}

/// What `serve` tells: where it listens, that it has read the site, and that the site is gone.
fn of_serve() -> Told {
    let folder = copy("small");
    let mut serving =
        gongwen(folder.path(), &["serve", "--port", "0"]).stdout(Stdio::piped()).spawn().unwrap();
    let mut found = Told::new();
    for line in BufReader::new(serving.stdout.take().unwrap()).lines() {
        let event: Value = serde_json::from_str(&line.unwrap()).unwrap();
        paths(&event, "", &mut found);
        match event["event"].as_str() {
            Some("made") => fs::remove_file(folder.path().join("site.toml")).unwrap_or_default(),
            Some("unreadable") => break,
            _ => {}
        }
    }
    serving.kill().unwrap();
    serving.wait().unwrap();
    found
}

/// All that import tells of the saved notices of the tests: of new ones, of the same once more, of a
/// double, of an edited one, of what cannot be read.
fn of_import() -> Told {
    let folder = tempfile::tempdir().unwrap();
    let saved = crate::expected::tests("import");
    let root = folder.path().join("site");
    fs::create_dir(&root).unwrap();
    let path = |name: &str| saved.join(name).display().to_string();
    let mut found = Told::new();
    let mut import =
        |arguments: &[&str]| told(&root, &[&["import"], arguments].concat(), &mut found);
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

/// What each command tells, by the anchor of the section that describes it.
fn of_commands() -> BTreeMap<&'static str, Told> {
    let mut all = BTreeMap::from(of_new_site());
    all.extend([("import-json", of_import()), ("serve-json", of_serve())]);
    for site in ["small", "knowledge"] {
        let folder = copy(site);
        let mut add = |anchor, arguments: &[&str]| {
            told(folder.path(), arguments, all.entry(anchor).or_default());
        };
        add("check-json", &["check"]);
        add("verify-json", &["verify"]);
        add("translation-status-json", &["translation-status"]);
        add("record-json", &["translation-status", "--record", "all"]);
    }
    all
}

#[test]
fn every_key_of_the_output_for_programs_is_described() {
    let mut faults = Vec::new();
    let mut all = of_commands();
    // Problems are told alike everywhere, and described once.
    let mut of_problems = Told::new();
    for found in all.values_mut() {
        let (problems, others) =
            std::mem::take(found).into_iter().partition(|way| way.starts_with("problems[]"));
        of_problems.extend::<Told>(problems);
        *found = others;
    }
    all.insert("json", of_problems);
    for (anchor, found) in &all {
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
