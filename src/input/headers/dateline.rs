//! Agency datelines: `SAN SALVADOR, 3 JAN 90 (ACAN-EFE) -- [TEXT]`, `KABUL (Reuters) -`, `LONDON 1996-08-30`.
//!
//! A dateline is a place, perhaps the region that it lies in, perhaps a date, perhaps an agency, and a sign that
//! ends it. What is not plainly all of that is no dateline.

use chrono::NaiveDate;

use super::{floor, is_weekday, leading_date, trimmed};
use crate::dates::{StatedDay, stated_day};
use crate::text::Span;

/// Where and by whom something was reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dateline {
    /// The place.
    pub place: Span,
    /// What stands behind the place and says where it lies: `Kenya`, `N.Y.`
    pub region: Option<Span>,
    /// The agency, in brackets or strokes.
    pub agency: Option<Span>,
    /// Day of the report, when the dateline names all of it, and its words.
    pub date: Option<(NaiveDate, Span)>,
}

/// A dateline and where the text after it begins.
pub(super) struct Ended {
    pub(super) found: Dateline,
    pub(super) end: usize,
}

/// Bytes that a dateline may have.
const LONGEST: usize = 180;

/// Words that stand in capitals before a dash and name no place.
const NO_PLACES: [&str; 36] = [
    "ALERT",
    "ANALYSIS",
    "BREAKING",
    "BREAKING NEWS",
    "BRIEF",
    "COMMENT",
    "CORRECTED",
    "CORRECTION",
    "EDITORIAL",
    "EXCLUSIVE",
    "EXPLAINER",
    "FACTBOX",
    "FEATURE",
    "FLASH",
    "FOCUS",
    "INSIGHT",
    "INTERVIEW",
    "JUST IN",
    "LATEST",
    "LIVE",
    "MORE",
    "NEWS",
    "NO CITY",
    "NO DATE",
    "NOTE",
    "OPINION",
    "PHOTOS",
    "PROFILE",
    "REPORT",
    "REFILE",
    "TIMELINE",
    "UPDATE",
    "URGENT",
    "VIDEO",
    "WATCH",
    "WRAPUP",
];

/// Agencies and broadcasters that sign a dateline whose place is not in capitals.
const AGENCIES: [&str; 46] = [
    "AA",
    "ABC",
    "ACAN-EFE",
    "AFP",
    "AKI",
    "ANADOLU",
    "ANI",
    "ANSA",
    "AP",
    "ASSOCIATED PRESS",
    "BBC",
    "BERNAMA",
    "BLOOMBERG",
    "CBS",
    "CNN",
    "DPA",
    "EFE",
    "FARS",
    "IANS",
    "INTERFAX",
    "IRIN",
    "IRNA",
    "ITAR-TASS",
    "KUNA",
    "KYODO",
    "MENA",
    "NAN",
    "NBC",
    "NPR",
    "NYT",
    "PRENSA LATINA",
    "PTI",
    "RADIO FREE EUROPE",
    "REUTER",
    "REUTERS",
    "RFE/RL",
    "RIA NOVOSTI",
    "SANA",
    "SPA",
    "TASS",
    "THE ASSOCIATED PRESS",
    "THOMSON REUTERS FOUNDATION",
    "UPI",
    "VOA",
    "XINHUA",
    "YONHAP",
];

/// Reads a dateline at `at`.
pub(super) fn read(text: &str, at: usize) -> Option<Ended> {
    let window_end = floor(text, at + LONGEST);
    // A dateline may run over a line end, and never over a blank line.
    let window = &text[at..window_end];
    let window = &window[..blank_line(window).unwrap_or(window.len())];
    let first = window.chars().next()?;
    if !first.is_uppercase() {
        return None;
    }
    closed(text, at, window).or_else(|| line_alone(text, at, window))
}

