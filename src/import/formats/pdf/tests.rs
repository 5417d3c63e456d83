//! The test PDFs, made by `tests/pdf/src/make.py`, and the lines they become.
#![allow(clippy::disallowed_methods, reason = "tests read their files")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use super::{PdfFault, read};
use crate::import::formats::Document;

fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pdf").join(name)
}

fn file(name: &str) -> Result<Document, PdfFault> {
    read(&std::fs::read(data(name)).unwrap())
}

fn readable() -> Vec<String> {
    let files = std::fs::read_dir(data("")).unwrap();
    let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.filter(|name| name.ends_with(".txt")).collect();
    names.sort_unstable();
    names.iter().map(|name| name.replace(".txt", "")).collect()
}

fn listing(pdf: &Document) -> String {
    let mut all: Vec<(usize, String)> = Vec::new();
    for line in &pdf.lines {
        let gap = if line.gap_before { "~" } else { "" };
        let mut text = format!("{gap}{:?} {}| {}", line.form, line.indent, line.text);
        for mark in &line.marks {
            let _ = write!(text, "\n    {:?} {}", mark.kind, &line.text[mark.range.clone()]);
        }
        all.push((line.number, text));
    }
    let dropped = pdf.dropped.iter();
    all.extend(dropped.map(|one| (one.line, format!("dropped {}| {}", one.rule, one.text))));
    all.sort();
    assert!(all.iter().map(|(number, _)| *number).eq(1..=all.len()), "numbers have no gaps");
    all.into_iter().map(|(number, text)| format!("{number} {text}\n")).collect()
}

#[test]
fn lines_are_as_expected() {
    for name in readable() {
        let listing = listing(&file(&format!("{name}.pdf")).unwrap());
        let path = data(&format!("{name}.expected"));
        if std::env::var_os("UPDATE_EXPECTED").is_some() {
            std::fs::write(&path, &listing).unwrap();
        }
        assert_eq!(listing, std::fs::read_to_string(&path).unwrap(), "{name}");
    }
}

/// The characters of a text, white space, bullets, and hyphens aside, in order of their codes.
fn characters(text: &str) -> Vec<char> {
    let skipped = |c: char| c.is_whitespace() || "-\u{2010}\u{AD}•◦▪".contains(c);
    let full = |c: char| match c {
        // Poppler gives the figures of old fonts their full width.
        '０'..='９' | '－' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        _ => c,
    };
    let mut all: Vec<char> = text.chars().map(full).filter(|c| !skipped(*c)).collect();
    all.sort_unstable();
    all
}

/// `.txt` is what poppler's pdftotext reads.
#[test]
fn no_character_is_lost_or_invented() {
    let names = readable();
    assert_eq!(names.len(), 13);
    for name in names {
        let pdf = file(&format!("{name}.pdf")).unwrap();
        let lines = pdf.lines.iter().map(|line| line.text.as_str());
        let all: String = lines.chain(pdf.dropped.iter().map(|one| one.text.as_str())).collect();
        let truth = std::fs::read_to_string(data(&format!("{name}.txt"))).unwrap();
        assert_eq!(characters(&all), characters(&truth), "{name}");
    }
}

#[test]
fn what_two_programs_print_reads_alike() {
    for name in ["zh1", "zh2", "en1", "en2"] {
        let texts = |program: &str| -> Vec<String> {
            let lines = file(&format!("{name}-{program}.pdf")).unwrap().lines;
            // A tab and a space may stand for the same gap.
            lines.into_iter().map(|line| line.text.replace('\t', " ")).collect()
        };
        assert_eq!(texts("chromium"), texts("weasyprint"), "{name}");
    }
}

#[test]
fn what_cannot_be_read_says_why() {
    assert_eq!(file("user-password.pdf").unwrap_err(), PdfFault::Protected);
    assert_eq!(file("scanned.pdf").unwrap_err(), PdfFault::Scanned);
    for name in
        ["broken.pdf", "truncated.pdf", "crafted-page-loop.pdf", "crafted-reference-loop.pdf"]
    {
        assert!(matches!(file(name), Err(PdfFault::Broken(_))), "{name}");
    }
    assert!(matches!(file("crafted-forms.pdf"), Err(PdfFault::TooLarge(_))));
    assert!(matches!(file("untold.pdf"), Err(PdfFault::Unreadable(_))));
    assert!(matches!(read(b""), Err(PdfFault::Broken(_))));
    assert!(matches!(read(b"PK\x03\x04 no PDF"), Err(PdfFault::Broken(_))));
    assert!(matches!(read("[".repeat(1 << 20).as_bytes()), Err(PdfFault::Broken(_))));
    assert!(matches!(read(&vec![b' '; (64 << 20) + 1]), Err(PdfFault::TooLarge(_))));
}

#[test]
fn loops_end() {
    for name in ["crafted-form-loop.pdf", "crafted-length.pdf"] {
        let lines = file(name).unwrap().lines;
        assert_eq!(lines.len(), 1, "{name}");
        assert_eq!(lines[0].text, "A plain line of text.", "{name}");
    }
}
