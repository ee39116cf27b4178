//! Word classes: the lexicon's readings of a word, chosen by its neighbours.

use super::{Unit, UnitKind};
use crate::lexicon::{Flag, Lexicon, Pos, Word};
use crate::tokenize::{Kind, Shape, Tokens};

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
    #[must_use]
    pub const fn is_nominal(self) -> bool {
        matches!(self, Self::Noun | Self::PluralNoun | Self::Name | Self::Demonym | Self::Number)
    }

    /// Whether it is a form of a full verb.
    #[must_use]
    pub const fn is_verb(self) -> bool {
        matches!(self, Self::Verb | Self::VerbZ | Self::VerbPast | Self::Participle | Self::Gerund)
    }

    /// Whether it is an adjective, or a participle that can stand as one.
    #[must_use]
    pub const fn is_modifier(self) -> bool {
        matches!(self, Self::Adjective | Self::Participle | Self::Gerund | Self::Demonym | Self::Number)
    }
}

/// Finds the class of every token.
pub(super) fn tag(tokens: &Tokens, lexicon: &Lexicon, units: &[Unit]) -> Vec<Tag> {
    let words = Words { tokens, lexicon };
    let mut tags = vec![Tag::Other; tokens.len()];
    let mut unit_of = vec![None; tokens.len()];
    for unit in units {
        for index in unit.tokens.indices() {
            unit_of[index] = Some(unit.kind);
        }
    }
    for sentence in &tokens.sentences {
        let range = sentence.tokens.indices();
        let capitals = tokens.all_capitals || in_capitals(tokens, range.clone());
        let mut context = Context {
            have: false,
            be: false,
            base: false,
            inverted: false,
            asked: false,
            passive: false,
            shared: false,
            opened: false,
            finite: false,
            verb: None,
        };
        for index in range.clone() {
            let before = if index > range.start { Some(tags[index - 1]) } else { None };
            let tag = match unit_of[index] {
                Some(UnitKind::Date) => Tag::Date,
                Some(UnitKind::Quantity) => Tag::Number,
                Some(UnitKind::Demonym) => Tag::Demonym,
                Some(_) => Tag::Name,
                None => choose(tokens, words, index, before, range.end, &context, capitals),
            };
            context.advance(tokens.folded(index), tag, before);
            tags[index] = tag;
        }
    }
    tags
}

/// Whether a sentence of some length has no small letter in it.
fn in_capitals(tokens: &Tokens, range: std::ops::Range<usize>) -> bool {
    range.len() > 4
        && range.clone().all(|at| tokens[at].kind != Kind::Word || tokens[at].shape == Shape::Upper || tokens[at].span.len() == 1)
}

/// What the lexicon says of each token.
#[derive(Clone, Copy)]
struct Words<'a> {
    tokens: &'a Tokens,
    lexicon: &'a Lexicon,
}

impl<'a> Words<'a> {
    fn word(self, index: usize) -> Option<Word<'a>> {
        self.lexicon.at(self.tokens, index)
    }

    /// Part of speech of the likeliest reading.
    fn first(self, index: usize) -> Option<Pos> {
        self.lexicon.first_pos(self.tokens, index)
    }
}

/// What the verb group so far calls for.
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
    fn advance(&mut self, word: &str, tag: Tag, before: Option<Tag>) {
        let starts = before.is_none_or(|tag| matches!(tag, Tag::Adverb | Tag::Comma | Tag::Conjunction | Tag::Wh | Tag::Quote));
        let be = self.be;
        if tag.is_verb() {
            self.asked = matches!(
                word,
                "want"
                    | "wants"
                    | "wanted"
                    | "urge"
                    | "urges"
                    | "urged"
                    | "ask"
                    | "asks"
                    | "asked"
                    | "order"
                    | "orders"
                    | "ordered"
                    | "told"
                    | "allow"
                    | "allows"
                    | "allowed"
                    | "force"
                    | "forces"
                    | "forced"
                    | "expect"
                    | "expects"
                    | "expected"
                    | "begged"
                    | "persuaded"
            );
        }
        let coordinated = if tag == Tag::Conjunction { self.verb } else { None };
        match tag {
            Tag::Auxiliary => {
                match word {
                    "have" | "has" | "had" | "having" => self.have = true,
                    "do" | "does" | "did" | "dont" | "doesnt" | "didnt" => {
                        self.base = true;
                        self.inverted = starts;
                    }
                    _ => self.be = true,
                }
                if self.have || self.be {
                    self.base = false;
                }
                self.finite = true;
            }
            Tag::Adverb | Tag::Negation | Tag::Conjunction => {}
            // "were two people killed", "had reportedly been"
            Tag::To => self.shared = true,
            Tag::Modal => {
                self.shared = true;
                self.finite = true;
                self.base = true;
                self.inverted = starts;
            }
            Tag::Comma | Tag::Subordinator | Tag::Wh => {
                *self = Self {
                    have: false,
                    be: false,
                    base: false,
                    inverted: false,
                    asked: false,
                    passive: false,
                    shared: false,
                    opened: tag == Tag::Subordinator,
                    finite: false,
                    verb: None,
                };
            }
            Tag::VerbPast | Tag::VerbZ => {
                *self = Self {
                    have: false,
                    be: false,
                    base: false,
                    inverted: false,
                    asked: false,
                    passive: false,
                    shared: false,
                    opened: false,
                    finite: true,
                    verb: None,
                }
            }
            _ => {
                self.have = false;
                self.be = false;
                self.base = false;
            }
        }
        self.passive = tag == Tag::Participle && be;
        self.verb = if tag.is_verb() { Some(tag) } else { coordinated };
    }
}

