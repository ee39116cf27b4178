//! A summary for people: each document with its events, the words that tell them highlighted.
//!
//! Control characters of the text never reach the terminal.

use std::fmt::Write as _;

use super::Writer;
use super::cells::{label, one_line};
use super::context::Context;
use crate::record::{EntityType, EventPlace, EventRecord, Figure, Record};
use crate::text::Document;

/// Names that a list shows before it says how many more there are.
const SHOWN: usize = 12;

const BOLD: &str = "1";
const FAINT: &str = "2";
const TRIGGER: &str = "1;31";
const NAME: &str = "36";
const DATE: &str = "32";
const COUNT: &str = "1;33";
const WARNING: &str = "33";

/// First byte, one past the last, and how it is painted.
type Mark = (usize, usize, &'static str);

/// The writer of summaries.
pub(super) struct Summary {
    color: bool,
}

impl Summary {
    pub(super) const fn new(color: bool) -> Self {
        Self { color }
    }

    fn paint(&self, style: &str, text: &str) -> String {
        if self.color { format!("\u{1b}[{style}m{text}\u{1b}[0m") } else { text.to_owned() }
    }

    fn line(&self, out: &mut String, name: &str, value: &str) {
        let _ = writeln!(out, "     {} {value}", self.paint(FAINT, &format!("{name:<12}")));
    }

    fn head(&self, record: &Record, out: &mut String) {
        let published = record.published.as_ref().map_or_else(
            || "no date of publication".to_owned(),
            |published| format!("published {} ({})", published.value, published.basis),
        );
        let _ = writeln!(
            out,
            "{} \u{b7} {published} \u{b7} {}, {}, {}",
            self.paint(BOLD, &one_line(&record.id)),
            plural(record.events.len(), "event", "events"),
            plural(record.entities.len(), "name", "names"),
            plural(record.counts.len(), "count", "counts"),
        );
        if let Some(title) = &record.title {
            let _ = writeln!(out, "  {}", self.paint(BOLD, &one_line(title)));
        }
    }

    fn event(&self, event: &EventRecord, marks: &[Mark], context: &Context<'_>, out: &mut String) {
        let mut kind = event.event_type.to_string();
        if let Some(subtype) = &event.subtype {
            let _ = write!(kind, "/{subtype}");
        }
        let generic = if event.generic { ", generic" } else { "" };
        let _ = writeln!(
            out,
            "  {} {} \u{b7} {}{generic} \u{b7} confidence {:.2}",
            event.id,
            self.paint(BOLD, &kind),
            label(&event.modality),
            event.confidence
        );
        if let Some(date) = &event.date {
            let days =
                if date.earliest == date.latest { date.earliest.to_string() } else { format!("{} to {}", date.earliest, date.latest) };
            self.line(out, "date", &format!("{days} ({}, {})", date.precision, date.basis));
        }
        if let Some(place) = &event.place {
            self.line(out, "place", &place_words(place));
            self.list(out, "also", &event.other_places.iter().map(place_words).collect::<Vec<_>>());
        }
        let perpetrators: Vec<String> = event
            .perpetrators
            .iter()
            .map(|one| format!("{} ({})", one_line(one.name.as_deref().unwrap_or(&one.text)), label(&one.attribution).replace('_', " ")))
            .collect();
        self.list(out, "perpetrator", &perpetrators);
        let targets: Vec<String> = event
            .targets
            .iter()
            .map(|target| {
                let effect = if target.effect.is_empty() { String::new() } else { format!(": {}", target.effect.join(", ")) };
                format!("{} ({}{effect})", one_line(target.name.as_deref().unwrap_or(&target.text)), target.class)
            })
            .collect();
        self.list(out, "targets", &targets);
        let weapons: Vec<String> = event.weapons.iter().map(|weapon| format!("{} ({})", one_line(&weapon.text), weapon.class)).collect();
        self.list(out, "weapons", &weapons);
        let tolls: Vec<String> =
            event.casualties.iter().filter_map(|(kind, figure)| Some(format!("{} {}", label(kind), figure_words(figure)?))).collect();
        self.list(out, "toll", &tolls);
        for warning in &event.warnings {
            self.line(out, "warning", &self.paint(WARNING, &one_line(&warning.message)));
        }
        if let Some(trigger) = event.triggers.first() {
            let at = context.byte(trigger.start, trigger.field.as_deref());
            let _ = writeln!(out, "     {}", self.sentence(event, marks, context, at));
        }
    }

    /// The sentence around a byte, with its words painted.
    fn sentence(&self, event: &EventRecord, marks: &[Mark], context: &Context<'_>, at: usize) -> String {
        let span = context.sentence(at);
        let (start, end) = (span.start as usize, span.end as usize);
        if !self.color {
            return format!("\u{201c}{}\u{201d}", one_line(span.of(context.text())));
        }
        let triggers = event.triggers.iter().map(|trigger| {
            let field = trigger.field.as_deref();
            (context.byte(trigger.start, field), context.byte(trigger.end, field), TRIGGER)
        });
        let others = &marks[marks.partition_point(|mark| mark.0 < start)..marks.partition_point(|mark| mark.0 < end)];
        let mut marks: Vec<Mark> =
            triggers.chain(others.iter().copied()).filter(|mark| start <= mark.0 && mark.0 < mark.1 && mark.1 <= end).collect();
        // The strongest stand first: a stable sort keeps that where two begin at one place.
        marks.sort_by_key(|mark| mark.0);
        let mut painted = String::new();
        let mut from = start;
        for (first, last, style) in marks {
            if first < from {
                continue;
            }
            push_gap(&mut painted, &context.text()[from..first]);
            painted.push_str(&self.paint(style, &one_line(&context.text()[first..last])));
            from = last;
        }
        push_gap(&mut painted, &context.text()[from..end]);
        format!("\u{201c}{}\u{201d}", painted.trim())
    }

    fn list(&self, out: &mut String, name: &str, items: &[String]) {
        if items.is_empty() {
            return;
        }
        let mut shown = items.iter().take(SHOWN).map(String::as_str).collect::<Vec<_>>().join(", ");
        if items.len() > SHOWN {
            let _ = write!(shown, " and {} more", items.len() - SHOWN);
        }
        self.line(out, name, &shown);
    }

    fn lists(&self, record: &Record, out: &mut String) {
        let of_type = |wanted: EntityType| -> Vec<String> {
            let entities = record.entities.iter().filter(|entity| entity.entity_type == wanted);
            entities.map(|entity| one_line(&entity.name)).collect()
        };
        self.list(out, "people", &of_type(EntityType::Person));
        self.list(out, "groups", &of_type(EntityType::Organization));
        self.list(out, "places", &of_type(EntityType::Place));
        let dates: Vec<String> = record
            .dates
            .iter()
            .map(|date| date.value.as_ref().map_or_else(|| one_line(&date.text), |value| format!("{} = {value}", one_line(&date.text))))
            .collect();
        self.list(out, "dates", &dates);
    }
}

impl Writer for Summary {
    fn between(&self) -> &'static [u8] {
        b"\n"
    }

    fn record(&self, record: &Record, document: &Document, bytes: &mut Vec<u8>) {
        let context = Context::new(document);
        let mut out = String::new();
        self.head(record, &mut out);
        let marks = if self.color { marks(record, &context) } else { Vec::new() };
        for event in &record.events {
            self.event(event, &marks, &context, &mut out);
        }
        self.lists(record, &mut out);
        for warning in &record.warnings {
            self.line(&mut out, "warning", &self.paint(WARNING, &one_line(&warning.message)));
        }
        bytes.extend_from_slice(out.as_bytes());
    }
}

