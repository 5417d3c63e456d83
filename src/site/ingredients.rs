//! What a file is made of, as a short value: where that is the same as in an earlier build, so is the
//! file, and it need not be made again.
//!
//! - Everything that shows a word of the site is made of its settings, templates, words,
//!   vocabularies, plain pages and navigation: [`Ingredients::common`].
//! - A notice's own files show its texts, and of others what a link to them shows: of those that it
//!   is connected with or related to, and of the editions next to it.
//! - The page of a topic or person shows the texts of the notices that name it, and tells how many
//!   other lists have: [`Ingredients::numbers`].
//! - Other lists and tables show front matter of any notice, and who cites whom:
//!   [`Ingredients::particulars`].
//!
//! The few other files are made each time. A property test edits sites at random and holds what is
//! rebuilt to what is built from nothing.

use std::fmt::Debug;

use rayon::prelude::*;

use super::plan::{Content, Html, ListKind, PageKind, Planned};
use super::views::{self, NEAR_EDITIONS, editions_near};
use super::{Export, Site, urls};
use crate::content::markdown::Body;
use crate::content::{Notice, Vocabulary};
use crate::hash::{Fingerprint, Hasher};
use crate::knowledge::{Connections, Library, NoticeIndex};
use crate::path::{OutputPath, SourcePath};
use crate::problem::SourceText;
use crate::search::{File, Index};

/// What files are made of.
pub struct Ingredients<'a> {
    library: &'a Library,
    /// What all of them are made of.
    common: Fingerprint,
    /// How many notices each record of a vocabulary and each year has.
    numbers: Fingerprint,
    /// The particulars of all notices.
    particulars: Fingerprint,
    /// The texts of each notice, by its number.
    texts: Vec<Fingerprint>,
    /// What the files of each notice are made of.
    notices: Vec<Fingerprint>,
}

impl<'a> Ingredients<'a> {
    /// Takes them in. `texts` are the files of the site that are no records: settings, templates and
    /// words; `published` those that records can lead to.
    #[must_use]
    pub fn new(
        site: &Site<'a>,
        texts: &[SourceText],
        published: &[(SourcePath, OutputPath)],
    ) -> Self {
        let library = site.library;
        let all: Vec<NoticeIndex> = library.notices().map(|(index, _)| index).collect();
        let (texts_of, faces): (Vec<_>, Vec<_>) =
            all.par_iter().map(|index| (texts_of(library, *index), face(library, *index))).unzip();
        let of_notice = |(index, texts): (&NoticeIndex, &Fingerprint)| {
            let mut hasher = Hasher::default();
            hasher.bytes(texts.as_bytes());
            surrounding(library, *index, &faces, &mut hasher);
            hasher.end()
        };
        Self {
            library,
            common: common(site, texts, published),
            numbers: numbers(library),
            particulars: particulars(library),
            notices: all.par_iter().zip(&texts_of).map(of_notice).collect(),
            texts: texts_of,
        }
    }

    /// The fingerprint of what a file is made of. `None` for one that is made each time.
    #[must_use]
    pub fn fingerprint(
        &self,
        planned: &Planned<'_>,
        index: Option<&Index<'_>>,
    ) -> Option<Fingerprint> {
        let mut hasher = Hasher::default();
        hasher.bytes(self.common.as_bytes());
        hasher.text(planned.path.as_str());
        match &planned.content {
            Content::Html(Html::Page(_, kind)) => self.page(*kind, &mut hasher)?,
            Content::Export(Export::Twin(_, notice) | Export::Notice(notice)) => {
                self.notice(*notice, &mut hasher)?;
            }
            Content::Export(_) | Content::References(..) => self.particulars(&mut hasher)?,
            Content::Search(file @ File::Texts(_)) => {
                // Documents have the numbers of their notices.
                hasher.bytes(&self.texts.len().to_le_bytes());
                for (notice, language) in index?.texts(*file) {
                    hasher.bytes(&notice.number().to_le_bytes());
                    hasher.text(language.as_str());
                    hasher.bytes(self.texts.get(notice.number())?.as_bytes());
                }
            }
            _ => return None,
        }
        Some(hasher.end())
    }

    /// Takes in what a page is made of. `None` where that is not known.
    fn page(&self, kind: PageKind<'_>, hasher: &mut Hasher) -> Option<()> {
        match kind {
            PageKind::Notice(notice) | PageKind::Parallel(notice) => self.notice(notice, hasher),
            PageKind::Term(term) => self.list(&term.notices, hasher),
            PageKind::TermYear(term, year) => {
                let year_of = |index: &NoticeIndex| self.library.notice(*index).year;
                let years: Vec<_> = term.notices.iter().map(year_of).collect();
                debug(&years, hasher);
                let of_year = term.notices.iter().filter(|index| year_of(index) == year);
                self.list(of_year, hasher)
            }
            PageKind::Person(person) => {
                debug(&person.names, hasher);
                self.list(&person.notices, hasher)
            }
            // What is cited and not there is told by bodies alone.
            PageKind::List(ListKind::Wanted) => None,
            PageKind::Home
            | PageKind::List(_)
            | PageKind::Year(_)
            | PageKind::Plain(_)
            | PageKind::Search => self.particulars(hasher),
        }
    }

    fn notice(&self, notice: NoticeIndex, hasher: &mut Hasher) -> Option<()> {
        hasher.bytes(self.notices.get(notice.number())?.as_bytes());
        Some(())
    }

    /// Takes in what a list is made of that shows particulars of any notice.
    fn particulars(&self, hasher: &mut Hasher) -> Option<()> {
        hasher.bytes(self.particulars.as_bytes());
        Some(())
    }

