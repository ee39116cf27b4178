//! What holds for every text and every day of publication.

use chrono::NaiveDate;
use proptest::prelude::*;

use super::{DateMention, Precision, find, resolve, tense_near};
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
        agrees(date);
    }
    assert_eq!(found.len(), resolved.len());
    assert_eq!(found, find(text, &tokens), "the same text has the same dates");
    assert_eq!(resolved, resolve(&found, &tokens, reference, &|at| tense_near(&tokens, at)), "resolving again changes nothing");
    resolved
}

/// A value that names a day names one of the calendar, and the days beside it are the same.
fn agrees(date: &DateMention) {
    let Some(value) = date.value.as_deref().filter(|value| value.len() >= 10 && !value.contains('X')) else { return };
    let (day, rest) = value.split_at(10);
    if let (Some(Precision::Day | Precision::Time), Ok(day)) = (date.precision, day.parse::<NaiveDate>()) {
        assert_eq!(date.earliest, Some(day), "{date:?}");
        assert!(date.latest == Some(day) || rest == "TNI" && date.latest == day.succ_opt(), "{date:?}");
    } else if !value.contains("-W") && value.as_bytes()[4] == b'-' {
        panic!("{value} is no day of the calendar");
    }
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
    "overnight",
    "week of",
    "two thousand",
    "this",
    "coming",
    "Sunday",
    "eighth",
    "half",
    "so",
    "or",
    "term",
    "near",
    "until",
    "will",
    "was",
    "1812",
    "June 1815",
    "4 July 1863",
    "03/04/05",
    "'05",
    "winter",
    "afternoon",
    "every",
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
