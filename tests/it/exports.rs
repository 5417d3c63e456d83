//! What programs read of a site: held to its own schemas, to the rules of each format, and to what
//! a person can read in `tests/sites/hostile/expected`.

use std::fs;
use std::path::{Path, PathBuf};

use boon::{Compiler, Schemas};
use gongwen::content::Drafts;
use gongwen::path::BaseUrl;
use gongwen::{Output, Request, Tolerance};
use quick_xml::events::Event;
use serde_json::Value;

use crate::expected::{self, files_below};

fn build(root: &Path, out: &Path, base_url: Option<&str>) {
    let outcome = gongwen::build(&Request {
        root: root.to_owned(),
        output: Output::Folder(out.to_owned()),
        base_url: base_url.map(|url| BaseUrl::new(url).unwrap()),
        drafts: Drafts::Leave,
        tolerance: Tolerance::Errors,
    });
    let outcome = outcome.unwrap();
    assert!(outcome.written.is_some(), "{:?}", outcome.problems);
}

/// Sites to look at, with and without an address, each in a folder of its own.
fn sites(folder: &Path) -> Vec<PathBuf> {
    let test = |name| expected::tests("sites").join(name);
    let demo = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let base = Some("https://name.github.io/repository/");
    let sites = [
        (test("small"), None),
        (test("knowledge"), base),
        (test("hostile"), None),
        // The only one that names no address of its own.
        (demo, None),
    ];
    let build = |(number, (root, base)): (usize, (PathBuf, Option<&str>))| {
        let out = folder.join(number.to_string());
        build(&root, &out, base);
        out
    };
    sites.into_iter().enumerate().map(build).collect()
}

/// The files of a site with an ending.
fn with_ending(site: &Path, ending: &str) -> Vec<PathBuf> {
    let all = files_below(site).into_iter();
    all.filter(|name| name.to_str().unwrap().ends_with(ending))
        .map(|name| site.join(name))
        .collect()
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap()
}

fn json(path: &Path) -> Value {
    serde_json::from_str(&read(path)).unwrap()
}

/// The site's texts try to end elements, fields, lines and links, to be formulas, and to begin
/// something else. What is written of them is in the folder `expected`.
#[test]
fn hostile_texts_stay_texts() {
    const FILES: [&str; 21] = [
        "404.html",
        "CNAME",
        "api/notice.schema.json",
        "api/notices.json",
        "api/notices/2026/hostile.json",
        "api/vocabularies.jsonld",
        "en/events.ics",
        "en/former-page.html",
        "en/notices.atom",
        "en/notices.csv",
        "en/notices/2026/hostile.html",
        "en/notices/2026/hostile.md",
        "en/notices/2026/quiet.md",
        "en/topics/hostile.atom",
        "en/topics/hostile.html",
        "llms.txt",
        "robots.txt",
        "sitemap.xml",
        "zh/events.ics",
        "zh/notices.csv",
        "zh/notices/2026/hostile.md",
    ];
    let out = tempfile::tempdir().unwrap();
    let root = expected::tests("sites/hostile");
    let public = out.path().join("public");
    build(&root, &public, None);
    for name in FILES {
        expected::check(&root.join("expected").join(name), &read(&public.join(name)));
    }
}

#[test]
fn json_is_what_its_schemas_say() {
    let folder = tempfile::tempdir().unwrap();
    let mut count = 0;
    for site in sites(folder.path()) {
        let mut files = with_ending(&site.join("api/notices"), ".json");
        files.push(site.join("api/notices.json"));
        for file in files {
            let is_one = file.parent().unwrap().parent().unwrap().ends_with("notices");
            let schema = if is_one { "notice.schema.json" } else { "notices.schema.json" };
            let mut compiler = Compiler::new();
            compiler.enable_format_assertions();
            compiler.add_resource("urn:schema", json(&site.join("api").join(schema))).unwrap();
            let mut schemas = Schemas::new();
            let schema = compiler.compile("urn:schema", &mut schemas).unwrap();
            let value = json(&file);
            if let Err(fault) = schemas.validate(&value, schema) {
                panic!("{}: {fault:#}", file.display());
            }
            // A schema that says nothing would be content with anything.
            let mut broken = value;
            broken.as_object_mut().unwrap().remove(if is_one { "kind" } else { "notices" });
            assert!(schemas.validate(&broken, schema).is_err());
            count += 1;
        }
    }
    assert!(count > 20, "only {count} files were found");
}

