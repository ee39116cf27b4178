//! From grammar to events: frames matched on clauses and noun groups, people counted, mentions merged.
//!
//! Input: tokens, syntax, quantities, dates, entities, and the compiled rules. Output: [`Event`]s, the most
//! important first, each with the rule and the words behind every slot. [`find`] matches frames trigger by
//! trigger; [`harm`] counts who was hurt; [`modality`] says whether it happened; [`merge`] makes one event of
//! the mentions of one event and keeps others apart.

mod around;
mod attribution;
pub mod check;
pub mod classes;
pub mod compile;
mod counting;
mod differ;
pub mod find;
mod fit;
mod gaps;
pub mod harm;
pub mod merge;
pub mod modality;
pub mod number;
mod reconcile;
mod roles;
mod rules;
mod scene;
mod share;
mod signs;
pub mod site;
mod slots;
mod states;
mod sufferers;
mod survival;
mod targets;
mod when;

pub use compile::{frame, load};
pub use find::{Argument, EventMention};
pub use frame::{Effect, Frame, Role, RuleSet, Slot};
pub use harm::Harm;
pub use load::RuleProblem;
pub use merge::{Event, Perpetrator, Target};
pub use modality::{Attribution, Modality};
pub use rules::Rules;
