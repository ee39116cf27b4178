//! One incident for all events that tell of it: the same victims, or the same kind, day and place.

use super::incident::{Incident, Person, Thing};
use super::reading::{self, Reading};
use crate::record::{EventDate, EventPlace};

/// Joins incidents that are one.
pub(super) fn merge(reading: &Reading<'_>, incidents: Vec<Incident>) -> Vec<Incident> {
    let mut merged: Vec<Incident> = Vec::new();
    for incident in incidents {
        match merged.iter_mut().rev().find(|before| same(reading, before, &incident)) {
            Some(before) => join(before, incident),
            None => merged.push(incident),
        }
    }
    merged
}

fn same(reading: &Reading<'_>, a: &Incident, b: &Incident) -> bool {
    if a.stage != b.stage {
        return false;
    }
    let shared = shares_victim(a, b);
    let kinds = a.kind == b.kind
        || (a.kind == "ATTACK" || b.kind == "ATTACK") && a.kind != "KIDNAPPING" && b.kind != "KIDNAPPING"
        || shared && [&a.kind, &b.kind].into_iter().all(|kind| matches!(kind.as_str(), "ATTACK" | "KIDNAPPING"));
    if !kinds {
        return false;
    }
    // Nobody dies twice, whatever day each telling seems to name.
    if dies_in_both(a, b) {
        return true;
    }
    if dates_clash(a.date.as_ref(), b.date.as_ref()) {
        return false;
    }
    if shared {
        return true;
    }
    if places_clash(reading, a.place.as_ref(), b.place.as_ref()) {
        return false;
    }
    // Without another day, place, perpetrator or named victim nothing tells two incidents of one type apart.
    shares_thing(a, b) || a.kind == b.kind && !victims_clash(a, b) && !actors_clash(a, b)
}

/// Whether both name people, and none in common.
fn victims_clash(a: &Incident, b: &Incident) -> bool {
    let named = |incident: &Incident| incident.people.iter().any(|person| person.name.is_some());
    named(a) && named(b)
}

/// Whether both name who did it, and not the same.
fn actors_clash(a: &Incident, b: &Incident) -> bool {
    let sides = (a.side(), b.side());
    sides.0 != sides.1 && sides.0 != super::incident::Side::Unknown && sides.1 != super::incident::Side::Unknown
}

/// Whether two incidents have a named victim, or a described one with its number, in common.
fn shares_victim(a: &Incident, b: &Incident) -> bool {
    a.people.iter().any(|p| b.people.iter().any(|q| same_person(p, q)))
}

/// Whether both kill the same people: those of one name, or of one description that is not anybody's.
fn dies_in_both(a: &Incident, b: &Incident) -> bool {
    let dead = |person: &&Person| person.effects.iter().any(|effect| effect == "killed");
    a.people.iter().filter(dead).any(|p| b.people.iter().filter(dead).any(|q| same_person(p, q) || told_again(p, q)))
}

/// Whether people of one description are told of again: "six nuns … the nuns", "a young student … Luis Gil, a student".
fn told_again(p: &Person, q: &Person) -> bool {
    let (Some(one), Some(other)) = (&p.description, &q.description) else { return false };
    let number = |person: &Person| if person.name.is_some() { Some(1) } else { person.number.as_ref().and_then(|n| n.best) };
    let numbers = match (number(p), number(q)) {
        (Some(a), Some(b)) => a == b,
        _ => p.plural == q.plural && (p.definite || q.definite),
    };
    let later = if p.range.start < q.range.start { q } else { p };
    let again = later.name.is_none() && later.definite || number(p).is_some_and(|n| n > 2);
    let (one, other) = (reading::singular(reading::head(one)), reading::singular(reading::head(other)));
    (p.name.is_none() || q.name.is_none()) && numbers && again && one == other && !is_anybody(&one)
}

