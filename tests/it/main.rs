//! What the program promises, tested from outside: the library's public interface and the real binary.

mod articles;
mod cli;
mod determinism;
mod schema;
mod spans;
mod specs;
mod support;
