//! The commands, held to clap's own tree of them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use clap::{Arg, Command};

use super::guide::{Guide, LANGUAGES, Page, Section};

/// The anchors of the sections of the page that are about no command.
const OTHERS: [&str; 3] = ["global", "exit-codes", "json"];

fn tree() -> Command {
    let mut command = gongwen::cli::command();
    command.build();
    command
}

/// The commands that a person types; `help` is clap's own.
fn commands(tree: &Command) -> impl Iterator<Item = &Command> {
    tree.get_subcommands().filter(|command| command.get_name() != "help" && !command.is_hide_set())
}

/// An argument as the guide writes it: `--out DIR`, `--record ID…`, `FILE…`.
fn name(arg: &Arg) -> String {
    let values = arg.get_value_names().unwrap_or_default().join(" ");
    let many = arg.get_num_args().is_some_and(|count| count.max_values() > 1);
    let takes_value = arg.get_action().takes_values();
    let value = format!("{values}{}", if many && takes_value { "…" } else { "" });
    match arg.get_long() {
        Some(long) if takes_value => format!("--{long} {value}"),
        Some(long) => format!("--{long}"),
        None => value,
    }
}

/// What else the row of an argument must name in code: its short form, its default, its values.
fn details(arg: &Arg) -> Vec<String> {
    let short = arg.get_short().map(|short| format!("-{short}"));
    let takes_value = arg.get_action().takes_values();
    let defaults = arg.get_default_values().iter().filter(|_| takes_value);
    let defaults = defaults.map(|value| value.to_string_lossy().into_owned());
    let values = if takes_value { arg.get_possible_values() } else { Vec::new() };
    let values = values.into_iter().filter(|value| !value.is_hide_set());
    short
        .into_iter()
        .chain(defaults)
        .chain(values.map(|value| value.get_name().to_owned()))
        .collect()
}

fn hold_arguments<'a>(
    page: &Page,
    section: &Section,
    arguments: impl Iterator<Item = &'a Arg>,
    faults: &mut Vec<String>,
) {
    let arguments: BTreeMap<String, &Arg> = arguments.map(|arg| (name(arg), arg)).collect();
    let rest = |arg: &Arg| arg.get_help().map(ToString::to_string).unwrap_or_default();
    let wanted = arguments.iter().map(|(name, arg)| (name.clone(), rest(arg))).collect();
    section.hold(page, &wanted, faults);
    for (name, row) in section.by_name() {
        let Some(arg) = arguments.get(name) else { continue };
        let named: BTreeSet<&String> = row.codes.iter().flatten().collect();
        for detail in details(arg).iter().filter(|detail| !named.contains(detail)) {
            faults.push(format!("{}:{}: `{name}`: name `{detail}`", page.path, row.line));
        }
    }
}

#[test]
fn every_command_and_option_is_described_and_no_other() {
    let tree = tree();
    let mut faults = Vec::new();
    for language in LANGUAGES {
        let guide = Guide::read(language);
        let page = guide.page("commands");
        for command in commands(&tree) {
            let Some(section) = page.section(command.get_name(), &mut faults) else { continue };
            if section.title != format!("gongwen {}", command.get_name()) {
                let (line, name) = (section.line, command.get_name());
                faults.push(format!("{}:{line}: the heading is gongwen {name}", page.path));
            }
            let own =
                command.get_arguments().filter(|arg| !arg.is_global_set() && !arg.is_hide_set());
            hold_arguments(page, section, own.filter(|arg| arg.get_id() != "help"), &mut faults);
        }
        if let Some(section) = page.section("global", &mut faults) {
            hold_arguments(page, section, tree.get_arguments(), &mut faults);
        }
        for section in page.sections.iter().filter(|section| section.level == 2) {
            let is_command = commands(&tree).any(|one| one.get_name() == section.anchor);
            if !is_command && !OTHERS.contains(&section.anchor.as_str()) {
                faults.push(format!("{}:{}: there is no such command", page.path, section.line));
            }
        }
    }
    super::assert_none(&faults);
}

#[test]
fn every_exit_code_is_described_and_no_other() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let written = regex::Regex::new(r"ExitCode::from\((\d+)\)").unwrap();
    let mut codes = BTreeMap::from([("0".to_owned(), "…".to_owned())]);
    for file in crate::expected::files_below(&src) {
        let Ok(text) = fs::read_to_string(src.join(file)) else { continue };
        codes.extend(written.captures_iter(&text).map(|code| (code[1].to_owned(), "…".to_owned())));
    }
    let mut faults = Vec::new();
    for language in LANGUAGES {
        let guide = Guide::read(language);
        let page = guide.page("commands");
        if let Some(section) = page.section("exit-codes", &mut faults) {
            section.hold(page, &codes, &mut faults);
        }
    }
    super::assert_none(&faults);
}