/// Whether two human targets are one.
pub(super) fn same_person(p: &Person, q: &Person) -> bool {
    match (&p.name, &q.name) {
        (Some(one), Some(other)) => one == other || p.entity == q.entity,
        (None, None) => match (&p.description, &q.description) {
            (Some(one), Some(other)) => {
                let (one, other) = (reading::head(one), reading::head(other));
                one == other && p.number.as_ref().and_then(|n| n.best) == q.number.as_ref().and_then(|n| n.best) && !reading::is_vague(one)
            }
            _ => false,
        },
        _ => false,
    }
}

fn shares_thing(a: &Incident, b: &Incident) -> bool {
    a.things.iter().any(|p| b.things.iter().any(|q| same_thing(p, q)))
}

/// Whether two physical targets are one.
pub(super) fn same_thing(p: &Thing, q: &Thing) -> bool {
    p.id == q.id || reading::head(&p.id) == reading::head(&q.id) && p.plural == q.plural
}

fn dates_clash(a: Option<&EventDate>, b: Option<&EventDate>) -> bool {
    let stated = |date: &&EventDate| date.basis != "publication";
    match (a.filter(stated), b.filter(stated)) {
        (Some(a), Some(b)) => a.latest < b.earliest || b.latest < a.earliest,
        _ => false,
    }
}

fn places_clash(reading: &Reading<'_>, a: Option<&EventPlace>, b: Option<&EventPlace>) -> bool {
    let narrow = |place: &&EventPlace| place.basis == "stated" && place.precision != "country" && place.precision != "region";
    let (Some(a), Some(b)) = (a.filter(narrow), b.filter(narrow)) else { return false };
    if a.entity == b.entity {
        return false;
    }
    let within =
        |inner: &EventPlace, outer: &EventPlace| outer.precision == "admin1" && inner.admin1.as_deref() == Some(outer.name.as_str());
    let part = |place: &EventPlace| {
        reading.entity(place.entity.as_deref()).and_then(|entity| reading.stated_kind(entity)).is_some_and(|kind| kind == "NEIGHBORHOOD")
    };
    !(within(a, b) || within(b, a) || part(a) != part(b))
}

/// Adds what another telling says.
fn join(into: &mut Incident, other: Incident) {
    if into.kind == "ATTACK" || other.kind == "KIDNAPPING" {
        into.kind = other.kind;
    }
    let vague = |date: &Option<EventDate>| date.as_ref().is_none_or(|date| date.basis == "publication");
    if vague(&into.date) && !vague(&other.date) {
        into.date = other.date;
    }
    let rank = |place: &Option<EventPlace>| {
        place.as_ref().map_or(0, |place| match (place.basis.as_str(), place.precision.as_str()) {
            ("stated", "country" | "region") => 2,
            ("stated", "admin1") => 3,
            ("stated", _) => 4,
            _ => 1,
        })
    };
    if rank(&other.place) > rank(&into.place) {
        into.place = other.place;
        into.site = other.site;
    }
    into.weapons.extend(other.weapons);
    into.actors.extend(other.actors);
    into.unhurt |= other.unhurt;
    into.means = into.means.or(other.means);
    into.freed |= other.freed;
    into.people.extend(other.people);
    into.things.extend(other.things);
    into.deeds.extend(other.deeds);
    if into.event_type == "clash" {
        into.event_type = other.event_type;
    }
}

