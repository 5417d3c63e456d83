//! Names under which a notice with an English title is cited.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::words::{is_acronym, is_english_body, is_small};
use super::{kinds, latin_names};
use crate::pattern::pattern;

/// General Office of the State Council Issues …
static ISSUED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?P<issuer>\S.{1,120}?) (?:(?:[Jj]ointly|[Oo]fficially|[Hh]as|[Hh]ave) )*(?i:issues?d?|releases?d?|publishe?[sd]?|promulgates?d?|unveils?|rolls out|prints and distributes|formulates?d?) (?i:(?:the|its|a|new|newly|revised) )*(?P<name>.+)$",
    )
});

/// … on Issuing the Measures for X
static CARRIES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?i:(?:notice|announcement|circular|notification|decision|order)\b.*? (?:on|of|for|concerning|regarding) (?:the )?(?:joint )?(?:issuing|issuance of|printing and (?:distributing|distribution of)|promulgating|promulgation of|releasing|release of|publishing|publication of|distributing|issuing and implementing)) (?i:the |its |revised )*(?P<name>.+)$",
    )
});

/// NMPA Seeks Comments on the Measures for X (Draft for Comment)
static DRAFT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r#"\b(?i:comments|opinions|suggestions|views) on (?i:the )?[“"]?(?P<name>[^“”"]*\([^()]*(?i:draft|exposure|comment)[^()]*\))[”"]?(?i: released| issued)?$"#,
    )
});

/// Opinions of the General Office of the State Council on X
static OF_ISSUER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?P<kind>(?:[A-Z][\w-]+ ){0,3}[A-Z][\w-]+) (?:of|by|from) (?:the )?(?P<issuer>[A-Z].{1,100}?),? (?P<rest>(?:on|concerning|regarding|about|for|to) .+)$",
    )
});

/// NMPA Announcement on X; General Office of the State Council: Opinions on X
static ISSUER_FIRST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?P<issuer>(?:the )?[A-Z].{1,100}?)(?:['’]s?|:| [–—-])? (?P<name>(?:[A-Z][\w-]+ ){0,3}?(?P<kind>[A-Z][a-z]+) (?:on|for|of|concerning|regarding|governing) .+)$",
    )
});

/// Announcement No. 15 of 2024 on X
static WITH_NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?P<kind>[A-Z].*?),? [(\[]?(?i:no)\.? ?[0-9]{1,5}(?:,? (?:of )?| ?\(|/)(?:19|20)[0-9]{2}[)\]]*[,:]? (?P<rest>(?:of|on|concerning|regarding|for|about) .+)$",
    )
});

/// A number in brackets, or after a comma, at the end.
static NUMBER_AT_END: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:\s*[(\[（](?:[^()\[\]（）]|[(\[〔][0-9]{4}[)\]〕])*\bno\.? ?[0-9]+[^()（）]{0,20}(?:\([0-9]{4}\))?[)\]）]|,\s*no\. ?[0-9]+,? (?:of )?[0-9]{4})$",
    )
});

/// The names other than the whole title.
pub(super) fn names(title: &str) -> Vec<String> {
    let title = NUMBER_AT_END.replace(title.trim(), "");
    let title = title.trim_end_matches(['.', ' ']);
    let mut names = vec![title.to_owned()];
    if let Some(found) = WITH_NUMBER.captures(title) {
        names.push(format!("{} {}", group(&found, "kind"), group(&found, "rest")));
    }
    let document = names.last().cloned().unwrap_or_default();
    let issued = ISSUED.captures(title).filter(|found| {
        // "Notice on the Newly Issued …" has no issuer before its verb.
        let issuer = group(found, "issuer");
        !issuer.split(' ').any(kinds::is_english) && !issuer.contains(['“', '"'])
    });
    if let Some(found) = issued {
        for name in carried(group(&found, "name")) {
            names.extend(of_issuer(group(&found, "issuer"), &name));
            names.push(name);
        }
        return names;
    }
    if let Some(found) = DRAFT.captures(title) {
        names.extend(carried(group(&found, "name")));
    }
    names.extend(without_issuer(&document));
    if let Some(found) = names.iter().find_map(|name| CARRIES.captures(name)) {
        let carried = carried(group(&found, "name"));
        names.extend(carried);
    }
    names
}

/// The bodies that a title names as its issuers.
pub(super) fn issuers(title: &str) -> Vec<String> {
    let title = NUMBER_AT_END.replace(title.trim(), "");
    let title = title.trim_end_matches(['.', ' ']);
    let mut issuers = Vec::new();
    if let Some(found) = ISSUED.captures(title) {
        issuers.push(group(&found, "issuer").to_owned());
    }
    if let Some(found) = OF_ISSUER.captures(title)
        && is_kind(group(&found, "kind"))
    {
        let whole = format!("{} {}", group(&found, "issuer"), group(&found, "rest"));
        let on =
            [" on ", " concerning ", " regarding "].iter().filter_map(|on| whole.find(on)).min();
        let at = on.unwrap_or(group(&found, "issuer").len());
        issuers.extend(whole.get(..at).map(str::to_owned));
    }
    if let Some(found) = ISSUER_FIRST.captures(title)
        && kinds::is_english(group(&found, "kind"))
    {
        issuers.push(group(&found, "issuer").to_owned());
    }
    issuers.retain(|one| has_body(one) && !one.split(' ').any(kinds::is_english));
    issuers
}

