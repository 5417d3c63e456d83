//! Which records are the same notice: the same text saved twice, and one notice in two languages.
//!
//! A text is known again by the words it shares with another, whatever page it was saved from. Two
//! languages share no words, so there it is days, numbers, and what the vocabularies know that
//! speak for one notice; a person decides.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use jiff::civil::Date;
use toml::Table;

use crate::language::Language;
use crate::path::SourcePath;

/// Letters in a shingle: a stretch of text that two texts share or do not.
const SHINGLE: usize = 6;

/// How many shingles a sketch keeps: those with the smallest hashes.
const SKETCH: usize = 192;

/// By how many of its smallest hashes a text is looked up. Two texts that share four in five
/// shingles share none of these but in three cases of a million.
const KEYS: usize = 8;

/// How many texts can share a hash for it to tell anything: what more have in common is a phrase
/// that all notices use. So the work for a text does not grow with their number.
const MOST_SHARED: usize = 50;

/// From which share of shingles on two texts with one title are the same notice.
const SAME: f64 = 0.8;

/// From which share on they are, whatever their titles: a site changes a headline, but no text.
const IDENTICAL: f64 = 0.98;

/// Most days between the dates that two sites give one notice.
const MOST_DAYS: i64 = 31;

/// Least that must speak for two texts being one notice in two languages.
const ENOUGH: u32 = 5;

/// What is compared of a record.
#[derive(Debug, Clone)]
pub struct Print {
    language: Language,
    /// Letters of the title.
    title: String,
    date: Option<Date>,
    sketch: Vec<u64>,
    clues: BTreeSet<Clue>,
    numbers: BTreeSet<String>,
}

/// What can speak for two texts being one notice.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Clue {
    Date(String),
    Event(String),
    DocumentNumber(String),
    Series(String),
    Place(String),
    Organisation(String),
    Kind(String),
}

impl Clue {
    fn weight(&self) -> u32 {
        match self {
            Self::DocumentNumber(_) => 4,
            Self::Date(_) | Self::Event(_) | Self::Series(_) => 2,
            Self::Place(_) | Self::Organisation(_) | Self::Kind(_) => 1,
        }
    }

    /// Whether records are looked up by it: few share it.
    fn is_rare(&self) -> bool {
        matches!(self, Self::Date(_) | Self::Event(_) | Self::DocumentNumber(_))
    }

    fn tell(&self) -> String {
        match self {
            Self::Date(day) => format!("published on {day}"),
            Self::Event(day) => format!("held on {day}"),
            Self::DocumentNumber(number) => format!("number {number}"),
            Self::Series(id) => format!("series {id}"),
            Self::Place(id) => format!("place {id}"),
            Self::Organisation(id) => format!("organisation {id}"),
            Self::Kind(kind) => format!("kind {kind}"),
        }
    }
}

impl Print {
    /// What is compared of a record's file.
    #[must_use]
    pub fn new(language: Language, record: &str) -> Self {
        let record = record.replace("\r\n", "\n");
        let mut parts = record.splitn(3, "+++\n");
        let (_, front_matter) = (parts.next(), parts.next().unwrap_or_default());
        let body = parts.next().unwrap_or_default();
        let table = front_matter.parse::<Table>().unwrap_or_default();
        let title = table.get("title").and_then(|title| title.as_str()).unwrap_or_default();
        let title = title.chars().filter(|c| c.is_alphanumeric()).collect();
        let date = table.get("date").and_then(|date| date.to_string().parse().ok());
        let (sketch, clues, numbers) = (sketch(body), clues(&table), numbers(body));
        Self { language, title, date, sketch, clues, numbers }
    }
}

