//! A file on disk as the body of an answer, read while it is sent: however many ask for a large one, memory
//! stays small.

#![allow(
    clippy::disallowed_methods,
    reason = "files that are published as they are, are read when asked for"
)]

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::UNIX_EPOCH;

use hyper::body::{Body, Bytes, Frame, SizeHint};
use tokio::task::{JoinHandle, spawn_blocking};

/// How much is read at once.
const PIECE: u64 = 16 << 10;

/// A file that is open.
#[derive(Debug)]
pub(super) struct Opened {
    file: File,
    size: u64,
    /// What tells two states of it apart.
    pub mark: String,
}

impl Opened {
    /// Opens a file.
    pub fn at(path: &Path) -> io::Result<Self> {
        let file = File::open(path)?;
        let about = file.metadata()?;
        let time = about.modified()?.duration_since(UNIX_EPOCH).unwrap_or_default();
        let mark = format!("{:x}-{:x}", about.len(), time.as_nanos());
        Ok(Self { file, size: about.len(), mark })
    }

    /// All of it.
    pub fn read(mut self) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.file.read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// It as a body. One that grows or shrinks meanwhile ends the answer where it first ended, or breaks it off.
    pub fn streamed(self) -> Streamed {
        Streamed { left: self.size, at: At::Rest(Some(self.file)) }
    }
}

/// A file while it is sent.
pub(super) struct Streamed {
    left: u64,
    at: At,
}

/// What is being done with the file.
enum At {
    Rest(Option<File>),
    Reading(JoinHandle<io::Result<(File, Vec<u8>)>>),
}

impl Body for Streamed {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        if self.left == 0 {
            return Poll::Ready(None);
        }
        if let At::Rest(file) = &mut self.at {
            let Some(file) = file.take() else { return Poll::Ready(None) };
            let most = self.left.min(PIECE);
            self.at = At::Reading(spawn_blocking(move || piece(file, most)));
        }
        let At::Reading(reading) = &mut self.at else { return Poll::Ready(None) };
        let read = ready!(Pin::new(reading).poll(context)).map_err(io::Error::other);
        let (file, bytes) = match read.and_then(|read| read) {
            Ok(read) => read,
            Err(fault) => {
                self.at = At::Rest(None);
                return Poll::Ready(Some(Err(fault)));
            }
        };
        self.at = At::Rest(Some(file));
        self.left -= bytes.len() as u64;
        Poll::Ready(Some(Ok(Frame::data(bytes.into()))))
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left)
    }
}

/// The next bytes of a file, at most so many.
fn piece(mut file: File, most: u64) -> io::Result<(File, Vec<u8>)> {
    let mut bytes = Vec::new();
    (&mut file).take(most).read_to_end(&mut bytes)?;
    if bytes.is_empty() { Err(io::ErrorKind::UnexpectedEof.into()) } else { Ok((file, bytes)) }
}
