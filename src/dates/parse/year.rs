//! Years and decades, in figures and in words: "1989", "fiscal 1989", "'98", "the mid-1990s", "the nineties".

use super::super::expression::{Meaning, YearPart};
use super::super::lexicon::{cardinal, number};
use super::Parser;
use super::calendar::pivot;
use crate::tokenize::{Gap, Kind, Shape};

/// What a number before it counts rather than dates.
const COUNTED: &[&str] = &[
    "people",
    "persons",
    "men",
    "women",
    "children",
    "civilians",
    "killed",
    "dead",
    "wounded",
    "injured",
    "homeless",
    "km",
    "kms",
    "mi",
    "kg",
    "ft",
    "feet",
    "percent",
    "%",
    "pct",
    "mph",
    "kph",
    "mm",
    "cm",
    "m",
    "million",
    "billion",
    "thousand",
    "acres",
    "metric",
    "square",
    "cubic",
    "tons",
    "tonnes",
    "hectares",
    "barrels",
    "dollars",
    "euros",
    "troops",
    "police",
    "degrees",
    "megawatts",
    "local",
    "foreign",
    "new",
    "more",
    "block",
    "jobs",
    "additional",
    "strong",
    "members",
    "volts",
    "hours",
    "hrs",
    "gmt",
    "utc",
];

/// What makes a number after it anything but a year.
const NEVER_BEFORE: &[&str] = &[
    "$",
    "#",
    "£",
    "€",
    "¥",
    "no",
    "number",
    "flight",
    "route",
    "highway",
    "room",
    "page",
    "resolution",
    "boeing",
    "airbus",
    "rs",
    "least",
    "than",
    "roughly",
    "approximately",
    "another",
    "exactly",
    "model",
    "at",
];

/// What announces a year.
const ANNOUNCES: &[&str] = &[
    "in", "since", "until", "till", "by", "before", "after", "during", "of", "from", "to", "early", "late", "fiscal", "year", "mid",
    "through", "the", "between", "and", "for", "spring", "summer", "fall", "autumn", "winter", "(", "-", "its", "s", "back", "circa",
];

/// What announces a year before 1900 too.
const ANNOUNCES_OLD: &[&str] = &["in", "since", "by", "until", "early", "late", "year", "(", "between", "from", "to", "-", "of", "and"];

/// What announces a year though a plural noun follows: "the 1988 elections".
const DATES_PLURAL: &[&str] = &["fiscal", "year", "-", "the", "in", "its", "since", "their", "his", "of", "s"];

/// What has the year of its making in its name: "a 1971 Convention".
const INSTRUMENTS: &[&str] =
    &["accord", "act", "agreement", "armistice", "constitution", "convention", "decree", "law", "pact", "protocol", "resolution", "treaty"];

/// Words in -s that are no plural nouns.
const NO_PLURAL: &[&str] = &["does", "goes", "this", "thus", "towards", "across", "says", "plus", "unless", "versus", "whereas"];

/// Words that may follow a year before 1900 without being counted by it.
const FUNCTION: &[&str] = &[
    "was",
    "were",
    "and",
    "had",
    "the",
    "when",
    "in",
    "to",
    "by",
    "is",
    "that",
    "as",
    "with",
    "at",
    "on",
    "a",
    "it",
    "he",
    "until",
    "after",
    "before",
    "an",
    "she",
    "they",
    "his",
    "her",
    "its",
    "their",
    "this",
    "these",
    "there",
    "but",
    "or",
    "from",
    "under",
    "during",
    "because",
    "while",
    "however",
    "only",
    "most",
    "all",
    "several",
    "some",
    "nearly",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "for",
    "which",
    "who",
    "where",
    "following",
    "did",
    "would",
    "could",
    "has",
    "no",
];

