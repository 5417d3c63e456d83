//! What is too large, too deep or too long: it ends in a problem that says so, soon, and the rest of the site is
//! checked as ever.

use std::fs;
use std::path::Path;

use gongwen::limits::{
    DEEPEST, LARGEST_FRONT_MATTER, LARGEST_RECORD, MOST_ENTRIES, MOST_MISTAKES, MOST_RAW_TAGS,
    MOST_TOLD,
};
use gongwen::problem::{Problem, Rule};

use crate::golden::build;

/// A site with one file that is too much, and a page with a dead link of its own.
fn problems_of(name: &str, text: &str) -> Vec<Problem> {
    let site = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = site.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write("site.toml", "[[languages]]\ntag = \"en\"\n");
    write("content/pages/other.en.md", "+++\ntitle = \"Other\"\n+++\n[dead](nothing.md)\n");
    write(name, text);
    let out = site.path().join("public");
    let outcome = build(site.path(), &out);
    assert_eq!(outcome.written.is_none(), outcome.has_errors());
    let is_other = |problem: &Problem| problem.place.file.as_str() == "content/pages/other.en.md";
    let (others, own): (Vec<Problem>, Vec<Problem>) =
        outcome.problems.into_iter().partition(is_other);
    let is_settings = name == "site.toml";
    assert!(is_settings || others.iter().any(|one| one.rule == Rule::DeadLink), "{name}");
    own
}

const NOTICE: &str = "content/notices/2026/a.en.md";

fn in_body(body: &str) -> Vec<Problem> {
    problems_of(NOTICE, &format!("+++\ntitle = \"T\"\ndate = 2026-02-05\n+++\n{body}\n"))
}

fn in_front_matter(toml: &str) -> Vec<Problem> {
    problems_of(NOTICE, &format!("+++\ntitle = \"T\"\ndate = 2026-02-05\n{toml}\n+++\nText.\n"))
}

fn told(problems: &[Problem]) -> String {
    let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
    told.join("\n")
}

/// The one thing that is told.
fn assert_one(problems: &[Problem], rule: Rule, message: &str) {
    assert!(problems.len() == 1 && problems[0].rule == rule, "{}", told(problems));
    assert!(problems[0].to_string().contains(message), "{}", told(problems));
}

#[test]
fn files_have_a_largest_size() {
    let large = "x".repeat(LARGEST_RECORD);
    assert_one(&in_body(&large), Rule::TooMuch, "a.en.md: error: the file is larger than 4 MiB");
    assert_one(&problems_of("templates/more.html", &large), Rule::TooMuch, "larger than 1 MiB");
    assert_one(
        &problems_of("templates/locales/en.ftl", &large),
        Rule::TooMuch,
        "larger than 1 MiB",
    );
    let settings = format!("# {large}\n[[languages]]\ntag = \"en\"\n");
    assert!(told(&problems_of("site.toml", &settings)).contains("larger than 1 MiB"));
    let summary = format!("summary = \"{}\"", "x".repeat(LARGEST_FRONT_MATTER));
    assert_one(
        &in_front_matter(&summary),
        Rule::TooMuch,
        "a.en.md:1:1: error: the front matter is larger than 256 KiB",
    );
}

#[test]
#[ignore = "takes a minute without optimization"]
fn a_record_of_the_largest_size_is_a_page() {
    let paragraph = "The bureau asks every depot to keep a register of its cold rooms.\n\n";
    let body = paragraph.repeat((LARGEST_RECORD - 100) / paragraph.len());
    assert_eq!(told(&in_body(&body)), "");
}

#[test]
fn lists_have_a_largest_number_of_entries() {
    let list = |key: &str, entry: &str| {
        format!("{key} = [{}]", format!("{entry}, ").repeat(MOST_ENTRIES + 1))
    };
    for toml in [
        list("topics", "\"t\""),
        list("people", "\"p\""),
        list("aliases", "\"2026/x\""),
        list("unknown", "[[1], {a = 2}]"),
        "[[events]]\nstart = 3\n".repeat(MOST_ENTRIES + 1),
        format!(
            "[source.dropped]\n{}",
            (0..=MOST_ENTRIES).map(|number| format!("k{number} = 1\n")).collect::<String>()
        ),
    ] {
        let problems = in_front_matter(&toml);
        let first = &problems.iter().find(|one| one.rule == Rule::TooMuch).unwrap().message;
        assert_eq!(first, "this has more than 1000 entries", "{}", told(&problems));
        assert!(problems.len() <= 2, "{}", told(&problems));
    }
    let people: String =
        (0..MOST_ENTRIES / 20).map(|number| format!("\"Person {number}\", ")).collect();
    assert_eq!(told(&in_front_matter(&format!("people = [{people}]"))), "");
}

