//! What every token is, as far as names are concerned.

use crate::gazetteer::{Gazetteer, NameMatch};
use crate::lexicon::{Flag, Lexicon, Outline, words};
use crate::text::TokenRange;
use crate::tokenize::fold::{WordSet, hash};
use crate::tokenize::{Gap, Kind, Shape, Token, Tokens};

/// How the letters of a sentence are to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Writing {
    /// A capital letter means a name.
    Mixed,
    /// Most words are capitalized: a headline. Only uncommon words tell.
    Headline,
    /// Everything is in capitals.
    Shouted,
}

/// What one token is, as far as names are concerned.
#[derive(Debug, Clone, Copy)]
struct Fact {
    /// What the lexicon says of its word.
    word: Outline,
    /// One more than the index of the match that begins here; 0 where none does.
    begins: u32,
    sentence: u32,
    /// [`CAPITAL`] and the bits below it.
    form: u8,
}

/// A word that begins with a capital letter.
const CAPITAL: u8 = 1;
/// A word in small letters.
const LOWER: u8 = 1 << 1;
/// A word that is neither in small letters nor ordinary.
const UNCOMMON: u8 = 1 << 2;

const MARK_HYPHEN: u64 = hash("-");
/// Marks behind which a sentence begins anew.
static OPENING: WordSet<4> = WordSet::new(["\"", "''", "``", ":"]);
/// Names of days and months; never part of a run.
static TIME_WORDS: WordSet<42> = WordSet::new([
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
    "mondays",
    "sundays",
    "fridays",
    "saturdays",
    "am",
    "pm",
    "gmt",
    "est",
    "ramadan",
    "christmas",
    "easter",
]);
/// Words behind which a month may stand.
static DATING: WordSet<25> = WordSet::new([
    "in", "of", "by", "since", "until", "till", "last", "next", "this", "early", "late", "mid", "from", "to", "for", "on", "through",
    "during", "between", "before", "after", "and", "every", "each", "-",
]);

/// A sentence, as its letters tell.
#[derive(Debug, Clone, Copy)]
struct Line {
    writing: Writing,
    /// The first token that is no mark.
    begins: u32,
    /// Whether it is a line of a table: names and figures, no sentence.
    table: bool,
}

/// The tokens of a document with their flags, their gazetteer matches and their sentences' writing.
pub(super) struct Context<'a> {
    pub text: &'a str,
    pub tokens: &'a Tokens,
    pub lexicon: &'a Lexicon,
    pub gazetteer: &'a Gazetteer,
    pub matches: &'a [NameMatch],
    /// For every token.
    facts: Vec<Fact>,
    /// For every sentence.
    lines: Vec<Line>,
}

impl<'a> Context<'a> {
    #[allow(clippy::needless_bitwise_bool, reason = "no branch is meant")]
    pub fn new(text: &'a str, tokens: &'a Tokens, lexicon: &'a Lexicon, gazetteer: &'a Gazetteer, matches: &'a [NameMatch]) -> Self {
        let mut facts = Vec::with_capacity(tokens.len());
        let mut lines = Vec::with_capacity(tokens.sentences.len());
        for (sentence, range) in (0_u32..).zip(tokens.sentences.iter().map(|sentence| sentence.tokens)) {
            let list = &tokens[range.indices()];
            let mut tally = 0;
            // A capital says nothing of the first word.
            let mut counted = 0;
            for token in list {
                let word = lexicon.outline_of(token);
                let class = CLASSES[token.kind as usize][token.shape as usize];
                let mut form = class.form & !(u8::from(word.has_any(ORDINARY)) * UNCOMMON);
                if token.shape == Shape::Mixed && !begins_large(text, token) {
                    form &= !CAPITAL;
                }
                facts.push(Fact { word, begins: 0, sentence, form });
                let letters = class.tally & LONG_ENOUGH[(token.span.len() as usize).min(4)];
                let common = (letters / TITLE) & u64::from(word.has(Flag::CommonWord)) & counted;
                tally += letters + common * COMMON;
                counted = 1;
            }
            let letters = Letters::of(tally);
            let marks = list.iter().take_while(|token| token.kind == Kind::Punctuation).count();
            let begins = range.start + marks as u32;
            lines.push(Line { writing: letters.writing(tokens.all_capitals), begins, table: letters.table() });
        }
        for (index, found) in matches.iter().enumerate() {
            facts[found.tokens.first()].begins = index as u32 + 1;
        }
        Self { text, tokens, lexicon, gazetteer, matches, facts, lines }
    }

