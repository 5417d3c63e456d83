//! Dates as notices write them, in Chinese and in English: whole, without a year, ranges of days,
//! and numbers whose order is open.

use std::ops::Range;
use std::sync::LazyLock;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use regex::{Captures, Regex};

use crate::pattern::pattern;

/// Days that a text names, as far as it names them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mention {
    /// Its bytes in the text.
    pub span: Range<usize>,
    /// The first day.
    pub start: Named,
    /// The last day of a range, in the terms of the first.
    pub end: Option<Named>,
}

/// A day as far as it is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Named {
    /// Year, month and day.
    Full(Date),
    /// Month and day.
    MonthDay(i8, i8),
    /// The day of a month that was named before.
    Day(i8),
    /// The day of the month of publication (本月12日), or of one so many months before it.
    InMonth {
        /// How many months back.
        back: i8,
        /// The day.
        day: i8,
    },
    /// So many days before publication: 昨日 is one.
    DaysAgo(i8),
    /// The last such day of the week up to publication: "on Thursday".
    LastWeekday(Weekday),
    /// Numbers that read day/month or month/day: the two dates, in that order.
    Either(Date, Date),
}

impl Named {
    /// The date, in a year and month that are known from elsewhere.
    pub fn within(self, year: i16, month: Option<i8>) -> Option<Date> {
        match self {
            Self::Full(date) => Some(date),
            Self::MonthDay(month, day) => Date::new(year, month, day).ok(),
            Self::Day(day) => Date::new(year, month?, day).ok(),
            Self::Either(..) | Self::InMonth { .. } | Self::DaysAgo(_) | Self::LastWeekday(_) => {
                None
            }
        }
    }

    /// The date, reckoned from that of publication.
    fn from(self, published: Date) -> Option<Date> {
        match self {
            Self::InMonth { back, day } => {
                let month =
                    published.first_of_month().checked_sub(i64::from(back).months()).ok()?;
                Date::new(month.year(), month.month(), day).ok()
            }
            Self::DaysAgo(days) => published.checked_sub(i64::from(days).days()).ok(),
            Self::LastWeekday(weekday) => {
                let back = i64::from(published.weekday().since(weekday));
                published.checked_sub(back.days()).ok()
            }
            other => other.within(published.year(), Some(published.month())),
        }
    }

    fn month(self) -> Option<i8> {
        match self {
            Self::Full(date) => Some(date.month()),
            Self::MonthDay(month, _) => Some(month),
            _ => None,
        }
    }
}

impl Mention {
    /// First and last day, in a year and month that are known from elsewhere. `None` when a day
    /// does not exist, or the last comes before the first.
    pub fn days(&self, year: i16, month: Option<i8>) -> Option<(Date, Date)> {
        let start = self.start.within(year, month)?;
        let end = match self.end {
            Some(end) => end.within(start.year(), Some(start.month()))?,
            None => start,
        };
        (start <= end).then_some((start, end))
    }
}

impl Mention {
    /// First and last day, reckoned from the date of publication.
    pub fn days_from(&self, published: Date) -> Option<(Date, Date)> {
        let start = self.start.from(published)?;
        let end = match self.end {
            Some(end) => end.from(published)?,
            None => start,
        };
        (start <= end).then_some((start, end))
    }
}

const MONTH: &str = r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)";

