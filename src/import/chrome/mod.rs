//! Page furniture ("chrome"): the lines around a notice that are no part of it, and what they
//! tell of it (when it was published, by whom).
//!
//! Rules are data. Each looks at a whole line; a line of running text is never dropped, so a rule
//! only sees lines that are short and end no sentence.

mod metadata;
mod rules;

pub(super) use metadata::{Metadata, is_issuer};
pub(super) use rules::Rule;

use metadata::{is_bare_label, is_venue, metadata, read_metadata};
pub(super) use rules::ends_sentence;

use rules::{BREADCRUMB, rule_for};

use super::dates::{has_time, is_date_alone};
use super::line::{Form, Line};
use super::report::{Dropped, Notes};
use crate::config::Scope;

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
    /// Who it said wrote it.
    pub authors: Vec<Metadata>,
    /// What it said the number of the document is.
    pub numbers: Vec<Metadata>,
    /// What was dropped.
    pub dropped: Vec<Dropped>,
    /// Lines that look like page furniture but stand in the midst of the text.
    pub notes: Notes,
}

/// How far down the page a breadcrumb still tells that what is above it is the site's own head.
const HEAD_LINES: usize = 8;

/// How many lines a headline has at the most, kicker and title. A date alone below more lines than
/// these is no line of the page's head but part of the text, such as the date of a signature.
const HEADLINES: usize = 2;

/// Takes the page furniture off a saved notice, by the program's rules and those of the site.
pub(super) fn strip(lines: Vec<Line>, of_site: &[Rule]) -> Stripped {
    let mut stripped = Stripped::default();
    let head = head_end(&lines, of_site);
    let tail = tail_start(&lines, of_site);
    let before_venue: Vec<bool> =
        lines.iter().skip(1).map(|line| is_venue(&line.text)).chain([false]).collect();
    for (index, line) in lines.into_iter().enumerate() {
        let is_top = stripped.lines.len() <= HEADLINES;
        let is_tail = index >= tail;
        // A heading at the top is the headline, whatever it says; "Time: …" above "Venue: …" is when
        // something takes place.
        let is_text = is_top && line.form == Form::Heading(1) || before_venue[index];
        let rule = rule_for(&line, of_site).filter(|_| !is_text);
        let applies = rule.filter(|rule| match rule.scope {
            Scope::Anywhere => true,
            Scope::Head => is_top,
            Scope::Edge => is_top || is_tail,
            Scope::Tail => is_tail,
        });
        if let Some(rule) = applies {
            stripped.drop(line, rule.name.clone());
        } else if is_text {
            stripped.lines.push(line);
        } else if index < head && !ends_sentence(&line.text) {
            stripped.drop(line, "site head");
        } else if let Some(rule) =
            (is_top || is_tail).then(|| stripped.read_page(&line, is_top)).flatten()
        {
            stripped.note_metadata();
            stripped.drop(line, rule);
        } else if is_tail && is_related(&line) {
            stripped.drop(line, "related links");
        } else {
            if let Some(rule) = rule.filter(|_| line.is_text()) {
                stripped.doubt(&line, rule);
            }
            stripped.lines.push(line);
        }
    }
    stripped
}

/// Whether a line tells when and by whom the notice was published.
pub(super) fn is_metadata(line: &Line) -> bool {
    is_date_alone(&line.text) || is_stamp(line) || is_labelled(line)
}

/// A short line with a date and a time of day, such as the one below a title in a messenger.
fn is_stamp(line: &Line) -> bool {
    const LONGEST: usize = 60;
    line.text.chars().count() <= LONGEST && has_time(&line.text) && !ends_sentence(&line.text)
}

/// Whether it does so with labels.
pub(super) fn is_labelled(line: &Line) -> bool {
    read_metadata(line, &mut Stripped::default())
}

impl Stripped {
    fn drop(&mut self, line: Line, rule: impl Into<std::borrow::Cow<'static, str>>) {
        self.dropped.push(Dropped { line: line.number, text: line.text, rule: rule.into() });
    }

