//! Datelines: the agency, place and day with which a report begins.

use std::sync::LazyLock;

use regex::Regex;

use crate::pattern::pattern;

/// A dateline at the start of a text.
pub(super) struct Dateline {
    /// Where it ends, in bytes.
    pub end: usize,
    /// The agency it names.
    pub agency: Option<String>,
    /// The reporter it names.
    pub author: Option<String>,
}

/// Reads "China News Service, February 1.", "BEIJING, Feb. 28 (Xinhua) --", "新华社北京2月1日电".
pub(super) fn dateline(text: &str) -> Option<Dateline> {
    static FORMS: LazyLock<[Regex; 3]> = LazyLock::new(|| {
        const DAY: &str = r"(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?:, \d{4})?|\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?(?: \d{4})?)";
        const NAME: &str = r"[A-Z][\w'’&-]*";
        [
            pattern(&format!(
                r"^(?P<agency>{NAME}(?: (?:of|and|the|{NAME})){{1,5}}), {DAY}\s*[.:—–-]+"
            )),
            pattern(&format!(r"^[A-Z][A-Za-z ]+, {DAY} \((?P<agency>[^()]+)\)\s*[.:—–-]*")),
            pattern(
                r"^(?:【)?(?:本报讯|(?P<agency>\p{Han}{0,8}?(?:新华社|新华网|中新社|中新网|日报|晚报|晨报|时报|早报|药报|新闻网|新闻|电视台|央视网|央广网|人民网|中国日报网|通讯社|报))\p{Han}{0,6}?)(?:】)?\s*(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日(?:电|讯|消息)(?:\s*[（(](?:本报|见习|实习)?(?:记者|通讯员)\s*(?P<author>[^（）()]{2,20})[）)])?",
            ),
        ]
    });
    FORMS.iter().find_map(|form| {
        let captures = form.captures(text)?;
        let agency = captures.name("agency").map(|agency| agency.as_str().to_owned());
        let author = captures.name("author").map(|author| author.as_str().trim().to_owned());
        Some(Dateline { end: captures.get(0)?.end(), agency, author })
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
            ("SEAPORT, 28 June 2023 (Seaport Press) – Text.", "Seaport Press", 41),
            ("海港日报3月5日讯（记者 林一）正文", "海港日报", 42),
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
