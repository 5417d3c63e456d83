//! The body of a document as lines: paragraph by paragraph, with tables and notes.

use super::fields::Fields;
use super::notes::Notes;
use super::numbering::{Counters, Id, Number, Numbering};
use super::package::Relations;
use super::rich::Rich;
use super::runs::{Runs, State};
use super::styles::{Meaning, Style, Styles, first_line_indent, outline};
use super::xml::Element;
use super::{DocxFault, TooMuch};
use crate::import::line::{Form, Line};

/// How many paragraphs a document may have.
const MOST_PARAGRAPHS: usize = 200_000;
/// Longest paragraph that is a heading by an outline level of its own, in characters. Some
/// programs give that level to whole paragraphs of text that begin with a heading.
const LONGEST_HEADING: usize = 100;
/// The last level of a list, from 0.
const LAST_LEVEL: usize = 8;

/// What the parts beside the document say of it.
pub(super) struct Surroundings {
    /// Its styles.
    pub styles: Styles,
    /// Its lists.
    pub numbering: Numbering,
}

/// The reader of a body.
pub(super) struct Body<'t> {
    around: &'t Surroundings,
    /// The links and images of the part that is being read.
    relations: &'t Relations,
    notes: Notes<'t>,
    counters: Counters,
    fields: Fields,
    /// The lines so far.
    pub(super) lines: Vec<Line>,
    /// How many paragraphs there were.
    pub(super) paragraphs: usize,
    /// How many tables there were.
    pub(super) tables: usize,
    /// Whether an empty paragraph stands before the next line.
    pub(super) has_gap: bool,
    /// Whether a cell of a table is being read: its lines will be one text.
    pub(super) is_in_cell: bool,
    /// The text of paragraphs whose end was deleted: it goes on in the next.
    carried: Rich,
}

/// What a paragraph says of itself.
struct Properties<'t> {
    style: &'t Style,
    /// The outline level that it gives itself.
    outline: Option<Option<u8>>,
    /// The list it is an item of, and the level in it.
    list: Option<(Id, usize)>,
    indent: usize,
    is_end_deleted: bool,
    is_end_hidden: bool,
}

impl<'t> Properties<'t> {
    fn read(properties: Option<Element>, around: &'t Surroundings) -> Self {
        let style = around.styles.of_paragraph(properties);
        let end = properties.and_then(|properties| properties.child("rPr"));
        let has = |name| end.is_some_and(|end| end.child(name).is_some());
        Self {
            style,
            outline: properties.and_then(outline),
            list: list(properties, style, &around.numbering),
            indent: properties.and_then(first_line_indent).unwrap_or(style.indent),
            is_end_deleted: has("del") || has("moveFrom"),
            is_end_hidden: end.and_then(|end| end.flag("vanish")).unwrap_or(style.hidden),
        }
    }
}

/// The list that a paragraph is in by itself or by its style. The list 0 is none.
fn list(properties: Option<Element>, style: &Style, numbering: &Numbering) -> Option<(Id, usize)> {
    let own = properties.and_then(|properties| properties.child("numPr"));
    let own_id = own.and_then(|own| own.number::<Id>("numId"));
    let own_level = own.and_then(|own| own.number::<usize>("ilvl"));
    let (id, level) = match (own_id, &style.list) {
        (Some(id), _) => (id, own_level),
        (None, Some(list)) => {
            // A list can say itself which styles are on which of its levels.
            let by_style = || numbering.level_of_style(list.id, &style.id);
            let by_base = || numbering.level_of_style(list.id, &list.named_by);
            let level = own_level.or_else(by_style).or(list.level).or_else(by_base);
            (list.id, level)
        }
        (None, None) => return None,
    };
    (id != 0).then(|| (id, level.unwrap_or(0).min(LAST_LEVEL)))
}

impl<'t> Body<'t> {
    /// A reader that has read nothing.
    pub fn new(around: &'t Surroundings, relations: &'t Relations, notes: Notes<'t>) -> Self {
        Self {
            around,
            relations,
            notes,
            counters: Counters::default(),
            fields: Fields::default(),
            lines: Vec::new(),
            paragraphs: 0,
            tables: 0,
            has_gap: false,
            is_in_cell: false,
            carried: Rich::default(),
        }
    }

    /// Reads the body, and then the notes that it refers to.
    pub fn read(mut self, body: Element<'t>) -> Result<Vec<Line>, DocxFault> {
        self.story(body)?;
        for number in 1.. {
            let Some((note, relations)) = self.notes.referred(number) else { break };
            self.relations = relations;
            let first = self.lines.len();
            self.story(note)?;
            if let Some(line) = self.lines.get_mut(first) {
                prefix(line, &format!("[{number}] "));
                // What is a heading or an item inside a note is none of the document's.
                if !matches!(line.form, Form::Row { .. }) {
                    line.form = Form::Text;
                }
            }
        }
        Ok(self.lines)
    }

