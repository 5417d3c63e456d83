//! Page furniture ("chrome"): the lines around a notice that are no part of it, and what they
//! tell of it (when it was published, by whom).
//!
//! Rules are data. Each looks at a whole line; a line of running text is never dropped, so a rule
//! only sees lines that are short and end no sentence.

use std::sync::LazyLock;

use regex::Regex;

use super::dates::is_date_alone;
use super::formats::Line;
use super::pattern::pattern;
use super::report::Dropped;

/// A saved notice without its page furniture.
#[derive(Debug, Default)]
pub(super) struct Stripped {
    /// The lines of the notice.
    pub lines: Vec<Line>,
    /// How many of those lines stood above the line with date and source; those are the headline.
    pub above_metadata: Option<usize>,
    /// What the page furniture said of the date of publication, with its line.
    pub dates: Vec<Metadata>,
    /// What it said of the source.
    pub publishers: Vec<Metadata>,
    /// What was dropped.
    pub dropped: Vec<Dropped>,
}

/// A value that stood beside a label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Metadata {
    /// The value.
    pub value: String,
    /// The line it stood on.
    pub line: usize,
    /// Whether the label says what the value is. "Time:" alone can be that of an event.
    pub is_certain: bool,
}

/// Where a rule applies.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scope {
    /// On any line.
    Anywhere,
    /// Above the text, or on the last lines. In the midst of a text the same words are text.
    Edge,
    /// On the last lines, with nothing but page furniture after them.
    Tail,
}

struct Rule {
    name: &'static str,
    scope: Scope,
    /// Longest line it may drop, in characters.
    longest: usize,
    pattern: &'static str,
}

const fn anywhere(name: &'static str, longest: usize, pattern: &'static str) -> Rule {
    Rule { name, scope: Scope::Anywhere, longest, pattern }
}

const fn edge(name: &'static str, longest: usize, pattern: &'static str) -> Rule {
    Rule { name, scope: Scope::Edge, longest, pattern }
}

const fn tail(name: &'static str, longest: usize, pattern: &'static str) -> Rule {
    Rule { name, scope: Scope::Tail, longest, pattern }
}

/// The rules, tried in order. Patterns are matched against the whole line, without regard to case.
const RULES: &[Rule] = &[
    edge(
        "breadcrumb",
        120,
        r"(?:当前位置|当前栏目|所在位置|[您你](?:现在)?(?:所在)?的?(?:当前)?位置|现在的?位置)\s*[:：].*|(?:(?:current )?location|you are here)\s*[:：].*[>›»→].*|(?:网站)?(?:首页|主页|home)\s*(?:>+|›|»|→|/).*",
    ),
    anywhere("image name", 80, r"[\w\p{Han}（）()·.\- ]+\.(?:jpe?g|png|gif|bmp|webp|tiff?|svg)"),
    edge(
        "empty label",
        12,
        r"(?:附件|相关附件|attachments?|相关链接|相关阅读|related links?)\s*[:：]?",
    ),
    edge(
        "share bar",
        30,
        r"(?:分享(?:文章|本文)?(?:到|至)?|分享到?[:：].*|share(?: this)?(?: page| article)?(?: (?:on|to|via)\b.*)?)\s*[:：]?",
    ),
    edge(
        "page tools",
        60,
        r"(?:[\s|｜/、【】\[\]（）()]*(?:返回(?:顶部|首页|列表|上一页)?|打印(?:本页|页面|此页)?|关闭(?:本页|页面|窗口)?|收藏(?:本页)?|【?字体\s*[:：]?|字号\s*[:：]?|大|中|小|纠错|复制链接|back to top|print(?: this page)?|close(?: window)?|text size|font size)[\s|｜/、【】\[\]（）():：]*)+",
    ),
    edge(
        "QR code",
        40,
        r"(?:请?用?(?:微信|手机)?扫一?扫|扫描二维码|扫码).*|scan (?:the )?qr code.*",
    ),
    anywhere(
        "skip link",
        40,
        r"(?:skip|jump) to (?:main )?content|跳(?:转|过|到).{0,6}(?:内容|正文)",
    ),
    edge(
        "view counter",
        40,
        r"(?:浏览(?:次数|量)?|点击(?:数|率|量)?|阅读(?:次数|量)?|访问量|views?|hits?|reads?)\s*[:：]?\s*\d*\s*次?",
    ),
    edge(
        "neighbour",
        120,
        r"(?:上一(?:篇|条|页)|下一(?:篇|条|页)|prev(?:ious)?(?: article| page)?|next(?: article| page)?)\s*[:：].*",
    ),
    edge("login", 20, r"(?:登录|注册|登录\s*[|｜/]\s*注册|log ?in|sign ?(?:in|up)|register)"),
    edge(
        "editor line",
        50,
        r"[（(【\[]?\s*(?:责任编辑|责编|编辑|审核|校对|(?:web |executive )?editor)\s*[:：].*",
    ),
    // Names of desks and reporters; not notes on the document, such as （此件公开发布）.
    tail(
        "desk line",
        60,
        r"[（(](?:[a-z][a-z &.,'’-]{2,50}|[^（）()]*(?:记者|编辑|通讯员|摄影|来源|[社网报])[^（）()]*)[)）]",
    ),
    tail(
        "site footer",
        160,
        r".*(?:ICP[备证]|公网安备|版权所有|主办单位\s*[:：]|网站标识码|all rights reserved|copyright|©).*",
    ),
];

