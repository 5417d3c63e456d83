//! What a record has asked of the names of others. As long as none of that has changed, what was read
//! in it stays, whatever else is called otherwise now.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;
use serde::{Deserialize, Serialize};

use super::{Ambiguous, Key, Meant, Names, NoticeNames, normal};
use crate::content::address::RecordId;
use crate::content::citations::Found;
use crate::language::Language;
use crate::path::NoticeId;

/// Something that can be asked, or told. Of two questions with one number no more comes than a record
/// that is read again for nothing.
pub(in crate::content) type Question = u64;

/// What one record has asked.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(in crate::content) struct Asked(Box<[Question]>);

impl Asked {
    /// Whether it has asked anything of what has changed.
    pub fn any_of(&self, changed: &BTreeSet<Question>) -> bool {
        self.0.iter().any(|question| changed.contains(question))
    }
}

/// The names of all records, as one record asks for them.
pub(in crate::content) struct Asking<'a> {
    names: &'a Names,
    asked: RefCell<BTreeSet<Question>>,
}

impl<'a> Asking<'a> {
    /// Nothing is asked yet.
    pub fn new(names: &'a Names) -> Self {
        Self { names, asked: RefCell::default() }
    }

    /// What was asked.
    pub fn asked(self) -> Asked {
        Asked(self.asked.into_inner().into_iter().collect())
    }

    fn ask(&self, questions: impl IntoIterator<Item = Question>) {
        self.asked.borrow_mut().extend(questions);
    }

    /// [`Names::meant_before`], all its readings allowed.
    pub fn meant(&self, text: &str, found: &Found) -> Meant {
        self.ask(keys(found));
        self.names.meant(text, found)
    }

    /// [`Names::meant_before`].
    pub fn meant_before(&self, text: &str, found: &Found, limit: usize) -> Meant {
        self.ask(keys(found));
        self.names.meant_before(text, found, limit)
    }

    /// [`Names::may_be_short_for`].
    pub fn may_be_short_for(&self, text: &str, found: &Found, id: &NoticeId) -> bool {
        self.ask(keys(found).chain([about(id)]));
        self.names.may_be_short_for(text, found, id)
    }

    /// [`Names::record`].
    pub fn record(&self, name: &str) -> Option<Result<&'a RecordId, Ambiguous>> {
        self.ask([title(name)]);
        self.names.record(name)
    }

    /// [`Names::title`].
    pub fn title(&self, id: &RecordId, language: Language) -> Option<&'a str> {
        if let RecordId::Notice(id) = id {
            self.ask([about(id)]);
        }
        self.names.title(id, language)
    }

    /// [`Names::all`].
    pub fn all(&self) -> &'a BTreeSet<String> {
        self.ask([ANYTHING]);
        self.names.all()
    }
}

/// All questions on which the names of a notice bear.
pub(in crate::content) fn questions<'n>(
    id: &NoticeId,
    called: &str,
    names: &'n NoticeNames,
) -> impl Iterator<Item = Question> + use<'n> {
    names.keys.iter().map(key).chain([about(id), title(called), ANYTHING])
}

/// What can be called anything.
const ANYTHING: Question = 0;

/// What notices have a name or number.
fn key(key: &Key) -> Question {
    number(("key", key.broad()))
}

fn keys(found: &Found) -> impl Iterator<Item = Question> {
    found.readings.iter().map(|one| &one.key).chain(&found.beside).map(key)
}

/// What is known of a notice.
fn about(id: &NoticeId) -> Question {
    number(("about", id))
}

/// What records have a title.
fn title(title: &str) -> Question {
    number(("title", normal(title)))
}

fn number(question: impl Hash) -> Question {
    let mut hasher = FxHasher::default();
    question.hash(&mut hasher);
    hasher.finish()
}
