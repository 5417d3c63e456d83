//! What a notice is: its title, when and where, by whom, of what kind. Every fact comes with its
//! evidence; what the text does not settle is put up for review, and nothing is made up.

use std::sync::LazyLock;

use jiff::civil::Date;
use regex::Regex;
use whichlang::Lang;

use super::chrome::{Metadata, Stripped};
use super::dates::{self, Mention, Named};
use super::formats::Line;
use super::people::people;
use super::report::{Dropped, Evidence};
use super::tag::Vocabularies;
use crate::content::{Kind, Vocabulary};
use crate::language::Language;
use crate::path::TermId;

/// A notice with what was found out about it.
#[derive(Debug)]
pub(super) struct Described {
    /// Title: the headline, or derived from the first sentence.
    pub title: String,
    /// Whether the text has that title as a headline.
    pub title_is_headline: bool,
    /// The line above the headline.
    pub kicker: Option<String>,
    /// Date of publication.
    pub date: Option<Date>,
    /// First and last day of what it reports.
    pub event: Option<(Date, Date)>,
    /// Where that was, the narrowest place first, then those it is part of.
    pub places: Vec<TermId>,
    /// Who published it.
    pub publisher: Option<String>,
    /// What sort of document it is.
    pub kind: Kind,
    /// Named officials.
    pub people: Vec<String>,
    /// The lead sentence.
    pub summary: Option<String>,
    /// The lines of the text, without the headline.
    pub body: Vec<Line>,
    /// Where the facts come from.
    pub evidence: Vec<Evidence>,
    /// What a person must decide.
    pub review: Vec<Evidence>,
    /// What is not in the record.
    pub dropped: Vec<Dropped>,
}

/// The language of the text, whatever that of the page furniture was.
///
/// # Errors
/// The ISO 639-3 code of a language that is not among `languages`.
pub(super) fn language(
    stripped: &Stripped,
    languages: &[Language],
) -> Result<Language, &'static str> {
    let text: Vec<&str> = stripped.lines.iter().map(|line| line.text.as_str()).collect();
    let detected = whichlang::detect_language(&text.join("\n"));
    let tag = match detected {
        Lang::Cmn => "zh",
        Lang::Eng => "en",
        Lang::Ara => "ar",
        Lang::Deu => "de",
        Lang::Fra => "fr",
        Lang::Hin => "hi",
        Lang::Ita => "it",
        Lang::Jpn => "ja",
        Lang::Kor => "ko",
        Lang::Nld => "nl",
        Lang::Por => "pt",
        Lang::Rus => "ru",
        Lang::Spa => "es",
        Lang::Swe => "sv",
        Lang::Tur => "tr",
        Lang::Vie => "vi",
    };
    let speaks = |language: &&Language| language.as_str().split('-').next() == Some(tag);
    languages.iter().find(speaks).copied().ok_or(detected.three_letter_code())
}

/// Describes a notice.
pub(super) fn describe(
    stripped: Stripped,
    language: Language,
    vocabularies: &Vocabularies,
) -> Described {
    let Stripped { lines, above_metadata, dates, publishers, dropped } = stripped;
    let (headline, body) = headline(lines, above_metadata);
    let mut described = Described {
        title: String::new(),
        title_is_headline: headline.is_some(),
        kicker: None,
        date: None,
        event: None,
        places: Vec::new(),
        publisher: None,
        kind: Kind::Other,
        people: people(&body, language),
        summary: None,
        body,
        evidence: Vec::new(),
        review: Vec::new(),
        dropped,
    };
    match headline {
        Some(Headline { title, kicker }) => {
            described.title = title;
            described.kicker = kicker;
        }
        None => described.derive_title(language),
    }
    described.drop_repeated_title();
    described.summary = described.lead_sentence();
    described.kind = described.find_kind();
    described.find_when_and_where(&dates, language, vocabularies);
    described.find_publisher(&publishers);
    described
}

struct Headline {
    title: String,
    kicker: Option<String>,
}

