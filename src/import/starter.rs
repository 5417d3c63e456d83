//! What a folder needs to become a site, and does not have yet: settings, and the records of the
//! vocabularies that an imported notice refers to.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::sync::Arc;

use super::report::Tag;
use crate::content::{RecordId, Term, Vocabulary};
use crate::path::{SourcePath, TermId};

/// `site.toml` for a folder that has none.
pub const DEFAULT_SITE: &str = r#"# The settings of this site. Say where it will be published, once that is known:
# base_url = "https://name.github.io/repository/"

[[languages]]
tag = "zh"
name = "中文"
title = "公文"
description = ""

[[languages]]
tag = "en"
name = "English"
title = "Gongwen"
description = ""
"#;

/// The files of the vocabulary records that some tags refer to, and of those they are part of.
/// They hold name, terms and relations; the articles are for a person to write.
#[must_use]
pub fn starter_files(tags: &[Tag], records: &[Arc<Term>]) -> BTreeMap<SourcePath, String> {
    let wanted = wanted(tags, records);
    let mut files = BTreeMap::new();
    for record in records {
        let key = (record.vocabulary, record.id.clone());
        if !wanted.contains(&key) {
            continue;
        }
        let id = RecordId::Term(record.vocabulary, record.id.clone());
        let file = SourcePath::new(&format!("content/{id}.{}.md", record.language));
        let among_wanted = |ids: Option<&[TermId]>| -> Vec<String> {
            let ids = ids.unwrap_or_default().iter();
            let here = ids.filter(|id| wanted.contains(&(record.vocabulary, (*id).clone())));
            here.map(|id| id.to_string()).collect()
        };
        let broader = among_wanted(record.broader.as_ref().map(|fact| &*fact.value));
        let related = among_wanted(record.related.as_ref().map(|fact| &*fact.value));
        let mut text = String::from("+++\n");
        // Writing to a String does not fail.
        let _ = writeln!(text, "title = {}", super::record::toml_string(&record.title));
        let _ = writeln!(text, "terms = {}", super::record::toml_list(&record.terms));
        for (key, ids) in [("broader", broader), ("related", related)] {
            if !ids.is_empty() {
                let _ = writeln!(text, "{key} = {}", super::record::toml_list(&ids));
            }
        }
        text.push_str("+++\n");
        files.insert(file, text);
    }
    files
}

fn wanted(tags: &[Tag], records: &[Arc<Term>]) -> BTreeSet<(Vocabulary, TermId)> {
    let mut wanted: BTreeSet<(Vocabulary, TermId)> = BTreeSet::new();
    let mut open: Vec<(Vocabulary, TermId)> =
        tags.iter().map(|tag| (tag.vocabulary, tag.id.clone())).collect();
    while let Some((vocabulary, id)) = open.pop() {
        if !wanted.insert((vocabulary, id.clone())) {
            continue; // reached before, by another tag or through a cycle
        }
        let of_id = records.iter().filter(|one| one.vocabulary == vocabulary && one.id == id);
        let broader = of_id.flat_map(|record| &record.broader).flat_map(|fact| &fact.value);
        open.extend(broader.map(|id| (vocabulary, id.clone())));
    }
    wanted
}
