//! The keys of a notice: those of its number and of its title.

use super::*;

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
