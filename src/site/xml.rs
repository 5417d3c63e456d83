//! Text in XML 1.0, for feeds and sitemaps.

use std::borrow::Cow;

use quick_xml::escape::escape;

/// Text that can stand in an element or an attribute: without the characters that XML cannot hold
/// at all (XML 1.0, section 2.2), and with those escaped that it gives a meaning.
pub(super) fn text(text: &str) -> String {
    let is_barred = |c: char| matches!(c, '\u{0}'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}');
    let text: Cow<'_, str> =
        if text.contains(is_barred) { text.replace(is_barred, "").into() } else { text.into() };
    escape(text).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_gives_a_meaning_is_escaped_and_what_it_cannot_hold_is_dropped() {
        assert_eq!(
            text("a & <b> \"c\" 'd' ]]>"),
            "a &amp; &lt;b&gt; &quot;c&quot; &apos;d&apos; ]]&gt;"
        );
        assert_eq!(text("a\u{0}\u{1B}\u{FFFF}b\tc\n"), "ab\tc\n");
    }
}
