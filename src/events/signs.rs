//! What the rules know of a word, found once for every word of the lexicon: most words of a text are nothing to
//! them, and a look at these bits says so before anything is looked up.

use std::ops::Range;
use std::sync::atomic::{AtomicU32, Ordering};

use rustc_hash::FxHashMap;

use super::classes::Domain;
use super::find::Source;
use super::frame::{Atom, Cue, RuleSet};
use super::rules::Rules;
use crate::lexicon::{Lexicon, Pos, Word};
use crate::tokenize::fold::{WordSet, hash};
use crate::tokenize::{Kind, Token, Tokens};

/// Words beside the counting words of the rules that may tell, or help to tell, what became of people: every word
/// that [`counting`](super::counting), [`states`](super::states) or [`survival`](super::survival) looks for and
/// without which it finds nothing.
static HARM: WordSet<68> = WordSet::new([
    "abducted",
    "abducting",
    "arrested",
    "assassination",
    "beheading",
    "bodies",
    "body",
    "cadaver",
    "casualty",
    "coffin",
    "condition",
    "corpse",
    "cost",
    "dead",
    "deadly",
    "death",
    "deaths",
    "demonstrator",
    "detained",
    "die",
    "displaced",
    "drown",
    "drowning",
    "evacuated",
    "execution",
    "fatal",
    "fatalities",
    "fatally",
    "hanging",
    "herself",
    "himself",
    "homeless",
    "homicide",
    "hospital",
    "hospitals",
    "injured",
    "injuring",
    "kidnapped",
    "kidnapping",
    "killed",
    "killing",
    "live",
    "marcher",
    "missing",
    "mortally",
    "murder",
    "own",
    "participant",
    "perish",
    "pieces",
    "protester",
    "protestor",
    "protestors",
    "remain",
    "remains",
    "save",
    "shooting",
    "shreds",
    "slain",
    "slaying",
    "stabbing",
    "survive",
    "throat",
    "throats",
    "uprooted",
    "victim",
    "wounded",
    "wounding",
]);

/// Words that may say, with their neighbours, how a sentence is to be taken.
static SCENE: WordSet<19> = WordSet::new([
    "according",
    "believed",
    "each",
    "every",
    "month",
    "no",
    "not",
    "on",
    "once",
    "over",
    "own",
    "purportedly",
    "purporting",
    "telling",
    "used",
    "week",
    "without",
    "would",
    "year",
]);

/// Words that may say, with others and beside years, that a number is of a longer time than one event or not of
/// those counted: every word without which [`around`](super::around) reads neither.
static ASIDE: WordSet<9> = WordSet::new(["after", "counted", "decade", "following", "included", "since", "worldwide", "year", "years"]);

/// What a word is, as written or in its base form: a set of bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Signs(u32);

/// Bits above those of [`Cue`].
const HAS_CUE: u32 = 1 << 16;
const VERB: u32 = 1 << 17;
const NOUN: u32 = 1 << 18;
const ASKED: u32 = 1 << 19;
const IS_IDIOM: u32 = 1 << 20;
const OPENS_IDIOM: u32 = 1 << 22;
const IN_IDIOM: u32 = 1 << 23;
const HUMAN: u32 = 1 << 24;
const PROPERTY: u32 = 1 << 25;
const WEAPON: u32 = 1 << 26;
const GROUP: u32 = 1 << 27;
const TELLS_HARM: u32 = 1 << 28;
const SETS_SCENE: u32 = 1 << 29;
const SETS_ASIDE: u32 = 1 << 30;
/// Set in what is known already.
const KNOWN: u32 = 1 << 31;
/// The bits of [`Cue`].
const CUES: u32 = HAS_CUE - 1;
/// The bits of the domains of classes.
const CLASSES: u32 = HUMAN | PROPERTY | WEAPON | GROUP;

/// The bit of a domain of classes.
const fn domain_bit(domain: Domain) -> u32 {
    match domain {
        Domain::Human => HUMAN,
        Domain::Property => PROPERTY,
        Domain::Weapon => WEAPON,
        Domain::Group => GROUP,
    }
}