/// A dateline that ends in a dash or in strokes around the agency.
fn closed(text: &str, at: usize, window: &str) -> Option<Ended> {
    let end = separator(window)?;
    let mut head = trimmed(text, at, at + end.start);
    let mut agency = None;
    while head.of(text).ends_with(')') {
        // The brackets of old transcripts do not always match.
        let open = head.of(text).rfind(['(', '['])?;
        let inner = trimmed(text, head.start as usize + open + 1, head.end as usize - 1);
        agency.get_or_insert(inner);
        head = trimmed(text, head.start as usize, head.start as usize + open);
    }
    if let Some(strokes) = end.agency {
        agency = Some(Span::new((at + strokes.0) as u32, (at + strokes.1) as u32));
    }
    let parts = Parts::read(text, head)?;
    let capitals = is_capitals(parts.place.of(text));
    let after = skip_brackets(text, at + end.end);
    let known = agency.is_some_and(|agency| is_agency(agency.of(text)));
    let trusted = if capitals {
        // Without agency and date it takes a long dash, and a text in ordinary letters on the same line, to tell a
        // place from a heading.
        let line = text[after..floor(text, after + 60)].split('\n').next().unwrap_or_default();
        let long_dash = end.wide && end.end - end.start > 1;
        agency.is_some() || parts.dated || long_dash && line.chars().any(char::is_lowercase)
    } else {
        known
            || agency.is_some() && parts.dated
            || parts.date.is_some() && end.wide
            || agency.is_some() && date_behind(text, after).is_some()
    };
    let (date, after) = match parts.date {
        None => date_behind(text, after).map_or((None, after), |(date, end)| (Some(date), end)),
        own => (own, after),
    };
    trusted.then_some(Ended { found: Dateline { place: parts.place, region: parts.region, agency, date }, end: after })
}

/// A full date behind the dash, with the sign or the line end that divides it from the text:
/// `QUETTA, Pakistan - 16 Aug 2022: …`.
fn date_behind(text: &str, at: usize) -> Option<((NaiveDate, Span), usize)> {
    let line = text[at..floor(text, at + 48)].split('\n').next()?;
    let (date, end) = leading_date(line.find([':', '\u{2013}', '\u{2014}']).map_or(line, |sign| &line[..sign]))?;
    let rest = line[end..].trim_start();
    let sign = rest.chars().next().filter(|c| matches!(c, ':' | '-' | '\u{2013}' | '\u{2014}'));
    if sign.is_none() && !rest.is_empty() {
        return None;
    }
    let behind = at + line.len() - rest.len() + sign.map_or(0, char::len_utf8);
    Some(((date, Span::new(at as u32, (at + end) as u32)), super::skip_space(text, behind)))
}

/// A place and a full date that fill a line.
fn line_alone(text: &str, at: usize, window: &str) -> Option<Ended> {
    let line = window.split('\n').next()?;
    let span = trimmed(text, at, at + line.len());
    if span.len() > 60 {
        return None;
    }
    let parts = Parts::read(text, span)?;
    parts.date.filter(|_| is_capitals(parts.place.of(text)) || parts.comma)?;
    Some(Ended { found: Dateline { place: parts.place, region: parts.region, agency: None, date: parts.date }, end: span.end as usize })
}

/// What ends a dateline.
struct Separator {
    start: usize,
    end: usize,
    /// The agency between strokes, `/TASS/`.
    agency: Option<(usize, usize)>,
    /// Whether it is a dash with space around it, or a long one.
    wide: bool,
}

/// The first bytes of the signs that end a dateline or that no dateline holds.
const SIGNS: [bool; 256] = {
    let mut signs = [false; 256];
    let mut at = 0;
    // A long dash and an opening quotation mark begin with the same byte; no other letter of more bytes counts.
    let bytes = b"()-/?!;:\"\xe2";
    while at < bytes.len() {
        signs[bytes[at] as usize] = true;
        at += 1;
    }
    signs
};

