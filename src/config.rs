//! The site's settings: `site.toml`, raw as written and then checked.

mod address;

use regex::{Regex, RegexBuilder};
use serde::Deserialize;
use toml::Spanned;

use crate::language::{Conventions, Language};
use crate::path::{BaseUrl, Domain, PageId};
use crate::problem::{Place, Problem, Rule, SourceText};
use crate::user_toml::TomlBlock;

/// The settings of a site, checked.
pub struct Config {
    /// Where the site is published, when that is known. Only what must be absolute needs it.
    pub base_url: Option<BaseUrl>,
    /// The host name of the site, if it has one of its own.
    pub domain: Option<Domain>,
    /// The languages of the site, in the order in which they are offered; at least one, no doubles.
    pub languages: Vec<LanguageConfig>,
    /// The plain pages of the navigation, in its order; `None` for all there are, by id.
    pub nav: Option<Vec<NavPage>>,
    /// Whether the site can be searched.
    pub search: Search,
    /// Whether the site holds its records as files for programs, too.
    pub exports: Exports,
    /// How saved notices are imported.
    pub import: ImportConfig,
}

/// A plain page that the settings name.
pub struct NavPage {
    /// The page.
    pub id: PageId,
    /// Where it is named.
    pub place: Place,
}

/// Whether a site can be searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Search {
    /// It has an index, and every page a search box.
    Offered,
    /// It has neither.
    Left,
}

/// Whether a site holds its records as files for programs, beside the pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exports {
    /// It does.
    Published,
    /// It does not.
    Left,
}

/// How saved notices are imported.
pub struct ImportConfig {
    /// Whether the saved files are kept, byte for byte, under `sources/`.
    pub keep_sources: bool,
    /// Lines that are page furniture on the pages that this site collects.
    pub furniture: Vec<FurnitureRule>,
}

/// A rule by which a line of a saved page is furniture.
#[derive(Debug, Clone)]
pub struct FurnitureRule {
    /// What it is called in reports.
    pub name: String,
    /// What the whole line looks like.
    pub pattern: Regex,
    /// Where on the page it applies.
    pub scope: Scope,
}

/// Where on a page a rule for furniture applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// On any line.
    Anywhere,
    /// Above the text.
    Head,
    /// Above the text, or on the last lines. In the midst of a text the same words are text.
    Edge,
    /// On the last lines, with nothing but page furniture after them.
    Tail,
}

/// One language of a site.
pub struct LanguageConfig {
    /// Its tag, which is also the folder its pages are in.
    pub language: Language,
    /// What the language calls itself: 中文, English.
    pub name: String,
    /// The site's title in this language.
    pub title: String,
    /// What the site is, in one sentence; may be empty.
    pub description: String,
    /// The locale whose conventions hold: the tag, or more than that, such as `en-GB`.
    pub locale: String,
    /// How dates and names are written and sorted.
    pub conventions: Conventions,
}

#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
struct RawConfig {
    base_url: Option<Spanned<String>>,
    domain: Option<Spanned<String>>,
    languages: Vec<Spanned<RawLanguage>>,
    nav: Option<Vec<Spanned<String>>>,
    search: Option<bool>,
    exports: Option<bool>,
    import: RawImport,
}

#[derive(Deserialize)]
#[serde(default, deny_unknown_fields)]
struct RawImport {
    keep_sources: bool,
    furniture: Vec<Spanned<RawFurniture>>,
}

impl Default for RawImport {
    fn default() -> Self {
        Self { keep_sources: true, furniture: Vec::new() }
    }
}

#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
struct RawFurniture {
    name: Option<String>,
    pattern: Option<Spanned<String>>,
    #[serde(rename = "where")]
    scope: Option<Scope>,
}

#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
struct RawLanguage {
    tag: Option<Spanned<String>>,
    name: Option<String>,
    title: Option<String>,
    description: String,
    locale: Option<Spanned<String>>,
}

impl Config {
    /// Reads and checks `site.toml`. `None` when nothing sensible can be built with it; the
    /// problems say why.
    pub fn parse(source: &SourceText, problems: &mut Vec<Problem>) -> Option<Self> {
        let block = TomlBlock { source, range: 0..source.text.len() };
        let RawConfig { base_url, domain, languages: raw, nav, search, exports, import } =
            block.read(problems)?;
        let nav = nav.map(|pages| check_nav(pages, &block, problems));
        let import = check_import(import, &block, problems);
        let (base_url, domain) = address::check(base_url, domain, &block, problems);
        let mut languages: Vec<LanguageConfig> = Vec::new();
        for spanned in raw {
            let span = spanned.span();
            if let Some(language) =
                check_language(spanned.into_inner(), span.clone(), &block, problems)
            {
                if languages.iter().any(|other| other.language == language.language) {
                    let message = format!("the language \"{}\" is there twice", language.language);
                    let problem = Problem::error(Rule::WrongValue, block.place(span), message);
                    problems.push(problem.help("take one of the two out"));
                } else {
                    languages.push(language);
                }
            }
        }
        if languages.is_empty() {
            problems.push(
                Problem::error(Rule::WrongValue, source.whole(), "the site has no language").help(
                    "add one: [[languages]] with tag = \"en\", name = \"English\", title = \"…\"",
                ),
            );
            return None;
        }
        let search = if search == Some(false) { Search::Left } else { Search::Offered };
        let exports = if exports == Some(false) { Exports::Left } else { Exports::Published };
        Some(Self { base_url, domain, languages, nav, search, exports, import })
    }

