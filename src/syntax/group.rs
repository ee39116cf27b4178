//! Groups: noun groups with head, number and determiner; everything else as a group of its own.

use super::tag::Tag;
use super::verb::{self, VerbGroup};
use super::{GroupId, Unit, UnitKind};
use crate::lexicon::{Flag, Lexicon, NounClass, Pos, PosSet};
use crate::text::TokenRange;
use crate::tokenize::fold::is_word;
use crate::tokenize::{Gap, Tokens};

/// One group of the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Group<'d> {
    /// What it is.
    pub kind: GroupKind<'d>,
    /// Its tokens.
    pub tokens: TokenRange,
}

/// Kinds of groups.
#[derive(Debug, Clone, PartialEq)]
pub enum GroupKind<'d> {
    /// A noun group.
    Noun(NounGroup<'d>),
    /// A verb group.
    Verb(VerbGroup<'d>),
    /// A preposition, alone.
    Preposition,
    /// "and", "or", "but"
    Conjunction,
    /// "after", "because", "that" before a clause
    Subordinator,
    /// "who", "which", "where"
    Relative,
    /// Comma and the like.
    Comma,
    /// Quotation mark.
    Quote,
    /// Bracket.
    Bracket,
    /// A date that stands alone as an adverbial.
    Date,
    /// Adjective after its noun or after be: "dead", "missing".
    Adjective,
    /// Adverb.
    Adverb,
    /// Anything else.
    Other,
}

/// How a noun group is determined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Determiner {
    /// None.
    Bare,
    /// "the", "this", a possessive
    Definite,
    /// "a", "an", "another", "some"
    Indefinite,
    /// "no", "none of"
    Negative,
}

/// A noun group.
#[derive(Debug, Clone, PartialEq)]
pub struct NounGroup<'d> {
    /// Token of the head noun.
    pub head: usize,
    /// Base form of the head, or empty for a name.
    pub lemma: &'d str,
    /// Semantic class of the head.
    pub class: NounClass,
    /// The unit that is the head, when it is a name.
    pub name: Option<(UnitKind, u32)>,
    /// The quantity inside, index of its stage's output.
    pub quantity: Option<u32>,
    /// The demonym inside.
    pub demonym: Option<u32>,
    /// Whether the head is plural.
    pub plural: bool,
    /// Whether it is a pronoun.
    pub pronoun: bool,
    /// How it is determined.
    pub determiner: Determiner,
    /// First token of the group without determiner and possessor.
    pub bare_start: usize,
    /// Possessor ("Moscow's" of "Moscow's concert hall").
    pub possessor: Option<TokenRange>,
    /// The next member of the coordination that this group stands in.
    pub joined: Option<GroupId>,
    /// Whether a member stands before it.
    pub continues: bool,
    /// The group that stands in apposition to it.
    pub apposition: Option<GroupId>,
}

impl<'d> Group<'d> {
    /// The noun group in it.
    #[inline]
    #[must_use]
    pub const fn noun(&self) -> Option<&NounGroup<'d>> {
        match &self.kind {
            GroupKind::Noun(noun) => Some(noun),
            _ => None,
        }
    }

    #[inline]
    pub(super) const fn noun_mut(&mut self) -> Option<&mut NounGroup<'d>> {
        match &mut self.kind {
            GroupKind::Noun(noun) => Some(noun),
            _ => None,
        }
    }

    /// The verb group in it.
    #[inline]
    #[must_use]
    pub const fn verb(&self) -> Option<&VerbGroup<'d>> {
        match &self.kind {
            GroupKind::Verb(verb) => Some(verb),
            _ => None,
        }
    }
}

