//! The text of a notice: some 2 to 4 KB of Markdown in each language, block for block alike.

use super::notice::TEXT;
use super::random::Random;
use super::slots::Slots;
use super::words::Words;
use super::{Corpus, Language, Notice, Pair, Term, forms};

/// The text of a notice. `address` says where links to a topic lead.
pub fn text(notice: &Notice, corpus: &Corpus, address: &dyn Fn(&Term, Language) -> String) -> Pair {
    let cited: Vec<Pair> = notice.cited.iter().filter_map(Notice::citation).collect();
    let slots = Slots {
        random: Random::of(TEXT, notice.number),
        vocabularies: &corpus.vocabularies,
        date: notice.date,
        topics: &notice.topics,
        issuer: notice.issuer,
        people: &notice.people,
        cited: &cited,
        address,
    };
    let mut writer = Writer { slots, text: Pair::default() };
    writer.write();
    writer.text
}

struct Writer<'a> {
    slots: Slots<'a>,
    text: Pair,
}

impl Writer<'_> {
    fn write(&mut self) {
        let opening = self.suitable(forms::OPENINGS);
        self.text.push(&opening);
        self.sentences(1, 2);
        let sections = self.slots.random.from(3, 5);
        for heading in self.slots.random.some(sections, forms::HEADINGS.len()) {
            let heading = self.slots.fill(forms::HEADINGS[heading]);
            self.text.push_alike("\n\n## ");
            self.text.push(&heading);
            self.section();
        }
        self.text.push_alike("\n\n");
        let ending = self.suitable(forms::ENDINGS);
        self.text.push(&ending);
        self.text.push_alike("\n");
    }

    fn section(&mut self) {
        self.paragraph();
        match self.slots.random.below(10) {
            0..3 => self.list(|number| format!("\n{number}. ")),
            3..5 => self.list(|_| "\n- ".to_owned()),
            5 => self.table(),
            6 => self.quotation(),
            _ => self.paragraph(),
        }
    }

    fn paragraph(&mut self) {
        self.text.push_alike("\n\n");
        self.sentence();
        self.sentences(1, 2);
    }

    fn list(&mut self, mark: fn(usize) -> String) {
        self.text.push_alike("\n");
        let is_led = self.slots.random.happens(40);
        for number in 1..=self.slots.random.from(3, 5) {
            self.text.push_alike(&mark(number));
            if is_led {
                let lead = self.slots.sentence(LEAD);
                self.text.push(&lead);
                self.space();
            }
            self.sentence();
        }
    }

    fn table(&mut self) {
        let (columns, cells) = *self.slots.random.pick(forms::TABLES);
        self.text.push_alike("\n");
        self.row(columns);
        self.text.push_alike("\n|");
        for _ in columns {
            self.text.push_alike(" --- |");
        }
        for _ in 0..self.slots.random.from(3, 6) {
            self.row(cells);
        }
    }

    fn row(&mut self, cells: &[Words]) {
        self.text.push_alike("\n|");
        for cell in cells {
            let cell = self.slots.sentence(*cell);
            self.text.push_alike(" ");
            self.text.push(&cell);
            self.text.push_alike(" |");
        }
    }

    fn quotation(&mut self) {
        self.text.push_alike("\n\n> ");
        self.sentence();
    }

    fn sentences(&mut self, least: usize, most: usize) {
        for _ in 0..self.slots.random.from(least, most) {
            self.space();
            self.sentence();
        }
    }

    fn sentence(&mut self) {
        let sentence = self.suitable(forms::SENTENCES);
        self.text.push(&sentence);
    }

    /// What stands between two sentences: nothing in Chinese.
    fn space(&mut self) {
        self.text.en.push(' ');
    }

    /// A sentence of one of several forms, which says nothing of people or documents that the notice
    /// does not have.
    fn suitable(&mut self, all: &[Words]) -> Pair {
        let form = loop {
            let form = *self.slots.random.pick(all);
            let lacks_people = self.slots.people.is_empty() && form.0.contains("{person}");
            let lacks_citation = self.slots.cited.is_empty() && form.0.contains("{cite}");
            if !lacks_people && !lacks_citation {
                break form;
            }
        };
        self.slots.sentence(form)
    }
}

/// The words in bold with which items begin.
const LEAD: Words = ("**{doing} {what}.**", "**{doing}{what}。**");
