//! Whether an event happened: what the grammar around its words makes of it.
//!
//! Here stand the verb group (negation, modals), the word that governs it ("tried to", "denied that", "a plot to"),
//! the words around a noun, and the verb whose subject or object it is. Who says so, and what the sentence as a
//! whole speaks of, is `scene`'s.

use super::frame::Cue;
use super::rules::Rules;
use crate::lexicon::NounClass;
use crate::syntax::{Clause, ClauseId, ClauseKind, Determiner, Form, GroupId, GroupKind, Hedge, NounGroup, Syntax, UnitKind};
use crate::tokenize::Tokens;

pub use crate::record::{AttributionRecord as Attribution, Modality};

/// The modality of what a clause tells.
#[must_use]
pub fn of_clause(tokens: &Tokens, syntax: &Syntax<'_>, rules: &Rules, id: ClauseId) -> Modality {
    Grammar { tokens, syntax, rules }.clause(id, 0)
}

/// The modality of what a noun trigger tells, from its own modifiers and the clause that it stands in.
#[must_use]
pub fn of_noun(tokens: &Tokens, syntax: &Syntax<'_>, rules: &Rules, group: GroupId) -> Modality {
    of_noun_in(tokens, syntax, rules, group, clause_with(syntax, group))
}

/// The same where the clause is known already.
#[must_use]
pub fn of_noun_in(tokens: &Tokens, syntax: &Syntax<'_>, rules: &Rules, group: GroupId, clause: Option<ClauseId>) -> Modality {
    Grammar { tokens, syntax, rules }.noun(group, clause)
}

/// The grammar of a text and the words that govern.
#[derive(Clone, Copy)]
struct Grammar<'a> {
    tokens: &'a Tokens,
    syntax: &'a Syntax<'a>,
    rules: &'a Rules,
}

/// How many governing clauses are followed upwards: more do not occur, and a bound keeps the time linear.
const DEPTH: usize = 6;

impl<'a> Grammar<'a> {
    fn noun_of(self, group: GroupId) -> Option<&'a NounGroup<'a>> {
        self.syntax.groups[group].noun()
    }

