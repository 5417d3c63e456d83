//! `gongwen new`: a record that a person begins.

#![allow(clippy::disallowed_methods, reason = "the command line looks at the files it writes")]

use std::collections::BTreeSet;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use jiff::civil::Date;
use serde_json::json;

use super::args::NewArgs;
use super::failure::{Failure, Result};
use super::import::{date, with_starter};
use super::site::{self, SiteRecords};
use super::terminal::Terminal;
use super::{below, files};
use crate::config::Config;
use crate::content::{FOLDERS, Kind, RecordId, Term, Vocabulary};
use crate::import::{self, Facts};
use crate::language::Language;
use crate::path::{NoticeId, SourcePath, TermId};
use crate::problem::nearest;

pub(super) fn new(root: &Path, args: &NewArgs, terminal: Terminal) -> Result<ExitCode> {
    let day = args.date.as_deref().map(|day| date("--date", day)).transpose()?;
    let id = id(&args.what, day)?;
    refuse_odd_flags(&id, args)?;
    let Some(SiteRecords { config, records, .. }) = site::read(root, terminal)? else {
        return Ok(ExitCode::from(1));
    };
    let languages = languages(&args.languages, &config)?;
    let (vocabulary, from_starter) = with_starter(records.terms, &config);
    let ids = ids(args, &vocabulary)?;
    let missing = ids.iter().filter(|id| from_starter.contains(id)).cloned();
    let mut new: Vec<(SourcePath, String)> =
        import::starter_files(missing, &vocabulary).into_iter().collect();
    new.retain(|(file, _)| !below(root, file.as_str()).exists());
    let text = text(&id, args, day, &ids);
    refuse_over_others(root, &id, &languages, args.languages.is_empty())?;
    new.extend(languages.iter().map(|language| (id.file(*language), text.clone())));
    for (file, text) in &new {
        let path = below(root, file.as_str());
        files::keep_within(root, &path)?;
        files::create(&path, text.as_bytes())?;
    }
    let files: Vec<String> =
        new.iter().map(|(file, _)| below(root, file.as_str()).display().to_string()).collect();
    if terminal.wants_json() {
        terminal.json(&json!({ "problems": [], "written": files }));
    }
    files.iter().for_each(|file| terminal.result(file));
    Ok(ExitCode::SUCCESS)
}

/// The record that is meant: by its id, or a notice by its title.
fn id(what: &str, day: Option<Date>) -> Result<RecordId> {
    let bad = |fault: crate::path::BadName| {
        let help = "use letters, digits and hyphens, as in topics/cold-chain or 2026/online-sales";
        Failure::request(format!("\"{what}\" is no id: {fault}"), help)
    };
    if let Some((folder, rest)) = what.split_once('/') {
        if FOLDERS.contains(&folder) {
            return RecordId::in_folder(folder, rest).map_err(bad);
        }
        if let Some(near) = nearest(folder, FOLDERS) {
            let message = format!("there is no folder of records \"{folder}\"");
            return Err(Failure::request(message, format!("did you mean {near}/{rest}?")));
        }
        // A title may hold a slash, but hardly without a space.
        if !what.contains(char::is_whitespace) {
            return NoticeId::new(what).map(RecordId::Notice).map_err(bad);
        }
    }
    let year = day.map_or_else(|| "undated".to_owned(), |day| format!("{:04}", day.year()));
    NoticeId::new(&format!("{year}/{}", import::slug(what))).map(RecordId::Notice).map_err(bad)
}

/// Facts are those of notices.
fn refuse_odd_flags(id: &RecordId, args: &NewArgs) -> Result<()> {
    let given = [
        ("--kind", args.kind.is_some()),
        ("--date", args.date.is_some()),
        ("--topic", !args.topics.is_empty()),
        ("--organisation", !args.organisations.is_empty()),
        ("--place", !args.places.is_empty()),
        ("--series", args.series.is_some()),
    ];
    let odd = given.into_iter().find(|(_, is_given)| *is_given).map(|(flag, _)| flag);
    match (id, odd) {
        (RecordId::Term(..) | RecordId::Page(_), Some(flag)) => Err(Failure::request(
            format!("{flag} is a fact of notices, and {id} is none"),
            "leave it out, or write the id of a notice, such as 2026/online-sales",
        )),
        _ => Ok(()),
    }
}

