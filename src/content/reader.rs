//! Reads the records of a site again and again, and takes over what it knows of files that have not
//! changed, as long as nothing that they refer to has. What it knows can be kept for another run.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::names::{Asked, Names, Question};
use super::unchecked::{self, Called, Record, Standing, Unchecked};
use super::{Address, Drafts, Index, Notice, RecordId, Records, Vocabulary, nav};
use crate::config::Config;
use crate::hash::Fingerprint;
use crate::path::{OutputPath, SourcePath};
use crate::problem::{Problem, SourceText, bounded};

/// Reads records, and remembers them.
#[derive(Default)]
pub struct Reader {
    known: HashMap<SourcePath, Known>,
    /// What records can refer to, and the published files among that.
    index: Option<(Index, Vec<(SourcePath, OutputPath)>)>,
}

/// What is known of a file.
#[derive(Serialize, Deserialize)]
struct Known {
    /// That of its text.
    fingerprint: Fingerprint,
    /// `None` where its name is no record's.
    standing: Option<Standing>,
    /// `None` where it cannot be read, or is left out.
    record: Option<Record>,
    /// What it has asked of the names of others.
    asked: Asked,
    problems: Vec<Problem>,
    #[serde(skip, default = "Origin::of_kept")]
    origin: Origin,
}

/// Where what is known of a file comes from.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Origin {
    /// This run has read it.
    Read,
    /// Another run has; the record has its text again.
    Kept,
    /// Another run has; the record has no text yet.
    KeptWithoutText,
}

impl Origin {
    fn of_kept() -> Self {
        Self::KeptWithoutText
    }
}

/// What is known of a file, as another run has kept it.
#[derive(Deserialize)]
pub struct KeptRecord(SourcePath, Known);

/// What has changed since the last reading of that which records can refer to.
enum Changed {
    Nothing,
    /// What some notices are called: the questions on which that bears.
    Names(BTreeSet<Question>),
    /// Any reference may now lead elsewhere.
    Any,
}

/// A file of this reading.
enum Seen<'a> {
    /// It is as it was.
    Known,
    /// It is new, or has changed.
    New(Option<Unchecked<'a>>, Vec<Problem>),
}

impl Reader {
    /// Reads the records, as [`parse`](super::parse) does. Settings and the part of drafts are those
    /// of the first reading: for others, take another reader.
    pub fn read(
        &mut self,
        files: &[SourceText],
        published: &[(SourcePath, OutputPath)],
        (config, drafts): (&Config, Drafts),
        problems: &mut Vec<Problem>,
    ) -> Records {
        self.give_texts(files);
        let read = |file| {
            let (record, problems) = unchecked::read(file, config);
            Seen::New(record, problems)
        };
        let mut seen: Vec<Seen<'_>> = files
            .par_iter()
            .map(|file| if self.knows(file) { Seen::Known } else { read(file) })
            .collect();
        let mut standings: Vec<Option<Standing>> = seen.par_iter().map(Seen::standing).collect();
        // Those of a run that has kept what is known were the same.
        let published_before = self.index.as_ref().map_or(published, |(_, published)| published);
        let changed = if published_before == published {
            self.changed(files, &seen, &standings)
        } else {
            Changed::Any
        };
        let index = match (changed, self.index.take()) {
            (Changed::Nothing, Some(index)) => index,
            (changed, _) => {
                let is_touched = |file: &SourceText| match &changed {
                    Changed::Nothing => false,
                    Changed::Names(names) => {
                        self.known.get(&file.file).is_none_or(|known| known.asked.any_of(names))
                    }
                    Changed::Any => true,
                };
                let all = seen.par_iter_mut().zip(&mut standings).zip(files);
                all.for_each(|((seen, standing), file)| {
                    if !matches!(seen, Seen::Known) {
                        return;
                    }
                    if is_touched(file) {
                        *seen = read(file);
                        *standing = seen.standing();
                    } else if let Some(known) = self.known.get(&file.file) {
                        standing.clone_from(&known.standing);
                    }
                });
                if matches!(changed, Changed::Any) {
                    // Some of these are no more.
                    self.known.clear();
                }
                let all = files.iter().zip(&standings);
                let all = all.filter_map(|(file, one)| Some((&file.file, one.as_ref()?)));
                (index(all, published, drafts), published.to_vec())
            }
        };
        let is_left_out = |standing: &Option<Standing>| {
            drafts == Drafts::Leave && standing.as_ref().is_some_and(|one| one.is_draft)
        };
        let new: Vec<(SourcePath, Known)> = (files.par_iter())
            .zip(seen)
            .zip(standings)
            .filter_map(|((file, seen), standing)| {
                let Seen::New(unchecked, mut problems) = seen else { return None };
                let (mut record, mut asked) = (None, Asked::default());
                if let Some(unchecked) = unchecked.filter(|_| !is_left_out(&standing)) {
                    let found;
                    (record, asked, found) = unchecked.check(&index.0, config);
                    problems.extend(found);
                }
                let problems = bounded(problems, file);
                let (fingerprint, origin) = (file.fingerprint(), Origin::Read);
                let known = Known { fingerprint, standing, record, asked, problems, origin };
                Some((file.file.clone(), known))
            })
            .collect();
        nav::check(config, &index.0, problems);
        self.known.extend(new);
        self.index = Some(index);
        self.gather(files, problems)
    }