    fn word_before(self, token: usize) -> &'a str {
        token.checked_sub(1).map_or("", |before| self.tokens.folded(before))
    }

    /// "no attack", "nobody", "not a single shell".
    fn is_negative(self, group: GroupId) -> bool {
        self.noun_of(group).is_some_and(|noun| noun.determiner == Determiner::Negative)
            || (matches!(self.word_before(self.syntax.groups[group].tokens.first()), "not")
                && matches!(self.tokens.folded(self.syntax.groups[group].tokens.first()), "a" | "one" | "single"))
    }

    /// "not only did the dam burst": more is said, nothing denied.
    fn not_only(self, clause: &Clause) -> bool {
        let group = self.syntax.groups[clause.verb].tokens;
        (group.first().saturating_sub(3)..group.end as usize).any(|at| self.tokens.is(at, "not") && self.tokens.is(at + 1, "only"))
    }

    /// Whether a clause says that it was not so, by its verb, its subject or its object.
    fn denies(self, clause: &Clause) -> bool {
        (self.syntax.verb(clause).negated && !self.not_only(clause))
            || clause.subject.is_some_and(|subject| self.is_negative(subject))
            || (!clause.passive && clause.objects.first().is_some_and(|&object| self.is_negative(object)))
    }

    fn clause(self, id: ClauseId, depth: usize) -> Modality {
        let clause = &self.syntax.clauses[id];
        let verb = self.syntax.verb(clause);
        let opener = clause.opener.map_or("", |word| self.tokens.folded(word));
        // "denied that anybody had been arrested": what is denied may be anybody's.
        if clause.kind == ClauseKind::Content
            && clause
                .parent
                .is_some_and(|parent| self.rules.modality(self.syntax.verb(&self.syntax.clauses[parent]).lemma) == Some("denied"))
            && clause.parent.is_some_and(|parent| self.reported(parent) == Modality::Denied)
            && !verb.negated
        {
            return Modality::Denied;
        }
        if self.denies(clause) {
            return if self.misfires(clause) { Modality::Attempted } else { Modality::Negated };
        }
        // "anyone who witnesses a robbery"
        if clause.subject.is_some_and(|s| {
            matches!(self.tokens.folded(self.syntax.groups[s].tokens.first()), "anyone" | "anybody" | "whoever" | "anything")
        }) {
            return Modality::Hypothetical;
        }
        match verb.hedge {
            Some(Hedge::Possible) if opener == "before" => return Modality::Attempted,
            Some(Hedge::Possible) => return Modality::Hypothetical,
            Some(Hedge::Conditional) if clause.kind == ClauseKind::Content && !verb.perfect && self.reports_future(clause) => {
                return Modality::Planned;
            }
            Some(Hedge::Conditional) if self.misfires(clause) => return Modality::Attempted,
            Some(Hedge::Conditional | Hedge::Obligation) => return Modality::Hypothetical,
            Some(Hedge::Future) => {
                // "for fear that the raiders will attack"
                if opener == "that" && clause.kind == ClauseKind::Relative && self.carried(clause) != Modality::Actual {
                    return self.carried(clause);
                }
                let open = matches!(opener, "if" | "unless" | "whether");
                return if open { Modality::Hypothetical } else { Modality::Planned };
            }
            None => {}
        }
        if matches!(opener, "if" | "unless" | "whether" | "had" | "should" | "were" | "whoever" | "lest") {
            return Modality::Hypothetical;
        }
        // "as if the town had been bombed"
        if opener == "as" && clause.opener.is_some_and(|word| matches!(self.tokens.folded(word + 1), "if" | "though"))
            || matches!(opener, "like" | "though" if self.word_before(clause.opener.unwrap_or(0)) == "as")
        {
            return Modality::Hypothetical;
        }
        // "Never shoot a crow": an order to the reader.
        let base = self.tokens.starts_sentence(self.syntax.groups[clause.verb].tokens.first())
            && verb.form == Form::Finite
            && !verb.past
            && !verb.perfect
            && !verb.passive
            && self.tokens.is(verb.main, verb.lemma);
        if base && clause.subject.is_none() && clause.kind == ClauseKind::Main && verb.lemma != "be" {
            return Modality::Hypothetical;
        }
        match clause.kind {
            ClauseKind::Infinitive => self.infinitive(id, depth),
            ClauseKind::Content => clause.parent.map_or(Modality::Actual, |parent| self.reported(parent)),
            // "reports that the king had been killed": the noun carries what is said.
            ClauseKind::Relative if opener == "that" => self.carried(clause),
            ClauseKind::Participial if verb.form == Form::Gerund => self.gerund(clause, depth),
            ClauseKind::Participial if clause.passive && self.is_wanted(clause) => Modality::Hypothetical,
            // "the grenade thrown at the car did not go off"
            ClauseKind::Participial
                if clause.passive
                    && clause.subject.is_some()
                    && self.syntax.clauses.get(id + 1).is_some_and(|next| next.subject == clause.subject && self.misfires(next)) =>
            {
                Modality::Attempted
            }
            _ => Modality::Actual,
        }
    }

    /// Whether a device was set to go off and never did: "the grenade did not go off", "the bomb would have exploded".
    fn misfires(self, clause: &Clause) -> bool {
        let verb = self.syntax.verb(clause);
        let device =
            clause.subject.and_then(|s| self.noun_of(s)).is_some_and(|noun| noun.class == NounClass::Weapon || noun.lemma == "device");
        let fires = matches!(verb.lemma, "explode" | "detonate") || (verb.lemma == "go" && verb.particle.is_some());
        let fails = match verb.hedge {
            None => self.denies(clause),
            Some(Hedge::Conditional) => verb.perfect && !self.denies(clause),
            Some(_) => false,
        };
        device && fires && fails
    }

    /// Whether a clause tells of people who were stopped on their way: "turned back men who were on their way to seize the
    /// palace".
    fn stopped_underway(self, clause: &Clause) -> bool {
        if clause.kind != ClauseKind::Relative {
            return false;
        }
        let Some(above) = clause.parent.map(|parent| &self.syntax.clauses[parent]) else { return false };
        let verb = self.syntax.verb(above);
        let particle = verb.particle.or(above.particle).map_or("", |at| self.tokens.folded(at));
        verb.hedge.is_none()
            && !verb.negated
            && matches!(
                (verb.lemma, particle),
                ("stop" | "halt" | "intercept" | "repel" | "overpower", _)
                    | ("turn" | "beat" | "drive", "back")
                    | ("drive" | "chase", "off" | "away")
                    | ("fight" | "beat", "off")
            )
    }

    /// "wants sanctions imposed on every bank": what somebody wants done to the object of the wish.
    fn is_wanted(self, clause: &Clause) -> bool {
        clause.parent.map(|parent| &self.syntax.clauses[parent]).is_some_and(|wish| {
            matches!(self.syntax.verb(wish).lemma, "want" | "wish" | "prefer") && wish.objects.last().copied() == clause.subject
        })
    }

    /// Whether "would" is the past of "will" in a speech of the past: "said that they would merge".
    fn reports_future(self, clause: &Clause) -> bool {
        clause.parent.is_some_and(|parent| {
            let governor = self.syntax.verb(&self.syntax.clauses[parent]);
            governor.past
                && matches!(
                    governor.lemma,
                    "say" | "announce" | "tell" | "confirm" | "add" | "promise" | "vow" | "pledge" | "agree" | "declare"
                )
        })
    }

    /// "accused of killing", "without firing", "for killing": what stands before decides.
    fn gerund(self, clause: &Clause, depth: usize) -> Modality {
        let before = self.word_before(self.syntax.groups[clause.verb].tokens.first());
        let governor = clause.parent.map(|parent| self.syntax.verb(&self.syntax.clauses[parent]));
        match before {
            "without" => Modality::Negated,
            "of" | "for" | "from" | "about" | "against" | "to" | "on" => {
                clause.parent.map_or(Modality::Actual, |parent| self.governed(parent))
            }
            _ => {
                let Some((parent, governor)) = clause.parent.zip(governor) else { return Modality::Actual };
                // "denied shelling the hospital": right behind the verb.
                if self.syntax.clauses[parent].verb + 1 == clause.verb {
                    match self.rules.modality(governor.lemma).map(named) {
                        Some(Modality::Claimed) | None => {}
                        Some(modality) => return modality,
                    }
                }
                if depth >= DEPTH {
                    return Modality::Actual;
                }
                match self.clause(parent, depth + 1) {
                    Modality::Attempted => Modality::Actual,
                    other => other,
                }
            }
        }
    }

    /// "tried to kill", "threatened to kill", "a plot to kill", "was sent to kill".
    fn infinitive(self, id: ClauseId, depth: usize) -> Modality {
        let stopped = self.syntax.clauses[id].parent.is_some_and(|parent| self.stopped_underway(&self.syntax.clauses[parent]));
        match self.purpose(id, depth) {
            Modality::Planned | Modality::Hypothetical if stopped => Modality::Attempted,
            other => other,
        }
    }

    fn purpose(self, id: ClauseId, depth: usize) -> Modality {
        let clause = &self.syntax.clauses[id];
        let verb = self.syntax.verb(clause);
        let near = self.noun_before(clause.verb);
        if let Some((group, noun)) = near
            && let Some(modality) =
                self.rules.modality(noun.lemma).filter(|word| !matches!(*word, "claimed" | "accused" | "suspected" | "historical"))
        {
            return self.intended(group, named(modality));
        }
        // "the treaty, to be signed in October"
        let Some(parent) = clause.parent else {
            return if clause.passive { Modality::Planned } else { Modality::Hypothetical };
        };
        let governing = &self.syntax.clauses[parent];
        let governor = self.syntax.verb(governing);
        let above = if depth < DEPTH { self.clause(parent, depth + 1) } else { Modality::Hypothetical };
        let start = self.syntax.groups[clause.verb].tokens.first();
        if governor.lemma == "be" || self.tokens.is(start.saturating_sub(1), "due") {
            return match self.word_before(start) {
                "due" | "set" | "scheduled" | "poised" | "about" if self.opens_before(governing) => Modality::Attempted,
                "due" | "set" | "scheduled" | "poised" | "about" => Modality::Planned,
                "likely" | "unlikely" | "ready" | "eager" | "willing" | "free" | "possible" | "easy" | "hard" | "difficult"
                | "impossible" | "unable" => Modality::Hypothetical,
                _ if governor.lemma == "be" && !clause.passive && governor.hedge.is_none() => Modality::Planned,
                _ => above,
            };
        }
        match self.rules.modality(governor.lemma) {
            Some("attempted") => match above {
                Modality::Negated if governor.lemma == "fail" => Modality::Actual,
                Modality::Actual => Modality::Attempted,
                other => other,
            },
            Some("threatened") if above != Modality::Negated => Modality::Threatened,
            Some("planned") => match above {
                Modality::Actual | Modality::Planned | Modality::Denied => Modality::Planned,
                Modality::Attempted => Modality::Negated,
                other => other,
            },
            Some("denied" | "negated") => Modality::Negated,
            Some("hypothetical") => Modality::Hypothetical,
            // "claimed to have shot down a helicopter"
            _ if self.rules.is_cue(governor.lemma, Cue::Claiming)
                && !governing.passive
                && (verb.perfect || verb.lemma == "be" || verb.progressive) =>
            {
                Modality::Claimed
            }
            _ if implicative(governor.lemma) => above,
            _ => Modality::Hypothetical,
        }
    }

    fn opens_before(self, clause: &Clause) -> bool {
        clause.opener.is_some_and(|word| self.tokens.is(word, "before"))
    }

    /// The noun that an infinitive hangs on, over its own phrases: "a plot by officers to kill".
    fn noun_before(self, verb: GroupId) -> Option<(GroupId, &'a NounGroup<'a>)> {
        let mut at = verb.checked_sub(1)?;
        for _ in 0..3 {
            let noun = self.noun_of(at)?;
            let phrase = at >= 2 && matches!(self.syntax.groups[at - 1].kind, GroupKind::Preposition);
            if self.rules.modality(noun.lemma).is_some() || !phrase {
                return Some((at, noun));
            }
            at -= 2;
        }
        None
    }

    /// What becomes of an attempt, a plot or a plan in the clause that holds it.
    fn intended(self, group: GroupId, modality: Modality) -> Modality {
        let Some(holder) = clause_with(self.syntax, group).map(|id| &self.syntax.clauses[id]) else { return modality };
        let verb = self.syntax.verb(holder);
        let object = holder.objects.contains(&group) || (holder.passive && holder.subject == Some(group));
        let stopped = object
            && (self.rules.modality(verb.lemma) == Some("attempted")
                || matches!(
                    verb.lemma,
                    "uncover" | "discover" | "expose" | "prevent" | "stop" | "disrupt" | "crush" | "defeat" | "smash" | "spot"
                ));
        match modality {
            Modality::Planned | Modality::Hypothetical if stopped => Modality::Attempted,
            Modality::Attempted if verb.hedge.is_some() && holder.subject != Some(group) => Modality::Hypothetical,
            other => other,
        }
    }

    /// "said that …", "denied that …".
    fn reported(self, parent: ClauseId) -> Modality {
        let clause = &self.syntax.clauses[parent];
        let governor = self.syntax.verb(clause);
        if governor.lemma == "be" && self.is_untrue(clause) {
            return Modality::Denied;
        }
        if governor.lemma == "be" && clause.objects.is_empty() && governor.negated {
            return Modality::Hypothetical;
        }
        match self.rules.modality(governor.lemma) {
            Some("denied") if governor.negated => Modality::Actual,
            Some("denied") => Modality::Denied,
            Some("hypothetical") => Modality::Hypothetical,
            Some("threatened") => Modality::Threatened,
            Some("planned") => Modality::Planned,
            _ if governor.negated && governor.lemma != "say" => Modality::Hypothetical,
            _ if self.rules.is_cue(governor.lemma, Cue::Claiming) && !clause.passive => Modality::Claimed,
            _ => Modality::Actual,
        }
    }

    /// "It is a lie", "were false", "described as baseless".
    fn is_untrue(self, clause: &Clause) -> bool {
        let behind = self.syntax.groups[clause.verb].tokens.end as usize;
        let end =
            clause.objects.iter().copied().chain(clause.phrases.iter().map(|p| p.group)).map(|g| self.syntax.groups[g].tokens.end as usize);
        let end = end.max().unwrap_or(behind).max(behind + 3).min(self.tokens.len());
        (behind..end).any(|at| self.rules.cues(self.tokens[at].hash) & Cue::Untrue.bit() != 0)
    }

    /// A clause on a noun that carries what is said: "rejected the accusation that they had massacred".
    fn carried(self, clause: &Clause) -> Modality {
        let Some(opener) = clause.opener else { return Modality::Actual };
        let Some(noun) = opener.checked_sub(1).and_then(|at| self.syntax.group_at(at)) else { return Modality::Actual };
        if clause.subject == Some(noun) || self.noun_of(noun).is_none() {
            return Modality::Actual;
        }
        // "it is a lie that we bombed the funeral"
        if self.noun_of(noun).is_some_and(|noun| self.rules.is_cue(noun.lemma, Cue::Untrue)) {
            return Modality::Denied;
        }
        self.rumored(noun)
    }

    /// What a report makes of what it reports.
    fn rumored(self, group: GroupId) -> Modality {
        let Some(noun) = self.noun_of(group) else { return Modality::Actual };
        if !self.rules.is_cue(noun.lemma, Cue::Report) {
            return self.rules.modality(noun.lemma).map_or(Modality::Actual, |word| match word {
                "hypothetical" => Modality::Hypothetical,
                "threatened" => Modality::Threatened,
                "planned" => Modality::Planned,
                "denied" => Modality::Denied,
                _ => Modality::Actual,
            });
        }
        if let Some(holder) = clause_with(self.syntax, group).map(|id| &self.syntax.clauses[id]) {
            let verb = self.syntax.verb(holder);
            let describes = matches!(verb.lemma, "describe" | "call" | "brand" | "label" | "dub" | "term" | "be" | "denounce" | "prove")
                && self.is_untrue(holder);
            let no_truth = holder.objects.iter().any(|&o| self.noun_of(o).is_some_and(|n| n.lemma == "truth") && self.is_negative(o));
            if describes
                || no_truth
                || (self.rules.is_cue(verb.lemma, Cue::Dismiss) && !verb.negated && (holder.subject != Some(group) || holder.passive))
            {
                return Modality::Denied;
            }
        }
        if matches!(noun.lemma, "rumor" | "rumour" | "speculation" | "suggestion") { Modality::Hypothetical } else { Modality::Actual }
    }

    /// "accused of killing", "charged with killing": the deed itself is taken to have happened.
    fn governed(self, parent: ClauseId) -> Modality {
        let governor = self.syntax.verb(&self.syntax.clauses[parent]);
        match self.rules.modality(governor.lemma) {
            Some("denied") => Modality::Denied,
            Some("negated") => Modality::Negated,
            Some("planned") => Modality::Planned,
            Some("threatened") => Modality::Threatened,
            Some("attempted") => Modality::Attempted,
            _ => Modality::Actual,
        }
    }

    fn noun(self, group: GroupId, clause: Option<ClauseId>) -> Modality {
        let noun = self.noun_of(group).expect("called on noun groups only");
        if self.is_negative(group) {
            return Modality::Negated;
        }
        // "a round of talks has been set": the measure stands in the clause for what it measures.
        let measured = self.measure_of(group);
        let clause = if measured == group { clause } else { clause_with(self.syntax, measured) };
        let occurs = clause.map(|id| &self.syntax.clauses[id]).filter(|clause| clause.subject == Some(measured) && self.occurrence(clause));
        // "the planned march was cancelled": what became of it tells more than its adjective.
        let fallen = clause.is_some_and(|id| self.falls_through(&self.syntax.clauses[id], measured));
        if fallen {
            return Modality::Negated;
        }
        if let Some(occurs) = occurs
            && self.negated_course(occurs)
        {
            return Modality::Negated;
        }
        if let Some(modality) = self.modified(noun) {
            return modality;
        }
        // "an assassination attempt": the head is the attempt itself.
        if let Some(modality @ (Modality::Attempted | Modality::Threatened)) = self.rules.modality(noun.lemma).map(named) {
            return modality;
        }
        if let Some(modality) = self.by_phrase(group) {
            return modality;
        }
        if self.chance_behind(group) {
            return Modality::Hypothetical;
        }
        let Some(id) = clause else { return Modality::Actual };
        self.noun_in_clause(measured, noun, id, occurs.is_some())
    }

    /// The group that measures or counts out this one, "a round" of "a round of talks", or the group itself.
    fn measure_of(self, group: GroupId) -> GroupId {
        if group < 2 || !self.tokens.is(self.syntax.groups[group - 1].tokens.first(), "of") {
            return group;
        }
        let measures =
            self.noun_of(group - 2).is_some_and(|noun| matches!(noun.lemma, "round" | "series" | "session" | "spate" | "string"));
        if measures { group - 2 } else { group }
    }

    /// "an attempted coup", "planned talks", "a possible attack".
    fn modified(self, noun: &NounGroup<'_>) -> Option<Modality> {
        (noun.bare_start..noun.head).find_map(|index| {
            Some(match self.tokens.folded(index) {
                "attempted" | "failed" | "foiled" | "thwarted" | "abortive" | "botched" | "aborted" | "unsuccessful" => Modality::Attempted,
                "planned" | "upcoming" | "scheduled" | "proposed" | "forthcoming" => Modality::Planned,
                "threatened" => Modality::Threatened,
                "possible" | "potential" | "future" | "further" | "imminent" | "hypothetical" | "feared" | "likely" | "would"
                | "impending" | "simulated" | "mock" => Modality::Hypothetical,
                _ => return None,
            })
        })
    }

    /// "threat of attack", "reports of a massacre", "without an attack", "decided against a strike".
    fn by_phrase(self, group: GroupId) -> Option<Modality> {
        // "reports of a mutiny and a coup": what stands before the first holds for the second.
        let mut group = group;
        while group >= 2 && self.noun_of(group).is_some_and(|noun| noun.continues) && self.noun_of(group - 2).is_some() {
            group -= 2;
        }
        let preposition = group.checked_sub(1).filter(|&at| matches!(self.syntax.groups[at].kind, GroupKind::Preposition))?;
        let word = self.tokens.folded(self.syntax.groups[preposition].tokens.first());
        if word == "without" {
            return Some(Modality::Negated);
        }
        // "burst like a bomb"
        if word == "like" && self.noun_of(group).is_some_and(|noun| noun.determiner == Determiner::Indefinite) {
            return Some(Modality::Hypothetical);
        }
        let governor = preposition.checked_sub(1)?;
        if word == "against"
            && let Some(verb) = self.syntax.groups[governor].verb()
        {
            return matches!(verb.lemma, "decide" | "vote" | "advise" | "rule").then_some(Modality::Negated);
        }
        let first = governor;
        let noun = self.noun_of(first)?;
        if !matches!(word, "of" | "for" | "on" | "against" | "to" | "about") || noun.lemma.is_empty() {
            return None;
        }
        if self.rules.is_cue(noun.lemma, Cue::Report) {
            return match self.rumored(first) {
                Modality::Actual => None,
                other => Some(other),
            };
        }
        match self.rules.modality(noun.lemma)? {
            "attempted" if word == "to" => None,
            "claimed" | "accused" | "suspected" => None,
            modality => Some(self.intended(first, named(modality))),
        }
    }

    /// "attacks within the country less likely": an adjective of chance behind the noun and its phrases.
    fn chance_behind(self, group: GroupId) -> bool {
        let mut after = group + 1;
        while after < self.syntax.groups.len() && after < group + 6 {
            let word = self.tokens.folded(self.syntax.groups[after].tokens.first());
            match &self.syntax.groups[after].kind {
                GroupKind::Adjective | GroupKind::Adverb
                    if matches!(word, "likely" | "unlikely" | "possible" | "probable" | "imminent") =>
                {
                    return true;
                }
                GroupKind::Noun(_) | GroupKind::Preposition | GroupKind::Adverb => {}
                GroupKind::Other if matches!(word, "less" | "more" | "very" | "most" | "increasingly") => {}
                _ => return false,
            }
            after += 1;
        }
        false
    }

    /// Whether the verb only says that its subject takes place.
    fn occurrence(self, clause: &Clause) -> bool {
        let verb = self.syntax.verb(clause);
        let object = || clause.objects.first().map_or("", |&object| self.tokens.folded(self.syntax.groups[object].tokens.last()));
        match verb.lemma {
            "take" => matches!(object(), "place" | "effect"),
            "hold" | "stage" | "impose" | "reach" | "sign" => clause.passive,
            "go" => clause.objects.is_empty() && self.tokens.is(verb.main + 1, "ahead"),
            // "failed to materialize"
            "fail" => true,
            lemma => self.rules.is_cue(lemma, Cue::Occur),
        }
    }

    /// "did not take place", "failed to materialize".
    fn negated_course(self, clause: &Clause) -> bool {
        let verb = self.syntax.verb(clause);
        verb.negated || verb.lemma == "fail"
    }

    /// "was called off", "fell through", "ruled out".
    fn falls_through(self, clause: &Clause, group: GroupId) -> bool {
        let verb = self.syntax.verb(clause);
        let particle = verb.particle.or(clause.particle).map_or_else(|| self.tokens.folded(verb.main + 1), |at| self.tokens.folded(at));
        let object = clause.objects.contains(&group) || (clause.passive && clause.subject == Some(group));
        if verb.negated || verb.hedge == Some(Hedge::Possible) {
            return false;
        }
        match (verb.lemma, particle) {
            ("call" | "rule", "off" | "out") => object,
            ("fall", "through") => clause.subject == Some(group),
            _ => object && clause.passive && self.rules.modality(verb.lemma) == Some("negated"),
        }
    }

    fn noun_in_clause(self, group: GroupId, noun: &NounGroup<'_>, id: ClauseId, occurs: bool) -> Modality {
        // "wants sanctions imposed": the noun is the object of the verb above as well.
        let above = self.syntax.clauses[id].parent.filter(|&parent| {
            self.syntax.clauses[id].kind == ClauseKind::Participial && self.syntax.clauses[parent].objects.contains(&group)
        });
        let id = above.unwrap_or(id);
        let roles = &self.syntax.clauses[id];
        let verb = self.syntax.verb(roles);
        let definite = noun.determiner == Determiner::Definite;
        let is_subject = roles.subject == Some(group);
        let patient = roles.objects.iter().any(|&o| self.syntax.coordinated(o).any(|g| g == group)) || (roles.passive && is_subject);
        let is_object = patient
            || roles.phrases.iter().any(|p| p.group == group && matches!(self.tokens.folded(p.preposition), "of" | "for" | "in" | "with"));
        // "asked to leave after the murder of six nuns": what went before has been.
        if noun.determiner != Determiner::Indefinite && self.went_before(group) {
            return Modality::Actual;
        }
        let told = self.clause(id, 0);
        // "protects calves against an epidemic"
        let feared = roles.phrases.iter().any(|p| p.group == group && matches!(self.tokens.folded(p.preposition), "against" | "from"));
        if feared && self.rules.modality(verb.lemma) == Some("hypothetical") && !definite {
            return Modality::Hypothetical;
        }
        if is_object && let Some(modality) = self.rules.modality(verb.lemma) {
            match modality {
                // "denied the attack" denies having done it; "denied a massacre" that there was one.
                "denied" if definite => return Modality::Actual,
                // "claimed an ambush": nobody else tells of it.
                "claimed" if !definite && self.rules.is_cue(verb.lemma, Cue::Claiming) => return Modality::Claimed,
                "claimed" | "accused" | "suspected" | "historical" => {}
                // Killers that are tried stand before a court.
                "attempted" if verb.lemma == "try" && roles.passive => {}
                "planned" | "hypothetical" if verb.negated && matches!(verb.lemma, "exclude" | "discount") => {
                    return Modality::Hypothetical;
                }
                "planned" | "hypothetical" | "attempted" | "threatened" if matches!(told, Modality::Negated | Modality::Hypothetical) => {
                    return told;
                }
                _ => return named(modality),
            }
        }
        // "called a rally for Saturday", "has been fixed for August 9"
        if patient && !definite && verb.hedge.is_none() && self.sets_a_date(roles) {
            return Modality::Planned;
        }
        if occurs {
            return match told {
                Modality::Claimed => Modality::Actual,
                other => other,
            };
        }
        // "failed to agree on sanctions"
        if told == Modality::Attempted && self.rules.modality(verb.lemma) == Some("planned") {
            return Modality::Negated;
        }
        // "an attack could kill": the noun itself may be hypothetical.
        match told {
            Modality::Claimed if !definite => Modality::Claimed,
            Modality::Actual | Modality::Claimed => Modality::Actual,
            Modality::Denied if definite => Modality::Actual,
            Modality::Denied => Modality::Denied,
            Modality::Planned if is_subject && !roles.passive && verb.hedge == Some(Hedge::Conditional) && !definite => {
                Modality::Hypothetical
            }
            // Negation of another verb leaves a definite event alone: "the attack did not cause damage".
            Modality::Negated if is_subject || definite => Modality::Actual,
            Modality::Negated if !is_object => Modality::Actual,
            // "tried to clear the landslide": the landslide is there.
            Modality::Attempted if !definite => Modality::Attempted,
            _ if definite && !(patient && makes(verb.lemma)) => Modality::Actual,
            other if is_object || is_subject => other,
            // "threatened to go on strike"
            other if roles.kind == ClauseKind::Infinitive && matches!(verb.lemma, "go" | "come" | "engage" | "take") => other,
            _ => Modality::Actual,
        }
    }

    /// Whether a noun with its "of" phrase stands behind "after" or "since", over its date.
    fn went_before(self, group: GroupId) -> bool {
        let dated = usize::from(group.checked_sub(1).is_some_and(|at| matches!(self.syntax.groups[at].kind, GroupKind::Date)));
        let before = group.checked_sub(1 + dated).map(|at| &self.syntax.groups[at]);
        let of = self.syntax.groups.get(group + 1).is_some_and(|next| self.tokens.is(next.tokens.first(), "of"));
        of && before.is_some_and(|before| {
            matches!(before.kind, GroupKind::Preposition | GroupKind::Conjunction)
                && matches!(self.tokens.folded(before.tokens.first()), "after" | "since" | "following")
        })
    }

    /// Whether a clause of announcing sets its object for a date: "called a rally for Saturday".
    fn sets_a_date(self, clause: &Clause) -> bool {
        let verb = self.syntax.verb(clause);
        let announces = matches!(verb.lemma, "call" | "announce" | "set" | "fix" | "schedule" | "convene" | "plan");
        announces
            && clause.phrases.iter().any(|phrase| {
                let dated = matches!(self.syntax.groups[phrase.group].kind, GroupKind::Date)
                    || self
                        .noun_of(phrase.group)
                        .is_some_and(|noun| matches!(noun.name, Some((UnitKind::Date, _))) || noun.class == NounClass::Time);
                dated && matches!(self.tokens.folded(phrase.preposition), "for" | "from")
            })
    }
}

