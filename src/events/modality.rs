//! Whether an event happened, and how sure it is who did it.

use super::rules::Rules;
use crate::syntax::{Clause, ClauseId, ClauseKind, Form, GroupId, Hedge, Syntax};
use crate::tokenize::Tokens;

pub use crate::record::{AttributionRecord as Attribution, Modality};

/// The modality of what a clause tells.
#[must_use]
pub fn of_clause(tokens: &Tokens, syntax: &Syntax<'_>, rules: &Rules, id: ClauseId) -> Modality {
    let clause = &syntax.clauses[id];
    let verb = syntax.verb(clause);
    if verb.negated {
        return Modality::Negated;
    }
    match verb.hedge {
        Some(Hedge::Possible | Hedge::Conditional | Hedge::Obligation) if !verb.perfect => return Modality::Hypothetical,
        Some(Hedge::Possible | Hedge::Conditional) => return Modality::Hypothetical,
        Some(Hedge::Future) => return Modality::Planned,
        Some(Hedge::Obligation) | None => {}
    }
    if clause.opener.is_some_and(|word| matches!(tokens.folded(word), "if" | "unless" | "whether")) {
        return Modality::Hypothetical;
    }
    // A negative subject: "no one was killed".
    if clause.subject.and_then(|s| syntax.groups[s].noun()).is_some_and(|noun| noun.determiner == crate::syntax::Determiner::Negative) {
        return Modality::Negated;
    }
    match clause.kind {
        ClauseKind::Infinitive => {
            let Some(parent) = clause.parent else { return Modality::Hypothetical };
            infinitive(tokens, syntax, rules, parent, clause)
        }
        ClauseKind::Content => clause.parent.map_or(Modality::Actual, |parent| reported(syntax, rules, parent)),
        ClauseKind::Participial if verb.form == Form::Gerund => {
            // "accused of killing", "without firing", "for killing": what stands before decides.
            let before = syntax.groups[clause.verb].tokens.first().checked_sub(1);
            match before.map(|word| tokens.folded(word)) {
                Some("without") => Modality::Negated,
                Some("of" | "for" | "from" | "about" | "against" | "to" | "on") => {
                    clause.parent.map_or(Modality::Actual, |parent| governed(syntax, rules, parent))
                }
                _ => clause.parent.map_or(Modality::Actual, |parent| match of_clause(tokens, syntax, rules, parent) {
                    Modality::Attempted => Modality::Actual,
                    other => other,
                }),
            }
        }
        _ => Modality::Actual,
    }
}

/// "tried to kill", "threatened to kill", "was sent to kill".
fn infinitive(tokens: &Tokens, syntax: &Syntax<'_>, rules: &Rules, parent: ClauseId, clause: &Clause) -> Modality {
    let governor = syntax.verb(&syntax.clauses[parent]);
    let word = rules.modality(governor.lemma);
    let above = of_clause(tokens, syntax, rules, parent);
    match word {
        Some("attempted") => {
            if governor.lemma == "fail" && governor.negated {
                return Modality::Actual;
            }
            Modality::Attempted
        }
        Some("threatened") => Modality::Threatened,
        Some("planned") => Modality::Planned,
        Some("denied" | "negated") => Modality::Negated,
        Some("hypothetical") => Modality::Hypothetical,
        _ if matches!(
            governor.lemma,
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
                | "be"
                | "report"
                | "say"
                | "believe"
                | "know"
                | "think"
        ) && above == Modality::Actual =>
        {
            if governor.lemma == "be" && governor.hedge.is_none() && !clause.passive {
                Modality::Planned
            } else {
                Modality::Actual
            }
        }
        // An attempt noun before it: "a bid to kill", "an attempt to kill".
        _ => syntax.clauses[parent]
            .objects
            .iter()
            .filter_map(|&group| syntax.groups[group].noun())
            .find_map(|noun| rules.modality(noun.lemma))
            .map_or(Modality::Hypothetical, named),
    }
}

/// "said that …", "denied that …".
fn reported(syntax: &Syntax<'_>, rules: &Rules, parent: ClauseId) -> Modality {
    let governor = syntax.verb(&syntax.clauses[parent]);
    match rules.modality(governor.lemma) {
        Some("denied") => Modality::Denied,
        Some("hypothetical") => Modality::Hypothetical,
        Some("threatened") => Modality::Threatened,
        _ if governor.negated && governor.lemma != "say" => Modality::Hypothetical,
        _ => Modality::Actual,
    }
}

