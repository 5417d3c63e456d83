//! Texts as search reads them, by the table that the browser is held to as well.

use super::collect::{Collector, Field, code_of};
use super::compounds::compounds;
use super::entries::{Lengths, entries};
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
fn units_have_the_codes_that_the_browser_gives_them() {
    for (unit, code) in [("药", 0x836F), ("𠮷", 0x5BF7), ("gmp", 0xB86A), ("2021", 0xB05D)] {
        assert_eq!(code_of(unit.chars()), code, "{unit}");
    }
}

/// A long document has words with more followers than are kept: it must still be found by any of
/// them, and one that has fewer be told by its own.
#[test]
fn no_follower_is_lost_in_a_long_document() {
    let mut collector = Collector::new();
    let many: String = (0..200)
        .filter_map(|n| char::from_u32(0x4E00 + n))
        .fold(String::new(), |text, hanzi| text + "药品" + &hanzi.to_string() + "。");
    for (number, text) in [many.as_str(), "药品一。"].into_iter().enumerate() {
        collector.begin(u32::try_from(number).unwrap());
        collector.text(text, Field::Body);
        collector.end();
    }
    let collected = collector.finish();
    let lengths = Lengths { units: collected.lengths.clone(), average: vec![1.0], per_language: 2 };
    let entries = entries(vec![collected], &lengths);
    let script = &entries.iter().find(|entry| entry.token == "药品").unwrap().script;
    let entry: (String, String, String) = serde_json::from_str(script).unwrap();
    let masks: Vec<u32> = entry.1.chars().skip(1).step_by(2).map(|c| u32::from(c) - 32).collect();
    assert_eq!(masks.len(), 2);
    assert_eq!(masks[0], 0b11_1111_1111);
    assert_eq!(masks[1].count_ones(), 1);
}