/// Counts, dates and names of a document, in order of the text.
fn marks(record: &Record, context: &Context<'_>) -> Vec<Mark> {
    let counts = record.counts.iter().map(|count| (count.start, count.end, count.field.as_deref(), COUNT));
    let dates = record.dates.iter().map(|date| (date.start, date.end, date.field.as_deref(), DATE));
    let mentions = record.entities.iter().flat_map(|entity| &entity.mentions);
    let names = mentions.map(|mention| (mention.start, mention.end, mention.field.as_deref(), NAME));
    let mut marks: Vec<Mark> = counts
        .chain(dates)
        .chain(names)
        .map(|(start, end, field, style)| (context.byte(start, field), context.byte(end, field), style))
        .collect();
    marks.sort_by_key(|mark| mark.0);
    marks
}

/// Appends text between two marks: on one line, with the spaces at its ends.
fn push_gap(out: &mut String, text: &str) {
    if text.starts_with(char::is_whitespace) {
        out.push(' ');
    }
    let line = one_line(text);
    out.push_str(&line);
    if !line.is_empty() && text.ends_with(char::is_whitespace) {
        out.push(' ');
    }
}

fn plural(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

fn place_words(place: &EventPlace) -> String {
    let mut parts: Vec<&str> = vec![&place.name];
    for part in [place.city.as_deref(), place.admin1.as_deref(), place.country.as_deref()].into_iter().flatten() {
        if !parts.contains(&part) {
            parts.push(part);
        }
    }
    let mut words = one_line(&parts.join(", "));
    if let (Some(lat), Some(lon)) = (place.lat, place.lon) {
        let precision = if place.precision.is_empty() { String::new() } else { format!("; {}", place.precision) };
        let _ = write!(words, " ({lat:.2}, {lon:.2}{precision})");
    }
    words
}

/// A figure as a person would say it.
fn figure_words(figure: &Figure) -> Option<String> {
    Some(match (figure.low, figure.best, figure.high) {
        (Some(low), Some(best), Some(high)) if low == best && best == high => best.to_string(),
        (Some(low), best, Some(high)) => match best {
            Some(best) if best != low && best != high => format!("{low} to {high}, best {best}"),
            _ => format!("{low} to {high}"),
        },
        (Some(low), Some(best), None) if low != best => format!("at least {low}, best {best}"),
        (Some(low), _, None) => format!("at least {low}"),
        (None, Some(best), Some(high)) if high != best => format!("{best}, at most {high}"),
        (None, None | Some(_), Some(high)) => format!("at most {high}"),
        (None, Some(best), None) => format!("about {best}"),
        (None, None, None) => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table_of_figures() {
        for (low, best, high, words) in [
            (Some(9), Some(9), Some(9), Some("9")),
            (Some(9), Some(9), None, Some("at least 9")),
            (Some(9), None, None, Some("at least 9")),
            (Some(6), Some(8), Some(9), Some("6 to 9, best 8")),
            (Some(6), None, Some(9), Some("6 to 9")),
            (None, Some(9), Some(9), Some("at most 9")),
            (None, Some(9), None, Some("about 9")),
            (None, None, None, None),
        ] {
            let figure = Figure { low, best, high, ..Figure::default() };
            assert_eq!(figure_words(&figure).as_deref(), words, "{low:?} {best:?} {high:?}");
        }
    }
}
