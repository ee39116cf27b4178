//! Clauses: a verb group with its subject, objects and prepositional phrases.
//!
//! Roles are found by position, in one pass over the verbs of a sentence. What a verb takes behind it is gone for
//! the next; a finite verb's subject is the first noun group outside a prepositional phrase among what is left.
//! A noun group that a relative clause, a participle or an aside cuts off from its verb waits until a verb comes
//! that finds no other subject. Relative clauses take the noun before the relative word, participles the noun
//! they follow, infinitives and verbs after "and" the subject of the verb before.

use smallvec::SmallVec;

use super::group::{Group, GroupKind};
use super::roles::{self, Behind};
use super::verb::{Form, Hedge, VerbGroup};
use super::{ClauseId, GroupId};
use crate::lexicon::VerbTrait;
use crate::tokenize::Tokens;
use crate::tokenize::fold::is_word;

/// How a clause hangs in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClauseKind {
    /// Main clause, or one joined to it.
    Main,
    /// After "that" or a verb of speech.
    Content,
    /// After "after", "when", "because", …
    Subordinate,
    /// After "who", "which", "where".
    Relative,
    /// A participle on its noun: "the bomb placed by", "leaving 12 dead".
    Participial,
    /// "to" and a verb.
    Infinitive,
}

/// A preposition and its noun group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Phrase {
    /// Token of the preposition.
    pub preposition: usize,
    /// Noun group (or date group).
    pub group: GroupId,
    /// Noun group that it stands right behind ("the mayor of Ica"), if it does.
    pub after: Option<GroupId>,
}

/// A clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// Verb group.
    pub verb: GroupId,
    /// How it hangs in its sentence.
    pub kind: ClauseKind,
    /// Grammatical subject, as written (of a passive too).
    pub subject: Option<GroupId>,
    /// Objects and complements, in order.
    pub objects: SmallVec<[GroupId; 2]>,
    /// Prepositional phrases, in order; those before the verb come first.
    pub phrases: SmallVec<[Phrase; 3]>,
    /// A particle that stands after the object: "up" of "blew himself up".
    pub particle: Option<usize>,
    /// The clause that this one depends on.
    pub parent: Option<ClauseId>,
    /// The word that opens it ("after", "that", "who"), if any.
    pub opener: Option<usize>,
    /// Whether it is passive, by its auxiliary or as a reduced passive.
    pub passive: bool,
}

/// A noun group whose verb is still to come.
#[derive(Clone, Copy)]
struct Waiting {
    subject: GroupId,
    /// The word that opened its clause.
    opener: Option<GroupId>,
    /// Where the insertion begins.
    until: GroupId,
    /// The clause before it.
    previous: Option<ClauseId>,
}

/// Reads the clauses of one sentence.
struct Finder<'a, 'd> {
    tokens: &'a Tokens,
    groups: &'a mut [Group<'d>],
    clauses: &'a mut Vec<Clause>,
    first: GroupId,
    first_clause: ClauseId,
    end: GroupId,
    /// First group that no verb has taken.
    free: GroupId,
    opener: Option<GroupId>,
    waiting: SmallVec<[Waiting; 4]>,
    /// An auxiliary before its subject: "did the army open".
    inverted: Option<GroupId>,
}

