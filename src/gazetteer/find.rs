//! Finds names in a text: leftmost-longest, on whole words, where the writing allows a name.
//!
//! A name may begin at a capital letter, at a number, or at a small particle ("al-Shabab", "de Gaulle")
//! before a capital. Its other words are capital too, save those that the list itself writes small, words
//! inside it of up to three letters, and parts behind a hyphen. Acronyms count only in capitals,
//! abbreviations with their dot or in capitals. Where everything is in capitals, each word may begin a name,
//! and ordinary words are names only if they name much.

use super::compile::kinds::{AliasKind, EntityKind, names_much};
use super::layer::Layer;
use super::{AS_ACRONYM, AS_LARGE_PLACE, AS_SMALL_PLACE, AS_WORD, Gazetteer, NameId, NameMatch, sense};
use crate::lexicon::{Flag, Lexicon, words};
use crate::text::TokenRange;
use crate::tokenize::fold::{WordSet, chain};
use crate::tokenize::{Gap, Kind, Shape, Token, Tokens};

/// Particles that begin a name without a capital, with a space or a hyphen after them.
static PARTICLES: WordSet<20> = WordSet::new([
    "abd", "abu", "al", "bin", "da", "de", "del", "di", "dos", "du", "el", "ibn", "la", "le", "ould", "umm", "um", "van", "von", "della",
]);
/// Particles only before a hyphen: they are words otherwise.
static HYPHENATED: WordSet<12> = WordSet::new(["ad", "an", "ar", "as", "ash", "at", "az", "ed", "en", "er", "es", "ez"]);

struct Finder<'a> {
    gazetteer: &'a Gazetteer,
    lexicon: &'a Lexicon,
    tokens: &'a Tokens,
    /// Tokens of the words that are followed.
    words: Vec<usize>,
    /// Names that they are so far, with their lengths in words.
    names: Vec<(u32, usize)>,
}

impl Gazetteer {
    /// Finds the names in a text, in order and without overlap.
    #[must_use]
    pub fn find(&self, tokens: &Tokens, lexicon: &Lexicon) -> Vec<NameMatch> {
        let mut finder = Finder { gazetteer: self, lexicon, tokens, words: Vec::new(), names: Vec::new() };
        if self.layers.is_empty() {
            return Vec::new();
        }
        let mut starts = self.starts(tokens);
        self.drop_idle(tokens, lexicon, &mut starts);
        self.fetch(tokens, &starts);
        let mut starts = starts.iter().map(|&at| at as usize).peekable();
        let mut found: Vec<NameMatch> = Vec::new();
        let mut end = 0;
        for sentence in &tokens.sentences {
            let mut shouted = None;
            while let Some(at) = starts.next_if(|&at| at < sentence.tokens.end as usize) {
                // A name found across the end of a sentence is a sentence cut in two by mistake.
                if at < end || !finder.may_begin(at) {
                    continue;
                }
                let shouted = *shouted.get_or_insert_with(|| tokens.all_capitals || is_shouted(&tokens[sentence.tokens.indices()]));
                if let Some(name) = finder.at(at, shouted) {
                    end = name.tokens.end as usize;
                    found.push(name);
                }
            }
        }
        found
    }

    /// The tokens at which a name may begin, as far as kind, case and the filters tell. Without branches, because
    /// nobody can foresee which words are capital and which of them are names.
    #[allow(clippy::needless_bitwise_bool, reason = "no branch is meant")]
    fn starts(&self, tokens: &Tokens) -> Vec<u32> {
        let mut starts = vec![0; tokens.len()];
        let mut written = 0;
        for (at, token) in tokens.iter().enumerate() {
            let lower = (token.kind == Kind::Word) & (token.shape == Shape::Lower);
            let particle = PARTICLES.may_contain(token.hash) | HYPHENATED.may_contain(token.hash);
            starts[written] = at as u32;
            written += usize::from(is_word(token) & (!lower | particle));
        }
        let mut begun = 0;
        let (lowest, others) = (self.layers[0].tables(), &self.layers[1..]);
        for index in 0..written {
            let at = starts[index];
            starts[begun] = at;
            let word = tokens[at as usize].hash;
            begun += others.iter().fold(lowest.may_begin(word), |begins, layer| begins | layer.tables().may_begin(word));
        }
        starts.truncate(begun);
        starts
    }

    /// Leaves out the words that are no names by themselves ([`is_idle`]) and that no name goes on from: the filter alone
    /// knows that.
    #[allow(clippy::needless_bitwise_bool, reason = "no branch is meant")]
    fn drop_idle(&self, tokens: &Tokens, lexicon: &Lexicon, starts: &mut Vec<u32>) {
        // What a user lists is meant.
        let [layer] = &self.layers[..] else { return };
        let tables = layer.tables();
        let mut sentences = tokens.sentences.iter();
        let (mut kept, mut end, mut shouted) = (0, 0, false);
        for index in 0..starts.len() {
            let at = starts[index];
            while at >= end
                && let Some(sentence) = sentences.next()
            {
                end = sentence.tokens.end;
                shouted = tokens.all_capitals || is_shouted(&tokens[sentence.tokens.indices()]);
            }
            let token = &tokens[at as usize];
            // Behind a mark the next word of a name may stand further on.
            let (next, adjacent) = tokens.get(at as usize + 1).map_or((0, false), |next| (next.hash, is_word(next)));
            let longer = !adjacent | (tables.may_begin(chain(token.hash, next)) == 1);
            starts[kept] = at;
            kept += usize::from(longer | tables.may_be_loud(token.hash) | !is_idle(lexicon, token, shouted));
        }
        starts.truncate(kept);
    }

