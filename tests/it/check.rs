//! `gongwen check`: what it finds beyond a build, and the forms in which it is told.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use gongwen::problem::Rule;
use serde_json::Value;
use tempfile::TempDir;

/// What the program said on standard output and standard error, and how it ended.
struct Said {
    code: Option<i32>,
    out: String,
    err: String,
}

fn check(folder: &Path, args: &[&str]) -> Said {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gongwen"));
    command.arg("check").args(args).current_dir(folder);
    command.env("NO_COLOR", "1").env("COLUMNS", "100");
    for name in ["ALL_PROXY", "HTTPS_PROXY", "HTTP_PROXY"] {
        command.env_remove(name).env_remove(name.to_lowercase());
    }
    let output = command.output().unwrap();
    let [out, err] = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
    Said { code: output.status.code(), out, err }
}

/// A site of one language with these files.
fn site(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let settings = ("site.toml", "[[languages]]\ntag = \"en\"\n");
    for (name, text) in std::iter::once(&settings).chain(files) {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

const SOURCE: &str = "[source]\npublisher = \"NMPA\"\n";

/// A site with an error, a warning and a note; one of them in a file whose name is not ASCII.
fn flawed_site() -> TempDir {
    site(&[
        ("content/topics/vaccines.en.md", "+++\ntitle = \"Vaccines\"\n+++\nText.\n"),
        (
            "content/notices/2026/会议.en.md",
            "+++\ntitle = \"Meeting\"\ndate = 2026-02-05\ntopics = [\"vacines\"]\n[source]\npublisher = \"NMPA\"\n+++\n会议见[附件](附件.md)。\n",
        ),
        (
            "content/notices/2026/plain.en.md",
            "+++\ntitle = \"Plain\"\ntopics = [\"vaccines\"]\nyear = 2026\n+++\nText.\n",
        ),
    ])
}

#[test]
fn rules_are_a_promise() {
    let rules: Vec<String> =
        Rule::ALL.iter().map(|rule| format!("{}: {}", rule.id(), rule.summary())).collect();
    insta::assert_snapshot!(rules.join("\n"));
}

#[test]
fn what_a_notice_lacks_is_a_note_that_fails_nothing() {
    let folder = site(&[
        ("content/topics/vaccines.en.md", "+++\ntitle = \"Vaccines\"\n+++\nText.\n"),
        ("content/notices/2026/bare.en.md", "+++\ntitle = \"Bare\"\n+++\nText.\n"),
    ]);
    let said = check(folder.path(), &["--strict"]);
    assert_eq!(said.code, Some(0));
    insta::assert_snapshot!(said.err);
    let build = Command::new(env!("CARGO_BIN_EXE_gongwen"))
        .args(["build", "--strict"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert_eq!((build.status.code(), build.stderr.len()), (Some(0), 0), "a build is silent");
}

#[test]
fn translations_that_do_not_say_of_what_are_noted() {
    let text = |language: &str, of: &str| {
        format!(
            "+++\ntitle = \"T\"\nyear = 2026\n{SOURCE}[translation]\n{of}\n+++\nText {language}.\n"
        )
    };
    let folder = site(&[
        ("site.toml", "[[languages]]\ntag = \"zh\"\n\n[[languages]]\ntag = \"en\"\n"),
        ("content/notices/2026/a.zh.md", &text("zh", "status = \"original\"")),
        ("content/notices/2026/a.en.md", &text("en", "status = \"unofficial\"\nof = \"zh\"")),
    ]);
    let said = check(folder.path(), &[]);
    insta::assert_snapshot!(said.err);
    Command::new(env!("CARGO_BIN_EXE_gongwen"))
        .args(["translation-status", "--record", "2026/a"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert_eq!(check(folder.path(), &[]).err, "");
}

#[test]
fn what_is_too_large_is_told() {
    let words = "Words. ".repeat(20_000);
    let folder =
        site(&[("content/pages/long.en.md", &format!("+++\ntitle = \"Long\"\n+++\n{words}\n"))]);
    let large = |name: &str, bytes: u64| {
        // Of holes alone: it takes no room on the disk.
        let file = fs::File::create(folder.path().join("content/pages").join(name)).unwrap();
        file.set_len(bytes).unwrap();
    };
    large("scan.png", 600_000);
    large("archive.zip", 200_000_000);
    let said = check(folder.path(), &[]);
    assert_eq!(said.code, Some(0));
    insta::assert_snapshot!("heavy", without_size_of_html(&said.err));
    large("archive.zip", 900_000_000);
    let said = check(folder.path(), &["--strict"]);
    assert_eq!(said.code, Some(1));
    assert!(said.err.contains("on GitHub Pages it may be 1.00 GB"), "{}", said.err);
}

/// The size of a page changes with the theme.
fn without_size_of_html(text: &str) -> String {
    let size = regex::Regex::new(r"[\d.]+ kB of HTML").unwrap();
    size.replace_all(text, "SIZE of HTML").into_owned()
}

#[test]
fn json_tells_all_of_each_problem() {
    let folder = flawed_site();
    let said = check(folder.path(), &["--json"]);
    assert_eq!((said.code, said.err.as_str()), (Some(1), ""));
    let mut json: Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(json["summary"]["errors"], 1);
    assert_eq!(json["stages"][0]["stage"], "reading");
    json.as_object_mut().unwrap().remove("stages"); // other times every time
    insta::assert_snapshot!(serde_json::to_string_pretty(&json).unwrap());
    let both = check(folder.path(), &["--json", "--sarif"]);
    assert_eq!((both.code, both.out.as_str()), (Some(2), ""));
    insta::assert_snapshot!("both_want_standard_output", both.err);
}

#[test]
fn sarif_points_at_files_of_the_repository() {
    let folder = flawed_site();
    let said = check(folder.path(), &["--sarif"]);
    assert_eq!((said.code, said.err.as_str()), (Some(1), ""));
    let log: Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(
        (&log["version"], &log["runs"][0]["columnKind"]),
        (&"2.1.0".into(), &"unicodeCodePoints".into())
    );
    let run = &log["runs"][0];
    let driver = &run["tool"]["driver"];
    assert_eq!(driver["rules"].as_array().unwrap().len(), Rule::ALL.len());
    for rule in driver["rules"].as_array().unwrap() {
        for text in ["shortDescription", "fullDescription", "help"] {
            assert!(rule[text]["text"].as_str().is_some_and(|text| !text.is_empty()), "{rule}");
        }
    }
    let results = run["results"].as_array().unwrap();
    for result in results {
        let index = result["ruleIndex"].as_u64().unwrap() as usize;
        assert_eq!(driver["rules"][index]["id"], result["ruleId"]);
        let uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].as_str();
        let path = percent_encoding::percent_decode_str(uri.unwrap()).decode_utf8().unwrap();
        assert!(folder.path().join(&*path).is_file(), "{uri:?}");
    }
    insta::assert_snapshot!(serde_json::to_string_pretty(results).unwrap());
}

#[test]
fn sarif_goes_into_a_file_beside_the_text() {
    let site = flawed_site();
    let folder = tempfile::tempdir().unwrap();
    let below = folder.path().join("docs/knowledge base");
    fs::create_dir_all(below.parent().unwrap()).unwrap();
    fs::rename(site.path(), &below).unwrap();
    let args = ["--root", "./docs/knowledge base", "--sarif", "found.sarif"];
    let said = check(folder.path(), &args);
    assert_eq!(said.code, Some(1));
    assert!(said.err.contains("1 error, 1 warning, 1 note"), "{}", said.err);
    let log = fs::read_to_string(folder.path().join("found.sarif")).unwrap();
    let log: Value = serde_json::from_str(&log).unwrap();
    let place = &log["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
    let uri = place["artifactLocation"]["uri"].as_str().unwrap();
    assert!(uri.starts_with("docs/knowledge%20base/content/notices/2026/"), "{uri}");
    // A line that moves is the same problem.
    let print = |log: &Value| {
        let results = log["runs"][0]["results"].as_array().unwrap();
        results.iter().map(|one| one["partialFingerprints"].clone()).collect::<Vec<_>>()
    };
    let notice = below.join("content/notices/2026/会议.en.md");
    let text = fs::read_to_string(&notice).unwrap().replace("+++\ntitle", "+++\n\n\ntitle");
    fs::write(&notice, text).unwrap();
    check(folder.path(), &args);
    let moved = fs::read_to_string(folder.path().join("found.sarif")).unwrap();
    let moved: Value = serde_json::from_str(&moved).unwrap();
    assert_ne!(log, moved);
    assert_eq!(print(&log), print(&moved));
}

/// A server on this machine that answers by what is asked of it, and remembers what was.
struct Server {
    address: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Server {
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let asked: Arc<Mutex<Vec<String>>> = Arc::default();
        let remember = Arc::clone(&asked);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let remember = Arc::clone(&remember);
                std::thread::spawn(move || answer(stream, &remember));
            }
        });
        Self { address, asked }
    }

    /// What was asked since the last time.
    fn asked(&self) -> Vec<String> {
        let mut asked = std::mem::take(&mut *self.asked.lock().unwrap());
        asked.sort();
        asked
    }
}

/// Reads one request, and answers it.
fn answer(mut stream: TcpStream, remember: &Mutex<Vec<String>>) {
    let mut head = Vec::new();
    let mut lines = BufReader::new(stream.try_clone().unwrap());
    loop {
        let mut line = String::new();
        match lines.read_line(&mut line) {
            Ok(count) if count > 2 => head.push(line.trim_end().to_owned()),
            Ok(0) | Err(_) if head.is_empty() => return,
            _ => break,
        }
    }
    let (method, path) = head[0].strip_suffix(" HTTP/1.1").unwrap().split_once(' ').unwrap();
    let agent = format!("user-agent: gongwen/{}", env!("CARGO_PKG_VERSION"));
    assert!(head.iter().any(|line| line.to_lowercase() == agent), "{head:?}");
    remember.lock().unwrap().push(format!("{method} {path}"));
    let status = match (method, path) {
        (_, "/moved") => "301 Moved\r\nLocation: /new",
        (_, "/chain") => "308 Moved\r\nLocation: /found",
        (_, "/found") => "302 Found\r\nLocation: /new?for=now",
        (_, "/loop") => "302 Found\r\nLocation: /loop",
        (_, "/lost") => "302 Found",
        (_, "/gone") => "404 Not Found",
        ("HEAD", "/no-head") => "405 Method Not Allowed",
        ("HEAD", "/wait") => "503 Service Unavailable\r\nRetry-After: 1",
        (_, "/members") => "403 Forbidden",
        (_, "/busy") => "429 Too Many Requests\r\nRetry-After: 3600",
        ("HEAD", "/rude") => return, // without an answer
        (_, "/slow") => {
            std::thread::sleep(Duration::from_secs(60)); // longer than anybody waits for it
            return;
        }
        _ => "200 OK",
    };
    let _ = write!(stream, "HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
}

/// Runs `check --external` where this machine may be asked.
fn check_links(folder: &Path, args: &[&str]) -> Said {
    check(folder, &[&["--external", "--intranet"], args].concat())
}

#[test]
fn links_out_of_the_site_are_asked_for_once_and_told() {
    let [good, busy] = [Server::start(), Server::start()];
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string();
    let list = |server: &str, paths: &[&str]| -> String {
        paths.iter().map(|path| format!("- [x](http://{server}{path})\n")).collect()
    };
    let paths = [
        "/ok",
        "/ok#place",
        "/moved",
        "/chain",
        "/found",
        "/loop",
        "/lost",
        "/gone",
        "/no-head",
        "/wait",
        "/members",
        "/rude",
    ];
    let body = [
        list(&good.address, &paths),
        list(&busy.address, &["/busy", "/later"]),
        list(&closed, &["/"]),
        format!("\n<a class=\"x\" href='http://{}/gone?raw=1&amp;b'>raw</a>\n", good.address),
    ];
    let notice = format!(
        "+++\ntitle = \"Links\"\ndate = 2026-02-05\n[source]\nurl = \"http://{0}/gone\"\n\n[[attachments]]\nname = \"A\"\nurl = \"http://{0}/no-head\"\n+++\n{1}",
        good.address,
        body.concat(),
    );
    let folder = site(&[("content/notices/2026/links.en.md", &notice)]);
    let named = |text: &str| {
        let servers = [(&good.address, "good"), (&busy.address, "busy"), (&closed, "closed")];
        servers.iter().fold(text.to_owned(), |text, (address, name)| text.replace(*address, name))
    };
    let said = check_links(folder.path(), &["--json"]);
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    let json: Value = serde_json::from_str(&named(&said.out)).unwrap();
    let told: Vec<String> = json["problems"].as_array().unwrap().iter().map(told).collect();
    let asked = [good.asked(), busy.asked()].map(|asked| asked.join("\n"));
    insta::assert_snapshot!(format!("{}\n\nasked:\n{}", told.join("\n"), asked.join("\n\n")));

    // What was good is known the next time; the rest is asked for again.
    let said = check_links(folder.path(), &["--strict"]);
    assert_eq!(said.code, Some(1));
    insta::assert_snapshot!("links_asked_again", good.asked().join("\n"));
    assert!(
        said.out.ends_with("15 links out of the site, 7 of them asked for now\n"),
        "{}",
        said.out
    );
    check_links(folder.path(), &["--max-age", "0"]);
    assert!(good.asked().contains(&"HEAD /ok".to_owned()));
    assert_eq!(fs::read_to_string(folder.path().join(".gongwen/.gitignore")).unwrap(), "*\n");
}

/// A problem of the JSON in a line.
fn told(problem: &Value) -> String {
    let word = |key: &str| problem[key].as_str().unwrap_or_default().to_owned();
    let place = format!("{}:{}-{}", problem["line"], problem["column"], problem["endColumn"]);
    format!("{place} {} [{}] {}", word("severity"), word("rule"), word("message"))
}

#[test]
fn a_host_that_does_not_answer_is_not_waited_for() {
    let server = Server::start();
    let text = format!("+++\ntitle = \"Links\"\n+++\n<http://{}/slow>\n", server.address);
    let folder = site(&[("content/pages/links.en.md", &text)]);
    let said = check_links(folder.path(), &["--timeout", "1"]);
    assert_eq!(server.asked(), ["GET /slow", "HEAD /slow"], "a second try, and no third");
    insta::assert_snapshot!(said.err.replace(&server.address, "slow"));
}

#[test]
fn private_hosts_are_not_asked() {
    let server = Server::start();
    let port = server.address.rsplit_once(':').unwrap().1.to_owned();
    let text = format!(
        "+++\ntitle = \"Links\"\n+++\n- <http://127.0.0.1:{port}/>\n- <http://localhost:{port}/>\n- <http://[::ffff:127.0.0.1]:{port}/>\n- <http://printer.local/>\n"
    );
    let folder = site(&[("content/pages/links.en.md", &text)]);
    let said = check(folder.path(), &["--external"]);
    assert_eq!(said.code, Some(0));
    assert_eq!(server.asked(), [""; 0]);
    insta::assert_snapshot!(said.err.replace(&port, "PORT"));
    // What was asked for with leave is not held for public later.
    check_links(folder.path(), &[]);
    assert_eq!(server.asked().len(), 3);
    let again = check(folder.path(), &["--external"]);
    assert_eq!(again.err, said.err);
}