impl Parser<'_> {
    /// Whether the token at `at` is a noun that is counted rather than dated.
    pub(super) fn counts_people(&self, at: usize) -> bool {
        COUNTED.contains(&self.right(at))
    }

    /// The same after a day and a month, where "killed" or "new" goes on about the date: "March 3, 2000 people fled".
    pub(super) fn counts_heads(&self, at: usize) -> bool {
        self.counts_people(at)
            && !matches!(
                self.right(at),
                "killed" | "dead" | "wounded" | "injured" | "local" | "foreign" | "new" | "more" | "additional" | "police" | "m"
            )
    }

    /// A number: a year, a clock time, a numeric date.
    pub(super) fn number(&mut self, at: usize) {
        let length = self.tokens[at].span.len();
        if length == 4 {
            if self.numeric_date(at) || self.clock(at) {
                return;
            }
            if self.year_number(at).is_some() {
                self.year(at);
            }
        } else if length <= 2 {
            if !self.numeric_date(at) && !self.clock(at) {
                self.apostrophe_year(at);
            }
        } else if length >= 6 {
            self.dotted_date(at);
        } else {
            // "10.30 a.m."
            self.clock(at);
        }
    }

    /// A four-digit number that may be a year.
    fn year(&mut self, at: usize) {
        let Some(year) = self.year_number(at) else { return };
        if !self.year_stands(at, year) || self.taken_by_next(at) {
            return;
        }
        // "the 1970's"
        if self.possessive(at + 1) && year % 10 == 0 && matches!(self.left(at), "the" | "early" | "late" | "-") {
            return self.decade(at, at + 2, at, year / 10);
        }
        let (start, modifier) = match self.left(at) {
            "fiscal" => (at - 1, None),
            "-" if matches!(self.left(at - 1), "post" | "pre") => (at - 2, None),
            _ => self.modifier(at),
        };
        let end = at + 1;
        self.push(start, end, at, Meaning::calendar(YearPart::Is(year), None, None), modifier);
        self.second_year(end, year);
    }

    /// "1990-91": the second year is a mention of its own.
    fn second_year(&mut self, dash: usize, year: i32) {
        let at = dash + 1;
        if self.right(dash) != "-"
            || !self.attached(dash)
            || !self.attached(at)
            || self.tokens.folded(at).len() != 2
            || self.right(at + 1) == "-"
        {
            return;
        }
        let Some(second) = number(self.tokens.folded(at)).map(|second| second as i32) else { return };
        let short = year.rem_euclid(100);
        if second > short || second == (short + 1) % 100 {
            let century = if second < short { year - short + 100 } else { year - short };
            self.push(at, at + 1, at, Meaning::calendar(YearPart::Is(century + second), None, None), None);
        }
    }

    /// Whether the number at `at` is a year by what stands around it.
    fn year_stands(&self, at: usize, year: i32) -> bool {
        let before = self.behind(at);
        let after = self.right(at + 1);
        if self.tokens[at].gap == Gap::None && !self.year_attached(at, year) || NEVER_BEFORE.contains(&before) || COUNTED.contains(&after) {
            return false;
        }
        let word_after_dash = after == "-" && self.attached(at + 1) && self.attached(at + 2) && self.kind(at + 2) == Kind::Word;
        let decimal = after == "." && self.attached(at + 1) && self.attached(at + 2) && self.kind(at + 2) == Kind::Number;
        // "from 1800 to 0600", "1200-1800 GMT"
        let hours = matches!(after, "to" | "-" | "until" | "and")
            && self.tokens.folded(at + 2).len() == 4
            && (self.tokens.folded(at + 2).starts_with('0') || matches!(self.right(at + 3), "gmt" | "hours" | "hrs" | "local" | "utc"));
        if word_after_dash || decimal || hours {
            return false;
        }
        let announced = ANNOUNCES.contains(&before);
        let plausible = (1900..2060).contains(&year);
        let lower = self.shape(at + 1) == Shape::Lower;
        let plural = lower && after.len() > 3 && after.ends_with('s') && !NO_PLURAL.contains(&after);
        if plural && !(plausible && DATES_PLURAL.contains(&before)) {
            return false;
        }
        // "1101 W. Paterson St." and "a white 2004 Ford"
        let named = matches!(self.shape(at + 1), Shape::Title | Shape::Upper | Shape::Mixed);
        // "a 1971 Convention", "his 1990 Meridian forecast"
        let determined = plausible && matches!(before, "a" | "his" | "her" | "their") && self.shape(at + 1) == Shape::Title;
        let determined = determined && (before != "a" || INSTRUMENTS.contains(&after));
        if named && (!announced && !determined || !plausible && before != "in") && before != "©" {
            return false;
        }
        if !plausible && (plural || before != "in" && (!ANNOUNCES_OLD.contains(&before) || lower && !FUNCTION.contains(&after))) {
            return false;
        }
        // Where all is in capitals, a name may stand before it: "TURBO 2000".
        let range = after == "-" && self.year_number(at + 2).is_some();
        announced
            || range
            || !self.tokens.all_capitals && self.shape(at + 1) != Shape::Upper
            || self.kind(at.wrapping_sub(1)) == Kind::Punctuation
    }

    /// Whether a year may be joined to what stands before it: "(1990", "1991-1993", "post-1959", not "555-1990".
    fn year_attached(&self, at: usize, year: i32) -> bool {
        match self.behind(at) {
            "(" | "\"" | "'" | "[" | ";" => true,
            "-" | "/" | "," => {
                let word = at.checked_sub(2).map_or("", |word| self.tokens.folded(word));
                let range = word.len() == 4 && number(word).is_some_and(|first| first as i32 <= year);
                range || matches!(word, "mid" | "post" | "pre" | "early" | "late") || (self.behind(at) == "-" && !self.attached(at - 1))
            }
            _ => false,
        }
    }

    /// Whether "quarter", "half" or "period" follows the year at `at` and takes it.
    pub(super) fn taken_by_next(&self, at: usize) -> bool {
        use super::super::lexicon::{Head, Unit};
        let mut next = at + 1;
        if self.possessive(next) {
            next += 1;
        }
        if super::super::lexicon::ordinal(self.right(next)).is_some() {
            next += 1;
            if self.right(next) == "-" {
                next += 1;
            }
        }
        match self.head_at(next) {
            Some(Head::Unit(Unit::Quarter | Unit::Stretch, false)) => true,
            Some(Head::Unit(Unit::Half, false)) => next > at + 1,
            _ => false,
        }
    }

    /// "'98", "the '90s" is a decade.
    fn apostrophe_year(&mut self, at: usize) {
        let word = self.tokens.folded(at);
        if word.len() != 2
            || self.left(at) != "'"
            || !self.attached(at)
            || self.attached(at - 1)
            || self.attached(at + 1) && self.possessive(at + 1)
        {
            return;
        }
        let Some(short) = number(word) else { return };
        let meaning = Meaning::Calendar {
            year: YearPart::Is(pivot(short)),
            month: None,
            day: None,
            weekday: None,
            short_year: true,
            ambiguous: false,
        };
        let (start, modifier) = self.modifier(at - 1);
        self.push(start, at + 1, at, meaning, modifier);
    }

    /// "1990s", "'90s", "90s", and clock times or date groups written as one word.
    pub(super) fn mixed(&mut self, at: usize) {
        let word = self.tokens.folded(at);
        if word.as_bytes()[..1].iter().any(|b| !b.is_ascii_digit()) {
            return;
        }
        if let Some(digits) = word.strip_suffix('s').and_then(|digits| number(digits).map(|n| (digits.len(), n))) {
            let decade = match digits {
                (4, n) if n % 10 == 0 && (1000..2200).contains(&n) => n / 10,
                (2, n) if n % 10 == 0 && n >= 20 && self.short_decade(at, n) => 190 + n / 10,
                _ => return,
            };
            let mut start = at;
            if self.left(start) == "'" && self.attached(start) {
                start -= 1;
            }
            self.decade(start, at + 1, at, decade as i32);
            return;
        }
        if self.date_group(at) {
            return;
        }
        self.clock(at);
    }

    /// Whether "90s" is a decade and not an age or a temperature.
    fn short_decade(&self, at: usize, tens: u32) -> bool {
        let apostrophe = self.left(at) == "'" && self.attached(at);
        let before = if apostrophe { at - 1 } else { at };
        let article = match self.left(before) {
            "the" => true,
            "early" | "late" => self.left(before - 1) == "the",
            "-" => self.left(before - 1) == "mid",
            _ => false,
        };
        apostrophe && !matches!(self.left(before), "his" | "her" | "their" | "my") || (article && tens >= 50)
    }

    fn decade(&mut self, start: usize, end: usize, head: usize, decade: i32) {
        let (mut start, modifier) = self.modifier(start);
        if self.left(start) == "the" && modifier.is_none() {
            start -= 1;
        }
        let (start, modifier) = if modifier.is_none() { self.modifier(start) } else { (start, modifier) };
        self.push(start, end, head, Meaning::Decade(decade), modifier);
    }

    /// "the nineties", not "in his sixties" and not "in the sixties" of a temperature.
    pub(super) fn spelled_decade(&mut self, at: usize, tens: u32) {
        let early = matches!(self.left(at), "early" | "late" | "mid" | "-");
        let article = self.left(at) == "the" || (early && matches!(self.left(at - 1), "the" | "mid"));
        let spelled = self.left(at) == "nineteen" || (self.left(at) == "-" && self.left(at - 1) == "nineteen");
        if spelled {
            let start = if self.left(at) == "-" { at - 2 } else { at - 1 };
            self.decade(start, at + 1, at, 190 + tens as i32 / 10);
        } else if article {
            self.decade(at, at + 1, at, 190 + tens as i32 / 10);
        }
    }

    /// "nineteen ninety-seven".
    pub(super) fn spelled_year(&mut self, at: usize) {
        if matches!(self.head_at(at + 1 + usize::from(self.right(at + 1) == "-")), Some(super::Head::Tens(_))) {
            return;
        }
        if let Some((year, end)) = self.spelled(at) {
            let (start, modifier) = self.modifier(at);
            self.push(start, end, at, Meaning::calendar(YearPart::Is(year), None, None), modifier);
        }
    }

    /// The year spelled at `at` and the token after it.
    pub(super) fn spelled(&self, at: usize) -> Option<(i32, usize)> {
        if self.right(at) == "two" && self.right(at + 1) == "thousand" {
            let and = usize::from(self.right(at + 2) == "and");
            let small = cardinal(self.right(at + 2 + and)).filter(|small| (1..20).contains(small));
            return Some(small.map_or((2000, at + 2), |small| (2000 + small as i32, at + 3 + and)));
        }
        if self.right(at) != "nineteen" {
            return None;
        }
        let mut end = at + 1 + usize::from(self.right(at + 1) == "-");
        let tens = cardinal(self.right(end)).filter(|&tens| tens >= 10)?;
        end += 1;
        let mut value = tens;
        if tens >= 20 {
            let dash = usize::from(self.right(end) == "-" && self.attached(end));
            if let Some(ones) = cardinal(self.right(end + dash)).filter(|&ones| ones < 10) {
                value += ones;
                end += dash + 1;
            }
        }
        Some((1900 + value as i32, end))
    }
}
