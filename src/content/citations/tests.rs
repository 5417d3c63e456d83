//! Tables of citations, titles and short names, and what must hold of any text.

use proptest::prelude::*;

use super::*;

/// A citation as a line: `!` wanted or `?` not, the words it most likely takes, for a number its
/// key, and after `@` the issuer.
fn said(text: &str, found: &Found) -> String {
    let mark = if found.wanted { '!' } else { '?' };
    let words = &text[found.span()];
    let number = match &found.readings[found.best].key {
        Key::Name(_) => String::new(),
        Key::Number { series, year, number, .. } => format!(" = {series} {year} {number}"),
    };
    let issuer =
        found.issuer.as_ref().map_or(String::new(), |one| format!(" @{}", &text[one.clone()]));
    format!("{mark}{words}{number}{issuer}")
}

/// A number as those who write in English give it.
fn number(series: &str, year: i16, number: u32) -> Key {
    Key::Number { series: series.into(), code: String::new(), issuer: String::new(), year, number }
}

fn check(script: Script, cases: &[(&str, &[&str])]) {
    let mut wrong = String::new();
    for (text, expected) in cases {
        let found = find(text, script);
        let said: Vec<String> = found.iter().map(|one| said(text, one)).collect();
        if said != *expected {
            wrong.push_str(&format!("{text}\n  is       {said:?}\n  expected {expected:?}\n"));
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn names_in_chinese() {
    check(
        Script::Chinese,
        &[
            ("根据《药品管理法》，制定本办法。", &["!《药品管理法》"]),
            ("《药品管理法》《疫苗管理法》施行", &["!《药品管理法》", "!《疫苗管理法》"]),
            ("落实《关于加强中药饮片监管的意见》", &["!《关于加强中药饮片监管的意见》"]),
            ("《关于印发〈药品检查办法〉的通知》收悉", &["!《关于印发〈药品检查办法〉的通知》"]),
            ("《关于印发《药品检查办法》的通知》收悉", &["!《关于印发《药品检查办法》的通知》"]),
            ("现将《药品召回办法（试行）》印发给你们", &["!《药品召回办法（试行）》"]),
            ("现将《药品召回办法》（试行）印发", &["!《药品召回办法》（试行）"]),
            ("据《海州日报》报道", &["?《海州日报》"]),
            ("在《诗经》里", &["?《诗经》"]),
            ("《孙子兵法》与《想法》", &["?《孙子兵法》", "?《想法》"]),
            ("取得《药品经营许可证》", &["?《药品经营许可证》"]),
            ("按《海州省中药饮片炮制规范》炮制", &["!《海州省中药饮片炮制规范》"]),
            ("观看《每周质量报告》", &["?《每周质量报告》"]),
            (
                "《旅游指南》和《药物临床试验技术指南》",
                &["?《旅游指南》", "!《药物临床试验技术指南》"],
            ),
            ("《实施意见》要求，《办法》规定", &["?《实施意见》", "?《办法》"]),
            ("《国务院公报》刊登《药品检查公报》", &["?《国务院公报》", "!《药品检查公报》"]),
            (
                "《药品生产质量管理规范（2010年修订）》",
                &["!《药品生产质量管理规范（2010年修订）》"],
            ),
            ("《》空的", &[]),
            ("没有闭合的《药品管理", &[]),
            ("漏了一个《药品，又见《药品管理法》", &["!《药品管理法》"]),
            ("分段的《药品\n\n管理法》", &[]),
            ("《“十四五”国家药品安全规划》", &["!《“十四五”国家药品安全规划》"]),
            ("《国家基本药物目录》与《学习目录》", &["!《国家基本药物目录》", "?《学习目录》"]),
            ("《2024年药品监管工作要点》", &["!《2024年药品监管工作要点》"]),
        ],
    );
}

#[test]
fn numbers_in_chinese() {
    check(
        Script::Chinese,
        &[
            ("国办发〔2021〕16号", &["!国办发〔2021〕16号 = guobanfa 2021 16"]),
            ("根据国办发〔2021〕16号文件精神", &["!国办发〔2021〕16号 = guobanfa 2021 16"]),
            (
                "依照海药监药注［2024］第12号",
                &["!海药监药注［2024］第12号 = haiyaojianyaozhu 2024 12"],
            ),
            ("国办发(2021)16號", &["!国办发(2021)16號 = guobanfa 2021 16"]),
            ("国办发〔２０２１〕１６号", &["!国办发〔２０２１〕１６号 = guobanfa 2021 16"]),
            (
                "国家药监局国药监药注〔2020〕25号",
                &["!国药监药注〔2020〕25号 = guoyaojianyaozhu 2020 25 @国家药监局"],
            ),
            (
                "应当按国药监药管〔2023〕16号执行",
                &["!国药监药管〔2023〕16号 = guoyaojianyaoguan 2023 16"],
            ),
            (
                "《关于药品监管的意见》（国办发〔2021〕16号）",
                &["!《关于药品监管的意见》", "!国办发〔2021〕16号 = guobanfa 2021 16"],
            ),
            (
                "国家药监局公告2024年第15号",
                &["!公告2024年第15号 = announcement 2024 15 @国家药监局"],
            ),
            (
                "根据国家药监局2024年第15号公告",
                &["!2024年第15号公告 = announcement 2024 15 @国家药监局"],
            ),
            (
                "海州省药监局通告（2024年第3号）",
                &["!通告（2024年第3号） = circular 2024 3 @海州省药监局"],
            ),
            (
                "国家药监局发布的2024年第15号公告",
                &["!2024年第15号公告 = announcement 2024 15 @国家药监局"],
            ),
            ("公告〔2024〕5号", &["!公告〔2024〕5号 = announcement 2024 5"]),
            ("2024年第8号令", &["!2024年第8号令 = order 2024 8"]),
            ("2024年15号公告", &["!2024年15号公告 = announcement 2024 15"]),
            (
                "海州省药监局《关于药品召回的公告》（2024年第9号）",
                &["!《关于药品召回的公告》 @海州省药监局", "!2024年第9号 =  2024 9 @海州省药监局"],
            ),
            ("在2024年第15号中", &["?2024年第15号 =  2024 15"]),
            ("2024年第15号台风“海葵”", &[]),
            ("2024年15号线开通", &[]),
            ("第27号令", &[]),
            ("2024年5月15号", &[]),
            ("12号楼", &[]),
            ("（2021）海01民终15号", &[]),
            ("2024年第0号", &[]),
            (
                "国家卫生和计划生育委员会公告2016年第2号",
                &["!公告2016年第2号 = announcement 2016 2 @国家卫生和计划生育委员会"],
            ),
            ("《关于药品的公告（2024年第15号）》", &["!《关于药品的公告（2024年第15号）》"]),
        ],
    );
}

#[test]
fn quoted_names_in_english() {
    check(
        Script::Latin,
        &[
            ("the “Opinions on Drug Safety” say", &["!Opinions on Drug Safety"]),
            (
                "the \"Measures for Drug Inspection (Trial)\" say",
                &["!Measures for Drug Inspection (Trial)"],
            ),
            (
                "“Regulations on the supervision of drugs” of",
                &["?Regulations on the supervision of drugs"],
            ),
            ("the “Drug Administration Law,” as revised", &["!Drug Administration Law"]),
            ("a “firewall” and “four strictest requirements”", &[]),
            ("“Good Manufacturing Practice for Drugs”", &[]),
            ("“The Measures are good. We like them,” he said", &[]),
            ("the “14th Five-Year Plan” period", &["?14th Five-Year Plan"]),
            ("the “Opinions” ask", &["?Opinions"]),
            (
                "the “Notice on Issuing the ‘Measures for Drug Recall’” was",
                &["!Notice on Issuing the ‘Measures for Drug Recall’"],
            ),
            ("“Haizhou Drug Safety Plan for 2025”", &["!Haizhou Drug Safety Plan for 2025"]),
            (
                "an “open quotation of the Vaccine Administration Law",
                &["!Vaccine Administration Law"],
            ),
            ("“We applied the Drug Administration Law.”", &["!Drug Administration Law"]),
            ("the “China Daily” and “Health Times”", &[]),
        ],
    );
}

#[test]
fn plain_names_in_english() {
    check(
        Script::Latin,
        &[
            ("Under the Drug Administration Law as revised", &["!Drug Administration Law"]),
            ("Drug Administration Law took effect", &["!Drug Administration Law"]),
            (
                "the Vaccine Administration Law of the People's Republic of China says",
                &["!Vaccine Administration Law of the People's Republic of China"],
            ),
            (
                "the Law of the People’s Republic of China on Traditional Chinese Medicine was",
                &["!Law of the People’s Republic of China on Traditional Chinese Medicine"],
            ),
            (
                "the Drug Administration Law and the Vaccine Administration Law",
                &["!Drug Administration Law", "!Vaccine Administration Law"],
            ),
            (
                "issued the Opinions on Strengthening the Supervision of Drugs and took measures",
                &["!Opinions on Strengthening the Supervision of Drugs"],
            ),
            (
                "the Opinions of the General Office of the State Council on Drug Safety were",
                &["!Opinions of the General Office of the State Council on Drug Safety"],
            ),
            (
                "the Interim Administrative Measures for Drug Inspection apply",
                &["!Interim Administrative Measures for Drug Inspection"],
            ),
            (
                "the Measures for Drug Recall and the Provisions on Drug Labels apply",
                &["!Measures for Drug Recall", "!Provisions on Drug Labels"],
            ),
            (
                "the Measures for the Supervision of Drugs, Devices and Cosmetics, revised throughout, apply",
                &["!Measures for the Supervision of Drugs, Devices and Cosmetics"],
            ),
            (
                "the Regulations on Drug Labels (for Trial Implementation) were",
                &["!Regulations on Drug Labels (for Trial Implementation)"],
            ),
            ("Notice of this was given.", &[]),
            ("There are opinions on the matter.", &[]),
            ("Opinions on the draft are welcome until May.", &[]),
            ("the Opinions ask much", &[]),
            ("Good Manufacturing Practice for Drugs", &[]),
            ("the rule of Law and the Law Department", &[]),
            ("Department of Policies and Regulations of the NMPA", &[]),
            ("the Department of Drug Regulation on the English site", &[]),
            ("stationed at the State Administration for Market Regulation to help", &[]),
            ("at the National Conference on Drug Regulation on Monday", &[]),
            (
                "the China Drug Regulatory Science Action Plan is",
                &["!China Drug Regulatory Science Action Plan"],
            ),
            ("NMPA Takes Strong Measures", &["?Takes Strong Measures @NMPA"]),
            ("Drug Administration Law Enforcement Training", &[]),
            (
                "NMPA Announcement on Drug Traceability Codes",
                &["!Announcement on Drug Traceability Codes @NMPA"],
            ),
            ("the Opinions on Drug Safety in May", &["!Opinions on Drug Safety"]),
            (
                "the Notice on Issuing the Measures for Drug Recall was",
                &["!Notice on Issuing the Measures for Drug Recall"],
            ),
            ("the 14th Five-Year Plan period", &[]),
            ("Lawyers, Acts and Planning for Outlines", &[]),
        ],
    );
}

#[test]
fn numbers_in_english() {
    check(
        Script::Latin,
        &[
            (
                "Announcement No. 15 of 2024",
                &["!Announcement No. 15 of 2024 = announcement 2024 15"],
            ),
            (
                "NMPA Announcement No. 15, 2024 says",
                &["!Announcement No. 15, 2024 = announcement 2024 15 @NMPA"],
            ),
            (
                "the National Medical Products Administration Circular No. 3 [2024]",
                &[
                    "!Circular No. 3 [2024] = circular 2024 3 @National Medical Products Administration",
                ],
            ),
            ("Guo Ban Fa [2021] No. 16", &["!Guo Ban Fa [2021] No. 16 = guobanfa 2021 16"]),
            ("in Guobanfa (2021) No. 16, the", &["!Guobanfa (2021) No. 16 = guobanfa 2021 16"]),
            ("Guobanfa No. 16 [2021]", &["!Guobanfa No. 16 [2021] = guobanfa 2021 16"]),
            (
                "Guo Yao Jian Yao Zhu〔2020〕No.25",
                &["!Guo Yao Jian Yao Zhu〔2020〕No.25 = guoyaojianyaozhu 2020 25"],
            ),
            ("as (2024) No. 15 says", &["?(2024) No. 15 =  2024 15"]),
            ("see No. 15 [2024]", &["?No. 15 [2024] =  2024 15"]),
            (
                "Opinions on Drug Safety (Guo Ban Fa [2021] No. 16)",
                &["!Opinions on Drug Safety", "!Guo Ban Fa [2021] No. 16 = guobanfa 2021 16"],
            ),
            (
                "the Announcement of the NMPA (No. 15 of 2024) says",
                &["!No. 15 of 2024 = announcement 2024 15 @NMPA"],
            ),
            ("Order No 8 of 2020", &["!Order No 8 of 2020 = order 2020 8"]),
            ("State Council Decree No. 739", &[]),
            ("Table No. 5, 2024", &[]),
            ("Batch No. 15 of 2024 was recalled", &[]),
            ("lives at No. 15, 2024 Renmin Road", &[]),
            ("No. 16 alone", &[]),
            (
                "its number, Guo Ban Fa [2021] No. 16 (国办发〔2021〕16号), and",
                &[
                    "!Guo Ban Fa [2021] No. 16 = guobanfa 2021 16",
                    "!国办发〔2021〕16号 = guobanfa 2021 16",
                ],
            ),
        ],
    );
}

#[test]
fn an_unquoted_name_may_end_at_each_word() {
    let text = "The Notice on Issuing the Measures for Drug Recall of Haizhou was read.";
    let found = find(text, Script::Latin);
    let spans: Vec<&str> = found[0].readings.iter().map(|one| &text[one.span.clone()]).collect();
    assert_eq!(
        spans,
        [
            "Notice on Issuing the Measures for Drug Recall of Haizhou was read",
            "Notice on Issuing the Measures for Drug Recall of Haizhou was",
            "Notice on Issuing the Measures for Drug Recall of Haizhou",
            "Notice on Issuing the Measures for Drug Recall",
            "Notice on Issuing the Measures for Drug",
            "Notice on Issuing the Measures",
            "Notice on Issuing",
            "Measures for Drug Recall of Haizhou was read",
            "Measures for Drug Recall of Haizhou was",
            "Measures for Drug Recall of Haizhou",
            "Measures for Drug Recall",
            "Measures for Drug",
        ]
    );
}

#[test]
fn other_readings() {
    for (text, script, expected) in [
        ("《药品召回办法》（试行）", Script::Chinese, vec![Key::name("药品召回办法（试行）")]),
        (
            "《关于药品的公告（2024年第15号）》",
            Script::Chinese,
            vec![Key::name("关于药品的公告"), number("announcement", 2024, 15)],
        ),
        ("《中华人民共和国药品管理法》", Script::Chinese, vec![Key::name("药品管理法")]),
    ] {
        let found = find(text, script);
        let keys: Vec<Key> = found[0].readings.iter().map(|one| one.key.clone()).collect();
        assert_eq!(keys, expected, "{text}");
    }
}

#[test]
fn numbers_of_notices() {
    let number = |series, year, figure| Some(number(series, year, figure));
    for (text, expected) in [
        ("国办发〔2021〕16号", number("guobanfa", 2021, 16)),
        ("Guo Ban Fa [2021] No. 16", number("guobanfa", 2021, 16)),
        ("Guobanfa (2021) No. 16", number("guobanfa", 2021, 16)),
        ("Guobanfa No. 16 [2021]", number("guobanfa", 2021, 16)),
        ("文号：海药监〔2024〕3号", number("haiyaojian", 2024, 3)),
        ("渝药监〔2024〕3号", number("yuyaojian", 2024, 3)),
        ("藏药监〔2024〕3号", number("zangyaojian", 2024, 3)),
        ("2024年第15号", number("", 2024, 15)),
        ("（2024年第15号）", number("", 2024, 15)),
        ("2024年 第15号", number("", 2024, 15)),
        ("国家药监局公告2024年第15号", number("announcement", 2024, 15)),
        ("国家药监局公告 2024年第15号", number("announcement", 2024, 15)),
        ("2024年第15号公告", number("announcement", 2024, 15)),
        ("通告2024年第15号", number("circular", 2024, 15)),
        ("Announcement No. 15 of 2024", number("announcement", 2024, 15)),
        ("Announcement No. 15, 2024", number("announcement", 2024, 15)),
        ("NMPA Announcement No. 15 of 2024", number("announcement", 2024, 15)),
        ("(2024) No. 15", number("", 2024, 15)),
        ("No. 15 of 2024", number("", 2024, 15)),
        ("No. 15 [2024]", number("", 2024, 15)),
        ("第27号", None),
        ("国家药监局 国家卫生健康委 2020年第57号公告", number("announcement", 2020, 57)),
        ("国家药监局 2024年 第15号 公告", number("announcement", 2024, 15)),
        ("Haizhou MPA Announcement No. 3 of 2024", number("announcement", 2024, 3)),
        ("Notice No. 3 [2024] of the NMPA", number("notice", 2024, 3)),
        ("关于药品召回的公告（2024年第15号）", None),
        ("Announcement on Drug Recall (No. 15 of 2024)", None),
        ("药品召回", None),
        ("", None),
        ("State Council Decree No. 739", None),
        ("转发国办发〔2021〕16号文件精神的通知", None),
    ] {
        let key = number_of(text).map(|mut key| {
            if let Key::Number { code, .. } = &mut key {
                code.clear();
            }
            key
        });
        assert_eq!(key, expected, "{text}");
    }
}

#[test]
fn numbers_agree_where_one_says_less() {
    for (one, other, agrees) in [
        ("公告2024年第15号", "2024年第15号", true),
        ("公告2024年第15号", "Announcement No. 15 of 2024", true),
        ("公告2024年第15号", "通告2024年第15号", false),
        ("2024年第15号", "2024年第16号", false),
        ("国办发〔2021〕16号", "2021年第16号", false),
    ] {
        let keys = number_of(one).zip(number_of(other));
        assert_eq!(keys.map(|(one, other)| one.agrees(&other)), Some(agrees), "{one} {other}");
        // What agrees is filed together.
        let together =
            number_of(one).map(|key| key.broad()) == number_of(other).map(|key| key.broad());
        assert!(!agrees || together, "{one} {other}");
    }
}

fn check_names(script: Script, cases: &[(&str, &[&str])]) {
    let mut wrong = String::new();
    for (title, others) in cases {
        let mut expected = vec![Key::name(title)];
        expected.extend(others.iter().map(|name| Key::name(name)));
        let mut names = names_of(title, script);
        names.sort();
        expected.sort();
        if names != expected {
            wrong.push_str(&format!("{title}\n  is       {names:?}\n  expected {expected:?}\n"));
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// The whole title is a name of each, and not given here.
#[test]
fn names_of_chinese_titles() {
    check_names(
        Script::Chinese,
        &[
            (
                "国务院办公厅印发《关于药品安全的意见》",
                &["关于药品安全的意见", "国务院办公厅关于药品安全的意见"],
            ),
            ("国务院办公厅关于药品安全的意见", &["关于药品安全的意见"]),
            ("海州省药监局关于药品召回的公告", &["关于药品召回的公告"]),
            ("海州省药监局关于药品召回的公告（2024年第15号）", &["关于药品召回的公告"]),
            ("关于药品召回的公告", &[]),
            ("药品检查管理办法（试行）", &[]),
            ("关于印发《药品检查办法》的通知", &["药品检查办法"]),
            (
                "海州省药监局关于印发《药品检查办法（试行）》的通知",
                &["关于印发《药品检查办法（试行）》的通知", "药品检查办法（试行）"],
            ),
            (
                "海州省药监局关于印发药品检查办法（试行）的通知",
                &["关于印发药品检查办法（试行）的通知", "药品检查办法（试行）"],
            ),
            (
                "海州省药监局关于发布《药品目录》《疫苗目录》的公告",
                &["关于发布《药品目录》《疫苗目录》的公告", "药品目录", "疫苗目录"],
            ),
            ("关于发布《甲药技术指导原则》等2个技术指导原则的通告", &["甲药技术指导原则"]),
            ("海州省药监局发布《药品召回办法》", &["药品召回办法"]),
            (
                "海州省药监局正式印发《药品召回办法》和《药品检查办法》",
                &["药品召回办法", "药品检查办法"],
            ),
            ("《药品召回办法》发布", &["药品召回办法"]),
            ("《药品召回办法》政策解读", &[]),
            ("解读《药品召回办法》", &[]),
            ("海州省药监局发布《药品召回办法》解读", &[]),
            ("海州省药监局召开《药品召回办法》座谈会", &[]),
            ("海州省药监局学习贯彻《疫苗管理法》", &[]),
            ("关于废止《药品召回办法》的公告", &[]),
            ("国务院关于修改《药品召回办法》的决定", &["关于修改《药品召回办法》的决定"]),
            ("关于学习贯彻《疫苗管理法》的通知", &[]),
            ("海州省药监局召开关于药品安全的会议", &[]),
            (
                "关于公开征求《药品召回办法（征求意见稿）》意见的通知",
                &["药品召回办法（征求意见稿）"],
            ),
            ("海州省药监局公告2024年第15号 关于药品召回的公告", &["关于药品召回的公告"]),
            ("中华人民共和国药品管理法", &[]),
            (
                "海州省药监局发布关于药品召回的公告",
                &["关于药品召回的公告", "海州省药监局关于药品召回的公告"],
            ),
        ],
    );
    assert_eq!(names_of("", Script::Chinese), []);
}

#[test]
fn names_of_english_titles() {
    check_names(
        Script::Latin,
        &[
            (
                "General Office of the State Council Issues Opinions on Drug Safety",
                &[
                    "Opinions on Drug Safety",
                    "Opinions of the General Office of the State Council on Drug Safety",
                ],
            ),
            (
                "The General Office of the State Council issued the “Implementation Opinions on Drug Safety”",
                &[
                    "Implementation Opinions on Drug Safety",
                    "Implementation Opinions of the General Office of the State Council on Drug Safety",
                ],
            ),
            (
                "Opinions of the General Office of the State Council on Drug Safety",
                &["Opinions on Drug Safety"],
            ),
            ("Notice of the NMPA on Drug Recall", &["Notice on Drug Recall"]),
            (
                "Notice of the State Administration for Market Regulation on Drug Recall",
                &["Notice on Drug Recall"],
            ),
            (
                "Notice of the NMPA on Issuing the “Measures for Drug Recall”",
                &["Notice on Issuing the Measures for Drug Recall", "Measures for Drug Recall"],
            ),
            ("Notice on Issuing the Measures for Drug Recall", &["Measures for Drug Recall"]),
            (
                "Circular on Printing and Distributing the Rules for Drug Labels (Trial)",
                &["Rules for Drug Labels (Trial)"],
            ),
            (
                "NMPA Announcement on Drug Recall",
                &["Announcement on Drug Recall", "Announcement of the NMPA on Drug Recall"],
            ),
            (
                "NMPA Announcement on Drug Recall (No. 15 of 2024)",
                &["Announcement on Drug Recall", "Announcement of the NMPA on Drug Recall"],
            ),
            ("Announcement No. 15 of 2024 on Drug Recall", &["Announcement on Drug Recall"]),
            ("Announcement on Drug Recall", &[]),
            ("Drug Administration Law of the People's Republic of China", &[]),
            (
                "NMPA Issues “Measures for Drug Recall” and “Rules for Drug Labels”",
                &[
                    "Measures for Drug Recall",
                    "Measures of the NMPA for Drug Recall",
                    "Rules for Drug Labels",
                    "Rules of the NMPA for Drug Labels",
                ],
            ),
            ("Interpretation of the Measures for Drug Recall", &[]),
            ("NMPA Issues Interpretation of the Measures for Drug Recall", &[]),
            ("NMPA Issues “Measures for Drug Recall” Interpretation", &[]),
            ("NMPA Holds Training on the Measures for Drug Recall", &[]),
            ("Notice on Studying the Vaccine Administration Law", &[]),
            ("Decision on Amending the Measures for Drug Recall", &[]),
            ("NMPA Issues Warning", &[]),
            ("National Conference on Drug Regulation held", &[]),
        ],
    );
}

fn check_short(script: Script, cases: &[(&str, &[(usize, &str)])]) {
    let mut wrong = String::new();
    for (text, expected) in cases {
        let found = find(text, script);
        let names = short_names(text, &found, script);
        let expected: Vec<(usize, Key)> =
            expected.iter().map(|(at, name)| (*at, Key::name(name))).collect();
        if names != expected {
            wrong.push_str(&format!("{text}\n  is       {names:?}\n  expected {expected:?}\n"));
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn short_names_in_chinese() {
    check_short(
        Script::Chinese,
        &[
            ("《关于药品安全的实施意见》（以下简称《实施意见》）", &[(0, "实施意见")]),
            ("《药品召回办法》（下称“《办法》”）", &[(0, "办法")]),
            ("《药品召回办法》（以下简称《办法》）。《办法》要求", &[(0, "办法")]),
            ("《药品召回办法》(以下称《办法》)", &[(0, "办法")]),
            ("《药品召回办法》（试行）（以下简称《办法》）", &[(0, "办法")]),
            ("《药品召回办法》（海药监〔2024〕3号，以下简称《办法》）", &[(0, "办法")]),
            ("《药品召回办法》（海药监〔2024〕3号）（以下简称《办法》）", &[(0, "办法")]),
            ("《药品召回办法》（海药监〔2024〕3号，下称办法）", &[(0, "办法")]),
            ("《药品管理法》《疫苗管理法》（以下简称“两法”）", &[]),
            ("《药品管理法》《条例》（以下简称《法》《条例》）", &[]),
            ("关于药品召回的办法（以下简称《办法》）", &[]),
            ("《药品管理法》规定，企业（以下简称“持有人”）", &[]),
            ("《药品管理法》；《药品召回办法》（以下简称为《召回办法》）", &[(1, "召回办法")]),
            ("国家药监局公告2024年第15号（以下简称《公告》）", &[(0, "公告")]),
        ],
    );
}

#[test]
fn short_names_in_english() {
    check_short(
        Script::Latin,
        &[
            ("the “Opinions on Drug Safety” (hereinafter the “Opinions”) say", &[(0, "Opinions")]),
            (
                "the Opinions on Drug Safety (hereinafter referred to as the “Opinions”) say",
                &[(0, "Opinions")],
            ),
            ("the Opinions on Drug Safety (\"the Opinions\") say", &[(0, "Opinions")]),
            ("the Opinions on Drug Safety (the \"Opinions\") say", &[(0, "Opinions")]),
            ("the Opinions on Drug Safety (below, the Opinions), say", &[(0, "Opinions")]),
            (
                "the Opinions on Drug Safety (Guo Ban Fa [2021] No. 16, hereinafter the “Opinions”)",
                &[(0, "Opinions")],
            ),
            (
                "the Opinions on Drug Safety (Guo Ban Fa [2021] No. 16) (the “Opinions”)",
                &[(0, "Opinions")],
            ),
            ("the Measures for Drug Recall (Trial) (the “Measures”)", &[(0, "Measures")]),
            ("the “Measures for Drug Recall,” hereinafter “the Measures,” say", &[]),
            ("the Opinions on Drug Safety (NMPA) say", &[]),
            ("the Opinions on Drug Safety (see below) say", &[]),
            (
                "the Drug Administration Law (the “Law”) and the Vaccine Administration Law",
                &[(0, "Law")],
            ),
            ("《药品召回办法》（以下简称《办法》）", &[(0, "办法")]),
        ],
    );
}

proptest! {
    #[test]
    fn spans_are_in_order_and_within_the_text(
        text in r"(《|》|〈|号|第|公告|2024年|国办发|〔|〕|（|）|12|以下简称|“|”|‘|’|\x22|\(|\)|\[|\]|Opinions|Law|Measures| on | for | and the |Drug|safety|No\. |2021| of |,|\.|\n| |NMPA|’s|é|关于|的|意见|药品|hereinafter the |由|发布|财政部|试行|原|省|Ministry of |Administration|issued |by the |Draft|US|é’s|& |.){0,60}",
        chinese in any::<bool>(),
    ) {
        let script = if chinese { Script::Chinese } else { Script::Latin };
        let found = find(&text, script);
        let mut end = 0;
        for one in &found {
            prop_assert!(one.best < one.readings.len());
            prop_assert!(one.reach().start >= end, "{:?} in {:?}", found, text);
            end = one.reach().end;
            for span in one.readings.iter().map(|reading| &reading.span).chain(&one.issuer) {
                prop_assert!(!span.is_empty() && text.get(span.clone()).is_some());
            }
        }
        for (at, _) in short_names(&text, &found, script) {
            prop_assert!(at < found.len());
        }
        let _ = (names_of(&text, script), number_of(&text));
    }
}
