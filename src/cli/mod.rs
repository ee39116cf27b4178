//! The command line: what the user types, which command runs, and how the program ends.
//!
//! Arguments come in two levels: as typed (`args`), and validated (a configuration in the file of each command).
//! A command returns how it ended; only `main` turns that into an exit status.

mod args;
mod explain;
mod extract;
mod filter;
mod gazetteer;
mod lookup;
mod pipeline;
mod progress;
mod reference;
mod rules;

use std::ffi::OsString;
use std::fmt::Display;
use std::io::{self, Write};
use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use args::{Cli, Command};

use crate::output::is_closed_pipe;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Ending {
    /// All was done.
    Done,
    /// Some input could not be read or some output not written; each was named.
    Incomplete,
    /// The command line, a rule file or a gazetteer is wrong.
    Usage,
}

/// Why a command could not go on.
#[derive(Debug)]
enum Failure {
    /// Options that do not go together, or values without a meaning.
    Usage(String),
    /// Wrong rules or gazetteers: one line a problem.
    Data(Vec<String>),
    /// Input without which nothing can be done: which, and why.
    Read(String, io::Error),
    /// Output that cannot be written: where, and why.
    Write(String, io::Error),
}

/// Runs the program with these arguments, the program's name first.
///
/// Everything that goes wrong is said on standard error. Exit status: 0 done, 1 incomplete, 2 wrong usage or data.
#[must_use]
pub fn run(args: impl IntoIterator<Item = impl Into<OsString> + Clone>) -> ExitCode {
    let cli = match Cli::try_parse_from(args) {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version are "errors" that go to standard output and end well.
            let printed = error.print();
            let ending = if error.use_stderr() {
                Ending::Usage
            } else {
                printed.map_or_else(|error| failed(&Failure::Write("standard output".to_owned(), error)), |()| Ending::Done)
            };
            return exit(ending);
        }
    };
    let ended = match cli.command {
        Command::Extract(args) => extract::run(*args),
        Command::Explain(args) => explain::run(&args),
        Command::Gazetteer(args) => gazetteer::run(args),
        Command::Rules(command) => rules::run(&command),
        Command::Schema => reference::schema(),
        Command::Completions(args) => reference::completions(args.shell),
        Command::Man(args) => reference::man(args.command.as_deref()),
    };
    exit(ended.unwrap_or_else(|failure| failed(&failure)))
}

fn exit(ending: Ending) -> ExitCode {
    ExitCode::from(ending as u8)
}

/// Says what went wrong, and how the program ends.
fn failed(failure: &Failure) -> Ending {
    match failure {
        Failure::Usage(message) => {
            let _ = Cli::command().error(clap::error::ErrorKind::ValueValidation, message).print();
            Ending::Usage
        }
        Failure::Data(problems) => {
            for problem in problems {
                tell(problem);
            }
            Ending::Usage
        }
        Failure::Write(_, error) if is_closed_pipe(error) => Ending::Done,
        Failure::Read(place, error) | Failure::Write(place, error) => {
            tell(format_args!("{place}: {error}"));
            Ending::Incomplete
        }
    }
}

/// Says something on standard error. That nobody may listen is no reason to stop.
fn tell(message: impl Display) {
    let _ = writeln!(io::stderr().lock(), "dateline: {message}");
}

/// Prints a whole text on standard output.
fn print(text: impl AsRef<[u8]>) -> Result<Ending, Failure> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_ref()).and_then(|()| out.flush()).map_err(|error| Failure::Write("standard output".to_owned(), error))?;
    Ok(Ending::Done)
}
