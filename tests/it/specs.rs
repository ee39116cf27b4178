//! The Markdown specs that are about whole sentences: where no event is, and whether one happened.

use dateline::Record;

use crate::support::{Ratchet, extractor, published, rows, spec, stated, word};

/// Sentences without events that give one all the same, at most. May only go down.
const MOST_FALSE_EVENTS: usize = 4;

/// The same of the unseen sentences.
const MOST_FALSE_EVENTS_UNSEEN: usize = 19;

/// Per cent of the rows of each modality that are right at least. These may only go up.
const MODALITY_MINIMUMS: &[(&str, usize)] = &[
    ("actual", 90),
    ("all", 78),
    ("attempted", 48),
    ("claimed", 71),
    ("denied", 89),
    ("generic", 78),
    ("historical", 84),
    ("hypothetical", 89),
    ("negated", 86),
    ("planned", 78),
    ("threatened", 63),
];

fn record(text: &str) -> Record {
    extractor().record(&published(text))
}

/// The sentences of a spec, and those that give an event with what they give.
fn false_events(name: &str) -> (usize, Vec<String>) {
    let spec = spec(name);
    let sentences: Vec<&str> = spec.lines().filter_map(|line| line.strip_prefix("- ")).collect();
    let wrong = sentences.iter().filter_map(|sentence| {
        let record = record(sentence);
        let event = record.events.iter().find(|event| stated(event))?;
        Some(format!("{} {} at \"{}\": {sentence}", word(event.modality), event.event_type, event.triggers[0].text))
    });
    (sentences.len(), wrong.collect())
}

#[test]
fn sentences_without_events() {
    let (all, wrong) = false_events("events-none.md");
    assert!(all >= 120, "{all} sentences");
    println!("{}", wrong.join("\n"));
    println!("{} of {all} sentences without events give one", wrong.len());
    assert!(wrong.len() <= MOST_FALSE_EVENTS, "{} of {all} sentences give an event; at most {MOST_FALSE_EVENTS} did", wrong.len());
}

/// Gives a figure and names no sentence, so that none is written for.
#[test]
fn unseen_sentences_without_events() {
    let (all, wrong) = false_events("events-none-unseen.md");
    let wrong = wrong.len();
    assert!(all >= 120, "{all} sentences");
    println!("{wrong} of {all} unseen sentences without events give one");
    assert!(wrong <= MOST_FALSE_EVENTS_UNSEEN, "{wrong} of {all} sentences give an event; at most {MOST_FALSE_EVENTS_UNSEEN} did");
}

#[test]
fn modality() {
    let mut ratchet = Ratchet::default();
    let mut absent = 0;
    for row in rows("modality.md") {
        let [text, asked, modality] = &row.cells[..] else { panic!("{:?}", row.cells) };
        assert_eq!(row.section.to_lowercase(), *modality, "{text}");
        // `attack/strike "raid"`: either type, and a trigger that holds the word.
        let (types, trigger) = asked.split_once(' ').unwrap_or((asked, ""));
        let record = record(text);
        let found = record
            .events
            .iter()
            .filter(|event| types.split('/').any(|name| name == event.event_type))
            .find(|event| event.triggers.iter().any(|found| found.text.to_lowercase().contains(trigger.trim_matches('"'))))
            .map(|event| if event.generic { "generic".to_owned() } else { word(event.modality) });
        absent += usize::from(found.is_none());
        for kind in ["all", modality] {
            ratchet.check(kind, found.as_ref() == Some(modality), || format!("{} in: {text}", found.as_deref().unwrap_or("no event")));
        }
    }
    println!("{absent} events were not found at all");
    ratchet.assert(MODALITY_MINIMUMS);
}
