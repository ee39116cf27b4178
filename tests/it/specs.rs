//! The Markdown specs that are about whole sentences: where no event is, and whether one happened.

use chrono::NaiveDate;
use dateline::text::{PublicationBasis, Published};
use dateline::{Document, Record};

use crate::support::{Ratchet, extractor, root, stated, word};

/// Sentences without events that give one all the same, at most. May only go down.
const MOST_FALSE_EVENTS: usize = 16;

/// Per cent of the rows of each modality that are right at least (of `claimed`, none yet). These may only go up.
const MODALITY_MINIMUMS: &[(&str, usize)] = &[
    ("actual", 90),
    ("all", 52),
    ("attempted", 40),
    ("claimed", 0),
    ("denied", 25),
    ("historical", 83),
    ("hypothetical", 70),
    ("negated", 50),
    ("planned", 50),
    ("threatened", 55),
];

fn spec(name: &str) -> String {
    std::fs::read_to_string(root().join("fixtures/specs").join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn record(text: &str) -> Record {
    let mut document = Document::new("spec", text);
    let date = NaiveDate::from_ymd_opt(2020, 6, 15).expect("a day");
    document.published = Some(Published { date, basis: PublicationBasis::Option, span: None });
    extractor().record(&document)
}

#[test]
fn sentences_without_events() {
    let spec = spec("events-none.md");
    let sentences: Vec<&str> = spec.lines().filter_map(|line| line.strip_prefix("- ")).collect();
    assert!(sentences.len() >= 60, "{} sentences", sentences.len());
    let wrong: Vec<String> = sentences
        .iter()
        .filter_map(|sentence| {
            let record = record(sentence);
            let event = record.events.iter().find(|event| stated(event))?;
            Some(format!("{} {} at \"{}\": {sentence}", word(event.modality), event.event_type, event.triggers[0].text))
        })
        .collect();
    println!("{}", wrong.join("\n"));
    assert!(
        wrong.len() <= MOST_FALSE_EVENTS,
        "{} of {} sentences give an event; at most {MOST_FALSE_EVENTS} did",
        wrong.len(),
        sentences.len()
    );
}

#[test]
fn modality() {
    const MODALITIES: [&str; 9] =
        ["actual", "attempted", "threatened", "planned", "claimed", "denied", "negated", "hypothetical", "historical"];
    let spec = spec("modality.md");
    let mut ratchet = Ratchet::default();
    for line in spec.lines().filter(|line| line.starts_with("| ")).skip(1) {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [text, event_type, modality] = cells[..] else { panic!("{line}") };
        let modality = *MODALITIES.iter().find(|name| **name == modality).unwrap_or_else(|| panic!("{line}"));
        let record = record(text);
        let found = record.events.iter().find(|event| event.event_type == event_type).map(|event| word(event.modality));
        for kind in ["all", modality] {
            ratchet.check(kind, found.as_deref() == Some(modality), || format!("{found:?} in: {text}"));
        }
    }
    ratchet.assert(MODALITY_MINIMUMS);
}
