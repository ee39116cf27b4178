//! What stands in the roles of a trigger: subject, object, modifier, and what is behind each preposition.
//!
//! Input: the clause of a verb or the group of a noun. Output: [`Roles`], noun groups and parts of them as
//! fillers, found once for all frames of the trigger. What a frame makes of them is decided in [`fit`](super::fit).

use smallvec::SmallVec;

use super::classes::Domain;
use super::find::Source;
use super::frame::{Role, Told};
use super::signs::signs;
use crate::lexicon::NounClass;
use crate::syntax::{Clause, ClauseId, ClauseKind, GroupId, GroupKind, NounGroup, Syntax, UnitKind};
use crate::text::TokenRange;
use crate::tokenize::fold::{hash, is_word};

/// Base form of a token under its first noun or verb reading.
pub(super) fn lemma(source: Source<'_>, at: usize) -> Option<&str> {
    source.lexicon.at(source.tokens, at)?.readings().next().map(|reading| reading.lemma)
}

/// Hash of a token's base form; 0 where the lexicon has none.
pub(super) fn base(source: Source<'_>, at: usize) -> u64 {
    lemma(source, at).map_or(0, hash)
}

/// A filler before it has a slot.
#[derive(Debug, Clone, Copy)]
pub(super) struct Filler {
    pub(super) tokens: TokenRange,
    pub(super) group: Option<GroupId>,
    pub(super) unit: Option<(UnitKind, u32)>,
    pub(super) class: NounClass,
    /// The token that conditions on words are about.
    pub(super) head: usize,
    /// Its hashes as written and in its base form, where some frame asks for the word.
    pub(super) words: [u64; 2],
    pub(super) kinds: Kinds,
}

impl Filler {
    /// The same under another class.
    fn of_class(self, class: NounClass) -> Self {
        let others = Kinds(self.kinds.0 & !Kinds::of_class(self.class).0);
        Self { class, kinds: others | Kinds::of_class(class), ..self }
    }
}

/// What a frame may ask of a filler, as a set of bits: its class, what kind of name or number it is, and whether it is
/// a word that any frame asks for by itself.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Kinds(u64);

impl Kinds {
    /// True of every filler.
    pub(super) const ANY: Self = Self(1 << 40);
    pub(super) const NAME: Self = Self(1 << 41);
    pub(super) const PERSON_NAME: Self = Self(1 << 42);
    pub(super) const ORGANIZATION_NAME: Self = Self(1 << 43);
    pub(super) const PLACE_NAME: Self = Self(1 << 44);
    pub(super) const DEMONYM: Self = Self(1 << 45);
    pub(super) const NUMBER: Self = Self(1 << 46);
    pub(super) const PRONOUN: Self = Self(1 << 47);
    /// A word of the classes of property, perhaps only with other words before it.
    pub(super) const PROPERTY: Self = Self(1 << 48);
    /// A word that some frame asks for.
    pub(super) const ASKED: Self = Self(1 << 49);

    /// The bit of a class; they lie below the others.
    #[inline]
    pub(super) const fn of_class(class: NounClass) -> Self {
        Self(1 << class as u8)
    }

    #[inline]
    const fn if_so(self, holds: bool) -> Self {
        if holds { self } else { Self(0) }
    }

    fn of_unit(unit: Option<(UnitKind, u32)>) -> Self {
        match unit {
            None => Self::ANY,
            Some((UnitKind::Person, _)) => Self::ANY | Self::NAME | Self::PERSON_NAME,
            Some((UnitKind::Organization, _)) => Self::ANY | Self::NAME | Self::ORGANIZATION_NAME,
            Some((UnitKind::Place, _)) => Self::ANY | Self::NAME | Self::PLACE_NAME,
            Some(_) => Self::ANY | Self::NAME,
        }
    }

    #[inline]
    pub(super) const fn is_empty(self) -> bool {
        self.0 == 0
    }

