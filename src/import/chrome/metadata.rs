//! The line of labels between headline and text: when the notice was published, and by whom.

use std::sync::LazyLock;

use regex::Regex;

use super::Stripped;
use super::rules::ends_sentence;
use crate::import::dates::{self, is_date_alone};
use crate::import::line::Line;
use crate::pattern::pattern;

/// A value that stood beside a label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::import) struct Metadata {
    /// The value.
    pub value: String,
    /// What tells it: the line it stood on, or an element of the page's head.
    pub by: String,
    /// Whether the label says what the value is. "Time:" alone can be that of an event.
    pub is_certain: bool,
}

/// Labels of the line between headline and text, by what stands beside them.
static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix) [【\[（(]? \s* (?:
          (?P<date>(?P<open>时间|日期|date)|(?P<other_day>更新时间|成文日期|(?:last )?updated|last modified)|发布时间|发布日期|发布日|發布日期|發佈日期|公布日期|发文日期|发文时间|发稿时间|日期时间|published(?:\s+on)?|release\s+date|posted(?:\s+on)?|issued(?:\s+on)?|date\s+(?:published|issued|of\s+issue))
        | (?P<number>文\s*号|发文字号|文\s*號|發文字號|document\s+(?:no\.?|number)|reference\s+(?:no\.?|number))
        | (?P<publisher>信息来源|稿件来源|文章来源|来源|來源|发布机构|发布单位|发文机关|發布單位|發布機關|source|from|published\s+by|issued\s+by)
        | (?P<author>作者|撰稿|author|by)
        | (?P<other>浏览次数|浏览量|浏览人次|点击次数|瀏覽人次|點閱數|访问次数|阅读次数|浏览|点击数|点击量|点击率|点击|阅读量|阅读次数|阅读|访问量|views?|hits?|字体|字号|font\s+size|字體|索引号|索\s*引\s*号|分类|主题分类|栏目|责任编辑|编辑|審核|有效性|打印|views)
        ) \s* [:：] ",
    )
});

static BARE_LABEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:date|published|发布时间|发布日期|时间|日期|source|来源|author|作者|字体|浏览次数)\s*[:：]?$",
    )
});

/// Longest line that can be one of metadata, in characters.
const LONGEST_METADATA: usize = 160;

pub(super) fn is_bare_label(text: &str) -> bool {
    BARE_LABEL.is_match(text)
}

pub(super) fn metadata(line: &Line, value: &str, is_certain: bool) -> Metadata {
    Metadata { value: value.to_owned(), by: format!("line {}", line.number), is_certain }
}

/// A label, by its place in a line.
struct Label {
    start: usize,
    end: usize,
    kind: LabelKind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum LabelKind {
    /// A date of the page or of an event ("date", 时间).
    OpenDate,
    /// Another date than that of publication.
    OtherDate,
    Date,
    Number,
    Publisher,
    Author,
    Other,
}

/// The labels of a line, in order.
fn labels(text: &str) -> Vec<Label> {
    /// Labels without a colon: "Posted on 28 February by …".
    static WORDS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?:^|[\s|｜·])(?:(?P<date>(?i:posted|published|issued|released)(?i:\s+on)?)\s+(?:[0-9]|[A-Z][a-z]{2})|(?P<author>[Bb]y)\s+(?:\p{Lu}|\p{Han}))",
        )
    });
    const KINDS: [(&str, LabelKind); 7] = [
        ("open", LabelKind::OpenDate),
        ("other_day", LabelKind::OtherDate),
        ("date", LabelKind::Date),
        ("number", LabelKind::Number),
        ("publisher", LabelKind::Publisher),
        ("author", LabelKind::Author),
        ("other", LabelKind::Other),
    ];
    let with_colon = LABEL.captures_iter(text).filter_map(|captures| {
        let (_, kind) = KINDS.iter().find(|(name, _)| captures.name(name).is_some())?;
        let whole = captures.get(0)?;
        Some(Label { start: whole.start(), end: whole.end(), kind: *kind })
    });
    let mut labels: Vec<Label> = with_colon.collect();
    for captures in WORDS.captures_iter(text) {
        let date = captures.name("date").map(|word| (word, LabelKind::Date));
        let author = captures.name("author").map(|word| (word, LabelKind::Author));
        let Some((word, kind)) = date.or(author) else { continue };
        let is_apart =
            labels.iter().all(|label| label.end <= word.start() || word.end() <= label.start);
        // "by" is a label at the beginning, or beside another.
        if is_apart && (kind == LabelKind::Date || word.start() == 0 || !labels.is_empty()) {
            labels.push(Label { start: word.start(), end: word.end(), kind });
        }
    }
    labels.sort_by_key(|label| label.start);
    labels
}