impl Signs {
    /// Bits of [`Cue`]: of the word as written, or for want of them of its base form.
    #[inline]
    pub(super) const fn cues(self) -> u32 {
        self.0 & CUES
    }

    /// Whether it may be a cue under any of its readings.
    #[inline]
    pub(super) const fn has_cue(self) -> bool {
        self.0 & HAS_CUE != 0
    }

    /// Whether a frame may start from it as a verb, perhaps with a particle.
    #[inline]
    pub(super) const fn starts_as_verb(self) -> bool {
        self.0 & VERB != 0
    }

    /// Whether a frame may start from it as a noun, perhaps with words before it.
    #[inline]
    pub(super) const fn starts_as_noun(self) -> bool {
        self.0 & NOUN != 0
    }

    /// Whether a condition of some frame asks for this word, as written or in its base form.
    #[inline]
    pub(super) const fn asked(self) -> bool {
        self.0 & ASKED != 0
    }

    /// Whether it tells no event by itself.
    #[inline]
    pub(super) const fn is_idiom(self) -> bool {
        self.0 & IS_IDIOM != 0
    }

    /// Whether a phrase that tells no event may begin with it.
    #[inline]
    pub(super) const fn opens_idiom(self) -> bool {
        self.0 & OPENS_IDIOM != 0
    }

    /// Whether it may stand in such a phrase behind the first word.
    #[inline]
    pub(super) const fn in_idiom(self) -> bool {
        self.0 & IN_IDIOM != 0
    }

    /// Whether it has a class in a domain, perhaps with words before it: as a target, a weapon, a group of people.
    #[inline]
    pub(super) const fn has_class(self, domain: Domain) -> bool {
        self.0 & domain_bit(domain) != 0
    }

    /// Whether it may tell, or help to tell, what became of people. Without such a word a sentence counts none.
    #[inline]
    pub(super) const fn tells_harm(self) -> bool {
        self.0 & TELLS_HARM != 0
    }

    /// Whether [`Scene`](super::scene::Scene) reads it with its neighbours.
    #[inline]
    pub(super) const fn sets_scene(self) -> bool {
        self.0 & SETS_SCENE != 0
    }
}

/// What the rules say of words as such, by hash: bits of [`Signs`].
#[derive(Debug)]
struct Said {
    bits: FxHashMap<u64, u32>,
    /// A bit for some bits of each hash: most words fail here.
    mask: Box<[u64; 1 << 10]>,
}

impl Said {
    fn new() -> Self {
        Self { bits: FxHashMap::default(), mask: Box::new([0; 1 << 10]) }
    }

    fn add(&mut self, word: u64, bits: u32) {
        *self.bits.entry(word).or_default() |= bits;
        self.mask[(word >> 6 & 0x3ff) as usize] |= 1 << (word & 63);
    }

    fn of(&self, word: u64) -> u32 {
        let listed = self.mask[(word >> 6 & 0x3ff) as usize] >> (word & 63) & 1 != 0;
        if listed { self.bits.get(&word).copied().unwrap_or(0) } else { 0 }
    }
}

/// The signs of all words of the lexicon, each found when it is first asked for: a word has the same ones in
/// every text.
#[derive(Debug)]
pub(super) struct SignTable {
    said: Said,
    /// By the number of the word.
    known: Vec<AtomicU32>,
}

