//! What is read in sentences, citations and facts, stands where it is said to, in order.

use std::ops::Range;

use gongwen::content::citations;
use gongwen::language::Script;

use super::{config, records, source, text_of};

/// Holds to the promise, with one text as Chinese and as English, and two as each other's translations.
///
/// # Panics
/// Where the promise is broken.
pub fn hold(bytes: &[u8]) {
    let text = text_of(bytes);
    for script in [Script::Chinese, Script::Latin] {
        let found = citations::find(&text, script);
        let mut end = 0;
        for one in &found {
            let reach = one.reach();
            assert!(end <= reach.start, "citations overlap");
            end = reach.end;
            assert!(!one.readings.is_empty() && one.best < one.readings.len());
            let spans = one.readings.iter().map(|reading| &reading.span);
            let issuers = one.issuer.iter().chain(&one.near);
            spans.chain(issuers).for_each(|span| assert_is_of(&text, span));
            assert_is_of(&text, &one.wanted_span(&text));
            let _ = one.wanted_key(&text);
        }
        let _ = citations::names_of(&text, script);
        let _ = citations::kind_of(&text, script);
    }
    // As texts of one notice: facts of both are read and compared, and their blocks aligned.
    let (zh, en) = text.split_once("\n\n").unwrap_or((&text, &text));
    let notice = |language: &str, body: &str| {
        source(
            &format!("content/notices/2026/a.{language}.md"),
            &format!("+++\ntitle = \"T\"\n+++\n{body}\n"),
        )
    };
    let (en, zh) = (notice("en", en), notice("zh", zh));
    let config = config();
    let files = [en, zh];
    let (records, _) = records(&files, &config);
    let mut problems = Vec::new();
    gongwen::knowledge::link(records, &config, &mut problems);
    super::assert_places_exist(&files, &problems);
}

fn assert_is_of(text: &str, span: &Range<usize>) {
    assert!(text.get(span.clone()).is_some(), "{span:?} of {text:?}");
}
