//! Failures of the environment: what no edit of the content would mend.

use std::io;
use std::path::{Path, PathBuf};

/// Why a command could not do its work at all.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The root holds no `site.toml`, so it is no site.
    #[error("there is no site.toml in {}", root.display())]
    NoSite {
        /// Where it was looked for.
        root: PathBuf,
    },
    /// The site has no `content/` folder.
    #[error("there is no content/ folder in {}", root.display())]
    NoContent {
        /// Where it was looked for.
        root: PathBuf,
    },
    /// Reading or writing failed.
    #[error("cannot {action} {}: {source}", path.display())]
    Io {
        /// What was being done, as a verb.
        action: &'static str,
        /// To what.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
    /// The output folder would swallow something that Gongwen did not make.
    #[error("will not write the site to {}: {reason}", path.display())]
    UnsafeOutput {
        /// The folder that was asked for.
        path: PathBuf,
        /// Why it is refused.
        reason: &'static str,
    },
    /// The output folder holds files that Gongwen did not write, and would lose them.
    #[error("will not write the site to {}: it holds files that gongwen did not write, and would lose them", path.display())]
    ForeignOutput {
        /// The folder that was asked for.
        path: PathBuf,
    },
    /// A link in the site's folder leads out of it.
    #[error("will not write {}: a link leads out of the site's folder", path.display())]
    OutsideSite {
        /// The file that was to be written.
        path: PathBuf,
    },
}

impl Error {
    /// A failed operation on a file or folder.
    #[must_use]
    pub fn io(action: &'static str, path: &Path, source: io::Error) -> Self {
        Self::Io { action, path: path.to_owned(), source }
    }

    /// What the person at the keyboard can do about it, where there is something.
    #[must_use]
    pub fn help(&self) -> Option<&'static str> {
        match self {
            Self::NoSite { .. } => Some(
                "run the command in the folder that holds site.toml, name that folder with \
                 --root, or begin a site: `gongwen init` makes one with a sample, `gongwen import \
                 FILE` one of saved notices",
            ),
            Self::NoContent { .. } => {
                Some("put notices in content/notices/YEAR/, or import one: `gongwen import FILE`")
            }
            Self::UnsafeOutput { .. } => Some("name another folder with --out"),
            Self::ForeignOutput { .. } => Some(
                "name another folder with --out, or say --force to have the site take the place of \
                 all that lies there",
            ),
            Self::OutsideSite { .. } => Some("put a folder in the place of the link"),
            Self::Io { .. } => None,
        }
    }
}

/// A result whose error is the environment's.
pub type Result<T> = std::result::Result<T, Error>;
