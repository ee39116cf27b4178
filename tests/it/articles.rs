//! The stories of `fixtures/articles` against what a reader expects of them, as its README describes.

use dateline::record::{EntityType, EventRecord, Modality, Record};
use toml::{Table, Value};

use crate::support::{Article, Ratchet, articles, fold, stated, word};

/// Per cent of the checks of each kind that hold at least. These may only go up.
const MINIMUMS: &[(&str, usize)] = &[];

/// The checks of one expected event against one found.
fn checks(expected: &Table, found: Option<&EventRecord>) -> Vec<(&'static str, bool)> {
    let string = |key: &str| expected.get(key).map(|value| value.as_str().unwrap_or_else(|| panic!("{key} is a string")));
    let number = |key: &str| expected.get(key).map(|value| value.as_integer().unwrap_or_else(|| panic!("{key} is a number")) as u64);
    let within = |part: &str, whole: &str| fold(whole).contains(&fold(part));
    let figure = |name: &str| found.and_then(|e| e.casualties.iter().find(|(kind, _)| word(**kind) == name)).map(|(_, figure)| figure);
    let mut checks = vec![("type", found.is_some())];
    let mut add = |name: &'static str, holds: Option<bool>| checks.extend(holds.map(|holds| (name, holds)));
    add("subtype", string("subtype").map(|x| found.is_some_and(|e| e.subtype.as_deref() == Some(x))));
    add("modality", string("modality").map(|x| found.is_some_and(|e| word(e.modality) == x)));
    add("date", string("date").map(|x| found.and_then(|e| e.date.as_ref()).is_some_and(|date| date.earliest == x)));
    add(
        "place",
        string("place").map(|x| {
            let place = found.and_then(|e| e.place.as_ref());
            place.is_some_and(|place| [Some(&place.name), place.city.as_ref(), Some(&place.raw)].into_iter().flatten().any(|name| within(x, name)))
        }),
    );
    add("country", string("country").map(|x| found.and_then(|e| e.place.as_ref()).is_some_and(|place| place.country.as_deref() == Some(x))));
    add("killed", number("killed").map(|x| figure("killed").is_some_and(|figure| figure.best == Some(x))));
    add("killed_low", number("killed_low").map(|x| figure("killed").is_some_and(|figure| figure.low == Some(x))));
    add("injured", number("injured").map(|x| figure("injured").is_some_and(|figure| figure.best == Some(x))));
    add(
        "perpetrator",
        string("perpetrator").map(|x| found.is_some_and(|e| e.perpetrators.iter().any(|p| within(x, &p.text) || p.name.as_ref().is_some_and(|name| within(x, name))))),
    );
    add("target", string("target").map(|x| found.is_some_and(|e| e.targets.iter().any(|t| within(x, &t.text) || t.name.as_ref().is_some_and(|name| within(x, name))))));
    add("weapon_class", string("weapon_class").map(|x| found.is_some_and(|e| e.weapons.iter().any(|weapon| weapon.class == x))));
    checks
}

/// Which found event answers each expected one: of the same type, the pairs that agree in most first.
fn pair(expected: &[&Table], found: &[EventRecord]) -> Vec<Option<usize>> {
    let mut pairs = Vec::new();
    for (e, wanted) in expected.iter().enumerate() {
        for (f, event) in found.iter().enumerate().filter(|(_, event)| wanted["type"].as_str() == Some(&event.event_type)) {
            let held = checks(wanted, Some(event)).iter().filter(|(_, holds)| *holds).count();
            pairs.push((std::cmp::Reverse(held), e, f));
        }
    }
    pairs.sort_unstable();
    let mut answers = vec![None; expected.len()];
    for (_, e, f) in pairs {
        if answers[e].is_none() && !answers.contains(&Some(f)) {
            answers[e] = Some(f);
        }
    }
    answers
}

fn expected_events(article: &Article) -> Vec<&Table> {
    article.expected.get("event").and_then(Value::as_array).map_or_else(Vec::new, |events| events.iter().map(|event| event.as_table().expect("a table")).collect())
}

