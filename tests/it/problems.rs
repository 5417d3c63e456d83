//! What is wrong in a site, and what is said of it.
//!
//! Each case is one file in `tests/problems`: the files of a site, each after a line
//! `-- NAME --`. What is said of it stands beside it in a `.expected` file.

use std::fs;
use std::path::Path;

use gongwen::config::Config;
use gongwen::content;
use gongwen::error::Error;
use gongwen::path::SourcePath;
use gongwen::problem::{Severity, SourceText};
use proptest::prelude::*;

use crate::expected::{self, files_below};
use crate::golden::build;

/// A site that every case begins with, unless it brings a file of the same name.
const SITE: &str = "[[languages]]\ntag = \"zh\"\ntitle = \"公文\"\n\n[[languages]]\ntag = \"en\"\ntitle = \"Gongwen\"\n";

fn lay_out(root: &Path, archive: &str) {
    fs::create_dir_all(root.join("content")).unwrap();
    fs::write(root.join("site.toml"), SITE).unwrap();
    for part in archive.split("\n-- ").skip(1) {
        let (name, text) = part.split_once(" --\n").expect("-- NAME -- and a line break");
        let path = root.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, format!("{}\n", text.trim_end_matches('\n'))).unwrap();
    }
}

#[test]
fn every_problem_is_told_with_its_place() {
    let folder = expected::tests("problems");
    let mut count = 0;
    for name in expected::files_below(&folder) {
        if name.extension().is_none_or(|ending| ending != "txt") {
            continue;
        }
        count += 1;
        let site = tempfile::tempdir().unwrap();
        let archive = fs::read_to_string(folder.join(&name)).unwrap();
        lay_out(site.path(), &format!("\n{archive}"));
        let out = site.path().join("public");
        let outcome = build(site.path(), &out);
        let mut told = String::new();
        for problem in &outcome.problems {
            told.push_str(&format!("{problem}\n"));
            if let Some(spot) = &problem.place.spot {
                let indent = (spot.column - 1 - spot.cut) as usize;
                told.push_str(&format!(
                    "    {}\n    {}{}\n",
                    spot.text,
                    " ".repeat(indent),
                    "^".repeat(spot.width as usize)
                ));
            }
        }
        let has_errors = outcome.problems.iter().any(|problem| problem.severity == Severity::Error);
        told.push_str(if outcome.written.is_some() { "written\n" } else { "nothing written\n" });
        assert_eq!(outcome.written.is_none(), has_errors, "{name:?}");
        assert_eq!(out.exists(), !has_errors, "{name:?}: nothing is written while an error stands");
        let left: Vec<_> =
            fs::read_dir(site.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert!(
            !left.iter().any(|name| name.to_string_lossy().starts_with(".gongwen-")),
            "{left:?}"
        );
        expected::check(&folder.join(&name).with_extension("expected"), &told);
    }
    assert!(count >= 14, "only {count} cases were found");
}

#[test]
fn an_error_leaves_the_old_site_as_it_was() {
    let site = tempfile::tempdir().unwrap();
    lay_out(site.path(), "\n-- content/pages/about.en.md --\n+++\ntitle = \"About\"\n+++\nOld.\n");
    let out = site.path().join("public");
    assert!(build(site.path(), &out).written.is_some());
    let page = out.join("en/about.html");
    let before = fs::read_to_string(&page).unwrap();
    fs::write(site.path().join("content/pages/about.en.md"), "+++\ntitel = \"About\"\n+++\nNew.\n")
        .unwrap();
    assert!(build(site.path(), &out).written.is_none());
    assert_eq!(fs::read_to_string(&page).unwrap(), before);
    fs::write(site.path().join("content/pages/about.en.md"), "+++\ntitle = \"About\"\n+++\nNew.\n")
        .unwrap();
    assert!(build(site.path(), &out).written.is_some());
    assert!(fs::read_to_string(&page).unwrap().contains("New."));
}

#[test]
fn files_that_are_no_text_are_told() {
    let site = tempfile::tempdir().unwrap();
    lay_out(site.path(), "\n-- content/pages/about.en.md --\n+++\ntitle = \"About\"\n+++\nText.\n");
    fs::create_dir_all(site.path().join("content/topics")).unwrap();
    fs::write(
        site.path().join("content/topics/a.en.md"),
        b"+++\ntitle = \"\xB9\xAB\xCE\xC4\"\n+++\n",
    )
    .unwrap();
    fs::write(site.path().join("content/topics/b.en.md"), b"PNG\0\0\0").unwrap();
    let outcome = build(site.path(), &site.path().join("public"));
    let told: Vec<String> = outcome.problems.iter().map(ToString::to_string).collect();
    insta::assert_snapshot!(told.join("\n"));
    assert!(outcome.written.is_none());
}

#[test]
fn a_folder_that_is_no_site_is_the_environments_fault() {
    let folder = tempfile::tempdir().unwrap();
    let request = |out: &Path| gongwen::Request {
        root: folder.path().to_owned(),
        output: gongwen::Output::Folder(out.to_owned()),
        base_url: None,
        drafts: content::Drafts::Leave,
        tolerance: gongwen::Tolerance::Errors,
    };
    let out = folder.path().join("public");
    assert!(matches!(gongwen::build(&request(&out)), Err(Error::NoSite { .. })));
    fs::write(folder.path().join("site.toml"), SITE).unwrap();
    assert!(matches!(gongwen::build(&request(&out)), Err(Error::NoContent { .. })));
    assert!(!out.exists());
}

#[test]
fn a_folder_with_other_files_is_not_written_over() {
    let site = tempfile::tempdir().unwrap();
    lay_out(site.path(), "\n-- content/pages/about.en.md --\n+++\ntitle = \"About\"\n+++\nText.\n");
    let request = |out: &Path| gongwen::Request {
        root: site.path().to_owned(),
        output: gongwen::Output::Folder(out.to_owned()),
        base_url: None,
        drafts: content::Drafts::Leave,
        tolerance: gongwen::Tolerance::Errors,
    };
    let precious = site.path().join("precious");
    fs::create_dir(&precious).unwrap();
    fs::write(precious.join("thesis.txt"), "years of work").unwrap();
    let below = |path: &str| site.path().join(path);
    for out in [
        precious.clone(),
        site.path().to_owned(),
        below("content/out"),
        below("site.toml"),
        below("missing/../content/out"),
        below("precious/.."),
    ] {
        assert!(
            matches!(
                gongwen::build(&request(&out)),
                Err(Error::UnsafeOutput { .. } | Error::ForeignOutput { .. })
            ),
            "{out:?}"
        );
    }
    assert_eq!(fs::read_to_string(precious.join("thesis.txt")).unwrap(), "years of work");
    assert!(site.path().join("content/pages/about.en.md").is_file());
}

/// Names that some system or disk would read otherwise; those that a disk of Linux alone can hold
/// stand in no file of `tests/problems`.
#[cfg(target_os = "linux")]
#[test]
fn names_that_other_systems_confuse_are_told() {
    use std::os::unix::ffi::OsStrExt;
    let site = tempfile::tempdir().unwrap();
    lay_out(site.path(), "\n-- content/pages/about.en.md --\n+++\ntitle = \"About\"\n+++\nText.\n");
    fs::create_dir_all(site.path().join("static")).unwrap();
    let long = format!("static/{0}/{0}.txt", "l".repeat(100));
    fs::create_dir_all(site.path().join(&long).parent().unwrap()).unwrap();
    for name in [
        b"static/a:b.txt".as_slice(),
        b"static/what?.txt",
        b"static/CON.txt",
        b"static/lpt1",
        b"static/dot.",
        b"static/space ",
        b"static/e\x1b[31m.txt",
        b"static/exe\xe2\x80\xaetxt.fdp",
        b"static/caf\xc3\xa9.txt",
        b"static/cafe\xcc\x81.txt",
        b"static/Readme.txt",
        b"static/README.txt",
        b"static/latin-\xe9.txt",
        b"static/back\\..\\slash.txt",
        b"content/pages\\evil.en.md",
        b"content/pages/nul.en.md",
        b"content/pages/two words.en.md",
        long.as_bytes(),
    ] {
        fs::write(site.path().join(std::ffi::OsStr::from_bytes(name)), "text").unwrap();
    }
    let outcome = build(site.path(), &site.path().join("public"));
    assert!(outcome.written.is_none());
    let told: Vec<String> = outcome.problems.iter().map(ToString::to_string).collect();
    insta::assert_snapshot!(told.join("\n").escape_debug().to_string().replace("\\n", "\n"));
}

#[cfg(unix)]
#[test]
fn links_to_nothing_are_told_and_hidden_ones_passed_over() {
    let site = tempfile::tempdir().unwrap();
    lay_out(site.path(), "\n-- content/pages/about.en.md --\n+++\ntitle = \"About\"\n+++\nText.\n");
    let link = |name: &str| std::os::unix::fs::symlink("nowhere", site.path().join(name)).unwrap();
    link("content/pages/.#about.en.md");
    assert!(build(site.path(), &site.path().join("public")).written.is_some());
    link("content/pages/picture.png");
    let outcome = build(site.path(), &site.path().join("public"));
    assert!(outcome.has_errors());
    let told =
        outcome.problems.iter().map(ToString::to_string).find(|one| one.contains("picture.png"));
    insta::assert_snapshot!(told.unwrap());
}

/// A collection can come from strangers, whose links to private files would publish these.
#[cfg(unix)]
#[test]
fn links_out_of_the_site_are_not_followed() {
    use std::os::unix::fs::symlink;
    let around = tempfile::tempdir().unwrap();
    let site = around.path().join("site");
    fs::create_dir(&site).unwrap();
    lay_out(
        &site,
        "\n-- content/pages/about.en.md --\n+++\ntitle = \"About\"\n+++\nText.\n-- .git/config --\ntoken\n-- shared/fees.txt --\nfees\n",
    );
    fs::create_dir_all(around.path().join("private/keys")).unwrap();
    fs::write(around.path().join("private/keys/key.txt"), "secret").unwrap();
    fs::write(around.path().join("private/b.en.md"), "+++\ntitle = \"secret\"\n+++\n").unwrap();
    let link = |target: &str, name: &str| symlink(target, site.join(name)).unwrap();
    link("../../shared/fees.txt", "content/pages/fees.txt");
    assert!(build(&site, &around.path().join("public")).written.is_some());
    assert_eq!(fs::read_to_string(around.path().join("public/pages/fees.txt")).unwrap(), "fees\n");
    link("../../../private/keys/key.txt", "content/pages/key.txt");
    link("../../../private/b.en.md", "content/pages/b.en.md");
    link("../../private/keys", "content/keys");
    link("../.git/config", "content/config");
    link("..", "content/pages/round");
    link("../private", "static");
    let absolute = around.path().join("private/keys/key.txt");
    symlink(absolute, site.join("content/pages/absolute.txt")).unwrap();
    let outcome = build(&site, &around.path().join("public"));
    assert!(outcome.written.is_none());
    let told: Vec<String> = outcome.problems.iter().map(ToString::to_string).collect();
    assert!(!told.iter().any(|one| one.contains("secret") || one.contains("token")), "{told:?}");
    insta::assert_snapshot!(told.join("\n"));
    // The settings themselves.
    fs::rename(site.join("site.toml"), around.path().join("private/site.toml")).unwrap();
    link("../private/site.toml", "site.toml");
    let told: Vec<String> = build(&site, &around.path().join("public"))
        .problems
        .iter()
        .map(ToString::to_string)
        .collect();
    assert!(told.iter().any(|one| one.contains("leads out of the site's folder")), "{told:?}");
}

#[cfg(unix)]
#[test]
fn a_linked_output_folder_is_written_where_it_leads() {
    let site = tempfile::tempdir().unwrap();
    lay_out(site.path(), "\n-- content/pages/about.en.md --\n+++\ntitle = \"About\"\n+++\nText.\n");
    let elsewhere = tempfile::tempdir().unwrap();
    let target = elsewhere.path().join("target");
    fs::create_dir(&target).unwrap();
    let link = site.path().join("public");
    std::os::unix::fs::symlink(&target, &link).unwrap();
    for _ in 0..2 {
        assert!(build(site.path(), &link).written.is_some());
        assert!(link.is_symlink() && target.join("index.html").is_file());
    }
    let left: Vec<_> = files_below(elsewhere.path())
        .into_iter()
        .filter(|name| !name.starts_with("target"))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever stands in a record, it ends in a page or in problems, never in a panic; and a page
    /// never holds a script that was not the theme's, which has none.
    #[test]
    fn any_record_is_read_or_refused(parts in prop::collection::vec(piece(), 0..12)) {
        let source = |name: &str, text: String| SourceText::new(SourcePath::new(name), text);
        let settings = source("site.toml", SITE.to_owned());
        let mut problems = Vec::new();
        let config = Config::parse(&settings, &mut problems).unwrap();
        let whole = parts.concat();
        let files = [
            source("content/notices/2026/a.zh.md", whole.clone()),
            source("content/notices/2026/b.en.md", format!("+++\ntitle = \"B\"\n+++\n{whole}")),
            source("content/topics/c.en.md", format!("+++\n{whole}\n+++\nText.")),
        ];
        let records = content::parse(&files, &[], &config, content::Drafts::Include, &mut problems);
        for notice in &records.notices {
            prop_assert!(!notice.body.html.to_lowercase().contains("<script"), "{}", notice.body.html);
            assert_blocks_hold(&notice.body)?;
        }
        gongwen::knowledge::link(records, &config, &mut problems);
    }
}

/// Every block can be pointed at, and what is said to be in it is a part of the page, with every
/// element closed that is opened.
fn assert_blocks_hold(body: &content::markdown::Body) -> Result<(), TestCaseError> {
    let mut text = 0;
    // Raw HTML that is not closed swallows what follows; then no part of the body has a place.
    let has_places = body.blocks.iter().any(|block| body.inside(block).is_some());
    for block in &body.blocks {
        prop_assert_eq!(text, block.text.start(), "the words of blocks follow each other");
        text = block.text.range().end;
        let anchor = format!("id=\"{}\"", block.anchor);
        let count = body.html.matches(&anchor).count();
        prop_assert!(count == 1 || !has_places && count == 0, "{} in {}", anchor, body.html);
        let inside = body.inside(block).unwrap_or_default();
        for element in ["a", "em", "strong", "del", "code", "span", "td", "th"] {
            let opened = inside.matches(&format!("<{element}>")).count()
                + inside.matches(&format!("<{element} ")).count();
            let closed = inside.matches(&format!("</{element}>")).count();
            prop_assert_eq!(opened, closed, "<{}> in {}", element, inside);
        }
    }
    prop_assert_eq!(text, body.text.len());
    Ok(())
}

fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("- 甲\n  - 乙 [[2026/b|**丙**]]\n\n  丁\n- \n1. *戊*\n\n".to_owned()),
        Just(
            "根据《B》（以下简称《**办**法》）和[《B》](b.en.md)，“B”的[[b]]\n> 引\n\n".to_owned()
        ),
        Just("| `甲` | |\n| :-- | --: |\n| [[nothing]] | **乙** |\n\n".to_owned()),
        Just("```\n&#xFDEF;&#xFDEE;\n```\n&#xFDEF;甲&#xFDEE;\n\n---\n\n".to_owned()),
        Just("+++\n".to_owned()),
        Just("title = \"甲\"\n".to_owned()),
        Just("date = 2026-02-30\n".to_owned()),
        Just("topics = [\"c\", 3]\n".to_owned()),
        Just("[[events]]\nstart = 2026-02-04\n".to_owned()),
        Just("## **重点：**[各省](b.en.md#s1) {#s1}\n\n".to_owned()),
        Just("<script>alert(1)</script><b onclick='x'>".to_owned()),
        Just("![<img src=x>](javascript:x)\n".to_owned()),
        Just("| 甲 | 乙 |\n| --- | --- |\n| 1 |\n\n".to_owned()),
        Just("```rust\nfn main\n".to_owned()),
        Just("[^1]: 注。\n\n文[^1]\n".to_owned()),
        Just("\u{FDD0}**“引”**\u{E000}~~（删）~~各\n省".to_owned()),
        "[ -~\n]{0,40}",
        r"[\PC\n]{0,20}",
    ]
}
