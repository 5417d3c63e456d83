//! The site's own content: complete in both languages, and in step.

use std::path::Path;

use gongwen::config::Config;
use gongwen::content::markdown::BlockKind;
use gongwen::content::{self, Drafts};
use gongwen::source;

#[test]
fn the_content_has_no_problems() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let out = tempfile::tempdir().unwrap();
    let outcome = crate::golden::build(root, &out.path().join("public"));
    let problems: Vec<String> = outcome.problems.iter().map(ToString::to_string).collect();
    assert_eq!(problems, Vec::<String>::new());
    assert_eq!(outcome.notices, 5);
}

/// Texts that are to be aligned have the same blocks in the same order.
#[test]
fn the_languages_of_a_record_have_the_same_blocks() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut problems = Vec::new();
    let sources = source::read(root, &mut problems).unwrap();
    let config = Config::parse(&sources.config, &mut problems).unwrap();
    let records = content::parse(&sources.records, &[], &config, Drafts::Leave, &mut problems);
    let notices = records.notices.iter().map(|one| (one.id.to_string(), &one.body));
    let terms =
        records.terms.iter().map(|one| (format!("{:?}/{}", one.vocabulary, one.id), &one.body));
    let pages = records.pages.iter().map(|one| (one.id.to_string(), &one.body));
    let all: Vec<_> = notices.chain(terms).chain(pages).collect();
    assert_eq!(all.len(), 2 * (5 + 21 + 7 + 17 + 1 + 2));
    for pair in all.chunks(2) {
        let [(id, first), (other_id, second)] = pair else { panic!("an odd text is left over") };
        assert_eq!(id, other_id, "files of one record stand together");
        let kinds = |body: &content::markdown::Body| -> Vec<BlockKind> {
            body.blocks.iter().map(|block| block.kind).collect()
        };
        assert_eq!(kinds(first), kinds(second), "{id}");
        assert!(!first.blocks.is_empty(), "{id}");
    }
}
