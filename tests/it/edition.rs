//! What an edition or a build remembers of the one before changes nothing but the time that it takes.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::iter;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use gongwen::Outcome;
use gongwen::content::Drafts;
use gongwen::edition::{Edition, Memory, Options};
use gongwen::kept::Shelf;
use gongwen::publish::Bytes;
use gongwen::source::{self, Data, Texts};
use proptest::prelude::*;

use crate::expected;
use crate::golden::build;

/// What becomes of a site: every file's bytes, and the problems.
type Made = (BTreeMap<String, Vec<u8>>, Vec<String>);

/// What is remembered between two makings.
#[derive(Default)]
struct Remembered(Texts, Memory);

/// What one run keeps for the next, by name; and the names of what was written.
#[derive(Default)]
struct Kept {
    all: Mutex<BTreeMap<String, Vec<u8>>>,
    written: Mutex<Vec<String>>,
}

impl Shelf for Kept {
    fn program(&self) -> Option<&str> {
        Some("this program")
    }

    fn read(&self, name: &str) -> Option<Vec<u8>> {
        self.all.lock().unwrap().get(name).cloned()
    }

    fn write(&self, name: &str, bytes: &[u8]) {
        self.all.lock().unwrap().insert(name.to_owned(), bytes.to_owned());
        self.written.lock().unwrap().push(name.to_owned());
    }

    fn remove(&self, name: &str) {
        self.all.lock().unwrap().remove(name);
    }
}

/// Makes an edition as a run of its own does, that knows no more than what is kept.
fn make_of_kept(root: &Path, shelf: &dyn Shelf) -> Made {
    let mut remembered = Remembered(Texts::default(), Memory::recall(shelf));
    let made = make_with(root, &mut remembered, shelf);
    remembered.1.keep(shelf);
    made
}

fn make(root: &Path, remembered: &mut Remembered) -> Made {
    make_with(root, remembered, &())
}

fn make_with(root: &Path, Remembered(texts, memory): &mut Remembered, shelf: &dyn Shelf) -> Made {
    let mut problems = Vec::new();
    let sources = source::read_again(root, texts, &mut problems).unwrap();
    let options = Options { base_url: None, drafts: Drafts::Leave };
    let edition = Edition::make(sources, &options, memory, (&(), &mut problems));
    let mut files = BTreeMap::new();
    if let Some(edition) = &edition {
        let index = edition.index(shelf);
        let site = edition.site(index.as_ref());
        let plan = edition.plan(&site, &mut problems);
        for planned in &plan.files {
            let bytes = match edition.bytes(planned, &site, &plan).unwrap() {
                Bytes::Made(bytes) => bytes,
                Bytes::Data(Data::Built(data)) => data.to_vec(),
                Bytes::Data(Data::OnDisk(path)) => fs::read(path).unwrap(),
            };
            files.insert(planned.path.as_str().to_owned(), bytes);
        }
    }
    problems.sort();
    (files, problems.iter().map(ToString::to_string).collect())
}

