//! From a view to the bytes of its page, through the templates. Pure: the same view gives the
//! same bytes, on any thread.
//!
//! Templates are [Tera](https://keats.github.io/tera/)'s. Beside what Tera has they have the function
//! `t`, which gives a word of the interface in the page's language: `{{ t(key="topics") }}`; and the
//! filters `text`, `link` and `links`, which show values of these types. A loop without end ends where
//! the page is too large, or `range` has given too many numbers (`runaway`).

mod html;
mod runaway;
mod speech;

use std::sync::{Arc, RwLock};

use rustc_hash::FxHashMap;
use tera::{Context, Error as TeraError, ErrorKind, Kwargs, State, Tera, Value};

use crate::path::{OutputPath, SourcePath};
use crate::problem::{Place, Problem, Rule, SourceText};
use crate::site::Words;
use crate::site::views::{Surroundings, View, Whereabouts};
use runaway::{BoundedPage, TOO_LARGE};
use speech::Speech;

/// The page that is rendered, as whoever mends its template must know it.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// Where it will lie.
    pub path: &'a OutputPath,
    /// The record that it shows, if it shows one above all.
    pub record: Option<&'a SourcePath>,
}

/// The templates of what surrounds a page and is the same on others. Each is rendered once for all
/// pages at one place, and `base.html` has the result under its name.
const SHARED: [(&str, &str); 3] =
    [("masthead", "masthead.html"), ("navigation", "navigation.html"), ("footer", "footer.html")];

/// The templates of a site, compiled.
pub struct Renderer {
    tera: Tera,
    sources: Vec<(String, SourceText)>,
    shared: RwLock<FxHashMap<Whereabouts, Arc<Shared>>>,
}

/// What pages at one place share, as their templates see it: names and values.
type Shared = Vec<(&'static str, Value)>;

impl Renderer {
    /// Compiles the templates. `None`, with a problem at its line, when one cannot be read.
    pub fn new(
        templates: &[(String, SourceText)],
        words: Arc<Words>,
        problems: &mut Vec<Problem>,
    ) -> Option<Self> {
        let mut renderer =
            Self { tera: Tera::new(), sources: templates.to_vec(), shared: RwLock::default() };
        let speech = Arc::new(Speech::new(words));
        let of_links = Arc::clone(&speech);
        renderer.tera.register_function("t", move |kwargs: Kwargs, state: &State<'_>| {
            speech.word(&kwargs, state)
        });
        html::register(&mut renderer.tera, move |state| of_links.separator(state));
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

    /// Renders a page that lies at `place`; `surroundings` makes what surrounds it there, where that
    /// is not known yet.
    ///
    /// # Errors
    /// A problem at the line of the template that failed.
    pub fn page(
        &self,
        view: &View,
        (place, surroundings): (Whereabouts, impl FnOnce() -> Surroundings),
        subject: Subject<'_>,
    ) -> Result<Vec<u8>, Problem> {
        let failed = |template, fault: &TeraError| self.problem(fault, Some((template, subject)));
        let shared = match self.known(&place) {
            Some(shared) => shared,
            None => {
                let shared = self.share(&surroundings());
                let shared = shared.map_err(|(template, fault)| failed(template, &fault))?;
                self.remember(place, shared)
            }
        };
        let context = Context::from_serialize(view);
        let rendered = context.and_then(|mut context| {
            for (name, value) in &*shared {
                context.insert_value(*name, value.clone());
            }
            self.render(view.template, &context)
        });
        rendered.map_err(|fault| failed(view.template, &fault))
    }

    fn known(&self, place: &Whereabouts) -> Option<Arc<Shared>> {
        self.shared.read().ok()?.get(place).cloned()
    }

    fn remember(&self, place: Whereabouts, shared: Shared) -> Arc<Shared> {
        let shared = Arc::new(shared);
        if let Ok(mut known) = self.shared.write() {
            known.insert(place, Arc::clone(&shared));
        }
        shared
    }

    /// Renders what pages share. An error comes with the template that failed.
    fn share(&self, surroundings: &Surroundings) -> Result<Shared, (&'static str, TeraError)> {
        let mut context = Context::new();
        context.insert("lang", &surroundings.lang);
        context.insert("site", surroundings);
        let mut shared: Shared =
            context.get("site").map(|site| ("site", site.clone())).into_iter().collect();
        for (name, template) in SHARED {
            let html = self.render(template, &context).map_err(|fault| (template, fault))?;
            shared.push((name, Value::safe_string(&String::from_utf8_lossy(&html))));
        }
        Ok(shared)
    }

    /// Renders a template, as long as what it writes has a size that a page may have.
    fn render(&self, template: &str, context: &Context) -> Result<Vec<u8>, TeraError> {
        runaway::begin_page();
        let mut page = BoundedPage::new();
        let rendered = self.tera.render_to(template, context, &mut page);
        if page.is_full() {
            return Err(TeraError::message(TOO_LARGE.as_str()));
        }
        rendered?;
        Ok(page.into_bytes())
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
