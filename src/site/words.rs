//! The words of the interface, in each language, with Project Fluent.
//!
//! A language's words are in `templates/locales/TAG.ftl`: the theme brings English and Chinese, and
//! a site may override single messages or add languages. A message that a language lacks is taken
//! from English, with a warning.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::resolver::errors::{ReferenceKind, ResolverError};
use fluent_bundle::{FluentArgs, FluentError, FluentResource};
use fluent_syntax::ast::{Entry, Pattern};
use jiff::civil::Date;

use crate::config::Config;
use crate::language::Language;
use crate::problem::{Problem, Rule, SourceText, nearest};

type Bundle = FluentBundle<FluentResource>;

/// Words in all languages of a site.
pub struct Words {
    bundles: Vec<(Language, Bundle)>,
    fallback: Bundle,
    /// The keys of all messages.
    keys: BTreeSet<String>,
    /// The messages that are the same whatever they are given, in each language: most are, and pages
    /// have some fifty each.
    fixed: Vec<(Language, BTreeMap<String, Box<str>>)>,
}

impl Words {
    /// Reads the words. `theme` are the built-in files, `site` those of the site's own folder.
    pub fn new(
        theme: &[SourceText],
        site: &[SourceText],
        config: &Config,
        problems: &mut Vec<Problem>,
    ) -> Self {
        let fallback = bundle(Language::EN, theme, &[], problems);
        let all_keys: BTreeSet<String> =
            theme.iter().filter(|file| is_for(file, Language::EN)).flat_map(keys).collect();
        let mut bundles = Vec::new();
        for language in config.tags() {
            let own = theme.iter().chain(site).filter(|file| is_for(file, language));
            let own_keys: BTreeSet<String> = own.flat_map(keys).collect();
            let missing: Vec<&str> = all_keys.difference(&own_keys).map(String::as_str).collect();
            if !missing.is_empty() {
                let file = site.iter().find(|file| is_for(file, language));
                let place = match file {
                    Some(file) => file.whole(),
                    None => crate::problem::Place {
                        file: crate::path::SourcePath::new("site.toml"),
                        spot: None,
                    },
                };
                let message = format!(
                    "the interface has no words in \"{language}\" for: {}",
                    missing.join(", ")
                );
                problems.push(Problem::warning(Rule::InterfaceWords, place, message).help(
                    format!("add them to templates/locales/{language}.ftl; English stands in"),
                ));
            }
            bundles.push((language, bundle(language, theme, site, problems)));
        }
        let keys: BTreeSet<String> = theme.iter().chain(site).flat_map(keys).collect();
        let mut words = Self { bundles, fallback, keys, fixed: Vec::new() };
        words.fixed = config.tags().map(|language| (language, words.fixed_in(language))).collect();
        words
    }

    /// The messages that are the same whatever they are given.
    fn fixed_in(&self, language: Language) -> BTreeMap<String, Box<str>> {
        let fixed = |key: &String| {
            let mut faults = Vec::new();
            let (bundle, pattern) = self.pattern(language, key)?;
            let text = bundle.format_pattern(pattern, None, &mut faults);
            faults.is_empty().then(|| (key.clone(), Box::from(text)))
        };
        self.keys.iter().filter_map(fixed).collect()
    }

    /// The messages that are the same whatever they are given, by language and key.
    pub fn fixed(&self) -> impl Iterator<Item = (Language, &BTreeMap<String, Box<str>>)> {
        self.fixed.iter().map(|(language, messages)| (*language, messages))
    }

    /// A message in a language. `None` when no language has it.
    #[must_use]
    pub fn get(&self, language: Language, key: &str, args: &FluentArgs<'_>) -> Option<String> {
        let fixed = self.fixed().find(|(one, _)| *one == language);
        if let Some(text) = fixed.and_then(|(_, messages)| messages.get(key)) {
            return Some(text.to_string());
        }
        let (bundle, pattern) = self.pattern(language, key)?;
        Some(bundle.format_pattern(pattern, Some(args), &mut Vec::new()).into_owned())
    }

    /// What a message is made of: in the language or, failing that, in English.
    fn pattern(&self, language: Language, key: &str) -> Option<(&Bundle, &Pattern<&str>)> {
        let own = self.bundles.iter().find(|(one, _)| *one == language).map(|(_, bundle)| bundle);
        own.into_iter()
            .chain([&self.fallback])
            .find_map(|bundle| Some((bundle, bundle.get_message(key)?.value()?)))
    }

    /// The key that may have been meant by one that no language has.
    #[must_use]
    pub fn nearest_key(&self, key: &str) -> Option<&str> {
        nearest(key, self.keys.iter().map(String::as_str))
    }

    /// A message without arguments; its key, should no language have it.
    #[must_use]
    pub fn plain(&self, language: Language, key: &str) -> String {
        self.get(language, key, &FluentArgs::new()).unwrap_or_else(|| key.to_owned())
    }

    /// A year as it stands alone: 2026, 2026年.
    #[must_use]
    pub fn year(&self, language: Language, year: i16) -> String {
        let mut args = FluentArgs::new();
        args.set("year", year.to_string());
        self.get(language, "year-name", &args).unwrap_or_else(|| year.to_string())
    }

    /// A stretch of years: 2021–2026, 2021—2026年.
    #[must_use]
    pub fn years(&self, language: Language, first: i16, last: i16) -> String {
        if first == last {
            return self.year(language, first);
        }
        let mut args = FluentArgs::new();
        args.set("first", first.to_string());
        args.set("last", last.to_string());
        self.get(language, "years-from-to", &args).unwrap_or_else(|| format!("{first}–{last}"))
    }

