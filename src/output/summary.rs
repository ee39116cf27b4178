//! A record for people: what happened, where, when, who, how many, with the words that say so.

use std::fmt::Write as _;

use crate::record::{CountKind, EventRecord, Figure, Modality, Record};

/// Appends the summary of one record. `body` is the text that spans count from.
pub(super) fn write(record: &Record, body: &str, colours: bool, out: &mut Vec<u8>) {
    let paint = Paint { colours };
    let mut text = String::new();
    let published = record.published.as_ref().map_or_else(|| "no publication date".to_owned(), |p| format!("published {} ({})", p.value, p.basis));
    let _ = writeln!(text, "{}  {published}", paint.bold(&record.id));
    if record.events.is_empty() {
        let _ = writeln!(text, "  no event");
    }
    for event in &record.events {
        write_event(&mut text, record, event, body, paint);
    }
    for (label, wanted) in [("people", "person"), ("organizations", "organization"), ("places", "place")] {
        let names: Vec<String> = record.entities.iter().filter(|e| serde_json::to_value(e.entity_type).is_ok_and(|t| t == wanted)).map(|e| e.role.as_ref().filter(|_| wanted == "person").map_or_else(|| e.name.clone(), |role| format!("{} ({role})", e.name))).collect();
        if !names.is_empty() {
            let _ = writeln!(text, "  {} {}", paint.dim(&format!("{label}:")), names.join(", "));
        }
    }
    for warning in &record.warnings {
        let _ = writeln!(text, "  {} {}", paint.warn(&format!("warning {}:", warning.code)), warning.message);
    }
    text.push('\n');
    out.extend_from_slice(text.as_bytes());
}

fn write_event(text: &mut String, record: &Record, event: &EventRecord, body: &str, paint: Paint) {
    let kind = event.subtype.as_ref().map_or_else(|| event.event_type.clone(), |subtype| format!("{}/{subtype}", event.event_type));
    let modality = if event.modality == Modality::Actual { String::new() } else { format!(" [{}]", serde_json::to_value(event.modality).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()) };
    let generic = if event.generic { " [generic]" } else { "" };
    let _ = writeln!(text, "  {} {}{}{}  {}", paint.dim(&event.id), paint.bold(&kind), modality, generic, paint.dim(&format!("confidence {:.2}", event.confidence)));
    if let Some(date) = &event.date {
        let days = if date.earliest == date.latest { date.earliest.clone() } else { format!("{} to {}", date.earliest, date.latest) };
        let _ = writeln!(text, "     {} {days} ({}, {})", paint.dim("when "), date.precision, date.basis);
    }
    if let Some(place) = &event.place {
        let mut parts = vec![place.name.clone()];
        parts.extend(place.city.clone().filter(|city| *city != place.name));
        parts.extend(place.country.clone());
        let point = place.lat.zip(place.lon).map_or_else(String::new, |(lat, lon)| format!(" {lat:.2},{lon:.2}"));
        let _ = writeln!(text, "     {} {}{point} ({}, {})", paint.dim("where"), parts.join(", "), place.precision, place.basis);
    }
    let list = |items: Vec<String>| items.join("; ");
    if !event.perpetrators.is_empty() {
        let who = event.perpetrators.iter().map(|p| format!("{} ({})", p.name.as_ref().unwrap_or(&p.text), serde_json::to_value(p.attribution).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default())).collect();
        let _ = writeln!(text, "     {} {}", paint.dim("who  "), list(who));
    }
    if !event.targets.is_empty() {
        let _ = writeln!(text, "     {} {}", paint.dim("whom "), list(event.targets.iter().map(|t| format!("{} ({})", one_line(&t.text), t.class)).collect()));
    }
    if !event.weapons.is_empty() {
        let _ = writeln!(text, "     {} {}", paint.dim("with "), list(event.weapons.iter().map(|w| format!("{} ({})", w.text, w.class)).collect()));
    }
    if !event.casualties.is_empty() {
        let _ = writeln!(text, "     {} {}", paint.dim("toll "), list(event.casualties.iter().map(|(kind, figure)| toll(*kind, figure)).collect()));
    }
    if let Some(sentence) = sentence(event, source_text(record, event, body)) {
        let highlighted = highlight(&sentence, event, paint);
        let _ = writeln!(text, "     {}", highlighted);
    }
}

