//! From a planned page to its view.

use std::cmp::Ordering;

use super::home::Seen;
use super::matrix::{Extent, matrix};
use super::term::year_anchor;
use super::{Alternate, Article, Card, ContentView, Frame, Head, HeadingView, Link, Text, View};
use super::{
    head, home, lists, notice, parallel, people, plain, search, term, timeline, wanted, year,
};
use crate::config::LanguageConfig;
use crate::content::Vocabulary;
use crate::content::markdown::Body;
use crate::knowledge::{NoticeEntry, NoticeIndex, TermEntry};
use crate::language::{Language, is_hanzi};
use crate::path::{OutputPath, TermId, UrlPath};
use crate::site::plan::{Html, ListKind, PageKind, is_split};
use crate::site::{Site, urls};

/// The view of a page that will lie at `path`.
#[must_use]
pub fn view(site: &Site<'_>, path: &OutputPath, page: &Html<'_>) -> View {
    let of = |config| PageBuilder { site, path, config };
    match page {
        Html::Gateway => of(site.config.first_language()).gateway("gateway.html", Seen::InPlace),
        Html::NotFound => of(site.config.first_language()).gateway("404.html", Seen::Anywhere),
        Html::Page(config, kind) => of(config).page(*kind),
        Html::Redirect(config, target) => of(config).redirect(target),
    }
}

/// The making of one page.
pub(super) struct PageBuilder<'a> {
    pub site: &'a Site<'a>,
    /// Where the page lies; links start from here.
    pub path: &'a OutputPath,
    /// The reader's language.
    pub config: &'a LanguageConfig,
}