/// The languages to write: those that were named, else all of the site.
fn languages(named: &[String], config: &Config) -> Result<Vec<Language>> {
    let all: Vec<Language> = config.tags().collect();
    let mut languages: Vec<Language> = Vec::new();
    for name in named {
        let known = all.iter().map(Language::as_str);
        let Some(language) = all.iter().find(|one| one.as_str() == name) else {
            return Err(unknown("language", name, known, |known| {
                format!("site.toml has: {known}")
            }));
        };
        if !languages.contains(language) {
            languages.push(*language);
        }
    }
    Ok(if languages.is_empty() { all } else { languages })
}

/// The records of vocabularies that were named.
fn ids(args: &NewArgs, vocabulary: &[Arc<Term>]) -> Result<Vec<(Vocabulary, TermId)>> {
    let named = Vocabulary::ALL.into_iter().flat_map(|of| {
        let ids = match of {
            Vocabulary::Topics => args.topics.iter(),
            Vocabulary::Series => args.series.as_slice().iter(),
            Vocabulary::Organisations => args.organisations.iter(),
            Vocabulary::Places => args.places.iter(),
        };
        ids.map(move |id| (of, id))
    });
    let find = |(of, id): (Vocabulary, &String)| {
        let known: BTreeSet<&TermId> =
            vocabulary.iter().filter(|term| term.vocabulary == of).map(|term| &term.id).collect();
        match known.iter().find(|one| one.as_str() == id) {
            Some(found) => Ok((of, (*found).clone())),
            None => Err(unknown(of.singular(), id, known.iter().map(|one| one.as_str()), |_| {
                format!("begin it first: gongwen new {}/{id}", of.folder())
            })),
        }
    };
    named.map(find).collect()
}

fn unknown<'a>(
    what: &str,
    written: &str,
    known: impl Iterator<Item = &'a str> + Clone,
    otherwise: impl FnOnce(&str) -> String,
) -> Failure {
    let help = match nearest(written, known.clone()) {
        Some(near) => format!("did you mean \"{near}\"?"),
        None => otherwise(&known.collect::<Vec<_>>().join(", ")),
    };
    Failure::request(format!("there is no {what} \"{written}\""), help)
}

/// What the file of the record holds, the same in each language.
fn text(id: &RecordId, args: &NewArgs, day: Option<Date>, ids: &[(Vocabulary, TermId)]) -> String {
    let title = args.title.clone().unwrap_or_else(|| match id {
        // What is no id is the title.
        RecordId::Notice(notice) if notice.as_str() != args.what.trim_start_matches("notices/") => {
            args.what.clone()
        }
        _ => title_of(&id.to_string()),
    });
    match id {
        RecordId::Notice(notice) => {
            let kind = Kind::ALL.into_iter().find(|kind| Some(kind.key()) == args.kind.as_deref());
            let ids: Vec<(Vocabulary, &str)> =
                ids.iter().map(|(of, id)| (*of, id.as_str())).collect();
            import::new_notice(&Facts {
                title: &title,
                kicker: None,
                date: day,
                year: notice.as_str().split_once('/').and_then(|(year, _)| year_of(year)),
                kind: kind.unwrap_or(Kind::Notice),
                ids: &ids,
                people: &[],
                document_number: None,
                summary: None,
            })
        }
        RecordId::Term(..) => import::new_term(&title, &[&title], &[]),
        RecordId::Page(_) => import::new_page(&title),
    }
}

/// A folder of notices that is named after a year.
fn year_of(folder: &str) -> Option<i16> {
    let is_year = folder.len() == 4 && folder.bytes().all(|byte| byte.is_ascii_digit());
    folder.parse().ok().filter(|_| is_year)
}

/// A title to begin with, from the words of an id.
fn title_of(id: &str) -> String {
    let name = id.rsplit('/').next().unwrap_or(id).replace(['-', '_'], " ");
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// No file is written over; where only some languages are there, the others can be asked for.
fn refuse_over_others(
    root: &Path,
    id: &RecordId,
    languages: &[Language],
    are_all: bool,
) -> Result<()> {
    let is_there =
        |language: &&Language| below(root, id.file(**language).as_str()).symlink_metadata().is_ok();
    let (there, free): (Vec<&Language>, Vec<&Language>) = languages.iter().partition(is_there);
    let Some(first) = there.first() else { return Ok(()) };
    let message = format!("{} is there already, and nothing was written", id.file(**first));
    let help = match free.first() {
        Some(free) if are_all => format!("for the language that is missing, add --lang {free}"),
        _ => "choose another id, or edit that file".to_owned(),
    };
    Err(Failure::request(message, help))
}
