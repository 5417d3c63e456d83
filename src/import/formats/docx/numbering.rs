//! Automatic numbers of paragraphs: what lists there are, and how far each has counted.
//!
//! A list (`num`) is made after a pattern (`abstractNum`) of up to nine levels. Lists of one
//! pattern count together, unless one says that it starts anew (`startOverride`).

use std::collections::{BTreeMap, HashMap, HashSet};
use std::str::FromStr;

use super::counting::Format;
use super::styles::short;
use super::xml::Element;

/// How many levels a list has.
const LEVELS: usize = 9;
/// Longest text of a level, in characters. Word stops at 31.
const MOST_TEXT: usize = 64;

/// Lists and patterns go by numbers.
pub(super) type Id = i64;

/// The lists of a document.
#[derive(Default)]
pub(super) struct Numbering {
    lists: HashMap<Id, List>,
    patterns: HashMap<Id, BTreeMap<usize, Level>>,
}

struct List {
    /// The id of the pattern.
    pattern: Id,
    overrides: BTreeMap<usize, Override>,
}

/// In what a list differs from its pattern at a level.
struct Override {
    start: Option<u32>,
    level: Option<Level>,
}

struct Level {
    start: u32,
    format: Format,
    /// The text around the numbers, with `%1` for that of the first level.
    text: String,
    /// After which levels it starts anew, if not after all that are above it.
    restart: Option<usize>,
    /// Whether it writes the numbers of all levels as decimals.
    is_legal: bool,
    /// Whether the paragraph's text follows at once.
    is_close: bool,
    /// The style whose paragraphs are on this level.
    style: Option<String>,
}

/// The number of a paragraph.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Number {
    /// As it is read, with a space where one belongs between it and the text.
    pub label: String,
    /// Set if it is one that every list has, rather than part of what the text says: 1., a), •.
    pub item: Option<Item>,
}

/// An item of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Item {
    /// How many items it is inside of.
    pub depth: u8,
    /// Whether it has a number.
    pub ordered: bool,
}

impl Numbering {
    /// Reads the part that holds the lists.
    pub fn read(root: Element) -> Self {
        let named = |name| root.elements().filter(move |element| element.name() == name);
        let pattern_id = |pattern: Element| number_of(pattern, "abstractNumId");
        let patterns = named("abstractNum")
            .filter_map(|pattern| Some((pattern_id(pattern)?, levels(pattern))));
        let mut lists: HashMap<Id, List> = named("num").filter_map(List::read).collect();
        // A pattern can stand for another: both name the same style.
        let by_style: HashMap<_, _> = named("abstractNum")
            .filter_map(|pattern| Some((pattern.value("styleLink")?, pattern_id(pattern)?)))
            .collect();
        let stands_for: HashMap<Id, Id> = named("abstractNum")
            .filter_map(|pattern| {
                let other = by_style.get(&pattern.value("numStyleLink")?)?;
                Some((pattern_id(pattern)?, *other))
            })
            .collect();
        for list in lists.values_mut() {
            list.pattern = stands_for.get(&list.pattern).copied().unwrap_or(list.pattern);
        }
        Self { patterns: patterns.collect(), lists }
    }

    /// The level of a list that a style's paragraphs are on.
    pub fn level_of_style(&self, list: Id, style: &str) -> Option<usize> {
        let list = self.lists.get(&list)?;
        (0..LEVELS).find(|index| {
            self.level(list, *index).is_some_and(|level| level.style.as_deref() == Some(style))
        })
    }

    fn level<'a>(&'a self, list: &'a List, index: usize) -> Option<&'a Level> {
        let own = list.overrides.get(&index).and_then(|change| change.level.as_ref());
        own.or_else(|| self.patterns.get(&list.pattern)?.get(&index))
    }

    /// Where a level of a list starts.
    fn start(&self, list: &List, index: usize) -> u32 {
        let changed = list.overrides.get(&index).and_then(|change| change.start);
        changed.or_else(|| Some(self.level(list, index)?.start)).unwrap_or(1)
    }
}

fn levels(pattern: Element) -> BTreeMap<usize, Level> {
    let levels = pattern.elements().filter(|element| element.name() == "lvl");
    levels.filter_map(|level| Some((index(level)?, Level::read(level)))).collect()
}

fn index(level: Element) -> Option<usize> {
    number_of(level, "ilvl").filter(|index| *index < LEVELS)
}

fn number_of<T: FromStr>(element: Element, attribute: &str) -> Option<T> {
    element.attribute(attribute)?.trim().parse().ok()
}

impl List {
    fn read(list: Element) -> Option<(Id, Self)> {
        let overrides = list.elements().filter_map(|change| {
            let level = change.child("lvl").map(Level::read);
            Some((index(change)?, Override { start: change.number("startOverride"), level }))
        });
        let pattern = list.number("abstractNumId")?;
        Some((number_of(list, "numId")?, Self { pattern, overrides: overrides.collect() }))
    }
}