/// "accused of killing", "charged with killing": the deed itself is taken to have happened.
fn governed(syntax: &Syntax<'_>, rules: &Rules, parent: ClauseId) -> Modality {
    let governor = syntax.verb(&syntax.clauses[parent]);
    match rules.modality(governor.lemma) {
        Some("denied") => Modality::Denied,
        Some("negated") => Modality::Negated,
        Some("planned") => Modality::Planned,
        Some("threatened") => Modality::Threatened,
        Some("attempted") => Modality::Attempted,
        _ => Modality::Actual,
    }
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

/// The modality of what a noun trigger tells, from its own modifiers and the clause that it stands in.
#[must_use]
pub fn of_noun(tokens: &Tokens, syntax: &Syntax<'_>, rules: &Rules, group: GroupId) -> Modality {
    let noun = syntax.groups[group].noun().expect("called on noun groups only");
    if noun.determiner == crate::syntax::Determiner::Negative {
        return Modality::Negated;
    }
    for index in noun.bare_start..noun.head {
        match tokens.folded(index) {
            "attempted" | "failed" | "foiled" | "thwarted" | "abortive" | "botched" => return Modality::Attempted,
            "planned" | "upcoming" | "scheduled" | "proposed" => return Modality::Planned,
            "threatened" => return Modality::Threatened,
            "possible" | "potential" | "future" | "further" | "imminent" | "hypothetical" | "feared" | "likely" | "would" => {
                return Modality::Hypothetical;
            }
            _ => {}
        }
    }
    // "threat of attack", "plans for an attack", "fear of attacks": a governing noun before "of" or "for".
    if let Some(before) = group.checked_sub(2)
        && let Some(governor) = syntax.groups[before].noun()
        && matches!(tokens.folded(syntax.groups[group - 1].tokens.first()), "of" | "for" | "on" | "against" | "to")
        && let Some(modality) = rules.modality(governor.lemma)
    {
        return named(modality);
    }
    // "attacks within the country less likely": an adjective of chance behind the noun and its phrases.
    let mut after = group + 1;
    while after < syntax.groups.len() && after < group + 6 {
        match &syntax.groups[after].kind {
            crate::syntax::GroupKind::Adjective | crate::syntax::GroupKind::Adverb
                if matches!(
                    tokens.folded(syntax.groups[after].tokens.first()),
                    "likely" | "unlikely" | "possible" | "probable" | "imminent"
                ) =>
            {
                return Modality::Hypothetical;
            }
            crate::syntax::GroupKind::Noun(_) | crate::syntax::GroupKind::Preposition | crate::syntax::GroupKind::Adverb => after += 1,
            crate::syntax::GroupKind::Other
                if matches!(tokens.folded(syntax.groups[after].tokens.first()), "less" | "more" | "very" | "most" | "increasingly") =>
            {
                after += 1;
            }
            _ => break,
        }
    }
    let Some(clause) = clause_with(syntax, group) else { return Modality::Actual };
    let roles = &syntax.clauses[clause];
    let verb = syntax.verb(roles);
    let is_object = roles.objects.contains(&group)
        || (roles.passive && roles.subject == Some(group))
        || roles.phrases.iter().any(|p| p.group == group && matches!(tokens.folded(p.preposition), "of" | "for" | "in"));
    if is_object && let Some(modality) = rules.modality(verb.lemma) {
        // "denied the attack" denies having done it; "claimed the attack" says that it happened.
        match modality {
            "claimed" | "accused" | "suspected" | "historical" => {}
            // Killers that are tried stand before a court.
            "attempted" if verb.lemma == "try" && roles.passive => {}
            _ => return named(modality),
        }
    }
    // "an attack could kill": the noun itself may be hypothetical.
    match of_clause(tokens, syntax, rules, clause) {
        Modality::Actual | Modality::Denied | Modality::Claimed => Modality::Actual,
        // Negation of another verb leaves a definite event alone: "the attack did not cause damage".
        Modality::Negated if roles.subject == Some(group) || noun.determiner == crate::syntax::Determiner::Definite => Modality::Actual,
        Modality::Attempted => Modality::Attempted,
        other if is_object || roles.subject == Some(group) => {
            if noun.determiner == crate::syntax::Determiner::Definite {
                Modality::Actual
            } else {
                other
            }
        }
        _ => Modality::Actual,
    }
}

/// The clause in which a noun group stands as subject, object or phrase.
#[must_use]
pub fn clause_with(syntax: &Syntax<'_>, group: GroupId) -> Option<ClauseId> {
    // Clauses are few in a sentence: look at those whose verb is within reach on both sides.
    let at = syntax.clauses.partition_point(|clause| clause.verb < group);
    let near = at.saturating_sub(4)..(at + 3).min(syntax.clauses.len());
    let holds = |id: &ClauseId| {
        let clause = &syntax.clauses[*id];
        clause.subject.is_some_and(|s| syntax.coordinated(s).any(|g| g == group))
            || clause.objects.iter().any(|&o| syntax.coordinated(o).any(|g| g == group))
            || clause.phrases.iter().any(|phrase| phrase.group == group)
    };
    near.clone().find(|id| syntax.clauses[*id].subject == Some(group)).or_else(|| near.rev().find(holds))
}
