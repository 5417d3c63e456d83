//! The pages that the settings put into the navigation, held against those there are.

use super::address::{Index, RecordId};
use crate::config::Config;
use crate::problem::{Problem, Rule};

/// Reports pages of the navigation that do not exist. One that is left out as a draft will come
/// back, and is no mistake.
pub(super) fn check(config: &Config, index: &Index, problems: &mut Vec<Problem>) {
    for page in config.nav.iter().flatten() {
        let id = RecordId::Page(page.id.clone());
        let error = |rule, message: String| Problem::error(rule, page.place.clone(), message);
        if page.id.as_str() == RecordId::HOME {
            let problem =
                error(Rule::WrongValue, "the home page is in the navigation already".to_owned());
            problems.push(problem.help("take it out of the list"));
        } else if !index.has_page(&page.id) && !index.is_draft(&id) {
            let problem = error(Rule::UnknownRecord, format!("there is no page \"{}\"", page.id));
            problems.push(problem.suggest(page.id.as_str(), index.pages(), || {
                format!(
                    "write it in content/pages/{}.{}.md",
                    page.id,
                    config.first_language().language
                )
            }));
        }
    }
}
