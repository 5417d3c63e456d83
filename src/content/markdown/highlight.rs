//! Code blocks with classes for their tokens; the grammar data is loaded when the first is met.

use std::sync::LazyLock;

use syntect::html::{ClassStyle, ClassedHTMLGenerator};
use syntect::parsing::SyntaxSet;
use syntect::util::LinesWithEndings;

static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(SyntaxSet::load_defaults_newlines);

/// Prefix of every class, so that a theme's own classes cannot clash.
pub(super) const PREFIX: &str = "hl-";

/// How classes are written.
const STYLE: ClassStyle = ClassStyle::SpacedPrefixed { prefix: PREFIX };

/// The inside of a `<code>`: escaped, with `<span class="hl-…">` around tokens. `None` when the
/// language is not known.
pub(super) fn highlight(code: &str, language: &str) -> Option<String> {
    let syntax = SYNTAXES.find_syntax_by_token(language)?;
    let mut generator = ClassedHTMLGenerator::new_with_class_style(syntax, &SYNTAXES, STYLE);
    for line in LinesWithEndings::from(code) {
        generator.parse_html_for_line_which_includes_newline(line).ok()?;
    }
    Some(generator.finalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_languages_are_marked_and_escaped() {
        let html = highlight("let a = \"<b>\";\n", "rust").unwrap();
        assert!(html.contains("class=\"hl-") && html.contains("&lt;b&gt;"), "{html}");
        assert_eq!(highlight("a", "no-such-language"), None);
    }
}
