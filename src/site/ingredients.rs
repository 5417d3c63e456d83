//! What the files of a notice, and the texts that search shows, are made of, as a short value: where
//! that is the same as in an earlier build, so is the file, and it need not be made again.
//!
//! A notice's own files show its own texts whole, and of everything else only what does not change
//! when another notice's body is edited: front matter, vocabularies, plain pages, who cites whom,
//! settings, templates, words. So one digest of all that ([`Ingredients::common`]) and one of the
//! notice's texts decide. Most of a site's files are of this kind; all others are made each time. A
//! property test edits sites at random and holds what is rebuilt to what is built from nothing.

use std::fmt::Write;

use rayon::prelude::*;

use super::plan::{Content, Html, ListKind, PageKind, Planned};
use super::{Export, Site};
use crate::content::{Notice, Vocabulary};
use crate::hash::{Fingerprint, Hasher};
use crate::knowledge::{NoticeEntry, NoticeIndex};
use crate::path::{OutputPath, SourcePath};
use crate::problem::SourceText;
use crate::search::{File, Index};

/// What the files of notices are made of.
pub struct Ingredients {
    /// What all of them are made of.
    common: Fingerprint,
    /// What each notice adds, by its number.
    own: Vec<Fingerprint>,
}

impl Ingredients {
    /// Takes them in. `texts` are the files of the site that are no records: settings, templates and
    /// words; `published` those that records can lead to.
    #[must_use]
    pub fn new(
        site: &Site<'_>,
        texts: &[SourceText],
        published: &[(SourcePath, OutputPath)],
    ) -> Self {
        let library = site.library;
        let mut common = Hasher::default();
        common.text(site.base_url.map_or("", |url| url.as_str()));
        texts.iter().for_each(|text| file(text, &text.text, &mut common));
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
        Self { common: common.end(), own: notices.par_iter().map(own).collect() }
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
        match planned.content {
            Content::Html(Html::Page(_, PageKind::Notice(notice) | PageKind::Parallel(notice)))
            | Content::Export(Export::Twin(_, notice) | Export::Notice(notice)) => {
                hasher.bytes(self.own(notice)?.as_bytes());
            }
            Content::Search(file @ File::Texts(_)) => {
                for (notice, language) in index?.texts(file) {
                    hasher.bytes(self.own(notice)?.as_bytes());
                    hasher.text(language.as_str());
                }
            }
            _ => return None,
        }
        Some(hasher.end())
    }

    fn own(&self, notice: NoticeIndex) -> Option<&Fingerprint> {
        self.own.get(notice.number())
    }
}

fn whole(text: &SourceText, hasher: &mut Hasher) {
    file(text, &text.text, hasher);
}

fn front_matter(notice: &Notice, hasher: &mut Hasher) {
    let text = &notice.source_text;
    // What comes before the body.
    let end = notice.body.source.range().start;
    file(text, text.text.get(..end).unwrap_or(&text.text), hasher);
}

fn file(text: &SourceText, part: &str, hasher: &mut Hasher) {
    hasher.text(text.file.as_str());
    hasher.text(part);
}
