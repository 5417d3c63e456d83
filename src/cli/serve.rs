//! `gongwen serve`.

use std::net::SocketAddr;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use serde::Serialize;

use super::args::ServeArgs;
use super::failure::Result;
use super::terminal::Terminal;
use super::{build, json, present};
use crate::content::Drafts;
use crate::edition::Options;
use crate::serve::{self, Event, Request};

pub(super) fn serve(root: &Path, args: ServeArgs, terminal: Terminal) -> Result<ExitCode> {
    let ServeArgs { host, port, open, drafts, base_url } = args;
    let request = Request {
        root: root.to_owned(),
        options: Options {
            base_url: build::base_url(base_url)?,
            drafts: if drafts { Drafts::Include } else { Drafts::Leave },
        },
        host,
        port,
    };
    serve::serve(&request, |event| {
        if terminal.wants_json() {
            terminal.json(&Told::of(&event));
        } else {
            tell(&event, &request, terminal);
        }
        if let Event::Listening(address) = event
            && open
            && let Err(fault) = opener::open_browser(url(address))
        {
            terminal.note(&format!("no browser could be opened: {fault}"));
        }
    })?;
    Ok(ExitCode::SUCCESS)
}

fn url(address: SocketAddr) -> String {
    format!("http://{address}/")
}

fn tell(event: &Event<'_>, request: &Request, terminal: Terminal) {
    match *event {
        Event::Listening(address) => listening(address, request, terminal),
        Event::Made { touched, time, problems, is_on_show } => {
            terminal.problems(problems);
            made(touched, time, is_on_show, terminal);
        }
        Event::Unreadable(fault) => terminal.complain(&format!("error: {fault}")),
    }
}

fn listening(address: SocketAddr, request: &Request, terminal: Terminal) {
    if address.port() != request.port {
        terminal.note(&format!("port {} is taken", request.port));
    }
    if !address.ip().is_loopback() {
        terminal.note("anyone who reaches this machine can read the site");
    }
    terminal.result(&format!("serving {}, Ctrl+C ends it", url(address)));
}

fn made(touched: usize, time: Duration, is_on_show: bool, terminal: Terminal) {
    let what = match touched {
        0 => "read the site".to_owned(),
        touched => present::counted(touched, "change"),
    };
    let time = present::time(time);
    if is_on_show {
        terminal.say(&format!("{what}, {time}"));
    } else {
        terminal.say(&format!("{what}, {time}; not on show while an error stands"));
    }
}

/// An event for programs: one object a line.
#[derive(Serialize)]
#[serde(tag = "event", rename_all = "lowercase")]
enum Told<'a> {
    Listening { url: String },
    Made { touched: usize, milliseconds: u128, is_on_show: bool, problems: Vec<json::Problem<'a>> },
    Unreadable { message: String },
}

impl<'a> Told<'a> {
    fn of(event: &Event<'a>) -> Self {
        match *event {
            Event::Listening(address) => Self::Listening { url: url(address) },
            Event::Made { touched, time, problems, is_on_show } => Self::Made {
                touched,
                milliseconds: time.as_millis(),
                is_on_show,
                problems: json::problems(problems),
            },
            Event::Unreadable(fault) => Self::Unreadable { message: fault.to_string() },
        }
    }
}
