//! From grammar to events: frames matched on clauses and noun groups, people counted, mentions merged.
//!
//! Input: tokens, syntax, quantities, dates, entities, and the compiled rules. Output: [`Event`]s, the most
//! important first, each with the rule and the words behind every slot.
//!
//! * Frames: [`find`] goes from trigger to trigger; `signs` says which words are nothing to the rules; `roles` finds
//!   what stands around a trigger, `fit` whether a frame holds of it; [`modality`] and `scene` say whether it happened.
//! * People: [`harm`] counts those in the roles of frames, `counting` those that nouns tell ("12 dead"), `states` and
//!   `survival` those that no frame has read, `gaps` those of numbers alone; `sufferers` says whom a word is about,
//!   [`number`] how many a group names, `around` what the words beside it say.
//! * Events: [`merge`] makes one event of the mentions of one event and keeps others apart, `differ` those of crimes
//!   against others; `share` gives a count to two; `slots`, `targets`, `attribution`, `when` and [`site`] fill in who,
//!   whom, when and where; `reconcile` makes figures of its counts.

mod around;
mod attribution;
pub mod check;
pub mod classes;
pub mod compile;
mod counting;
mod differ;
mod elsewhere;
pub mod find;
mod fit;
mod gaps;
pub mod harm;
pub mod merge;
pub mod modality;
pub mod number;
mod reconcile;
mod retell;
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
mod traits;
mod when;

pub use compile::{frame, load};
pub use find::{Argument, EventMention};
pub use frame::{Effect, Frame, Role, RuleSet, Slot};
pub use harm::Harm;
pub use load::RuleProblem;
pub use merge::{Event, Perpetrator, Target};
pub use modality::{Attribution, Modality};
pub use rules::Rules;
pub(crate) use signs::TokenSigns;
