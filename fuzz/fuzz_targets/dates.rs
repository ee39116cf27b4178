//! Any text, any day of publication: date expressions are found and resolved without a panic, in order, apart,
//! within the text, the first day never after the last, and the same twice.
//!
//! The first four bytes of the input choose the day of publication; the rest is the text.

#![no_main]

use chrono::NaiveDate;
use dateline::{dates, tokenize};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Some((head, rest)) = data.split_first_chunk::<4>() else { return };
    let Ok(text) = std::str::from_utf8(rest) else { return };
    let [high, low, day, known] = *head;
    let year = i32::from(u16::from_be_bytes([high, low])) % 9999 + 1;
    let reference = NaiveDate::from_yo_opt(year, u32::from(day) + 1).filter(|_| known % 2 == 0);
    let tokens = tokenize::tokenize(text);
    let found = dates::find(text, &tokens);
    let tense = |at: usize| dates::tense_near(&tokens, at);
    let resolved = dates::resolve(&found, &tokens, reference, &tense);
    assert_eq!(found.len(), resolved.len());
    let mut end = 0;
    for (expression, date) in found.iter().zip(&resolved) {
        assert_eq!(expression.tokens, date.tokens);
        assert!(date.tokens.start >= end && !date.tokens.is_empty());
        end = date.tokens.end;
        assert!(end as usize <= tokens.len());
        assert_eq!(date.earliest.is_some(), date.latest.is_some());
        assert!(date.earliest <= date.latest);
    }
    assert_eq!(resolved, dates::resolve(&found, &tokens, reference, &tense));
    match dates::stated_day(text) {
        Some(dates::StatedDay::Within(_, span)) => assert!(text.get(span.start as usize..span.end as usize).is_some()),
        Some(dates::StatedDay::Alone(_)) | None => _ = dates::parse_day(text),
    }
});
