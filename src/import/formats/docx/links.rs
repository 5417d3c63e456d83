//! Addresses of links. Only those count that lead somewhere from a web page.

use std::rc::Rc;

/// Longest address, in bytes. Links repeat theirs, so that a long one would multiply.
const MOST_BYTES: usize = 4096;

/// An address of the web or of mail.
pub(super) fn web(address: &str) -> Option<Rc<str>> {
    if address.len() > MOST_BYTES {
        return None;
    }
    let address = address.trim();
    let (scheme, rest) = address.split_once(':')?;
    let is_known =
        ["http", "https", "mailto"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
    (is_known && !rest.is_empty() && !address.contains(char::is_control))
        .then(|| address.replace(' ', "%20").into())
}

/// An address with a place in the page that it leads to.
pub(super) fn web_at(address: &str, anchor: Option<&str>) -> Option<Rc<str>> {
    match anchor.filter(|anchor| !anchor.is_empty() && !address.contains('#')) {
        Some(anchor) => web(&format!("{address}#{anchor}")),
        None => web(address),
    }
}

/// The address in the code of a field, if the field is a link.
pub(super) fn of_field(code: &str) -> Option<Rc<str>> {
    let mut words = words(code).into_iter();
    if !words.next()?.eq_ignore_ascii_case("HYPERLINK") {
        return None;
    }
    let (mut address, mut anchor) = (None, None);
    while let Some(word) = words.next() {
        match word.as_str() {
            r"\l" => anchor = words.next(),
            r"\o" | r"\t" => drop(words.next()),
            switch if switch.starts_with('\\') => {}
            _ => address = address.or(Some(word)),
        }
    }
    web_at(&address?, anchor.as_deref())
}

/// The words of a field's code. One in quotes may hold spaces.
fn words(code: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut rest = code.trim_start();
    while !rest.is_empty() {
        let (word, after) = match rest.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"').unwrap_or((quoted, "")),
            None => rest.split_at(rest.find([' ', '\t', '"']).unwrap_or(rest.len())),
        };
        words.push(word.to_owned());
        rest = after.trim_start();
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_fields_hold_addresses() {
        for (code, address) in [
            (
                r#" HYPERLINK "https://example.org/a b" \o "a tip" "#,
                Some("https://example.org/a%20b"),
            ),
            (r#"hyperlink https://example.org \t "_blank""#, Some("https://example.org")),
            (r#"HYPERLINK "https://example.org/" \l "part""#, Some("https://example.org/#part")),
            (r#"HYPERLINK "mailto:office@example.org""#, Some("mailto:office@example.org")),
            (r#"HYPERLINK \l "_Toc1""#, None),
            (r#"HYPERLINK "file:///C:/notice.docx""#, None),
            (r#"HYPERLINK "javascript:alert(1)""#, None),
            (r#"HYPERLINK "https://example.org"#, Some("https://example.org")),
            ("PAGE", None),
            ("", None),
        ] {
            assert_eq!(of_field(code).as_deref(), address, "{code}");
        }
    }
}
