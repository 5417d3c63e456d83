//! Footnotes and endnotes: numbered together, in the order in which the text refers to them.

use std::collections::HashMap;

use super::package::Relations;
use super::xml::Element;

/// What sort of note a note is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum NoteKind {
    /// At the foot of the page.
    Footnote,
    /// At the end of the document.
    Endnote,
}

/// The notes of a document, and which of them the text has referred to.
#[derive(Default)]
pub(super) struct Notes<'t> {
    notes: HashMap<(NoteKind, String), Note<'t>>,
    /// Those that the text has referred to. The first is number 1.
    referred: Vec<NoteText<'t>>,
}

/// The text of a note, and the links and images of the part that it stands in.
pub(super) type NoteText<'t> = (Element<'t>, &'t Relations);

struct Note<'t> {
    text: NoteText<'t>,
    number: Option<usize>,
}

impl<'t> Notes<'t> {
    /// Takes in the part that holds the notes of one kind.
    pub fn read(&mut self, kind: NoteKind, root: Element<'t>, relations: &'t Relations) {
        for element in root.elements() {
            if let Some(id) = element.attribute("id") {
                let note = Note { text: (element, relations), number: None };
                self.notes.insert((kind, id.into_owned()), note);
            }
        }
    }

    /// The number of a note that the text refers to.
    pub fn number(&mut self, kind: NoteKind, id: &str) -> Option<usize> {
        let note = self.notes.get_mut(&(kind, id.to_owned()))?;
        if note.number.is_none() {
            self.referred.push(note.text);
            note.number = Some(self.referred.len());
        }
        note.number
    }

    /// The note of a number, if the text has come so far.
    pub fn referred(&self, number: usize) -> Option<NoteText<'t>> {
        self.referred.get(number.checked_sub(1)?).copied()
    }
}
