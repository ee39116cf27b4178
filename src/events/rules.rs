//! The compiled rules with their indexes: from a trigger's lemma to the frames that it may start.

use rustc_hash::FxHashMap;

use super::frame::{ClassWord, CountingWord, Cue, RuleSet};
use super::load::{self, RuleProblem};
use crate::tokenize::fold::hash;

/// A noun that a frame may start from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NounTrigger {
    /// The frame.
    pub frame: u32,
    /// Which of its nouns.
    pub which: u16,
    /// Whether it has more words than its last.
    pub phrase: bool,
}

/// Rules ready to match.
#[derive(Debug)]
pub struct Rules {
    /// Everything, as compiled.
    pub set: RuleSet,
    verbs: FxHashMap<String, Vec<u32>>,
    /// By last word.
    nouns: FxHashMap<String, Vec<NounTrigger>>,
    counting: FxHashMap<String, Vec<u32>>,
    modality: FxHashMap<String, u32>,
    classes: FxHashMap<String, Vec<u32>>,
    /// Bits of [`Cue`] by the hash of the word.
    cues: FxHashMap<u64, u32>,
    /// By the hash of the first word.
    idioms: FxHashMap<u64, Vec<Vec<String>>>,
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
            verbs: FxHashMap::default(),
            nouns: FxHashMap::default(),
            counting: FxHashMap::default(),
            modality: FxHashMap::default(),
            classes: FxHashMap::default(),
            cues: FxHashMap::default(),
            idioms: FxHashMap::default(),
            set,
        };
        for (index, frame) in rules.set.frames.iter().enumerate() {
            for verb in &frame.verbs {
                rules.verbs.entry(verb.clone()).or_default().push(index as u32);
            }
            for (which, noun) in frame.nouns.iter().enumerate() {
                let trigger = NounTrigger { frame: index as u32, which: which as u16, phrase: noun.contains(' ') };
                rules.nouns.entry(last_word(noun).to_owned()).or_default().push(trigger);
            }
        }
        for (index, word) in rules.set.counting.iter().enumerate() {
            rules.counting.entry(last_word(&word.lemma).to_owned()).or_default().push(index as u32);
        }
        for (index, word) in rules.set.modality.iter().enumerate() {
            rules.modality.entry(word.lemma.clone()).or_insert(index as u32);
        }
        for word in &rules.set.cues {
            *rules.cues.entry(hash(&word.lemma)).or_default() |= word.cue.bit();
        }
        for (index, word) in rules.set.classes.iter().enumerate() {
            rules.classes.entry(last_word(&word.lemma).to_owned()).or_default().push(index as u32);
        }
        for phrase in &rules.set.idioms {
            let words: Vec<String> = phrase.split(' ').map(str::to_owned).collect();
            if let Some(first) = words.first().map(|first| hash(first)) {
                rules.idioms.entry(first).or_default().push(words);
            }
        }
        rules
    }

    /// Frames with this verb (`set off` for a phrasal verb).
    #[must_use]
    pub fn by_verb(&self, lemma: &str) -> &[u32] {
        self.verbs.get(lemma).map_or(&[], Vec::as_slice)
    }

    /// Noun triggers whose last word is `lemma`, in order of their frames.
    #[must_use]
    pub fn by_noun(&self, lemma: &str) -> &[NounTrigger] {
        self.nouns.get(lemma).map_or(&[], Vec::as_slice)
    }

    /// Counting words whose last word is `lemma`.
    pub fn counting(&self, lemma: &str) -> impl Iterator<Item = &CountingWord> {
        self.counting.get(lemma).into_iter().flatten().map(|&index| &self.set.counting[index as usize])
    }

    /// What a governing word makes of an event.
    #[must_use]
    pub fn modality(&self, lemma: &str) -> Option<&str> {
        self.modality.get(lemma).map(|&index| self.set.modality[index as usize].modality.as_str())
    }

    /// Classes of a word whose last word is `lemma`, those of several words first.
    pub fn classes(&self, lemma: &str) -> impl Iterator<Item = &ClassWord> {
        self.classes.get(lemma).into_iter().flatten().map(|&index| &self.set.classes[index as usize])
    }

    /// What the word of this hash is a sign of: bits of [`Cue`](super::frame::Cue).
    #[must_use]
    pub fn cues(&self, word: u64) -> u32 {
        self.cues.get(&word).copied().unwrap_or(0)
    }

    /// Whether a base form is a sign of `cue`.
    #[must_use]
    pub fn is_cue(&self, lemma: &str, cue: Cue) -> bool {
        !lemma.is_empty() && self.cues(hash(lemma)) & cue.bit() != 0
    }

    /// Phrases that begin with the word of this hash and tell no event.
    #[must_use]
    pub fn idioms(&self, word: u64) -> &[Vec<String>] {
        self.idioms.get(&word).map_or(&[], Vec::as_slice)
    }
}

fn last_word(phrase: &str) -> &str {
    phrase.rsplit(' ').next().unwrap_or(phrase)
}
