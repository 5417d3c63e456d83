//! A notice: what its front matter says. All of it follows from the number of the notice and that of
//! all notices, so that one can be made without another, and a later one knows those it cites.

use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::random::Random;
use super::slots::{Slots, capital};
use super::{Corpus, Pair, forms, words};

/// A notice, without its text.
pub struct Notice {
    /// Its number, from 0 on, in the order of dates.
    pub number: usize,
    /// The day of publication.
    pub date: Date,
    /// What sort of document it is.
    pub kind: &'static str,
    /// What it is called.
    pub title: Pair,
    /// One sentence about it.
    pub summary: Pair,
    /// Its own number, if documents of its kind have one.
    pub document_number: Option<Pair>,
    /// The numbers of its topics.
    pub topics: Vec<usize>,
    /// The number of its series.
    pub series: Option<usize>,
    /// The number of the place where it was issued.
    pub place: usize,
    /// The number of the organisation that issued it.
    pub issuer: usize,
    /// The officials that it names.
    pub people: Vec<Pair>,
    /// The earlier notices that it cites.
    pub cited: Vec<Self>,
    /// What it does to one of them.
    pub relation: Option<Relation>,
}

/// What a notice does to another.
pub struct Relation {
    /// What.
    pub kind: &'static str,
    /// The id of the other.
    pub to: String,
}

/// A kind of document: how it is called in settings and titles, and in how many of a hundred notices.
struct Kind {
    key: &'static str,
    title: words::Words,
    has_number: bool,
    percent: usize,
}

const KINDS: &[Kind] = &[
    kind("notice", ("Notice of {issuer} on {subject}", "{issuer}关于{subject}的通知"), true, 38),
    kind(
        "announcement",
        ("Announcement of {issuer} on {subject}", "{issuer}关于{subject}的公告"),
        true,
        18,
    ),
    kind(
        "circular",
        ("Circular of {issuer} on {subject}", "{issuer}关于{subject}的通告"),
        true,
        12,
    ),
    kind("opinion", ("Opinions of {issuer} on {subject}", "{issuer}关于{subject}的意见"), true, 8),
    kind("meeting", ("{issuer} Meets on {topic}", "{issuer}召开{topic}会议"), false, 12),
    kind("news", ("{issuer} Reports on {subject}", "{issuer}通报{subject}"), false, 12),
];

const fn kind(key: &'static str, title: words::Words, has_number: bool, percent: usize) -> Kind {
    Kind { key, title, has_number, percent }
}

/// What the numbers of a notice are drawn for: those of its head are not those of its text.
pub const TEXT: u64 = 2;
const HEAD: u64 = 1;
const CITED: u64 = 3;
const OFFICIALS: u64 = 4;

/// How many officials the corpus knows of.
const OFFICIALS_KNOWN: usize = 400;

/// The topics that a notice has: how many of them is drawn evenly.
const TOPICS: [usize; 5] = [1, 2, 2, 3, 4];

const FIRST_DAY: Date = date(2005, 1, 1);
const DAYS: usize = 7_665;

impl Notice {
    /// The notice of a number.
    pub fn new(number: usize, corpus: &Corpus) -> Self {
        let mut notice = Self::alone(number, corpus);
        let mut random = Random::of(CITED, number);
        let count = *random.pick(&[0, 1, 1, 2, 3]);
        for _ in 0..count.min(number) {
            // Documents cite what is recent more often than what is old.
            let age = random.from(1, number).min(random.from(1, number));
            let earlier = Self::alone(number - age, corpus);
            let is_new = notice.cited.iter().all(|one| one.number != earlier.number);
            if earlier.document_number.is_some() && is_new {
                notice.cited.push(earlier);
            }
        }
        if let Some(earlier) = notice.cited.first()
            && random.happens(20)
        {
            let kind = *random.pick(&["implements", "amends", "repeals", "replaces", "interprets"]);
            notice.relation = Some(Relation { kind, to: earlier.id() });
        }
        notice
    }

