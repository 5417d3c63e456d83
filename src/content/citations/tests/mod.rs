//! Tables of citations, titles and short names, and what must hold of any text.

mod finding;
mod keys;
mod short_names;

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
