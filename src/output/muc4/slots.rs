//! From an incident to its template: the form of each slot.

use chrono::{Datelike, NaiveDate};
use smol_str::SmolStr;

use super::incident::{Incident, Person, Side, Thing};
use super::reading::{self, Range, Reading};
use super::template::{Fill, Slot, Template};
use super::words;
use crate::record::{AttributionRecord, EventDate, EventPlace, Figure};

/// Fills in a template.
pub(super) fn fill(reading: &Reading<'_>, incident: &Incident) -> Template {
    let mut template = Template::default();
    let published = reading.record.published.as_ref().and_then(|published| published.value.parse().ok());
    let stated = incident.date.as_ref().filter(|date| !reading.is_date_of_speech(date));
    if let Some(date) = date(stated, published) {
        template.add(Slot::Date, Fill::set(date));
    }
    let country = incident.place.as_ref().and_then(|place| place.country.clone());
    let told = incident.deeds.iter().chain(&incident.site).find_map(|deed| words::site(&reading.sentence(*deed)));
    if let Some(place) = incident.place.as_ref().and_then(|place| location(reading, place, incident.site)) {
        let place = match told {
            Some((name, kind)) if !place.contains(&name) => match kind {
                "NEIGHBORHOOD" | "DISTRICT" if place.ends_with("(CITY)") => format!("{place}: {name} ({kind})"),
                "NEIGHBORHOOD" | "DISTRICT" => place,
                _ if !place.contains('(') || place.ends_with("(DEPARTMENT)") || place.ends_with("(PROVINCE)") => {
                    format!("{place}: {name} ({kind})")
                }
                _ => place,
            },
            _ => place,
        };
        template.add(Slot::Location, Fill::set(place));
    }
    template.add(Slot::Type, Fill::set(&incident.kind));
    template.add(Slot::Stage, Fill::set(incident.stage));
    for (words, class) in &incident.weapons {
        let words = reading::bare(words);
        let Some(kind) = reading::kind_of(&reading.tables.instrument, words, class) else { continue };
        template.add(Slot::InstrumentId, Fill::string(words));
        template.add(Slot::InstrumentType, Fill::set(kind).of(words));
    }
    if incident.weapons.is_empty()
        && let Some(kind) = incident.means
    {
        template.add(Slot::InstrumentType, Fill::set(kind).of("-"));
    }
    perpetrators(reading, incident, &mut template);
    for thing in &incident.things {
        physical(reading, incident, thing, country.as_deref(), &mut template);
    }
    for person in &incident.people {
        human(reading, incident, person, country.as_deref(), &mut template);
    }
    if incident.unhurt && incident.people.iter().all(|person| person.effects.is_empty()) {
        template.add(Slot::HumanEffect, Fill::set("NO INJURY OR DEATH").of("-"));
    }
    match incident.kind.as_str() {
        "KIDNAPPING" => {
            template.rule_out(6..=7);
            template.rule_out(12..=17);
        }
        "ARSON" => template.rule_out(6..=7),
        _ => {}
    }
    template
}

fn perpetrators(reading: &Reading<'_>, incident: &Incident, template: &mut Template) {
    let category = match incident.side() {
        // Rebels on the air tell what the state does to others.
        Side::Unknown if reading.is_partisan() => "STATE-SPONSORED VIOLENCE",
        Side::State => "STATE-SPONSORED VIOLENCE",
        Side::Insurgent | Side::Unknown => "TERRORIST ACT",
    };
    template.add(Slot::Category, Fill::set(category));
    for actor in &incident.actors {
        if let Some(individual) = &actor.individual {
            template.add(Slot::Individual, Fill::string(individual));
        }
        if let Some(organization) = &actor.organization {
            template.add(Slot::Organization, Fill::string(organization));
            template.add(Slot::Confidence, Fill::set(confidence(actor.attribution)).of(organization));
        }
    }
}

const fn confidence(attribution: AttributionRecord) -> &'static str {
    match attribution {
        AttributionRecord::Fact => "REPORTED AS FACT",
        AttributionRecord::Claimed => "CLAIMED OR ADMITTED",
        AttributionRecord::Accused | AttributionRecord::Suspected => "SUSPECTED OR ACCUSED",
        AttributionRecord::AccusedByAuthorities => "SUSPECTED OR ACCUSED BY AUTHORITIES",
        AttributionRecord::Possible | AttributionRecord::Denied => "POSSIBLE",
    }
}

