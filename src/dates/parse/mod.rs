//! Finds date expressions in tokens and reads what they say.
//!
//! One walk over the tokens stops at *heads* (a month, "years", "Friday", a four-digit number). The family of
//! the head looks left for counts and modifiers and right for what completes it, and hands over one
//! expression. An expression never reaches back into the one before it, save where two make one: "Friday,
//! March 21", "10 p.m. Wednesday", "Friday night".

mod calendar;
mod clock;
mod count;
mod join;
mod numeric;
mod offset;
mod unit;
mod words;
mod year;

use super::expression::{DateExpression, Meaning, Modifier, YearPart};
use super::lexicon::{Head, Words};
use crate::text::TokenRange;
use crate::tokenize::{Gap, Kind, Shape, Token, Tokens};

/// Every date expression in the text, in order and without overlap.
///
/// ```
/// use dateline::{dates, tokenize};
///
/// let text = "Two died on Friday, March 22, and one three days later.";
/// let tokens = tokenize::tokenize(text);
/// let found = dates::find(text, &tokens);
/// let words: Vec<&str> = found.iter().map(|date| tokens.span(date.tokens).of(text)).collect();
/// assert_eq!(words, ["Friday, March 22", "three days later"]);
/// ```
#[must_use]
pub fn find(text: &str, tokens: &Tokens) -> Vec<DateExpression> {
    let mut parser = Parser { text, tokens, words: Words::get(), out: Vec::new(), floor: 0, next: 0 };
    parser.run();
    join::finish(text, tokens, &mut parser.out);
    parser.out
}

struct Parser<'t> {
    text: &'t str,
    tokens: &'t Tokens,
    words: Words,
    out: Vec<DateExpression>,
    /// Nothing before this token may be taken: the end of the last expression.
    floor: usize,
    /// The walk goes on here.
    next: usize,
}

