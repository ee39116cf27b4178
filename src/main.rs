//! The `dateline` program: arguments in, exit status out.

use std::process::ExitCode;

/// Records are many small strings; see docs/DEPENDENCIES.md for what this allocator saves.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    dateline::cli::run(std::env::args_os())
}
