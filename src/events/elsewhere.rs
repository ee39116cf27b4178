//! Whether a sentence is about something else than an event: a film, a match, a market, a program, a law, a figure
//! of speech. Takes a mention with the signs of its sentence; says nothing of modality.

use super::find::{Argument, EventMention, Source};
use super::frame::{Cue, Slot};
use super::scene::{Scene, cues_at, is_cue, numbered};
use crate::lexicon::NounClass;
use crate::syntax::{Clause, Determiner, Form, GroupId};

/// Whether the sentence is about something else than events: a film, a match, a program, a law.
pub(super) fn elsewhere(source: Source<'_>, scene: Scene, mention: &EventMention, kind: &str) -> bool {
    let talk = mention.group.and_then(|group| source.syntax.groups[group].noun()).is_some_and(|noun| noun.lemma == "talk" && !noun.plural);
    if talk && kind == "talks" {
        return true;
    }
    if kind.is_empty() && no_victim(source, mention) || unharmed(source, mention) || made_up(source, mention) {
        return true;
    }
    let people = numbered(mention) && mention.arguments.iter().any(|argument| is_counted(source, argument));
    if people {
        return false;
    }
    // A work is the agent of what its words bring about, but a theatre can burn and a painting be stolen.
    let caused = || {
        mention.clause.map(|id| &source.syntax.clauses[id]).is_some_and(|clause| {
            let agent = clause.subject.and_then(|s| source.syntax.groups[s].noun()).is_some_and(|noun| is_cue(source, noun, Cue::Fiction));
            let told = |group: GroupId| {
                let mut named = clause.objects.iter().copied().chain(clause.phrases.iter().map(|phrase| phrase.group));
                named.any(|first| source.syntax.coordinated(first).any(|member| member == group))
            };
            agent && !clause.passive && mention.group.is_some_and(told)
        })
    };
    if lawful(source, scene, mention) || scene.narrated || scene.fiction && kind.is_empty() {
        return true;
    }
    if matches!(kind, "appointment" | "talks" | "agreement" | "election" | "organization" | "sanction" | "statement" | "") {
        return false;
    }
    if scene.fiction && (!matches!(kind, "accident" | "disaster" | "security_operation" | "protest" | "alert") || caused()) {
        return true;
    }
    // "a painting of the siege"
    let pictured = mention.group.is_some_and(|group| {
        group >= 2
            && matches!(source.tokens.folded(source.syntax.groups[group - 1].tokens.first()), "of" | "about" | "on")
            && source.syntax.groups[group - 2].noun().is_some_and(|noun| is_cue(source, noun, Cue::Fiction))
    });
    // "a kidnapping drives the plot of the sequel": a plot is told in the present tense.
    let plotted = mention.group.is_some()
        && mention.clause.map(|id| &source.syntax.clauses[id]).is_some_and(|clause| {
            let verb = source.syntax.verb(clause);
            !verb.past
                && !verb.perfect
                && !verb.progressive
                && clause
                    .phrases
                    .iter()
                    .any(|phrase| source.syntax.groups[phrase.group].noun().is_some_and(|noun| is_cue(source, noun, Cue::Fiction)))
        });
    if pictured || plotted {
        return true;
    }
    let subject = || mention.clause.and_then(|id| source.syntax.clauses[id].subject);
    if kind == "disaster" && mention.group.or_else(subject).is_some_and(|group| figurative(source, group)) {
        return true;
    }
    let target = mention.arguments.iter().any(|argument| argument.slot == Slot::Target);
    if family_ambush(source, mention) {
        return true;
    }
    // "White's knight attacks the queen": a game is told in the present tense, its pieces do each other no harm.
    let played = || {
        mention.group.is_none()
            && mention.clause.map(|id| &source.syntax.clauses[id]).is_some_and(|clause| {
                let object = clause.objects.first().and_then(|&o| source.syntax.groups[o].noun());
                simple_present(source, clause) && !clause.passive && !object.is_some_and(|noun| is_cue(source, noun, Cue::Sport))
            })
    };
    let soft_protest = kind == "protest" && mention.group.is_some() && mention.arguments.is_empty();
    if scene.has(Cue::Sport) && (!target || played()) && (!matches!(kind, "protest" | "security_operation") || soft_protest) {
        return true;
    }
    let Some(id) = mention.clause else {
        let modified = mention.group.is_some_and(|group| {
            source.syntax.groups[group].tokens.indices().any(|at| cues_at(source, at) & (Cue::Computing.bit() | Cue::Market.bit()) != 0)
        });
        return modified && matches!(kind, "accident" | "disaster") && !target;
    };
    let clause = &source.syntax.clauses[id];
    let stands = |cue: Cue| in_roles(source, mention, clause, cue);
    if matches!(kind, "accident" | "disaster" | "strike" | "clash" | "military_move") && stands(Cue::Computing) {
        return true;
    }
    if !matches!(kind, "protest" | "security_operation") && stands(Cue::Market) {
        return true;
    }
    false
}

