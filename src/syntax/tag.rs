//! Word classes: the lexicon's readings of a word, chosen by its neighbours.

use super::weigh::open_tag;
use super::{Unit, UnitKind};
use crate::lexicon::{Closed, Lexicon, Outline, Pos, PosSet};
use crate::tokenize::fold::is_word;
use crate::tokenize::{Gap, Kind, Shape, Token, Tokens};

/// The class of a word in its context.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tag {
    /// Singular noun.
    Noun,
    /// Plural noun.
    PluralNoun,
    /// Part of a name, or a capitalized word that the lexicon does not hold.
    Name,
    /// Demonym, standing as adjective or noun.
    Demonym,
    /// Pronoun.
    Pronoun,
    /// Determiner.
    Determiner,
    /// `'s`, `his`, `their`.
    Possessive,
    /// Adjective.
    Adjective,
    /// Adverb.
    Adverb,
    /// Number.
    Number,
    /// Part of a date or time.
    Date,
    /// Base form of a verb.
    Verb,
    /// Third person singular.
    VerbZ,
    /// Past tense.
    VerbPast,
    /// Past participle.
    Participle,
    /// Form in -ing.
    Gerund,
    /// Modal verb.
    Modal,
    /// Form of be, have or do.
    Auxiliary,
    /// "to" before a verb.
    To,
    /// Preposition.
    Preposition,
    /// Coordinating conjunction.
    Conjunction,
    /// Subordinating conjunction.
    Subordinator,
    /// Relative or interrogative word.
    Wh,
    /// "not", "n't", "never".
    Negation,
    /// Comma, semicolon, colon or dash between clauses.
    Comma,
    /// Quotation mark.
    Quote,
    /// Opening or closing bracket.
    Bracket,
    /// Hyphen inside a compound.
    Hyphen,
    /// Anything else.
    Other,
}

impl Tag {
    /// Whether a noun group may have it as its head.
    #[inline]
    #[must_use]
    pub const fn is_nominal(self) -> bool {
        matches!(self, Self::Noun | Self::PluralNoun | Self::Name | Self::Demonym | Self::Number)
    }

    /// Whether it is a form of a full verb.
    #[inline]
    #[must_use]
    pub const fn is_verb(self) -> bool {
        matches!(self, Self::Verb | Self::VerbZ | Self::VerbPast | Self::Participle | Self::Gerund)
    }

    /// Whether it is an adjective, or a participle that can stand as one.
    #[inline]
    #[must_use]
    pub const fn is_modifier(self) -> bool {
        matches!(self, Self::Adjective | Self::Participle | Self::Gerund | Self::Demonym | Self::Number)
    }
}

/// Finds the class of every token.
pub(super) fn tag(tokens: &Tokens, lexicon: &Lexicon, units: &[Unit]) -> Vec<Tag> {
    // First, for the whole text, what needs no neighbour: few tokens are left to choose.
    let mut alone: Vec<Option<Tag>> = tokens.iter().enumerate().map(|(index, token)| alone(tokens, lexicon, index, token)).collect();
    for unit in units {
        alone[unit.tokens.indices()].fill(Some(of_unit(unit.kind)));
    }
    let mut tags = vec![Tag::Other; tokens.len()];
    for sentence in &tokens.sentences {
        let range = sentence.tokens.indices();
        let capitals = tokens.all_capitals || in_capitals(tokens, range.clone());
        let first_word = range.clone().find(|&at| tokens[at].kind != Kind::Punctuation).unwrap_or(range.end);
        let words = Words { tokens, lexicon, first_word, end: range.end, capitals };
        let mut context = Context::default();
        let mut before = None;
        let own = &alone[range.clone()];
        for ((index, own), slot) in range.clone().zip(own).zip(&mut tags[range]) {
            // A preposition behind a determiner or another may be something else.
            let doubtful = *own == Some(Tag::Preposition) && matches!(before, Some(Tag::Determiner | Tag::Preposition));
            let tag = match own {
                Some(tag) if !doubtful => *tag,
                _ => words.choose(index, before, context),
            };
            context.advance(tag, before, || tokens.hash(index));
            *slot = tag;
            before = Some(tag);
        }
    }
    tags
}

