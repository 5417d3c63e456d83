//! Document numbers in Chinese: 国办发〔2021〕16号, 国家药监局公告2024年第15号.

use std::ops::Range;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::issuers::{before_about, by_after, central, chinese_issuer};
use super::numbers::{code_in_pinyin, key};
use super::words::after_introduction;
use super::{Found, Key, kinds, window};
use crate::pattern::pattern;

/// No number takes more, in bytes, with the words before it.
const LONGEST: usize = 120;

/// A code of an issuer has no more signs.
const LONGEST_CODE: usize = 12;

const YEAR: &str = "(?P<year>(?:19|20|１９|２０)[0-9０-９]{2})";
const NUMBER: &str = "(?P<number>[0-9０-９]{1,5})";

/// 国办发〔2021〕16号; 公告〔2024〕第15号.
static IN_BRACKETS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?P<before>\p{{Han}}{{0,24}})\s?[〔\[（(【﹝［]\s?{YEAR}\s?年?\s?[〕\]）)】﹞］]\s?第?\s?{NUMBER}\s?[号號]$"
    ))
});

/// 2024年第15号; 公告（2024年第15号）; 公告2024年15号.
static BY_YEAR: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?P<before>\p{{Han}}{{0,24}})\s?(?P<open>[（(〔\[]?)\s?{YEAR}\s?年\s?(?P<ordinal>第?)\s?{NUMBER}\s?[号號]$"
    ))
});

/// What is counted by the year in the same words, and is no document.
const NO_DOCUMENT: [&str; 23] = [
    "台风",
    "强台风",
    "超强台风",
    "热带风暴",
    "强热带风暴",
    "线",
    "楼",
    "院",
    "机组",
    "病",
    "房",
    "染色体",
    "店",
    "提案",
    "议案",
    "建议",
    "航班",
    "馆",
    "选手",
    "船",
    "公告栏",
    "公告牌",
    "公告板",
];

/// The code of a case before a court: 京刑终.
static CASE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:[刑民行知赔商执破][终初再申抗提辖异复监]|[刑民执]字?)$"));

/// What a number says besides year and number.
struct Head {
    /// Where the number begins, with its code or kind.
    start: usize,
    series: String,
    /// The code in Hanzi.
    code: String,
    /// Whether it stands in brackets of its own, as after a name.
    bracketed: bool,
}

/// The number whose 号 ends at a place; the citation before it may be its document's name.
pub(super) fn ending_at(text: &str, end: usize, previous: Option<&Found>) -> Option<Found> {
    let from = previous.map_or(0, |found| found.reach().end);
    let head = window(text, from, end, LONGEST);
    let sign = head.chars().next_back()?;
    head[..head.len() - sign.len_utf8()].trim_end().ends_with(is_digit).then_some(())?;
    let offset = end - head.len();
    let after = &text[end..];
    let (captures, head) = if let Some(captures) = IN_BRACKETS.captures(head) {
        let head = of_code(&captures, offset)?;
        (captures, head)
    } else {
        let captures = BY_YEAR.captures(head)?;
        let head = of_year(&captures, offset)?;
        if head.series.is_empty() && NO_DOCUMENT.iter().any(|word| after.starts_with(word)) {
            return None;
        }
        (captures, head)
    };
    let Head { start, mut series, code, bracketed } = head;
    let mut end = end;
    let next = after.trim_start_matches(' ');
    if series.is_empty()
        && let Some((word, kind)) = kinds::chinese_series_at_start(next)
    {
        series = kind.to_owned();
        end += after.len() - next.len() + word.len();
    } else if series.is_empty() && captures.name("ordinal").is_some_and(|one| one.is_empty()) {
        // 2024年15号 is a document only where it says so.
        return None;
    }
    // 公告（2024年第15号） is closed by a bracket of its own.
    if bracketed
        && !text[start..].starts_with(is_digit)
        && text[end..].starts_with(['）', ')', '〕', ']'])
    {
        end = text.ceil_char_boundary(end + 1);
    }
    let issuer = issuer_before(text, start, previous);
    let wanted = !series.is_empty() || issuer.is_some() || bracketed;
    let is_code = !code.is_empty();
    let issuer = issuer.or_else(|| by_after(text, end).filter(|_| !is_code));
    let issuer = issuer.or_else(|| central(text, start).filter(|_| !is_code));
    let key =
        key(series, code, captures.name("year")?.as_str(), captures.name("number")?.as_str())?;
    Some(Found { issuer, ..Found::one(start..end, key, wanted) })
}

/// The number at the end of a name: （2024年第15号）.
pub(super) fn at_end(name: &str) -> Option<Key> {
    let name = name.trim_end().trim_end_matches(['）', ')', ']', '〕', '］', '】']);
    ending_at(name, name.len(), None)?.readings.pop().map(|reading| reading.key)
}

