//! Numbers in English words, and what else begins with a Latin letter.

use super::chinese::is_classifier;
use super::cursor::Cursor;
use super::scan::{Scan, number};
use super::units::{Unit, counted, unit};
use super::words::{self, Word};
use super::{Value, codes, english_dates};
use crate::language::Script;

/// Reads what begins with a Latin letter.
pub(super) fn read(scan: &mut Scan<'_>) {
    let start = scan.cursor;
    let mut cursor = start;
    let letters = cursor.letters();
    if codes::read(scan, start, letters) {
        return;
    }
    let mut month = start;
    if let Some(found) = words::month(&mut month) {
        english_dates::month_first(scan, found, month);
    } else if let Some(value) = words::roman(letters) {
        roman(scan, value, letters, cursor);
    } else {
        match words::look_up(letters) {
            Some(word) => say(scan, word, cursor),
            None => scan.go(cursor.at()),
        }
    }
    scan.note_word(start.at()..cursor.at());
}

fn say(scan: &mut Scan<'_>, word: Word, after: Cursor<'_>) {
    let span = scan.cursor.at()..after.at();
    match word {
        Word::Unit(_) | Word::Tens(_) | Word::Hundred | Word::Scale(_) => return phrase(scan),
        Word::Ordinal(value) => {
            scan.offer(number(value), span.clone());
            if (3..=10).contains(&value) {
                scan.offer(Value::Number(format!("1/{value}")), span);
            }
        }
        Word::Aside(numbers) => {
            for one in numbers {
                scan.offer(number(one), span.clone());
            }
        }
        Word::Part(numbers, percent) => {
            for one in numbers {
                scan.offer(number(one), span.clone());
            }
            scan.offer(Value::Percent(percent.to_owned()), span);
        }
        Word::Parts(_) => {}
    }
    scan.go(after.at());
}

/// Class III, Phase IIb, III期.
fn roman(scan: &mut Scan<'_>, value: usize, word: &str, after: Cursor<'_>) {
    const CLASSES: [&str; 10] = [
        "class", "phase", "type", "category", "grade", "annex", "chapter", "part", "stage", "level",
    ];
    let span = scan.cursor.at()..after.at();
    let before = scan.word_before(span.start);
    let is_class = CLASSES.iter().any(|class| before.eq_ignore_ascii_case(class))
        || is_classifier(scan.text(span.end..span.end + 3));
    // A single letter is a letter.
    if is_class || word.len() > 1 {
        scan.state(number(value), span, is_class);
    }
    scan.go(after.at());
}

/// A number of several words, as far as it has been read.
#[derive(Default)]
struct Phrase {
    total: u64,
    group: u64,
    last: Option<Word>,
    is_ordinal: bool,
}

impl Phrase {
    /// Takes one more word if a number may go on with it.
    fn take(&mut self, word: Word) -> bool {
        let takes = match (self.last, word) {
            (_, Word::Aside(_) | Word::Part(..) | Word::Parts(_)) | (None, Word::Ordinal(_)) => {
                false
            }
            _ if self.is_ordinal => false,
            (Some(Word::Tens(_)), Word::Unit(units) | Word::Ordinal(units)) => units < 10,
            (None | Some(Word::Hundred | Word::Scale(_)), Word::Unit(_) | Word::Tens(_))
            | (Some(Word::Hundred | Word::Scale(_)), Word::Ordinal(_))
            | (None, Word::Hundred | Word::Scale(_))
            | (Some(Word::Unit(_)), Word::Hundred) => true,
            (Some(Word::Scale(_)), Word::Scale(_) | Word::Hundred) => false,
            (Some(_), Word::Scale(zeros)) => self.total == 0 || 10_u64.pow(zeros) < self.total,
            _ => false,
        };
        if takes {
            self.add(word);
        }
        takes
    }

    fn add(&mut self, word: Word) {
        match word {
            Word::Unit(value) | Word::Tens(value) => self.group += value,
            Word::Ordinal(value) => (self.group, self.is_ordinal) = (self.group + value, true),
            Word::Hundred => self.group = self.group.max(1) * 100,
            Word::Scale(zeros) => {
                self.total += self.group.max(1) * 10_u64.pow(zeros);
                self.group = 0;
            }
            Word::Aside(_) | Word::Part(..) | Word::Parts(_) => {}
        }
        self.last = Some(word);
    }
}

/// Reads the words of one number: `one hundred and twenty`, `twenty-first`.
fn number_words<'a>(cursor: &mut Cursor<'a>) -> (Phrase, usize) {
    let mut phrase = Phrase::default();
    let mut count = 0;
    let mut ahead = *cursor;
    while let Some(word) = words::look_up(ahead.letters()).filter(|word| phrase.take(*word)) {
        count += 1;
        *cursor = ahead;
        let joined = ahead.take(|c| c == '-') || ahead.space();
        if !joined {
            break;
        }
        let goes_on = matches!(word, Word::Hundred | Word::Scale(_));
        if goes_on && ahead.word(&["and"]) {
            ahead.space();
        }
    }
    (phrase, count)
}

fn phrase(scan: &mut Scan<'_>) {
    let start = scan.cursor.at();
    let mut cursor = scan.cursor;
    let (phrase, count) = number_words(&mut cursor);
    let value = phrase.total + phrase.group;
    let span = start..cursor.at();
    scan.go(cursor.at());
    let is_bare_scale = count == 1 && matches!(phrase.last, Some(Word::Hundred | Word::Scale(_)));
    if phrase.is_ordinal || is_bare_scale {
        return scan.offer(number(value), span);
    }
    if !counts_otherwise(scan, start, value, cursor) {
        let is_compound = cursor.sees(|c| c == '-');
        // Half past three may be 15:30.
        let is_hour =
            scan.text(0..start).ends_with(" past ") && !scan.text(0..start).ends_with("the past ");
        let is_sure = value >= 3 && !is_compound && !is_hour && scan.script == Script::Latin;
        scan.state(number(value), span, is_sure);
    }
}

/// Numbers whose noun changes them: two thirds, three decades, twenty percent.
fn counts_otherwise(scan: &mut Scan<'_>, start: usize, value: u64, after: Cursor<'_>) -> bool {
    let is_latin = scan.script == Script::Latin;
    let mut cursor = after;
    if let Some(unit @ Unit::Percent(_)) = unit(&mut cursor) {
        scan.state(counted(&value.to_string(), unit), start..cursor.at(), is_latin);
        scan.go(cursor.at());
        return true;
    }
    let mut cursor = after;
    if !cursor.take(|c| c == '-') && !cursor.space() {
        return false;
    }
    let noun = cursor.letters();
    let span = start..cursor.at();
    let times = match noun {
        "decades" => 10,
        "centuries" => 100,
        "dozen" => 12,
        _ => 1,
    };
    let below = match words::look_up(noun) {
        Some(Word::Parts(below)) => below,
        Some(Word::Ordinal(below @ 3..=10)) if value == 1 && cursor.rest().starts_with(" of") => {
            below
        }
        _ if times == 1 => return false,
        _ => 0,
    };
    scan.offer(number(value), span.clone());
    if below == 0 {
        scan.offer(number(value.saturating_mul(times)), span);
    } else {
        // Three quarters may be of a year.
        let is_sure = is_latin && noun != "quarters";
        scan.state(Value::Number(format!("{value}/{below}")), span, is_sure);
    }
    scan.go(cursor.at());
    true
}
