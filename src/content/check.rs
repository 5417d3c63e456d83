//! The checks that the fields of all records share, each with the problem it reports.

use std::ops::Range;

use jiff::civil::Date;
use toml::Spanned;
use toml::value::Datetime;

use super::address::{Index, RecordId, Vocabulary};
use super::fact::Fact;
use super::markdown::WebLink;
use crate::config::Config;
use crate::language::Language;
use crate::path::{BadName, NoticeId, TermId};
use crate::problem::{Problem, Rule, SourceText};

/// The checking of one file's front matter. Spans that are given to it are those of the TOML;
/// spans that it gives are those of the file.
pub(super) struct Check<'a> {
    pub source: &'a SourceText,
    /// Where the TOML starts in the file.
    pub offset: usize,
    pub language: Language,
    pub index: &'a Index,
    pub config: &'a Config,
    pub problems: Vec<Problem>,
    /// The addresses of the web that the front matter names.
    pub web_links: Vec<WebLink>,
}

impl Check<'_> {
    /// A span of the TOML as one of the file.
    pub fn absolute(&self, span: Range<usize>) -> Range<usize> {
        self.offset + span.start..self.offset + span.end
    }

    /// A value that needs no further check, with its span.
    pub fn fact<T>(&self, value: Spanned<T>) -> Fact<T> {
        Fact { span: self.absolute(value.span()), value: value.into_inner() }
    }

    pub fn error(&mut self, span: Range<usize>, message: &str, help: &str) {
        let place = self.source.place(self.absolute(span));
        self.problems.push(Problem::error(Rule::WrongValue, place, message).help(help));
    }

    pub fn warn_whole(&mut self, message: &str, help: &str) {
        self.problems
            .push(Problem::warning(Rule::EmptyNotice, self.source.whole(), message).help(help));
    }

    /// A title is the one thing no record can do without.
    pub fn title(&mut self, title: Option<Spanned<String>>) -> String {
        match title {
            Some(title) if !title.get_ref().trim().is_empty() => title.into_inner(),
            Some(empty) => {
                self.error(empty.span(), "the title is empty", "write what the record is called");
                String::new()
            }
            None => {
                let problem = Problem::error(
                    Rule::MissingTitle,
                    self.source.place(0..3),
                    "the title is missing",
                );
                self.problems.push(problem.help("add title = \"…\" to the front matter"));
                String::new()
            }
        }
    }

    pub fn date(&mut self, date: &Spanned<Datetime>) -> Option<Fact<Date>> {
        const HELP: &str = "write the day alone as YEAR-MONTH-DAY, for example 2026-02-05";
        let written = date.get_ref();
        let civil = written.date.filter(|_| written.time.is_none()).and_then(|date| {
            let year = i16::try_from(date.year).ok().filter(|year| *year > 0)?;
            let (month, day) = (i8::try_from(date.month).ok()?, i8::try_from(date.day).ok()?);
            Date::new(year, month, day).ok()
        });
        if civil.is_none() {
            self.error(date.span(), &format!("\"{written}\" is no day of the calendar"), HELP);
        }
        Some(Fact { value: civil?, span: self.absolute(date.span()) })
    }

    pub fn year(&mut self, year: &Spanned<i64>) -> Option<Fact<i16>> {
        match i16::try_from(*year.get_ref()) {
            Ok(value @ 1..=9999) => Some(Fact { value, span: self.absolute(year.span()) }),
            _ => {
                self.error(year.span(), "this is no year", "write it with four digits");
                None
            }
        }
    }

    /// The id of a record of a vocabulary that exists.
    pub fn term(&mut self, vocabulary: Vocabulary, id: &Spanned<String>) -> Option<Fact<TermId>> {
        let known = TermId::new(id.get_ref()).ok().filter(|id| self.index.has_term(vocabulary, id));
        let draft = TermId::new(id.get_ref()).ok();
        let is_draft = |id: &TermId| self.index.is_draft(&RecordId::Term(vocabulary, id.clone()));
        if let Some(draft) = draft.filter(|id| known.is_none() && is_draft(id)) {
            let message = format!("the {} \"{draft}\" is a draft", vocabulary.singular());
            let help = "take draft = true out of it, or build with --drafts";
            self.error(id.span(), &message, help);
        } else if known.is_none() {
            let place = self.source.place(self.absolute(id.span()));
            let message = format!("there is no {} \"{}\"", vocabulary.singular(), id.get_ref());
            let tag = self.language;
            let folder = vocabulary.folder();
            self.problems.push(Problem::error(Rule::UnknownRecord, place, message).suggest(
                id.get_ref(),
                self.index.terms(vocabulary),
                || format!("describe it in content/{folder}/{}.{tag}.md", id.get_ref()),
            ));
        }
        Some(Fact { value: known?, span: self.absolute(id.span()) })
    }

    /// Ids of records of a vocabulary. `None`, beside the problems, when one of them is wrong: half
    /// a list is not what the file states.
    pub fn terms(
        &mut self,
        vocabulary: Vocabulary,
        ids: Option<Vec<Spanned<String>>>,
    ) -> Option<Fact<Vec<TermId>>> {
        let ids = ids?;
        let span = match (ids.first(), ids.last()) {
            (Some(first), Some(last)) => first.span().start..last.span().end,
            _ => 0..0,
        };
        let mut value: Vec<TermId> = Vec::with_capacity(ids.len());
        for id in &ids {
            match self.term(vocabulary, id).map(|fact| fact.value) {
                Some(known) if value.contains(&known) => {
                    let message = format!("\"{known}\" is there twice");
                    self.error(id.span(), &message, "name it once");
                }
                Some(known) => value.push(known),
                None => {}
            }
        }
        let is_whole = value.len() == ids.len();
        is_whole.then(|| Fact { value, span: self.absolute(span) })
    }

    /// The id of another notice of the collection.
    pub fn other_notice(&mut self, own: &NoticeId, id: &Spanned<String>) -> Option<NoticeId> {
        let read = NoticeId::new(id.get_ref()).ok();
        let known = read.clone().filter(|id| self.index.has_notice(id));
        if let Some(draft) = read
            .filter(|read| known.is_none() && self.index.is_draft(&RecordId::Notice(read.clone())))
        {
            let message = format!("the notice \"{draft}\" is a draft");
            let help = "take draft = true out of it, or build with --drafts";
            self.error(id.span(), &message, help);
        } else if known.is_none() {
            let place = self.source.place(self.absolute(id.span()));
            let message = format!("there is no notice \"{}\"", id.get_ref());
            let written = id.get_ref();
            self.problems.push(Problem::error(Rule::UnknownRecord, place, message).suggest(
                written,
                self.index.notices(),
                || "write the id of a notice of the collection, such as 2021/name".into(),
            ));
        } else if known.as_ref() == Some(own) {
            self.error(id.span(), "this is the notice itself", "name the other notice");
            return None;
        }
        known
    }

    /// Other records of a record's own vocabulary.
    pub fn other_terms(
        &mut self,
        (vocabulary, own): (Vocabulary, &TermId),
        ids: Option<Vec<Spanned<String>>>,
    ) -> Option<Fact<Vec<TermId>>> {
        for id in ids.iter().flatten().filter(|id| id.get_ref() == own.as_str()) {
            let message = format!("\"{own}\" is this record itself");
            self.error(id.span(), &message, "take it out of the list");
        }
        self.terms(vocabulary, ids)
    }

    /// Names without blank ends. An empty one is an error.
    pub fn names(&mut self, names: Vec<Spanned<String>>, what: &str) -> Vec<String> {
        let mut kept: Vec<String> = Vec::with_capacity(names.len());
        for name in names {
            match name.get_ref().trim() {
                "" => {
                    let message = format!("{what} is empty");
                    self.error(name.span(), &message, "write it, or take it out of the list");
                }
                name => kept.push(name.to_owned()),
            }
        }
        kept
    }

    pub fn aliases<Id>(
        &mut self,
        aliases: Vec<Spanned<String>>,
        read: impl Fn(&str) -> Result<Id, BadName>,
    ) -> Vec<Id> {
        let mut ids = Vec::with_capacity(aliases.len());
        for alias in aliases {
            match read(alias.get_ref()) {
                Ok(id) => ids.push(id),
                Err(fault) => self.error(
                    alias.span(),
                    &format!("the alias cannot be an address: {fault}"),
                    "write a former id of this record, such as 2026/old-name",
                ),
            }
        }
        ids
    }

    /// A language of the site other than this file's.
    pub fn other_language(&mut self, tag: &Spanned<String>) -> Option<Language> {
        let language = self.config.tags().find(|known| known.as_str() == tag.get_ref());
        if language.is_none() || language == Some(self.language) {
            let others: Vec<String> =
                self.config.tags().filter(|l| *l != self.language).map(|l| l.to_string()).collect();
            let help = format!("write the language it was made from: {}", others.join(", "));
            let message = format!("this text cannot be a translation of \"{}\"", tag.get_ref());
            self.error(tag.span(), &message, &help);
            return None;
        }
        language
    }
}