/// The class of a token that stands for itself, whatever its neighbours; `None` if it is to be chosen.
#[inline]
fn alone(tokens: &Tokens, lexicon: &Lexicon, index: usize, token: &Token) -> Option<Tag> {
    match token.kind {
        Kind::Word => {
            let outline = lexicon.outline_of(token);
            match outline.closed() {
                // In capitals it may be a name.
                Closed::Open if token.shape != Shape::Upper && outline.readings().is_single() => outline.first().and_then(open_tag),
                closed => BY_CLASS[closed as usize],
            }
        }
        Kind::Number => Some(Tag::Number),
        Kind::Possessive => Some(Tag::Possessive),
        Kind::Punctuation => mark(tokens.folded(index)),
        Kind::Mixed => None,
    }
}

/// The words of a closed class that are of one [`Tag`] wherever they stand.
static BY_CLASS: [Option<Tag>; Closed::ALL.len()] = {
    let mut tags = [None; Closed::ALL.len()];
    let mut at = 0;
    while at < tags.len() {
        tags[at] = match Closed::ALL[at] {
            Closed::Determiner => Some(Tag::Determiner),
            Closed::Pronoun => Some(Tag::Pronoun),
            Closed::Possessive => Some(Tag::Possessive),
            // The loose ones too, save where what stands before says otherwise.
            Closed::Preposition | Closed::LoosePreposition | Closed::Past => Some(Tag::Preposition),
            Closed::Conjunction => Some(Tag::Conjunction),
            Closed::Subordinator => Some(Tag::Subordinator),
            Closed::Modal => Some(Tag::Modal),
            Closed::Auxiliary => Some(Tag::Auxiliary),
            Closed::Negation => Some(Tag::Negation),
            Closed::Numeral => Some(Tag::Number),
            Closed::Ordinal => Some(Tag::Adjective),
            Closed::Wh => Some(Tag::Wh),
            Closed::Adverb => Some(Tag::Adverb),
            _ => None,
        };
        at += 1;
    }
    tags
};

/// The class of a mark; a hyphen's neighbours say what it is.
fn mark(folded: &str) -> Option<Tag> {
    Some(match folded.as_bytes() {
        b"-" => return None,
        b"," | b";" | b":" | b"--" | b"---" => Tag::Comma,
        b"\"" | b"'" | b"''" | b"`" => Tag::Quote,
        b"(" | b")" | b"[" | b"]" | b"{" | b"}" => Tag::Bracket,
        b"/" | b"&" => Tag::Conjunction,
        b"%" => Tag::Noun,
        _ => Tag::Other,
    })
}

/// The class of every token of a unit.
const fn of_unit(kind: UnitKind) -> Tag {
    match kind {
        UnitKind::Date => Tag::Date,
        UnitKind::Quantity => Tag::Number,
        UnitKind::Demonym => Tag::Demonym,
        UnitKind::Person | UnitKind::Organization | UnitKind::Place => Tag::Name,
    }
}

/// Whether a sentence of some length has no small letter in it.
fn in_capitals(tokens: &Tokens, range: std::ops::Range<usize>) -> bool {
    range.len() > 4
        && range.clone().all(|at| tokens[at].kind != Kind::Word || tokens[at].shape == Shape::Upper || tokens[at].span.len() == 1)
}

/// What the verb group so far calls for.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Context {
    bits: u16,
    /// The verb right before, conjunctions aside: "shot and killed".
    pub(super) verb: Option<Tag>,
}

impl Context {
    pub(super) const HAVE: u16 = 1;
    pub(super) const BE: u16 = 1 << 1;
    /// A modal or a form of do calls for a base form, "not" and adverbs aside.
    pub(super) const BASE: u16 = 1 << 2;
    /// A modal or a form of do stands before its subject: "did the army open".
    pub(super) const INVERTED: u16 = 1 << 3;
    /// A verb of asking waits for its infinitive.
    pub(super) const ASKED: u16 = 1 << 4;
    /// A passive is complete.
    pub(super) const PASSIVE: u16 = 1 << 5;
    /// A modal or "to" may hold for a verb after "and" too.
    pub(super) const SHARED: u16 = 1 << 6;
    /// A subordinating word has opened a clause that has no verb yet.
    pub(super) const OPENED: u16 = 1 << 7;
    pub(super) const FINITE: u16 = 1 << 8;

