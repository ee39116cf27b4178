//! The tables of `fixtures/specs`, and what holds of any text.
