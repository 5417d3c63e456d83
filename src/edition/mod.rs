//! A site in one state: all that its pages are made of, ready to make any of them.
//!
//! A build makes one and writes all its files; a server makes one at every change and hands out the
//! files that are asked for. Both get the same bytes.

mod memory;

use std::iter;
use std::sync::Arc;

use crate::config::{self, Config};
use crate::content::Drafts;
use crate::kept::Shelf;
use crate::knowledge::{self, Library, Outgoing};
use crate::path::{BaseUrl, OutputPath, SourcePath};
use crate::problem::{Problem, SourceText};
use crate::publish::Bytes;
use crate::render::{Renderer, Subject};
use crate::search::{self, Index};
use crate::site::{self, Content, Html, Ingredients, Plan, Planned, SearchIndex, Site, Words};
use crate::source::{Published, Sources};
use crate::watch::{Stage, Watch};
pub use memory::Memory;

/// What a site is made with, beside its files.
#[derive(Debug, Clone)]
pub struct Options {
    /// Where it will be published; overrides `site.toml`.
    pub base_url: Option<BaseUrl>,
    /// Whether drafts take part.
    pub drafts: Drafts,
}

/// A site in one state.
pub struct Edition {
    config: Config,
    base_url: Option<BaseUrl>,
    library: Library,
    words: Arc<Words>,
    /// `None` where a template cannot be read.
    renderer: Option<Renderer>,
    /// The files that are no records and that pages are made with.
    texts: Vec<SourceText>,
    files: Vec<Published>,
    paths: Vec<(SourcePath, OutputPath)>,
}

impl Edition {
    /// Makes an edition of a site's files. `None`, with problems, where its settings cannot be read.
    pub fn make(
        sources: Sources,
        options: &Options,
        memory: &mut Memory,
        (watch, problems): (&dyn Watch, &mut Vec<Problem>),
    ) -> Option<Self> {
        let Sources { config, records, templates, theme_words, site_words, mut published } =
            sources;
        let settings = Arc::clone(&config.text);
        let others = templates.iter().map(|(_, text)| text).chain(&theme_words).chain(&site_words);
        let texts = iter::once(&config).chain(others).cloned().collect();
        watch.stage(Stage::Parsing, 0);
        let config = Config::parse(&config, problems)?;
        if config.search == config::Search::Left {
            published.retain(|file| !file.is_of_search());
        }
        let paths: Vec<(SourcePath, OutputPath)> =
            published.iter().map(|one| (one.file.clone(), one.path.clone())).collect();
        memory.meet(&settings, options.drafts, &paths);
        let records = memory.records.read(&records, &paths, (&config, options.drafts), problems);
        memory.recall_readings();
        watch.stage(Stage::Linking, 0);
        let library = knowledge::link_again(records, &config, &mut memory.readings, problems);
        let words = Arc::new(Words::new(&theme_words, &site_words, &config, problems));
        let renderer = Renderer::new(&templates, Arc::clone(&words), problems);
        let base_url = options.base_url.clone().or_else(|| config.base_url.clone());
        Some(Self { config, base_url, library, words, renderer, texts, files: published, paths })
    }

    /// How many notices there are, each counted once.
    #[must_use]
    pub fn notices(&self) -> usize {
        self.library.notices().len()
    }

    /// Whether its templates can be read, so that pages can be made.
    #[must_use]
    pub fn can_make_pages(&self) -> bool {
        self.renderer.is_some()
    }

    /// What could be better about notices that are right as they are. `problems` are those that were
    /// found in them.
    pub fn advise(&self, problems: &mut Vec<Problem>) {
        knowledge::advise(&self.library, problems);
    }

    /// Where it leads out of itself.
    #[must_use]
    pub fn outgoing(&self) -> Vec<Outgoing> {
        knowledge::outgoing(&self.library)
    }

    /// The search index, of a site that can be searched. What it is made of is taken from `shelf` as far
    /// as it is there, and else kept on it.
    #[must_use]
    pub fn index(&self, shelf: &dyn Shelf) -> Option<Index<'_>> {
        let Self { library, config, words, .. } = self;
        let said = || site::said(words, config);
        self.can_search().then(|| search::index(library, config, &said(), shelf))
    }

    fn can_search(&self) -> bool {
        self.config.search == config::Search::Offered && self.notices() > 0
    }

    /// What pages are made of. They need no index, but the files of the index do.
    #[must_use]
    pub fn site<'a>(&'a self, index: Option<&'a Index<'a>>) -> Site<'a> {
        Site {
            config: &self.config,
            base_url: self.base_url.as_ref(),
            library: &self.library,
            words: &self.words,
            search: match index {
                Some(index) => SearchIndex::Made(index),
                None if self.can_search() => SearchIndex::Awaited,
                None => SearchIndex::Left,
            },
        }
    }

    /// Plans the files of the site; those of the search index if it is there.
    pub fn plan<'a>(&'a self, site: &Site<'a>, problems: &mut Vec<Problem>) -> Plan<'a> {
        site::plan(site, &self.paths, problems)
    }

    /// What its files are made of.
    #[must_use]
    pub fn ingredients<'a>(&self, site: &Site<'a>) -> Ingredients<'a> {
        Ingredients::new(site, &self.texts, &self.paths)
    }

    /// What one file of the site holds.
    ///
    /// # Errors
    /// What is wrong in a template.
    pub fn bytes(
        &self,
        planned: &Planned<'_>,
        site: &Site<'_>,
        plan: &Plan<'_>,
    ) -> Result<Bytes<'_>, Problem> {
        let text = match &planned.content {
            Content::Html(page) => return self.page(planned, page, site).map(Bytes::Made),
            Content::References(language, format) => {
                site::references(site, language.language, *format)
            }
            Content::Search(file) => {
                let about = |notice: &_, language| site::about(site, notice, language);
                let index = site.search.made();
                index.map_or_else(String::new, |index| index.script(*file, about))
            }
            Content::Export(export) => export.write(site),
            Content::Sitemap(file) => site::sitemap(site, plan, file),
            Content::Text(text) => text.clone(),
            // The numbers are those of this very list.
            Content::File(number) => return Ok(Bytes::Data(&self.files[*number].data)),
        };
        Ok(Bytes::Made(text.into_bytes()))
    }

    fn page(
        &self,
        Planned { path, origin, .. }: &Planned<'_>,
        page: &Html<'_>,
        site: &Site<'_>,
    ) -> Result<Vec<u8>, Problem> {
        // Who asks for pages without templates has been told why there are none.
        let Some(renderer) = &self.renderer else { return Ok(Vec::new()) };
        let view = site::views::view(site, path, page);
        let place = site::views::whereabouts(site, path, page);
        let surroundings = || site::views::surroundings(site, path, page);
        let subject = Subject { path, record: origin.as_ref() };
        renderer.page(&view, (place, surroundings), subject)
    }
}
