//! Which reading of a word goes best with its neighbours, where the lexicon gives it several.

use super::tag::{Context, Tag, Words};
use crate::lexicon::{Flag, Outline, Pos, PosSet};
use crate::tokenize::fold::{WordMap, is_word};
use crate::tokenize::{Gap, Kind};

/// The word after the one in question.
#[derive(Clone, Copy)]
struct Next {
    hash: u64,
    /// Part of speech of its likeliest reading.
    first: Option<Pos>,
    /// Whether it opens a noun group by itself: a determiner or number.
    determines: bool,
}

/// Bits for what stands around a word that a reading may turn on.
mod around {
    pub(super) const DETERMINES: u16 = 1;
    pub(super) const BY: u16 = 1 << 1;
    pub(super) const TO_OR_THAT: u16 = 1 << 2;
    pub(super) const WITH: u16 = 1 << 3;
    pub(super) const HYPHEN: u16 = 1 << 4;
    pub(super) const SPEAKS_FOR_NOUN: u16 = 1 << 5;
    pub(super) const FINITE: u16 = 1 << 6;
    pub(super) const BEHIND_ADVERB: u16 = 1 << 7;
    pub(super) const BEHIND_NUMBER: u16 = 1 << 8;
    pub(super) const BEHIND_HYPHEN: u16 = 1 << 9;
    pub(super) const BEHIND_COMMA: u16 = 1 << 10;
    pub(super) const BEHIND_PREPOSITION: u16 = 1 << 11;
    pub(super) const BEHIND_DETERMINER: u16 = 1 << 12;
    pub(super) const AT: u16 = 1 << 13;
    pub(super) const MORE: u16 = 1 << 14;
}
use around::{
    AT, BEHIND_ADVERB, BEHIND_COMMA, BEHIND_DETERMINER, BEHIND_HYPHEN, BEHIND_NUMBER, BEHIND_PREPOSITION, BY, DETERMINES, FINITE, HYPHEN,
    MORE, SPEAKS_FOR_NOUN, TO_OR_THAT, WITH,
};

/// What the word behind another tells of it.
static NEXT: WordMap<u16, 128> = WordMap::new(&[
    ("by", BY),
    ("to", TO_OR_THAT),
    ("that", TO_OR_THAT),
    ("with", WITH),
    ("-", HYPHEN),
    ("of", SPEAKS_FOR_NOUN),
    ("was", SPEAKS_FOR_NOUN),
    ("were", SPEAKS_FOR_NOUN),
    ("is", SPEAKS_FOR_NOUN),
    ("are", SPEAKS_FOR_NOUN),
    ("has", SPEAKS_FOR_NOUN),
    ("have", SPEAKS_FOR_NOUN),
    ("had", SPEAKS_FOR_NOUN),
    ("said", SPEAKS_FOR_NOUN),
    ("who", SPEAKS_FOR_NOUN),
    ("at", AT),
    ("more", MORE),
    ("fewer", MORE),
    ("less", MORE),
    ("several", DETERMINES),
    ("dozens", DETERMINES),
    ("scores", DETERMINES),
    ("hundreds", DETERMINES),
    ("many", DETERMINES),
    ("nearly", DETERMINES),
    ("about", DETERMINES),
    ("some", DETERMINES),
]);

/// The same, by the part of speech of its likeliest reading.
#[inline]
const fn by_first(first: Option<Pos>) -> u16 {
    match first {
        Some(Pos::Determiner | Pos::Possessive | Pos::Numeral) => DETERMINES,
        Some(Pos::Auxiliary | Pos::Modal | Pos::VerbPast) => FINITE,
        _ => 0,
    }
}

/// What the class of the word before tells.
#[inline]
const fn by_before(before: Option<Tag>) -> u16 {
    match before {
        Some(Tag::Adverb) => BEHIND_ADVERB,
        Some(Tag::Number) => BEHIND_NUMBER,
        Some(Tag::Hyphen) => BEHIND_HYPHEN,
        Some(Tag::Comma) => BEHIND_COMMA,
        Some(Tag::Preposition) => BEHIND_PREPOSITION,
        Some(Tag::Determiner | Tag::Possessive) => BEHIND_DETERMINER,
        _ => 0,
    }
}

/// Without one of these around it, no rule of [`Words::lookahead`] speaks of a word of this class.
#[inline]
const fn concerns(tag: Tag) -> u16 {
    match tag {
        Tag::VerbPast => DETERMINES | BY | BEHIND_ADVERB | HYPHEN | BEHIND_HYPHEN,
        Tag::Verb => DETERMINES | TO_OR_THAT | BEHIND_ADVERB | HYPHEN | BEHIND_HYPHEN,
        Tag::VerbZ => DETERMINES | TO_OR_THAT | FINITE | BEHIND_ADVERB | HYPHEN | BEHIND_HYPHEN,
        Tag::Participle => BY | WITH | BEHIND_COMMA | BEHIND_DETERMINER | BEHIND_NUMBER,
        Tag::Gerund => DETERMINES | BEHIND_COMMA | BEHIND_PREPOSITION,
        Tag::Adjective => BEHIND_DETERMINER,
        Tag::Noun => DETERMINES | SPEAKS_FOR_NOUN | BEHIND_NUMBER,
        Tag::PluralNoun => DETERMINES | SPEAKS_FOR_NOUN,
        _ => 0,
    }
}

