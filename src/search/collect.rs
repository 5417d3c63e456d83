//! The tokens of documents, collected: for each token the documents that have it, how often and
//! where, and what follows it there.
//!
//! A token is a Hanzi, two Hanzi side by side, a word, or a compound. With each posting stand the
//! units that follow the token in that document: a query of three Hanzi then needs one list, and a
//! phrase does not match where its words merely occur.

use std::collections::HashMap;

use rustc_hash::{FxBuildHasher, FxHashMap};
use serde::{Deserialize, Serialize};

use super::compounds::compounds;
use super::postings::{MOST_FOLLOWERS, Postings};
use super::script::NUMBERS;
use super::units::{Kind, Units};

/// Where in a document a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    /// The title.
    Title,
    /// Topics and other facts.
    Facts,
    /// A heading.
    Heading,
    /// The rest.
    Body,
}

impl Field {
    /// How much an occurrence counts, in occurrences in the body (the weights of BM25F).
    fn weight(self) -> u8 {
        match self {
            Self::Title => 5,
            Self::Facts => 3,
            Self::Heading => 2,
            Self::Body => 1,
        }
    }
}

/// The tokens of some documents.
#[derive(Serialize, Deserialize)]
pub(super) struct Collected {
    /// Each token once, in no order.
    pub tokens: Vec<(String, Postings)>,
    /// The units of each document, in order.
    pub lengths: Vec<u32>,
}

/// The end of a list of followers.
const NONE: u32 = u32::MAX;

/// A follower in the list of one token.
struct Link {
    code: u16,
    next: u32,
}

/// What is known of a token in the document that is being read.
#[derive(Clone)]
struct Slot {
    document: u32,
    weight: u8,
    in_title: bool,
    /// How many different followers it has, as far as they are counted.
    followers: u8,
    /// The first of their list.
    first: u32,
}

impl Slot {
    /// A token that did not occur yet.
    fn new(document: u32) -> Self {
        Self { document, weight: 0, in_title: false, followers: 0, first: NONE }
    }
}

/// Collects documents one after the other.
pub(super) struct Collector {
    hanzi: FxHashMap<u64, u32>,
    words: HashMap<Box<str>, u32, FxBuildHasher>,
    postings: Vec<Postings>,
    slots: Vec<Slot>,
    links: Vec<Link>,
    touched: Vec<u32>,
    units: Units,
    document: u32,
    length: u32,
    lengths: Vec<u32>,
}

impl Collector {
    /// A collector of nothing yet.
    pub fn new() -> Self {
        Self {
            hanzi: FxHashMap::default(),
            words: HashMap::default(),
            postings: Vec::new(),
            slots: Vec::new(),
            links: Vec::new(),
            touched: Vec::new(),
            units: Units::default(),
            document: 0,
            length: 0,
            lengths: Vec::new(),
        }
    }

    /// Takes a text of the current document. O(text).
    pub fn text(&mut self, text: &str, field: Field) {
        let mut units = std::mem::take(&mut self.units);
        units.read(text);
        self.length =
            self.length.saturating_add(u32::try_from(units.all.len()).unwrap_or(u32::MAX));
        for number in 0..units.all.len() {
            let next = units.is_adjacent(number + 1).then_some(number + 1);
            match units.all[number].kind {
                Kind::Hanzi(hanzi) => {
                    let single = self.hanzi(hanzi, None);
                    self.occurs(single, field, None);
                    let pair = next.and_then(|next| match units.all[next].kind {
                        Kind::Hanzi(second) => Some((next, second)),
                        Kind::Word(_) => None,
                    });
                    match pair {
                        Some((next, second)) => {
                            let pair = self.hanzi(hanzi, Some(second));
                            self.occurs(pair, field, follower(&units, next + 1));
                        }
                        // Before a word: 第16号.
                        None => {
                            if let Some(code) = next.and_then(|next| code(&units, next)) {
                                self.follows(single, code);
                            }
                        }
                    }
                }
                Kind::Word(_) => {
                    if let Some(word) = units.word(number) {
                        let word = self.word(word);
                        self.occurs(word, field, follower(&units, number + 1));
                    }
                }
            }
        }
        for token in compounds(&units.folded) {
            let token = self.word(&token);
            self.occurs(token, field, None);
        }
        self.units = units;
    }

