//! The output folder is a whole site at any moment, the old one or the new, whatever happens to a build.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use proptest::prelude::Rng;
use proptest::test_runner::{RngAlgorithm, TestRng};

use crate::expected::files_below;

/// Two states of a site, and what is published of each.
struct Site {
    folder: tempfile::TempDir,
    published: Vec<Published>,
}

type Published = BTreeMap<PathBuf, Vec<u8>>;

impl Site {
    fn new() -> Self {
        let mut site = Self { folder: tempfile::tempdir().unwrap(), published: Vec::new() };
        site.write("site.toml", "[[languages]]\ntag = \"en\"\n[[languages]]\ntag = \"zh\"\n");
        for state in 0..2 {
            site.put(state);
            let out = site.build();
            assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
            let published = site.published();
            site.published.push(published);
        }
        assert_ne!(site.published[0], site.published[1]);
        site
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Brings the content into a state: pages with other texts, and one more in the second.
    fn put(&self, state: usize) {
        for number in 0..8 {
            let text = format!(
                "+++\ntitle = \"Notice {number}\"\ndate = 2025-01-0{}\n+++\nState {state}.\n",
                number + 1
            );
            self.write(&format!("content/notices/2025/notice-{number}.en.md"), &text);
        }
        let more = self.path("content/pages/more.en.md");
        match state {
            0 => {
                let _ = fs::remove_file(more);
            }
            _ => self.write("content/pages/more.en.md", "+++\ntitle = \"More\"\n+++\nText.\n"),
        }
    }

    fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gongwen"));
        command.current_dir(self.folder.path()).arg("build").stdin(Stdio::null());
        command
    }

    fn build(&self) -> Output {
        self.command().output().unwrap()
    }

    fn begin(&self) -> Child {
        self.command().stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
    }

    fn published(&self) -> Published {
        let public = self.path("public");
        files_below(&public)
            .into_iter()
            .map(|name| (name.clone(), fs::read(public.join(&name)).unwrap()))
            .collect()
    }

    /// Which of the two states is published, whole.
    fn state(&self) -> Option<usize> {
        let published = self.published();
        self.published.iter().position(|state| *state == published)
    }

    /// What lies beside the output folder that was to go with the build.
    fn litter(&self) -> Vec<String> {
        let names = fs::read_dir(self.folder.path()).unwrap();
        let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names.filter(|name| name.starts_with(".gongwen-")).collect()
    }
}

/// How often a build is killed at a random moment.
const KILLS: u64 = 200;

#[test]
fn a_build_that_is_killed_leaves_a_whole_site() {
    let site = Site::new();
    let begun = Instant::now();
    site.build();
    let whole = u64::try_from(begun.elapsed().as_micros()).unwrap();
    let mut killed = 0;
    let mut random = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    for number in 0..KILLS {
        site.put(usize::try_from(number % 2).unwrap());
        let mut build = site.begin();
        let moment = random.next_u64() % (whole + whole / 4);
        std::thread::sleep(Duration::from_micros(moment));
        let _ = build.kill();
        if !build.wait().unwrap().success() {
            killed += 1;
        }
        assert!(site.state().is_some(), "killed after {moment} µs, number {number}");
    }
    eprintln!("{killed} of {KILLS} builds were killed before their end");
    assert!(killed > 0);
    // The next one clears away what they left.
    site.put(0);
    assert!(site.build().status.success());
    assert_eq!(site.state(), Some(0));
    assert_eq!(site.litter(), Vec::<String>::new());
}

#[test]
fn builds_at_the_same_time_wait_for_each_other() {
    let site = Site::new();
    site.put(0);
    let builds: Vec<Child> = (0..6).map(|_| site.begin()).collect();
    for mut build in builds {
        assert!(build.wait().unwrap().success());
    }
    assert_eq!(site.state(), Some(0));
    assert_eq!(site.litter(), Vec::<String>::new());
}

#[test]
fn who_waits_is_told_so() {
    let site = Site::new();
    let staging = site.path(".gongwen-public");
    fs::create_dir(&staging).unwrap();
    let lock = fs::File::create(staging.join("lock")).unwrap();
    lock.lock().unwrap();
    let mut build = site.command().stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    std::thread::sleep(Duration::from_millis(300));
    assert!(build.try_wait().unwrap().is_none(), "it did not wait");
    drop(lock);
    let out = build.wait_with_output().unwrap();
    let told = String::from_utf8(out.stderr).unwrap();
    assert!(out.status.success(), "{told}");
    assert!(told.contains("another build writes to the same folder"), "{told}");
    assert_eq!(site.litter(), Vec::<String>::new());
}

/// A limit on the size of files stands for a disk that is full: a write fails in the midst of a file.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_leaves_the_old_site() {
    let site = Site::new();
    site.put(0);
    let limited =
        format!("trap '' XFSZ; ulimit -f 4; exec {} build", env!("CARGO_BIN_EXE_gongwen"));
    let out =
        Command::new("sh").args(["-c", &limited]).current_dir(site.folder.path()).output().unwrap();
    let told = String::from_utf8(out.stderr).unwrap();
    assert_eq!(out.status.code(), Some(2), "{told}");
    assert!(told.contains("cannot write"), "{told}");
    assert_eq!(site.state(), Some(1));
    assert_eq!(site.litter(), Vec::<String>::new());
}

/// On a system that cannot exchange two folders there is a moment between the two sites.
#[test]
fn an_old_site_that_was_moved_aside_goes_back() {
    let site = Site::new();
    fs::create_dir(site.path(".gongwen-public")).unwrap();
    fs::rename(site.path("public"), site.path(".gongwen-public/old")).unwrap();
    site.write("content/pages/broken.en.md", "no front matter\n");
    assert_eq!(site.build().status.code(), Some(1));
    assert_eq!(site.state(), Some(1));
    assert_eq!(site.litter(), Vec::<String>::new());
}

#[test]
fn roots_and_homes_are_refused_whatever_is_forced() {
    let site = Site::new();
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("thesis.txt"), "years of work").unwrap();
    for out in [
        Path::new("/"),
        home.path(),
        home.path().parent().unwrap(),
        Path::new("."),
        Path::new("content"),
        Path::new("templates"),
    ] {
        let out_dir = out.to_str().unwrap();
        let mut command = site.command();
        let out = command.env("HOME", home.path()).args(["--force", "--out", out_dir]).output();
        let out = out.unwrap();
        let told = String::from_utf8(out.stderr).unwrap();
        assert_eq!(out.status.code(), Some(2), "{out_dir}: {told}");
        assert!(told.contains("will not write the site to"), "{out_dir}: {told}");
    }
    assert_eq!(fs::read_to_string(home.path().join("thesis.txt")).unwrap(), "years of work");
}

#[test]
fn a_folder_of_somebody_else_is_replaced_only_by_force() {
    let site = Site::new();
    site.write("other/thesis.txt", "years of work");
    let build =
        |args: &[&str]| site.command().args(["--out", "other"]).args(args).output().unwrap();
    let refused = build(&[]);
    let told = String::from_utf8(refused.stderr).unwrap();
    assert_eq!(refused.status.code(), Some(2), "{told}");
    assert!(told.contains("--force"), "{told}");
    assert!(site.path("other/thesis.txt").is_file());
    let forced = build(&["--force"]);
    assert!(forced.status.success(), "{}", String::from_utf8_lossy(&forced.stderr));
    assert!(!site.path("other/thesis.txt").exists());
    assert!(site.path("other/index.html").is_file());
}
