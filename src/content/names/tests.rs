//! Sentences, the collections in which they stand, and what they must lead to.

use super::*;
use crate::language::Script;

const ZH: &str = "zh";
const EN: &str = "en";

/// A notice of a collection in one language.
struct Own {
    id: &'static str,
    language: &'static str,
    title: &'static str,
    number: Option<&'static str>,
    organisations: &'static [&'static str],
    publisher: Option<&'static str>,
}

const fn own(
    id: &'static str,
    language: &'static str,
    title: &'static str,
    number: Option<&'static str>,
    organisations: &'static [&'static str],
) -> Own {
    Own { id, language, title, number, organisations, publisher: None }
}

fn collection(notices: &[Own]) -> Names {
    let mut names = Names::default();
    for (id, words) in [
        (
            "nmpa",
            &[
                "国家药品监督管理局",
                "国家药监局",
                "National Medical Products Administration",
                "NMPA",
            ][..],
        ),
        ("haizhou", &["海州省药品监督管理局", "海州省药监局", "省药监局", "Haizhou MPA"]),
        ("office", &["国务院办公厅", "General Office of the State Council"]),
        ("customs", &["海关总署", "General Administration of Customs"]),
        ("health", &["国家卫生健康委员会", "国家卫生健康委"]),
    ] {
        names.add_organisation(&TermId::new(id).unwrap(), words.iter().copied());
    }
    for Own { id, language, title, number, organisations, publisher } in notices {
        names.add_notice(&NoticeNames {
            id: &NoticeId::new(id).unwrap(),
            language: Language::new(language).unwrap(),
            title,
            cited_as: Vec::new(),
            number: *number,
            organisations: organisations.to_vec(),
            publisher: *publisher,
        });
    }
    names
}

/// What a text leads to: for each citation the words and `=` the notice, `+` where it is wanted,
/// `~` where several may be meant. Others are left out.
fn said(names: &Names, script: Script, text: &str) -> Vec<String> {
    let found = citations::find(text, script);
    found
        .iter()
        .filter_map(|one| match names.meant(text, one) {
            Meant::Notice(id, reading) => {
                assert!(one.readings[reading].sure);
                Some(format!("{} = {}", &text[one.readings[reading].span.clone()], id.as_str()))
            }
            Meant::Several => Some(format!("~{}", &text[one.span()])),
            Meant::Unknown => {
                one.wanted_key(text).map(|_| format!("+{}", &text[one.wanted_span(text)]))
            }
        })
        .collect()
}

