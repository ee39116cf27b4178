//! From events to the incidents that the task wants: what each is, who is in it, and whether it counts.

use smol_str::SmolStr;

use super::reading::{self, Range, Reading, bare, capitals};
use super::{merge, words};
use crate::record::{AttributionRecord, EntityRecord, EntityType, EventDate, EventPlace, EventRecord, Figure, Form, Modality};

/// Days between an incident and the article after which it is no news.
const NEWS_DAYS: i64 = 62;

/// Who did it, as the templates divide it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Actor {
    pub(super) individual: Option<String>,
    pub(super) organization: Option<String>,
    pub(super) attribution: AttributionRecord,
    pub(super) side: Side,
}

/// On which side of the law somebody stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    State,
    Insurgent,
    Unknown,
}

/// A human target.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Person {
    pub(super) name: Option<String>,
    pub(super) description: Option<String>,
    pub(super) kind: String,
    pub(super) class: String,
    pub(super) number: Option<Figure>,
    pub(super) plural: bool,
    pub(super) nation: Option<SmolStr>,
    pub(super) effects: Vec<SmolStr>,
    pub(super) entity: Option<SmolStr>,
    /// Whether "the" stands before the description: somebody told of before.
    pub(super) definite: bool,
    /// Where the words stand.
    pub(super) range: Range,
}

/// A physical target.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Thing {
    pub(super) id: String,
    pub(super) kind: String,
    /// Whether it belongs to soldiers, police or fighters.
    pub(super) military: bool,
    pub(super) number: Option<Figure>,
    pub(super) plural: bool,
    pub(super) nation: Option<SmolStr>,
    pub(super) effects: Vec<SmolStr>,
}

/// What becomes a template.
#[derive(Debug, Clone)]
pub(super) struct Incident {
    pub(super) kind: String,
    pub(super) event_type: String,
    pub(super) stage: &'static str,
    pub(super) date: Option<EventDate>,
    pub(super) place: Option<EventPlace>,
    /// Where the words for the place stand.
    pub(super) site: Option<Range>,
    pub(super) weapons: Vec<(String, String)>,
    pub(super) actors: Vec<Actor>,
    pub(super) people: Vec<Person>,
    pub(super) things: Vec<Thing>,
    /// Type of instrument that the words for the deed imply: "shot", "dynamited".
    pub(super) means: Option<&'static str>,
    /// Whether it tells that somebody was set free, and not that somebody asks for it.
    pub(super) freed: bool,
    /// Whether the text says that nobody was hurt.
    pub(super) unhurt: bool,
    /// Where its first trigger stands.
    pub(super) start: u32,
    /// Where the words for the deed stand.
    pub(super) deeds: Vec<Range>,
}

/// The incidents of a document, in order of the text.
pub(super) fn find(reading: &Reading<'_>) -> Vec<Incident> {
    let mut incidents: Vec<Incident> = reading.record.events.iter().filter_map(|event| incident(reading, event)).collect();
    incidents.sort_by_key(|incident| incident.start);
    let home = reading.home();
    for incident in &mut incidents {
        locate(reading, home, incident);
    }
    deaths(reading, &mut incidents);
    let mut incidents = merge::merge(reading, incidents);
    listed(reading, &mut incidents);
    let blamed = words::blamed(reading);
    for incident in &mut incidents {
        blame(reading, blamed.as_ref(), incident);
        belong(reading, incident);
        single_out(reading, incident);
        merge::tidy(incident);
    }
    incidents.retain(|incident| is_relevant(reading, incident));
    incidents
}

/// How far back, in code points, a death can be that of somebody struck.
const NEAR_DEATH: u32 = 900;

