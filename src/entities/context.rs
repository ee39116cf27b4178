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
/// Nothing or spaces stand between the token and the next of its sentence.
const JOINED: u8 = 1 << 2;
/// A hyphen without spaces, or one behind an article ("al - Qaeda").
const HYPHEN: u8 = 1 << 3;
/// Only punctuation stands before the token in its sentence, or an opening quotation mark does.
const OPENS: u8 = 1 << 4;
/// A capitalized word that is neither ordinary nor of a date, so that a name in capitals may be made of it.
const PLAIN: u8 = 1 << 5;

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
    pub fn new(text: &'a str, tokens: &'a Tokens, lexicon: &'a Lexicon, gazetteer: &'a Gazetteer, matches: &'a [NameMatch]) -> Self {
        let mut facts = Vec::with_capacity(tokens.len());
        let mut lines = Vec::with_capacity(tokens.sentences.len());
        for (number, sentence) in tokens.sentences.iter().enumerate() {
            let range = sentence.tokens;
            let mut letters = Letters::default();
            let (mut opens, mut marks) = (OPENS, true);
            for at in range.indices() {
                let token = &tokens[at];
                let word = lexicon.outline(tokens, at);
                let gap = tokens.get(at + 1).map_or(Gap::Paragraph, |next| next.gap);
                let mut form = opens | if gap < Gap::Paragraph && at < range.last() { JOINED } else { 0 };
                if token.kind == Kind::Punctuation {
                    let closed = token.gap == Gap::None && gap == Gap::None;
                    if token.hash == MARK_HYPHEN && (closed || words::follows_article(tokens, at)) {
                        form |= HYPHEN;
                    }
                    opens = if marks || OPENING.contains(token.hash) { OPENS } else { 0 };
                } else {
                    form |= letter_form(text, token, word);
                    letters.add(token, word, at == range.first());
                    (opens, marks) = (0, false);
                }
                facts.push(Fact { word, begins: 0, sentence: number as u32, form });
            }
            lines.push(Line { writing: letters.writing(tokens.all_capitals), table: letters.table() });
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
        self.is(at, PLAIN)
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

    /// The folded word before token `at` in the same sentence; empty at its start.
    pub fn before(&self, at: usize) -> &'a str {
        if self.is_first(at) { "" } else { self.tokens.folded(at - 1) }
    }

    /// The hash of [`Context::before`]; 0 at the start of a sentence.
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
        self.is(at, OPENS)
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
        self.is(at, JOINED)
    }

    /// Whether a hyphen stands at `at` that joins two words: without spaces, or behind an article ("al - Qaeda").
    #[inline]
    pub fn hyphen(&self, at: usize) -> bool {
        self.is(at, HYPHEN)
    }

    /// Length of the title that begins at token `at`, in tokens; 0 if none does.
    pub fn title(&self, at: usize) -> usize {
        if !self.has_any(at, Flag::PersonTitle.bit() | Flag::TitleWord.bit()) || !self.capital(at) {
            return 0;
        }
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

/// [`CAPITAL`], [`LOWER`] and [`PLAIN`] of a token; the branches are for what is rare.
#[allow(clippy::needless_bitwise_bool, reason = "no branch is meant")]
#[inline]
fn letter_form(text: &str, token: &Token, outline: Outline) -> u8 {
    let word = token.kind == Kind::Word;
    let lower = token.shape == Shape::Lower;
    let mut capital = matches!(token.kind, Kind::Word | Kind::Mixed) & matches!(token.shape, Shape::Title | Shape::Upper | Shape::Mixed);
    if token.shape == Shape::Mixed {
        capital &= token.span.of(text).starts_with(char::is_uppercase);
    }
    let mut plain = word & !lower & !outline.has_any(Flag::FunctionWord.bit() | Flag::CommonWord.bit());
    if plain & TIME_WORDS.may_contain(token.hash) {
        plain = !TIME_WORDS.contains(token.hash);
    }
    (u8::from(capital) * CAPITAL) | (u8::from(lower) * LOWER) | (u8::from(plain) * PLAIN)
}

/// Counts of a sentence's words by their letters.
#[derive(Debug, Default)]
struct Letters {
    upper: usize,
    title: usize,
    /// Ordinary words among those that are capitalized.
    common: usize,
    /// Small words stay small in headlines; these are longer.
    lower: usize,
    capitalized: usize,
    numbers: usize,
}

impl Letters {
    /// Counts a word or number. Without branches: the case of the next word is hard to foresee.
    #[allow(clippy::needless_bitwise_bool, reason = "no branch is meant")]
    #[inline]
    fn add(&mut self, token: &Token, word: Outline, first: bool) {
        let is_word = token.kind == Kind::Word;
        let lower = is_word & (token.shape == Shape::Lower);
        let upper = is_word & (token.shape == Shape::Upper);
        let title = is_word & matches!(token.shape, Shape::Title | Shape::Mixed) & (token.span.len() > 1);
        self.lower += usize::from(lower & (token.span.len() > 3));
        self.capitalized += usize::from(is_word & !lower);
        self.upper += usize::from(upper);
        self.title += usize::from(title);
        self.common += usize::from(title & !first & word.has(Flag::CommonWord));
        self.numbers += usize::from(token.kind == Kind::Number);
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
