//! What the build script and the reader of the lexicon share: the classes, the layout, the cutting of names.

pub mod classes;
pub mod layout;
pub mod words;

pub(crate) use classes::stored_enum;