/// Gives a death told by itself to the incident before it: "the mayor was shot … Luis Gil died in hospital".
fn deaths(reading: &Reading<'_>, incidents: &mut [Incident]) {
    for event in reading.record.events.iter().filter(|event| event.event_type == "death" && event.modality == Modality::Actual) {
        let start = event.triggers.first().map_or(0, |trigger| trigger.start);
        for (target, range) in event.targets.iter().zip(Reading::ranges(event, "targets")) {
            let entity = reading.entity(target.entity.as_deref());
            let Some(dead) =
                person(reading, target, range, entity).filter(|dead| dead.name.is_some() && dead.effects.iter().any(|e| e == "killed"))
            else {
                continue;
            };
            let own = incidents.iter_mut().flat_map(|incident| incident.people.iter_mut()).find(|person| merge::same_person(person, &dead));
            if let Some(own) = own {
                if !own.effects.contains(&SmolStr::new_static("killed")) {
                    own.effects.push(SmolStr::new_static("killed"));
                }
                continue;
            }
            let before = incidents.iter_mut().rfind(|incident| incident.start < start && start - incident.start < NEAR_DEATH);
            let struck = before.and_then(|incident| {
                let killed = incident.people.iter().any(|person| person.effects.iter().any(|effect| effect == "killed"));
                let wanted = if killed { "killed" } else { "injured" };
                let mut alone = incident.people.iter_mut().filter(|person| {
                    let one = !person.plural && person.number.as_ref().is_none_or(|n| n.best == Some(1));
                    person.name.is_none() && one && person.effects.iter().any(|effect| effect == wanted)
                });
                alone.next().filter(|_| alone.next().is_none())
            });
            if let Some(struck) = struck {
                struck.name = dead.name;
                struck.entity = dead.entity;
                if !struck.effects.contains(&SmolStr::new_static("killed")) {
                    struck.effects.push(SmolStr::new_static("killed"));
                }
            }
        }
    }
}

/// Corrects the country of an incident: a small place takes its namesake in the document's own country, unless
/// the document speaks of the other country.
fn locate(reading: &Reading<'_>, home: Option<&str>, incident: &mut Incident) {
    let Some(home) = home else { return };
    match &mut incident.place {
        None => incident.place = Some(country_only(home)),
        Some(place) if reading.is_of_person(place.entity.as_deref()) => *place = country_only(home),
        Some(place) => {
            let code = place.country.as_deref().unwrap_or("");
            if code == home || reading.is_wanted(code) && reading.names_country(code) {
                return;
            }
            // Whole countries elsewhere are whose and not where, as a rule: "the U.S. embassy".
            if place.basis == "dateline" || place.precision == "country" {
                *place = country_only(home);
            } else if code == "US" || !reading.names_country(code) {
                place.country = Some(home.into());
            }
        }
    }
}

/// A place of which only the country is known.
fn country_only(country: &str) -> EventPlace {
    EventPlace {
        entity: None,
        raw: SmolStr::default(),
        name: SmolStr::default(),
        city: None,
        admin1: None,
        country: Some(country.into()),
        lat: None,
        lon: None,
        precision: SmolStr::new_static("country"),
        basis: SmolStr::new_static("inherited"),
    }
}

/// How far back, in code points, the incident can be whose victims or suspects a list names.
const NEAR_LIST: u32 = 1800;

/// Adds the people of "the victims were identified as …" to the incident before, and suspects to those who did it.
fn listed(reading: &Reading<'_>, incidents: &mut [Incident]) {
    for entity in reading.record.entities.iter().filter(|entity| entity.entity_type == EntityType::Person) {
        let Some(mention) = entity.mentions.iter().find(|mention| mention.form == Form::Name && mention.field.is_none()) else { continue };
        let range = Range { start: mention.start, end: mention.end, in_title: false };
        let Some(role) = words::role_in_list(&reading.sentence(range), &reading.words(range)) else { continue };
        let name = Reading::full_name(entity);
        let known = |incident: &Incident| {
            incident.people.iter().any(|person| person.name.as_ref() == Some(&name))
                || incident.actors.iter().any(|actor| actor.individual.as_ref() == Some(&name))
        };
        if incidents.iter().any(known) {
            continue;
        }
        let near =
            |incident: &&mut Incident| incident.deeds.iter().any(|deed| deed.start < range.start && range.start - deed.start < NEAR_LIST);
        let Some(incident) = incidents.iter_mut().rfind(near) else { continue };
        if role == words::Role::Suspect {
            let attribution = AttributionRecord::AccusedByAuthorities;
            incident.actors.push(Actor { individual: Some(name), organization: None, attribution, side: Side::Unknown });
            continue;
        }
        let struck = incident.people.iter().find(|person| person.name.is_none() && !person.effects.is_empty());
        let Some((kind, class, effects)) = struck.map(|group| (group.kind.clone(), group.class.clone(), group.effects.clone())) else {
            continue;
        };
        let description = entity.role.as_deref().map(capitals);
        let one = Figure { low: Some(1), best: Some(1), high: Some(1), ..Figure::default() };
        incident.people.push(Person {
            name: Some(name),
            description,
            kind,
            class,
            number: Some(one),
            plural: false,
            nation: None,
            effects,
            entity: Some(entity.id.clone()),
            definite: false,
            range,
        });
    }
}

