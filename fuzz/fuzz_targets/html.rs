//! Bytes as a saved page: a record or a problem, in time.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = gongwen_fuzz::import("saved.html", bytes);
});
