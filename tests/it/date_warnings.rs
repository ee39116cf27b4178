//! Warnings about dates: each stands where it should, on the words it is about, and nowhere else.

use chrono::NaiveDate;
use dateline::text::{PublicationBasis, Published};
use dateline::{Document, Record};

use crate::support::extractor;

/// Codes of all warnings about dates.
const CODES: [&str; 7] = [
    "date_far_from_publication",
    "day_month_ambiguous",
    "dates_disagree",
    "future_event_in_past_tense",
    "impossible_date",
    "two_digit_year_guess",
    "weekday_mismatch",
];

fn record(published: &str, title: &str, text: &str) -> Record {
    let mut document = if title.is_empty() { Document::new("warnings", text) } else { Document::with_title("warnings", title, text) };
    document.published = published.parse::<NaiveDate>().ok().map(|date| Published { date, basis: PublicationBasis::Metadata, span: None });
    extractor().record(&document)
}

/// Publication, text, and the words that the warning is about; none where it must not stand.
type Case = (&'static str, &'static str, Option<&'static str>);

fn check(code: &str, cases: &[Case]) {
    assert!(CODES.contains(&code));
    for (published, text, wanted) in cases {
        let record = record(published, "", text);
        let found: Vec<&str> = record
            .warnings
            .iter()
            .filter(|warning| warning.code == code)
            .flat_map(|warning| warning.spans.iter().map(|span| span.text.as_str()))
            .collect();
        match wanted {
            Some(words) => assert!(found.contains(words), "{code} on {found:?}, not on {words:?}: {text}"),
            None => assert!(found.is_empty(), "{code} on {found:?}: {text}"),
        }
    }
}

#[test]
fn weekday_mismatch() {
    check(
        "weekday_mismatch",
        &[
            ("2024-03-31", "Gunmen opened fire on a bus on Friday, March 21, 2024.", Some("Friday, March 21, 2024")),
            ("2024-03-31", "The dam burst on Monday, 3 March 2024.", Some("Monday, 3 March 2024")),
            ("2024-03-31", "Two ships met on Sunday 29 February 2024.", Some("Sunday 29 February 2024")),
            ("2024-03-31", "Gunmen opened fire on a bus on Friday, March 22, 2024.", None),
            ("2024-03-31", "The dam burst on Sunday, 3 March 2024.", None),
            ("2024-03-31", "Two ships met on Thursday 29 February 2024.", None),
            ("2024-03-31", "The dam burst on Friday and again on March 24.", None),
        ],
    );
}

#[test]
fn impossible_date() {
    check(
        "impossible_date",
        &[
            ("2024-03-31", "The treaty was signed on 30 February 2024.", Some("30 February 2024")),
            ("2024-03-31", "The bridge fell on 31 June 2023.", Some("31 June 2023")),
            ("2024-03-31", "The note is dated 31/11/2023.", Some("31/11/2023")),
            ("2024-03-31", "He was born on 29 February 1999.", Some("29 February 1999")),
            ("", "The guard was shot on 31 April.", Some("31 April")),
            ("2024-03-31", "The treaty was signed on 29 February 2024.", None),
            ("2024-03-31", "The bridge fell on 30 June 2023.", None),
            ("2024-03-31", "The 31 Aprils of his reign were wet.", None),
        ],
    );
}

#[test]
fn two_digit_year_guess() {
    check(
        "two_digit_year_guess",
        &[
            ("", "The club was burned down in '98.", Some("'98")),
            ("", "LIMA, 12 AUG 88 (AGENCY) -- A bomb killed two guards at a bank.", Some("12 AUG 88")),
            ("", "The memo of 14-Mar-03 is lost.", Some("14-Mar-03")),
            ("", "The raid of 26/03/21 failed.", Some("26/03/21")),
            ("", "The club was burned down in 1998.", None),
            ("", "The raid of 26/03/2021 failed.", None),
            ("", "He was 98 when he died.", None),
        ],
    );
}

#[test]
fn day_month_ambiguous() {
    check(
        "day_month_ambiguous",
        &[
            ("2024-03-31", "The report of 03/04/2013 is lost.", Some("03/04/2013")),
            ("2024-03-31", "The shop was robbed on 5/6/2022.", Some("5/6/2022")),
            ("2024-03-31", "A plane crashed on 11-12-2001 at sea.", Some("11-12-2001")),
            ("2024-03-31", "The report of 23/04/2013 is lost.", None),
            ("2024-03-31", "The report of 04/04/2013 is lost.", None),
            ("2024-03-31", "The report of 2013-04-03 is lost.", None),
            // Another date of the text tells how it counts.
            ("2024-03-31", "The reports of 23/04/2013 and 03/04/2013 are lost.", None),
        ],
    );
}

#[test]
fn ambiguous_figures_do_not_lie_ahead() {
    let value = |published, text| record(published, "", text).dates[0].value.clone().unwrap_or_default();
    assert_eq!(value("2013-04-10", "The shop was robbed on 05/04/2013."), "2013-04-05");
    assert_eq!(value("2013-04-10", "The shop was robbed on 03/04/2013."), "2013-03-04");
    assert_eq!(value("", "The shop was robbed on 05/04/2013."), "2013-05-04");
}

#[test]
fn date_far_from_publication() {
    check(
        "date_far_from_publication",
        &[
            ("2024-03-31", "A recent bombing killed nine people at a market on May 4, 2023.", Some("May 4, 2023")),
            ("2024-03-31", "The latest attack on May 4, 2023 killed nine people.", Some("latest")),
            ("2024-03-31", "This week a bomb exploded on 4 January 2024 at a market, killing two people.", Some("This week")),
            ("2024-03-31", "A recent bombing killed nine people at a market on March 24, 2024.", None),
            ("2024-03-31", "A bombing killed nine people at a market on May 4, 2023.", None),
            ("", "A recent bombing killed nine people at a market on May 4, 2023.", None),
        ],
    );
}

#[test]
fn future_event_in_past_tense() {
    check(
        "future_event_in_past_tense",
        &[
            ("2024-03-31", "Gunmen killed six soldiers on April 12, 2024, the army said.", Some("April 12, 2024")),
            ("2024-03-31", "A bomb exploded at a market on 3 June 2024 and killed two people.", Some("3 June 2024")),
            ("2023-03-31", "Rebels kidnapped a priest on 2 February 2024.", Some("2 February 2024")),
            ("2024-03-31", "Gunmen killed six soldiers on March 12, 2024, the army said.", None),
            ("2024-03-31", "A bomb exploded at a market on Friday and killed two people.", None),
            ("2024-03-31", "The rebels will release the hostages on April 12, 2024.", None),
            // Filed before midnight, told of the day after elsewhere.
            ("2024-03-31", "A bomb exploded at a market on 1 April 2024 and killed two people.", None),
        ],
    );
}

#[test]
fn dates_disagree() {
    let disagree = |record: &Record| {
        let spans: Vec<String> = record
            .warnings
            .iter()
            .filter(|warning| warning.code == "dates_disagree")
            .flat_map(|warning| warning.spans.iter().map(|span| span.text.to_string()))
            .collect();
        spans
    };
    let bomb = "A car bomb exploded at a police post on Tuesday and killed six officers.";
    // The title against the lead.
    assert_eq!(disagree(&record("2024-03-31", "Car bomb kills six officers at police post on Friday", bomb)), ["Friday", "Tuesday"]);
    assert!(disagree(&record("2024-03-31", "Car bomb kills six officers at police post on Tuesday", bomb)).is_empty());
    assert!(disagree(&record("2024-03-31", "Car bomb kills six officers at police post", bomb)).is_empty());
    // What the text says of its own day against what came with it.
    let report = "LIMA, 12 AUG 88 (AGENCY) -- A bomb exploded at a bank and killed two guards.";
    assert_eq!(disagree(&record("2024-03-31", "", report)), ["12 AUG 88"]);
    assert_eq!(disagree(&record("1988-08-29", "", report)), ["12 AUG 88"]);
    assert!(disagree(&record("1988-08-13", "", report)).is_empty());
    assert!(disagree(&record("", "", report)).is_empty());
}

#[test]
fn a_text_that_came_out_again_counts_from_its_own_day() {
    let day = |published| {
        let text = "LIMA, August 12, 1988 (AGENCY) -- A bomb exploded at a bank on Tuesday and killed two guards.";
        let record = record(published, "", text);
        record.dates.iter().find(|date| date.text == "Tuesday").and_then(|date| date.value.clone())
    };
    assert_eq!(day("2024-03-31").as_deref(), Some("1988-08-09"));
    assert_eq!(day("1988-08-13").as_deref(), Some("1988-08-09"));
    assert_eq!(day("").as_deref(), Some("1988-08-09"));
}

#[test]
fn plain_news_has_no_warning_about_dates() {
    for text in [
        "KABUL (Agency) - A bomb killed four people at a market on Tuesday, officials said.",
        "Gunmen shot dead a mayor on Friday, 22 March 2024, two days before the vote.",
        "Floods have killed at least nine people since last week, the ministry said on Saturday.",
    ] {
        let record = record("2024-03-31", "", text);
        let about: Vec<_> = record.warnings.iter().filter(|warning| CODES.contains(&warning.code.as_str())).collect();
        assert!(about.is_empty(), "{about:?}: {text}");
    }
}
