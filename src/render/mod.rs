//! From a view to the bytes of its page, through the templates. Pure: the same view gives the
//! same bytes, on any thread.
//!
//! Templates are [Tera](https://keats.github.io/tera/)'s. Beside Tera's own filters they have the
//! function `t`, which gives a word of the interface in the page's language: `{{ t(key="topics") }}`. A
//! loop without end ends where the page is too large, or `range` has given too many numbers (`runaway`).

mod runaway;

use std::sync::Arc;

use fluent_bundle::{FluentArgs, FluentValue};
use tera::{Context, Error as TeraError, ErrorKind, Kwargs, State, Tera, Value};

use crate::language::Language;
use crate::path::{OutputPath, SourcePath};
use crate::problem::{Place, Problem, Rule, SourceText};
use crate::site::Words;
use crate::site::views::View;
use runaway::{BoundedPage, TOO_LARGE};

/// The page that is rendered, as whoever mends its template must know it.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// Where it will lie.
    pub path: &'a OutputPath,
    /// The record that it shows, if it shows one above all.
    pub record: Option<&'a SourcePath>,
}

/// The templates of a site, compiled.
pub struct Renderer {
    tera: Tera,
    sources: Vec<(String, SourceText)>,
}

impl Renderer {
    /// Compiles the templates. `None`, with a problem at its line, when one cannot be read.
    pub fn new(
        templates: &[(String, SourceText)],
        words: Arc<Words>,
        problems: &mut Vec<Problem>,
    ) -> Option<Self> {
        let mut renderer = Self { tera: Tera::new(), sources: templates.to_vec() };
        renderer.tera.register_function("t", move |kwargs: Kwargs, state: &State<'_>| {
            word(&words, &kwargs, state)
        });
        renderer.tera.register_function("range", runaway::range);
        let named = templates.iter().map(|(name, source)| (name.as_str(), &*source.text));
        match renderer.tera.add_raw_templates(named) {
            Ok(()) => Some(renderer),
            Err(fault) => {
                problems.push(renderer.problem(&fault, None));
                None
            }
        }
    }

    /// Renders a page.
    ///
    /// # Errors
    /// A problem at the line of the template that failed.
    pub fn page(&self, view: &View, subject: Subject<'_>) -> Result<String, Problem> {
        let seen = Some((view.template, subject));
        let context = Context::from_serialize(view).map_err(|fault| self.problem(&fault, seen))?;
        runaway::begin_page();
        let mut page = BoundedPage::default();
        let rendered = self.tera.render_to(view.template, &context, &mut page);
        if page.is_full() {
            return Err(self.problem(&TeraError::message(TOO_LARGE.as_str()), seen));
        }
        rendered.map_err(|fault| self.problem(&fault, seen))?;
        page.text().map_err(|fault| self.problem(&TeraError::message(fault.to_string()), seen))
    }

    /// What is wrong with a template, at its line; with the page that shows it, if it was only seen
    /// when that was rendered.
    fn problem(&self, fault: &TeraError, seen: Option<(&str, Subject<'_>)>) -> Problem {
        let (place, message) = self.place_and_message(fault);
        let template = seen.map_or("", |(template, _)| template);
        let place = place.unwrap_or_else(|| match self.source(template) {
            Some(source) => source.whole(),
            None => Place { file: SourcePath::new("templates"), spot: None },
        });
        let message = message.trim().trim_end_matches('.').replace('\n', "; ");
        let problem =
            Problem::error(Rule::Template, place, format!("the template fails: {message}"));
        let manual = || "templates are Tera's: see https://keats.github.io/tera/".to_owned();
        match seen {
            Some((_, Subject { path, record: Some(record) })) => {
                problem.help(format!("seen, for example, on the page {path}, made of {record}"))
            }
            Some((_, Subject { path, record: None })) => {
                problem.help(format!("seen, for example, on the page {path}"))
            }
            None => match missing_template(fault, &message) {
                Some(name) => problem.suggest(&name, self.names(), manual),
                None => problem.help(manual()),
            },
        }
    }

    fn place_and_message(&self, fault: &TeraError) -> (Option<Place>, String) {
        match fault.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                let source = self.source(report.filename());
                let place = source.map(|source| source.place(report.span().range.clone()));
                (place, report.message().to_owned())
            }
            ErrorKind::MissingParent { current, parent } => {
                (self.mention(current, parent), format!("there is no template \"{parent}\""))
            }
            ErrorKind::CircularExtend { tpl, inheritance_chain: chain } => {
                // The chain begins above the template.
                let place = chain.first().and_then(|parent| self.mention(tpl, parent));
                (place, format!("it extends itself: {}", chain.join(", ")))
            }
            ErrorKind::CircularInclude { tpl, include_chain: chain } => {
                // The chain begins with the template.
                let place = chain.get(1).and_then(|next| self.mention(tpl, next));
                (place, format!("it includes itself: {}", chain.join(", ")))
            }
            _ => self.read_report(&fault.to_string()),
        }
    }

    /// Where a template names another, in quotation marks.
    fn mention(&self, template: &str, other: &str) -> Option<Place> {
        let source = self.source(template)?;
        let quoted = ['"', '\'', '`'].map(|mark| format!("{mark}{other}{mark}"));
        let found = quoted
            .iter()
            .filter_map(|quoted| source.text.find(quoted.as_str()).map(|at| at..at + quoted.len()));
        found.min_by_key(|range| range.start).map(|range| source.place(range))
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        self.sources.iter().map(|(name, _)| name.as_str())
    }

    /// Place and message of an error that tells its place in its text: a first line, then
    /// `--> NAME:LINE:COLUMN` and the lines of the template.
    fn read_report(&self, text: &str) -> (Option<Place>, String) {
        let message = text.lines().next().unwrap_or_default().trim_start_matches("error: ");
        let place = text.split_once("--> ").and_then(|(_, rest)| {
            let mut parts = rest.lines().next()?.trim().splitn(3, ':');
            let source = self.source(parts.next()?)?;
            let line: usize = parts.next()?.parse().ok()?;
            let start: usize =
                source.text.split_inclusive('\n').take(line.checked_sub(1)?).map(str::len).sum();
            let length = source.text[start..].lines().next().map_or(0, str::len);
            Some(source.place(start..start + length))
        });
        (place, message.to_owned())
    }

    fn source(&self, name: &str) -> Option<&SourceText> {
        self.sources.iter().find(|(known, _)| known == name).map(|(_, source)| source)
    }
}

