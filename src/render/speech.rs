//! The function `t` of templates, which speaks the words of the interface.

use std::sync::Arc;

use fluent_bundle::{FluentArgs, FluentValue};
use rustc_hash::FxHashMap;
use tera::{Error, Kwargs, State, TeraResult, Value};

use crate::language::Language;
use crate::site::Words;

/// The words of the interface, as templates ask for them.
pub(super) struct Speech {
    words: Arc<Words>,
    /// The messages that are the same whatever they are given, by tag and key.
    fixed: Vec<(String, FxHashMap<String, Value>)>,
}

impl Speech {
    pub fn new(words: Arc<Words>) -> Self {
        let fixed = words.fixed().map(|(language, messages)| {
            let values =
                messages.iter().map(|(key, text)| (key.clone(), Value::normal_string(text)));
            (language.to_string(), values.collect())
        });
        Self { fixed: fixed.collect(), words }
    }

    /// `t(key="…", name=value …)`: a word of the interface, in `lang` or else the page's language.
    pub fn word(&self, kwargs: &Kwargs, state: &State<'_>) -> TeraResult<Value> {
        let key: &str = kwargs.must_get("key")?;
        let tag = match kwargs.get::<Value>("lang")? {
            Some(tag) => Some(tag),
            None => state.get::<Value>("lang")?,
        };
        let Some(tag) = tag.as_ref().and_then(Value::as_str) else {
            return Err(Error::message("t() has no language here: give it lang=page.lang"));
        };
        if let Some(text) = self.fixed(tag, key) {
            return Ok(text.clone());
        }
        let language = Language::new(tag).map_err(|fault| Error::message(fault.to_string()))?;
        let mut args = FluentArgs::new();
        for (name, value) in kwargs.iter() {
            let name = name.to_string();
            if let Some(value) = fluent_value(value).filter(|_| name != "key" && name != "lang") {
                args.set(name, value);
            }
        }
        let text = self.words.get(language, key, &args);
        text.map(|text| Value::normal_string(&text)).ok_or_else(|| {
            let meant =
                self.words.nearest_key(key).map(|near| format!("; did you mean \"{near}\"?"));
            let meant = meant.unwrap_or_default();
            Error::message(format!("the interface has no word \"{key}\"{meant}"))
        })
    }

    /// What stands between two of a list, in the page's language.
    pub fn separator(&self, state: &State<'_>) -> TeraResult<Value> {
        let tag = state.get::<Value>("lang")?;
        let text = tag.as_ref().and_then(|tag| self.fixed(tag.as_str()?, "list-separator"));
        text.cloned().ok_or_else(|| Error::message("links has no language here"))
    }

    fn fixed(&self, tag: &str, key: &str) -> Option<&Value> {
        self.fixed.iter().find(|(one, _)| one == tag)?.1.get(key)
    }
}

fn fluent_value(value: &Value) -> Option<FluentValue<'static>> {
    let number = value.as_i128().and_then(|number| i64::try_from(number).ok());
    match number {
        Some(number) => Some(FluentValue::from(number)),
        None => value.as_str().map(|text| FluentValue::from(text.to_owned())),
    }
}
