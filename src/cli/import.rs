//! `gongwen import`: reads the saved files, writes the records, tells what was found.

#![allow(
    clippy::disallowed_methods,
    reason = "the command line reads the saved notices and writes the records"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::{ImportArgs, below, present};
use crate::config::Config;
use crate::content::{self, Drafts, Records, Term, Vocabulary};
use crate::error::{Error, Result};
use crate::import::{self, Imported, Report, Saved, Vocabularies};
use crate::language::Language;
use crate::path::{SourcePath, TermId};
use crate::problem::{Place, Problem, SourceText};
use crate::source;

pub(super) fn import(root: &Path, args: &ImportArgs) -> Result<ExitCode> {
    let ImportArgs { files, dry_run } = args;
    let mut problems = Vec::new();
    let Some(folder) = Folder::read(root, &mut problems)? else {
        present::problems(&problems);
        return Ok(ExitCode::from(1));
    };
    let languages: Vec<Language> = folder.config.tags().collect();
    let vocabularies = Vocabularies::new(&folder.vocabulary);
    let mut writer = Writer::new(root, *dry_run, &folder);
    let mut written = 0;
    for file in files {
        match import_file(file, &vocabularies, &languages) {
            Ok(imported) => {
                let became = writer.write(file, imported)?;
                became.tell();
                written += usize::from(matches!(became, Became::New { .. }));
            }
            Err(problem) => problems.push(problem),
        }
    }
    if written > 0 {
        writer.write_settings()?;
    }
    present::problems(&problems);
    let note = if *dry_run { " (dry run: nothing was written)" } else { "" };
    present::say(&format!("{written} of {} imported{note}", files.len()));
    Ok(if problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// What the site's folder holds already; it may be no site yet.
struct Folder {
    config: Config,
    has_settings: bool,
    /// The records by which notices are tagged: the site's own, and those that come with the
    /// program for a vocabulary that the site has not made its own.
    vocabulary: Vec<Term>,
    /// Those of them that the site does not have.
    from_starter: BTreeSet<(Vocabulary, TermId)>,
    /// The records that were imported before, by the SHA-256 of the saved file.
    imported: BTreeMap<String, SourcePath>,
}

impl Folder {
    /// Reads the folder. `None`, with problems, when its settings are broken.
    fn read(root: &Path, problems: &mut Vec<Problem>) -> Result<Option<Self>> {
        let settings = source::read_settings(root, problems)?;
        let has_settings = settings.is_some();
        let settings = settings
            .unwrap_or_else(|| SourceText::new(SourcePath::new("site.toml"), import::DEFAULT_SITE));
        let Some(config) = Config::parse(&settings, problems) else { return Ok(None) };
        // What is wrong in records is for `check` to say.
        let files = source::read_records(root, &mut Vec::new())?;
        let parse = |files: &[SourceText]| {
            content::parse(files, &[], &config, Drafts::Include, &mut Vec::new())
        };
        let Records { terms: mut vocabulary, .. } = parse(&files);
        let of_program = parse(&source::starter_records()).terms;
        let own = own_vocabularies(&vocabulary, &of_program);
        let known: BTreeSet<(Vocabulary, TermId)> = vocabulary.iter().map(key).collect();
        let missing: Vec<Term> = of_program
            .into_iter()
            .filter(|term| !own.contains(&term.vocabulary) && !known.contains(&key(term)))
            .collect();
        let from_starter = missing.iter().map(key).collect();
        vocabulary.extend(missing);
        let imported = files
            .iter()
            .flat_map(|file| hashes(&file.text).map(|hash| (hash.to_owned(), file.file.clone())));
        Ok(Some(Self {
            imported: imported.collect(),
            config,
            has_settings,
            vocabulary,
            from_starter,
        }))
    }
}

/// What looks like a SHA-256 in a text, between quotation marks. So a record is known by the file
/// it was made of even where its front matter cannot be read.
fn hashes(text: &str) -> impl Iterator<Item = &str> {
    let is_hash = |part: &&str| part.len() == 64 && part.bytes().all(|b| b.is_ascii_hexdigit());
    text.split(['"', '\'']).filter(is_hash)
}

fn key(term: &Term) -> (Vocabulary, TermId) {
    (term.vocabulary, term.id.clone())
}

/// The vocabularies that a site has made its own: it has records of them, none of which comes with
/// the program.
fn own_vocabularies(site: &[Term], of_program: &[Term]) -> BTreeSet<Vocabulary> {
    let known: BTreeSet<(Vocabulary, TermId)> = of_program.iter().map(key).collect();
    let (shared, other): (Vec<&Term>, Vec<&Term>) =
        site.iter().partition(|term| known.contains(&key(term)));
    let shared: BTreeSet<Vocabulary> = shared.into_iter().map(|term| term.vocabulary).collect();
    let other = other.into_iter().map(|term| term.vocabulary);
    other.filter(|vocabulary| !shared.contains(vocabulary)).collect()
}

fn import_file(
    path: &Path,
    vocabularies: &Vocabularies,
    languages: &[Language],
) -> std::result::Result<Imported, Problem> {
    let place = || Place { file: SourcePath::new(&path.to_string_lossy()), spot: None };
    if path.is_dir() {
        let help = format!("name the files in it, for example {}/*.txt", path.display());
        return Err(Problem::error(place(), "this is a folder").help(help));
    }
    let bytes = fs::read(path).map_err(|fault| {
        let problem = Problem::error(place(), format!("cannot be read: {fault}"));
        problem.help("name a file with the text of a notice")
    })?;
    let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into());
    import::import(Saved { name: &name, bytes: &bytes }, vocabularies, languages)
        .map_err(|problem| Problem { place: place(), ..problem })
}

/// What became of a saved file.
enum Became {
    New { from: PathBuf, file: PathBuf, imported: Box<Imported> },
    Known { from: PathBuf, file: PathBuf },
}

struct Writer<'a> {
    root: &'a Path,
    dry_run: bool,
    folder: &'a Folder,
    imported: BTreeMap<String, SourcePath>,
    /// Ids and files that were allotted in this run.
    taken: BTreeSet<String>,
    /// How often an id was wished for, so that the next free number is found at once.
    wishes: BTreeMap<String, usize>,
}

