//! Dates in figures: `2024-03-31`, `03/26/2021`, `31.03.2024`, `9/11`, `271545ZMAR24`.

use super::super::expression::{Clock, DateExpression, Meaning, YearPart};
use super::super::lexicon::{Form, Head, number};
use super::Parser;
use super::calendar::pivot;
use crate::text::TokenRange;
use crate::tokenize::Kind;

impl Parser<'_> {
    /// A date of three numbers joined by `-` or `/`, from the first of them.
    pub(super) fn numeric_date(&mut self, at: usize) -> bool {
        let sign = self.right(at + 1);
        if !matches!(sign, "-" | "/") || !self.attached(at + 1) || !self.attached(at + 2) {
            return false;
        }
        let joined_before = self.attached(at) && !matches!(self.behind(at), "(" | "[" | "\"" | "'");
        let (first, second) = (self.digits(at), self.digits(at + 2));
        let (Some(first), Some(second)) = (first, second) else { return self.letters_date(at) };
        if joined_before {
            return false;
        }
        let third = (self.right(at + 3) == sign && self.attached(at + 3) && self.attached(at + 4)).then(|| self.digits(at + 4)).flatten();
        let Some(third) = third else { return self.two_numbers(at, first, second) };
        // A fourth part makes it something else.
        if matches!(self.right(at + 5), "-" | "/") && self.attached(at + 5) {
            return false;
        }
        let end = at + 5;
        let calendar = |year, month, day, short_year, ambiguous| Meaning::Calendar {
            year: YearPart::Is(year),
            month: Some(month),
            day: Some(day),
            weekday: None,
            short_year,
            ambiguous,
        };
        let meaning = match (first, second, third) {
            ((4, year), (_, month), (_, day)) if plausible(month, day) => calendar(year as i32, month, day, false, false),
            ((1..=2, a), (1..=2, b), (4 | 2, year)) => {
                let short = third.0 == 2;
                let year = if short { pivot(year) } else { year as i32 };
                match (plausible(a, b), plausible(b, a)) {
                    (true, true) => calendar(year, a, b, short, a != b),
                    (true, false) => calendar(year, a, b, short, false),
                    (false, true) => calendar(year, b, a, short, false),
                    (false, false) => return false,
                }
            }
            _ => return false,
        };
        let Meaning::Calendar { year: YearPart::Is(year), .. } = meaning else { return false };
        if !(1000..2200).contains(&year) {
            return false;
        }
        self.push(at, end, at, meaning, None);
        self.iso_clock(at + 4);
        true
    }

    /// A number of one, two or four digits, with how many it has; `31T10` counts as `31`.
    fn digits(&self, at: usize) -> Option<(usize, u32)> {
        let word = self.tokens.folded(at);
        let digits = match self.kind(at) {
            Kind::Number => word,
            Kind::Mixed => word.split_once('t').filter(|(day, hour)| day.len() == 2 && hour.len() >= 2)?.0,
            _ => return None,
        };
        number(digits).filter(|_| matches!(digits.len(), 1 | 2 | 4)).map(|value| (digits.len(), value))
    }

    /// The clock time of `2024-03-31T10:00:00Z`, from the token that holds the day.
    fn iso_clock(&mut self, day: usize) {
        let Some((_, hour)) = self.tokens.folded(day).split_once('t') else { return };
        let Some(hour) = number(&hour[..hour.len().min(2)]).filter(|&hour| hour <= 24) else { return };
        let mut end = day + 1;
        let mut minute = None;
        let mut universal = self.tokens.folded(day).ends_with('z');
        while self.right(end) == ":" && self.attached(end) && self.attached(end + 1) {
            let word = self.tokens.folded(end + 1);
            universal = word.ends_with('z');
            if minute.is_none() {
                minute = number(word.trim_end_matches('z'));
            }
            end += 2;
        }
        if let Some(last) = self.out.last_mut() {
            last.clock = Some(Clock { hour, minute: minute.filter(|&minute| minute < 60), universal });
            last.tokens.end = end as u32;
            self.floor = end;
            self.next = self.next.max(end);
        }
    }

    /// `2024-03` and `9/11`.
    fn two_numbers(&mut self, at: usize, first: (usize, u32), second: (usize, u32)) -> bool {
        if self.right(at + 1) == "/" && first == (1, 9) && second == (2, 11) && self.kind(at + 3) != Kind::Number {
            self.push(at, at + 3, at, Meaning::calendar(YearPart::Is(2001), Some(9), Some(11)), None);
            return true;
        }
        // "2003-04" is a season as often as a month: only where the second number is not the next year.
        let month =
            first.0 == 4 && second.0 == 2 && self.right(at + 1) == "-" && (1..=12).contains(&second.1) && (first.1 + 1) % 100 != second.1;
        if month && (1900..2100).contains(&first.1) && second.1 != 0 && self.tokens.folded(at + 2).starts_with('0') {
            self.push(at, at + 3, at, Meaning::calendar(YearPart::Is(first.1 as i32), Some(second.1), None), None);
            return true;
        }
        false
    }

    /// `31-Mar-2024`, `3-JAN-90`.
    fn letters_date(&mut self, at: usize) -> bool {
        let Some((_, day)) = self.digits(at).filter(|(length, day)| *length <= 2 && (1..=31).contains(day)) else { return false };
        let Some(Head::Month(month, form)) = self.head_at(at + 2) else { return false };
        if self.right(at + 3) != "-" && self.right(at + 3) != "/" || !self.attached(at + 3) {
            return false;
        }
        let Some((length, year)) = self.digits(at + 4) else { return false };
        if form == Form::Foreign && length == 1 {
            return false;
        }
        let short_year = length == 2;
        let year = if short_year { pivot(year) } else { year as i32 };
        let meaning = Meaning::Calendar {
            year: YearPart::Is(year),
            month: Some(u32::from(month)),
            day: Some(day),
            weekday: None,
            short_year,
            ambiguous: false,
        };
        self.push(at, at + 5, at, meaning, None);
        true
    }

    /// `31.03.2024`: the day first, as everywhere that dots are written.
    pub(super) fn dotted_date(&mut self, at: usize) {
        let word = self.tokens.folded(at);
        let mut parts = word.split('.');
        let (Some(day), Some(month), Some(year), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else { return };
        if !matches!(year.len(), 2 | 4) || day.len() > 2 || month.len() > 2 {
            return;
        }
        let (Some(day), Some(month), Some(year)) = (number(day), number(month), number(year)) else { return };
        let short_year = year < 100;
        let year = if short_year { pivot(year) } else { year as i32 };
        if plausible(month, day) && (1000..2200).contains(&year) {
            let meaning = Meaning::Calendar {
                year: YearPart::Is(year),
                month: Some(month),
                day: Some(day),
                weekday: None,
                short_year,
                ambiguous: false,
            };
            self.push(at, at + 1, at, meaning, None);
        }
    }

    /// A military date-time group, in one word or with spaces: `271545ZMAR24`, `271545Z MAR 24`.
    pub(super) fn date_group(&mut self, at: usize) -> bool {
        let word = self.tokens.folded(at);
        if word.len() < 7 || !word.is_char_boundary(6) || !word.is_char_boundary(7) {
            return false;
        }
        let (figures, rest) = word.split_at(6);
        let (Some(_), Some(zone)) = (number(figures), rest.bytes().next().filter(u8::is_ascii_lowercase)) else { return false };
        let part = |range: std::ops::Range<usize>| number(&figures[range]).unwrap_or(0);
        let (day, hour, minute) = (part(0..2), part(2..4), part(4..6));
        if !(1..=31).contains(&day) || hour > 23 || minute > 59 {
            return false;
        }
        let month_of = |word: &str| match self.words.head(crate::tokenize::fold::hash(word)) {
            Some(Head::Month(month, Form::Short | Form::Ambiguous | Form::Full)) => Some(u32::from(month)),
            _ => None,
        };
        let rest = &rest[1..];
        let (month, year, end) = if rest.is_empty() {
            (month_of(self.right(at + 1)), number(self.right(at + 2)), at + 3)
        } else if rest.is_ascii() && rest.len() >= 5 {
            (month_of(&rest[..3]), number(&rest[3..]), at + 1)
        } else {
            return false;
        };
        let (Some(month), Some(year)) = (month, year) else { return false };
        let short_year = year < 100;
        let year = if short_year { pivot(year) } else { year as i32 };
        let meaning =
            Meaning::Calendar { year: YearPart::Is(year), month: Some(month), day: Some(day), weekday: None, short_year, ambiguous: false };
        self.push_expression(DateExpression {
            tokens: TokenRange::new(at, end),
            head: at as u32,
            meaning,
            modifier: None,
            part: None,
            clock: Some(Clock { hour, minute: Some(minute), universal: zone == b'z' }),
        });
        true
    }
}

/// Whether the two can be a month and a day.
fn plausible(month: u32, day: u32) -> bool {
    (1..=12).contains(&month) && (1..=31).contains(&day)
}