/// Whether a clause is in the simple present: "attacks", not "is attacking".
pub(super) fn simple_present(source: Source<'_>, clause: &Clause) -> bool {
    let verb = source.syntax.verb(clause);
    verb.form == Form::Finite && !verb.past && !verb.perfect && !verb.progressive && verb.hedge.is_none()
}

/// Whether the one who speaks is the one who is harmed: "she will kill me", "my feet are killing me".
pub(super) fn harms_speaker(source: Source<'_>, mention: &EventMention) -> bool {
    mention.group.is_none()
        && mention.clause.map(|id| &source.syntax.clauses[id]).is_some_and(|clause| {
            !clause.passive
                && clause.objects.first().is_some_and(|&object| {
                    let noun = source.syntax.groups[object].noun();
                    noun.is_some_and(|noun| noun.pronoun && source.tokens.is(noun.head, "me"))
                })
        })
}

/// "my feet are killing me", "a raid on the sinking fund": nothing that could be hurt.
fn unharmed(source: Source<'_>, mention: &EventMention) -> bool {
    let Source { syntax, tokens, .. } = source;
    if let Some(group) = mention.group {
        return group + 2 < syntax.groups.len()
            && matches!(tokens.folded(mention.trigger.first()), "raid" | "raids" | "attack" | "attacks" | "assault")
            && matches!(tokens.folded(syntax.groups[group + 1].tokens.first()), "on" | "against")
            && syntax.groups[group + 2].noun().is_some_and(|noun| {
                noun.name.is_none()
                    && noun.quantity.is_none()
                    && (noun.class == NounClass::Money || matches!(noun.lemma, "budget" | "currency" | "fund" | "pension" | "reserve"))
            });
    }
    let Some(clause) = mention.clause.map(|id| &syntax.clauses[id]) else { return false };
    let verb = syntax.verb(clause);
    verb.lemma == "kill" && verb.progressive && verb.hedge.is_none() && harms_speaker(source, mention)
}

/// Whether a victim is one of a work's or a game's: "killed four dragons", "the novelist kills her narrator".
fn made_up(source: Source<'_>, mention: &EventMention) -> bool {
    let mut victims = mention.arguments.iter().filter(|argument| argument.slot == Slot::Target);
    victims.any(|argument| argument.group.is_some_and(|group| is_nobody(source, group)))
}

/// Whether a noun group means nobody who could be hurt: a figure of a tale, or a score of golf, which has an article
/// before its number as people never have.
pub(super) fn is_nobody(source: Source<'_>, group: GroupId) -> bool {
    let Source { syntax, tokens, .. } = source;
    let Some(noun) = syntax.groups[group].noun() else { return false };
    let figure = noun.name.is_none()
        && matches!(
            noun.lemma,
            "antagonist"
                | "dragon"
                | "heroine"
                | "narrator"
                | "ogre"
                | "protagonist"
                | "superhero"
                | "vampire"
                | "villain"
                | "wizard"
                | "zombie"
        );
    let invented = || {
        let mut before = noun.bare_start..noun.head;
        before.any(|at| matches!(tokens.folded(at), "fictional" | "fictitious" | "imaginary" | "virtual"))
    };
    let score = || {
        let range = syntax.groups[group].tokens;
        range.len() == 2
            && matches!(tokens.folded(range.first()), "a" | "an")
            && tokens.folded(range.last()).bytes().all(|byte| byte.is_ascii_digit())
            // "a 12- year-old girl"
            && !tokens.folded(range.end as usize).starts_with('-')
    };
    figure || invented() || score()
}