/// Finds the groups of one sentence.
pub(super) fn find<'d>(
    tokens: &Tokens,
    lexicon: &'d Lexicon,
    units: &mut &[Unit],
    sentence: TokenRange,
    tags: &[Tag],
    groups: &mut Vec<Group<'d>>,
) {
    let end = sentence.end as usize;
    let mut at = sentence.first();
    while at < end {
        let tag = tags[at];
        let simple = match tag {
            Tag::Comma => GroupKind::Comma,
            Tag::Preposition => GroupKind::Preposition,
            Tag::Conjunction => GroupKind::Conjunction,
            Tag::Subordinator => GroupKind::Subordinator,
            Tag::Wh => GroupKind::Relative,
            Tag::Quote => GroupKind::Quote,
            Tag::Hyphen | Tag::Other => GroupKind::Other,
            Tag::Date => {
                at = push(groups, GroupKind::Date, at, unit_end(units, at));
                continue;
            }
            Tag::Bracket => {
                at = push(groups, GroupKind::Bracket, at, aside_end(tokens, at, end).unwrap_or(at + 1));
                continue;
            }
            _ => {
                let verb = match tag {
                    Tag::Modal | Tag::Auxiliary | Tag::To | Tag::Negation | Tag::VerbPast | Tag::VerbZ | Tag::Verb => true,
                    Tag::Participle | Tag::Gerund => !noun_follows(tokens, tags, at, end, groups),
                    Tag::Adverb => adverb_of_verb(tags, at, end),
                    _ => false,
                };
                let read = if verb {
                    verb::read(tokens, lexicon, tags, at, end).map(|(verb, next)| push(groups, GroupKind::Verb(verb), at, next))
                } else if tag != Tag::Adverb {
                    read_noun(tokens, lexicon, ahead(units, at), tags, at, end, groups)
                } else {
                    None
                };
                if let Some(next) = read {
                    at = next;
                    continue;
                }
                match tag {
                    Tag::Adverb => GroupKind::Adverb,
                    Tag::Adjective => GroupKind::Adjective,
                    _ => GroupKind::Other,
                }
            }
        };
        at = push(groups, simple, at, at + 1);
    }
}

/// Adds a group from token `at` to `next`, of one token at least; gives one past its last.
#[inline]
fn push<'d>(groups: &mut Vec<Group<'d>>, kind: GroupKind<'d>, at: usize, next: usize) -> usize {
    let next = next.max(at + 1);
    groups.push(Group { kind, tokens: TokenRange::new(at, next) });
    next
}

/// Longest aside in square brackets, in tokens.
const LONGEST_ASIDE: usize = 16;

/// One past the bracket that closes an aside of the editor's, "[National Liberation Army]": its words are no part
/// of the sentence.
fn aside_end(tokens: &Tokens, at: usize, end: usize) -> Option<usize> {
    if !tokens.is(at, "[") {
        return None;
    }
    (at + 1..end.min(at + LONGEST_ASIDE)).find(|&close| tokens.is(close, "]")).map(|close| close + 1)
}

/// Drops the units that end before token `at`.
fn ahead<'u>(units: &mut &'u [Unit], at: usize) -> &'u [Unit] {
    while let Some((first, rest)) = units.split_first()
        && first.tokens.end as usize <= at
    {
        *units = rest;
    }
    units
}

fn unit_at<'u>(units: &mut &'u [Unit], at: usize) -> Option<&'u Unit> {
    ahead(units, at).first().filter(|unit| unit.tokens.contains(at))
}

fn unit_end(units: &mut &[Unit], at: usize) -> usize {
    unit_at(units, at).map_or(at + 1, |unit| unit.tokens.end as usize)
}

fn adverb_of_verb(tags: &[Tag], at: usize, end: usize) -> bool {
    (at + 1..end)
        .find(|&next| !matches!(tags[next], Tag::Adverb | Tag::Negation))
        .is_some_and(|next| matches!(tags[next], Tag::VerbPast | Tag::VerbZ | Tag::Participle))
}

