//! The number of a document (发文字号, GB/T 9704—2012, 7.2.5): that of the notice itself, as
//! against those it cites.

use std::sync::LazyLock;

use regex::Regex;

use super::chrome::Metadata;
use super::dates::half_width;
use super::headline::is_headline;
use super::line::{Form, Line};
use super::report::{Dropped, Notes};
use crate::pattern::pattern;

/// How far down a line that is nothing but a number is the notice's own.
const HEAD_LINES: usize = 4;

/// 国办发〔2021〕16号; 2024年第15号; No. 15 of 2024; (2024) No. 15; 第15号.
fn forms() -> [String; 4] {
    let year = "(?:19|20)[0-9]{2}";
    [
        format!(
            r"\p{{Han}}{{1,16}}\s?[〔\[（(【﹝［]\s*{year}\s*[〕\]）)】﹞］]\s*第?\s*[0-9]{{1,5}}\s*[号號]"
        ),
        format!(r"(?:\p{{Han}}{{2,16}}\s?)?{year}\s*年\s*第\s*[0-9]{{1,5}}\s*[号號]"),
        format!(
            r"(?i:(?:(?:announcement|circular|notice|order|decree|document|bulletin|notification)\s+)?(?:no|number)\.?\s*[0-9]{{1,5}}\s*(?:,|of|/)?\s*(?:of\s+)?[(\[]?{year}[)\]]?|[(\[]{year}[)\]]\s*no\.?\s*[0-9]{{1,5}})"
        ),
        r"第\s*[0-9]{1,5}\s*[号號]".to_owned(),
    ]
}

static ALONE: LazyLock<Regex> = LazyLock::new(|| {
    let forms = forms().join("|");
    pattern(&format!(r"^[（(\[]?\s*(?P<number>{forms})\s*[)）\]]?$"))
});

static WITHIN: LazyLock<Regex> = LazyLock::new(|| {
    let [bracket, year, english, _] = forms();
    pattern(&format!("{bracket}|{year}|{english}"))
});

/// Whether a line is nothing but a number.
pub(super) fn is_number(text: &str) -> bool {
    ALONE.is_match(&half_width(text)) && !cites(text)
}

/// Whether words before a number say that it is another document's.
fn cites(text: &str) -> bool {
    const WORDS: [&str; 22] = [
        "关于", "贯彻", "执行", "废止", "学习", "落实", "修改", "修订", "根据", "按照", "依据",
        "转发", "印发", "实施", "传达", "替代", "代替", "撤销", "解读", "宣传", "依照", "对照",
    ];
    WORDS.iter().any(|word| text.contains(word))
}

/// Takes lines that are nothing but a number off the head of a notice.
pub(super) fn take_number(
    lines: &mut Vec<Line>,
    above_metadata: &mut Option<usize>,
    dropped: &mut Vec<Dropped>,
    notes: &mut Notes,
) -> Option<String> {
    let head = lines.iter().take(HEAD_LINES);
    let at = head.clone().position(|line| is_number(&line.text))?;
    // Where nothing else can be the headline, the number is.
    let is_only_headline = at == 0 && lines.get(1).is_none_or(|next| !is_headline(&next.text));
    if is_only_headline || lines[at].form == Form::Heading(1) {
        let number =
            ALONE.captures(&half_width(&lines[at].text))?.name("number")?.as_str().to_owned();
        notes.note("document_number", format!("line {}: {number}", lines[at].number));
        return Some(number);
    }
    let Line { number: line, text, .. } = lines.remove(at);
    if let Some(above) = above_metadata.as_mut().filter(|above| at < **above) {
        *above -= 1;
    }
    let number = ALONE.captures(&half_width(&text))?.name("number")?.as_str().to_owned();
    notes.note("document_number", format!("line {line}: {text}"));
    dropped.push(Dropped { line, text, rule: "document number".into() });
    Some(number)
}

/// The number of the notice: what the page says it is, the line of its own, or that in its title.
pub(super) fn own_number(
    metadata: &[Metadata],
    line: Option<String>,
    title: &str,
    notes: &mut Notes,
) -> Option<String> {
    if let Some(Metadata { value, by, .. }) =
        metadata.iter().find(|one| WITHIN.is_match(&one.value))
    {
        notes.note("document_number", format!("{by}: {value}"));
        return Some(value.clone());
    }
    line.or_else(|| {
        // A title that is about another document ("…修改2024年第15号公告的公告") names that one's.
        let found = WITHIN.find(title)?;
        let (before, after) = title.split_at(found.end());
        // At the end, in brackets, it is the notice's own, whatever the title is about.
        let is_last = after.trim_matches(['）', ')', ']', '〕', ' ']).is_empty()
            && title[..found.start()].ends_with(['（', '(', '［', '[', ',', '，', ':', '：']);
        let is_latin = found.as_str().is_ascii();
        let is_first = found.start() == 0 || !is_latin;
        let is_own = is_first && !cites(before) || is_last && !cites(found.as_str());
        is_own.then(|| {
            notes.note("document_number", "in the title");
            found.as_str().trim().to_owned()
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_a_line_of_its_own() {
        for (text, expected) in [
            ("海药监药注〔2024〕12号", Some("海药监药注〔2024〕12号")),
            ("（2024年第15号）", Some("2024年第15号")),
            ("第27号", Some("第27号")),
            ("Announcement No. 15 of 2024", Some("Announcement No. 15 of 2024")),
            ("(2024) No. 15", None),
            ("[2024] No. 15", None),
            ("根据国办发〔2021〕16号文件", None),
            ("学习国务院2019年第20号", None),
            ("关于药品的公告", None),
        ] {
            let found = ALONE.captures(text).and_then(|one| Some(one.name("number")?.as_str()));
            let found = found.filter(|_| !text.starts_with(['(', '[']) && !cites(text));
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn the_title_names_the_number_of_its_own() {
        for (title, expected) in [
            ("某省药品监督管理局公告2024年第15号", Some("某省药品监督管理局公告2024年第15号")),
            ("关于实施药品检查的公告（2024年第15号）", Some("2024年第15号")),
            ("关于修改2024年第15号公告的通知", None),
            ("贯彻国办发〔2021〕16号文件精神", None),
            ("废止2019年第20号公告", None),
            ("Implementing Order No. 15 of 2020", None),
            ("Announcement No. 15 of 2024 on Inspections", Some("Announcement No. 15 of 2024")),
        ] {
            let found = own_number(&[], None, title, &mut Notes::default());
            assert_eq!(found.as_deref(), expected, "{title}");
        }
    }
}
