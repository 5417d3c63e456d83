//! See `promises::markdown`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| gongwen_fuzz::promises::markdown::hold(bytes));
