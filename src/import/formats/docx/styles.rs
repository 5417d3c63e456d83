//! Styles, each with what it takes from those it is based on.

use std::borrow::Cow;
use std::collections::HashMap;
use std::rc::Rc;

use super::numbering::Id;
use super::xml::Element;

/// How many styles a style can be based on in a row, which also ends circles.
const MOST_BASES: usize = 32;

/// Longest id of a style, in bytes. Word stops at 253 characters.
const MOST_ID: usize = 1024;

/// The styles of a document.
#[derive(Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
    /// That of paragraphs which name none.
    of_paragraphs: Style,
}

/// What a style says, itself or by those it is based on.
#[derive(Debug, Clone, Default)]
pub(super) struct Style {
    /// The id it goes by.
    pub id: Rc<str>,
    /// The level of headings in it.
    pub heading: Option<u8>,
    /// What its name says of paragraphs in it.
    pub meaning: Meaning,
    /// The list that paragraphs in it are items of.
    pub list: Option<StyleList>,
    /// Whether text is bold.
    pub strong: bool,
    /// Whether text is italic.
    pub emphasis: bool,
    /// Whether text is hidden.
    pub hidden: bool,
    /// The indent of the first line, in columns.
    pub indent: usize,
}

/// A list as a style names it.
#[derive(Debug, Clone)]
pub(super) struct StyleList {
    /// The id of the list.
    pub id: Id,
    /// The level in it.
    pub level: Option<usize>,
    /// The style that names the list.
    pub named_by: Rc<str>,
}

/// What the name of a style says of paragraphs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Meaning {
    /// Nothing.
    #[default]
    None,
    /// They are quoted.
    Quote,
    /// Their spaces matter.
    Preformatted,
    /// They are items, this deep in lists.
    Item(u8),
    /// They go on with an item this deep in lists.
    UnderItem(u8),
}

/// A style as the file has it, before it takes anything from another.
#[derive(Default)]
struct Own {
    is_default: bool,
    based_on: Option<String>,
    /// The inner option is for a style that says its paragraphs are no headings.
    heading: Option<Option<u8>>,
    meaning: Option<Meaning>,
    list: Option<Id>,
    list_level: Option<usize>,
    strong: Option<bool>,
    emphasis: Option<bool>,
    hidden: Option<bool>,
    indent: Option<usize>,
}

impl Styles {
    /// Reads the part that holds the styles.
    pub fn read(root: Element) -> Self {
        let all = root.elements().filter(|element| element.name() == "style");
        let own: HashMap<String, Own> = all
            .filter_map(|style| {
                Some((style.attribute("styleId").and_then(short)?, Own::read(style)))
            })
            .collect();
        let styles: HashMap<_, _> = own.keys().map(|id| (id.clone(), resolve(id, &own))).collect();
        let defaults = own.iter().filter(|(_, style)| style.is_default).map(|(id, _)| id);
        let of_paragraphs = defaults.min().and_then(|id| styles.get(id)).cloned();
        Self { styles, of_paragraphs: of_paragraphs.unwrap_or_default() }
    }

    /// The style of a paragraph.
    pub fn of_paragraph(&self, properties: Option<Element>) -> &Style {
        let id = properties.and_then(|properties| properties.value("pStyle"));
        id.and_then(|id| self.styles.get(&*id)).unwrap_or(&self.of_paragraphs)
    }

    /// The style of a run, if it has one of its own.
    pub fn of_run(&self, properties: Option<Element>) -> Option<&Style> {
        self.styles.get(&*properties?.value("rStyle")?)
    }
}

impl Own {
    fn read(style: Element) -> Self {
        let is_of_paragraphs = style.attribute("type").is_none_or(|kind| kind == "paragraph");
        let name = style.value("name").unwrap_or_default().to_lowercase().replace(' ', "");
        let paragraph = style.child("pPr");
        let run = style.child("rPr");
        let list = paragraph.and_then(|properties| properties.child("numPr"));
        let outline = paragraph.and_then(outline);
        let named = || heading_name(&name).filter(|_| is_of_paragraphs).map(Some);
        Self {
            is_default: is_of_paragraphs
                && matches!(style.attribute("default").as_deref(), Some("1" | "true" | "on")),
            based_on: style.value("basedOn").and_then(short),
            heading: outline.or_else(named),
            meaning: meaning(&name),
            list: list.and_then(|list| list.number("numId")),
            list_level: list.and_then(|list| list.number("ilvl")),
            strong: run.and_then(|run| run.flag("b")),
            emphasis: run.and_then(|run| run.flag("i")),
            hidden: run.and_then(|run| run.flag("vanish")),
            indent: paragraph.and_then(first_line_indent),
        }
    }
}