/// The first sign in `window` that can end a dateline.
fn separator(window: &str) -> Option<Separator> {
    let bytes = window.as_bytes();
    let mut depth = 0usize;
    for (at, _) in bytes.iter().enumerate().filter(|&(_, &byte)| SIGNS[usize::from(byte)]) {
        let space_before = || window[..at].ends_with(char::is_whitespace);
        let after_bracket = || window[..at].trim_end().ends_with(')');
        match window[at..].chars().next()? {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            '-' if bytes.get(at + 1) == Some(&b'-') => {
                let end = at + window[at..].bytes().take_while(|&byte| byte == b'-').count();
                return Some(Separator { start: at, end, agency: None, wide: true });
            }
            '-' if after_bracket() || space_before() && bytes.get(at + 1).is_some_and(u8::is_ascii_whitespace) => {
                return Some(Separator { start: at, end: at + 1, agency: None, wide: space_before() });
            }
            c @ ('\u{2013}' | '\u{2014}') if c == '\u{2014}' || space_before() || after_bracket() => {
                return Some(Separator { start: at, end: at + c.len_utf8(), agency: None, wide: true });
            }
            // "XALAPA, Mexico (Agency) / July 19, 2017": a stroke for a dash.
            '/' if bytes.get(at + 1) == Some(&b' ') && after_bracket() => {
                return Some(Separator { start: at, end: at + 1, agency: None, wide: true });
            }
            '/' if space_before() => {
                let close = at + 1 + window[at + 1..].find('/')?;
                let dot = usize::from(bytes.get(close + 1) == Some(&b'.'));
                return (close - at <= 24 && is_agency(&window[at + 1..close])).then_some(Separator {
                    start: at,
                    end: close + 1 + dot,
                    agency: Some((at + 1, close)),
                    wide: true,
                });
            }
            // A sentence ends, or something else than a dateline goes on.
            '?' | '!' | ';' | ':' | '"' | '\u{201c}' => return None,
            _ => {}
        }
    }
    None
}

/// The parts before agency and dash.
struct Parts {
    place: Span,
    region: Option<Span>,
    date: Option<(NaiveDate, Span)>,
    /// Whether a date stands there, even without its year.
    dated: bool,
    /// Whether a comma stands between place and date.
    comma: bool,
}

impl Parts {
    fn read(text: &str, head: Span) -> Option<Self> {
        let words = head.of(text);
        if words.is_empty() || words.len() > 120 {
            return None;
        }
        let digit = words.find(|c: char| c.is_ascii_digit());
        let date_from = digit.map(|digit| date_start(words, digit));
        let names_end = date_from.unwrap_or(words.len());
        let names = trimmed(text, head.start as usize, head.start as usize + names_end);
        let comma = names.of(text).ends_with(',');
        let names = trimmed(text, names.start as usize, names.start as usize + names.of(text).trim_end_matches([',', ' ']).len());
        let mut pieces = names.of(text).split(',');
        let first = pieces.next()?;
        let place = trimmed(text, names.start as usize, names.start as usize + first.len());
        let region_start = (names.start as usize + first.len() + 1).min(names.end as usize);
        let mut region = Some(trimmed(text, region_start, names.end as usize)).filter(|region| !region.is_empty());
        // "MEXICO CITY (MEXICO)": the country stands in brackets.
        let mut place = place;
        if let Some(open) = place.of(text).find(" (").filter(|_| place.of(text).ends_with(')')) {
            let open = place.start as usize + open;
            region = Some(trimmed(text, open + 2, place.end as usize - 1));
            place = trimmed(text, place.start as usize, open);
        }
        let name_like =
            |span: &str, most: usize| (1..=most).contains(&span.split_whitespace().count()) && span.split_whitespace().all(is_name_word);
        let fits = name_like(place.of(text), 5) && region.is_none_or(|region| region.of(text).split(',').all(|piece| name_like(piece, 5)));
        if !fits || is_no_place(place.of(text)) {
            return None;
        }
        let Some(from) = date_from else { return Some(Self { place, region, date: None, dated: false, comma }) };
        let date_words = trimmed(text, head.start as usize + from, head.end as usize);
        let date = full_date(text, date_words);
        let dated = date.is_some() || is_day_and_month(date_words.of(text));
        dated.then_some(Self { place, region, date, dated, comma })
    }
}

