//! What texts cite, and how it can be read.

use super::*;

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