/// Keeps one phrase for the band that the text calls by several words, and one name for each group.
fn single_out(reading: &Reading<'_>, incident: &mut Incident) {
    let named = |individual: &str| {
        reading.record.entities.iter().any(|entity| entity.entity_type == EntityType::Person && Reading::full_name(entity) == individual)
    };
    let detail = |individual: &str| individual.split(' ').count().min(2);
    let band = incident.actors.iter().filter_map(|actor| actor.individual.as_deref()).filter(|individual| !named(individual));
    let band = band.rev().max_by_key(|individual| detail(individual)).map(str::to_owned);
    let mut groups: Vec<String> = Vec::new();
    for actor in &mut incident.actors {
        let other = |individual: &String| !named(individual) && Some(individual) != band.as_ref();
        actor.individual = actor.individual.take().filter(|individual| !other(individual));
        let Some(name) = actor.organization.clone() else { continue };
        let key = reading
            .record
            .entities
            .iter()
            .find(|entity| entity.mentions.iter().any(|mention| strip_members(bare(&capitals(&mention.text))) == bare(&name)))
            .map_or(name, |entity| entity.id.to_string());
        if groups.contains(&key) {
            actor.organization = None;
        } else {
            groups.push(key);
        }
    }
    incident.actors.retain(|actor| actor.individual.is_some() || actor.organization.is_some());
}

/// Adds those who did it from the sentences of the deed, and the group that the text blames.
fn blame(reading: &Reading<'_>, blamed: Option<&(String, AttributionRecord, Side)>, incident: &mut Incident) {
    if incident.actors.iter().all(|actor| actor.individual.is_none()) && incident.side() != Side::State {
        let doer = incident.deeds.iter().find_map(|deed| words::doer(&reading.sentence(*deed)));
        if let Some(individual) = doer {
            let side = if reading::ends_with_any(&individual, &reading.tables.actors.insurgent) { Side::Insurgent } else { Side::Unknown };
            incident.actors.push(Actor { individual: Some(individual), organization: None, attribution: AttributionRecord::Fact, side });
        }
    }
    if let Some((name, attribution, side)) = blamed
        && incident.actors.iter().all(|actor| actor.organization.is_none())
        && (incident.side() == *side || incident.side() == Side::Unknown)
    {
        let organization = Some(strip_members(name).to_owned());
        incident.actors.push(Actor { individual: None, organization, attribution: *attribution, side: *side });
    }
}

/// Gives fighters without a name the group that the document speaks of, and troops their army.
fn belong(reading: &Reading<'_>, incident: &mut Incident) {
    if incident.actors.iter().any(|actor| actor.organization.is_some()) {
        return;
    }
    let side = incident.side();
    let kinds: &[&str] = match side {
        Side::Insurgent => &["armed_group", "criminal"],
        Side::State => &["military", "police", "government"],
        Side::Unknown => return,
    };
    let country = incident.place.as_ref().and_then(|place| place.country.as_deref());
    let groups = reading.record.entities.iter().filter(|entity| {
        entity.entity_type == EntityType::Organization
            && entity.kind.as_deref().is_some_and(|kind| kinds.contains(&kind))
            && (entity.country.is_none() || entity.country.as_deref() == country)
    });
    let Some(group) = groups.rev().max_by_key(|group| group.mentions.len()) else { return };
    let name = group.mentions.iter().filter(|mention| mention.form != Form::Nominal).map(|mention| capitals(&mention.text)).next();
    if let Some(name) = name {
        let organization = Some(strip_members(&name).to_owned());
        let attribution = AttributionRecord::Fact;
        incident.actors.push(Actor { individual: None, organization, attribution, side });
    }
}