/// The template that is named and not there, if that is the fault.
fn missing_template(fault: &TeraError, message: &str) -> Option<String> {
    match fault.kind() {
        ErrorKind::MissingParent { parent, .. } => Some(parent.clone()),
        _ => {
            let name = message.strip_prefix("Unknown template `")?;
            name.strip_suffix('`').map(str::to_owned)
        }
    }
}

/// `t(key="…", name=value …)`: a word of the interface, in `lang` or else the page's language.
fn word(words: &Words, kwargs: &Kwargs, state: &State<'_>) -> Result<String, TeraError> {
    let key: &str = kwargs.must_get("key")?;
    let tag = match kwargs.get::<String>("lang")? {
        Some(tag) => Some(tag),
        None => state.get::<String>("lang")?,
    };
    let Some(tag) = tag else {
        return Err(TeraError::message("t() has no language here: give it lang=page.lang"));
    };
    let language = Language::new(&tag).map_err(|fault| TeraError::message(fault.to_string()))?;
    let mut args = FluentArgs::new();
    for (name, value) in kwargs.iter() {
        let name = name.to_string();
        if let Some(value) = fluent_value(value).filter(|_| name != "key" && name != "lang") {
            args.set(name, value);
        }
    }
    words.get(language, key, &args).ok_or_else(|| {
        let meant = words.nearest_key(key).map(|near| format!("; did you mean \"{near}\"?"));
        let meant = meant.unwrap_or_default();
        TeraError::message(format!("the interface has no word \"{key}\"{meant}"))
    })
}

fn fluent_value(value: &Value) -> Option<FluentValue<'static>> {
    let number = value.as_i128().and_then(|number| i64::try_from(number).ok());
    match number {
        Some(number) => Some(FluentValue::from(number)),
        None => value.as_str().map(|text| FluentValue::from(text.to_owned())),
    }
}
