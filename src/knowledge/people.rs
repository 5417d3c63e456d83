//! The people that notices name.
//!
//! A person is known by name alone: two of one name are one entry, and the page says so. The names
//! of one person in two languages are joined where the texts of a notice name equally many people,
//! since they are listed in one order, and where no other notice says otherwise.

use std::collections::{BTreeMap, BTreeSet};

use super::entries::NoticeEntry;
use super::library::NoticeIndex;
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
    let mut beside: BTreeMap<Name<'_>, BTreeSet<Name<'_>>> = BTreeMap::new();
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
                    let (a, b) = ((first.language, &**a), (other.language, &**b));
                    beside.entry(a).or_default().insert(b);
                    beside.entry(b).or_default().insert(a);
                }
            }
        }
    }
    for (name, others) in &beside {
        // Names that stand beside several in another language are no proof: 李丽 and 李莉 are both
        // Li Li, and lists may be in another order.
        for other in others {
            let back = beside.get(other).and_then(|back| only(back, name.0));
            if only(others, other.0) == Some(*other) && back == Some(*name) {
                join(&mut same, names[name], names[other]);
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

/// The name of a language among some, if there is one alone.
fn only<'n>(names: &BTreeSet<Name<'n>>, language: Language) -> Option<Name<'n>> {
    let mut names = names.iter().filter(|(one, _)| *one == language);
    names.next().copied().filter(|_| names.next().is_none())
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

#[cfg(test)]
mod tests {
    use crate::config::Config;
    use crate::content::{self, Drafts};
    use crate::knowledge;
    use crate::path::SourcePath;
    use crate::problem::SourceText;

    /// The people of some notices, whose Chinese and English lists are given: `id: names (notices)`.
    fn people(notices: &[(&str, &str)]) -> Vec<String> {
        let source = |name: &str, text: String| SourceText::new(SourcePath::new(name), text);
        let site = "[[languages]]\ntag = \"zh\"\n[[languages]]\ntag = \"en\"\n";
        let config = Config::parse(&source("site.toml", site.to_owned()), &mut Vec::new()).unwrap();
        let mut files = Vec::new();
        for (number, (chinese, english)) in notices.iter().enumerate() {
            for (tag, names) in [("zh", chinese), ("en", english)] {
                let names: Vec<String> =
                    names.split(',').map(|name| format!("{:?}", name.trim())).collect();
                files.push(source(
                    &format!("content/notices/2024/{number}.{tag}.md"),
                    format!("+++\ntitle = \"T\"\npeople = [{}]\n+++\nText.\n", names.join(", ")),
                ));
            }
        }
        let mut problems = Vec::new();
        let records = content::parse(&files, &[], &config, Drafts::Leave, &mut problems);
        let library = knowledge::link(records, &config, &mut problems);
        let told = library.people().values().map(|person| {
            let names: Vec<&str> = person.names.iter().map(|(_, name)| name.as_str()).collect();
            format!("{}: {} ({})", person.id, names.join(", "), person.notices.len())
        });
        told.collect()
    }

    #[test]
    fn names_of_one_person_are_joined_by_their_place_in_the_lists() {
        assert_eq!(
            people(&[("李明, 王芳", "Li Ming, Wang Fang"), ("李明", "Li Ming")]),
            ["li-ming: Li Ming, 李明 (2)", "wang-fang: Wang Fang, 王芳 (1)"]
        );
        // Lists of different length say nothing of who is who.
        assert_eq!(
            people(&[("李明, 王芳", "Wang Fang")]),
            ["wang-fang: Wang Fang (1)", "李明: 李明 (1)", "王芳: 王芳 (1)"]
        );
        // One name beside two others says nothing, nor do lists in another order.
        assert_eq!(
            people(&[("李丽", "Li Li"), ("李莉", "Li Li")]),
            ["li-li: Li Li (2)", "李丽: 李丽 (1)", "李莉: 李莉 (1)"]
        );
        // Two whose ids would be alike are two.
        assert_eq!(
            people(&[("李明", "Li Ming"), ("黎明", "Li-Ming")]),
            ["li-ming: Li Ming, 李明 (1)", "li-ming-2: Li-Ming, 黎明 (1)"]
        );
    }
}