/// Each mistake is taken out, and the rest read again: that has an end.
#[test]
fn mistakes_of_one_file_have_an_end() {
    let keys: String = (0..2_000).map(|number| format!("key{number} = 1\n")).collect();
    let problems = in_front_matter(&keys);
    assert_eq!(problems.len(), MOST_MISTAKES + 1, "{}", told(&problems));
    assert!(told(&problems).contains("more than 100 mistakes"));
    let events = in_front_matter(&"[[events]]\nstart = \"x\"\n".repeat(MOST_ENTRIES));
    assert_eq!(events.len(), MOST_MISTAKES + 1);
    assert_eq!(in_front_matter(&"just words\n".repeat(10_000)).len(), MOST_MISTAKES);
}

#[test]
fn problems_of_one_file_have_an_end() {
    for line in [
        "[dead](nothing.md)\n",
        "[[nothing]]\n",
        "![](nothing.png)\n",
        "[x](#nowhere) ",
        "[y](javascript:x) ",
    ] {
        let problems = in_body(&line.repeat(2_000));
        assert_eq!(problems.len(), MOST_TOLD + 1, "{line}");
        let more = problems.iter().find(|one| one.rule == Rule::MoreProblems).unwrap();
        assert!(more.message.ends_with("more problems of this file are not told"), "{more}");
    }
}

/// Neither is the stack overrun nor the time squared by signs that nest.
#[test]
fn nesting_has_a_greatest_depth() {
    const DEEP: usize = 20_000;
    for body in [
        format!("{} a", ">".repeat(DEEP)),
        format!("{}a", "- ".repeat(DEEP)),
        format!("{}a", "1. ".repeat(DEEP)),
        format!("{}a{}", "*".repeat(DEEP), "*".repeat(DEEP)),
        format!("{}a{}", "*b **c ".repeat(DEEP / 8), " d** e*".repeat(DEEP / 8)),
        format!("{}a{}", "![".repeat(DEEP / 8), "](https://a.example)".repeat(DEEP / 8)),
        format!("{}a{}", "> - ".repeat(DEEP / 8), ""),
    ] {
        let problems = in_body(&body);
        let deep: Vec<&Problem> = problems.iter().filter(|one| one.rule == Rule::TooMuch).collect();
        assert_eq!(deep.len(), 1, "{}: {}", &body[..8], told(&problems));
        assert_eq!(deep[0].message, "this is nested more than 100 deep");
        assert!(deep[0].place.spot.is_some());
    }
    let most = format!("{}a", "> ".repeat(DEEPEST - 1));
    assert_eq!(told(&in_body(&most)), "");
    for plain in [
        "[", "(", "~a ", "`a ", "<a ", "![", "a <!-- ", "《", "（", "“", "[a](", "&amp;", "[^1] ",
        "[[", "| a ", "\\",
    ] {
        let problems = in_body(&plain.repeat(5_000));
        assert!(problems.len() <= MOST_TOLD + 1, "{plain}");
    }
    for toml in ["[", "{a=", "a."] {
        let problems = in_front_matter(&format!("x = {}", toml.repeat(50_000)));
        assert!((1..=2).contains(&problems.len()), "{}", told(&problems));
        let settings = format!("x = {}", toml.repeat(50_000));
        assert!(!problems_of("site.toml", &settings).is_empty());
    }
}