/// What an event is as an incident, if it can be one at all.
fn incident(reading: &Reading<'_>, event: &EventRecord) -> Option<Incident> {
    let kind = kind(reading, event)?;
    let stage = match event.modality {
        Modality::Actual | Modality::Claimed if event.event_type == "threat" => "THREATENED",
        Modality::Actual | Modality::Claimed | Modality::Denied => "ACCOMPLISHED",
        Modality::Attempted => "ATTEMPTED",
        Modality::Threatened => "THREATENED",
        Modality::Planned | Modality::Negated | Modality::Hypothetical | Modality::Historical => return None,
    };
    if event.generic {
        return None;
    }
    let mut incident = Incident {
        kind,
        event_type: event.event_type.to_string(),
        stage,
        date: event.date.clone(),
        place: event.place.clone(),
        site: Reading::ranges(event, "place").first().copied(),
        weapons: event.weapons.iter().map(|weapon| (capitals(&weapon.text), weapon.class.to_string())).collect(),
        actors: Vec::new(),
        people: Vec::new(),
        things: Vec::new(),
        means: event.triggers.iter().find_map(|trigger| means(&capitals(&trigger.text))),
        freed: event.triggers.iter().any(|trigger| {
            matches!(
                capitals(&trigger.text).as_str(),
                "RELEASED" | "FREED" | "RESCUED" | "LIBERATED" | "ESCAPED" | "SET FREE" | "RELEASING"
            )
        }),
        unhurt: event.casualties.values().any(|figure| figure.best == Some(0))
            || event.triggers.iter().any(|trigger| {
                reading.tells_of_nobody(Range { start: trigger.start, end: trigger.end, in_title: trigger.field.is_some() })
            }),
        start: event.triggers.iter().map(|trigger| trigger.start).min().unwrap_or(0),
        deeds: event
            .triggers
            .iter()
            .map(|trigger| Range { start: trigger.start, end: trigger.end, in_title: trigger.field.is_some() })
            .collect(),
    };
    // "a bomb attack": the weapon stands in the deed's own words.
    for trigger in event.triggers.iter().filter(|_| incident.weapons.is_empty()) {
        let words = capitals(&trigger.text).replace('-', " ");
        if let Some((weapon, _)) = words.rsplit_once(' ')
            && reading::kind_of(&reading.tables.instrument, weapon, "").is_some()
        {
            incident.weapons.push((weapon.to_owned(), String::new()));
            break;
        }
    }
    for (who, range) in event.perpetrators.iter().zip(Reading::ranges(event, "perpetrators")) {
        if who.attribution != AttributionRecord::Denied {
            actors(reading, who, range, &mut incident);
        }
    }
    for (target, range) in event.targets.iter().zip(Reading::ranges(event, "targets")) {
        let entity = reading.entity(target.entity.as_deref());
        if target.kind == "human" && target.effect.is_empty() && is_institution(&capitals(&target.text), entity) {
            let id = bare(&reading.words(range)).to_owned();
            let kind = "ORGANIZATION OFFICE".to_owned();
            let military = reading::holds_any(&id, &reading.tables.actors.armed);
            incident.things.push(Thing {
                id,
                kind,
                military,
                number: None,
                plural: false,
                nation: nation(reading, range),
                effects: Vec::new(),
            });
        } else if target.kind == "human" {
            incident.people.extend(person(reading, target, range, entity));
        } else {
            incident.things.extend(thing(reading, target, range, entity));
        }
    }
    Some(incident)
}

/// Whether a target is an institution, which is attacked in its offices.
fn is_institution(text: &str, entity: Option<&EntityRecord>) -> bool {
    let known = entity.is_some_and(|entity| {
        entity.entity_type == EntityType::Organization
            && !matches!(
                entity.kind.as_deref(),
                Some("armed_group" | "criminal" | "military" | "police" | "government" | "igo" | "religious")
            )
    });
    let head = text.rsplit(' ').next().unwrap_or(text);
    known
        || matches!(
            head,
            "UNION" | "ORGANIZATION" | "ORGANIZATIONS" | "FEDERATION" | "NEWSPAPER" | "BANK" | "COMPANY" | "ENTERPRISE" | "PARTY"
        )
}

/// The incident type of an event. A blast that nobody calls an accident is a bombing; a threat is an attack that
/// is threatened.
fn kind(reading: &Reading<'_>, event: &EventRecord) -> Option<String> {
    match (event.event_type.as_str(), event.subtype.as_deref()) {
        ("death", _) => dies_by_deed(reading, event).then(|| "ATTACK".to_owned()),
        ("accident", Some("explosion")) => Some("BOMBING".to_owned()),
        ("threat", _) => Some("ATTACK".to_owned()),
        _ => event.codes.muc4.as_ref().map(ToString::to_string),
    }
}

/// Whether a death is told as somebody's deed: "those responsible for the death of", "their violent death".
fn dies_by_deed(reading: &Reading<'_>, event: &EventRecord) -> bool {
    event.triggers.iter().any(|trigger| {
        let range = Range { start: trigger.start, end: trigger.end, in_title: trigger.field.is_some() };
        let before = reading.before(range, 60);
        let deed = ["RESPONSIBLE FOR", "INVOLVED IN", "INVOLVEMENT IN", "IMPLICATED IN", "GUILTY OF", "PARTICIPATED IN", "AVENGE"];
        capitals(&trigger.text).ends_with("DEATH") && (before.ends_with("VIOLENT") || deed.iter().any(|words| before.contains(words)))
    })
}

