//! Which files the site has, each as a value: where it lies and what it will hold. Nothing is
//! rendered here.

use std::collections::{BTreeMap, BTreeSet};

use super::{Site, urls};
use crate::content::{RecordId, Vocabulary};
use crate::knowledge::NoticeIndex;
use crate::language::Language;
use crate::path::{OutputPath, PageId, SourcePath, TermId};
use crate::problem::{Place, Problem};

/// The files of a site, ordered by path.
#[derive(Debug)]
pub struct Plan {
    /// The files.
    pub files: Vec<Planned>,
}

/// One file of the site.
#[derive(Debug)]
pub struct Planned {
    /// Where it lies.
    pub path: OutputPath,
    /// What it will hold.
    pub content: Content,
}

/// What a file holds.
#[derive(Debug)]
pub enum Content {
    /// The page of the root, which offers the languages.
    Gateway,
    /// The page for an address that leads nowhere.
    NotFound,
    /// A page of a language.
    Page(Language, PageKind),
    /// A page that leads on to another, for a former address.
    Redirect(Language, OutputPath),
    /// The list of pages for search engines.
    Sitemap,
    /// The word to crawlers.
    Robots,
    /// The sign to GitHub Pages that the files are served as they are.
    NoJekyll,
    /// A file that is published as it is, by its number in the list of those files.
    File(usize),
}

/// The pages that every language has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PageKind {
    /// The home page of a language.
    Home,
    /// A list.
    List(ListKind),
    /// A year.
    Year(i16),
    /// A notice.
    Notice(NoticeIndex),
    /// A record of a vocabulary.
    Term(Vocabulary, TermId),
    /// A plain page.
    Plain(PageId),
}

/// The lists of a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListKind {
    /// All notices.
    Notices,
    /// All years.
    Years,
    /// All records of a vocabulary.
    Terms(Vocabulary),
}

impl ListKind {
    /// The lists in the order of the navigation.
    pub const ALL: [Self; 6] = [
        Self::Notices,
        Self::Terms(Vocabulary::Topics),
        Self::Years,
        Self::Terms(Vocabulary::Series),
        Self::Terms(Vocabulary::Organisations),
        Self::Terms(Vocabulary::Places),
    ];

    /// The key of its words.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Notices => "notices",
            Self::Years => "years",
            Self::Terms(vocabulary) => vocabulary.folder(),
        }
    }
}

/// Plans the site. `published` are the files that are published as they are. Two files at one
/// address, or at addresses that differ only in case, are an error: one would be lost.
pub fn plan(
    site: &Site<'_>,
    published: &[(SourcePath, OutputPath)],
    problems: &mut Vec<Problem>,
) -> Plan {
    let mut planner = Planner { site, taken: BTreeMap::new(), clashes: BTreeSet::new(), problems };
    planner.fixed("index.html", Content::Gateway);
    planner.fixed("404.html", Content::NotFound);
    planner.fixed(".nojekyll", Content::NoJekyll);
    planner.fixed("robots.txt", Content::Robots);
    if site.base_url.is_some() {
        planner.fixed("sitemap.xml", Content::Sitemap);
    }
    for language in site.config.tags() {
        planner.language(language);
    }
    for (number, (file, path)) in published.iter().enumerate() {
        planner.add(Some(path.clone()), Content::File(number), Some(file));
    }
    planner.redirects();
    let files = planner.taken.into_values().map(|(planned, _)| planned).collect();
    Plan { files }
}

/// Files by their address without regard to case, each with the file it comes from.
type Taken = BTreeMap<String, (Planned, Option<SourcePath>)>;

struct Planner<'a, 'p> {
    site: &'a Site<'a>,
    taken: Taken,
    clashes: BTreeSet<(SourcePath, String)>,
    problems: &'p mut Vec<Problem>,
}

impl Planner<'_, '_> {
    fn fixed(&mut self, path: &str, content: Content) {
        self.add(OutputPath::plain(path).ok(), content, None);
    }

