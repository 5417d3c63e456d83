//! A citation as an entry of a BibTeX database, for BibTeX's own styles and for biblatex.

use super::{Cited, Wording, filled};

/// The names that BibTeX's styles define for the months.
const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The entry, with a line break at its end, so that entries make a database when put together.
///
/// It is always `@misc`: `@techreport`, the only other type that has a number, is printed as
/// “Technical Report” and marked `[R]` in Chinese lists. `@misc` has no number in print, so that the
/// note says it; the field is there for programs. `year` and `month` are for BibTeX, `date`, which
/// has the day, for biblatex, as is `urldate`.
#[must_use]
pub fn bibtex(cited: &Cited<'_>) -> String {
    let text = &cited.text;
    let title = Some(format!("{{{}}}", escape(&text.title())));
    let fields = [
        ("author", authors(text)),
        ("title", title),
        ("howpublished", text.other_publisher().map(|name| escape(&name))),
        ("date", cited.date.map(|date| date.to_string())),
        ("year", cited.year().map(|year| year.to_string())),
        ("number", text.document_number().map(|number| escape(&number))),
        ("url", cited.url().map(|url| escape_url(&url))),
        ("urldate", cited.retrieved().map(|date| date.to_string())),
        ("language", language(text)),
        ("note", note(cited).map(|note| escape(&note))),
    ];
    let mut entry = format!("@misc{{{},\n", cited.citation_key());
    for (name, value) in fields {
        entry.extend(value.map(|value| format!("  {name} = {{{value}}},\n")));
        // A name that BibTeX knows stands without braces.
        if name == "year" {
            entry.extend(month(cited).map(|month| format!("  month = {month},\n")));
        }
    }
    entry + "}\n"
}

/// The authors, each in braces of its own: the name of a body is not taken apart at its spaces, or
/// at an “and” in it.
fn authors(wording: &Wording<'_>) -> Option<String> {
    let names: Vec<_> =
        wording.authors().iter().map(|name| format!("{{{}}}", escape(name))).collect();
    (!names.is_empty()).then(|| names.join(" and "))
}

fn month(cited: &Cited<'_>) -> Option<&'static str> {
    let month = usize::from(cited.date?.month().unsigned_abs());
    MONTHS.get(month.checked_sub(1)?).copied()
}

/// The language by the name that biblatex and the styles for GB/T 7714 know; by its tag where we
/// know none.
fn language(wording: &Wording<'_>) -> Option<String> {
    match wording {
        _ if wording.is_in("zh") => Some("chinese".to_owned()),
        _ if wording.is_in("en") => Some("english".to_owned()),
        _ => filled(Some(wording.language)).map(|tag| escape(&tag)),
    }
}

fn note(cited: &Cited<'_>) -> Option<String> {
    let parts: Vec<_> =
        cited.text.document_number().into_iter().chain(cited.translation_note()).collect();
    (!parts.is_empty()).then(|| parts.join(". "))
}

/// A text as TeX prints it. Braces become commands, not `\{` and `\}`: BibTeX counts braces and
/// does not heed the backslash. Letters of any script stay as they are, in UTF-8.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => escaped.push_str(r"\textbackslash{}"),
            '{' => escaped.push_str(r"\textbraceleft{}"),
            '}' => escaped.push_str(r"\textbraceright{}"),
            '~' => escaped.push_str(r"\textasciitilde{}"),
            '^' => escaped.push_str(r"\textasciicircum{}"),
            '%' | '&' | '#' | '$' | '_' => escaped.extend(['\\', c]),
            _ => escaped.push(c),
        }
    }
    // A brace with a backslash right after it opens a “special character”, which styles may set in
    // lower case in spite of the brace.
    if escaped.starts_with('\\') {
        escaped.insert_str(0, "{}");
    }
    escaped
}

/// An address, which is printed as it stands. Only what TeX or BibTeX would still trip over is
/// percent-encoded, which leads to the same place.
fn escape_url(url: &str) -> String {
    url.replace('\\', "%5C").replace('{', "%7B").replace('}', "%7D")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::samples::{
        bare, conference, conference_in_chinese, hostile, hostile_texts, opinions,
    };
    use super::*;

    #[test]
    fn entries_are_as_bibtex_reads_them() {
        let cases = [
            (
                conference(),
                "@misc{2026:drug-registration-conference:en,
  author = {{National Medical Products Administration}},
  title = {{National Conference on Medicines}},
  date = {2026-02-05},
  year = {2026},
  month = feb,
  url = {https://example.org/news/1?a=1&b=2},
  urldate = {2026-11-22},
  language = {english},
}
",
            ),
            (
                conference_in_chinese(),
                "@misc{2026:drug-registration-conference:zh,
  author = {{国家药品监督管理局}},
  title = {{全国药品会议召开}},
  date = {2026-02-05},
  year = {2026},
  month = feb,
  url = {https://example.org/news/1?a=1&b=2},
  urldate = {2026-11-22},
  language = {chinese},
  note = {Translation of: National Conference on Medicines},
}
",
            ),
            (
                opinions(),
                "@misc{2021:opinions:zh-Hans,
  author = {{国务院办公厅} and {国家药品监督管理局}},
  title = {{关于加强监管的意见}},
  howpublished = {中国政府网},
  year = {2021},
  number = {国办发〔2021〕16号},
  language = {chinese},
  note = {国办发〔2021〕16号},
}
",
            ),
            (
                bare(),
                r"@misc{bare:en,
  title = {{Is 5\% \textbraceleft{}of\textbraceright{} it\_all R\&D?}},
  language = {english},
  note = {Translation},
}
",
            ),
        ];
        for (cited, expected) in cases {
            assert_eq!(bibtex(&cited), expected);
        }
    }

    #[test]
    fn special_characters_are_escaped() {
        let cases = [
            (r"a\b", r"a\textbackslash{}b"),
            ("a{b", r"a\textbraceleft{}b"),
            ("1~2^3", r"1\textasciitilde{}2\textasciicircum{}3"),
            ("x & 5% of #1 at $2_3", r"x \& 5\% of \#1 at \$2\_3"),
            ("%", r"{}\%"),
            ("“é中〔”", "“é中〔”"),
        ];
        for (text, expected) in cases {
            assert_eq!(escape(text), expected);
        }
    }

    proptest! {
        /// Braces are counted as BibTeX counts them: the entry ends at its end, not before.
        #[test]
        fn braces_balance(texts in hostile_texts()) {
            let entry = bibtex(&hostile(&texts));
            let mut depth = 0;
            for (at, c) in entry.trim_end().char_indices() {
                depth += match c { '{' => 1, '}' => -1, _ => 0 };
                prop_assert_eq!(depth == 0, at < 5 || at + 1 == entry.trim_end().len());
            }
            // A line for each field, and no more.
            for line in entry.lines() {
                let expected = line == "}" || line.starts_with("@misc{") || line.contains(" = ");
                prop_assert!(expected, "{}", line);
            }
        }

        #[test]
        fn keys_are_plain(texts in hostile_texts()) {
            let key = hostile(&texts).citation_key();
            prop_assert!(key.chars().all(|c| c.is_ascii_alphanumeric() || ":_-".contains(c)));
        }
    }
}
