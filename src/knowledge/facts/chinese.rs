//! Numbers in Hanzi, as far as their surroundings tell a figure from a part of a word.

use super::cursor::{Cursor, is_dash};
use super::hanzi::{self, Numeral};
use super::number::{figure, shift};
use super::scan::{Scan, number};
use super::units::{self, Unit, counted};
use super::{Value, dates};
use crate::language::Script;

/// Names whose numerals would look like a count.
const NAMES: [&str; 17] = [
    "四川",
    "三亚",
    "九江",
    "六安",
    "三明",
    "三门峡",
    "五家渠",
    "七台河",
    "五台山",
    "五台县",
    "五大连池",
    "八大处",
    "九寨沟",
    "三位一体",
    "五位一体",
    "四位一体",
    "三级甲等",
];

/// What a single numeral counts when it stands before one of these.
const COUNTED: &str =
    "项个条款章类种批家名次届位期倍件份起例年天日周所座省市县级层篇场轮支台套只颗人部步门岁元吨大";

/// The same, in words of more than one character.
const COUNTED_WORDS: [&str; 15] = [
    "方面", "环节", "领域", "任务", "阶段", "单位", "机构", "平台", "中心", "原则", "举措", "措施",
    "要求", "小时", "分钟",
];

/// Words in which the character after a numeral does not count.
const NOT_COUNTED: [&str; 10] = [
    "个最",
    "级医院",
    "级医疗机构",
    "级综合",
    "类推",
    "年级",
    "年规划",
    "年计划",
    "期叠加",
    "人行",
];

/// Reads what begins with a numeral.
pub(super) fn read(scan: &mut Scan<'_>) {
    let start = scan.cursor;
    if let Some(name) = NAMES.iter().find(|name| start.rest().starts_with(**name)) {
        return scan.go(start.at() + name.len());
    }
    if per(scan) || dates::chinese(scan) {
        return;
    }
    let mut cursor = start;
    let (numeral, run) = hanzi::numeral(&mut cursor);
    scan.go(cursor.at());
    let span = start.at()..cursor.at();
    let is_chinese = scan.script == Script::Chinese;
    match numeral {
        Numeral::One(value) | Numeral::Composed(value) => {
            let is_composed = matches!(numeral, Numeral::Composed(_));
            figure_of(scan, start, cursor, value, is_composed);
        }
        Numeral::Plan(value) => {
            scan.state(number(value), span.clone(), is_chinese);
            scan.offer(number(5), span);
        }
        Numeral::Digits(value, digits) => {
            let is_year = digits == 4 && (1900..2100).contains(&value);
            scan.state(number(value), span, is_year && is_chinese);
        }
        Numeral::Unit(value) => scan.offer(number(value), span),
        Numeral::Loose => one_by_one(scan, run, start.at()),
    }
}

/// A number that is well-formed, as what follows it says.
fn figure_of(scan: &mut Scan<'_>, start: Cursor<'_>, end: Cursor<'_>, value: u64, composed: bool) {
    let mut cursor = end;
    let is_chinese = scan.script == Script::Chinese;
    let span = start.at()..end.at();
    if cursor.eat("分之") {
        if let (Numeral::One(above) | Numeral::Composed(above), _) = hanzi::numeral(&mut cursor) {
            let span = start.at()..cursor.at();
            scan.state(Value::Number(format!("{above}/{value}")), span, is_chinese);
            return scan.go(cursor.at());
        }
    } else if cursor.eat("点") && cursor.sees(|c| hanzi::digit(c).is_some()) {
        let decimal = format!("{value}.{}", digits(&mut cursor));
        let is_spoken_of = cursor.sees(|c| matches!(c, '倍' | '个' | '%' | '％' | '万' | '亿'));
        let counted = match units::unit(&mut cursor) {
            Some(unit) => counted(&decimal, unit),
            None => Value::Number(decimal),
        };
        scan.state(counted, start.at()..cursor.at(), is_spoken_of && is_chinese);
        return scan.go(cursor.at());
    } else if let Some(unit @ Unit::Percent(_)) = units::unit(&mut cursor) {
        scan.state(counted(&value.to_string(), unit), start.at()..cursor.at(), is_chinese);
        return scan.go(cursor.at());
    }
    if end.rest().starts_with('成') {
        scan.offer(Value::Percent((value.saturating_mul(10)).to_string()), span.clone());
    }
    let demanded = is_chinese
        && !is_vague(start, end)
        && !scan.is_marker(start, end)
        && if composed {
            value >= 10
        } else {
            value >= 3 && is_count(start, end) && !is_tally(scan, start, value)
        };
    scan.state(number(value), span, demanded);
}

/// 几十, 数百, 十几, 二十来, 九十年代; 一是 counts points of a list.
fn is_vague(start: Cursor<'_>, end: Cursor<'_>) -> bool {
    matches!(start.before(), Some('几' | '数' | '上'))
        || ["几", "来", "年代", "是"].iter().any(|word| end.rest().starts_with(word))
}

