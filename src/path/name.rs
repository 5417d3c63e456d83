//! Names of files, so that every system reads them alike: what a name may hold, and which names a disk
//! may take for the same.

use icu_normalizer::ComposingNormalizerBorrowed;

use super::BadName;
use crate::character::{is_barred, is_turning};

/// Longest part of an address, in bytes; endings are added to it.
const LONGEST_ID: usize = 120;

/// Longest name of a file, in bytes; most file systems stop there.
const LONGEST_NAME: usize = 255;

/// Checks one part of an address: letters and digits of any script, `-`, `_` and `.` inside. Names
/// that some file system or URL would read differently are refused: empty, with a leading dot or
/// hyphen, with spaces or signs, too long, or reserved by Windows (`con`, `nul` …).
pub(super) fn check_id(name: &str) -> Result<(), BadName> {
    let odd = name.chars().find(|c| !c.is_alphanumeric() && !matches!(c, '-' | '_' | '.'));
    let fault = if name.is_empty() {
        "a name is empty".to_owned()
    } else if let Some(odd) = odd {
        format!("\"{name}\" has the character {odd:?}")
    } else if !name.starts_with(char::is_alphanumeric) || name.ends_with('.') {
        format!("\"{name}\" does not begin and end with a letter or digit")
    } else if name.len() > LONGEST_ID {
        format!("\"{name}\" is longer than {LONGEST_ID} bytes")
    } else {
        return check_reserved(name);
    };
    Err(BadName(fault))
}

/// Checks the name of a file or folder that is published as it is. It may hold what an id may not,
/// such as spaces or a leading dot, but nothing that would be another name elsewhere: what Windows
/// allows in no name, and what it drops at the end of one.
pub(super) fn check_file(name: &str) -> Result<(), BadName> {
    const SIGNS: &str = "<>:\"|?*\\";
    let is_odd = |c: &char| is_barred(*c) || is_turning(*c) || c.is_control() || SIGNS.contains(*c);
    let fault = if matches!(name, "" | "." | "..") {
        format!("\"{name}\" is no name")
    } else if name.contains(char::REPLACEMENT_CHARACTER) {
        "its name is not in UTF-8".to_owned()
    } else if let Some(odd) = name.chars().find(is_odd) {
        format!("its name has the character {odd:?}, which not every system allows")
    } else if name.ends_with(['.', ' ']) {
        "its name ends with a dot or a space, which Windows drops".to_owned()
    } else if name.len() > LONGEST_NAME {
        format!("its name is longer than {LONGEST_NAME} bytes")
    } else {
        return check_reserved(name);
    };
    Err(BadName(fault))
}

/// Names of devices, which Windows refuses whatever their ending.
fn check_reserved(name: &str) -> Result<(), BadName> {
    const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];
    const NUMBERED: [&str; 2] = ["com", "lpt"];
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    let is_number = |rest: &str| {
        let mut chars = rest.chars();
        // Superscript digits of Latin-1 number a device as well.
        let is_one = matches!(chars.next(), Some('1'..='9' | '¹' | '²' | '³'));
        is_one && chars.next().is_none()
    };
    let is_numbered = NUMBERED.iter().filter_map(|name| stem.strip_prefix(name)).any(is_number);
    if is_numbered || DEVICES.contains(&stem.as_str()) {
        return Err(BadName(format!("\"{name}\" is a name that Windows reserves")));
    }
    Ok(())
}

/// What two paths have in common that some disk would take for one: it knows no case (Windows,
/// macOS), or normalises (macOS).
pub(super) fn as_disks_know_it(path: &str) -> String {
    if path.is_ascii() {
        return path.to_ascii_lowercase();
    }
    let nfc = ComposingNormalizerBorrowed::new_nfc();
    let folded: String = nfc.normalize(path).chars().map(without_case).collect();
    nfc.normalize(&folded).into_owned()
}

/// A letter without its case, as disks have it: one for one, so that ß is not ss. It goes by way of
/// upper case, so that letters with two lower cases, such as σ and ς, are one.
fn without_case(c: char) -> char {
    let only = |mut mapped: std::char::ToUppercase| match (mapped.next(), mapped.next()) {
        (Some(upper), None) => upper,
        _ => c,
    };
    let mut lower = only(c.to_uppercase()).to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(lower), None) => lower,
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_some_system_reads_otherwise_are_refused() {
        let long = "长".repeat(86);
        for bad in [
            "",
            ".",
            "..",
            "a\\b",
            "a:b",
            "a?",
            "<a>",
            "a|b",
            "a*",
            "\"a\"",
            "a.",
            "a ",
            "a\tb",
            "a\u{1B}b",
            "a\u{202E}b",
            "CON",
            "nul.tar.gz",
            "Com1.txt",
            "lpt³",
            "aux .x",
            "CONIN$",
            "\u{FFFD}a.png",
            &long,
        ] {
            assert!(check_file(bad).is_err(), "{bad:?}");
        }
        for good in [
            ".htaccess",
            "a b.png",
            "附件（一）.pdf",
            "con-a",
            "com0",
            "com10.txt",
            "控制.txt",
            "a'b&c;#[1]=,+~!.txt",
        ] {
            assert_eq!(check_file(good), Ok(()), "{good:?}");
        }
        for bad in ["com¹", "NUL", "lpt9.en"] {
            assert!(check_id(bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn names_that_one_disk_takes_for_the_same_are_told_apart_nowhere() {
        for (a, b) in [
            ("en/A.html", "EN/a.HTML"),
            ("caf\u{E9}", "CAFE\u{301}"),
            ("ΟΔΟΣ", "οδος"),
            ("ガ", "カ\u{3099}"),
            ("\u{F9D0}", "類"),
            ("\u{212A}", "k"),
        ] {
            assert_eq!(as_disks_know_it(a), as_disks_know_it(b), "{a} {b}");
        }
        for (a, b) in [("通知", "通知1"), ("Weiß", "weiss"), ("İ", "i")] {
            assert_ne!(as_disks_know_it(a), as_disks_know_it(b), "{a} {b}");
        }
    }
}