    /// Looks once at all that the search from these tokens will look at first. The tables are larger than the caches;
    /// here no look depends on another, so that the processor waits for many of them at a time.
    fn fetch(&self, tokens: &Tokens, starts: &[u32]) {
        let tables = self.layers[0].tables();
        let mut pairs = vec![0; starts.len()];
        let (mut begun, mut seen) = (0, 0);
        for &at in starts {
            let word = tokens[at as usize].hash;
            pairs[begun] = chain(word, tokens.hash(at as usize + 1));
            begun += tables.may_begin(pairs[begun]);
            seen ^= tables.fetch(word);
        }
        seen = pairs[..begun].iter().fold(seen, |seen, &pair| seen ^ tables.fetch(pair));
        seen = starts.iter().fold(seen, |seen, &at| seen ^ tables.fetch_name(tokens[at as usize].hash));
        seen = pairs[..begun].iter().fold(seen, |seen, &pair| seen ^ tables.fetch_name(pair));
        std::hint::black_box(seen);
    }
}

impl Finder<'_> {
    /// Whether token `at`, where a name may begin by its kind, is not written small or is a particle.
    #[inline]
    fn may_begin(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        token.shape != Shape::Lower || token.kind != Kind::Word || self.is_particle(at)
    }

    /// The longest name that begins at token `at`.
    fn at(&mut self, at: usize, shouted: bool) -> Option<NameMatch> {
        let gazetteer = self.gazetteer;
        let mut best: Option<NameMatch> = None;
        for (number, layer) in gazetteer.layers.iter().enumerate().rev() {
            if let Some(name) = self.longest(number, layer, at, shouted)
                && best.is_none_or(|best| name.tokens.end > best.tokens.end)
            {
                best = Some(name);
            }
        }
        best
    }

    #[inline]
    fn is_particle(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        let hyphen = || self.tokens.get(at + 1).is_some_and(|next| next.gap == Gap::None && next.kind == Kind::Punctuation);
        (PARTICLES.contains(token.hash) || (HYPHENATED.contains(token.hash) && hyphen()))
            && words::next_word(self.tokens, at).is_some_and(|(next, _)| self.tokens[next].shape != Shape::Lower)
    }

    fn longest(&mut self, number: usize, layer: &Layer, at: usize, shouted: bool) -> Option<NameMatch> {
        let mut total = self.tokens[at].hash;
        let tables = layer.tables();
        let mut node = tables.node(total)?;
        let mut last = at;
        let idle = self.gazetteer.layers.len() == 1 && is_idle(self.lexicon, &self.tokens[at], shouted);
        self.names.clear();
        self.words.clear();
        self.words.push(at);
        loop {
            if let Some(name) = node.name()
                && (last > at || !idle || node.loud())
            {
                self.names.push((name, self.words.len()));
            }
            if !node.longer() {
                break;
            }
            let Some((next, word)) = words::next_word(self.tokens, last) else { break };
            total = chain(total, word);
            let Some(longer) = tables.node(total) else { break };
            self.words.push(next);
            (node, last) = (longer, next);
        }
        self.names.iter().rev().find_map(|&(name, length)| self.accept(number, layer, name, &self.words[..length], shouted))
    }

    /// Checks that the words are the name's and are written as a name is.
    fn accept(&self, number: usize, layer: &Layer, name: u32, places: &[usize], shouted: bool) -> Option<NameMatch> {
        let (folded, small) = layer.folded(name);
        if !self.is_written(folded, places) {
            return None;
        }
        let single = places.len() == 1;
        let has = |flag| single && self.lexicon.has(self.tokens, places[0], flag);
        let common = has(Flag::CommonWord);
        let mut readings = 0;
        if self.as_word(places, small, shouted) {
            readings |= AS_WORD;
        }
        let idle = shouted && (common || has(Flag::NameParticle)) && !self.is_dotted(places[0]);
        if self.as_acronym(places) && !idle {
            readings |= AS_ACRONYM;
        }
        if !common {
            readings |= AS_LARGE_PLACE;
            // "the Hague": no person's name stands behind an article.
            let article = places[0] > 0 && self.tokens.is(places[0] - 1, "the");
            readings |= if (has(Flag::GivenName) || has(Flag::Surname)) && !article { 0 } else { AS_SMALL_PLACE };
        }
        let id = NameId::new(number, name, readings);
        let links = || self.gazetteer.ranked(id);
        let (best, link) = links().next()?;
        let common = common && links().all(|(_, link)| link.alias != AliasKind::Acronym);
        let idle = if single { common && (shouted || has(Flag::FunctionWord)) } else { shouted && self.is_phrase(places) };
        if idle && !links().any(|(number, link)| self.names_much(number, link.entry)) {
            return None;
        }
        let tokens = TokenRange::new(places[0], places[places.len() - 1] + 1);
        // "SC" may be a state, but it may be many things.
        let code = link.alias == AliasKind::Acronym && link.kind == EntityKind::Admin1;
        let best = sense(best, link);
        Some(NameMatch { tokens, name: id, best, common: common || code })
    }

    /// Whether the words are those of a folded name.
    fn is_written(&self, folded: &[u8], places: &[usize]) -> bool {
        let mut rest = folded;
        for (index, &place) in places.iter().enumerate() {
            let word = if index == 0 { Some(rest) } else { rest.strip_prefix(b" ") };
            match word.and_then(|rest| rest.strip_prefix(words::word_at(self.tokens, place).as_bytes())) {
                Some(next) => rest = next,
                None => return false,
            }
        }
        rest.is_empty()
    }

    /// Whether an entry is so large that its name counts where an ordinary word stands.
    fn names_much(&self, number: usize, entry: u32) -> bool {
        let layer = &self.gazetteer.layers[number];
        names_much(layer.kind(entry), layer.population(entry), layer.importance(entry))
    }

    /// Whether two words are an ordinary phrase ("we can", "the gap").
    fn is_phrase(&self, places: &[usize]) -> bool {
        let has = |place: usize, flag| self.lexicon.has(self.tokens, place, flag);
        places.len() == 2 && has(places[0], Flag::FunctionWord) && has(places[1], Flag::CommonWord)
    }

    fn as_word(&self, places: &[usize], small: u16, shouted: bool) -> bool {
        let first = self.tokens[places[0]];
        let capital = |place: usize| matches!(self.tokens[place].shape, Shape::Title | Shape::Upper | Shape::Mixed);
        if shouted {
            return true;
        }
        if places.len() == 1 {
            // "PA" inside ordinary writing is no town of that name; at the head of a line it may be.
            let long = first.shape != Shape::Upper || first.span.len() > 3;
            return capital(places[0]) && (long || self.tokens.starts_sentence(places[0]));
        }
        let follows = places[1..].iter().any(|&place| capital(place));
        let begins = match (first.kind, first.shape) {
            (Kind::Number | Kind::Mixed, _) => {
                follows || places[1..].iter().enumerate().all(|(index, _)| small >> (index + 1).min(15) & 1 == 1)
            }
            (_, Shape::Lower) => follows,
            _ => true,
        };
        begins
            && places.iter().enumerate().skip(1).all(|(index, &place)| {
                let token = self.tokens[place];
                token.shape != Shape::Lower
                    || small >> index.min(15) & 1 == 1
                    || (token.span.len() <= 3 && index + 1 < places.len())
                    || (token.gap == Gap::None && token.kind == Kind::Word)
            })
    }

    /// Whether a word is written with more than its folded form holds: with dots ("Mass.", "U.S.") or diacritics.
    fn is_dotted(&self, place: usize) -> bool {
        let (span, folded) = (self.tokens[place].span, self.tokens.folded(place));
        folded.is_ascii() && span.len() as usize > folded.len()
    }

    fn as_acronym(&self, places: &[usize]) -> bool {
        places.iter().enumerate().all(|(index, &place)| {
            let token = self.tokens[place];
            match token.shape {
                Shape::Upper | Shape::None => true,
                // "MPs" is a plural, not the acronym MPS.
                Shape::Mixed => index > 0 || (token.span.len() <= 6 && !self.tokens.folded(place).ends_with('s')),
                Shape::Title => {
                    index > 0 || token.kind == Kind::Mixed || token.span.len() == 1 || (places.len() == 1 && self.is_dotted(place))
                }
                Shape::Lower => false,
            }
        })
    }
}

/// Whether a token is of letters or digits.
#[inline]
const fn is_word(token: &Token) -> bool {
    matches!(token.kind, Kind::Word | Kind::Mixed | Kind::Number)
}

/// Whether a token is written as an ordinary word, so that it alone is a name only if it names much.
#[allow(clippy::needless_bitwise_bool, reason = "no branch is meant")]
#[inline]
fn is_idle(lexicon: &Lexicon, token: &Token, shouted: bool) -> bool {
    // "IS" inside ordinary writing is not "is".
    let acronym = !shouted & (token.shape == Shape::Upper) & (token.span.len() > 1);
    let word = lexicon.outline_of(token);
    !acronym & word.has(Flag::CommonWord) & (shouted | word.has(Flag::FunctionWord))
}

/// Whether a sentence is written in capitals throughout.
fn is_shouted(sentence: &[Token]) -> bool {
    let mut upper = 0;
    for token in sentence {
        match (token.kind, token.shape) {
            (Kind::Word, Shape::Lower | Shape::Mixed) => return false,
            (Kind::Word, Shape::Title) if token.span.len() > 1 => return false,
            (Kind::Word, Shape::Upper) => upper += 1,
            _ => {}
        }
    }
    upper >= 3
}
