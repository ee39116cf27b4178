//! Counts of people that nouns tell without a verb: "12 dead", "the bodies of three fishermen", "the shooting death
//! of a guard", "a death toll of 14"; and how many attacked.

use super::classes::{self, Domain};
use super::find::{EventMention, Source};
use super::frame::{Slot, Told};
use super::harm::{Harm, count_kind, harm, possessed};
use super::modality::{self, Modality};
use super::number::{Number, is_aged, is_collective, is_generic, number_of};
use crate::counts::{CountKind, Qualifier};
use crate::lexicon::NounClass;
use crate::syntax::{Determiner, GroupId, GroupKind, NounGroup, UnitKind};
use crate::text::TokenRange;
use smol_str::{SmolStr, format_smolstr};

/// "12 dead", "14 deaths", "the death toll rose to 14".
pub(super) fn counting_words(source: Source<'_>, harms: &mut Vec<Harm>) {
    let syntax = source.syntax;
    let (mut telling, mut ahead) = (source.signs.harm(), source.signs.harm());
    for (sentence, groups) in syntax.sentence_groups.iter().enumerate() {
        if !telling.reaches(source.tokens.sentences[sentence].tokens.indices()) {
            continue;
        }
        for group in groups.clone() {
            let Some(noun) = syntax.groups[group].noun() else { continue };
            let counts = ahead.reaches(syntax.groups[group].tokens.indices());
            if noun.lemma.is_empty() || !(counts || noun.lemma == "number") {
                continue;
            }
            // "the number of dead had reached 51", "the number of people missing fell to 12"
            if noun.lemma == "number"
                && noun.quantity.is_none()
                && let Some(kind) = numbered_state(source, group, groups.end)
            {
                toll(source, group, sentence, kind, "number", harms);
                continue;
            }
            // "eight more bodies", "among the five victims of the bomb"
            if let Some(counted) = numbered_before(source, group, groups.start, noun).or_else(|| victims(source, group, groups.start, noun))
            {
                let mut found = harm(
                    source,
                    CountKind::Killed,
                    counted,
                    None,
                    sentence,
                    None,
                    SmolStr::new_static("counting/noun/body"),
                    Modality::Actual,
                );
                (found.generic, found.implicit) = (true, false);
                harms.push(found);
                continue;
            }
            if noun.lemma == "body" && is_institution(source, noun) {
                continue;
            }
            // "the army put its dead at around 90"
            if noun.lemma == "dead"
                && noun.quantity.is_none()
                && group > groups.start
                && matches!(&syntax.groups[group - 1].kind, GroupKind::Verb(verb) if verb.lemma == "put")
            {
                toll(source, group, sentence, CountKind::Killed, "dead", harms);
                continue;
            }
            // "no deaths or injuries": the negation is for both.
            let negative = noun.determiner == Determiner::Negative
                || (noun.quantity.is_none()
                    && group >= 2
                    && source.tokens.is(syntax.groups[group].tokens.first().saturating_sub(1), "or")
                    && syntax.groups[group - 2].noun().is_some_and(|first| first.determiner == Determiner::Negative));
            if noun.lemma == "casualty" && negative {
                for kind in [CountKind::Killed, CountKind::Injured] {
                    harms.push(harm(
                        source,
                        kind,
                        group,
                        None,
                        sentence,
                        None,
                        SmolStr::new_static("counting/noun/casualty"),
                        Modality::Negated,
                    ));
                }
                continue;
            }
            if let Some(kind) = described(source, group, noun) {
                let found = harm(source, kind, group, None, sentence, None, SmolStr::new_static("counting/described"), Modality::Actual);
                harms.push(found);
            }
            if let Some(found) = death_of(source, group, noun, sentence) {
                harms.push(found);
            }
            if let Some(found) = body(source, group, noun, sentence) {
                harms.push(found);
                continue;
            }
            for word in source.rules.counting(noun.lemma).filter(|word| matches!(word.told, Told::Noun | Told::Toll)) {
                let Some(kind) = count_kind(word.effect) else { continue };
                if word.lemma.contains(' ')
                    && !word
                        .lemma
                        .split(' ')
                        .rev()
                        .skip(1)
                        .enumerate()
                        .all(|(back, part)| noun.head > back && source.tokens.is(noun.head - back - 1, part))
                {
                    continue;
                }
                if word.told == Told::Toll {
                    toll(source, group, sentence, kind, &word.lemma, harms);
                } else if noun.quantity.is_some()
                    || (word.lemma == "martyr" && noun.determiner == Determiner::Indefinite)
                    || (negative && !matches!(kind, CountKind::Hostage))
                {
                    let modality = if negative { Modality::Negated } else { modality::of_noun(source.tokens, syntax, source.rules, group) };
                    harms.push(harm(source, kind, group, None, sentence, None, format_smolstr!("counting/noun/{}", word.lemma), modality));
                }
                break;
            }
        }
    }
}