/// Whether the participle at `at` stands before the noun it modifies: "the injured men", "suspected rebels".
fn noun_follows(tokens: &Tokens, tags: &[Tag], at: usize, end: usize, groups: &[Group<'_>]) -> bool {
    let mut next = at + 1;
    while next < end && matches!(tags[next], Tag::Adjective | Tag::Participle | Tag::Hyphen) {
        next += 1;
    }
    if next >= end || !matches!(tags[next], Tag::Noun | Tag::PluralNoun | Tag::Name | Tag::Demonym) {
        return false;
    }
    match tags[at] {
        // "killing civilians" after a comma or a noun is a verb; "killing fields" at the start may be either.
        Tag::Gerund => {
            groups.last().is_some_and(|group| matches!(group.kind, GroupKind::Preposition))
                && is_word!(
                    tokens.hash(at),
                    "surrounding"
                        | "neighboring"
                        | "neighbouring"
                        | "opposing"
                        | "ruling"
                        | "existing"
                        | "remaining"
                        | "living"
                        | "warring"
                )
        }
        Tag::Participle => {
            // "A gang last night wounded Luis Gil": a time between subject and verb changes nothing.
            let before = groups.iter().rev().take(3).find(|group| !matches!(group.kind, GroupKind::Date));
            !before.is_some_and(|group| matches!(group.kind, GroupKind::Noun(_)))
        }
        _ => true,
    }
}

/// Readings that the head of a noun group can have.
const NOUNS: PosSet = PosSet::of(&[Pos::Noun, Pos::PluralNoun]);

/// Reads a noun group that starts at `start` and adds it; gives one past its last token, which is its head.
fn read_noun<'d>(
    tokens: &Tokens,
    lexicon: &'d Lexicon,
    mut units: &[Unit],
    tags: &[Tag],
    start: usize,
    end: usize,
    groups: &mut Vec<Group<'d>>,
) -> Option<usize> {
    if tags[start] == Tag::Pronoun {
        return Some(push(groups, GroupKind::Noun(pronoun(tokens, start)), start, start + 1));
    }
    let mut at = start;
    let mut determiner = Determiner::Bare;
    let mut bare_start = start;
    let mut possessor = None;
    let mut head: Option<usize> = None;
    let mut quantity = None;
    let mut demonym = None;
    let mut name = None;
    while at < end {
        let unit = unit_at(&mut units, at);
        if at > start && tokens[at].gap == Gap::Paragraph {
            break;
        }
        match tags[at] {
            Tag::Determiner if head.is_none() => {
                let word = tokens.hash(at);
                determiner = if is_word!(word, "the" | "this" | "that" | "these" | "those" | "both" | "all") {
                    Determiner::Definite
                } else if is_word!(word, "no" | "neither") {
                    Determiner::Negative
                } else {
                    Determiner::Indefinite
                };
                bare_start = at + 1;
            }
            Tag::Possessive => {
                if let Some(owner_end) = head.map(|_| at) {
                    possessor = Some(TokenRange::new(bare_start, owner_end));
                    head = None;
                    name = None;
                    quantity = None;
                    demonym = None;
                } else if at > start && possessor.is_none() {
                    break;
                }
                determiner = Determiner::Definite;
                bare_start = at + 1;
            }
            Tag::Number => {
                if let Some(unit) = unit.filter(|unit| unit.kind == UnitKind::Quantity) {
                    if head.is_some() && name.is_some() {
                        break;
                    }
                    let noun_follows = tags
                        .get(unit.tokens.end as usize)
                        .is_some_and(|tag| matches!(tag, Tag::Noun | Tag::PluralNoun | Tag::Adjective | Tag::Demonym | Tag::Participle));
                    if head.is_some() && (quantity.is_some() || noun_follows) {
                        break;
                    }
                    quantity = quantity.or(Some(unit.index));
                    head = Some(unit.tokens.last());
                    at = unit.tokens.end as usize;
                    continue;
                }
                head = Some(at);
            }
            Tag::Adjective | Tag::Participle | Tag::Gerund | Tag::Hyphen | Tag::Adverb => {
                // Modifiers only before a head: look whether a noun follows.
                if !leads_to_noun(tags, at, end) || (tags[at] == Tag::Adverb && head.is_some()) {
                    break;
                }
                if head.is_some() && name.is_some_and(|(kind, _)| kind == UnitKind::Person) {
                    break;
                }
                // "a bus carrying guests": the article is of no plural.
                if tags[at] == Tag::Gerund
                    && head.is_some()
                    && determiner == Determiner::Indefinite
                    && tokens.folded(start).starts_with('a')
                    && plural_ahead(tags, at, end)
                {
                    break;
                }
                if tags[at] != Tag::Hyphen && head.is_some_and(|h| matches!(tags[h], Tag::PluralNoun)) && tags[at] != Tag::Adjective {
                    break;
                }
            }
            Tag::Noun | Tag::PluralNoun | Tag::Name | Tag::Demonym => {
                // "taking as hostages engineers of the company": they describe no other noun.
                if head.is_some_and(|head| is_word!(tokens.hash(head), "hostages" | "captives" | "prisoners")) {
                    break;
                }
                if let Some(unit) = unit {
                    match unit.kind {
                        UnitKind::Demonym => demonym = Some(unit.index),
                        kind => {
                            // A person's name ends the group; two names in a row are two groups.
                            if name.is_some_and(|(before, _)| before == UnitKind::Person) {
                                break;
                            }
                            name = Some((kind, unit.index));
                        }
                    }
                    head = Some(unit.tokens.last());
                    at = unit.tokens.end as usize;
                    if name.is_some_and(|(kind, _)| kind == UnitKind::Person) && tags.get(at) != Some(&Tag::Possessive) {
                        break;
                    }
                    continue;
                }
                if name.is_some_and(|(kind, _)| kind == UnitKind::Person) {
                    break;
                }
                head = Some(at);
                name = None;
            }
            // "ELN [National Liberation Army] guerrillas": the noun goes on behind the aside.
            Tag::Bracket if head.is_some() && name.is_none_or(|(kind, _)| kind == UnitKind::Organization) => {
                match aside_end(tokens, at, end).filter(|&next| next < end && matches!(tags[next], Tag::Noun | Tag::PluralNoun | Tag::Name))
                {
                    Some(next) => {
                        at = next;
                        continue;
                    }
                    None => break,
                }
            }
            _ => break,
        }
        at += 1;
    }
    // "the wounded were taken", "the dead"
    if head.is_none()
        && determiner == Determiner::Definite
        && start + 1 < end
        && matches!(tags[start + 1], Tag::Adjective | Tag::Participle)
    {
        let person = is_word!(
            tokens.hash(start + 1),
            "wounded" | "injured" | "dead" | "missing" | "accused" | "sick" | "poor" | "kidnapped" | "homeless"
        );
        if person && tags.get(start + 2).is_none_or(|tag| matches!(tag, Tag::Auxiliary | Tag::Modal | Tag::VerbPast)) {
            head = Some(start + 1);
        }
    }
    let head = head?;
    let tag = tags[head];
    // Of a name, the kind of the name says what it is.
    let reading = if name.is_none() { lexicon.at(tokens, head).and_then(|word| word.reading_as(NOUNS)) } else { None };
    let class = match name {
        Some((UnitKind::Person, _)) => NounClass::Person,
        Some((UnitKind::Organization, _)) => NounClass::Group,
        Some((UnitKind::Place, _)) => NounClass::Place,
        _ if matches!(tag, Tag::Demonym | Tag::Adjective | Tag::Participle) => NounClass::Person,
        _ if matches!(tag, Tag::Number) => NounClass::None,
        _ => reading.map_or(NounClass::None, |reading| {
            if matches!(reading.class, NounClass::None | NounClass::Abstract) && lexicon.has(tokens, head, Flag::RoleNoun) {
                NounClass::Person
            } else {
                reading.class
            }
        }),
    };
    let lemma = reading.map_or("", |reading| reading.lemma);
    let plural = match tag {
        Tag::PluralNoun => true,
        Tag::Noun => is_word!(tokens.hash(head), "police" | "people" | "troops" | "personnel" | "others"),
        Tag::Demonym => demonym.is_some() && tokens.folded(head).ends_with('s'),
        _ => false,
    };
    let noun = NounGroup {
        head,
        lemma,
        class,
        name,
        quantity,
        demonym,
        plural,
        pronoun: false,
        determiner,
        bare_start,
        possessor,
        joined: None,
        continues: false,
        apposition: None,
    };
    Some(push(groups, GroupKind::Noun(noun), start, head + 1))
}

