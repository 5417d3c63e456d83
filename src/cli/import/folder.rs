//! What the site's folder holds before an import.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use crate::config::Config;
use crate::content::{self, Address, Drafts, RecordId, Records, Term, Vocabulary};
use crate::error::Result;
use crate::import::{self, Collection, Print};
use crate::path::{SourcePath, TermId};
use crate::problem::{Problem, SourceText};
use crate::source;

/// What the site's folder holds already; it may be no site yet.
pub(super) struct Folder {
    pub config: Config,
    pub has_settings: bool,
    /// The records by which notices are tagged: the site's own, and those that come with the
    /// program for a vocabulary that the site has not made its own.
    pub vocabulary: Vec<Arc<Term>>,
    /// Those of them that the site does not have.
    pub from_starter: BTreeSet<(Vocabulary, TermId)>,
    /// The records that were imported before, by the SHA-256 of the saved file.
    pub imported: BTreeMap<String, SourcePath>,
    /// The notices, to compare with.
    pub notices: Collection,
}

impl Folder {
    /// Reads the folder. `None`, with problems, when its settings are broken.
    pub fn read(root: &Path, problems: &mut Vec<Problem>) -> Result<Option<Self>> {
        let settings = source::read_settings(root, problems)?;
        let has_settings = settings.is_some();
        let settings = settings
            .unwrap_or_else(|| SourceText::new(SourcePath::new("site.toml"), import::DEFAULT_SITE));
        let Some(config) = Config::parse(&settings, problems) else { return Ok(None) };
        // What is wrong in records is for `check` to say.
        let files = source::read_records(root, &mut Vec::new())?;
        let Records { terms, .. } =
            content::parse(&files, &[], &config, Drafts::Include, &mut Vec::new());
        let (vocabulary, from_starter) = with_starter(terms, &config);
        let imported = files
            .iter()
            .flat_map(|file| hashes(&file.text).map(|hash| (hash.to_owned(), file.file.clone())));
        Ok(Some(Self {
            imported: imported.collect(),
            notices: notices(&files, &config),
            config,
            has_settings,
            vocabulary,
            from_starter,
        }))
    }
}

/// The records by which notices are tagged: those of the site and, for a vocabulary that it has not
/// made its own, those that come with the program. These are told apart by their ids.
pub(in crate::cli) fn with_starter(
    mut site: Vec<Arc<Term>>,
    config: &Config,
) -> (Vec<Arc<Term>>, BTreeSet<(Vocabulary, TermId)>) {
    let parse = |files: &[SourceText]| {
        content::parse(files, &[], config, Drafts::Include, &mut Vec::new()).terms
    };
    let of_program = parse(&source::starter_records());
    let sample = parse(&source::starter_site());
    let own = own_vocabularies(&site, of_program.iter().chain(&sample));
    let known: BTreeSet<(Vocabulary, TermId)> = site.iter().map(key).collect();
    let missing: Vec<Arc<Term>> = of_program
        .into_iter()
        .filter(|term| !own.contains(&term.vocabulary) && !known.contains(&key(term)))
        .collect();
    let from_starter = missing.iter().map(key).collect();
    site.extend(missing);
    (site, from_starter)
}

/// What looks like a SHA-256 in a text, between quotation marks. So a record is known by the file
/// it was made of even where its front matter cannot be read.
pub(in crate::cli) fn hashes(text: &str) -> impl Iterator<Item = &str> {
    // Of the front matter: a text can name any hash.
    let front_matter = text.split("+++").nth(1).unwrap_or(text);
    let is_hash = |part: &&str| part.len() == 64 && part.bytes().all(|b| b.is_ascii_hexdigit());
    front_matter.split(['"', '\'']).filter(is_hash)
}

fn key(term: &Arc<Term>) -> (Vocabulary, TermId) {
    (term.vocabulary, term.id.clone())
}

/// The vocabularies that a site has made its own: it has records of them, none of which comes with
/// the program, be it the vocabulary or the sample of a new site.
fn own_vocabularies<'a>(
    site: &[Arc<Term>],
    of_program: impl Iterator<Item = &'a Arc<Term>>,
) -> BTreeSet<Vocabulary> {
    let known: BTreeSet<(Vocabulary, TermId)> = of_program.map(key).collect();
    let (shared, other): (Vec<&Arc<Term>>, Vec<&Arc<Term>>) =
        site.iter().partition(|term| known.contains(&key(term)));
    let shared: BTreeSet<Vocabulary> = shared.into_iter().map(|term| term.vocabulary).collect();
    let other = other.into_iter().map(|term| term.vocabulary);
    other.filter(|vocabulary| !shared.contains(vocabulary)).collect()
}

/// The notices of a site, to compare with.
fn notices(files: &[SourceText], config: &Config) -> Collection {
    let print = |file: &SourceText| {
        let address = Address::parse(&file.file, config).ok()?;
        let is_notice = matches!(address.id, RecordId::Notice(_));
        is_notice.then(|| (file.file.clone(), Print::new(address.language, &file.text)))
    };
    let prints: Vec<(SourcePath, Print)> = files.par_iter().filter_map(print).collect();
    let mut notices = Collection::default();
    for (file, print) in prints {
        notices.add(file, print);
    }
    notices
}