/// Takes the headline off the lines: what stands above the line of metadata or, without one, a
/// first line that is no running text.
fn headline(mut lines: Vec<Line>, above_metadata: Option<usize>) -> (Option<Headline>, Vec<Line>) {
    let count = match above_metadata.filter(|count| *count < lines.len()) {
        Some(count) if lines[..count].iter().all(|line| is_headline(&line.text)) => count.min(2),
        _ if lines.len() > 1 && is_headline(&lines[0].text) => 1,
        _ => return (None, lines),
    };
    let above = above_metadata.unwrap_or(count).max(count);
    let mut head: Vec<Line> = lines.drain(..above).collect();
    let title = head.pop().map(|line| line.text);
    let kicker = head.pop().map(|line| line.text);
    // Lines above kicker and title are no headline that we know of: they stay text.
    head.append(&mut lines);
    (title.map(|title| Headline { title, kicker }), head)
}

/// A headline is one sentence at the most, not long, and no dateline. English ones may end with a
/// full stop, as translations do.
fn is_headline(line: &str) -> bool {
    let length: usize = line.chars().map(|c| if c.is_ascii() { 1 } else { 3 }).sum();
    let inner = line.trim_end_matches(['.', '。', '!', '！', '?', '？', '"', '”']);
    length <= 200
        && !inner.contains(['。', '；', ';'])
        && !inner.contains(". ")
        && !line.ends_with(['。', '：', ':', '，', ','])
        && dateline(line).is_none()
}

impl Described {
    /// The first sentences of the text: those of its first three lines.
    fn lead_sentences(&self) -> Vec<&str> {
        self.body.iter().take(3).flat_map(|line| sentences(&line.text)).collect()
    }

    /// The sentence that says what happened: the first, without a dateline of its own.
    fn lead_sentence(&self) -> Option<String> {
        let is_more_than_dateline =
            |sentence: &&&str| dateline(sentence).is_none_or(|found| found.end < sentence.len());
        let lead = self.lead_sentences();
        lead.iter().find(is_more_than_dateline).map(|sentence| (*sentence).to_owned())
    }

    /// Title and lead: where a notice says what it is.
    fn lead_text(&self) -> String {
        let lead = self.body.iter().take(2).map(|line| line.text.as_str());
        std::iter::once(self.title.as_str()).chain(lead).collect::<Vec<_>>().join("\n")
    }

    /// Without a headline, what the first sentences say was held or issued is the title.
    fn derive_title(&mut self, language: Language) {
        let named =
            self.lead_sentences().iter().find_map(|sentence| name_of_event(sentence, language));
        let evidence = "derived from the first sentence: the text has no headline";
        let title = named.unwrap_or_else(|| {
            let first = self.body.first().map_or("", |line| line.text.as_str());
            let sentence = sentences(first).first().copied().unwrap_or(first);
            sentence
                .chars()
                .take(80)
                .collect::<String>()
                .trim_end_matches(['.', '。', '，'])
                .to_owned()
        });
        self.review.push(Evidence { field: "title", evidence: evidence.to_owned() });
        self.title = title;
    }

    /// A headline that stands again as the first line of the text is there once too often.
    fn drop_repeated_title(&mut self) {
        let is_repeat = |line: &Line| self.title_is_headline && line.text == self.title;
        if self.body.len() > 1 && self.body.first().is_some_and(is_repeat) {
            let Line { number, text, .. } = self.body.remove(0);
            self.dropped.push(Dropped { line: number, text, rule: "repeated title" });
        }
    }

