//! The same input gives the same bytes, whatever machine builds it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, SystemTime};

use crate::expected;

/// A copy of a site whose files come into being in this order, so that the folder lists them otherwise.
fn copy(files: impl Iterator<Item = PathBuf>) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let site = expected::tests("sites/knowledge");
    for file in files.filter(|file| file.starts_with("content") || file == Path::new("site.toml")) {
        let copy = folder.path().join(&file);
        fs::create_dir_all(copy.parent().unwrap()).unwrap();
        fs::copy(site.join(&file), copy).unwrap();
    }
    folder
}

fn built(root: &Path, environment: &[(&str, &str)]) -> BTreeMap<PathBuf, Vec<u8>> {
    let out = tempfile::tempdir().unwrap();
    let public = out.path().join("public");
    let build = Command::new(env!("CARGO_BIN_EXE_gongwen"))
        .args(["--quiet", "--root"])
        .arg(root)
        .args(["build", "--base-url", "https://name.github.io/repository/", "--out"])
        .arg(&public)
        .current_dir(out.path())
        .envs(environment.iter().copied())
        .output()
        .unwrap();
    assert!(build.status.success(), "{}", String::from_utf8_lossy(&build.stderr));
    let files = expected::files_below(&public).into_iter();
    files.map(|file| (file.clone(), fs::read(public.join(file)).unwrap())).collect()
}

#[test]
fn threads_locale_time_zone_and_order_of_folders_change_nothing() {
    let files = expected::files_below(&expected::tests("sites/knowledge"));
    let site = copy(files.iter().cloned());
    let wanted = built(site.path(), &[("TZ", "UTC"), ("LC_ALL", "C"), ("RAYON_NUM_THREADS", "1")]);
    assert!(wanted.len() > 100, "only {} files", wanted.len());
    let other = copy(files.iter().rev().cloned());
    for file in expected::files_below(other.path()) {
        let file = fs::File::options().write(true).open(other.path().join(file)).unwrap();
        file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(86_400)).unwrap();
    }
    let environments: [&[(&str, &str)]; 3] = [
        &[("TZ", "Asia/Shanghai"), ("LC_ALL", "zh_CN.UTF-8"), ("RAYON_NUM_THREADS", "7")],
        &[("TZ", "Pacific/Kiritimati"), ("LC_ALL", "tr_TR.UTF-8"), ("LANGUAGE", "tr")],
        &[("TZ", "America/Los_Angeles"), ("LC_ALL", "en_US.ISO-8859-1"), ("COLUMNS", "20")],
    ];
    for environment in environments {
        let files = built(other.path(), environment);
        assert_eq!(files.keys().collect::<Vec<_>>(), wanted.keys().collect::<Vec<_>>());
        let differs = files.iter().find(|(file, bytes)| wanted[*file] != **bytes);
        assert!(differs.is_none(), "{:?} differs with {environment:?}", differs.unwrap().0);
    }
}