/// Reads a line that is all labels with values, or a date with the issuer's name beside it. `false`
/// for any other line.
pub(super) fn read_metadata(line: &Line, stripped: &mut Stripped) -> bool {
    let text = line.text.as_str();
    if text.chars().count() > LONGEST_METADATA || ends_sentence(text) {
        return false;
    }
    let labels = labels(text);
    let Some(first) = labels.first().map(|label| label.start) else {
        return read_unlabelled(line, stripped);
    };
    // A date may stand before the first label: 2024-03-05 10:20 来源：…
    let before = text[..first].trim_matches([' ', '\u{3000}', '|', '｜', '\t']);
    if !before.is_empty() && !is_date_alone(before) {
        return false;
    }
    if !before.is_empty() {
        stripped.dates.push(metadata(line, before, true));
    }
    for (index, label) in labels.iter().enumerate() {
        let end = labels.get(index + 1).map_or(text.len(), |next| next.start);
        let (value, beside) = divide(text[label.end..end].trim());
        let value = value.trim_matches(['|', '｜', '】', ']', ')', '）', '[', '(', '（']).trim();
        read_label(line, label.kind, value, labels.len() == 1, stripped);
        if is_date_alone(beside) {
            stripped.dates.push(metadata(line, beside, true));
        }
    }
    true
}

fn read_label(line: &Line, kind: LabelKind, value: &str, is_only: bool, stripped: &mut Stripped) {
    match kind {
        LabelKind::OpenDate | LabelKind::OtherDate | LabelKind::Date => {
            // "时间：3月10日" alone can be the day of an event; with a time of day, or among other
            // labels of the page, it is the page's own.
            let is_open = kind == LabelKind::OpenDate && is_only && !is_time_stamp(value);
            let is_certain = !is_open && kind != LabelKind::OtherDate;
            stripped.dates.push(metadata(line, value, is_certain));
        }
        _ if value.is_empty() => {}
        LabelKind::Number => stripped.numbers.push(metadata(line, value, true)),
        LabelKind::Author if !is_nobody(value) => {
            // "By Ann Lee on 29 June 2014"
            let (name, day) = value.split_once(" on ").unwrap_or((value, ""));
            if let Some(day) = Some(day).filter(|day| !dates::find(day).is_empty()) {
                stripped.dates.push(metadata(line, day, true));
            }
            let name = if dates::find(day).is_empty() { value } else { name };
            stripped.authors.push(metadata(line, name, true));
        }
        LabelKind::Author => {}
        LabelKind::Publisher => {
            // 来源：新华网 2024-03-05 10:20
            let split = value.find([' ', '\u{3000}']);
            let split = split.filter(|at| is_date_alone(value[*at..].trim()));
            let (name, date) = value.split_at(split.unwrap_or(value.len()));
            if !name.contains("://") {
                stripped.publishers.push(metadata(line, name, true));
            }
            if !date.is_empty() {
                stripped.dates.push(metadata(line, date.trim(), true));
            }
        }
        LabelKind::Other => {}
    }
}

/// Whether a value is a date as a program writes it, with a time of day: 2024-03-05 10:20.
fn is_time_stamp(value: &str) -> bool {
    static STAMP: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}[T\s]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?\s*$",
        )
    });
    STAMP.is_match(value)
}

/// Whether a line says where something takes place, below the line that says when.
pub(super) fn is_venue(text: &str) -> bool {
    static VENUE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^(?:会议|活动|培训|举办)?(?:地\s*点|地址|會議地點)\s*[:：]|^(?:venue|place|location|where)\s*[:：]",
        )
    });
    VENUE.is_match(text)
}

/// A value, and what stands beside it without a label of its own.
fn divide(value: &str) -> (&str, &str) {
    let (value, beside) = value.split_once(['|', '｜', '\t']).unwrap_or((value, ""));
    (value.trim(), beside.trim_matches(['|', '｜', '\t', ' ']))
}

/// Whether the author's name is that of nobody, as a program fills it in.
fn is_nobody(name: &str) -> bool {
    const NAMES: [&str; 7] =
        ["admin", "administrator", "webmaster", "管理员", "网站管理员", "本站", "佚名"];
    NAMES.contains(&name.to_lowercase().as_str())
}

/// A date and the name of an issuer beside it: "2024年10月23日　　某市药品监督管理局".
fn read_unlabelled(line: &Line, stripped: &mut Stripped) -> bool {
    let parts: Vec<&str> = line
        .text
        .split(['\u{3000}', '|', '｜', '\t'])
        .flat_map(|part| part.split("  "))
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    let [a, b] = parts.as_slice() else { return false };
    let (date, name) = if is_date_alone(a) { (a, b) } else { (b, a) };
    if !is_date_alone(date) || !is_issuer(name) {
        return false;
    }
    stripped.dates.push(metadata(line, date, true));
    stripped.publishers.push(metadata(line, name, true));
    true
}

/// Whether a text is the name of a body that issues notices.
pub(in crate::import) fn is_issuer(name: &str) -> bool {
    const LONGEST: usize = 80;
    const ENDINGS: [&str; 24] = [
        "局",
        "委",
        "委员会",
        "部",
        "院",
        "厅",
        "办公室",
        "署",
        "中心",
        "会",
        "委員會",
        "廳",
        "辦公室",
        "研究所",
        "Administration",
        "Bureau",
        "Office",
        "Commission",
        "Agency",
        "Council",
        "Authority",
        "Department",
        "Ministry",
        "Institute",
    ];
    name.chars().count() <= LONGEST && ENDINGS.iter().any(|ending| name.ends_with(ending))
}
