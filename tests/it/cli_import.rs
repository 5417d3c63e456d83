//! `gongwen import` and `gongwen verify` on folders of saved files, as people use them.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

use crate::expected;

/// A folder for a site, and the program in it.
struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    fn run(&self, args: &[&str]) -> (Option<i32>, String, String) {
        self.run_with(args, b"")
    }

    fn run_with(&self, args: &[&str], input: &[u8]) -> (Option<i32>, String, String) {
        let mut child = Command::new(env!("CARGO_BIN_EXE_gongwen"))
            .args(args)
            .current_dir(self.0.path())
            .env("NO_COLOR", "1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(input).unwrap();
        let output = child.wait_with_output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (output.status.code(), text(output.stdout), text(output.stderr))
    }

    /// What `import --json` says of each file.
    fn import(&self, args: &[&str]) -> Vec<Value> {
        let (_, out, error) = self.run(&[&["import", "--json"], args].concat());
        let report: Value = serde_json::from_str(&out).unwrap_or_else(|_| panic!("{out}{error}"));
        report["files"].as_array().unwrap().clone()
    }

    fn records(&self) -> Vec<String> {
        let files = expected::files_below(&self.path("content/notices"));
        files.iter().map(|file| file.to_str().unwrap().to_owned()).collect()
    }
}

fn notice(name: &str) -> String {
    expected::tests("import").join(name).to_str().unwrap().to_owned()
}

fn outcomes(files: &[Value]) -> Vec<&str> {
    files.iter().map(|file| file["outcome"].as_str().unwrap()).collect()
}

#[test]
fn a_folder_is_walked_and_what_a_browser_saves_beside_a_page_is_not() {
    let folder = Folder::new();
    for name in ["txt-zh-copied-crlf.txt", "html-en-jsonld.html", "docx-en-list.docx"] {
        folder.write(&format!("saved/a/{name}"), fs::read(notice(name)).unwrap());
    }
    folder.write("saved/page.html", fs::read(notice("html-zh-wechat.html")).unwrap());
    folder.write("saved/page_files/frame.html", "<p>An advertisement.</p>");
    folder.write("saved/.hidden.txt", "Hidden.");
    folder.write("saved/a/photo.jpg", "no notice");
    let (code, out, error) = folder.run(&["import", "saved"]);
    assert_eq!(code, Some(0), "{error}");
    assert!(out.contains("4 of 4 imported\n1 file passed over"), "{out}");
    let (code, out, error) = folder.run(&["check"]);
    assert_eq!(code, Some(0), "{out}{error}");
}

#[test]
fn standard_input_and_archives_are_read() {
    let folder = Folder::new();
    let text = fs::read(notice("txt-en-undated-cited.txt")).unwrap();
    let (code, out, error) = folder.run_with(&["import", "-"], &text);
    assert_eq!(code, Some(0), "{error}");
    assert!(out.contains("1 of 1 imported"), "{out}");
    let files = folder.import(&[&notice("zip-three-pages.zip")]);
    assert_eq!(outcomes(&files), ["new", "new", "new"]);
    assert!(files[2]["file"].as_str().unwrap().ends_with("zip-three-pages.zip!sub/interview.html"));
}