/// Takes "the senator" for the senator who has a name, "the priests" for the six priests.
fn resolve(people: Vec<Person>) -> Vec<Person> {
    let mut kept: Vec<Person> = Vec::new();
    for person in introduce(people) {
        let alone = person.name.is_none() && person.definite && !person.plural && person.number.as_ref().is_none_or(|n| n.best == Some(1));
        let single = person.name.is_none() && !person.plural && person.number.as_ref().is_none_or(|n| n.best == Some(1));
        let whole = person.name.is_none() && person.definite && person.plural && person.number.is_none();
        let head = |person: &Person| reading::singular(reading::head(person.description.as_deref().unwrap_or(""))).clone();
        let own = head(&person);
        let means = kept.iter_mut().rev().find(|before| {
            let earlier = before.range.start < person.range.start;
            if single && before.name.is_some() && earlier && before.kind == person.kind && before.kind != "CIVILIAN" {
                return true;
            }
            if before.name.is_none() && earlier && before.number.is_some() {
                let numbers = (before.number.as_ref().and_then(|n| n.best), person.number.as_ref().and_then(|n| n.best));
                let effects = before.effects.iter().any(|effect| person.effects.contains(effect));
                if person.name.is_none() && numbers.0 == numbers.1 && numbers.0.is_some_and(|n| n > 1) && effects {
                    return is_anybody(&own) || is_anybody(&head(before));
                }
            }
            if alone && before.name.is_some() {
                return earlier;
            }
            whole && earlier && before.name.is_none() && before.plural && (head(before) == own || before.class == person.class)
        });
        match means {
            Some(before) => {
                for effect in person.effects {
                    if !before.effects.contains(&effect) {
                        before.effects.push(effect);
                    }
                }
                if before.name.is_none() && is_anybody(&head(before)) && !is_anybody(&own) && person.number.is_some() {
                    before.description.clone_from(&person.description);
                    before.kind.clone_from(&person.kind);
                }
                if before.name.is_some() && before.description.is_none() && !reading::is_vague(&own) && own != "VICTIM" {
                    before.description = person.description;
                    before.kind = person.kind;
                }
            }
            None => kept.push(person),
        }
    }
    kept
}

/// Whether a word in the singular can stand for anybody.
fn is_anybody(head: &str) -> bool {
    matches!(head, "PEOPLE" | "PERSON" | "CITIZEN" | "CIVILIAN" | "MAN" | "INDIVIDUAL" | "VICTIM")
}

/// Longest distance, in code points, between a noun and the first name that it introduces, and between two names.
const NEAR: (u32, u32) = (24, 60);

/// Gives "three clerks: Ana Paz, …" to the people named, whose description it is.
fn introduce(mut people: Vec<Person>) -> Vec<Person> {
    for at in 0..people.len() {
        let group = &people[at];
        let single = group.number.as_ref().is_some_and(|n| n.best == Some(1));
        if group.name.is_some() || !(group.plural || single) {
            continue;
        }
        let mut end = group.range.end;
        let mut named: Vec<usize> =
            (0..people.len()).filter(|&other| people[other].name.is_some() && people[other].range.start >= end).collect();
        named.sort_by_key(|&other| people[other].range.start);
        let mut list = Vec::new();
        for other in named {
            let far = people[other].range.start - end;
            if far > if list.is_empty() { NEAR.0 } else { NEAR.1 } {
                break;
            }
            end = people[other].range.end;
            list.push(other);
        }
        let number = group.number.as_ref().and_then(|n| n.best);
        if list.is_empty() || number.is_some_and(|n| n != list.len() as u64) || number.is_none() && list.len() < 2 {
            continue;
        }
        let (description, kind, effects) = (group.description.clone(), group.kind.clone(), group.effects.clone());
        let description = description.map(|words| reading::without_number(&words).to_owned());
        for other in list {
            let person = &mut people[other];
            if person.description.is_none() || number == Some(1) {
                person.description.clone_from(&description);
                person.kind.clone_from(&kind);
            }
            if person.effects.is_empty() {
                person.effects.clone_from(&effects);
            }
        }
        people[at].description = None;
    }
    people.retain(|person| person.name.is_some() || person.description.is_some());
    people
}

/// How many people are a toll of many incidents, where others are named or counted.
const TOLL: u64 = 150;

