//! The user guide, held to the program: a key, an option or a variable that the guide does not name, or that
//! it names and the program does not have, fails here with the page and the line that is wanted.
//!
//! The guide is a site of its own, in `docs/`. Its reference tables are found by the anchor of the heading above them
//! (`## gongwen import {#import}`); the first cell of a row names the thing in code.

mod commands;
mod examples;
mod guide;
mod html;
mod keys;
mod messages;
mod output;
mod readme;
mod rules;
mod views;

use std::path::Path;

use gongwen::{Output, Request, Tolerance};

use guide::{Guide, LANGUAGES, pages};

/// The folder of the guide.
fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/docs"))
}

/// Fails with all that is wrong, one fault a line.
fn assert_none(faults: &[String]) {
    assert!(faults.is_empty(), "{} faults in the guide:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn the_guide_is_built_without_a_problem() {
    let out = tempfile::tempdir().unwrap();
    let public = out.path().join("public");
    let request = Request {
        tolerance: Tolerance::Strict,
        output: Output::Folder(public.clone()),
        ..crate::golden::request(folder(), &public)
    };
    let outcome = gongwen::build(&request).unwrap();
    let problems: Vec<String> = outcome.problems.iter().map(ToString::to_string).collect();
    assert_none(&problems);
    assert!(outcome.written.is_some());
    let (links, faults) = crate::links::dead_links(&public);
    assert!(links > 500, "only {links} links were found");
    assert_none(&faults);
}

#[test]
fn both_languages_have_the_same_pages_and_headings() {
    let [zh, en] = LANGUAGES.map(pages);
    let names = |pages: &[guide::Page]| -> Vec<String> {
        pages.iter().map(|page| page.name.clone()).collect()
    };
    assert_eq!(names(&zh), names(&en));
    let mut faults = Vec::new();
    for (zh, en) in zh.iter().zip(&en) {
        let outline = |page: &guide::Page| -> Vec<String> {
            let sections = page.sections.iter().skip(1);
            sections
                .map(|one| format!("{} {{#{}}}", "#".repeat(one.level.into()), one.anchor))
                .collect()
        };
        let (of_zh, of_en) = (outline(zh), outline(en));
        if of_zh == of_en {
            continue;
        }
        let at = of_zh.iter().zip(&of_en).position(|(a, b)| a != b);
        let at = at.unwrap_or_else(|| of_zh.len().min(of_en.len()));
        let place = |page: &guide::Page, outline: &[String]| match page.sections.get(at + 1) {
            Some(section) => {
                format!("{}:{}: {} \"{}\"", page.path, section.line, outline[at], section.title)
            }
            None => format!("{}: nothing more", page.path),
        };
        faults.push(format!(
            "the headings part ways:\n  {}\n  {}",
            place(zh, &of_zh),
            place(en, &of_en)
        ));
    }
    assert_none(&faults);
}

#[test]
fn every_page_is_reached_from_the_first() {
    for language in LANGUAGES {
        let guide = Guide::read(language);
        let home = guide.page("home");
        let missing: Vec<&str> = guide
            .pages
            .iter()
            .map(|page| page.name.as_str())
            .filter(|name| {
                *name != "home" && !home.text.contains(&format!("({name}.{language}.md)"))
            })
            .collect();
        assert!(missing.is_empty(), "{}: no link to {missing:?}", home.path);
    }
}