/// The smallest hashes of a text's shingles.
fn sketch(text: &str) -> Vec<u64> {
    let letters: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
    let hash = |shingle: &[char]| {
        let mut hasher = DefaultHasher::new();
        shingle.hash(&mut hasher);
        hasher.finish()
    };
    let mut hashes: Vec<u64> = letters.windows(SHINGLE).map(hash).collect();
    hashes.sort_unstable();
    hashes.dedup();
    hashes.truncate(SKETCH);
    hashes
}

/// The share of shingles that two texts have in common, as their sketches tell it (Broder, "On the
/// resemblance and containment of documents", 1997): of the smallest hashes of both together.
fn resemblance(a: &[u64], b: &[u64]) -> f64 {
    let most = SKETCH.min(a.len().max(b.len()));
    let (mut i, mut j, mut all, mut shared) = (0, 0, 0, 0);
    while all < most {
        match (a.get(i), b.get(j)) {
            (Some(x), Some(y)) if x == y => (i, j, shared) = (i + 1, j + 1, shared + 1),
            (Some(x), Some(y)) if x > y => j += 1,
            (Some(_), _) => i += 1,
            (None, Some(_)) => j += 1,
            (None, None) => break,
        }
        all += 1;
    }
    if all == 0 { 0.0 } else { f64::from(shared) / all as f64 }
}

fn clues(table: &Table) -> BTreeSet<Clue> {
    let text = |key: &str| {
        table.get(key).map(|value| match value {
            toml::Value::String(text) => text.clone(),
            other => other.to_string(),
        })
    };
    let list = |key: &str| -> Vec<String> {
        let all = table.get(key).and_then(|value| value.as_array());
        all.into_iter().flatten().filter_map(|one| Some(one.as_str()?.to_owned())).collect()
    };
    let mut clues = BTreeSet::new();
    clues.extend(text("date").map(Clue::Date));
    clues.extend(text("series").map(Clue::Series));
    clues.extend(text("kind").map(Clue::Kind));
    clues.extend(list("places").into_iter().map(Clue::Place));
    clues.extend(list("organisations").into_iter().map(Clue::Organisation));
    let digits = |number: String| {
        let parts = number.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
        let mut parts: Vec<&str> = parts.collect();
        parts.sort_unstable();
        (parts.len() > 1).then(|| parts.join(" "))
    };
    clues.extend(text("document_number").and_then(digits).map(Clue::DocumentNumber));
    let events = table.get("events").and_then(|value| value.as_array()).into_iter().flatten();
    clues.extend(events.filter_map(|event| Some(Clue::Event(event.get("start")?.to_string()))));
    clues
}

/// The numbers that a text names in figures, but those of a single one.
fn numbers(text: &str) -> BTreeSet<String> {
    let text = text.replace(',', "");
    let parts = text.split(|c: char| !c.is_ascii_digit()).filter(|part| part.len() > 1);
    parts.map(str::to_owned).collect()
}

/// Records that are compared with others.
#[derive(Debug, Default)]
pub struct Collection {
    records: Vec<(SourcePath, Print)>,
    by_hash: BTreeMap<u64, Vec<usize>>,
    by_clue: BTreeMap<Clue, Vec<usize>>,
}

/// A record that may be the same notice as another.
#[derive(Debug, Clone, PartialEq)]
pub struct Match {
    /// Its file.
    pub file: SourcePath,
    /// What speaks for it.
    pub evidence: String,
}

impl Collection {
    /// Adds a record.
    pub fn add(&mut self, file: SourcePath, print: Print) {
        let index = self.records.len();
        for hash in print.sketch.iter().take(KEYS) {
            self.by_hash.entry(*hash).or_default().push(index);
        }
        for clue in print.clues.iter().filter(|clue| clue.is_rare()) {
            self.by_clue.entry(clue.clone()).or_default().push(index);
        }
        self.records.push((file, print));
    }

