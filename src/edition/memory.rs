//! What the editions of one site have in common: each takes over what the one before found in files
//! that have not changed. Nothing but time depends on it.
//!
//! It can be kept for another run, in parts: of a large collection with one changed file a single part
//! is written again. A part tells under which conditions it holds ([`Head`]). It is only used where all
//! parts tell the same, and the program is the very one that has written it.

use std::hash::Hasher as _;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHasher;
use serde::{Deserialize, Serialize};

use crate::content::{self, Drafts, KeptRecord, Notice};
use crate::hash::{Fingerprint, Hasher};
use crate::kept::{Shelf, seal, unseal};
use crate::knowledge::{self, KeptReading};
use crate::path::{OutputPath, SourcePath};

/// What is remembered of a site.
#[derive(Default)]
pub struct Memory {
    /// The settings and all else with which records were read.
    conditions: Option<Fingerprint>,
    pub(super) records: content::Reader,
    pub(super) readings: knowledge::Readings,
    /// What another run has kept.
    kept: Option<Kept>,
}

/// What another run has kept.
struct Kept {
    head: Head,
    /// Its readings, until they are taken over.
    readings: Vec<KeptReading>,
}

/// Under which conditions a part holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Head {
    /// The program that has written it.
    program: String,
    /// With what records were read.
    conditions: Fingerprint,
    /// What they can refer to.
    standings: Fingerprint,
    /// The words that were looked for in them.
    words: Fingerprint,
    /// How many parts there are.
    parts: usize,
}

/// A part as it is read.
#[derive(Deserialize)]
struct Part {
    head: Head,
    records: Vec<KeptRecord>,
    readings: Vec<KeptReading>,
}

/// A part as it is written. What belongs to one record is in one part.
#[derive(Serialize)]
struct NewPart<'a, Record, Reading> {
    head: &'a Head,
    records: Vec<Record>,
    readings: Vec<Reading>,
    /// Whether anything in it is new.
    #[serde(skip)]
    is_new: bool,
}

/// About how many files have their records in one part.
const FILES_A_PART: usize = 256;
/// The most parts.
const MOST_PARTS: usize = 256;

/// The name of a part.
fn name(number: usize) -> String {
    format!("records-{number}")
}

impl Memory {
    /// What an earlier run of the same program has kept.
    #[must_use]
    pub fn recall(shelf: &dyn Shelf) -> Self {
        let read = |number| unseal(&shelf.read(&name(number))?);
        let recall = || {
            let first: Part = read(0)?;
            if first.head.program != shelf.program()? {
                return None;
            }
            let others: Option<Vec<Part>> =
                (1..first.head.parts).into_par_iter().map(read).collect();
            let (head, others) = (first.head.clone(), others?);
            let mut memory = Self { conditions: Some(head.conditions), ..Self::default() };
            let mut readings = Vec::new();
            for part in std::iter::once(first).chain(others) {
                if part.head != head {
                    return None;
                }
                memory.records.recall(part.records);
                readings.extend(part.readings);
            }
            memory.kept = Some(Kept { head, readings });
            Some(memory)
        };
        recall().unwrap_or_default()
    }

    /// Keeps for another run what has changed since the last.
    pub fn keep(&self, shelf: &dyn Shelf) {
        let Some(head) = shelf.program().and_then(|program| self.head(program)) else { return };
        let is_as_kept = self.kept.as_ref().is_some_and(|kept| kept.head == head);
        let new = || NewPart {
            head: &head,
            records: Vec::new(),
            readings: Vec::new(),
            is_new: !is_as_kept,
        };
        let mut parts: Vec<_> = std::iter::repeat_with(new).take(head.parts).collect();
        for (file, record, is_new) in self.records.to_keep() {
            let Some(part) = parts.get_mut(part_of(record_of(file), head.parts)) else { continue };
            part.records.push(record);
            part.is_new |= is_new;
        }
        for (id, reading, is_new) in self.readings.to_keep() {
            let record = format!("content/notices/{id}");
            let Some(part) = parts.get_mut(part_of(&record, head.parts)) else { continue };
            part.readings.push(reading);
            part.is_new |= is_new;
        }
        parts.par_iter().enumerate().filter(|(_, part)| part.is_new).for_each(|(number, part)| {
            if let Some(bytes) = seal(part) {
                shelf.write(&name(number), &bytes);
            }
        });
    }

    /// `None` as long as nothing is known.
    fn head(&self, program: &str) -> Option<Head> {
        let files = self.records.to_keep().count();
        Some(Head {
            program: program.to_owned(),
            conditions: self.conditions?,
            standings: self.records.standings()?,
            words: self.readings.words()?,
            parts: (files / FILES_A_PART).next_power_of_two().min(MOST_PARTS),
        })
    }

    /// Forgets what was read under other conditions.
    pub(super) fn meet(
        &mut self,
        settings: &str,
        drafts: Drafts,
        published: &[(SourcePath, OutputPath)],
    ) {
        let mut hasher = Hasher::default();
        hasher.text(settings);
        hasher.bytes(&[u8::from(drafts == Drafts::Include)]);
        for (from, to) in published {
            hasher.text(from.as_str());
            hasher.text(to.as_str());
        }
        let conditions = Some(hasher.end());
        if self.conditions != conditions {
            *self = Self { conditions, ..Self::default() };
        }
    }

    /// Takes over the readings that another run has kept, once the records are read that they are of.
    pub(super) fn recall_readings(&mut self) {
        let Self { records, readings, kept, .. } = self;
        let Some(Kept { head, readings: all }) = kept else { return };
        let notice = |file: &SourcePath| -> Option<&Arc<Notice>> { records.kept_notice(file) };
        readings.recall((head.words, std::mem::take(all)), notice);
    }
}

/// The record that a file is a text of: its path without language and ending.
fn record_of(file: &SourcePath) -> &str {
    let path = file.as_str();
    let stem = path.strip_suffix(".md").unwrap_or(path);
    stem.rsplit_once('.').map_or(stem, |(record, _)| record)
}

/// The part that a record is in, of so many.
fn part_of(record: &str, parts: usize) -> usize {
    let mut hasher = FxHasher::default();
    hasher.write(record.as_bytes());
    // Parts are a power of two; the remainder is less than their number.
    (hasher.finish() % parts.max(1) as u64) as usize
}
