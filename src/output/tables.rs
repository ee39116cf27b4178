//! CSV and TSV: one table, one row an event, entity, date, count or document. UTF-8, RFC 4180, header always.

use std::io;

use crate::record::{CountKind, EventRecord, Record};

/// Which table a CSV or TSV file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Table {
    /// One row an event.
    Events,
    /// One row an entity.
    Entities,
    /// One row a date.
    Dates,
    /// One row a count.
    Counts,
    /// One row a document.
    Documents,
}

const EVENTS: &[&str] = &[
    "event_uid", "doc_id", "source", "published", "event_type", "event_subtype", "modality", "date", "date_earliest", "date_latest", "date_precision", "date_basis", "country",
    "country_name", "admin1", "city", "place", "place_raw", "latitude", "longitude", "geo_precision", "perpetrators", "perpetrator_attribution", "targets", "weapons", "killed",
    "killed_low", "killed_high", "killed_text", "injured", "injured_low", "injured_high", "injured_text", "missing", "kidnapped", "detained", "displaced", "sources", "confidence",
    "warnings", "sentence", "plover", "cameo", "acled", "gtd",
];
const ENTITIES: &[&str] = &["doc_id", "entity_id", "type", "kind", "name", "gazetteer", "country", "admin1", "latitude", "longitude", "precision", "role", "affiliation", "mentions", "first_mention"];
const DATES: &[&str] = &["doc_id", "date_id", "text", "start", "end", "timex", "value", "earliest", "latest", "precision", "basis"];
const COUNTS: &[&str] = &["doc_id", "count_id", "event_id", "text", "start", "end", "kind", "low", "best", "high", "qualifier", "group", "cumulative"];
const DOCUMENTS: &[&str] = &["doc_id", "source", "sha256", "title", "language", "published", "published_basis", "chars", "sentences", "entities", "dates", "counts", "events", "warnings"];

fn columns(table: Table) -> &'static [&'static str] {
    match table {
        Table::Events => EVENTS,
        Table::Entities => ENTITIES,
        Table::Dates => DATES,
        Table::Counts => COUNTS,
        Table::Documents => DOCUMENTS,
    }
}

fn writer(separator: u8, out: Vec<u8>) -> csv::Writer<Vec<u8>> {
    csv::WriterBuilder::new().delimiter(separator).terminator(if separator == b',' { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') }).from_writer(out)
}

/// The header line.
pub(super) fn header(table: Table, separator: u8) -> io::Result<Vec<u8>> {
    let mut writer = writer(separator, Vec::new());
    writer.write_record(columns(table)).map_err(io::Error::other)?;
    writer.into_inner().map_err(|error| io::Error::other(error.to_string()))
}

/// Makes a cell harmless that a spreadsheet would run as a formula.
fn text(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.to_owned() }
}

fn opt(cell: Option<&String>) -> String {
    cell.map_or_else(String::new, |cell| text(cell))
}

fn num(cell: Option<u64>) -> String {
    cell.map_or_else(String::new, |number| number.to_string())
}

fn degrees(cell: Option<f64>) -> String {
    cell.map_or_else(String::new, |degrees| format!("{degrees:.4}"))
}

fn list<'a>(items: impl Iterator<Item = &'a str>) -> String {
    text(&items.collect::<Vec<_>>().join("; "))
}

