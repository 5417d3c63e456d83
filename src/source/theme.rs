//! What comes with the program: the theme's templates, words and static files, and the vocabulary
//! to begin with, and a whole site to begin with. All of it is embedded, so that the program alone can build a site.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rust_embed::RustEmbed;

use super::{Data, Published};
use crate::path::{OutputPath, SourcePath};
use crate::problem::SourceText;

#[derive(RustEmbed)]
#[folder = "templates/"]
struct Templates;

#[derive(RustEmbed)]
#[folder = "static/"]
struct Static;

#[derive(RustEmbed)]
#[folder = "content/"]
#[include = "topics/*"]
#[include = "organisations/*"]
#[include = "places/*"]
#[include = "series/*"]
struct StarterContent;

#[derive(RustEmbed)]
#[folder = "data/starter/"]
struct StarterSite;

fn texts<T: RustEmbed>(shown_below: &str) -> Vec<(String, SourceText)> {
    let mut names: Vec<Cow<'static, str>> = T::iter().collect();
    names.sort();
    let text = |name: Cow<'static, str>| {
        let data = T::get(&name)?.data;
        let file = SourcePath::new(&format!("{shown_below}{name}"));
        let text = String::from_utf8_lossy(&data).into_owned();
        Some((name.into_owned(), SourceText::new(file, text)))
    };
    names.into_iter().filter_map(text).collect()
}

/// The theme's templates by name.
pub(super) fn templates() -> BTreeMap<String, SourceText> {
    let templates = texts::<Templates>("(built-in) templates/");
    templates.into_iter().filter(|(name, _)| !name.ends_with(".ftl")).collect()
}

/// The theme's words of the interface.
pub(super) fn words() -> Vec<SourceText> {
    let all = texts::<Templates>("(built-in) templates/");
    all.into_iter().filter(|(name, _)| name.ends_with(".ftl")).map(|(_, text)| text).collect()
}

/// The theme's stylesheets and pictures, by where they will lie.
pub(super) fn static_files() -> BTreeMap<OutputPath, Published> {
    let file = |name: Cow<'static, str>| {
        let path = OutputPath::new(&name).ok()?;
        let file = SourcePath::new(&format!("(built-in) static/{name}"));
        let data = Data::Built(Static::get(&name)?.data);
        Some((path.clone(), Published { file, path, data }))
    };
    Static::iter().filter_map(file).collect()
}

/// The records of the vocabularies that come with the program, at the paths they would have in a
/// site: what import tags with where a site has no vocabulary of its own.
#[must_use]
pub fn starter_records() -> Vec<SourceText> {
    texts::<StarterContent>("content/").into_iter().map(|(_, text)| text).collect()
}

/// The files of a new site, at their paths in it: settings, a sample notice with the records that are
/// its own, pages, and what publishes the site. The topics that the sample names are among the
/// [`starter_records`].
#[must_use]
pub fn starter_site() -> Vec<SourceText> {
    texts::<StarterSite>("").into_iter().map(|(_, text)| text).collect()
}