/// Something that a person does to the files of a site.
#[derive(Debug, Clone)]
enum Change {
    /// A sentence is added to a record.
    Write(usize, &'static str),
    /// A line of front matter takes the place of one with the same key, or comes first.
    Set(usize, &'static str),
    /// A record goes.
    Remove(usize),
    /// A record gets another name.
    Rename(usize),
    /// A copy of a record comes.
    Copy(usize),
    /// The settings say something else.
    Settings(&'static str),
}

fn change() -> impl Strategy<Value = Change> {
    const SENTENCES: [&str; 4] = [
        "药品追溯体系建设见《药品追溯管理办法》和[[topics/traceability]]。",
        "Inspectors met 120 makers on 5 May 2024, see Announcement No. 15 of 2024.",
        "## 二、工作任务\n\n1. 一是加强检查。\n2. 二是促进发展。",
        "A dead [link](nowhere.en.md), and ![](picture.png).",
    ];
    const LINES: [&str; 12] = [
        "title = \"Another title 另一标题\"",
        "date = 2021-07-08",
        "topics = [\"traceability\"]",
        "topics = [\"no-such-topic\"]",
        "draft = true",
        "document_number = \"国药监〔2024〕15号\"",
        "terms = [\"检查\", \"inspection\"]",
        "summary = \"Another summary.\"",
        "year = 2020",
        "kind = \"regulation\"",
        "people = [\"李四\"]",
        "series = \"annual-work-conference\"",
    ];
    const SETTINGS: [&str; 2] = ["search = false", "exports = false"];
    let record = || 0..64_usize;
    prop_oneof![
        4 => (record(), prop::sample::select(&SENTENCES[..])).prop_map(|(n, s)| Change::Write(n, s)),
        4 => (record(), prop::sample::select(&LINES[..])).prop_map(|(n, s)| Change::Set(n, s)),
        1 => record().prop_map(Change::Remove),
        1 => record().prop_map(Change::Rename),
        1 => record().prop_map(Change::Copy),
        1 => prop::sample::select(&SETTINGS[..]).prop_map(Change::Settings),
    ]
}

impl Change {
    fn apply(&self, root: &Path) {
        let records = records(root);
        let record = |number: usize| &records[number % records.len()];
        match *self {
            Self::Write(number, sentence) => {
                let path = record(number);
                fs::write(path, fs::read_to_string(path).unwrap() + "\n" + sentence + "\n")
                    .unwrap();
            }
            Self::Set(number, line) => {
                let path = record(number);
                let text = fs::read_to_string(path).unwrap();
                let key = line.split('=').next().unwrap();
                let others = text.lines().filter(|own| !own.starts_with(key));
                let mut lines: Vec<&str> = others.collect();
                lines.insert(1.min(lines.len()), line);
                fs::write(path, lines.join("\n") + "\n").unwrap();
            }
            Self::Remove(number) => fs::remove_file(record(number)).unwrap(),
            Self::Rename(number) => fs::rename(record(number), beside(record(number))).unwrap(),
            Self::Copy(number) => {
                fs::copy(record(number), beside(record(number))).unwrap();
            }
            Self::Settings(line) => {
                let path = root.join("site.toml");
                let text = fs::read_to_string(&path).unwrap();
                let text = text.replace(&format!("{line}\n"), "");
                fs::write(path, format!("{line}\n{text}")).unwrap();
            }
        }
    }
}

fn records(root: &Path) -> Vec<PathBuf> {
    let content = root.join("content");
    let files = expected::files_below(&content).into_iter();
    let records = files.filter(|file| file.extension().is_some_and(|ending| ending == "md"));
    records.map(|file| content.join(file)).collect()
}

/// Another name for a record, of the same language.
fn beside(path: &Path) -> PathBuf {
    path.with_file_name(format!("x-{}", path.file_name().unwrap().to_str().unwrap()))
}

/// A copy of a site with something of every kind.
fn site() -> tempfile::TempDir {
    copy(&expected::tests("sites/knowledge"))
}

/// A copy of a site's settings and records.
fn copy(site: &Path) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for file in expected::files_below(site) {
        if file.starts_with("content") || file == Path::new("site.toml") {
            let copy = folder.path().join(&file);
            fs::create_dir_all(copy.parent().unwrap()).unwrap();
            fs::copy(site.join(&file), copy).unwrap();
        }
    }
    folder
}

/// What is published of a site that was built, all but the marker.
fn published(out: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let files = expected::files_below(out).into_iter();
    files.map(|file| (file.clone(), fs::read(out.join(file)).unwrap())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4, failure_persistence: None, ..ProptestConfig::default() })]

    /// However files come, change and go, an edition is the same as if nothing were remembered, of this
    /// run or of those before.
    #[test]
    fn what_is_remembered_changes_nothing(changes in prop::collection::vec(change(), 3..7)) {
        let folder = site();
        let root = folder.path();
        let (mut remembered, kept) = (Remembered::default(), Kept::default());
        make(root, &mut remembered);
        make_of_kept(root, &kept);
        // A server, which begins with what a build has kept.
        let mut served = Remembered(Texts::default(), Memory::recall(&kept));
        for change in changes {
            change.apply(root);
            let (anew, told) = make(root, &mut Remembered::default());
            let made = [
                make(root, &mut remembered),
                make(root, &mut served),
                make_of_kept(root, &kept),
            ];
            for (files, problems) in made {
                prop_assert_eq!(problems, told.clone(), "after {:?}", change);
                prop_assert_eq!(files.keys().collect::<Vec<_>>(), anew.keys().collect::<Vec<_>>());
                let other = files.iter().find(|(path, bytes)| anew.get(*path) != Some(bytes));
                prop_assert!(other.is_none(), "{} differs after {:?}", other.unwrap().0, change);
            }
        }
    }