    #[inline]
    pub(super) const fn has(self, one: Self) -> bool {
        self.0 & one.0 != 0
    }

    #[inline]
    pub(super) const fn has_more_than(self, some: Self) -> bool {
        self.0 & !some.0 != 0
    }
}

impl std::ops::BitOr for Kinds {
    type Output = Self;

    #[inline]
    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl std::ops::BitOrAssign for Kinds {
    #[inline]
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

impl std::ops::BitAnd for Kinds {
    type Output = Self;

    #[inline]
    fn bitand(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
}

/// Where a filler stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stand {
    Subject,
    Object,
    Modifier,
    /// Behind the preposition of this hash.
    Behind(u64),
}

impl Stand {
    /// Where the fillers of a role stand.
    pub(super) fn of(role: &Role) -> Self {
        match role {
            Role::Subject => Self::Subject,
            Role::Object => Self::Object,
            Role::Modifier => Self::Modifier,
            Role::Preposition(word) => Self::Behind(hash(word)),
        }
    }

    /// Its bit; two prepositions may share one.
    #[inline]
    pub(super) const fn bit(self) -> Stands {
        Stands(match self {
            Self::Subject => 1,
            Self::Object => 2,
            Self::Modifier => 4,
            Self::Behind(word) => 8 << ((word >> 32) % 61),
        })
    }
}

/// A set of places at which fillers may stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Stands(u64);

impl Stands {
    #[inline]
    pub(super) const fn has_all(self, wanted: Self) -> bool {
        wanted.0 & !self.0 == 0
    }

    /// Whether one of these is among them; true of none.
    #[inline]
    pub(super) const fn has_one(self, wanted: Self) -> bool {
        wanted.0 == 0 || wanted.0 & self.0 != 0
    }

    #[inline]
    const fn if_so(self, holds: bool) -> Self {
        if holds { self } else { Self(0) }
    }

    /// Where the fillers of a clause may stand, at most: what [`Roles::of_clause`] finds stands at some of these.
    pub(super) fn of_clause(source: Source<'_>, clause: &Clause) -> Self {
        let tokens = source.tokens;
        let verb = source.syntax.verb(clause);
        let passive = clause.passive || (verb.ambiguous && !verb.passive && !verb.perfect);
        let active = !clause.passive || (verb.ambiguous && !verb.passive);
        let mut stands = Self::default();
        for phrase in &clause.phrases {
            stands |= Stand::Behind(tokens.hash(phrase.preposition)).bit();
        }
        let by = passive && stands.has_all(const { Stand::Behind(hash("by")).bit() });
        let phrases = !clause.phrases.is_empty();
        stands |= const { Stand::Behind(hash("outside")).bit() }.if_so(phrases);
        stands |= const { Stand::Behind(hash("as")).bit() }.if_so(clause.passive && !clause.objects.is_empty());
        stands |= Stand::Subject.bit().if_so(by || (active && clause.subject.is_some()));
        stands |= Stand::Object.bit().if_so((passive && clause.subject.is_some()) || (active && (phrases || !clause.objects.is_empty())));
        if passive && let Some(word) = stranded(source, clause) {
            stands |= Stand::Behind(hash(word)).bit();
        }
        stands
    }

    /// The same with what is known of the subject and the objects by now.
    #[inline]
    pub(super) const fn with_core(self, roles: &Roles) -> Self {
        Self(self.0 & !(Stand::Subject.bit().0 | Stand::Object.bit().0) | roles.stands.0)
    }
}

impl std::ops::BitOr for Stands {
    type Output = Self;

    #[inline]
    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl std::ops::BitOrAssign for Stands {
    #[inline]
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

/// What stands in the roles of one trigger, found once for all its frames.
#[derive(Debug, Default)]
pub(super) struct Roles {
    fillers: SmallVec<[(Stand, Filler); 6]>,
    /// Where they stand.
    pub(super) stands: Stands,
    /// What the subjects are, and the objects.
    pub(super) subject: Kinds,
    pub(super) object: Kinds,
    /// Whether a clause's subject is whom it is done to.
    passive: bool,
}

impl Roles {
    /// The fillers that stand in a role, in order of the text.
    pub(super) fn at(&self, stand: Stand) -> impl Iterator<Item = &Filler> {
        self.fillers.iter().filter(move |(here, _)| *here == stand).map(|(_, filler)| filler)
    }

    /// Adds what stands behind a preposition; "in front of the bank" is outside it.
    fn add_behind(&mut self, source: Source<'_>, word: u64, group: GroupId) {
        match in_front_of(source, group) {
            Some(behind) => self.add(source, Stand::Behind(const { hash("outside") }), behind),
            None => self.add(source, Stand::Behind(word), group),
        }
    }

    fn add(&mut self, source: Source<'_>, stand: Stand, group: GroupId) {
        for filler in source.syntax.coordinated(group).filter_map(|member| filler(source, member)) {
            self.push(stand, filler);
        }
    }

    fn push(&mut self, stand: Stand, filler: Filler) {
        self.stands |= stand.bit();
        match stand {
            Stand::Subject => self.subject |= filler.kinds,
            Stand::Object => self.object |= filler.kinds,
            Stand::Modifier | Stand::Behind(_) => {}
        }
        self.fillers.push((stand, filler));
    }
}

pub(super) fn filler(source: Source<'_>, group: GroupId) -> Option<Filler> {
    let range = source.syntax.groups[group].tokens;
    if matches!(source.syntax.groups[group].kind, GroupKind::Date) {
        // "for three days": a time fills no slot, but a frame may ask for it.
        return Some(tokens_filler(source, range).of_class(NounClass::Time));
    }
    let noun = source.syntax.groups[group].noun()?;
    let signs = signs(source, noun.head);
    Some(Filler {
        tokens: TokenRange::new(noun.bare_start.min(noun.head), range.end as usize),
        group: Some(group),
        unit: noun.name,
        class: noun.class,
        head: noun.head,
        kinds: Kinds::of_class(noun.class)
            | Kinds::of_unit(noun.name)
            | Kinds::NUMBER.if_so(noun.quantity.is_some())
            | Kinds::PRONOUN.if_so(noun.pronoun)
            | Kinds::DEMONYM.if_so(noun.demonym.is_some())
            | Kinds::PROPERTY.if_so(signs.has_class(Domain::Property) && !noun.pronoun)
            | Kinds::ASKED.if_so(signs.asked()),
        words: asked_words(source, noun.head),
    })
}

/// Hashes of a word that some frame asks for, as written and in its base form; of others none is ever looked at.
#[inline]
fn asked_words(source: Source<'_>, head: usize) -> [u64; 2] {
    if signs(source, head).asked() { [source.tokens.hash(head), base(source, head)] } else { [0; 2] }
}

impl Roles {
    /// What stands in the roles of a clause. `particle` is the token of the trigger's own particle.
    pub(super) fn of_clause(source: Source<'_>, clause: &Clause, particle: Option<usize>) -> Self {
        let mut roles = Self::core_of_clause(source, clause, particle);
        roles.add_phrases(source, clause, particle);
        roles
    }

    /// Subject and object alone, and what else the verb's voice makes of them.
    pub(super) fn core_of_clause(source: Source<'_>, clause: &Clause, particle: Option<usize>) -> Self {
        let Source { tokens, syntax, .. } = source;
        let mut roles = Self::default();
        let is_noun = |group: GroupId| syntax.groups[group].noun().is_some();
        // "broke in and shot dead a man": with an object of its own a form that could be passive is not.
        let verb = syntax.verb(clause);
        let object = clause.objects.iter().any(|&object| syntax.groups[object].noun().is_some_and(|noun| noun.class == NounClass::Person));
        let active = clause.passive && !verb.passive && verb.ambiguous && object;
        roles.passive = (clause.passive && !active) || is_reduced(source, clause);
        if roles.passive {
            // "According to reports by the police, it was left by two men": only behind its verb is it the agent.
            let by = clause.phrases.iter().find(|p| tokens.is(p.preposition, "by") && p.group > clause.verb && is_noun(p.group));
            if let Some(by) = by {
                roles.add(source, Stand::Subject, by.group);
            }
            if let Some(subject) = clause.subject {
                // "was fired on": the subject of a passive with its preposition left behind.
                match stranded(source, clause) {
                    Some(word) => roles.add(source, Stand::Behind(hash(word)), subject),
                    None => roles.add(source, Stand::Object, subject),
                }
            }
            // "was held hostage" is "was held as a hostage"; "are held hostage" tells a plot or a habit.
            if let Some(&complement) = clause.objects.first().filter(|_| clause.passive && (verb.past || verb.perfect || verb.progressive))
            {
                roles.add(source, Stand::Behind(const { hash("as") }), complement);
            }
        } else {
            if let Some(subject) = clause.subject {
                // "the rebels' attempt to retake the pass": who attempts is who does it.
                let attempt = (clause.kind == ClauseKind::Infinitive).then(|| syntax.groups[subject].noun()).flatten();
                if let Some(noun) = attempt.filter(|noun| source.rules.modality(noun.lemma).is_some()) {
                    if let Some(owner) = noun.possessor {
                        roles.push(Stand::Subject, tokens_filler(source, owner));
                    }
                } else {
                    roles.add(source, Stand::Subject, subject);
                    if let Some(whole) = whole_of(source, subject) {
                        roles.add(source, Stand::Subject, whole);
                    }
                }
            }
            if let Some(&object) = clause.objects.first() {
                roles.add(source, Stand::Object, object);
            } else {
                for phrase in clause.phrases.iter().filter(|p| Some(p.preposition) == particle) {
                    roles.add(source, Stand::Object, phrase.group);
                }
                if let Some(object) = shared_object(source, clause) {
                    roles.add(source, Stand::Object, object);
                }
            }
        }
        roles
    }

    /// Adds what stands behind the prepositions of the same clause.
    pub(super) fn add_phrases(&mut self, source: Source<'_>, clause: &Clause, particle: Option<usize>) {
        for phrase in clause.phrases.iter().filter(|p| Some(p.preposition) != particle) {
            let word = source.tokens.hash(phrase.preposition);
            if !(self.passive && is_word!(word, "by")) {
                self.add_behind(source, word, phrase.group);
            }
        }
    }
}

/// The object that a verb shares with the one that "and" joins to it: "attacked and sank a boat".
fn shared_object(source: Source<'_>, clause: &Clause) -> Option<GroupId> {
    let syntax = source.syntax;
    // Whom the second verb befalls is told once: "kidnapped and murdered a priest".
    if source.rules.counting(syntax.verb(clause).lemma).any(|word| word.told == Told::Verb) {
        return None;
    }
    let (joint, other) = (syntax.groups.get(clause.verb + 1)?, clause.verb + 2);
    if !matches!(joint.kind, GroupKind::Conjunction) || !source.tokens.is(joint.tokens.first(), "and") {
        return None;
    }
    syntax.groups.get(other)?.verb().filter(|verb| !verb.passive)?;
    let second = &syntax.clauses[syntax.clause_of_verb(other)?];
    let object = second.objects.first().copied().filter(|&object| object == other + 1 && syntax.groups[object].noun().is_some());
    object.filter(|_| !second.passive && second.subject == clause.subject)
}

/// What stands behind "front of" in a phrase like "in front of the bank".
fn in_front_of(source: Source<'_>, group: GroupId) -> Option<GroupId> {
    let groups = &source.syntax.groups;
    let front = groups[group].noun().is_some_and(|noun| source.tokens.is(noun.head, "front"));
    let of = groups.get(group + 1).is_some_and(|of| source.tokens.is(of.tokens.first(), "of"));
    (front && of && groups.get(group + 2).is_some_and(|behind| behind.noun().is_some())).then_some(group + 2)
}

/// "five killed seven injured": a number that is no object, since it has a participle of its own.
fn has_participle(source: Source<'_>, group: GroupId) -> bool {
    let groups = &source.syntax.groups;
    let numbered = groups[group].noun().is_some_and(|noun| noun.quantity.is_some());
    let end = groups[group].tokens.end;
    numbered
        && groups.get(group + 1).is_some_and(|next| {
            next.tokens.start == end
                && matches!(&next.kind, GroupKind::Verb(verb) if verb.ambiguous && !verb.passive && !verb.perfect
                    && source.rules.counting(verb.lemma).any(|word| word.told == Told::Verb))
        })
}

/// Whether a clause is a passive without its auxiliary, as in headlines: "two guards killed in Jos".
fn is_reduced(source: Source<'_>, clause: &Clause) -> bool {
    let verb = source.syntax.verb(clause);
    verb.ambiguous
        && !verb.passive
        && !verb.perfect
        && clause.objects.first().is_none_or(|&object| {
            let subject = clause.subject.and_then(|subject| source.syntax.groups[subject].noun());
            subject.is_some_and(|noun| noun.quantity.is_some()) && has_participle(source, object)
        })
        // "abducted and killed an officer": the object stands behind the second verb.
        && !source.syntax.groups.get(clause.verb + 1).is_some_and(|next| matches!(next.kind, GroupKind::Conjunction) || (next.noun().is_some() && !has_participle(source, clause.verb + 1)))
        && !matches!(verb.lemma, "gun" | "shoot" | "stab" | "beat" | "assault" | "torture")
        && source.rules.counting(verb.lemma).any(|word| word.told == Told::Verb)
        && clause
            .subject
            .and_then(|subject| source.syntax.groups[subject].noun())
            .is_some_and(|noun| !noun.pronoun && matches!(noun.class, NounClass::Person | NounClass::Group | NounClass::None))
}

/// The noun that "one of" or "two of" is a part of: "one of its planes".
fn whole_of(source: Source<'_>, part: GroupId) -> Option<GroupId> {
    let groups = &source.syntax.groups;
    let word = source.tokens.folded(groups[part].tokens.last());
    let partitive = groups[part].noun()?.lemma.is_empty()
        && (groups[part].noun()?.quantity.is_some() || matches!(word, "one" | "some" | "none" | "many"));
    (partitive
        && part + 2 < groups.len()
        && source.tokens.is(groups[part + 1].tokens.first(), "of")
        && groups[part + 2].noun().is_some_and(|noun| matches!(noun.class, NounClass::Vehicle | NounClass::Building | NounClass::Artifact)))
    .then_some(part + 2)
}

/// The preposition that a passive leaves behind: "on" of "was fired on".
fn stranded<'a>(source: Source<'a>, clause: &Clause) -> Option<&'a str> {
    let groups = &source.syntax.groups;
    if !matches!(source.syntax.verb(clause).lemma, "fire" | "shoot" | "spit" | "shell") {
        return None;
    }
    let word = source.tokens.folded(groups.get(clause.verb + 1)?.tokens.first());
    let alone = groups
        .get(clause.verb + 2)
        .is_none_or(|next| !matches!(next.kind, GroupKind::Noun(_) | GroupKind::Date | GroupKind::Conjunction | GroupKind::Adverb));
    (alone && matches!(word, "on" | "at" | "upon") && matches!(groups[clause.verb + 1].kind, GroupKind::Preposition)).then_some(word)
}

/// Verbs that lend their subject to the noun they govern: "carried out an attack".
fn is_light(lemma: &str) -> bool {
    matches!(
        lemma,
        "carry"
            | "launch"
            | "stage"
            | "conduct"
            | "commit"
            | "perpetrate"
            | "mount"
            | "make"
            | "execute"
            | "perform"
            | "undertake"
            | "order"
            | "organize"
            | "organise"
            | "lead"
            | "hold"
            | "open"
            | "begin"
            | "start"
            | "announce"
            | "impose"
            | "declare"
            | "sign"
            | "reach"
            | "complete"
            | "issue"
            | "claim"
            | "admit"
            | "plan"
            | "direct"
            | "mastermind"
            | "do"
            | "call"
            | "resume"
            | "continue"
    )
}

/// The phrases that stand right behind a noun, and behind each other: "attack by rebels on a post in Ica". Each
/// is the token of its preposition and its group.
fn phrases_behind(syntax: &Syntax<'_>, group: GroupId) -> SmallVec<[(usize, GroupId); 4]> {
    let mut at = group + 1;
    let mut chain: SmallVec<[(usize, GroupId); 4]> = SmallVec::new();
    // "an attack last night and early this morning on a post"
    while at + 1 < syntax.groups.len() && matches!(syntax.groups[at].kind, GroupKind::Date | GroupKind::Adverb) && at < group + 6 {
        at += 1;
        let more = |at: usize| syntax.groups.get(at).is_some_and(|next| matches!(next.kind, GroupKind::Date | GroupKind::Adverb));
        if matches!(syntax.groups[at].kind, GroupKind::Conjunction) && more(at + 1) {
            at += 1;
        }
    }
    while at + 1 < syntax.groups.len() && matches!(syntax.groups[at].kind, GroupKind::Preposition) && chain.len() < 4 {
        if syntax.groups[at + 1].noun().is_some() {
            chain.push((syntax.groups[at].tokens.first(), at + 1));
            let mut last = at + 1;
            while let Some(next) = syntax.groups[last].noun().and_then(|n| n.joined) {
                last = next;
            }
            at = last + 1;
        } else if matches!(syntax.groups[at + 1].kind, GroupKind::Date) {
            at += 2;
        } else {
            break;
        }
        while at + 1 < syntax.groups.len() && matches!(syntax.groups[at].kind, GroupKind::Bracket) && syntax.groups[at].tokens.len() > 1 {
            at += 1;
        }
        // "in Ica, Peru,": step over a place after a place.
        while at + 1 < syntax.groups.len() && matches!(syntax.groups[at].kind, GroupKind::Date) {
            at += 1;
        }
    }
    chain
}

impl Roles {
    /// What stands in the roles of a noun trigger whose words start at `start`.
    pub(super) fn of_noun(source: Source<'_>, group: GroupId, noun: &NounGroup<'_>, clause: Option<ClauseId>, start: usize) -> Self {
        let Source { tokens, syntax, .. } = source;
        let mut roles = Self::default();
        let chain = phrases_behind(syntax, group);
        let behind = |wanted: &str| chain.iter().find(|(word, _)| tokens.is(*word, wanted)).map(|&(_, id)| id);
        let clause = clause.map(|id| &syntax.clauses[id]);
        if let Some(owner) = noun.possessor {
            // "Lopez's murder": the possessor is the victim.
            let victim = suffered(noun.lemma) && is_person(source, owner);
            if !victim && syntax.tags[owner.last()] != crate::syntax::Tag::Date {
                roles.push(Stand::Subject, tokens_filler(source, owner));
            }
        } else if let Some(by) = behind("by") {
            roles.add(source, Stand::Subject, by);
        } else if let Some(actor) = actor_modifier(source, noun, start) {
            roles.push(Stand::Subject, actor);
        } else if let Some(actor) = clause.and_then(|clause| lent_subject(source, group, clause)) {
            roles.add(source, Stand::Subject, actor);
        } else if let Some(actor) = carried_out_by(source, chain.last().map_or(group, |&(_, last)| last)) {
            roles.add(source, Stand::Subject, actor);
        }
        // "the attack on the house of the mayor": the house is the mayor's, the attack is not of him.
        let whose = chain.iter().position(|&(word, _)| tokens.is(word, "of")).filter(|&at| {
            chain[..at].iter().all(|&(word, group)| {
                !matches!(tokens.folded(word), "on" | "against" | "at" | "outside")
                    || syntax.groups[group].noun().is_some_and(|noun| noun.lemma == "life")
            })
        });
        // "an attempt against the judge's life"
        let life = || {
            let own = clause.filter(|clause| clause.passive && clause.subject == Some(group));
            let behind = chain.iter().map(|&(_, group)| group).chain(own.into_iter().flat_map(|clause| &clause.phrases).map(|p| p.group));
            behind.filter_map(|group| syntax.groups[group].noun()).find(|noun| noun.lemma == "life")?.possessor
        };
        if let Some(at) = whose {
            roles.add(source, Stand::Object, chain[at].1);
        } else if let Some(owner) = life() {
            roles.push(Stand::Object, tokens_filler(source, owner));
        } else if let Some(struck) = clause.and_then(|clause| said_to_be_struck(source, group, clause)) {
            roles.add(source, Stand::Object, struck);
        } else if let Some(owner) = noun.possessor.filter(|&owner| suffered(noun.lemma) && is_person(source, owner)) {
            roles.push(Stand::Object, tokens_filler(source, owner));
        }
        if start > noun.bare_start {
            // The last noun before the trigger with its own modifiers: "car bomb" of "car bomb attack".
            let class = class_of(source, start - 1);
            if matches!(class, NounClass::Weapon | NounClass::Vehicle | NounClass::Artifact | NounClass::Substance | NounClass::Building) {
                let range = trim_adjectives(source, TokenRange::new(noun.bare_start, start));
                roles.push(Stand::Modifier, tokens_filler(source, range).of_class(class));
            }
        }
        for &(word, id) in &chain {
            roles.add_behind(source, tokens.hash(word), id);
        }
        if let Some(clause) = clause.filter(|clause| clause.subject == Some(group) || clause.objects.contains(&group)) {
            for phrase in clause.phrases.iter().filter(|p| p.after != Some(group) && chain.iter().all(|&(_, id)| id != p.group)) {
                roles.add(source, Stand::Behind(tokens.hash(phrase.preposition)), phrase.group);
            }
        }
        roles
    }
}

/// Who did the deed whose noun and phrases end with a group: "the attack on the mayor carried out in May by two men".
fn carried_out_by(source: Source<'_>, last: GroupId) -> Option<GroupId> {
    let Source { tokens, syntax, .. } = source;
    let last = syntax.coordinated(last).last().unwrap_or(last);
    let skipped = syntax.groups[last + 1..].iter().take(2).take_while(|group| matches!(group.kind, GroupKind::Date | GroupKind::Comma));
    let at = last + 1 + skipped.count();
    syntax.groups.get(at)?.verb().filter(|verb| is_light(verb.lemma))?;
    let clause = &syntax.clauses[syntax.clause_of_verb(at)?];
    let by = |p: &&crate::syntax::Phrase| tokens.is(p.preposition, "by") && p.group > at && syntax.groups[p.group].noun().is_some();
    let reduced = clause.passive && clause.kind == ClauseKind::Participial;
    clause.phrases.iter().find(by).filter(|_| reduced).map(|phrase| phrase.group)
}

/// Who or what is said to be the target of the deed that a noun tells: "the bank was the target of an attack".
fn said_to_be_struck(source: Source<'_>, group: GroupId, clause: &Clause) -> Option<GroupId> {
    let Source { tokens, syntax, .. } = source;
    let phrase = clause.phrases.iter().find(|phrase| phrase.group == group && tokens.is(phrase.preposition, "of"))?;
    let part = syntax.groups[phrase.after?].noun()?;
    let equates = matches!(syntax.verb(clause).lemma, "be" | "become" | "remain");
    (equates && matches!(part.lemma, "target" | "victim" | "object")).then_some(clause.subject?)
}

/// The subject that a light verb lends to the noun it governs: "rebels carried out an attack".
fn lent_subject(source: Source<'_>, group: GroupId, clause: &Clause) -> Option<GroupId> {
    let Source { tokens, syntax, .. } = source;
    if !is_light(syntax.verb(clause).lemma) {
        return None;
    }
    if clause.passive {
        let by = |p: &&crate::syntax::Phrase| tokens.is(p.preposition, "by") && syntax.groups[p.group].noun().is_some();
        return clause.phrases.iter().find(by).filter(|_| clause.subject == Some(group)).map(|phrase| phrase.group);
    }
    clause.subject.filter(|_| clause.objects.iter().any(|&object| syntax.coordinated(object).any(|member| member == group)))
}

/// Nouns whose possessor is the one who suffers: "the mayor's murder".
fn suffered(lemma: &str) -> bool {
    matches!(
        lemma,
        "murder"
            | "assassination"
            | "killing"
            | "kidnapping"
            | "abduction"
            | "execution"
            | "death"
            | "disappearance"
            | "release"
            | "slaying"
    )
}

/// Whether words end in a person's name or a noun for a person.
fn is_person(source: Source<'_>, range: TokenRange) -> bool {
    let filler = tokens_filler(source, range);
    matches!(filler.unit, Some((UnitKind::Person, _))) || filler.unit.is_none() && filler.class == NounClass::Person
}

fn trim_adjectives(source: Source<'_>, range: TokenRange) -> TokenRange {
    let mut start = range.first();
    while start + 1 < range.end as usize
        && !matches!(source.syntax.tags[start], crate::syntax::Tag::Noun | crate::syntax::Tag::PluralNoun | crate::syntax::Tag::Name)
    {
        start += 1;
    }
    TokenRange::new(start, range.end as usize)
}

fn tokens_filler(source: Source<'_>, range: TokenRange) -> Filler {
    let head = range.last();
    let unit = source.syntax.name_in(range).filter(|unit| unit.tokens.end == range.end).map(|unit| (unit.kind, unit.index));
    let class = class_of(source, head);
    Filler {
        tokens: range,
        group: None,
        unit,
        class,
        head,
        kinds: Kinds::of_class(class)
            | Kinds::of_unit(unit)
            | Kinds::DEMONYM.if_so(source.syntax.tags[head] == crate::syntax::Tag::Demonym)
            | Kinds::ASKED.if_so(signs(source, head).asked()),
        words: asked_words(source, head),
    }
}

fn class_of(source: Source<'_>, at: usize) -> NounClass {
    source
        .lexicon
        .at(source.tokens, at)
        .and_then(|word| word.readings().find(|r| matches!(r.pos, crate::lexicon::Pos::Noun | crate::lexicon::Pos::PluralNoun)))
        .map_or(NounClass::None, |reading| reading.class)
}

/// A modifier that acts: "rebel attack", "Israeli air strike", "ISIS K attack".
fn actor_modifier(source: Source<'_>, noun: &NounGroup<'_>, start: usize) -> Option<Filler> {
    for at in (noun.bare_start..start).rev() {
        match source.syntax.tags[at] {
            crate::syntax::Tag::Name => {
                // "the Moscow attack" tells where, "the U.S. withdrawal" who: which, the entity decides later.
                let unit = source.syntax.name_in(TokenRange::new(noun.bare_start, at + 1))?;
                return Some(tokens_filler(source, unit.tokens));
            }
            crate::syntax::Tag::Demonym => return Some(tokens_filler(source, TokenRange::new(at, at + 1))),
            crate::syntax::Tag::Noun | crate::syntax::Tag::PluralNoun
                if matches!(class_of(source, at), NounClass::Person | NounClass::Group) =>
            {
                return Some(tokens_filler(source, TokenRange::new(at, at + 1)));
            }
            _ => {}
        }
    }
    None
}
