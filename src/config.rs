//! The site's settings: `site.toml`, raw as written and then checked.

use serde::Deserialize;
use toml::Spanned;

use crate::language::{Conventions, Language};
use crate::path::BaseUrl;
use crate::problem::{Problem, SourceText};
use crate::user_toml::TomlBlock;

/// The settings of a site, checked.
pub struct Config {
    /// Where the site is published, when that is known. Only what must be absolute needs it.
    pub base_url: Option<BaseUrl>,
    /// The languages of the site, in the order in which they are offered; at least one, no doubles.
    pub languages: Vec<LanguageConfig>,
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
    /// How dates and names are written and sorted.
    pub conventions: Conventions,
}

#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
struct RawConfig {
    base_url: Option<Spanned<String>>,
    languages: Vec<Spanned<RawLanguage>>,
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
        let RawConfig { base_url, languages: raw } = block.read(problems)?;
        let base_url = base_url.and_then(|url| {
            let checked = BaseUrl::new(url.get_ref());
            let problem = |fault| {
                Problem::error(block.place(url.span()), format!("{fault}"))
                    .help("write the whole address, for example https://name.github.io/repository/")
            };
            checked.map_err(|fault| problems.push(problem(fault))).ok()
        });
        let mut languages: Vec<LanguageConfig> = Vec::new();
        for spanned in raw {
            let span = spanned.span();
            if let Some(language) =
                check_language(spanned.into_inner(), span.clone(), &block, problems)
            {
                if languages.iter().any(|other| other.language == language.language) {
                    let message = format!("the language \"{}\" is there twice", language.language);
                    let problem = Problem::error(block.place(span), message);
                    problems.push(problem.help("take one of the two out"));
                } else {
                    languages.push(language);
                }
            }
        }
        if languages.is_empty() {
            problems.push(Problem::error(source.whole(), "the site has no language").help(
                "add one: [[languages]] with tag = \"en\", name = \"English\", title = \"…\"",
            ));
            return None;
        }
        Some(Self { base_url, languages })
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

fn check_language(
    raw: RawLanguage,
    span: std::ops::Range<usize>,
    block: &TomlBlock<'_>,
    problems: &mut Vec<Problem>,
) -> Option<LanguageConfig> {
    let RawLanguage { tag, name, title, description, locale } = raw;
    let Some(tag) = tag else {
        problems.push(
            Problem::error(block.place(span), "a language has no tag").help("add tag = \"en\""),
        );
        return None;
    };
    let language = Language::new(tag.get_ref())
        .map_err(|fault| {
            problems.push(
                Problem::error(block.place(tag.span()), fault.to_string())
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
                Problem::error(block.place(span), fault.to_string())
                    .help("locales are like \"en-GB\" or \"zh-CN\""),
            );
        })
        .ok()?;
    Some(LanguageConfig {
        language,
        name: name.unwrap_or_else(|| language.to_string()),
        title: title.unwrap_or_else(|| "Gongwen".to_owned()),
        description,
        conventions,
    })
}
