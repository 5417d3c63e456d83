//! The guide as it is written: pages, sections, tables and examples, each with its line.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::folder;

/// The languages of the guide.
pub const LANGUAGES: [&str; 2] = ["zh", "en"];

/// The guide in one language.
pub struct Guide {
    pub language: &'static str,
    pub pages: Vec<Page>,
}

/// A page of the guide, or another Markdown file with examples.
pub struct Page {
    /// The file, as messages name it.
    pub path: String,
    /// The id of the page.
    pub name: String,
    pub text: String,
    /// What stands above the first heading, then each heading with what stands below it.
    pub sections: Vec<Section>,
    pub examples: Vec<Example>,
    /// Code within the text, outside tables as well as inside.
    pub codes: Vec<(usize, String)>,
}

/// A heading, and the rows of the tables below it.
#[derive(Default)]
pub struct Section {
    pub level: u8,
    pub anchor: String,
    pub title: String,
    pub line: usize,
    pub rows: Vec<Row>,
}

/// A row of a table, without the head.
#[derive(Default)]
pub struct Row {
    pub line: usize,
    /// The words of each cell.
    pub cells: Vec<String>,
    /// The pieces of code in each cell.
    pub codes: Vec<Vec<String>>,
}

/// A block of code.
pub struct Example {
    pub line: usize,
    /// What the fence says it is.
    pub syntax: String,
    pub text: String,
}

impl Guide {
    pub fn read(language: &'static str) -> Self {
        Self { language, pages: pages(language) }
    }

    pub fn page(&self, name: &str) -> &Page {
        let page = self.pages.iter().find(|page| page.name == name);
        page.unwrap_or_else(|| panic!("docs/content/pages/{name}.{}.md is missing", self.language))
    }

    /// Of two words that mean the same, the one of the guide's language.
    pub fn word<'w>(&self, zh: &'w str, en: &'w str) -> &'w str {
        if self.language == "zh" { zh } else { en }
    }
}

impl Page {
    pub fn read(path: &str, name: &str, text: String) -> Self {
        let mut reading = Reading::new(&text);
        let options = Options::ENABLE_TABLES | Options::ENABLE_HEADING_ATTRIBUTES;
        for (event, span) in
            Parser::new_ext(without_front_matter(&text), options).into_offset_iter()
        {
            reading.event(event, reading.line(span.start));
        }
        let Reading { sections, examples, codes, .. } = reading;
        Self { path: path.into(), name: name.into(), sections, examples, codes, text }
    }

    /// The section under an anchor. `None`, with a fault, where there is none.
    pub fn section(&self, anchor: &str, faults: &mut Vec<String>) -> Option<&Section> {
        let found = self.sections.iter().find(|section| section.anchor == anchor);
        if found.is_none() {
            faults.push(format!("{}: add a section {{#{anchor}}}", self.path));
        }
        found
    }
}

impl Section {
    /// Holds the first pieces of code of the rows to what must be there. `wanted` has, beside each, the
    /// rest of a row as it may stand.
    pub fn hold(&self, page: &Page, wanted: &BTreeMap<String, String>, faults: &mut Vec<String>) {
        let rows = self.by_name();
        for (name, rest) in wanted.iter().filter(|(name, _)| !rows.contains_key(name.as_str())) {
            let (path, title) = (&page.path, &self.title);
            faults.push(format!("{path}:{}: add to \"{title}\": | `{name}` | {rest} |", self.line));
        }
        for (name, row) in rows {
            if !wanted.contains_key(name) {
                faults.push(format!("{}:{}: there is no `{name}`", page.path, row.line));
            }
        }
    }

    /// The rows by the first code of their first cell.
    pub fn by_name(&self) -> BTreeMap<&str, &Row> {
        let named =
            self.rows.iter().filter_map(|row| Some((row.codes.first()?.first()?.as_str(), row)));
        named.collect()
    }

