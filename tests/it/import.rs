//! Saved notices of our own making, with the quirks of real ones, and the records they become.

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use gongwen::config::Config;
use gongwen::content::{self, Drafts, markdown::commonmark};
use gongwen::import::{self, Imported, Saved, Setting, Vocabularies};
use gongwen::language::Language;
use gongwen::path::SourcePath;
use gongwen::problem::SourceText;
use gongwen::source;
use proptest::prelude::*;

use crate::expected;

/// The vocabularies that come with the program.
pub fn starter() -> Vocabularies {
    let site = SourceText::new(SourcePath::new("site.toml"), import::DEFAULT_SITE);
    let config = Config::parse(&site, &mut Vec::new()).unwrap();
    let records =
        content::parse(&source::starter_records(), &[], &config, Drafts::Include, &mut Vec::new());
    Vocabularies::new(&records.terms)
}

/// Imports a file as a site in Chinese and English does.
pub fn import_bytes(
    name: &str,
    bytes: &[u8],
    vocabularies: &Vocabularies,
) -> Result<Imported, String> {
    let languages = [Language::new("zh").unwrap(), Language::EN];
    let setting = Setting { vocabularies, languages: &languages, furniture: &[] };
    import::import(Saved { name, bytes, url: None, retrieved: None }, setting)
        .map_err(|problem| problem.to_string())
}

/// A notice of `tests/import/`; the files of an archive are named `archive!path`.
pub struct Case {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// The notices of `tests/import/`, without those that are no notices.
pub fn cases() -> Vec<Case> {
    let folder = expected::tests("import");
    let mut cases = Vec::new();
    for path in expected::files_below(&folder) {
        let name = path.to_str().unwrap().to_owned();
        let is_other = [".expected", ".toml"].iter().any(|ending| name.ends_with(ending));
        if is_other || name.starts_with("bad-") {
            continue;
        }
        let bytes = fs::read(folder.join(&path)).unwrap();
        if import::is_archive(&bytes) {
            let mut archive = import::Archive::open(bytes).unwrap();
            for entry in archive.entries().unwrap() {
                if entry.path.ends_with(".html") {
                    let bytes = archive.read(&entry).unwrap();
                    cases.push(Case { name: format!("{name}!{}", entry.path), bytes });
                }
            }
        } else {
            cases.push(Case { name, bytes });
        }
    }
    cases
}

#[test]
fn saved_notices_become_the_expected_records() {
    let vocabularies = starter();
    let folder = expected::tests("import");
    let cases = cases();
    for Case { name, bytes } in &cases {
        let own_name = name.rsplit(['!', '/']).next().unwrap();
        let imported = import_bytes(own_name, bytes, &vocabularies).unwrap();
        let stem = name.split('!').collect::<Vec<&str>>().join("-").replace('/', "-");
        let stem = stem.rsplit_once('.').unwrap().0;
        expected::check(&folder.join(format!("{stem}.expected")), &shown(&imported));
        if name.ends_with(".txt") {
            assert_no_word_is_lost(&imported, bytes);
        } else if name.ends_with(".html") {
            assert_no_word_of_the_page_is_lost(&imported, bytes);
        }
    }
    assert!(cases.len() >= 52, "only {} notices were found", cases.len());
}

fn shown(imported: &Imported) -> String {
    let mut out = format!("content/notices/{}.{}.md\n", imported.id, imported.language);
    for evidence in &imported.report.evidence {
        writeln!(out, "evidence: {}: {}", evidence.field, evidence.evidence).unwrap();
    }
    for dropped in &imported.report.dropped {
        writeln!(out, "dropped: line {}, {}: {}", dropped.line, dropped.rule, dropped.text)
            .unwrap();
    }
    for tag in &imported.report.tags {
        let phrases: Vec<String> =
            tag.phrases.iter().map(|(phrase, count)| format!("{phrase} ×{count}")).collect();
        writeln!(out, "tag: {} {}: {}", tag.vocabulary.folder(), tag.id, phrases.join(", "))
            .unwrap();
    }
    write!(out, "\n{}", imported.text).unwrap();
    out
}

/// The words of the headline, the text and the dropped lines are those of the file, no more and no
/// fewer. The text is read from the HTML it becomes, so that a word which would turn into markup
/// counts as lost.
pub fn assert_no_word_is_lost(imported: &Imported, bytes: &[u8]) {
    let source = decoded(imported, bytes);
    let body = imported.text.split("\n+++\n").nth(1).unwrap();
    let body = text_of_html(&commonmark(body));
    assert!(is_in_order(&body, &source), "the words of the text are not in their order:\n{body}");
    let mut kept = body;
    let report = &imported.report;
    if !is_derived(imported) {
        kept.push_str(&report.title);
    }
    kept.push_str(report.kicker.as_deref().unwrap_or_default());
    for dropped in &report.dropped {
        kept.push_str(&dropped.text);
    }
    assert_eq!(characters(&kept), characters(&source), "{}", imported.text);
}

/// Every letter that can be read on a page is in the title, the text or a dropped line.
fn assert_no_word_of_the_page_is_lost(imported: &Imported, bytes: &[u8]) {
    let html = scraper::Html::parse_document(&decoded(imported, bytes));
    let hidden = ["script", "style", "head", "noscript", "select", "textarea", "button"];
    let is_hidden = |node: &ego_tree::NodeRef<'_, scraper::Node>| {
        let names = node.ancestors().filter_map(|one| one.value().as_element());
        names.into_iter().any(|element| hidden.contains(&element.name()))
    };
    let texts = html.tree.root().descendants().filter(|node| !is_hidden(node));
    let source: String =
        texts.filter_map(|node| Some(node.value().as_text()?.to_string())).collect();
    let report = &imported.report;
    let mut kept = text_of_html(&commonmark(imported.text.split("\n+++\n").nth(1).unwrap()));
    kept.push_str(&report.title);
    kept.push_str(report.kicker.as_deref().unwrap_or_default());
    kept.extend(report.dropped.iter().map(|one| one.text.as_str()));
    let letters = |text: &str| {
        let mut all: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
        all.sort_unstable();
        all
    };
    let (kept, source) = (letters(&kept), letters(&source));
    let mut kept = kept.into_iter();
    let lost: Vec<&char> = source.iter().filter(|c| !kept.any(|other| other == **c)).collect();
    assert!(lost.is_empty(), "{lost:?} lost from\n{}", imported.text);
}