    /// However files come, change and go, a rebuild gives what a build from nothing gives.
    #[test]
    fn a_rebuild_is_what_is_built_from_nothing(changes in prop::collection::vec(change(), 4..9)) {
        let folder = site();
        let root = folder.path();
        let out = root.join("public");
        for change in iter::once(None).chain(changes.into_iter().map(Some)) {
            let before: Vec<(PathBuf, Vec<u8>)> =
                records(root).into_iter().map(|file| (file.clone(), fs::read(file).unwrap())).collect();
            let settings = fs::read(root.join("site.toml")).unwrap();
            if let Some(change) = &change {
                change.apply(root);
            }
            let rebuilt = build(root, &out);
            // A copy, in which nothing is kept of earlier builds.
            let anew = copy(root);
            let from_nothing = build(anew.path(), &anew.path().join("public"));
            let told = |outcome: &Outcome| -> Vec<String> {
                outcome.problems.iter().map(ToString::to_string).collect()
            };
            prop_assert_eq!(told(&rebuilt), told(&from_nothing), "after {:?}", change);
            prop_assert_eq!(rebuilt.has_errors(), rebuilt.written.is_none());
            if rebuilt.has_errors() {
                // Such a change is taken back, so that others are seen on their own.
                records(root).iter().for_each(|file| fs::remove_file(file).unwrap());
                before.iter().for_each(|(file, bytes)| fs::write(file, bytes).unwrap());
                fs::write(root.join("site.toml"), settings).unwrap();
                continue;
            }
            let (files, wanted) = (published(&out), published(&anew.path().join("public")));
            prop_assert_eq!(files.keys().collect::<Vec<_>>(), wanted.keys().collect::<Vec<_>>());
            let other = files.iter().find(|(path, bytes)| wanted.get(*path) != Some(bytes));
            prop_assert!(other.is_none(), "{:?} differs after {:?}", other.unwrap().0, change);
        }
    }
}

#[test]
fn what_is_kept_is_used_where_nothing_has_changed() {
    let (folder, kept) = (site(), Kept::default());
    make_of_kept(folder.path(), &kept);
    let names = std::mem::take(&mut *kept.written.lock().unwrap());
    for kind in ["records-", "tokens-"] {
        assert!(names.iter().any(|name| name.starts_with(kind)), "{names:?}");
    }
    make_of_kept(folder.path(), &kept);
    assert_eq!(*kept.written.lock().unwrap(), Vec::<String>::new());
}

#[test]
fn of_a_smaller_collection_less_is_kept() {
    let (folder, kept) = (site(), Kept::default());
    let parts = || {
        let all = kept.all.lock().unwrap();
        all.keys().filter(|name| name.starts_with("records-")).count()
    };
    let page = |number: usize| folder.path().join(format!("content/pages/more-{number}.zh.md"));
    for number in 0..512 {
        fs::write(page(number), "+++\ntitle = \"页\"\n+++\n字。\n").unwrap();
    }
    make_of_kept(folder.path(), &kept);
    assert_eq!(parts(), 2);
    (0..512).for_each(|number| fs::remove_file(page(number)).unwrap());
    make_of_kept(folder.path(), &kept);
    assert_eq!(parts(), 1);
}

