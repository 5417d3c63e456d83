//! The report for people: a table that can be scanned, then what awaits a decision.

use unicode_width::UnicodeWidthStr;

use super::Outcome;
use super::writer::{Became, Partner};
use crate::cli::present::counted;
use crate::cli::terminal::Terminal;
use crate::content::Vocabulary;
use crate::import::{Imported, Match, Report};

/// Tells what became of each file; to whoever wants to know more, all evidence and every dropped
/// line.
pub(super) fn results(outcomes: &[Outcome], terminal: Terminal) {
    let rows: Vec<[String; 7]> = outcomes.iter().filter_map(row).collect();
    if !rows.is_empty() {
        let heading =
            ["FILE", "RECORD", "DATE", "BY", "KIND", "DROPPED", "REVIEW"].map(str::to_owned);
        table(&heading, &rows, terminal);
        terminal.say("");
    }
    for Outcome { shown, became } in outcomes {
        match became {
            Became::New { file, imported, partner } => {
                let details = details(&imported.report, partner.as_ref(), terminal.is_verbose());
                if !details.is_empty() {
                    terminal.say(file.as_str());
                    for (label, text) in details {
                        terminal.say(&format!("  {label:<13} {text}"));
                    }
                }
            }
            Became::Known { .. } => known(shown, became, terminal),
            Became::Double(Match { file, evidence }) => {
                terminal.say(&format!(
                    "{shown}\n  is the same notice as {file} ({evidence}), and was left out; --doubles imports it"
                ));
            }
        }
    }
}

/// Tells of a file that was imported before.
fn known(shown: &str, became: &Became, terminal: Terminal) {
    let Became::Known { file, difference, updated, kept, has_base } = became else { return };
    terminal.say(&format!("{shown}\n  was imported before as {file}"));
    if !updated.is_empty() {
        terminal.say(&format!("  taken over: {}", updated.join(", ")));
    }
    if !kept.is_empty() {
        terminal.say(&format!("  left as edited: {}", kept.join(", ")));
    }
    match difference {
        None => terminal.say("  and is as import makes it"),
        Some(difference) => {
            let left = if updated.is_empty() {
                "  which is left as it is; import makes of it now:"
            } else {
                "  what still differs:"
            };
            terminal.say(left);
            for line in difference.lines() {
                terminal.say(&format!("    {line}"));
            }
        }
    }
    if !has_base {
        terminal.say(
            "  what import made of it then was not kept, so it cannot be told what was edited",
        );
    }
}

/// How many were imported, and what was passed over.
pub(super) fn summary(
    outcomes: &[Outcome],
    files: usize,
    passed_over: usize,
    dry_run: bool,
    terminal: Terminal,
) {
    let is_new = |outcome: &&Outcome| matches!(outcome.became, Became::New { .. });
    let new = outcomes.iter().filter(is_new).count();
    let note = if dry_run { " (dry run: nothing was written)" } else { "" };
    terminal.say(&format!("{new} of {files} imported{note}"));
    if passed_over > 0 {
        let files = counted(passed_over, "file");
        terminal.say(&format!("{files} passed over, of a kind that holds no notice"));
    }
}

fn row(Outcome { shown, became }: &Outcome) -> Option<[String; 7]> {
    let Became::New { file, imported, .. } = became else { return None };
    let Imported { report, .. } = &**imported;
    let record = file.as_str().trim_start_matches("content/notices/").trim_end_matches(".md");
    let date = report.date.map_or_else(|| "–".to_owned(), |date| date.to_string());
    Some([
        shown.clone(),
        record.to_owned(),
        date,
        why(report),
        report.kind.key().to_owned(),
        report.dropped.len().to_string(),
        report.review.len().to_string(),
    ])
}

/// By what the date is known, in a word or two.
fn why(report: &Report) -> String {
    let by = |all: &[crate::import::Evidence]| {
        let found = all.iter().find(|one| one.field == "date");
        found.map(|one| {
            one.evidence.split([':', '“', ';']).next().unwrap_or_default().trim().to_owned()
        })
    };
    by(&report.evidence)
        .or_else(|| by(&report.review).map(|_| "see below".to_owned()))
        .unwrap_or_default()
}

