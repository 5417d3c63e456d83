//! See `promises::front_matter`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| gongwen_fuzz::promises::front_matter::hold(bytes));
