//! A folder of its own for each test, and the program run in it.

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

/// A sentence in which everything is found: type, day, place, toll.
pub const NEWS: &str = "A car bomb killed nine people in Kabul on March 3, 2024, police said.";

/// A folder of files.
pub struct Folder(TempDir);

impl Folder {
    pub fn new() -> Self {
        // Not the default prefix: it begins with a dot, and hidden folders are passed over.
        Self(tempfile::Builder::new().prefix("dateline").tempdir().unwrap())
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, content).unwrap();
        path
    }

    /// The program, run in this folder.
    pub fn dateline(&self, args: &[&str]) -> Command {
        let mut command = dateline(args);
        command.current_dir(self.path());
        command
    }
}

/// The program with these arguments.
pub fn dateline(args: &[&str]) -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("dateline"));
    command.args(args).env_remove("NO_COLOR").env("RUST_BACKTRACE", "0");
    command
}

/// What a run left behind.
#[derive(Debug)]
pub struct Run {
    pub code: Option<i32>,
    pub out: Vec<u8>,
    pub err: String,
}

impl Run {
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.out).unwrap()
    }

    /// Records and error records, one a line.
    pub fn records(&self) -> Vec<Value> {
        self.text().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// `id` of each record; `id!code` of each error record.
    pub fn ids(&self) -> Vec<String> {
        self.records()
            .iter()
            .map(|record| {
                let id = record["id"].as_str().unwrap();
                record["error"]["code"].as_str().map_or_else(|| id.to_owned(), |code| format!("{id}!{code}"))
            })
            .collect()
    }
}

/// Runs to the end.
pub fn run(mut command: Command) -> Run {
    let output = command.output().unwrap();
    let run = Run { code: output.status.code(), out: output.stdout, err: String::from_utf8(output.stderr).unwrap() };
    assert!(!run.err.contains("panicked"), "{}", run.err);
    run
}

/// Runs with this on standard input.
pub fn run_on(mut command: Command, input: impl Into<Vec<u8>>) -> Run {
    command.write_stdin(input);
    run(command)
}
