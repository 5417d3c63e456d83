//! How the program speaks: help, in colour or not, more or less of it, for programs, on a narrow
//! terminal, and to nobody.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use regex::Regex;
use serde_json::Value;

use crate::cli::{run, run_in};

/// A site with an error, a warning and a page.
fn faulty_site() -> tempfile::TempDir {
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
        "+++\ntitle = \"会议\"\ntopics = [\"vacines\"]\n+++\n见[附件](附件.md)。\n",
    );
    folder
}

/// The small site, without what is built of it.
fn sound_site() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(run(folder.path(), &["init"]).0, Some(0));
    folder
}

const COMMANDS: [&str; 8] =
    ["init", "new", "build", "check", "import", "verify", "translation-status", "completions"];

#[test]
fn every_command_has_help() {
    let folder = tempfile::tempdir().unwrap();
    for command in COMMANDS {
        let (code, text) = run(folder.path(), &["help", command]);
        assert_eq!(code, Some(0));
        insta::assert_snapshot!(format!("help_{command}"), text);
        let (_, [narrow, _]) = run_in(folder.path(), &["help", command], &[("COLUMNS", "60")]);
        let longest = narrow.lines().map(|line| line.chars().count()).max();
        assert!(longest <= Some(60), "{narrow}");
    }
}

/// Text in which it does not matter how large the theme is.
fn without_sizes(text: &str) -> String {
    let size = Regex::new(r"\d+\.\d kB").unwrap().replace_all(text, "SIZE").into_owned();
    Regex::new(r"\d+ (files|unchanged)").unwrap().replace_all(&size, "N $1").into_owned()
}

#[test]
fn a_build_tells_what_it_did() {
    let site = sound_site();
    let (code, text) = run(site.path(), &["build"]);
    assert_eq!(code, Some(0));
    insta::assert_snapshot!("build_summary", without_sizes(&text));
    let (_, text) = run(site.path(), &["build", "--verbose"]);
    insta::assert_snapshot!("build_verbose", without_sizes(&text));
    for args in [&["build", "--quiet"][..], &["-q", "check"], &["-q", "verify"]] {
        assert_eq!(run(site.path(), args), (Some(0), String::new()), "{args:?}");
    }
    let (code, text) = run(site.path(), &["-q", "build", "-v"]);
    assert_eq!(code, Some(2));
    assert!(text.contains("--quiet and --verbose do not go together"), "{text}");
}

#[test]
fn programs_get_one_object_with_all_problems() {
    let (sound, faulty) = (sound_site(), faulty_site());
    let json = |folder: &Path, args: &[&str], code: i32| -> Value {
        let (exit, [out, err]) = run_in(folder, args, &[]);
        assert_eq!((exit, &*err), (Some(code), ""), "{args:?}");
        assert_eq!(out.lines().count(), 1, "{args:?}: {out}");
        let value: Value = serde_json::from_str(&out).unwrap();
        assert!(value["problems"].is_array(), "{args:?}: {out}");
        value
    };
    let pretty = |value: &Value| serde_json::to_string_pretty(value).unwrap();
    let built = json(sound.path(), &["build", "--json"], 0);
    assert_eq!(built["written"]["folder"], "public");
    assert_eq!(built["stages"].as_array().unwrap().len(), 6);
    insta::assert_snapshot!("json_problems", pretty(&json(faulty.path(), &["--json", "build"], 1)));
    json(faulty.path(), &["check", "--json"], 1);
    json(sound.path(), &["verify", "--json"], 0);
    json(sound.path(), &["new", "2026/new", "--json"], 0);
    let folder = tempfile::tempdir().unwrap();
    let made = json(folder.path(), &["init", "--json", "site"], 0);
    assert_eq!((&made["folder"], &made["left"]), (&"site".into(), &Value::Array(Vec::new())));
    let status = json(sound.path(), &["translation-status", "--json"], 0);
    assert_eq!(status["languages"].as_array().unwrap().len(), 2);
    let args = ["translation-status", "--json", "--record", "2026/sample-work-meetin"];
    insta::assert_snapshot!("json_record", pretty(&json(sound.path(), &args, 1)));
    fs::write(folder.path().join("empty.txt"), "").unwrap();
    let imported = json(folder.path(), &["import", "--json", "empty.txt"], 1);
    insta::assert_snapshot!("json_import", pretty(&imported));
    // Settings that cannot be read keep every command from its work, and are told all the same.
    fs::write(faulty.path().join("site.toml"), "titel = 1\n").unwrap();
    for command in ["verify", "translation-status", "check"] {
        let told = json(faulty.path(), &[command, "--json"], 1);
        assert!(!told["problems"].as_array().unwrap().is_empty());
    }
    // What the command line or the system is at fault for is on standard error alone.
    let (code, [out, err]) = run_in(folder.path(), &["check", "--json"], &[]);
    assert_eq!((code, &*out), (Some(2), ""));
    assert!(err.starts_with("error: there is no site.toml"), "{err}");
    let (code, [out, _]) = run_in(folder.path(), &["completions", "bash", "--json"], &[]);
    assert_eq!((code, &*out), (Some(2), ""));
}

