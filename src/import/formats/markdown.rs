//! Markdown: what it makes of a page, read as a page; and what its front matter says.

use super::html::{self, NoPage};
use super::{Document, Told};
use crate::content::markdown::commonmark;
use crate::import::report::Dropped;
use crate::path::web_url;

/// Reads a Markdown file.
///
/// # Errors
/// When reading it would not end in good time.
pub(super) fn read(text: &str) -> Result<Document, NoPage> {
    let (front_matter, body, first_line) = split(text);
    let mut document = html::read_whole(&commonmark(body), first_line)?;
    let mut in_table = false;
    for (index, line) in
        front_matter.lines().enumerate().filter(|(_, line)| !line.trim().is_empty())
    {
        // Keys below a heading of TOML are those of its table.
        in_table |= line.starts_with('[');
        document.dropped.push(Dropped {
            line: index + 2,
            text: line.to_owned(),
            rule: "front matter".into(),
        });
        if !in_table {
            read_key(line, &mut document);
        }
    }
    Ok(document)
}

/// Front matter between lines of `---` (YAML) or `+++` (TOML), the body, and how many lines stand
/// before the body.
fn split(text: &str) -> (&str, &str, usize) {
    for fence in ["---\n", "+++\n"] {
        if let Some(rest) = text.strip_prefix(fence)
            && let Some(end) = rest.find(&format!("\n{fence}"))
        {
            let lines = text[..fence.len() + end + 1 + fence.len()].lines().count();
            return (&rest[..end], &rest[end + 1 + fence.len()..], lines);
        }
    }
    ("", text, 0)
}

/// Reads a line of front matter. Its keys are those that most programs write; what else it says is
/// in the report, like every line that is not part of the record.
fn read_key(line: &str, document: &mut Document) {
    let Some((key, value)) = line.split_once([':', '=']) else { return };
    let value = value.trim().trim_matches(['"', '\'']).to_owned();
    // A block of lines begins with one of these signs.
    let is_block = matches!(value.as_str(), "" | ">" | "|" | ">-" | "|-");
    if is_block || line.starts_with(char::is_whitespace) {
        return;
    }
    let facts = &mut document.facts;
    let key = key.trim().to_lowercase();
    let told = Told { value, by: format!("the front matter’s “{key}”") };
    match key.as_str() {
        "title" => facts.title = Some(told.value),
        "date" | "published" => facts.dates.push(told),
        "publisher" | "source" => facts.publishers.push(told),
        "author" => facts.authors.push(told),
        "url" | "link" => facts.url = web_url(&told.value).map(String::from),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_tells_and_is_told() {
        let document =
            read("---\ntitle: \"A: b\"\ndate: 2024-03-05\ntags: [x]\n---\n\n# A: b\n\nText.\n")
                .unwrap();
        assert_eq!(document.facts.title.as_deref(), Some("A: b"));
        assert_eq!(document.facts.dates[0].value, "2024-03-05");
        assert_eq!(document.dropped.len(), 3);
        let lines: Vec<&str> = document.lines.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(lines, ["A: b", "Text."]);
    }
}
