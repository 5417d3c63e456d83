//! Markdown, and the blocks that it becomes: cases of `tests/blocks.txt`.

use std::fs;

use gongwen::config::Config;
use gongwen::content::markdown::{BlockKind, Body};
use gongwen::content::{self, Drafts};
use gongwen::path::SourcePath;
use gongwen::problem::SourceText;

use crate::expected;

fn body(markdown: &str) -> Body {
    let source = |name: &str, text: &str| SourceText::new(SourcePath::new(name), text);
    let site = source("site.toml", "[[languages]]\ntag = \"en\"\n");
    let config = Config::parse(&site, &mut Vec::new()).unwrap();
    let file =
        source("content/notices/2024/a.en.md", &format!("+++\ntitle = \"T\"\n+++\n{markdown}"));
    let mut records = content::parse(&[file], &[], &config, Drafts::Leave, &mut Vec::new());
    records.notices.remove(0).body.clone()
}

fn told(body: &Body) -> String {
    let mut told = String::new();
    for block in &body.blocks {
        let kind = match block.kind {
            BlockKind::Heading(level) => format!("heading {level}"),
            BlockKind::Paragraph => "paragraph".into(),
            BlockKind::Item => "item".into(),
            BlockKind::Quote => "quote".into(),
            BlockKind::Code => "code".into(),
            BlockKind::TableRow => "row".into(),
            BlockKind::Rule => "rule".into(),
            BlockKind::Html => "html".into(),
        };
        let depth = if block.depth > 0 { format!(" in {}", block.depth) } else { String::new() };
        let number = block.number.map_or_else(String::new, |number| format!(", number {number}"));
        let words = body.words(block).trim_end_matches('\n').replace('\t', "·");
        told.push_str(&format!("{kind} {}{depth}{number}: {words}\n", block.anchor));
    }
    told
}

#[test]
fn markdown_becomes_blocks() {
    let cases = fs::read_to_string(expected::tests("blocks.txt")).unwrap();
    let cases = cases.split_once("\n\n").unwrap().1;
    let mut count = 0;
    for case in cases.split("====\n") {
        let (markdown, blocks) = case.split_once("----\n").unwrap();
        assert_eq!(told(&body(markdown)), blocks, "{markdown}");
        count += 1;
    }
    assert!(count >= 11, "only {count} cases were found");
}
