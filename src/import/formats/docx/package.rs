//! The package: a zip archive of parts, which relate to one another by relationships.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::xml::{Element, NoTree, Tree};
use super::{DocxFault, TooMuch};

/// How many bytes a part may unpack to.
const MOST_BYTES: u64 = 64 << 20;

/// Longest address or name of a part, in bytes. One can be meant very often.
const MOST_TARGET: usize = 4096;

/// A package that is open for reading.
pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// Places in the archive by name, in lower case: the names of parts differ in more than case
    /// (ECMA-376 part 2, 6.2.2.3).
    places: HashMap<String, usize>,
}

/// A part as text, with its name.
pub(super) struct Part {
    /// Where it is in the package.
    pub name: String,
    text: String,
}

/// A part that holds text, with what it relates to. Ids of relationships hold for one part.
pub(super) struct Story {
    /// The text.
    pub part: Part,
    /// Its links and images.
    pub relations: Relations,
}

impl Part {
    /// Its elements.
    pub fn tree(&self) -> Result<Tree<'_>, DocxFault> {
        Tree::parse(&self.text).map_err(|error| match error {
            NoTree::Broken(why) => DocxFault::Broken { part: self.name.clone(), why },
            NoTree::TooMuch(what) => DocxFault::TooLarge(what),
        })
    }
}

impl<'b> Package<'b> {
    /// Opens a file.
    pub fn open(bytes: &'b [u8]) -> Result<Self, DocxFault> {
        if let Some(fault) = compound_file(bytes) {
            return Err(fault);
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| DocxFault::NotZip)?;
        let name = |place| Some((archive.name_for_index(place)?.ok()?, place));
        // Some programs write their own system's `\` into the names.
        let places = (0..archive.len())
            .filter_map(name)
            .map(|(name, place)| (name.replace('\\', "/").to_lowercase(), place))
            .collect();
        Ok(Self { archive, places })
    }

    /// A part, if the package has it.
    pub fn part(&mut self, name: &str) -> Result<Option<Part>, DocxFault> {
        let Some(&place) = self.places.get(&name.to_lowercase()) else { return Ok(None) };
        let damaged = |why: String| DocxFault::Broken { part: name.to_owned(), why };
        let file = self.archive.by_index(place).map_err(|error| match error {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)
            | ZipError::InvalidPassword => DocxFault::Protected,
            error => damaged(error.to_string()),
        })?;
        let mut bytes = Vec::new();
        // What the archive says of the size need not be true, so the bytes are counted.
        file.take(MOST_BYTES + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| damaged(error.to_string()))?;
        if bytes.len() as u64 > MOST_BYTES {
            return Err(DocxFault::TooLarge(TooMuch::Bytes { part: name.to_owned() }));
        }
        let text = decode(bytes).ok_or_else(|| damaged("it is no text".to_owned()))?;
        Ok(Some(Part { name: name.to_owned(), text }))
    }

    /// A part that holds text, if the package has it.
    pub fn story(&mut self, name: &str) -> Result<Option<Story>, DocxFault> {
        let Some(part) = self.part(name)? else { return Ok(None) };
        Ok(Some(Story { part, relations: self.relations(name)? }))
    }

    /// What a part relates to; for the name "", the package itself.
    pub fn relations(&mut self, part: &str) -> Result<Relations, DocxFault> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let Some(part) = self.part(&resolve(folder, &format!("_rels/{file}.rels")))? else {
            return Ok(Relations::default());
        };
        let tree = part.tree()?;
        Ok(Relations(
            tree.root().elements().filter_map(|one| Relation::read(one, folder)).collect(),
        ))
    }
}

/// The relationships of a part, by id.
#[derive(Default)]
pub(super) struct Relations(HashMap<String, Relation>);

struct Relation {
    /// The last word of its type, which is the same in strict and transitional files.
    kind: String,
    /// A part of the package, or an address.
    target: String,
    is_external: bool,
}

impl Relation {
    fn read(element: Element, folder: &str) -> Option<(String, Self)> {
        let kind = element.attribute("Type")?.rsplit('/').next()?.to_owned();
        let target = element.attribute("Target").filter(|target| target.len() <= MOST_TARGET)?;
        let is_external = element.attribute("TargetMode").as_deref() == Some("External");
        let target = if is_external { target.into_owned() } else { resolve(folder, &target) };
        Some((element.attribute("Id")?.into_owned(), Self { kind, target, is_external }))
    }
}

impl Relations {
    /// The part of this kind.
    pub fn part(&self, kind: &str) -> Option<&str> {
        let is_it = |one: &&Relation| one.kind == kind && !one.is_external;
        // Of two, the one is taken that comes first by name, so that every run takes the same.
        self.0.values().filter(is_it).map(|one| one.target.as_str()).min()
    }

    /// The address outside the package that goes by this id.
    pub fn address(&self, id: &str) -> Option<&str> {
        self.0.get(id).filter(|one| one.is_external).map(|one| one.target.as_str())
    }

    /// The part or address that goes by this id.
    pub fn target(&self, id: &str) -> Option<&str> {
        self.0.get(id).map(|one| one.target.as_str())
    }
}

/// The name of the part that a relative or absolute reference means.
fn resolve(folder: &str, reference: &str) -> String {
    let reference = reference.replace('\\', "/");
    let from_root = reference.starts_with('/');
    let start = if from_root { "" } else { folder };
    let mut steps = Vec::new();
    for step in start.split('/').chain(reference.split('/')) {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// Parts are in UTF-8, or in UTF-16 with a byte order mark (ECMA-376 part 2, 6.2.5).
fn decode(bytes: Vec<u8>) -> Option<String> {
    let utf16 = |read: fn([u8; 2]) -> u16| {
        let (pairs, odd) = bytes.as_chunks::<2>();
        let units = pairs.iter().skip(1).map(|pair| read(*pair));
        odd.is_empty().then(|| char::decode_utf16(units).collect::<Result<String, _>>().ok())?
    };
    match bytes.as_slice() {
        [0xFF, 0xFE, ..] => utf16(u16::from_le_bytes),
        [0xFE, 0xFF, ..] => utf16(u16::from_be_bytes),
        _ => String::from_utf8(bytes).ok(),
    }
}

/// What is wrong with a file that is no zip archive but an OLE compound file: Word puts a .docx
/// with a password into one, and the formats before .docx are such files.
fn compound_file(bytes: &[u8]) -> Option<DocxFault> {
    const MAGIC: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    /// Of an entry of the directory, which begins with the name of the stream in UTF-16.
    const ENTRY: usize = 128;
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let is_protected = || bytes.chunks(ENTRY).any(|entry| entry.starts_with(&name));
    bytes.starts_with(MAGIC).then(|| match is_protected() {
        true => DocxFault::Protected,
        false => DocxFault::OldFormat,
    })
}
