//! The people that notices name.
//!
//! A person is known by name alone: two of one name are one entry, and the page says so. The names
//! of one person in two languages are joined where the texts of a notice name equally many people,
//! since they are listed in one order.

use std::collections::BTreeMap;

use super::library::{NoticeEntry, NoticeIndex};
use crate::hash::sha256_hex;
use crate::language::Language;
use crate::path::PersonId;

/// A person that notices name.
#[derive(Debug)]
pub struct PersonEntry {
    /// The id, from the name in Latin letters where there is one.
    pub id: PersonId,
    /// The names, by language; usually one in each.
    pub names: Vec<(Language, String)>,
    /// The notices that name the person, newest first.
    pub notices: Vec<NoticeIndex>,
}

impl PersonEntry {
    /// The name for a reader of a language, and its language.
    #[must_use]
    pub fn name(&self, language: Language) -> (&str, Language) {
        let own = self.names.iter().find(|(one, _)| *one == language);
        own.or_else(|| self.names.first())
            .map_or(("", language), |(language, name)| (name.as_str(), *language))
    }
}

type Name<'a> = (Language, &'a str);

/// Gathers the people, by id. O(n log n) in the names.
pub(super) fn people(notices: &[NoticeEntry]) -> BTreeMap<PersonId, PersonEntry> {
    let mut names: BTreeMap<Name<'_>, usize> = BTreeMap::new();
    let mut same: Vec<usize> = Vec::new();
    for notice in notices {
        for text in notice.texts.iter() {
            for name in &text.people {
                let next = names.len();
                names.entry((text.language, name)).or_insert_with(|| {
                    same.push(next);
                    next
                });
            }
        }
        let first = notice.texts.first();
        for other in notice.texts.iter().skip(1) {
            if other.people.len() == first.people.len() {
                for (a, b) in first.people.iter().zip(&other.people) {
                    let (a, b) = (names[&(first.language, &**a)], names[&(other.language, &**b)]);
                    join(&mut same, a, b);
                }
            }
        }
    }
    let mut entries: BTreeMap<usize, (Vec<Name<'_>>, Vec<NoticeIndex>)> = BTreeMap::new();
    for (name, number) in &names {
        entries.entry(root(&mut same, *number)).or_default().0.push(*name);
    }
    for (number, notice) in notices.iter().enumerate() {
        let index = NoticeIndex::at(number);
        for text in notice.texts.iter() {
            for name in &text.people {
                let person = root(&mut same, names[&(text.language, &**name)]);
                let listed = &mut entries.entry(person).or_default().1;
                if listed.last() != Some(&index) {
                    listed.push(index);
                }
            }
        }
    }
    let mut people: BTreeMap<PersonId, PersonEntry> = BTreeMap::new();
    // By name, so that what two people of one id are called does not hang on the notices.
    let mut entries: Vec<_> = entries.into_values().collect();
    entries.sort();
    for (names, notices) in entries {
        let id = (1..).find_map(|try_| {
            let id = id(&names, try_);
            (!people.contains_key(&id)).then_some(id)
        });
        let Some(id) = id else { continue };
        let names = names.into_iter().map(|(language, name)| (language, name.to_owned())).collect();
        people.insert(id.clone(), PersonEntry { id, names, notices });
    }
    people
}

/// The first of those that are the same; each way that is walked is shortened.
fn root(same: &mut [usize], mut at: usize) -> usize {
    while same[at] != at {
        same[at] = same[same[at]];
        at = same[at];
    }
    at
}

fn join(same: &mut [usize], a: usize, b: usize) {
    let (a, b) = (root(same, a), root(same, b));
    same[a.max(b)] = a.min(b);
}

/// `li-li`; where no name has Latin letters, the name itself; a number after it for another of the
/// same.
fn id(names: &[Name<'_>], number: usize) -> PersonId {
    let latin = names.iter().find(|(_, name)| name.contains(|c: char| c.is_ascii_alphabetic()));
    let name = latin.or_else(|| names.first()).map_or("", |(_, name)| *name);
    let words: Vec<String> = name
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let suffix = if number > 1 { format!("-{number}") } else { String::new() };
    PersonId::new(&format!("{}{suffix}", words.join("-"))).unwrap_or_else(|_| {
        PersonId::hashed(&format!("{}{suffix}", &sha256_hex(name.as_bytes())[..8]))
    })
}
