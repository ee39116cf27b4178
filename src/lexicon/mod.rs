//! The lexicon: what the language knows of a word or phrase before any context is seen.
//!
//! Input: the hash of a folded word, as every token carries it. Output: its readings in order of rank and its
//! flags (title, role noun, head of a place name, given name, …). The lists under `rules/lexicons` and
//! `gazetteers/names` are compiled by the build script to one blob that is read in place: nothing is parsed
//! or built at start. Which reading holds in a sentence is decided by the grammar, not here.

mod data;
mod numbers;

use std::cell::RefCell;
use std::sync::LazyLock;

use data::classes::OPENS_PHRASE;
pub use data::classes::{Closed, Flag, NounClass, Outline, Pos, PosSet, VerbTrait, VerbTraits};
pub(crate) use data::{stored_enum, words};
pub(crate) use numbers::NUMBER_WORDS;
pub use numbers::{NumberWord, number_word};

use crate::tokenize::fold::{chain, hash};
use crate::tokenize::{Token, Tokens};
use data::layout::{self, HAS_LONGER, HEADER, MAGIC, SIZES, VERSION};

type Slot = [u8; SIZES[0]];
type Record = [u8; SIZES[1]];
type Row = [u8; SIZES[2]];

static BUILTIN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin"));
/// Strings of [`BUILTIN`]; the compiler has checked that they are text, so that reading one costs nothing.
static POOL: &str = include_str!(concat!(env!("OUT_DIR"), "/lexicon.txt"));

/// Words that [`Lexicon::annotate`] remembers.
const MEMO: usize = 1 << 14;

/// What the lexicon said of a word; the empty word is in no lexicon.
#[derive(Debug, Clone, Copy, Default)]
struct Met {
    hash: u64,
    /// With [`OPENS_PHRASE`].
    outline: u64,
    number: u32,
}

thread_local! {
    /// The words last met, each where its hash says. The lexicon is large and its words lie all over it, but nine words
    /// in ten of a text are among the few thousand that texts are made of. There is one lexicon, so that no word is another's.
    static MET: RefCell<Vec<Met>> = const { RefCell::new(Vec::new()) };
}

/// The compiled word lists.
#[derive(Debug, Clone, Copy)]
pub struct Lexicon {
    bytes: usize,
    slots: &'static [Slot],
    records: &'static [Record],
    readings: &'static [Row],
    classes: &'static [[u8; SIZES[3]]],
    kinds: &'static [[u8; SIZES[4]]],
}

/// One word or phrase of the lexicon.
#[derive(Debug, Clone, Copy)]
pub struct Word<'d> {
    lexicon: &'d Lexicon,
    record: &'d Record,
    number: u32,
    outline: Outline,
}

/// One reading of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading<'d> {
    /// Part of speech.
    pub pos: Pos,
    /// What the noun names; [`NounClass::None`] for other parts of speech.
    pub class: NounClass,
    /// Dictionary form.
    pub lemma: &'d str,
    /// What the grammar must know of it, where it is a verb.
    pub traits: VerbTraits,
}