/// The text of a file, in the encoding that import found; whether it found the right one is for
/// the expected records to show.
fn decoded(imported: &Imported, bytes: &[u8]) -> String {
    let encoding = imported.report.encoding.unwrap();
    let encoding = encoding_rs::Encoding::for_label(encoding.as_bytes()).unwrap();
    encoding.decode(bytes).0.into_owned()
}

fn is_derived(imported: &Imported) -> bool {
    let points = &imported.report.review;
    points.iter().any(|point| point.field == "title" && point.evidence.contains("derived"))
}

/// Whether the characters of a text stand in another in the same order, perhaps with others
/// between them.
fn is_in_order(text: &str, source: &str) -> bool {
    let mut source = source.chars();
    text.chars().filter(|c| !c.is_whitespace()).all(|c| source.any(|other| other == c))
}

/// The characters of a text in order of their code, without white space and invisible ones.
fn characters(text: &str) -> String {
    let mut all: Vec<char> = text
        .chars()
        .filter(|c| {
            !c.is_whitespace() && !"\u{FEFF}\u{200B}\u{200C}\u{200D}\u{2060}\u{AD}\0".contains(*c)
        })
        .collect();
    all.sort_unstable();
    all.into_iter().collect()
}

/// The text of HTML that the program made: tags dropped, the five entities read.
fn text_of_html(html: &str) -> String {
    let mut text = String::new();
    let mut in_tag = false;
    for c in html.chars() {
        match c {
            '<' => in_tag = true,
            '>' if in_tag => in_tag = false,
            c if !in_tag => text.push(c),
            _ => {}
        }
    }
    for (entity, c) in
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
    {
        text = text.replace(entity, c);
    }
    text
}

