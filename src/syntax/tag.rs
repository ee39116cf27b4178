//! Word classes: the lexicon's readings of a word, chosen by its neighbours.

use super::{Unit, UnitKind};
use crate::lexicon::{Closed, Flag, Lexicon, Outline, Pos, PosSet};
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
    let mut tags = vec![Tag::Other; tokens.len()];
    let mut units = units.iter().map(|unit| (unit.tokens.indices(), of_unit(unit.kind)));
    let mut unit = units.next();
    for sentence in &tokens.sentences {
        let range = sentence.tokens.indices();
        let capitals = tokens.all_capitals || in_capitals(tokens, range.clone());
        let words = Words { tokens, lexicon, end: range.end, capitals };
        let mut context = Context::default();
        let mut before = None;
        let mut opens = true;
        for ((index, token), slot) in range.clone().zip(&tokens[range.clone()]).zip(&mut tags[range]) {
            while unit.as_ref().is_some_and(|(range, _)| range.end <= index) {
                unit = units.next();
            }
            let tag = match &unit {
                Some((range, tag)) if range.start <= index => *tag,
                _ => words.choose(index, token, before, opens, &context),
            };
            context.advance(token.hash, tag, before);
            opens &= token.kind == Kind::Punctuation;
            *slot = tag;
            before = Some(tag);
        }
    }
    tags
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
#[derive(Default)]
struct Context {
    have: bool,
    be: bool,
    /// A modal or a form of do calls for a base form, "not" and adverbs aside.
    base: bool,
    /// A modal or a form of do stands before its subject: "did the army open".
    inverted: bool,
    /// A verb of asking waits for its infinitive.
    asked: bool,
    /// A passive is complete.
    passive: bool,
    /// A modal or "to" may hold for a verb after "and" too.
    shared: bool,
    /// A subordinating word has opened a clause that has no verb yet.
    opened: bool,
    finite: bool,
    /// The verb right before, conjunctions aside: "shot and killed".
    verb: Option<Tag>,
}

impl Context {
    fn advance(&mut self, word: u64, tag: Tag, before: Option<Tag>) {
        let starts = || before.is_none_or(|tag| matches!(tag, Tag::Adverb | Tag::Comma | Tag::Conjunction | Tag::Wh | Tag::Quote));
        let passive = tag == Tag::Participle && self.be;
        let verb = if tag == Tag::Conjunction { self.verb } else { Some(tag).filter(|tag| tag.is_verb()) };
        match tag {
            Tag::Auxiliary => {
                if is_word!(word, "have" | "has" | "had" | "having") {
                    self.have = true;
                } else if is_word!(word, "do" | "does" | "did" | "dont" | "doesnt" | "didnt") {
                    self.base = true;
                    self.inverted = starts();
                } else {
                    self.be = true;
                }
                if self.have || self.be {
                    self.base = false;
                }
                self.finite = true;
            }
            // "were two people killed", "had reportedly been"
            Tag::Adverb | Tag::Negation | Tag::Conjunction => {}
            Tag::To => self.shared = true,
            Tag::Modal => {
                self.shared = true;
                self.finite = true;
                self.base = true;
                self.inverted = starts();
            }
            Tag::Comma | Tag::Subordinator | Tag::Wh => *self = Self { opened: tag == Tag::Subordinator, ..Self::default() },
            Tag::VerbPast | Tag::VerbZ => *self = Self { finite: true, ..Self::default() },
            _ => {
                self.have = false;
                self.be = false;
                self.base = false;
                if tag.is_verb() {
                    self.asked = is_word!(
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
                    );
                }
            }
        }
        self.passive = passive;
        self.verb = verb;
    }
}

/// Singular and plural nouns.
const NOUNS: PosSet = PosSet::of(&[Pos::Noun, Pos::PluralNoun]);
/// What may begin a noun group that has no determiner.
const NOMINAL: PosSet = PosSet::of(&[Pos::Noun, Pos::PluralNoun, Pos::Adjective, Pos::Numeral, Pos::Ordinal]);

