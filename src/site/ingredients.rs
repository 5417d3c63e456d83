//! What a file is made of, as a short value: where that is the same as in an earlier build, so is the
//! file, and it need not be made again.
//!
//! Of some notices a file shows the texts: a notice's own files those of that notice, the page of a
//! topic or person those of the notices that name it, lists none. Of all others it shows only what
//! does not change when a body is edited: front matter, vocabularies, plain pages, who cites whom,
//! settings, templates, words. So one digest of all that ([`Ingredients::common`]) and one of the
//! texts of each notice that the file shows decide. The few other files are made each time. A property
//! test edits sites at random and holds what is rebuilt to what is built from nothing.

use std::fmt::Write;

use rayon::prelude::*;

use super::plan::{Content, Html, ListKind, PageKind, Planned};
use super::{Export, Site};
use crate::content::{Notice, Vocabulary};
use crate::hash::{Fingerprint, Hasher};
use crate::knowledge::{Library, NoticeEntry, NoticeIndex};
use crate::path::{OutputPath, SourcePath};
use crate::problem::SourceText;
use crate::search::{File, Index};

/// What files are made of.
pub struct Ingredients<'a> {
    library: &'a Library,
    /// What all of them are made of.
    common: Fingerprint,
    /// What the texts of each notice add, by its number.
    texts: Vec<Fingerprint>,
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
        let mut common = Hasher::default();
        common.text(site.base_url.map_or("", |url| url.as_str()));
        texts.iter().for_each(|text| whole(text, &mut common));
        for (from, to) in published {
            common.text(from.as_str());
            common.text(to.as_str());
        }
        for term in Vocabulary::ALL.into_iter().flat_map(|one| library.terms(one)) {
            term.texts.iter().for_each(|text| whole(&text.source_text, &mut common));
        }
        for page in library.pages() {
            page.iter().for_each(|text| whole(&text.source_text, &mut common));
        }
        let mut connections = String::new();
        for (index, notice) in library.notices() {
            notice.texts.iter().for_each(|text| front_matter(text, &mut common));
            connections.clear();
            // Writing to a String does not fail.
            let _ = write!(connections, "{:?}", library.connections(index));
            common.text(&connections);
        }
        let lists = ListKind::NAVIGATION.into_iter().chain(ListKind::TABLES);
        ListKind::filled(library, lists).for_each(|list| common.text(list.key()));
        let notices: Vec<_> = library.notices().collect();
        let own = |(_, notice): &(NoticeIndex, &NoticeEntry)| {
            let mut own = Hasher::default();
            notice.texts.iter().for_each(|text| whole(&text.source_text, &mut own));
            own.end()
        };
        let texts = notices.par_iter().map(own).collect();
        Self { library, common: common.end(), texts }
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
                self.texts([notice], &mut hasher)?;
            }
            // Particulars alone.
            Content::Export(_) | Content::References(..) => {}
            Content::Search(file @ File::Texts(_)) => {
                for (notice, language) in index?.texts(*file) {
                    self.texts([&notice], &mut hasher)?;
                    hasher.text(language.as_str());
                }
            }
            _ => return None,
        }
        Some(hasher.end())
    }

    /// Takes in the texts that a page shows, or of which it tells something. `None` where these are
    /// not only those of certain notices.
    fn page(&self, kind: PageKind<'_>, hasher: &mut Hasher) -> Option<()> {
        match kind {
            PageKind::Notice(notice) | PageKind::Parallel(notice) => self.texts([&notice], hasher),
            PageKind::Term(term) => self.texts(&term.notices, hasher),
            PageKind::TermYear(term, year) => {
                let is_of_year = |index: &&NoticeIndex| self.library.notice(**index).year == year;
                self.texts(term.notices.iter().filter(is_of_year), hasher)
            }
            PageKind::Person(person) => self.texts(&person.notices, hasher),
            // What is cited and not there is told by bodies alone.
            PageKind::List(ListKind::Wanted) => None,
            // Bodies of plain pages are common to all.
            PageKind::Home
            | PageKind::List(_)
            | PageKind::Year(_)
            | PageKind::Plain(_)
            | PageKind::Search => Some(()),
        }
    }

    fn texts<'n>(
        &self,
        notices: impl IntoIterator<Item = &'n NoticeIndex>,
        hasher: &mut Hasher,
    ) -> Option<()> {
        for notice in notices {
            hasher.bytes(self.texts.get(notice.number())?.as_bytes());
        }
        Some(())
    }
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