fn source_text<'a>(record: &'a Record, event: &EventRecord, body: &'a str) -> &'a str {
    match (event.triggers.first().and_then(|t| t.field.as_deref()), &record.title) {
        (Some("title"), Some(title)) => title,
        _ => body,
    }
}

fn toll(kind: CountKind, figure: &Figure) -> String {
    let name = serde_json::to_value(kind).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default();
    let number = match (figure.low, figure.best, figure.high) {
        (Some(low), Some(best), Some(high)) if low == best && best == high => best.to_string(),
        (Some(low), Some(best), None) if low == best => format!("{best} or more"),
        (_, Some(best), _) => format!("about {best}"),
        (Some(low), None, Some(high)) => format!("{low} to {high}"),
        (Some(low), None, None) => format!("{low} or more"),
        (None, None, Some(high)) => format!("up to {high}"),
        (None, None, None) => "some".to_owned(),
    };
    format!("{number} {name}")
}

/// The sentence of the event's first trigger, on one line.
pub(super) fn sentence(event: &EventRecord, body: &str) -> Option<String> {
    let trigger = event.triggers.first()?;
    let start = body.char_indices().nth(trigger.start as usize).map(|(at, _)| at)?;
    let end = body[start..].char_indices().nth((trigger.end - trigger.start) as usize).map_or(body.len(), |(at, _)| start + at);
    let from = body[..start].rfind(['.', '!', '?', '\n']).map_or(0, |at| at + 1);
    // A line end or a full stop inside an abbreviation is stepped over when what follows is lower case.
    let mut to = end;
    while let Some(at) = body[to..].find(['.', '!', '?', '\n']) {
        to += at + 1;
        if body[to..].trim_start().starts_with(|c: char| !c.is_lowercase()) && !body[to..].starts_with(|c: char| c.is_ascii_digit()) {
            break;
        }
    }
    let to = if body[end..].contains(['.', '!', '?', '\n']) { to } else { body.len() };
    Some(one_line(body[from..to].trim()))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Sets the event's own words off from the rest.
fn highlight(sentence: &str, event: &EventRecord, paint: Paint) -> String {
    let mut marked = sentence.to_owned();
    let mut words: Vec<String> = event.triggers.iter().map(|t| one_line(&t.text)).collect();
    words.extend(event.place.iter().map(|p| one_line(&p.raw)));
    words.extend(event.perpetrators.iter().map(|p| one_line(&p.text)));
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    words.dedup();
    if paint.colours {
        for word in words.iter().filter(|word| word.len() > 2) {
            if let Some(at) = marked.find(word.as_str()).filter(|&at| !marked[..at].ends_with('m')) {
                marked = format!("{}{}{}", &marked[..at], paint.mark(word), &marked[at + word.len()..]);
            }
        }
    }
    marked
}

/// Colours, or none.
#[derive(Clone, Copy)]
struct Paint {
    colours: bool,
}

impl Paint {
    fn wrap(self, code: &str, text: &str) -> String {
        if self.colours { format!("\x1b[{code}m{text}\x1b[0m") } else { text.to_owned() }
    }

    fn bold(self, text: &str) -> String {
        self.wrap("1", text)
    }

    fn dim(self, text: &str) -> String {
        self.wrap("2", text)
    }

    fn mark(self, text: &str) -> String {
        self.wrap("1;33", text)
    }

    fn warn(self, text: &str) -> String {
        self.wrap("1;31", text)
    }
}