impl PageBuilder<'_> {
    pub fn language(&self) -> Language {
        self.config.language
    }

    /// A word of the interface.
    pub fn word(&self, key: &str) -> String {
        self.site.words.plain(self.language(), key)
    }

    fn gateway(&self, template: &'static str, seen: Seen) -> View {
        let mut page = self.frame(self.config.title.clone(), None);
        page.canonical = self.site.base_url.map(|base| self.path.absolute(base));
        page.head = head::of_gateway(self, page.canonical.as_deref());
        let content = ContentView::Gateway(home::gateway(self, seen));
        View { template, lang: self.language().to_string(), page, content }
    }

    fn redirect(&self, target: &OutputPath) -> View {
        let mut page = self.frame(self.word("moved"), None);
        page.canonical = self.site.base_url.map(|base| target.absolute(base));
        let content = ContentView::Redirect(self.path.link_to(target));
        View { template: "redirect.html", lang: self.language().to_string(), page, content }
    }

    /// What a reader of this page's language calls a language: Chinese, 英文.
    pub fn language_name(&self, language: Language) -> String {
        self.site.words.language_name(self.site.config, self.language(), language)
    }

    /// What a field of front matter is called on the page; its key, where it has no word.
    pub fn field_name(&self, field: &str) -> String {
        let no_args = fluent_bundle::FluentArgs::new();
        let word = self.site.words.get(self.language(), &format!("field-{field}"), &no_args);
        word.unwrap_or_else(|| field.to_owned())
    }

    fn page(&self, kind: PageKind<'_>) -> View {
        let (template, content) = match kind {
            PageKind::Home => ("home.html", ContentView::Home(Box::new(home::home(self)))),
            PageKind::List(ListKind::Years) => {
                ("years.html", ContentView::List(lists::years(self)))
            }
            PageKind::List(ListKind::Notices) => {
                ("notices.html", ContentView::List(lists::notices(self)))
            }
            PageKind::List(ListKind::Terms(vocabulary)) => {
                ("terms.html", ContentView::List(lists::terms(self, vocabulary)))
            }
            PageKind::List(ListKind::People) => {
                ("people.html", ContentView::List(lists::all_people(self)))
            }
            PageKind::List(ListKind::Matrix) => {
                ("matrix.html", ContentView::Matrix(matrix(self, Extent::Whole)))
            }
            PageKind::List(ListKind::Timeline) => {
                ("timeline.html", ContentView::Timeline(timeline::timeline(self)))
            }
            PageKind::List(ListKind::Wanted) => {
                ("wanted.html", ContentView::Wanted(wanted::wanted(self)))
            }
            PageKind::Year(year) => {
                ("year.html", ContentView::Year(Box::new(year::year(self, year))))
            }
            PageKind::Notice(index) => {
                ("notice.html", ContentView::Notice(Box::new(notice::notice(self, index))))
            }
            PageKind::Parallel(index) => match parallel::parallel(self, index) {
                Some(view) => ("parallel.html", ContentView::Parallel(view)),
                // Such a page is only planned where there are two texts.
                None => return self.page(PageKind::Notice(index)),
            },
            PageKind::Term(entry) => {
                ("term.html", ContentView::Term(Box::new(term::term(self, entry))))
            }
            PageKind::TermYear(entry, year) => {
                ("term_year.html", ContentView::TermYear(term::term_year(self, entry, year)))
            }
            PageKind::Person(entry) => {
                ("person.html", ContentView::Person(people::person(self, entry)))
            }
            PageKind::Search => ("search.html", ContentView::Search(search::search(self))),
            PageKind::Plain(page) => {
                ("page.html", ContentView::Plain(Box::new(plain::plain(self, page))))
            }
        };
        let mut page = self.frame(self.title_of(&content), Some(kind));
        let (summary, has_code) = match &content {
            ContentView::Notice(notice) => (notice.summary.as_ref(), notice.has_code),
            ContentView::Term(term) => (term.article.summary.as_ref(), term.article.has_code),
            ContentView::Plain(plain) => (plain.article.summary.as_ref(), plain.article.has_code),
            ContentView::Parallel(view) => (None, view.has_code),
            ContentView::Home(home) => (None, home.intro.as_ref().is_some_and(|one| one.has_code)),
            _ => (None, false),
        };
        page.has_code = has_code;
        page.here = self.here(&content);
        if let Some(summary) = summary {
            page.description.clone_from(&summary.text);
        }
        page.head = head::of_page(self, kind, &page.title, page.canonical.as_deref());
        View { template, lang: self.language().to_string(), page, content }
    }

    /// The last of the breadcrumbs: what the page is called on the way to it.
    fn here(&self, content: &ContentView) -> Option<Text> {
        let own = |text| Text { text, lang: None };
        Some(match content {
            ContentView::Home(_) => return None,
            ContentView::Notice(notice) => notice.title.clone(),
            ContentView::Term(term) => term.article.title.clone(),
            ContentView::Plain(plain) => plain.article.title.clone(),
            ContentView::Person(person) => person.name.clone(),
            ContentView::Parallel(_) => own(self.word("side-by-side")),
            ContentView::TermYear(view) => {
                own(view.year.clone().unwrap_or_else(|| self.word("undated")))
            }
            _ => own(self.title_of(content)),
        })
    }

    fn title_of(&self, content: &ContentView) -> String {
        match content {
            ContentView::Notice(notice) => notice.title.text.clone(),
            ContentView::Term(term) => term.article.title.text.clone(),
            ContentView::Plain(plain) => plain.article.title.text.clone(),
            ContentView::Year(year) => year.year.clone(),
            ContentView::TermYear(view) => {
                let year = view.year.clone().unwrap_or_else(|| self.word("undated"));
                format!("{}{}{year}", view.term.label.text, self.word("colon"))
            }
            ContentView::Person(person) => person.name.text.clone(),
            ContentView::Parallel(view) => {
                format!("{} · {}", view.title.text, self.word("side-by-side"))
            }
            ContentView::Matrix(_) => self.word("matrix"),
            ContentView::Timeline(_) => self.word("timeline"),
            ContentView::Wanted(_) => self.word("wanted"),
            ContentView::Search(_) => self.word("search"),
            ContentView::List(list) => self.word(list.key),
            ContentView::Home(_) | ContentView::Gateway(_) | ContentView::Redirect(_) => {
                self.config.title.clone()
            }
        }
    }

    /// What surrounds a page and is its own. `kind` is `None` for pages outside the languages.
    pub fn frame(&self, title: String, kind: Option<PageKind<'_>>) -> Frame {
        let base = self.site.base_url;
        let alternate = |config: &LanguageConfig| {
            let target = kind.unwrap_or(PageKind::Home);
            let path = urls::page(target, config.language, self.site.library);
            Alternate {
                lang: config.language.to_string(),
                name: config.name.clone(),
                href: self.path.link_to(&path),
                url: base.filter(|_| kind.is_some()).map(|base| path.absolute(base)),
                current: kind.is_some() && config.language == self.language(),
            }
        };
        let is_home = matches!(kind, Some(PageKind::Home));
        Frame {
            title,
            description: self.config.description.clone(),
            breadcrumbs: kind.map_or_else(Vec::new, |kind| self.breadcrumbs(kind)),
            here: None,
            languages: self.site.config.languages.iter().map(alternate).collect(),
            canonical: base.filter(|_| kind.is_some()).map(|base| self.path.absolute(base)),
            gateway: base.filter(|_| is_home).map(|base| base.as_str().to_owned()),
            head: Head::default(),
            has_code: false,
        }
    }

    /// The link to a list, by its name.
    pub fn list_link(&self, list: ListKind) -> Link {
        self.link_to(PageKind::List(list), self.word(list.key()))
    }

    fn breadcrumbs(&self, kind: PageKind<'_>) -> Vec<Link> {
        let crumbs = self.crumbs(kind).into_iter();
        let link = |(kind, label)| Link { href: self.href(kind), label, count: None };
        crumbs.map(link).collect()
    }

    /// The way from the home page to a page, without the page itself.
    pub fn crumbs<'k>(&'k self, kind: PageKind<'k>) -> Vec<(PageKind<'k>, Text)> {
        if matches!(kind, PageKind::Home) {
            return Vec::new();
        }
        let own = |text: String| Text { text, lang: None };
        let mut crumbs = vec![(PageKind::Home, own(self.word("home")))];
        let list = section(kind).filter(|_| !matches!(kind, PageKind::List(_)));
        crumbs.extend(list.map(|list| (PageKind::List(list), own(self.word(list.key())))));
        if let PageKind::TermYear(term, _) = kind {
            crumbs.push((PageKind::Term(term), self.term_link(term).label));
        }
        if let PageKind::Notice(index) | PageKind::Parallel(index) = kind {
            let year = self.site.library.notice(index).year;
            crumbs.extend(year.map(|year| (PageKind::Year(year), own(self.year(year)))));
        }
        if let PageKind::Parallel(index) = kind {
            crumbs.push((PageKind::Notice(index), self.notice_link(index).label));
        }
        crumbs
    }

    /// The URL of a page of this language, from here.
    pub fn href(&self, kind: PageKind<'_>) -> UrlPath {
        self.path.link_to(&urls::page(kind, self.language(), self.site.library))
    }

    pub fn link_to(&self, kind: PageKind<'_>, label: String) -> Link {
        Link { href: self.href(kind), label: Text { text: label, lang: None }, count: None }
    }

    /// A year as it stands alone: 2026, 2026年.
    pub fn year(&self, year: i16) -> String {
        self.site.words.year(self.language(), year)
    }

    /// A text in a language that may not be the page's.
    pub fn text(&self, text: &str, language: Language) -> Text {
        let lang = (language != self.language()).then(|| language.to_string());
        Text { text: text.to_owned(), lang }
    }

    pub fn term_link(&self, entry: &TermEntry) -> Link {
        let text = entry.text(self.language());
        Link {
            href: self.href(PageKind::Term(entry)),
            label: self.text(&text.title, text.language),
            count: Some(entry.notices.len()),
        }
    }

    /// A name of unknown language, such as a file's: one with Hanzi is in the site's Chinese.
    pub fn name(&self, name: &str) -> Text {
        let has_hanzi = name.chars().any(is_hanzi);
        let chinese = self.site.config.tags().find(|tag| has_hanzi && tag.is_chinese());
        match chinese.filter(|_| !self.language().is_chinese()) {
            Some(chinese) => self.text(name, chinese),
            None => Text { text: name.to_owned(), lang: None },
        }
    }

    /// The names of records of a vocabulary.
    pub fn term_names(&self, vocabulary: Vocabulary, ids: &[TermId]) -> Vec<Text> {
        let entries = ids.iter().filter_map(|id| self.site.library.term(vocabulary, id));
        let texts = entries.map(|entry| entry.text(self.language()));
        texts.map(|text| self.text(&text.title, text.language)).collect()
    }

    /// Links to records of a vocabulary. One whose file is broken has no page, and no link.
    pub fn term_links(&self, vocabulary: Vocabulary, ids: &[TermId]) -> Vec<Link> {
        let entries = ids.iter().filter_map(|id| self.site.library.term(vocabulary, id));
        entries.map(|entry| self.term_link(entry)).collect()
    }

    /// What an edition among those of its series, in order of time, is called: its year; its day,
    /// where another is of the same year.
    pub fn edition_label(&self, editions: &[NoticeIndex], number: usize) -> String {
        let library = self.site.library;
        let Some(notice) = editions.get(number).map(|index| library.notice(*index)) else {
            return String::new();
        };
        // Those of one year stand together.
        let is_of_year = |other: Option<&NoticeIndex>| {
            other.is_some_and(|other| library.notice(*other).year == notice.year)
        };
        let is_alone = !is_of_year(editions.get(number + 1))
            && !number.checked_sub(1).is_some_and(|before| is_of_year(editions.get(before)));
        match (notice.year, notice.date) {
            (Some(year), _) if is_alone => self.year(year),
            (_, Some(date)) => self.config.conventions.date(date),
            (Some(year), None) => self.year(year),
            (None, None) => notice.text(self.language()).title.clone(),
        }
    }

    /// The link to a notice, by its title.
    pub fn notice_link(&self, index: NoticeIndex) -> Link {
        let text = self.site.library.notice(index).text(self.language());
        Link {
            href: self.href(PageKind::Notice(index)),
            label: self.text(&text.title, text.language),
            count: None,
        }
    }

    /// The link to a place, if it is known and has a page.
    pub fn place_link(&self, id: Option<&TermId>) -> Option<Link> {
        Some(self.term_link(self.site.library.term(Vocabulary::Places, id?)?))
    }

    /// The notices of one year that name a record: a page of their own, or a place on its page.
    pub fn term_year(&self, entry: &TermEntry, year: Option<i16>) -> UrlPath {
        if is_split(entry) {
            return self.href(PageKind::TermYear(entry, year));
        }
        self.href(PageKind::Term(entry)).with_fragment(&year_anchor(year))
    }

    /// The page that shows a notice in two languages side by side.
    pub fn parallel_href(&self, index: NoticeIndex) -> Option<UrlPath> {
        let has_two = !self.site.library.reading(index).parallels.is_empty();
        has_two.then(|| self.href(PageKind::Parallel(index)))
    }

    /// Which of two links comes first where a reader of this language looks names up.
    pub fn compare_names(&self, a: &Link, b: &Link) -> Ordering {
        let conventions = &self.config.conventions;
        conventions.compare(&a.label.text, &b.label.text).then_with(|| a.href.cmp(&b.href))
    }

    pub fn sort_by_name(&self, links: &mut [Link]) {
        links.sort_by(|a, b| self.compare_names(a, b));
    }

    pub fn card(&self, index: NoticeIndex) -> Card {
        let entry = self.site.library.notice(index);
        let text = entry.text(self.language());
        Card {
            href: self.href(PageKind::Notice(index)),
            title: self.text(&text.title, text.language),
            kind: entry.kind.key(),
            date: self.date_or_year(entry),
            date_iso: entry.date.map(|date| date.to_string()),
            summary: text.summary.as_deref().map(|summary| self.text(summary, text.language)),
            places: self.event_places(entry),
            parallel: self.parallel_href(index),
        }
    }

    pub fn cards(&self, indices: impl IntoIterator<Item = NoticeIndex>) -> Vec<Card> {
        indices.into_iter().map(|index| self.card(index)).collect()
    }

    pub fn date_or_year(&self, entry: &NoticeEntry) -> Option<String> {
        let date = entry.date.map(|date| self.config.conventions.date(date));
        date.or_else(|| entry.year.map(|year| self.year(year)))
    }

    fn event_places(&self, entry: &NoticeEntry) -> Vec<Text> {
        let mut places: Vec<TermId> =
            entry.events.iter().filter_map(|event| event.place.clone()).collect();
        places.dedup();
        let links = self.term_links(Vocabulary::Places, &places);
        links.into_iter().map(|link| link.label).collect()
    }

    pub fn article(
        &self,
        title: &str,
        summary: Option<&str>,
        (body, language): (&Body, Language),
    ) -> Article {
        let foreign = (language != self.language()).then_some(language);
        Article {
            title: self.text(title, language),
            summary: summary.map(|summary| self.text(summary, language)),
            html: body.html.clone(),
            lang: foreign.map(|language| language.to_string()),
            lang_name: foreign.map(|language| self.language_name(language)),
            has_code: body.has_code,
        }
    }
}

pub(super) fn headings(body: &Body) -> Vec<HeadingView> {
    let view = |heading: &crate::content::markdown::Heading| HeadingView {
        level: heading.level,
        id: heading.id.clone(),
        text: heading.text.clone(),
    };
    body.headings.iter().map(view).collect()
}

/// The list that a page belongs to.
pub(super) fn section(kind: PageKind<'_>) -> Option<ListKind> {
    match kind {
        PageKind::Home | PageKind::Plain(_) | PageKind::Search => None,
        PageKind::List(list) => Some(list),
        PageKind::Year(_) => Some(ListKind::Years),
        PageKind::Notice(_) | PageKind::Parallel(_) => Some(ListKind::Notices),
        PageKind::Term(term) | PageKind::TermYear(term, _) => {
            Some(ListKind::Terms(term.vocabulary()))
        }
        PageKind::Person(_) => Some(ListKind::People),
    }
}