/// Where the words of the date begin: before its first digit may stand a weekday and a month.
fn date_start(words: &str, digit: usize) -> usize {
    let mut start = digit;
    loop {
        let before = words[..start].trim_end_matches([' ', ',', '.', '\n', '\t']);
        let from = before.rfind(|c: char| !c.is_alphabetic()).map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
        let word = &before[from..];
        if word.is_empty() || from == 0 || !(is_month(word) || is_weekday(word)) {
            return start;
        }
        start = from;
    }
}

fn full_date(text: &str, words: Span) -> Option<(NaiveDate, Span)> {
    let (date, span) = match stated_day(words.of(text))? {
        StatedDay::Alone(date) => return Some((date, words)),
        StatedDay::Within(date, span) => (date, span),
    };
    let before = words.of(text)[..span.start as usize].trim_end_matches([' ', ',', '.']);
    let after = words.of(text)[span.end as usize..].trim();
    (before.is_empty() || is_weekday(before)).then_some(())?;
    (after.len() <= 16 && after.chars().all(|c| c.is_ascii_digit() || c.is_ascii_uppercase() || " :.,".contains(c)))
        .then(|| (date, Span::new(words.start + span.start, words.start + span.end)))
}

/// `March 3`, `3 JAN`, `Oct. 14`: a day without its year.
fn is_day_and_month(words: &str) -> bool {
    let mut month = false;
    let mut day = false;
    for word in words.split([' ', ',', '.', '\n']).filter(|word| !word.is_empty()) {
        if is_month(word) && !month {
            month = true;
        } else if word.parse::<u8>().is_ok_and(|number| (1..=31).contains(&number)) && !day {
            day = true;
        } else if !is_weekday(word) {
            return false;
        }
    }
    month && day
}

fn is_month(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    let months = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
    word.len() >= 3
        && (word == "sept" || months.iter().any(|month| month.starts_with(&word) && (word.len() == 3 || word.len() == month.len())))
}

fn is_agency(name: &str) -> bool {
    let name = name.trim();
    // Broadcasters sign with four capitals: WIVB.
    let call_sign = name.len() == 4 && name.starts_with(['W', 'K']) && name.bytes().all(|byte| byte.is_ascii_uppercase());
    call_sign
        || AGENCIES.iter().any(|agency| agency.eq_ignore_ascii_case(name))
        || name.split('/').any(|part| part.len() < name.len() && AGENCIES.contains(&part))
}

fn is_name_word(word: &str) -> bool {
    let small = ["de", "del", "la", "el", "al", "of", "the", "and", "da", "do", "dos", "das", "di", "sur", "am"];
    let letters = word.trim_matches(['.', '\'', '\u{2019}', '(', ')']);
    small.contains(&letters)
        || letters.starts_with(char::is_uppercase) && letters.chars().all(|c| c.is_alphabetic() || "-.'\u{2019}/".contains(c))
}

fn is_capitals(place: &str) -> bool {
    let letters = || place.chars().filter(|c| c.is_alphabetic());
    letters().count() >= 3 && letters().all(|c| !c.is_lowercase())
}

fn is_no_place(place: &str) -> bool {
    let upper = place.to_uppercase();
    NO_PLACES.contains(&upper.as_str()) || NO_PLACES.contains(&upper.split_whitespace().next().unwrap_or_default())
}

/// Passes white space and the bracketed notes before a text: `[TEXT]`, `[REPORT] [JUAN PEREZ]`.
fn skip_brackets(text: &str, at: usize) -> usize {
    let mut at = super::skip_space(text, at);
    for _ in 0..6 {
        let window = &text[at..floor(text, at + 120)];
        let Some(end) = window.strip_prefix('[').and_then(|_| window.find(']')) else { break };
        at = super::skip_space(text, at + end + 1);
    }
    at
}

fn blank_line(window: &str) -> Option<usize> {
    let mut at = 0;
    loop {
        let newline = at + window[at..].find('\n')?;
        let rest = window[newline + 1..].trim_start_matches([' ', '\t', '\r']);
        if rest.starts_with('\n') {
            return Some(newline);
        }
        at = newline + 1;
    }
}
