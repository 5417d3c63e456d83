//! What a rebuild does to the folder of the site.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use gongwen::error::Error;
use gongwen::publish::Written;

use crate::expected;
use crate::golden::build;

struct Site(tempfile::TempDir);

impl Site {
    fn new() -> Self {
        let site = Self(tempfile::tempdir().unwrap());
        site.write("site.toml", "[[languages]]\ntag = \"en\"\n");
        for name in ["about", "contact"] {
            site.write(
                &format!("content/pages/{name}.en.md"),
                &format!("+++\ntitle = \"{name}\"\n+++\nText.\n"),
            );
        }
        site.build();
        site
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn build(&self) -> Written {
        build(self.0.path(), &self.path("public")).written.unwrap()
    }

    /// The site's files and when each was written.
    fn times(&self) -> BTreeMap<PathBuf, SystemTime> {
        let public = self.path("public");
        let time = |name: &PathBuf| fs::metadata(public.join(name)).unwrap().modified().unwrap();
        expected::files_below(&public).into_iter().map(|name| (name.clone(), time(&name))).collect()
    }
}

fn counts(written: Written) -> (usize, usize, usize) {
    (written.files - written.unchanged, written.unchanged, written.removed)
}

#[test]
fn a_build_without_a_change_leaves_all_as_it_was() {
    let site = Site::new();
    let before = site.times();
    let folder = fs::metadata(site.path("public")).unwrap().modified().unwrap();
    let written = site.build();
    assert_eq!(counts(written), (0, written.files, 0));
    assert_eq!(site.times(), before);
    assert_eq!(fs::metadata(site.path("public")).unwrap().modified().unwrap(), folder);
}

#[test]
fn only_what_changed_is_written_and_what_is_gone_removed() {
    let site = Site::new();
    let before = site.times();
    let long_ago = SystemTime::UNIX_EPOCH;
    for name in before.keys() {
        let file = fs::File::options().write(true).open(site.path("public").join(name)).unwrap();
        file.set_modified(long_ago).unwrap();
    }
    site.write("content/pages/about.en.md", "+++\ntitle = \"about\"\n+++\nOther text.\n");
    fs::remove_file(site.path("content/pages/contact.en.md")).unwrap();
    let written = site.build();
    assert_eq!(written.removed, 1);
    let after = site.times();
    assert!(!after.contains_key(Path::new("en/contact.html")));
    assert!(after[Path::new("en/about.html")] > long_ago);
    let new =
        after.iter().filter(|(name, time)| **time > long_ago && !name.starts_with(".gongwen"));
    assert_eq!(new.count(), written.files - written.unchanged);
    assert!(written.unchanged > written.files / 2, "{written:?}");
}

/// A folder that is published with Git holds a `.git`, whose empty folders Git needs.
#[test]
fn what_others_put_into_the_folder_stays() {
    let site = Site::new();
    site.write("public/.git/HEAD", "ref: refs/heads/pages\n");
    fs::create_dir_all(site.path("public/.git/refs/tags")).unwrap();
    site.write("public/en/verification-5f3a.html", "verified\n");
    for change in ["One.", "Two."] {
        site.write(
            "content/pages/about.en.md",
            &format!("+++\ntitle = \"about\"\n+++\n{change}\n"),
        );
        let written = site.build();
        assert_eq!(written.removed, 0);
        let kept = fs::read_to_string(site.path("public/.git/HEAD")).unwrap();
        assert_eq!(kept, "ref: refs/heads/pages\n");
        assert!(site.path("public/.git/refs/tags").is_dir());
        assert!(site.path("public/en/verification-5f3a.html").is_file());
    }
}

#[test]
fn a_page_does_not_take_the_place_of_what_is_somebody_elses() {
    let site = Site::new();
    site.write("public/en/news.html", "by hand\n");
    site.write("content/pages/news.en.md", "+++\ntitle = \"News\"\n+++\nText.\n");
    let request = crate::golden::request(site.0.path(), &site.path("public"));
    let refused = gongwen::build(&request).unwrap_err();
    assert!(matches!(refused, Error::UnsafeOutput { .. }), "{refused}");
    assert_eq!(fs::read_to_string(site.path("public/en/news.html")).unwrap(), "by hand\n");
    assert!(site.path("public/en/about.html").is_file());
}

/// Before the marker told what is whose, a build replaced the whole folder.
#[test]
fn a_folder_of_an_earlier_version_is_taken_over() {
    let site = Site::new();
    site.write(
        "public/.gongwen",
        "This folder is written by gongwen. The next build replaces all of it.\n",
    );
    site.write("public/en/old-page.html", "of an earlier build\n");
    site.write("content/pages/about.en.md", "+++\ntitle = \"about\"\n+++\nOther text.\n");
    site.build();
    assert!(!site.path("public/en/old-page.html").exists());
    site.build();
}

/// What was made of the same is not made again, but it must be there as it was made.
#[test]
fn what_somebody_has_touched_is_made_again() {
    let site = Site::new();
    for number in 0..3 {
        let name = format!("content/notices/2025/notice-{number}.en.md");
        let text = format!("+++\ntitle = \"Notice {number}\"\ndate = 2025-01-01\n+++\nText.\n");
        site.write(&name, &text);
    }
    site.build();
    let page = "public/en/notices/2025/notice-1.html";
    let made = fs::read_to_string(site.path(page)).unwrap();
    let touches: [&dyn Fn(); 4] = [
        &|| site.write(page, &made.replace("Text.", "Hext.")),
        &|| fs::remove_file(site.path(page)).unwrap(),
        &|| fs::remove_dir_all(site.path(".gongwen")).unwrap(),
        &|| fs::remove_dir_all(site.path("public")).unwrap(),
    ];
    for (number, touch) in touches.iter().enumerate() {
        touch();
        site.build();
        assert_eq!(fs::read_to_string(site.path(page)).unwrap(), made, "touch {number}");
    }
}
