//! An edition of the site that is on show, with threads of its own that make its files when they are
//! asked for. It ends when nobody can ask it any more.

use std::collections::HashMap;
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::thread;

use tokio::sync::oneshot;

use super::streamed::Opened;
use crate::edition::Edition;
use crate::path::OutputPath;
use crate::problem::Problem;
use crate::publish::Bytes;
use crate::search::Index;
use crate::site::{Content, Plan, Planned, Site};
use crate::source::Data;

/// An edition that can be asked for its files.
pub(super) struct Generation(Sender<Ask>);

/// A file that is asked for, by its path, and where to send it.
struct Ask {
    path: OutputPath,
    reply: oneshot::Sender<File>,
}

/// What comes of asking for a file.
#[derive(Debug)]
pub(super) enum File {
    /// What it holds.
    Bytes(Vec<u8>),
    /// It lies on disk as it is.
    OnDisk(Opened),
    /// The site has no such file.
    Missing,
    /// It cannot be made.
    Failed(Problem),
}

impl Generation {
    /// Plans the files of an edition; with what is wrong in that.
    pub fn start(edition: Edition) -> (Self, Vec<Problem>) {
        let (asks, asked) = mpsc::channel();
        let (plan, planned) = mpsc::channel();
        thread::spawn(move || run(&edition, asked, &plan));
        (Self(asks), planned.recv().unwrap_or_default())
    }

    /// Asks for a file.
    pub async fn file(&self, path: &OutputPath) -> File {
        let (reply, answer) = oneshot::channel();
        // Where nobody answers, the threads are gone, and with them the file.
        match self.0.send(Ask { path: path.clone(), reply }) {
            Ok(()) => answer.await.unwrap_or(File::Missing),
            Err(_) => File::Missing,
        }
    }
}

/// Answers until nobody can ask.
fn run(edition: &Edition, asked: Receiver<Ask>, problems: &Sender<Vec<Problem>>) {
    let site = edition.site(None);
    let mut found = Vec::new();
    let plan = edition.plan(&site, &mut found);
    let files = plan.files.iter().map(|file| (file.path.as_str(), file)).collect();
    let making = Making { edition, site, plan: &plan, files, index: OnceLock::new() };
    // Nobody is told where whoever asked for the site is gone.
    let _ = problems.send(found);
    let asked = Mutex::new(asked);
    let workers = thread::available_parallelism().map_or(2, Into::into);
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some(Ask { path, reply }) = next(&asked) {
                    // Who asked may have gone since.
                    let _ = reply.send(making.file(path.as_str()));
                }
            });
        }
    });
}

fn next(asked: &Mutex<Receiver<Ask>>) -> Option<Ask> {
    asked.lock().unwrap_or_else(PoisonError::into_inner).recv().ok()
}

/// All that the files of an edition are made of.
struct Making<'a> {
    edition: &'a Edition,
    site: Site<'a>,
    plan: &'a Plan<'a>,
    files: HashMap<&'a str, &'a Planned<'a>>,
    /// Made when something of it is first asked for: most changes are looked at without a search.
    index: OnceLock<Option<Index<'a>>>,
}

impl Making<'_> {
    fn file(&self, path: &str) -> File {
        match self.files.get(path) {
            Some(planned) => self.make(planned, &self.site),
            None => self.part_of_index(path).unwrap_or(File::Missing),
        }
    }

    fn make(&self, planned: &Planned<'_>, site: &Site<'_>) -> File {
        match self.edition.bytes(planned, site, self.plan) {
            Ok(Bytes::Made(bytes)) => File::Bytes(bytes),
            Ok(Bytes::Data(Data::Built(data))) => File::Bytes(data.to_vec()),
            // It may have gone since it was found.
            Ok(Bytes::Data(Data::OnDisk(path))) => {
                Opened::at(path).map_or(File::Missing, File::OnDisk)
            }
            Err(problem) => File::Failed(problem),
        }
    }

    fn part_of_index(&self, path: &str) -> Option<File> {
        if !path.starts_with("search/") {
            return None;
        }
        let index = self.index.get_or_init(|| self.edition.index(&())).as_ref()?;
        let path_of = |file: &_| OutputPath::search(&crate::search::File::name(*file));
        let file = index.files().find(|file| path_of(file).as_str() == path)?;
        let planned =
            Planned { path: path_of(&file), content: Content::Search(file), origin: None };
        Some(self.make(&planned, &self.edition.site(Some(index))))
    }
}