    /// The record that holds the same text, if there is one.
    #[must_use]
    pub fn double(&self, print: &Print) -> Option<Match> {
        let keys = print.sketch.iter().take(KEYS);
        let telling = |same: &&Vec<usize>| same.len() <= MOST_SHARED;
        let same = keys.filter_map(|hash| self.by_hash.get(hash)).filter(telling);
        let near: BTreeSet<usize> = same.flatten().copied().collect();
        let shares = near.into_iter().map(|index| {
            let (file, other) = &self.records[index];
            (file, other, resemblance(&print.sketch, &other.sketch))
        });
        // Numbers and days are what editions of one circular differ in.
        let same = |(_, other, share): &(_, &Print, f64)| {
            let is_text = *share >= IDENTICAL || *share >= SAME && other.title == print.title;
            let is_same = is_same_edition(print, other) && names_the_same(print, other);
            other.language == print.language && is_text && is_same
        };
        let (file, _, share) = shares.filter(same).max_by(|a, b| a.2.total_cmp(&b.2))?;
        let evidence = format!("{:.0} % of its text is the same", share * 100.0);
        Some(Match { file: file.clone(), evidence })
    }

    /// The record in another language that is the same notice, if enough speaks for it.
    #[must_use]
    pub fn partner(&self, print: &Print) -> Option<Match> {
        let rare = print.clues.iter().filter_map(|clue| self.by_clue.get(clue));
        let near: BTreeSet<usize> = rare.flatten().copied().collect();
        let scored = near.into_iter().filter_map(|index| {
            let (file, other) = &self.records[index];
            (other.language != print.language).then(|| (file, evidence(print, other)))
        });
        let (file, (_, told)) = scored
            .filter(|(_, (score, _))| *score >= ENOUGH)
            .max_by_key(|(_, (score, _))| *score)?;
        Some(Match { file: file.clone(), evidence: told.join(", ") })
    }
}

/// Two texts that name other numbers or other days of an event, or were published in other months,
/// are two notices by one pattern.
fn is_same_edition(a: &Print, b: &Print) -> bool {
    let is_near = |(a, b): (Date, Date)| {
        a.until(b).is_ok_and(|span| i64::from(span.get_days()).abs() <= MOST_DAYS)
    };
    if !a.date.zip(b.date).is_none_or(is_near) {
        return false;
    }
    let rare = |print: &Print| -> BTreeSet<Clue> {
        let of_notice = |clue: &&Clue| matches!(clue, Clue::Event(_) | Clue::DocumentNumber(_));
        print.clues.iter().filter(of_notice).cloned().collect()
    };
    let (a, b) = (rare(a), rare(b));
    a.is_empty() || b.is_empty() || !a.is_disjoint(&b)
}

/// Two texts by one pattern differ in their figures.
fn names_the_same(a: &Print, b: &Print) -> bool {
    const FEWEST: usize = 4;
    let shared = a.numbers.intersection(&b.numbers).count();
    let all = a.numbers.union(&b.numbers).count();
    a.numbers.len().min(b.numbers.len()) < FEWEST || shared * 2 >= all
}

/// What speaks for two texts being one notice, and how much.
fn evidence(a: &Print, b: &Print) -> (u32, Vec<String>) {
    let shared: Vec<&Clue> = a.clues.intersection(&b.clues).collect();
    let mut score = shared.iter().map(|clue| clue.weight()).sum();
    let mut told: Vec<String> = shared.iter().map(|clue| clue.tell()).collect();
    let numbers = a.numbers.intersection(&b.numbers).count();
    let all = a.numbers.len().min(b.numbers.len());
    // Half of the figures of the one are in the other, or they speak against it.
    if numbers >= 3 && numbers * 2 >= all {
        score += 2;
        told.push(format!("{numbers} of {all} figures"));
    } else if all >= 3 && numbers * 4 < all {
        score = 0;
    }
    (score, told)
}

