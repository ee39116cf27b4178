//! The command line: arguments as typed, the commands, exit codes.
//!
//! 0: every document read got its record. 1: some input could not be read or some output not written, or any
//! error under `--strict`. 2: wrong usage, bad rules or a bad gazetteer. A closed pipe ends quietly.

mod args;
mod explain;
mod extract;
mod gazetteer;
mod rules;

use std::io::{self, Write};
use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use args::{Args, Command};

/// Why a run ends with something other than 0.
#[derive(Debug)]
enum Failure {
    /// Wrong usage or bad data: 2.
    Usage(String),
    /// Input not read or output not written: 1. What it is about has been said already, or is said now.
    Run(Option<String>),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Run(Some(error.to_string()))
    }
}

/// Runs the program.
#[must_use]
pub fn main() -> ExitCode {
    let args = Args::parse();
    match run(args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Run(None)) => ExitCode::from(1),
        Err(Failure::Run(Some(message))) => {
            complain(&message);
            ExitCode::from(1)
        }
        Err(Failure::Usage(message)) => {
            complain(&message);
            ExitCode::from(2)
        }
    }
}

/// Says something on stderr; a closed stderr is no reason to fail.
fn complain(message: &str) {
    let _ = writeln!(io::stderr(), "dateline: {message}");
}

fn run(args: Args) -> Result<(), Failure> {
    match args.command {
        Command::Extract(extract) => extract::run(*extract),
        Command::Explain(explain) => explain::run(&explain),
        Command::Gazetteer(command) => gazetteer::run(&command),
        Command::Rules(command) => rules::run(&command),
        Command::Schema => {
            let schema = schemars::schema_for!(crate::record::Record);
            let text = serde_json::to_string_pretty(&schema).map_err(io::Error::from)?;
            print(format!("{text}\n").as_bytes())
        }
        Command::Completions { shell } => {
            let mut out = Vec::new();
            clap_complete::generate(shell, &mut Args::command(), "dateline", &mut out);
            print(&out)
        }
        Command::Man => {
            let mut out = Vec::new();
            clap_mangen::Man::new(Args::command()).render(&mut out)?;
            print(&out)
        }
    }
}

/// Writes to standard output; a closed pipe ends quietly.
fn print(bytes: &[u8]) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other.map_err(|error| Failure::Run(Some(format!("standard output: {error}")))),
    }
}
