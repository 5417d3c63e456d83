//! From a view to the bytes of its page, through the templates. Pure: the same view gives the
//! same bytes, on any thread.
//!
//! Templates are [Tera](https://keats.github.io/tera/)'s. Beside Tera's own filters they have the
//! function `t`, which gives a word of the interface in the page's language: `{{ t(key="topics") }}`.

use std::sync::Arc;

use fluent_bundle::{FluentArgs, FluentValue};
use tera::{Context, Error as TeraError, ErrorKind, Kwargs, State, Tera, Value};

use crate::language::Language;
use crate::path::SourcePath;
use crate::problem::{Place, Problem, Rule, SourceText};
use crate::site::Words;
use crate::site::views::View;

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
    pub fn page(&self, view: &View) -> Result<String, Problem> {
        let context = Context::from_serialize(view);
        let context = context.map_err(|fault| self.problem(&fault, Some(view)))?;
        self.tera.render(view.template, &context).map_err(|fault| self.problem(&fault, Some(view)))
    }

    fn problem(&self, fault: &TeraError, view: Option<&View>) -> Problem {
        let (place, message) = match fault.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                let source = self.source(report.filename());
                let place = source.map(|source| source.place(report.span().range.clone()));
                (place, report.message().to_owned())
            }
            _ => self.read_report(&fault.to_string()),
        };
        let template = view.map_or("", |view| view.template);
        let place = place.unwrap_or_else(|| match self.source(template) {
            Some(source) => source.whole(),
            None => Place { file: SourcePath::new("templates"), spot: None },
        });
        let message = message.trim().trim_end_matches('.').replace('\n', "; ");
        let problem =
            Problem::error(Rule::Template, place, format!("the template fails: {message}"));
        match view {
            Some(view) => {
                problem.help(format!("seen, for example, on the page \"{}\"", view.page.title))
            }
            None => problem.help("templates are Tera's: see https://keats.github.io/tera/"),
        }
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
    let found = words.get(language, key, &args);
    found.ok_or_else(|| TeraError::message(format!("the interface has no word \"{key}\"")))
}

fn fluent_value(value: &Value) -> Option<FluentValue<'static>> {
    let number = value.as_i128().and_then(|number| i64::try_from(number).ok());
    match number {
        Some(number) => Some(FluentValue::from(number)),
        None => value.as_str().map(|text| FluentValue::from(text.to_owned())),
    }
}
