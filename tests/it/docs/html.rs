//! The elements of raw HTML that stay in a page, which the guide promises.

use std::collections::BTreeSet;

use gongwen::content::markdown::ELEMENTS;

use super::guide::{LANGUAGES, pages};

#[test]
fn every_element_that_stays_is_named_and_no_other() {
    let elements: BTreeSet<&str> = ELEMENTS.into();
    for language in LANGUAGES {
        let page = pages(language).into_iter().find(|page| page.name == "markdown").unwrap();
        let (_, section) = page.text.split_once("{#html}").unwrap();
        let section = section.split("\n## ").next().unwrap();
        let codes = section.split('`').skip(1).step_by(2);
        let named = codes.filter_map(|code| code.strip_prefix('<')?.strip_suffix('>'));
        assert_eq!(named.collect::<BTreeSet<_>>(), elements, "{language}");
    }
}