impl<'a> Writer<'a> {
    fn new(root: &'a Path, dry_run: bool, folder: &'a Folder) -> Self {
        let (imported, taken) = (folder.imported.clone(), BTreeSet::new());
        Self { root, dry_run, folder, imported, taken, wishes: BTreeMap::new() }
    }

    /// Writes a record under the first free id. A saved file that was imported before is not
    /// imported again, wherever its record is now: a person may have moved or edited it.
    fn write(&mut self, from: &Path, imported: Imported) -> Result<Became> {
        let from = from.to_owned();
        if let Some(known) = self.imported.get(&imported.sha256) {
            return Ok(Became::Known { from, file: below(self.root, known.as_str()) });
        }
        let name = self.free_name(&imported);
        let file = below(self.root, name.as_str());
        self.create(&file, &imported.text)?;
        let is_missing = |tag: &&import::Tag| {
            self.folder.from_starter.contains(&(tag.vocabulary, tag.id.clone()))
        };
        let tags: Vec<import::Tag> =
            imported.report.tags.iter().filter(is_missing).cloned().collect();
        for (name, text) in import::starter_files(&tags, &self.folder.vocabulary) {
            let file = below(self.root, name.as_str());
            if self.taken.insert(name.to_string()) && !file.exists() {
                self.create(&file, &text)?;
            }
        }
        self.imported.insert(imported.sha256.clone(), name);
        Ok(Became::New { from, file, imported: Box::new(imported) })
    }

    /// A name under which there is nothing, in this language or another: two texts are one notice
    /// in two languages only when a person says so.
    fn free_name(&mut self, imported: &Imported) -> SourcePath {
        let number = self.wishes.entry(imported.id.to_string()).or_default();
        loop {
            *number += 1;
            let suffix = if *number == 1 { String::new() } else { format!("-{number}") };
            let id = format!("content/notices/{}{suffix}", imported.id);
            let name = |language: Language| format!("{id}.{language}.md");
            let mut languages = self.folder.config.tags();
            let is_free = languages.all(|tag| !below(self.root, name(tag)).exists());
            if is_free && self.taken.insert(id.clone()) {
                return SourcePath::new(&name(imported.language));
            }
        }
    }

    /// Makes the folder a site that builds.
    fn write_settings(&self) -> Result<()> {
        if self.folder.has_settings {
            return Ok(());
        }
        let path = below(self.root, "site.toml");
        self.create(&path, import::DEFAULT_SITE)?;
        let wrote = if self.dry_run { "would write" } else { "wrote" };
        present::say(&format!(
            "{wrote} {}, so that `gongwen build` can make a site of this folder",
            path.display()
        ));
        Ok(())
    }

    /// Writes a new file, all of it or nothing, and never over another. Until it is whole it has a
    /// hidden name, which a build passes over.
    fn create(&self, path: &Path, text: &str) -> Result<()> {
        if self.dry_run {
            return Ok(());
        }
        let folder = path.parent().unwrap_or(self.root);
        fs::create_dir_all(folder).map_err(|fault| Error::io("make the folder", folder, fault))?;
        let mut new = tempfile::Builder::new();
        new.prefix(".gongwen-");
        #[cfg(unix)]
        new.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666)); // less the umask
        // A path without a folder is in the current one, which has no name of its own.
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let mut part =
            new.tempfile_in(folder).map_err(|fault| Error::io("write in", folder, fault))?;
        part.write_all(text.as_bytes()).map_err(|fault| Error::io("write", path, fault))?;
        part.persist_noclobber(path)
            .map(|_| ())
            .map_err(|fault| Error::io("write", path, fault.error))
    }
}

impl Became {
    fn tell(&self) {
        match self {
            Self::Known { from, file } => present::say(&format!(
                "{}\n  was imported before as {}, which is left as it is\n",
                from.display(),
                file.display()
            )),
            Self::New { from, file, imported } => {
                present::say(&format!("{}\n  → {}", from.display(), file.display()));
                for (label, text) in facts(&imported.report) {
                    present::say(&format!("  {label:<13} {text}"));
                }
                present::say("");
            }
        }
    }
}

/// The report as lines, each with its label.
fn facts(report: &Report) -> Vec<(&'static str, String)> {
    let because = |field: &str| {
        let found = report.evidence.iter().find(|one| one.field == field);
        found.map_or_else(String::new, |one| format!(" ({})", one.evidence))
    };
    let mut lines = vec![("title", report.title.clone())];
    lines.extend(report.kicker.clone().map(|kicker| ("kicker", kicker)));
    lines.extend(report.date.map(|date| ("date", format!("{date}{}", because("date")))));
    lines.extend(report.event.map(|(start, end)| {
        let days = if start == end { start.to_string() } else { format!("{start} to {end}") };
        ("event", days)
    }));
    let publisher = report.publisher.as_ref();
    lines.extend(publisher.map(|name| ("publisher", format!("{name}{}", because("publisher")))));
    lines.push(("kind", format!("{}{}", report.kind.key(), because("kind"))));
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
        let text = format!("line {}, {}: {}", dropped.line, dropped.rule, dropped.text);
        lines.push(("dropped", text));
    }
    for point in &report.review {
        lines.push(("review", format!("{}: {}", point.field, point.evidence)));
    }
    lines
}
