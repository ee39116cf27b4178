//! Frames: which words tell an event, and which grammatical role of theirs fills which slot.
//!
//! These types are what the rule files compile to. The build script compiles the built-in files into the
//! binary; a user's file goes through the same code at run time.

use serde::{Deserialize, Serialize};

/// All rules, compiled.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct RuleSet {
    /// Event types and their codes, in the order of the rule files.
    pub types: Vec<EventType>,
    /// Frames, in the order of the rule files.
    pub frames: Vec<Frame>,
    /// Words that count people.
    pub counting: Vec<CountingWord>,
    /// Words that decide whether an event happened.
    pub modality: Vec<ModalityWord>,
    /// Words that tell what a sentence speaks of.
    pub cues: Vec<CueWord>,
    /// Classes of targets and weapons, by lemma.
    pub classes: Vec<ClassWord>,
    /// Phrases that look like events and are none.
    pub idioms: Vec<String>,
}

/// One event type with its codes in other schemes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventType {
    /// Type, such as `attack`.
    pub name: String,
    /// Subtype, such as `bombing`; empty for the type itself.
    pub subtype: String,
    /// PLOVER root and mode.
    pub plover: String,
    /// CAMEO code.
    pub cameo: String,
    /// ACLED event and sub-event type.
    pub acled: String,
    /// GTD attack type.
    pub gtd: String,
    /// MUC-4 incident type.
    pub muc4: String,
}

/// What a frame's words tell.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Frame {
    /// Stable name, such as `attack/bombing/detonate`.
    pub id: String,
    /// Index into [`RuleSet::types`]; none for a frame that only says what became of people ("were killed").
    pub event: Option<u16>,
    /// Verbs, base form, with particle: `set off`.
    pub verbs: Vec<String>,
    /// Nouns, singular, perhaps of several words: `car bomb attack`.
    pub nouns: Vec<String>,
    /// Which role fills which slot.
    pub roles: Vec<(Role, Slot)>,
    /// What a role must be for the frame to hold.
    pub require: Vec<(Role, Vec<Atom>)>,
    /// What a role must not be.
    pub forbid: Vec<(Role, Vec<Atom>)>,
    /// What becomes of the role's filler.
    pub effects: Vec<(Role, Effect)>,
    /// Whether the deed came to nothing: a bomb that was found, a sniper who missed.
    pub attempted: bool,
    /// Sentences in which the frame must hold, with the slots they must give.
    pub examples: Vec<Example>,
    /// Sentences in which it must not.
    pub counterexamples: Vec<String>,
}

/// A sentence in which a frame must hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Example {
    /// The sentence.
    pub text: String,
    /// Slot and words that it must be filled with.
    pub slots: Vec<(Slot, String)>,
}

/// A grammatical role of a trigger. Subject and object are the logical ones: a passive verb's "by" phrase is its
/// subject.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Role {
    /// Who or what acts: subject, "by" phrase, possessor of a noun.
    Subject,
    /// Whom or what it is done to: object, subject of a passive, "of" phrase of a noun.
    Object,
    /// A noun before a noun trigger: "car bomb" of "car bomb attack".
    Modifier,
    /// A prepositional phrase.
    Preposition(String),
}

/// A slot of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Slot {
    /// Who did it.
    Perpetrator,
    /// Whom or what it struck.
    Target,
    /// With what.
    Weapon,
    /// Where.
    Place,
    /// Another event that caused it.
    Cause,
    /// Who takes part, where nobody is struck: a meeting, a protest.
    Participant,
    /// An organization founded, a post filled, a thing agreed.
    Theme,
}

/// What becomes of somebody or something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// Dead.
    Killed,
    /// Hurt.
    Injured,
    /// Unaccounted for.
    Missing,
    /// Abducted.
    Kidnapped,
    /// Held against a demand.
    Hostage,
    /// Arrested.
    Detained,
    /// Driven from home.
    Displaced,
    /// Affected otherwise.
    Affected,
    /// Saved.
    Rescued,
    /// Set free.
    Released,
    /// Takes part.
    Participants,
    /// Attacks.
    Attackers,
    /// Not hurt.
    Unhurt,
    /// Damaged.
    Damaged,
    /// Destroyed.
    Destroyed,
    /// Taken.
    Stolen,
}

/// One condition on a role's filler.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Atom {
    /// Anything, as long as the role is filled.
    Any,
    /// A semantic class of the lexicon: `person`, `weapon`.
    Class(String),
    /// Any name.
    Name,
    /// A person's name.
    PersonName,
    /// An organization's name.
    OrganizationName,
    /// A place name.
    PlaceName,
    /// A demonym.
    Demonym,
    /// A group with a number.
    Number,
    /// A pronoun.
    Pronoun,
    /// A word that the classes of property hold: `bank`, `power line`.
    Property,
    /// A word, base form.
    Lemma(String),
}

/// A word that counts people by itself: "12 dead", "14 deaths".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountingWord {
    /// Base form.
    pub lemma: String,
    /// What it says of those counted.
    pub effect: Effect,
    /// Where the people stand.
    pub told: Told,
}

/// Where the people that a counting word counts stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Told {
    /// Right before it: "12 dead".
    After,
    /// It is a noun with its number: "14 deaths".
    Noun,
    /// It is a running total: "the death toll rose to 14".
    Toll,
    /// It is a verb and they are its object: "killed 14".
    Verb,
    /// It is a verb and they are its subject: "14 died".
    Fate,
}

/// A word that decides whether what it governs happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModalityWord {
    /// Base form.
    pub lemma: String,
    /// What it makes of the event: `attempted`, `threatened`, `planned`, `denied`, `negated`, `hypothetical`, `historical`,
    /// `claimed`, `accused`, `suspected`.
    pub modality: String,
}

/// A word that tells what a sentence speaks of, beside its events.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CueWord {
    /// Base form, one word.
    pub lemma: String,
    /// What it is a sign of.
    pub cue: Cue,
}

/// What a word is a sign of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cue {
    /// One side of a conflict, whose word is a claim: "the rebels said".
    Party,
    /// A speaker without a side: "inspectors said that there had been no explosion".
    Neutral,
    /// A noun that carries what is said: "reports that".
    Report,
    /// A complement that calls it wrong: "a lie", "baseless".
    Untrue,
    /// A verb that waves it away: "dismissed", "laughed off".
    Dismiss,
    /// A verb that claims: "alleged", "asserted".
    Claiming,
    /// A verb of happening: "took place", "materialized".
    Occur,
    /// A verb of number and course: "have increased".
    Trend,
    /// A word of habit: "often", "rare".
    Habit,
    /// An exercise: "drill".
    Drill,
    /// A work of art or entertainment.
    Fiction,
    /// Sport.
    Sport,
    /// Markets and companies.
    Market,
    /// Software and machines.
    Computing,
    /// A text of law or policy.
    Law,
}

impl Cue {
    /// Its bit in a set of cues.
    #[must_use]
    pub const fn bit(self) -> u32 {
        1 << self as u32
    }
}

/// A word and the class of target, weapon or group that it names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClassWord {
    /// Base form, perhaps of several words.
    pub lemma: String,
    /// `human`, `property`, `weapon` or `group`.
    pub domain: String,
    /// The class, such as `police` or `vehicle_bomb`.
    pub class: String,
}
