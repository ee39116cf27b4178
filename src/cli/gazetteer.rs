//! `dateline gazetteer`: look up a name, check a user's list, count what is inside.

use std::fmt::Write as _;

use super::args::GazetteerCommand;
use super::{Failure, print};
use crate::gazetteer::{Gazetteer, Severity};

/// Runs the command.
pub(super) fn run(command: &GazetteerCommand) -> Result<(), Failure> {
    let gazetteer = Gazetteer::builtin();
    let mut out = String::new();
    match command {
        GazetteerCommand::Lookup { name } => {
            let found: Vec<_> = gazetteer.find_by_name(name).collect();
            if found.is_empty() {
                let _ = writeln!(out, "{name}: no such name");
            } else if let Some(id) = gazetteer.lookup_name(name) {
                let _ = writeln!(out, "{name}: {} candidates, the first ahead by {:.2}", found.len(), gazetteer.margin(id));
            }
            for candidate in found {
                let place = [candidate.admin2, candidate.admin1, candidate.country].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
                let point = if candidate.lat.is_nan() { String::new() } else { format!(" {:.2},{:.2}", candidate.lat, candidate.lon) };
                let people = if candidate.population > 0 { format!(" population {}", candidate.population) } else { String::new() };
                let _ = writeln!(out, "  {:<28} {:<14} {}{}{point}{people}", candidate.id, candidate.kind.label(), candidate.name, if place.is_empty() { String::new() } else { format!(" ({place})") });
            }
            print(out.as_bytes())
        }
        GazetteerCommand::Check { file } => {
            let text = std::fs::read_to_string(file).map_err(|error| Failure::Usage(format!("{}: {error}", file.display())))?;
            let problems = gazetteer.check(&file.display().to_string(), &text);
            for problem in &problems {
                let _ = writeln!(out, "{problem}");
            }
            let errors = problems.iter().filter(|problem| problem.severity == Severity::Error).count();
            let _ = writeln!(out, "{}: {errors} errors, {} warnings", file.display(), problems.len() - errors);
            print(out.as_bytes())?;
            if errors > 0 { Err(Failure::Usage(format!("{} cannot be used as it is", file.display()))) } else { Ok(()) }
        }
        GazetteerCommand::Stats => {
            let stats = gazetteer.stats();
            for (kind, count) in &stats.entries {
                let _ = writeln!(out, "{:<20} {count:>8}", kind.as_str());
            }
            let _ = writeln!(out, "{:<20} {:>8}\n{:<20} {:>8}\n{:<20} {:>8}", "names", stats.names, "names to entries", stats.links, "bytes", stats.bytes);
            print(out.as_bytes())
        }
    }
}
