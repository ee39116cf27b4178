//! Number words and what they are worth.

use crate::tokenize::fold::WordMap;

/// What a word says of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberWord {
    /// "nine", "forty"
    Unit(u8),
    /// A word that multiplies what stands before it: "hundred".
    Scale(u64),
    /// "dozen"
    Dozen,
    /// "half"
    Half,
    /// The least number that a vague word can mean. "Dozens" is two dozens, "scores" two scores.
    Vague(u64),
}

use NumberWord::{Dozen, Half, Scale, Unit, Vague};

/// Number words, each once.
pub(crate) const NUMBER_WORDS: &[(&str, NumberWord)] = &[
    ("zero", Unit(0)),
    ("one", Unit(1)),
    ("two", Unit(2)),
    ("three", Unit(3)),
    ("four", Unit(4)),
    ("five", Unit(5)),
    ("six", Unit(6)),
    ("seven", Unit(7)),
    ("eight", Unit(8)),
    ("nine", Unit(9)),
    ("ten", Unit(10)),
    ("eleven", Unit(11)),
    ("twelve", Unit(12)),
    ("thirteen", Unit(13)),
    ("fourteen", Unit(14)),
    ("fifteen", Unit(15)),
    ("sixteen", Unit(16)),
    ("seventeen", Unit(17)),
    ("eighteen", Unit(18)),
    ("nineteen", Unit(19)),
    ("twenty", Unit(20)),
    ("thirty", Unit(30)),
    ("forty", Unit(40)),
    ("fourty", Unit(40)),
    ("fifty", Unit(50)),
    ("sixty", Unit(60)),
    ("seventy", Unit(70)),
    ("eighty", Unit(80)),
    ("ninety", Unit(90)),
    ("hundred", Scale(100)),
    ("thousand", Scale(1_000)),
    ("lakh", Scale(100_000)),
    ("million", Scale(1_000_000)),
    ("mln", Scale(1_000_000)),
    ("crore", Scale(10_000_000)),
    ("billion", Scale(1_000_000_000)),
    ("dozen", Dozen),
    ("half", Half),
    ("several", Vague(3)),
    ("various", Vague(3)),
    ("few", Vague(3)),
    ("handful", Vague(3)),
    ("many", Vague(4)),
    ("numerous", Vague(4)),
    ("countless", Vague(4)),
    ("tens", Vague(20)),
    ("dozens", Vague(24)),
    ("scores", Vague(40)),
    ("hundreds", Vague(200)),
    ("thousands", Vague(2_000)),
    ("millions", Vague(2_000_000)),
];

static WORDS: WordMap<NumberWord, 256> = WordMap::new(NUMBER_WORDS);

/// What the word with this hash of its folded form says of a number.
///
/// ```
/// use dateline::lexicon::{NumberWord, number_word};
/// use dateline::tokenize::fold::hash;
///
/// assert_eq!(number_word(hash("forty")), Some(NumberWord::Unit(40)));
/// assert_eq!(number_word(hash("village")), None);
/// ```
#[inline]
#[must_use]
pub fn number_word(word: u64) -> Option<NumberWord> {
    WORDS.get(word)
}