/// How each form is written. Names of groups: y, m, d; e-prefixed for the end of a range; w for a
/// month in words; a and b for two numbers whose order is open.
fn forms() -> Vec<String> {
    let ordinal = r"(?:st|nd|rd|th)?";
    let to = r"\s*(?:to|and|through|until|[-–—~])\s*(?:the\s+)?";
    vec![
        // 2025年2月28日; 2月18日至19日; 2月18-19日; 2025年2月28日—3月1日
        r"(?:(?P<y>[0-9]{4}|[〇零○一二三四五六七八九]{4})\s*年\s*)?(?P<m>[0-9]{1,2}|[一二三四五六七八九十]{1,3})\s*月\s*(?P<d>[0-9]{1,2}|[一二三四五六七八九十]{1,3})\s*(?:日|(?:[-–—~至到]))(?:\s*(?:[-–—~至到、和])?\s*(?:(?P<em>[0-9]{1,2}|[一二三四五六七八九十]{1,3})\s*月\s*)?(?P<ed>[0-9]{1,2}|[一二三四五六七八九十]{1,3})\s*日)?".to_owned(),
        // 2025-2-28, 2025/02/28, 2025.2.28, with or without a time of day
        r"(?P<y>[0-9]{4})\s*[-/.]\s*(?P<m>[0-9]{1,2})\s*[-/.]\s*(?P<d>[0-9]{1,2})(?:[T\s]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?".to_owned(),
        // 05/02/2026
        r"(?P<a>[0-9]{1,2})[/.](?P<b>[0-9]{1,2})[/.](?P<y>[0-9]{4})(?:\s+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?".to_owned(),
        // February 18th to 19th, 2025; Feb. 28 – Mar. 1, 2025
        format!(r"(?i:\b(?P<w>{MONTH})\.?\s+(?P<d>[0-9]{{1,2}}){ordinal}\b(?:{to}(?:(?P<ew>{MONTH})\.?\s+)?(?P<ed>[0-9]{{1,2}}){ordinal}\b)?(?:\s*,?\s+(?P<y>[0-9]{{4}})\b)?)"),
        // 28 February 2025; 18th to 19th of February 2025; 28 February to 1 March 2025
        format!(r"(?i:\b(?P<d>[0-9]{{1,2}}){ordinal}(?:\s+(?:of\s+)?(?P<w>{MONTH})\.?)?{to}(?P<ed>[0-9]{{1,2}}){ordinal}\s+(?:of\s+)?(?P<ew>{MONTH})\b\.?(?:\s*,?\s+(?P<y>[0-9]{{4}})\b)?)"),
        format!(r"(?i:\b(?P<d>[0-9]{{1,2}}){ordinal}\s+(?:of\s+)?(?P<w>{MONTH})\b\.?(?:\s*,?\s+(?P<y>[0-9]{{4}})\b)?)"),
        // 本月12日至14日; 上月28日
        r"(?P<rm>本月|上月|上个月)(?P<d>[0-9]{1,2}|[一二三四五六七八九十]{1,3})\s*(?:日|(?:[-–—~至到]))(?:\s*(?:[-–—~至到、和])?\s*(?P<ed>[0-9]{1,2}|[一二三四五六七八九十]{1,3})\s*日)?".to_owned(),
        // on Thursday
        r"(?i:\bon\s+(?P<wd>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)".to_owned(),
        // 昨日; yesterday
        r"(?i:(?P<r1>昨日|昨天|\byesterday\b)|(?P<r0>今日上午|今日下午|今天|\btoday\b))".to_owned(),
        // on the 1st; 1日
        r"\bon\s+the\s+(?P<d>[0-9]{1,2})(?:st|nd|rd|th)\b".to_owned(),
        r"(?P<d>[0-9]{1,2})\s*日".to_owned(),
    ]
}

static FORMS: LazyLock<Vec<Regex>> =
    LazyLock::new(|| forms().iter().map(|form| pattern(form)).collect());

/// The days that a text names, in order. Where two forms read the same characters, the longer
/// reading holds.
pub(super) fn find(text: &str) -> Vec<Mention> {
    let text = &half_width(text);
    let mut found: Vec<Mention> = FORMS
        .iter()
        .flat_map(|form| form.captures_iter(text).filter_map(|captures| read(text, &captures)))
        .collect();
    found.sort_by_key(|mention| (mention.span.start, usize::MAX - mention.span.end));
    let mut kept: Vec<Mention> = Vec::with_capacity(found.len());
    for mention in found {
        if kept.last().is_none_or(|last| last.span.end <= mention.span.start) {
            kept.push(mention);
        }
    }
    kept
}

/// Whether a line is nothing but a date, with or without a time of day.
pub(super) fn is_date_alone(line: &str) -> bool {
    let line = half_width(line.trim_matches(['(', ')', '（', '）', '[', ']', ' ']));
    match find(&line).as_slice() {
        [Mention { span, start, end: None }] => {
            *span == (0..line.len())
                && matches!(start, Named::Full(_) | Named::MonthDay(..) | Named::Either(..))
        }
        _ => false,
    }
}