impl Words<'_> {
    /// The reading of a word with this outline that goes best with what stands around it.
    pub(super) fn best_reading(self, index: usize, outline: Outline, before: Option<Tag>, context: Context) -> Option<Tag> {
        match outline.parts_of_speech() {
            Some(readings) => self.best_of(readings, index, before, context),
            None => self.best_of(self.lexicon.at(self.tokens, index)?.parts_of_speech(), index, before, context),
        }
    }

    /// The best of these readings, likeliest first.
    fn best_of(self, readings: impl Iterator<Item = Pos>, index: usize, before: Option<Tag>, context: Context) -> Option<Tag> {
        let (next, around) = self.next(index);
        let around = around | by_before(before);
        let fits = &FITS[line(before, context)];
        let joined = context.verb.filter(|_| before == Some(Tag::Conjunction));
        // "will lay down their arms and sign the accord"
        let shared = before == Some(Tag::Conjunction) && context.has(Context::SHARED) && self.determines(index + 1);
        let mut best = None;
        let mut best_score = f32::MIN;
        for (rank, pos) in readings.enumerate() {
            let Some(tag) = open_tag(pos) else { continue };
            let mut score = -1.2 * rank as f32;
            score += match joined {
                Some(verb) if verb == tag => 2.5,
                Some(_) if tag.is_verb() => -0.5,
                _ => fits[tag as usize],
            };
            if around & concerns(tag) != 0 {
                score += self.lookahead(tag, index, next, before);
            }
            if shared && tag == Tag::Verb {
                score += 2.5;
            }
            if score > best_score {
                (best, best_score) = (Some(tag), score);
            }
        }
        best
    }

    /// The word behind the one in question, and what it tells of it.
    #[inline]
    fn next(self, index: usize) -> (Next, u16) {
        let (hash, first) = (self.hash(index + 1), self.first(index + 1));
        let mut around = by_first(first) | NEXT.get(hash).unwrap_or(0);
        let number = index + 1 < self.end && self.tokens[index + 1].kind == Kind::Number;
        // The second word behind may stand in the next sentence.
        let behind = self.tokens.hash(index + 2);
        let phrase = around & AT != 0 && is_word!(behind, "least") || around & MORE != 0 && is_word!(behind, "than");
        if number || phrase {
            around |= DETERMINES;
        }
        (Next { hash, first, determines: around & DETERMINES != 0 }, around)
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

/// The class of a word that has this reading alone.
#[inline]
pub(super) const fn open_tag(pos: Pos) -> Option<Tag> {
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

/// What stands before a word, as far as its reading turns on it: the lines of [`FITS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Before {
    Anything,
    /// Nothing: the sentence begins.
    Start,
    Determiner,
    /// An adjective, number or demonym.
    Modifier,
    Preposition,
    /// "to", a modal or a form of do, which call for a base form.
    Base,
    Be,
    Have,
    Auxiliary,
    /// A pronoun or relative word.
    Pronoun,
    /// A date, adverb or bracket in a clause without a verb.
    Adverbial,
    /// The participle of a passive: "where the bishop was kidnapped lies".
    Passive,
    /// A noun or name; which of the lines from here on, the bits [`PLURAL`], [`FINITE_BEFORE`], [`OPENED`] and
    /// [`INVERTED`] say.
    Noun,
}

/// It is plural.
const PLURAL: usize = 1;
/// Its clause has a finite verb.
const FINITE_BEFORE: usize = 2;
/// A subordinating word opens its clause.
const OPENED: usize = 4;
/// A modal or form of do stands before it.
const INVERTED: usize = 8;

/// Number of lines of [`FITS`].
const LINES: usize = Before::Noun as usize + 16;
/// Number of classes.
const TAGS: usize = Tag::Other as usize + 1;

/// How well a class goes after what stands before it. The weights order readings; only their order matters.
static FITS: [[f32; TAGS]; LINES] = {
    let mut fits = [[0.0; TAGS]; LINES];
    let mut line = 0;
    while line < LINES {
        let mut pos = 0;
        while pos < Pos::ALL.len() {
            if let Some(tag) = open_tag(Pos::ALL[pos]) {
                fits[line][tag as usize] = fit(tag, line);
            }
            pos += 1;
        }
        line += 1;
    }
    fits
};

const fn fit(tag: Tag, line: usize) -> f32 {
    const fn is(line: usize, before: Before) -> bool {
        line == before as usize
    }
    let noun = matches!(tag, Tag::Noun | Tag::PluralNoun);
    let finite = matches!(tag, Tag::VerbZ | Tag::VerbPast);
    if line >= Before::Noun as usize {
        let bits = line - Before::Noun as usize;
        let (plural, has_verb) = (bits & PLURAL != 0, bits & FINITE_BEFORE != 0);
        return match tag {
            Tag::VerbPast | Tag::VerbZ if bits & OPENED != 0 && !has_verb => 2.4,
            Tag::VerbPast if !has_verb => 1.8,
            Tag::VerbZ if !has_verb && !plural => 1.0,
            Tag::Participle if has_verb => 1.5,
            Tag::VerbPast => 0.8,
            Tag::Verb if bits & INVERTED != 0 => 3.0,
            Tag::Verb if plural && !has_verb => 0.8,
            Tag::Verb => -1.5,
            _ => 0.0,
        };
    }
    match tag {
        _ if is(line, Before::Start) && noun => 0.8,
        _ if is(line, Before::Start) && finite => -1.0,
        _ if is(line, Before::Determiner) => match tag {
            _ if noun => 2.5,
            Tag::Adjective | Tag::Participle | Tag::Gerund => 1.5,
            Tag::Adverb => 0.0,
            _ => -3.0,
        },
        _ if is(line, Before::Modifier) => match tag {
            _ if noun => 2.0,
            Tag::Adjective => 0.5,
            Tag::Verb => -2.0,
            _ => 0.0,
        },
        _ if is(line, Before::Preposition) => match tag {
            _ if noun => 1.5,
            Tag::Gerund | Tag::Adjective => 1.0,
            Tag::Participle => 0.0,
            _ => -2.5,
        },
        _ if is(line, Before::Base) => match tag {
            Tag::Verb => 4.0,
            Tag::Adverb => 0.5,
            _ => -2.0,
        },
        _ if is(line, Before::Be) => match tag {
            Tag::Participle => 3.5,
            Tag::Gerund => 2.0,
            Tag::Adjective => 1.0,
            Tag::VerbPast | Tag::Verb | Tag::VerbZ => -3.0,
            _ => 0.0,
        },
        _ if is(line, Before::Have) => match tag {
            Tag::Participle => 3.0,
            Tag::VerbPast | Tag::Verb | Tag::VerbZ => -3.0,
            _ => 0.0,
        },
        Tag::Verb if is(line, Before::Auxiliary) => 1.5,
        _ if is(line, Before::Pronoun) => match tag {
            _ if finite => 2.5,
            Tag::Verb => 1.0,
            Tag::Participle => 0.5,
            _ => 0.0,
        },
        Tag::VerbPast if is(line, Before::Adverbial) => 1.8,
        Tag::VerbZ if is(line, Before::Passive) => 1.6,
        _ => 0.0,
    }
}

/// The line of [`FITS`] for a word behind one of class `before`.
#[inline]
fn line(before: Option<Tag>, context: Context) -> usize {
    let called = context.has(Context::BASE);
    let line = match before {
        None => Before::Start,
        Some(Tag::Determiner | Tag::Possessive) => Before::Determiner,
        Some(Tag::Adjective | Tag::Number | Tag::Demonym) => Before::Modifier,
        Some(Tag::Preposition) => Before::Preposition,
        Some(Tag::To | Tag::Modal) => Before::Base,
        Some(Tag::Negation | Tag::Adverb) if called => Before::Base,
        _ if context.has(Context::BE) => Before::Be,
        _ if context.has(Context::HAVE) => Before::Have,
        Some(Tag::Auxiliary) => Before::Auxiliary,
        Some(Tag::Pronoun | Tag::Wh) => Before::Pronoun,
        Some(Tag::Participle) if context.has(Context::PASSIVE) => Before::Passive,
        Some(Tag::Date | Tag::Adverb | Tag::Bracket) if !context.has(Context::FINITE) => Before::Adverbial,
        Some(noun @ (Tag::Noun | Tag::PluralNoun | Tag::Name)) => {
            let bit = |holds: bool, bit: usize| if holds { bit } else { 0 };
            return Before::Noun as usize
                + (bit(noun == Tag::PluralNoun, PLURAL)
                    | bit(context.has(Context::FINITE), FINITE_BEFORE)
                    | bit(context.has(Context::OPENED), OPENED)
                    | bit(context.has(Context::INVERTED), INVERTED));
        }
        _ => Before::Anything,
    };
    line as usize
}

/// "4th", "1st"
fn is_ordinal(word: &str) -> bool {
    word.starts_with(|first: char| first.is_ascii_digit())
        && (word.ends_with("th") || word.ends_with("st") || word.ends_with("nd") || word.ends_with("rd"))
}
