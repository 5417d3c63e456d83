//! Text that strangers wrote, made fit for formats in which a line break or a control character would
//! begin something else.

/// A text without line breaks and control characters. The ideographic space is left: titles of
/// speeches have it on purpose.
pub(super) fn one_line(text: &str) -> String {
    let breaks = |c: char| c == ' ' || c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    let mut line = String::with_capacity(text.len());
    for word in text.split(breaks).filter(|word| !word.is_empty()) {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_becomes_one_line() {
        let cases = [
            ("a\r\nb", "a b"),
            (" a \t b ", "a b"),
            ("a\u{2028}b\u{85}c\u{0}", "a b c"),
            ("李明　局长", "李明　局长"),
            ("\n", ""),
        ];
        for (text, expected) in cases {
            assert_eq!(one_line(text), expected, "{text:?}");
        }
    }
}
