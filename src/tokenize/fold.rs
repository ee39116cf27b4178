//! The folded form under which words are compared: lower case, without diacritics, dots and apostrophes.
//!
//! Shared by the build script, which folds every name of the gazetteers, and the tokenizer, which folds every
//! word of a text: both sides must agree to the byte.
//!
//! Every token carries the [`hash`] of its folded form, so a word is known without looking at its letters. Which
//! way to ask: `is_word!` for a few words that matter at one place; a [`WordSet`] for a list with a name; a
//! [`WordMap`] where each word means something of its own, or where words in great number are asked of every token.
//! Beside code that needs the letters anyway, a plain `matches!` on the folded form is as good.

use unicode_normalization::UnicodeNormalization;

/// Appends the folded form of `word` to `out`.
pub fn fold_into(word: &str, out: &mut String) {
    if word.is_ascii() {
        for &byte in word.as_bytes() {
            match byte {
                // The dot of "3.5" counts; the dot of "U.S." does not.
                b'.' if word.as_bytes()[0].is_ascii_digit() => out.push('.'),
                b'\'' | b'.' if word.len() > 1 => {}
                _ => out.push(byte.to_ascii_lowercase() as char),
            }
        }
        return;
    }
    for character in word.nfd() {
        match character {
            '\'' | '.' if word.len() > 1 => {}
            '\u{2019}' | '\u{2018}' | '\u{02BC}' | '\u{02BB}' | '`' | '\u{00B4}' => {
                if word.chars().nth(1).is_none() {
                    out.push('\'');
                }
            }
            '\u{201C}' | '\u{201D}' | '\u{201E}' | '\u{00AB}' | '\u{00BB}' => out.push('"'),
            '\u{2013}' | '\u{2014}' | '\u{2012}' | '\u{2010}' | '\u{2011}' | '\u{2212}' => out.push('-'),
            'ß' => out.push_str("ss"),
            'æ' | 'Æ' => out.push_str("ae"),
            'œ' | 'Œ' => out.push_str("oe"),
            'ø' | 'Ø' => out.push('o'),
            'ł' | 'Ł' => out.push('l'),
            'đ' | 'Đ' | 'ð' | 'Ð' => out.push('d'),
            'ı' | 'İ' => out.push('i'),
            'þ' | 'Þ' => out.push_str("th"),
            'ə' | 'Ə' => out.push('a'),
            _ if unicode_normalization::char::is_combining_mark(character) => {}
            _ => out.extend(character.to_lowercase()),
        }
    }
}

/// The folded form of `word`.
#[must_use]
pub fn fold(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    fold_into(word, &mut out);
    out
}

/// Hash of a folded form, the same on every machine. The empty form gives 0.
///
/// Eight bytes at a time, so that nearly every word is one step; a last chunk that is not full is filled with
/// zeros, which no word holds.
#[inline]
#[must_use]
pub const fn hash(folded: &str) -> u64 {
    if folded.is_empty() {
        return 0;
    }
    let (chunks, rest) = folded.as_bytes().as_chunks();
    let mut state = SEED;
    let mut at = 0;
    while at < chunks.len() {
        state = step(state, u64::from_le_bytes(chunks[at]));
        at += 1;
    }
    if !rest.is_empty() {
        let mut last = 0;
        let mut at = rest.len();
        while at > 0 {
            at -= 1;
            last = last << 8 | rest[at] as u64;
        }
        state = step(state, last);
    }
    state
}

/// Where [`hash`] begins.
pub(super) const SEED: u64 = 0xcbf2_9ce4_8422_2325;

/// Takes the next eight bytes into a [`hash`].
#[inline]
pub(super) const fn step(state: u64, chunk: u64) -> u64 {
    let product = (state ^ chunk).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    product ^ (product >> 32)
}

/// A set of words, asked by the hash that every token carries; built by the compiler.
#[derive(Debug)]
pub struct WordSet<const N: usize> {
    /// A bit for the low eight bits of each hash: most words fail here.
    mask: [u64; 4],
    hashes: [u64; N],
}

impl<const N: usize> WordSet<N> {
    /// The set of these folded words.
    ///
    /// ```
    /// use dateline::tokenize::fold::{WordSet, hash};
    /// static ARTICLES: WordSet<3> = WordSet::new(["a", "an", "the"]);
    /// assert!(ARTICLES.contains(hash("the")) && !ARTICLES.contains(hash("tea")));
    /// ```
    #[must_use]
    pub const fn new(words: [&str; N]) -> Self {
        let mut set = Self { mask: [0; 4], hashes: [0; N] };
        let mut at = 0;
        while at < N {
            set.hashes[at] = hash(words[at]);
            set.mask[(set.hashes[at] >> 6 & 3) as usize] |= 1 << (set.hashes[at] & 63);
            at += 1;
        }
        set
    }

    /// The hashes of the words.
    #[must_use]
    pub const fn hashes(&self) -> &[u64; N] {
        &self.hashes
    }

    /// Whether a word of this hash is in the set.
    #[inline]
    #[must_use]
    pub fn contains(&self, hash: u64) -> bool {
        self.may_contain(hash) && self.hashes.contains(&hash)
    }

