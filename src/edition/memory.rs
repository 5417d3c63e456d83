//! What the editions of one site have in common: each takes over what the one before found in files
//! that have not changed. Nothing but time depends on it.
//!
//! It can be kept for another run, in parts: of a large collection with one changed file a single part
//! is written again. A [`Head`] tells which parts belong together, and under which conditions they hold;
//! they are only used by the very program that has written them.

use std::hash::Hasher as _;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHasher;
use serde::{Deserialize, Serialize};

use crate::content::{self, Drafts, KeptRecord, Notice};
use crate::hash::{Fingerprint, Hasher};
use crate::kept::{Shelf, seal, seal_of, unseal};
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

/// Which parts belong together, and under which conditions they hold. It is written after them, so that
/// what a killed run leaves is not taken for whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Head {
    /// The program that has written them.
    program: String,
    /// With what records were read.
    conditions: Fingerprint,
    /// The words that were looked for in them.
    words: Fingerprint,
    /// The seal of each part.
    parts: Vec<Fingerprint>,
}

/// A part as it is read.
#[derive(Deserialize)]
struct Part {
    records: Vec<KeptRecord>,
    readings: Vec<KeptReading>,
}

/// A part as it is written. What belongs to one record is in one part.
#[derive(Serialize)]
struct NewPart<Record, Reading> {
    records: Vec<Record>,
    readings: Vec<Reading>,
    /// The seal that it has, where nothing in it is new.
    #[serde(skip)]
    seal: Option<Fingerprint>,
}

/// The name of the head.
const HEAD: &str = "records";

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
        let recall = || {
            let head: Head = unseal(&shelf.read(HEAD)?)?;
            if head.program != shelf.program()? {
                return None;
            }
            let read = |(number, seal): (usize, &Fingerprint)| {
                let bytes = shelf.read(&name(number))?;
                if seal_of(&bytes) == Some(*seal) { unseal(&bytes) } else { None }
            };
            let parts: Option<Vec<Part>> = head.parts.par_iter().enumerate().map(read).collect();
            let mut memory = Self { conditions: Some(head.conditions), ..Self::default() };
            let mut readings = Vec::new();
            for part in parts? {
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
        if let Some(head) = self.keep_parts(shelf)
            && self.kept.as_ref().is_none_or(|kept| kept.head != head)
            && let Some(bytes) = seal(&head)
        {
            shelf.write(HEAD, &bytes);
            // A smaller collection has fewer parts.
            let before = self.kept.as_ref().map_or(0, |kept| kept.head.parts.len());
            (head.parts.len()..before).for_each(|number| shelf.remove(&name(number)));
        }
    }

    /// Writes the parts that have changed. `None` as long as there is nothing to keep.
    fn keep_parts(&self, shelf: &dyn Shelf) -> Option<Head> {
        let (conditions, words) = (self.conditions?, self.readings.words()?);
        let program = shelf.program()?.to_owned();
        let files = self.records.to_keep().count();
        let count = (files / FILES_A_PART).next_power_of_two().min(MOST_PARTS);
        let before = self.kept.as_ref().map(|kept| &kept.head);
        let before = before.filter(|head| head.parts.len() == count && head.words == words);
        let part = |number| NewPart {
            records: Vec::new(),
            readings: Vec::new(),
            seal: before.and_then(|head| head.parts.get(number).copied()),
        };
        let mut parts: Vec<_> = (0..count).map(part).collect();
        for (file, record, is_new) in self.records.to_keep() {
            let Some(part) = parts.get_mut(part_of(record_of(file), count)) else { continue };
            part.records.push(record);
            part.seal = part.seal.filter(|_| !is_new);
        }
        for (id, reading, is_new) in self.readings.to_keep() {
            let record = format!("content/notices/{id}");
            let Some(part) = parts.get_mut(part_of(&record, count)) else { continue };
            part.readings.push(reading);
            part.seal = part.seal.filter(|_| !is_new);
        }
        let write = |(number, part): (usize, &NewPart<_, _>)| {
            part.seal.or_else(|| {
                let bytes = seal(part)?;
                shelf.write(&name(number), &bytes);
                seal_of(&bytes)
            })
        };
        let parts: Option<Vec<_>> = parts.par_iter().enumerate().map(write).collect();
        Some(Head { program, conditions, words, parts: parts? })
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