#[test]
fn what_is_kept_and_damaged_is_not_used() {
    let (folder, kept) = (site(), Kept::default());
    make_of_kept(folder.path(), &kept);
    Change::Write(0, "One sentence more.").apply(folder.path());
    let (wanted, told) = make(folder.path(), &mut Remembered::default());
    let whole = kept.all.into_inner().unwrap();
    type Harm = fn(&mut Vec<u8>);
    let damages: [(&str, Harm); 5] = [
        ("empty", Vec::clear),
        ("cut", |bytes| bytes.truncate(bytes.len() / 2)),
        ("longer", |bytes| bytes.push(0)),
        ("other head", |bytes| bytes[20] ^= 1),
        ("other text", |bytes| {
            let middle = bytes.len() / 2;
            bytes[middle] ^= 1;
        }),
    ];
    for name in whole.keys() {
        for (damage, harm) in damages {
            let mut all = whole.clone();
            harm(all.get_mut(name).unwrap());
            let kept = Kept { all: Mutex::new(all), ..Kept::default() };
            let (files, problems) = make_of_kept(folder.path(), &kept);
            assert_eq!(problems, told, "{name} {damage}");
            assert!(files == wanted, "{name} {damage}");
        }
    }
}

#[test]
fn what_a_killed_run_has_kept_in_part_is_not_used() {
    let (folder, kept) = (site(), Kept::default());
    make_of_kept(folder.path(), &kept);
    let before = kept.all.lock().unwrap().clone();
    Change::Set(0, "title = \"Another title 另一标题\"").apply(folder.path());
    make_of_kept(folder.path(), &kept);
    let after = kept.all.into_inner().unwrap();
    Change::Write(1, "One sentence more.").apply(folder.path());
    let (wanted, told) = make(folder.path(), &mut Remembered::default());
    let changed: Vec<&String> = after.keys().filter(|name| before[*name] != after[*name]).collect();
    assert!(changed.len() > 1, "{changed:?}");
    for name in changed {
        for (most, one) in [(&before, &after), (&after, &before)] {
            let mut all = most.clone();
            all.insert(name.clone(), one[name].clone());
            let kept = Kept { all: Mutex::new(all), ..Kept::default() };
            let (files, problems) = make_of_kept(folder.path(), &kept);
            assert_eq!(problems, told, "{name}");
            assert!(files == wanted, "{name}");
        }
    }
}

/// The same shelf, in the hands of another program.
struct OfAnother<'a>(&'a Kept);

impl Shelf for OfAnother<'_> {
    fn program(&self) -> Option<&str> {
        Some("another program")
    }

    fn read(&self, name: &str) -> Option<Vec<u8>> {
        self.0.read(name)
    }

    fn write(&self, name: &str, bytes: &[u8]) {
        self.0.write(name, bytes);
    }

    fn remove(&self, name: &str) {
        self.0.remove(name);
    }
}

#[test]
fn what_another_program_has_kept_is_not_used() {
    let (folder, kept) = (site(), Kept::default());
    make_of_kept(folder.path(), &kept);
    let names = std::mem::take(&mut *kept.written.lock().unwrap());
    make_of_kept(folder.path(), &OfAnother(&kept));
    let mut again = std::mem::take(&mut *kept.written.lock().unwrap());
    // So all of it was worked out again.
    again.sort();
    assert_eq!(again, BTreeSet::from_iter(names).into_iter().collect::<Vec<_>>());
}

/// Whatever names a notice by its title or its number shows the new one, or no longer names it.
#[test]
fn what_names_a_notice_is_read_again_when_that_is_renamed() {
    let (folder, kept) = (site(), Kept::default());
    make_of_kept(folder.path(), &kept);
    let before = kept.all.into_inner().unwrap();
    for (number, file) in records(folder.path()).into_iter().enumerate() {
        if !file.components().any(|part| part.as_os_str() == "notices") {
            continue;
        }
        let text = fs::read(&file).unwrap();
        Change::Set(number, "title = \"Another title 另一标题\"").apply(folder.path());
        Change::Set(number, "document_number = \"国药监〔2024〕15号\"").apply(folder.path());
        let (wanted, told) = make(folder.path(), &mut Remembered::default());
        let kept = Kept { all: Mutex::new(before.clone()), ..Kept::default() };
        let (files, problems) = make_of_kept(folder.path(), &kept);
        let file = file.display();
        assert_eq!(problems, told, "{file}");
        let other = files.iter().find(|(path, bytes)| wanted.get(*path) != Some(bytes));
        assert!(other.is_none(), "{} differs after {file}", other.unwrap().0);
        fs::write(records(folder.path())[number].as_path(), text).unwrap();
    }
}