    /// Takes in what a list of these notices is made of, with their texts.
    fn list<'n>(
        &self,
        notices: impl IntoIterator<Item = &'n NoticeIndex>,
        hasher: &mut Hasher,
    ) -> Option<()> {
        hasher.bytes(self.numbers.as_bytes());
        for notice in notices {
            hasher.bytes(self.texts.get(notice.number())?.as_bytes());
        }
        Some(())
    }
}

/// What all files are made of.
fn common(
    site: &Site<'_>,
    texts: &[SourceText],
    published: &[(SourcePath, OutputPath)],
) -> Fingerprint {
    let library = site.library;
    let mut common = Hasher::default();
    common.text(site.base_url.map_or("", |url| url.as_str()));
    texts.iter().for_each(|text| whole(text, &mut common));
    for (from, to) in published {
        common.text(from.as_str());
        common.text(to.as_str());
    }
    for term in Vocabulary::ALL.into_iter().flat_map(|one| library.terms(one)) {
        term.texts.iter().for_each(|text| article(&text.source_text, &text.body, &mut common));
    }
    for page in library.pages() {
        page.iter().for_each(|text| article(&text.source_text, &text.body, &mut common));
    }
    // What surrounds a page differs from page to page by where its links start alone.
    for language in &site.config.languages {
        let home = Html::Page(language, PageKind::Home);
        let path = urls::page(PageKind::Home, language.language, library);
        debug(&views::surroundings(site, &path, &home), &mut common);
    }
    common.end()
}

/// What lists tell of other lists.
fn numbers(library: &Library) -> Fingerprint {
    let mut numbers = Hasher::default();
    for vocabulary in Vocabulary::ALL {
        let counts: Vec<usize> = library.terms(vocabulary).map(|term| term.notices.len()).collect();
        debug(&counts, &mut numbers);
    }
    let years: Vec<_> = library.years().iter().map(|(year, of)| (year, of.len())).collect();
    debug(&(years, library.matrix().span()), &mut numbers);
    numbers.end()
}

/// What lists show of notices.
fn particulars(library: &Library) -> Fingerprint {
    let mut particulars = Hasher::default();
    for (index, notice) in library.notices() {
        notice.texts.iter().for_each(|text| front_matter(text, &mut particulars));
        debug(library.connections(index), &mut particulars);
    }
    particulars.end()
}

/// The texts of a notice.
fn texts_of(library: &Library, index: NoticeIndex) -> Fingerprint {
    let mut texts = Hasher::default();
    for text in library.notice(index).texts.iter() {
        article(&text.source_text, &text.body, &mut texts);
    }
    texts.end()
}

/// What a link to a notice shows of it, and structured data.
fn face(library: &Library, index: NoticeIndex) -> Fingerprint {
    let notice = library.notice(index);
    let mut face = Hasher::default();
    face.text(notice.id().as_str());
    debug(&(notice.kind, notice.date, notice.year), &mut face);
    for text in notice.texts.iter() {
        face.text(text.language.as_str());
        face.text(&text.title);
    }
    let connections = library.connections(index);
    for connection in connections.relations.iter().chain(&connections.acted_on) {
        debug(&connection.kind, &mut face);
    }
    face.end()
}

/// What the files of a notice show that is not its own: what connects it with others, and their faces.
fn surrounding(library: &Library, index: NoticeIndex, faces: &[Fingerprint], hasher: &mut Hasher) {
    let mut show = |other: NoticeIndex, how: &dyn Debug| {
        // Every notice has a face.
        hasher.bytes(faces.get(other.number()).map_or(&[], Fingerprint::as_bytes));
        debug(how, hasher);
    };
    let Connections { relations, acted_on, cites, cited_by, named_in } = library.connections(index);
    show(index, &(relations.len(), acted_on.len(), cites.len(), cited_by.len(), named_in));
    relations.iter().chain(acted_on).for_each(|one| show(one.notice, &(one.kind, one.since)));
    cites.iter().chain(cited_by).for_each(|other| show(*other, &()));
    library.related(index).iter().for_each(|one| show(one.notice, &one.reasons));
    // An edition is called by its year, unless the one next to it has the same.
    let (all, near) = editions_near(library, index, NEAR_EDITIONS + 1);
    all[near].iter().for_each(|other| show(*other, &()));
    // A link to a topic knows how many notices that has.
    let notice = library.notice(index);
    for vocabulary in Vocabulary::ALL {
        let terms = notice.terms(vocabulary).iter().map(|id| library.term(vocabulary, id));
        terms.for_each(|term| debug(&term.map(|term| term.notices.len()), hasher));
    }
    for place in notice.events.iter().filter_map(|event| event.place.as_ref()) {
        let place = library.term(Vocabulary::Places, place);
        debug(&place.map(|place| place.notices.len()), hasher);
    }
    for text in notice.texts.iter() {
        let people = text.people.iter().map(|name| library.person(text.language, name));
        people.for_each(|person| debug(&person.map(|person| &person.id), hasher));
    }
}

/// A text with what was made of it: where its links lead is told by what they lead to.
fn article(source: &SourceText, body: &Body, hasher: &mut Hasher) {
    whole(source, hasher);
    hasher.text(&body.html);
}

/// What a value says of itself, as a programmer sees it: all of it.
fn debug(value: &dyn Debug, hasher: &mut Hasher) {
    hasher.text(&format!("{value:?}"));
}

fn whole(text: &SourceText, hasher: &mut Hasher) {
    hasher.text(text.file.as_str());
    hasher.bytes(text.fingerprint().as_bytes());
}

fn front_matter(notice: &Notice, hasher: &mut Hasher) {
    let text = &notice.source_text;
    // What comes before the body.
    let end = notice.body.source.range().start;
    hasher.text(text.file.as_str());
    hasher.text(text.text.get(..end).unwrap_or(&text.text));
}
