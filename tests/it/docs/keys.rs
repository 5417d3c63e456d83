//! The keys of front matter and of `site.toml`: the parser is asked which there are, and what each holds, by giving it
//! what it cannot know and reading what it says.

use std::collections::BTreeMap;

use gongwen::config::Config;
use gongwen::content::{self, Drafts};
use gongwen::path::SourcePath;
use gongwen::problem::{Problem, SourceText};

use super::guide::{Guide, LANGUAGES};

/// A file that a person writes.
#[derive(Clone, Copy)]
enum File {
    Notice,
    Term,
    Page,
    Settings,
}

/// The page of the guide with the keys of each file, and the anchor of its first table.
const FILES: [(File, &str, &str); 4] = [
    (File::Notice, "records", "notice"),
    (File::Term, "vocabularies", "record"),
    (File::Page, "records", "page"),
    (File::Settings, "settings", "site"),
];

/// A key or value that no file knows.
const UNKNOWN: &str = "zzzzzzzzzz";

/// What a key holds.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Holds {
    Text,
    Date,
    Number,
    YesOrNo,
    List,
    /// One of some words.
    OneOf(Vec<String>),
    /// A table whose keys are free.
    Table,
    /// A table of its own, or a list of them, under this anchor.
    Keys {
        list: bool,
        anchor: String,
    },
}

/// What the parser says to a text.
fn ask(file: File, toml: &str) -> Vec<Problem> {
    let mut problems = Vec::new();
    let settings = "[[languages]]\ntag = \"zh\"\n[[languages]]\ntag = \"en\"\n";
    if let File::Settings = file {
        let source = SourceText::new(SourcePath::new("site.toml"), toml);
        Config::parse(&source, &mut problems);
        return problems;
    }
    let source = SourceText::new(SourcePath::new("site.toml"), settings);
    let config = Config::parse(&source, &mut problems).unwrap();
    let path = match file {
        File::Notice => "content/notices/2026/probe.en.md",
        File::Term => "content/topics/probe.en.md",
        File::Page | File::Settings => "content/pages/probe.en.md",
    };
    let text = format!("+++\n{toml}\n+++\nText.\n");
    let files = [SourceText::new(SourcePath::new(path), text)];
    content::parse(&files, &[], &config, Drafts::Include, &mut problems);
    problems
}

/// What can stand where the parser found an unknown key or value.
fn offered(problems: &[Problem], what: &str) -> Option<Vec<String>> {
    let of = |problem: &Problem| {
        problem.message.starts_with(&format!("unknown {what} ")).then_some(())?;
        let words = problem.help.as_deref()?.strip_prefix("what can stand here: ")?;
        Some(words.split(", ").map(str::to_owned).collect())
    };
    problems.iter().find_map(of)
}

/// A table of a file.
struct Table {
    /// The keys that lead to it, each with whether it holds a list of such tables.
    path: Vec<(String, bool)>,
    keys: BTreeMap<String, Holds>,
}

/// The tables of a file by their anchors.
fn tables(file: File, anchor: &str) -> BTreeMap<String, Table> {
    let mut found = BTreeMap::new();
    let mut open = vec![(anchor.to_owned(), Vec::<(String, bool)>::new())];
    while let Some((anchor, path)) = open.pop() {
        let header = header(&path);
        let keys = offered(&ask(file, &format!("{header}{UNKNOWN} = 1")), "key");
        let keys = keys.unwrap_or_else(|| panic!("the keys of {anchor} are not told"));
        let mut table = Table { path: path.clone(), keys: BTreeMap::new() };
        for key in keys {
            let holds = holds(file, &path, &key, &anchor);
            if let Holds::Keys { list, anchor } = &holds {
                let below = path.iter().cloned().chain([(key.clone(), *list)]).collect();
                open.push((anchor.clone(), below));
            }
            table.keys.insert(key, holds);
        }
        found.insert(anchor, table);
    }
    found
}

/// The lines by which TOML opens a table.
fn header(path: &[(String, bool)]) -> String {
    let mut names = Vec::new();
    let mut lines = String::new();
    for (name, is_list) in path {
        names.push(name.as_str());
        let name = names.join(".");
        lines.push_str(&if *is_list { format!("[[{name}]]\n") } else { format!("[{name}]\n") });
    }
    lines
}