struct Compiled {
    rule: &'static Rule,
    pattern: Regex,
}

static COMPILED: LazyLock<Vec<Compiled>> = LazyLock::new(|| {
    let whole_line = |rule: &Rule| pattern(&format!("^(?i:{})$", rule.pattern));
    RULES.iter().map(|rule| Compiled { rule, pattern: whole_line(rule) }).collect()
});

/// Labels of the line between headline and text, by what stands beside them.
static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix) [【\[（(]? \s* (?:
          (?P<date>(?P<open>时间|日期|date)|(?P<other_day>更新时间|成文日期|updated)|发布时间|发布日期|发文日期|发稿时间|published(?:\s+on)?|release\s+date|posted(?:\s+on)?)
        | (?P<publisher>信息来源|稿件来源|文章来源|来源|发布机构|发布单位|source)
        | (?P<other>作者|author|by|浏览次数|浏览量|浏览|点击数|点击量|点击率|点击|阅读量|阅读次数|阅读|访问量|views?|hits?|字体|字号|font\s+size|索引号|分类|栏目)
        ) \s* [:：] ",
    )
});

static BARE_LABEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:date|published|发布时间|发布日期|时间|日期|source|来源|author|作者)\s*[:：]?$",
    )
});

/// Longest line that can be one of metadata, in characters.
const LONGEST_METADATA: usize = 160;

/// How far down the page a breadcrumb still tells that what is above it is the site's own head.
const HEAD_LINES: usize = 8;

/// How many lines a headline has at the most, kicker and title. A date alone below more lines than
/// these is no line of the page's head but part of the text, such as the date of a signature.
const HEADLINES: usize = 2;

/// Takes the page furniture off a saved notice.
pub(super) fn strip(lines: Vec<Line>) -> Stripped {
    let mut stripped = Stripped::default();
    let head = head_end(&lines);
    let tail = tail_start(&lines);
    for (index, line) in lines.into_iter().enumerate() {
        let is_top = stripped.lines.len() <= HEADLINES;
        let by_rule = rule_for(&line)
            .filter(|rule| match rule.scope {
                Scope::Anywhere => true,
                Scope::Edge => is_top || index >= tail,
                Scope::Tail => index >= tail,
            })
            .map(|rule| rule.name)
            .or_else(|| (index < head && !ends_sentence(&line.text)).then_some("site head"));
        if let Some(rule) = by_rule {
            stripped.drop(line, rule);
        } else if is_top && is_bare_label(&line.text) {
            stripped.note_metadata();
            stripped.drop(line, "label");
        } else if is_top && is_date_alone(&line.text) {
            let value = line.text.clone();
            stripped.dates.push(Metadata { value, line: line.number, is_certain: true });
            stripped.note_metadata();
            stripped.drop(line, "date line");
        } else if (is_top || index >= tail) && read_metadata(&line, &mut stripped) {
            stripped.note_metadata();
            stripped.drop(line, "metadata");
        } else {
            stripped.lines.push(line);
        }
    }
    stripped
}

impl Stripped {
    fn drop(&mut self, line: Line, rule: &'static str) {
        self.dropped.push(Dropped { line: line.number, text: line.text, rule });
    }

    /// Remembers how many lines stand above the first line of metadata, as long as they can be a
    /// headline: further down, such a line says nothing of what is above it.
    fn note_metadata(&mut self) {
        if self.above_metadata.is_none() && (1..=HEADLINES).contains(&self.lines.len()) {
            self.above_metadata = Some(self.lines.len());
        }
    }
}