#[test]
fn raw_html_has_a_greatest_depth_and_number_of_tags() {
    let attributes: String = (0..1_000).map(|number| format!(" a{number}")).collect();
    for (body, reason) in [
        ("<div>".repeat(5_000), "nested more than 600 deep"),
        (format!("x {}", "<u><b><i>".repeat(1_000)), ""),
        (format!("x {}", "<a><b><i>".repeat(7_000)), "more than 20000 tags"),
        ("<br>".repeat(MOST_RAW_TAGS + 1), "more than 20000 tags"),
        ("<table><tr><td>".repeat(1_000), "nested more than 600 deep"),
        (format!("<b{attributes}>x</b>"), "or left open"),
    ] {
        let problems = in_body(&body);
        let refused = problems.iter().find(|one| one.rule == Rule::TooMuch);
        let is_told = refused.is_some_and(|one| one.message.contains(reason));
        assert!(is_told || reason.is_empty(), "{}: {}", &body[..12], told(&problems));
    }
}

#[test]
fn many_headings_rows_and_notes_are_a_page() {
    let repeated = |line: &dyn Fn(usize) -> String| (0..2_000).map(line).collect::<String>();
    for body in [
        repeated(&|number| format!("## H{number}\n\n")),
        repeated(&|number| format!("## H{number} {{#h{number}}}\n\n")),
        format!("| a |\n| - |\n{}", repeated(&|_| "| 1 |\n".into())),
        format!("x[^a]\n\n{}", repeated(&|_| "[^a]: n\n\n".into())),
        repeated(&|number| format!("x[^{number}]\n\n[^{number}]: n\n\n")),
        format!("## H\n\n{}", repeated(&|_| "[h](#s1) ".into())),
    ] {
        assert_eq!(told(&in_body(&body)), "");
    }
}

#[test]
fn a_template_that_loops_is_stopped() {
    let failing = |template: &str| {
        let problems = problems_of("templates/notice.html", template);
        assert_eq!(told(&problems), "", "nobody needs the template without a notice");
        let site = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| lay(site.path(), name, text);
        write("site.toml", "[[languages]]\ntag = \"en\"\n");
        write(NOTICE, "+++\ntitle = \"T\"\ndate = 2026-02-05\n+++\nText.\n");
        write("templates/notice.html", template);
        told(&build(site.path(), &site.path().join("public")).problems)
    };
    let page =
        "{% for a in range(end=9999) %}{% for b in range(end=99) %}".to_owned() + &"x".repeat(200);
    let large = failing(&format!("{page}{{% endfor %}}{{% endfor %}}"));
    assert!(
        large.contains(
            "templates/notice.html: error: the template fails: the page is larger than 64 MiB"
        ),
        "{large}"
    );
    let loops =
        "{% for a in range(end=100000) %}{% for b in range(end=100000) %}{% endfor %}{% endfor %}";
    let stopped = failing(loops);
    assert!(
        stopped.contains("templates/notice.html:1:")
            && stopped.contains("no more than 1000000 numbers to a page"),
        "{stopped}"
    );
    let endless = failing("{% for a in range(end=9000000000000000000) %}x{% endfor %}");
    assert!(endless.contains("no more than 1000000 numbers"), "{endless}");
    let itself =
        failing("{% component again() %}{{ <again /> }}{% endcomponent again %}{{ <again /> }}");
    assert!(itself.contains("the template fails"), "{itself}");
}

fn lay(root: &Path, name: &str, text: &str) {
    let path = root.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// A hundred records of a thousand words each.
#[test]
#[ignore = "takes half a minute without optimization"]
fn a_hundred_thousand_terms_are_read() {
    let site = tempfile::tempdir().unwrap();
    lay(site.path(), "site.toml", "[[languages]]\ntag = \"en\"\n");
    let words = |topic: usize| (0..MOST_ENTRIES).map(move |word| format!("word{topic}x{word}"));
    for topic in 0..100 {
        let terms: String = words(topic).map(|word| format!("\"{word}\", ")).collect();
        let record = format!("+++\ntitle = \"T{topic}\"\nterms = [{terms}]\n+++\nText.\n");
        lay(site.path(), &format!("content/topics/t{topic}.en.md"), &record);
    }
    let body: String =
        (0..100).map(|topic| format!("It speaks of word{topic}x{topic}.\n\n")).collect();
    lay(site.path(), NOTICE, &format!("+++\ntitle = \"T\"\ndate = 2026-02-05\n+++\n{body}"));
    assert_eq!(told(&build(site.path(), &site.path().join("public")).problems), "");
}