impl SignTable {
    /// A table for the words of the lexicon, of which nothing is known yet.
    pub(super) fn of(set: &RuleSet) -> Self {
        let mut said = Said::new();
        HARM.hashes().iter().for_each(|&word| said.add(word, TELLS_HARM));
        SCENE.hashes().iter().for_each(|&word| said.add(word, SETS_SCENE));
        ASIDE.hashes().iter().for_each(|&word| said.add(word, SETS_ASIDE));
        let last = |phrase: &str| hash(phrase.rsplit(' ').next().unwrap_or(phrase));
        set.counting.iter().for_each(|word| said.add(last(&word.lemma), TELLS_HARM));
        set.classes.iter().for_each(|word| said.add(last(&word.lemma), Domain::parse(&word.domain).map_or(0, domain_bit)));
        set.cues.iter().for_each(|word| said.add(hash(&word.lemma), word.cue.bit()));
        for frame in &set.frames {
            frame.verbs.iter().for_each(|verb| said.add(hash(verb.split(' ').next().unwrap_or(verb)), VERB));
            frame.nouns.iter().for_each(|noun| said.add(last(noun), NOUN));
            for atom in frame.require.iter().chain(&frame.forbid).flat_map(|(_, atoms)| atoms) {
                if let Atom::Lemma(word) = atom {
                    said.add(hash(word), ASKED);
                }
            }
        }
        for phrase in &set.idioms {
            if !phrase.contains(' ') {
                said.add(hash(phrase), IS_IDIOM);
            }
            for (index, word) in phrase.split(' ').enumerate() {
                said.add(hash(word), if index == 0 { OPENS_IDIOM } else { IN_IDIOM });
            }
        }
        Self { said, known: std::iter::repeat_with(AtomicU32::default).take(Lexicon::builtin().len() + 1).collect() }
    }

    #[inline]
    fn of_token(&self, token: &Token, lexicon: &Lexicon) -> Signs {
        // Number 0 is for words that the lexicon does not hold.
        if token.word == 0 {
            let own = self.said.of(token.hash);
            return Signs(if own & CUES == 0 { own } else { own | HAS_CUE });
        }
        let known = self.known.get(token.word as usize);
        match known.map_or(0, |known| known.load(Ordering::Relaxed)) {
            0 => self.find(token, lexicon, known),
            bits => Signs(bits),
        }
    }

    #[cold]
    fn find(&self, token: &Token, lexicon: &Lexicon, known: Option<&AtomicU32>) -> Signs {
        let signs = find(&self.said, token.hash, lexicon.of_token(token));
        if let Some(known) = known {
            known.store(signs.0, Ordering::Relaxed);
        }
        signs
    }

    /// Bits of [`Cue`] of the word of this hash.
    pub(super) fn cues(&self, word: u64) -> u32 {
        self.said.of(word) & CUES
    }
}

/// A bit for each token of a text.
#[derive(Debug, Default)]
pub(super) struct Marks(Vec<u64>);

impl Marks {
    /// The first marked token that is not before `from`; the greatest number where there is none.
    #[inline]
    pub(super) fn first(&self, from: usize) -> usize {
        let mut at = from;
        while let Some(&word) = self.0.get(at / 64) {
            let ahead = word >> (at % 64);
            if ahead != 0 {
                return at + ahead.trailing_zeros() as usize;
            }
            at = (at / 64 + 1) * 64;
        }
        usize::MAX
    }

    /// Whether one of some tokens is marked.
    #[inline]
    fn any(&self, range: Range<usize>) -> bool {
        self.first(range.start) < range.end
    }
}

/// Goes through a text from its start and says of stretches of words if one of them is marked.
pub(super) struct Ahead<'m> {
    marks: &'m Marks,
    /// The first marked token from the start of the last stretch.
    next: usize,
}

impl Ahead<'_> {
    /// Whether one of some tokens is marked. No stretch may start before the last one.
    #[inline]
    pub(super) fn reaches(&mut self, range: Range<usize>) -> bool {
        if self.next < range.start {
            self.next = self.marks.first(range.start);
        }
        self.next < range.end
    }
}

/// The signs of every token of a text, found in one pass; and where those stand that are asked for by stretches of
/// words.
#[derive(Debug)]
pub(crate) struct TokenSigns {
    list: Vec<Signs>,
    harm: Marks,
    aside: Marks,
    starts: Marks,
}

