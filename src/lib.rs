//! Gongwen (公文, "official document") turns a folder of official notices into a bilingual,
//! cross-linked knowledge base of static pages.
//!
//! This is the map. A build is a chain of stages, each a function from the value of the stage
//! before to a value of its own type:
//!
//! 1. [`source::read`]: the files of a site, as text;
//! 2. [`config::Config::parse`]: its settings, checked;
//! 3. [`content::parse`]: its records, each checked by itself;
//! 4. [`knowledge::link`]: the [`knowledge::Library`] of all records and their relations;
//! 5. [`search::index`]: the index by which a browser searches them;
//! 6. [`site::plan`]: every file that the site will have, as a value;
//! 7. [`site::views::view`] and [`render::Renderer::page`]: one page at a time, its view and its bytes;
//! 8. [`publish::publish`]: the files, written all or not at all.
//!
//! What stages 2 to 7 have in common is an [`edition::Edition`]. [`build`] runs the chain,
//! [`build_watched`] tells besides how far it is; [`serve`] makes an edition at every change, and of
//! it the pages that are asked for. [`import`] stands beside it: it makes records out of saved
//! notices.
//!
//! What is wrong in the files is data, [`problem::Problem`], and one run collects all of it; only
//! what the environment refuses is an [`error::Error`]. See `ARCHITECTURE.md` for the reasons.

pub mod character;
pub mod cli;
pub mod config;
pub mod content;
pub mod edition;
pub mod error;
pub mod hash;
pub mod import;
pub mod kept;
pub mod knowledge;
pub mod language;
pub mod limits;
mod nesting;
pub mod path;
mod pattern;
pub mod problem;
pub mod publish;
pub mod render;
pub mod search;
pub mod serve;
pub mod site;
pub mod source;
pub mod user_toml;
pub mod watch;

use std::path::PathBuf;

use content::Drafts;
use edition::{Edition, Memory, Options};
use knowledge::Outgoing;
use path::BaseUrl;
use problem::{Problem, Severity};
use publish::kept::{KeptFolder, Use};
use publish::{Foreign, OutputFolder, Weighed, Written};
use site::Planned;
use watch::{Stage, Watch};

/// What to build.
#[derive(Debug, Clone)]
pub struct Request {
    /// The folder that holds `site.toml`.
    pub root: PathBuf,
    /// What is to come of it.
    pub output: Output,
    /// Where the site will be published; overrides `site.toml`.
    pub base_url: Option<BaseUrl>,
    /// Whether drafts take part.
    pub drafts: Drafts,
    /// What keeps a site from being written.
    pub tolerance: Tolerance,
}

/// What comes of a build.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Output {
    /// The site, in this folder.
    Folder(PathBuf),
    /// The site, in the place of whatever lies in this folder.
    Over(PathBuf),
    /// Nothing is written: the problems, with advice among them, and a [`Survey`].
    ProblemsOnly,
}

/// Which problems keep a site from being written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tolerance {
    /// Errors.
    Errors,
    /// Warnings as well: they become errors.
    Strict,
}

impl Tolerance {
    /// Makes errors of what is not tolerated.
    pub fn apply(self, problems: &mut [Problem]) {
        let is_refused =
            |problem: &&mut Problem| self == Self::Strict && problem.severity == Severity::Warning;
        problems.iter_mut().filter(is_refused).for_each(|one| one.severity = Severity::Error);
    }
}

/// How a build went.
#[derive(Debug)]
pub struct Outcome {
    /// All that is wrong, in the order of places.
    pub problems: Vec<Problem>,
    /// What was written, if anything.
    pub written: Option<Written>,
    /// How many notices there are, each counted once.
    pub notices: usize,
    /// What was found out besides, where nothing was to be written.
    pub survey: Option<Survey>,
}

/// What a site is like that was not written: what `check` judges besides problems.
#[derive(Debug, Default)]
pub struct Survey {
    /// Its files, by their paths.
    pub files: Vec<Weighed>,
    /// Its links out of itself, by their addresses.
    pub links: Vec<Outgoing>,
}

impl Outcome {
    /// Whether any of the problems is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        has_errors(&self.problems)
    }
}

/// Builds a site.
///
/// # Errors
/// What the environment refuses: no such folder, disk full, an output folder that is not Gongwen's.
pub fn build(request: &Request) -> error::Result<Outcome> {
    build_watched(request, &())
}

/// Builds a site, and tells `watch` how it goes.
///
/// # Errors
/// As [`build`].
pub fn build_watched(request: &Request, watch: &dyn Watch) -> error::Result<Outcome> {
    let out = match &request.output {
        Output::Folder(out) => Some(OutputFolder::new(&request.root, out, Foreign::Respected)?),
        Output::Over(out) => Some(OutputFolder::new(&request.root, out, Foreign::Replaced)?),
        Output::ProblemsOnly => None,
    };
    // Before anything is read: the last of several builds writes the latest state.
    let out = out.map(|out| out.claim(|| watch.waiting())).transpose()?;
    let mut problems = Vec::new();
    watch.stage(Stage::Reading, 0);
    let sources = source::read(&request.root, &mut problems)?;
    let options = Options { base_url: request.base_url.clone(), drafts: request.drafts };
    // Whoever only wants to know what is wrong finds their folder as it was.
    let shelf = KeptFolder::of(&request.root, if out.is_some() { Use::Update } else { Use::Read });
    let mut memory = Memory::recall(&shelf);
    let edition = Edition::make(sources, &options, &mut memory, (watch, &mut problems));
    memory.keep(&shelf);
    drop(memory); // it takes room
    let Some(edition) = edition else {
        problems.sort();
        return Ok(Outcome { problems, written: None, notices: 0, survey: None });
    };
    if out.is_none() {
        edition.advise(&mut problems);
    }
    watch.stage(Stage::Indexing, 0);
    let index = edition.index(&shelf);
    let site = edition.site(index.as_ref());
    watch.stage(Stage::Planning, 0);
    let plan = edition.plan(&site, &mut problems);

    let mut written = None;
    let mut files = Vec::new();
    if edition.can_make_pages() {
        watch.stage(Stage::Making, plan.files.len());
        let bytes_of = |planned: &Planned<'_>| edition.bytes(planned, &site, &plan);
        request.tolerance.apply(&mut problems);
        match &out {
            Some(out) if !has_errors(&problems) => {
                let ingredients = edition.ingredients(&site);
                let fingerprint_of =
                    |planned: &Planned<'_>| ingredients.fingerprint(planned, index.as_ref());
                let making = (fingerprint_of, bytes_of);
                written = publish::publish(out, &plan.files, making, (watch, &mut problems))?;
            }
            // Nothing will be written, but what is wrong in the templates should still be said.
            _ => files = publish::rehearse(&plan.files, bytes_of, (watch, &mut problems))?,
        }
    }
    problems.sort();
    problems.dedup();
    let survey = out.is_none().then(|| Survey { files, links: edition.outgoing() });
    Ok(Outcome { problems, written, notices: edition.notices(), survey })
}

fn has_errors(problems: &[Problem]) -> bool {
    problems.iter().any(|problem| problem.severity == Severity::Error)
}