/// Verbs that bring their object about: what is not done to it has not been.
fn makes(lemma: &str) -> bool {
    matches!(lemma, "sign" | "hold" | "stage" | "launch" | "impose" | "call" | "carry" | "conduct" | "mount" | "reach" | "make")
}

/// Verbs that leave what they govern as they are themselves: "managed to", "began to".
fn implicative(lemma: &str) -> bool {
    matches!(
        lemma,
        "manage"
            | "begin"
            | "start"
            | "continue"
            | "proceed"
            | "come"
            | "go"
            | "force"
            | "use"
            | "help"
            | "lead"
            | "report"
            | "say"
            | "believe"
            | "know"
            | "think"
            | "allege"
            | "suspect"
            | "presume"
            | "happen"
            | "tend"
            | "seem"
            | "appear"
            | "dare"
            | "cease"
            | "live"
    )
}

fn named(modality: &str) -> Modality {
    match modality {
        "attempted" => Modality::Attempted,
        "threatened" => Modality::Threatened,
        "planned" => Modality::Planned,
        "denied" => Modality::Denied,
        "negated" => Modality::Negated,
        "claimed" => Modality::Claimed,
        "historical" => Modality::Historical,
        "hypothetical" => Modality::Hypothetical,
        _ => Modality::Actual,
    }
}

/// The clause in which a noun group stands as subject, object or phrase.
#[must_use]
pub fn clause_with(syntax: &Syntax<'_>, group: GroupId) -> Option<ClauseId> {
    // Clauses are few in a sentence: look at those whose verb is within reach on both sides.
    let at = syntax.clauses.partition_point(|clause| clause.verb < group);
    let near = at.saturating_sub(4)..(at + 3).min(syntax.clauses.len());
    // What stands behind "and" is in the list that begins before it.
    let continues = syntax.groups[group].noun().is_some_and(|noun| noun.continues);
    let lists = |first: GroupId| first == group || continues && syntax.coordinated(first).any(|g| g == group);
    let holds = |id: &ClauseId| {
        let clause = &syntax.clauses[*id];
        clause.subject.is_some_and(lists)
            || clause.objects.iter().any(|&o| lists(o))
            || clause.phrases.iter().any(|phrase| phrase.group == group)
    };
    near.clone().find(|id| syntax.clauses[*id].subject == Some(group)).or_else(|| near.rev().find(holds))
}