fn choose(tokens: &Tokens, words: Words<'_>, index: usize, before: Option<Tag>, end: usize, context: &Context, capitals: bool) -> Tag {
    let token = tokens[index];
    let word = tokens.folded(index);
    match token.kind {
        Kind::Possessive => return Tag::Possessive,
        Kind::Number => return Tag::Number,
        Kind::Punctuation => return punctuation(tokens, index, end),
        Kind::Mixed => return if word.as_bytes()[0].is_ascii_digit() { Tag::Number } else { Tag::Noun },
        Kind::Word => {}
    }
    // A word whose likeliest reading carries a meaning is of no closed class, these apart.
    let open = words.first(index).is_some_and(|pos| !pos.is_function() && pos != Pos::Ordinal)
        && !matches!(word, "according" | "cant" | "dead" | "past" | "there" | "wont");
    if !open && let Some(tag) = closed_class(tokens, words, index, word, before, end, context) {
        return tag;
    }
    let capitalized = !capitals && token.shape != Shape::Lower && !tokens.starts_sentence(index);
    let Some(entry) = words.word(index).filter(|_| words.first(index).is_some()) else {
        return unknown(word, capitalized || before == Some(Tag::Name));
    };
    if capitalized && token.shape == Shape::Upper {
        return Tag::Name;
    }
    let readings = entry.readings();
    if readings.len() == 1 {
        return words.first(index).and_then(open_tag).unwrap_or_else(|| unknown(word, capitalized));
    }
    let mut best = (f32::MIN, Tag::Noun);
    for (rank, reading) in readings.enumerate() {
        let Some(tag) = open_tag(reading.pos) else { continue };
        let mut score = -1.2 * rank as f32 + fit(tag, before, context);
        score += lookahead(tag, tokens, words, index, end, before);
        // "will lay down their arms and sign the accord"
        if tag == Tag::Verb && before == Some(Tag::Conjunction) && context.shared && determiner_at(tokens, words, index + 1, end) {
            score += 2.5;
        }
        if score > best.0 {
            best = (score, tag);
        }
    }
    if best.0 == f32::MIN {
        return unknown(word, capitalized);
    }
    best.1
}

fn punctuation(tokens: &Tokens, index: usize, end: usize) -> Tag {
    match tokens.folded(index) {
        "," | ";" | ":" | "--" | "---" => Tag::Comma,
        "\"" | "'" | "''" | "`" => Tag::Quote,
        "(" | ")" | "[" | "]" | "{" | "}" => Tag::Bracket,
        "-" => {
            let tight =
                index + 1 < end && tokens[index + 1].gap == crate::tokenize::Gap::None && tokens[index].gap == crate::tokenize::Gap::None;
            if tight { Tag::Hyphen } else { Tag::Comma }
        }
        "/" | "&" => Tag::Conjunction,
        "%" => Tag::Noun,
        _ => Tag::Other,
    }
}

