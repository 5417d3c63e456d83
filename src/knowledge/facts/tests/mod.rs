//! Tables of texts and what they state, of pairs and what one of them lacks, and whatever else a
//! text may hold.

mod pairs;
mod slips;

use proptest::prelude::*;

use super::*;

/// A value in one word: `120`, `12.5%`, `2021-02-18`, `?-02-?`, `[2021]16`.
fn show(value: &Value) -> String {
    match value {
        Value::Number(number) => number.clone(),
        Value::Percent(number) => format!("{number}%"),
        Value::Date { year, month, day } => {
            let year = year.map_or("?".to_owned(), |year| year.to_string());
            let day = day.map_or("?".to_owned(), |day| format!("{day:02}"));
            format!("{year}-{month:02}-{day}")
        }
        Value::DocumentNumber { year, number } => format!("[{year}]{number}"),
    }
}

fn demands(text: &str, script: Script) -> String {
    let shown: Vec<String> = facts(text, script)
        .iter()
        .filter(|stated| stated.demanded)
        .map(|stated| show(&stated.value))
        .collect();
    shown.join(" ")
}

fn lacks(from: &[Stated], to: &[Stated]) -> String {
    let shown: Vec<String> = missing(from, to).iter().map(|stated| show(&stated.value)).collect();
    shown.join(" ")
}

/// What the Chinese text demands in vain, and what the English one does.
fn compared(chinese: &str, english: &str) -> (String, String) {
    let (zh, en) = (facts(chinese, Script::Chinese), facts(english, Script::Latin));
    (lacks(&zh, &en), lacks(&en, &zh))
}

#[test]
fn chinese_texts_demand_what_they_surely_state() {
    for (text, expected) in [
        ("共120项，增长12.5％", "120 12.5%"),
        ("３０，其中30,000件、3 万件", "30 30000 30000"),
        ("3亿元、1.2亿元、3万亿元、30多万家", "300000000 120000000 3000000000000 300000"),
        ("3亿5000万元", "350000000"),
        ("3千克、5百件", "3 500"),
        ("一百二十家、三千五百件、十八项、两万人", "120 3500 18 20000"),
        ("三项任务、四个方面、九部门、三大体系", "3 4 9 3"),
        ("一项、两个、二是、一、二类", ""),
        ("第一，第三方，第三十二次会议，第16条", "32 16"),
        ("一致性、统一、四川、三农、万一、十分、千方百计、百姓、五中全会", ""),
        ("“三品一械”“四个最严”“三个突出”", ""),
        ("“十四五”规划、十五五时期", "14 15"),
        ("党的二十大、十九届五中全会", "20 19"),
        ("几十项、数百家、上千人、近百种、十几个、二十多个、二三十家", "20"),
        ("百分之二十、百分之三点五、百分之十五至二十、千分之三", "20% 3.5% 15% 20% 0.3%"),
        ("提高3个百分点、三个百分点、5‰", "3% 3% 0.5%"),
        ("三分之二、1/3", "2/3 1/3"),
        ("10%—20%，10—20%，30至50万", "10% 20% 10% 20% 300000 500000"),
        ("2021年2月18日至19日", "2021-02-18 2021-02-19"),
        ("2月18日—3月2日", "?-02-18 ?-03-02"),
        ("3月4日、5日和20日", "?-03-04 ?-03-05 ?-03-20"),
        ("2月18-19日", "?-02-18 ?-02-19"),
        ("2021 年 2 月 18 日", "2021-02-18"),
        ("二〇二一年二月十八日、二〇二一年", "2021-02-18 2021"),
        ("2021-02-18、2021/2/18、2021.2.18", "2021-02-18 2021-02-18 2021-02-18"),
        ("2021年2月，2021年，1—6月，3月", "2021-02-? 2021 ?-01-? ?-06-? ?-03-?"),
        ("2019—2021年，2021年至2025年", "2019 2021 2021 2025"),
        ("05/02/2026", ""),
        ("上半年、第三季度、一季度、90年代", ""),
        ("国办发〔2021〕16号、2021年第16号、[2021]第3号", "[2021]16 [2021]16 [2021]3"),
        ("（2021）16号，《办法》（2021）", "[2021]16 2021"),
        ("第16号、令第28号", "16 28"),
        ("15:30、下午3时30分、24小时", "24"),
        ("电话010-88330000，邮箱a12@nmpa.gov.cn，https://www.nmpa.gov.cn/2021/16.html", ""),
        ("国药准字H20230001，ICH E2B(R3)，COVID-19，5G", "H20230001"),
        ("GB/T 7714—2015", "7714 2015"),
        ("1. 加强监管", ""),
        ("（一）加强监管", ""),
        ("十一、附则", ""),
        ("（十二）附则", ""),
        ("Ⅲ期临床、III类器械", "3 3"),
        ("江苏、浙江、安徽三省", ""),
        ("一点五倍、十三亿人", "1.5 1300000000"),
        ("来源作“February 4th and 5th”，“four tasks”", "?-02-04 ?-02-05"),
        ("1.2.3节", "1.2.3"),
        ("", ""),
    ] {
        assert_eq!(demands(text, Script::Chinese), expected, "{text}");
    }
}

