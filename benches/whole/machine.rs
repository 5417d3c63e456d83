//! The machine that measures, as far as it says what it is.

use std::fs;
use std::thread;

/// The machine in a few words: its processors and memory.
pub fn describe() -> String {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let model =
        value("/proc/cpuinfo", "model name").unwrap_or_else(|| "an unknown processor".to_owned());
    let memory = value("/proc/meminfo", "MemTotal")
        .and_then(|total| total.trim_end_matches(" kB").parse::<u64>().ok())
        .map(|kilobytes| format!(", {} GB of memory", (kilobytes + 500_000) / 1_000_000));
    format!("{cores} cores of {model}{}, {}", memory.unwrap_or_default(), std::env::consts::OS)
}

/// The first value of a key in one of the files in which Linux tells of itself.
fn value(file: &str, key: &str) -> Option<String> {
    let text = fs::read_to_string(file).ok()?;
    let mut pairs = text.lines().filter_map(|line| line.split_once(':'));
    let (_, value) = pairs.find(|(found, _)| found.trim() == key)?;
    Some(value.split_whitespace().collect::<Vec<_>>().join(" "))
}
