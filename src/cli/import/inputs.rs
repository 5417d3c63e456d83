//! What is to be imported: files, the files below folders and in archives, and standard input.

use std::collections::BTreeSet;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::import::{Archive, Entry, is_archive};
use crate::path::SourcePath;
use crate::problem::{Place, Problem, Rule};

/// Largest file that is read, in bytes. A notice is far below it.
const LARGEST: u64 = 64 << 20;

/// Endings of files that are looked for in folders and archives.
const ENDINGS: [&str; 9] =
    ["txt", "html", "htm", "xhtml", "shtml", "md", "markdown", "docx", "pdf"];

/// Folders of a site itself, in which nothing waits to be imported.
const OF_SITE: [&str; 5] = ["content", "public", "sources", "static", "templates"];

/// A saved file that is to be read.
pub(super) struct Input {
    /// How it is named to people.
    pub shown: String,
    /// Its name, without folders.
    pub name: String,
    from: From,
}

enum From {
    Disk(PathBuf),
    /// Boxed, since an archive's reader is large.
    Archive(Box<(Archive, Entry)>),
    Memory(Vec<u8>),
}

impl Input {
    /// How large the file is, in bytes, as far as can be told before it is read.
    pub fn size(&self) -> u64 {
        match &self.from {
            From::Disk(path) => fs::metadata(path).map_or(0, |file| file.len()),
            From::Archive(entry) => entry.1.size,
            From::Memory(bytes) => bytes.len() as u64,
        }
    }

    /// Reads the file.
    ///
    /// # Errors
    /// A problem at the file: it is gone, cannot be read, or is too large.
    pub fn read(self) -> Result<(Self, Vec<u8>), Problem> {
        let problem = |message: String, help: &str| problem(&self.shown, message, help);
        let bytes = match self.from {
            From::Disk(path) => {
                read_file(&path).map_err(|(message, help)| problem(message, help))?
            }
            From::Archive(entry) => {
                let (mut archive, entry) = *entry;
                archive.read(&entry).map_err(|fault| problem(fault.to_string(), fault.help()))?
            }
            From::Memory(bytes) => bytes,
        };
        Ok((Self { from: From::Memory(Vec::new()), ..self }, bytes))
    }
}

fn read_file(path: &Path) -> Result<Vec<u8>, (String, &'static str)> {
    let cannot = |fault: std::io::Error| {
        (format!("cannot be read: {fault}"), "name a file with the text of a notice")
    };
    let file = fs::File::open(path).map_err(cannot)?;
    let mut bytes = Vec::new();
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(cannot)?;
    if bytes.len() as u64 > LARGEST {
        let message = format!("is larger than {} MiB, which no notice is", LARGEST >> 20);
        return Err((message, "take the text of the notice out of it"));
    }
    Ok(bytes)
}

fn problem(shown: &str, message: String, help: &str) -> Problem {
    Problem::error(
        Rule::UnreadableFile,
        Place { file: SourcePath::new(shown), spot: None },
        message,
    )
    .help(help)
}

/// What was asked for.
#[derive(Default)]
pub(super) struct Inputs {
    /// The files to import, in the order in which they were named or stand in their folder.
    pub files: Vec<Input>,
    /// How many files of folders and archives are of no kind that is read.
    pub passed_over: usize,
    /// What cannot be read.
    pub problems: Vec<Problem>,
    /// The site's folder, in full.
    root: PathBuf,
}

impl Inputs {
    /// Looks up what was named on the command line; `-` is standard input.
    pub fn find(named: &[PathBuf], root: &Path) -> Self {
        let root = root.canonicalize().unwrap_or_else(|_| root.to_owned());
        let mut inputs = Self { root, ..Self::default() };
        for path in named {
            if path == Path::new("-") {
                inputs.standard_input();
            } else if path.is_dir() {
                inputs.folder(path);
            } else {
                inputs.file(path.clone());
            }
        }
        inputs
    }

    fn standard_input(&mut self) {
        let mut bytes = Vec::new();
        let shown = "standard input";
        match std::io::stdin().lock().take(LARGEST + 1).read_to_end(&mut bytes) {
            Ok(_) if bytes.len() as u64 > LARGEST => {
                let message = format!("is larger than {} MiB, which no notice is", LARGEST >> 20);
                self.problems.push(problem(shown, message, "pass the text of one notice"));
            }
            Ok(_) if is_archive(&bytes) => self.archive(shown, bytes),
            Ok(_) => {
                let from = From::Memory(bytes);
                self.files.push(Input { shown: shown.into(), name: "standard-input".into(), from });
            }
            Err(fault) => self.problems.push(problem(
                shown,
                format!("cannot be read: {fault}"),
                "pass the text of a notice, as in: gongwen import - < saved.txt",
            )),
        }
    }