fn physical(reading: &Reading<'_>, incident: &Incident, thing: &Thing, country: Option<&str>, template: &mut Template) {
    template.add(Slot::PhysicalId, Fill::string(&thing.id));
    template.add(Slot::PhysicalType, Fill::set(&thing.kind).of(&thing.id));
    template.add(Slot::PhysicalNumber, Fill::set(number(thing.number.as_ref(), thing.plural, &thing.id)).of(&thing.id));
    if let Some(nation) = nation(reading, thing.nation.as_deref(), country) {
        template.add(Slot::PhysicalNation, Fill::set(nation).of(&thing.id));
    }
    let arson = incident.kind == "ARSON" && thing.effects.is_empty();
    for effect in thing.effects.iter().map(SmolStr::as_str).chain(arson.then_some("damaged")) {
        let value = match effect {
            "damaged" => "SOME DAMAGE",
            "destroyed" => "DESTROYED",
            "undamaged" => "NO DAMAGE",
            "stolen" => "PROPERTY TAKEN FROM TARGET",
            _ => continue,
        };
        template.add(Slot::PhysicalEffect, Fill::set(value).of(&thing.id));
    }
}

fn human(reading: &Reading<'_>, incident: &Incident, person: &Person, country: Option<&str>, template: &mut Template) {
    let Some(referent) = person.name.as_ref().or(person.description.as_ref()) else { return };
    if let Some(name) = &person.name {
        template.add(Slot::HumanName, Fill::string(name));
    }
    if let Some(description) = &person.description {
        let fill = Fill::string(description);
        template.add(Slot::HumanDescription, if person.name.is_some() { fill.of(referent) } else { fill });
    }
    template.add(Slot::HumanType, Fill::set(&person.kind).of(referent));
    template.add(
        Slot::HumanNumber,
        Fill::set(number(person.number.as_ref(), person.plural, person.description.as_deref().unwrap_or(""))).of(referent),
    );
    if let Some(nation) = nation(reading, person.nation.as_deref(), country) {
        template.add(Slot::HumanNation, Fill::set(nation).of(referent));
    }
    let dead = person.effects.iter().any(|effect| effect == "killed");
    for effect in &person.effects {
        let value = match effect.as_str() {
            "killed" => "DEATH",
            // Who died of a wound is dead; of several, some may be hurt.
            "injured" if dead && !person.plural => continue,
            "injured" => "INJURY",
            "unhurt" => "NO INJURY",
            "released" | "rescued" if incident.kind == "KIDNAPPING" && incident.freed => "REGAINED FREEDOM",
            _ => continue,
        };
        template.add(Slot::HumanEffect, Fill::set(value).of(referent));
    }
}

/// A nationality that is not the incident's country.
fn nation<'t>(reading: &'t Reading<'_>, nation: Option<&str>, country: Option<&str>) -> Option<&'t str> {
    let nation = nation.filter(|nation| Some(*nation) != country)?;
    Some(&reading.tables.countries.get(nation)?.name)
}

/// `5`, `6-`, `~50`, `PLURAL`.
pub(super) fn number(figure: Option<&Figure>, plural: bool, words: &str) -> String {
    let least = ["AT LEAST", "MORE THAN", "OVER "].iter().any(|start| words.contains(start));
    match figure.map(|figure| (figure.low, figure.best, figure.high)) {
        Some((Some(low), _, None)) if least => format!("{low}-"),
        Some((_, _, None)) if plural => "PLURAL".to_owned(),
        Some((Some(low), Some(best), Some(high))) if low == high => best.to_string(),
        Some((_, Some(best), _)) => best.to_string(),
        Some((Some(low), None, Some(high))) if low < high => format!("{low}-{high}"),
        _ if plural => "PLURAL".to_owned(),
        _ => "1".to_owned(),
    }
}

/// `21 JAN 89`, `15 JAN 89 - 21 JAN 89`, `- 21 JAN 89`.
pub(super) fn date(date: Option<&EventDate>, published: Option<NaiveDate>) -> Option<String> {
    let open = |day: NaiveDate| Some(format!("- {}", written(day)));
    let Some(date) = date else { return published.and_then(open) };
    let (earliest, latest): (NaiveDate, NaiveDate) = (date.earliest.parse().ok()?, date.latest.parse().ok()?);
    let latest = published.map_or(latest, |published| latest.min(published));
    match date.basis.as_str() {
        "publication" => open(latest),
        // "On Wednesday", "last week": known only to lie before the article.
        "weekday" => open(published.unwrap_or(latest)),
        _ if matches!(date.precision.as_str(), "week" | "year" | "decade" | "century")
            && published.is_some_and(|day| day.year() == latest.year()) =>
        {
            open(published.unwrap_or(latest))
        }
        _ if earliest >= latest => Some(written(latest)),
        _ => Some(format!("{} - {}", written(earliest), written(latest))),
    }
}

fn written(day: NaiveDate) -> String {
    const MONTHS: [&str; 12] = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
    format!("{:02} {} {:02}", day.day(), MONTHS[day.month0() as usize], day.year().rem_euclid(100))
}

