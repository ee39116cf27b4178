//! Shallow grammar: word classes, noun and verb groups, clauses with their roles.
//!
//! Input: tokens, the lexicon, and the units that earlier stages found (names, dates, quantities), each of
//! which is kept whole. Output: [`Syntax`], groups in order of the text and the clauses built from them.
//! Everything is found in one pass a sentence, in time linear in its length; there is no full parse, and a
//! part that fits nothing is left out rather than forced into a role. What a clause means is not known here.

mod clause;
mod group;
mod roles;
mod tag;
mod verb;
mod weigh;

pub use clause::{Clause, ClauseKind, Phrase};
pub use group::{Determiner, Group, GroupKind, NounGroup};
pub use tag::Tag;
pub use verb::{Form, Hedge, VerbGroup};

use crate::lexicon::Lexicon;
use crate::text::TokenRange;
use crate::tokenize::Tokens;

/// What an earlier stage made of some tokens; grammar treats it as one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnitKind {
    /// A person's name.
    Person,
    /// An organization's name.
    Organization,
    /// A place name.
    Place,
    /// An adjective or inhabitant name of a place.
    Demonym,
    /// A date, time or duration.
    Date,
    /// A number with its bounds ("at least nine").
    Quantity,
}

/// A unit: some tokens, what they are, and which item of its stage's output it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unit {
    /// Its tokens.
    pub tokens: TokenRange,
    /// What it is.
    pub kind: UnitKind,
    /// Index into the output of the stage that found it.
    pub index: u32,
}

/// Index of a group in [`Syntax::groups`].
pub type GroupId = usize;
/// Index of a clause in [`Syntax::clauses`].
pub type ClauseId = usize;

/// The grammar of one text.
#[derive(Debug, Default)]
pub struct Syntax<'d> {
    /// Word class of every token.
    pub tags: Vec<Tag>,
    /// Names, dates and numbers, in order of the text.
    pub units: Vec<Unit>,
    /// Groups in order of the text.
    pub groups: Vec<Group<'d>>,
    /// Clauses in order of their verbs.
    pub clauses: Vec<Clause>,
    /// For every sentence, its groups.
    pub sentence_groups: Vec<std::ops::Range<GroupId>>,
    /// For every sentence, its clauses.
    pub sentence_clauses: Vec<std::ops::Range<ClauseId>>,
}

impl<'d> Syntax<'d> {
    /// The group that holds token `index`.
    #[inline]
    #[must_use]
    pub fn group_at(&self, index: usize) -> Option<GroupId> {
        let at = self.groups.partition_point(|group| group.tokens.end as usize <= index);
        self.groups.get(at).filter(|group| group.tokens.contains(index)).map(|_| at)
    }

    /// The last name that lies in a range of tokens.
    #[must_use]
    pub fn name_in(&self, range: TokenRange) -> Option<&Unit> {
        let first = self.units.partition_point(|unit| unit.tokens.end <= range.start);
        self.units[first..]
            .iter()
            .take_while(|unit| unit.tokens.end <= range.end)
            .filter(|unit| !matches!(unit.kind, UnitKind::Date | UnitKind::Quantity))
            .last()
    }

    /// The clause whose verb group is `group`.
    #[inline]
    #[must_use]
    pub fn clause_of_verb(&self, group: GroupId) -> Option<ClauseId> {
        let at = self.clauses.partition_point(|clause| clause.verb < group);
        self.clauses.get(at).filter(|clause| clause.verb == group).map(|_| at)
    }

    /// The clauses of a sentence.
    #[must_use]
    pub fn clauses_of_sentence(&self, sentence: usize) -> impl DoubleEndedIterator<Item = &Clause> + '_ {
        self.sentence_clauses.get(sentence).into_iter().flat_map(|range| &self.clauses[range.clone()])
    }

    /// The noun group `id` and those joined to it by commas and "and".
    #[inline]
    pub fn coordinated(&self, id: GroupId) -> impl Iterator<Item = GroupId> + '_ {
        std::iter::successors(Some(id), |&at| self.groups[at].noun().and_then(|noun| noun.joined))
    }

    /// The verb group of a clause.
    #[inline]
    #[must_use]
    pub fn verb(&self, clause: &Clause) -> &VerbGroup<'d> {
        self.groups[clause.verb].verb().expect("a clause's verb is a verb group")
    }
}

/// Finds word classes, groups and clauses. `units` must be sorted and must not overlap.
#[must_use]
pub fn parse<'d>(tokens: &Tokens, lexicon: &'d Lexicon, units: &[Unit]) -> Syntax<'d> {
    let tags = tag::tag(tokens, lexicon, units);
    let sentences = tokens.sentences.len();
    let mut syntax = Syntax {
        tags,
        units: units.to_vec(),
        // There are at most as many groups as tokens, and growing would copy the largest list of all; of eight tokens, one
        // begins a clause.
        groups: Vec::with_capacity(tokens.len()),
        clauses: Vec::with_capacity(tokens.len() / 8 + 8),
        sentence_groups: Vec::with_capacity(sentences),
        sentence_clauses: Vec::with_capacity(sentences),
    };
    let mut ahead = units;
    for sentence in &tokens.sentences {
        let first_group = syntax.groups.len();
        group::find(tokens, lexicon, &mut ahead, sentence.tokens, &syntax.tags, &mut syntax.groups);
        group::join(tokens, &mut syntax.groups, first_group);
        syntax.sentence_groups.push(first_group..syntax.groups.len());
        let first_clause = syntax.clauses.len();
        clause::find(tokens, &mut syntax.groups, first_group, first_clause, &mut syntax.clauses);
        syntax.sentence_clauses.push(first_clause..syntax.clauses.len());
    }
    syntax
}
