//! The command as a newcomer meets it.

use std::fs;
use std::path::Path;
use std::process::Command;

use regex::Regex;

use crate::expected;

/// Runs the program in a folder, without colour and 100 columns wide; what it says, with the folder's
/// own path and all times taken out.
pub fn run(folder: &Path, args: &[&str]) -> (Option<i32>, String) {
    let (code, [out, err]) = run_in(folder, args, &[("NO_COLOR", "1"), ("COLUMNS", "100")]);
    (code, out + &err)
}

/// Runs the program in a folder and an environment; what it says on standard output and error.
pub fn run_in(
    folder: &Path,
    args: &[&str],
    environment: &[(&str, &str)],
) -> (Option<i32>, [String; 2]) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gongwen"));
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS", "TERM"] {
        command.env_remove(name);
    }
    let output =
        command.args(args).current_dir(folder).envs(environment.iter().copied()).output().unwrap();
    let texts = [output.stdout, output.stderr].map(|bytes| {
        let text = String::from_utf8(bytes).unwrap();
        without_times(&text.replace(folder.to_str().unwrap(), "FOLDER"))
    });
    (output.status.code(), texts)
}

/// Text in which how long something took, and on how many threads, is always the same.
fn without_times(text: &str) -> String {
    let time = Regex::new(r" *\b\d+ ms\b| *\b\d+\.\d\d s\b").unwrap();
    let milliseconds = Regex::new(r#""milliseconds":\d+"#).unwrap();
    let threads = Regex::new(r"\d+ threads?").unwrap();
    let text = time.replace_all(text, " TIME");
    let text = milliseconds.replace_all(&text, r#""milliseconds":0"#);
    threads.replace_all(&text, "THREADS").into_owned()
}

#[test]
fn help_names_the_commands() {
    let folder = tempfile::tempdir().unwrap();
    let (code, text) = run(folder.path(), &["--help"]);
    assert_eq!(code, Some(0));
    insta::assert_snapshot!(text);
}

#[test]
fn an_empty_folder_says_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let (code, text) = run(folder.path(), &["build"]);
    assert_eq!(code, Some(2));
    insta::assert_snapshot!(text);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_wrong_flag_or_address_is_explained() {
    let folder = tempfile::tempdir().unwrap();
    let (flag, flag_text) = run(folder.path(), &["build", "--outt", "x"]);
    let (url, url_text) = run(folder.path(), &["build", "--base-url", "example.org"]);
    assert_eq!((flag, url), (Some(2), Some(2)));
    insta::assert_snapshot!(format!("{flag_text}\n---\n{url_text}"));
}

#[test]
fn problems_are_shown_with_their_line() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write("site.toml", "[[languages]]\ntag = \"zh\"\n");
    write("content/topics/vaccines.zh.md", "+++\ntitle = \"疫苗\"\n+++\n疫苗。\n");
    write(
        "content/notices/2026/a.zh.md",
        "+++\ntitle = \"会议\"\ntopics = [\"vacines\"]\ndate = 2026-02-05\n+++\n见[附件](附件.md)。\n",
    );
    let (code, text) = run(folder.path(), &["check"]);
    assert_eq!(code, Some(1));
    insta::assert_snapshot!(text);
}

#[test]
fn strict_turns_warnings_into_errors() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("content/pages")).unwrap();
    fs::write(
        folder.path().join("site.toml"),
        "[[languages]]\ntag = \"zh\"\n\n[[languages]]\ntag = \"en\"\n",
    )
    .unwrap();
    fs::write(
        folder.path().join("content/pages/about.zh.md"),
        "+++\ntitle = \"关于\"\n+++\n关于。\n",
    )
    .unwrap();
    assert_eq!(run(folder.path(), &["build"]).0, Some(0));
    assert_eq!(run(folder.path(), &["build", "--strict", "--out", "other"]).0, Some(1));
    assert!(folder.path().join("public/en/about.html").is_file());
    assert!(!folder.path().join("other").exists());
}

#[test]
fn import_makes_an_empty_folder_a_site() {
    let folder = tempfile::tempdir().unwrap();
    let saved = "saved.txt";
    fs::copy(expected::tests("import/zh-conference.txt"), folder.path().join(saved)).unwrap();
    let (code, text) = run(folder.path(), &["import", saved]);
    assert_eq!(code, Some(0), "{text}");
    insta::assert_snapshot!(text);
    let (code, text) = run(folder.path(), &["build"]);
    assert_eq!(code, Some(0), "{text}");
    assert!(folder.path().join("public/index.html").is_file());

    // Again: the record is left as it is, whatever a person made of it.
    let record = "content/notices/2023/quan-sheng-yao-pin-wang-luo-xiao-shou-jian-guan-gong-zuo-hui-yi.zh.md";
    let record = folder.path().join(record);
    let edited = fs::read_to_string(&record).unwrap() + "\nEdited.\n";
    fs::write(&record, &edited).unwrap();
    let (code, text) = run(folder.path(), &["import", saved]);
    assert_eq!(code, Some(0));
    assert!(text.contains("left as it is"), "{text}");
    assert_eq!(fs::read_to_string(&record).unwrap(), edited);
}