fn holds(file: File, path: &[(String, bool)], key: &str, above: &str) -> Holds {
    let answers = |value: &str| ask(file, &format!("{}{key} = {value}", header(path)));
    let expects = |what: &str| {
        let wanted = format!("expected {what}, found");
        answers("0.5").iter().any(|problem| problem.message.starts_with(&wanted))
    };
    let anchor = format!("{above}-{key}");
    let opens = |list: bool| {
        let below: Vec<_> = path.iter().cloned().chain([(key.to_owned(), list)]).collect();
        ask(file, &format!("{}{UNKNOWN} = 0.5", header(&below)))
    };
    if let Some(words) = offered(&answers(&format!("\"{UNKNOWN}\"")), "value") {
        Holds::OneOf(words)
    } else if expects("text") {
        Holds::Text
    } else if expects("a date") {
        Holds::Date
    } else if expects("a whole number") {
        Holds::Number
    } else if expects("yes or no") {
        Holds::YesOrNo
    } else if offered(&opens(true), "key").is_some() {
        Holds::Keys { list: true, anchor }
    } else if expects("a list") {
        Holds::List
    } else if offered(&opens(false), "key").is_some() {
        Holds::Keys { list: false, anchor }
    } else if expects("a table of keys") {
        Holds::Table
    } else {
        panic!("what {key} holds is not told: {:?}", answers("0.5"));
    }
}

impl Holds {
    /// What the guide calls it.
    fn name(&self, guide: &Guide) -> String {
        let word = |zh: &str, en: &str| guide.word(zh, en).to_owned();
        match self {
            Self::Text => word("文字", "text"),
            Self::Date => word("日期", "date"),
            Self::Number => word("整数", "whole number"),
            Self::YesOrNo => word("真假", "true or false"),
            Self::List => word("列表", "list"),
            Self::OneOf(_) => word("选一", "one of"),
            Self::Table => word("表", "table"),
            Self::Keys { list: false, .. } => word("表", "table"),
            Self::Keys { list: true, .. } => word("表的列表", "list of tables"),
        }
    }
}

#[test]
fn every_key_has_its_row_and_every_row_its_key() {
    let mut faults = Vec::new();
    for language in LANGUAGES {
        let guide = Guide::read(language);
        for (file, page, anchor) in FILES {
            let page = guide.page(page);
            for (anchor, Table { keys, .. }) in tables(file, anchor) {
                let Some(section) = page.section(&anchor, &mut faults) else { continue };
                let wanted = keys.iter().map(|(key, holds)| (key.clone(), holds.name(&guide)));
                section.hold(page, &wanted.collect(), &mut faults);
                for double in section.doubles() {
                    faults
                        .push(format!("{}:{}: `{double}` is there twice", page.path, section.line));
                }
                for (key, row) in section.by_name() {
                    let Some(holds) = keys.get(key) else { continue };
                    let place = format!("{}:{}", page.path, row.line);
                    faults.extend(row_faults(&place, key, holds, &guide, row));
                }
            }
        }
    }
    super::assert_none(&faults);
}

/// What is wrong with a row: key, what it holds, default, meaning, example.
fn row_faults(
    place: &str,
    key: &str,
    holds: &Holds,
    guide: &Guide,
    row: &super::guide::Row,
) -> Vec<String> {
    let mut faults = Vec::new();
    if row.cells.len() != 5 {
        faults.push(format!("{place}: a row has five cells: key, type, default, meaning, example"));
        return faults;
    }
    let name = holds.name(guide);
    if row.cells[1] != name {
        faults.push(format!("{place}: `{key}` holds \"{name}\", not \"{}\"", row.cells[1]));
    }
    if let Holds::OneOf(words) = holds {
        let named = &row.codes[3];
        for word in words.iter().filter(|word| !named.contains(word)) {
            faults.push(format!("{place}: `{key}` can also be `{word}`"));
        }
        for word in named.iter().filter(|word| !words.contains(word)) {
            faults.push(format!("{place}: `{key}` cannot be `{word}`"));
        }
    }
    faults
}

#[test]
fn the_example_of_every_key_is_what_the_key_holds() {
    let mut faults = Vec::new();
    for language in LANGUAGES {
        let guide = Guide::read(language);
        for (file, page, anchor) in FILES {
            let page = guide.page(page);
            for (anchor, Table { path, keys }) in tables(file, anchor) {
                let Some(section) = page.section(&anchor, &mut faults) else { continue };
                for (key, row) in section.by_name() {
                    let Some(holds) = keys.get(key) else { continue };
                    let place = format!("{}:{}", page.path, row.line);
                    let example = row.codes.get(4).and_then(|codes| codes.first());
                    let Some(example) = example else {
                        faults.push(format!("{place}: `{key}` has no example"));
                        continue;
                    };
                    let is_header = matches!(holds, Holds::Keys { .. });
                    let toml = match (is_header, example.starts_with('[')) {
                        (true, _) => example.clone(),
                        (false, true) => example.replacen("] ", "]\n", 1),
                        (false, false) => format!("{}{example}", header(&path)),
                    };
                    if !example.contains(key) {
                        faults.push(format!("{place}: the example is not one of `{key}`"));
                    }
                    let shape = ["expected", "unknown", "invalid", "unquoted", "the value"];
                    let said = ask(file, &toml).into_iter();
                    let said =
                        said.filter(|one| shape.iter().any(|word| one.message.starts_with(word)));
                    faults.extend(said.map(|one| format!("{place}: the example: {}", one.message)));
                }
            }
        }
    }
    super::assert_none(&faults);
}
