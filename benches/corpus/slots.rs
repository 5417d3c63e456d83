//! What the names in braces stand for. Each is drawn once and written in both languages.

use jiff::ToSpan;
use jiff::civil::Date;

use super::random::Random;
use super::vocabulary::{Term, Vocabularies};
use super::words::{self, Words};
use super::{Language, Pair};

/// What a text is drawn from: chance, and what its notice is about.
pub struct Slots<'a> {
    pub random: Random,
    pub vocabularies: &'a Vocabularies,
    pub date: Date,
    /// The numbers of its topics.
    pub topics: &'a [usize],
    /// The number of the organisation that issues it.
    pub issuer: usize,
    /// The officials that it names.
    pub people: &'a [Pair],
    /// What it cites.
    pub cited: &'a [Pair],
    /// Where the page of a topic is, as a link has it.
    pub address: &'a dyn Fn(&Term, Language) -> String,
}

impl Slots<'_> {
    /// A form with its names filled in, as a sentence: with a capital at its beginning.
    pub fn sentence(&mut self, form: Words) -> Pair {
        let mut pair = self.fill(form);
        if let Some(first) = pair.en.find(|c: char| c.is_ascii_alphanumeric()) {
            pair.en[first..=first].make_ascii_uppercase();
        }
        pair
    }

    /// A form with its names filled in.
    pub fn fill(&mut self, form: (&str, &str)) -> Pair {
        let mut values: Vec<(&str, Pair)> = Vec::new();
        for piece in form.0.split('{').skip(1) {
            let name = piece.split('}').next().unwrap_or_default();
            if !values.iter().any(|(known, _)| *known == name) {
                let value = self.unlike(&values, name);
                values.push((name, value));
            }
        }
        Pair {
            en: filled(form.0, &values, Language::English),
            zh: filled(form.1, &values, Language::Chinese),
        }
    }

    /// What a name stands for. One with a digit is unlike what was drawn before.
    fn unlike(&mut self, others: &[(&str, Pair)], name: &str) -> Pair {
        loop {
            let value = self.value(name);
            let is_another = name.ends_with(|c: char| c.is_ascii_digit());
            if !is_another || others.iter().all(|(_, other)| *other != value) {
                return value;
            }
        }
    }

    fn value(&mut self, name: &str) -> Pair {
        match name.trim_end_matches(|c: char| c.is_ascii_digit()) {
            "when" => self.of(words::WHEN),
            "who" => self.of(words::WHO),
            "what" => self.of(words::WHAT),
            "how" => self.of(words::HOW),
            "do" => self.action(|action| action.0),
            "doing" => self.action(|action| action.1),
            "did" => self.action(|action| action.2),
            "place" => self.term(|all| &all.places),
            "org" => self.term(|all| &all.organisations),
            "issuer" => spoken(&self.vocabularies.organisations[self.issuer]),
            "topic" => spoken(self.own_topic()),
            "link" => self.link(),
            "firm" => self.firm(),
            "product" => self.product(),
            "person" => self.person(),
            "cite" => self.cited_document(),
            "lot" => self.lot(),
            "approval" => self.approval(),
            "year" => Pair::alike(self.date.year().to_string()),
            "today" => day(self.date),
            "date" => self.other_day(),
            figure => self.figure(figure),
        }
    }

    fn figure(&mut self, name: &str) -> Pair {
        match name {
            "days" => Pair::alike(self.random.from(5, 60).to_string()),
            "few" => Pair::from(*self.random.pick(FEW)),
            "share" => {
                let tenths = self.random.from(105, 995);
                Pair::alike(format!("{}.{}%", tenths / 10, tenths % 10))
            }
            "many" => {
                let thousands = self.random.from(11, 989);
                Pair { en: format!("{thousands},000"), zh: myriads(thousands) }
            }
            "money" => {
                let millions = self.random.from(2, 95);
                let en = format!("RMB {millions} million");
                Pair { en, zh: format!("{}万元", millions * 100) }
            }
            "count" => {
                // Small figures are commoner than large ones.
                let most = *self.random.pick(&[40, 400, 9_900]);
                let count = self.random.from(11, most);
                Pair { en: with_comma(count), zh: count.to_string() }
            }
            unknown => unreachable!("no form may hold {{{unknown}}}"),
        }
    }

    /// One of several phrases, in which there may be names as well.
    fn of(&mut self, phrases: &[Words]) -> Pair {
        let phrase = *self.random.pick(phrases);
        self.fill(phrase)
    }

    fn action(&mut self, form: fn(&words::Action) -> &'static str) -> Pair {
        let action = self.random.pick(words::ACTIONS);
        Pair { en: form(action).to_owned(), zh: action.3.to_owned() }
    }

    fn term(&mut self, of: fn(&Vocabularies) -> &Vec<Term>) -> Pair {
        spoken(self.random.pick(of(self.vocabularies)))
    }

    fn own_topic(&mut self) -> &Term {
        &self.vocabularies.topics[*self.random.pick(self.topics)]
    }

    fn link(&mut self) -> Pair {
        let address = self.address;
        let topic = self.own_topic();
        let link =
            |language| format!("[{}]({})", topic.in_sentence(language), address(topic, language));
        Pair { en: link(Language::English), zh: link(Language::Chinese) }
    }

    fn firm(&mut self) -> Pair {
        let [first, second] = [words::FIRM_SYLLABLES; 2].map(|all| *self.random.pick(all));
        let trade = *self.random.pick(words::TRADES);
        let name = Pair::from(first).join("", second).join(" ", trade);
        Pair { en: capital(&name.en), zh: name.zh + "公司" }
    }

    fn product(&mut self) -> Pair {
        let [first, second] = [words::SYLLABLES; 2].map(|all| *self.random.pick(all));
        let (stem, dosage) = (*self.random.pick(words::STEMS), *self.random.pick(words::DOSAGES));
        Pair::from(first).join("", second).join("", stem).join(" ", dosage)
    }

    fn person(&mut self) -> Pair {
        self.random.pick(self.people).clone()
    }

    fn cited_document(&mut self) -> Pair {
        self.random.pick(self.cited).clone()
    }

    fn lot(&mut self) -> Pair {
        let letter = *self.random.pick(&['B', 'G', 'K', 'T']);
        let number = self.random.below(100_000);
        Pair::alike(format!("{letter}{:02}{number:05}", self.date.year() % 100))
    }

    fn approval(&mut self) -> Pair {
        let letter = *self.random.pick(&['H', 'S', 'Z']);
        let number = self.random.below(10_000);
        Pair::alike(format!("{letter}{}{number:04}", self.date.year()))
    }

    /// A day in the three months before or after that of the notice.
    fn other_day(&mut self) -> Pair {
        let days = self.random.from(0, 180) as i64 - 90;
        day(self.date.saturating_add(days.days()))
    }
}

