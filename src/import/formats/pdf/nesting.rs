//! How deeply a file nests arrays and dictionaries.
//!
//! The library follows each level down with a call, and a program whose stack is used up is ended
//! at once, without a word. So the levels are counted before it begins.

use unpdf::parser::raw::PdfObject;
use unpdf::parser::raw::stream::decompress;
use unpdf::parser::raw::tokenizer::{dict_get, parse_object};

/// Levels that a thread of `STACK` bytes can be led down; no file that is written in earnest has
/// more than a few dozen.
const MAX_DEPTH: usize = 50_000;
/// Address space; what is not used costs no memory.
pub(super) const STACK: usize = 256 << 20;

/// Whether a file, or what is packed into it, is nested too deeply to be read. What is packed
/// into an encrypted file cannot be seen here.
pub(super) fn is_too_deep(file: &[u8]) -> bool {
    too_deep(file) || packed_objects(file).any(|objects| too_deep(&objects))
}

/// Whether arrays and dictionaries open too often without being closed. Pictures, too, hold the
/// bytes of brackets, but about as many of either kind.
pub(super) fn too_deep(bytes: &[u8]) -> bool {
    let mut depth = 0_usize;
    for byte in bytes {
        match byte {
            b'[' | b'<' => depth += 1,
            b']' | b'>' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > MAX_DEPTH {
            return true;
        }
    }
    false
}

/// The streams in which a file packs objects; their dictionary says where the first one is.
fn packed_objects(file: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            at += find(file.get(at..)?, b"obj")? + 3;
            let dictionary = file.get(at..)?.iter().position(|byte| !byte.is_ascii_whitespace())?;
            // A comment may stand before it.
            if !matches!(file.get(at + dictionary..)?, [b'<', b'<', ..] | [b'%', ..]) {
                continue;
            }
            let Ok((PdfObject::Stream(stream), end)) = parse_object(file, at + dictionary) else {
                continue;
            };
            at = end.max(at);
            if dict_get(&stream.dict, b"First").is_some() {
                return Some(decompress(&stream).unwrap_or_default());
            }
        }
    })
}

fn find(bytes: &[u8], word: &[u8]) -> Option<usize> {
    bytes.windows(word.len()).position(|window| window == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_are_counted() {
        assert!(!too_deep("[]".repeat(MAX_DEPTH * 2).as_bytes()));
        assert!(!too_deep("<</A[".repeat(1_000).as_bytes()));
        assert!(too_deep("[".repeat(MAX_DEPTH + 1).as_bytes()));
    }
}
