//! What holds for every text and every day of publication.

use chrono::NaiveDate;
use proptest::prelude::*;

use super::{DateMention, find, resolve, tense_near};
use crate::tokenize::tokenize;

fn dates(text: &str, reference: Option<NaiveDate>) -> Vec<DateMention> {
    let tokens = tokenize(text);
    let found = find(text, &tokens);
    let resolved = resolve(&found, &tokens, reference, &|at| tense_near(&tokens, at));
    let mut end = 0;
    for (expression, date) in found.iter().zip(&resolved) {
        assert_eq!(expression.tokens, date.tokens);
        assert!(!date.tokens.is_empty() && date.tokens.start >= end, "mentions are in order and apart");
        assert!(date.tokens.end as usize <= tokens.len());
        end = date.tokens.end;
        assert_eq!(date.earliest.is_some(), date.latest.is_some());
        assert!(date.earliest <= date.latest, "{date:?}");
    }
    assert_eq!(found.len(), resolved.len());
    assert_eq!(resolved, resolve(&found, &tokens, reference, &|at| tense_near(&tokens, at)), "resolving again changes nothing");
    resolved
}

/// Words that expressions are made of, in any order.
const WORDS: &[&str] = &[
    "March",
    "3",
    "1990",
    "Friday",
    "last",
    "next",
    "the",
    "a",
    "of",
    "years",
    "year",
    "ago",
    "earlier",
    "later",
    "quarter",
    "third",
    "half",
    "summer",
    "-",
    ",",
    ".",
    "'s",
    "'",
    "98",
    "1990s",
    "century",
    "a.m.",
    "10",
    ":",
    "35",
    "GMT",
    "night",
    "noon",
    "today",
    "yesterday",
    "end",
    "mid",
    "early",
    "twenty",
    "five",
    "and",
    "to",
    "few",
    "couple",
    "every",
    "other",
    "day",
    "week",
    "2024-03-31T10:00Z",
    "31.03.2024",
    "9/11",
    "271545ZMAR24",
    "fiscal",
    "May",
    "JAN",
    "in",
    "on",
    "before",
    "after",
    "nineteen",
    "Christmas",
    "Eve",
    "weekend",
    "may",
    "same",
    "following",
    "00",
    "999999",
    "4294967295",
    "hundred",
    "million",
    "\n\n",
    "old",
    "long",
];

proptest! {
    #[test]
    fn any_text(text in "\\PC{0,80}", year in 1i32..9999, day in 1u32..366) {
        dates(&text, NaiveDate::from_yo_opt(year, day));
        dates(&text, None);
    }

    #[test]
    fn any_order_of_words(picks in proptest::collection::vec((0usize..WORDS.len(), any::<bool>()), 0..24), year in 1i32..9999) {
        let mut text = String::new();
        for (pick, space) in picks {
            text.push_str(WORDS[pick]);
            if space {
                text.push(' ');
            }
        }
        dates(&text, NaiveDate::from_yo_opt(year, 1));
        dates(&text, None);
    }
}