/// The instrument type that a word for the deed implies.
fn means(trigger: &str) -> Option<&'static str> {
    if trigger.ends_with(" UP") && trigger.starts_with("BL") {
        return Some("EXPLOSIVE");
    }
    let word = trigger.rsplit(' ').next()?;
    Some(match word {
        "SHOT" | "SHOOTING" | "FIRED" | "RIDDLED" | "GUNNED" | "GUNFIRE" | "SHOOT" | "STRAFED" | "FIRE" => "GUN",
        "MACHINEGUNNED" | "MACHINEGUNNING" | "MACHINE-GUNNED" => "MACHINE GUN",
        "DYNAMITED" | "DYNAMITING" => "DYNAMITE",
        "EXPLODED" | "EXPLOSION" | "EXPLOSIONS" | "BOMBED" | "BOMBING" | "BOMBINGS" | "DETONATED" => "BOMB",
        "TORTURED" => "TORTURE",
        _ => return None,
    })
}

/// Divides a perpetrator into individuals and organizations.
fn actors(reading: &Reading<'_>, who: &crate::record::PerpetratorRecord, range: Range, incident: &mut Incident) {
    let tables = &reading.tables.actors;
    let text = capitals(&who.text);
    let phrase = bare(&reading.words(range)).to_owned();
    let head = bare(&text);
    if head.is_empty() || reading::ends_with_any(head, &tables.nobody) || reading::is_number(head) {
        return;
    }
    let entity = reading.entity(who.entity.as_deref());
    if let Some(person) = entity.filter(|entity| entity.entity_type == EntityType::Person) {
        let name = Reading::full_name(person);
        incident.actors.push(Actor { individual: Some(name), organization: None, attribution: who.attribution, side: Side::Unknown });
        return;
    }
    let mut organizations: Vec<(String, Side)> = Vec::new();
    let names = reading.names_in(range).filter(|(.., form)| *form != Form::Demonym);
    for (at, named, _) in names.filter(|(_, named, _)| named.entity_type == EntityType::Organization) {
        let side = match named.kind.as_deref() {
            Some("military" | "police" | "government") => Side::State,
            Some("armed_group" | "criminal") => Side::Insurgent,
            _ => continue,
        };
        let name = strip_members(&reading.words(at)).to_owned();
        if organizations.iter().all(|(before, _)| *before != name) {
            organizations.push((name, side));
        }
    }
    let side = match organizations.first() {
        Some((_, side)) => *side,
        None if reading::ends_with_any(head, &tables.insurgent) => Side::Insurgent,
        None if reading::ends_with_any(head, &tables.state) || who.kind == "state" => Side::State,
        None if reading::holds_any(&phrase, &tables.insurgent) => Side::Insurgent,
        None => Side::Unknown,
    };
    let collective = is_collective(head);
    let named_whole = organizations.iter().any(|(name, _)| head.ends_with(name.as_str()));
    let cut = [" BETWEEN ", " AT ", " ON ", " YESTERDAY", " TODAY", " LAST "].iter().filter_map(|word| phrase.find(word)).min();
    let phrase = cut.filter(|at| *at > 0).map_or(phrase.as_str(), |at| &phrase[..at]).to_owned();
    let body =
        matches!(reading::singular(head.rsplit(' ').next().unwrap_or(head)).as_str(), "MAFIA" | "CARTEL" | "ORGANIZATION" | "MOVEMENT");
    if body && organizations.is_empty() {
        organizations.push((phrase.clone(), side));
        incident.actors.push(Actor { individual: None, organization: Some(phrase), attribution: who.attribution, side });
        return;
    }
    let individual = (!named_whole && (side != Side::State || !collective)).then(|| phrase.clone());
    if organizations.is_empty() && side == Side::State && collective {
        organizations.push((head.to_owned(), side));
    }
    if organizations.is_empty() {
        incident.actors.push(Actor { individual, organization: None, attribution: who.attribution, side });
        return;
    }
    let individual = individual.map(|words| members_alone(&words, &organizations).to_owned());
    let mut individual = individual;
    for (name, side) in organizations {
        incident.actors.push(Actor { individual: individual.take(), organization: Some(name), attribution: who.attribution, side });
    }
}

