//! Texts as search reads them, by the table that the browser is held to as well.

use super::collect::code_of_word;
use super::compounds::compounds;
use super::units::{Gap, Kind, Units};

const TABLE: &str = include_str!("../../tests/search/units.txt");

#[test]
fn texts_are_read_as_the_table_says() {
    let mut lines = 0;
    for (number, line) in TABLE.lines().enumerate().filter(|(_, line)| line.contains('\t')) {
        let line = unescape(line);
        let mut columns = line.splitn(3, '\t');
        let (text, units, dates) =
            (columns.next().unwrap(), columns.next().unwrap(), columns.next().unwrap_or_default());
        let read = read(text);
        assert_eq!((read.0.as_str(), read.1.as_str()), (units, dates), "line {}", number + 1);
        lines += 1;
    }
    assert!(lines > 70, "only {lines} lines were read");
}

/// The units and the compounds of a text, as the table writes them.
fn read(text: &str) -> (String, String) {
    let mut units = Units::default();
    units.read(text);
    let mut written = String::new();
    for (number, unit) in units.all.iter().enumerate() {
        written.push(match unit.gap {
            Gap::None => '.',
            Gap::Sign => '-',
            Gap::Space => ' ',
            Gap::Break => '|',
        });
        match unit.kind {
            Kind::Hanzi(hanzi) => written.push(hanzi),
            Kind::Word(_) => written.push_str(units.word(number).unwrap()),
        }
    }
    (written, compounds(&units.folded).join(" "))
}

/// Reads `\u{…}`.
fn unescape(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once("\\u{") {
        let (code, after) = after.split_once('}').unwrap();
        out.push_str(before);
        out.push(char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap());
        rest = after;
    }
    out + rest
}

#[test]
fn words_have_the_codes_that_the_browser_gives_them() {
    for (word, code) in [("gmp", 0xEB93), ("2021", 0xF872), ("ß", 0xEAEE)] {
        assert_eq!(code_of_word(word), code, "{word}");
    }
}
