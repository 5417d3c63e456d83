//! What the fuzz targets share: import as a site in Chinese and English does it, and the promise
//! that no word is lost.

pub mod promises;

use std::sync::LazyLock;

use gongwen::config::Config;
use gongwen::content::{self, Drafts, markdown::commonmark};
use gongwen::import::{self, Imported, Saved, Setting, Vocabularies};
use gongwen::language::Language;
use gongwen::path::SourcePath;
use gongwen::problem::SourceText;
use gongwen::source;

/// The vocabularies that come with the program.
static STARTER: LazyLock<Vocabularies> = LazyLock::new(|| {
    let site = SourceText::new(SourcePath::new("site.toml"), import::DEFAULT_SITE);
    let config = Config::parse(&site, &mut Vec::new()).expect("the program's own site is right");
    let records =
        content::parse(&source::starter_records(), &[], &config, Drafts::Include, &mut Vec::new());
    Vocabularies::new(&records.terms)
});

/// The record of a saved file, or what is said of the file instead.
///
/// # Errors
/// The problem, as a person reads it.
pub fn import(name: &str, bytes: &[u8]) -> Result<Imported, String> {
    let languages = [Language::new("zh").expect("a tag"), Language::EN];
    let setting = Setting { vocabularies: &STARTER, languages: &languages, furniture: &[] };
    import::import(Saved { name, bytes, url: None, retrieved: None }, setting)
        .map_err(|problem| problem.to_string())
}

/// The bytes as text, without what is no text in them.
pub fn text_of(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).replace(char::REPLACEMENT_CHARACTER, "")
}

/// Whether a text is read as a PDF document, whatever the name of its file. It is no case then.
pub fn is_taken_for_pdf(text: &str) -> bool {
    text.contains("%PDF-")
}

/// Holds import to its promise, in short the same as in `tests/it/import.rs`: the letters and
/// digits of headline, text and dropped lines are those of the source, and those of the text are
/// in order. The text is read from the HTML it becomes.
///
/// # Panics
/// When a word is lost or added.
pub fn assert_no_word_is_lost(imported: &Imported, source: &str) {
    let report = &imported.report;
    let (_, body) = imported.text.split_once("\n+++\n").expect("front matter ends");
    let body = text_of_html(&commonmark(body));
    assert!(is_in_order(&body, source), "the words are not in their order:\n{}", imported.text);
    let mut kept = body;
    let is_derived =
        report.review.iter().any(|one| one.field == "title" && one.evidence.contains("derived"));
    if !is_derived {
        kept.push_str(&report.title);
    }
    kept.extend(report.kicker.as_deref());
    kept.extend(report.dropped.iter().map(|dropped| dropped.text.as_str()));
    let (kept, given) = (words(&kept), words(source));
    assert!(
        kept == given,
        "lost: {:?}, added: {:?}\n{}\ndropped: {:#?}",
        without(&given, &kept),
        without(&kept, &given),
        imported.text,
        report.dropped
    );
}

/// The letters and digits of a text in order of their code.
fn words(text: &str) -> Vec<char> {
    let mut all: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
    all.sort_unstable();
    all
}

/// What is in one sorted list more often than in another.
fn without(all: &[char], others: &[char]) -> String {
    let mut others = others.iter().peekable();
    let is_more = |c: &&char| {
        while others.next_if(|other| other < c).is_some() {}
        others.next_if_eq(c).is_none()
    };
    all.iter().filter(is_more).collect()
}

/// Whether the letters and digits of a text stand in another in the same order, perhaps with
/// others between them.
fn is_in_order(text: &str, source: &str) -> bool {
    let mut source = source.chars();
    text.chars().filter(|c| c.is_alphanumeric()).all(|c| source.any(|other| other == c))
}

/// The text of HTML that the program made: tags dropped, the five entities read.
fn text_of_html(html: &str) -> String {
    let mut text = String::new();
    let mut is_in_tag = false;
    for c in html.chars() {
        match c {
            '<' => is_in_tag = true,
            '>' if is_in_tag => is_in_tag = false,
            c if !is_in_tag => text.push(c),
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
