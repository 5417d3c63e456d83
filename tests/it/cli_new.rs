//! `gongwen init` and `gongwen new`: what a person begins with.

use std::fs;
use std::path::Path;

use crate::cli::run;
use crate::expected::{self, files_below};

fn read(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).unwrap()
}

/// A new site in a folder of its own.
fn new_site() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let (code, text) = run(folder.path(), &["init"]);
    assert_eq!(code, Some(0), "{text}");
    folder
}

#[test]
fn a_new_site_builds_without_a_warning() {
    let folder = tempfile::tempdir().unwrap();
    let (code, text) = run(folder.path(), &["init", "my notices", "--verbose"]);
    assert_eq!(code, Some(0));
    insta::assert_snapshot!(text);
    let site = folder.path().join("my notices");
    let (code, text) = run(&site, &["build", "--strict"]);
    assert_eq!(code, Some(0), "{text}");
    let (_, text) = run(&site, &["check", "--strict"]);
    assert!(text.starts_with("1 notice, no problems\n"), "{text}");
    // Nothing is left to record, nothing missing, and every link leads somewhere.
    let (_, text) = run(&site, &["translation-status"]);
    assert_eq!(text, "zh: 1 notice\n  original         1\nen: 1 notice\n  unofficial       1\n");
    let (links, faults) = crate::links::dead_links(&site.join("public"));
    assert!(links > 100 && faults.is_empty(), "{links} links: {faults:?}");
    for tag in ["zh", "en"] {
        assert!(site.join(format!("public/{tag}/notices/2026/sample-work-meeting.html")).is_file());
    }
}

#[test]
fn init_leaves_what_is_there() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join(".git")).unwrap();
    for (name, text) in [("README.md", "Mine."), ("LICENSE", "Mine."), (".gitignore", "mine/\n")] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let (code, text) = run(folder.path(), &["init"]);
    assert_eq!(code, Some(0));
    insta::assert_snapshot!(text);
    assert_eq!(read(folder.path(), ".gitignore"), "mine/\n");
    assert_eq!(read(folder.path(), "README.md"), "Mine.");

    // A second time, or where there is anything of a site, nothing is written.
    let before = files_below(folder.path());
    let (code, text) = run(folder.path(), &["init"]);
    assert_eq!(code, Some(2));
    insta::assert_snapshot!("init_in_a_site", text);
    assert_eq!(files_below(folder.path()), before);
    let (code, text) = run(folder.path(), &["init", "README.md"]);
    assert_eq!((code, &*text), (Some(2), "error: README.md is a file\n  help: name a folder\n"));
}

/// The sample does not make a vocabulary the site's own: import still knows what comes with the
/// program.
#[test]
fn a_new_site_imports_as_an_empty_folder_does() {
    let (site, empty) = (new_site(), tempfile::tempdir().unwrap());
    let saved = expected::tests("import/zh-conference.txt");
    for folder in [site.path(), empty.path()] {
        let (code, text) = run(folder, &["import", saved.to_str().unwrap()]);
        assert_eq!(code, Some(0), "{text}");
    }
    let record = "content/notices/2023/quan-sheng-yao-pin-wang-luo-xiao-shou-jian-guan-gong-zuo-hui-yi.zh.md";
    assert_eq!(read(site.path(), record), read(empty.path(), record));
}

#[test]
fn a_notice_is_begun_by_its_id() {
    let site = new_site();
    let args = [
        "new",
        "2026/slug",
        "--kind",
        "announcement",
        "--lang",
        "zh",
        "--topic",
        "vaccines",
        "--topic",
        "traceability",
        "--organisation",
        "sample-office",
        "--place",
        "beijing",
        "--series",
        "sample-work-meeting",
        "--date",
        "2026-02-05",
        "--title",
        "关于“疫苗”的公告",
    ];
    let (code, text) = run(site.path(), &args);
    assert_eq!(code, Some(0), "{text}");
    // Vocabularies that come with the program, and that the site has not yet, come along.
    insta::assert_snapshot!(
        "new_notice",
        text + "---\n" + &read(site.path(), "content/notices/2026/slug.zh.md")
    );
    let (code, text) = run(site.path(), &["check"]);
    assert_eq!(code, Some(0), "{text}");
}

#[test]
fn records_of_every_sort_are_begun_and_pass_the_check() {
    let site = new_site();
    let mut told = String::new();
    for args in [
        &["new", "2025/short"][..],
        &["new", "Notice on import/export of medicines", "--date", "2024-05-06", "--lang", "en"],
        &["new", "关于药品的通知", "--lang", "zh"],
        &["new", "notices/2025/long/path", "--title", "Path", "--json"],
        &["new", "topics/cold-chain"],
        &["new", "series/annual-report", "--lang", "en", "--title", "Annual report"],
        &["new", "organisations/health_office", "--lang", "zh", "--lang", "zh"],
        &["new", "places/harbour", "--quiet"],
        &["new", "pages/contact"],
    ] {
        let (code, text) = run(site.path(), args);
        assert_eq!(code, Some(0), "{text}");
        told.push_str(&format!("$ gongwen {}\n{text}", args.join(" ")));
    }
    for name in [
        "notices/2025/short.en.md",
        "notices/2024/notice-import-export-medicines.en.md",
        "notices/undated/guan-yu-yao-pin-de-tong-zhi.zh.md",
        "topics/cold-chain.zh.md",
        "pages/contact.en.md",
    ] {
        told.push_str(&format!("== {name}\n{}", read(site.path(), &format!("content/{name}"))));
    }
    insta::assert_snapshot!(told);
    let (code, text) = run(site.path(), &["check"]);
    assert_eq!(code, Some(0), "{text}");
}

#[test]
fn what_cannot_be_begun_is_explained_and_nothing_written() {
    let site = new_site();
    assert_eq!(run(site.path(), &["new", "2026/there", "--lang", "zh"]).0, Some(0));
    let before = files_below(site.path());
    let mut told = String::new();
    for args in [
        &["new", "2026/there"][..],
        &["new", "2026/there", "--lang", "zh"],
        &["new", "topic/cold-chain"],
        &["new", "topics/Cold chain"],
        &["new", "../2026/out"],
        &["new", "——"],
        &["new", "topics/cold-chain", "--date", "2026-01-01"],
        &["new", "2026/a", "--topic", "vacines"],
        &["new", "2026/a", "--place", "weather"],
        &["new", "2026/a", "--kind", "notic"],
        &["new", "2026/a", "--lang", "enn"],
        &["new", "2026/a", "--lang", "german"],
        &["new", "2026/a", "--date", "5 February"],
        &["new"],
    ] {
        let (code, text) = run(site.path(), args);
        assert_eq!(code, Some(2), "{text}");
        told.push_str(&format!("$ gongwen {}\n{text}\n", args.join(" ")));
    }
    assert_eq!(files_below(site.path()), before);
    let empty = tempfile::tempdir().unwrap();
    assert_eq!(run(empty.path(), &["new", "2026/a"]).0, Some(2));
    assert_eq!(files_below(empty.path()).len(), 0);
    insta::assert_snapshot!(told);
}
