//! The examples of the guide and of the READMEs: what can be read by the program is given to it.

use std::fs;
use std::path::Path;

use clap::error::ErrorKind;
use gongwen::config::Config;
use gongwen::content::{self, Drafts};
use gongwen::path::SourcePath;
use gongwen::problem::SourceText;
use gongwen::source;

use super::guide::{Example, LANGUAGES, Page, pages};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The pages of the guide and the READMEs.
fn all_pages() -> Vec<Page> {
    let readme =
        |name: &str| Page::read(name, name, fs::read_to_string(root().join(name)).unwrap());
    let guide = LANGUAGES.into_iter().flat_map(pages);
    guide.chain(["README.md", "README.zh.md"].map(readme)).collect()
}

#[test]
fn every_command_line_is_accepted() {
    let mut faults = Vec::new();
    let mut count = 0;
    for page in all_pages() {
        let blocks = page.examples.iter().filter(|example| example.syntax == "sh");
        let lines = blocks.flat_map(|example| {
            example.text.lines().enumerate().map(|(number, line)| (example.line + number, line))
        });
        let codes = page.codes.iter().map(|(line, code)| (*line, code.as_str()));
        for (line, text) in lines.chain(codes) {
            let Some(words) = command_line(text) else { continue };
            count += 1;
            if let Some(fault) = refusal(&words) {
                faults.push(format!("{}:{line}: `{}`: {fault}", page.path, words.join(" ")));
            }
        }
    }
    assert!(count > 80, "only {count} command lines were found");
    super::assert_none(&faults);
}

/// Why the program does not take a command line. The name of a command alone may stand for the command.
fn refusal(words: &[String]) -> Option<String> {
    let fault = gongwen::cli::command().try_get_matches_from(words).err()?;
    match fault.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => None,
        ErrorKind::MissingRequiredArgument if words.len() == 2 => None,
        _ => fault.to_string().lines().next().map(str::to_owned),
    }
}

/// The words of a line that runs `gongwen`, without what the shell does with it; `None` for other lines, and
/// for the bare name of a command.
fn command_line(text: &str) -> Option<Vec<String>> {
    let text = text.trim_start_matches("$ ").trim();
    let text = match text.strip_prefix("cargo run -- ") {
        Some(rest) => format!("gongwen {rest}"),
        None => text.to_owned(),
    };
    let start = text.find("gongwen ").filter(|at| *at == 0 || text[..*at].ends_with("| "))?;
    let mut words: Vec<String> = Vec::new();
    let mut rest = text[start..].trim_start();
    while let Some(first) = rest.chars().next() {
        if matches!(first, '#' | '|' | '<' | '>' | '&') {
            break;
        }
        let quoted = rest.strip_prefix(['"', '\'']).and_then(|rest| rest.split_once(first));
        let (word, after) = match quoted {
            Some(quoted) => quoted,
            None => rest.split_once(char::is_whitespace).unwrap_or((rest, "")),
        };
        rest = after.trim_start();
        // What stands for any command or value is one of them.
        let word = match word {
            "COMMAND" => "build",
            "SHELL" => "bash",
            word => word,
        };
        words.push(word.to_owned());
    }
    (words.len() > 1).then_some(words)
}

#[test]
fn command_lines_are_read_as_a_shell_reads_them() {
    let read = |text| command_line(text).map(|words| words.join("/"));
    assert_eq!(read("gongwen check --strict   # all of it"), Some("gongwen/check/--strict".into()));
    assert_eq!(
        read("curl x | gongwen import - --json > a"),
        Some("gongwen/import/-/--json".into())
    );
    assert_eq!(
        read("gongwen new \"On Sales\" --lang en"),
        Some("gongwen/new/On Sales/--lang/en".into())
    );
    assert_eq!(read("cargo run -- build"), Some("gongwen/build".into()));
    assert_eq!(read("cargo build"), None);
    assert_eq!(read("gongwen"), None);
}

#[test]
fn every_piece_of_toml_is_understood() {
    let mut faults = Vec::new();
    let mut count = 0;
    for page in all_pages() {
        for example in page.examples.iter().filter(|one| one.syntax == "toml" || one.syntax == "md")
        {
            count += 1;
            faults.extend(
                said_of(example)
                    .into_iter()
                    .map(|said| format!("{}:{}: {said}", page.path, example.line)),
            );
        }
    }
    assert!(count > 20, "only {count} examples were found");
    super::assert_none(&faults);
}

/// What the program says to an example. Its first line names the file: `# site.toml`, or `# content/…` with the front
/// matter alone or the whole record below it.
fn said_of(example: &Example) -> Vec<String> {
    let (first, rest) = example.text.split_once('\n').unwrap_or((&example.text, ""));
    let Some(name) = first.strip_prefix("# ").map(str::trim) else {
        return vec![
            "the first line does not name the file: # site.toml or # content/…".to_owned(),
        ];
    };
    if name == "site.toml" {
        return of_settings(rest);
    }
    match name.starts_with("content/") {
        true => of_record(name, rest),
        false => vec![format!("\"{name}\" is no file that the program reads")],
    }
}

fn of_settings(toml: &str) -> Vec<String> {
    let language = "\n[[languages]]\ntag = \"en\"\n";
    let whole =
        if toml.contains("[[languages]]") { toml.to_owned() } else { format!("{toml}{language}") };
    let mut problems = Vec::new();
    Config::parse(&SourceText::new(SourcePath::new("site.toml"), whole), &mut problems);
    problems.iter().map(ToString::to_string).collect()
}

/// A record is read among those of the site in this repository, of which it may name any.
fn of_record(name: &str, text: &str) -> Vec<String> {
    let mut problems = Vec::new();
    let settings = source::read_settings(root(), &mut problems).unwrap().unwrap();
    let config = Config::parse(&settings, &mut problems).unwrap();
    let mut files = source::read_records(root(), &mut problems).unwrap();
    let text = if text.starts_with("+++") {
        text.to_owned()
    } else {
        let title = if text.contains("title =") { "" } else { "title = \"Example\"\n" };
        format!("+++\n{title}{text}+++\nText.\n")
    };
    files.retain(|file| file.file.as_str() != name);
    // What the others say does not matter, and takes long to read.
    for file in &mut files {
        let front_matter = file.text.split("+++\n").nth(1).unwrap_or_default();
        *file = SourceText::new(file.file.clone(), format!("+++\n{front_matter}+++\nText.\n"));
    }
    files.push(SourceText::new(SourcePath::new(name), text));
    content::parse(&files, &[], &config, Drafts::Include, &mut problems);
    let own = problems.iter().filter(|problem| problem.place.file.as_str() == name);
    own.map(ToString::to_string).collect()
}
