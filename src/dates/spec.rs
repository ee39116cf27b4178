//! Runs the table of `fixtures/specs/dates.md`: one date expression a row, with the day of publication.

use chrono::NaiveDate;

use super::{DateMention, Precision, find, resolve, tense_near};
use crate::tokenize::tokenize;

const SPEC: &str = include_str!("../../fixtures/specs/dates.md");

fn precision(date: &DateMention) -> &'static str {
    match date.precision {
        None => "",
        Some(Precision::Time) => "time",
        Some(Precision::Day) => "day",
        Some(Precision::Week) => "week",
        Some(Precision::Month) => "month",
        Some(Precision::Quarter) => "quarter",
        Some(Precision::Season) => "season",
        Some(Precision::Year) => "year",
        Some(Precision::Decade) => "decade",
        Some(Precision::Century) => "century",
    }
}

#[test]
fn table_of_dates() {
    let mut rows = 0;
    let mut wrong = Vec::new();
    for line in SPEC
        .lines()
        .filter(|line| line.starts_with('|') && !line.starts_with("|-") && !line.starts_with("| reference") && !line.starts_with("| -"))
    {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [reference, text, expression, value, wanted] = cells[..] else { panic!("a row has five cells: {line}") };
        rows += 1;
        let reference: Option<NaiveDate> = (!reference.is_empty()).then(|| reference.parse().expect("the reference is a day or empty"));
        let tokens = tokenize(text);
        let found = find(text, &tokens);
        let dates = resolve(&found, &tokens, reference, &|at| tense_near(&tokens, at));
        let words = |date: &DateMention| tokens.span(date.tokens).of(text).to_owned();
        if expression.is_empty() {
            // No date at all in this text.
            if let Some(date) = dates.first() {
                wrong.push(format!("{line}\n    found {:?}", words(date)));
            }
            continue;
        }
        match dates.iter().find(|date| words(date) == expression) {
            None => wrong.push(format!("{line}\n    found {:?}", dates.iter().map(words).collect::<Vec<_>>())),
            Some(date) if date.value.as_deref().unwrap_or("") != value || precision(date) != wanted => {
                wrong.push(format!("{line}\n    is {:?} {:?}", date.value, precision(date)));
            }
            Some(_) => {}
        }
    }
    assert!(wrong.is_empty(), "{} of {rows} rows are wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert!(rows >= 400, "{rows} rows");
}
