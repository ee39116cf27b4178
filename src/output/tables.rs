//! The columns of each table and how a record fills them.

use std::collections::HashMap;

use super::cells::{Row, label, one_line};
use super::context::Context;
use super::table::Table;
use smol_str::SmolStr;

use crate::gazetteer::Gazetteer;
use crate::record::{CountKind, EntityType, EventRecord, Record};

const EVENTS: &[&str] = &[
    "event_uid",
    "doc_id",
    "source",
    "published",
    "event_type",
    "event_subtype",
    "modality",
    "date",
    "date_earliest",
    "date_latest",
    "date_precision",
    "date_basis",
    "country",
    "country_name",
    "admin1",
    "city",
    "place",
    "place_raw",
    "latitude",
    "longitude",
    "geo_precision",
    "perpetrators",
    "perpetrator_attribution",
    "targets",
    "weapons",
    "killed",
    "killed_low",
    "killed_high",
    "killed_text",
    "injured",
    "injured_low",
    "injured_high",
    "injured_text",
    "missing",
    "kidnapped",
    "detained",
    "displaced",
    "sources",
    "confidence",
    "warnings",
    "sentence",
    "plover",
    "cameo",
    "acled",
    "gtd",
];

const ENTITIES: &[&str] = &[
    "doc_id",
    "source",
    "entity_id",
    "type",
    "kind",
    "name",
    "gazetteer",
    "country",
    "admin1",
    "latitude",
    "longitude",
    "precision",
    "role",
    "affiliation",
    "mentions",
    "start",
    "end",
    "texts",
];

const DATES: &[&str] =
    &["doc_id", "source", "date_id", "start", "end", "field", "text", "timex", "value", "earliest", "latest", "precision", "basis"];

const COUNTS: &[&str] = &[
    "doc_id",
    "source",
    "count_id",
    "start",
    "end",
    "field",
    "text",
    "kind",
    "best",
    "low",
    "high",
    "qualifier",
    "group",
    "place",
    "given_by",
    "cumulative",
    "event_id",
    "event_uid",
];

const DOCUMENTS: &[&str] = &[
    "doc_id",
    "source",
    "sha256",
    "title",
    "language",
    "encoding",
    "published",
    "published_basis",
    "chars",
    "sentences",
    "people",
    "organizations",
    "places",
    "dates",
    "counts",
    "events",
    "warnings",
];

/// The names of a table's columns.
pub(super) const fn columns(table: Table) -> &'static [&'static str] {
    match table {
        Table::Events => EVENTS,
        Table::Entities => ENTITIES,
        Table::Dates => DATES,
        Table::Counts => COUNTS,
        Table::Documents => DOCUMENTS,
    }
}

/// Hands every row that a record has in a table to `each`.
pub(super) fn rows(table: Table, record: &Record, context: &Context<'_>, gazetteer: &Gazetteer, each: &mut dyn FnMut(&Row)) {
    match table {
        Table::Events => {
            let counts: HashMap<&str, &str> = record.counts.iter().map(|count| (count.id.as_str(), count.text.as_str())).collect();
            record.events.iter().for_each(|event| each(&event_row(event, record, &counts, context, gazetteer)));
        }
        Table::Entities => entities(record, each),
        Table::Dates => dates(record, each),
        Table::Counts => counts(record, each),
        Table::Documents => each(&document(record)),
    }
}

fn event_row(event: &EventRecord, record: &Record, counts: &HashMap<&str, &str>, context: &Context<'_>, gazetteer: &Gazetteer) -> Row {
    let mut row = Row::default();
    let (date, place) = (event.date.as_ref(), event.place.as_ref());
    let published = record.published.as_ref().map(|published| published.value.as_str());
    row.text(&event.uid).text(&record.id).maybe(record.source.as_deref()).maybe(published);
    row.text(&event.event_type).maybe(event.subtype.as_deref()).text(&label(&event.modality));
    row.maybe(date.filter(|date| date.earliest == date.latest).map(|date| date.earliest.as_str()));
    row.maybe(date.map(|date| date.earliest.as_str())).maybe(date.map(|date| date.latest.as_str()));
    row.maybe(date.map(|date| date.precision.as_str())).maybe(date.map(|date| date.basis.as_str()));
    let country = place.and_then(|place| place.country.as_deref());
    let country_name = country.and_then(|code| gazetteer.entry_by_id(&format!("country/{code}"))).map(|entry| entry.name);
    row.maybe(country).maybe(country_name);
    row.maybe(place.and_then(|place| place.admin1.as_deref())).maybe(place.and_then(|place| place.city.as_deref()));
    row.maybe(place.map(|place| place.name.as_str())).maybe(place.map(|place| place.raw.as_str()));
    row.number(place.and_then(|place| place.lat)).number(place.and_then(|place| place.lon));
    row.maybe(place.map(|place| place.precision.as_str()));
    row.list(event.perpetrators.iter().map(|perpetrator| perpetrator.name.as_deref().unwrap_or(&perpetrator.text)));
    let attributions: Vec<String> = event.perpetrators.iter().map(|perpetrator| label(&perpetrator.attribution)).collect();
    row.text(&attributions.join("; "));
    row.list(event.targets.iter().map(|target| target.name.as_deref().unwrap_or(&target.text)));
    row.list(event.weapons.iter().map(|weapon| weapon.text.as_str()));
    for kind in [CountKind::Killed, CountKind::Injured] {
        let figure = event.casualties.get(&kind);
        row.number(figure.and_then(|figure| figure.best))
            .number(figure.and_then(|figure| figure.low))
            .number(figure.and_then(|figure| figure.high));
        row.list(figure.into_iter().flat_map(|figure| &figure.counts).filter_map(|id| counts.get(id.as_str()).copied()));
    }
    // A row has no column for hostages; where nobody else is said to be kidnapped, they are the kidnapped.
    let number = |kind| event.casualties.get(&kind).and_then(|figure| figure.best.or(figure.low));
    row.number(number(CountKind::Missing)).number(number(CountKind::Kidnapped).or_else(|| number(CountKind::Hostage)));
    row.number(number(CountKind::Detained)).number(number(CountKind::Displaced));
    row.list(event.sources.iter().map(|source| source.text.as_str()));
    row.number(Some(event.confidence));
    row.list(event.warnings.iter().map(|warning| warning.code.as_str()));
    let sentence =
        event.triggers.first().map(|trigger| context.sentence(context.byte(trigger.start, trigger.field.as_deref())).of(context.text()));
    row.maybe(sentence);
    let codes = &event.codes;
    row.maybe(codes.plover.as_deref()).maybe(codes.cameo.as_deref()).maybe(codes.acled.as_deref()).maybe(codes.gtd.as_deref());
    row
}