/// The words for members of a group without its name before them: "RED STAR REBELS".
fn members_alone<'w>(words: &'w str, organizations: &[(String, Side)]) -> &'w str {
    let rest = organizations.iter().find_map(|(name, _)| words.strip_prefix(name.as_str())).map(str::trim_start);
    let rest = rest.map(|rest| rest.strip_prefix('[').and_then(|rest| rest.split_once("] ")).map_or(rest, |(_, rest)| rest));
    rest.filter(|rest| !rest.is_empty() && !rest.starts_with("OF ")).unwrap_or(words)
}

/// The name of a group without a word for its members: "SHINING PATH GUERRILLAS".
fn strip_members(name: &str) -> &str {
    let members = ["GUERRILLAS", "GUERRILLA", "REBELS", "TERRORISTS", "MEMBERS", "SUBVERSIVES", "SOLDIERS", "TROOPS"];
    members.iter().find_map(|word| name.strip_suffix(word).map(str::trim_end)).filter(|rest| !rest.is_empty()).unwrap_or(name)
}

/// Whether words name a force or government as a whole, not its members.
fn is_collective(head: &str) -> bool {
    matches!(
        head.rsplit(' ').next().unwrap_or(head),
        "ARMY"
            | "FORCES"
            | "FORCE"
            | "POLICE"
            | "GOVERNMENT"
            | "MILITARY"
            | "NAVY"
            | "TROOPS"
            | "PATROL"
            | "UNITS"
            | "UNIT"
            | "PATROLS"
            | "GARRISON"
            | "BATTALION"
            | "BRIGADE"
            | "REGIME"
            | "JUNTA"
    )
}

fn person(reading: &Reading<'_>, target: &crate::record::TargetRecord, range: Range, entity: Option<&EntityRecord>) -> Option<Person> {
    let text = bare(&capitals(&target.text)).to_owned();
    let phrase = owned(reading, range);
    let named = entity.filter(|entity| entity.entity_type == EntityType::Person);
    let people = &reading.tables.actors;
    if named.is_none()
        && (matches!(reading::head(&text), "DEATH" | "DEATHS" | "CASUALTIES" | "LIVES" | "MURDERS" | "KILLINGS" | "INJURIES")
            || reading::is_number(&text)
            || reading::ends_with_any(&text, &people.nobody)
            || reading::ends_with_any(&text, &people.insurgent))
    {
        return None;
    }
    if entity.is_some_and(|entity| {
        entity.entity_type == EntityType::Organization
            && matches!(entity.kind.as_deref(), Some("armed_group" | "criminal" | "media" | "igo"))
    }) {
        return None;
    }
    if target.class == "other" && named.is_none() && target.effect.is_empty() {
        return None;
    }
    if named.is_none()
        && matches!(target.class.as_str(), "active_military" | "police")
        && (target.effect.is_empty() || is_collective(&text))
        && kind_of_guard(reading, &text) != Some("SECURITY GUARD")
    {
        return None;
    }
    let idle = |effect: &SmolStr| matches!(effect.as_str(), "affected" | "displaced" | "detained" | "participants" | "attackers");
    if !target.effect.is_empty() && target.effect.iter().all(idle) {
        return None;
    }
    let name = named.map(Reading::full_name);
    let description = match named {
        None => Some(phrase),
        Some(named) => {
            let at = reading.names_in(range).find(|(_, of, _)| std::ptr::eq(*of, named)).map(|(at, ..)| at);
            let front = at.map(|at| capitals(&reading.words(Range { end: at.start.max(range.start), ..range }))).unwrap_or_default();
            let front = bare(&front).to_owned();
            let role = named.role.clone().filter(|role| role.chars().all(|c| !c.is_lowercase())).map(|role| capitals(&role));
            let renamed = reading.apposition(named);
            match (front.is_empty() || front.ends_with("-OLD"), renamed, role) {
                (false, ..) => Some(front),
                (true, Some(renamed), Some(role)) if !renamed.contains(role.as_str()) => Some(role),
                (true, Some(renamed), _) => Some(renamed),
                (true, None, role) => role,
            }
        }
    };
    let words = description.as_deref().map_or(text.as_str(), |words| words.split(" OF ").next().unwrap_or(words));
    let class = target.class.clone();
    let role = named.and_then(|named| named.role.as_deref()).map(capitals);
    let human = &reading.tables.human;
    let stated =
        if named.is_some() { reading::kind_of(human, words, "").or_else(|| reading::kind_of(human, role.as_deref()?, "")) } else { None };
    let kind = stated.or_else(|| reading::kind_of(human, &text, &class)).unwrap_or("CIVILIAN");
    let former = words.split([' ', '-', '[', ']']).any(|word| matches!(word, "FORMER" | "EX" | "RETIRED"));
    let members =
        matches!(reading::singular(reading::head(words)).as_str(), "MEMBER" | "AGENT" | "OFFICER" | "CHIEF" | "COMMANDER" | "PERSONNEL");
    let force = description.as_deref().filter(|_| members && kind == "CIVILIAN").map_or("", |words| {
        if words.contains("POLICE") || words.contains("SECURITY FORCES") || words.contains("CIVIL DEFENSE") {
            "LAW ENFORCEMENT"
        } else if reading::holds_any(words, &reading.tables.actors.armed) {
            "ACTIVE MILITARY"
        } else {
            ""
        }
    });
    let kind = match kind {
        _ if !force.is_empty() => force,
        "GOVERNMENT OFFICIAL" if former => "FORMER GOVERNMENT OFFICIAL",
        "ACTIVE MILITARY" if former => "FORMER ACTIVE MILITARY",
        _ => kind,
    };
    let kind = kind.to_owned();
    // Militants of a party are no fighters.
    let class = if class == "attacker" && kind == "POLITICAL FIGURE" { "politician".into() } else { class };
    let plural = named.is_none() && reading::is_plural(&text);
    Some(Person {
        name,
        description,
        kind,
        class: class.to_string(),
        number: target.count.clone(),
        plural,
        nation: target.nationality.clone().or_else(|| nation(reading, range)),
        effects: target.effect.clone(),
        entity: target.entity.clone(),
        definite: matches!(reading.before(range, 6).rsplit(' ').next(), Some("THE" | "THIS" | "THAT" | "BOTH")),
        range,
    })
}

