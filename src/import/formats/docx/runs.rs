//! The text of a paragraph, run by run: tracked changes accepted, fields resolved, hidden text
//! dropped.

use std::rc::Rc;

use super::fields::Fields;
use super::images::{image, text_boxes};
use super::notes::{NoteKind, Notes};
use super::package::Relations;
use super::rich::{Look, Rich, Target};
use super::styles::{Style, Styles};
use super::symbols::{Height, symbol};
use super::xml::Element;
use super::{images, links};

/// What runs are read with.
pub(super) struct Runs<'r, 't> {
    pub styles: &'r Styles,
    pub relations: &'r Relations,
    pub notes: &'r mut Notes<'t>,
    pub fields: &'r mut Fields,
    /// The style of the paragraph.
    pub style: &'r Style,
    /// The text so far.
    pub rich: Rich,
    /// The text boxes that are anchored in it.
    pub boxes: Vec<Element<'t>>,
    /// Whether some of the text is hidden.
    pub has_hidden: bool,
    /// What the runs being read are in.
    pub state: State,
}

/// What a run is in, or says of itself.
#[derive(Clone, Default)]
pub(super) struct State {
    look: Look,
    height: Height,
    is_hidden: bool,
    link: Option<Rc<str>>,
}

impl<'t> Runs<'_, 't> {
    /// Reads all that is in an element.
    pub fn content(&mut self, parent: Element<'t>) {
        for element in parent.elements() {
            self.element(element);
        }
    }

    fn element(&mut self, element: Element<'t>) {
        match element.name() {
            "r" => self.run(element),
            "hyperlink" => self.linked(element, self.address(element)),
            "fldSimple" => {
                let code = element.attribute("instr").unwrap_or_default();
                self.linked(element, links::of_field(&code));
            }
            "AlternateContent" => element.branch().into_iter().for_each(|one| self.content(one)),
            "sup" => self.shifted(element, Height::Raised),
            "sub" => self.shifted(element, Height::Lowered),
            // The lower half of a fraction in a formula.
            "den" => {
                self.push("/");
                self.content(element);
            }
            // What was deleted or moved away; properties; the pronunciation over a word.
            "del" | "moveFrom" | "pPr" | "sdtPr" | "sdtEndPr" | "rt" => {}
            _ => self.content(element),
        }
    }

    fn address(&self, hyperlink: Element) -> Option<Rc<str>> {
        let address = self.relations.address(&hyperlink.attribute("id")?)?;
        links::web_at(address, hyperlink.attribute("anchor").as_deref())
    }

    /// Reads what is in a link. One that leads nowhere is the text that it is on.
    fn linked(&mut self, element: Element<'t>, address: Option<Rc<str>>) {
        let around = self.state.link.clone();
        self.state.link = address.or(self.state.link.take());
        self.content(element);
        self.state.link = around;
    }

    fn shifted(&mut self, element: Element<'t>, height: Height) {
        let around = std::mem::replace(&mut self.state.height, height);
        self.content(element);
        self.state.height = around;
    }

    fn run(&mut self, run: Element<'t>) {
        let around = self.state.clone();
        let properties = run.child("rPr");
        let style = self.styles.of_run(properties);
        let own = |name| properties.and_then(|properties| properties.flag(name));
        // Where a paragraph's style and a run's style both say "bold", it is not (17.7.3).
        let toggled = |name, paragraph: bool, run: Option<bool>| {
            own(name).unwrap_or(paragraph ^ run.unwrap_or_default())
        };
        let strong = toggled("b", self.style.strong, style.map(|style| style.strong));
        let emphasis = toggled("i", self.style.emphasis, style.map(|style| style.emphasis));
        self.state.look =
            Look { strong: Some(strong), emphasis: Some(emphasis), ..Look::default() };
        self.state.is_hidden =
            toggled("vanish", self.style.hidden, style.map(|style| style.hidden));
        self.state.height = Height::of_run(properties).unwrap_or(around.height);
        for element in run.elements() {
            self.in_run(element);
        }
        self.state = around;
    }

    fn in_run(&mut self, element: Element<'t>) {
        match element.name() {
            "t" => self.text(element),
            "tab" | "ptab" => self.push("\t"),
            "br" => match element.attribute("type").as_deref() {
                Some("page" | "column") => {}
                _ => self.push("\n"),
            },
            "cr" => self.push("\n"),
            "noBreakHyphen" => self.push("-"),
            "sym" => symbol(element)
                .into_iter()
                .for_each(|sign| self.push(sign.encode_utf8(&mut [0; 4]))),
            "fldChar" => self.field(element),
            "instrText" => self.fields.code(&element.text()),
            "footnoteReference" => self.note(element, NoteKind::Footnote),
            "endnoteReference" => self.note(element, NoteKind::Endnote),
            "drawing" | "pict" | "object" => self.drawing(element),
            "AlternateContent" => element
                .branch()
                .into_iter()
                .flat_map(Element::elements)
                .for_each(|one| self.in_run(one)),
            "ruby" => self.content(element),
            _ => {}
        }
    }

    fn text(&mut self, element: Element) {
        let text = element.text();
        let is_preserved = element.attribute("space").as_deref() == Some("preserve");
        let text = if is_preserved { &*text } else { text.trim_matches([' ', '\t', '\r', '\n']) };
        // Line breaks in the XML are layout; those of the text are elements.
        let text = text.replace("\r\n", " ").replace(['\r', '\n'], " ");
        self.push(&self.state.height.apply(&text));
    }

    fn push(&mut self, text: &str) {
        if self.is_unseen() {
            self.has_hidden |= self.state.is_hidden;
            return;
        }
        let link = self.state.link.clone().or_else(|| self.fields.link());
        let look = Look { target: link.map(Target::Link), ..self.state.look.clone() };
        self.rich.push(text, &look);
    }

    fn is_unseen(&self) -> bool {
        self.state.is_hidden || self.fields.is_unseen()
    }

    fn field(&mut self, element: Element) {
        match element.attribute("fldCharType").as_deref() {
            Some("begin") => self.fields.begin(),
            Some("separate") => self.fields.separate(),
            Some("end") => self.fields.end(),
            _ => {}
        }
    }

    fn note(&mut self, reference: Element<'t>, kind: NoteKind) {
        let Some(id) = reference.attribute("id").filter(|_| !self.is_unseen()) else { return };
        if let Some(number) = self.notes.number(kind, &id) {
            self.rich.push_as_is(&format!("[{number}]"), &Look::default());
        }
    }

    fn drawing(&mut self, drawing: Element<'t>) {
        if self.is_unseen() {
            return;
        }
        let boxes = self.boxes.len();
        text_boxes(drawing, &mut self.boxes);
        // A shape with text in it says what it says; a description would say it twice.
        let described =
            if self.boxes.len() == boxes { image(drawing, self.relations) } else { None };
        if let Some(images::Image { alt, name }) = described {
            let target = Some(Target::Image(name.into()));
            self.rich.push(&alt, &Look { target, ..Look::default() });
        }
    }
}