#[test]
fn import_goes_on_after_a_file_that_cannot_be_read() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("empty.txt"), "").unwrap();
    fs::copy(expected::tests("import/en-dateline.txt"), folder.path().join("good.txt")).unwrap();
    let (code, text) = run(folder.path(), &["import", "empty.txt", "missing.txt", "good.txt", "."]);
    assert_eq!(code, Some(1));
    insta::assert_snapshot!(text);
    assert!(folder.path().join("content/notices/2021").is_dir());
}

#[test]
fn a_dry_run_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let saved = expected::tests("import/en-dateline.txt");
    let saved = saved.to_str().unwrap();
    let (code, text) = run(folder.path(), &["import", "--dry-run", saved]);
    assert_eq!(code, Some(0));
    insta::assert_snapshot!(text.lines().rev().take(3).collect::<Vec<_>>().join("\n"));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn importing_twice_is_as_importing_at_once() {
    let (once, twice) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let saved = ["en-dateline.txt", "zh-conference.txt", "en-company-page.txt"]
        .map(|name| expected::tests("import").join(name).to_str().unwrap().to_owned());
    let [a, b, c] = &saved;
    assert_eq!(run(once.path(), &["import", a, b, c]).0, Some(0));
    for file in [a, b, c] {
        assert_eq!(run(twice.path(), &["import", file]).0, Some(0));
    }
    let names = expected::files_below(once.path());
    assert_eq!(names, expected::files_below(twice.path()));
    for name in names.iter().filter(|name| name.starts_with("content/notices")) {
        let read = |folder: &Path| fs::read_to_string(folder.join(name)).unwrap();
        assert_eq!(read(once.path()), read(twice.path()));
    }
    // A record that a person moved is still known.
    let moved = once.path().join("content/notices/2020");
    fs::create_dir_all(&moved).unwrap();
    let notice = expected::files_below(&once.path().join("content/notices/2021"))[0].clone();
    fs::rename(once.path().join("content/notices/2021").join(&notice), moved.join(&notice))
        .unwrap();
    let (_, text) = run(once.path(), &["import", a]);
    assert!(text.contains("was imported before as content/notices/2020"), "{text}");
}

#[test]
fn a_closed_pipe_is_no_panic() {
    let folder = tempfile::tempdir().unwrap();
    let saved = expected::tests("import/en-dateline.txt");
    let mut child = Command::new(env!("CARGO_BIN_EXE_gongwen"))
        .args(["import", saved.to_str().unwrap()])
        .current_dir(folder.path())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
}

/// The site of the knowledge pages, in a folder of its own.
fn knowledge_site() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let from = expected::tests("sites/knowledge");
    for name in ["site.toml", "content"] {
        for file in walkdir::WalkDir::new(from.join(name)) {
            let file = file.unwrap();
            let to = folder.path().join(file.path().strip_prefix(&from).unwrap());
            if file.file_type().is_dir() {
                fs::create_dir_all(to).unwrap();
            } else {
                fs::copy(file.path(), to).unwrap();
            }
        }
    }
    folder
}

#[test]
fn translation_status_tells_what_is_missing_and_stale() {
    let folder = knowledge_site();
    let (code, text) = run(folder.path(), &["translation-status"]);
    assert_eq!(code, Some(0));
    insta::assert_snapshot!(text);
    let (_, json) = run(folder.path(), &["translation-status", "--json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["languages"][1]["missing"], serde_json::json!(["2023/staff-training"]));
    assert_eq!(json["languages"][1]["stale"][0]["blocks"], 1);
}

#[test]
fn a_translation_that_was_brought_up_to_date_is_recorded() {
    let folder = knowledge_site();
    let file = |name: &str| folder.path().join("content/notices").join(name);
    let stale = file("2024/stale.en.md");
    let before = fs::read_to_string(&stale).unwrap();
    let (code, text) = run(folder.path(), &["translation-status", "--record", "2024/stale"]);
    assert_eq!((code, &*text), (Some(0), "recorded in content/notices/2024/stale.en.md\n"));
    // One line is another; all else, comments included, is as it was.
    let after = fs::read_to_string(&stale).unwrap();
    let changed: Vec<(&str, &str)> =
        before.lines().zip(after.lines()).filter(|(a, b)| a != b).collect();
    assert_eq!(changed.len(), 1, "{changed:?}");
    assert!(changed[0].1.starts_with("source_hash = \""));
    let (_, text) = run(folder.path(), &["check"]);
    assert!(!text.contains("has changed since this was translated"), "{text}");

    // A file of Windows without a hash gets one, in lines of its own kind.
    let other = file("2021/conference.en.md");
    let windows = fs::read_to_string(&other).unwrap().replace('\n', "\r\n");
    fs::write(&other, &windows).unwrap();
    run(folder.path(), &["translation-status", "--record", "2021/conference"]);
    let recorded = fs::read_to_string(&other).unwrap();
    assert_eq!(recorded.lines().count(), windows.lines().count() + 1);
    assert!(!recorded.replace("\r\n", "").contains('\n'));

    let (code, text) = run(folder.path(), &["translation-status", "--record", "2024/stael"]);
    assert_eq!(code, Some(1));
    insta::assert_snapshot!(text);
}