/// How many lines stand above the breadcrumb and are the site's own head. None, when what comes
/// below the breadcrumb is running text at once: then the headline stands above it.
fn head_end(lines: &[Line]) -> usize {
    let is_breadcrumb = |line: &Line| rule_for(line).is_some_and(|rule| rule.name == "breadcrumb");
    let Some(breadcrumb) = lines.iter().take(HEAD_LINES).position(is_breadcrumb) else { return 0 };
    let next = lines[breadcrumb + 1..].iter().find(|line| !is_furniture(line));
    if next.is_some_and(|line| !ends_sentence(&line.text)) { breadcrumb } else { 0 }
}

/// Where the last lines begin that are all page furniture, or would be at the tail.
fn tail_start(lines: &[Line]) -> usize {
    lines.len() - lines.iter().rev().take_while(|line| is_furniture(line)).count()
}

/// Whether a line would be furniture at the edge of a page.
fn is_furniture(line: &Line) -> bool {
    rule_for(line).is_some()
        || is_bare_label(&line.text)
        || read_metadata(line, &mut Stripped::default())
}

fn rule_for(line: &Line) -> Option<&'static Rule> {
    if ends_sentence(&line.text) {
        return None;
    }
    let length = line.text.chars().count();
    let hit = |one: &&Compiled| length <= one.rule.longest && one.pattern.is_match(&line.text);
    COMPILED.iter().find(hit).map(|one| one.rule)
}

/// A line of running text ends its sentence.
fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(['”', '"', '’', '」', ')', '）']);
    text.ends_with(['。', '！', '？', '；', '!', '?', ';'])
        || (text.ends_with('.') && text.split_whitespace().count() > 5)
}

fn is_bare_label(text: &str) -> bool {
    BARE_LABEL.is_match(text)
}

fn metadata(line: &Line, value: &str, is_certain: bool) -> Metadata {
    Metadata { value: value.to_owned(), line: line.number, is_certain }
}