    #[inline]
    fn is(&self, at: usize, form: u8) -> bool {
        self.facts.get(at).is_some_and(|fact| fact.form & form != 0)
    }

    /// Whether token `at` exists and has `flag`.
    #[inline]
    pub fn has(&self, at: usize, flag: Flag) -> bool {
        self.has_any(at, flag.bit())
    }

    /// Whether token `at` exists and has one of `flags`.
    #[inline]
    pub fn has_any(&self, at: usize, flags: u64) -> bool {
        self.facts.get(at).is_some_and(|fact| fact.word.has_any(flags))
    }

    /// The flags of token `at`, as bits; none past the end.
    #[inline]
    pub fn flags(&self, at: usize) -> u64 {
        self.facts.get(at).map_or(0, |fact| fact.word.bits() & Outline::FLAGS)
    }

    /// Whether token `at` is a word that begins with a capital letter.
    #[inline]
    pub fn capital(&self, at: usize) -> bool {
        self.is(at, CAPITAL)
    }

    /// Whether token `at` is written in small letters.
    #[inline]
    pub fn lower(&self, at: usize) -> bool {
        self.is(at, LOWER)
    }

    /// Whether token `at` is a capitalized word that is neither ordinary nor of a date.
    #[inline]
    pub fn plain(&self, at: usize) -> bool {
        self.is(at, UNCOMMON) && !self.time_word(at)
    }

    /// Whether token `at` is the name of a day or a month.
    #[inline]
    pub fn time_word(&self, at: usize) -> bool {
        self.tokens.among(at, &TIME_WORDS)
    }

    /// Whether the word before token `at` is one that a month may stand behind.
    pub fn is_dated(&self, at: usize) -> bool {
        DATING.contains(self.hash_before(at))
    }

    /// The first token from `at` to `end` that is capitalized, begins a match, or is a particle in small letters.
    pub fn next_start(&self, at: usize, end: usize) -> usize {
        let starts =
            |fact: &Fact| fact.form & CAPITAL != 0 || fact.begins != 0 || fact.form & LOWER != 0 && fact.word.has(Flag::NameParticle);
        self.facts[at..end].iter().position(starts).map_or(end, |skipped| at + skipped)
    }