impl TokenSigns {
    /// Reads every token.
    pub(crate) fn of(tokens: &Tokens, lexicon: &Lexicon, rules: &Rules) -> Self {
        let table = &rules.signs;
        let words = tokens.len().div_ceil(64);
        let mut found = Self {
            list: Vec::with_capacity(tokens.len()),
            harm: Marks(Vec::with_capacity(words)),
            aside: Marks(Vec::with_capacity(words)),
            starts: Marks(Vec::with_capacity(words)),
        };
        found.list.extend(tokens.iter().enumerate().map(|(at, token)| {
            let signs = table.of_token(token, lexicon);
            let year = matches!(token.kind, Kind::Number | Kind::Mixed) && is_year(tokens.folded(at));
            if year { Signs(signs.0 | SETS_ASIDE) } else { signs }
        }));
        for chunk in found.list.chunks(64) {
            let (mut harm, mut aside, mut starts) = (0, 0, 0);
            for (bit, signs) in chunk.iter().enumerate() {
                harm |= u64::from(signs.tells_harm()) << bit;
                aside |= u64::from(signs.0 & SETS_ASIDE != 0) << bit;
                starts |= u64::from(signs.0 & (VERB | NOUN) != 0) << bit;
            }
            found.harm.0.push(harm);
            found.aside.0.push(aside);
            found.starts.0.push(starts);
        }
        found
    }

    /// The signs of some tokens, and what all of them are together.
    #[inline]
    pub(super) fn of_range(&self, range: Range<usize>) -> (&[Signs], Signs) {
        let signs = &self.list[range];
        (signs, Signs(signs.iter().fold(0, |all, signs| all | signs.0)))
    }

    /// Where words stand from which a frame may start.
    pub(super) fn starts(&self) -> &Marks {
        &self.starts
    }

    /// Where words stand that may tell, or help to tell, what became of people.
    pub(super) fn harm(&self) -> Ahead<'_> {
        Ahead { marks: &self.harm, next: self.harm.first(0) }
    }

    /// Whether one of some words may say that a number is of a longer time than one event, or not of those counted.
    #[inline]
    pub(super) fn set_aside(&self, range: Range<usize>) -> bool {
        self.aside.any(range)
    }

    /// As if every word might tell what became of people, and set a number aside.
    #[cfg(test)]
    pub(super) fn with_all_marks(&self) -> Self {
        let all = || Marks(vec![u64::MAX; self.harm.0.len()]);
        let list = self.list.iter().map(|signs| Signs(signs.0 | TELLS_HARM)).collect();
        Self { list, harm: all(), aside: all(), starts: all() }
    }
}

/// Whether a word may be a year.
fn is_year(word: &str) -> bool {
    word.len() == 4 && (word.starts_with("19") || word.starts_with("20"))
}

/// The signs of token `at`; none past the end.
#[inline]
pub(super) fn signs(source: Source<'_>, at: usize) -> Signs {
    source.signs.list.get(at).copied().unwrap_or(Signs(0))
}

fn find(said: &Said, written: u64, word: Option<Word<'_>>) -> Signs {
    let own = said.of(written);
    let (mut base, mut noun, mut any) = (None, None, own);
    for reading in word.into_iter().flat_map(Word::readings) {
        let bits = said.of(hash(reading.lemma));
        any |= bits;
        base = base.or(Some(bits));
        noun = noun.or(Some(bits).filter(|_| matches!(reading.pos, Pos::Noun | Pos::PluralNoun)));
    }
    let (base, noun) = (base.unwrap_or(own), noun.unwrap_or(own));
    let cues = if own & CUES == 0 { base & CUES } else { own & CUES };
    let has_cue = if any & CUES == 0 { 0 } else { HAS_CUE };
    let own_or_base = (own | base) & (OPENS_IDIOM | IN_IDIOM | IS_IDIOM | ASKED);
    Signs(KNOWN | cues | has_cue | own_or_base | noun & CLASSES | any & (TELLS_HARM | VERB | NOUN) | own & (SETS_SCENE | SETS_ASIDE))
}

// The bits of the cues stay below.
const _: () = assert!(Cue::Law.bit() < HAS_CUE);
