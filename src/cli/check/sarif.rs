//! What `check` found in SARIF 2.1.0 (OASIS), by which GitHub shows problems beside the lines of a
//! pull request.
//!
//! Only the parts of the format that GitHub reads are written.

use std::collections::BTreeMap;
use std::path::Path;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

use crate::hash::sha256_hex;
use crate::problem::{Place, Problem, Rule};

#[derive(Serialize)]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool,
    /// Columns are counted as [`crate::problem::Spot`] counts them.
    column_kind: &'static str,
    results: Vec<Found<'a>>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    version: &'static str,
    #[serde(skip_serializing_if = "str::is_empty")]
    information_uri: &'static str,
    rules: Vec<Descriptor>,
}

/// A rule (`reportingDescriptor`, 3.49).
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Descriptor {
    id: &'static str,
    short_description: Message,
    full_description: Message,
    help: Message,
    #[serde(skip_serializing_if = "str::is_empty")]
    help_uri: &'static str,
}

#[derive(Serialize)]
struct Message {
    text: String,
}

/// A problem (`result`, 3.27).
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Found<'a> {
    rule_id: &'a str,
    rule_index: usize,
    level: &'static str,
    message: Message,
    locations: [Location; 1],
    partial_fingerprints: Fingerprints,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    physical_location: PhysicalLocation,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: ArtifactLocation,
    region: Region,
}

#[derive(Serialize)]
struct ArtifactLocation {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    start_column: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_line: Option<u32>,
    /// The column behind the last character.
    #[serde(skip_serializing_if = "Option::is_none")]
    end_column: Option<u32>,
}

/// The name is the one under which GitHub looks for what makes two problems the same.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Fingerprints {
    primary_location_line_hash: String,
}

/// Where the project is at home; empty while `Cargo.toml` does not say.
const HOME: &str = env!("CARGO_PKG_REPOSITORY");

/// The problems of the site whose folder is `root` from the folder in which GitHub looks for files.
pub(super) fn report(problems: &[Problem], root: &Path) -> String {
    let mut seen = BTreeMap::new();
    let log = Log {
        schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        version: "2.1.0",
        runs: [Run {
            tool: Tool { driver: driver() },
            column_kind: "unicodeCodePoints",
            results: problems.iter().map(|problem| found(problem, root, &mut seen)).collect(),
        }],
    };
    serde_json::to_string_pretty(&log).unwrap_or_default()
}

fn driver() -> Driver {
    Driver {
        name: "gongwen",
        version: env!("CARGO_PKG_VERSION"),
        information_uri: HOME,
        rules: Rule::ALL.iter().map(|rule| descriptor(*rule)).collect(),
    }
}

fn descriptor(rule: Rule) -> Descriptor {
    let message = || Message { text: format!("{}.", rule.summary()) };
    Descriptor {
        id: rule.id(),
        short_description: message(),
        full_description: message(),
        help: Message { text: format!("{}. Each problem says what to do.", rule.summary()) },
        help_uri: HOME,
    }
}

fn found<'a>(problem: &'a Problem, root: &Path, seen: &mut BTreeMap<String, usize>) -> Found<'a> {
    let Problem { place, severity, message, help, rule } = problem;
    let text = match help {
        Some(help) => format!("{message}\n{help}"),
        None => message.clone(),
    };
    Found {
        rule_id: rule.id(),
        rule_index: Rule::ALL.iter().position(|one| one == rule).unwrap_or_default(),
        // The levels of 3.27.10 have the words that we have.
        level: severity.word(),
        message: Message { text },
        locations: [Location { physical_location: location(place, root) }],
        partial_fingerprints: Fingerprints {
            primary_location_line_hash: fingerprint(problem, seen),
        },
    }
}

fn location(place: &Place, root: &Path) -> PhysicalLocation {
    let region = match &place.spot {
        Some(spot) => Region {
            start_line: spot.line,
            start_column: Some(spot.column),
            end_line: Some(spot.line),
            end_column: Some(spot.column + spot.width),
        },
        // Of a file as a whole SARIF wants no region; GitHub shows no problem without a line.
        None => Region { start_line: 1, start_column: None, end_line: None, end_column: None },
    };
    PhysicalLocation { artifact_location: ArtifactLocation { uri: uri(place, root) }, region }
}

/// All but what stands for itself in the path of a URI (RFC 3986, 3.3).
const PATH: AsciiSet =
    NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

fn uri(place: &Place, root: &Path) -> String {
    let file = root.join(place.file.as_str());
    let parts: Vec<_> = file
        .components()
        .filter(|part| *part != std::path::Component::CurDir)
        .map(|part| part.as_os_str().to_string_lossy())
        .collect();
    utf8_percent_encode(&parts.join("/"), &PATH).to_string()
}

/// What tells a problem from others wherever its line moves to: its rule, its file and the words of
/// its line; and which it is of several alike. The numbers of lines take no part.
fn fingerprint(problem: &Problem, seen: &mut BTreeMap<String, usize>) -> String {
    let Problem { place, rule, message, .. } = problem;
    let words = match &place.spot {
        Some(spot) => spot.text.trim(),
        None => message,
    };
    let whole = sha256_hex(format!("{}\n{}\n{words}", rule.id(), place.file).as_bytes());
    let hash = &whole[..16];
    let count = seen.entry(hash.to_owned()).or_default();
    *count += 1;
    format!("{hash}:{count}")
}
