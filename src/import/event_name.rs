//! The name of an event as a text gives it, and the year in that name.

use std::sync::LazyLock;

use regex::Regex;

use crate::language::Language;
use crate::pattern::pattern;

/// What a sentence says was held: the name of the event.
pub(super) fn event_name(sentence: &str, language: Language) -> Option<String> {
    static ENGLISH: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"\b(?:[Tt]he )?(?P<name>(?:(?:19|20)\d{2} )?[A-Z][\w-]*(?: (?:and|of|on|for|the|in|[A-Z][\w-]*))* (?:Conference|Meeting|Symposium|Forum|Seminar))\b",
        )
    });
    static CHINESE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?P<name>(?:\d{4}年)?\p{Han}{4,40}?(?:会议|大会|座谈会|论坛))(?:在\p{Han}{1,12})?(?:召开|举行)",
        )
    });
    let form = if language.is_chinese() { &CHINESE } else { &ENGLISH };
    Some(form.captures(sentence)?.name("name")?.as_str().to_owned())
}

/// The year in the name of an event: "the 2023 National … Conference", "… Supervision in 2026 was
/// held", 2026年全国…会议. Not any year the text speaks of.
pub(super) fn year_in_name(text: &str) -> Option<i16> {
    static NAMES: LazyLock<[Regex; 3]> = LazyLock::new(|| {
        [
            pattern(
                r"\b(?P<y>(?:19|20)\d{2}) (?:[A-Z][\w-]*|and|of|on|the|for|[-–])(?: (?:[A-Z][\w-]*|and|of|on|the|for|[-–]))* (?:Conference|Meeting|Symposium|Forum|Congress)\b",
            ),
            pattern(
                r"(?i)\b(?:conference|meeting|symposium|forum)\b[^.]{0,90}? (?:in|for)(?: the year)? (?P<y>(?:19|20)\d{2})\b",
            ),
            pattern(
                r"(?P<y>(?:19|20)\d{2})年(?:度)?(?:全国|国家|全省|全市)\p{Han}{2,40}(?:会议|大会|论坛)",
            ),
        ]
    });
    NAMES.iter().find_map(|name| name.captures(text)?.name("y")?.as_str().parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_year_is_that_of_the_name() {
        for (text, year) in [
            ("the 2023 National Drug Conference was held", Some(2023)),
            ("The National Conference on Drugs in 2026 was held.", Some(2026)),
            ("2025年全国药品监管工作会议召开", Some(2025)),
            ("The meeting reviewed what was done. In 2024 much was done", None),
            ("会议总结了2024年的工作", None),
        ] {
            assert_eq!(year_in_name(text), year, "{text}");
        }
    }

    #[test]
    fn events_have_names() {
        let english =
            event_name("on the 1st, the 2023 National Drug Work Conference was held", Language::EN);
        assert_eq!(english.as_deref(), Some("2023 National Drug Work Conference"));
        let chinese = Language::new("zh").unwrap();
        let name = event_name("7月25日，全国药品监督管理工作会议在京召开", chinese);
        assert_eq!(name.as_deref(), Some("全国药品监督管理工作会议"));
    }
}