/// A document's name without its issuer, and with it in the other place.
fn without_issuer(title: &str) -> Vec<String> {
    if let Some(found) = OF_ISSUER.captures(title)
        && is_kind(group(&found, "kind"))
    {
        // "Notice of the State Administration for Market Regulation on X": of the places where the
        // issuer may end, that with "on" is sure.
        let issuer = group(&found, "issuer");
        let rest = group(&found, "rest");
        let whole = format!("{issuer} {rest}");
        let on =
            [" on ", " concerning ", " regarding "].iter().filter_map(|on| whole.find(on)).min();
        let at = on.unwrap_or(issuer.len());
        if whole.get(..at).is_some_and(has_body) {
            return vec![format!("{}{}", group(&found, "kind"), whole.get(at..).unwrap_or(""))];
        }
    }
    let Some(found) = ISSUER_FIRST.captures(title) else { return Vec::new() };
    let (issuer, name) = (group(&found, "issuer"), group(&found, "name"));
    let last = issuer.rsplit(' ').next().unwrap_or("");
    let is_issuer = is_acronym(last) || is_english_body(last);
    if !is_issuer || !kinds::is_english(group(&found, "kind")) || has_news(issuer) {
        return Vec::new();
    }
    of_issuer(issuer, name).into_iter().chain([name.to_owned()]).collect()
}

/// "Opinions on X" as "Opinions of the Issuer on X".
fn of_issuer(issuer: &str, name: &str) -> Option<String> {
    let words: Vec<&str> = name.split(' ').take(6).collect();
    let at = words.iter().position(|word| kinds::is_english(word))?;
    let connector = words
        .get(at + 1)
        .filter(|word| matches!(**word, "on" | "for" | "concerning" | "regarding"))?;
    let kind = words.get(..=at)?.join(" ");
    let rest = name.get(kind.len()..)?.strip_prefix(' ')?;
    rest.starts_with(connector).then_some(())?;
    Some(format!("{kind} of the {} {rest}", issuer.strip_prefix("The ").unwrap_or(issuer)))
}

/// The names that a notice carries: quoted ones, else all that is left where that is a name.
fn carried(rest: &str) -> Vec<String> {
    let rest = rest.trim_end_matches([',', ' ']);
    let quoted: Vec<&str> = rest
        .split(['“', '”', '"'])
        .enumerate()
        .filter_map(|(at, part)| (at % 2 == 1).then_some(part))
        .collect();
    if rest.starts_with(['“', '"']) {
        // Words after the last mark say something about the document: it is not here.
        let is_list = rest.split(['“', '”', '"']).step_by(2).all(|between| {
            let between = between.trim_matches([' ', ',', '.']);
            matches!(between, "" | "and" | "the" | "and the") || between.starts_with('(')
        });
        return if is_list { quoted.into_iter().map(str::to_owned).collect() } else { Vec::new() };
    }
    let words: Vec<&str> = rest.split(' ').collect();
    let kind = words.iter().position(|word| kinds::is_english(word.trim_end_matches(',')));
    // "Interpretation of the Measures for X" is another document.
    let is_plain = |kind: usize| !words[..kind].iter().any(|word| is_small(word) || has_news(word));
    let is_name = kind.is_some_and(|kind| is_plain(kind) || kind + 1 == words.len());
    let is_name = is_name && !has_news(words.first().unwrap_or(&""));
    if is_name && latin_names::quoted(rest).is_some() { vec![rest.to_owned()] } else { Vec::new() }
}

fn ends_with_kind(name: &str) -> bool {
    name.rsplit(' ').next().is_some_and(kinds::is_english)
}

/// Whether words are a kind of document, with what may stand before it: Implementation Opinions.
fn is_kind(words: &str) -> bool {
    ends_with_kind(words) && !has_news(words)
}

fn has_body(words: &str) -> bool {
    words.split([' ', ',']).any(|word| is_english_body(word) || is_acronym(word))
}

/// Whether words tell of what a body does, as news does.
fn has_news(words: &str) -> bool {
    const NEWS: [&str; 22] = [
        "Interpretation",
        "Interpreting",
        "Interprets",
        "Explains",
        "Explained",
        "Holds",
        "Held",
        "Studies",
        "Studying",
        "Study",
        "Training",
        "Conference",
        "Meeting",
        "Amends",
        "Amending",
        "Revises",
        "Repeals",
        "Repealing",
        "Questions",
        "Answers",
        "Seminar",
        "Implements",
    ];
    words.split(' ').any(|word| NEWS.contains(&word))
}

fn group<'a>(captures: &Captures<'a>, name: &str) -> &'a str {
    captures.name(name).map_or("", |found| found.as_str())
}
