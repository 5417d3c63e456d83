//! Expected outputs as files beside the inputs, where a person can read them.
//!
//! `UPDATE_EXPECTED=1 cargo test` writes them anew; the change is then reviewed like any other.

use std::fs;
use std::path::{Path, PathBuf};

/// Holds `actual` to the text of a file.
pub fn check(path: &Path, actual: &str) {
    if updating() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, actual).unwrap();
        return;
    }
    let expected = fs::read_to_string(path)
        .unwrap_or_else(|fault| panic!("{}: {fault}; run with UPDATE_EXPECTED=1", path.display()));
    if expected != actual {
        let line = expected.lines().zip(actual.lines()).position(|(a, b)| a != b);
        let line = line.unwrap_or_else(|| expected.lines().count().min(actual.lines().count()));
        panic!(
            "{}:{}: not as expected\n  want: {}\n  have: {}\nUPDATE_EXPECTED=1 cargo test writes it anew",
            path.display(),
            line + 1,
            expected.lines().nth(line).unwrap_or("(end)"),
            actual.lines().nth(line).unwrap_or("(end)"),
        );
    }
}

/// Holds the files below `actual` to those below `expected`: the same names, the same bytes.
pub fn check_folder(expected: &Path, actual: &Path) {
    if updating() {
        let _ = fs::remove_dir_all(expected);
    }
    let names = files_below(actual);
    for name in &names {
        check(&expected.join(name), &fs::read_to_string(actual.join(name)).unwrap());
    }
    let stale: Vec<PathBuf> =
        files_below(expected).into_iter().filter(|name| !names.contains(name)).collect();
    assert!(stale.is_empty(), "expected, but not there: {stale:?}");
}

/// The files below a folder, relative to it, in order.
pub fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = walkdir::WalkDir::new(folder)
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| entry.path().strip_prefix(folder).unwrap().to_owned())
        .collect();
    files.sort();
    files
}

/// A folder of the tests.
pub fn tests(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(path)
}

fn updating() -> bool {
    std::env::var_os("UPDATE_EXPECTED").is_some()
}
