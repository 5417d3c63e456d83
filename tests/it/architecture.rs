//! The arrows of ARCHITECTURE.md: a module uses what stands below it, never what stands above.

use std::fs;
use std::path::Path;

/// The floors of the house, ground floor first. Modules of one floor may use each other.
const FLOORS: [&[&str]; 12] = [
    &[
        "problem",
        "error",
        "path",
        "character",
        "language",
        "hash",
        "kept",
        "limits",
        "nesting",
        "pattern",
        "user_toml",
        "watch",
    ],
    &["config"],
    &["content"],
    &["import", "knowledge"],
    &["search"],
    &["site"],
    &["render"],
    &["source"],
    &["publish"],
    &["edition"],
    &["serve"],
    &["cli"],
];

/// Neighbours that may not use each other although they share a floor or lie below.
const APART: [(&str, &str); 7] = [
    ("import", "knowledge"),
    ("knowledge", "import"),
    ("search", "import"),
    ("site", "import"),
    ("render", "import"),
    ("source", "import"),
    ("publish", "import"),
];

/// What a line of a module uses that it may not, if anything.
fn violation(module: &str, line: &str) -> Option<String> {
    let code = line.split("//").next().unwrap_or_default();
    for (_, rest) in
        code.match_indices("crate::").map(|(at, found)| code.split_at(at + found.len()))
    {
        let used: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        let Some(to) = floor(&used) else { continue }; // the root, which only `cli` and `serve` use
        let from = floor(module)?;
        if to > from || APART.contains(&(module, used.as_str())) {
            return Some(format!("{module} uses {used}"));
        }
    }
    // What is in the root of the crate has a name of its own there, not a module's.
    let root = code.split("crate::").skip(1).any(|rest| {
        rest.starts_with(|c: char| c == '{' || c.is_uppercase()) || rest.starts_with("build")
    });
    (root && module != "cli").then(|| format!("{module} uses the root of the crate"))
}

fn floor(module: &str) -> Option<usize> {
    FLOORS.iter().position(|modules| modules.contains(&module))
}

#[test]
fn arrows_point_down() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut violations = Vec::new();
    let mut files = 0;
    for path in crate::expected::files_below(&src) {
        let name = path.to_str().unwrap().replace('\\', "/");
        let module = name.split('/').next().unwrap().trim_end_matches(".rs");
        if !name.ends_with(".rs") || ["lib", "main"].contains(&module) {
            continue;
        }
        files += 1;
        assert!(
            floor(module).is_some(),
            "src/{module} has no floor: add it to FLOORS and ARCHITECTURE.md"
        );
        let text = fs::read_to_string(src.join(&path)).unwrap();
        for (number, line) in text.lines().enumerate() {
            let found = violation(module, line);
            violations.extend(found.map(|found| format!("src/{name}:{}: {found}", number + 1)));
        }
    }
    assert!(files > 30, "only {files} files were read");
    assert!(violations.is_empty(), "{}", violations.join("\n"));
}

#[test]
fn an_arrow_that_is_turned_round_is_seen() {
    for (module, line) in [
        ("content", "use crate::knowledge::Library;"),
        ("problem", "    let x = crate::site::plan();"),
        ("import", "use crate::knowledge::Library;"),
        ("knowledge", "use crate::import::Report;"),
        ("site", "use crate::render::Renderer;"),
        ("source", "use crate::publish::publish;"),
        ("config", "use crate::content::Notice;"),
        ("render", "use crate::{Request, build};"),
        ("site", "    let tolerance = crate::Tolerance::Strict;"),
    ] {
        assert!(violation(module, line).is_some(), "{module}: {line}");
    }
    for (module, line) in [
        ("knowledge", "use crate::content::Notice;"),
        ("cli", "use crate::{Outcome, Request};"),
        ("problem", "use crate::path::SourcePath;"),
        ("content", "// as crate::knowledge does"),
    ] {
        assert_eq!(violation(module, line), None, "{module}: {line}");
    }
}
