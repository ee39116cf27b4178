//! Whom or what an event strikes, and who takes part: by the words of its mentions, and by the names behind them.

use smallvec::SmallVec;

use super::classes::{self, Domain};
use super::find::{Argument, EventMention};
use super::frame::{Effect, Slot};
use super::merge::{Context, Event, Target};
use super::modality::Modality;
use super::number;
use super::slots::{entity_of, phrase_of};
use crate::counts::CountKind;
use crate::lexicon::NounClass;
use crate::record::EntityType;
use crate::syntax::{GroupId, GroupKind, UnitKind};
use crate::text::TokenRange;
use crate::tokenize::fold::is_word;

/// How many targets back one may be named again: enough for any article, and a bound for any input.
pub(super) const NEAR_TARGETS: usize = 64;

pub(super) const fn effect_of(kind: CountKind) -> Option<Effect> {
    match kind {
        CountKind::Killed => Some(Effect::Killed),
        CountKind::Injured => Some(Effect::Injured),
        CountKind::Kidnapped => Some(Effect::Kidnapped),
        _ => None,
    }
}

pub(super) fn participant(context: Context<'_>, event: &mut Event, argument: &Argument) {
    // Who takes part stands with the targets' people, without an effect.
    let human = argument
        .group
        .and_then(|group| context.source.syntax.groups[group].noun())
        .is_none_or(|noun| classes::is_human(context.source, noun.class, noun.head));
    if human || argument.unit.is_some() {
        add_target(context, &mut event.targets, argument, &[]);
    }
}

pub(super) fn target(context: Context<'_>, event: &mut Event, argument: &Argument, mention: &EventMention) {
    let effects: &[Effect] = match argument.effect.as_ref() {
        Some(effect) if mention.modality == Modality::Negated => {
            if matches!(effect, Effect::Killed | Effect::Injured) {
                &[Effect::Unhurt]
            } else {
                &[]
            }
        }
        Some(effect) => std::slice::from_ref(effect),
        None => &[],
    };
    let group = argument.group.and_then(|group| context.source.syntax.groups[group].noun().map(|noun| (group, noun)));
    if let Some((_, noun)) = group.filter(|(_, noun)| noun.pronoun) {
        if let Some(named) = antecedent(context, noun.head) {
            add_target(context, &mut event.targets, &Argument { effect: argument.effect, ..named }, effects);
        }
        return;
    }
    add_target(context, &mut event.targets, argument, effects);
    if let Some((group, noun)) = group.filter(|(_, noun)| noun.name.is_none() && matches!(noun.class, NounClass::Person | NounClass::Group))
    {
        let many = noun.plural || noun.quantity.is_some() || matches!(noun.lemma, "couple" | "pair" | "trio" | "family" | "duo");
        for named in names_behind(context, group, many).into_iter().chain(identified(context, group)) {
            add_target(context, &mut event.targets, &named, effects);
        }
    }
}

/// Whom "he", "him", "she" or "her" means: a subject of the sentence, else the last subject with a person's name.
fn antecedent(context: Context<'_>, pronoun: usize) -> Option<Argument> {
    if !matches!(context.source.tokens.folded(pronoun), "he" | "him" | "she" | "her") {
        return None;
    }
    let syntax = context.source.syntax;
    let sentence = context.source.tokens.sentence_of(pronoun);
    // "The mayor was killed by men who shot him": somebody of the sentence, with or without a name, before others.
    let own = syntax.group_at(pronoun)?;
    let other =
        syntax.clauses_of_sentence(sentence).filter(|clause| !clause.objects.contains(&own)).filter_map(|clause| clause.subject).rfind(
            |&group| {
                group < own
                    && syntax.groups[group].noun().is_some_and(|noun| {
                        noun.class == NounClass::Person && !noun.pronoun && !noun.plural && noun.quantity.is_none() && noun.joined.is_none()
                    })
            },
        );
    if let Some(group) = other {
        let noun = syntax.groups[group].noun()?;
        let tokens = TokenRange::new(noun.bare_start.min(noun.head), syntax.groups[group].tokens.end as usize);
        return Some(Argument { slot: Slot::Target, tokens, group: Some(group), unit: noun.name, effect: None, own: true });
    }
    let end = context.entities.mentions.partition_point(|mention| mention.tokens.start < pronoun as u32);
    let near = context.entities.mentions[..end]
        .iter()
        .enumerate()
        .rev()
        .take(12)
        .take_while(|(_, mention)| context.source.tokens.sentence_of(mention.tokens.first()) + 1 >= sentence)
        .filter(|(_, mention)| mention.entity_type == EntityType::Person);
    let (index, mention) = near.into_iter().find(|(_, mention)| {
        let group = syntax.group_at(mention.tokens.first());
        syntax
            .clauses_of_sentence(context.source.tokens.sentence_of(mention.tokens.first()))
            .any(|clause| group.is_some() && clause.subject == group)
    })?;
    Some(Argument {
        slot: Slot::Target,
        tokens: mention.tokens,
        group: syntax.group_at(mention.tokens.first()),
        unit: Some((UnitKind::Person, index as u32)),
        effect: None,
        own: true,
    })
}

