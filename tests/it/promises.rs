//! The promises that hold of any input whatever, those of the fuzzer, on its seeds and on inputs made here.
//!
//! What the fuzzer finds becomes a seed: a file in `fuzz/seeds/PROMISE/`.

use std::fs;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

#[path = "../../fuzz/src/promises/mod.rs"]
mod promised;

use crate::expected;

#[test]
fn every_seed_is_held_to_its_promise() {
    for (name, hold) in promised::ALL {
        let folder = expected::tests("../fuzz/seeds").join(name);
        let seeds = expected::files_below(&folder);
        assert!(seeds.len() >= 4, "only {} seeds for {name}", seeds.len());
        for seed in seeds {
            let bytes = fs::read(folder.join(&seed)).unwrap();
            let held = std::panic::catch_unwind(|| hold(&bytes));
            assert!(held.is_ok(), "{name}: {seed:?}");
        }
    }
}

#[test]
fn promises_hold_of_what_is_put_together_from_seeds() {
    let config = Config { cases: 100, failure_persistence: None, ..Config::default() };
    for (name, hold) in promised::ALL {
        let folder = expected::tests("../fuzz/seeds").join(name);
        let texts = expected::files_below(&folder).into_iter();
        let texts = texts.map(|seed| fs::read(folder.join(seed)).unwrap());
        let pieces: Vec<Vec<u8>> = texts.flat_map(|text| pieces(&text)).collect();
        let piece = prop_oneof![
            4 => prop::sample::select(pieces),
            1 => "[ -~\n]{0,12}".prop_map(String::into_bytes),
            1 => r"[\PC\n]{0,8}".prop_map(String::into_bytes),
            1 => prop::collection::vec(any::<u8>(), 0..6),
        ];
        let inputs = prop::collection::vec(piece, 0..12).prop_map(|parts| parts.concat());
        let held = TestRunner::new(config.clone()).run(&inputs, |bytes| {
            hold(&bytes);
            Ok(())
        });
        assert!(held.is_ok(), "{name}: {held:?}");
    }
}

/// The lines of a text, and the words of each.
fn pieces(text: &[u8]) -> Vec<Vec<u8>> {
    let lines = text.split_inclusive(|byte| *byte == b'\n');
    lines
        .flat_map(|line| {
            let words = line.split_inclusive(|byte| b" /=[(<*".contains(byte));
            std::iter::once(line).chain(words).map(<[u8]>::to_vec).collect::<Vec<_>>()
        })
        .collect()
}