/// Whether a single numeral counts things. Ordinals and what opens a quotation, which most often
/// is a slogan, do not.
fn is_count(start: Cursor<'_>, end: Cursor<'_>) -> bool {
    let stands_alone =
        !matches!(start.before(), Some('第' | '“' | '‘' | '「' | '『' | '"' | '初' | '周'));
    let rest = end.rest();
    stands_alone
        && !NOT_COUNTED.iter().any(|word| rest.starts_with(word))
        && (end.sees(|c| COUNTED.contains(c))
            || COUNTED_WORDS.iter().any(|word| rest.starts_with(word)))
}

/// 江苏、浙江、安徽三省: a number that sums up a list just given, which English leaves out.
fn is_tally(scan: &Scan<'_>, start: Cursor<'_>, value: u64) -> bool {
    let follows_list = start.before().is_some_and(|c| !matches!(c, '、' | '和' | '及' | '与'));
    follows_list && scan.joined + 1 >= value
}

/// 百分之二十, 百分之十五至二十, 千分之三.
fn per(scan: &mut Scan<'_>) -> bool {
    let start = scan.cursor.at();
    let mut cursor = scan.cursor;
    let Some(places) = share(&mut cursor) else { return false };
    let is_all = cursor.rest().starts_with('百');
    if is_all {
        cursor.step();
        scan.offer(Value::Percent("100".to_owned()), start..cursor.at());
        scan.go(cursor.at());
        return true;
    }
    let Some(first) = decimal(&mut cursor) else { return false };
    let is_demanded = scan.script == Script::Chinese;
    scan.state(Value::Percent(shift(&first, places)), start..cursor.at(), is_demanded);
    let mut ahead = cursor;
    if ahead.take(|c| is_dash(c) || matches!(c, '至' | '到')) {
        let from = ahead.at();
        share(&mut ahead);
        if let Some(last) = decimal(&mut ahead) {
            scan.state(Value::Percent(shift(&last, places)), from..ahead.at(), is_demanded);
            cursor = ahead;
        }
    }
    scan.go(cursor.at());
    true
}

/// How far the point moves from the share to percent.
fn share(cursor: &mut Cursor<'_>) -> Option<i8> {
    [("百分之", 0), ("千分之", -1), ("万分之", -2)]
        .into_iter()
        .find_map(|(words, places)| cursor.eat(words).then_some(places))
}

/// A number in digits or in Hanzi, with a fraction or without.
fn decimal(cursor: &mut Cursor<'_>) -> Option<String> {
    if let Some(figure) = figure(cursor) {
        return Some(figure.decimal);
    }
    let mut ahead = *cursor;
    let whole = match hanzi::numeral(&mut ahead).0 {
        Numeral::One(value) | Numeral::Composed(value) | Numeral::Digits(value, _) => value,
        Numeral::Unit(_) | Numeral::Plan(_) | Numeral::Loose => return None,
    };
    *cursor = ahead;
    if ahead.eat("点") && ahead.sees(|c| hanzi::digit(c).is_some()) {
        let fraction = digits(&mut ahead);
        *cursor = ahead;
        return Some(shift(&format!("{whole}.{fraction}"), 0));
    }
    Some(whole.to_string())
}

/// Digits in Hanzi, as digits.
fn digits(cursor: &mut Cursor<'_>) -> String {
    let run = cursor.skip(|c| hanzi::digit(c).is_some());
    run.chars().filter_map(hanzi::digit).map(|digit| digit.to_string()).collect()
}

/// 两三 offers 2 and 3. A long run is no number of any kind.
fn one_by_one(scan: &mut Scan<'_>, run: &str, start: usize) {
    const LONGEST: usize = 24;
    if run.len() > LONGEST {
        return;
    }
    for (at, c) in run.char_indices() {
        let mut alone = Cursor::new(run.get(at..at + c.len_utf8()).unwrap_or_default());
        if let Numeral::One(value) | Numeral::Unit(value) = hanzi::numeral(&mut alone).0 {
            scan.offer(number(value), start + at..start + at + c.len_utf8());
        }
    }
}

/// Characters that say a number without being a numeral.
pub(super) fn word(scan: &mut Scan<'_>, c: char) {
    let span = scan.cursor.at()..scan.cursor.at() + c.len_utf8();
    let (numbers, percent): (&[&str], _) = match c {
        '半' => (&["1/2", "0.5"], Some("50")),
        '翻' => (&["2"], Some("100")),
        '双' => (&["2"], None),
        _ => (&["1"], None),
    };
    for one in numbers {
        scan.offer(number(one), span.clone());
    }
    if let Some(percent) = percent {
        scan.offer(Value::Percent(percent.to_owned()), span);
    }
}

/// Ⅲ期, Ⅱ类.
pub(super) fn roman(scan: &mut Scan<'_>, c: char) {
    let start = scan.cursor.at();
    let end = start + c.len_utf8();
    let value = u32::from(c) - u32::from('Ⅰ') + 1;
    let is_class = is_classifier(scan.text(end..end + 3));
    scan.state(number(value), start..end, is_class);
    scan.go(end);
}

/// Whether a class, a phase or a type is numbered.
pub(super) fn is_classifier(text: &str) -> bool {
    matches!(text, "期" | "类" | "级" | "型")
}
