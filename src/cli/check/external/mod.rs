//! Links out of the site: whether they lead anywhere.
//!
//! Each address is asked for once, however often it is written. What cannot be found out is told as
//! such: that a server refuses a program says nothing about a link.

mod cache;
mod client;
mod hosts;
mod private;

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use url::Url;

use crate::cli::progress::Progress;
use crate::cli::terminal::Terminal;
use crate::knowledge::Outgoing;
use crate::path::web_url;
use crate::problem::{Problem, Rule};
use cache::Cache;
use client::{Client, Policy, Verdict};
use hosts::{Answer, ask_all};
use private::names_private_host;

/// How long a host is left alone between two links.
const PAUSE: Duration = Duration::from_millis(300);

/// From how many links on it is odd that no host answers.
const MANY: usize = 5;

/// How links out of the site are checked.
#[derive(Debug, Clone, Copy)]
pub(super) struct Options {
    /// How long one request may take.
    pub timeout: Duration,
    /// How long a good link is not asked for again.
    pub max_age: SignedDuration,
    /// Whether this machine and private networks are asked, too.
    pub asks_private: bool,
}

/// How many links there are, and how many of them were asked for now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Checked {
    pub links: usize,
    pub asked: usize,
}

/// Checks the links of the site at `root`, by what was found before and by asking.
pub(super) fn check(
    root: &Path,
    links: &[Outgoing],
    options: Options,
    (terminal, problems): (Terminal, &mut Vec<Problem>),
) -> Checked {
    let mut places: BTreeMap<Url, Vec<&Outgoing>> = BTreeMap::new();
    for link in links {
        match address(&link.url) {
            Some(url) => places.entry(url).or_default().push(link),
            None => problems.push(unreadable(link)),
        }
    }
    #[allow(clippy::disallowed_methods, reason = "the command line tells how old an answer is")]
    let now = Timestamp::now();
    let mut cache = Cache::read(root);
    let (known, unknown): (Vec<Answer>, Vec<Url>) = divide(places.keys(), |url| {
        // It may have been asked when such hosts were.
        let is_refused = !options.asks_private && names_private_host(url);
        cache.verdict(url, now, options.max_age).filter(|_| !is_refused)
    });
    let asked = unknown.len();
    let answers = ask(unknown, options, terminal);
    cache.keep_only(|known| Url::parse(known).is_ok_and(|url| places.contains_key(&url)));
    answers.iter().for_each(|(url, verdict)| cache.learn(url, verdict, now));
    if asked > 0
        && let Err(fault) = cache.write(root)
    {
        terminal.note(&format!("the answers are not kept for the next time: {fault}"));
    }
    for (url, verdict) in known.iter().chain(&answers) {
        let places = places.get(url).into_iter().flatten();
        problems.extend(places.filter_map(|link| problem(link, verdict)));
    }
    Checked { links: places.len(), asked }
}

/// What a link asks for: its address without the part that only a browser sees.
fn address(link: &str) -> Option<Url> {
    let mut url = web_url(link)?;
    url.set_fragment(None);
    Some(url)
}

fn divide<'u>(
    urls: impl Iterator<Item = &'u Url>,
    verdict: impl Fn(&Url) -> Option<Verdict>,
) -> (Vec<Answer>, Vec<Url>) {
    let (mut known, mut unknown) = (Vec::new(), Vec::new());
    for url in urls {
        match verdict(url) {
            Some(verdict) => known.push((url.clone(), verdict)),
            None => unknown.push(url.clone()),
        }
    }
    (known, unknown)
}

fn ask(links: Vec<Url>, options: Options, terminal: Terminal) -> Vec<Answer> {
    let Options { timeout, asks_private, .. } = options;
    let client = Client::new(Policy { timeout, pause: PAUSE, asks_private });
    let progress = Progress::begin(terminal);
    progress.stage("links", links.len());
    let answers = ask_all(links, PAUSE, |url| client.ask(url), || progress.step());
    drop(progress);
    let is_silent = |(_, verdict): &Answer| matches!(verdict, Verdict::Silent(_));
    if answers.len() >= MANY && answers.iter().all(is_silent) {
        terminal.note("no host answers at all: is this machine connected to the Internet?");
    }
    answers
}

fn unreadable(link: &Outgoing) -> Problem {
    let message = format!("{} is no address of the web", link.url);
    Problem::warning(Rule::BrokenLink, link.place.clone(), message)
        .help("write the whole address, beginning with https:// or http://")
}

/// What is said of a link; nothing of a good one.
fn problem(link: &Outgoing, verdict: &Verdict) -> Option<Problem> {
    let (url, place) = (&link.url, link.place.clone());
    Some(match verdict {
        Verdict::Good => return None,
        Verdict::Moved(to) => {
            let message = format!("{url} has moved to {to}");
            Problem::note(Rule::MovedLink, place, message).help("write the new address")
        }
        Verdict::Broken(why) | Verdict::Silent(why) => {
            let message = format!("{url} leads to nothing: {why}");
            Problem::warning(Rule::BrokenLink, place, message)
                .help("mend the address, or name a copy in an archive of the web")
        }
        Verdict::Unchecked(why) | Verdict::Busy(why) => {
            let message = format!("{url} could not be checked: {why}");
            Problem::note(Rule::UncheckedLink, place, message).help("open it in a browser")
        }
        Verdict::Private => {
            let message = format!("{url} leads to this machine or a private network");
            Problem::warning(Rule::PrivateLink, place, message).help(
                "name an address that every reader can reach; --intranet asks such hosts, too",
            )
        }
    })
}