const FEW: &[Words] = &[
    ("three", "三"),
    ("four", "四"),
    ("five", "五"),
    ("six", "六"),
    ("seven", "七"),
    ("eight", "八"),
];

/// A day as texts write it.
pub fn day(date: Date) -> Pair {
    let (year, month, day) = (date.year(), date.month(), date.day());
    Pair { en: date.strftime("%-d %B %Y").to_string(), zh: format!("{year}年{month}月{day}日") }
}

/// A word with a capital at its beginning.
pub fn capital(word: &str) -> String {
    let mut word = word.to_owned();
    if let Some(first) = word.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    word
}

fn spoken(term: &Term) -> Pair {
    let [en, zh] = [Language::English, Language::Chinese].map(|one| term.in_sentence(one));
    Pair { en, zh }
}

/// Thousands in units of ten thousand: 32 is 3.2万.
fn myriads(thousands: usize) -> String {
    match (thousands / 10, thousands % 10) {
        (whole, 0) => format!("{whole}万"),
        (whole, tenth) => format!("{whole}.{tenth}万"),
    }
}

fn with_comma(count: usize) -> String {
    match count {
        0..1_000 => count.to_string(),
        _ => format!("{},{:03}", count / 1_000, count % 1_000),
    }
}

fn filled(form: &str, values: &[(&str, Pair)], language: Language) -> String {
    let mut text = String::with_capacity(form.len() * 2);
    let mut pieces = form.split('{');
    text.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let Some((name, rest)) = piece.split_once('}') else { continue };
        let value = values.iter().find(|(known, _)| *known == name);
        assert!(value.is_some(), "{{{name}}} is in one language alone: {form}");
        text.extend(value.map(|(_, pair)| pair.of(language)));
        text.push_str(rest);
    }
    text
}