/// A record as the text of a notice that has one in another language already: facts hold for the
/// notice, and stay where they are stated. That a person should look at the pair is in `[review]`.
#[must_use]
pub fn paired(record: &str, partner: &Match) -> String {
    let review = format!(
        "{PAIRED}{} ({}); say under [translation] which is the original",
        partner.file, partner.evidence
    );
    super::merge::without(record, &SHARED, Some(("translation", &review)))
}

/// Facts that hold for a notice, whatever the language, and are stated once.
const SHARED: [&str; 8] =
    ["date", "year", "kind", "topics", "series", "organisations", "places", "events"];

/// With what the point to review begins that a pair has.
const PAIRED: &str = "made one notice with ";

/// Whether a record was made one notice with another.
#[must_use]
pub fn is_paired(record: &str) -> bool {
    record.contains(PAIRED)
}

/// A record without the facts that it shares with its partner.
#[must_use]
pub fn unshared(record: &str) -> String {
    super::merge::without(record, &SHARED, None)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn print(language: &str, front_matter: &str, body: &str) -> Print {
        let language = Language::new(language).unwrap_or(Language::EN);
        Print::new(language, &format!("+++\n{front_matter}\n+++\n\n{body}"))
    }

    fn collection(print: Print) -> Collection {
        let mut all = Collection::default();
        all.add(SourcePath::new("content/notices/2024/a.zh.md"), print);
        all
    }

    const TEXT: &str = "某省药品监督管理局近日组织开展疫苗储存运输专项检查，共检查单位120家，发现问题35个，已责令限期整改，对其中3家立案调查。下一步，将继续加大检查力度，确保疫苗质量安全。";

    #[test]
    fn a_text_saved_twice_is_known_again() {
        let all = collection(print("zh", "date = 2024-03-05", TEXT));
        let mirror = TEXT.replace("近日", "日前");
        assert!(all.double(&print("zh", "date = 2024-03-08", &mirror)).is_some());
        assert!(
            all.double(&print("zh", "", "全然不同的一篇通知，讲的是另一件事情，与疫苗无关。"))
                .is_none()
        );
        assert!(all.double(&print("zh", "", "")).is_none());
    }

    #[test]
    fn another_title_or_month_is_another_notice() {
        let of = |title: &str, day: &str, text: &str| {
            print("zh", &format!("title = \"{title}\"\ndate = {day}"), text)
        };
        let all = collection(of("关于五月抽检结果的通告", "2024-05-06", TEXT));
        let other = TEXT.replace("120家", "131家").replace("35个", "41个");
        assert!(all.double(&of("关于六月抽检结果的通告", "2024-05-20", &other)).is_none());
        assert!(all.double(&of("关于五月抽检结果的通告", "2023-05-06", TEXT)).is_none());
        assert!(all.double(&of("五月抽检结果公布", "2024-05-08", TEXT)).is_some());
    }

    #[test]
    fn editions_by_one_pattern_are_two_notices() {
        let all = collection(print("zh", "document_number = \"2024年第15号\"", TEXT));
        assert!(all.double(&print("zh", "document_number = \"2024年第16号\"", TEXT)).is_none());
    }

    #[test]
    fn one_notice_in_two_languages_is_proposed() {
        let facts = "date = 2024-03-05\nkind = \"notice\"\norganisations = [\"nmpa\"]";
        let all = collection(print("zh", facts, TEXT));
        let english = "120 depots were inspected; 35 faults were found, and 3 cases opened. See No. 35 and 120.";
        assert!(all.partner(&print("en", facts, english)).is_none(), "too few figures");
        let facts = format!("{facts}\n[[events]]\nstart = 2024-03-01");
        let all = collection(print("zh", &facts, TEXT));
        let found = all.partner(&print("en", &facts, english)).map(|found| found.evidence);
        assert_eq!(
            found.as_deref(),
            Some("published on 2024-03-05, held on 2024-03-01, organisation nmpa, kind notice")
        );
        assert!(all.partner(&print("en", "date = 2024-03-05", "Of 77, 78, 79 and 80.")).is_none());
    }
}