/// "ambushed by aunts": one's own people lay no ambush.
fn family_ambush(source: Source<'_>, mention: &EventMention) -> bool {
    let own = |argument: &&Argument| {
        argument.slot == Slot::Perpetrator
            && argument.group.and_then(|group| source.syntax.groups[group].noun()).is_some_and(|noun| {
                matches!(
                    noun.lemma,
                    "aunt"
                        | "uncle"
                        | "grandmother"
                        | "grandfather"
                        | "cousin"
                        | "colleague"
                        | "fan"
                        | "reporter"
                        | "photographer"
                        | "admirer"
                )
            })
    };
    let frame = source.rules.set.frames[mention.frame as usize].id.as_str();
    matches!(frame, "attack/ambush-verb" | "attack/raid-verb") && mention.arguments.iter().any(|argument| own(&argument))
}

/// "killed it", "murdered the musical", "strangling small shops": nobody dies.
fn no_victim(source: Source<'_>, mention: &EventMention) -> bool {
    if mention.group.is_some() || source.rules.set.frames[mention.frame as usize].id != "effect/kill" {
        return false;
    }
    let Some(clause) = mention.clause.map(|id| &source.syntax.clauses[id]) else { return false };
    let victim = if clause.passive { clause.subject } else { clause.objects.first().copied() };
    victim.and_then(|group| source.syntax.groups[group].noun()).is_some_and(|noun| {
        let thing = matches!(
            noun.class,
            NounClass::Animal
                | NounClass::Substance
                | NounClass::Building
                | NounClass::Artifact
                | NounClass::Abstract
                | NounClass::Communication
                | NounClass::Event
                | NounClass::Money
        );
        // "cheap imports killed the shoe industry"
        let bloodless = !clause.passive
            && noun.class == NounClass::Group
            && noun.quantity.is_none()
            && clause.subject.and_then(|s| source.syntax.groups[s].noun()).is_some_and(|agent| {
                agent.name.is_none()
                    && matches!(agent.class, NounClass::Abstract | NounClass::Communication | NounClass::Money | NounClass::Artifact)
            });
        let trade =
            matches!(noun.lemma, "service" | "industry" | "sector" | "economy" | "trade" | "business" | "career" | "spirit" | "culture");
        bloodless
            || trade
            || (noun.pronoun && source.tokens.is(noun.head, "it"))
            || (thing && noun.quantity.is_none())
            || is_cue(source, noun, Cue::Fiction)
    })
}

/// "a landslide of amendments", "a flood of imports"
fn figurative(source: Source<'_>, group: GroupId) -> bool {
    let Source { syntax, tokens, .. } = source;
    group + 2 < syntax.groups.len()
        && tokens.is(syntax.groups[group + 1].tokens.first(), "of")
        && syntax.groups[group + 2].noun().is_some_and(|noun| {
            noun.name.is_none()
                && noun.quantity.is_none()
                && (matches!(noun.class, NounClass::Communication | NounClass::Abstract | NounClass::Person | NounClass::Money)
                    || (noun.plural || noun.determiner != Determiner::Definite && noun.class != NounClass::Time)
                        && !noun.lemma.is_empty()
                        && !is_matter(noun.lemma)
                        && !syntax.groups[group + 2].tokens.indices().any(|at| is_matter(tokens.folded(at))))
        })
}