    #[inline]
    pub(super) const fn has(self, bit: u16) -> bool {
        self.bits & bit != 0
    }

    /// Which bits stay behind a word of a class, and which it sets.
    #[inline]
    const fn step(tag: Tag) -> (u16, u16) {
        const ALL: u16 = !Context::PASSIVE;
        match tag {
            // "were two people killed", "had reportedly been"
            Tag::Adverb | Tag::Negation | Tag::Conjunction => (ALL, 0),
            Tag::Auxiliary => (ALL, Self::FINITE),
            Tag::To => (ALL, Self::SHARED),
            Tag::Modal => (ALL & !Self::INVERTED, Self::SHARED | Self::FINITE | Self::BASE),
            Tag::Comma | Tag::Wh => (0, 0),
            Tag::Subordinator => (0, Self::OPENED),
            Tag::VerbPast | Tag::VerbZ => (0, Self::FINITE),
            Tag::Verb | Tag::Participle | Tag::Gerund => (ALL & !(Self::HAVE | Self::BE | Self::BASE | Self::ASKED), 0),
            _ => (ALL & !(Self::HAVE | Self::BE | Self::BASE), 0),
        }
    }

    /// Goes on behind a word of class `tag` with this hash, before which stands one of class `before`.
    #[inline]
    fn advance(&mut self, tag: Tag, before: Option<Tag>, hash: impl Fn() -> u64) {
        let passive = if tag == Tag::Participle && self.has(Self::BE) { Self::PASSIVE } else { 0 };
        let (kept, set) = Self::step(tag);
        self.bits = self.bits & kept | set | passive;
        match tag {
            Tag::Auxiliary | Tag::Modal => self.advance_auxiliary(tag, before, hash()),
            Tag::Verb | Tag::Participle | Tag::Gerund if asks(hash()) => self.bits |= Self::ASKED,
            _ => {}
        }
        if tag != Tag::Conjunction {
            self.verb = Some(tag).filter(|tag| tag.is_verb());
        }
    }

    #[inline(never)]
    fn advance_auxiliary(&mut self, tag: Tag, before: Option<Tag>, word: u64) {
        if tag == Tag::Auxiliary && is_word!(word, "have" | "has" | "had" | "having") {
            self.bits |= Self::HAVE;
        } else if tag == Tag::Modal || is_word!(word, "do" | "does" | "did" | "dont" | "doesnt" | "didnt") {
            self.bits = self.bits & !Self::INVERTED | Self::BASE;
            if before.is_none_or(|tag| matches!(tag, Tag::Adverb | Tag::Comma | Tag::Conjunction | Tag::Wh | Tag::Quote)) {
                self.bits |= Self::INVERTED;
            }
        } else {
            self.bits |= Self::BE;
        }
        if tag == Tag::Auxiliary && self.has(Self::HAVE | Self::BE) {
            self.bits &= !Self::BASE;
        }
    }
}

/// Forms of verbs of asking that leave their infinitive to come.
fn asks(word: u64) -> bool {
    is_word!(
        word,
        "want"
            | "wanted"
            | "urge"
            | "urged"
            | "ask"
            | "asked"
            | "order"
            | "ordered"
            | "told"
            | "allow"
            | "allowed"
            | "force"
            | "forced"
            | "expect"
            | "expected"
            | "begged"
            | "persuaded"
    )
}

/// Singular and plural nouns.
const NOUNS: PosSet = PosSet::of(&[Pos::Noun, Pos::PluralNoun]);
/// What may begin a noun group that has no determiner.
const NOMINAL: PosSet = PosSet::of(&[Pos::Noun, Pos::PluralNoun, Pos::Adjective, Pos::Numeral, Pos::Ordinal]);