/// "nine gunmen killed": how many attacked.
pub(super) fn attackers(source: Source<'_>, mentions: &[EventMention], harms: &mut Vec<Harm>) {
    for (index, mention) in mentions.iter().enumerate() {
        for argument in mention.arguments.iter().filter(|argument| argument.slot == Slot::Perpetrator) {
            let Some(group) = argument.group else { continue };
            let Some(noun) = source.syntax.groups[group].noun() else { continue };
            let violent = mention.kind.is_none_or(|kind| {
                matches!(source.rules.set.types[kind as usize].name.as_str(), "attack" | "abduction" | "clash" | "massacre")
            });
            if !violent || noun.continues || !classes::is_human(source, noun.class, noun.head) {
                continue;
            }
            let Some(number) = number_of(source, group).filter(|number| !number.implicit && number.best != Some(0)) else { continue };
            let person =
                noun.class == NounClass::Person || is_collective(source.tokens.folded(noun.head)) || source.tokens.is(noun.head, "trio");
            let other = noun.quantity.is_some_and(|q| source.quantities[q as usize].additional);
            if number.best == Some(1) || !person || other || is_generic(source.tokens.folded(noun.head)) {
                continue;
            }
            let id = SmolStr::new(&source.rules.set.frames[mention.frame as usize].id);
            let found = harm(source, CountKind::Attackers, group, None, mention.sentence, Some(index), id, mention.modality);
            if !matches!(found.of_whom.as_deref(), Some("police" | "soldiers" | "security" | "peacekeepers")) {
                harms.push(found);
            }
        }
    }
}

/// "the shooting death of a guard", "the fatal stabbing of two boys", "his death".
fn death_of(source: Source<'_>, at: GroupId, noun: &NounGroup<'_>, sentence: usize) -> Option<Harm> {
    let Source { tokens, syntax, .. } = source;
    let deadly =
        matches!(noun.lemma, "death" | "killing" | "murder" | "slaying" | "homicide" | "assassination" | "beheading" | "execution")
            || (matches!(noun.lemma, "shooting" | "stabbing" | "beating" | "attack" | "ambush")
                && (noun.bare_start..noun.head).any(|at| matches!(tokens.folded(at), "fatal" | "deadly")));
    let struck = !deadly && matches!(noun.lemma, "shooting" | "stabbing");
    if !(deadly || struck || is_fatal(source, noun)) || noun.quantity.is_some() || noun.determiner == Determiner::Negative {
        return None;
    }
    let modality = || modality::of_noun(tokens, syntax, source.rules, at);
    // "the fatal stabbing on Wednesday of a priest"
    let dated = matches!(syntax.groups.get(at + 2).map(|next| &next.kind), Some(GroupKind::Date))
        && tokens.is(syntax.groups[at + 1].tokens.first(), "on");
    let earlier = (syntax.groups[at].tokens.first()..noun.head).any(|at| is_year(tokens.folded(at)));
    let group = if dated { at + 2 } else { at };
    let of = syntax.groups.get(group + 1).is_some_and(|next| tokens.is(next.tokens.first(), "of"));
    // "the latest in a series of killings of candidates": a kind of deed, and nobody is counted.
    if of && noun.plural && number_of(source, group + 2).is_none_or(|number| number.best.is_none()) {
        return None;
    }
    if of && syntax.groups.get(group + 2).is_some_and(|next| next.noun().is_some()) {
        // "the murder of her 4-year-old son"
        let people_at = possessed(source, group + 2);
        let inner = syntax.groups[people_at].noun()?;
        let people = classes::is_human(source, inner.class, inner.head)
            && !matches!(inner.name, Some((UnitKind::Place | UnitKind::Organization, _)))
            || is_aged(source, people_at);
        let number = number_of(source, people_at).filter(|number| number.best.is_some_and(|best| best > 0));
        let (kind, rule) = if struck { (CountKind::Injured, "counting/state/shoot") } else { (CountKind::Killed, "counting/death-of") };
        let mut found = (people && number.is_some())
            .then(|| harm(source, kind, people_at, None, sentence, None, SmolStr::new_static(rule), modality()))?;
        // "fired over the 2011 killing of five women"
        found.background |= earlier;
        return Some(found);
    }
    if noun.possessor.is_none() && is_fatal(source, noun) {
        return Some(implied(source, at, sentence, modality()));
    }
    let owner = noun.possessor?;
    let named = syntax.name_in(owner).is_some_and(|unit| unit.kind == UnitKind::Person);
    let shooting = (noun.bare_start..noun.head).any(|at| matches!(tokens.folded(at), "shooting" | "stabbing" | "beating" | "drowning"));
    let person = shooting
        && owner.indices().any(|at| {
            matches!(
                tokens.folded(at),
                "old"
                    | "man"
                    | "woman"
                    | "boy"
                    | "girl"
                    | "child"
                    | "son"
                    | "daughter"
                    | "wife"
                    | "husband"
                    | "teen"
                    | "teenager"
                    | "officer"
            )
        });
    let named = named || person;
    if of || noun.lemma != "death" || !(named || matches!(tokens.folded(owner.first()), "his" | "her")) {
        return None;
    }
    let mut found = harm(source, CountKind::Killed, group, None, sentence, None, SmolStr::new_static("counting/death-of"), modality());
    found.set_number(Number::exact(1, true));
    (found.definite, found.of_whom, found.class, found.group) = (true, None, None, None);
    Some(found)
}