    #[inline]
    pub fn folded(&self, at: usize) -> &'a str {
        self.tokens.folded(at)
    }

    /// The hash of the word before token `at` in the same sentence; 0 at its start.
    pub fn hash_before(&self, at: usize) -> u64 {
        if self.is_first(at) { 0 } else { self.tokens[at - 1].hash }
    }

    /// Whether token `at` is the first of its sentence.
    fn is_first(&self, at: usize) -> bool {
        at == 0 || self.facts[at].sentence != self.facts[at - 1].sentence
    }

    #[inline]
    pub fn sentence(&self, at: usize) -> usize {
        self.facts.get(at).map_or(0, |fact| fact.sentence as usize)
    }

    pub fn sentence_range(&self, at: usize) -> TokenRange {
        self.tokens.sentences.get(self.sentence(at)).map_or_else(TokenRange::default, |sentence| sentence.tokens)
    }

    #[inline]
    pub fn writing(&self, at: usize) -> Writing {
        self.lines.get(self.sentence(at)).map_or(Writing::Mixed, |line| line.writing)
    }

    /// Whether the sentence of token `at` is a line of a table: names and figures, no sentence.
    pub fn table(&self, at: usize) -> bool {
        self.lines.get(self.sentence(at)).is_some_and(|line| line.table)
    }

    /// Whether only punctuation stands before token `at` in its sentence, or an opening quotation mark does.
    #[inline]
    pub fn opens(&self, at: usize) -> bool {
        self.lines.get(self.sentence(at)).is_some_and(|line| at <= line.begins as usize) || self.follows_opening(at)
    }

    /// Whether the mark before token `at` is one behind which a sentence begins anew.
    fn follows_opening(&self, at: usize) -> bool {
        OPENING.contains(self.hash_before(at)) && self.tokens[at - 1].kind == Kind::Punctuation
    }

    /// The gazetteer match that begins at token `at`.
    #[inline]
    pub fn begins(&self, at: usize) -> Option<&'a NameMatch> {
        let fact = self.facts.get(at)?;
        self.matches.get((fact.begins as usize).checked_sub(1)?)
    }

    /// The gazetteer match of exactly these tokens.
    pub fn exact(&self, range: TokenRange) -> Option<&'a NameMatch> {
        self.begins(range.first()).filter(|found| found.tokens == range)
    }

    /// Whether tokens `at` and `at + 1` hang together: nothing or spaces between them, in one sentence.
    #[inline]
    pub fn joined(&self, at: usize) -> bool {
        self.tokens.get(at + 1).is_some_and(|next| next.gap < Gap::Paragraph && !self.is_first(at + 1))
    }

    /// Whether a hyphen stands at `at` that joins two words: without spaces, or behind an article ("al - Qaeda").
    #[inline]
    pub fn hyphen(&self, at: usize) -> bool {
        self.tokens.hash(at) == MARK_HYPHEN && self.joins(at)
    }

    /// Whether the hyphen at `at` joins two words.
    fn joins(&self, at: usize) -> bool {
        let closed = |at: usize| self.tokens.get(at).is_some_and(|token| token.gap == Gap::None);
        closed(at) && closed(at + 1) || words::follows_article(self.tokens, at)
    }

    /// Length of the title that begins at token `at`, in tokens; 0 if none does.
    #[inline]
    pub fn title(&self, at: usize) -> usize {
        let may = self.has_any(at, Flag::PersonTitle.bit() | Flag::TitleWord.bit()) && self.capital(at);
        if may { self.length_of_title(at) } else { 0 }
    }

    fn length_of_title(&self, at: usize) -> usize {
        // "BP" is the company, not the bishop.
        let acronym = |found: &NameMatch| found.tokens.len() == 1 && found.best.kind.is_organization();
        if self.tokens[at].shape == Shape::Upper
            && self.writing(at) == Writing::Mixed
            && !(self.joined(at) && self.capital(at + 1))
            && self.begins(at).is_some_and(acronym)
        {
            return 0;
        }
        let single = self.has(at, Flag::PersonTitle);
        let phrase = self.lexicon.phrase_with(self.tokens, at, Flag::PersonTitle);
        // "Foreign Ministry spokesman" is an organization and a role, "Foreign Ministry Spokesman" a title.
        let phrase = phrase.filter(|(length, _)| self.capital(at + length - 1));
        phrase.map_or(0, |(length, _)| length).max(usize::from(single))
    }

    /// Length of the phrase with `flag` that ends before token `end` and begins at `at`.
    pub fn phrase(&self, at: usize, flag: Flag) -> usize {
        let phrase = self.lexicon.phrase_with(self.tokens, at, flag).map_or(0, |(length, _)| length);
        phrase.max(usize::from(self.has(at, flag)))
    }
}

/// Whether the first letter of a word of mixed letters is a capital.
#[cold]
fn begins_large(text: &str, token: &Token) -> bool {
    token.span.of(text).starts_with(char::is_uppercase)
}

/// Flags of words that say nothing in capitals.
const ORDINARY: u64 = Flag::FunctionWord.bit() | Flag::CommonWord.bit();