/// Of the words before 〔2021〕, those that are the code.
fn of_code(captures: &Captures, offset: usize) -> Option<Head> {
    let before = captures.name("before")?;
    let words = before.as_str();
    let start = offset + before.start();
    // Where no code is, the number begins with its bracket.
    let opening = offset + before.end() + opening_gap(captures, before.range())?;
    if let Some((word, series)) = kinds::chinese_series_at_end(words) {
        let start = offset + before.end() - word.len();
        return Some(Head {
            start,
            series: series.to_owned(),
            code: String::new(),
            bracketed: false,
        });
    }
    let cut = code_start(words);
    let code = &words[cut..];
    let length = code.chars().count();
    if length == 0 || length > LONGEST_CODE || length >= 4 && is_issuer_alone(code) {
        return Some(Head {
            start: opening,
            series: String::new(),
            code: String::new(),
            bracketed: false,
        });
    }
    if CASE.is_match(code) {
        return None;
    }
    let code = code.to_owned();
    Some(Head { start: start + cut, series: code_in_pinyin(&code), code, bracketed: false })
}

/// How many bytes of white space are between the words and the bracket.
fn opening_gap(captures: &Captures, before: Range<usize>) -> Option<usize> {
    let rest = captures.get(0)?.as_str().get(before.len()..)?;
    Some(rest.len() - rest.trim_start().len())
}

/// Where in a run of Hanzi the code begins: after words that introduce it, and after its issuer.
fn code_start(words: &str) -> usize {
    // The central codes, which are most cited and begin like nothing else.
    const CENTRAL: [&str; 9] =
        ["国办发", "国办函", "国药监", "国食药监", "国卫", "国市监", "国中医药", "国发", "国函"];
    let introduced = after_introduction(words);
    let code = &words[introduced..];
    if let Some(at) = CENTRAL.iter().filter_map(|start| code.rfind(start)).min() {
        return introduced + at;
    }
    let bodies = ["管理局", "药监局", "总局", "委员会", "办公厅", "办公室", "人民政府", "国务院"];
    let issuers = bodies.iter().filter_map(|body| Some(code.rfind(body)? + body.len()));
    // What is left after the issuer must be enough for a code: 药监局函 is one whole.
    let cut = issuers.max().filter(|cut| code[*cut..].chars().count() >= 2).unwrap_or(0);
    introduced + cut
}

/// Whether words before the bracket are an issuer without a code.
fn is_issuer_alone(code: &str) -> bool {
    ["局", "政府", "委员会", "国务院", "办公厅"].iter().any(|body| code.ends_with(body))
}

/// Of the words before 2024年第15号, the kind of document.
fn of_year(captures: &Captures, offset: usize) -> Option<Head> {
    let before = captures.name("before")?;
    let open = captures.name("open")?;
    let digits = offset + captures.name("year")?.start();
    if let Some((word, series)) = kinds::chinese_series_at_end(before.as_str()) {
        // 《…》的公告（2024年第15号） is no 公告2024年第15号: the kind belongs to a name.
        let is_of_name = before.as_str().ends_with(&format!("的{word}")) && !open.is_empty();
        let start = if is_of_name { digits } else { offset + before.end() - word.len() };
        return Some(Head {
            start,
            series: series.to_owned(),
            code: String::new(),
            bracketed: !open.is_empty(),
        });
    }
    Some(Head {
        start: digits,
        series: String::new(),
        code: String::new(),
        bracketed: !open.is_empty(),
    })
}

/// The body that issued the number: before it, or before the name that it follows in brackets, or
/// in that name.
fn issuer_before(text: &str, start: usize, previous: Option<&Found>) -> Option<Range<usize>> {
    let opening = ['（', '(', '〔', '[', ' ', '，', ','];
    let before = text[..start].trim_end_matches(opening);
    let from = previous.map_or(0, |last| last.reach().end);
    // Names within longer words do not hide who issued the whole: 财政部关于发布《…》的公告（…）.
    let about = || before_about(text, 0, before.len());
    match previous {
        Some(name) if before.len() == name.reach().end && before.ends_with(['》', '）', ')']) => {
            name.issuer.clone().or_else(|| chinese_issuer(text, name.reach().start))
        }
        Some(_) if before.len() <= from => None,
        Some(last)
            if from > 0 && !last.is_number() && is_rest_of_title(&text[from..before.len()]) =>
        {
            about()
        }
        _ => chinese_issuer(text, before.len())
            .filter(|issuer| issuer.start >= from)
            .or_else(|| before_about(text, from, before.len())),
    }
}

/// Whether words end a title that goes on after a name: 》的公告.
fn is_rest_of_title(words: &str) -> bool {
    words.starts_with(['的', '等'])
        && kinds::chinese_series_at_end(words).is_some()
        && words.len() <= 60
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}
