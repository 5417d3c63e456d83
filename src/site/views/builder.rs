//! From a planned page to its view.

use super::{Alternate, Article, Card, ContentView, Frame, HeadingView, Link, NavItem, Text, View};
use super::{home, lists, notice, term};
use crate::config::LanguageConfig;
use crate::content::markdown::Body;
use crate::content::{RecordId, Vocabulary};
use crate::knowledge::{NoticeEntry, NoticeIndex};
use crate::language::Language;
use crate::path::{OutputPath, PageId, TermId};
use crate::site::plan::{Content, ListKind, PageKind, Planned};
use crate::site::{Site, urls};

/// The view of a planned file; `None` for files that are no pages, or of a language that the site
/// does not have.
#[must_use]
pub fn view(site: &Site<'_>, planned: &Planned) -> Option<View> {
    match &planned.content {
        Content::Gateway => gateway(site, &planned.path, "gateway.html"),
        Content::NotFound => gateway(site, &planned.path, "404.html"),
        Content::Page(language, kind) => {
            PageBuilder::new(site, &planned.path, *language).map(|builder| builder.page(kind))
        }
        Content::Redirect(language, target) => {
            let builder = PageBuilder::new(site, &planned.path, *language)?;
            let href = builder.path.link_to(target).as_str().to_owned();
            let mut frame = builder.frame(builder.word("moved"), None);
            frame.canonical = site.base_url.map(|base| target.absolute(base));
            let lang = language.to_string();
            Some(View {
                template: "redirect.html",
                lang,
                page: frame,
                content: ContentView::Redirect(href),
            })
        }
        Content::Sitemap | Content::Robots | Content::NoJekyll | Content::File(_) => None,
    }
}

fn gateway(site: &Site<'_>, path: &OutputPath, template: &'static str) -> Option<View> {
    let first = site.config.languages.first()?;
    let builder = PageBuilder::new(site, path, first.language)?;
    let mut page = builder.frame(builder.config.title.clone(), None);
    page.canonical = site.base_url.map(|base| path.absolute(base));
    let content = ContentView::Gateway(home::gateway(&builder));
    Some(View { template, lang: first.language.to_string(), page, content })
}

/// The making of one page.
pub(super) struct PageBuilder<'a> {
    pub site: &'a Site<'a>,
    /// Where the page lies; links start from here.
    pub path: &'a OutputPath,
    /// The reader's language.
    pub config: &'a LanguageConfig,
}

impl<'a> PageBuilder<'a> {
    fn new(site: &'a Site<'a>, path: &'a OutputPath, language: Language) -> Option<Self> {
        Some(Self { site, path, config: site.config.language(language)? })
    }

    pub fn language(&self) -> Language {
        self.config.language
    }

    /// A word of the interface.
    pub fn word(&self, key: &str) -> String {
        self.site.words.plain(self.language(), key)
    }

    /// What a reader of this page's language calls a language: Chinese, 英文.
    pub fn language_name(&self, language: Language) -> String {
        let words = self.site.words;
        let no_args = fluent_bundle::FluentArgs::new();
        let own = || self.site.config.language(language).map(|config| config.name.clone());
        words
            .get(self.language(), &format!("language-{language}"), &no_args)
            .or_else(own)
            .unwrap_or_else(|| language.to_string())
    }

    /// What a field of front matter is called on the page; its key, where it has no word.
    pub fn field_name(&self, field: &str) -> String {
        let no_args = fluent_bundle::FluentArgs::new();
        let word = self.site.words.get(self.language(), &format!("field-{field}"), &no_args);
        word.unwrap_or_else(|| field.to_owned())
    }

