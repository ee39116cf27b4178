//! What a text says about itself at its top: publication date, agency dateline.
//!
//! Only the first lines are read, and only words that stand where a header or a dateline stands: a date in a
//! sentence is no publication date.

use once_cell::sync::Lazy;
use regex::Regex;

use crate::dates;
use crate::text::{PublicationBasis, Published, Span};

/// Bytes at the top in which headers and datelines are looked for.
const TOP: usize = 700;

/// The dateline of an agency report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dateline {
    /// The place: "SAN SALVADOR", "NAIROBI, Kenya".
    pub place: Span,
}

/// What a text says about itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Headers {
    /// Publication date.
    pub published: Option<Published>,
    /// Agency dateline.
    pub dateline: Option<Dateline>,
}

const DAY: &str = r"(?:\d{4}-\d{2}-\d{2}|\d{1,2}(?:st|nd|rd|th)?\s+[A-Za-z]{3,9}\.?,?\s+'?\d{2,4}|[A-Za-z]{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4})";

/// `date 2024-03-31`, `Published: 31 March 2024 10:30`, `Date: Sun, 31 Mar 2024 10:00:00 +0000`
static HEADER: Lazy<Regex> = Lazy::new(|| {
    Regex::new(&format!(r"(?im)^[ \t]*(?P<all>(?:date|published|publication date|posted|first published|pubdate|dated?|issued)(?:\s*(?:on|at))?\s*[:=]?\s+(?:[A-Za-z]{{3,9}},?\s+)?(?P<day>{DAY}))"))
        .expect("the pattern is a constant")
});

/// `SAN SALVADOR, 3 JAN 90 (ACAN-EFE) -- [TEXT]`, `NAIROBI, Kenya, March 3, 2024 (AP) --`
static DATED: Lazy<Regex> = Lazy::new(|| {
    Regex::new(&format!(r"(?m)^[ \t]*(?:\[[^\]\n]{{1,60}}\]\s*)?(?P<place>\p{{Lu}}[\p{{L}}'’.\-]*(?:[ ]\(?\p{{L}}[\p{{L}}'’.\-]*\)?){{0,4}}(?:,\s*\p{{Lu}}[\p{{L}}.' ]{{1,24}})?),?\s+(?P<day>{DAY})\s*(?:\([^)\n]{{1,60}}\)\s*)?(?:--?|–|—|\[|\()"))
        .expect("the pattern is a constant")
});

/// `KABUL (Reuters) -`, `BUFFALO, N.Y. (WIVB) –`, `NAIROBI, Kenya, March 3 (AP) --`
static AGENCY: Lazy<Regex> = Lazy::new(|| {
    Regex::new(r"(?m)^[ \t]*(?P<place>\p{Lu}[\p{L}'’.\-]*(?:[ ]\p{L}[\p{L}'’.\-]*){0,3}(?:,\s*\p{Lu}[\p{L}.' ]{0,24}?)?),?(?:\s+\p{L}{3,9}\.?\s+\d{1,2},?)?\s*\((?P<agency>[\p{L}\d][^)\n]{1,40})\)\s*(?:--?|–|—|:)")
        .expect("the pattern is a constant")
});

/// `LONDON 1996-08-30` on a line of its own, and `KABUL, Afghanistan —` in capitals.
static BARE: Lazy<Regex> = Lazy::new(|| {
    Regex::new(r"(?m)^[ \t]*(?P<place>\p{Lu}[\p{Lu}'’.\- ]{2,30}\p{Lu}\.?(?:,\s*\p{Lu}[\p{L}. ]{1,24})?)(?:\s+(?P<day>\d{4}-\d{2}-\d{2})[ \t]*$|\s*(?:--|–|—)\s)").expect("the pattern is a constant")
});

/// Reads the top of a text.
#[must_use]
pub fn read(text: &str) -> Headers {
    let mut end = text.len().min(TOP);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let top = &text[..end];
    let mut headers = Headers::default();
    if let Some(found) = HEADER.captures(top)
        && let (Some(all), Some(date)) = (found.name("all"), found.name("day").and_then(|day| dates::parse_day(day.as_str())))
        && near_top(top, all.start())
    {
        headers.published = Some(Published { date, basis: PublicationBasis::Header, span: Some(span(all)) });
    }
    if let Some(found) = DATED.captures(top)
        && let (Some(place), Some(day)) = (found.name("place"), found.name("day"))
        && let Some(date) = dates::parse_day(day.as_str())
    {
        headers.dateline = Some(Dateline { place: span(place) });
        headers.published = headers.published.or(Some(Published { date, basis: PublicationBasis::Dateline, span: Some(span(day)) }));
        return headers;
    }
    if let Some(found) = AGENCY.captures(top)
        && let Some(place) = found.name("place")
    {
        headers.dateline = Some(Dateline { place: span(place) });
        return headers;
    }
    if let Some(found) = BARE.captures(top)
        && let Some(place) = found.name("place")
        && near_top(top, place.start())
    {
        headers.dateline = Some(Dateline { place: span(place) });
        if let Some(day) = found.name("day")
            && let Some(date) = dates::parse_day(day.as_str())
        {
            headers.published = headers.published.or(Some(Published { date, basis: PublicationBasis::Dateline, span: Some(span(day)) }));
        }
    }
    headers
}

/// Whether a match stands in the first eight lines.
fn near_top(top: &str, at: usize) -> bool {
    top[..at].matches('\n').count() <= 8
}

fn span(found: regex::Match<'_>) -> Span {
    Span::new(found.start() as u32, found.end() as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table_of_tops() {
        let cases: &[(&str, Option<(&str, PublicationBasis)>, Option<&str>)] = &[
            (" date 2021-05-04 The blast at the depot killed nine.", Some(("2021-05-04", PublicationBasis::Header)), None),
            ("Published: 4 May 2021\nBy our correspondent\n\nThe blast killed nine.", Some(("2021-05-04", PublicationBasis::Header)), None),
            ("From: desk\nDate: Tue, 04 May 2021 10:00:00 +0000\n\nThe blast killed nine.", Some(("2021-05-04", PublicationBasis::Header)), None),
            ("LIMA, 7 FEB 89 (EFE) -- [TEXT] A BOMB WENT OFF TODAY.", Some(("1989-02-07", PublicationBasis::Dateline)), Some("LIMA")),
            ("QUETTA, Pakistan, May 4, 2021 (AP) -- A bomb went off.", Some(("2021-05-04", PublicationBasis::Dateline)), Some("QUETTA, Pakistan")),
            ("HERAT (Reuters) - A bomb went off.", None, Some("HERAT")),
            ("BANGUI, Central African Republic, May 4 (AP) -- A bomb went off.", None, Some("BANGUI, Central African Republic")),
            ("OSLO 1995-03-02\nA ferry sank.", Some(("1995-03-02", PublicationBasis::Dateline)), Some("OSLO")),
            ("The bomb went off on May 4, 2021 in Herat.", None, None),
            ("He dated the letter 4 May 2021.", None, None),
        ];
        for (text, published, place) in cases {
            let headers = read(text);
            assert_eq!(headers.published.map(|p| (p.date.to_string(), p.basis)), published.map(|(date, basis)| (date.to_owned(), basis)), "{text}");
            assert_eq!(headers.dateline.map(|line| line.place.of(text)), *place, "{text}");
        }
    }
}