/// What a storm, a slide or a flood is really made of, or how its strength is told.
fn is_matter(lemma: &str) -> bool {
    matches!(
        lemma,
        "ash"
            | "boulder"
            | "debris"
            | "degree"
            | "dust"
            | "earth"
            | "force"
            | "gas"
            | "hail"
            | "house"
            | "ice"
            | "intensity"
            | "lava"
            | "magma"
            | "magnitude"
            | "mud"
            | "rain"
            | "rock"
            | "sand"
            | "season"
            | "sewage"
            | "shack"
            | "sleet"
            | "sludge"
            | "snow"
            | "soil"
            | "spring"
            | "steam"
            | "stone"
            | "strength"
            | "summer"
            | "tailing"
            | "tree"
            | "waste"
            | "water"
            | "wind"
            | "winter"
            | "year"
    )
}

/// "the law punishes kidnapping", "under the statute, arson is punished", "the lecture explained how a coup succeeds"
fn lawful(source: Source<'_>, scene: Scene, mention: &EventMention) -> bool {
    if !scene.has(Cue::Law) {
        return false;
    }
    let Some(clause) = mention.clause.map(|id| &source.syntax.clauses[id]) else { return false };
    let verb = source.syntax.verb(clause);
    let general = |clause: &Clause| {
        let verb = source.syntax.verb(clause);
        let present = !verb.past && !verb.perfect && !verb.progressive && verb.hedge.is_none();
        present
            && !clause.passive
            && clause.subject.and_then(|s| source.syntax.groups[s].noun()).is_some_and(|noun| is_cue(source, noun, Cue::Law))
    };
    let under = clause.phrases.iter().any(|phrase| {
        source.tokens.is(phrase.preposition, "under")
            && source.syntax.groups[phrase.group].noun().is_some_and(|noun| is_cue(source, noun, Cue::Law))
    });
    let taught = clause.opener.is_some_and(|word| source.tokens.is(word, "how")) && verb.form == Form::Finite;
    let present = !verb.past && !verb.perfect && !verb.progressive;
    present && (general(clause) || under || taught || clause.parent.is_some_and(|parent| general(&source.syntax.clauses[parent])))
}

fn is_counted(source: Source<'_>, argument: &Argument) -> bool {
    argument.group.and_then(|group| source.syntax.groups[group].noun()).is_some_and(|noun| noun.quantity.is_some() || noun.name.is_some())
}

/// Whether a word of the domain is subject, object or the "of" of the event.
fn in_roles(source: Source<'_>, mention: &EventMention, clause: &Clause, cue: Cue) -> bool {
    let Source { syntax, tokens, .. } = source;
    let of = |group: GroupId| syntax.groups[group].noun().is_some_and(|noun| is_cue(source, noun, cue));
    // "issued a profit warning"
    let warned = |group: GroupId| {
        syntax.groups[group].noun().is_some_and(|noun| {
            matches!(noun.lemma, "warning" | "alert") && (noun.bare_start..noun.head).any(|at| cues_at(source, at) & cue.bit() != 0)
        })
    };
    if let Some(group) = mention.group {
        let behind = group + 2 < syntax.groups.len()
            && matches!(tokens.folded(syntax.groups[group + 1].tokens.first()), "of" | "in")
            && of(group + 2);
        let modifier =
            syntax.groups[group].noun().is_some_and(|noun| (noun.bare_start..noun.head).any(|at| cues_at(source, at) & cue.bit() != 0));
        if cue == Cue::Computing {
            return behind || modifier;
        }
        let joined = syntax
            .coordinated(group)
            .skip(1)
            .any(|other| syntax.groups[other].tokens.indices().any(|at| cues_at(source, at) & cue.bit() != 0));
        return behind || modifier || joined || clause.subject.is_some_and(|subject| subject != group && of(subject));
    }
    clause.subject.is_some_and(of)
        || clause.objects.first().is_some_and(|&object| of(object) || warned(object))
        || clause.phrases.iter().any(|phrase| {
            phrase.group > clause.verb && matches!(tokens.folded(phrase.preposition), "at" | "with" | "of") && of(phrase.group)
        })
}
