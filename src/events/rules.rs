//! The compiled rules with their indexes: from a trigger's lemma to the frames that it may start.

use rustc_hash::FxHashMap;

use super::classes::Domain;
use super::fit::{Conditions, Gate};
use super::frame::{CountingWord, Cue, RuleSet};
use super::load::{self, RuleProblem};
use super::signs::SignTable;
use super::traits::Traits;
use crate::tokenize::fold::{chain, hash};

/// A noun that a frame may start from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NounTrigger {
    /// The frame.
    pub frame: u32,
    /// Which of its nouns.
    pub which: u16,
    /// Hash of the word before its last; 0 where it has but one.
    pub before: u64,
}

/// A frame that a verb may start, with what it asks first.
#[derive(Debug, Clone, Copy)]
pub(super) struct VerbTrigger {
    /// The frame.
    pub(super) frame: u32,
    pub(super) gate: Gate,
}

/// One class of a word or phrase.
#[derive(Debug)]
pub(super) struct Class {
    /// Index into the rule set's classes.
    index: u32,
    /// Hashes of the words before the last, the nearest first.
    pub(super) before: Box<[u64]>,
}

/// Rules ready to match.
#[derive(Debug)]
pub struct Rules {
    /// Everything, as compiled.
    pub set: RuleSet,
    /// By frame.
    pub(super) conditions: Vec<Conditions>,
    pub(super) signs: SignTable,
    /// By event type.
    pub(super) traits: Vec<Traits>,
    /// By the hash of the verb, chained with that of its particle.
    verbs: FxHashMap<u64, Vec<VerbTrigger>>,
    /// By the hash of the last word.
    nouns: FxHashMap<u64, Vec<NounTrigger>>,
    /// By the hash of the last word.
    counting: FxHashMap<u64, Vec<u32>>,
    /// By the hash of the word.
    modality: FxHashMap<u64, u32>,
    /// By domain and the hash of the last word.
    classes: [FxHashMap<u64, Vec<Class>>; Domain::COUNT],
    /// Hashes of their words, by that of the first.
    idioms: FxHashMap<u64, Vec<Box<[u64]>>>,
}

/// The built-in rules, as the build script compiled them.
const BUILTIN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/rules.postcard"));

impl Rules {
    /// The built-in rules.
    #[must_use]
    pub fn builtin() -> Self {
        Self::index(postcard::from_bytes(BUILTIN).expect("the build script wrote this with the same types"))
    }

    /// The built-in rules (or none) and the user's files, given as path and text, on top.
    ///
    /// # Errors
    ///
    /// Every problem of every file.
    pub fn with_files(builtin: bool, files: &[(String, String)]) -> Result<Self, Vec<RuleProblem>> {
        let mut set: RuleSet = postcard::from_bytes(BUILTIN).expect("the build script wrote this with the same types");
        let mut added = load::load(files, &set.types)?;
        if builtin {
            // A frame of the user's replaces the built-in one of the same id.
            set.frames.retain(|frame| added.frames.iter().all(|own| own.id != frame.id));
            set.types = added.types;
            set.frames.append(&mut added.frames);
            set.counting.append(&mut added.counting);
            set.modality.append(&mut added.modality);
            set.cues.append(&mut added.cues);
            set.classes.append(&mut added.classes);
            set.idioms.append(&mut added.idioms);
        } else {
            set = added;
        }
        Ok(Self::index(set))
    }