/// The words of one sentence.
#[derive(Clone, Copy)]
struct Words<'a> {
    tokens: &'a Tokens,
    lexicon: &'a Lexicon,
    /// One past the last.
    end: usize,
    /// Whether it is written in capitals, so that case tells nothing.
    capitals: bool,
}

/// The word after the one in question.
#[derive(Clone, Copy)]
struct Next {
    hash: u64,
    /// Part of speech of its likeliest reading.
    first: Option<Pos>,
    /// Whether it opens a noun group by itself: a determiner or number.
    determines: bool,
}

impl Words<'_> {
    /// Hash of a word; 0 past the end of the sentence.
    fn hash(self, index: usize) -> u64 {
        if index < self.end { self.tokens.hash(index) } else { 0 }
    }

    /// What the lexicon says of a word; nothing past the end of the sentence.
    fn outline(self, index: usize) -> Outline {
        if index < self.end { self.lexicon.outline(self.tokens, index) } else { Outline::default() }
    }

    /// Part of speech of the likeliest reading.
    fn first(self, index: usize) -> Option<Pos> {
        self.outline(index).first()
    }

    /// Chooses the class of a word after one of class `before`; `opens` says that no word of the sentence stands
    /// before it.
    fn choose(self, index: usize, token: &Token, before: Option<Tag>, opens: bool, context: &Context) -> Tag {
        match token.kind {
            Kind::Possessive => return Tag::Possessive,
            Kind::Number => return Tag::Number,
            Kind::Punctuation => return self.punctuation(index),
            Kind::Mixed => return if self.tokens.folded(index).as_bytes()[0].is_ascii_digit() { Tag::Number } else { Tag::Noun },
            Kind::Word => {}
        }
        let outline = self.lexicon.outline_of(token);
        if let Some(tag) = self.closed_class(outline.closed(), index, before, context) {
            return tag;
        }
        let capitalized = !self.capitals && token.shape != Shape::Lower && !opens;
        let Some(first) = outline.first() else {
            return unknown(self.tokens.folded(index), capitalized || before == Some(Tag::Name));
        };
        if capitalized && token.shape == Shape::Upper {
            return Tag::Name;
        }
        let chosen = if outline.readings().is_single() { open_tag(first) } else { self.best_reading(index, before, context) };
        chosen.unwrap_or_else(|| unknown(self.tokens.folded(index), capitalized))
    }

    /// The reading that goes best with what stands around it.
    fn best_reading(self, index: usize, before: Option<Tag>, context: &Context) -> Option<Tag> {
        let next = self.next(index);
        let mut best = None;
        let mut best_score = f32::MIN;
        for (rank, pos) in self.lexicon.at(self.tokens, index)?.parts_of_speech().enumerate() {
            let Some(tag) = open_tag(pos) else { continue };
            let mut score = -1.2 * rank as f32 + fit(tag, before, context);
            score += self.lookahead(tag, index, next, before);
            // "will lay down their arms and sign the accord"
            if tag == Tag::Verb && before == Some(Tag::Conjunction) && context.shared && self.determines(index + 1) {
                score += 2.5;
            }
            if score > best_score {
                (best, best_score) = (Some(tag), score);
            }
        }
        best
    }

    fn punctuation(self, index: usize) -> Tag {
        match self.tokens.folded(index).as_bytes() {
            b"," | b";" | b":" | b"--" | b"---" => Tag::Comma,
            b"\"" | b"'" | b"''" | b"`" => Tag::Quote,
            b"(" | b")" | b"[" | b"]" | b"{" | b"}" => Tag::Bracket,
            b"-" => {
                let tight = index + 1 < self.end && self.tokens[index + 1].gap == Gap::None && self.tokens[index].gap == Gap::None;
                if tight { Tag::Hyphen } else { Tag::Comma }
            }
            b"/" | b"&" => Tag::Conjunction,
            b"%" => Tag::Noun,
            _ => Tag::Other,
        }
    }

    /// Words of closed classes, told apart by their neighbours where they must be; `None` for a word that stands
    /// as one of an open class here.
    fn closed_class(self, closed: Closed, index: usize, before: Option<Tag>, context: &Context) -> Option<Tag> {
        Some(match closed {
            Closed::Open => return None,
            Closed::Determiner => Tag::Determiner,
            Closed::Pronoun => Tag::Pronoun,
            Closed::Possessive => Tag::Possessive,
            Closed::Preposition => Tag::Preposition,
            Closed::Conjunction => Tag::Conjunction,
            Closed::Subordinator => Tag::Subordinator,
            Closed::Modal => Tag::Modal,
            Closed::Auxiliary => Tag::Auxiliary,
            Closed::Negation => Tag::Negation,
            Closed::Numeral => Tag::Number,
            Closed::Ordinal => Tag::Adjective,
            Closed::Wh => Tag::Wh,
            Closed::Adverb => Tag::Adverb,
            Closed::LoosePreposition if before == Some(Tag::Determiner) => return None,
            Closed::LoosePreposition => Tag::Preposition,
            Closed::Past if matches!(before, Some(Tag::Determiner | Tag::Preposition)) => return None,
            Closed::Past => Tag::Preposition,
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
        })
    }

    /// Whether the "to" at `index` stands before a verb.
    fn marks_infinitive(self, index: usize, before: Option<Tag>, context: &Context) -> bool {
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
        plain || split() || verb && (context.asked || governed() || object())
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
    fn determines(self, index: usize) -> bool {
        matches!(self.first(index), Some(Pos::Determiner | Pos::Possessive | Pos::Numeral))
            || (index < self.end && self.tokens[index].kind == Kind::Number)
    }

    fn next(self, index: usize) -> Next {
        let (hash, at) = (self.hash(index + 1), index + 2);
        let determines = self.determines(index + 1)
            || (is_word!(hash, "at") && is_word!(self.tokens.hash(at), "least"))
            || (is_word!(hash, "more" | "fewer" | "less") && is_word!(self.tokens.hash(at), "than"))
            || is_word!(hash, "several" | "dozens" | "scores" | "hundreds" | "many" | "nearly" | "about" | "some");
        Next { hash, first: self.first(index + 1), determines }
    }

    /// A little of what follows: an object after it speaks for a verb, a verb after it for a noun.
    fn lookahead(self, tag: Tag, index: usize, next: Next, before: Option<Tag>) -> f32 {
        match tag {
            Tag::VerbPast if next.determines => 1.5,
            Tag::VerbPast if is_word!(next.hash, "by") => -2.5,
            // "rebels in the area often attack convoys"
            Tag::Verb | Tag::VerbZ | Tag::VerbPast
                if before == Some(Tag::Adverb)
                    && is_word!(
                        self.tokens.hash(index - 1),
                        "often"
                            | "regularly"
                            | "usually"
                            | "sometimes"
                            | "frequently"
                            | "rarely"
                            | "seldom"
                            | "routinely"
                            | "occasionally"
                            | "always"
                    ) =>
            {
                2.5
            }
            // "with the 4th shot"
            Tag::Noun if before == Some(Tag::Number) && index > 0 && is_ordinal(self.tokens.folded(index - 1)) => 3.0,
            // "pick-up", "tin-shed": a part of a compound is no verb.
            Tag::Verb | Tag::VerbZ | Tag::VerbPast if is_word!(next.hash, "-") && self.tokens[index + 1].gap == Gap::None => -2.5,
            Tag::Verb | Tag::VerbZ | Tag::VerbPast if before == Some(Tag::Hyphen) => -2.5,
            // "India claims to have"
            Tag::VerbZ if is_word!(next.hash, "to" | "that") && before.is_some_and(Tag::is_nominal) => 2.0,
            // "police officers were": a verb right before a verb is a noun.
            Tag::VerbZ if matches!(next.first, Some(Pos::Auxiliary | Pos::Modal | Pos::VerbPast)) => -2.5,
            Tag::Participle if is_word!(next.hash, "by") => 1.5,
            Tag::Gerund if next.determines && before == Some(Tag::Preposition) => 2.8,
            Tag::Gerund if next.determines => 1.6,
            // ", killing former mayor Juan Paz", "suspected of killing Senator Paz": somebody behind it is its object.
            Tag::Gerund
                if index + 1 < self.end
                    && (before == Some(Tag::Comma) && matches!(next.first, Some(Pos::Adjective | Pos::Noun | Pos::PluralNoun) | None)
                        || before == Some(Tag::Preposition) && self.names_person(index + 1)) =>
            {
                2.4
            }
            // "Rebels armed with rifles", "The bomb, hidden in a cart"
            Tag::Participle
                if is_word!(next.hash, "with") || (before == Some(Tag::Comma) && matches!(next.first, Some(Pos::Preposition))) =>
            {
                1.6
            }
            // "the general believes", "firing a shot": no adjective without its noun
            Tag::Adjective | Tag::Participle if matches!(before, Some(Tag::Determiner | Tag::Possessive)) && self.is_no_noun(index + 1) => {
                -2.5
            }
            // "workers fear that", "drivers plan to strike"
            Tag::Verb
                if is_word!(next.hash, "that" | "to")
                    && is_word!(
                        self.tokens.hash(index),
                        "fear"
                            | "plan"
                            | "hope"
                            | "claim"
                            | "report"
                            | "demand"
                            | "vow"
                            | "want"
                            | "need"
                            | "promise"
                            | "attempt"
                            | "threaten"
                            | "state"
                            | "offer"
                    )
                    && matches!(before, Some(Tag::PluralNoun | Tag::Number)) =>
            {
                1.5
            }
            Tag::Verb | Tag::VerbZ if next.determines => 0.8,
            Tag::Noun | Tag::PluralNoun
                if is_word!(next.hash, "of" | "was" | "were" | "is" | "are" | "has" | "have" | "had" | "said" | "who") =>
            {
                0.8
            }
            Tag::Noun | Tag::PluralNoun if next.determines && before.is_some_and(Tag::is_nominal) => -0.5,
            Tag::Participle if before == Some(Tag::Number) && matches!(next.first, Some(Pos::Noun | Pos::PluralNoun)) => 2.5,
            Tag::Adjective | Tag::Participle
                if before == Some(Tag::Determiner) && matches!(next.first, Some(Pos::Noun | Pos::PluralNoun)) =>
            {
                1.0
            }
            _ => 0.0,
        }
    }

    /// Whether a word is a title, role or given name.
    fn names_person(self, index: usize) -> bool {
        const PERSON: u64 = Flag::RoleNoun.bit() | Flag::PersonTitle.bit() | Flag::GivenName.bit();
        self.outline(index).has_any(PERSON)
    }

    /// Whether what stands at `index` cannot go on a noun group.
    fn is_no_noun(self, index: usize) -> bool {
        const NOUN: PosSet = PosSet::of(&[Pos::PluralNoun, Pos::Noun, Pos::Adjective]);
        if index >= self.end || is_word!(self.hash(index), "." | ";" | "!" | "?") {
            return true;
        }
        let outline = self.outline(index);
        match outline.first() {
            Some(Pos::Preposition | Pos::Auxiliary | Pos::Modal | Pos::Wh | Pos::Subordinator) => true,
            Some(Pos::VerbZ | Pos::VerbPast) => !outline.readings().meets(NOUN),
            _ => false,
        }
    }
}

