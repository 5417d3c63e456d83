//! Sentences, the collections in which they stand, and what they must lead to.

mod chinese;
mod english;
mod wanted;

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
        let stated = StatedNames {
            language: Language::new(language).unwrap(),
            title,
            cited_as: Vec::new(),
            number: *number,
            organisations: organisations.to_vec(),
            publisher: *publisher,
        };
        names.add_notice(&NoticeId::new(id).unwrap(), &NoticeNames::of(&stated));
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