#[test]
fn each_format_is_read_back() {
    let folder = tempfile::tempdir().unwrap();
    for site in sites(folder.path()) {
        for ending in [".atom", ".xml"] {
            with_ending(&site, ending).iter().for_each(|file| assert_well_formed(file));
        }
        with_ending(&site, ".jsonld").iter().for_each(|file| drop(json(file)));
        with_ending(&site, ".ics").iter().for_each(|file| assert_calendar(file));
        for file in with_ending(&site, ".csv") {
            assert_table(&file, with_ending(&site.join("api/notices"), ".json").len());
        }
        for file in with_ending(&site, ".html") {
            for script in read(&file).split("<script type=\"application/ld+json\">").skip(1) {
                let value: Value =
                    serde_json::from_str(script.split("</script>").next().unwrap()).unwrap();
                assert_eq!(value["@context"], "https://schema.org");
            }
        }
    }
}

fn assert_well_formed(file: &Path) {
    let text = read(file);
    let mut reader = quick_xml::Reader::from_str(&text);
    reader.config_mut().check_end_names = true;
    loop {
        match reader.read_event() {
            Ok(Event::Eof) => break,
            Ok(Event::Start(element) | Event::Empty(element)) => {
                for attribute in element.attributes() {
                    attribute.unwrap();
                }
            }
            Ok(_) => {}
            Err(fault) => panic!("{}: {fault}", file.display()),
        }
    }
}

/// RFC 5545, section 3.1: lines end with CRLF and have 75 octets at most; what begins ends.
fn assert_calendar(file: &Path) {
    let text = read(file);
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count(), "{}", file.display());
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "{}", file.display());
    let unfolded = text.replace("\r\n ", "");
    let mut open = Vec::new();
    let mut ids = Vec::new();
    for line in unfolded.split_terminator("\r\n") {
        let (name, value) = line.split_once(':').unwrap();
        match name {
            "BEGIN" => open.push(value),
            "END" => assert_eq!(open.pop(), Some(value)),
            "UID" => ids.push(value),
            _ => {}
        }
    }
    assert!(open.is_empty() && !ids.is_empty());
    ids.sort_unstable();
    assert!(ids.windows(2).all(|pair| pair[0] != pair[1]), "{ids:?}");
}

/// RFC 4180: as many fields in each record. A spreadsheet reads it as UTF-8, and runs nothing.
fn assert_table(file: &Path, notices: usize) {
    let text = read(file);
    let table = text.strip_prefix('\u{FEFF}').unwrap();
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(records.len(), notices);
    for cell in records.iter().flatten() {
        assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell}");
    }
}

/// Links of a twin are relative to its page, beside which it lies.
#[test]
fn links_of_twins_lead_to_pages() {
    let folder = tempfile::tempdir().unwrap();
    let link = regex::Regex::new(r"\]\(([^)]+)\)").unwrap();
    let mut count = 0;
    for site in sites(folder.path()) {
        for file in with_ending(&site, ".md") {
            for found in link.captures_iter(&read(&file)) {
                let href = found[1].split(['#', ' ']).next().unwrap().to_owned();
                if href.contains(':') || href.is_empty() || found[0].contains("javascript") {
                    continue;
                }
                count += 1;
                let target = file.parent().unwrap().join(&href);
                assert!(target.is_file(), "{}: {href}", file.display());
            }
        }
    }
    assert!(count > 20, "only {count} links were found");
}

#[test]
fn a_site_can_leave_the_exports_out() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("site");
    let source = expected::tests("sites/knowledge");
    for name in files_below(&source).into_iter().filter(|name| !name.starts_with("expected")) {
        let path = root.join(&name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::copy(source.join(&name), path).unwrap();
    }
    let settings = format!("exports = false\n{}", read(&source.join("site.toml")));
    fs::write(root.join("site.toml"), settings).unwrap();
    let public = folder.path().join("public");
    build(&root, &public, Some("https://name.github.io/repository/"));
    for ending in [".md", ".csv", ".ics", ".jsonld", ".schema.json", "llms.txt"] {
        assert_eq!(with_ending(&public, ending), Vec::<PathBuf>::new(), "{ending}");
    }
    assert!(!public.join("api").exists());
    // A feed is the site's own, not a copy of it.
    assert!(public.join("en/notices.atom").is_file());
    let (_, faults) = crate::links::dead_links(&public);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