/// What the kind and the shape of a token tell.
#[derive(Debug, Clone, Copy)]
struct Class {
    /// [`CAPITAL`] and the bits below it, before the word itself is looked at.
    form: u8,
    /// What it adds to the counts of its sentence.
    tally: u64,
}

/// By [`Kind`] and [`Shape`]: the case of the next word is hard to foresee, so that no branch hangs on it.
static CLASSES: [[Class; 5]; 5] = {
    const KINDS: [Kind; 5] = [Kind::Word, Kind::Number, Kind::Mixed, Kind::Possessive, Kind::Punctuation];
    const SHAPES: [Shape; 5] = [Shape::Lower, Shape::Title, Shape::Upper, Shape::Mixed, Shape::None];
    let mut classes = [[Class { form: 0, tally: 0 }; 5]; 5];
    let mut at = 0;
    while at < 25 {
        let (kind, shape) = (KINDS[at / 5], SHAPES[at % 5]);
        classes[kind as usize][shape as usize] = Class::of(kind, shape);
        at += 1;
    }
    classes
};

impl Class {
    const fn of(kind: Kind, shape: Shape) -> Self {
        let word = matches!(kind, Kind::Word);
        let lower = matches!(shape, Shape::Lower);
        let large = matches!(shape, Shape::Title | Shape::Upper | Shape::Mixed);
        let form = if lower { LOWER } else { 0 }
            | if large && matches!(kind, Kind::Word | Kind::Mixed) { CAPITAL } else { 0 }
            | if word && !lower { UNCOMMON } else { 0 };
        let tally = match (kind, shape) {
            (Kind::Number, _) => NUMBER,
            (Kind::Word, Shape::Lower) => SMALL,
            (Kind::Word, Shape::Title | Shape::Mixed) => TITLE | CAPITALIZED,
            (Kind::Word, Shape::Upper) => UPPER | CAPITALIZED,
            (Kind::Word, Shape::None) => CAPITALIZED,
            _ => 0,
        };
        Self { form, tally }
    }
}

/// Counts lie beside each other in one number, ten bits each: no sentence has more than 800 tokens.
const LANE: u32 = 10;
const UPPER: u64 = 1;
const TITLE: u64 = 1 << LANE;
const COMMON: u64 = 1 << (2 * LANE);
const SMALL: u64 = 1 << (3 * LANE);
const CAPITALIZED: u64 = 1 << (4 * LANE);
const NUMBER: u64 = 1 << (5 * LANE);
/// What a word of so many bytes counts for; the last is for all longer ones.
const LONG_ENOUGH: [u64; 5] = [!(SMALL | TITLE), !(SMALL | TITLE), !SMALL, !SMALL, !0];

/// Counts of a sentence's words by their letters.
#[derive(Debug)]
struct Letters {
    upper: u64,
    title: u64,
    /// Ordinary words among those that are capitalized.
    common: u64,
    /// Small words stay small in headlines; these are longer.
    lower: u64,
    capitalized: u64,
    numbers: u64,
}

impl Letters {
    fn of(tally: u64) -> Self {
        let count = |unit: u64| tally / unit % (1 << LANE);
        Self {
            upper: count(UPPER),
            title: count(TITLE),
            common: count(COMMON),
            lower: count(SMALL),
            capitalized: count(CAPITALIZED),
            numbers: count(NUMBER),
        }
    }

    fn table(&self) -> bool {
        self.lower == 0 && (1..=8).contains(&self.capitalized) && self.numbers >= 2
    }

    fn writing(&self, all_capitals: bool) -> Writing {
        let high = self.title + self.upper;
        if all_capitals || (self.upper >= 3 && self.lower + self.title == 0) {
            Writing::Shouted
        } else if high >= 4 && self.common >= 2 && (self.lower == 0 || high >= 6 * self.lower) {
            Writing::Headline
        } else {
            Writing::Mixed
        }
    }
}
