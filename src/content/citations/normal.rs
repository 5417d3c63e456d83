//! Names without what writers vary.

use std::sync::LazyLock;

use regex::Regex;

use crate::pattern::pattern;

/// A document number in brackets at the end of a title: （2024年第15号）, (No. 15 of 2024).
static NUMBER_AT_END: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:\((?:[^()]|\([^()]*\))*(?:[0-9]\s*[号號]|\bno\.? ?[0-9]+(?:[^()]{0,16}|\s?\([0-9]{4}\)))\)\s*)+$",
    )
});

/// 中华人民共和国 before the name of a law or regulation; nobody says it in passing.
static STATE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^中华人民共和国(.{2,}(?:法|法典|条例|细则|办法|规定)(?:\([^()]*\))?)$")
});

/// The same in English.
static ENGLISH_STATE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^prc | of the (?:peoples republic of china|prc)\b"));

/// A name with differences of case, width, white space, quotation marks, brackets, hyphens, commas
/// and of British and American -ise taken away, and a document number at its end left out.
pub(super) fn normal(name: &str) -> String {
    let folded: String = name.chars().filter_map(fold).collect();
    let folded = without_number(folded.trim_end());
    let mut normal = String::with_capacity(folded.len());
    let mut gap = false;
    for c in folded.chars().flat_map(char::to_lowercase) {
        if c == ' ' {
            gap = true;
            continue;
        }
        // Between Hanzi and signs, white space is layout only.
        if gap && is_latin(c) && normal.chars().next_back().is_some_and(is_latin) {
            normal.push(' ');
        }
        gap = false;
        if c == '&' {
            let is_joined = normal.chars().next_back().is_some_and(is_latin);
            normal.push_str(if is_joined { " and" } else { "and" });
            gap = true;
            continue;
        }
        normal.push(c);
    }
    let normal = normal.trim_end_matches(['.', ';', ':']);
    let normal = normal.strip_prefix("the ").unwrap_or(normal);
    if normal.is_ascii() {
        let british = ENGLISH_STATE.replace_all(normal, "").replace("ization", "isation");
        return british.replace("izing", "ising").replace("ize", "ise");
    }
    STATE.captures(normal).and_then(|state| state.get(1)).map_or(normal, |m| m.as_str()).to_owned()
}

/// A name without the document number in brackets at its end.
pub(super) fn without_number(folded: &str) -> &str {
    // Most names end without a bracket, and need not be searched for one.
    if !folded.ends_with(')') {
        return folded;
    }
    match NUMBER_AT_END.find(folded) {
        Some(number) if number.start() > 0 => folded[..number.start()].trim_end(),
        _ => folded,
    }
}

/// A character as it counts: none for marks that only set a name off.
pub(super) fn fold(c: char) -> Option<char> {
    match c {
        '《' | '》' | '〈' | '〉' | '<' | '>' | '＜' | '＞' | '“' | '”' | '"' | '＂' | '‘'
        | '’' | '\'' | '「' | '」' | '『' | '』' | '\u{200B}' | '\u{FEFF}' => None,
        '〔' | '［' | '[' | '【' | '﹝' | '（' | '(' => Some('('),
        '〕' | '］' | ']' | '】' | '﹞' | '）' | ')' => Some(')'),
        '-' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '－' | '~' | '～' | '\u{AD}' | ','
        | '，' => Some(' '),
        '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0),
        c if c.is_whitespace() => Some(' '),
        c => Some(c),
    }
}

fn is_latin(c: char) -> bool {
    c.is_alphanumeric() && c < '\u{250}'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_same_however_written() {
        for (one, other) in [
            ("《关于印发〈药品检查办法〉的通知》", "关于印发《药品检查办法》的通知"),
            ("“十四五”国家药品安全规划", "\"十四五\" 国家药品安全规划"),
            ("药品检查管理办法（试行）", "药品检查管理办法(试行) "),
            ("行动方案（2025—2027年）", "行动方案（2025-2027年）"),
            ("中华人民共和国药品管理法", "药品管理法"),
            ("中华人民共和国药品管理法实施条例", "药品管理法实施条例"),
            ("关于药品检查的公告（2024年第15号）", "关于药品检查的公告"),
            ("关于药品检查的意见（国办发〔2021〕16号）", "关于药品检查的意见"),
            ("药品ＧＭＰ指南", "药品GMP指南"),
            ("The Opinions on High-quality Growth", "opinions on high quality  growth"),
            ("Law of the People’s Republic of China on Drugs", "Law on Drugs"),
            ("Measures for Drugs (for Trial)", "Measures for Drugs（For trial）"),
            (
                "Measures for Drugs, Devices, and Cosmetics",
                "Measures for Drugs, Devices and Cosmetics",
            ),
            ("Rules for Authorization Holders", "Rules for Authorisation Holders"),
            ("Announcement on Drugs (No. 15 of 2024)", "Announcement on Drugs"),
            ("Announcement on R&D", "Announcement on R & D"),
            ("Opinions on Drugs (Guo Ban Fa [2021] No. 16)", "Opinions on Drugs"),
        ] {
            assert_eq!(normal(one), normal(other));
        }
    }

    #[test]
    fn what_tells_documents_apart_is_kept() {
        for (one, other) in [
            ("药品检查管理办法（试行）", "药品检查管理办法"),
            ("药品检查管理办法（2023年修订）", "药品检查管理办法（2021年修订）"),
            ("中华人民共和国", "国"),
            ("Measures for Drugs (Trial)", "Measures for Drugs"),
        ] {
            assert_ne!(normal(one), normal(other));
        }
    }
}
