//! Datelines: the agency, place and day with which a report begins.

use std::sync::LazyLock;

use regex::Regex;

use super::pattern::pattern;

/// A dateline at the start of a text.
pub(super) struct Dateline {
    /// Where it ends, in bytes.
    pub end: usize,
    /// The agency it names.
    pub agency: Option<String>,
}

/// Reads "China News Service, February 1.", "BEIJING, Feb. 28 (Xinhua) --", "新华社北京2月1日电".
pub(super) fn dateline(text: &str) -> Option<Dateline> {
    static FORMS: LazyLock<[Regex; 3]> = LazyLock::new(|| {
        const DAY: &str =
            r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?:, \d{4})?";
        const NAME: &str = r"[A-Z][\w'’&-]*";
        [
            pattern(&format!(
                r"^(?P<agency>{NAME}(?: (?:of|and|the|{NAME})){{1,5}}), {DAY}\s*[.:—–-]+"
            )),
            pattern(&format!(r"^[A-Z][A-Za-z ]+, {DAY} \((?P<agency>[^()]+)\)\s*[.:—–-]*")),
            pattern(
                r"^(?P<agency>新华社|新华网|中新社|中新网|中国新闻网|人民日报|人民网|央视网|央广网|中国日报网)\p{Han}{0,6}?(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日(?:电|讯|消息)",
            ),
        ]
    });
    FORMS.iter().find_map(|form| {
        let captures = form.captures(text)?;
        let agency = captures.name("agency").map(|agency| agency.as_str().to_owned());
        Some(Dateline { end: captures.get(0)?.end(), agency })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines_name_their_agency() {
        for (text, agency, end) in [
            ("Harbour News Agency, March 4. Text.", "Harbour News Agency", 29),
            ("BEIJING, Feb. 28 (Xinhua) -- Text.", "Xinhua", 28),
            ("新华社北京2月1日电 正文", "新华社", 26),
        ] {
            let found = dateline(text).unwrap();
            assert_eq!((found.agency.as_deref(), found.end), (Some(agency), end), "{text}");
        }
        for text in
            ["The meeting was held on March 4.", "2月1日，会议召开。", "Notice of the Agency"]
        {
            assert!(dateline(text).is_none(), "{text}");
        }
    }
}
