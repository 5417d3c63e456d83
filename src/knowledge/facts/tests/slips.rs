//! Pairs with a slip in one of them, which must be found.

use super::compared;

#[test]
fn a_slip_is_found() {
    for (chinese, english, missing_in_english, missing_in_chinese) in SLIPS {
        let expected = ((*missing_in_english).to_owned(), (*missing_in_chinese).to_owned());
        assert_eq!(compared(chinese, english), expected, "{chinese} | {english}");
    }
}

/// Chinese, English, what the Chinese demands in vain, what the English demands in vain.
const SLIPS: &[(&str, &str, &str, &str)] = &[
    ("提出六个方面18项重点任务。", "It sets 16 key tasks in six areas.", "18", "16"),
    ("提出六个方面18项重点任务。", "It sets 18 key tasks in five areas.", "6", "5"),
    ("明确了四项任务。", "Three tasks were set.", "4", "3"),
    ("明确了四项任务。", "Tasks were set.", "4", ""),
    ("明确了任务。", "Four tasks were set.", "", "4"),
    ("抽检药品3.2万批次。", "3,200 batches were tested.", "32000", "3200"),
    ("罚没款3亿元。", "Fines came to RMB 30 million.", "300000000", "30000000"),
    ("罚款二十万元。", "A fine of RMB 20,000.", "200000", "20000"),
    ("覆盖十四亿人口。", "It covers 14 billion people.", "1400000000", "14000000000"),
    ("检查员增至一百二十人。", "Inspectors now number 102.", "120", "102"),
    ("合格率为99.4%。", "The pass rate was 94.9 percent.", "99.4%", "94.9%"),
    ("提高3个百分点。", "It rose by 3.", "3%", "3"),
    ("同比增长百分之二十。", "That is up 12 percent.", "20%", "12%"),
    ("三分之二以上的省份", "More than three-fifths of the provinces", "2/3", "3/5"),
    (
        "会议于2025年2月18日召开。",
        "The conference was held on 19 February 2025.",
        "2025-02-18",
        "2025-02-19",
    ),
    (
        "会议于2025年2月18日召开。",
        "The conference was held on 18 February 2024.",
        "2025-02-18",
        "2024-02-18",
    ),
    (
        "会议于2025年2月18日召开。",
        "The conference was held on 18 March 2025.",
        "2025-02-18",
        "2025-03-18",
    ),
    ("会议于2月18日至19日召开。", "The conference was held on 18 February.", "?-02-19", ""),
    ("会议于2月18日召开。", "The conference was held in February.", "?-02-18", ""),
    ("会议于2月召开。", "The conference was held on 18 February.", "", "?-02-18"),
    ("2021年2月", "March 2021", "2021-02-?", "2021-03-?"),
    ("2月", "in 2021", "?-02-?", "2021"),
    ("2021年至2025年", "From 2021 to 2026", "2025", "2026"),
    ("2026—2030年", "2026–35", "2030", "2035"),
    ("5月20日前报送。", "It may be submitted by 20 June.", "?-05-20", "?-06-20"),
    ("国办发〔2021〕16号", "Guo Ban Fa [2021] No. 61", "[2021]16", "[2021]61"),
    ("国办发〔2021〕16号", "Guo Ban Fa [2020] No. 16", "[2021]16", "[2020]16"),
    ("2021年第16号公告", "Announcement No. 18 of 2021", "[2021]16", "[2021]18"),
    ("2021年第16号公告", "An announcement of 2021", "[2021]16", ""),
    ("国务院令第739号", "Decree No. 793", "739", "793"),
    ("“十四五”规划", "the 15th Five-Year Plan", "14", "15"),
    ("党的二十大", "the 19th National Congress", "20", "19"),
    ("“三个突出”", "The “four highlights”", "", "4"),
    ("国药准字H20230001", "Approval No. H20230011", "H20230001", "H20230011"),
    ("第三类医疗器械", "Class II medical devices", "", "2"),
    ("第十六条", "Article 17", "16", "17"),
    ("2018年以来", "Since 2013", "2018", "2013"),
    ("九部门联合印发。", "Eight departments jointly issued it.", "9", "8"),
    ("十年来", "Over the past five years", "10", "5"),
    ("15日内报告。", "Report within 50 days.", "15", "50"),
    ("处十倍以上罚款。", "A fine of at least five times the value.", "10", "5"),
    ("5毫克，每日三次", "5mg four times a day", "3", "4"),
    ("《“十四五”规划》", "The 14th Five-Year Plan (2021-2025)", "", "2021 2025"),
    ("江苏、浙江、安徽三省", "the four provinces of Jiangsu, Zhejiang and Anhui", "", "4"),
];
