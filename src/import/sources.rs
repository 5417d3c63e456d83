//! The names under which saved files are kept.

use crate::character::{is_barred, is_turning};

/// How much of the hash is in a name, in characters.
pub const HASH_IN_NAME: usize = 12;

/// The name under which a saved file is kept: the beginning of its hash, then its own name.
#[must_use]
pub fn kept_as(sha256: &str, name: &str) -> String {
    /// Longest part of the own name, in bytes; file systems stop at 255 for all of it.
    const LONGEST: usize = 160;
    // What some system does not allow in a name, or what would hide the file.
    let plain = |c: char| {
        if is_barred(c) || is_turning(c) || c.is_control() || "<>:\"/\\|?*".contains(c) {
            '_'
        } else {
            c
        }
    };
    let name: String = name.chars().map(plain).collect();
    let name = name.trim_end_matches(['.', ' ']);
    let start = name.ceil_char_boundary(name.len().saturating_sub(LONGEST));
    format!("{}-{}", &sha256[..HASH_IN_NAME.min(sha256.len())], &name[start..])
}

/// The beginning of the hash that the name of a kept file tells, unless it is none of them.
#[must_use]
pub fn hash_in_name(name: &str) -> Option<&str> {
    let (hash, _) = name.split_once('-')?;
    (hash.len() == HASH_IN_NAME && hash.bytes().all(|byte| byte.is_ascii_hexdigit()))
        .then_some(hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kept_files_have_plain_names_that_tell_their_hash() {
        let hash = "0123456789abcdef";
        assert_eq!(kept_as(hash, "关于检查的通知.html"), "0123456789ab-关于检查的通知.html");
        assert_eq!(kept_as(hash, "../a?b.txt"), "0123456789ab-.._a_b.txt");
        assert_eq!(kept_as(hash, "a\u{202E}txt\u{1B}.exe. "), "0123456789ab-a_txt_.exe");
        assert!(kept_as(hash, &"长".repeat(200)).len() <= 255);
        assert_eq!(hash_in_name("0123456789ab-a.txt"), Some("0123456789ab"));
        assert_eq!(hash_in_name("read-me.txt"), None);
    }
}