    /// Its id, which is also the path of its files.
    pub fn id(&self) -> String {
        format!("{}/{}-{:06}", self.date.year(), self.kind, self.number)
    }

    /// How others cite it: by its title and number.
    pub fn citation(&self) -> Option<Pair> {
        let Pair { en, zh } = &self.title;
        let number = self.document_number.as_ref()?;
        Some(Pair {
            en: format!("the “{en}” ({})", number.en),
            zh: format!("《{zh}》（{}）", number.zh),
        })
    }

    /// A notice without what it has to do with others.
    fn alone(number: usize, corpus: &Corpus) -> Self {
        let vocabularies = &corpus.vocabularies;
        let mut random = Random::of(HEAD, number);
        let date = day_of(number, corpus.notices);
        let kind = kind_drawn(&mut random);
        let topics = *random.pick(&TOPICS);
        let topics = random.some(topics, vocabularies.topics.len());
        let issuer = random.below(vocabularies.organisations.len());
        let is_edition = !kind.has_number && random.happens(50);
        let series = is_edition.then(|| random.below(vocabularies.series.len()));
        let place = random.below(vocabularies.places.len());
        let officials = *random.pick(&[0, 0, 1, 1, 2]);
        let officials = random.some(officials, OFFICIALS_KNOWN);
        let people: Vec<Pair> = officials.into_iter().map(official).collect();
        let mut slots = Slots {
            random,
            vocabularies,
            date,
            topics: &topics,
            issuer,
            people: &[],
            cited: &[],
            address: &|_, _| String::new(),
        };
        let title = slots.title(kind.title);
        let summary = slots.sentence(SUMMARY);
        let document_number = kind.has_number.then(|| {
            let code = &vocabularies.codes[issuer];
            let (year, of_year) = (date.year(), number - first_of(date.year(), corpus.notices) + 1);
            Pair {
                en: format!("{} [{year}] No. {of_year}", code.en),
                zh: format!("{}〔{year}〕{of_year}号", code.zh),
            }
        });
        let key = kind.key;
        Self {
            number,
            date,
            kind: key,
            title,
            summary,
            document_number,
            topics,
            series,
            place,
            issuer,
            people,
            cited: Vec::new(),
            relation: None,
        }
    }
}

const SUMMARY: words::Words = (
    "{issuer} says how to {do} {what}, with a view to {topic}.",
    "{issuer}就{do}{what}作出说明，涉及{topic}。",
);

impl Slots<'_> {
    fn title(&mut self, form: words::Words) -> Pair {
        let subject = *self.random.pick(forms::SUBJECTS);
        let form =
            |of: fn(words::Words) -> &'static str| of(form).replace("{subject}", of(subject));
        let (en, zh) = (form(|words| words.0), form(|words| words.1));
        let mut title = self.fill((&en, &zh));
        title.en = capital(&title.en);
        title
    }
}

fn kind_drawn(random: &mut Random) -> &'static Kind {
    let mut drawn = random.below(100);
    let mut kinds = KINDS.iter();
    loop {
        match kinds.next() {
            Some(kind) if drawn >= kind.percent => drawn -= kind.percent,
            Some(kind) => return kind,
            None => return &KINDS[0],
        }
    }
}

/// The days are spread evenly over the years.
fn day_of(number: usize, notices: usize) -> Date {
    let days = number * DAYS / notices;
    FIRST_DAY.saturating_add((days as i64).days())
}

/// The number of the first notice of a year.
fn first_of(year: i16, notices: usize) -> usize {
    let days = FIRST_DAY.until(date(year, 1, 1)).map_or(0, |span| span.get_days());
    (days.unsigned_abs() as usize * notices).div_ceil(DAYS)
}

fn official(number: usize) -> Pair {
    let mut random = Random::of(OFFICIALS, number);
    let surname = Pair::from(*random.pick(words::SURNAMES));
    let [first, second] = [words::GIVEN; 2].map(|all| *random.pick(all));
    let given = Pair::from(first).join("", second);
    Pair { en: format!("{} {}", surname.en, capital(&given.en)), zh: surname.zh + &given.zh }
}
