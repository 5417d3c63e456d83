//! What has digits and is no figure: addresses, and codes with letters in them.

use super::Value;
use super::cursor::Cursor;
use super::documents;
use super::number::figure;
use super::scan::Scan;

/// A code is compared as it stands if it has so many digits: H20230001 has a like in a translation,
/// while COVID-19 may be 新冠 there.
const DIGITS_THAT_TELL: usize = 3;

/// No code is longer. A longer run of letters and digits is a checksum or a key.
const LONGEST_CODE: usize = 32;

/// Signs before a sum that stick to it: RMB300 million.
const CURRENCIES: [&str; 9] = ["RMB", "CNY", "USD", "HKD", "EUR", "US", "HK", "MOP", "Y"];

/// Goes past an address of the web or of mail, if one begins here.
pub(super) fn address(scan: &mut Scan<'_>) -> bool {
    let mut cursor = scan.cursor;
    if cursor.at() < scan.checked {
        return false;
    }
    let run = cursor.skip(|c| c.is_ascii_graphic() && !is_bracket_or_comma(c));
    scan.checked = cursor.at();
    let found = run.contains("://") || run.starts_with("www.") || is_mail(run);
    if found {
        scan.cursor = cursor;
    }
    found
}

fn is_bracket_or_comma(c: char) -> bool {
    matches!(c, '(' | ')' | '[' | ']' | '{' | '}' | '<' | '>' | '"' | '\'' | ',' | ';')
}

fn is_mail(run: &str) -> bool {
    run.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
}

/// Reads a code if there is one from `start` on; `cursor` stands behind its first letters.
pub(super) fn read(scan: &mut Scan<'_>, start: Cursor<'_>, letters: &str) -> bool {
    let mut cursor = scan.cursor;
    cursor.letters();
    let mut after = cursor;
    let is_joined = after.take(is_joint);
    if !after.sees(|c| c.is_ascii_digit()) {
        return false;
    }
    if !is_joined && (CURRENCIES.contains(&letters) || documents::is_mark(letters)) {
        scan.note_word(start.at()..cursor.at());
        scan.cursor = cursor;
        return true;
    }
    loop {
        piece(scan);
        let mut next = scan.cursor;
        if !(next.take(is_joint) && next.sees(|c| c.is_ascii_alphanumeric())) {
            return true;
        }
        scan.cursor = next;
    }
}

fn is_joint(c: char) -> bool {
    matches!(c, '-' | '/' | '_')
}

/// A run of letters and digits within a code.
fn piece(scan: &mut Scan<'_>) {
    let mut cursor = scan.cursor;
    let start = cursor.at();
    let begins_with_letter = cursor.sees(|c| c.is_ascii_alphabetic());
    let (mut digits, mut letters) = (0, 0);
    loop {
        letters += cursor.letters().len();
        let from = cursor.at();
        let Some(figure) = figure(&mut cursor) else { break };
        let span = from..cursor.at();
        digits += span.len();
        let tells =
            letters == 0 && digits >= DIGITS_THAT_TELL && !cursor.sees(|c| c.is_ascii_alphabetic());
        if digits <= LONGEST_CODE {
            scan.state(Value::Number(figure.decimal), span, tells);
        }
    }
    let code = cursor.since(start);
    if begins_with_letter && digits >= DIGITS_THAT_TELL && code.len() <= LONGEST_CODE {
        scan.demand(Value::Number(code.to_ascii_uppercase()), start..cursor.at());
    }
    scan.cursor = cursor;
}