/// An id, unless it is so long that comparing it would take time.
pub(super) fn short(id: Cow<str>) -> Option<String> {
    (id.len() <= MOST_ID).then(|| id.into_owned())
}

/// The level of a heading that `outlineLvl` gives, or that it gives none: the level after the last
/// is that of running text.
pub(super) fn outline(properties: Element) -> Option<Option<u8>> {
    let level: u8 = properties.number("outlineLvl")?;
    Some((level < 9).then(|| (level + 1).min(6)))
}

/// The indent of the first line, in columns. It is in hundredths of a character or, by writers
/// who do not know characters, in twentieths of a point: then a character counts as 12 points.
pub(super) fn first_line_indent(properties: Element) -> Option<usize> {
    const MOST: usize = 40;
    let indent = properties.child("ind")?;
    let measure = |name| indent.attribute(name)?.trim().parse::<usize>().ok();
    let by_characters = measure("firstLineChars").filter(|chars| *chars > 0);
    let columns = match by_characters {
        Some(hundredths) => hundredths / 50,
        None => measure("firstLine")?.saturating_add(60) / 120,
    };
    Some(columns.min(MOST))
}

fn heading_name(name: &str) -> Option<u8> {
    if ["title", "标题", "標題"].contains(&name) {
        return Some(1);
    }
    let level = ["heading", "标题", "標題"].iter().find_map(|word| name.strip_prefix(word))?;
    let level: u8 = level.parse().ok()?;
    (1..=9).contains(&level).then(|| level.min(6))
}

fn meaning(name: &str) -> Option<Meaning> {
    const QUOTES: [&str; 5] = ["quote", "intensequote", "引用", "明显引用", "blockquote"];
    const CODE: [&str; 4] = ["htmlpreformatted", "html预设格式", "preformattedtext", "sourcecode"];
    if QUOTES.contains(&name) {
        return Some(Meaning::Quote);
    }
    if CODE.contains(&name) {
        return Some(Meaning::Preformatted);
    }
    // "list bullet" is the first of its kind, "list bullet 2" is one deeper.
    let depth = |rest: &str| match rest {
        "" => Some(0),
        rest => rest.parse::<u8>().ok()?.checked_sub(1).filter(|depth| *depth < 9),
    };
    if let Some(rest) = name.strip_prefix("listcontinue") {
        return depth(rest).map(Meaning::UnderItem);
    }
    let rest = name.strip_prefix("listbullet").or_else(|| name.strip_prefix("listnumber"))?;
    depth(rest).map(Meaning::Item)
}

/// A style with all it takes from those it is based on; the nearest that says something holds.
fn resolve(id: &str, all: &HashMap<String, Own>) -> Style {
    let own = |id: &str| all.get_key_value(id);
    let base = |(_, style): &(&String, &Own)| own(style.based_on.as_deref()?);
    let line: Vec<(&String, &Own)> =
        std::iter::successors(own(id), |style| base(style)).take(MOST_BASES).collect();
    let list_level = nearest(&line, |style| style.list_level);
    let list = line.iter().find_map(|(by, style)| Some((by, style.list?)));
    Style {
        id: id.into(),
        heading: nearest(&line, |style| style.heading).flatten(),
        meaning: nearest(&line, |style| style.meaning).unwrap_or_default(),
        list: list.map(|(by, list)| StyleList {
            id: list,
            level: list_level,
            named_by: by.as_str().into(),
        }),
        strong: nearest(&line, |style| style.strong).unwrap_or_default(),
        emphasis: nearest(&line, |style| style.emphasis).unwrap_or_default(),
        hidden: nearest(&line, |style| style.hidden).unwrap_or_default(),
        indent: nearest(&line, |style| style.indent).unwrap_or_default(),
    }
}

fn nearest<T>(line: &[(&String, &Own)], pick: impl Fn(&Own) -> Option<T>) -> Option<T> {
    line.iter().find_map(|(_, style)| pick(style))
}
