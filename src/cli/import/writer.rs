//! Writes records, each once and never over one that a person may have edited.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use similar::TextDiff;

use super::super::args::ImportArgs;
use super::super::terminal::Terminal;
use super::super::{below, files};
use super::folder::Folder;
use crate::content::Vocabulary;
use crate::error::Result;
use crate::import::{self, Imported, Match, Print};
use crate::language::Language;
use crate::path::{SourcePath, TermId};

/// The folder in which saved files are kept.
pub(in crate::cli) const SOURCES: &str = "sources";

/// The folder below it with what import made of each, by which it can be told what was edited.
pub(in crate::cli) const IMPORTED: &str = "imported";

/// What became of a saved file.
pub(super) enum Became {
    /// A record.
    New {
        /// The record.
        file: SourcePath,
        /// What was found.
        imported: Box<Imported>,
        /// The record of the same notice in another language.
        partner: Option<Partner>,
    },
    /// Nothing: it was imported before.
    Known {
        /// The record.
        file: SourcePath,
        /// Where the record differs from what import makes of the file now.
        difference: Option<String>,
        /// Fields that were taken over from what import makes now.
        updated: Vec<String>,
        /// Fields that differ, and stay as a person left them.
        kept: Vec<String>,
        /// Whether what import made at the time was kept.
        has_base: bool,
    },
    /// Nothing: another file held the same notice.
    Double(Match),
}

/// The record of the same notice in another language.
pub(super) struct Partner {
    /// Which, and what speaks for it.
    pub found: Match,
    /// Whether the two were made one notice.
    pub accepted: bool,
}

pub(super) struct Writer<'a> {
    root: &'a Path,
    dry_run: bool,
    pair: bool,
    doubles: bool,
    update: bool,
    pub folder: Folder,
    /// Ids and files that were allotted in this run.
    taken: BTreeSet<String>,
    /// Records made in this run, which in a dry run are on no disk.
    made: BTreeMap<SourcePath, String>,
    /// How often an id was wished for, so that the next free number is found at once.
    wishes: BTreeMap<String, usize>,
}

impl<'a> Writer<'a> {
    pub fn new(root: &'a Path, args: &ImportArgs, folder: Folder) -> Self {
        let ImportArgs { dry_run, pair, doubles, update, .. } = *args;
        let (taken, made, wishes) = (BTreeSet::new(), BTreeMap::new(), BTreeMap::new());
        Self { root, dry_run, pair, doubles, update, folder, taken, made, wishes }
    }

    /// Writes a record under the first free id. A saved file that was imported before is not
    /// imported again, wherever its record is now: a person may have moved or edited it.
    pub fn write(&mut self, bytes: &[u8], imported: Imported, print: Print) -> Result<Became> {
        if let Some(known) = self.folder.imported.get(&imported.sha256).cloned() {
            return self.known(known, &imported);
        }
        if let Some(double) = self.folder.notices.double(&print).filter(|_| !self.doubles) {
            return Ok(Became::Double(double));
        }
        let found = self.folder.notices.partner(&print);
        let beside = found.as_ref().filter(|_| self.pair);
        let beside = beside.and_then(|found| self.name_beside(&found.file, imported.language));
        let partner = found.map(|found| Partner { accepted: beside.is_some(), found });
        let (file, imported) = match beside {
            Some(file) => {
                let partner = partner.as_ref().map(|partner| &partner.found);
                let text = partner.map(|found| import::paired(&imported.text, found));
                (file, Imported { text: text.unwrap_or_default(), ..imported })
            }
            None => (self.free_name(&imported), imported),
        };
        // The record comes last: where it is, its source and its vocabulary are as well.
        self.keep_source(bytes, &imported)?;
        self.write_vocabulary(&imported)?;
        self.create(&below(self.root, file.as_str()), imported.text.as_bytes())?;
        self.folder.imported.insert(imported.sha256.clone(), file.clone());
        self.folder.notices.add(file.clone(), print);
        self.made.insert(file.clone(), imported.text.clone());
        Ok(Became::New { file, imported: Box::new(imported), partner })
    }

    /// A file that was imported before: what differs is told and, when that is asked for, taken
    /// over where nobody edited it.
    fn known(&self, file: SourcePath, imported: &Imported) -> Result<Became> {
        let path = below(self.root, file.as_str());
        let read = |path: &Path| fs::read_to_string(path).ok();
        let record = read(&path).or_else(|| self.made.get(&file).cloned()).unwrap_or_default();
        let base = read(&self.kept_record(imported));
        // What was made one notice with another leaves the shared facts to that.
        let is_paired = base.as_deref().is_some_and(import::is_paired);
        let now = if is_paired { import::unshared(&imported.text) } else { imported.text.clone() };
        let merged = base.as_deref().and_then(|base| import::merge(&record, base, &now));
        let (mut updated, mut kept) = (Vec::new(), Vec::new());
        let mut text = record.clone();
        if let Some(merged) = merged {
            kept = merged.kept;
            if self.update && !merged.taken.is_empty() {
                self.replace(&path, &merged.text)?;
                self.replace(&self.kept_record(imported), &now)?;
                (updated, text) = (merged.taken, merged.text);
            }
        }
        let has_base = base.is_some();
        Ok(Became::Known { difference: difference(&text, &now), file, updated, kept, has_base })
    }