    /// Whether a word of this hash may be in the set: `false` is sure, and found without a branch.
    #[inline]
    #[must_use]
    pub const fn may_contain(&self, hash: u64) -> bool {
        self.mask[(hash >> 6 & 3) as usize] >> (hash & 63) & 1 == 1
    }
}

/// Whether a hash is that of one of these folded words: `is_word!(token.hash, "more" | "fewer")`. The words are
/// hashed by the compiler.
macro_rules! is_word {
    ($hash:expr, $word:literal) => {
        $hash == const { $crate::tokenize::fold::hash($word) }
    };
    ($hash:expr, $($word:literal)|+) => {{
        const WORDS: &$crate::tokenize::fold::WordSet<{ [$($word),+].len() }> = &$crate::tokenize::fold::WordSet::new([$($word),+]);
        WORDS.contains($hash)
    }};
}
pub(crate) use is_word;

/// A table from words to what they mean, asked by hash; built by the compiler. `SLOTS` is a power of two, some
/// four times the number of words, so that nearly every question is answered by the first slot.
#[derive(Debug)]
pub struct WordMap<V, const SLOTS: usize> {
    slots: [(u64, V); SLOTS],
}

impl<V: Copy, const SLOTS: usize> WordMap<V, SLOTS> {
    /// The table of these folded words.
    ///
    /// ```
    /// use dateline::tokenize::fold::{WordMap, hash};
    /// static LEGS: WordMap<u8, 8> = WordMap::new(&[("hen", 2), ("cow", 4)]);
    /// assert_eq!(LEGS.get(hash("cow")), Some(4));
    /// assert_eq!(LEGS.get(hash("eel")), None);
    /// ```
    #[must_use]
    pub const fn new(words: &[(&str, V)]) -> Self {
        assert!(SLOTS.is_power_of_two() && words.len() * 2 <= SLOTS && !words.is_empty());
        let mut slots = [(0, words[0].1); SLOTS];
        let mut word = 0;
        while word < words.len() {
            let hash = hash(words[word].0);
            let mut at = Self::slot(hash);
            while slots[at].0 != 0 {
                assert!(slots[at].0 != hash, "a word is listed twice");
                at = (at + 1) % SLOTS;
            }
            slots[at] = (hash, words[word].1);
            word += 1;
        }
        Self { slots }
    }

    const fn slot(hash: u64) -> usize {
        // The low bits of a hash are the poorest.
        (hash >> 40) as usize % SLOTS
    }

    /// What the word of this hash means.
    #[inline]
    #[must_use]
    pub fn get(&self, hash: u64) -> Option<V> {
        let mut at = Self::slot(hash);
        loop {
            let (found, value) = self.slots[at];
            if found == hash {
                // No word has the hash 0, which marks an empty slot.
                return (hash != 0).then_some(value);
            }
            if found == 0 {
                return None;
            }
            at = (at + 1) % SLOTS;
        }
    }

    /// Whether the word of this hash is in the table.
    #[inline]
    #[must_use]
    pub fn contains(&self, hash: u64) -> bool {
        self.get(hash).is_some()
    }
}

/// The hash of a sequence of words, from the hash of all but the last and the hash of the last.
#[inline]
#[must_use]
pub fn chain(before: u64, word: u64) -> u64 {
    mix(before.rotate_left(23) ^ word.wrapping_mul(0x9e37_79b9_7f4a_7c15))
}

#[inline]
const fn mix(mut hash: u64) -> u64 {
    hash ^= hash >> 32;
    hash = hash.wrapping_mul(0xd6e8_feb8_6659_fd93);
    hash ^ (hash >> 32)
}

/// The words of a name as the tokenizer would see them: maximal runs of letters and digits, folded; hyphens,
/// spaces, commas and the like divide, apostrophes and dots do not, save for a dot before a space.
#[must_use]
pub fn name_words(name: &str) -> Vec<String> {
    name.split(|c: char| !(c.is_alphanumeric() || is_joiner(c) || unicode_normalization::char::is_combining_mark(c)))
        .map(|part| fold(part.trim_matches(is_joiner)))
        .filter(|word| !word.is_empty())
        .collect()
}

/// Whether a character may stand inside a word: apostrophes and the dot.
#[inline]
#[must_use]
pub fn is_joiner(c: char) -> bool {
    matches!(c, '\'' | '.' | '\u{2019}' | '\u{2018}' | '\u{02BC}' | '\u{02BB}' | '`' | '\u{00B4}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding() {
        for (word, folded) in [
            ("Bogotá", "bogota"),
            ("N'Djamena", "ndjamena"),
            ("N’Djamena", "ndjamena"),
            ("U.S.", "us"),
            ("Łódź", "lodz"),
            ("Straße", "strasse"),
            ("İstanbul", "istanbul"),
            ("—", "-"),
            (".", "."),
            ("’", "'"),
        ] {
            assert_eq!(fold(word), folded, "{word}");
        }
    }

    #[test]
    fn words_of_a_name() {
        assert_eq!(name_words("Mazar-i-Sharif"), ["mazar", "i", "sharif"]);
        assert_eq!(name_words("St. Louis"), ["st", "louis"]);
        assert_eq!(name_words("Ta‘izz"), ["taizz"]);
    }
}