/// The words of a target with whose it is: "the mayor's car", "President Gil's house".
fn owned(reading: &Reading<'_>, range: Range) -> String {
    let words = bare(&reading.words(range)).to_owned();
    let before = reading.before(range, 60);
    let Some(owner) = before.strip_suffix("'S").or_else(|| before.strip_suffix("S'")) else { return words };
    let owner = reading.name_before(range).unwrap_or_else(|| owner.rsplit(' ').next().unwrap_or(owner).to_owned());
    if owner.is_empty() { words } else { format!("{owner}'S {words}") }
}

/// The country that stands in the words: "two U.S. priests", "the Dutch embassy".
fn nation(reading: &Reading<'_>, range: Range) -> Option<SmolStr> {
    let mut countries = reading
        .names_in(range)
        .filter(|(_, named, _)| named.entity_type == EntityType::Place && named.precision.as_deref() == Some("country"));
    countries.find_map(|(_, named, _)| named.country.clone())
}

fn kind_of_guard<'t>(reading: &'t Reading<'_>, text: &str) -> Option<&'t str> {
    reading::kind_of(&reading.tables.human, text, "")
}

fn thing(reading: &Reading<'_>, target: &crate::record::TargetRecord, range: Range, _: Option<&EntityRecord>) -> Option<Thing> {
    let text = bare(&capitals(&target.text)).to_owned();
    let mut phrase = owned(reading, range);
    let mut text = text;
    let mut effects = target.effect.clone();
    // Windows and walls stand for the building that they are a part of.
    if reading::is_part(reading::head(&text)) {
        let whole = bare(phrase.split_once(" OF ")?.1).to_owned();
        whole.split(" OF ").next().unwrap_or(&whole).clone_into(&mut text);
        phrase = whole;
        effects.iter_mut().filter(|effect| *effect == "destroyed").for_each(|effect| *effect = SmolStr::new_static("damaged"));
    }
    if text.is_empty() || reading::is_area(reading::head(&text)) {
        return None;
    }
    let kind = reading::kind_of(&reading.tables.physical, &text, &target.class).unwrap_or("OTHER");
    let owned = matches!(kind, "OTHER" | "CIVILIAN RESIDENCE" | "ORGANIZATION OFFICE" | "COMMERCIAL");
    let owner = reading.tables.owners.iter().find(|(_, words)| owned && reading::holds_any(&phrase, words)).map(|(kind, _)| kind.as_str());
    let kind = owner.unwrap_or(kind).to_owned();
    Some(Thing {
        plural: reading::is_plural(&text) && !reading::is_one(reading::head(&text)),
        military: matches!(target.class.as_str(), "military" | "police") || reading::holds_any(&phrase, &reading.tables.actors.armed),
        id: phrase,
        kind,
        number: target.count.clone(),
        nation: target.nationality.clone().or_else(|| nation(reading, range)),
        effects,
    })
}