/// Reads a line that is all labels with values. `false` for any other line.
fn read_metadata(line: &Line, stripped: &mut Stripped) -> bool {
    if line.text.chars().count() > LONGEST_METADATA || ends_sentence(&line.text) {
        return false;
    }
    let labels: Vec<_> = LABEL.captures_iter(&line.text).collect();
    let starts: Vec<usize> =
        labels.iter().filter_map(|one| one.get(0)).map(|whole| whole.start()).collect();
    let Some(first) = starts.first().copied() else { return false };
    // A date may stand before the first label: 2024-03-05 10:20 来源：…
    let before = line.text[..first].trim();
    if !before.is_empty() && !is_date_alone(before) {
        return false;
    }
    if !before.is_empty() {
        stripped.dates.push(metadata(line, before, true));
    }
    for (number, captures) in labels.iter().enumerate() {
        let end = starts.get(number + 1).copied().unwrap_or(line.text.len());
        let from = captures.get(0).map_or(0, |whole| whole.end());
        let value = &line.text[from..end];
        let value = value.trim().trim_matches(['|', '｜', '】', ']', ')', '）']).trim();
        if captures.name("date").is_some() {
            // "时间：3月10日" alone can be the day of an event; with a time of day, or among other
            // labels of the page, it is the page's own.
            let is_open = captures.name("open").is_some()
                && labels.len() == 1
                && (!value.contains([':', '：']) || value.contains("地点"));
            let is_other = captures.name("other_day").is_some();
            stripped.dates.push(metadata(line, value, !is_open && !is_other));
        } else if captures.name("publisher").is_some() && !value.is_empty() {
            // 来源：新华网 2024-03-05 10:20
            let split = value.find([' ', '\u{3000}']);
            let split = split.filter(|at| is_date_alone(value[*at..].trim()));
            let (name, date) = value.split_at(split.unwrap_or(value.len()));
            stripped.publishers.push(metadata(line, name, true));
            if !date.is_empty() {
                stripped.dates.push(metadata(line, date.trim(), true));
            }
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::formats;

    fn rules(text: &str) -> Vec<(String, &'static str)> {
        let dropped = strip(formats::lines(text)).dropped;
        dropped.into_iter().map(|one| (one.text, one.rule)).collect()
    }

    #[test]
    fn furniture_is_known_by_its_rule() {
        for (line, rule) in [
            ("当前位置：首页 > 要闻 > 正文", "breadcrumb"),
            ("您的位置: 首页 >> 新闻", "breadcrumb"),
            ("Home > News > Drugs", "breadcrumb"),
            ("pic-3.png", "image name"),
            ("会议照片（1）.jpg", "image name"),
            ("附件:", "empty label"),
            ("分享到：微信 微博", "share bar"),
            ("【字体：大 中 小】 打印 关闭", "page tools"),
            ("返回顶部 打印本页 关闭窗口", "page tools"),
            ("扫一扫在手机打开当前页", "QR code"),
            ("浏览次数：321", "view counter"),
            ("上一篇：关于放假的通知", "neighbour"),
            ("责任编辑：王某", "editor line"),
            ("Skip to main content", "skip link"),
        ] {
            assert_eq!(rules(&format!("{line}\n正文在此。")), [(line.to_owned(), rule)], "{line}");
        }
    }

    #[test]
    fn running_text_is_never_dropped() {
        for line in [
            "当前位置：首页这样的面包屑导航应当去除。",
            "The date: nobody knows, but the meeting went on as planned.",
            "分享经验，交流做法",
            "（一）加强领导",
            "打印机耗材管理办法",
            "Home care is a growing field",
            "时间紧、任务重",
            "来源于中药材的提取物，应当按照规定管理。",
            "Location: Nanjing, Jiangsu",
            "（此件公开发布）",
            "（以下简称办法）",
            "审核：省局药品注册处",
            "下一页：修订内容",
        ] {
            assert_eq!(
                rules(&format!("标题\n正文在此。\n正文还在此。\n{line}\n正文在此。")),
                [],
                "{line}"
            );
        }
    }

    #[test]
    fn a_line_of_labels_tells_date_and_source() {
        let text = "标题在此\n发布时间：2024-03-05 09:10 来源：某省药品监督管理局 浏览次数：5 【字体：大 中 小】\n正文在此。";
        let stripped = strip(formats::lines(text));
        assert_eq!(
            stripped.dates,
            [Metadata { value: "2024-03-05 09:10".into(), line: 2, is_certain: true }]
        );
        assert_eq!(
            stripped.publishers,
            [Metadata { value: "某省药品监督管理局".into(), line: 2, is_certain: true }]
        );
        assert_eq!(stripped.above_metadata, Some(1));
    }

    #[test]
    fn dates_and_sources_stand_together() {
        for (line, date, publisher) in [
            ("2024-03-05 10:20 来源：新华网", "2024-03-05 10:20", "新华网"),
            ("来源：新华网 2024-03-05 10:20", "2024-03-05 10:20", "新华网"),
            ("（来源：新华社） 发布时间：2024-03-05", "2024-03-05", "新华社"),
        ] {
            let stripped = strip(formats::lines(&format!("标题在此\n{line}\n正文在此。")));
            assert_eq!(stripped.dates[0].value, date, "{line}");
            assert_eq!(stripped.publishers[0].value, publisher, "{line}");
        }
    }

    #[test]
    fn a_headline_above_the_breadcrumb_stays() {
        let text = "关于开展检查的通知\n首页 > 新闻\n发布时间：2024-03-05\n各省局要认真开展检查。";
        assert_eq!(strip(formats::lines(text)).lines[0].text, "关于开展检查的通知");
    }

    #[test]
    fn what_is_above_a_breadcrumb_is_the_sites_head() {
        assert_eq!(
            rules("某某药业 诚信为本\nHome > News\nTitle of the notice\nText of it."),
            [("某某药业 诚信为本".into(), "site head"), ("Home > News".into(), "breadcrumb")]
        );
    }

    #[test]
    fn labels_in_the_text_are_text() {
        for text in [
            "关于召开会议的通知\n各有关单位：\n现将会议事项通知如下。\n时间：2026年3月10日\n地点：济南\n请准时参加。\n2026年3月2日",
            "标题\n正文在此。\n正文还在此。\n（2026年3月2日）",
        ] {
            assert_eq!(rules(text), [], "{text}");
        }
    }

    #[test]
    fn a_desk_line_goes_only_at_the_tail() {
        assert_eq!(
            rules("Title\nText.\n(Economic Desk)"),
            [("(Economic Desk)".into(), "desk line")]
        );
        assert_eq!(rules("Title\n(for trial implementation)\nText."), []);
    }
}