    /// Begins a document; the next is to have a greater number.
    pub fn begin(&mut self, document: u32) {
        self.document = document;
    }

    /// Ends the document: what was collected becomes its postings.
    pub fn end(&mut self) {
        for token in self.touched.drain(..) {
            let slot = &self.slots[token as usize];
            let mut next = slot.first;
            let followers = std::iter::from_fn(|| {
                let link = self.links.get(next as usize)?;
                next = link.next;
                Some(link.code)
            });
            let postings = &mut self.postings[token as usize];
            postings.push(self.document, (slot.weight, slot.in_title), followers);
        }
        self.links.clear();
        self.lengths.push(std::mem::take(&mut self.length));
    }

    /// All that was collected.
    pub fn finish(self) -> Collected {
        let Self { hanzi, words, mut postings, lengths, .. } = self;
        let name = |key: u64| {
            let of = |code: u64| u32::try_from(code).ok().and_then(char::from_u32);
            let second = of(key >> 32).filter(|c| *c != '\0');
            of(key & 0xFFFF_FFFF).into_iter().chain(second).collect::<String>()
        };
        let hanzi = hanzi.into_iter().map(|(key, token)| (name(key), token));
        let words = words.into_iter().map(|(word, token)| (String::from(word), token));
        let tokens = hanzi.chain(words);
        let tokens = tokens
            .map(|(name, token)| (name, std::mem::take(&mut postings[token as usize])))
            .collect();
        Collected { tokens, lengths }
    }

    fn hanzi(&mut self, first: char, second: Option<char>) -> u32 {
        let key = u64::from(first) | second.map_or(0, |second| u64::from(second) << 32);
        let new = self.postings.len() as u32;
        let token = *self.hanzi.entry(key).or_insert(new);
        if token == new {
            self.new_token();
        }
        token
    }

    fn word(&mut self, word: &str) -> u32 {
        if let Some(token) = self.words.get(word) {
            return *token;
        }
        let new = self.postings.len() as u32;
        self.words.insert(word.into(), new);
        self.new_token();
        new
    }

    fn new_token(&mut self) {
        self.postings.push(Postings::default());
        self.slots.push(Slot::new(u32::MAX));
    }

    fn occurs(&mut self, token: u32, field: Field, follower: Option<u16>) {
        let slot = &mut self.slots[token as usize];
        if slot.document != self.document {
            *slot = Slot::new(self.document);
            self.touched.push(token);
        }
        slot.weight = slot.weight.saturating_add(field.weight());
        slot.in_title |= field == Field::Title;
        if let Some(code) = follower {
            self.follows(token, code);
        }
    }

    fn follows(&mut self, token: u32, code: u16) {
        let slot = &mut self.slots[token as usize];
        if slot.followers > MOST_FOLLOWERS {
            return;
        }
        let mut next = slot.first;
        while let Some(link) = self.links.get(next as usize) {
            if link.code == code {
                return;
            }
            next = link.next;
        }
        slot.followers += 1;
        let first = std::mem::replace(&mut slot.first, self.links.len() as u32);
        self.links.push(Link { code, next: first });
    }
}

/// What follows in running text, if the unit does.
fn follower(units: &Units, number: usize) -> Option<u16> {
    if units.is_adjacent(number) { code(units, number) } else { None }
}

fn code(units: &Units, number: usize) -> Option<u16> {
    match units.all.get(number)?.kind {
        Kind::Hanzi(hanzi) => Some(code_of([hanzi])),
        Kind::Word(_) => units.word(number).map(|word| code_of(word.chars())),
    }
}

/// A unit as a number, as which it stands in a list of followers: a Hanzi is itself. Units that share
/// a code are taken for each other there.
pub(super) fn code_of(unit: impl IntoIterator<Item = char>) -> u16 {
    let code = unit.into_iter().fold(0, |code, c| (code * 31 + u32::from(c)) % NUMBERS);
    // NUMBERS is less than 65,536.
    code as u16
}
