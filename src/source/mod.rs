//! The end of a build where files are read: `site.toml`, `content/`, `templates/` and `static/`.
//!
//! What a file *means* is not decided here, only whether it is text. The theme that comes with
//! the program lies underneath: a file of the site replaces the one of the same name.

#![allow(clippy::disallowed_methods, reason = "this is the end of a build where files are read")]

mod texts;
mod theme;
mod walk;

use std::borrow::Cow;
use std::fs;
use std::path::{Path, PathBuf};

pub use texts::Texts;
pub use theme::{starter_records, starter_site};

use crate::character;
use crate::error::{Error, Result};
use crate::limits::{LARGEST_RECORD, LARGEST_SETTINGS};
use crate::path::{OutputPath, SourcePath};
use crate::problem::{Place, Problem, Rule, SourceText};
use walk::{Bounds, files_below};

/// Every file that a build reads.
pub struct Sources {
    /// `site.toml`.
    pub config: SourceText,
    /// The records: Markdown files of `content/`.
    pub records: Vec<SourceText>,
    /// Templates by the name under which others refer to them.
    pub templates: Vec<(String, SourceText)>,
    /// Words of the interface that come with the program.
    pub theme_words: Vec<SourceText>,
    /// Words of the interface that the site adds or overrides.
    pub site_words: Vec<SourceText>,
    /// Files that are published as they are.
    pub published: Vec<Published>,
}

/// A file that is published as it is.
pub struct Published {
    /// Where it lies in the site's folder.
    pub file: SourcePath,
    /// Where it will lie.
    pub path: OutputPath,
    /// What it holds.
    pub data: Data,
}

impl Published {
    /// Whether it is a script of the theme's search, which a site without search does not need.
    #[must_use]
    pub fn is_of_search(&self) -> bool {
        matches!(self.data, Data::Built(_)) && self.path.as_str().starts_with("search/")
    }
}