/// The word that serde writes for a unit variant.
fn word(value: impl serde::Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

/// Appends the rows of one record.
pub(super) fn rows(table: Table, separator: u8, record: &Record, body: &str, out: &mut Vec<u8>) -> io::Result<()> {
    let mut writer = writer(separator, std::mem::take(out));
    let mut write = |cells: Vec<String>| {
        debug_assert_eq!(cells.len(), columns(table).len());
        writer.write_record(cells).map_err(io::Error::other)
    };
    let id = text(&record.id);
    match table {
        Table::Events => {
            for event in &record.events {
                write(event_row(record, event, body))?;
            }
        }
        Table::Entities => {
            for e in &record.entities {
                write(vec![
                    id.clone(),
                    e.id.clone(),
                    word(e.entity_type),
                    opt(e.kind.as_ref()),
                    text(&e.name),
                    opt(e.gazetteer.as_ref()),
                    opt(e.country.as_ref()),
                    opt(e.admin1.as_ref()),
                    degrees(e.lat),
                    degrees(e.lon),
                    opt(e.precision.as_ref()),
                    opt(e.role.as_ref()),
                    opt(e.affiliation.as_ref()),
                    e.mentions.len().to_string(),
                    e.mentions.first().map_or_else(String::new, |m| text(&m.text)),
                ])?;
            }
        }
        Table::Dates => {
            for d in &record.dates {
                write(vec![id.clone(), d.id.clone(), text(&d.text), d.start.to_string(), d.end.to_string(), d.timex.clone(), opt(d.value.as_ref()), opt(d.earliest.as_ref()), opt(d.latest.as_ref()), opt(d.precision.as_ref()), d.basis.clone()])?;
            }
        }
        Table::Counts => {
            for c in &record.counts {
                write(vec![id.clone(), c.id.clone(), opt(c.event.as_ref()), text(&c.text), c.start.to_string(), c.end.to_string(), word(c.kind), num(c.low), num(c.best), num(c.high), word(c.qualifier), opt(c.group.as_ref()), c.cumulative.to_string()])?;
            }
        }
        Table::Documents => write(vec![
            id,
            opt(record.source.as_ref()),
            record.sha256.clone(),
            opt(record.title.as_ref()),
            record.language.clone(),
            record.published.as_ref().map_or_else(String::new, |p| p.value.clone()),
            record.published.as_ref().map_or_else(String::new, |p| p.basis.clone()),
            record.coverage.chars.to_string(),
            record.coverage.sentences.to_string(),
            record.entities.len().to_string(),
            record.dates.len().to_string(),
            record.counts.len().to_string(),
            record.events.len().to_string(),
            list(record.warnings.iter().map(|w| w.code.as_str())),
        ])?,
    }
    *out = writer.into_inner().map_err(|error| io::Error::other(error.to_string()))?;
    Ok(())
}

/// The name of a country, by its ISO 3166-1 alpha-2 code.
fn country_name(code: &str) -> String {
    static NAMES: once_cell::sync::Lazy<crate::gazetteer::Gazetteer> = once_cell::sync::Lazy::new(crate::gazetteer::Gazetteer::builtin);
    NAMES.entry_by_id(&format!("country/{code}")).map_or_else(String::new, |entry| entry.name.to_owned())
}

fn event_row(record: &Record, event: &EventRecord, body: &str) -> Vec<String> {
    let date = event.date.as_ref();
    let place = event.place.as_ref();
    let figure = |kind: CountKind| event.casualties.get(&kind);
    let best = |kind: CountKind| num(figure(kind).and_then(|f| f.best));
    // The words of a figure: those of its counts, in order.
    let words = |kind: CountKind| {
        let ids = figure(kind).map(|f| f.counts.as_slice()).unwrap_or_default();
        list(record.counts.iter().filter(|c| ids.contains(&c.id)).map(|c| c.text.as_str()))
    };
    let country_name = place.and_then(|p| p.country.as_ref()).map(|code| country_name(code));
    let mut row = vec![
        event.uid.clone(),
        text(&record.id),
        opt(record.source.as_ref()),
        record.published.as_ref().map_or_else(String::new, |p| p.value.clone()),
        event.event_type.clone(),
        opt(event.subtype.as_ref()),
        word(event.modality),
        date.filter(|d| d.earliest == d.latest).map_or_else(String::new, |d| d.earliest.clone()),
        date.map_or_else(String::new, |d| d.earliest.clone()),
        date.map_or_else(String::new, |d| d.latest.clone()),
        date.map_or_else(String::new, |d| d.precision.clone()),
        date.map_or_else(String::new, |d| d.basis.clone()),
        opt(place.and_then(|p| p.country.as_ref())),
        opt(country_name.as_ref()),
        opt(place.and_then(|p| p.admin1.as_ref())),
        opt(place.and_then(|p| p.city.as_ref())),
        place.map_or_else(String::new, |p| text(&p.name)),
        place.map_or_else(String::new, |p| text(&p.raw)),
        degrees(place.and_then(|p| p.lat)),
        degrees(place.and_then(|p| p.lon)),
        place.map_or_else(String::new, |p| p.precision.clone()),
        list(event.perpetrators.iter().map(|p| p.name.as_deref().unwrap_or(&p.text))),
        event.perpetrators.iter().map(|p| word(p.attribution)).collect::<Vec<_>>().join("; "),
        list(event.targets.iter().map(|t| t.text.as_str())),
        list(event.weapons.iter().map(|w| w.text.as_str())),
    ];
    for kind in [CountKind::Killed, CountKind::Injured] {
        row.extend([best(kind), num(figure(kind).and_then(|f| f.low)), num(figure(kind).and_then(|f| f.high)), words(kind)]);
    }
    row.extend([CountKind::Missing, CountKind::Kidnapped, CountKind::Detained, CountKind::Displaced].map(best));
    row.extend([
        list(event.sources.iter().map(|s| s.text.as_str())),
        format!("{:.2}", event.confidence),
        event.warnings.iter().map(|w| w.code.clone()).collect::<Vec<_>>().join("; "),
        text(&super::summary::sentence(event, body).unwrap_or_default()),
        opt(event.codes.plover.as_ref()),
        opt(event.codes.cameo.as_ref()),
        opt(event.codes.acled.as_ref()),
        opt(event.codes.gtd.as_ref()),
    ]);
    row
}