/// Whether the noun that the modifiers at `at` lead to ends in a plural.
fn plural_ahead(tags: &[Tag], at: usize, end: usize) -> bool {
    (at..end.min(at + 8)).find(|&next| tags[next].is_nominal()).is_some_and(|noun| {
        let last = (noun..end.min(noun + 8)).take_while(|&next| matches!(tags[next], Tag::Noun | Tag::PluralNoun)).last();
        last.is_some_and(|last| tags[last] == Tag::PluralNoun)
    })
}

fn leads_to_noun(tags: &[Tag], at: usize, end: usize) -> bool {
    let mut next = at;
    while next < end {
        match tags[next] {
            Tag::Adjective | Tag::Participle | Tag::Gerund | Tag::Hyphen | Tag::Adverb => next += 1,
            // "12-year-old boy": a hyphen may lead to a number.
            tag => return tag.is_nominal(),
        }
        if next - at > 8 {
            return false;
        }
    }
    false
}

fn pronoun<'d>(tokens: &Tokens, at: usize) -> NounGroup<'d> {
    let word = tokens.hash(at);
    let person = is_word!(
        word,
        "he" | "she"
            | "him"
            | "her"
            | "they"
            | "them"
            | "i"
            | "we"
            | "you"
            | "us"
            | "others"
            | "everyone"
            | "someone"
            | "anyone"
            | "nobody"
    );
    NounGroup {
        head: at,
        lemma: "",
        class: if person { NounClass::Person } else { NounClass::None },
        name: None,
        quantity: None,
        demonym: None,
        plural: is_word!(word, "they" | "them" | "we" | "us" | "others"),
        pronoun: true,
        determiner: if is_word!(word, "nobody" | "none" | "nothing") { Determiner::Negative } else { Determiner::Definite },
        bare_start: at,
        possessor: None,
        joined: None,
        continues: false,
        apposition: None,
    }
}

