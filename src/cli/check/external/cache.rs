//! What was found of links before: `.gongwen/links.json` in the site's folder.
//!
//! Only what was good is kept; what was not is asked for again in any case.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use url::Url;

use super::client::Verdict;
use crate::error::Result;
use crate::publish::kept;

const FILE: &str = "links.json";

/// Links that were good, by their addresses.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Cache {
    links: BTreeMap<String, Known>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Known {
    /// When it was asked for.
    checked: String,
    /// Its address now, where it has moved for good.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    moved_to: Option<String>,
}

impl Cache {
    /// Reads what is known. A file that cannot be read is as good as none: it only saves questions.
    pub fn read(root: &Path) -> Self {
        let text = kept::read(root, FILE).unwrap_or_default();
        serde_json::from_slice(&text).unwrap_or_default()
    }

    /// What a link was found to be at most so long ago.
    pub fn verdict(&self, link: &Url, now: Timestamp, max_age: SignedDuration) -> Option<Verdict> {
        let known = self.links.get(link.as_str())?;
        let checked: Timestamp = known.checked.parse().ok()?;
        // What was asked in the future was asked by a clock that went wrong.
        let age = now.duration_since(checked);
        let is_fresh = !age.is_negative() && age < max_age;
        let verdict = known.moved_to.clone().map_or(Verdict::Good, Verdict::Moved);
        is_fresh.then_some(verdict)
    }

    /// Forgets all links but these.
    pub fn keep_only(&mut self, is_wanted: impl Fn(&str) -> bool) {
        self.links.retain(|link, _| is_wanted(link));
    }

    /// Takes in what was found now.
    pub fn learn(&mut self, link: &Url, verdict: &Verdict, now: Timestamp) {
        let moved_to = match verdict {
            Verdict::Good => None,
            Verdict::Moved(to) => Some(to.clone()),
            _ => {
                self.links.remove(link.as_str());
                return;
            }
        };
        self.links.insert(link.to_string(), Known { checked: now.to_string(), moved_to });
    }

    /// Writes what is known.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn write(&self, root: &Path) -> Result<()> {
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        kept::write(root, FILE, text.as_bytes())
    }
}

#[cfg(test)]
#[allow(clippy::disallowed_methods, reason = "a test looks at what was kept")]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn good_links_are_known_for_a_while_and_others_not_at_all() {
        let now: Timestamp = "2026-02-05T12:00:00Z".parse().unwrap();
        let week = SignedDuration::from_hours(7 * 24);
        let [good, moved, broken] =
            ["https://a.example/", "https://b.example/", "https://c.example/"]
                .map(|url| Url::parse(url).unwrap());
        let root = tempfile::tempdir().unwrap();
        let mut cache = Cache::read(root.path());
        cache.learn(&good, &Verdict::Good, now);
        cache.learn(&moved, &Verdict::Moved("https://d.example/".into()), now);
        cache.learn(&broken, &Verdict::Good, now);
        cache.learn(&broken, &Verdict::Broken("gone".into()), now);
        cache.write(root.path()).unwrap();
        assert_eq!(fs::read_to_string(root.path().join(".gongwen/.gitignore")).unwrap(), "*\n");

        let mut cache = Cache::read(root.path());
        let later = |hours| now + SignedDuration::from_hours(hours);
        assert_eq!(cache.verdict(&good, later(24), week), Some(Verdict::Good));
        assert_eq!(cache.verdict(&good, later(24 * 7), week), None);
        assert_eq!(cache.verdict(&good, later(-1), week), None);
        assert_eq!(
            cache.verdict(&moved, later(1), week),
            Some(Verdict::Moved("https://d.example/".into()))
        );
        assert_eq!(cache.verdict(&broken, later(1), week), None);
        cache.keep_only(|link| link != good.as_str());
        assert_eq!(cache.verdict(&good, later(1), week), None);

        fs::write(root.path().join(".gongwen").join(FILE), "{\"links\": 3").unwrap();
        assert_eq!(Cache::read(root.path()).verdict(&moved, later(1), week), None);
    }
}
