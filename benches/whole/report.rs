//! What was measured, as Markdown.

use std::fmt::Write;

use crate::gongwen_site::Change;
use crate::machine;
use crate::rounds::{Build, Hugo, Measured, Run};

/// What was measured with what, and how.
pub fn setting(hugo: Option<&Hugo>, runs: usize) -> String {
    let mut text = format!("Measured on {}.", machine::describe());
    let _ = write!(text, " Gongwen {}", env!("CARGO_PKG_VERSION"));
    if let Some(hugo) = hugo {
        let _ = write!(text, ", Hugo {}", hugo.version);
    }
    let way = match runs {
        1 => "one run each".to_owned(),
        _ => format!("{runs} runs each, in turns: the median, with least and most in brackets"),
    };
    format!("{text}; {way}.\n")
}

/// What one corpus took.
pub fn tables(one: &Measured) -> String {
    let (files, megabytes) = (grouped(one.content.files), megabytes(one.content.bytes));
    let heading = format!("\n### {} notices × 2 languages\n", grouped(one.notices));
    format!("{heading}\n{files} records, {megabytes} MB.\n\n{}{}", table(one), again(one))
}

/// How figures grow from one corpus to the next.
pub fn growth(measured: &[Measured]) -> String {
    measured.windows(2).map(|pair| growth_between(&pair[0], &pair[1])).collect()
}

/// What is compared.
#[derive(Clone, Copy)]
enum Figure {
    Wall,
    Cpu,
    Memory,
}

const FIGURES: [Figure; 3] = [Figure::Wall, Figure::Cpu, Figure::Memory];

fn table(measured: &Measured) -> String {
    let mut text =
        "| | time, s | CPU, s | memory, MB | files | of them written | size, MB |".to_owned();
    let mut line = "| --- | ---: | ---: | ---: | ---: | ---: | ---: |".to_owned();
    let hugo = runs(measured, Build::Hugo);
    if hugo.is_some() {
        text.push_str(" time, CPU, memory: of Hugo’s |");
        line.push_str(" ---: |");
    }
    text = format!("{text}\n{line}\n");
    for (build, runs) in &measured.builds {
        let [wall, cpu, memory] = FIGURES.map(|figure| spread(runs, figure));
        let _ = write!(text, "| {} | {wall} | {cpu} | {memory} |", name(*build));
        if let Some(Run { weight, .. }) = runs.last() {
            let (files, written) = (grouped(weight.files), grouped(weight.written));
            let _ = write!(text, " {files} | {written} | {} |", megabytes(weight.bytes));
        }
        if let Some(hugo) = hugo {
            let [wall, cpu, memory] = ratios(runs, hugo);
            let _ = write!(text, " {wall:.2}, {cpu:.2}, {memory:.2} |");
        }
        text.push('\n');
    }
    text
}

fn name(build: Build) -> &'static str {
    match build {
        Build::Hugo => "Hugo: plain pages",
        Build::All => "Gongwen: all it makes",
        Build::Unchanged => "again, nothing changed",
        Build::Edited(Change::Sentence) => "again, one sentence changed",
        Build::Edited(Change::Summary) => "again, one summary changed",
        Build::Edited(Change::Title) => "again, one title changed",
        Build::Least => "Gongwen: without search and files for programs",
    }
}

/// How builds after a change compare with one from nothing.
fn again(measured: &Measured) -> String {
    let Some(all) = runs(measured, Build::All) else { return String::new() };
    let mut text = String::from(
        "\nOf a full build, a cold one takes:\n\n| | of the time | of the CPU | of the memory |\n| --- | ---: | ---: | ---: |\n",
    );
    for (build, edited) in &measured.builds {
        if let Build::Edited(_) | Build::Unchanged = build {
            let [wall, cpu, memory] = ratios(edited, all);
            let _ = writeln!(text, "| {} | {wall:.2} | {cpu:.2} | {memory:.2} |", name(*build));
        }
    }
    text
}

/// How figures grow with the number of notices.
fn growth_between(small: &Measured, large: &Measured) -> String {
    let factor = large.notices as f64 / small.notices as f64;
    let mut text = format!(
        "\n### From {} to {} notices, {factor:.1} times as many\n\n| | time × | CPU × | memory × |\n| --- | ---: | ---: | ---: |\n",
        grouped(small.notices),
        grouped(large.notices),
    );
    for (build, more) in &large.builds {
        if let Some(fewer) = runs(small, *build) {
            let [wall, cpu, memory] = ratios(more, fewer);
            let _ = writeln!(text, "| {} | {wall:.1} | {cpu:.1} | {memory:.1} |", name(*build));
        }
    }
    text
}

fn runs(measured: &Measured, build: Build) -> Option<&[Run]> {
    measured.builds.iter().find(|(other, _)| *other == build).map(|(_, runs)| &runs[..])
}

fn ratios(of: &[Run], to: &[Run]) -> [f64; 3] {
    FIGURES.map(|figure| median(&sorted(of, figure)) / median(&sorted(to, figure)))
}

fn spread(runs: &[Run], figure: Figure) -> String {
    let all = sorted(runs, figure);
    let (least, most) = (all.first().copied(), all.last().copied());
    let digits = if matches!(figure, Figure::Memory) { 0 } else { 2 };
    let [median, least, most] = [median(&all), least.unwrap_or_default(), most.unwrap_or_default()]
        .map(|number| format!("{number:.digits$}"));
    match all.len() {
        1 => median,
        _ => format!("{median} ({least}–{most})"),
    }
}

/// The figures of all runs, the least first.
fn sorted(runs: &[Run], figure: Figure) -> Vec<f64> {
    let of = |run: &Run| match figure {
        Figure::Wall => run.usage.wall.as_secs_f64(),
        Figure::Cpu => run.usage.cpu.as_secs_f64(),
        Figure::Memory => run.usage.memory as f64 / 1e6,
    };
    let mut all: Vec<f64> = runs.iter().map(of).collect();
    all.sort_by(f64::total_cmp);
    all
}

/// The middle one, or the mean of the two in the middle.
fn median(sorted: &[f64]) -> f64 {
    let middle = sorted.len() / 2;
    match sorted.len() {
        0 => f64::NAN,
        odd if odd % 2 == 1 => sorted[middle],
        _ => f64::midpoint(sorted[middle - 1], sorted[middle]),
    }
}

fn megabytes(bytes: u64) -> String {
    format!("{:.1}", bytes as f64 / 1e6)
}

/// A number with commas.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
