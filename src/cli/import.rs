//! `gongwen import`: reads the saved files, writes the records, tells what was found.

#![allow(
    clippy::disallowed_methods,
    reason = "the command line reads the saved notices and writes the records"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::{ImportArgs, below, present};
use crate::config::Config;
use crate::content::{self, Drafts, Term, Vocabulary};
use crate::error::{Error, Result};
use crate::import::{self, Imported, Report, Saved, Vocabularies};
use crate::language::Language;
use crate::path::SourcePath;
use crate::problem::{Place, Problem, SourceText};
use crate::source;

pub(super) fn import(root: &Path, args: &ImportArgs) -> Result<ExitCode> {
    let ImportArgs { files, dry_run } = args;
    let site = Site::read(root)?;
    let Some(config) = &site.config else {
        present::problems(&site.problems);
        return Ok(ExitCode::from(1));
    };
    let languages: Vec<Language> = config.tags().collect();
    let vocabularies = Vocabularies::new(&site.vocabulary);
    let mut writer = Writer { root, dry_run: *dry_run, site: &site };
    let mut problems = Vec::new();
    let mut written = 0;
    for file in files {
        match import_file(file, &vocabularies, &languages)
            .and_then(|one| Ok(writer.write(file, one)?))
        {
            Ok(outcome) => {
                outcome.tell();
                written += usize::from(matches!(outcome, Written::New { .. }));
            }
            Err(Fault::Problem(problem)) => problems.push(problem),
            Err(Fault::Environment(fault)) => return Err(fault),
        }
    }
    if written > 0 {
        writer.write_site()?;
    }
    present::problems(&problems);
    println!(
        "{written} of {} imported{}",
        files.len(),
        if *dry_run { " (dry run: nothing was written)" } else { "" }
    );
    Ok(if problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// What keeps one file from being imported, or all of them.
enum Fault {
    Problem(Problem),
    Environment(Error),
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        Self::Environment(error)
    }
}

/// What the site's folder holds already.
struct Site {
    config: Option<Config>,
    has_config: bool,
    /// The records by which notices are tagged: the site's own or, for a vocabulary of which it
    /// has none, those that come with the program.
    vocabulary: Vec<Term>,
    /// The vocabularies of which the site has no record.
    from_starter: Vec<Vocabulary>,
    problems: Vec<Problem>,
}

impl Site {
    fn read(root: &Path) -> Result<Self> {
        let mut problems = Vec::new();
        let config_path = root.join("site.toml");
        let has_config = config_path.is_file();
        let config_text = if has_config {
            fs::read_to_string(&config_path)
                .map_err(|fault| Error::io("read", &config_path, fault))?
        } else {
            import::DEFAULT_SITE.to_owned()
        };
        let config = SourceText::new(SourcePath::new("site.toml"), config_text);
        let config = Config::parse(&config, &mut problems);
        let Some(config) = config else {
            let (vocabulary, from_starter) = (Vec::new(), Vec::new());
            return Ok(Self { config: None, has_config, vocabulary, from_starter, problems });
        };
        // What is wrong in other records is for `check` to say.
        let mut elsewhere = Vec::new();
        let records = source::read_records(root, &mut elsewhere)?;
        let parse = |records: &[SourceText]| {
            content::parse(records, &[], &config, Drafts::Include, &mut Vec::new()).terms
        };
        let mut vocabulary = parse(&records);
        let has = |kind| vocabulary.iter().any(|term: &Term| term.vocabulary == kind);
        let from_starter: Vec<Vocabulary> =
            Vocabulary::ALL.into_iter().filter(|kind| !has(*kind)).collect();
        if !from_starter.is_empty() {
            let starter = parse(&source::starter_records());
            vocabulary
                .extend(starter.into_iter().filter(|term| from_starter.contains(&term.vocabulary)));
        }
        Ok(Self { config: Some(config), has_config, vocabulary, from_starter, problems })
    }
}

fn import_file(
    path: &Path,
    vocabularies: &Vocabularies,
    languages: &[Language],
) -> std::result::Result<Imported, Fault> {
    let shown = SourcePath::new(&path.to_string_lossy());
    let place = || Place { file: shown.clone(), spot: None };
    if path.is_dir() {
        let problem = Problem::error(place(), "this is a folder");
        let help = format!("name the files in it, for example {}/*.txt", path.display());
        return Err(Fault::Problem(problem.help(help)));
    }
    let bytes = fs::read(path).map_err(|fault| {
        let help = "name a file with the text of a notice";
        Fault::Problem(Problem::error(place(), format!("cannot be read: {fault}")).help(help))
    })?;
    let name =
        path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    import::import(Saved { name: &name, bytes: &bytes }, vocabularies, languages)
        .map_err(|problem| Fault::Problem(Problem { place: place(), ..problem }))
}

/// What became of a file.
enum Written {
    New { from: PathBuf, file: PathBuf, imported: Box<Imported> },
    Known { from: PathBuf, file: PathBuf },
}

struct Writer<'a> {
    root: &'a Path,
    dry_run: bool,
    site: &'a Site,
}

