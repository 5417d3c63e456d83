//! Where sentences end, in Chinese and in English.

use std::ops::Range;

/// The sentences of a text, without blank ends.
pub(crate) fn sentences(text: &str) -> Vec<&str> {
    spans(text).into_iter().map(|span| &text[span]).collect()
}

/// The bytes of the sentences of a text, without blank ends.
pub(crate) fn spans(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if !matches!(c, '。' | '！' | '？' | '.' | '!' | '?') {
            continue;
        }
        let mut end = at + c.len_utf8();
        // A closing mark belongs to the sentence it closes.
        while let Some((next, close)) = chars.next_if(|(_, c)| "”\"’）)」".contains(*c)) {
            end = next + close.len_utf8();
        }
        if matches!(c, '。' | '！' | '？') || ends_latin_sentence(&text[end..]) {
            found.push(start..end);
            start = end;
        }
    }
    found.push(start..text.len());
    found.into_iter().map(|span| trimmed(text, span)).filter(|span| !span.is_empty()).collect()
}

fn trimmed(text: &str, span: Range<usize>) -> Range<usize> {
    let sentence = &text[span.clone()];
    let start = span.start + sentence.len() - sentence.trim_start().len();
    start..start + sentence.trim().len()
}

/// A Latin full stop ends a sentence before a space and a capital; not in "Feb. 28" or "1.5".
fn ends_latin_sentence(rest: &str) -> bool {
    let next = rest.trim_start();
    rest.is_empty()
        || rest.len() != next.len()
            && next.starts_with(|c: char| c.is_uppercase() || matches!(c, '"' | '“' | '('))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_where_a_reader_sees_them_end() {
        for (text, expected) in [
            (
                "会议召开。会议强调：“安全第一。”散会。",
                vec!["会议召开。", "会议强调：“安全第一。”", "散会。"],
            ),
            ("Held on Feb. 28. It went well.", vec!["Held on Feb. 28.", "It went well."]),
            ("Version 1.5 is out", vec!["Version 1.5 is out"]),
            ("He said \"Stop.\" She did.", vec!["He said \"Stop.\"", "She did."]),
            ("", vec![]),
        ] {
            assert_eq!(sentences(text), expected, "{text}");
        }
    }
}
