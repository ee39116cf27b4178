//! `dateline gazetteer`: what a name may mean, what is wrong with a list, what the lists hold.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use super::args::{GazetteerArgs, GazetteerCommand};
use super::{Ending, Failure, print, tell};
use crate::gazetteer::{Candidate, Gazetteer, Severity};

/// Runs the command.
pub(super) fn run(args: GazetteerArgs) -> Result<Ending, Failure> {
    match args.command {
        GazetteerCommand::Lookup { name, gazetteer, limit } => lookup(&name.join(" "), &gazetteer, limit),
        GazetteerCommand::Check { files } => check(&files),
        GazetteerCommand::Stats => stats(),
    }
}

fn lookup(name: &str, lists: &[PathBuf], limit: usize) -> Result<Ending, Failure> {
    let mut gazetteer = Gazetteer::builtin();
    for path in lists {
        let path_name = path.display().to_string();
        let text = fs::read_to_string(path).map_err(|error| Failure::Data(vec![format!("{path_name}: {error}")]))?;
        gazetteer.add_layer(&path_name, &text).map_err(|problems| Failure::Data(problems.iter().map(ToString::to_string).collect()))?;
    }
    let Some(id) = gazetteer.lookup_name(name) else {
        tell(format_args!("no list holds the name \"{name}\""));
        return Ok(Ending::Incomplete);
    };
    let candidates: Vec<Candidate<'_>> = gazetteer.candidates(id).collect();
    let mut out = String::from("rank\tid\tname\ttype\tkind\tcountry\tadmin1\tlatitude\tlongitude\tpopulation\tprior\n");
    for (rank, candidate) in candidates.iter().take(limit).enumerate() {
        let degrees = |value: f32| if value.is_nan() { String::new() } else { format!("{value:.4}") };
        let population = if candidate.population == 0 { String::new() } else { candidate.population.to_string() };
        let Candidate { id, name, country, admin1, .. } = candidate;
        let (entity_type, kind) = (candidate.kind.entity_type(), candidate.kind.label());
        let (lat, lon) = (degrees(candidate.lat), degrees(candidate.lon));
        let _ = writeln!(out, "{}\t{id}\t{name}\t{entity_type}\t{kind}\t{country}\t{admin1}\t{lat}\t{lon}\t{population}\t{:.1}", rank + 1, candidate.prior);
    }
    let ending = print(out)?;
    if candidates.len() > limit {
        tell(format_args!("{} more; see them with -n {}", candidates.len() - limit, candidates.len()));
    }
    tell(format_args!("the first leads the next by {:.2} (0: they are equal, 1: there is no other)", gazetteer.margin(id)));
    Ok(ending)
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
