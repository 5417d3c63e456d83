//! Names under which a notice with a Chinese title is cited.

use std::sync::LazyLock;

use regex::Regex;

use super::normal::{fold, without_number};
use crate::pattern::pattern;

const KINDS: &str = "意见|通知|公告|通告|决定|办法|规定|规则|细则|方案|规划|纲要|指导原则|规范|措施|批复|函|通报|公报|命令|令|决议|计划|要点|指南|准则";

/// 关于…的意见, with its issuer before it or without.
static DOCUMENT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"^(?P<issuer>[^《》〈〉]{{0,80}}?)(?P<name>关于.{{2,}}?(?:的|之)(?:[^的《》]{{0,6}})(?:{KINDS})(?:[（(][^（）()]*[)）])*)$"
    ))
});

/// …印发《…》
static ISSUED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?P<issuer>[^《》]{0,60}?)(?:日前|近日|正式|联合|修订)*(?:印发|发布|出台|公布|颁布|制定|下发)了?(?:新版|新修订的?|修订后的)?(?P<names>(?:[、和及与]?《.+》(?:[（(][^（）()]*[)）])?)+)$",
    )
});

/// 《…》发布
static NOW_ISSUED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?P<names>《.+》(?:[（(][^（）()]*[)）])?)(?:今日|正式|近日)*(?:发布|印发|公布|颁布|出台)$",
    )
});

/// 关于印发《…》的通知, the name with or without its marks.
static CARRIES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^关于(?:修订|联合|重新)*(?:印发|发布|公布|颁布|颁发|下发)(?:新修订的?|修订后的)?(?P<names>.+?)(?:等.{0,15})?的(?:通知|公告|通告|决定|令)$",
    )
});

/// A draft that a notice lays open: 公开征求《…（征求意见稿）》意见.
static DRAFT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"征求(?:对)?(?P<names>《.*(?:征求意见稿|草案|送审稿|修订稿).*》(?:[（(][^（）()]*[)）])?)(?:的|等)?(?:公开)?意见",
    )
});

/// 国家局公告2024年第15号 关于…
static NUMBER_FIRST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^[^《》]{0,40}?[（(〔]?(?:(?:19|20)[0-9]{2}年?[)）〕]?)?\s*第\s*[0-9]{1,5}\s*号[)）]?(?:公告|通告|令)?[\s:：—-]+(?P<rest>\S.{3,})$",
    )
});

static KIND_AT_END: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"(?:{KINDS}|法|条例|目录|标准)(?:[（(][^（）()]*[)）])*$")));

/// The names other than the whole title.
pub(super) fn names(title: &str) -> Vec<String> {
    let title = trimmed(title);
    let mut names = Vec::new();
    let title = match NUMBER_FIRST.captures(&title).and_then(|found| found.name("rest")) {
        Some(rest) => {
            names.push(rest.as_str().to_owned());
            rest.as_str().to_owned()
        }
        None => title,
    };
    if let Some(found) = DRAFT.captures(&title) {
        names.extend(marked(group(&found, "names")));
    }
    if let Some(found) = DOCUMENT.captures(&title) {
        names.extend(of_document(group(&found, "issuer"), group(&found, "name")));
    } else if let Some(found) = ISSUED.captures(&title).or_else(|| NOW_ISSUED.captures(&title)) {
        let issuer = found.name("issuer").map_or("", |issuer| issuer.as_str());
        for name in issued(group(&found, "names")) {
            if name.starts_with("关于") && !issuer.is_empty() {
                names.push(format!("{issuer}{name}"));
            }
            names.push(name);
        }
    }
    names
}

/// The words before a document's name in a title that tell who issued it.
pub(super) fn issuer(title: &str) -> Option<String> {
    let title = trimmed(title);
    let found = DOCUMENT.captures(&title).or_else(|| ISSUED.captures(&title))?;
    Some(group(&found, "issuer").to_owned())
}

/// The names of a notice that is headed like a document.
fn of_document(issuer: &str, name: &str) -> Vec<String> {
    // News that opens, explains or studies is followed by no document of its own.
    const NEWS: [&str; 9] =
        ["召开", "举办", "解读", "学习", "开展", "起草", "一图", "问答", "部署"];
    if NEWS.iter().any(|word| issuer.contains(word)) {
        return Vec::new();
    }
    let verbs = ["印发", "发布", "出台", "公布", "下发", "颁布"];
    let mut names = vec![name.to_owned()];
    if let Some(issuer) = verbs.iter().find_map(|verb| issuer.trim_end().strip_suffix(verb)) {
        names.push(format!("{issuer}{name}"));
    }
    if let Some(carried) = CARRIES.captures(name) {
        let carried = group(&carried, "names");
        if carried.contains('《') {
            names.extend(issued(carried));
        } else if KIND_AT_END.is_match(carried) {
            names.push(carried.to_owned());
        }
    }
    names
}

/// The names in 《》 that a list consists of, or none where other words stand between them.
fn issued(list: &str) -> Vec<String> {
    let names = marked(list);
    let inside: usize = names.iter().map(String::len).sum();
    let marks = names.len() * 2 * '《'.len_utf8();
    let joints = list.len().saturating_sub(inside + marks);
    // Only 、 and the like may stand between.
    if joints <= names.len() * '、'.len_utf8() { names } else { Vec::new() }
}

/// The outermost names in 《》, each with an edition in brackets after it.
fn marked(text: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut depth = 0;
    let mut start = 0;
    for (at, c) in text.char_indices() {
        match c {
            '《' => {
                if depth == 0 {
                    start = at + c.len_utf8();
                }
                depth += 1;
            }
            '》' if depth > 0 => {
                depth -= 1;
                if depth == 0 {
                    let edition = bracket_after(&text[at + c.len_utf8()..]);
                    names.push(format!("{}{edition}", &text[start..at]));
                }
            }
            _ => {}
        }
    }
    names
}

/// An edition in brackets that begins a text.
fn bracket_after(text: &str) -> &str {
    let is_open = text.starts_with(['（', '(']);
    let end = text.char_indices().find(|(_, c)| matches!(c, '）' | ')'));
    match end {
        Some((at, c)) if is_open => &text[..at + c.len_utf8()],
        _ => "",
    }
}

/// A title without white space at its ends, and without a number in brackets at its end.
fn trimmed(title: &str) -> String {
    let title = title.trim();
    let folded: String = title.chars().map(|c| fold(c).unwrap_or('\u{FFFC}')).collect();
    // One sign stands for one sign, so lengths in signs agree.
    let length = without_number(&folded).chars().count();
    title.chars().take(length).collect::<String>().trim_end().to_owned()
}

fn group<'a>(captures: &regex::Captures<'a>, name: &str) -> &'a str {
    captures.name(name).map_or("", |found| found.as_str())
}