/// What a person must decide; the dropped lines by their rules, or all of them.
fn details(
    report: &Report,
    partner: Option<&Partner>,
    verbose: bool,
) -> Vec<(&'static str, String)> {
    let mut lines: Vec<(&'static str, String)> = Vec::new();
    lines.push(("title", report.title.clone()));
    let optional = [
        ("kicker", &report.kicker),
        ("publisher", &report.publisher),
        ("author", &report.author),
        ("number", &report.document_number),
    ];
    lines.extend(optional.into_iter().filter_map(|(label, value)| Some((label, value.clone()?))));
    lines.extend(report.event.map(|(start, end)| {
        ("event", if start == end { start.to_string() } else { format!("{start} to {end}") })
    }));
    if !report.people.is_empty() {
        lines.push(("people", report.people.join(", ")));
    }
    for vocabulary in Vocabulary::ALL {
        let ids: Vec<&str> = report.tags_of(vocabulary).collect();
        if !ids.is_empty() {
            lines.push((vocabulary.folder(), ids.join(", ")));
        }
    }
    lines.extend(
        report.encoding.filter(|name| *name != "UTF-8").map(|name| ("encoding", name.to_owned())),
    );
    if let Some(Partner { found, accepted }) = partner {
        let what = if *accepted { "is now one notice with" } else { "may be one notice with" };
        let how = if *accepted { "" } else { "; --pair makes them one" };
        lines.push(("pair", format!("{what} {} ({}){how}", found.file, found.evidence)));
    }
    if verbose {
        lines.extend(
            report
                .evidence
                .iter()
                .map(|one| ("evidence", format!("{}: {}", one.field, one.evidence))),
        );
        for tag in report.tags.iter().filter(|tag| !tag.phrases.is_empty()) {
            let phrases: Vec<String> =
                tag.phrases.iter().map(|(phrase, count)| format!("{phrase} ×{count}")).collect();
            lines.push(("tag", format!("{}: {}", tag.id, phrases.join(", "))));
        }
        lines.extend(
            report
                .dropped
                .iter()
                .map(|one| ("dropped", format!("line {}, {}: {}", one.line, one.rule, one.text))),
        );
    } else if !report.dropped.is_empty() {
        lines.push(("dropped", by_rule(report)));
    }
    lines.extend(
        report
            .review
            .iter()
            .map(|point| ("review", format!("{}: {}", point.field, point.evidence))),
    );
    lines
}

/// The dropped lines, counted by their rules in the order of the page.
fn by_rule(report: &Report) -> String {
    let mut rules: Vec<(&str, usize)> = Vec::new();
    for dropped in &report.dropped {
        match rules.iter_mut().find(|(rule, _)| *rule == dropped.rule) {
            Some((_, count)) => *count += 1,
            None => rules.push((&dropped.rule, 1)),
        }
    }
    let rules = rules.iter().map(|(rule, count)| {
        if *count == 1 { (*rule).to_owned() } else { format!("{rule} ×{count}") }
    });
    rules.collect::<Vec<String>>().join(", ")
}

/// Writes rows under their headings, in columns. Where the terminal is too narrow for them, long
/// names lose more of their beginning; where that does not help, each cell gets a line.
fn table(heading: &[String; 7], rows: &[[String; 7]], terminal: Terminal) {
    /// Widest column, in columns of the terminal, and how narrow it may become.
    const WIDEST: [usize; 4] = [44, 36, 28, 20];
    let all: Vec<&[String; 7]> = std::iter::once(heading).chain(rows).collect();
    let columns = terminal.width().unwrap_or(usize::MAX);
    let fits = |widest: &usize| {
        let widths = widths(&all, *widest);
        widths.iter().sum::<usize>() + GAP.len() * (widths.len() - 1) <= columns
    };
    let Some(widest) = WIDEST.into_iter().find(fits) else {
        for row in rows {
            for (name, cell) in heading.iter().zip(row).filter(|(_, cell)| !cell.is_empty()) {
                terminal.say(&format!("{name:<7} {cell}"));
            }
        }
        return;
    };
    let widths = widths(&all, widest);
    for row in &all {
        let cells = row.iter().zip(widths).map(|(cell, wide)| {
            let cell = fitted(cell, widest);
            let space = " ".repeat(wide - cell.width());
            format!("{cell}{space}")
        });
        terminal.say(cells.collect::<Vec<String>>().join(GAP).trim_end());
    }
}

/// What stands between two columns.
const GAP: &str = "  ";

/// How wide each column is when no cell is wider than that.
fn widths(rows: &[&[String; 7]], widest: usize) -> [usize; 7] {
    let width = |cell: &String| cell.width().min(widest);
    std::array::from_fn(|column| rows.iter().map(|row| width(&row[column])).max().unwrap_or(0))
}

fn fitted(cell: &str, widest: usize) -> String {
    if cell.width() <= widest {
        return cell.to_owned();
    }
    let mut rest = cell;
    while rest.width() >= widest {
        let mut chars = rest.chars();
        chars.next();
        rest = chars.as_str();
    }
    format!("…{rest}")
}
