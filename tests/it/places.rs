//! Events that happened in several places at once.

use dateline::Document;

use crate::support::extractor;

/// Text, the place of its first event, and the other places of it.
const CASES: &[(&str, &str, &[&str])] = &[
    ("Militants killed nine soldiers in Mali and Niger on Monday.", "Mali", &["Niger"]),
    ("Bombs killed 30 people in Mosul, Tikrit and Kirkuk on Monday.", "Mosul", &["Tikrit", "Kirkuk"]),
    ("Bombs killed 30 people in Mosul and in Kirkuk on Monday.", "Mosul", &["Kirkuk"]),
    ("A bomb killed nine people in Lyon, France, on Monday.", "Lyon", &[]),
    ("A bomb killed nine people in Mosul on Monday, and the mayor of Kirkuk was told.", "Mosul", &[]),
    ("Gunmen killed nine people between Mosul and Kirkuk on Monday.", "Mosul", &[]),
];

#[test]
fn an_event_in_several_places() {
    for (text, place, others) in CASES {
        let record = extractor().record(&Document::new("places", *text));
        let event = record.events.first().unwrap_or_else(|| panic!("no event: {text}"));
        assert_eq!(event.place.as_ref().map(|place| place.name.as_str()), Some(*place), "{text}");
        let found: Vec<&str> = event.other_places.iter().map(|place| place.name.as_str()).collect();
        assert_eq!(&found, others, "{text}");
    }
}
