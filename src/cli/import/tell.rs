//! The report for people: a table that can be scanned, then what awaits a decision.

use unicode_width::UnicodeWidthStr;

use super::Outcome;
use super::writer::{Became, Partner};
use crate::cli::present::{self, counted};
use crate::content::Vocabulary;
use crate::import::{Imported, Match, Report};

/// Tells what became of each file. `verbose` tells all evidence and every dropped line.
pub(super) fn results(outcomes: &[Outcome], verbose: bool) {
    let rows: Vec<[String; 7]> = outcomes.iter().filter_map(row).collect();
    if !rows.is_empty() {
        let heading =
            ["FILE", "RECORD", "DATE", "BY", "KIND", "DROPPED", "REVIEW"].map(str::to_owned);
        table(&heading, &rows);
        present::say("");
    }
    for Outcome { shown, became } in outcomes {
        match became {
            Became::New { file, imported, partner } => {
                let details = details(&imported.report, partner.as_ref(), verbose);
                if !details.is_empty() {
                    present::say(file.as_str());
                    for (label, text) in details {
                        present::say(&format!("  {label:<13} {text}"));
                    }
                }
            }
            Became::Known { file, difference, updated, kept, has_base } => {
                known(shown, file.as_str(), difference.as_deref(), updated, kept);
                if !has_base {
                    present::say(
                        "  what import made of it then was not kept, so it cannot be told what was edited",
                    );
                }
            }
            Became::Double(Match { file, evidence }) => {
                present::say(&format!(
                    "{shown}\n  is the same notice as {file} ({evidence}), and was left out; --doubles imports it"
                ));
            }
        }
    }
}

fn known(shown: &str, file: &str, difference: Option<&str>, updated: &[String], kept: &[String]) {
    present::say(&format!("{shown}\n  was imported before as {file}"));
    if !updated.is_empty() {
        present::say(&format!("  taken over: {}", updated.join(", ")));
    }
    if !kept.is_empty() {
        present::say(&format!("  left as edited: {}", kept.join(", ")));
    }
    match difference {
        None => present::say("  and is as import makes it"),
        Some(difference) => {
            let left = if updated.is_empty() {
                "  which is left as it is; import makes of it now:"
            } else {
                "  what still differs:"
            };
            present::say(left);
            for line in difference.lines() {
                present::say(&format!("    {line}"));
            }
        }
    }
}

/// How many were imported, and what was passed over.
pub(super) fn summary(outcomes: &[Outcome], files: usize, passed_over: usize, dry_run: bool) {
    let is_new = |outcome: &&Outcome| matches!(outcome.became, Became::New { .. });
    let new = outcomes.iter().filter(is_new).count();
    let note = if dry_run { " (dry run: nothing was written)" } else { "" };
    present::say(&format!("{new} of {files} imported{note}"));
    if passed_over > 0 {
        let files = counted(passed_over, "file");
        present::say(&format!("{files} passed over, of a kind that holds no notice"));
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

/// Writes rows under their headings, in columns.
fn table(heading: &[String; 7], rows: &[[String; 7]]) {
    /// Widest column, in columns of the terminal; longer names lose their beginning.
    const WIDEST: usize = 44;
    let fit = |cell: &String| fitted(cell, WIDEST);
    let all: Vec<[String; 7]> =
        std::iter::once(heading).chain(rows).map(|row| row.each_ref().map(fit)).collect();
    let widths: [usize; 7] =
        std::array::from_fn(|column| all.iter().map(|row| row[column].width()).max().unwrap_or(0));
    for row in &all {
        let cells = row
            .iter()
            .zip(widths)
            .map(|(cell, wide)| format!("{cell}{}", " ".repeat(wide - cell.width())));
        present::say(cells.collect::<Vec<String>>().join("  ").trim_end());
    }
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
