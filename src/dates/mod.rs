//! Dates and times: what is written ([`find`]) and which days it means ([`resolve()`]).
//!
//! Input: the text and its tokens; for the meaning also the day of publication, if known, and the tense at a
//! token. Output: one [`DateMention`] an expression with TIMEX3 value, first and last day, precision and the
//! ground it stands on. Nothing here asks a clock what day it is, and no list outside of this module is used.
//! Which event a date belongs to is decided elsewhere.

mod choose;
mod crosswalk;
mod duration;
mod expression;
mod holidays;
mod lexicon;
mod mention;
mod narrative;
mod parse;
mod period;
mod reading;
mod resolve;
mod tense;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod spec;

pub use crosswalk::{acled_precision, gtd_date, ucdp_precision};
pub use expression::{Clock, Count, DateExpression, Meaning, Modifier, YearPart};
pub use lexicon::{Holiday, Part, Season, Unit};
pub use mention::{Basis, DateIssue, DateMention, Timex};
pub use parse::find;
pub use period::{Period, Precision};
pub use reading::{StatedDay, parse_day, stated_day};
pub use resolve::resolve;
pub use tense::{Tense, tense_near};