/// Whether a text names a day in full and a time of day after it.
pub(super) fn has_time(text: &str) -> bool {
    static TIME: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\s*[0-9]{1,2}:[0-9]{2}"));
    let text = half_width(text);
    let is_full = |mention: &&Mention| matches!(mention.start, Named::Full(_));
    find(&text).iter().filter(is_full).any(|mention| {
        // Some forms take the time of day in.
        text[mention.span.clone()].contains(':') || TIME.is_match(&text[mention.span.end..])
    })
}

/// Digits and signs of full width as those of half width.
pub(super) fn half_width(text: &str) -> String {
    let fold = |c| match c {
        '０'..='９' | '／' | '－' | '：' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        c => c,
    };
    text.chars().map(fold).collect()
}

fn read(text: &str, captures: &Captures<'_>) -> Option<Mention> {
    let whole = captures.get(0)?;
    // Digits on either side belong to another number.
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    if is_digit(text[..whole.start()].chars().next_back())
        || is_digit(text[whole.end()..].chars().next())
    {
        return None;
    }
    // What follows an unread year or month is part of a date that does not exist, or of another
    // calendar.
    let before = &text[..whole.start()];
    if before.ends_with(['年', '月']) || before.ends_with("农历") || before.ends_with("阴历")
    {
        return None;
    }
    let number = |name: &str| captures.name(name).and_then(|group| parse_number(group.as_str()));
    let small = |name: &str| number(name).and_then(|value| i8::try_from(value).ok());
    let word = |name: &str| captures.name(name).and_then(|group| month_number(group.as_str()));
    let year = number("y").and_then(|value| i16::try_from(value).ok());
    let span = whole.range();

    if let (Some(a), Some(b), Some(year)) = (small("a"), small("b"), year) {
        let start = match (Date::new(year, b, a), Date::new(year, a, b)) {
            (Ok(day_first), Ok(month_first)) if day_first != month_first => {
                Named::Either(day_first, month_first)
            }
            (Ok(date), _) | (_, Ok(date)) => Named::Full(date),
            _ => return None,
        };
        return Some(Mention { span, start, end: None });
    }
    if let Some(name) = captures.name("wd") {
        const DAYS: [&str; 7] = ["mon", "tues", "wednes", "thurs", "fri", "satur", "sun"];
        let name = name.as_str().to_lowercase();
        let day = i8::try_from(DAYS.iter().position(|one| *one == name)?).ok()?;
        let weekday = Weekday::from_monday_zero_offset(day).ok()?;
        return Some(Mention { span, start: Named::LastWeekday(weekday), end: None });
    }
    let days_ago = captures.name("r1").map(|_| 1).or(captures.name("r0").map(|_| 0));
    if let Some(days) = days_ago {
        return Some(Mention { span, start: Named::DaysAgo(days), end: None });
    }
    if let Some(month) = captures.name("rm") {
        let back = i8::from(month.as_str() != "本月");
        let named = |day| (1..=31).contains(&day).then_some(Named::InMonth { back, day });
        let end = small("ed").and_then(named);
        return Some(Mention { span, start: named(small("d")?)?, end });
    }
    let end_month = small("em").or_else(|| word("ew"));
    let month = small("m").or_else(|| word("w")).or(end_month);
    let day = small("d")?;
    let named = |month: Option<i8>, day: i8| match (year, month) {
        (Some(year), Some(month)) => Date::new(year, month, day).ok().map(Named::Full),
        (None, Some(month)) => {
            Date::new(2024, month, day).ok().map(|_| Named::MonthDay(month, day))
        }
        (_, None) => (1..=31).contains(&day).then_some(Named::Day(day)),
    };
    let start = named(month, day)?;
    let end = small("ed").and_then(|day| named(end_month.or(start.month()), day));
    // "4th and 5th" are the days of one event; "4th and 20th" are two, of which the first counts.
    let is_list = whole.as_str().contains(['、', '和']) || whole.as_str().contains(" and ");
    let follows = small("ed") == day.checked_add(1);
    Some(Mention { span, start, end: end.filter(|_| follows || !is_list) })
}

/// A number in digits or in Hanzi: 28, 二〇二五, 二十八.
fn parse_number(text: &str) -> Option<u16> {
    if let Ok(number) = text.parse() {
        return Some(number);
    }
    let digit = |c: char| "〇一二三四五六七八九".chars().position(|one| one == c);
    let digit = |c| if matches!(c, '零' | '○') { Some(0) } else { digit(c) };
    let value = match text.split_once('十') {
        Some((tens, units)) => {
            let tens = if tens.is_empty() { 1 } else { digit(tens.chars().next()?)? };
            let units = if units.is_empty() { 0 } else { digit(units.chars().next()?)? };
            tens * 10 + units
        }
        None => text.chars().try_fold(0, |value, c| Some(value * 10 + digit(c)?))?,
    };
    u16::try_from(value).ok()
}

