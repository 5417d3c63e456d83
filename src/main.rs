//! Runs the command that was asked for, and exits with what came of it.

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// Pages are made of many small values on several threads, which the allocators of some systems
/// handle slowly.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    gongwen::cli::main()
}