/// Finds the clauses of the sentence whose groups start at `first`.
pub(super) fn find(tokens: &Tokens, groups: &mut [Group<'_>], first: GroupId, first_clause: ClauseId, clauses: &mut Vec<Clause>) {
    let end = groups.len();
    let free = after_dateline(tokens, groups, first, end);
    let mut finder =
        Finder { tokens, groups, clauses, first, first_clause, end, free, opener: None, waiting: SmallVec::new(), inverted: None };
    for at in free..end {
        match finder.groups[at].kind {
            GroupKind::Subordinator | GroupKind::Relative => finder.open(at),
            GroupKind::Preposition if roles::subordinates(tokens, finder.groups, at, end) => finder.open(at),
            GroupKind::Verb(verb) => finder.verb(at, verb),
            _ => {}
        }
    }
}

/// One past the dash of a dateline ("KABUL, May 3 --"), else `first`.
fn after_dateline(tokens: &Tokens, groups: &[Group<'_>], first: GroupId, end: GroupId) -> GroupId {
    if first >= end || !groups[first].noun().is_some_and(|noun| matches!(noun.name, Some((super::UnitKind::Place, _)))) {
        return first;
    }
    for (at, group) in groups.iter().enumerate().take(end.min(first + 12)).skip(first + 1) {
        match group.kind {
            GroupKind::Comma if tokens.folded(group.tokens.first()).starts_with('-') => return at + 1,
            GroupKind::Verb(_) | GroupKind::Subordinator | GroupKind::Relative | GroupKind::Preposition => return first,
            _ => {}
        }
    }
    first
}

impl<'d> Finder<'_, 'd> {
    fn previous(&self) -> Option<ClauseId> {
        (self.clauses.len() > self.first_clause).then(|| self.clauses.len() - 1)
    }

    fn verb_of(&self, clause: ClauseId) -> &VerbGroup<'d> {
        self.groups[self.clauses[clause].verb].verb().expect("a clause's verb is a verb group")
    }

    fn is_noun(&self, at: GroupId) -> bool {
        at < self.end && self.groups[at].noun().is_some()
    }

    /// The subject that stands free before group `at`.
    fn local(&self, at: GroupId) -> Option<GroupId> {
        roles::subject_before(self.tokens, self.groups, self.free, at, self.opener)
    }

    /// Lets a noun group wait for its verb behind `until`.
    fn wait(&mut self, subject: GroupId, until: GroupId) {
        // More do not wait in any sentence; a bound keeps the time linear.
        if self.waiting.len() == 8 {
            return;
        }
        let previous = self.previous();
        self.waiting.push(Waiting { subject, opener: self.opener, until, previous });
    }

    /// A word that opens a clause.
    fn open(&mut self, at: GroupId) {
        if let Some(subject) = self.local(at) {
            self.wait(subject, at);
        }
        self.opener = Some(at);
        self.free = self.free.max(at);
    }

    /// Whether "and", "or" or "but" stands right before the verb, and which.
    fn conjunction(&self, verb_at: GroupId) -> Option<GroupId> {
        let from = self.previous().map_or(verb_at, |p| self.clauses[p].verb + 1);
        (from..verb_at)
            .rev()
            .take_while(|&at| {
                matches!(self.groups[at].kind, GroupKind::Conjunction | GroupKind::Adverb | GroupKind::Comma | GroupKind::Date)
            })
            .find(|&at| matches!(self.groups[at].kind, GroupKind::Conjunction))
    }

    /// The last finite clause, else the last.
    fn sharing(&self) -> Option<ClauseId> {
        let finite = |&c: &ClauseId| self.verb_of(c).form == Form::Finite;
        (self.first_clause..self.clauses.len()).rev().find(finite).or_else(|| self.previous())
    }

    /// Whether the verb before is one of speech or thought, with nothing between: "which officials believe began".
    fn follows_content_verb(&self, verb_at: GroupId) -> Option<ClauseId> {
        self.previous().filter(|&p| self.clauses[p].verb + 1 == verb_at && self.verb_of(p).has(VerbTrait::TakesContent))
    }

    /// The speaker of an aside: "The ministry, a spokesman said, has no figures".
    fn aside_speaker(&self, subject: GroupId, verb_at: GroupId, verb: &VerbGroup<'_>) -> Option<GroupId> {
        if !verb.has(VerbTrait::TakesContent) || !self.groups.get(verb_at + 1).is_some_and(|g| matches!(g.kind, GroupKind::Comma)) {
            return None;
        }
        let comma = (subject + 1..verb_at).rev().find(|&at| matches!(self.groups[at].kind, GroupKind::Comma))?;
        let speaker = self.is_noun(comma + 1).then_some(comma + 1)?;
        let phrases = (speaker + 1..verb_at).all(|at| matches!(self.groups[at].kind, GroupKind::Preposition | GroupKind::Noun(_)));
        let renames = self.groups[subject].noun().is_some_and(|noun| noun.apposition == Some(speaker));
        (phrases && !renames && roles::finite_follows(self.groups, verb_at + 2, self.end)).then_some(speaker)
    }

    /// Reads the clause of the verb group at `verb_at`.
    #[allow(clippy::too_many_lines, reason = "the forms of a verb decide one after the other")]
    fn verb(&mut self, verb_at: GroupId, mut verb: VerbGroup<'d>) {
        let tokens = self.tokens;
        let mut local = self.local(verb_at);
        if self.starts_inversion(verb_at, &verb, local) {
            self.inverted = Some(verb_at);
            if local.is_none() {
                self.free = verb_at + 1;
            }
            return;
        }
        let mut inverted = None;
        if let Some(aux) = self.inverted.take()
            && let Some(before) = self.groups[aux].verb().copied()
        {
            complete(&mut verb, &before);
            inverted = is_word!(tokens.hash(self.groups[aux].tokens.first()), "had" | "should" | "were").then_some(aux);
            self.store(verb_at, &verb);
        }
        if self.names_the_participle(verb_at, &verb, local) {
            return;
        }
        let previous = self.previous();
        let next_noun = self.is_noun(verb_at + 1);
        let single = self.groups[verb_at].tokens.len() == 1;
        let mut kind = ClauseKind::Main;
        let mut parent = None;
        let mut passive = verb.passive;
        let mut subject = None;
        let mut before_insertion: Option<Waiting> = None;
        let mut lent_opener = None;
        let mut opener = self.opener;
        let conjunction = if local.is_none() { self.conjunction(verb_at) } else { None };
        let mut form = verb.form;
        // "Ana Paz, 46, died on the way": nobody is died.
        if form == Form::Participle && verb.has(VerbTrait::NeverPassive) {
            form = Form::Finite;
            verb.past = true;
        }
        // "tied up the housekeeper": an object makes a past tense of a participle.
        if form == Form::Participle
            && verb.ambiguous
            && next_noun
            && (conjunction.is_some() || local.is_some() || self.after_comma(verb_at))
        {
            form = Form::Finite;
            verb.past = true;
        }
        // "a policeman wounded in the clash died"
        if form == Form::Finite
            && single
            && verb.past
            && verb.ambiguous
            && !next_noun
            && local.is_some()
            && opener.is_none_or(|open| !matches!(self.groups[open].kind, GroupKind::Relative))
            && verb.lemma != "say"
            && roles::resumes(tokens, self.groups, verb_at + 1, self.end)
        {
            form = Form::Participle;
        }
        // "ended with eleven people hacked to death", "a synagogue burned down by a mob"
        if form == Form::Finite
            && single
            && verb.past
            && verb.ambiguous
            && !next_noun
            && local.is_none()
            && opener.is_none()
            && conjunction.is_none()
            && self.waiting.is_empty()
            && self.previous().is_some_and(|p| self.clauses[p].verb + 1 < verb_at && !self.verb_of(p).has(VerbTrait::TakesBareVerb))
            && self.is_noun(verb_at - 1)
        {
            form = Form::Participle;
        }
        // "threatened to march on the capital and topple the government"
        let base = form == Form::Finite && !verb.past && single && tokens.is(verb.main, verb.lemma);
        if base && let Some(p) = previous.filter(|&p| conjunction.is_some() && self.clauses[p].kind == ClauseKind::Infinitive) {
            form = Form::Infinitive;
            self.share(p, conjunction, verb_at, &mut verb);
        }
        match form {
            Form::Infinitive => {
                kind = ClauseKind::Infinitive;
                parent = previous;
                opener = None;
                if let Some(noun) = local {
                    // "a plot to blow up the station was uncovered"; "Army to withdraw from valley"
                    subject = Some(noun);
                    parent = None;
                    if roles::finite_follows(self.groups, verb_at + 1, self.end) {
                        self.wait(noun, verb_at);
                    } else if previous.is_none() && self.opener.is_none() && self.free_of_attempt(noun) {
                        kind = ClauseKind::Main;
                        verb.hedge = Some(Hedge::Future);
                        verb.form = Form::Finite;
                        self.store(verb_at, &verb);
                    }
                } else if let Some(p) = previous {
                    let before = &self.clauses[p];
                    if conjunction.is_some() && before.kind == ClauseKind::Infinitive {
                        parent = before.parent;
                        subject = before.subject;
                    } else if !before.passive && self.verb_of(p).has(VerbTrait::GivesObject) {
                        subject = before.objects.first().copied().filter(|&o| self.is_noun(o)).or(before.subject);
                    } else {
                        subject = before.subject;
                    }
                }
            }
            Form::Gerund => {
                kind = ClauseKind::Participial;
                parent = previous;
                let back = verb_at.checked_sub(1).filter(|&b| b >= previous.map_or(self.first, |p| self.clauses[p].verb + 1));
                let governed = back.is_some_and(|b| matches!(self.groups[b].kind, GroupKind::Preposition));
                let adjacent = back.filter(|&b| self.is_noun(b));
                let blamed = previous.filter(|&p| governed && self.verb_of(p).has(VerbTrait::Blames) && !self.clauses[p].passive);
                subject = if let Some(p) = blamed {
                    self.clauses[p].objects.first().copied()
                } else if governed {
                    previous.and_then(|p| self.clauses[p].subject)
                } else {
                    adjacent.or(local).or_else(|| previous.and_then(|p| self.clauses[p].subject))
                };
                if let Some(noun) = local {
                    self.wait(noun, verb_at);
                }
                opener = None;
            }
            Form::Participle => {
                passive = passive || !next_noun || !verb.ambiguous;
                let adjacent = verb_at.checked_sub(1).filter(|&b| b >= self.first && self.is_noun(b));
                let resumed = local.is_some() && roles::finite_follows(self.groups, verb_at + 1, self.end);
                if let Some(noun) = local {
                    subject = Some(self.modified(noun, adjacent, &verb));
                    if resumed || previous.is_some() {
                        kind = ClauseKind::Participial;
                        parent = previous;
                        self.wait(noun, verb_at);
                    }
                    if let Some(open) = opener.filter(|_| !resumed) {
                        kind = self.kind_of(open);
                    }
                } else {
                    kind = ClauseKind::Participial;
                    parent = previous;
                    if let Some(p) = previous {
                        let adjacent = adjacent.filter(|_| conjunction.is_none());
                        subject = adjacent.map(|noun| self.behind_place(noun, p)).or(self.clauses[p].subject);
                        if conjunction.is_some() {
                            kind = self.clauses[p].kind;
                            parent = self.clauses[p].parent;
                        }
                    }
                }
            }
            Form::Finite => {
                if let Some(open) = opener {
                    kind = self.kind_of(open);
                    parent = previous;
                    // "told the court in Mombasa that nobody had": no noun but the verb takes "that".
                    let told = previous.is_some_and(|p| self.verb_of(p).has(VerbTrait::TakesContent));
                    if kind == ClauseKind::Relative
                        && told
                        && local.is_some_and(|s| s > open)
                        && tokens.is(self.groups[open].tokens.first(), "that")
                    {
                        let carried = open > self.first
                            && self.groups[open - 1].noun().is_some_and(|noun| {
                                matches!(
                                    noun.lemma,
                                    "report" | "claim" | "accusation" | "allegation" | "rumor" | "rumour" | "suggestion" | "story" | "news"
                                )
                            });
                        if !carried {
                            kind = ClauseKind::Content;
                        }
                    }
                }
                let relative = opener.filter(|&open| matches!(self.groups[open].kind, GroupKind::Relative));
                if let Some(speaker) = local.and_then(|subject| self.aside_speaker(subject, verb_at, &verb)) {
                    self.wait(local.unwrap_or(speaker), speaker - 1);
                    local = Some(speaker);
                }
                if let Some(noun) = local {
                    subject = Some(noun);
                } else if let Some(open) = relative {
                    subject = roles::antecedent(self.tokens, self.groups, open);
                } else if let Some(p) = self.follows_content_verb(verb_at) {
                    kind = ClauseKind::Content;
                    parent = Some(p);
                    subject = self.clauses[p]
                        .opener
                        .and_then(|word| (self.first..verb_at).find(|&at| self.groups[at].tokens.first() == word))
                        .and_then(|open| roles::antecedent(self.tokens, self.groups, open));
                } else if let Some(p) = self.bare_object(verb_at) {
                    kind = ClauseKind::Content;
                    parent = Some(p);
                    subject = self.clauses[p].objects.last().copied();
                } else if let Some(p) = self.sharing().filter(|_| conjunction.is_some()) {
                    self.share(p, conjunction, verb_at, &mut verb);
                    lent_opener = self.clauses[p].opener;
                    subject = self.clauses[p].subject;
                    parent = self.clauses[p].parent;
                    if opener.is_none() {
                        kind = self.clauses[p].kind;
                    }
                    passive |= !passive && verb.ambiguous && self.clauses[p].passive && !next_noun && single;
                } else if let Some(host) = self.waiting.pop() {
                    subject = Some(host.subject);
                    opener = host.opener;
                    kind = opener.map_or(ClauseKind::Main, |open| self.kind_of(open));
                    parent = opener.and(host.previous);
                    before_insertion = Some(host);
                } else if let Some(p) = self.sharing().filter(|_| self.after_comma(verb_at)) {
                    subject = self.clauses[p].subject;
                    parent = self.clauses[p].parent;
                    if opener.is_none() {
                        kind = self.clauses[p].kind;
                    }
                    passive |= !passive && verb.ambiguous && self.clauses[p].passive && !next_noun && single;
                } else if verb.lemma == "be" && next_noun && opener.is_none() && !self.after_there(verb_at) {
                    // "Among the dead was a nun"
                    subject = Some(verb_at + 1);
                }
                // Past tense by its place, but "three soldiers wounded in the clash" has no object and no other verb.
                if verb.ambiguous && verb.past && single && !verb.perfect && !passive && conjunction.is_none() {
                    let reduced = !next_noun
                        && roles::next_preposition(tokens, self.groups, verb_at + 1, self.end).is_some_and(|word| {
                            word == "by"
                                || (verb.has(VerbTrait::NeverAlone)
                                    && matches!(
                                        word,
                                        "in" | "when"
                                            | "after"
                                            | "during"
                                            | "as"
                                            | "on"
                                            | "near"
                                            | "at"
                                            | "outside"
                                            | "inside"
                                            | "over"
                                            | "for"
                                    ))
                        });
                    // "Mayor shot dead outside home"
                    let dead = tokens.is(verb.main + 1, "dead") && !self.is_noun(verb_at + 2);
                    passive |= (reduced || dead && !next_noun) && verb.has(VerbTrait::TakesObject);
                }
            }
        }
        let spoken = before_insertion.map_or(previous, |host| host.previous);
        if kind == ClauseKind::Main
            && let Some(p) = spoken.filter(|&p| self.verb_of(p).has(VerbTrait::TakesContent))
            && parent.is_none()
            && form != Form::Participle
            && subject.is_some_and(|s| s > self.clauses[p].verb)
            && !joined_by_comma(self.groups, self.clauses[p].verb, subject.unwrap_or(verb_at).max(self.clauses[p].verb))
        {
            kind = ClauseKind::Content;
            parent = Some(p);
        }
        // Phrases before the verb are its own from its subject or opener on, or from the start of the sentence.
        let mut phrases = SmallVec::new();
        if let Some(host) = before_insertion {
            let start = if host.previous.is_none() { self.first.min(host.subject) } else { host.subject };
            phrases = roles::phrases_before(tokens, self.groups, start, host.until);
            phrases.extend(roles::phrases_before(tokens, self.groups, self.free.min(verb_at), verb_at));
        } else if previous.is_none() {
            phrases = roles::phrases_before(tokens, self.groups, self.first, verb_at);
        } else if let Some(start) = subject.filter(|&s| s >= self.free && s < verb_at).max(self.opener) {
            phrases = roles::phrases_before(tokens, self.groups, start, verb_at);
        }
        let hosted = !self.waiting.is_empty() && matches!(kind, ClauseKind::Relative | ClauseKind::Participial | ClauseKind::Infinitive);
        let Behind { objects, particle, free } = roles::after_verb(tokens, self.groups, verb_at, self.end, hosted, &mut phrases);
        self.lend(kind, subject);
        self.clauses.push(Clause {
            verb: verb_at,
            kind,
            subject,
            objects,
            phrases,
            particle,
            parent,
            opener: opener.or(inverted).map(|open| self.groups[open].tokens.first()).or(lent_opener),
            passive,
        });
        self.free = free;
        self.opener = None;
    }

    fn store(&mut self, at: GroupId, verb: &VerbGroup<'d>) {
        self.groups[at].kind = GroupKind::Verb(*verb);
    }

    fn kind_of(&self, open: GroupId) -> ClauseKind {
        match self.groups[open].kind {
            GroupKind::Relative => ClauseKind::Relative,
            _ if self.tokens.is(self.groups[open].tokens.first(), "that") => ClauseKind::Content,
            _ => ClauseKind::Subordinate,
        }
    }

    /// Whether a comma stands right before the verb.
    fn after_comma(&self, verb_at: GroupId) -> bool {
        let from = self.previous().map_or(self.first, |p| self.clauses[p].verb + 1);
        (from..verb_at)
            .rev()
            .find(|&at| !matches!(self.groups[at].kind, GroupKind::Adverb | GroupKind::Date))
            .is_some_and(|at| matches!(self.groups[at].kind, GroupKind::Comma))
    }

    fn after_there(&self, verb_at: GroupId) -> bool {
        verb_at > self.first && self.tokens.is(self.groups[verb_at - 1].tokens.first(), "there")
    }

    /// Whether an auxiliary stands before its subject: "Only then did the army open", "Had the fuse been longer".
    fn starts_inversion(&self, verb_at: GroupId, verb: &VerbGroup<'_>, local: Option<GroupId>) -> bool {
        let word = self.tokens.hash(verb.main);
        if local.is_some() || !self.waiting.is_empty() {
            // "had in fact never been kidnapped"
            return is_word!(word, "had" | "has" | "have" | "was" | "were" | "is" | "are")
                && verb_at + 3 < self.end
                && matches!(self.groups[verb_at + 1].kind, GroupKind::Preposition)
                && self.is_noun(verb_at + 2)
                && self.groups[verb_at + 3].verb().is_some_and(|following| {
                    is_word!(self.tokens.hash(self.groups[verb_at + 3].tokens.first()), "not" | "never" | "been" | "being")
                        && following.main != self.groups[verb_at + 3].tokens.first()
                });
        }
        if self.groups[verb_at].tokens.len() > 4 || !self.is_noun(verb_at + 1) {
            return false;
        }
        let base = is_word!(
            word,
            "did" | "do" | "does" | "didnt" | "should" | "could" | "would" | "will" | "can" | "may" | "might" | "must" | "shall"
        );
        let participle = is_word!(word, "had" | "has" | "have" | "was" | "were" | "is" | "are");
        let behind_noun = verb_at > self.first && self.is_noun(verb_at - 1);
        if !base && !participle || behind_noun || self.conjunction(verb_at).is_some() || self.after_there(verb_at) {
            return false;
        }
        let mut next = verb_at + 2;
        if next + 1 < self.end && matches!(self.groups[next].kind, GroupKind::Preposition) && self.is_noun(next + 1) {
            next += 2;
        }
        self.groups.get(next).filter(|_| next < self.end).and_then(Group::verb).is_some_and(|following| {
            let plain = self.tokens.is(following.main, following.lemma);
            let first = self.tokens.folded(self.groups[next].tokens.first());
            if base {
                plain || first == "be" || first == "have"
            } else {
                !plain && (first == "been" || following.form != Form::Finite || following.ambiguous)
            }
        })
    }

    /// "Killed in the attack were two doctors": gives the participle before its subject.
    fn names_the_participle(&mut self, verb_at: GroupId, verb: &VerbGroup<'_>, local: Option<GroupId>) -> bool {
        let Some(p) = self.previous().filter(|_| verb.lemma == "be" && local.is_none() && self.is_noun(verb_at + 1)) else { return false };
        let participle = self.verb_of(p).form == Form::Participle || self.verb_of(p).ambiguous;
        if self.clauses[p].subject.is_some() || !participle || p != self.first_clause {
            return false;
        }
        self.clauses[p].subject = Some(verb_at + 1);
        self.clauses[p].passive = true;
        self.clauses[p].kind = ClauseKind::Main;
        let mut last = verb_at + 1;
        while let Some(joined) = self.groups[last].noun().and_then(|noun| noun.joined) {
            last = joined;
        }
        self.free = last + 1;
        true
    }

    /// The noun that a participle stands on: the one right before it, unless that is the place or time of another.
    fn modified(&self, local: GroupId, adjacent: Option<GroupId>, verb: &VerbGroup<'_>) -> GroupId {
        use crate::lexicon::NounClass;
        let animate = |at: GroupId| {
            self.groups[at].noun().is_some_and(|n| matches!(n.class, NounClass::Person | NounClass::Group) || n.quantity.is_some())
        };
        adjacent
            .filter(|&at| {
                let place = self.groups[at].noun().is_none_or(|noun| matches!(noun.class, NounClass::Place | NounClass::Time));
                at > local && !place && (!verb.has(VerbTrait::NeverAlone) || animate(at) || !animate(local))
            })
            .unwrap_or(local)
    }

    /// "clashes across the country displaced by …": a participle stands on no place where the verb before has an object.
    fn behind_place(&self, noun: GroupId, previous: ClauseId) -> GroupId {
        use crate::lexicon::NounClass;
        let phrase = noun > self.first && matches!(self.groups[noun - 1].kind, GroupKind::Preposition);
        let place = self.groups[noun].noun().is_some_and(|noun| matches!(noun.class, NounClass::Place | NounClass::Time));
        let object = self.clauses[previous].objects.last().copied().filter(|&object| self.is_noun(object) && object < noun);
        object.filter(|_| phrase && place).unwrap_or(noun)
    }

    /// The clause whose object stands right before this verb and does it: "saw soldiers beat the students".
    fn bare_object(&self, verb_at: GroupId) -> Option<ClauseId> {
        self.previous().filter(|&p| {
            let clause = &self.clauses[p];
            self.verb_of(p).has(VerbTrait::TakesBareVerb) && clause.objects.last().is_some_and(|&o| o + 1 == verb_at && self.is_noun(o))
        })
    }

    /// What a verb after "and" takes from the one before: "will close the bridge and search cars", "nor left".
    fn share(&mut self, from: ClauseId, conjunction: Option<GroupId>, verb_at: GroupId, verb: &mut VerbGroup<'d>) {
        let before = *self.verb_of(from);
        let word = conjunction.map_or("", |at| self.tokens.folded(self.groups[at].tokens.first()));
        let base = !verb.past && verb.hedge.is_none() && self.tokens.is(verb.main, verb.lemma);
        if base && before.hedge.is_some() && !before.past {
            verb.hedge = before.hedge;
        }
        verb.negated |= word == "nor" || (word == "or" && before.negated && base);
        self.store(verb_at, verb);
    }

    /// Whether a noun before "to" is one that does something, and no attempt or plan: "Army to withdraw".
    fn free_of_attempt(&self, noun: GroupId) -> bool {
        self.groups[noun].noun().is_some_and(|noun| {
            !matches!(
                noun.lemma,
                "attempt"
                    | "plot"
                    | "bid"
                    | "plan"
                    | "effort"
                    | "move"
                    | "threat"
                    | "call"
                    | "decision"
                    | "pledge"
                    | "vow"
                    | "proposal"
                    | "order"
                    | "right"
                    | "power"
                    | "offer"
                    | "push"
                    | "drive"
                    | "chance"
                    | "need"
                    | "way"
                    | "time"
                    | "refusal"
                    | "failure"
                    | "conspiracy"
            )
        })
    }

    /// "Established in 2014, the group …", "Driving at speed, the bus …": the main clause lends its subject.
    fn lend(&mut self, kind: ClauseKind, subject: Option<GroupId>) {
        let Some(p) = self.previous().filter(|&p| kind == ClauseKind::Main && self.clauses[p].subject.is_none()) else { return };
        let verb = *self.verb_of(p);
        let bare = matches!(verb.form, Form::Participle | Form::Gerund | Form::Infinitive)
            || verb.ambiguous && self.groups[self.clauses[p].verb].tokens.len() == 1;
        if subject.is_none() || !bare {
            return;
        }
        let clause = &mut self.clauses[p];
        clause.subject = subject;
        if verb.form != Form::Infinitive {
            clause.kind = ClauseKind::Participial;
            clause.passive |= verb.form != Form::Gerund && clause.objects.is_empty();
        }
    }
}

/// Completes a verb with the auxiliary that stands before its subject.
fn complete(verb: &mut VerbGroup<'_>, auxiliary: &VerbGroup<'_>) {
    let participle = verb.form == Form::Participle || verb.ambiguous;
    verb.negated |= auxiliary.negated;
    verb.hedge = verb.hedge.or(auxiliary.hedge);
    match auxiliary.lemma {
        "be" => {
            verb.passive |= participle && verb.form != Form::Gerund;
            verb.progressive |= verb.form == Form::Gerund;
        }
        "have" => verb.perfect = true,
        _ => {}
    }
    verb.past |= auxiliary.past;
    verb.form = Form::Finite;
}

fn joined_by_comma(groups: &[Group<'_>], from: GroupId, to: GroupId) -> bool {
    groups[from..to].iter().any(|group| matches!(group.kind, GroupKind::Conjunction))
        && groups[from..to].iter().any(|group| matches!(group.kind, GroupKind::Comma))
}