#[test]
fn what_is_no_notice_is_a_problem() {
    let vocabularies = starter();
    let fault = |bytes: &[u8]| import_bytes("saved.txt", bytes, &vocabularies).unwrap_err();
    insta::assert_snapshot!(
        [
            fault(b""),
            fault(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0\0\0\x01\0"),
            fault("返回顶部打印页面关闭本页\n12.jpg\n".as_bytes()),
            fault(
                "Die Zulassungsbehörde hat die Anforderungen an die Herstellung verschärft."
                    .as_bytes()
            ),
        ]
        .join("\n")
    );
}

/// At the end of a heading braces would be read as its attributes.
#[test]
fn a_heading_keeps_the_braces_at_its_end() {
    for end in ["{a}", "{{a}", "{{a}}", "{#b7}", "{", "}"] {
        let page = format!("<title>Notice</title><h2>Part {end}</h2><p>Words.</p>");
        let imported = import_bytes("saved.html", page.as_bytes(), &STARTER).unwrap();
        assert_no_word_of_the_page_is_lost(&imported, page.as_bytes());
    }
}

#[test]
fn an_imported_record_builds() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("site.toml"), import::DEFAULT_SITE).unwrap();
    let vocabularies = starter();
    let bytes = fs::read(expected::tests("import/zh-conference.txt")).unwrap();
    let imported = import_bytes("zh-conference.txt", &bytes, &vocabularies).unwrap();
    let site = SourceText::new(SourcePath::new("site.toml"), import::DEFAULT_SITE);
    let config = Config::parse(&site, &mut Vec::new()).unwrap();
    let terms =
        content::parse(&source::starter_records(), &[], &config, Drafts::Include, &mut Vec::new())
            .terms;
    let mut files = {
        let ids = imported.report.tags.iter().map(|tag| (tag.vocabulary, tag.id.clone()));
        import::starter_files(ids, &terms)
    };
    let record = format!("content/notices/{}.{}.md", imported.id, imported.language);
    files.insert(SourcePath::new(&record), imported.text);
    for (file, text) in files {
        let path = folder.path().join(file.as_str());
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let outcome = crate::golden::build(folder.path(), &folder.path().join("public"));
    let errors: Vec<String> = outcome
        .problems
        .iter()
        .filter(|problem| problem.severity == gongwen::problem::Severity::Error)
        .map(ToString::to_string)
        .collect();
    assert_eq!(errors, Vec::<String>::new());
    assert!(Path::new(&folder.path().join("public/zh/topics/online-sales.html")).is_file());
}

static STARTER: LazyLock<Vocabularies> = LazyLock::new(starter);