impl Parser<'_> {
    fn run(&mut self) {
        let (tokens, words) = (self.tokens, self.words);
        let stops = |token: &Token| match token.kind {
            Kind::Word => words.may_be_head(token.hash),
            Kind::Number | Kind::Mixed => true,
            Kind::Possessive | Kind::Punctuation => false,
        };
        while let Some(ahead) = tokens[self.next.min(tokens.len())..].iter().position(stops) {
            let at = self.next + ahead;
            self.next = at + 1;
            match tokens[at].kind {
                Kind::Number => self.number(at),
                Kind::Mixed => self.mixed(at),
                _ => {
                    if let Some(head) = words.head(tokens[at].hash) {
                        self.word(at, head);
                    }
                }
            }
        }
    }

    fn word(&mut self, at: usize, head: Head) {
        match head {
            Head::Month(month, form) => self.month(at, u32::from(month), form),
            Head::Weekday(weekday, full) => self.weekday(at, u32::from(weekday), full),
            Head::Weekdays(weekday) => self.weekdays(at, u32::from(weekday)),
            Head::Unit(unit, plural) => self.unit(at, unit, plural),
            Head::Part(part) => self.part(at, part),
            Head::Season(season, verb) => self.season(at, season, verb),
            Head::Day(shift) => self.named_day(at, shift),
            Head::Tonight => self.tonight(at),
            Head::Overnight => self.overnight(at),
            Head::Reference(value) => self.reference(at, value),
            Head::Future | Head::Past | Head::Time => self.vague(at, head),
            Head::Often(value) => self.often(at, value),
            Head::Holiday => self.holiday(at),
            Head::Tens(tens) => self.spelled_decade(at, u32::from(tens)),
            Head::Nineteen => self.spelled_year(at),
        }
    }

    /// The folded word before token `at`, if it is free and of the same paragraph.
    fn left(&self, at: usize) -> &str {
        if at > self.floor && self.tokens.get(at).is_some_and(|token| token.gap != Gap::Paragraph) {
            self.tokens.folded(at - 1)
        } else {
            ""
        }
    }

    /// The folded word before `at`, though an expression may hold it.
    fn behind(&self, at: usize) -> &str {
        if at > 0 && self.tokens.get(at).is_some_and(|token| token.gap != Gap::Paragraph) { self.tokens.folded(at - 1) } else { "" }
    }

    /// The folded word at `at`, if it is of the same paragraph as the one before it.
    fn right(&self, at: usize) -> &str {
        if self.tokens.get(at).is_some_and(|token| token.gap != Gap::Paragraph) { self.tokens.folded(at) } else { "" }
    }

    /// Whether token `at` follows its neighbour without a space.
    fn attached(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.gap == Gap::None)
    }

    fn shape(&self, at: usize) -> Shape {
        self.tokens.get(at).map_or(Shape::None, |token| token.shape)
    }

    fn kind(&self, at: usize) -> Kind {
        self.tokens.get(at).map_or(Kind::Punctuation, |token| token.kind)
    }

    /// Whether token `at` is the clitic of a possessive, of a number too: "1990's".
    fn possessive(&self, at: usize) -> bool {
        match self.kind(at) {
            Kind::Possessive => true,
            Kind::Punctuation => self.attached(at) && self.tokens.is(at, "s"),
            _ => false,
        }
    }

    /// The head that token `at` is.
    fn head_at(&self, at: usize) -> Option<Head> {
        self.tokens.get(at).and_then(|token| self.words.head(token.hash))
    }

    fn raw(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.span.of(self.text))
    }

    /// Hands over an expression of tokens `start..end` that turns on `head`.
    fn push(&mut self, start: usize, end: usize, head: usize, meaning: Meaning, modifier: Option<Modifier>) {
        self.push_expression(DateExpression {
            tokens: TokenRange::new(start, end),
            head: head as u32,
            meaning,
            modifier,
            part: None,
            clock: None,
        });
    }

    fn push_expression(&mut self, expression: DateExpression) {
        self.floor = expression.tokens.end as usize;
        self.next = self.next.max(self.floor);
        self.out.push(expression);
    }

    /// Takes in "early", "late", "mid-", "the end of" and the article before them, left of `start`.
    fn modifier(&self, start: usize) -> (usize, Option<Modifier>) {
        match self.left(start) {
            "early" => self.with_article(start - 1, Modifier::Start),
            "late" => self.with_article(start - 1, Modifier::End),
            "mid" => self.with_article(start - 1, Modifier::Mid),
            "-" if self.left(start - 1) == "mid" => self.with_article(start - 2, Modifier::Mid),
            "-" if self.left(start - 1) == "late" => self.with_article(start - 2, Modifier::End),
            "-" if self.left(start - 1) == "early" => self.with_article(start - 2, Modifier::Start),
            "of" => self.end_of(start - 1).unwrap_or((start, None)),
            _ => (start, None),
        }
    }

    fn with_article(&self, start: usize, modifier: Modifier) -> (usize, Option<Modifier>) {
        let start = if matches!(self.left(start), "the" | "very") { start - 1 } else { start };
        (if self.left(start) == "the" { start - 1 } else { start }, Some(modifier))
    }

    /// "the end" before the "of" at `of`.
    fn end_of(&self, of: usize) -> Option<(usize, Option<Modifier>)> {
        let modifier = match self.left(of) {
            "end" | "close" => Modifier::End,
            "beginning" | "start" => Modifier::Start,
            "middle" => Modifier::Mid,
            _ => return None,
        };
        Some(self.with_article(of - 1, modifier))
    }

    /// "about", "nearly", "more than" left of `start`.
    fn approximately(&self, start: usize) -> (usize, Option<Modifier>) {
        let some = Some(Modifier::Approximate);
        match self.left(start) {
            "about" | "around" | "nearly" | "almost" | "roughly" | "approximately" | "over" => (start - 1, some),
            "than" if matches!(self.left(start - 1), "more" | "less" | "fewer" | "longer") => {
                (if self.left(start - 2) == "no" { start - 3 } else { start - 2 }, some)
            }
            "least" | "most" if self.left(start - 1) == "at" => (start - 2, some),
            "to" if self.left(start - 1) == "up" => (start - 2, some),
            _ => (start, None),
        }
    }

    /// The year that a quarter, season or holiday takes: from the right ("of 1990", "of last year", "1990"),
    /// else from the left ("last year's", "1990's", "1990"). Gives the new bounds.
    fn year_around(&self, start: usize, end: usize) -> (usize, usize, YearPart) {
        let (mut after, of) = if self.right(end) == "of" { (end + 1, true) } else { (end, false) };
        if matches!(self.right(after), "fiscal") {
            after += 1;
        }
        if self.right(end) == "," && self.year_number(end + 1).is_some() && !matches!(self.right(end + 2), "," | "and") {
            after = end + 1;
        }
        if let Some(year) = self.year_number(after) {
            return (self.fiscal(start), after + 1, YearPart::Is(year));
        }
        if let Some((year, end)) = self.spelled(after) {
            return (self.fiscal(start), end, YearPart::Is(year));
        }
        if let Some(shift) = shift_word(self.right(after)).filter(|_| self.tokens.is(after + 1, "year")) {
            return (self.fiscal(start), after + 2, YearPart::Shift(shift));
        }
        if of && matches!(self.right(after), "the" | "that") && self.tokens.is(after + 1, "year") {
            return (self.fiscal(start), after + 2, YearPart::Same);
        }
        let mut first = start;
        let mut at = start;
        if matches!(self.left(at), "fiscal") || (self.left(at) == "-" && self.left(at - 1) == "fiscal") {
            at -= if self.left(at) == "-" { 2 } else { 1 };
            first = at;
        }
        if at > self.floor && self.possessive(at - 1) {
            if self.left(at - 1) == "year"
                && let Some(shift) = shift_word(self.left(at - 2))
            {
                return (at - 3, end, YearPart::Shift(shift));
            }
            if let Some(year) = at.checked_sub(2).filter(|&y| y >= self.floor).and_then(|y| self.year_number(y)) {
                return (at - 2, end, YearPart::Is(year));
            }
        }
        if let Some(year) = at.checked_sub(1).filter(|&y| y >= self.floor).and_then(|y| self.year_number(y)) {
            return (self.article(at - 1), end, YearPart::Is(year));
        }
        if matches!(self.left(at), "ago" | "earlier") && self.left(at - 1) == "-" && self.left(at - 2) == "year" {
            return (self.article(at - 3), end, YearPart::YearAgo);
        }
        let at = first;
        match self.left(at) {
            "last" | "past" => (self.article(at - 1), end, YearPart::Last),
            "next" | "coming" => (self.article(at - 1), end, YearPart::Next),
            "this" | "current" => (self.article(at - 1), end, YearPart::This),
            "that" | "same" => (self.article(at - 1), end, YearPart::Same),
            "the" | "its" | "their" => (at - 1, end, YearPart::Unsaid),
            _ => (at, end, YearPart::Unsaid),
        }
    }

    /// `start`, or "the fiscal" before it.
    fn fiscal(&self, start: usize) -> usize {
        self.article(if self.left(start) == "fiscal" { start - 1 } else { start })
    }

    /// `start`, or the article before it.
    fn article(&self, start: usize) -> usize {
        if matches!(self.left(start), "the" | "its") { start - 1 } else { start }
    }

    /// A four-digit year at `at`.
    fn year_number(&self, at: usize) -> Option<i32> {
        let token = self.tokens.get(at)?;
        if token.kind != Kind::Number || token.span.len() != 4 || token.gap == Gap::Paragraph {
            return None;
        }
        super::lexicon::number(self.tokens.folded(at)).filter(|year| (1000..2200).contains(year)).map(|year| year as i32)
    }
}

/// "last", "this", "next" as a number of units.
fn shift_word(word: &str) -> Option<i32> {
    match word {
        "last" | "previous" => Some(-1),
        "this" | "current" => Some(0),
        "next" | "coming" => Some(1),
        _ => None,
    }
}
