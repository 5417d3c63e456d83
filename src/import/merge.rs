//! A record that was imported before, and what import makes of its file now: fields that nobody
//! touched since are taken over, all others stay as the person left them.

use toml::{Table, Value};

/// A merged record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// The whole file.
    pub text: String,
    /// The fields that were taken over; "text" is the body.
    pub taken: Vec<String>,
    /// The fields that differ and stay, since a person edited them.
    pub kept: Vec<String>,
}

/// Merges what import makes now into a record. `imported` is what import made at the time: what
/// is still the same in the record was not touched. `None` when a front matter cannot be read.
#[must_use]
pub fn merge(record: &str, imported: &str, now: &str) -> Option<Merged> {
    let [record, imported] = [record, imported].map(|text| text.replace("\r\n", "\n"));
    let (ours, base, theirs) = (Parts::of(&record)?, Parts::of(&imported)?, Parts::of(now)?);
    let (mut taken, mut kept) = (Vec::new(), Vec::new());
    let mut entries: Vec<(String, String)> = Vec::new();
    let mut decide = |key: &str, ours: bool, differs: bool| {
        if differs {
            if ours { kept.push(key.to_owned()) } else { taken.push(key.to_owned()) }
        }
        ours
    };
    for (key, text) in &ours.entries {
        // Import may know less today than it was told at the time, such as an address.
        let touched = ours.table.get(key) != base.table.get(key)
            || says_more(ours.table.get(key), theirs.table.get(key));
        let differs = ours.table.get(key) != theirs.table.get(key);
        if decide(key, touched || !differs, differs) {
            entries.push((key.clone(), text.clone()));
        } else {
            entries.extend(theirs.entry(key));
        }
    }
    for (key, _) in &theirs.entries {
        // What a person took out stays out.
        if ours.entry(key).is_none() && !decide(key, base.table.contains_key(key), true) {
            entries.extend(theirs.entry(key));
        }
    }
    let is_touched = ours.body.trim() != base.body.trim();
    let body_differs = ours.body.trim() != theirs.body.trim();
    let body = if decide("text", is_touched || !body_differs, body_differs) {
        ours.body
    } else {
        theirs.body
    };
    // Keys of the record itself stand before its tables.
    entries.sort_by_key(|(_, text)| text.trim_start().starts_with('['));
    let front_matter: String = entries.iter().map(|(_, text)| text.as_str()).collect();
    let text = format!("+++\n{}\n+++\n{body}", front_matter.trim_end());
    Some(Merged { text, taken, kept })
}

/// Whether a table has keys that another has not.
fn says_more(ours: Option<&Value>, theirs: Option<&Value>) -> bool {
    match (ours.and_then(Value::as_table), theirs.and_then(Value::as_table)) {
        (Some(ours), Some(theirs)) => ours.keys().any(|key| !theirs.contains_key(key)),
        _ => false,
    }
}

/// A record without some of its fields, and perhaps with one more point to review.
pub(super) fn without(record: &str, fields: &[&str], point: Option<(&str, &str)>) -> String {
    let Some(Parts { mut entries, body, .. }) = Parts::of(record) else { return record.to_owned() };
    entries.retain(|(key, _)| !fields.contains(&key.as_str()));
    if point.is_some() && !entries.iter().any(|(key, _)| key == "review") {
        entries.push(("review".to_owned(), "\n[review]\n".to_owned()));
    }
    for (key, entry) in &mut entries {
        if let Some((point, text)) = point.filter(|_| key == "review") {
            let entry_text = entry.trim_end();
            *entry = format!("{entry_text}\n{point} = {}\n", super::record::toml_string(text));
        }
    }
    let front_matter: String = entries.iter().map(|(_, text)| text.as_str()).collect();
    format!("+++\n{}\n+++\n{body}", front_matter.trim_end())
}

struct Parts<'a> {
    table: Table,
    /// The text of each key or table, with the comments under it.
    entries: Vec<(String, String)>,
    body: &'a str,
}

impl<'a> Parts<'a> {
    fn of(record: &'a str) -> Option<Self> {
        let rest = record.strip_prefix("+++\n")?;
        let end = rest.find("\n+++\n")?;
        let (front_matter, body) = (&rest[..end + 1], &rest[end + 5..]);
        let table = front_matter.parse().ok()?;
        Some(Self { table, entries: entries(front_matter), body })
    }

    fn entry(&self, key: &str) -> Option<(String, String)> {
        self.entries.iter().find(|(name, _)| name == key).cloned()
    }
}

/// Divides front matter at its keys and tables. A value on several lines ends where it is whole.
fn entries(front_matter: &str) -> Vec<(String, String)> {
    let mut entries: Vec<(String, String)> = Vec::new();
    let mut open = String::new();
    let mut in_tables = false;
    for line in front_matter.split_inclusive('\n') {
        let begins_table = line.starts_with('[') && is_whole(&open);
        in_tables |= begins_table;
        if begins_table || (!in_tables && is_whole(&open)) {
            close(&mut open, &mut entries);
        }
        open.push_str(line);
    }
    close(&mut open, &mut entries);
    entries
}

fn is_whole(text: &str) -> bool {
    text.parse::<Table>().is_ok()
}

/// Files an entry under its key; one table of several of a name belongs to those before it.
fn close(open: &mut String, entries: &mut Vec<(String, String)>) {
    let text = std::mem::take(open);
    let key = text
        .parse::<Table>()
        .ok()
        .and_then(|table| table.into_iter().next())
        .map(|(key, _): (String, Value)| key);
    match (key, entries.last_mut()) {
        (Some(key), Some((last, joined))) if *last == key => joined.push_str(&text),
        (Some(key), _) => entries.push((key, text)),
        // Blank lines and comments belong to what stands before them; the first to what follows.
        (None, Some((_, joined))) => joined.push_str(&text),
        (None, None) => *open = text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const IMPORTED: &str = "+++\ntitle = \"A\"\nkind = \"news\"\n\n[[events]]\nstart = 2024-03-01\n\n[source]\nfile = \"a.txt\"\n+++\n\nText.\n";

    #[test]
    fn untouched_fields_are_taken_over() {
        let record = IMPORTED.replace("\"A\"", "\"My title\"");
        let now = IMPORTED
            .replace("news", "notice")
            .replace("\"A\"", "\"B\"")
            .replace("Text.", "Other text.");
        let merged = merge(&record, IMPORTED, &now).unwrap();
        assert_eq!(merged.text, now.replace("\"B\"", "\"My title\""));
        assert_eq!(
            (merged.taken, merged.kept),
            (vec!["kind".into(), "text".into()], vec!["title".into()])
        );
    }

    #[test]
    fn what_a_person_wrote_or_took_out_stays() {
        let record = "+++\ntitle = \"A\"\n# a remark\ntopics = [\n  \"vaccines\",\n]\n\n[source]\nfile = \"a.txt\"\n+++\n\nMy text.\n";
        let now = IMPORTED.replace("kind = \"news\"\n", "kind = \"notice\"\nyear = 2024\n");
        let merged = merge(record, IMPORTED, &now).unwrap();
        assert_eq!(merged.text, record.replace("\n\n[source]", "\n\nyear = 2024\n\n[source]"));
        assert_eq!(merged.kept, ["topics", "kind", "events", "text"]);
    }

    #[test]
    fn what_cannot_be_read_is_not_merged() {
        assert_eq!(merge("no front matter", IMPORTED, IMPORTED), None);
    }
}