impl Writer<'_> {
    /// Writes a record under the first free id. A record that was made of the same file is left
    /// as it is: a person may have edited it.
    fn write(&mut self, from: &Path, imported: Imported) -> Result<Written> {
        let from = from.to_owned();
        let mut number = 1;
        let file = loop {
            let suffix = if number == 1 { String::new() } else { format!("-{number}") };
            let name = format!("content/notices/{}{suffix}.{}.md", imported.id, imported.language);
            let file = below(self.root, &name);
            if !file.exists() {
                break file;
            }
            let known =
                fs::read_to_string(&file).map_err(|fault| Error::io("read", &file, fault))?;
            if known.contains(&imported.sha256) {
                return Ok(Written::Known { from, file });
            }
            number += 1;
        };
        self.create(&file, &imported.text)?;
        if !self.site.from_starter.is_empty() {
            let from_starter =
                |tag: &&import::Tag| self.site.from_starter.contains(&tag.vocabulary);
            let tags: Vec<import::Tag> =
                imported.report.tags.iter().filter(from_starter).cloned().collect();
            for (file, text) in import::starter_files(&tags, &self.site.vocabulary) {
                let file = below(self.root, file.as_str());
                if !file.exists() {
                    self.create(&file, &text)?;
                }
            }
        }
        Ok(Written::New { from, file, imported: Box::new(imported) })
    }

    /// Makes the folder a site that builds.
    fn write_site(&self) -> Result<()> {
        if self.site.has_config {
            return Ok(());
        }
        let path = below(self.root, "site.toml");
        self.create(&path, import::DEFAULT_SITE)?;
        println!(
            "wrote {}, so that `gongwen build` can make a site of this folder",
            path.display()
        );
        Ok(())
    }

    /// Writes a new file, all of it or nothing.
    fn create(&self, path: &Path, text: &str) -> Result<()> {
        if self.dry_run {
            return Ok(());
        }
        let folder = path.parent().unwrap_or(self.root);
        fs::create_dir_all(folder).map_err(|fault| Error::io("make the folder", folder, fault))?;
        let part = path.with_extension("md.part");
        fs::write(&part, text)
            .and_then(|()| fs::rename(&part, path))
            .map_err(|fault| Error::io("write", path, fault))
    }
}

impl Written {
    fn tell(&self) {
        match self {
            Self::Known { from, file } => {
                println!(
                    "{}\n  is already {}, which is left as it is\n",
                    from.display(),
                    file.display()
                );
            }
            Self::New { from, file, imported } => {
                println!("{}\n  → {}", from.display(), file.display());
                for (label, text) in facts(&imported.report) {
                    println!("  {label:<13} {text}");
                }
                println!();
            }
        }
    }
}

/// The report as lines, each with its label.
fn facts(report: &Report) -> Vec<(&'static str, String)> {
    let mut lines = vec![("title", report.title.clone())];
    let because = |field: &str| {
        let found = report.evidence.iter().find(|one| one.field == field);
        found.map_or_else(String::new, |one| format!(" ({})", one.evidence))
    };
    lines.extend(report.kicker.clone().map(|kicker| ("kicker", kicker)));
    lines.extend(report.date.map(|date| ("date", format!("{date}{}", because("date")))));
    lines.extend(report.event.map(|(start, end)| {
        let days = if start == end { start.to_string() } else { format!("{start} to {end}") };
        ("event", days)
    }));
    lines.extend(
        report
            .publisher
            .clone()
            .map(|name| ("publisher", format!("{name}{}", because("publisher")))),
    );
    lines.extend(report.kind.map(|kind| ("kind", kind.key().to_owned())));
    if !report.people.is_empty() {
        lines.push(("people", report.people.join(", ")));
    }
    for vocabulary in Vocabulary::ALL {
        let ids: Vec<&str> = report.tags_of(vocabulary).collect();
        if !ids.is_empty() {
            lines.push((vocabulary.folder(), ids.join(", ")));
        }
    }
    if report.encoding != "UTF-8" {
        lines.push(("encoding", report.encoding.to_owned()));
    }
    for dropped in &report.dropped {
        lines.push((
            "dropped",
            format!("line {}, {}: {}", dropped.line, dropped.rule, dropped.text),
        ));
    }
    for point in &report.review {
        lines.push(("review", format!("{}: {}", point.field, point.evidence)));
    }
    lines
}
