//! Reads DOCX files (Office Open XML, ECMA-376) into lines.
//!
//! What a reader of the document sees is read, and nothing else: tracked changes are accepted,
//! hidden text and comments are dropped, and numbers that Word counts are written out where they
//! are part of what a notice says. Headers and footers belong to pages, not to the text.

mod body;
mod counting;
mod fields;
mod images;
mod links;
mod notes;
mod numbering;
mod package;
mod rich;
mod runs;
mod styles;
mod symbols;
mod tables;
#[cfg(test)]
mod tests;
mod xml;

use body::{Body, Surroundings};
use notes::{NoteKind, Notes};
use numbering::Numbering;
use package::{Package, Part, Relations, Story};
use styles::Styles;
use xml::Tree;

use super::Document;
use crate::import::line::{Form, Line, MarkKind};

/// Why a file cannot be read.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum DocxFault {
    /// It is no zip archive.
    #[error("the file is no .docx: a .docx is a zip archive, and this is none or is cut short")]
    NotZip,
    /// It is of the formats before .docx.
    #[error("the file is in the old format of Word or WPS (.doc, .wps)")]
    OldFormat,
    /// It needs a password.
    #[error("the file is protected by a password")]
    Protected,
    /// It is an archive of something else.
    #[error("the file is no .docx: it is an archive without a Word document in it")]
    NoDocument,
    /// There is nothing to read in it.
    #[error("the document holds no text")]
    NoText,
    /// A part of it is damaged.
    #[error("the file is damaged: its part {part} cannot be read ({why})")]
    Broken {
        /// The part.
        part: String,
        /// What is wrong with it.
        why: String,
    },
    /// It goes beyond a limit.
    #[error("the file is too large: {0}")]
    TooLarge(TooMuch),
}

/// A limit that a file goes beyond.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum TooMuch {
    /// The size of a part.
    #[error("its part {part} unpacks to more than 64 MiB")]
    Bytes {
        /// The part.
        part: String,
    },
    /// Elements inside elements.
    #[error("its elements nest more than {0} deep")]
    Depth(usize),
    /// Elements.
    #[error("a part of it holds more than {0} elements")]
    Elements(usize),
    /// Paragraphs.
    #[error("it holds more than {0} paragraphs")]
    Paragraphs(usize),
}

impl DocxFault {
    /// What to do about it.
    pub fn help(&self) -> &'static str {
        match self {
            Self::NotZip | Self::Broken { .. } => {
                "open it with a word processor, and save it again"
            }
            Self::OldFormat => "save it as .docx, or as text",
            Self::Protected => "save a copy without a password",
            Self::NoDocument | Self::NoText => "save the text of the notice as .docx",
            Self::TooLarge(_) => "take the text of the notice out of it",
        }
    }
}

/// Reads a file.
///
/// # Errors
/// It is no DOCX file, is damaged or protected, or goes beyond a limit.
pub(super) fn read(bytes: &[u8]) -> Result<Document, DocxFault> {
    let lines = Parts::find(&mut Package::open(bytes)?)?.lines()?;
    if lines.is_empty() {
        return Err(DocxFault::NoText);
    }
    Ok(Document { lines: lines.into_iter().flat_map(divide).collect(), ..Document::default() })
}

/// A paragraph with line breaks in it as lines. Pictures are in the file itself and have no
/// address, so only their descriptions stay.
fn divide(mut line: Line) -> Vec<Line> {
    line.marks.retain(|mark| !matches!(mark.kind, MarkKind::Image(_)));
    if !line.text.contains('\n') {
        return vec![line];
    }
    let mut parts = Vec::new();
    let mut start = 0;
    for text in line.text.split('\n') {
        let part = line.part(start..start + text.len());
        if !part.text.is_empty() {
            let form = match line.form {
                Form::Item { depth, .. } if !parts.is_empty() => Form::UnderItem { depth },
                form => form,
            };
            let gap_before = line.gap_before && parts.is_empty();
            parts.push(Line { form, gap_before, indent: line.indent, ..part });
        }
        start += text.len() + 1;
    }
    parts
}

/// The parts of a package that are read.
struct Parts {
    document: Story,
    footnotes: Option<Story>,
    endnotes: Option<Story>,
    styles: Option<Part>,
    numbering: Option<Part>,
}

impl Parts {
    /// Finds each part by its relationship or, where a writer left that out, by its usual name.
    fn find(package: &mut Package) -> Result<Self, DocxFault> {
        let of_package = package.relations("")?;
        let name = of_package.part("officeDocument").unwrap_or("word/document.xml");
        let document = package.story(name)?.ok_or(DocxFault::NoDocument)?;
        let related = |kind, usual: &'static str| document.relations.part(kind).unwrap_or(usual);
        Ok(Self {
            footnotes: package.story(related("footnotes", "word/footnotes.xml"))?,
            endnotes: package.story(related("endnotes", "word/endnotes.xml"))?,
            styles: package.part(related("styles", "word/styles.xml"))?,
            numbering: package.part(related("numbering", "word/numbering.xml"))?,
            document,
        })
    }

    fn lines(&self) -> Result<Vec<Line>, DocxFault> {
        let document = self.document.part.tree()?;
        let body = document.root().child("body").ok_or(DocxFault::NoDocument)?;
        let styles = tree(self.styles.as_ref())?;
        let numbering = tree(self.numbering.as_ref())?;
        let around = Surroundings {
            styles: styles.map(|tree| Styles::read(tree.root())).unwrap_or_default(),
            numbering: numbering.map(|tree| Numbering::read(tree.root())).unwrap_or_default(),
        };
        let (footnotes, endnotes) =
            (story(self.footnotes.as_ref())?, story(self.endnotes.as_ref())?);
        let mut notes = Notes::default();
        for (kind, story) in [(NoteKind::Footnote, &footnotes), (NoteKind::Endnote, &endnotes)] {
            if let Some((tree, relations)) = story {
                notes.read(kind, tree.root(), relations);
            }
        }
        Body::new(&around, &self.document.relations, notes).read(body)
    }
}

fn story(story: Option<&Story>) -> Result<Option<(Tree<'_>, &Relations)>, DocxFault> {
    story.map(|story| Ok((story.part.tree()?, &story.relations))).transpose()
}

fn tree(part: Option<&Part>) -> Result<Option<Tree<'_>>, DocxFault> {
    part.map(Part::tree).transpose()
}