/// Leaves out people without more than a number who sum up others: "eight people … six nuns and two guards", "the
/// people" beside those counted, and the tolls of a war.
fn leave_out_sums(people: &mut Vec<Person>) {
    let number = |person: &Person| {
        if person.name.is_some() || !person.plural { Some(1) } else { person.number.as_ref().and_then(|n| n.best.or(n.low)) }
    };
    let anybody = |person: &Person| {
        person.name.is_none() && is_anybody(&reading::singular(reading::head(person.description.as_deref().unwrap_or(""))))
    };
    let sums: Vec<bool> = people
        .iter()
        .enumerate()
        .map(|(at, person)| {
            let shares = |other: &Person| other.effects.iter().any(|effect| person.effects.contains(effect));
            let others = || people.iter().enumerate().filter(|(index, _)| *index != at).map(|(_, other)| other);
            if !person.plural || person.name.is_some() {
                return false;
            }
            if number(person).is_some_and(|n| n >= TOLL) {
                return people.len() > 1;
            }
            if !anybody(person) {
                return false;
            }
            let specific: Vec<u64> = others().filter(|other| shares(other) && !anybody(other)).filter_map(number).collect();
            match number(person) {
                Some(n) => !specific.is_empty() && specific.iter().sum::<u64>() == n,
                None => !specific.is_empty(),
            }
        })
        .collect();
    let mut sum = sums.into_iter();
    people.retain(|_| !sum.next().unwrap_or(false));
}

/// Makes one of the persons, things and weapons that an incident names twice.
pub(super) fn tidy(incident: &mut Incident) {
    let mut people: Vec<Person> = Vec::new();
    for person in incident.people.drain(..) {
        match people.iter_mut().find(|before| same_person(before, &person)) {
            Some(before) => {
                let longer = |one: &Option<String>, other: &Option<String>| {
                    other.as_ref().map_or(0, String::len) > one.as_ref().map_or(0, String::len)
                };
                if longer(&before.description, &person.description) {
                    before.description = person.description;
                    before.kind = person.kind;
                }
                for effect in person.effects {
                    if !before.effects.contains(&effect) {
                        before.effects.push(effect);
                    }
                }
                before.nation = before.nation.take().or(person.nation);
            }
            None => people.push(person),
        }
    }
    incident.people = resolve(people);
    // A man beside a named victim is that victim, and fighters are no target of other fighters.
    let named = incident.people.iter().any(|person| person.name.is_some());
    let insurgent = incident.side() != super::incident::Side::State;
    incident.people.retain(|person| {
        let head = person.description.as_deref().map_or("", reading::head);
        let national = (head.ends_with("IAN") || head.ends_with("CHMAN") || head == "SPANIARD") && !head.ends_with("CIVILIAN");
        let repeated = named && !person.plural && (matches!(head, "MAN" | "PERSON" | "INDIVIDUAL") || national);
        let fighter = insurgent && person.kind == "ACTIVE MILITARY";
        let nobody = head.ends_with("YEAR") || head.ends_with("-OLD") || matches!(head, "MSGR" | "DR" | "COMRADE");
        person.name.is_some() || !(repeated || fighter || nobody)
    });
    // Where some are said to be hurt, those to whom nothing happens are bystanders; where some are named or
    // numbered, bare plurals are summaries.
    let hurt = incident.people.iter().any(|person| !person.effects.is_empty());
    let counted = incident.people.iter().any(|person| person.name.is_some() || person.number.as_ref().is_some_and(|n| n.best.is_some()));
    incident.people.retain(|person| {
        let bare = person.plural && person.number.is_none() && !person.definite;
        person.name.is_some() || !(hurt && person.effects.is_empty() || counted && bare)
    });
    leave_out_sums(&mut incident.people);
    let mut things: Vec<Thing> = Vec::new();
    for thing in incident.things.drain(..) {
        match things.iter_mut().find(|before| same_thing(before, &thing)) {
            Some(before) => {
                for effect in thing.effects {
                    if !before.effects.contains(&effect) {
                        before.effects.push(effect);
                    }
                }
            }
            None => things.push(thing),
        }
    }
    incident.things = things;
}