/// What a published file holds. Files of the site are not read, since they can be large.
pub enum Data {
    /// A file on disk.
    OnDisk(PathBuf),
    /// A file of the theme.
    Built(Cow<'static, [u8]>),
}

/// Reads the files of the site at `root`.
///
/// # Errors
/// No `site.toml`, no `content/`, or a file that cannot be read.
pub fn read(root: &Path, problems: &mut Vec<Problem>) -> Result<Sources> {
    read_again(root, &mut Texts::default(), problems)
}

/// Reads the files of the site at `root`, as [`read`] does, but for records that have not been
/// touched since `texts` were read.
///
/// # Errors
/// As [`read`].
pub fn read_again(root: &Path, texts: &mut Texts, problems: &mut Vec<Problem>) -> Result<Sources> {
    let no_site = || Error::NoSite { root: root.to_owned() };
    let config = read_settings(root, problems)?.ok_or_else(no_site)?;
    if !root.join("content").is_dir() {
        return Err(Error::NoContent { root: root.to_owned() });
    }
    let (content, records) = divide(files_below(root, "content", problems)?);
    let mut published = published(&content, "content/", problems);
    published.extend(published_static(root, problems)?);
    let (templates, site_words) = read_templates(root, problems)?;
    Ok(Sources {
        config,
        records: texts.read(records, LARGEST_RECORD, problems)?,
        templates,
        theme_words: theme::words(),
        site_words,
        published,
    })
}

/// Reads `site.toml`; `None` when there is none.
///
/// # Errors
/// A file that cannot be read.
pub fn read_settings(root: &Path, problems: &mut Vec<Problem>) -> Result<Option<SourceText>> {
    let path = root.join("site.toml");
    if !path.is_file() {
        return Ok(None);
    }
    let file = SourcePath::new("site.toml");
    if !Bounds::of(root).hold(&path) {
        let nothing = SourceText::new(file, "");
        let message = "this is a link that leads out of the site's folder";
        let problem = Problem::error(Rule::UnreadableFile, nothing.whole(), message);
        problems.push(problem.help("put the file itself here in its place"));
        return Ok(Some(nothing));
    }
    let size = fs::metadata(&path).map_err(|fault| Error::io("read", &path, fault))?.len();
    if size > LARGEST_SETTINGS as u64 {
        problems.push(too_large(file.clone(), LARGEST_SETTINGS));
        return Ok(Some(SourceText::new(file, "")));
    }
    let text = as_text(file.clone(), read_bytes(&path)?, problems);
    Ok(Some(text.unwrap_or_else(|| SourceText::new(file, ""))))
}

/// The records of a site alone: what import compares with and tags by. A folder that is no site yet
/// has none.
///
/// # Errors
/// A file that cannot be read.
pub fn read_records(root: &Path, problems: &mut Vec<Problem>) -> Result<Vec<SourceText>> {
    let (_, records) = divide(files_below(root, "content", problems)?);
    Texts::default().read(records, LARGEST_RECORD, problems)
}

type File = (SourcePath, PathBuf);

/// Files to be published as they are, and records.
fn divide(files: Vec<File>) -> (Vec<File>, Vec<File>) {
    files.into_iter().partition(|(_, path)| {
        path.extension().is_none_or(|ending| !ending.eq_ignore_ascii_case("md"))
    })
}

/// The theme's static files, each replaced by the site's of the same name, and the site's others.
fn published_static(root: &Path, problems: &mut Vec<Problem>) -> Result<Vec<Published>> {
    let own = published(&files_below(root, "static", problems)?, "static/", problems);
    let mut all = theme::static_files();
    all.extend(own.into_iter().map(|file| (file.path.clone(), file)));
    Ok(all.into_values().collect())
}

fn published(files: &[File], folder: &str, problems: &mut Vec<Problem>) -> Vec<Published> {
    let mut published = Vec::with_capacity(files.len());
    for (file, on_disk) in files {
        let below = file.as_str().strip_prefix(folder).unwrap_or(file.as_str());
        match OutputPath::new(below) {
            Ok(path) => {
                let data = Data::OnDisk(on_disk.clone());
                published.push(Published { file: file.clone(), path, data });
            }
            Err(fault) => problems.push(
                Problem::error(
                    Rule::FileName,
                    Place { file: file.clone(), spot: None },
                    fault.to_string(),
                )
                .help("give the file a plain name"),
            ),
        }
    }
    published
}

type Templates = Vec<(String, SourceText)>;

/// The theme's templates, each replaced by the site's of the same name; and the site's words.
fn read_templates(
    root: &Path,
    problems: &mut Vec<Problem>,
) -> Result<(Templates, Vec<SourceText>)> {
    let mut templates = theme::templates();
    let mut words = Vec::new();
    let files = files_below(root, "templates", problems)?;
    for text in Texts::default().read(files, LARGEST_SETTINGS, problems)? {
        let name = text.file.as_str();
        let name = name.strip_prefix("templates/").unwrap_or(name).to_owned();
        if name.ends_with(".ftl") {
            words.push(text);
        } else {
            templates.insert(name, text);
        }
    }
    Ok((templates.into_iter().collect(), words))
}

fn read_bytes(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).map_err(|fault| Error::io("read", path, fault))
}

/// What is told of a file that is not even read.
fn too_large(file: SourcePath, largest: usize) -> Problem {
    let message = format!("the file is larger than {} MiB", largest >> 20);
    Problem::error(Rule::TooMuch, Place { file, spot: None }, message)
        .help("divide it, or move it out of this folder if it is none that people write")
}

/// The text of a file, which must be UTF-8; a byte order mark is dropped.
fn as_text(file: SourcePath, bytes: Vec<u8>, problems: &mut Vec<Problem>) -> Option<SourceText> {
    let whole = Place { file: file.clone(), spot: None };
    match String::from_utf8(bytes) {
        Ok(text) if text.contains('\0') => {
            let problem = Problem::error(
                Rule::UnreadableFile,
                whole,
                "the file is no text: it holds NUL characters",
            );
            problems.push(problem.help("save it as text in UTF-8, or move it out of this folder"));
            None
        }
        Ok(text) => {
            let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
            Some(without_unfit(SourceText::new(file, text), problems))
        }
        Err(fault) => {
            let at = fault.utf8_error().valid_up_to();
            let line = fault.as_bytes()[..at].iter().filter(|byte| **byte == b'\n').count() + 1;
            let problem = Problem::error(
                Rule::UnreadableFile,
                whole,
                format!("the file is no UTF-8 text, from line {line} on"),
            );
            problems.push(problem.help(
                "save it in UTF-8; a notice in another encoding can be read with `gongwen import`",
            ));
            None
        }
    }
}

/// Text without the characters that no page should hold.
fn without_unfit(source: SourceText, problems: &mut Vec<Problem>) -> SourceText {
    let Some((at, c)) = character::first_unfit(&source.text) else { return source };
    problems.push(character::problem(c, source.place(at..at + c.len_utf8())));
    SourceText::new(source.file, character::without_unfit(&source.text))
}
