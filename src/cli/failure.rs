//! Why a command could not do its work at all: the environment, or what the command line asks for,
//! is at fault. The exit code is then 2.

use crate::error::Error;

/// Why a command could not do its work.
#[derive(Debug, thiserror::Error)]
pub(super) enum Failure {
    /// The environment refused.
    #[error(transparent)]
    Environment(#[from] Error),
    /// What was asked for cannot be.
    #[error("{message}")]
    Request {
        /// Why not.
        message: String,
        /// What to ask for instead.
        help: String,
    },
}

impl Failure {
    /// What was asked for cannot be.
    pub fn request(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self::Request { message: message.into(), help: help.into() }
    }

    /// What the person at the keyboard can do about it, where there is something.
    pub fn help(&self) -> Option<&str> {
        match self {
            Self::Environment(error) => error.help(),
            Self::Request { help, .. } => Some(help),
        }
    }
}

/// A result of a command.
pub(super) type Result<T> = std::result::Result<T, Failure>;