#[test]
fn brackets_become_no_wiki_link() {
    assert_eq!(import::escape("见[[1]]，见[[附件]]"), r"见\[[1]]，见\[[附件]]");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// Lines of text, furniture and odd characters in any order: nothing panics, nothing is lost.
    #[test]
    fn no_word_of_any_text_is_lost(lines in prop::collection::vec(line(), 1..14)) {
        let text = lines.join("\n");
        if let Ok(imported) = import_bytes("saved.txt", text.as_bytes(), &STARTER) {
            assert_no_word_is_lost(&imported, text.as_bytes());
        }
    }

    /// Plain text that is escaped reads as that text, and as one paragraph.
    #[test]
    fn escaped_text_is_no_markup(text in r"[ -~“”、。《》一二是要]{1,40}") {
        let text = text.trim();
        prop_assume!(!text.is_empty());
        let html = commonmark(&import::escape(text));
        prop_assert_eq!(characters(&text_of_html(&html)), characters(text), "{}", html);
        prop_assert!(html.starts_with("<p>") && html.matches('<').count() == 2, "{}", html);
    }

    /// Tags and text in any order, as no browser would write them: nothing panics, nothing is lost.
    #[test]
    fn no_word_of_any_page_is_lost(parts in prop::collection::vec(markup(), 1..40)) {
        let page = format!("<!DOCTYPE html><title>通知</title>{}", parts.join(""));
        if let Ok(imported) = import_bytes("saved.html", page.as_bytes(), &STARTER) {
            assert_no_word_of_the_page_is_lost(&imported, page.as_bytes());
        }
    }

    /// Text in any of the encodings is read as that text, whatever it says.
    #[test]
    fn no_encoding_changes_a_text(lines in prop::collection::vec("[一-龥，。；：“”（）0-9a-zA-Z ]{30,80}", 3..9)) {
        let lines = ["国家药品监督管理局关于发布公告的通知，现就有关事项说明如下。".to_owned()].into_iter().chain(lines);
        let text = lines.collect::<Vec<String>>().join("\n");
        let utf16 = |text: &str| -> Vec<u8> { format!("\u{FEFF}{text}").encode_utf16().flat_map(u16::to_be_bytes).collect() };
        let (gb18030, _, _) = encoding_rs::GB18030.encode(&text);
        let title = |bytes: &[u8]| import_bytes("saved.txt", bytes, &STARTER).map(|imported| imported.text.split("\n+++\n").nth(1).unwrap().to_owned());
        let expected = title(text.as_bytes());
        if expected.is_ok() {
            prop_assert_eq!(&title(&utf16(&text)), &expected);
            // A guess may fail on words thrown together at random, but never yields others.
            if let Ok(read) = title(&gb18030) {
                prop_assert_eq!(&Ok(read), &expected);
            }
        }
    }

    /// Bytes of any kind end in a record or in a problem.
    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = import_bytes("saved.bin", &bytes, &STARTER);
    }
}

fn markup() -> impl Strategy<Value = String> {
    let tags = "p div span a li ul ol table tr td th h1 h2 b i em strong br img pre blockquote dl dt dd article nav footer font center form section";
    let tags: Vec<&'static str> = tags.split(' ').collect();
    let tag = prop::sample::select(tags);
    prop_oneof![
        tag.clone().prop_map(|tag| format!("<{tag}>")),
        tag.clone().prop_map(|tag| format!("</{tag}>")),
        tag.prop_map(|tag| format!("<{tag} class=\"content\" href=\"/a.html\" colspan=\"3\" rowspan=\"2\" alt=\"图\" src=\"https://a.example/b\">")),
        Just("<p>会议要求，各级药品监管部门要落实责任，加强检查，一是保安全。二是促发展。</p>".to_owned()),
        Just("<p>The bureau inspects makers, sellers and others; it reports on (a) trials, and (b) sales.</p>".to_owned()),
        line().prop_map(|text| text.replace('<', "&lt;").replace('&', "&amp;")),
        "[ -~]{0,20}",
        r"[\PC]{0,12}",
    ]
}

fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        Just("当前位置：首页 > 要闻".to_owned()),
        Just("发布时间:2024-02-30 来源: 浏览次数:0 【字体: 打印".to_owned()),
        Just("  一是加强监管。二是提升能力，三是守住底线。".to_owned()),
        Just("First, we must go; Secondly, we must stay; We must sleep.".to_owned()),
        Just("The meeting was held in Beijing on 31/12/2023 and the 1st.".to_owned()),
        Just("(Some Desk)".to_owned()),
        Just("一、总体要求".to_owned()),
        Just("二是提高疫苗追溯能力。".to_owned()),
        Just("一是加强".to_owned()),
        Just("First, we go.".to_owned()),
        Just("来源：某局".to_owned()),
        Just("12.jpg".to_owned()),
        Just("date".to_owned()),
        Just("05/02/2026".to_owned()),
        "[ -~]{0,60}",
        "[一-龥，。；：“”《》（）0-9a-z ]{0,40}",
        r"[\PC]{0,30}",
    ]
}
