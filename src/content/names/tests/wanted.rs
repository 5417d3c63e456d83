//! What is wanted, and names that are only a part of others.

use super::*;

#[test]
fn what_is_wanted() {
    check(
        Script::Chinese,
        &[],
        &[
            ("《现代汉语语法》《深入理解算法》《城管执法》《今日普法》《魔法》《集结令》", &[]),
            ("《最美的决定》《邀请函》《感谢函》《致歉函》《国家地理旅行计划》", &[]),
            ("2024年第15号公告栏", &[]),
            ("京刑终〔2024〕16号", &[]),
            (
                "《药品管理法》《药品网络销售监督管理办法》",
                &["+《药品管理法》", "+《药品网络销售监督管理办法》"],
            ),
        ],
    );
    check(
        Script::Latin,
        &[],
        &[
            ("“Harry Potter and the Order of the Phoenix”", &[]),
            ("“Measures to Take Now” and the “Decision on Love and War”", &[]),
            ("Click Notice for Details on the Website", &[]),
            ("the Decision of Judge Smith on Appeal was", &[]),
            ("at Harvard Business Law they", &[]),
            ("Case No. 8 of 2024", &[]),
            ("See the “Opinions on Food & Drug Safety”.", &["+Opinions on Food & Drug Safety"]),
            ("the “Drug Administration Law”", &["+Drug Administration Law"]),
            (
                "the “Measures for the Supervision and Administration of Online Drug Sales”",
                &["+Measures for the Supervision and Administration of Online Drug Sales"],
            ),
            (
                "the “Opinions on Deepening the Reform of the Review System”",
                &["+Opinions on Deepening the Reform of the Review System"],
            ),
        ],
    );
    let text = "财政部公告2024年第30号、商务部公告2024年第30号、海关总署公告2024年第30号，财政部发布的2024年第30号公告";
    let keys: BTreeSet<Key> = citations::find(text, Script::Chinese)
        .iter()
        .filter_map(|one| one.wanted_key(text))
        .collect();
    assert_eq!(keys.len(), 3, "{keys:?}");
    let text = "Announcement No. 3 of 2024 of the Ministry of Finance; Ministry of Finance Announcement No. 3 of 2024; NMPA Announcement No. 3 of 2024";
    let keys: BTreeSet<Key> = citations::find(text, Script::Latin)
        .iter()
        .filter_map(|one| one.wanted_key(text))
        .collect();
    assert_eq!(keys.len(), 2, "{keys:?}");
}

#[test]
fn places_before_a_name_make_it_another() {
    check(
        Script::Chinese,
        &[own("law", ZH, "药品管理法", None, &[])],
        &[
            ("香港《药品管理法》", &["+《药品管理法》"]),
            ("天海省《药品管理法》", &["+《药品管理法》"]),
            ("全省落实《药品管理法》", &["《药品管理法》 = law"]),
        ],
    );
    check(
        Script::Latin,
        &[own("law", EN, "Drug Administration Law", None, &[])],
        &[
            ("the Beijing “Drug Administration Law”", &["+Drug Administration Law"]),
            ("the “Drug Administration Law” of Vietnam", &[]),
            ("Vietnam’s Drug Administration Law", &["+Drug Administration Law"]),
            ("China’s Drug Administration Law", &["Drug Administration Law = law"]),
            ("Under “Drug Administration Law”", &["Drug Administration Law = law"]),
            ("the Drug Administration Law in Vietnam", &[]),
        ],
    );
}

#[test]
fn short_names_are_the_whole_name() {
    let text =
        "the Measures for Drugs Supervision and Recall of Vaccines, and the Measures for Drugs.";
    let sure: Vec<Vec<&str>> = citations::find(text, Script::Latin)
        .iter()
        .map(|one| one.readings.iter().filter(|one| one.sure))
        .map(|readings| readings.map(|one| &text[one.span.clone()]).collect())
        .collect();
    assert_eq!(
        sure,
        [vec!["Measures for Drugs Supervision and Recall of Vaccines"], vec!["Measures for Drugs"],]
    );
}