    /// The names that stand in two rows.
    pub fn doubles(&self) -> BTreeSet<&str> {
        let mut seen = BTreeSet::new();
        let names = self.rows.iter().filter_map(|row| row.codes.first()?.first());
        names.map(String::as_str).filter(|name| !seen.insert(*name)).collect()
    }
}

/// The pages of the guide in a language, by name.
pub fn pages(language: &str) -> Vec<Page> {
    let ending = format!(".{language}.md");
    let below = folder().join("content/pages");
    crate::expected::files_below(&below)
        .into_iter()
        .filter_map(|file| {
            let name = file.to_str()?.strip_suffix(&ending)?.to_owned();
            let text = fs::read_to_string(below.join(&file)).unwrap();
            Some(Page::read(&format!("docs/content/pages/{name}{ending}"), &name, text))
        })
        .collect()
}

/// The text with its front matter made blank, so that offsets stay what they are.
fn without_front_matter(text: &str) -> &str {
    match text.strip_prefix("+++\n").and_then(|rest| rest.split_once("\n+++\n")) {
        Some((_, body)) => body,
        None => text,
    }
}

struct Reading<'t> {
    text: &'t str,
    body: usize,
    sections: Vec<Section>,
    examples: Vec<Example>,
    codes: Vec<(usize, String)>,
    place: Place,
}

#[derive(PartialEq)]
enum Place {
    Text,
    Heading,
    Head,
    Cell,
    Example,
}

impl<'t> Reading<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            text,
            body: text.len() - without_front_matter(text).len(),
            sections: vec![Section::default()],
            examples: Vec::new(),
            codes: Vec::new(),
            place: Place::Text,
        }
    }

    fn line(&self, offset: usize) -> usize {
        self.text[..self.body + offset].matches('\n').count() + 1
    }

    fn event(&mut self, event: Event<'_>, line: usize) {
        match event {
            Event::Start(Tag::Heading { level, id, .. }) => {
                self.place = Place::Heading;
                let anchor = id.map_or_else(String::new, |id| id.to_string());
                self.sections.push(Section {
                    level: number(level),
                    anchor,
                    line,
                    ..Section::default()
                });
            }
            Event::Start(Tag::TableHead) => self.place = Place::Head,
            Event::Start(Tag::TableRow) => self.section().rows.push(Row { line, ..Row::default() }),
            Event::Start(Tag::TableCell) if self.place != Place::Head => {
                self.place = Place::Cell;
                let row = self.row();
                row.cells.push(String::new());
                row.codes.push(Vec::new());
            }
            Event::Start(Tag::CodeBlock(kind)) => {
                self.place = Place::Example;
                let syntax = match kind {
                    CodeBlockKind::Fenced(syntax) => syntax.to_string(),
                    CodeBlockKind::Indented => String::new(),
                };
                self.examples.push(Example { line: line + 1, syntax, text: String::new() });
            }
            Event::End(TagEnd::Heading(_) | TagEnd::TableHead | TagEnd::CodeBlock) => {
                self.place = Place::Text;
            }
            Event::End(TagEnd::TableCell) if self.place == Place::Cell => self.place = Place::Text,
            Event::Code(code) => {
                self.codes.push((line, code.to_string()));
                if self.place == Place::Cell
                    && let Some(codes) = self.row().codes.last_mut()
                {
                    codes.push(code.to_string());
                }
                self.words(&code);
            }
            Event::Text(words) => self.words(&words),
            _ => {}
        }
    }

    fn words(&mut self, words: &str) {
        match self.place {
            Place::Heading => self.section().title.push_str(words),
            Place::Example => self.examples.last_mut().unwrap().text.push_str(words),
            Place::Cell => self.row().cells.last_mut().unwrap().push_str(words),
            Place::Text | Place::Head => {}
        }
    }

    fn section(&mut self) -> &mut Section {
        self.sections.last_mut().unwrap()
    }

    fn row(&mut self) -> &mut Row {
        self.section().rows.last_mut().unwrap()
    }
}

fn number(level: HeadingLevel) -> u8 {
    level as u8
}
