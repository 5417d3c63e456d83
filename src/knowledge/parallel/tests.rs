//! The cases of `cases.txt`, and what holds for any input.

use proptest::prelude::*;
use proptest::strategy::ValueTree;

use super::{Pair, Shape, align};
use crate::content::markdown::BlockKind;

/// A block as the cases write it: `H2 40 {12,2021}`, `I/2 30`.
fn shape(written: &str) -> Shape {
    let mut words = written.split_whitespace();
    let kind = words.next().expect("a kind");
    let (kind, depth) = kind.split_once('/').unwrap_or((kind, "0"));
    let mut shape = Shape {
        kind: self::kind(kind),
        depth: depth.parse().expect("a depth"),
        columns: 0,
        facts: Vec::new(),
    };
    for word in words {
        match word.strip_prefix('{').and_then(|word| word.strip_suffix('}')) {
            Some(facts) => {
                shape.facts = facts.split(',').map(|f| f.parse().expect("a fact")).collect()
            }
            None => shape.columns = word.parse().expect("columns"),
        }
    }
    shape.facts.sort_unstable();
    shape
}

fn kind(written: &str) -> BlockKind {
    match written {
        "P" => BlockKind::Paragraph,
        "I" => BlockKind::Item,
        "Q" => BlockKind::Quote,
        "C" => BlockKind::Code,
        "T" => BlockKind::TableRow,
        "R" => BlockKind::Rule,
        "X" => BlockKind::Html,
        heading => BlockKind::Heading(heading[1..].parse().expect("a level")),
    }
}

/// One side of a drawing: the blocks, and as they were written.
fn side<'c>(column: impl Iterator<Item = &'c str>) -> (Vec<Shape>, Vec<&'c str>) {
    let written: Vec<_> = column.map(str::trim).filter(|&block| block != "-").collect();
    (written.iter().map(|block| shape(block)).collect(), written)
}

fn draw(pairs: &[Pair], left: &[&str], right: &[&str]) -> String {
    let name = |side: &[&str], at: Option<u32>| at.map_or("-", |at| side[at as usize]).to_owned();
    let row = |pair: &Pair| format!("{:<20}| {}\n", name(left, pair.left), name(right, pair.right));
    pairs.iter().map(row).collect()
}

#[test]
fn cases() {
    let cases: Vec<_> = include_str!("cases.txt").split("\n== ").skip(1).collect();
    assert!(cases.len() >= 30);
    for case in cases {
        let (title, drawing) = case.split_once('\n').expect("a title");
        let rows: Vec<_> = drawing.lines().filter_map(|line| line.split_once('|')).collect();
        let (left, left_written) = side(rows.iter().map(|row| row.0));
        let (right, right_written) = side(rows.iter().map(|row| row.1));
        let wanted: String =
            rows.iter().map(|(l, r)| format!("{:<20}| {}\n", l.trim(), r.trim())).collect();
        let found = draw(&align(&left, &right), &left_written, &right_written);
        assert_eq!(found, wanted, "{title}\nfound:\n{found}\nwanted:\n{wanted}");
    }
}

fn any_shape() -> impl Strategy<Value = Shape> {
    let kind = prop_oneof![
        (0..9_u8).prop_map(BlockKind::Heading),
        Just(BlockKind::Paragraph),
        Just(BlockKind::Item),
        Just(BlockKind::Quote),
        Just(BlockKind::Code),
        Just(BlockKind::TableRow),
        Just(BlockKind::Rule),
        Just(BlockKind::Html),
    ];
    let columns = prop_oneof![0..300_usize, any::<usize>()];
    // Unsorted, with doubles: worse results, but no panic.
    let facts = prop::collection::vec(0..20_u64, 0..4);
    (kind, any::<u8>(), columns, facts).prop_map(|(kind, depth, columns, facts)| Shape {
        kind,
        depth,
        columns,
        facts,
    })
}

fn every_block_once_in_order(left: &[Shape], right: &[Shape]) {
    let pairs = align(left, right);
    let lefts: Vec<_> = pairs.iter().filter_map(|pair| pair.left).collect();
    let rights: Vec<_> = pairs.iter().filter_map(|pair| pair.right).collect();
    assert_eq!(lefts, (0..left.len() as u32).collect::<Vec<_>>());
    assert_eq!(rights, (0..right.len() as u32).collect::<Vec<_>>());
    assert!(pairs.iter().all(|pair| pair.left.is_some() || pair.right.is_some()));
}

proptest! {
    #[test]
    fn any_two_sides(
        left in prop::collection::vec(any_shape(), 0..40),
        right in prop::collection::vec(any_shape(), 0..40),
    ) {
        every_block_once_in_order(&left, &right);
    }

    #[test]
    fn itself(side in prop::collection::vec(any_shape(), 0..40)) {
        for (at, pair) in align(&side, &side).iter().enumerate() {
            prop_assert_eq!((pair.left, pair.right), (Some(at as u32), Some(at as u32)));
        }
    }
}

/// Sides too large to be searched everywhere: made of 40 shapes again and again.
#[test]
fn large_sides() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let shapes = prop::collection::vec(any_shape(), 40);
    for (lefts, rights) in [(1_100, 1_000), (20_000, 60), (60, 20_000), (1, 1_100_000)] {
        let mut side = |length| {
            let shapes = shapes.new_tree(&mut runner).expect("shapes").current();
            shapes.into_iter().cycle().take(length).collect::<Vec<_>>()
        };
        let (left, right) = (side(lefts), side(rights));
        every_block_once_in_order(&left, &right);
    }
}

/// A large document that lacks a section, with facts here and there: the band follows.
#[test]
fn a_large_section_is_missing() {
    let block = |at: usize| Shape {
        kind: if at.is_multiple_of(9) { BlockKind::Heading(2) } else { BlockKind::Paragraph },
        depth: 0,
        columns: 40 + at * at % 211,
        facts: if at % 20 == 3 { vec![at as u64] } else { Vec::new() },
    };
    let left: Vec<_> = (0..6_000).map(block).collect();
    let right: Vec<_> = (0..1_800).chain(4_500..6_000).map(block).collect();
    let wanted = (0..6_000).map(|at| match at {
        0..1_800 => Some(at),
        1_800..4_500 => None,
        _ => Some(at - 2_700),
    });
    let found: Vec<_> = align(&left, &right).iter().map(|pair| pair.right).collect();
    assert_eq!(found, wanted.collect::<Vec<_>>());
}