#[test]
fn colour_is_as_asked_for() {
    let site = faulty_site();
    let is_coloured = |args: &[&str], environment: &[(&str, &str)]| {
        let (_, texts) = run_in(site.path(), args, environment);
        texts.iter().any(|text| text.contains('\u{1B}'))
    };
    let force = ("CLICOLOR_FORCE", "1");
    for (args, environment, expected) in [
        // These are pipes.
        (&["check"][..], &[][..], false),
        (&["check", "--color", "always"], &[], true),
        (&["--color=always", "check"], &[("NO_COLOR", "1")], true),
        (&["check"], &[force], true),
        (&["check"], &[force, ("NO_COLOR", "1")], false),
        (&["check", "--color", "never"], &[force], false),
        (&["check"], &[("NO_COLOR", "1")], false),
        (&["check"], &[("TERM", "dumb")], false),
        // What the parser itself says.
        (&["--help"], &[], false),
        (&["--help", "--color", "always"], &[], true),
        (&["buidl", "--color", "always"], &[("NO_COLOR", "1")], true),
        (&["buidl", "--color", "never"], &[force], false),
    ] {
        assert_eq!(is_coloured(args, environment), expected, "{args:?} {environment:?}");
    }
    let (_, [_, text]) = run_in(site.path(), &["check", "--color", "always"], &[]);
    insta::assert_snapshot!(text.replace('\u{1B}', "ESC"));
}

#[test]
fn a_narrow_terminal_is_enough() {
    let (site, saved) = (faulty_site(), tempfile::tempdir().unwrap());
    let narrow = [("COLUMNS", "40")];
    let (_, [out, err]) = run_in(site.path(), &["check"], &narrow);
    insta::assert_snapshot!("narrow_problems", out + &err);
    let notice = crate::expected::tests("import/zh-conference.txt");
    fs::copy(notice, saved.path().join("saved.txt")).unwrap();
    let (_, [out, _]) = run_in(saved.path(), &["import", "--dry-run", "saved.txt"], &narrow);
    insta::assert_snapshot!("narrow_table", out);
    let (_, [help, _]) = run_in(site.path(), &["--help"], &narrow);
    assert!(help.lines().all(|line| line.chars().count() <= 40), "{help}");
}

#[test]
fn wrong_values_are_explained() {
    let site = sound_site();
    let mut told = String::new();
    for args in [
        &["buld"][..],
        &["build", "--color", "purple"],
        &["build", "--base-url", "example.org"],
        &["import", "--url", "nowhere", "x.txt"],
        &["import", "--retrieved", "yesterday", "x.txt"],
        &["import"],
        &["completions", "tcsh"],
        &["check", "--verbos"],
        &["--root", "nowhere", "check"],
    ] {
        let (code, text) = run(site.path(), args);
        assert_eq!(code, Some(2), "{args:?}");
        told.push_str(&format!("$ gongwen {}\n{text}\n", args.join(" ")));
    }
    insta::assert_snapshot!(told);
}

#[test]
fn completions_are_written_for_every_shell() {
    let folder = tempfile::tempdir().unwrap();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let (code, text) = run(folder.path(), &["completions", shell]);
        assert_eq!(code, Some(0));
        for command in COMMANDS {
            assert!(text.contains(command), "{shell}: {command}");
        }
    }
}

/// Whoever reads may go at any time: nothing panics, and the exit code is that of the work.
#[test]
fn it_does_not_matter_that_nobody_reads() {
    let (sound, faulty) = (sound_site(), faulty_site());
    for (folder, args, expected) in [
        (&sound, &["build"][..], 0),
        (&sound, &["build", "--json"], 0),
        (&sound, &["completions", "zsh"], 0),
        (&sound, &["help", "build"], 0),
        (&faulty, &["check"], 1),
        (&faulty, &["build", "--base-url", "x"], 2),
        (&faulty, &["--root", "nowhere", "check"], 2),
        (&faulty, &["buidl"], 2),
    ] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_gongwen"))
            .args(args)
            .current_dir(folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop((child.stdout.take(), child.stderr.take()));
        assert_eq!(child.wait().unwrap().code(), Some(expected), "{args:?}");
    }
}
