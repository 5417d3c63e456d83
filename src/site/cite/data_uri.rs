//! A text as an address that holds it (`data:`), for a link that saves a file without a file to be
//! published.

use percent_encoding::percent_encode_byte;

/// The address of a text, for a `download` link.
///
/// What is no URL code point (WHATWG URL, 4.3) is percent-encoded, and nothing else: a browser reads
/// more than that, but a checker of HTML complains. Some of it would be lost without (the URL
/// parser drops tabs and line breaks, and ends the text at `#`), and `%` would be taken for an
/// encoding. Letters beyond ASCII are code points of a URL: in a page in UTF-8 a Chinese one takes
/// three bytes as it is, and nine encoded.
///
/// `mime` is a media type with its parameters, such as `text/plain;charset=utf-8`. An `&` is left,
/// so that the address must still be escaped for an attribute, as any address must.
#[must_use]
pub fn data_uri(mime: &str, text: &str) -> String {
    let mut uri = format!("data:{mime},");
    for c in text.chars() {
        if is_url_code_point(c) {
            uri.push(c);
        } else {
            let mut buffer = [0; 4];
            uri.extend(c.encode_utf8(&mut buffer).bytes().map(percent_encode_byte));
        }
    }
    uri
}

/// WHATWG URL, 4.3: ASCII letters and digits, some signs, and U+00A0 to U+10FFFD less the
/// noncharacters (Infra, 4.6).
fn is_url_code_point(c: char) -> bool {
    let code = u32::from(c);
    let noncharacter = (0xFDD0..=0xFDEF).contains(&code) || code & 0xFFFE == 0xFFFE;
    match c {
        '!' | '$' | '&' | '\'' | '(' | ')' | '*' | '+' | ',' | '-' | '.' | '/' | ':' | ';'
        | '=' | '?' | '@' | '_' | '~' => true,
        _ if c.is_ascii() => c.is_ascii_alphanumeric(),
        _ => code >= 0xA0 && !noncharacter,
    }
}

#[cfg(test)]
mod tests {
    use percent_encoding::percent_decode_str;
    use proptest::prelude::*;

    use super::super::samples::hostile_text;
    use super::*;

    #[test]
    fn only_what_must_be_is_encoded() {
        let cases = [
            ("", ""),
            ("a-b_c.d~e", "a-b_c.d~e"),
            ("TY  - GEN\r\n", "TY%20%20-%20GEN%0D%0A"),
            ("title = {{50% #1}},", "title%20=%20%7B%7B50%25%20%231%7D%7D,"),
            (r#"["<\^`|>"]"#, "%5B%22%3C%5C%5E%60%7C%3E%22%5D"),
            ("https://example.org/?a=1&b=2", "https://example.org/?a=1&b=2"),
            ("会议〔2026〕é", "会议〔2026〕é"),
            ("\u{7f}\u{85}\u{ffff}", "%7F%C2%85%EF%BF%BF"),
        ];
        for (text, expected) in cases {
            assert_eq!(data_uri("text/plain", text), format!("data:text/plain,{expected}"));
        }
    }

    proptest! {
        #[test]
        fn the_text_comes_back(text in hostile_text()) {
            let uri = data_uri("text/plain", &text);
            let (_, body) = uri.split_once(',').unwrap();
            prop_assert_eq!(percent_decode_str(body).decode_utf8().unwrap(), text);
            prop_assert!(!body.contains(|c: char| c.is_ascii_control() || " #\"<>`".contains(c)));
        }
    }
}
