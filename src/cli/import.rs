//! x
use super::ImportArgs;
use crate::error::Result;
use std::path::Path;
use std::process::ExitCode;
pub(super) fn import(_: &Path, _: &ImportArgs) -> Result<ExitCode> {
    Ok(ExitCode::SUCCESS)
}