    /// The name of a text beside the one of another language, unless there is one already.
    fn name_beside(&mut self, partner: &SourcePath, language: Language) -> Option<SourcePath> {
        let (stem, _) = partner.as_str().strip_suffix(".md")?.rsplit_once('.')?;
        let name = SourcePath::new(&format!("{stem}.{language}.md"));
        let is_free =
            !below(self.root, name.as_str()).exists() && self.taken.insert(name.to_string());
        is_free.then_some(name)
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

    /// Keeps the saved file byte for byte, and what import made of it, so that later it can be told
    /// which fields a person edited.
    fn keep_source(&self, bytes: &[u8], imported: &Imported) -> Result<()> {
        if !self.folder.config.import.keep_sources {
            return Ok(());
        }
        let kept = below(self.root, format!("{SOURCES}/{}", imported.kept_as()));
        if !kept.exists() {
            self.create(&kept, bytes)?;
        }
        self.replace(&self.named_record(imported), &imported.text)
    }

    fn named_record(&self, imported: &Imported) -> PathBuf {
        below(self.root, format!("{SOURCES}/{IMPORTED}/{}.md", imported.kept_as()))
    }

    /// The record that import made at the time. A saved file may have another name by now.
    fn kept_record(&self, imported: &Imported) -> PathBuf {
        let named = self.named_record(imported);
        if named.exists() {
            return named;
        }
        let name = imported.kept_as();
        let hash = import::hash_in_name(&name);
        let folder = below(self.root, format!("{SOURCES}/{IMPORTED}"));
        let mut files = fs::read_dir(folder).into_iter().flatten().filter_map(|entry| entry.ok());
        let found =
            files.find(|entry| import::hash_in_name(&entry.file_name().to_string_lossy()) == hash);
        found.map_or(named, |entry| entry.path())
    }

    /// Writes the vocabulary records that a record refers to and that the site does not have.
    fn write_vocabulary(&mut self, imported: &Imported) -> Result<()> {
        let key = |tag: &import::Tag| (tag.vocabulary, tag.id.clone());
        let missing: Vec<(Vocabulary, TermId)> = imported
            .report
            .tags
            .iter()
            .map(key)
            .filter(|key| self.folder.from_starter.contains(key))
            .collect();
        for (name, text) in import::starter_files(missing, &self.folder.vocabulary) {
            let file = below(self.root, name.as_str());
            if self.taken.insert(name.to_string()) && !file.exists() {
                self.create(&file, text.as_bytes())?;
            }
        }
        Ok(())
    }

    /// Makes the folder a site that builds.
    pub fn write_settings(&self, terminal: Terminal) -> Result<()> {
        if self.folder.has_settings {
            return Ok(());
        }
        let path = below(self.root, "site.toml");
        self.create(&path, import::DEFAULT_SITE.as_bytes())?;
        let wrote = if self.dry_run { "would write" } else { "wrote" };
        terminal.note(&format!(
            "{wrote} {}, so that `gongwen build` can make a site of this folder",
            path.display()
        ));
        Ok(())
    }

    fn create(&self, path: &Path, bytes: &[u8]) -> Result<()> {
        files::keep_within(self.root, path)?;
        if self.dry_run { Ok(()) } else { files::create(path, bytes) }
    }

    fn replace(&self, path: &Path, text: &str) -> Result<()> {
        files::keep_within(self.root, path)?;
        if self.dry_run { Ok(()) } else { files::replace(path, text) }
    }
}

/// Where a record differs from what import makes of its file now; `None` where it does not.
fn difference(record: &str, now: &str) -> Option<String> {
    /// Most lines that are shown.
    const MOST: usize = 40;
    /// Longest record that is compared line by line, in lines; the work grows with their square.
    const LONGEST: usize = 4_000;
    if record == now {
        return None;
    }
    if record.lines().count().max(now.lines().count()) > LONGEST {
        return Some("the two are too long to be shown line by line".to_owned());
    }
    let diff = TextDiff::from_lines(record, now);
    let diff = diff.unified_diff().context_radius(1).to_string();
    let mut lines: Vec<&str> = diff.lines().take(MOST + 1).collect();
    if lines.len() > MOST {
        lines[MOST] = "…";
    }
    Some(lines.join("\n"))
}