/// Rule of a death that a noun implies.
pub(super) const FATAL: &str = "counting/fatal";

/// Whether a noun tells one event as deadly: "a fatal shooting".
fn is_fatal(source: Source<'_>, noun: &NounGroup<'_>) -> bool {
    !noun.plural
        && matches!(
            noun.lemma,
            "accident"
                | "ambush"
                | "assault"
                | "attack"
                | "beating"
                | "blast"
                | "bombing"
                | "clash"
                | "collision"
                | "crash"
                | "explosion"
                | "fire"
                | "incident"
                | "raid"
                | "robbery"
                | "shooting"
                | "shootout"
                | "stabbing"
        )
        && (noun.bare_start..noun.head).any(|at| matches!(source.tokens.folded(at), "fatal" | "deadly"))
}

/// "a fatal shooting": somebody died, whoever he is told to be.
fn implied(source: Source<'_>, group: GroupId, sentence: usize, modality: Modality) -> Harm {
    let mut found = harm(source, CountKind::Killed, group, None, sentence, None, SmolStr::new_static(FATAL), modality);
    found.set_number(Number { low: Some(1), best: Some(1), high: None, qualifier: Qualifier::AtLeast, implicit: true });
    (found.generic, found.definite, found.additional, found.subset) = (true, true, false, false);
    (found.group, found.of_whom, found.class, found.name) = (None, None, None, None);
    found.parts.clear();
    found
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && (word.starts_with("19") || word.starts_with("20")) && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// The group that a "number of" is of: "the number of soldiers killed".
fn groups_of(source: Source<'_>, group: GroupId, lemma: &str) -> Option<SmolStr> {
    let groups = &source.syntax.groups;
    let of = lemma == "number" && groups.get(group + 1).is_some_and(|next| source.tokens.is(next.tokens.first(), "of"));
    let noun = groups.get(group + 2).filter(|_| of)?.noun()?;
    classes::class_of(source, TokenRange::new(noun.bare_start.min(noun.head), noun.head + 1), Domain::Group).map(SmolStr::new)
}

/// The number before "more bodies", where it stands as a group of its own.
fn numbered_before(source: Source<'_>, group: GroupId, first: GroupId, noun: &NounGroup<'_>) -> Option<GroupId> {
    let groups = &source.syntax.groups;
    let more = matches!(noun.lemma, "body" | "corpse") && noun.quantity.is_none() && source.tokens.is(groups[group].tokens.first(), "more");
    let before = group.checked_sub(1).filter(|&before| more && before >= first)?;
    let number = groups[before].noun().filter(|_| groups[before].tokens.end == groups[group].tokens.start)?;
    let quantity = &source.quantities[number.quantity? as usize];
    (quantity.tokens.contains(number.head) && !quantity.measure).then_some(before)
}

/// "a baby was among the five victims of the bomb": the dead are five.
fn victims(source: Source<'_>, group: GroupId, first: GroupId, noun: &NounGroup<'_>) -> Option<GroupId> {
    let groups = &source.syntax.groups;
    let end = groups[group].tokens.end as usize;
    let of = noun.lemma == "victim" && noun.quantity.is_some_and(|q| !source.quantities[q as usize].measure) && source.tokens.is(end, "of");
    let before = group.checked_sub(1).filter(|&before| of && before >= first)?;
    // "buried 27 victims of the massacre"
    let buried = matches!(&groups[before].kind, GroupKind::Verb(verb) if verb.lemma == "bury");
    (buried || source.tokens.is(groups[before].tokens.first(), "among")).then_some(group)
}

/// A body that is no corpse: "two student bodies", "the governing body".
fn is_institution(source: Source<'_>, noun: &NounGroup<'_>) -> bool {
    (noun.bare_start..noun.head).any(|at| {
        matches!(
            source.tokens.folded(at),
            "student"
                | "governing"
                | "ruling"
                | "regulatory"
                | "public"
                | "professional"
                | "international"
                | "sports"
                | "legislative"
                | "trade"
                | "heavenly"
                | "celestial"
        )
    })
}

/// What a "number of" people is of: "the number of dead", "the number of people killed".
fn numbered_state(source: Source<'_>, group: GroupId, end: GroupId) -> Option<CountKind> {
    let next = source.syntax.groups.get(group + 1).filter(|_| group + 1 < end)?.tokens;
    // "put the number killed at 35"
    let from = if source.tokens.is(next.first(), "of") { next.end as usize } else { next.first() };
    let last = source.syntax.groups[(group + 4).min(end - 1)].tokens.end as usize;
    let reach = if from == next.first() { from + 1 } else { from + 4 };
    (from..last.min(reach)).find_map(|at| match source.tokens.folded(at) {
        "dead" | "killed" | "deaths" | "fatalities" => Some(CountKind::Killed),
        "wounded" | "injured" => Some(CountKind::Injured),
        "missing" => Some(CountKind::Missing),
        "displaced" | "homeless" => Some(CountKind::Displaced),
        "arrested" | "detained" => Some(CountKind::Detained),
        "marchers" | "protesters" | "protestors" | "demonstrators" | "participants" => Some(CountKind::Participants),
        _ => None,
    })
}

/// What a word between a number and its noun tells: "82,000 displaced persons", "four missing hikers".
fn described(source: Source<'_>, group: GroupId, noun: &NounGroup<'_>) -> Option<CountKind> {
    let words = source.quantities[noun.quantity? as usize].tokens;
    if !classes::is_human(source, noun.class, noun.head) || source.quantities[noun.quantity? as usize].measure {
        return None;
    }
    debug_assert!(words.first() >= source.syntax.groups[group].tokens.first());
    (words.end as usize..noun.head).find_map(|at| match source.tokens.folded(at) {
        "displaced" | "homeless" | "evacuated" | "uprooted" => Some(CountKind::Displaced),
        "missing" => Some(CountKind::Missing),
        "dead" | "slain" => Some(CountKind::Killed),
        "wounded" | "injured" => Some(CountKind::Injured),
        "kidnapped" | "abducted" => Some(CountKind::Kidnapped),
        _ => None,
    })
}

/// "the body of a man was found", "the bodies of three fishermen were washed ashore", "human remains found".
fn body(source: Source<'_>, group: GroupId, noun: &NounGroup<'_>, sentence: usize) -> Option<Harm> {
    let Source { tokens, syntax, .. } = source;
    if !matches!(noun.lemma, "body" | "corpse" | "remains" | "remain" | "coffin" | "cadaver") && !tokens.is(noun.head, "remains")
        || noun.quantity.is_some()
    {
        return None;
    }
    let found = |lemma: &str| {
        matches!(
            lemma,
            "find"
                | "recover"
                | "discover"
                | "pull"
                | "retrieve"
                | "wash"
                | "exhume"
                | "dig"
                | "unearth"
                | "dump"
                | "identify"
                | "bring"
                | "carry"
                | "collect"
                | "remove"
                | "fly"
                | "locate"
                | "see"
                | "return"
                | "bury"
                | "lie"
                | "count"
                | "appear"
        )
    };
    let groups = syntax.sentence_groups[sentence].clone();
    let near = (groups.start.max(group.saturating_sub(8))..groups.end.min(group + 9)).any(|other| match &syntax.groups[other].kind {
        GroupKind::Verb(verb) => found(verb.lemma) && verb.hedge.is_none() && !verb.negated,
        _ => false,
    });
    if !near {
        return None;
    }
    let of = syntax.groups.get(group + 1).is_some_and(|next| tokens.is(next.tokens.first(), "of"));
    let inner = of.then_some(group + 2).filter(|&inner| {
        syntax.groups.get(inner).and_then(|g| g.noun()).is_some_and(|noun| classes::is_human(source, noun.class, noun.head))
    });
    let human = inner.is_some()
        || !of
            && (tokens.is(noun.head, "body")
                || tokens.is(noun.head, "bodies")
                || tokens.is(noun.head, "remains")
                || tokens.is(noun.head, "corpse"));
    if !human || (!of && noun.possessor.is_none() && noun.determiner == Determiner::Definite) {
        return None;
    }
    let mut found = harm(
        source,
        CountKind::Killed,
        inner.unwrap_or(group),
        None,
        sentence,
        None,
        SmolStr::new_static("counting/body"),
        Modality::Actual,
    );
    if inner.is_none() && !noun.plural || tokens.is(noun.head, "remains") && inner.is_none() {
        found.set_number(Number::exact(1, true));
    }
    found.generic = inner.is_none();
    Some(found)
}

/// What a participle right behind people tells of them: "a toll of two people wounded".
fn state_of(source: Source<'_>, people: GroupId) -> Option<CountKind> {
    let groups = &source.syntax.groups;
    let next = groups.get(people + 1).filter(|next| next.tokens.start == groups[people].tokens.end)?;
    let verb = next.verb().filter(|verb| verb.ambiguous && next.tokens.len() == 1)?;
    count_kind(source.rules.counting(verb.lemma).find(|word| word.told == Told::Verb)?.effect)
}

/// "the death toll rose to 14", "put the toll at 14", "a death toll of 14".
fn toll(source: Source<'_>, group: GroupId, sentence: usize, kind: CountKind, lemma: &str, harms: &mut Vec<Harm>) {
    let syntax = source.syntax;
    let end = syntax.sentence_groups[sentence].end;
    // "bringing to 211 the number of soldiers killed since the war began"
    let first = syntax.sentence_groups[sentence].start;
    if group >= first + 3
        && matches!(&syntax.groups[group - 3].kind, GroupKind::Verb(verb) if matches!(verb.lemma, "bring" | "raise" | "push"))
        && source.tokens.is(syntax.groups[group - 2].tokens.first(), "to")
        && syntax.groups[group - 1].noun().is_some_and(|noun| noun.quantity.is_some())
    {
        let mut found = harm(source, kind, group - 1, None, sentence, None, format_smolstr!("counting/toll/{lemma}"), Modality::Actual);
        (found.cumulative, found.additional, found.subset) = (true, false, false);
        if let Some(whose) = groups_of(source, group, lemma) {
            found.of_whom = Some(whose);
        }
        let words = syntax.groups[group].tokens.end as usize;
        found.background |=
            (words..words + 10).take_while(|&at| !matches!(source.tokens.folded(at), "." | "")).any(|at| source.tokens.is(at, "since"));
        harms.push(found);
        return;
    }
    for at in group + 1..end.min(group + 13) {
        let Some(noun) = syntax.groups[at].noun() else { continue };
        let preposition = source.tokens.folded(syntax.groups[at].tokens.first().saturating_sub(1));
        let stated = noun.quantity.is_some_and(|index| !source.quantities[index as usize].measure);
        // "from 8 to 14": the second is the toll.
        // "the toll in the attack against three positions"
        let counted = noun.quantity.is_some_and(|index| source.quantities[index as usize].tokens.contains(noun.head))
            || classes::is_human(source, noun.class, noun.head) && (noun.class != NounClass::None || noun.plural);
        if stated && !counted {
            continue;
        }
        // "run from 60 to 200"
        let range = noun.quantity.is_some_and(|index| source.quantities[index as usize].qualifier == Qualifier::Range);
        if stated && (preposition != "from" || range) && preposition != "by" {
            let kind = state_of(source, at).unwrap_or(kind);
            let mut found = harm(source, kind, at, None, sentence, None, format_smolstr!("counting/toll/{lemma}"), Modality::Actual);
            let before = syntax.groups[at - 1].tokens;
            if matches!(&syntax.groups[at - 1].kind, GroupKind::Verb(verb) if matches!(verb.lemma, "pass" | "exceed" | "top" | "surpass"))
                && before.end == syntax.groups[at].tokens.start
            {
                found.qualifier = Qualifier::MoreThan;
                found.high = None;
            }
            if let Some(whose) = groups_of(source, group, lemma) {
                found.of_whom = Some(whose);
            }
            found.cumulative = true;
            found.additional = false;
            found.subset = false;
            harms.push(found);
            return;
        }
    }
}