    /// By the words of the title or, where they tell nothing, of the first sentence.
    fn find_kind(&self) -> Kind {
        const WORDS: [(&str, Kind); 26] = [
            ("会议", Kind::Meeting),
            ("座谈会", Kind::Meeting),
            ("研讨会", Kind::Meeting),
            ("conference", Kind::Meeting),
            ("meeting", Kind::Meeting),
            ("symposium", Kind::Meeting),
            ("意见", Kind::Opinion),
            ("opinions", Kind::Opinion),
            ("公告", Kind::Announcement),
            ("announcement", Kind::Announcement),
            ("通告", Kind::Circular),
            ("circular", Kind::Circular),
            ("通知", Kind::Notice),
            ("notice", Kind::Notice),
            ("条例", Kind::Regulation),
            ("规定", Kind::Regulation),
            ("办法", Kind::Regulation),
            ("规范", Kind::Regulation),
            ("regulation", Kind::Regulation),
            ("regulations", Kind::Regulation),
            ("provisions", Kind::Regulation),
            ("measures", Kind::Regulation),
            ("记者", Kind::News),
            ("日电", Kind::News),
            ("日讯", Kind::News),
            ("reporter", Kind::News),
        ];
        let kind_of = |text: &str| {
            let lower = text.to_lowercase();
            let is_word = |word: &str| {
                if word.is_ascii() {
                    lower.split(|c: char| !c.is_alphanumeric()).any(|one| one == word)
                } else {
                    lower.contains(word)
                }
            };
            // What a title ends with names the document; what comes before, its subject. The last
            // word of a kind therefore decides: 关于…会议的通知 is a 通知.
            WORDS
                .iter()
                .filter(|(word, _)| is_word(word))
                .max_by_key(|(word, _)| lower.rfind(word))
                .map(|(_, kind)| *kind)
        };
        let lead = self.lead_sentences();
        kind_of(&self.title)
            .or_else(|| lead.iter().find_map(|sentence| kind_of(sentence)))
            .unwrap_or(Kind::Other)
    }

    fn find_when_and_where(
        &mut self,
        metadata: &[Metadata],
        language: Language,
        vocabularies: &Vocabularies,
    ) {
        let event = self.event_sentence();
        let event_days = event.as_ref().and_then(|(_, mention)| mention.clone());
        let named_year = year_in_name(&self.lead_text());
        let published = self.find_date(metadata, event_days.as_ref(), named_year);
        self.date = published;
        if let Some(mention) = &event_days {
            self.event = self.date_event(mention, named_year);
        }
        if let Some((sentence, _)) = event {
            let found = vocabularies.find(Vocabulary::Places, language, &sentence);
            self.places = vocabularies.narrowest_first(&found);
        }
    }

    /// The sentence of the lead that says that something was held, and the days it names.
    fn event_sentence(&self) -> Option<(String, Option<Mention>)> {
        static HELD: LazyLock<Option<Regex>> = LazyLock::new(|| {
            Regex::new(r"(?i)\b(?:held|convened|opened|took place|hosted)\b|召开|举行|举办").ok()
        });
        let held = HELD.as_ref()?;
        // The headline often says the same in short; the text says when.
        let lead = self.lead_sentences();
        let mut candidates = lead.iter().filter(|sentence| held.is_match(sentence));
        let sentence = candidates.next()?;
        let dateline_end = dateline(sentence).map_or(0, |found| found.end);
        let mention = dates::find(&sentence[dateline_end..]).into_iter().next();
        Some((sentence.to_string(), mention))
    }

    fn find_date(
        &mut self,
        metadata: &[Metadata],
        event: Option<&Mention>,
        named_year: Option<i16>,
    ) -> Option<Date> {
        for Metadata { value, line } in metadata {
            let Some(mention) = dates::find(value).into_iter().next() else { continue };
            match mention.start {
                Named::Full(date) => {
                    self.note("date", format!("line {line}: {value}"));
                    return Some(date);
                }
                Named::Either(day_first, month_first) => {
                    return self.settle(value, (day_first, month_first), event);
                }
                Named::MonthDay(..) | Named::Day(_) => {
                    if let Some(date) = named_year.and_then(|year| mention.start.within(year, None))
                    {
                        let year = date.year();
                        self.ask(
                            "date",
                            format!("“{value}” has no year; {year} is from the name of the event"),
                        );
                        return Some(date);
                    }
                }
            }
        }
        self.date_of_dateline(named_year).or_else(|| self.date_of_signature()).or_else(|| {
            self.ask("date", "the text states no date of publication".to_owned());
            None
        })
    }

