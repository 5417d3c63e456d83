//! The READMEs: short, alike in both languages, and leading to what is there.

use std::fs;
use std::path::Path;

use regex::Regex;

use super::guide::Page;

/// A README is read in one go; what is longer belongs in the guide.
const MOST_LINES: usize = 120;
/// Pictures are loaded by everyone who looks at the repository.
const LARGEST_PICTURE: u64 = 150 << 10;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn readmes() -> [Page; 2] {
    ["README.zh.md", "README.md"]
        .map(|name| Page::read(name, name, fs::read_to_string(root().join(name)).unwrap()))
}

#[test]
fn both_readmes_are_short_and_built_alike() {
    let [zh, en] = readmes();
    for page in [&zh, &en] {
        assert!(page.text.lines().count() <= MOST_LINES, "{} is too long", page.path);
    }
    let outline = |page: &Page| -> Vec<(u8, usize)> {
        page.sections.iter().map(|section| (section.level, section.rows.len())).collect()
    };
    assert_eq!(outline(&zh), outline(&en), "headings by level, and the rows of tables below each");
    assert_eq!(zh.examples.len(), en.examples.len());
}

#[test]
fn every_command_is_in_the_table_of_both_readmes() {
    let tree = gongwen::cli::command();
    let mut faults = Vec::new();
    for page in readmes() {
        let rows = page.sections.iter().flat_map(|section| &section.rows);
        let named: Vec<&str> = rows
            .filter_map(|row| row.codes.first()?.first()?.strip_prefix("gongwen "))
            .filter_map(|line| line.split(' ').next())
            .collect();
        let commands = tree.get_subcommands().filter(|command| !command.is_hide_set());
        for command in commands.filter(|command| !named.contains(&command.get_name())) {
            faults.push(format!("{}: add | `gongwen {}` | … |", page.path, command.get_name()));
        }
    }
    super::assert_none(&faults);
}

#[test]
fn what_the_readmes_link_and_show_is_there() {
    let link = Regex::new(r"\]\(([^)#]+)(?:#([^)]+))?\)").unwrap();
    let mut faults = Vec::new();
    for page in readmes() {
        for found in link.captures_iter(&page.text) {
            let target = &found[1];
            if target.starts_with("https://") {
                continue;
            }
            let file = root().join(target);
            let Ok(about) = fs::metadata(&file) else {
                faults.push(format!("{}: there is no {target}", page.path));
                continue;
            };
            if target.ends_with(".png") && about.len() > LARGEST_PICTURE {
                faults.push(format!("{}: {target} has {} bytes", page.path, about.len()));
            }
            let anchor = found.get(2).map(|anchor| format!("{{#{}}}", anchor.as_str()));
            let has = |anchor: &String| fs::read_to_string(&file).unwrap().contains(anchor);
            if anchor.is_some_and(|anchor| !has(&anchor)) {
                faults.push(format!("{}: there is no such place: {}", page.path, &found[0]));
            }
        }
    }
    super::assert_none(&faults);
}