impl Level {
    fn read(level: Element) -> Self {
        // A format of the writer's own stands in a branch of an alternative, with a common one.
        let fallback = || level.child("AlternateContent")?.child("Fallback")?.value("numFmt");
        let format = level.value("numFmt").or_else(fallback);
        let text = level.value("lvlText").unwrap_or_default();
        Self {
            start: level.number("start").unwrap_or(0),
            format: format.map_or(Format::Decimal, |format| Format::of(&format)),
            text: text.trim().chars().take(MOST_TEXT).collect(),
            restart: level.number("lvlRestart"),
            is_legal: level.flag("isLgl") == Some(true),
            is_close: level.value("suff").as_deref() == Some("nothing"),
            style: level.value("pStyle").and_then(short),
        }
    }

    /// Whether its numbers are no more than a list of Markdown shows: a bullet, `1.`, `a)`.
    fn is_plain(&self, index: usize) -> bool {
        if self.format == Format::Bullet {
            return !self.text.is_empty();
        }
        let around = self.text.strip_prefix(&format!("%{}", index + 1));
        let is_usual = around.is_some_and(|around| ["", ".", ")", "．", "）"].contains(&around));
        self.format.is_plain() && is_usual
    }

    /// Whether a level above starts this one anew when it counts.
    fn restarts_after(&self, above: usize) -> bool {
        self.restart.is_none_or(|level| above < level)
    }
}

/// How far the lists have counted.
#[derive(Default)]
pub(super) struct Counters {
    /// By pattern.
    counts: HashMap<Id, [Option<u32>; LEVELS]>,
    /// Lists that have begun.
    begun: HashSet<Id>,
}

impl Counters {
    /// Counts a paragraph, and gives its number. `None` if there is no such list or level, or if
    /// it shows no number.
    pub fn next(&mut self, numbering: &Numbering, id: Id, index: usize) -> Option<Number> {
        let list = numbering.lists.get(&id)?;
        let level = numbering.level(list, index)?;
        self.begin(id, list);
        let counts = self.counts.entry(list.pattern).or_default();
        let count = counts.get_mut(index)?;
        *count = Some(count.map_or(numbering.start(list, index), |count| count.saturating_add(1)));
        for (below, count) in counts.iter_mut().enumerate().skip(index + 1) {
            let restarts = |level: &Level| level.restarts_after(index);
            if numbering.level(list, below).is_some_and(restarts) {
                *count = None;
            }
        }
        let counts = *counts;
        number(numbering, list, level, index, &counts)
    }

    fn begin(&mut self, id: Id, list: &List) {
        if !self.begun.insert(id) {
            return;
        }
        let counts = self.counts.entry(list.pattern).or_default();
        for (index, change) in &list.overrides {
            if let (Some(_), Some(count)) = (change.start, counts.get_mut(*index)) {
                *count = None;
            }
        }
    }
}

fn number(
    numbering: &Numbering,
    list: &List,
    level: &Level,
    index: usize,
    counts: &[Option<u32>; LEVELS],
) -> Option<Number> {
    let is_plain =
        |index| numbering.level(list, index).is_some_and(|level: &Level| level.is_plain(index));
    let ordered = level.format != Format::Bullet;
    let depth = (0..index).filter(|index| is_plain(*index)).count();
    let item =
        is_plain(index).then(|| Some(Item { depth: u8::try_from(depth).ok()?, ordered })).flatten();
    let label = if ordered { label(numbering, list, level, counts) } else { String::new() };
    (!label.is_empty() || item.is_some()).then_some(Number { label, item })
}

/// The number as it is read.
fn label(
    numbering: &Numbering,
    list: &List,
    level: &Level,
    counts: &[Option<u32>; LEVELS],
) -> String {
    let mut label = String::new();
    let mut characters = level.text.chars().peekable();
    while let Some(character) = characters.next() {
        let place = characters.peek().and_then(|digit| digit.to_digit(10));
        match (character, place) {
            ('%', Some(place @ 1..)) => {
                characters.next();
                label += &part(numbering, list, level, place as usize - 1, counts);
            }
            _ => label.push(character),
        }
    }
    // Full-width punctuation holds its own space.
    let is_spaced = label.ends_with(|c: char| "、。．：）】〕》」』，".contains(c));
    if !label.is_empty() && !is_spaced && !level.is_close {
        label.push(' ');
    }
    label
}

/// The number of one level within that of a paragraph. A level above that has not counted yet
/// shows where it would start.
fn part(
    numbering: &Numbering,
    list: &List,
    level: &Level,
    index: usize,
    counts: &[Option<u32>; LEVELS],
) -> String {
    let count = counts.get(index).copied().flatten();
    let count = count.unwrap_or_else(|| numbering.start(list, index));
    let format = numbering.level(list, index).map_or(Format::Decimal, |level| level.format);
    if level.is_legal { Format::Decimal.write(count) } else { format.write(count) }
}
