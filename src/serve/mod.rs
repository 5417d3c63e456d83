//! The site on this machine while it is written: pages are made when they are asked for, and those
//! that are on show follow every change of a file.
//!
//! One thread watches the files and makes an [`Edition`](crate::edition::Edition) of the site at
//! every change, quickly, since it remembers what has not changed. An edition without errors takes
//! the place of the one before; else the last good one stays. Each has threads of its own that make
//! its pages (`generation`); one more thread talks HTTP (`http`).
//!
//! It is for whoever writes the site, not for the public: it listens on this machine alone unless
//! told otherwise, answers only to this machine's own names, and hands out nothing but the files of
//! the site.

mod address;
mod changes;
mod generation;
mod http;
mod live;
mod news;
mod patience;
mod streamed;
mod workshop;

use std::net::{IpAddr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

pub use address::{Asked, address_of_folder, asked};

use crate::edition::Options;
use crate::error::{Error, Result};
use crate::problem::{Problem, Severity};
use changes::Changes;
use generation::Generation;
use http::Desk;
use workshop::Workshop;

/// How many ports are tried, from the one that is asked for on.
const PORTS: u16 = 50;

/// What to serve, and where.
#[derive(Debug, Clone)]
pub struct Request {
    /// The folder that holds `site.toml`.
    pub root: PathBuf,
    /// Where it will be published one day, and whether drafts take part.
    pub options: Options,
    /// The address to listen on.
    pub host: IpAddr,
    /// The port to listen on; a taken one gives the next.
    pub port: u16,
}

/// What happened, for whoever shows it to people.
#[derive(Debug)]
pub enum Event<'a> {
    /// The site can be asked for at this address.
    Listening(SocketAddr),
    /// The site was made anew.
    Made {
        /// How many files of it had been touched; 0 at the first time.
        touched: usize,
        /// How long it took.
        time: Duration,
        /// All that is wrong, in the order of places.
        problems: &'a [Problem],
        /// Whether it is on show now. If not, the last good one still is, if there was one.
        is_on_show: bool,
    },
    /// The site could not be read; it will be when its files change again.
    Unreadable(&'a Error),
}

/// Serves a site until the process ends.
///
/// # Errors
/// No such site, no port to listen on, or no way to watch its files.
pub fn serve(request: &Request, mut tell: impl FnMut(Event<'_>)) -> Result<()> {
    let root = root(&request.root)?;
    let mut changes = Changes::of(&root)?;
    let mut workshop = Workshop::new(root, request.options.clone());
    let desk = Arc::new(Desk::new());
    // A folder that is no site is a mistake of the command line; once there is one, whatever goes
    // wrong may be mended.
    make(&mut workshop, &desk, 0, &mut tell)?;
    let listener = listen(request)?;
    let address = listener.local_addr().map_err(|fault| cannot_listen(request, fault))?;
    http::start(listener, Arc::clone(&desk))?;
    tell(Event::Listening(address));
    while let Some(touched) = changes.next() {
        touched.iter().for_each(|path| workshop.touched(path));
        if let Err(fault) = make(&mut workshop, &desk, touched.len(), &mut tell) {
            desk.report_unreadable(&fault);
            tell(Event::Unreadable(&fault));
        }
    }
    Ok(())
}

/// Makes the site anew and puts it on show, unless something is wrong in it.
fn make(
    workshop: &mut Workshop,
    desk: &Desk,
    touched: usize,
    tell: &mut impl FnMut(Event<'_>),
) -> Result<()> {
    let began = now();
    let mut problems = Vec::new();
    let generation = workshop.make(&mut problems)?.map(|edition| {
        let (generation, found) = Generation::start(edition);
        problems.extend(found);
        generation
    });
    problems.sort();
    problems.dedup();
    let is_wrong = problems.iter().any(|problem| problem.severity == Severity::Error);
    let on_show = generation.filter(|_| !is_wrong);
    let is_on_show = on_show.is_some();
    desk.show(on_show, &problems);
    tell(Event::Made { touched, time: began.elapsed(), problems: &problems, is_on_show });
    Ok(())
}

#[allow(clippy::disallowed_methods, reason = "who waits for a page wants to know for how long")]
fn now() -> Instant {
    Instant::now()
}

/// The full path of the site's folder, by which the system tells what has changed in it.
#[allow(clippy::disallowed_methods, reason = "the root is where files are read from")]
fn root(root: &std::path::Path) -> Result<PathBuf> {
    root.canonicalize().map_err(|fault| Error::io("find", root, fault))
}

fn listen(request: &Request) -> Result<TcpListener> {
    let ports = request.port..=request.port.saturating_add(PORTS);
    let mut failed = None;
    for port in ports {
        match TcpListener::bind((request.host, port)) {
            Ok(listener) => return Ok(listener),
            Err(fault) => failed = failed.or(Some(fault)),
        }
    }
    let fault = failed.unwrap_or_else(|| std::io::ErrorKind::AddrInUse.into());
    Err(cannot_listen(request, fault))
}

fn cannot_listen(Request { host, port, .. }: &Request, fault: std::io::Error) -> Error {
    Error::io("listen on", std::path::Path::new(&format!("{host}, port {port}")), fault)
}