fn names<'a>(article: &'a Article, key: &str) -> impl Iterator<Item = &'a str> {
    let list = article.expected.get("entities").and_then(|entities| entities.get(key)).and_then(Value::as_array);
    list.into_iter().flatten().map(|name| name.as_str().expect("a name"))
}

/// Whether an entity of that type has the name, or a mention with it.
fn has(record: &Record, entity_type: EntityType, name: &str) -> bool {
    let name = fold(name);
    record.entities.iter().filter(|e| e.entity_type == entity_type).any(|e| fold(&e.name) == name || e.mentions.iter().any(|mention| fold(&mention.text) == name))
}

/// A threat may be listed as such or as the act with modality `threatened`; the other of the two is no error.
fn excused(event: &EventRecord, expected: &[&Table]) -> bool {
    let threat = |kind: &str, modality: &str| kind == "threat" || modality == "threatened";
    let listed = expected.iter().any(|e| threat(e["type"].as_str().unwrap_or_default(), e.get("modality").and_then(Value::as_str).unwrap_or_default()));
    listed && threat(&event.event_type, &word(event.modality))
}

#[test]
fn the_stories_are_read_as_a_reader_would() {
    let mut ratchet = Ratchet::default();
    for article in articles() {
        let (name, record) = (&article.name, &article.record);
        let published = article.expected.get("published").and_then(Value::as_str);
        let basis = article.expected.get("basis").and_then(Value::as_str).filter(|basis| *basis != "none");
        let found = record.published.as_ref().map(|published| (published.value.as_str(), published.basis.as_str()));
        ratchet.check("published", found.map(|(value, _)| value) == published, || format!("{name}: {found:?} for {published:?}"));
        ratchet.check("basis", found.map(|(_, basis)| basis) == basis, || format!("{name}: {found:?} for {basis:?}"));

        let expected = expected_events(article);
        let answers = pair(&expected, &record.events);
        for (index, (wanted, answer)) in expected.iter().zip(&answers).enumerate() {
            let event = answer.map(|at| &record.events[at]);
            for (kind, holds) in checks(wanted, event) {
                ratchet.check(kind, holds, || format!("{name}: event {}: {} of {}", index + 1, wanted.get(kind).map_or_else(String::new, ToString::to_string), wanted["type"]));
            }
        }
        if !expected.is_empty() {
            ratchet.check("lead", answers[0] == Some(0), || format!("{name}: the first event is another"));
        }
        for (at, event) in record.events.iter().enumerate().filter(|(_, event)| stated(event)) {
            let listed = answers.contains(&Some(at)) || excused(event, &expected);
            ratchet.check("no extra event", listed, || format!("{name}: {}/{} at \"{}\"", event.event_type, event.subtype.as_deref().unwrap_or("-"), event.triggers[0].text));
        }

        for (kind, key, entity_type) in
            [("person", "persons", EntityType::Person), ("organization", "organizations", EntityType::Organization), ("place name", "places", EntityType::Place)]
        {
            for wanted in names(article, key) {
                ratchet.check(kind, has(record, entity_type, wanted), || format!("{name}: {wanted}"));
            }
        }
        for (key, entity_type) in [("not_persons", EntityType::Person), ("not_places", EntityType::Place)] {
            for trap in names(article, key) {
                ratchet.check("trap avoided", !has(record, entity_type, trap), || format!("{name}: {trap} is no {}", word(entity_type)));
            }
        }
    }
    ratchet.assert(MINIMUMS);
}

#[test]
fn stories_without_events_give_none() {
    let free: Vec<&Article> = articles().iter().filter(|article| expected_events(article).is_empty()).collect();
    assert_eq!(free.iter().map(|article| article.name.as_str()).collect::<Vec<_>>(), ["film-business", "football-report", "market-report"]);
    for article in free {
        let found: Vec<_> = article.record.events.iter().filter(|e| !e.generic && e.modality == Modality::Actual).map(|e| (&e.event_type, &e.triggers)).collect();
        assert!(found.is_empty(), "{}: {found:?}", article.name);
    }
}