/// `EL SALVADOR: SAN SALVADOR (CITY)`.
pub(super) fn location(reading: &Reading<'_>, place: &EventPlace, site: Option<Range>) -> Option<String> {
    let country = reading.tables.countries.get(place.country.as_deref()?)?;
    let Some(entity) = reading.entity(place.entity.as_deref()).filter(|_| place.basis != "dateline" || reading.is_local()) else {
        return Some(country.name.clone());
    };
    let name = Reading::full_name(entity);
    let division = reading.division(entity).map_or_else(String::new, |division| {
        format!(": {} ({})", strip_kind(&Reading::full_name(division)), country.division.as_deref().unwrap_or("DEPARTMENT"))
    });
    if let Some(kind) = reading.stated_kind(entity) {
        let name = strip_kind(&name);
        let parent = reading.parent(entity, kind).map_or_else(String::new, |parent| format!(": {parent} (CITY)"));
        return Some(format!("{}{division}{parent}: {name} ({kind})", country.name));
    }
    let kind = match entity.kind.as_deref() {
        Some("country") => return Some(country.name.clone()),
        Some("city") => "CITY",
        Some("admin1") => country.division.as_deref().unwrap_or("DEPARTMENT"),
        Some("admin2") => "MUNICIPALITY",
        Some("district") => "NEIGHBORHOOD",
        Some("region") => "REGION",
        _ => return Some(country.name.clone()),
    };
    let part = site.filter(|_| kind == "CITY").and_then(|site| reading.part_near(entity, site));
    let part = part.map_or_else(String::new, |(part, kind)| format!(": {} ({kind})", strip_kind(&Reading::full_name(part))));
    Some(format!("{}{division}: {} ({kind}){part}", country.name, strip_kind(&name)))
}

/// A name without the word for what the place is.
fn strip_kind(name: &str) -> &str {
    let words = [" DEPARTMENT", " PROVINCE", " MUNICIPALITY", " NEIGHBORHOOD", " DISTRICT", " CITY", " TOWN", " JURISDICTION"];
    words.iter().find_map(|word| name.strip_suffix(word)).filter(|rest| *rest != "GUATEMALA").unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(earliest: &str, latest: &str, precision: &str, basis: &str) -> EventDate {
        EventDate { earliest: earliest.into(), latest: latest.into(), precision: precision.into(), basis: basis.into(), date: None }
    }

    #[test]
    fn dates_in_their_three_forms() {
        let published = "1990-02-04".parse().ok();
        let table = [
            (told("1990-02-03", "1990-02-03", "day", "relative"), "03 FEB 90"),
            (told("1990-02-04", "1990-02-04", "day", "publication"), "- 04 FEB 90"),
            (told("1990-01-31", "1990-01-31", "day", "weekday"), "- 04 FEB 90"),
            (told("1990-01-22", "1990-01-28", "week", "relative"), "- 04 FEB 90"),
            (told("1989-12-01", "1989-12-31", "month", "explicit"), "01 DEC 89 - 31 DEC 89"),
            (told("1990-02-01", "1990-02-28", "month", "relative"), "01 FEB 90 - 04 FEB 90"),
        ];
        for (given, wanted) in table {
            assert_eq!(date(Some(&given), published).as_deref(), Some(wanted), "{given:?}");
        }
        assert_eq!(date(None, published).as_deref(), Some("- 04 FEB 90"));
        assert_eq!(date(None, None), None);
    }

    #[test]
    fn numbers_in_their_forms() {
        let figure = |low: Option<u64>, best: Option<u64>, high: Option<u64>| Figure { low, best, high, ..Figure::default() };
        let table = [
            (Some(figure(Some(5), Some(5), Some(5))), true, "FIVE NUNS", "5"),
            (Some(figure(Some(6), Some(6), None)), true, "AT LEAST SIX NUNS", "6-"),
            (Some(figure(Some(2), None, None)), true, "SEVERAL NUNS", "PLURAL"),
            (Some(figure(Some(6), None, Some(8))), true, "6 TO 8 NUNS", "6-8"),
            (None, true, "NUNS", "PLURAL"),
            (None, false, "NUN", "1"),
        ];
        for (given, plural, words, wanted) in table {
            assert_eq!(number(given.as_ref(), plural, words), wanted, "{words}");
        }
    }

    #[test]
    fn names_of_places_without_their_kind() {
        assert_eq!(strip_kind("TOLIMA DEPARTMENT"), "TOLIMA");
        assert_eq!(strip_kind("GUATEMALA CITY"), "GUATEMALA CITY");
    }

    #[test]
    fn every_attribution_has_its_confidence() {
        assert_eq!(confidence(AttributionRecord::Fact), "REPORTED AS FACT");
        assert_eq!(confidence(AttributionRecord::Claimed), "CLAIMED OR ADMITTED");
        assert_eq!(confidence(AttributionRecord::Suspected), "SUSPECTED OR ACCUSED");
        assert_eq!(confidence(AttributionRecord::AccusedByAuthorities), "SUSPECTED OR ACCUSED BY AUTHORITIES");
        assert_eq!(confidence(AttributionRecord::Possible), "POSSIBLE");
    }
}
