//! One process, and what it used. The system counts processor time and memory for each process
//! that ends; nothing is sampled.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use wait4::Wait4;

use crate::{Failure, tree};

/// What a process used.
#[derive(Debug, Clone, Copy)]
pub struct Usage {
    /// From its start to its end.
    pub wall: Duration,
    /// Of all processors, in the program and in the system.
    pub cpu: Duration,
    /// The most memory that it held at a time, in bytes. The system begins to count with what this
    /// program holds itself, a few megabytes.
    pub memory: u64,
}

/// Runs a command to its end. What it says is kept in a file, and told only if it fails.
pub fn run(command: &mut Command, log: &Path) -> Result<Usage, Failure> {
    let program = PathBuf::from(command.get_program());
    let file = File::create(log).map_err(|error| tree::failure(log, &error))?;
    let errors = file.try_clone().map_err(|error| tree::failure(log, &error))?;
    let begin = Instant::now();
    let child = command.stdout(file).stderr(errors).spawn();
    let used = child.and_then(|mut child| child.wait4());
    let used = used.map_err(|error| tree::failure(&program, &error))?;
    let wall = begin.elapsed();
    if !used.status.success() {
        let said = std::fs::read_to_string(log).unwrap_or_default();
        return Err(format!("{} failed ({}):\n{said}", program.display(), used.status));
    }
    let cpu = used.rusage.utime + used.rusage.stime;
    Ok(Usage { wall, cpu, memory: used.rusage.maxrss })
}
