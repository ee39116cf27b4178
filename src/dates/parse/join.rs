//! What neighbours say of each other: clock times take their day, ranges share a month or a year, and one
//! unmistakable numeric date decides the order of the others.

use super::super::expression::{Clock, DateExpression, Meaning, YearPart};
use super::super::lexicon::Part;
use crate::tokenize::{Gap, Kind, Tokens};

/// Joins and completes the expressions of a text.
pub(super) fn finish(text: &str, tokens: &Tokens, found: &mut Vec<DateExpression>) {
    join_times(tokens, found);
    share_years(tokens, found);
    settle_order(text, tokens, found);
}

/// "10 p.m. Wednesday", "5 p.m. EST, Nov. 6", "Friday at noon", "the night of March 3" are one mention each.
fn join_times(tokens: &Tokens, found: &mut Vec<DateExpression>) {
    let timed = |date: &DateExpression| date.clock.is_some() || date.part.is_some();
    if !found.iter().any(timed) {
        return;
    }
    let mut joined: Vec<DateExpression> = Vec::with_capacity(found.len());
    for date in found.drain(..) {
        if let Some(last) = joined.last_mut() {
            let between = last.tokens.end as usize..date.tokens.start as usize;
            let apart = between.clone().any(|at| tokens[at].gap == Gap::Paragraph) || tokens[date.tokens.first()].gap == Gap::Paragraph;
            let word = |index: usize| tokens.folded(between.start + index);
            let length = between.len();
            let day_after =
                last.meaning == Meaning::Bare && date.meaning.names_day() && !(timed(&date) && last.part.is_none() && date.clock.is_some());
            let time_after = date.meaning == Meaning::Bare && last.meaning.names_day() && last.clock.is_none();
            // "10:35 a.m. (0735 GMT)": the same time twice.
            if length == 1
                && matches!(word(0), "(" | "[")
                && last.meaning == Meaning::Bare
                && date.meaning == Meaning::Bare
                && last.clock.is_some()
                && date.clock.is_some()
                && matches!(tokens.folded(date.tokens.end as usize), ")" | "]")
            {
                last.tokens.end = date.tokens.end + 1;
                continue;
            }
            let linked = match length {
                0 => true,
                1 => {
                    (day_after && matches!(word(0), "," | "on" | "of"))
                        || (time_after && matches!(word(0), "at" | "," | "around" | "about"))
                }
                2 => {
                    (day_after && word(0) == "," && word(1) == "on")
                        || (time_after && word(0) == "at" && matches!(word(1), "about" | "around"))
                }
                _ => false,
            };
            if linked && !apart && (day_after || time_after) {
                let (clock, part) = (last.clock.or(date.clock), last.part.or(date.part));
                let head = if day_after { date.head } else { last.head };
                let first = last.tokens.start;
                if day_after {
                    let modifier = last.modifier.or(date.modifier);
                    let end = date.tokens.end;
                    *last = date;
                    last.modifier = modifier;
                    last.tokens.end = end;
                } else {
                    last.tokens.end = date.tokens.end;
                }
                last.tokens.start = first;
                last.head = head;
                last.clock = clock.map(|clock| in_part(clock, part));
                last.part = part;
                continue;
            }
        }
        joined.push(date);
    }
    // A part of the day that found no day says nothing.
    joined.retain(|date| date.meaning != Meaning::Bare || date.clock.is_some() || date.part.is_some_and(|part| part.code().contains(':')));
    *found = joined;
}

/// "10:30 Monday night" is half past ten in the evening.
fn in_part(clock: Clock, part: Option<Part>) -> Clock {
    let later = match part {
        Some(Part::Afternoon | Part::Evening) => (1..12).contains(&clock.hour),
        Some(Part::Night) => (6..12).contains(&clock.hour),
        _ => false,
    };
    if later && !clock.universal { Clock { hour: clock.hour + 12, ..clock } } else { clock }
}

/// "March 30 to April 2, 2024": the first takes the year of the second.
fn share_years(tokens: &Tokens, found: &mut [DateExpression]) {
    for index in (1..found.len()).rev() {
        let (left, right) = found.split_at_mut(index);
        let (Some(first), Some(second)) = (left.last_mut(), right.first()) else { continue };
        let between = first.tokens.end as usize..second.tokens.start as usize;
        if between.len() != 1
            || !matches!(tokens.folded(between.start), "to" | "-" | "through" | "until" | "and" | "or")
            || tokens[between.start].kind == Kind::Number
        {
            continue;
        }
        if let (
            Meaning::Calendar { year: year @ YearPart::Unsaid, month: Some(month), .. },
            Meaning::Calendar { year: YearPart::Is(known), month: Some(later), .. },
        ) = (&mut first.meaning, &second.meaning)
        {
            *year = YearPart::Is(if *month <= *later { *known } else { *known - 1 });
        }
    }
}

/// Where some numeric date can only be read day first, the ambiguous ones are read so too.
fn settle_order(text: &str, tokens: &Tokens, found: &mut [DateExpression]) {
    let mut day_first = false;
    let mut month_first = false;
    for date in found.iter() {
        if let Meaning::Calendar { ambiguous: false, month: Some(month), day: Some(day), .. } = date.meaning {
            let words = tokens.span(date.tokens).of(text);
            if day > 12 && words.contains('/') {
                let leading: String = words.chars().take_while(char::is_ascii_digit).collect();
                day_first |= leading.parse() == Ok(day);
                month_first |= leading.parse() == Ok(month);
            }
        }
    }
    if day_first == month_first {
        return;
    }
    for date in found {
        if let Meaning::Calendar { ambiguous: ambiguous @ true, month: Some(month), day: Some(day), .. } = &mut date.meaning {
            *ambiguous = false;
            if day_first {
                std::mem::swap(month, day);
            }
        }
    }
}