    /// Reads what a line at the edge of the page tells of the notice, and says by which rule. `None`
    /// for a line that is none of the page's own.
    fn read_page(&mut self, line: &Line, is_top: bool) -> Option<&'static str> {
        if is_top && is_bare_label(&line.text) {
            return Some("label");
        }
        let is_date = is_top && is_date_alone(&line.text);
        if !is_date && read_metadata(line, self) {
            return Some("metadata");
        }
        (is_date || is_top && is_stamp(line)).then(|| {
            self.dates.push(metadata(line, &line.text, true));
            "date line"
        })
    }

    /// In the midst of a text, what looks like page furniture stays; a person decides.
    fn doubt(&mut self, line: &Line, rule: &Rule) {
        const MOST: usize = 5;
        if self.notes.review.len() < MOST {
            let Line { number, text, .. } = line;
            self.notes.ask(
                "text",
                format!("line {number} may be page furniture ({}): {text}", rule.name),
            );
        }
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
fn head_end(lines: &[Line], of_site: &[Rule]) -> usize {
    let is_breadcrumb =
        |line: &Line| rule_for(line, of_site).is_some_and(|rule| rule.name == BREADCRUMB);
    let Some(breadcrumb) = lines.iter().take(HEAD_LINES).position(is_breadcrumb) else { return 0 };
    let next = lines[breadcrumb + 1..].iter().find(|line| !is_furniture_by(line, of_site));
    if next.is_some_and(|line| !ends_sentence(&line.text)) { breadcrumb } else { 0 }
}

/// Where the last lines begin that are all page furniture, or would be at the tail. The links
/// under a heading for them belong to it.
fn tail_start(lines: &[Line], of_site: &[Rule]) -> usize {
    let tail = |end: usize| {
        end - lines[..end].iter().rev().take_while(|line| is_furniture_by(line, of_site)).count()
    };
    let start = tail(lines.len());
    // Titles of other pages are no furniture by themselves; below such a heading they are.
    let titles = lines[..start].iter().rev().take_while(|line| is_title_of_page(line)).count();
    let heading = (start - titles..start).find(|index| is_related_heading(&lines[*index]));
    heading.map_or(start, tail)
}

/// Whether a line stands in a list of other pages, at the end of this one.
fn is_related(line: &Line) -> bool {
    is_related_heading(line) || is_title_of_page(line)
}

fn is_title_of_page(line: &Line) -> bool {
    const LONGEST: usize = 120;
    !ends_sentence(&line.text) && line.text.chars().count() <= LONGEST
}

fn is_related_heading(line: &Line) -> bool {
    const HEADINGS: [&str; 18] = [
        "相关链接",
        "相关阅读",
        "相关新闻",
        "相关文章",
        "相关稿件",
        "相关信息",
        "延伸阅读",
        "推荐阅读",
        "热点推荐",
        "热门文章",
        "猜你喜欢",
        "相關連結",
        "related links",
        "related articles",
        "related news",
        "related stories",
        "read more",
        "you may also like",
    ];
    let text = line.text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    HEADINGS.contains(&text.as_str())
}

/// Whether a line would be furniture at the edge of a page, by the program's rules.
pub(super) fn is_furniture(line: &Line) -> bool {
    is_furniture_by(line, &[])
}

fn is_furniture_by(line: &Line, of_site: &[Rule]) -> bool {
    rule_for(line, of_site).is_some_and(|rule| rule.scope != Scope::Head)
        || is_bare_label(&line.text)
        || read_metadata(line, &mut Stripped::default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::formats;

    fn strip(lines: Vec<Line>) -> Stripped {
        super::strip(lines, &[])
    }

    fn rules(text: &str) -> Vec<(String, String)> {
        let dropped = strip(formats::lines(text)).dropped;
        dropped.into_iter().map(|one| (one.text, one.rule.into_owned())).collect()
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
            assert_eq!(
                rules(&format!("{line}\n正文在此。")),
                [(line.to_owned(), rule.to_owned())],
                "{line}"
            );
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
                Vec::<(String, String)>::new(),
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
            [Metadata { value: "2024-03-05 09:10".into(), by: "line 2".into(), is_certain: true }]
        );
        assert_eq!(
            stripped.publishers,
            [Metadata {
                value: "某省药品监督管理局".into(),
                by: "line 2".into(),
                is_certain: true
            }]
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
            [
                ("某某药业 诚信为本".into(), "site head".into()),
                ("Home > News".into(), "breadcrumb".into())
            ]
        );
    }

    #[test]
    fn labels_in_the_text_are_text() {
        for text in [
            "关于召开会议的通知\n各有关单位：\n现将会议事项通知如下。\n时间：2026年3月10日\n地点：济南\n请准时参加。\n2026年3月2日",
            "标题\n正文在此。\n正文还在此。\n（2026年3月2日）",
        ] {
            assert_eq!(rules(text), Vec::new(), "{text}");
        }
    }

    #[test]
    fn a_desk_line_goes_only_at_the_tail() {
        assert_eq!(
            rules("Title\nText.\n(Economic Desk)"),
            [("(Economic Desk)".into(), "desk line".into())]
        );
        assert_eq!(rules("Title\n(for trial implementation)\nText."), Vec::new());
    }
}
