//! Encodings of old Chinese fonts that the library lacks.
//!
//! A font that is not in the file names the encoding of its text: GB-EUC-H, of older notices. The
//! bytes are then as in a text file, with `-H` or `-V` for the direction of the lines. The library
//! knows the Unicode ones, GBK-EUC and ETen-B5, and gives no text for the others.

use encoding_rs::{BIG5, Encoding, GB18030, GBK};
use unpdf::parser::backend::{PageId, ResourceScope};
use unpdf::parser::raw::tokenizer::dict_get;
use unpdf::parser::raw::{PdfDict, PdfObject, RawDocument};

/// The resources of a page are those of the nearest node above it that has some. No tree of pages
/// is deeper.
const MAX_ANCESTORS: usize = 64;

/// The text of some bytes in a font of a page, where its encoding is one of the above.
pub(super) fn decode(
    document: &RawDocument,
    scope: ResourceScope,
    font: &[u8],
    bytes: &[u8],
) -> Option<String> {
    let encoding = encoding(encoding_name(document, scope, font)?)?;
    encoding.decode_without_bom_handling_and_without_replacement(bytes).map(Into::into)
}

fn encoding(name: &[u8]) -> Option<&'static Encoding> {
    let name = name.strip_suffix(b"-H").or_else(|| name.strip_suffix(b"-V"))?;
    match name {
        b"GB-EUC" | b"GBpc-EUC" | b"GBK-EUC" | b"GBKp-EUC" => Some(GBK),
        b"GBK2K" => Some(GB18030),
        b"B5pc" | b"ETen-B5" | b"ETenms-B5" | b"HKscs-B5" => Some(BIG5),
        _ => None,
    }
}

/// What the font that a page, or a form on it, calls `font` says its encoding is.
fn encoding_name<'a>(
    document: &'a RawDocument,
    scope: ResourceScope,
    font: &[u8],
) -> Option<&'a [u8]> {
    let of_form = scope.form.and_then(|form| document.get_dict(form).ok()?.get(&b"Resources"[..]));
    let resources = match of_form {
        Some(resources) => document.resolve(resources).as_dict()?,
        None => page_resources(document, scope.page)?,
    };
    let fonts = get(document, resources, b"Font")?.as_dict()?;
    let font = get(document, fonts, font)?.as_dict()?;
    get(document, font, b"Encoding")?.as_name()
}

fn page_resources(document: &RawDocument, page: PageId) -> Option<&PdfDict> {
    let mut node = document.get_dict(page).ok()?;
    for _ in 0..MAX_ANCESTORS {
        if let Some(resources) = get(document, node, b"Resources") {
            return resources.as_dict();
        }
        node = get(document, node, b"Parent")?.as_dict()?;
    }
    None
}

fn get<'a>(document: &'a RawDocument, dict: &'a PdfDict, key: &[u8]) -> Option<&'a PdfObject> {
    Some(document.resolve(dict_get(dict, key)?))
}