fn month_number(word: &str) -> Option<i8> {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let start = word.get(..3)?.to_ascii_lowercase();
    let index = MONTHS.iter().position(|month| *month == start)?;
    i8::try_from(index + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Text and what it names, as one line: dates are ISO 8601, an unknown part is `?`.
    #[test]
    fn dates_are_read_as_they_are_written() {
        for (text, expected) in [
            ("2025-2-28 14:05:54", "2025-02-28"),
            ("2025/02/28", "2025-02-28"),
            ("2025年2月28日", "2025-02-28"),
            ("二〇二五年二月二十八日", "2025-02-28"),
            ("28 February 2025", "2025-02-28"),
            ("Feb. 28, 2025", "2025-02-28"),
            ("February 28th, 2025", "2025-02-28"),
            ("05/02/2026", "2026-02-05 or 2026-05-02"),
            ("25/02/2026", "2026-02-25"),
            ("02/02/2026", "2026-02-02"),
            ("2月18日至19日", "?-02-18..?-02-19"),
            ("2月18-19日", "?-02-18..?-02-19"),
            ("2025年2月28日至3月1日", "2025-02-28..2025-03-01"),
            ("from February 18th to 19th.", "?-02-18..?-02-19"),
            ("on February 4th and 5th.", "?-02-04..?-02-05"),
            ("March 4th and 20th", "?-03-04"),
            ("3月4日、20日", "?-03-04"),
            ("3月4日、5日", "?-03-04..?-03-05"),
            ("Feb. 28 – Mar. 1, 2025", "2025-02-28..2025-03-01"),
            ("18 to 19 February 2025", "2025-02-18..2025-02-19"),
            ("28 February to 1 March 2025", "2025-02-28..2025-03-01"),
            ("7月25日,全国", "?-07-25"),
            ("on the 1st, the", "?-?-01"),
            ("会议1日在京召开", "?-?-01"),
            ("本月12日至14日，会议召开", "month-0 12..month-0 14"),
            ("上月28日，会议召开", "month-1 28"),
            ("昨日，会议召开", "day-1"),
            ("近日，会议召开", ""),
            ("met on Thursday", "Thursday"),
            ("2025-02-30", ""),
            ("2024年2月30日", ""),
            ("民国100年3月5日", ""),
            ("农历三月五日", ""),
            ("２０２４年３月５日", "2024-03-05"),
            ("13月40日", ""),
            ("version 1.2.3 of 2024", ""),
            ("10月", ""),
            ("112025-02-03", ""),
            ("The 20th National Congress", ""),
            ("2nd and 3rd Plenary Sessions", ""),
        ] {
            let found: Vec<String> = find(text).iter().map(show).collect();
            assert_eq!(found.join(" "), expected, "{text}");
        }
    }

    fn show(mention: &Mention) -> String {
        let named = |named: Named| match named {
            Named::Full(date) => date.to_string(),
            Named::MonthDay(month, day) => format!("?-{month:02}-{day:02}"),
            Named::Day(day) => format!("?-?-{day:02}"),
            Named::Either(a, b) => format!("{a} or {b}"),
            Named::InMonth { back, day } => format!("month-{back} {day}"),
            Named::DaysAgo(days) => format!("day-{days}"),
            Named::LastWeekday(weekday) => format!("{weekday:?}"),
        };
        match mention.end {
            Some(end) => format!("{}..{}", named(mention.start), named(end)),
            None => named(mention.start),
        }
    }

    #[test]
    fn a_date_alone_is_a_line_of_its_own() {
        for line in [
            "05/02/2026",
            "2025-2-28 14:05:54",
            "2025年2月28日",
            "（2025年2月28日）",
            "February 28, 2025",
        ] {
            assert!(is_date_alone(line), "{line}");
        }
        for line in ["2024年5月1日至3日", "2025年2月28日，会议召开", "1日", "28", "a 2025-02-28"]
        {
            assert!(!is_date_alone(line), "{line}");
        }
    }
}
