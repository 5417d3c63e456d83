//! Which files the site has, each as a value: where it lies and what it will hold. Nothing is
//! rendered here.

use std::collections::{BTreeMap, BTreeSet};

use super::cite::Format;
use super::exports::{Export, exports};
pub use super::list_kind::ListKind;
use super::sitemap::{self, Sitemap};
use super::{Site, urls};
use crate::config::LanguageConfig;
use crate::content::{Page, RecordId, Vocabulary};
use crate::knowledge::{Group, NoticeIndex, PersonEntry, TermEntry};
use crate::path::{OutputPath, SourcePath};
use crate::problem::{Place, Problem, Rule};
use crate::search;

/// The files of a site, ordered by path.
pub struct Plan<'a> {
    /// The files.
    pub files: Vec<Planned<'a>>,
}

/// One file of the site.
pub struct Planned<'a> {
    /// Where it lies.
    pub path: OutputPath,
    /// What it will hold.
    pub content: Content<'a>,
    /// The file that it comes from; `None` for what every site has.
    pub origin: Option<SourcePath>,
}

/// What a file holds.
pub enum Content<'a> {
    /// A page.
    Html(Html<'a>),
    /// The citations of all notices, for a program that keeps references.
    References(&'a LanguageConfig, Format),
    /// A part of the search index.
    Search(search::File),
    /// The collection, or a part of it, for programs.
    Export(Export<'a>),
    /// The list of pages for search engines, or a part of it.
    Sitemap(Sitemap),
    /// A few words for servers and crawlers.
    Text(String),
    /// A file that is published as it is, by its number in the list of those files.
    File(usize),
}

/// A page.
pub enum Html<'a> {
    /// The page of the root, which offers the languages.
    Gateway,
    /// The page for an address that leads nowhere.
    NotFound,
    /// A page of a language.
    Page(&'a LanguageConfig, PageKind<'a>),
    /// A page that leads on to another, for a former address.
    Redirect(&'a LanguageConfig, OutputPath),
}

/// The pages that every language has.
#[derive(Clone, Copy)]
pub enum PageKind<'a> {
    /// The home page.
    Home,
    /// A list.
    List(ListKind),
    /// A year.
    Year(i16),
    /// A notice.
    Notice(NoticeIndex),
    /// A notice in two languages side by side.
    Parallel(NoticeIndex),
    /// A record of a vocabulary.
    Term(&'a TermEntry),
    /// The notices of one year, or of none, that name a record of which there are many.
    TermYear(&'a TermEntry, Option<i16>),
    /// A person that notices name.
    Person(&'a PersonEntry),
    /// A plain page.
    Plain(&'a Group<Page>),
    /// Where notices are searched.
    Search,
}

/// More notices than this do not stand on one page: each year gets one of its own.
const MOST_ON_A_PAGE: usize = 120;

/// Whether the notices that name a record are too many for its page.
#[must_use]
pub fn is_split(term: &TermEntry) -> bool {
    term.notices.len() > MOST_ON_A_PAGE
}

/// Plans the site. `published` are the files that are published as they are. Two files at one
/// address, at addresses that some disk would take for one, or one where another needs a folder, are
/// an error: one of them would be lost. So is a path that is too long for some system.
pub fn plan<'a>(
    site: &Site<'a>,
    published: &[(SourcePath, OutputPath)],
    problems: &mut Vec<Problem>,
) -> Plan<'a> {
    let mut planner = Planner {
        site,
        taken: BTreeMap::new(),
        folders: BTreeMap::new(),
        clashes: BTreeSet::new(),
        problems,
    };
    for (name, content) in [
        ("index.html", Content::Html(Html::Gateway)),
        ("404.html", Content::Html(Html::NotFound)),
        // The sign to GitHub Pages that the files are served as they are.
        (".nojekyll", Content::Text(String::new())),
        ("robots.txt", Content::Text(sitemap::robots(site.base_url))),
    ] {
        planner.add(OutputPath::at_root(name), content, None);
    }
    if let Some(domain) = &site.config.domain {
        // By this file GitHub Pages knows the host name of the site.
        let content = Content::Text(format!("{}\n", domain.as_str()));
        planner.add(OutputPath::at_root("CNAME"), content, None);
    }
    for language in &site.config.languages {
        planner.language(language);
    }
    for (export, file) in exports(site) {
        planner.add(export.path(site), Content::Export(export), file);
    }
    for file in site.search.made().into_iter().flat_map(search::Index::files) {
        planner.add(OutputPath::search(&file.name()), Content::Search(file), None);
    }
    for (number, (file, path)) in published.iter().enumerate() {
        planner.add(path.clone(), Content::File(number), Some(file));
    }
    planner.redirects();
    planner.sitemap();
    let files = planner.taken.into_values().collect();
    Plan { files }
}

struct Planner<'s, 'a, 'p> {
    site: &'s Site<'a>,
    /// Files by their path as disks know it.
    taken: BTreeMap<String, Planned<'a>>,
    /// Folders likewise, each with a file that needs it.
    folders: BTreeMap<String, Option<SourcePath>>,
    /// What was reported: of which file, and what it has the address of, if any.
    clashes: BTreeSet<(SourcePath, String)>,
    problems: &'p mut Vec<Problem>,
}

impl<'a> Planner<'_, 'a, '_> {
    fn language(&mut self, language: &'a LanguageConfig) {
        let library = self.site.library;
        let tag = language.language;
        self.page(language, PageKind::Home, None);
        for list in ListKind::filled(library, ListKind::NAVIGATION)
            .chain(ListKind::filled(library, ListKind::TABLES))
        {
            self.page(language, PageKind::List(list), None);
        }
        if self.site.search.is_offered() {
            self.page(language, PageKind::Search, None);
        }
        let has_notices = library.notices().len() > 0;
        for format in Format::ALL.into_iter().filter(|_| has_notices) {
            self.add(urls::references(tag, format), Content::References(language, format), None);
        }
        for year in library.years().keys() {
            self.page(language, PageKind::Year(*year), None);
        }
        for (index, notice) in library.notices() {
            let file = &notice.text(tag).source_text.file;
            self.page(language, PageKind::Notice(index), Some(file));
            if !library.reading(index).parallels.is_empty() {
                self.page(language, PageKind::Parallel(index), Some(file));
            }
        }
        for term in Vocabulary::ALL.into_iter().flat_map(|vocabulary| library.terms(vocabulary)) {
            let file = Some(&term.text(tag).source_text.file);
            self.page(language, PageKind::Term(term), file);
            if is_split(term) {
                let years: BTreeSet<Option<i16>> =
                    term.notices.iter().map(|index| library.notice(*index).year).collect();
                for year in years {
                    self.page(language, PageKind::TermYear(term, year), file);
                }
            }
        }
        for person in library.people().values() {
            self.page(language, PageKind::Person(person), None);
        }
        for page in library.pages() {
            // The home page shows that text itself.
            if page.first().id.as_str() != RecordId::HOME {
                let file = &page.for_reader(tag).source_text.file;
                self.page(language, PageKind::Plain(page), Some(file));
            }
        }
    }

    fn page(
        &mut self,
        language: &'a LanguageConfig,
        kind: PageKind<'a>,
        file: Option<&SourcePath>,
    ) {
        let path = urls::page(kind, language.language, self.site.library);
        self.add(path, Content::Html(Html::Page(language, kind)), file);
    }

    /// The sitemap, of all pages that are planned.
    fn sitemap(&mut self) {
        let Some(base) = self.site.base_url else { return };
        let planned = self.taken.values();
        for (path, file) in sitemap::files(self.site, base, planned) {
            self.add(path, Content::Sitemap(file), None);
        }
    }

    fn redirects(&mut self) {
        let library = self.site.library;
        let mut redirects: Vec<(RecordId, RecordId, SourcePath)> = Vec::new();
        for text in library.notices().flat_map(|(_, notice)| notice.texts.iter()) {
            let to = RecordId::Notice(text.id.clone());
            let aliases = text.aliases.iter().cloned().map(RecordId::Notice);
            redirects.extend(aliases.map(|from| (from, to.clone(), text.source_text.file.clone())));
        }
        let terms = Vocabulary::ALL.into_iter().flat_map(|vocabulary| library.terms(vocabulary));
        for text in terms.flat_map(|term| term.texts.iter()) {
            let to = RecordId::Term(text.vocabulary, text.id.clone());
            let aliases = text.aliases.iter().cloned();
            redirects.extend(aliases.map(|from| {
                let from = RecordId::Term(text.vocabulary, from);
                (from, to.clone(), text.source_text.file.clone())
            }));
        }
        for text in library.pages().iter().flat_map(|page| page.iter()) {
            let to = RecordId::Page(text.id.clone());
            let aliases = text.aliases.iter().cloned().map(RecordId::Page);
            redirects.extend(aliases.map(|from| (from, to.clone(), text.source_text.file.clone())));
        }
        redirects.sort();
        // Both languages of a record may name the same alias.
        redirects.dedup_by(|a, b| a.0 == b.0 && a.1 == b.1);
        redirects.retain(|(from, to, file)| {
            if from == to {
                let place = Place { file: file.clone(), spot: None };
                let problem = Problem::error(
                    Rule::WrongValue,
                    place,
                    format!("its alias is its own id, {to}"),
                );
                self.problems.push(problem.help("name a former id, or take the alias out"));
            }
            from != to
        });
        for language in &self.site.config.languages {
            for (from, to, file) in &redirects {
                let target = to.page(language.language);
                let content = Content::Html(Html::Redirect(language, target));
                self.add(from.page(language.language), content, Some(file));
            }
        }
    }

    fn add(&mut self, path: OutputPath, content: Content<'a>, file: Option<&SourcePath>) {
        if path.is_too_long() {
            self.report_length(&path, file);
        }
        let key = path.as_disks_know_it();
        // A folder that is known is no file, nor are those around it.
        let folders = || {
            let all = key.rmatch_indices('/').map(|(at, _)| &key[..at]);
            all.take_while(|folder| !self.folders.contains_key(*folder))
        };
        let same = self.taken.get(&key).map(|planned| &planned.origin);
        let as_folder = self.folders.get(&key);
        let in_file =
            folders().find_map(|folder| self.taken.get(folder)).map(|planned| &planned.origin);
        if let Some(other) = same.or(as_folder).or(in_file) {
            self.report_clash(&path, file, other.clone());
            return;
        }
        let new: Vec<String> = folders().map(str::to_owned).collect();
        self.folders.extend(new.into_iter().map(|folder| (folder, file.cloned())));
        self.taken.insert(key, Planned { path, content, origin: file.cloned() });
    }

    fn report_length(&mut self, path: &OutputPath, file: Option<&SourcePath>) {
        let Some(file) = file else { return };
        // Of a record the paths of all its files are too long; once is enough.
        if self.clashes.insert((file.clone(), String::new())) {
            let place = Place { file: file.clone(), spot: None };
            let most = OutputPath::LONGEST;
            let message = format!("it would lie at {path}, a path of more than {most} characters");
            let help =
                "shorten the names of the file and of its folders; Windows allows no longer ones";
            self.problems.push(Problem::error(Rule::FileName, place, message).help(help));
        }
    }

    fn report_clash(
        &mut self,
        path: &OutputPath,
        file: Option<&SourcePath>,
        other: Option<SourcePath>,
    ) {
        // At least one of the two is of a file: what the site itself has does not clash with itself.
        let Some(at_fault) = file.or(other.as_ref()).cloned() else { return };
        let taker = match other.filter(|other| *other != at_fault) {
            Some(other) => other.to_string(),
            None => "a page of the site itself".to_owned(),
        };
        // Every language has the same clash; once is enough.
        if self.clashes.insert((at_fault.clone(), taker.clone())) {
            let place = Place { file: at_fault, spot: None };
            let message = format!("it would lie at {path}, where {taker} lies already");
            self.problems.push(
                Problem::error(Rule::TakenAddress, place, message).help("rename one of them"),
            );
        }
    }
}