/// The words of one sentence.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    pub(super) tokens: &'a Tokens,
    pub(super) lexicon: &'a Lexicon,
    /// The first that is no mark.
    first_word: usize,
    /// One past the last.
    pub(super) end: usize,
    /// Whether it is written in capitals, so that case tells nothing.
    capitals: bool,
}

impl Words<'_> {
    /// Hash of a word; 0 past the end of the sentence.
    pub(super) fn hash(self, index: usize) -> u64 {
        if index < self.end { self.tokens.hash(index) } else { 0 }
    }

    /// What the lexicon says of a word; nothing past the end of the sentence.
    pub(super) fn outline(self, index: usize) -> Outline {
        if index < self.end { self.lexicon.outline(self.tokens, index) } else { Outline::default() }
    }

    /// Part of speech of the likeliest reading.
    pub(super) fn first(self, index: usize) -> Option<Pos> {
        self.outline(index).first()
    }

    /// Chooses the class of a token behind one of class `before`.
    #[inline(never)]
    fn choose(self, index: usize, before: Option<Tag>, context: Context) -> Tag {
        let token = &self.tokens[index];
        match token.kind {
            Kind::Word => {}
            Kind::Punctuation => {
                let tight = index + 1 < self.end && self.tokens[index + 1].gap == Gap::None && token.gap == Gap::None;
                return if tight { Tag::Hyphen } else { Tag::Comma };
            }
            _ => return if self.tokens.folded(index).as_bytes()[0].is_ascii_digit() { Tag::Number } else { Tag::Noun },
        }
        let outline = self.lexicon.outline_of(token);
        let closed = outline.closed();
        if closed != Closed::Open
            && let Some(tag) = self.closed_class(closed, index, before, context)
        {
            return tag;
        }
        let capitalized = !self.capitals && token.shape != Shape::Lower && index > self.first_word;
        let Some(first) = outline.first() else {
            return unknown(self.tokens.folded(index), capitalized || before == Some(Tag::Name));
        };
        if capitalized && token.shape == Shape::Upper {
            return Tag::Name;
        }
        let chosen = if outline.readings().is_single() { open_tag(first) } else { self.best_reading(index, outline, before, context) };
        chosen.unwrap_or_else(|| unknown(self.tokens.folded(index), capitalized))
    }

    /// Words of closed classes whose neighbours tell them apart; `None` for a word that stands as one of an open
    /// class here.
    fn closed_class(self, closed: Closed, index: usize, before: Option<Tag>, context: Context) -> Option<Tag> {
        Some(match closed {
            Closed::LoosePreposition if before == Some(Tag::Determiner) => return None,
            Closed::Past if matches!(before, Some(Tag::Determiner | Tag::Preposition)) => return None,
            Closed::To if self.marks_infinitive(index, before, context) => Tag::To,
            Closed::To => Tag::Preposition,
            Closed::That => {
                let noun_next = matches!(self.first(index + 1), Some(Pos::Noun | Pos::Adjective));
                match before {
                    Some(tag) if tag.is_verb() => Tag::Subordinator,
                    Some(Tag::Noun | Tag::PluralNoun | Tag::Name) => Tag::Wh,
                    _ if noun_next => Tag::Determiner,
                    _ => Tag::Subordinator,
                }
            }
            Closed::Demonstrative => match self.first(index + 1) {
                Some(Pos::Verb | Pos::VerbZ | Pos::VerbPast | Pos::Auxiliary | Pos::Modal | Pos::Wh) => Tag::Pronoun,
                _ => Tag::Determiner,
            },
            Closed::HerOrHis if self.is_nominal(index + 1) => Tag::Possessive,
            Closed::HerOrHis => Tag::Pronoun,
            Closed::Because if is_word!(self.hash(index + 1), "of") => Tag::Preposition,
            Closed::Because => Tag::Subordinator,
            // "shot dead", "shot a man dead": a result, not an object.
            Closed::Dead if before.is_some_and(Tag::is_verb) && !finds_dead(self.hash(index - 1)) => Tag::Adverb,
            Closed::Dead => return None,
            Closed::Neither
                if before.is_none_or(|tag| matches!(tag, Tag::Comma | Tag::Conjunction | Tag::Subordinator)) && self.is_noun(index + 1) =>
            {
                Tag::Determiner
            }
            Closed::Neither => Tag::Negation,
            Closed::Others if before == Some(Tag::Number) => Tag::PluralNoun,
            Closed::Others => Tag::Pronoun,
            Closed::Might if matches!(before, Some(Tag::Determiner | Tag::Possessive | Tag::Preposition)) => Tag::Noun,
            Closed::Might => Tag::Modal,
            Closed::According if matches!(before, Some(Tag::Determiner | Tag::Auxiliary)) => return None,
            Closed::According => Tag::Preposition,
            _ => return BY_CLASS[closed as usize],
        })
    }

    /// Whether the "to" at `index` stands before a verb.
    fn marks_infinitive(self, index: usize, before: Option<Tag>, context: Context) -> bool {
        let next = self.outline(index + 1);
        let plain = matches!(next.first(), Some(Pos::Verb | Pos::Auxiliary))
            || is_word!(self.hash(index + 1), "protest") && !self.is_noun(index + 2);
        let split = || next.first() == Some(Pos::Adverb) && self.first(index + 2) == Some(Pos::Verb);
        let governed = || before.is_some_and(|tag| tag.is_verb() || matches!(tag, Tag::Adjective | Tag::Auxiliary | Tag::Date));
        // "a plot to blow up", "the attempt to free the pilots": a noun or adjective by its rank, but an object follows.
        let object = || {
            matches!(self.first(index + 2), Some(Pos::Determiner | Pos::Possessive | Pos::Pronoun))
                || is_word!(self.hash(index + 2), "up" | "down" | "off" | "out")
        };
        // "wants the president to call early elections" is one of asking.
        let verb = next.readings().has(Pos::Verb) && next.first() != Some(Pos::PluralNoun);
        plain || split() || verb && (context.has(Context::ASKED) || governed() || object())
    }

    /// Whether a word is a noun by its likeliest reading.
    fn is_noun(self, index: usize) -> bool {
        self.first(index).is_some_and(|pos| NOUNS.has(pos))
    }

    /// Whether a word may belong to a noun group, as any that the lexicon does not hold may.
    fn is_nominal(self, index: usize) -> bool {
        if index >= self.end {
            return false;
        }
        match self.lexicon.at(self.tokens, index) {
            None => self.tokens[index].kind == Kind::Word,
            Some(word) => word.outline().readings().meets(NOMINAL) && !is_word!(self.hash(index), "to" | "in" | "on" | "at" | "and" | "as"),
        }
    }

    /// Whether a word is a determiner or a number.
    pub(super) fn determines(self, index: usize) -> bool {
        matches!(self.first(index), Some(Pos::Determiner | Pos::Possessive | Pos::Numeral))
            || (index < self.end && self.tokens[index].kind == Kind::Number)
    }
}

/// Verbs behind which "dead" is what somebody is found to be, and no result of theirs.
fn finds_dead(verb: u64) -> bool {
    is_word!(
        verb,
        "found" | "left" | "leaving" | "pronounced" | "declared" | "presumed" | "feared" | "confirmed" | "lay" | "lying" | "reported"
    )
}

/// A word that the lexicon does not hold.
fn unknown(word: &str, capitalized: bool) -> Tag {
    if capitalized {
        return Tag::Name;
    }
    match word {
        _ if word.len() > 4 && word.ends_with("ly") => Tag::Adverb,
        _ if word.len() > 5 && word.ends_with("ing") => Tag::Gerund,
        _ if word.len() > 4 && word.ends_with("ed") => Tag::VerbPast,
        _ if word.len() > 4 && (word.ends_with("ous") || word.ends_with("ful") || word.ends_with("ible") || word.ends_with("able")) => {
            Tag::Adjective
        }
        _ if word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") => Tag::PluralNoun,
        _ => Tag::Noun,
    }
}
