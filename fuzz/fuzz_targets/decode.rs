//! Bytes as a text file: a record or a problem, never mojibake.
//!
//! The first byte chooses an encoding, and whether the file lacks its last byte; the others are
//! the text. Else all bytes are the file.

#![no_main]

use encoding_rs::{BIG5, GBK};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((choice, rest)) = bytes.split_first() else { return };
    if *choice >= 8 {
        let _ = gongwen_fuzz::import("saved.txt", bytes);
        return;
    }
    // The first line is in each of the encodings, and keeps the file from being taken for a page.
    let text = format!("公告\n{}", gongwen_fuzz::text_of(rest));
    if gongwen_fuzz::is_taken_for_pdf(&text) {
        return;
    }
    let mut file = match choice & 3 {
        0 => utf16(&text).flat_map(u16::to_le_bytes).collect(),
        1 => utf16(&text).flat_map(u16::to_be_bytes).collect(),
        2 => GBK.encode(&text).0.into_owned(),
        _ => BIG5.encode(&text).0.into_owned(),
    };
    if choice & 4 != 0 {
        file.pop();
    }
    let imported = gongwen_fuzz::import("saved.txt", &file);
    if let Ok(imported) = &imported {
        assert!(!imported.text.contains(char::REPLACEMENT_CHARACTER), "{}", imported.text);
    }
    // UTF-16 is told by its mark, so it must read as the same text in UTF-8 does.
    if *choice < 2 {
        let expected = gongwen_fuzz::import("saved.txt", text.as_bytes());
        let body = |imported: gongwen::import::Imported| {
            imported.text.split_once("\n+++\n").map(|(_, body)| body.to_owned())
        };
        assert_eq!(imported.map(body), expected.map(body));
    }
});

/// A text in UTF-16, after the mark by which it is known.
fn utf16(text: &str) -> impl Iterator<Item = u16> {
    "\u{FEFF}".encode_utf16().chain(text.encode_utf16())
}