    /// The first language, in which the pages of the root are.
    #[must_use]
    pub fn first_language(&self) -> &LanguageConfig {
        // `parse` refuses a site without languages.
        &self.languages[0]
    }

    /// The settings of a language, if the site has it.
    #[must_use]
    pub fn language(&self, language: Language) -> Option<&LanguageConfig> {
        self.languages.iter().find(|config| config.language == language)
    }

    /// The tags of the site's languages, in order.
    pub fn tags(&self) -> impl Iterator<Item = Language> + '_ {
        self.languages.iter().map(|config| config.language)
    }
}

/// The pages of the navigation. Whether they exist is known later.
fn check_nav(
    pages: Vec<Spanned<String>>,
    block: &TomlBlock<'_>,
    problems: &mut Vec<Problem>,
) -> Vec<NavPage> {
    let mut checked: Vec<NavPage> = Vec::with_capacity(pages.len());
    for page in pages {
        let place = block.place(page.span());
        match PageId::new(page.get_ref()) {
            Ok(id) if checked.iter().any(|other| other.id == id) => {
                let problem = Problem::error(
                    Rule::WrongValue,
                    place,
                    format!("the page \"{id}\" is there twice"),
                );
                problems.push(problem.help("name it once"));
            }
            Ok(id) => checked.push(NavPage { id, place }),
            Err(fault) => {
                let message = format!("\"{}\" is no id of a page: {fault}", page.get_ref());
                let help =
                    "write the page's path below content/pages/, without language and ending";
                problems.push(Problem::error(Rule::WrongValue, place, message).help(help));
            }
        }
    }
    checked
}

fn check_import(
    raw: RawImport,
    block: &TomlBlock<'_>,
    problems: &mut Vec<Problem>,
) -> ImportConfig {
    let RawImport { keep_sources, furniture } = raw;
    let mut rules = Vec::with_capacity(furniture.len());
    for spanned in furniture {
        let span = spanned.span();
        let RawFurniture { name, pattern, scope } = spanned.into_inner();
        let Some(pattern) = pattern else {
            let problem =
                Problem::error(Rule::WrongValue, block.place(span), "a rule has no pattern");
            problems
                .push(problem.help("add pattern = \"…\", a regular expression for whole lines"));
            continue;
        };
        // Patterns are matched against the whole line, without regard to case.
        let whole = format!("^(?:{})$", pattern.get_ref());
        match RegexBuilder::new(&whole).case_insensitive(true).size_limit(LARGEST_PATTERN).build() {
            Ok(compiled) => rules.push(FurnitureRule {
                name: name.unwrap_or_else(|| pattern.get_ref().clone()),
                pattern: compiled,
                scope: scope.unwrap_or(Scope::Edge),
            }),
            Err(fault) => {
                let reason = fault.to_string();
                let reason = reason.lines().last().unwrap_or_default();
                let message = format!("the pattern cannot be read: {reason}");
                let help = "the syntax is that of https://docs.rs/regex; put a \\ before signs that mean themselves";
                problems.push(
                    Problem::error(Rule::WrongValue, block.place(pattern.span()), message)
                        .help(help),
                );
            }
        }
    }
    ImportConfig { keep_sources, furniture: rules }
}

/// How large a pattern may become when it is compiled, in bytes.
const LARGEST_PATTERN: usize = 1 << 20;

fn check_language(
    raw: RawLanguage,
    span: std::ops::Range<usize>,
    block: &TomlBlock<'_>,
    problems: &mut Vec<Problem>,
) -> Option<LanguageConfig> {
    let RawLanguage { tag, name, title, description, locale } = raw;
    let Some(tag) = tag else {
        problems.push(
            Problem::error(Rule::WrongValue, block.place(span), "a language has no tag")
                .help("add tag = \"en\""),
        );
        return None;
    };
    let language = Language::new(tag.get_ref())
        .map_err(|fault| {
            problems.push(
                Problem::error(Rule::WrongValue, block.place(tag.span()), fault.to_string())
                    .help("tags are like \"zh\", \"en\" or \"zh-Hant\" (BCP 47)"),
            );
        })
        .ok()?;
    let locale_name = match &locale {
        Some(locale) => locale.get_ref().as_str(),
        None if language.default_locale().is_empty() => language.as_str(),
        None => language.default_locale(),
    };
    let conventions = Conventions::new(locale_name)
        .map_err(|fault| {
            let span = locale.as_ref().map_or(tag.span(), Spanned::span);
            problems.push(
                Problem::error(Rule::WrongValue, block.place(span), fault.to_string())
                    .help("locales are like \"en-GB\" or \"zh-CN\""),
            );
        })
        .ok()?;
    Some(LanguageConfig {
        language,
        name: name.unwrap_or_else(|| language.to_string()),
        title: title.unwrap_or_else(|| "Gongwen".to_owned()),
        description,
        locale: locale_name.to_owned(),
        conventions,
    })
}
