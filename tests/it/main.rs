//! Tests of the program as a user runs it: one binary, a module for each side of it.

mod commands;
mod formats;
mod hostile;
mod input;
mod pipes;
mod support;