    fn page(&self, kind: &PageKind) -> View {
        let (template, content) = match kind {
            PageKind::Home => ("home.html", ContentView::Home(home::home(self))),
            PageKind::List(ListKind::Years) => {
                ("years.html", ContentView::List(lists::years(self)))
            }
            PageKind::List(ListKind::Notices) => {
                ("notices.html", ContentView::List(lists::notices(self)))
            }
            PageKind::List(ListKind::Terms(vocabulary)) => {
                ("terms.html", ContentView::List(lists::terms(self, *vocabulary)))
            }
            PageKind::Year(year) => ("year.html", ContentView::Year(lists::year(self, *year))),
            PageKind::Notice(index) => {
                ("notice.html", ContentView::Notice(Box::new(notice::notice(self, *index))))
            }
            PageKind::Term(vocabulary, id) => {
                ("term.html", ContentView::Term(term::term(self, *vocabulary, id)))
            }
            PageKind::Plain(id) => ("page.html", ContentView::Article(self.plain(id))),
        };
        let (title, description, has_code) = match &content {
            ContentView::Notice(notice) => {
                (notice.title.text.clone(), notice.summary.as_ref(), notice.has_code)
            }
            ContentView::Term(term) => {
                (term.article.title.text.clone(), term.article.summary.as_ref(), term.has_code)
            }
            ContentView::Article(article) => {
                let has_code = article.html.contains("class=\"hl-");
                (article.title.text.clone(), article.summary.as_ref(), has_code)
            }
            ContentView::Year(year) => (year.year.clone(), None, false),
            ContentView::List(list) => (self.word(list.key), None, false),
            ContentView::Home(_) | ContentView::Gateway(_) | ContentView::Redirect(_) => {
                (self.config.title.clone(), None, false)
            }
        };
        let description = description.map(|summary| summary.text.clone());
        let mut page = self.frame(title, Some(kind));
        page.has_code = has_code;
        page.description = description.unwrap_or(page.description);
        View { template, lang: self.language().to_string(), page, content }
    }

    fn plain(&self, id: &PageId) -> Article {
        let page = self.site.library.page(id.as_str());
        page.map_or_else(Article::empty, |page| {
            let text = page.best(self.language(), |_| false);
            self.article(&text.title, text.summary.as_deref(), (&text.body, text.language))
        })
    }

    /// What surrounds a page. `kind` is `None` for pages outside the languages.
    pub fn frame(&self, title: String, kind: Option<&PageKind>) -> Frame {
        let base = self.site.base_url;
        let depth = self.path.as_str().matches('/').count();
        let alternates = |config: &LanguageConfig| {
            let target = kind.unwrap_or(&PageKind::Home);
            let path = urls::page(target, config.language, self.site.library)?;
            Some(Alternate {
                lang: config.language.to_string(),
                name: config.name.clone(),
                href: self.path.link_to(&path).as_str().to_owned(),
                url: base.filter(|_| kind.is_some()).map(|base| path.absolute(base)),
                current: kind.is_some() && config.language == self.language(),
            })
        };
        Frame {
            title,
            site_title: self.config.title.clone(),
            description: self.config.description.clone(),
            root: "../".repeat(depth),
            home: self.href(&PageKind::Home),
            nav: self.nav(kind),
            breadcrumbs: kind.map_or_else(Vec::new, |kind| self.breadcrumbs(kind)),
            languages: self.site.config.languages.iter().filter_map(alternates).collect(),
            canonical: base.filter(|_| kind.is_some()).map(|base| self.path.absolute(base)),
            gateway: base
                .filter(|_| kind == Some(&PageKind::Home))
                .map(|base| base.as_str().to_owned()),
            has_code: false,
        }
    }

    fn nav(&self, kind: Option<&PageKind>) -> Vec<NavItem> {
        let section = kind.and_then(section);
        let lists = ListKind::ALL.into_iter().map(|list| NavItem {
            href: self.href(&PageKind::List(list)),
            label: self.word(list.key()),
            current: section == Some(list),
        });
        let about = self.site.library.page("about").map(|page| {
            let page = page.best(self.language(), |_| false);
            let target = PageKind::Plain(page.id.clone());
            let current = kind == Some(&target);
            NavItem { href: self.href(&target), label: page.title.clone(), current }
        });
        lists.chain(about).collect()
    }

    fn breadcrumbs(&self, kind: &PageKind) -> Vec<Link> {
        if *kind == PageKind::Home {
            return Vec::new();
        }
        let mut crumbs = vec![self.link_to(&PageKind::Home, self.word("home"))];
        let list = section(kind).filter(|list| *kind != PageKind::List(*list));
        crumbs.extend(list.map(|list| self.link_to(&PageKind::List(list), self.word(list.key()))));
        if let PageKind::Notice(index) = kind {
            let year = self.site.library.notice(*index).year;
            crumbs.extend(year.map(|year| self.link_to(&PageKind::Year(year), self.year(year))));
        }
        crumbs
    }

