//! `dateline gazetteer`: what a name may mean, what is wrong with a list, what the lists hold.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use super::args::{GazetteerArgs, GazetteerCommand};
use super::{Ending, Failure, lookup, print, tell};
use crate::gazetteer::{Gazetteer, Severity};

/// Runs the command.
pub(super) fn run(args: GazetteerArgs) -> Result<Ending, Failure> {
    match args.command {
        GazetteerCommand::Lookup { name, gazetteer, limit, to } => lookup::run(&name.join(" "), &gazetteer, limit, to),
        GazetteerCommand::Check { files } => check(&files),
        GazetteerCommand::Stats => stats(),
    }
}

fn check(files: &[PathBuf]) -> Result<Ending, Failure> {
    let gazetteer = Gazetteer::builtin();
    let mut out = String::new();
    let (mut errors, mut warnings) = (0, 0);
    let mut ending = Ending::Done;
    for path in files {
        let Some(text) = read(path) else {
            ending = ending.max(Ending::Incomplete);
            continue;
        };
        for problem in gazetteer.check(&path.display().to_string(), &text) {
            if problem.severity == Severity::Error {
                errors += 1;
            } else {
                warnings += 1;
            }
            let _ = writeln!(out, "{problem}");
        }
    }
    print(out)?;
    tell(format_args!("{errors} errors, {warnings} warnings"));
    Ok(if errors > 0 { Ending::Usage } else { ending })
}

fn read(path: &Path) -> Option<String> {
    fs::read_to_string(path).inspect_err(|error| tell(format_args!("{}: {error}", path.display()))).ok()
}

fn stats() -> Result<Ending, Failure> {
    let stats = Gazetteer::builtin().stats();
    let mut out = String::from("type\tkind\tentries\n");
    for (kind, entries) in &stats.entries {
        let _ = writeln!(out, "{}\t{}\t{entries}", kind.entity_type(), kind.label());
    }
    let total: u32 = stats.entries.values().sum();
    let _ = writeln!(out, "all\t\t{total}");
    let ending = print(out)?;
    tell(format_args!("{} names, {} meanings, {} bytes compiled", stats.names, stats.links, stats.bytes));
    Ok(ending)
}