    fn folder(&mut self, folder: &Path) {
        let is_root = folder.canonicalize().is_ok_and(|folder| folder == self.root);
        let is_of_site = |entry: &walkdir::DirEntry| {
            is_root && entry.depth() == 1 && OF_SITE.iter().any(|name| entry.file_name() == *name)
        };
        let is_shown = |entry: &walkdir::DirEntry| {
            entry.depth() == 0 || is_shown(entry.path()) && !is_of_site(entry)
        };
        let walk = WalkDir::new(folder).sort_by_file_name().into_iter().filter_entry(is_shown);
        let before = self.files.len();
        for entry in walk {
            match entry {
                Ok(entry) if entry.file_type().is_file() => {
                    if is_wanted(&entry.path().to_string_lossy()) || ending(entry.path()) == "zip" {
                        self.file(entry.into_path());
                    } else {
                        self.passed_over += 1;
                    }
                }
                // A link may lead out of the folder, or round in it.
                Ok(entry) => self.passed_over += usize::from(entry.path_is_symlink()),
                Err(fault) => {
                    let shown = fault.path().unwrap_or(folder).display().to_string();
                    let message = format!("cannot be read: {fault}");
                    self.problems.push(problem(&shown, message, "look at who may read it"));
                }
            }
        }
        if self.files.len() == before && self.problems.is_empty() {
            let message = "there is no saved notice in this folder".to_owned();
            let help = format!("these are read: .{}, .zip", ENDINGS.join(", ."));
            self.problems.push(problem(&folder.display().to_string(), message, &help));
        }
    }

    fn file(&mut self, path: PathBuf) {
        let shown = path.display().to_string();
        if ending(&path) == "zip" {
            match read_file(&path) {
                Ok(bytes) => self.archive(&shown, bytes),
                Err((message, help)) => self.problems.push(problem(&shown, message, help)),
            }
            return;
        }
        let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into());
        self.files.push(Input { shown, name, from: From::Disk(path) });
    }

    fn archive(&mut self, shown: &str, bytes: Vec<u8>) {
        let opened = Archive::open(bytes).and_then(|mut archive| {
            let entries = archive.entries()?;
            Ok((archive, entries))
        });
        let (archive, entries) = match opened {
            Ok(opened) => opened,
            Err(fault) => {
                self.problems.push(problem(shown, fault.to_string(), fault.help()));
                return;
            }
        };
        let before = self.files.len();
        let paths: BTreeSet<String> = entries.iter().map(|entry| entry.path.clone()).collect();
        for entry in entries {
            if !is_wanted(&entry.path) || is_beside_page(&entry.path, &paths) {
                self.passed_over += 1;
                continue;
            }
            let name = entry.path.rsplit('/').next().unwrap_or_default().to_owned();
            let shown = format!("{shown}!{}", entry.path);
            let from = From::Archive(Box::new((archive.clone(), entry)));
            self.files.push(Input { shown, name, from });
        }
        if self.files.len() == before {
            let message = "there is no saved notice in this archive".to_owned();
            let help = format!("these are read: .{}", ENDINGS.join(", ."));
            self.problems.push(problem(shown, message, &help));
        }
    }
}

fn ending(path: &Path) -> String {
    path.extension().map_or_else(String::new, |ending| ending.to_string_lossy().to_lowercase())
}

fn is_wanted(path: &str) -> bool {
    ENDINGS.contains(&ending(Path::new(path)).as_str())
}

/// Whether a file of an archive is hidden, or one that a browser saves beside a page.
fn is_beside_page(path: &str, all: &BTreeSet<String>) -> bool {
    path.match_indices('/').any(|(at, _)| {
        let folder = &path[..at];
        let page = folder.strip_suffix("_files").or_else(|| folder.strip_suffix(".files"));
        page.is_some_and(|page| {
            ["html", "htm"].iter().any(|ending| all.contains(&format!("{page}.{ending}")))
        })
    }) || path
        .split('/')
        .any(|part| part.starts_with('.') && part != ".." && part != "." || part == "__MACOSX")
}

/// Whether a file or folder is one that a person saved: neither hidden, nor the pictures and
/// scripts that a browser saves beside a page.
fn is_shown(path: &Path) -> bool {
    let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into());
    // A browser saves them beside page.html, in page_files.
    let page = name.strip_suffix("_files").or_else(|| name.strip_suffix(".files"));
    let is_beside_page = page.is_some_and(|page| {
        ["html", "htm"]
            .iter()
            .any(|ending| path.with_file_name(format!("{page}.{ending}")).exists())
    });
    !name.starts_with('.') && !is_beside_page && name != "__MACOSX"
}