/// Most names that a list behind a noun holds.
const LONGEST_LIST: usize = 24;

/// The people whom a noun introduces: "a couple, Ana Paz and Luis Gil", "three clerks: …", "…, including …". One
/// name behind a singular noun is left to the grammar of apposition, unless a verb takes it as its subject.
fn names_behind(context: Context<'_>, group: GroupId, many: bool) -> Vec<Argument> {
    let syntax = context.source.syntax;
    let tokens = context.source.tokens;
    let sentence = tokens.sentence_of(syntax.groups[group].tokens.first());
    let end = syntax.sentence_groups[sentence].end;
    let mut at = group + 1;
    // "the mayor of Apopa, Luis Gil": one phrase may stand between.
    while at + 1 < end && matches!(syntax.groups[at].kind, GroupKind::Preposition) && tokens.is(syntax.groups[at].tokens.first(), "of") {
        at += 2;
    }
    let opens = |at: usize| {
        matches!(syntax.groups[at].kind, GroupKind::Comma)
            || matches!(syntax.groups[at].kind, GroupKind::Preposition) && tokens.is(syntax.groups[at].tokens.first(), "including")
    };
    let mut opened = false;
    while at < end && opens(at) {
        opened = true;
        at += 1;
    }
    let mut found = Vec::new();
    if !opened {
        return found;
    }
    let is_named = |at: usize| at < end && syntax.groups[at].noun().is_some_and(|noun| matches!(noun.name, Some((UnitKind::Person, _))));
    while at < end && found.len() < LONGEST_LIST {
        match &syntax.groups[at].kind {
            // "including the hopeful Luis Gil"
            GroupKind::Noun(noun) if many && found.is_empty() && noun.name.is_none() && is_named(at + 1) => {}
            GroupKind::Noun(noun) => match noun.name {
                Some((UnitKind::Person, _)) => found.push(Argument {
                    slot: Slot::Target,
                    tokens: TokenRange::new(noun.bare_start.min(noun.head), syntax.groups[at].tokens.end as usize),
                    group: Some(at),
                    unit: noun.name,
                    effect: None,
                    own: true,
                }),
                // Ages and descriptions stand between the names.
                _ if !found.is_empty() && (noun.lemma.is_empty() || matches!(noun.class, NounClass::Person)) => {}
                _ => break,
            },
            GroupKind::Comma | GroupKind::Conjunction | GroupKind::Bracket | GroupKind::Other => {}
            GroupKind::Verb(verb) if verb.form == crate::syntax::Form::Finite && !found.is_empty() => {
                // "…, Luis Gil said": the last name is a subject.
                if !matches!(syntax.groups[at - 1].kind, GroupKind::Comma) {
                    found.pop();
                }
                break;
            }
            _ => break,
        }
        if !many && found.len() == 1 {
            break;
        }
        at += 1;
    }
    found
}

