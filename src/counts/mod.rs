//! Numbers of things and people: what is written, with its bounds.
//!
//! Input: tokens, and the tokens that dates already claim. Output: [`Quantity`], a number with low, best and
//! high and how it is qualified. Numbers that cannot count people (money, percentages, ages, clock times,
//! calibres, road and flight numbers) are marked by [`Quantity::measure`] so that no later stage takes them for
//! a toll. Who is counted, and what happened to them, is for the stages after grammar.

mod bounds;
mod numerals;

pub use bounds::find;
pub use numerals::{Numeral, read_number};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::text::TokenRange;

/// What a count counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CountKind {
    /// People dead by the event.
    Killed,
    /// People hurt and alive.
    Injured,
    /// People unaccounted for.
    Missing,
    /// People abducted.
    Kidnapped,
    /// People held against a demand.
    Hostage,
    /// People arrested or held by authorities.
    Detained,
    /// People driven from their homes.
    Displaced,
    /// People otherwise affected.
    Affected,
    /// People saved or evacuated.
    Rescued,
    /// People set free.
    Released,
    /// People who take part.
    Participants,
    /// People who attack.
    Attackers,
}

impl CountKind {
    /// The kind as the record writes it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Killed => "killed",
            Self::Injured => "injured",
            Self::Missing => "missing",
            Self::Kidnapped => "kidnapped",
            Self::Hostage => "hostage",
            Self::Detained => "detained",
            Self::Displaced => "displaced",
            Self::Affected => "affected",
            Self::Rescued => "rescued",
            Self::Released => "released",
            Self::Participants => "participants",
            Self::Attackers => "attackers",
        }
    }
}

/// How exact a count is, as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Qualifier {
    /// "nine", "9", "a man"
    Exact,
    /// "at least nine"
    AtLeast,
    /// "more than nine"
    MoreThan,
    /// "up to nine"
    AtMost,
    /// "fewer than nine"
    FewerThan,
    /// "about nine"
    About,
    /// "between six and nine"
    Range,
    /// "dozens", "several"
    Vague,
    /// "no one"
    NoneStated,
}

/// What "dozens" and "several" are worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum VaguePolicy {
    /// The least that the word can mean, as `low`; `best` stays empty.
    #[default]
    Minimum,
    /// ACLED's conventions: dozens 12, hundreds 100, several 3 (research: peers' record formats).
    Acled,
    /// ISAF's conventions: couple 2; several, few, some, multiple 3; handful, numerous 4; large number 5.
    Isaf,
}

/// A number with its bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quantity {
    /// All its words, bounds included: "at least nine".
    pub tokens: TokenRange,
    /// Least number that the words allow.
    pub low: Option<u64>,
    /// The number to use.
    pub best: Option<u64>,
    /// Greatest number that the words allow.
    pub high: Option<u64>,
    /// How exact it is.
    pub qualifier: Qualifier,
    /// Whether it measures something that is not people.
    pub measure: bool,
    /// Whether "other" or "more" follows: it adds to a number before.
    pub additional: bool,
}