    /// Numbers that can be read day/month or month/day: settled when just one of the two lies on
    /// or within a month after the event that the text names.
    fn settle(
        &mut self,
        value: &str,
        dates: (Date, Date),
        event: Option<&Mention>,
    ) -> Option<Date> {
        let (day_first, month_first) = dates;
        let fits = |date: &Date| {
            let days = event.and_then(|event| event.days(date.year(), Some(date.month())));
            days.is_some_and(|(start, end)| {
                let after = date.since(end).map_or(i32::MAX, |span| span.get_days());
                start <= *date && after <= 31
            })
        };
        let fitting: Vec<Date> = [day_first, month_first].into_iter().filter(fits).collect();
        let reads = format!("{value} reads {day_first} or {month_first}");
        match (fitting.as_slice(), event) {
            ([date], Some(event)) => {
                let days = event.days(date.year(), Some(date.month()));
                let named = days.map_or_else(String::new, |(start, end)| match start == end {
                    true => start.to_string(),
                    false => format!("{start} to {end}"),
                });
                self.ask(
                    "date",
                    format!(
                        "{reads}; the text names the event of {named}, which settles it as {date}"
                    ),
                );
                Some(*date)
            }
            _ => {
                self.ask("date", format!("{reads}; nothing in the text settles which"));
                None
            }
        }
    }

    /// A dateline at the start of the text: agency, place and day of a report.
    fn date_of_dateline(&mut self, named_year: Option<i16>) -> Option<Date> {
        let first = self.body.first()?.text.clone();
        let line = &first[..dateline(&first)?.end];
        let mention = dates::find(line).into_iter().next()?;
        if let Named::Full(date) = mention.start {
            self.note("date", format!("dateline “{line}”"));
            return Some(date);
        }
        let date = mention.start.within(named_year?, None)?;
        let year = date.year();
        self.ask(
            "date",
            format!("the dateline “{line}” has no year; {year} is from the name of the event"),
        );
        Some(date)
    }

    /// A notice that ends with its issuer and the date of issue.
    fn date_of_signature(&mut self) -> Option<Date> {
        let last = self.body.last()?;
        let mention = dates::find(&last.text).into_iter().next()?;
        let Named::Full(date) = mention.start else { return None };
        if !dates::is_date_alone(&last.text) {
            return None;
        }
        let evidence = format!("line {}: the notice is signed {}", last.number, last.text);
        self.note("date", evidence);
        Some(date)
    }

    /// Days without a year are those nearest before publication; without a date of publication,
    /// those of the year in the event's name.
    fn date_event(&mut self, mention: &Mention, named_year: Option<i16>) -> Option<(Date, Date)> {
        if let Named::Full(_) = mention.start {
            return mention.days(0, None);
        }
        if let Some(date) = self.date {
            let month = Some(date.month());
            let found = [date.year(), date.year() - 1]
                .into_iter()
                .find_map(|year| mention.days(year, month).filter(|(start, _)| *start <= date));
            if let Some((start, end)) = found {
                self.note(
                    "event",
                    format!("{start} to {end}: the year is that of publication, {date}"),
                );
            }
            return found;
        }
        let (start, end) = mention.days(named_year?, None)?;
        self.ask(
            "events",
            format!("the days have no year; {} is from the name of the event", start.year()),
        );
        Some((start, end))
    }

    fn find_publisher(&mut self, metadata: &[Metadata]) {
        if let Some(Metadata { value, line }) = metadata.first() {
            self.note("publisher", format!("line {line}: {value}"));
            self.publisher = Some(value.clone());
            return;
        }
        let first = self.body.first().map(|line| line.text.clone()).unwrap_or_default();
        if let Some(agency) = dateline(&first).and_then(|found| found.agency) {
            self.note("publisher", format!("dateline “{agency}”"));
            self.publisher = Some(agency);
        }
    }

    fn note(&mut self, field: &'static str, evidence: String) {
        self.evidence.push(Evidence { field, evidence });
    }

    fn ask(&mut self, field: &'static str, evidence: String) {
        self.review.push(Evidence { field, evidence });
    }
}

/// A dateline: where it ends, and the agency it names.
struct Dateline {
    end: usize,
    agency: Option<String>,
}

