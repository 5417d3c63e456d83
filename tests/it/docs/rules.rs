//! The table of the kinds of problems, held to those there are.

use std::collections::BTreeMap;

use gongwen::problem::Rule;

use super::guide::{Guide, LANGUAGES};

#[test]
fn every_rule_is_described_and_no_other() {
    let rules: BTreeMap<String, String> =
        Rule::ALL.iter().map(|rule| (rule.id().to_owned(), rule.summary().to_owned())).collect();
    let mut faults = Vec::new();
    for language in LANGUAGES {
        let guide = Guide::read(language);
        let page = guide.page("checking");
        let Some(section) = page.section("rules", &mut faults) else { continue };
        section.hold(page, &rules, &mut faults);
        // In English the guide has the words that the program gives to GitHub.
        for (id, row) in section.by_name() {
            let Some(summary) = rules.get(id).filter(|_| language == "en") else { continue };
            if row.cells.get(1) != Some(summary) {
                let (path, line) = (&page.path, row.line);
                faults.push(format!("{path}:{line}: `{id}` says \"{summary}\""));
            }
        }
    }
    super::assert_none(&faults);
}