    /// Whether a file is as it was.
    fn knows(&self, file: &SourceText) -> bool {
        let known = self.known.get(&file.file);
        known.is_some_and(|known| known.fingerprint == file.fingerprint())
    }

    /// Gives the records that another run has kept the texts that they were read from.
    fn give_texts(&mut self, files: &[SourceText]) {
        if self.known.values().all(|known| known.origin != Origin::KeptWithoutText) {
            return;
        }
        // For all at once, as that takes longest.
        files.par_iter().for_each(|file| {
            let _ = file.fingerprint();
        });
        for file in files {
            let Some(known) = self.known.get_mut(&file.file) else { continue };
            if known.origin == Origin::KeptWithoutText && known.fingerprint == file.fingerprint() {
                known.origin = Origin::Kept;
                if let Some(record) = &mut known.record {
                    record.give_text(file);
                }
            }
        }
    }

    /// Takes over what another run has kept of the same records, read with the same settings, the
    /// same published files and the same part of drafts.
    pub fn recall(&mut self, kept: Vec<KeptRecord>) {
        self.known.extend(kept.into_iter().map(|KeptRecord(file, known)| (file, known)));
    }

    /// The notice of a file, if another run has read it, and all that it can refer to is as it was then.
    #[must_use]
    pub fn kept_notice(&self, file: &SourcePath) -> Option<&Arc<Notice>> {
        let known = self.known.get(file).filter(|known| known.origin == Origin::Kept)?;
        match &known.record {
            Some(Record::Notice(notice)) => Some(notice),
            _ => None,
        }
    }

    /// What there is to keep for another run: by file, what can be read back as a [`KeptRecord`], and
    /// whether this run has read it. In no order.
    pub fn to_keep(&self) -> impl Iterator<Item = (&SourcePath, impl Serialize, bool)> {
        self.known.iter().map(|(file, known)| (file, (file, known), known.origin == Origin::Read))
    }

    /// What has changed of that which records can refer to.
    fn changed(
        &self,
        files: &[SourceText],
        seen: &[Seen<'_>],
        standings: &[Option<Standing>],
    ) -> Changed {
        if files.len() != self.known.len() {
            return Changed::Any;
        }
        let mut names = BTreeSet::new();
        let new = files.iter().zip(seen).zip(standings);
        for ((file, _), standing) in new.filter(|((_, seen), _)| !matches!(seen, Seen::Known)) {
            let Some(known) = self.known.get(&file.file) else { return Changed::Any };
            if known.standing == *standing {
                continue;
            }
            let (Some(before), Some(now)) = (&known.standing, standing) else {
                return Changed::Any;
            };
            let (Some(old), Some(new)) = (before.questions(), now.questions()) else {
                return Changed::Any;
            };
            if before.is_draft != now.is_draft {
                return Changed::Any;
            }
            names.extend(old.chain(new));
        }
        if names.is_empty() { Changed::Nothing } else { Changed::Names(names) }
    }

    /// The records, in the order of their files, and what is wrong in them.
    fn gather(&self, files: &[SourceText], problems: &mut Vec<Problem>) -> Records {
        let mut records = Records::default();
        for known in files.iter().filter_map(|file| self.known.get(&file.file)) {
            problems.extend_from_slice(&known.problems);
            match &known.record {
                Some(Record::Notice(notice)) => records.notices.push(Arc::clone(notice)),
                Some(Record::Term(term)) => records.terms.push(Arc::clone(term)),
                Some(Record::Page(page)) => records.pages.push(Arc::clone(page)),
                None => {}
            }
        }
        records
    }
}

impl Seen<'_> {
    fn standing(&self) -> Option<Standing> {
        match self {
            Self::New(Some(record), _) => Some(record.standing()),
            Self::New(None, _) | Self::Known => None,
        }
    }
}

/// What records can refer to.
fn index<'a>(
    records: impl Iterator<Item = (&'a SourcePath, &'a Standing)>,
    published: &[(SourcePath, OutputPath)],
    drafts: Drafts,
) -> Index {
    let (mut taking_part, mut left_out, mut names) = (Vec::new(), Vec::new(), Names::default());
    for (file, standing) in records {
        let id = &standing.address.id;
        if drafts == Drafts::Leave && standing.is_draft {
            left_out.push(id.clone());
            continue;
        }
        taking_part.push((file, id));
        if let Some(stated) = &standing.names {
            add(&mut names, &standing.address, stated);
        }
    }
    Index::new(taking_part, left_out, published.iter().cloned(), names)
}

/// Adds what a record is called.
fn add(names: &mut Names, Address { id, language }: &Address, called: &Called) {
    let Called { title, notice, terms } = called;
    names.add_title(id, *language, title);
    match (id, notice) {
        (RecordId::Notice(id), Some(notice)) => names.add_notice(id, notice),
        (RecordId::Term(Vocabulary::Organisations, id), _) => {
            let words = std::iter::once(title).chain(terms).map(String::as_str);
            names.add_organisation(id, words);
        }
        _ => {}
    }
}