/// Verbs behind which "dead" is what somebody is found to be, and no result of theirs.
fn finds_dead(verb: u64) -> bool {
    is_word!(
        verb,
        "found" | "left" | "leaving" | "pronounced" | "declared" | "presumed" | "feared" | "confirmed" | "lay" | "lying" | "reported"
    )
}

const fn open_tag(pos: Pos) -> Option<Tag> {
    Some(match pos {
        Pos::Noun => Tag::Noun,
        Pos::PluralNoun => Tag::PluralNoun,
        Pos::Verb => Tag::Verb,
        Pos::VerbZ => Tag::VerbZ,
        Pos::VerbPast => Tag::VerbPast,
        Pos::Participle => Tag::Participle,
        Pos::Gerund => Tag::Gerund,
        Pos::Adjective | Pos::Ordinal => Tag::Adjective,
        Pos::Adverb => Tag::Adverb,
        Pos::Determiner => Tag::Determiner,
        Pos::Pronoun => Tag::Pronoun,
        Pos::Preposition => Tag::Preposition,
        Pos::Numeral => Tag::Number,
        _ => return None,
    })
}

/// How well a class goes after what stands before it. The weights order readings; only their order matters.
fn fit(tag: Tag, before: Option<Tag>, context: &Context) -> f32 {
    let noun = matches!(tag, Tag::Noun | Tag::PluralNoun);
    let finite = matches!(tag, Tag::VerbZ | Tag::VerbPast);
    if before == Some(Tag::Conjunction) && context.verb.is_some() && tag.is_verb() {
        return if context.verb == Some(tag) { 2.5 } else { -0.5 };
    }
    match before {
        Some(Tag::Determiner | Tag::Possessive) => match tag {
            _ if noun => 2.5,
            Tag::Adjective | Tag::Participle | Tag::Gerund => 1.5,
            Tag::Adverb => 0.0,
            _ => -3.0,
        },
        Some(Tag::Adjective | Tag::Number | Tag::Demonym) => match tag {
            _ if noun => 2.0,
            Tag::Adjective => 0.5,
            Tag::Verb => -2.0,
            _ => 0.0,
        },
        Some(Tag::Preposition) => match tag {
            _ if noun => 1.5,
            Tag::Gerund | Tag::Adjective => 1.0,
            Tag::Participle => 0.0,
            _ => -2.5,
        },
        Some(Tag::To | Tag::Modal) => match tag {
            Tag::Verb => 4.0,
            Tag::Adverb => 0.5,
            _ => -2.0,
        },
        Some(Tag::Negation | Tag::Adverb) if context.base => match tag {
            Tag::Verb => 4.0,
            Tag::Adverb => 0.5,
            _ => -2.0,
        },
        _ if context.be => match tag {
            Tag::Participle => 3.5,
            Tag::Gerund => 2.0,
            Tag::Adjective => 1.0,
            Tag::VerbPast | Tag::Verb | Tag::VerbZ => -3.0,
            _ => 0.0,
        },
        _ if context.have => match tag {
            Tag::Participle => 3.0,
            Tag::VerbPast | Tag::Verb | Tag::VerbZ => -3.0,
            _ => 0.0,
        },
        Some(Tag::Auxiliary) => match tag {
            Tag::Verb => 1.5,
            _ => 0.0,
        },
        Some(Tag::Pronoun | Tag::Wh) => match tag {
            _ if finite => 2.5,
            Tag::Verb => 1.0,
            Tag::Participle => 0.5,
            _ => 0.0,
        },
        Some(Tag::Noun | Tag::PluralNoun | Tag::Name) => match tag {
            Tag::VerbPast | Tag::VerbZ if context.opened && !context.finite => 2.4,
            Tag::VerbPast if !context.finite => 1.8,
            Tag::VerbZ if !context.finite && before != Some(Tag::PluralNoun) => 1.0,
            Tag::Participle if context.finite => 1.5,
            Tag::VerbPast => 0.8,
            Tag::Verb if context.inverted => 3.0,
            Tag::Verb if before == Some(Tag::PluralNoun) && !context.finite => 0.8,
            Tag::Verb => -1.5,
            _ => 0.0,
        },
        // "where the bishop was kidnapped lies"
        Some(Tag::Participle) if tag == Tag::VerbZ && context.passive => 1.6,
        Some(Tag::Date | Tag::Adverb | Tag::Bracket) if tag == Tag::VerbPast && !context.finite => 1.8,
        None => match tag {
            _ if noun => 0.8,
            Tag::VerbPast | Tag::VerbZ => -1.0,
            _ => 0.0,
        },
        _ => 0.0,
    }
}

/// "4th", "1st"
fn is_ordinal(word: &str) -> bool {
    word.starts_with(|first: char| first.is_ascii_digit())
        && (word.ends_with("th") || word.ends_with("st") || word.ends_with("nd") || word.ends_with("rd"))
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
