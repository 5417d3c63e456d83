//! Short names that a text gives.

use super::*;

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