#[test]
fn english_texts_demand_what_they_surely_state() {
    for (text, expected) in [
        ("120 items, up 12.5%", "120 12.5%"),
        (
            "30,000; 30 thousand; 120 million; 1.5 billion; 3.5 trillion",
            "30000 30000 120000000 1500000000 3500000000000",
        ),
        ("RMB 300 million, RMB300 million, $3.5bn, $2m", "300000000 300000000 3500000000 2000000"),
        ("20 percent, 20 per cent, 3 percentage points, twenty percent", "20% 20% 3% 20%"),
        ("20 to 30 percent; between 5 and 10%", "20% 30% 5% 10%"),
        ("four tasks, twelve cities, twenty-one cases", "4 12 21"),
        ("one hundred and twenty; three thousand five hundred; two million", "120 3500 2000000"),
        ("one, two, first, both, half, a quarter, twice, a hundred", ""),
        ("dozens, hundreds of, tens of thousands", ""),
        ("a three-year action, the five-year plan", ""),
        ("the 14th Five-Year Plan, the fourteenth", "14"),
        ("two-thirds, one third of them, 1/3", "2/3 1/3 1/3"),
        ("three decades, two dozen", ""),
        ("18 February 2021; February 18, 2021; 18th of February", "2021-02-18 2021-02-18 ?-02-18"),
        ("Feb. 18–19; 4 and 5 February 2026", "?-02-18 ?-02-19 2026-02-04 2026-02-05"),
        ("February 4th and 5th; from 18 to 19 February", "?-02-04 ?-02-05 ?-02-18 ?-02-19"),
        ("28 February to 2 March 2021", "?-02-28 2021-03-02"),
        ("in February 2021, in February, May 2021", "2021-02-? ?-02-? 2021-05-?"),
        ("It may, in May; they march. 3 May", "?-05-03"),
        ("On February 18 and 160 firms", "?-02-18 160"),
        ("2021 to 2025, 2021–25, 2021/22", "2021 2025 2021 2025 2021 2022"),
        (
            "No. 16 of 2021; Guo Ban Fa [2021] No. 16; No. 16 (2021); 2021, No. 16",
            "[2021]16 [2021]16 [2021]16 [2021]16",
        ),
        ("Order No. 28; No.28", "28 28"),
        ("3:30 p.m., 3 pm, 15:30", ""),
        ("Class III devices, Phase IIb trials, Xi, II", "3 2"),
        ("the 1990s, 5mg, 10 ml, 30-day", "5 10 30"),
        ("mid-2021, COVID-19, H20230001, E2B(R3), G20", "2021 H20230001"),
        ("(1) one; (2) two", ""),
        ("2. Strengthen", ""),
        ("2021 is the year", "2021"),
        ("国办发〔2021〕16号, 三项", "[2021]16"),
        ("See www.nmpa.gov.cn/12 or tel 400-123-4567", ""),
        ("the “three highlights”", "3"),
    ] {
        assert_eq!(demands(text, Script::Latin), expected, "{text}");
    }
}

#[test]
fn a_value_is_named_once_and_in_order() {
    let zh = facts("20项和30家，又20项", Script::Chinese);
    assert_eq!(lacks(&zh, &[]), "20 30");
}

#[test]
fn a_span_is_where_the_value_stands() {
    let text = "会议于2021年2月18日至19日召开";
    let spans: Vec<&str> = facts(text, Script::Chinese)
        .iter()
        .filter(|stated| stated.demanded)
        .map(|stated| &text[stated.span.clone()])
        .collect();
    assert_eq!(spans, ["2021年2月18日", "19日"]);
}

/// Time grows with the text and not with its square: each of these would take minutes otherwise.
#[test]
fn no_text_takes_long() {
    for unit in [
        "1",
        "一",
        "1.",
        "1,",
        "1-",
        "a",
        "a-",
        "a1",
        "one ",
        "1 and ",
        "1月",
        "1日、",
        "(2021) No. ",
        "十",
        "三分之",
        "1至",
        "百分之",
        " ",
        "May 1, ",
        "hundred ",
        "://",
        "1/",
        "3亿",
        "a@",
        "[",
        "1 to ",
        "一、",
        "No. ",
        "2021-",
        "一亿",
    ] {
        for script in [Script::Chinese, Script::Latin] {
            let text = unit.repeat(100_000 / unit.len());
            let found = facts(&text, script);
            assert!(missing(&found, &found).is_empty(), "{unit}");
        }
    }
}

fn check(text: &str) -> Result<(), TestCaseError> {
    for script in [Script::Chinese, Script::Latin] {
        let found = facts(text, script);
        for stated in &found {
            prop_assert!(text.get(stated.span.clone()).is_some_and(|part| !part.is_empty()));
        }
        prop_assert!(missing(&found, &found).is_empty(), "a text answers itself");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read(text in any::<String>()) {
        check(&text)?;
    }

    #[test]
    fn any_text_of_the_signs_of_figures_is_read(
        pieces in prop::collection::vec(prop::sample::select(PIECES), 0..24)
    ) {
        check(&pieces.concat())?;
    }
}

const PIECES: &[&str] = &[
    "1",
    "2021",
    "0",
    "３",
    "12",
    "999999999999",
    ".",
    ",",
    "，",
    "-",
    "—",
    "/",
    ":",
    "：",
    "(",
    ")",
    "（",
    "）",
    "[",
    "]",
    "〔",
    "〕",
    "%",
    "‰",
    " ",
    "\n",
    "年",
    "月",
    "日",
    "号",
    "第",
    "十",
    "百",
    "千",
    "万",
    "亿",
    "一",
    "两",
    "三",
    "五",
    "〇",
    "点",
    "分之",
    "百分之",
    "个",
    "项",
    "届",
    "几",
    "至",
    "、",
    "time",
    "May",
    "Feb.",
    "18th",
    "of",
    "No.",
    "and",
    "to",
    "the",
    "one",
    "twenty",
    "hundred",
    "million",
    "third",
    "thirds",
    "percent",
    "Class",
    "III",
    "Ⅲ",
    "①",
    "半",
    "a",
    "m",
    "é",
    "😀",
    "@",
    "http://",
    "成",
    "时",
    "是",
];