    fn language(&mut self, language: Language) {
        let library = self.site.library;
        self.page(language, PageKind::Home, None);
        for list in ListKind::ALL {
            self.page(language, PageKind::List(list), None);
        }
        for year in library.years().keys() {
            self.page(language, PageKind::Year(*year), None);
        }
        for (index, notice) in library.notices() {
            let file = &notice.text(language).source_text.file;
            self.page(language, PageKind::Notice(index), Some(file));
        }
        for vocabulary in Vocabulary::ALL {
            for (id, term) in library.terms(vocabulary) {
                let file = &term.text(language).source_text.file;
                self.page(language, PageKind::Term(vocabulary, id.clone()), Some(file));
            }
        }
        for page in library.pages() {
            let id = &page.first().id;
            // The home page shows that text itself.
            if id.as_str() != RecordId::HOME {
                let file = &page.best(language, |_| false).source_text.file;
                self.page(language, PageKind::Plain(id.clone()), Some(file));
            }
        }
    }

    fn page(&mut self, language: Language, kind: PageKind, file: Option<&SourcePath>) {
        let path = urls::page(&kind, language, self.site.library);
        self.add(path, Content::Page(language, kind), file);
    }

    fn redirects(&mut self) {
        let library = self.site.library;
        let mut redirects: Vec<(RecordId, RecordId, SourcePath)> = Vec::new();
        for text in library.notices().flat_map(|(_, notice)| notice.texts.iter()) {
            let to = RecordId::Notice(text.id.clone());
            let aliases = text.aliases.iter().cloned().map(RecordId::Notice);
            redirects.extend(aliases.map(|from| (from, to.clone(), text.source_text.file.clone())));
        }
        for vocabulary in Vocabulary::ALL {
            for text in library.terms(vocabulary).flat_map(|(_, term)| term.texts.iter()) {
                let to = RecordId::Term(vocabulary, text.id.clone());
                let aliases = text.aliases.iter().cloned();
                redirects.extend(aliases.map(|from| {
                    let from = RecordId::Term(vocabulary, from);
                    (from, to.clone(), text.source_text.file.clone())
                }));
            }
        }
        for text in library.pages().iter().flat_map(|page| page.iter()) {
            let to = RecordId::Page(text.id.clone());
            let aliases = text.aliases.iter().cloned().map(RecordId::Page);
            redirects.extend(aliases.map(|from| (from, to.clone(), text.source_text.file.clone())));
        }
        redirects.sort();
        // Both languages of a record may name the same alias.
        redirects.dedup_by(|a, b| a.0 == b.0 && a.1 == b.1);
        for language in self.site.config.tags() {
            for (from, to, file) in &redirects {
                if let Some(target) = to.page(language) {
                    self.add(from.page(language), Content::Redirect(language, target), Some(file));
                }
            }
        }
    }

    fn add(&mut self, path: Option<OutputPath>, content: Content, file: Option<&SourcePath>) {
        let Some(path) = path else {
            if let Some(file) = file {
                let place = Place { file: file.clone(), spot: None };
                self.problems.push(
                    Problem::error(place, "the path of this record's page would be too long")
                        .help("give the file a shorter name"),
                );
            }
            return;
        };
        let key = path.as_str().to_lowercase();
        if let Some((_, other_file)) = self.taken.get(&key) {
            // At least one of the two is of a file: the fixed pages do not clash with each other.
            let Some(at_fault) = file.or(other_file.as_ref()).cloned() else { return };
            let taker = match other_file.as_ref().filter(|other| **other != at_fault) {
                Some(other) => other.to_string(),
                None => "a page that every site has".to_owned(),
            };
            // Every language has the same clash; once is enough.
            if self.clashes.insert((at_fault.clone(), taker.clone())) {
                let place = Place { file: at_fault, spot: None };
                let message = format!("its page would lie at {path}, where {taker} lies already");
                self.problems.push(Problem::error(place, message).help("rename one of them"));
            }
            return;
        }
        self.taken.insert(key, (Planned { path, content }, file.cloned()));
    }
}