impl Lexicon {
    /// The lexicon inside the program.
    ///
    /// ```
    /// use dateline::lexicon::{Flag, Lexicon, Pos};
    /// let word = Lexicon::builtin().word_of("killed").unwrap();
    /// assert!(word.has(Flag::CommonWord));
    /// assert!(word.readings().any(|reading| reading.pos == Pos::VerbPast && reading.lemma == "kill"));
    /// ```
    #[must_use]
    pub fn builtin() -> &'static Self {
        static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::open(BUILTIN).expect("the build script wrote this lexicon"));
        &LEXICON
    }

    /// Opens compiled data; `None` if it is not a whole lexicon of this version.
    fn open(data: &'static [u8]) -> Option<Self> {
        if data.len() < HEADER || data[..4] != MAGIC || u32_at(data, 4) != VERSION || u32_at(data, 8) as usize != data.len() {
            return None;
        }
        let lexicon = Self {
            bytes: data.len(),
            slots: section(data, 0)?,
            records: section(data, 1)?,
            readings: section(data, 2)?,
            classes: section(data, 3)?,
            kinds: section(data, 4)?,
        };
        (!lexicon.slots.is_empty()).then_some(lexicon)
    }

    /// The word with this hash of its folded form. Given names and surnames are words too, perhaps without
    /// any reading.
    #[inline]
    #[must_use]
    pub fn word(&self, hash: u64) -> Option<Word<'_>> {
        self.record(self.slot(hash)?)
    }

    /// Notes in every token which word of the lexicon it is, so that [`Lexicon::at`] need not look it up.
    pub fn annotate(&self, tokens: &mut Tokens) {
        MET.with_borrow_mut(|met| {
            met.resize(MEMO, Met::default());
            for token in tokens.list_mut() {
                let known = &mut met[(token.hash >> 40) as usize % MEMO];
                if known.hash != token.hash {
                    *known = self.meet(token.hash);
                }
                (token.word, token.flags) = (known.number, known.outline);
            }
        });
    }

    #[inline(never)]
    fn meet(&self, hash: u64) -> Met {
        let value = self.slot(hash).unwrap_or(0);
        let opens = if value & HAS_LONGER != 0 { OPENS_PHRASE } else { 0 };
        let (number, outline) = self.record(value).map_or((0, 0), |word| (word.number, word.outline.bits()));
        Met { hash, number, outline: outline | opens }
    }

    /// The word that token `index` is; `None` past the end and for words that are not listed.
    #[inline]
    #[must_use]
    pub fn at(&self, tokens: &Tokens, index: usize) -> Option<Word<'_>> {
        self.of_token(tokens.get(index)?)
    }

    /// The word that a token is; `None` for words that are not listed.
    #[inline]
    #[must_use]
    pub fn of_token(&self, token: &Token) -> Option<Word<'_>> {
        match token.word {
            Token::UNKNOWN => self.word(token.hash),
            number => self.record(number),
        }
    }

    /// The outline of the word that token `index` is; empty past the end and for words that are not listed.
    #[inline]
    #[must_use]
    pub fn outline(&self, tokens: &Tokens, index: usize) -> Outline {
        tokens.get(index).map_or_else(Outline::default, |token| self.outline_of(token))
    }

    /// The outline of a token's word.
    #[inline]
    #[must_use]
    pub fn outline_of(&self, token: &Token) -> Outline {
        if token.word == Token::UNKNOWN {
            return self.look_up(token.hash);
        }
        Outline::from_bits(token.flags & !OPENS_PHRASE)
    }

    /// The outline of a word that was not asked for before.
    #[cold]
    fn look_up(&self, word: u64) -> Outline {
        self.word(word).map_or_else(Outline::default, Word::outline)
    }

    /// Part of speech of the likeliest reading of token `index`.
    #[inline]
    #[must_use]
    pub fn first_pos(&self, tokens: &Tokens, index: usize) -> Option<Pos> {
        self.outline(tokens, index).first()
    }

    /// Whether token `index` exists and is a word with `flag`.
    #[inline]
    #[must_use]
    pub fn has(&self, tokens: &Tokens, index: usize, flag: Flag) -> bool {
        self.outline(tokens, index).has(flag)
    }

    /// The word with this folded form.
    #[must_use]
    pub fn word_of(&self, folded: &str) -> Option<Word<'_>> {
        self.word(hash(folded)).filter(|word| word.form() == folded)
    }

    /// The longest flagged phrase of two or more words that begins at token `at`: its length in tokens and its
    /// first flag.
    #[must_use]
    pub fn phrase(&self, tokens: &Tokens, at: usize) -> Option<(usize, Flag)> {
        let listed = Outline::FLAGS & !(Flag::CommonWord.bit() | Flag::FunctionWord.bit() | Flag::TitleWord.bit());
        let (length, word) = self.longest(tokens, at, listed)?;
        let flag = Flag::ALL.iter().copied().find(|flag| flag.bit() & listed != 0 && word.has(*flag))?;
        Some((length, flag))
    }

    /// The longest phrase of two or more words that begins at token `at`, flagged or not ("air-strike"): its
    /// length in tokens and its record.
    #[must_use]
    pub fn phrase_word(&self, tokens: &Tokens, at: usize) -> Option<(usize, Word<'_>)> {
        self.longest(tokens, at, Outline::FLAGS)
    }

    /// As [`Lexicon::phrase_word`], for phrases with this flag only.
    #[must_use]
    pub fn phrase_with(&self, tokens: &Tokens, at: usize, flag: Flag) -> Option<(usize, Word<'_>)> {
        self.longest(tokens, at, flag.bit())
    }

    fn longest(&self, tokens: &Tokens, at: usize, flags: u64) -> Option<(usize, Word<'_>)> {
        let first = tokens.get(at)?;
        if first.word != Token::UNKNOWN && first.flags & OPENS_PHRASE == 0 {
            return None;
        }
        let mut total = first.hash;
        let mut value = self.slot(total)?;
        let (mut index, mut found) = (at, None);
        while value & HAS_LONGER != 0 {
            let Some((next, word)) = words::next_word(tokens, index) else { break };
            total = chain(total, word);
            let Some(longer) = self.slot(total) else { break };
            (index, value) = (next, longer);
            if let Some(word) = self.record(value).filter(|word| word.outline.has_any(flags)) {
                found = Some((index + 1 - at, word));
            }
        }
        found
    }

    /// Number of words and phrases.
    #[must_use]
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether the lexicon holds nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Bytes of the compiled data.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    fn slot(&self, hash: u64) -> Option<u32> {
        let count = self.slots.len();
        let mut at = layout::slot_of(hash, count);
        for _ in 0..count {
            let slot = self.slots.get(at)?;
            match u64_at(slot, 0) {
                0 => return None,
                found if found == hash => return Some(u32_at(slot, 8)),
                _ => at = if at + 1 == count { 0 } else { at + 1 },
            }
        }
        None
    }

    /// The record of this number, from 1; the highest bit is no part of it.
    #[inline]
    fn record(&self, value: u32) -> Option<Word<'_>> {
        let number = value & !HAS_LONGER;
        let record = self.records.get((number as usize).wrapping_sub(1))?;
        Some(Word { lexicon: self, record, number, outline: Outline::from_bits(u64_at(record, 0)) })
    }

    #[inline]
    #[allow(clippy::unused_self, reason = "the pool belongs to the lexicon")]
    fn text(&self, reference: u32) -> &'static str {
        POOL.get(layout::text_range(reference)).unwrap_or_default()
    }
}

