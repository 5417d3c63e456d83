//! Latin text keeps CommonMark 0.31.2, Chinese follows the CJK-friendly amendment.

use std::path::PathBuf;
use std::process::Command;

use gongwen::content::markdown::commonmark;

/// The examples of the CommonMark specification, as the parser's own package carries them: the
/// specification's text is under another licence than this project, so it is read where it lies.
fn specification() -> Vec<(String, String)> {
    let metadata = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version=1", "--locked"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    let metadata = String::from_utf8(metadata.stdout).unwrap();
    let manifest = metadata
        .split('"')
        .find(|part| part.contains("/pulldown-cmark-0.") && part.ends_with("Cargo.toml"))
        .expect("pulldown-cmark is among the packages");
    let suite = PathBuf::from(manifest).with_file_name("tests").join("suite/spec.rs");
    let text = std::fs::read_to_string(suite).unwrap();
    let between = |text: &str, open: &str| {
        text.split_once(open).and_then(|(_, rest)| rest.split_once("\"##;")).unwrap().0.to_owned()
    };
    text.split("#[test]")
        .skip(1)
        .map(|case| (between(case, "let original = r##\""), between(case, "let expected = r##\"")))
        .collect()
}

#[test]
fn every_example_of_commonmark_holds() {
    let examples = specification();
    assert!(examples.len() >= 650, "only {} examples were found", examples.len());
    let failures: Vec<String> = examples
        .iter()
        .enumerate()
        .filter(|(_, (markdown, expected))| normal(&commonmark(markdown)) != normal(expected))
        .map(|(number, (markdown, expected))| {
            format!(
                "{}: {markdown:?}\n  want {expected:?}\n  have {:?}",
                number + 1,
                commonmark(markdown)
            )
        })
        .collect();
    assert!(
        failures.is_empty(),
        "{} of {}\n{}",
        failures.len(),
        examples.len(),
        failures.join("\n")
    );
}

/// HTML with the differences removed that the specification leaves open: line breaks between
/// elements, and how a void element or a quotation mark is written.
fn normal(html: &str) -> String {
    let mut text = html.replace("&quot;", "\"").replace(" />", ">").replace("/>", ">");
    for (from, to) in [("\n<", "<"), (">\n", ">")] {
        text = text.replace(from, to);
    }
    text
}

/// One case a line in `tests/cjk-emphasis.txt`: Markdown, a tab, the inside of its paragraph.
#[test]
fn emphasis_works_beside_chinese_signs() {
    let cases = include_str!("../cjk-emphasis.txt");
    let mut failures = Vec::new();
    let mut count = 0;
    for line in cases.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (markdown, expected) = line.split_once('\t').expect("a tab in each case");
        let html = commonmark(markdown);
        let inside = html.trim().trim_start_matches("<p>").trim_end_matches("</p>");
        count += 1;
        if inside != expected {
            failures.push(format!("{markdown}\n  want {expected}\n  have {inside}"));
        }
    }
    assert!(count >= 40, "only {count} cases were read");
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn a_line_break_between_hanzi_is_no_space() {
    for (markdown, expected) in [
        ("药品安全\n关系群众", "药品安全关系群众"),
        ("药品安全，\n关系群众", "药品安全，关系群众"),
        ("**药品**\n*安全*", "<strong>药品</strong><em>安全</em>"),
        ("所谓“引文”\n然后", "所谓“引文”然后"),
        ("药品安全\n\"drug safety\"", "药品安全\n\"drug safety\""),
        ("drug\nsafety", "drug\nsafety"),
        ("药品  \n安全", "药品<br />\n安全"),
        ("한국\n의약품", "한국\n의약품"),
    ] {
        assert_eq!(commonmark(markdown).trim(), format!("<p>{expected}</p>"), "{markdown}");
    }
}