impl Incident {
    /// Whether a person is neither soldier nor fighter.
    fn is_civilian(person: &Person) -> bool {
        person.class != "attacker" && !matches!(person.kind.as_str(), "ACTIVE MILITARY" | "LAW ENFORCEMENT")
    }

    fn is_civil(thing: &Thing) -> bool {
        !thing.military
    }

    /// On whose side the perpetrators stand.
    pub(super) fn side(&self) -> Side {
        let has = |side: Side| self.actors.iter().any(|actor| actor.side == side);
        if has(Side::Insurgent) {
            Side::Insurgent
        } else if has(Side::State) {
            Side::State
        } else {
            Side::Unknown
        }
    }
}

/// The task's rules: one of its countries, recent, specific, and against others than fighters.
fn is_relevant(reading: &Reading<'_>, incident: &Incident) -> bool {
    let country = incident.place.as_ref().and_then(|place| place.country.as_deref());
    let wanted = |code: &str| reading.is_wanted(code);
    let nations = incident.people.iter().filter_map(|person| person.nation.as_deref());
    if !country.into_iter().chain(nations).any(wanted) {
        return false;
    }
    if let (Some(date), Some(published)) = (&incident.date, &reading.record.published)
        && let (Ok(latest), Ok(published)) = (date.latest.parse::<chrono::NaiveDate>(), published.value.parse::<chrono::NaiveDate>())
        && (published - latest).num_days() > NEWS_DAYS
    {
        return false;
    }
    let civilians = incident.people.iter().any(Incident::is_civilian);
    let civil = incident.things.iter().any(Incident::is_civil);
    if incident.event_type == "threat" && incident.people.is_empty() {
        return false;
    }
    if incident.event_type == "clash" {
        return incident.people.iter().any(|person| Incident::is_civilian(person) && !person.effects.is_empty()) || civil;
    }
    (civilians || civil) && specificity(reading, incident) >= 0
}

/// How specific an incident is, in points. The task wants incidents with a target or deed that can be told from
/// others, and no summaries: names, small numbers, things, means and days speak for an incident, thousands of
/// victims and people to whom nothing happens against it, and so does a text that comments or accuses.
fn specificity(reading: &Reading<'_>, incident: &Incident) -> i32 {
    let has = |good: bool, points: i32| if good { points } else { 0 };
    let people = &incident.people;
    let number = |person: &Person| if person.name.is_some() { Some(1) } else { person.number.as_ref().and_then(|n| n.best.or(n.low)) };
    let mut points = 2;
    points += has(people.iter().any(|person| person.name.is_some()), 10);
    points += has(people.iter().filter_map(number).any(|n| (1..=30).contains(&n)), 5);
    points -= has(people.iter().filter_map(number).any(|n| n >= 100), 9);
    points -= has(!people.is_empty() && people.iter().all(|person| person.effects.is_empty()) && incident.kind != "KIDNAPPING", 7);
    points -= has(people.is_empty(), 3);
    let vague = |person: &Person| person.name.is_none() && person.plural && person.number.is_none() && !person.definite;
    points -= has(!people.is_empty() && people.iter().all(vague) && incident.things.is_empty(), 5);
    points += has(people.iter().any(|person| person.effects.iter().any(|effect| effect == "killed")), 3);
    points += has(incident.things.iter().any(Incident::is_civil), 11);
    points += has(incident.things.iter().any(|thing| !thing.effects.is_empty()), 4);
    points += has(!incident.weapons.is_empty(), 9);
    points += has(incident.weapons.is_empty() && incident.means.is_some(), 6);
    points += has(
        incident.date.as_ref().is_some_and(|date| date.basis != "publication" && date.basis != "weekday" && date.precision == "day"),
        6,
    );
    points -= has(incident.place.as_ref().is_none_or(|place| place.precision == "country" || place.basis == "dateline"), 4);
    points += match incident.kind.as_str() {
        "KIDNAPPING" => 9,
        "BOMBING" => -5,
        "ROBBERY" => -8,
        _ => 0,
    };
    points - has(reading.is_partisan(), 14) - has(reading.is_comment(), 6)
}