/// Names of the entities by their ids.
fn names(record: &Record) -> HashMap<&str, &str> {
    record.entities.iter().map(|entity| (entity.id.as_str(), entity.name.as_str())).collect()
}

fn entities(record: &Record, each: &mut dyn FnMut(&Row)) {
    let names = names(record);
    for entity in &record.entities {
        let mut row = Row::default();
        row.text(&record.id)
            .maybe(record.source.as_deref())
            .text(&entity.id)
            .text(&label(&entity.entity_type))
            .maybe(entity.kind.as_deref());
        row.text(&entity.name).maybe(entity.gazetteer.as_deref()).maybe(entity.country.as_deref()).maybe(entity.admin1.as_deref());
        row.number(entity.lat).number(entity.lon).maybe(entity.precision.as_deref()).maybe(entity.role.as_deref());
        // The table stands alone: an affiliation is a name in it.
        let affiliation = entity.affiliation.as_deref().map(|id| names.get(id).copied().unwrap_or(id));
        row.maybe(affiliation).number(Some(entity.mentions.len()));
        let first = entity.mentions.first();
        row.number(first.map(|mention| mention.start)).number(first.map(|mention| mention.end));
        row.list(entity.mentions.iter().map(|mention| mention.text.as_str()));
        each(&row);
    }
}

fn dates(record: &Record, each: &mut dyn FnMut(&Row)) {
    for date in &record.dates {
        let mut row = Row::default();
        row.text(&record.id)
            .maybe(record.source.as_deref())
            .text(&date.id)
            .number(Some(date.start))
            .number(Some(date.end))
            .maybe(date.field.as_deref());
        row.text(&date.text).text(&date.timex).maybe(date.value.as_deref()).maybe(date.earliest.as_deref()).maybe(date.latest.as_deref());
        row.maybe(date.precision.as_deref()).text(&date.basis);
        each(&row);
    }
}

fn counts(record: &Record, each: &mut dyn FnMut(&Row)) {
    let names = names(record);
    let entity_name = |id: Option<&SmolStr>| id.map(|id| names.get(id.as_str()).map_or_else(|| id.to_string(), |name| (*name).to_owned()));
    let uids: HashMap<&str, &str> = record.events.iter().map(|event| (event.id.as_str(), event.uid.as_str())).collect();
    for count in &record.counts {
        let mut row = Row::default();
        row.text(&record.id)
            .maybe(record.source.as_deref())
            .text(&count.id)
            .number(Some(count.start))
            .number(Some(count.end))
            .maybe(count.field.as_deref());
        row.text(&count.text)
            .text(&label(&count.kind))
            .number(count.best)
            .number(count.low)
            .number(count.high)
            .text(&label(&count.qualifier));
        row.maybe(count.group.as_deref())
            .maybe(entity_name(count.place.as_ref()).as_deref())
            .maybe(entity_name(count.source.as_ref()).as_deref());
        row.number(Some(count.cumulative)).maybe(count.event.as_deref());
        row.maybe(count.event.as_deref().and_then(|id| uids.get(id).copied()));
        each(&row);
    }
}

fn document(record: &Record) -> Row {
    let mut row = Row::default();
    let of_type = |wanted: EntityType| Some(record.entities.iter().filter(|entity| entity.entity_type == wanted).count());
    row.text(&record.id).maybe(record.source.as_deref()).text(&record.sha256).text(&one_line(record.title.as_deref().unwrap_or_default()));
    row.text(&record.language).maybe(record.encoding.as_deref());
    row.maybe(record.published.as_ref().map(|published| published.value.as_str()))
        .maybe(record.published.as_ref().map(|published| published.basis.as_str()));
    row.number(Some(record.coverage.chars)).number(Some(record.coverage.sentences));
    row.number(of_type(EntityType::Person)).number(of_type(EntityType::Organization)).number(of_type(EntityType::Place));
    row.number(Some(record.dates.len())).number(Some(record.counts.len())).number(Some(record.events.len()));
    row.list(record.warnings.iter().chain(record.events.iter().flat_map(|event| &event.warnings)).map(|warning| warning.code.as_str()));
    row
}