    /// Reads text that is complete in itself: the body, a cell, a text box, a note.
    pub(super) fn story(&mut self, story: Element<'t>) -> Result<(), DocxFault> {
        let fields = std::mem::take(&mut self.fields);
        let carried = std::mem::take(&mut self.carried);
        self.blocks(story)?;
        let rest = std::mem::replace(&mut self.carried, carried);
        if !rest.is_blank() {
            let properties = Properties::read(None, self.around);
            self.line(self.paragraphs, &properties, rest);
        }
        self.fields = fields;
        Ok(())
    }

    fn blocks(&mut self, parent: Element<'t>) -> Result<(), DocxFault> {
        parent.elements().try_for_each(|element| match element.name() {
            "p" => self.paragraph(element),
            "tbl" => self.table(element),
            "AlternateContent" => element.branch().map_or(Ok(()), |branch| self.blocks(branch)),
            "sdt" | "sdtContent" | "customXml" | "smartTag" | "ins" | "moveTo" => {
                self.blocks(element)
            }
            _ => Ok(()),
        })
    }

    fn paragraph(&mut self, paragraph: Element<'t>) -> Result<(), DocxFault> {
        self.paragraphs += 1;
        if self.paragraphs > MOST_PARAGRAPHS {
            return Err(DocxFault::TooLarge(TooMuch::Paragraphs(MOST_PARAGRAPHS)));
        }
        let number = self.paragraphs;
        let properties = Properties::read(paragraph.child("pPr"), self.around);
        let mut runs = Runs {
            styles: &self.around.styles,
            relations: self.relations,
            notes: &mut self.notes,
            fields: &mut self.fields,
            style: properties.style,
            rich: std::mem::take(&mut self.carried),
            boxes: Vec::new(),
            has_hidden: false,
            state: State::default(),
        };
        runs.content(paragraph);
        let Runs { rich, boxes, has_hidden, .. } = runs;
        self.fields.end_paragraph();
        if properties.is_end_deleted {
            self.carried = rich;
        } else if !rich.is_blank() {
            self.line(number, &properties, rich);
        } else if !has_hidden && !properties.is_end_hidden {
            // An empty paragraph shows its number and counts, but the number alone says nothing.
            self.count(&properties);
            self.has_gap |= boxes.is_empty();
        }
        boxes.into_iter().try_for_each(|text_box| self.story(text_box))
    }

    fn line(&mut self, number: usize, properties: &Properties, rich: Rich) {
        let is_short = || rich.length() <= LONGEST_HEADING;
        let heading = match properties.outline {
            Some(level) => level.filter(|_| is_short()),
            None => properties.style.heading,
        };
        let (form, label, item) = self.form(heading, properties);
        let indent = properties.indent + rich.indent();
        let (text, marks) = if heading.is_some() { rich.finish_heading() } else { rich.finish() };
        let gap_before = std::mem::take(&mut self.has_gap);
        let mut line = Line { number, indent, text, marks, form, gap_before, item };
        prefix(&mut line, &label);
        self.lines.push(line);
    }

    /// What sort of line a paragraph makes, the number that becomes part of its text, and that of an
    /// item.
    fn form(
        &mut self,
        heading: Option<u8>,
        properties: &Properties,
    ) -> (Form, String, Option<u32>) {
        let number = self.count(properties);
        let meaning = properties.style.meaning;
        match (heading, number) {
            (Some(level), number) => {
                (Form::Heading(level), number.map(|number| number.label).unwrap_or_default(), None)
            }
            (None, Some(Number { item: Some(item), label })) if !self.is_in_cell => {
                let by_style = if let Meaning::Item(depth) = meaning { depth } else { 0 };
                let depth = item.depth.max(by_style);
                let digits: String = label.chars().filter(char::is_ascii_digit).collect();
                let form = Form::Item { depth, ordered: item.ordered };
                (form, String::new(), digits.parse().ok().filter(|_| item.ordered))
            }
            (None, Some(number)) => (Form::Text, number.label, None),
            (None, None) => (self.form_of_style(meaning), String::new(), None),
        }
    }

    fn form_of_style(&self, meaning: Meaning) -> Form {
        let last = self.lines.last().map(|line| line.form);
        let is_in_list = matches!(last, Some(Form::Item { .. } | Form::UnderItem { .. }));
        match meaning {
            Meaning::Quote => Form::Quote,
            Meaning::Preformatted => Form::Preformatted,
            Meaning::UnderItem(depth) if is_in_list => Form::UnderItem { depth },
            _ => Form::Text,
        }
    }

    fn count(&mut self, properties: &Properties) -> Option<Number> {
        let (id, level) = properties.list?;
        self.counters.next(&self.around.numbering, id, level)
    }
}

/// Puts text in front of a line.
fn prefix(line: &mut Line, text: &str) {
    line.text.insert_str(0, text);
    for mark in &mut line.marks {
        mark.range = mark.range.start + text.len()..mark.range.end + text.len();
    }
}