impl<'d> Word<'d> {
    /// Folded form; the words of a phrase are divided by spaces.
    #[inline]
    #[must_use]
    pub fn form(self) -> &'d str {
        self.lexicon.text(u32_at(self.record, 8))
    }

    /// Its readings, likeliest first; none for a word that is only a name or part of a title.
    #[inline]
    #[must_use]
    pub fn readings(self) -> impl ExactSizeIterator<Item = Reading<'d>> + Clone {
        self.rows().iter().map(move |&row| self.reading(row))
    }

    /// The parts of speech of its readings, likeliest first.
    #[inline]
    #[must_use]
    pub fn parts_of_speech(self) -> impl ExactSizeIterator<Item = Pos> + Clone {
        self.rows().iter().map(|row| Pos::from_byte(row[4]))
    }

    /// The likeliest reading with one of these parts of speech.
    #[inline]
    #[must_use]
    pub fn reading_as(self, wanted: PosSet) -> Option<Reading<'d>> {
        if !self.outline.readings().meets(wanted) {
            return None;
        }
        self.rows().iter().find(|row| wanted.has(Pos::from_byte(row[4]))).map(|&row| self.reading(row))
    }

    #[inline]
    fn rows(self) -> &'d [Row] {
        let first = u32_at(self.record, 12) as usize;
        self.lexicon.readings.get(first..first + usize::from(u16_at(self.record, 20))).unwrap_or_default()
    }

    #[inline]
    fn reading(self, row: Row) -> Reading<'d> {
        Reading {
            lemma: self.lexicon.text(u32_at(&row, 0)),
            pos: Pos::from_byte(row[4]),
            class: NounClass::from_byte(row[5]),
            traits: VerbTraits::from_bits(u16_at(&row, 6)),
        }
    }

    /// What the lexicon says of it in few bits.
    #[inline]
    #[must_use]
    pub const fn outline(self) -> Outline {
        self.outline
    }

    /// Part of speech of its likeliest reading.
    #[inline]
    #[must_use]
    pub fn first_pos(self) -> Option<Pos> {
        self.outline.first()
    }

    /// Whether the word has a flag.
    #[inline]
    #[must_use]
    pub const fn has(self, flag: Flag) -> bool {
        self.outline.has(flag)
    }

    /// The kinds under which a flag is listed: `airport` for "Airport" as a [`Flag::FacilityHead`],
    /// `armed_group` for "Brigades" as a [`Flag::OrgHead`], `critical` for "condemned" as [`Flag::Speech`].
    pub fn kinds(self, flag: Flag) -> impl Iterator<Item = &'d str> {
        let lexicon = self.lexicon;
        let first = u32_at(self.record, 16) as usize;
        let classes = lexicon.classes.get(first..first + usize::from(u16_at(self.record, 22))).unwrap_or_default();
        classes
            .iter()
            .filter(move |class| class[0] == flag as u8)
            .filter_map(move |class| Some(lexicon.text(u32_at(lexicon.kinds.get(usize::from(class[1]))?, 0))))
    }

    /// The first of [`Word::kinds`].
    #[must_use]
    pub fn kind(self, flag: Flag) -> Option<&'d str> {
        self.kinds(flag).next()
    }
}

