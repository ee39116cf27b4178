//! What the program promises, tested from outside: the library's public interface and the real binary.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![allow(
    clippy::format_collect,
    clippy::naive_bytecount,
    clippy::case_sensitive_file_extension_comparisons,
    reason = "plain words over speed in tests"
)]

mod articles;
mod cli;
mod commands;
mod counts;
mod date_warnings;
mod determinism;
mod formats;
mod hostile;
mod input;
mod muc4;
mod pipes;
mod places;
mod program;
mod rules;
mod schema;
mod spans;
mod specs;
mod support;
mod syntax;