    fn index(set: RuleSet) -> Self {
        let mut rules = Self {
            conditions: set.frames.iter().map(Conditions::of).collect(),
            signs: SignTable::of(&set),
            traits: Traits::of(&set),
            verbs: FxHashMap::default(),
            nouns: FxHashMap::default(),
            counting: FxHashMap::default(),
            modality: FxHashMap::default(),
            classes: Default::default(),
            idioms: FxHashMap::default(),
            set,
        };
        for (index, frame) in rules.set.frames.iter().enumerate() {
            for verb in &frame.verbs {
                let key = verb.split(' ').map(hash).reduce(chain).unwrap_or(0);
                let gate = rules.conditions[index].gate;
                rules.verbs.entry(key).or_default().push(VerbTrigger { frame: index as u32, gate });
            }
            for (which, noun) in frame.nouns.iter().enumerate() {
                let before = noun.rsplit(' ').nth(1).map_or(0, hash);
                let trigger = NounTrigger { frame: index as u32, which: which as u16, before };
                rules.nouns.entry(hash(last_word(noun))).or_default().push(trigger);
            }
        }
        for (index, word) in rules.set.counting.iter().enumerate() {
            rules.counting.entry(hash(last_word(&word.lemma))).or_default().push(index as u32);
        }
        for (index, word) in rules.set.modality.iter().enumerate() {
            rules.modality.entry(hash(&word.lemma)).or_insert(index as u32);
        }
        for (index, word) in rules.set.classes.iter().enumerate() {
            let Some(domain) = Domain::parse(&word.domain) else { continue };
            let mut words = word.lemma.rsplit(' ').map(hash);
            let last = words.next().unwrap_or(0);
            let class = Class { index: index as u32, before: words.collect() };
            rules.classes[domain as usize].entry(last).or_default().push(class);
        }
        for phrase in &rules.set.idioms {
            let words: Box<[u64]> = phrase.split(' ').map(hash).collect();
            if let Some(&first) = words.first() {
                rules.idioms.entry(first).or_default().push(words);
            }
        }
        rules
    }

    /// Frames with this verb without a particle.
    pub(super) fn by_verb(&self, lemma: &str) -> &[VerbTrigger] {
        self.verbs.get(&hash(lemma)).map_or(&[], Vec::as_slice)
    }

    /// Frames with this verb and the particle of this hash: "set off".
    pub(super) fn by_phrasal_verb(&self, lemma: &str, particle: u64) -> &[VerbTrigger] {
        self.verbs.get(&chain(hash(lemma), particle)).map_or(&[], Vec::as_slice)
    }

    /// Noun triggers whose last word is `lemma`, in order of their frames.
    #[must_use]
    pub fn by_noun(&self, lemma: &str) -> &[NounTrigger] {
        self.nouns.get(&hash(lemma)).map_or(&[], Vec::as_slice)
    }

    /// Counting words whose last word is `lemma`.
    pub fn counting(&self, lemma: &str) -> impl Iterator<Item = &CountingWord> {
        self.counting.get(&hash(lemma)).into_iter().flatten().map(|&index| &self.set.counting[index as usize])
    }

    /// What a governing word makes of an event.
    #[must_use]
    pub fn modality(&self, lemma: &str) -> Option<&str> {
        self.modality.get(&hash(lemma)).map(|&index| self.set.modality[index as usize].modality.as_str())
    }

    /// Classes in a domain of the words and phrases that end with the word of this hash.
    pub(super) fn classes(&self, domain: Domain, word: u64) -> &[Class] {
        self.classes[domain as usize].get(&word).map_or(&[], Vec::as_slice)
    }

    /// The name of a class.
    pub(super) fn class_name(&self, class: &Class) -> &str {
        &self.set.classes[class.index as usize].class
    }

    /// What the word of this hash is a sign of: bits of [`Cue`].
    #[must_use]
    pub fn cues(&self, word: u64) -> u32 {
        self.signs.cues(word)
    }

    /// Whether a base form is a sign of `cue`.
    #[must_use]
    pub fn is_cue(&self, lemma: &str, cue: Cue) -> bool {
        !lemma.is_empty() && self.cues(hash(lemma)) & cue.bit() != 0
    }

    /// Phrases that begin with the word of this hash and tell no event.
    pub(super) fn idioms(&self, word: u64) -> &[Box<[u64]>] {
        self.idioms.get(&word).map_or(&[], Vec::as_slice)
    }
}

fn last_word(phrase: &str) -> &str {
    phrase.rsplit(' ').next().unwrap_or(phrase)
}