fn check(script: Script, notices: &[Own], cases: &[(&str, &[&str])]) {
    let names = collection(notices);
    let mut wrong = String::new();
    for (text, expected) in cases {
        let said = said(&names, script, text);
        if said != *expected {
            wrong.push_str(&format!("{text}\n  is       {said:?}\n  expected {expected:?}\n"));
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn a_number_beside_a_name_must_agree() {
    check(
        Script::Chinese,
        &[
            own("a", ZH, "国家药监局关于注销药品注册证书的公告", Some("2023年第7号"), &["nmpa"]),
            own("b", ZH, "国家药监局关于注销药品注册证书的公告", Some("2024年第9号"), &["nmpa"]),
            own("c", ZH, "关于药品召回的公告", Some("2022年第3号"), &["nmpa"]),
            own(
                "d",
                ZH,
                "国家药监局关于发布《药品检查办法》的公告",
                Some("2021年第5号"),
                &["nmpa"],
            ),
            own("e", ZH, "国家药监局关于疫苗的公告", None, &["nmpa"]),
        ],
        &[
            (
                "《关于药品召回的公告（2024年第99号）》",
                &["+《关于药品召回的公告（2024年第99号）》"],
            ),
            (
                "《关于药品召回的公告》（2024年第99号）",
                &["+《关于药品召回的公告》", "+2024年第99号"],
            ),
            (
                "《关于药品召回的公告》（2022年第3号）",
                &["《关于药品召回的公告》 = c", "2022年第3号 = c"],
            ),
            (
                "《关于药品召回的公告（2022年第3号）》",
                &["《关于药品召回的公告（2022年第3号）》 = c"],
            ),
            (
                "《关于注销药品注册证书的公告》（2023年第7号）",
                &["《关于注销药品注册证书的公告》 = a", "2023年第7号 = a"],
            ),
            (
                "《关于注销药品注册证书的公告（2024年第9号）》",
                &["《关于注销药品注册证书的公告（2024年第9号）》 = b"],
            ),
            (
                "《关于注销药品注册证书的公告》（2022年第3号）",
                &["+《关于注销药品注册证书的公告》", "+2022年第3号"],
            ),
            ("《关于注销药品注册证书的公告》", &["~《关于注销药品注册证书的公告》"]),
            ("《关于疫苗的公告》（2022年第3号）", &["+《关于疫苗的公告》", "+2022年第3号"]),
            ("《关于疫苗的公告》（2022年第4号）", &["《关于疫苗的公告》 = e", "+2022年第4号"]),
            ("《关于别的药品的公告》（2022年第3号）", &["+《关于别的药品的公告》", "+2022年第3号"]),
            (
                "国家药监局关于发布《药品检查办法》的公告（2021年第5号）",
                &["《药品检查办法》 = d", "2021年第5号 = d"],
            ),
            (
                "国家药监局关于发布《药品检查办法》的公告（2019年第5号）",
                &["+《药品检查办法》", "+2019年第5号"],
            ),
        ],
    );
}

#[test]
fn a_named_issuer_must_be_the_notices() {
    check(
        Script::Chinese,
        &[
            own("food", ZH, "国家药监局关于发布食品目录的公告", Some("2024年第30号"), &["nmpa"]),
            own("import", ZH, "关于药品进口的公告", Some("公告2024年第20号"), &["nmpa"]),
            own(
                "strong",
                ZH,
                "国务院办公厅关于加强药品监管的意见",
                Some("国办发〔2021〕16号"),
                &["office", "nmpa"],
            ),
            own("none", ZH, "关于检查的公告", Some("2024年第15号"), &[]),
            Own {
                publisher: Some("国家药品监督管理局"),
                ..own("pub", ZH, "关于检验的公告", Some("2024年第16号"), &[])
            },
            own("titled", ZH, "海州省药品监督管理局关于抽检的通告", Some("2024年第17号"), &[]),
            own("bare", ZH, "国家药监局印发《意见》", None, &["nmpa"]),
            own("measures", ZH, "药品召回办法", None, &["haizhou"]),
        ],
        &[
            (
                "《国家卫生健康委关于发布食品目录的公告》（2024年第30号）",
                &["+《国家卫生健康委关于发布食品目录的公告》", "+2024年第30号"],
            ),
            (
                "财政部关于进口药品的公告（2024年第20号）",
                &["+财政部关于进口药品的公告（2024年第20号）"],
            ),
            ("海关总署今年印发的公告2024年第20号", &["+海关总署今年印发的公告2024年第20号"]),
            ("海关总署明确，按照公告2024年第20号办理", &["+公告2024年第20号"]),
            ("国家药监局公告2024年第20号", &["公告2024年第20号 = import"]),
            ("国家药品监督管理局2024年第20号公告", &["2024年第20号公告 = import"]),
            ("国家卫生健康委印发《关于加强药品监管的意见》", &["+《关于加强药品监管的意见》"]),
            ("国家卫生健康委《关于加强药品监管的意见》", &["+《关于加强药品监管的意见》"]),
            (
                "国务院办公厅印发《关于加强药品监管的意见》",
                &["《关于加强药品监管的意见》 = strong"],
            ),
            (
                "国务院办公厅近日印发了《关于加强药品监管的意见》",
                &["《关于加强药品监管的意见》 = strong"],
            ),
            ("国务院印发《意见》", &[]),
            ("《意见》要求", &[]),
            ("国家药监局公告2024年第15号", &["+国家药监局公告2024年第15号"]),
            ("国家药监局公告2024年第16号", &["公告2024年第16号 = pub"]),
            ("海关总署公告2024年第16号", &["+海关总署公告2024年第16号"]),
            ("海州省药监局通告2024年第17号", &["通告2024年第17号 = titled"]),
            ("海州省药监局公告2024年第17号", &["+海州省药监局公告2024年第17号"]),
            ("天海省药监局通告2024年第17号", &["+天海省药监局通告2024年第17号"]),
            ("会上国家药监局公告2024年第20号", &["公告2024年第20号 = import"]),
            ("省药监局印发《药品召回办法》", &["《药品召回办法》 = measures"]),
            ("天海省药监局印发《药品召回办法》", &["+《药品召回办法》"]),
            ("企业按照《药品召回办法》召回", &["《药品召回办法》 = measures"]),
        ],
    );
}

#[test]
fn codes_are_compared_in_hanzi() {
    let notices = [
        own("yu", ZH, "关于药品召回的通知", Some("渝药监〔2024〕3号"), &[]),
        own("yu", EN, "Notice on Drug Recall", Some("Yu Yao Jian [2024] No. 3"), &[]),
        own("ji", ZH, "关于疫苗检查的通知", Some("冀药监〔2024〕3号"), &[]),
        own("ji2", ZH, "关于疫苗检验的通知", Some("吉药监〔2024〕3号"), &[]),
        own("jin", ZH, "关于疫苗的通知", Some("晋药监〔2024〕5号"), &[]),
    ];
    check(
        Script::Chinese,
        &notices,
        &[
            ("渝药监〔2024〕3号", &["渝药监〔2024〕3号 = yu"]),
            ("豫药监〔2024〕3号", &["+豫药监〔2024〕3号"]),
            ("冀药监〔2024〕3号", &["冀药监〔2024〕3号 = ji"]),
            ("吉药监〔2024〕3号", &["吉药监〔2024〕3号 = ji2"]),
            ("津药监〔2024〕5号", &["+津药监〔2024〕5号"]),
            (
                "《关于疫苗的通知》（津药监〔2024〕5号）",
                &["+《关于疫苗的通知》", "+津药监〔2024〕5号"],
            ),
        ],
    );
    check(
        Script::Latin,
        &notices,
        &[
            ("see Yu Yao Jian [2024] No. 3", &["Yu Yao Jian [2024] No. 3 = yu"]),
            ("see Ji Yao Jian [2024] No. 3", &["~Ji Yao Jian [2024] No. 3"]),
            ("see 豫药监〔2024〕3号", &["+豫药监〔2024〕3号"]),
        ],
    );
}

#[test]
fn editions_are_other_documents() {
    check(
        Script::Chinese,
        &[
            own("plain", ZH, "药品检查管理办法", None, &[]),
            own("trial", ZH, "药品召回办法（试行）", None, &[]),
            own("revised", ZH, "药品标签办法（2019年修订）", None, &[]),
        ],
        &[
            ("《药品检查管理办法》", &["《药品检查管理办法》 = plain"]),
            ("《药品检查管理办法》（征求意见稿）", &["+《药品检查管理办法》（征求意见稿）"]),
            ("《药品检查管理办法》（试行）", &["+《药品检查管理办法》（试行）"]),
            ("《药品检查管理办法》（2019年修订）", &["+《药品检查管理办法》（2019年修订）"]),
            ("《药品检查管理办法》（草案）", &["+《药品检查管理办法》（草案）"]),
            (
                "《药品检查管理办法》（修订草案征求意见稿）",
                &["+《药品检查管理办法》（修订草案征求意见稿）"],
            ),
            ("《药品检查管理办法》（1998年）", &["+《药品检查管理办法》（1998年）"]),
            ("《药品检查管理办法（试行）》", &["+《药品检查管理办法（试行）》"]),
            ("《药品检查管理办法》（以下简称《办法》）", &["《药品检查管理办法》 = plain"]),
            ("《药品召回办法》（试行）", &["《药品召回办法》（试行） = trial"]),
            ("《药品召回办法（试行）》", &["《药品召回办法（试行）》 = trial"]),
            ("2019年修订的《药品标签办法》", &["《药品标签办法》 = revised"]),
            ("2010年修订的《药品检查管理办法》", &["+《药品检查管理办法》"]),
        ],
    );
}

#[test]
fn bare_titles_are_no_names() {
    check(
        Script::Chinese,
        &[
            own("a", ZH, "通知", None, &[]),
            own("b", ZH, "意见", None, &[]),
            own("c", ZH, "实施细则", None, &[]),
            own("d", ZH, "关于印发《工作方案》的通知", None, &[]),
            own("e", ZH, "2024年工作要点", None, &[]),
        ],
        &[("《通知》《意见》《实施细则》《工作方案》《2024年工作要点》", &[])],
    );
    check(
        Script::Latin,
        &[
            own("a", EN, "Notice", None, &[]),
            own("b", EN, "Opinions", None, &[]),
            own("c", EN, "Plan", None, &[]),
            own("d", EN, "Implementation Opinions", None, &[]),
        ],
        &[("the “Notice”, the “Opinions”, the “Plan” and the “Implementation Opinions”", &[])],
    );
}

#[test]
fn an_unquoted_name_is_the_whole_name() {
    check(
        Script::Latin,
        &[
            own("rural", EN, "Opinions on Strengthening Drug Regulation", None, &[]),
            own("sup", EN, "Regulations on Supervision", None, &[]),
            own("drugs", EN, "Notice on Drugs", None, &[]),
            own("adm", EN, "Measures for the Administration of Drugs", None, &[]),
            own("law", EN, "Drug Administration Law", None, &[]),
        ],
        &[
            (
                "the “Opinions on Strengthening Drug Regulation in Rural Areas” say",
                &["+Opinions on Strengthening Drug Regulation in Rural Areas"],
            ),
            (
                "the “Opinions on Strengthening Drug Regulation” say",
                &["Opinions on Strengthening Drug Regulation = rural"],
            ),
            (
                "the Opinions on Strengthening Drug Regulation in Rural Areas say",
                &["+Opinions on Strengthening Drug Regulation in Rural Areas"],
            ),
            (
                "the Opinions on Strengthening Drug Regulation were issued",
                &["Opinions on Strengthening Drug Regulation = rural"],
            ),
            (
                "the Opinions on Strengthening Drug Regulation, which came",
                &["Opinions on Strengthening Drug Regulation = rural"],
            ),
            (
                "the Opinions on Strengthening Drug Regulation.",
                &["Opinions on Strengthening Drug Regulation = rural"],
            ),
            (
                "the Opinions on Strengthening Drug Regulation and took measures",
                &["Opinions on Strengthening Drug Regulation = rural"],
            ),
            (
                "the Opinions on Strengthening Drug Regulation in 2021",
                &["Opinions on Strengthening Drug Regulation = rural"],
            ),
            (
                "the Regulations on Supervision and Administration of Medical Devices say",
                &["+Regulations on Supervision and Administration of Medical Devices"],
            ),
            (
                "the Notice on Drugs and Cosmetics Inspection says",
                &["+Notice on Drugs and Cosmetics Inspection"],
            ),
            (
                "the Interim Measures for the Administration of Drugs say",
                &["+Interim Measures for the Administration of Drugs"],
            ),
            (
                "the Measures for the Administration of Drugs say",
                &["Measures for the Administration of Drugs = adm"],
            ),
            (
                "the Veterinary Drug Administration Law says",
                &["+Veterinary Drug Administration Law"],
            ),
            ("the Hong Kong Drug Administration Law says", &["+Hong Kong Drug Administration Law"]),
            ("the Drug Administration Law of Vietnam says", &[]),
            ("the Drug Administration Law says", &["Drug Administration Law = law"]),
            (
                "the Drug Administration Law of the People’s Republic of China says",
                &["Drug Administration Law of the People’s Republic of China = law"],
            ),
            ("the European Union’s Regulations on Supervision say", &[]),
            ("the Beijing Regulations on Supervision say", &[]),
            ("the repealed Drug Administration Law of 1998", &[]),
            (
                "the Drug Administration Law (2010 Revision)",
                &["+Drug Administration Law (2010 Revision)"],
            ),
            ("the “Drug Administration Law” (Draft for Comment)", &["+Drug Administration Law"]),
            (
                "the Measures for the Administration of Drugs (for Trial Implementation) say",
                &["+Measures for the Administration of Drugs (for Trial Implementation)"],
            ),
            (
                "the Measures for the Administration of Drugs (Draft for Comment) say",
                &["+Measures for the Administration of Drugs (Draft for Comment)"],
            ),
            (
                "the Opinions on Strengthening Drug Regulation (2010 Revision) say",
                &["+Opinions on Strengthening Drug Regulation (2010 Revision)"],
            ),
        ],
    );
}

#[test]
fn issuers_in_english() {
    check(
        Script::Latin,
        &[
            own(
                "a",
                EN,
                "Announcement on Drug Recall",
                Some("Announcement No. 15 of 2024"),
                &["nmpa"],
            ),
            own("b", EN, "Announcement on Drug Labels", Some("No. 16 of 2024"), &[]),
        ],
        &[
            ("NMPA Announcement No. 15 of 2024", &["Announcement No. 15 of 2024 = a"]),
            (
                "the National Medical Products Administration’s Announcement No. 15 of 2024",
                &["Announcement No. 15 of 2024 = a"],
            ),
            (
                "the National Medical Products Administration issued Announcement No. 15 of 2024.",
                &["Announcement No. 15 of 2024 = a"],
            ),
            (
                "under Announcement No. 15 of 2024 of the NMPA, drugs",
                &["Announcement No. 15 of 2024 = a"],
            ),
            ("under Announcement No. 15 of 2024", &["Announcement No. 15 of 2024 = a"]),
            (
                "Ministry of Finance Announcement No. 15 of 2024",
                &["+Ministry of Finance Announcement No. 15 of 2024"],
            ),
            (
                "the Ministry of Finance’s Announcement No. 15 of 2024",
                &["+Ministry of Finance’s Announcement No. 15 of 2024"],
            ),
            (
                "Announcement No. 15 of 2024 of the General Administration of Customs",
                &["+Announcement No. 15 of 2024 of the General Administration of Customs"],
            ),
            (
                "Announcement No. 15 of 2024, issued by the Ministry of Finance, says",
                &["+Announcement No. 15 of 2024, issued by the Ministry of Finance"],
            ),
            (
                "Announcement No. 15 of 2024 (Ministry of Commerce) says",
                &["+Announcement No. 15 of 2024 (Ministry of Commerce)"],
            ),
            (
                "the Ministry of Commerce issued Announcement No. 15 of 2024",
                &["+Ministry of Commerce issued Announcement No. 15 of 2024"],
            ),
            (
                "the State Administration for Market Regulation’s Announcement No. 15 of 2024",
                &["+State Administration for Market Regulation’s Announcement No. 15 of 2024"],
            ),
            (
                "the Center for Drug Evaluation Announcement No. 15 of 2024",
                &["+Center for Drug Evaluation Announcement No. 15 of 2024"],
            ),
            (
                "National Health Commission Announcement No. 15, 2024",
                &["+National Health Commission Announcement No. 15, 2024"],
            ),
            ("NMPA Announcement No. 16 of 2024", &["+NMPA Announcement No. 16 of 2024"]),
            (
                "the “Announcement on Drug Recall” (No. 99 of 2024)",
                &["+Announcement on Drug Recall", "+No. 99 of 2024"],
            ),
            (
                "the Announcement on Drug Recall (No. 15 of 2024)",
                &["Announcement on Drug Recall = a", "No. 15 of 2024 = a"],
            ),
            (
                "the Announcement on Drug Recall, issued by the Ministry of Finance, says",
                &["+Announcement on Drug Recall"],
            ),
            (
                "the Ministry of Finance issued the “Announcement on Drug Recall”",
                &["+Announcement on Drug Recall"],
            ),
            (
                "the NMPA issued the “Announcement on Drug Recall”",
                &["Announcement on Drug Recall = a"],
            ),
        ],
    );
}

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