/// A section of compiled data as rows; `None` if the table of sections or the rows do not fit.
fn section<const N: usize>(data: &'static [u8], index: usize) -> Option<&'static [[u8; N]]> {
    let start = u32_at(data, 12 + index * 8) as usize;
    let length = u32_at(data, 16 + index * 8) as usize;
    let (rows, rest) = data.get(start..start.checked_add(length)?)?.as_chunks();
    (start >= HEADER && rest.is_empty()).then_some(rows)
}

/// Two bytes at `at`, or 0 past the end.
#[inline]
fn u16_at(data: &[u8], at: usize) -> u16 {
    data.get(at..).and_then(|rest| rest.first_chunk()).map_or(0, |bytes| u16::from_le_bytes(*bytes))
}

/// Four bytes at `at`, or 0 past the end.
#[inline]
fn u32_at(data: &[u8], at: usize) -> u32 {
    data.get(at..).and_then(|rest| rest.first_chunk()).map_or(0, |bytes| u32::from_le_bytes(*bytes))
}

/// Eight bytes at `at`, or 0 past the end.
#[inline]
fn u64_at(data: &[u8], at: usize) -> u64 {
    data.get(at..).and_then(|rest| rest.first_chunk()).map_or(0, |bytes| u64::from_le_bytes(*bytes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tokenize::tokenize;

    #[test]
    fn readings_in_order_of_rank() {
        let lexicon = Lexicon::builtin();
        let first = |word: &str| lexicon.word_of(word).and_then(|word| word.readings().next());
        assert_eq!(
            first("abandoned"),
            Some(Reading { pos: Pos::VerbPast, class: NounClass::None, lemma: "abandon", traits: VerbTraits::default() })
        );
        assert_eq!(first("bombs").map(|reading| reading.lemma), Some("bomb"));
        assert!(lexicon.word_of("the").is_some_and(|word| word.has(Flag::FunctionWord)));
        assert!(lexicon.word(hash("qwertyuiopasdf")).is_none());
    }

    #[test]
    fn flags_and_kinds() {
        let lexicon = Lexicon::builtin();
        for (word, flag, kind) in [
            ("airport", Flag::FacilityHead, Some("airport")),
            ("province", Flag::PlaceHead, Some("admin1")),
            ("said", Flag::Speech, Some("neutral")),
            ("condemned", Flag::Speech, Some("critical")),
            ("ambassadors", Flag::RoleNoun, Some("government")),
            ("gen", Flag::PersonTitle, Some("military")),
            ("northern", Flag::Compass, Some("adjective")),
            ("jr", Flag::PersonSuffix, None),
        ] {
            let word = lexicon.word_of(word).unwrap_or_else(|| panic!("{word} is listed"));
            assert!(word.has(flag), "{} {flag:?}", word.form());
            assert_eq!(word.kind(flag), kind, "{} {flag:?}", word.form());
        }
    }

    #[test]
    fn outlines() {
        let lexicon = Lexicon::builtin();
        let outline = |word: &str| lexicon.word_of(word).unwrap_or_else(|| panic!("{word} is listed")).outline();
        for (word, closed) in [
            ("to", Closed::To),
            ("past", Closed::Past),
            ("near", Closed::LoosePreposition),
            ("amid", Closed::Preposition),
            ("which", Closed::Wh),
            ("and", Closed::Conjunction),
            ("seventh", Closed::Ordinal),
            ("bomb", Closed::Open),
        ] {
            assert_eq!(outline(word).closed(), closed, "{word}");
        }
        let wounded = outline("wounded").readings();
        assert!(wounded.has(Pos::VerbPast) && wounded.has(Pos::Participle) && !wounded.has(Pos::Verb) && !wounded.is_single());
        assert!(outline("airport").has(Flag::FacilityHead) && !outline("airport").has(Flag::Speech));
    }

    #[test]
    fn outlines_tell_the_order_of_readings() {
        let lexicon = Lexicon::builtin();
        let mut told = 0;
        for number in 1..=lexicon.len() as u32 {
            let word = lexicon.record(number).expect("there are so many");
            if let Some(readings) = word.outline().parts_of_speech() {
                assert!(readings.eq(word.parts_of_speech()), "{}", word.form());
                told += 1;
            }
        }
        assert!(told > 50_000, "{told}");
    }

    #[test]
    fn tokens_know_what_the_lexicon_says_of_them() {
        let lexicon = Lexicon::builtin();
        let mut tokens = tokenize("Prime Minister Modi wounded by a qwertyuiopasdf, as before");
        let plain = tokens.clone();
        for _ in 0..2 {
            lexicon.annotate(&mut tokens);
            for index in 0..tokens.len() {
                assert_eq!(lexicon.outline(&tokens, index), lexicon.outline(&plain, index));
                assert_eq!(lexicon.phrase(&tokens, index), lexicon.phrase(&plain, index));
            }
        }
    }

    #[test]
    fn verbs_are_known_by_what_they_take() {
        let lexicon = Lexicon::builtin();
        let traits = |word: &str| {
            let verb = PosSet::of(&[Pos::VerbPast]);
            lexicon.word_of(word).and_then(|word| word.reading_as(verb)).unwrap_or_else(|| panic!("{word} is listed")).traits
        };
        assert!(traits("killed").has(VerbTrait::NeverAlone) && !traits("killed").has(VerbTrait::TakesContent));
        assert!(traits("said").has(VerbTrait::TakesContent) && traits("blew").has(VerbTrait::Up) && !traits("sank").has(VerbTrait::Off));
        assert_eq!(traits("walked"), VerbTraits::default());
    }

    #[test]
    fn phrases() {
        let lexicon = Lexicon::builtin();
        for (text, length, flag) in [
            ("Prime Minister Modi", 2, Flag::PersonTitle),
            ("International Airport", 2, Flag::FacilityHead),
            ("town of Gao", 2, Flag::PlaceCue),
            ("called for calm", 2, Flag::Speech),
            ("Attorney-General Garland", 3, Flag::PersonTitle),
        ] {
            assert_eq!(lexicon.phrase(&tokenize(text), 0), Some((length, flag)), "{text}");
        }
        assert_eq!(lexicon.phrase(&tokenize("village green"), 0), None);
        assert!(lexicon.phrase_word(&tokenize("air-strike"), 0).is_some_and(|(length, _)| length == 3));
    }

    #[test]
    fn a_corrupt_lexicon_is_refused() {
        assert!(Lexicon::open(BUILTIN).is_some());
        assert!(Lexicon::open(&BUILTIN[..BUILTIN.len() - 1]).is_none());
        assert!(Lexicon::open(b"DLLX").is_none());
        let mut wrong = BUILTIN.to_vec();
        wrong[4] = 99;
        assert!(Lexicon::open(wrong.leak()).is_none());
    }
}