/// Who somebody is said to be right behind: "a vendor, identified as Ana Paz", "a man named Luis Gil".
fn identified(context: Context<'_>, group: GroupId) -> Option<Argument> {
    let syntax = context.source.syntax;
    let tokens = context.source.tokens;
    let sentence = tokens.sentence_of(syntax.groups[group].tokens.first());
    let end = syntax.sentence_groups[sentence].end.min(group + 6);
    let verb = (group + 1..end).find(|&at| syntax.groups[at].verb().is_some())?;
    let between = |at: usize| match syntax.groups[at].kind {
        GroupKind::Comma | GroupKind::Other => true,
        _ => tokens.is(syntax.groups[at].tokens.first(), "who"),
    };
    if !(group + 1..verb).all(between) {
        return None;
    }
    let wanted = match syntax.groups[verb].verb()?.lemma {
        "identify" | "know" => tokens.is(syntax.groups.get(verb + 1)?.tokens.first(), "as").then_some(verb + 2)?,
        "name" | "call" => verb + 1,
        _ => return None,
    };
    let noun = syntax.groups.get(wanted).filter(|_| wanted < end)?.noun()?;
    let unit = noun.name.filter(|(kind, _)| *kind == UnitKind::Person)?;
    let range = TokenRange::new(noun.bare_start.min(noun.head), syntax.groups[wanted].tokens.end as usize);
    Some(Argument { slot: Slot::Target, tokens: range, group: Some(wanted), unit: Some(unit), effect: None, own: true })
}

pub(super) fn add_target(context: Context<'_>, targets: &mut Vec<Target>, argument: &Argument, effects: &[Effect]) {
    let source = context.source;
    let (tokens, group, unit) = (argument.tokens, argument.group, argument.unit);
    let noun = group.and_then(|group| source.syntax.groups[group].noun());
    if noun.is_some_and(|noun| noun.pronoun || noun.determiner == crate::syntax::Determiner::Negative) {
        return;
    }
    // "two of his guards": who they are stands behind the number.
    let whole = noun.filter(|noun| noun.lemma.is_empty() && noun.name.is_none() && noun.quantity.is_some()).and_then(|_| {
        let whole = group? + 2;
        let of = source.syntax.groups.get(whole)?.noun().filter(|noun| noun.plural && noun.class == NounClass::Person)?;
        let owned = of.possessor.is_some()
            || is_word!(source.tokens.hash(source.syntax.groups[whole].tokens.first()), "his" | "her" | "their" | "its");
        (owned && source.tokens.is(source.syntax.groups[whole - 1].tokens.first(), "of")).then_some((of.head, of.class))
    });
    let tokens = whole.map_or(tokens, |(head, _)| TokenRange::new(tokens.first(), head + 1));
    let class = whole.map(|(_, class)| class).or(noun.map(|noun| noun.class)).unwrap_or(NounClass::None);
    let entity = entity_of(context, unit);
    let place = entity.is_some_and(|at| context.entities.list[at].entity_type == EntityType::Place);
    let property = classes::class_of(source, tokens, Domain::Property);
    let role = classes::class_of(source, tokens, Domain::Human);
    let human = match (property, role) {
        (Some(_), None) => false,
        (None, Some(_)) => true,
        _ => {
            !place
                && !matches!(
                    class,
                    NounClass::Building
                        | NounClass::Vehicle
                        | NounClass::Place
                        | NounClass::Artifact
                        | NounClass::Weapon
                        | NounClass::Substance
                        | NounClass::Communication
                        | NounClass::Animal
                )
        }
    };
    if place && property.is_none() && !matches!(context.entities.list[entity.unwrap_or(0)].precision, Some("facility")) {
        return;
    }
    // What is damaged is a thing, whatever the lexicon knows of it.
    let human = human
        && (role.is_some() || entity.is_some() || !effects.iter().any(|effect| matches!(effect, Effect::Damaged | Effect::Destroyed)));
    let known = role.is_some() || entity.is_some() || matches!(class, NounClass::Person | NounClass::Group);
    let class = if human { role.unwrap_or(if known { "civilian" } else { "other" }) } else { property.unwrap_or("other") };
    if let Some(before) = targets
        .iter_mut()
        .rev()
        .take(NEAR_TARGETS)
        .find(|before| before.tokens.overlaps(tokens) || (entity.is_some() && before.entity == entity))
    {
        for &effect in effects {
            if !before.effects.contains(&effect) {
                before.effects.push(effect);
            }
        }
        return;
    }
    let number = group.and_then(|group| number::number_of(source, group));
    let nationality = noun.and_then(|noun| noun.demonym).and_then(|index| context.entities.entity_of.get(index as usize).copied());
    let phrase = phrase_of(context, tokens);
    targets.push(Target {
        tokens,
        phrase,
        entity,
        human,
        class: class.into(),
        number,
        nationality,
        effects: SmallVec::from_slice(effects),
    });
}