/// Links coordinated and apposed noun groups of the sentence whose groups start at `first`.
pub(super) fn join(tokens: &Tokens, groups: &mut [Group<'_>], first: GroupId) {
    let end = groups.len();
    let mut at = first;
    while at < end {
        if groups[at].noun().is_none() {
            at += 1;
            continue;
        }
        if let Some(last) = list_end(groups, at, first, end) {
            link(groups, at, last, end);
            at = last + 1;
            continue;
        }
        // An apposition: noun , noun ,
        if at + 2 < end
            && matches!(groups[at + 1].kind, GroupKind::Comma)
            && tokens.is(groups[at + 1].tokens.first(), ",")
            && appositive(groups, at, at + 2)
        {
            let target = at + 2;
            if let Some(noun) = groups[at].noun_mut() {
                noun.apposition = Some(target);
            }
        }
        at += 1;
    }
}

/// The last member of the list that begins with noun group `at`: noun (, noun)* (,)? and noun, its members nouns of
/// like kind.
fn list_end(groups: &[Group<'_>], at: GroupId, first: GroupId, end: GroupId) -> Option<GroupId> {
    let mut last = at;
    while let Some((next, by_conjunction)) = next_member(groups, last, end) {
        let joins_clauses = || by_conjunction && last == at && followed_by_verb(groups, next, end) && preceded_by_verb(groups, at, first);
        if !alike(groups, at, next) || joins_clauses() {
            return None;
        }
        if by_conjunction {
            return Some(further_person(groups, next, end).unwrap_or(next));
        }
        last = next;
    }
    None
}

/// Somebody whom a second "and" adds to a list: "the brothers Omar and Ali Said and their mother Leila".
fn further_person(groups: &[Group<'_>], last: GroupId, end: GroupId) -> Option<GroupId> {
    let (next, by_conjunction) = next_member(groups, last, end)?;
    let person = |at: GroupId| groups[at].noun().is_some_and(|noun| matches!(noun.name, Some((UnitKind::Person, _))));
    (by_conjunction && person(last) && person(next) && !followed_by_verb(groups, next, end)).then_some(next)
}

/// Links the members of the list from noun group `at` to `last`.
fn link(groups: &mut [Group<'_>], mut at: GroupId, last: GroupId, end: GroupId) {
    while at < last
        && let Some((next, _)) = next_member(groups, at, end)
    {
        let renamed = behind_apposition(groups, at, end).is_some();
        if let Some(noun) = groups[at].noun_mut() {
            noun.joined = Some(next);
            if renamed {
                noun.apposition = Some(at + 2);
            }
        }
        if let Some(noun) = groups[next].noun_mut() {
            noun.continues = true;
        }
        at = next;
    }
}

/// The noun group that continues a list after `at`, and whether "and" stands between.
fn next_member(groups: &[Group<'_>], at: GroupId, end: GroupId) -> Option<(GroupId, bool)> {
    let mut next = at + 1;
    // "two men from Ica and a woman": one prepositional phrase may follow a member, where it is the member and not
    // the phrase's noun that goes with what follows.
    if next + 1 < end
        && matches!(groups[next].kind, GroupKind::Preposition)
        && let Some(behind) = groups[next + 1].noun()
    {
        let phrase = next + 2;
        let conjunction = phrase + usize::from(phrase < end && matches!(groups[phrase].kind, GroupKind::Comma));
        let follows = groups.get(conjunction + 1).filter(|_| conjunction + 1 < end).and_then(Group::noun);
        if conjunction < end
            && matches!(groups[conjunction].kind, GroupKind::Conjunction)
            && let Some(follows) = follows
        {
            let counted =
                conjunction == phrase && behind.class != NounClass::Person && behind.quantity.is_none() && follows.quantity.is_some();
            let likened = groups[at].noun().is_some_and(|noun| concrete(noun.class) && noun.class == follows.class)
                && follows.determiner != Determiner::Bare
                && !concrete(behind.class);
            if counted || likened {
                next = conjunction;
            }
        }
    } else if let Some(behind) = behind_apposition(groups, at, end) {
        next = behind;
    }
    let mut conjunction = false;
    let mut comma = false;
    while next < end {
        match groups[next].kind {
            GroupKind::Comma if !comma && !conjunction => comma = true,
            GroupKind::Conjunction if !conjunction => conjunction = true,
            GroupKind::Noun(_) if comma || conjunction => return Some((next, conjunction)),
            _ => return None,
        }
        next += 1;
    }
    None
}

/// The comma that ends an apposition inside a list: "Juan Paz, rector of the college, and five other priests".
fn behind_apposition(groups: &[Group<'_>], at: GroupId, end: GroupId) -> Option<GroupId> {
    let renamed = groups[at].noun().is_some_and(|noun| matches!(noun.name, Some((UnitKind::Person, _))));
    if !renamed || at + 3 >= end || !matches!(groups[at + 1].kind, GroupKind::Comma) || !appositive(groups, at, at + 2) {
        return None;
    }
    let mut next = at + 3;
    while next + 2 < end && matches!(groups[next].kind, GroupKind::Preposition) && groups[next + 1].noun().is_some() {
        next += 2;
    }
    let closes = matches!(groups[next].kind, GroupKind::Comma);
    // "Paz, other priests, and a guard" are more people; "Paz, head of the choir, and teacher of music" is one man.
    let one = groups[at + 2].noun().is_some_and(|noun| !noun.plural);
    let more = groups
        .get(next + 2)
        .filter(|_| next + 2 < end)
        .and_then(Group::noun)
        .is_some_and(|noun| noun.name.is_some() || noun.quantity.is_some() || noun.plural || noun.determiner != Determiner::Bare);
    (one && more && closes && matches!(groups[next + 1].kind, GroupKind::Conjunction)).then_some(next)
}

/// Whether two noun groups can be members of one list.
fn alike(groups: &[Group<'_>], left: GroupId, right: GroupId) -> bool {
    let (Some(a), Some(b)) = (groups[left].noun(), groups[right].noun()) else { return false };
    let animate =
        |noun: &NounGroup<'_>| matches!(noun.class, NounClass::Person | NounClass::Group) || noun.quantity.is_some() || noun.pronoun;
    // "two shops and a bank": things go with things, counted or not.
    let thing =
        |noun: &NounGroup<'_>| concrete(noun.class) || (noun.class == NounClass::None && !noun.lemma.is_empty() && noun.name.is_none());
    if thing(a) && thing(b) && (concrete(a.class) || concrete(b.class)) {
        return true;
    }
    if animate(a) || animate(b) {
        return animate(a) && animate(b);
    }
    a.class == b.class
        || matches!(a.class, NounClass::None)
        || matches!(b.class, NounClass::None)
        || (concrete(a.class) && concrete(b.class))
}

const fn concrete(class: NounClass) -> bool {
    matches!(class, NounClass::Building | NounClass::Vehicle | NounClass::Weapon | NounClass::Artifact | NounClass::Place)
}

fn followed_by_verb(groups: &[Group<'_>], at: GroupId, end: GroupId) -> bool {
    at + 1 < end && groups[at + 1].verb().is_some_and(|verb| verb.form == verb::Form::Finite)
}

fn preceded_by_verb(groups: &[Group<'_>], at: GroupId, first: GroupId) -> bool {
    at > first && groups[at - 1].verb().is_some_and(|verb| verb.form == verb::Form::Finite)
}

/// Whether `right` renames `left`: a name and a description, either way round.
fn appositive(groups: &[Group<'_>], left: GroupId, right: GroupId) -> bool {
    let (Some(a), Some(b)) = (groups[left].noun(), groups[right].noun()) else { return false };
    let described = |noun: &NounGroup<'_>| {
        noun.name.is_none() && matches!(noun.class, NounClass::Person | NounClass::Group | NounClass::Building) && !noun.pronoun
    };
    let named = |noun: &NounGroup<'_>| matches!(noun.name, Some((UnitKind::Person | UnitKind::Organization, _)));
    // "The capital, Niamey, was calm"
    if a.class == NounClass::Place
        && a.name.is_none()
        && a.determiner == Determiner::Definite
        && matches!(b.name, Some((UnitKind::Place, _)))
    {
        return true;
    }
    (named(a) && described(b) && b.quantity.is_none()) || (described(a) && named(b) && a.determiner != Determiner::Bare)
}