/// Words of closed classes, told apart by their neighbours.
fn closed_class(
    tokens: &Tokens,
    words: Words<'_>,
    index: usize,
    word: &str,
    before: Option<Tag>,
    end: usize,
    context: &Context,
) -> Option<Tag> {
    // The commonest words first: half of all that come here.
    if matches!(word, "the" | "a" | "an") && words.first(index) == Some(Pos::Determiner) {
        return Some(Tag::Determiner);
    }
    if matches!(word, "of" | "in" | "on" | "for" | "by" | "at" | "with" | "from") && before != Some(Tag::Determiner) {
        return Some(Tag::Preposition);
    }
    let next = if index + 1 < end { tokens.folded(index + 1) } else { "" };
    Some(match word {
        "to" => {
            let next_verb = first_reading(words, index + 1, end);
            let plain = matches!(next_verb, Some(Pos::Verb | Pos::Auxiliary)) || next == "protest" && !noun_behind(words, index + 1, end);
            // "wants the president to call early elections"
            let asked = context.asked && has_reading(words, index + 1, Pos::Verb, end) && next_verb != Some(Pos::PluralNoun);
            // "a plot to blow up", "the attempt to free the pilots": a noun or adjective by its rank, but an object follows.
            let object = has_reading(words, index + 1, Pos::Verb, end)
                && next_verb != Some(Pos::PluralNoun)
                && index + 2 < end
                && (matches!(first_reading(words, index + 2, end), Some(Pos::Determiner | Pos::Possessive | Pos::Pronoun))
                    || matches!(tokens.folded(index + 2), "up" | "down" | "off" | "out"));
            let split = next_verb == Some(Pos::Adverb) && first_reading(words, index + 2, end) == Some(Pos::Verb);
            let governed = before.is_some_and(|tag| tag.is_verb() || matches!(tag, Tag::Adjective | Tag::Auxiliary | Tag::Date))
                && has_reading(words, index + 1, Pos::Verb, end)
                && next_verb != Some(Pos::PluralNoun);
            if plain || split || governed || object || asked { Tag::To } else { Tag::Preposition }
        }
        "that" => match before {
            Some(tag) if tag.is_verb() => Tag::Subordinator,
            Some(Tag::Noun | Tag::PluralNoun | Tag::Name) => Tag::Wh,
            Some(Tag::Comma | Tag::Conjunction) | None
                if !matches!(first_reading(words, index + 1, end), Some(Pos::Noun | Pos::Adjective)) =>
            {
                Tag::Subordinator
            }
            _ if matches!(first_reading(words, index + 1, end), Some(Pos::Noun | Pos::Adjective)) => Tag::Determiner,
            _ => Tag::Subordinator,
        },
        "this" | "these" | "those" => match first_reading(words, index + 1, end) {
            Some(Pos::Verb | Pos::VerbZ | Pos::VerbPast | Pos::Auxiliary | Pos::Modal | Pos::Wh) => Tag::Pronoun,
            _ => Tag::Determiner,
        },
        "her" | "his" | "their" | "its" | "my" | "our" | "your" => match word {
            "her" if !follows_nominal(tokens, words, index + 1, end) => Tag::Pronoun,
            "his" if !follows_nominal(tokens, words, index + 1, end) => Tag::Pronoun,
            _ => Tag::Possessive,
        },
        "because" if next == "of" => Tag::Preposition,
        "while" | "because" | "if" | "although" | "though" | "unless" | "whereas" | "whether" => Tag::Subordinator,
        "who" | "whom" | "whose" | "which" | "where" | "what" | "why" => Tag::Wh,
        "when" => Tag::Subordinator,
        // "shot dead", "shot a man dead": a result, not an object.
        "dead"
            if before.is_some_and(Tag::is_verb)
                && !matches!(
                    tokens.folded(index - 1),
                    "found"
                        | "left"
                        | "leaving"
                        | "pronounced"
                        | "declared"
                        | "presumed"
                        | "feared"
                        | "confirmed"
                        | "lay"
                        | "lying"
                        | "reported"
                ) =>
        {
            Tag::Adverb
        }
        "tear" if next == "gas" => Tag::Noun,
        "neither"
            if before.is_none_or(|tag| matches!(tag, Tag::Comma | Tag::Conjunction | Tag::Subordinator))
                && noun_behind(words, index, end) =>
        {
            Tag::Determiner
        }
        "others" if before == Some(Tag::Number) => Tag::PluralNoun,
        "and" | "or" | "but" | "nor" | "plus" => Tag::Conjunction,
        "not" | "never" | "nt" | "neither" => Tag::Negation,
        "can" if next == "not" => Tag::Modal,
        "will" | "would" | "could" | "should" | "must" | "can" | "shall" | "cannot" | "wont" | "wouldnt" | "couldnt" | "cant"
        | "shouldnt" => Tag::Modal,
        "might" | "may" => {
            if before.is_some_and(|tag| matches!(tag, Tag::Determiner | Tag::Possessive | Tag::Preposition)) {
                Tag::Noun
            } else {
                Tag::Modal
            }
        }
        "is" | "are" | "was" | "were" | "be" | "been" | "being" | "am" | "has" | "have" | "had" | "having" | "did" | "does" | "do"
        | "didnt" | "doesnt" | "dont" | "wasnt" | "werent" | "isnt" | "arent" | "hasnt" | "havent" | "hadnt" => Tag::Auxiliary,
        "no" => Tag::Determiner,
        "there" => Tag::Adverb,
        "as" => Tag::Preposition,
        "including" | "according" | "amid" | "per" | "via" | "following" | "during" | "regarding" | "concerning"
            if before != Some(Tag::Determiner) && before != Some(Tag::Auxiliary) =>
        {
            Tag::Preposition
        }
        "near" | "outside" | "inside" | "off" | "down" | "past" | "around" | "over" | "under" | "up" | "out" | "on" | "in" | "at"
        | "by" | "of" | "from" | "with" | "against" | "for" | "into" | "between" | "among" | "amongst" | "through" | "across" | "along"
        | "behind" | "without" | "within" | "toward" | "towards" | "upon" | "onto" | "beside" | "besides" | "despite" | "after"
        | "before" | "since" | "until" | "till" | "than" => {
            if before == Some(Tag::Determiner) || (matches!(word, "past" | "down") && before == Some(Tag::Preposition)) {
                return None;
            }
            Tag::Preposition
        }
        _ => match words.first(index)? {
            Pos::Determiner => Tag::Determiner,
            Pos::Pronoun => Tag::Pronoun,
            Pos::Possessive => Tag::Possessive,
            Pos::Preposition => Tag::Preposition,
            Pos::Conjunction => Tag::Conjunction,
            Pos::Subordinator => Tag::Subordinator,
            Pos::Modal => Tag::Modal,
            Pos::Auxiliary => Tag::Auxiliary,
            Pos::Negation => Tag::Negation,
            Pos::Numeral => Tag::Number,
            Pos::Ordinal => Tag::Adjective,
            Pos::Wh => Tag::Wh,
            _ => return None,
        },
    })
}

