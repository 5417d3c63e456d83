//! Values as JavaScript: the index is made of scripts, which a page opened from disk may load.

use std::cell::RefCell;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::{Compress, Compression, FlushCompress};
use serde::Serialize;

/// What is added to a number to make it a character that needs no escape.
const FIRST: u32 = 0x20;

/// One more than the largest number that [`number`] can write: above it lie the surrogates.
pub(super) const NUMBERS: u32 = 0xD800 - FIRST;

/// A number below [`NUMBERS`] as a character: UTF-8 then keeps small numbers in fewer bytes, and the
/// browser reads them without decoding.
pub(super) fn number(number: u32) -> char {
    char::from_u32(number + FIRST).unwrap_or(char::REPLACEMENT_CHARACTER)
}

/// Writes a string literal. The text holds no line breaks and no control characters.
pub(super) fn quote(text: &str, script: &mut String) {
    script.push('"');
    for c in text.chars() {
        if matches!(c, '"' | '\\') {
            script.push('\\');
        }
        script.push(c);
    }
    script.push('"');
}

/// A regular expression that finds all matches, in a text in Unicode.
pub(super) fn pattern(source: &str) -> String {
    let mut script = String::from("RegExp(");
    quote(source, &mut script);
    script + ",\"gu\")"
}

/// A script that hands a part of the index to the search, under its name.
pub(super) fn part(name: &str, value: &str) -> String {
    format!("gongwen.{name}={value}\n")
}

/// The same with a value as compressed JSON: raw DEFLATE (RFC 1951) in base64.
pub(super) fn packed(name: &str, value: &impl Serialize) -> String {
    let json = serde_json::to_vec(value).unwrap_or_default();
    part(name, &format!("\"{}\"", STANDARD.encode(deflated(&json))))
}

/// Data in raw DEFLATE.
fn deflated(data: &[u8]) -> Vec<u8> {
    thread_local! {
        // Its tables are some 300 KB, and the index has more than a thousand parts.
        static COMPRESS: RefCell<Compress> =
            RefCell::new(Compress::new(Compression::new(6), false));
    }
    COMPRESS.with_borrow_mut(|compress| {
        compress.reset();
        // DEFLATE adds five bytes to each 16 KB that do not become smaller, and it never fails where
        // there is room.
        let mut out = Vec::with_capacity(data.len() + data.len() / 1024 + 64);
        let _ = compress.compress_vec(data, &mut out, FlushCompress::Finish);
        out
    })
}