    /// The URL of a page of this language, from here.
    pub fn href(&self, kind: &PageKind) -> String {
        urls::page(kind, self.language(), self.site.library)
            .map_or_else(String::new, |path| self.path.link_to(&path).as_str().to_owned())
    }

    pub fn link_to(&self, kind: &PageKind, label: String) -> Link {
        Link { href: self.href(kind), label: Text { text: label, lang: None }, count: None }
    }

    /// A year as it stands alone: 2026, 2026年.
    pub fn year(&self, year: i16) -> String {
        let mut args = fluent_bundle::FluentArgs::new();
        args.set("year", year.to_string());
        let words = self.site.words.get(self.language(), "year-name", &args);
        words.unwrap_or_else(|| year.to_string())
    }

    /// A text in a language that may not be the page's.
    pub fn text(&self, text: &str, language: Language) -> Text {
        let lang = (language != self.language()).then(|| language.to_string());
        Text { text: text.to_owned(), lang }
    }

    pub fn term_link(&self, vocabulary: Vocabulary, id: &TermId) -> Option<Link> {
        let entry = self.site.library.term(vocabulary, id)?;
        let text = entry.text(self.language());
        Some(Link {
            href: self.href(&PageKind::Term(vocabulary, id.clone())),
            label: self.text(&text.title, text.language),
            count: Some(entry.notices.len()),
        })
    }

    pub fn term_links(&self, vocabulary: Vocabulary, ids: &[TermId]) -> Vec<Link> {
        ids.iter().filter_map(|id| self.term_link(vocabulary, id)).collect()
    }

    /// Sorts links as a reader of this language looks names up.
    pub fn sort_by_name(&self, links: &mut [Link]) {
        let compare = |a: &Link, b: &Link| {
            self.config
                .conventions
                .compare(&a.label.text, &b.label.text)
                .then_with(|| a.href.cmp(&b.href))
        };
        links.sort_by(compare);
    }

    pub fn card(&self, index: NoticeIndex) -> Card {
        let entry = self.site.library.notice(index);
        let text = entry.text(self.language());
        Card {
            href: self.href(&PageKind::Notice(index)),
            title: self.text(&text.title, text.language),
            kind: entry.kind.key(),
            date: self.date_or_year(entry),
            date_iso: entry.date.map(|date| date.to_string()),
            summary: text.summary.as_deref().map(|summary| self.text(summary, text.language)),
            places: self.event_places(entry),
        }
    }

    pub fn cards(&self, indices: impl IntoIterator<Item = NoticeIndex>) -> Vec<Card> {
        indices.into_iter().map(|index| self.card(index)).collect()
    }

    fn date_or_year(&self, entry: &NoticeEntry) -> Option<String> {
        let date = entry.date.map(|date| self.config.conventions.date(date));
        date.or_else(|| entry.year.map(|year| self.year(year)))
    }

    fn event_places(&self, entry: &NoticeEntry) -> Vec<Text> {
        let places = entry.events.iter().filter_map(|event| event.place.as_ref());
        places
            .filter_map(|id| self.term_link(Vocabulary::Places, id))
            .map(|link| link.label)
            .collect()
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
            headings: headings(body),
        }
    }
}

impl Article {
    pub(super) fn empty() -> Self {
        let title = Text { text: String::new(), lang: None };
        Self {
            title,
            summary: None,
            html: String::new(),
            lang: None,
            lang_name: None,
            headings: Vec::new(),
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
fn section(kind: &PageKind) -> Option<ListKind> {
    match kind {
        PageKind::Home => None,
        PageKind::Plain(id) if id.as_str() == RecordId::HOME => None,
        PageKind::Plain(_) => None,
        PageKind::List(list) => Some(*list),
        PageKind::Year(_) => Some(ListKind::Years),
        PageKind::Notice(_) => Some(ListKind::Notices),
        PageKind::Term(vocabulary, _) => Some(ListKind::Terms(*vocabulary)),
    }
}