    /// What a reader of a language calls another: Chinese, 英文.
    #[must_use]
    pub fn language_name(&self, config: &Config, reader: Language, language: Language) -> String {
        let own = || config.language(language).map(|config| config.name.clone());
        self.get(reader, &format!("language-{language}"), &FluentArgs::new())
            .or_else(own)
            .unwrap_or_else(|| language.to_string())
    }

    /// A stretch of days as a reader of the language writes it: 4–5 February 2026,
    /// 2026年2月4日至5日.
    #[must_use]
    pub fn days(&self, config: &crate::config::LanguageConfig, start: Date, end: Date) -> String {
        let conventions = &config.conventions;
        if start == end {
            return conventions.date(start);
        }
        let key = if start.year() != end.year() {
            "days"
        } else if start.month() != end.month() {
            "days-in-year"
        } else {
            "days-in-month"
        };
        let mut args = FluentArgs::new();
        args.set("start", conventions.date(start));
        args.set("end", conventions.date(end));
        for (prefix, date) in [("start", start), ("end", end)] {
            args.set(format!("{prefix}-day"), date.day().to_string());
            args.set(format!("{prefix}-month"), date.month().to_string());
            args.set(format!("{prefix}-month-name"), conventions.month(date));
        }
        args.set("year", end.year().to_string());
        self.get(config.language, key, &args)
            .unwrap_or_else(|| format!("{} – {}", conventions.date(start), conventions.date(end)))
    }
}

/// Deepest nesting of braces in words. Their parser calls itself for each, so that without a limit a
/// broken file could exhaust the stack.
const DEEPEST: usize = 40;

fn depth(text: &str) -> usize {
    let mut depth: usize = 0;
    let mut deepest = 0;
    for byte in text.bytes() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

/// A range in a text; in the place of one that begins after a line break, the last sign before that:
/// a parser that misses something finds it missing on the next line, or at the end of the file.
fn on_a_line(text: &str, range: Range<usize>) -> Range<usize> {
    let start = text.floor_char_boundary(range.start);
    let before = text[..start].trim_end();
    match before.char_indices().next_back() {
        Some((last, _)) if text[before.len()..start].contains('\n') => last..before.len(),
        _ => range,
    }
}

fn is_for(file: &SourceText, language: Language) -> bool {
    file.file.as_str().ends_with(&format!("/{language}.ftl"))
}

/// The keys of the messages of a file. What cannot be read of it is reported with its bundle.
fn keys(file: &SourceText) -> Vec<String> {
    if depth(&file.text) > DEEPEST {
        return Vec::new();
    }
    let resource =
        fluent_syntax::parser::parse(&*file.text).unwrap_or_else(|(resource, _)| resource);
    let key = |entry: Entry<&str>| match entry {
        Entry::Message(message) => Some(message.id.name.to_owned()),
        _ => None,
    };
    resource.body.into_iter().filter_map(key).collect()
}

fn bundle(
    language: Language,
    theme: &[SourceText],
    site: &[SourceText],
    problems: &mut Vec<Problem>,
) -> Bundle {
    let tag = language.as_str().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    // Isolating marks are invisible characters around every argument, for mixed directions of
    // writing; in a page they would be part of titles and of what is copied.
    bundle.set_use_isolating(false);
    for file in theme.iter().chain(site).filter(|file| is_for(file, language)) {
        if depth(&file.text) > DEEPEST {
            let message = format!("these words are nested more than {DEEPEST} deep");
            problems.push(
                Problem::error(Rule::InterfaceWords, file.whole(), message)
                    .help("close what is open"),
            );
            continue;
        }
        let resource =
            FluentResource::try_new(file.text.to_string()).unwrap_or_else(|(resource, faults)| {
                for fault in faults {
                    let place = file.place(on_a_line(&file.text, fault.pos));
                    problems.push(
                        Problem::error(
                            Rule::InterfaceWords,
                            place,
                            format!("these words cannot be read: {}", fault.kind),
                        )
                        .help("a message is a line `key = words` (Project Fluent)"),
                    );
                }
                resource
            });
        bundle.add_resource_overriding(resource);
    }
    for file in site.iter().filter(|file| is_for(file, language)) {
        for key in keys(file) {
            problems.extend(broken_reference(&bundle, &key).map(|name| {
                let line = file.text.find(&format!("{key} ")).unwrap_or_default();
                let message = format!("the words \"{key}\" refer to {name}");
                Problem::error(Rule::InterfaceWords, file.place(line..line + key.len()), message)
                    .help("refer to another message { key }, a term { -name } or a value { $name }")
            }));
        }
    }
    bundle
}

/// What a message refers to that does not exist, or that is the message itself. The values of
/// variables are only known on a page.
fn broken_reference(bundle: &Bundle, key: &str) -> Option<String> {
    let pattern = bundle.get_message(key)?.value()?;
    let mut faults = Vec::new();
    bundle.format_pattern(pattern, None, &mut faults);
    faults.into_iter().find_map(|fault| match fault {
        FluentError::ResolverError(ResolverError::Reference(ReferenceKind::Variable {
            ..
        })) => None,
        FluentError::ResolverError(ResolverError::Reference(reference)) => Some(match reference {
            ReferenceKind::Function { id } => format!("the function {id}(), which is not there"),
            ReferenceKind::Term { id, .. } => format!("the term -{id}, which is not there"),
            ReferenceKind::Message { id, .. } | ReferenceKind::Variable { id } => {
                format!("{id}, which is not there")
            }
        }),
        FluentError::ResolverError(ResolverError::Cyclic) => Some("themselves".to_owned()),
        _ => None,
    })
}
