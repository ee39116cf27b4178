//! From tab-separated lists to one flat blob that is read in place.
//!
//! The build script compiles the lists of the project with this code; the library compiles a user's list
//! with the same code at run time. Nothing here depends on the rest of the crate but the tokenizer, which
//! cuts the names, and the hash of its folded words.

pub mod blob;
pub mod kinds;
pub mod rows;
