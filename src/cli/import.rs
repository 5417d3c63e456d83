//! x
use std::path::Path;
use std::process::ExitCode;
use super::ImportArgs;
use crate::error::Result;
pub(super) fn import(_: &Path, _: &ImportArgs) -> Result<ExitCode> { Ok(ExitCode::SUCCESS) }