fn first_reading(words: Words<'_>, index: usize, end: usize) -> Option<Pos> {
    if index >= end {
        return None;
    }
    words.first(index)
}

fn has_reading(words: Words<'_>, index: usize, pos: Pos, end: usize) -> bool {
    index < end && words.word(index).is_some_and(|word| word.readings().any(|reading| reading.pos == pos))
}

/// Whether the word after `index` is a noun by its likeliest reading.
fn noun_behind(words: Words<'_>, index: usize, end: usize) -> bool {
    matches!(first_reading(words, index + 1, end), Some(Pos::Noun | Pos::PluralNoun))
}

fn determiner_at(tokens: &Tokens, words: Words<'_>, at: usize, end: usize) -> bool {
    matches!(first_reading(words, at, end), Some(Pos::Determiner | Pos::Possessive | Pos::Numeral))
        || (at < end && tokens[at].kind == Kind::Number)
}

fn follows_nominal(tokens: &Tokens, words: Words<'_>, index: usize, end: usize) -> bool {
    if index >= end {
        return false;
    }
    match words.word(index) {
        None => tokens[index].kind == Kind::Word,
        Some(word) => {
            word.readings().any(|r| matches!(r.pos, Pos::Noun | Pos::PluralNoun | Pos::Adjective | Pos::Numeral | Pos::Ordinal))
                && !matches!(tokens.folded(index), "to" | "in" | "on" | "at" | "and" | "as")
        }
    }
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

/// A little of what follows: an object after it speaks for a verb, a verb after it for a noun.
fn lookahead(tag: Tag, tokens: &Tokens, words: Words<'_>, index: usize, end: usize, before: Option<Tag>) -> f32 {
    let next = first_reading(words, index + 1, end);
    let next_word = if index + 1 < end { tokens.folded(index + 1) } else { "" };
    let determiner_next = matches!(next, Some(Pos::Determiner | Pos::Possessive | Pos::Numeral))
        || (index + 1 < end && tokens[index + 1].kind == Kind::Number)
        || (next_word == "at" && tokens.is(index + 2, "least"))
        || (matches!(next_word, "more" | "fewer" | "less") && tokens.is(index + 2, "than"))
        || matches!(next_word, "several" | "dozens" | "scores" | "hundreds" | "many" | "nearly" | "about" | "some");
    match tag {
        Tag::VerbPast if determiner_next => 1.5,
        Tag::VerbPast if next_word == "by" => -2.5,
        // "rebels in the area often attack convoys"
        Tag::Verb | Tag::VerbZ | Tag::VerbPast
            if before == Some(Tag::Adverb)
                && matches!(
                    tokens.folded(index - 1),
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
        Tag::Noun if before == Some(Tag::Number) && index > 0 && is_ordinal(tokens.folded(index - 1)) => 3.0,
        // "pick-up", "tin-shed": a part of a compound is no verb.
        Tag::Verb | Tag::VerbZ | Tag::VerbPast if next_word == "-" && tokens[index + 1].gap == crate::tokenize::Gap::None => -2.5,
        Tag::Verb | Tag::VerbZ | Tag::VerbPast if before == Some(Tag::Hyphen) => -2.5,
        // "India claims to have"
        Tag::VerbZ if matches!(next_word, "to" | "that") && before.is_some_and(Tag::is_nominal) => 2.0,
        // "police officers were": a verb right before a verb is a noun.
        Tag::VerbZ if matches!(next, Some(Pos::Auxiliary | Pos::Modal | Pos::VerbPast)) => -2.5,
        Tag::Participle if next_word == "by" => 1.5,
        Tag::Gerund if determiner_next && before == Some(Tag::Preposition) => 2.8,
        Tag::Gerund if determiner_next => 1.6,
        // ", killing former mayor Juan Paz", "suspected of killing Senator Paz": somebody behind it is its object.
        Tag::Gerund
            if index + 1 < end
                && (before == Some(Tag::Comma) && matches!(next, Some(Pos::Adjective | Pos::Noun | Pos::PluralNoun) | None)
                    || before == Some(Tag::Preposition) && names_person(words, index + 1)) =>
        {
            2.4
        }
        // "Rebels armed with rifles", "The bomb, hidden in a cart"
        Tag::Participle if next_word == "with" || (before == Some(Tag::Comma) && matches!(next, Some(Pos::Preposition))) => 1.6,
        // "the general believes", "firing a shot": no adjective without its noun
        Tag::Adjective | Tag::Participle
            if matches!(before, Some(Tag::Determiner | Tag::Possessive)) && alone(tokens, words, index + 1, end) =>
        {
            -2.5
        }
        // "workers fear that", "drivers plan to strike"
        Tag::Verb
            if matches!(next_word, "that" | "to")
                && matches!(
                    tokens.folded(index),
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
        Tag::Verb | Tag::VerbZ if determiner_next => 0.8,
        Tag::Noun | Tag::PluralNoun
            if matches!(next_word, "of" | "was" | "were" | "is" | "are" | "has" | "have" | "had" | "said" | "who") =>
        {
            0.8
        }
        Tag::Noun | Tag::PluralNoun if determiner_next && before.is_some_and(Tag::is_nominal) => -0.5,
        Tag::Participle if before == Some(Tag::Number) && matches!(next, Some(Pos::Noun | Pos::PluralNoun)) => 2.5,
        Tag::Adjective | Tag::Participle if before == Some(Tag::Determiner) && matches!(next, Some(Pos::Noun | Pos::PluralNoun)) => 1.0,
        _ => 0.0,
    }
}

/// Whether a word is a title, role or given name.
fn names_person(words: Words<'_>, index: usize) -> bool {
    [Flag::RoleNoun, Flag::PersonTitle, Flag::GivenName].iter().any(|&flag| words.lexicon.has(words.tokens, index, flag))
}

/// "4th", "1st"
fn is_ordinal(word: &str) -> bool {
    word.starts_with(|first: char| first.is_ascii_digit())
        && (word.ends_with("th") || word.ends_with("st") || word.ends_with("nd") || word.ends_with("rd"))
}

/// Whether what stands at `at` cannot go on a noun group.
fn alone(tokens: &Tokens, words: Words<'_>, at: usize, end: usize) -> bool {
    if at >= end || matches!(tokens.folded(at), "." | ";" | "!" | "?") {
        return true;
    }
    match words.first(at) {
        Some(Pos::Preposition | Pos::Auxiliary | Pos::Modal | Pos::Wh | Pos::Subordinator) => true,
        Some(Pos::VerbZ | Pos::VerbPast) => {
            !has_reading(words, at, Pos::PluralNoun, end)
                && !has_reading(words, at, Pos::Noun, end)
                && !has_reading(words, at, Pos::Adjective, end)
        }
        _ => false,
    }
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