/// Reads "China News Service, February 1.", "BEIJING, Feb. 28 (Xinhua) --", "新华社北京2月1日电".
fn dateline(text: &str) -> Option<Dateline> {
    static FORMS: LazyLock<Vec<Regex>> = LazyLock::new(|| {
        const DAY: &str =
            r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?:, \d{4})?";
        [
            format!(r"^(?P<agency>(?:[A-Z][\w'’&-]*)(?: (?:of|and|the|[A-Z][\w'’&-]*)){{1,5}}), {DAY}\s*[.:—–-]+"),
            format!(r"^[A-Z][A-Za-z ]+, {DAY} \((?P<agency>[^()]+)\)\s*[.:—–-]*"),
            r"^(?P<agency>新华社|新华网|中新社|中新网|中国新闻网|人民日报|人民网|央视网|央广网|中国日报网)\p{Han}{0,6}?(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日(?:电|讯|消息)".to_owned(),
        ]
        .iter()
        .filter_map(|form| Regex::new(form).ok())
        .collect()
    });
    FORMS.iter().find_map(|form| {
        let captures = form.captures(text)?;
        let agency = captures.name("agency").map(|agency| agency.as_str().to_owned());
        Some(Dateline { end: captures.get(0)?.end(), agency })
    })
}

/// The year in the name of an event: "the 2023 National … Conference", "… in 2026 was held",
/// 2026年全国…会议. Not any year the text speaks of.
fn year_in_name(text: &str) -> Option<i16> {
    static NAMES: LazyLock<Vec<Regex>> = LazyLock::new(|| {
        [
            r"\b(?P<y>(?:19|20)\d{2}) (?:[A-Z][\w-]*|and|of|on|the|for|[-–])(?: (?:[A-Z][\w-]*|and|of|on|the|for|[-–]))* (?:Conference|Meeting|Symposium|Forum|Congress)\b",
            r"(?i)\b(?:conference|meeting|symposium|supervision|management)\b[^.]{0,60}? (?:in|for)(?: the year)? (?P<y>(?:19|20)\d{2})\b",
            r"(?P<y>(?:19|20)\d{2})年(?:度)?(?:全国|国家|全省|全市)\p{Han}{2,40}(?:会议|大会|论坛)",
        ]
        .iter()
        .filter_map(|name| Regex::new(name).ok())
        .collect()
    });
    NAMES.iter().find_map(|name| name.captures(text)?.name("y")?.as_str().parse().ok())
}

/// What a sentence says was held: the name of the event.
fn name_of_event(sentence: &str, language: Language) -> Option<String> {
    static ENGLISH: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(
            r"\b(?:[Tt]he )?(?P<name>(?:(?:19|20)\d{2} )?[A-Z][\w-]*(?: (?:and|of|on|for|the|in|[A-Z][\w-]*))* (?:Conference|Meeting|Symposium|Forum|Seminar))\b",
        )
        .ok()
    });
    static CHINESE: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"(?P<name>(?:\d{4}年)?\p{Han}{4,40}?(?:会议|大会|座谈会|论坛))(?:在\p{Han}{2,12})?(?:召开|举行)").ok()
    });
    let form = if language.is_chinese() { CHINESE.as_ref()? } else { ENGLISH.as_ref()? };
    Some(form.captures(sentence)?.name("name")?.as_str().to_owned())
}

/// The sentences of a text.
pub(super) fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let mut end = at + c.len_utf8();
        while let Some((next, close)) = chars.peek().copied() {
            if !matches!(close, '”' | '"' | '’' | '）' | ')' | '」') || !is_stop(c) {
                break;
            }
            end = next + close.len_utf8();
            chars.next();
        }
        let wide = matches!(c, '。' | '！' | '？');
        let after = &text[end..];
        // A Latin full stop ends a sentence before a space and a capital; not in "Feb. 28".
        let latin = matches!(c, '.' | '!' | '?')
            && (after.is_empty()
                || after.starts_with(char::is_whitespace)
                    && after
                        .trim_start()
                        .starts_with(|c: char| c.is_uppercase() || matches!(c, '"' | '“' | '(')));
        if wide || latin {
            found.push(text[start..end].trim());
            start = end;
        }
    }
    found.push(text[start..].trim());
    found.retain(|sentence| !sentence.is_empty());
    found
}

fn is_stop(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '.' | '!' | '?')
}