#[test]
fn what_cannot_be_read_is_a_problem_and_the_rest_is_imported() {
    let folder = Folder::new();
    let bad = expected::files_below(&expected::tests("import"));
    let mut names: Vec<String> = bad
        .iter()
        .map(|name| name.to_str().unwrap().to_owned())
        .filter(|name| name.starts_with("bad-"))
        .collect();
    names.push("txt-en-date-open.txt".into());
    for name in &names {
        folder.write(&format!("saved/{name}"), fs::read(notice(name)).unwrap());
    }
    folder.write("saved/bad.zip", "PK\u{3}\u{4} no archive");
    folder.write("saved/old.doc.txt", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 an old document");
    let (code, _, error) = folder.run(&["import", "saved"]);
    assert_eq!(code, Some(1));
    insta::assert_snapshot!(error);
    assert_eq!(folder.records().len(), 1);
}

#[test]
fn a_notice_saved_twice_is_imported_once() {
    let folder = Folder::new();
    let files =
        folder.import(&[&notice("html-zh-ucap-meta.html"), &notice("html-zh-zoom-mirror.html")]);
    assert_eq!(outcomes(&files), ["new", "double"]);
    assert_eq!(folder.records().len(), 1);
    // In a run of its own as well, and under another name.
    fs::copy(notice("html-zh-ucap-meta.html"), folder.path("copy.html")).unwrap();
    let files = folder.import(&["copy.html", &notice("html-zh-zoom-mirror.html")]);
    assert_eq!(outcomes(&files), ["known", "double"]);
    // Unless a person says that it is another.
    let files = folder.import(&["--doubles", &notice("html-zh-zoom-mirror.html")]);
    assert_eq!(outcomes(&files), ["new"]);
    // Two editions of one conference are two notices.
    let files = folder
        .import(&[&notice("txt-zh-utf16le-series.txt"), &notice("txt-zh-gb18030-series.txt")]);
    assert_eq!(outcomes(&files), ["new", "new"]);
}

#[test]
fn two_languages_of_one_notice_are_proposed_and_made_one_when_asked() {
    let (zh, en) = (notice("txt-zh-copied-crlf.txt"), notice("txt-en-copied-pair.txt"));
    let folder = Folder::new();
    let files = folder.import(&[&zh, &en]);
    assert_eq!(files[1]["partner"]["accepted"], Value::Bool(false));
    let folder = Folder::new();
    let files = folder.import(&["--pair", &zh, &en]);
    assert_eq!(files[1]["partner"]["accepted"], Value::Bool(true), "{files:?}");
    let id = |file: &Value| {
        let name = file["record"].as_str().unwrap().to_owned();
        name.trim_end_matches(".md").rsplit_once('.').unwrap().0.to_owned()
    };
    assert_eq!(id(&files[0]), id(&files[1]));
    let (code, out, error) = folder.run(&["check"]);
    assert_eq!(code, Some(0), "{out}{error}");
    assert!(error.contains("say under [translation] which is the original"), "{error}");
}

/// A record that import made, which a person then edited, and which import now makes otherwise:
/// here because the site has a rule of its own now.
#[test]
fn update_takes_over_what_nobody_edited() {
    let folder = Folder::new();
    folder.write("saved.txt", "某省药监局召开疫苗监管会议\n发布时间：2024-03-05\n3月4日，会议召开。\n会议强调，要加强疫苗监管。\n本站独家\n");
    let files = folder.import(&["saved.txt"]);
    let record = files[0]["record"].as_str().unwrap();
    let made = folder.read(record);
    assert!(made.contains("本站独家"));
    folder.write(record, made.replace("某省药监局召开疫苗监管会议", "我的标题"));
    let settings = folder.read("site.toml");
    folder.write("site.toml", settings + "\n[[import.furniture]]\nname = \"own mark\"\npattern = \"本站独家\"\nwhere = \"tail\"\n");

    // Without --update nothing changes, and the difference is shown.
    let (code, out, _) = folder.run(&["import", "saved.txt"]);
    assert_eq!(code, Some(0));
    assert!(out.contains("left as it is") && out.contains("-本站独家"), "{out}");
    assert!(folder.read(record).contains("本站独家"));

    let files = folder.import(&["--update", "saved.txt"]);
    assert_eq!(files[0]["updated"], serde_json::json!(["source", "text"]));
    assert_eq!(files[0]["kept"], serde_json::json!(["title"]));
    let updated = folder.read(record);
    assert!(updated.contains("我的标题") && !updated.contains("本站独家"), "{updated}");
}

#[test]
fn saved_files_are_kept_and_verified() {
    let folder = Folder::new();
    let saved = notice("html-zh-trs-gbk.html");
    folder.import(&[&saved]);
    let kept: Vec<PathBuf> = expected::files_below(&folder.path("sources"));
    let name = kept.iter().find(|name| !name.starts_with("imported")).unwrap();
    let path = folder.path("sources").join(name);
    assert_eq!(fs::read(&path).unwrap(), fs::read(&saved).unwrap());
    let (code, out, _) = folder.run(&["verify"]);
    assert_eq!(
        (code, out.as_str()),
        (Some(0), "1 saved file unaltered, of 1 record with a source\n")
    );

    fs::write(&path, "altered").unwrap();
    let (code, _, error) = folder.run(&["verify"]);
    assert_eq!(code, Some(1));
    assert!(error.contains("was altered since it was imported"), "{error}");
    fs::remove_file(&path).unwrap();
    let (code, _, error) = folder.run(&["verify"]);
    assert_eq!(code, Some(1));
    assert!(error.contains("its source, html-zh-trs-gbk.html, is not in sources/"), "{error}");

    let other = Folder::new();
    other.write("site.toml", "[[languages]]\ntag = \"zh\"\n\n[import]\nkeep_sources = false\n");
    other.import(&[&saved]);
    assert!(!other.path("sources").exists());
    assert_eq!(other.run(&["verify"]).0, Some(0));
}

#[test]
fn the_address_and_the_day_are_those_that_a_person_names() {
    let folder = Folder::new();
    let saved = notice("txt-en-date-open.txt");
    let url = "https://bureau.example/notices/7";
    let files = folder.import(&["--url", url, "--retrieved", "2026-02-05", &saved]);
    let record = folder.read(files[0]["record"].as_str().unwrap());
    assert!(record.contains(&format!("url = \"{url}\"\nretrieved = 2026-02-05\n")), "{record}");
    for args in [["--url", "bureau.example"], ["--retrieved", "5/2/2026"]] {
        let (code, _, error) = folder.run(&["import", args[0], args[1], &saved]);
        assert_eq!(code, Some(2), "{error}");
        assert!(error.contains("for example"), "{error}");
    }
    let other = notice("txt-en-negative.txt");
    assert_eq!(folder.run(&["import", "--url", url, &saved, &other]).0, Some(2));
}

#[test]
fn names_in_an_archive_lead_nowhere() {
    let folder = Folder::new();
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for name in ["../../escape.txt", "/root.txt", "a/../b.txt", "..\\windows.txt"] {
        zip.start_file(name, options).unwrap();
        zip.write_all(format!("Notice {name}\nThe bureau inspects {name} today.\n").as_bytes())
            .unwrap();
    }
    folder.write("site/names.zip", zip.finish().unwrap().into_inner());
    let (code, _, error) = folder.run(&["--root", "site", "import", "site/names.zip"]);
    assert_eq!(code, Some(0), "{error}");
    let outside: Vec<PathBuf> = expected::files_below(folder.0.path())
        .into_iter()
        .filter(|path| !path.starts_with("site"))
        .collect();
    assert_eq!(outside, Vec::<PathBuf>::new());
    let of_sources = expected::files_below(&folder.path("site/sources"));
    let is_flat = |path: &PathBuf| {
        [Some(Path::new("")), Some(Path::new("imported"))].contains(&path.parent())
    };
    assert!(of_sources.iter().all(is_flat), "{of_sources:?}");
}
