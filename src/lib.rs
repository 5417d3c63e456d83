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
//! [`build`] runs that chain. [`import`] stands beside it: it makes records out of saved notices.
//!
//! What is wrong in the files is data, [`problem::Problem`], and one run collects all of it; only
//! what the environment refuses is an [`error::Error`]. See `ARCHITECTURE.md` for the reasons.

pub mod cli;
pub mod config;
pub mod content;
pub mod error;
pub mod hash;
pub mod import;
pub mod knowledge;
pub mod language;
pub mod path;
mod pattern;
pub mod problem;
pub mod publish;
pub mod render;
pub mod search;
pub mod site;
pub mod source;
pub mod user_toml;

use std::path::PathBuf;
use std::sync::Arc;

use config::Config;
use content::Drafts;
use path::{BaseUrl, OutputPath, SourcePath};
use problem::{Problem, Severity};
use publish::{Bytes, OutputFolder, Written};
use site::{Content, Planned, Site};

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
    /// Nothing but the problems.
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

/// How a build went.
#[derive(Debug)]
pub struct Outcome {
    /// All that is wrong, in the order of places.
    pub problems: Vec<Problem>,
    /// What was written, if anything.
    pub written: Option<Written>,
    /// How many notices there are, each counted once.
    pub notices: usize,
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
    let out = match &request.output {
        Output::Folder(out) => Some(OutputFolder::new(&request.root, out)?),
        Output::ProblemsOnly => None,
    };
    let mut problems = Vec::new();
    let mut sources = source::read(&request.root, &mut problems)?;
    let Some(config) = Config::parse(&sources.config, &mut problems) else {
        problems.sort();
        return Ok(Outcome { problems, written: None, notices: 0 });
    };
    if config.search == config::Search::Left {
        sources.published.retain(|file| !file.is_of_search());
    }
    let published: Vec<(SourcePath, OutputPath)> =
        sources.published.iter().map(|one| (one.file.clone(), one.path.clone())).collect();
    let records =
        content::parse(&sources.records, &published, &config, request.drafts, &mut problems);
    let library = knowledge::link(records, &config, &mut problems);
    let words = Arc::new(site::Words::new(
        &sources.theme_words,
        &sources.site_words,
        &config,
        &mut problems,
    ));
    let base_url = request.base_url.as_ref().or(config.base_url.as_ref());
    let search = (config.search == config::Search::Offered)
        .then(|| search::index(&library, &config, &site::said(&words, &config)));
    let site = Site {
        config: &config,
        base_url,
        library: &library,
        words: &words,
        search: search.as_ref(),
    };
    let plan = site::plan(&site, &published, &mut problems);
    let renderer = render::Renderer::new(&sources.templates, Arc::clone(&words), &mut problems);

    let mut written = None;
    if let Some(renderer) = renderer {
        let bytes_of =
            |planned: &Planned<'_>| bytes(planned, &site, &plan, &renderer, &sources.published);
        if request.tolerance == Tolerance::Strict {
            problems.iter_mut().for_each(|problem| problem.severity = Severity::Error);
        }
        match &out {
            Some(out) if !has_errors(&problems) => {
                written = publish::publish(out, &plan.files, bytes_of, &mut problems)?;
            }
            // Nothing will be written, but what is wrong in the templates should still be said.
            _ => publish::rehearse(&plan.files, bytes_of, &mut problems),
        }
    }
    problems.sort();
    problems.dedup();
    Ok(Outcome { problems, written, notices: library.notices().len() })
}

/// What one file of the site holds.
fn bytes<'a>(
    planned: &Planned<'_>,
    site: &Site<'_>,
    plan: &site::Plan<'_>,
    renderer: &render::Renderer,
    published: &'a [source::Published],
) -> Result<Bytes<'a>, Problem> {
    Ok(match &planned.content {
        Content::Html(page) => {
            Bytes::Text(renderer.page(&site::views::view(site, &planned.path, page))?)
        }
        Content::References(language, format) => {
            Bytes::Text(site::references(site, language.language, *format))
        }
        Content::Search(file) => {
            let about = |notice: &_, language| site::about(site, notice, language);
            Bytes::Text(site.search.map_or_else(String::new, |index| index.script(*file, about)))
        }
        Content::NoJekyll => Bytes::Text(String::new()),
        Content::Robots => Bytes::Text(site::robots(site.base_url)),
        Content::Sitemap => Bytes::Text(site::sitemap(site, plan)),
        // The numbers are those of this very list.
        Content::File(number) => Bytes::Data(&published[*number].data),
    })
}

fn has_errors(problems: &[Problem]) -> bool {
    problems.iter().any(|problem| problem.severity == Severity::Error)
}
