//! Years and decades, in figures and in words: "1989", "fiscal 1989", "'98", "the mid-1990s", "the nineties".

use super::super::expression::{Meaning, Modifier, YearPart};
use super::super::lexicon::{cardinal, number};
use super::calendar::pivot;
use super::Parser;
use crate::tokenize::{Gap, Kind, Shape};

/// What years are not counted in.
fn is_counted(word: &str) -> bool {
    matches!(
        word,
        "people" | "persons" | "men" | "women" | "children" | "civilians" | "killed" | "dead" | "wounded" | "injured" | "homeless" | "km" | "kms" | "mi" | "kg" | "ft" | "feet" | "percent" | "%" | "pct" | "mph" | "kph" | "mm"
            | "cm" | "m" | "million" | "billion" | "thousand" | "acres" | "metric" | "square" | "cubic" | "tons" | "tonnes" | "hectares" | "barrels" | "dollars" | "euros" | "troops" | "police" | "degrees" | "megawatts" | "local" | "foreign"
            | "new" | "more" | "jobs" | "additional" | "or" | "strong" | "members" | "volts" | "hours" | "hrs" | "gmt" | "utc"
    )
}

impl Parser<'_> {
    /// Whether the token at `at` is a noun that is counted rather than dated.
    pub(super) fn counts_people(&self, at: usize) -> bool {
        let word = self.right(at);
        is_counted(word) && word != "or"
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
        let gap = self.tokens[at].gap;
        let before = self.behind(at);
        if gap == Gap::None && !matches!(before, "(" | "\"" | "'" | "-" | "[" | "/" | "," | ";") {
            return;
        }
        // "post-1959" dates; "Boeing-2000" and "555-1990" do not.
        if gap == Gap::None && matches!(before, "-" | "/" | ",") {
            let word = at.checked_sub(2).map_or("", |word| self.tokens.folded(word));
            let range = at > 1 && self.kind(at - 2) == Kind::Number && word.len() == 4 && number(word).is_some_and(|first| first as i32 <= year);
            if !(range || matches!(word, "mid" | "post" | "pre" | "early" | "late") || (before == "-" && !self.attached(at - 1))) {
                return;
            }
        }
        if matches!(before, "$" | "#" | "£" | "€" | "¥" | "no" | "number" | "flight" | "route" | "highway" | "room" | "page" | "resolution" | "boeing" | "airbus" | "rs" | "least" | "than" | "roughly" | "approximately" | "another" | "exactly" | "model") {
            return;
        }
        let after = self.right(at + 1);
        let hyphen_word = after == "-" && self.attached(at + 1) && self.attached(at + 2) && self.kind(at + 2) == Kind::Word;
        if is_counted(after) && !(after == "or" && self.year_number(at + 2).is_some()) || hyphen_word || (after == "." && self.attached(at + 1) && self.attached(at + 2) && self.kind(at + 2) == Kind::Number) {
            return;
        }
        let announced = matches!(
            before,
            "in" | "since" | "until" | "till" | "by" | "before" | "after" | "during" | "of" | "from" | "to" | "early" | "late" | "fiscal" | "year" | "mid" | "through" | "the" | "between" | "and" | "for" | "spring" | "summer" | "fall" | "autumn" | "winter" | "(" | "-" | "its" | "'s" | "back" | "circa"
        );
        let plausible = (1900..2060).contains(&year);
        let plural = self.shape(at + 1) == Shape::Lower && after.len() > 3 && after.ends_with('s') && !matches!(after, "does" | "goes" | "this" | "thus" | "towards" | "across" | "says" | "plus" | "unless" | "versus" | "whereas");
        let dating = matches!(before, "fiscal" | "year" | "-" | "the" | "in" | "its" | "since" | "their" | "his" | "of" | "'s");
        if plural && !(dating && plausible) && !(announced && year < 1900 && before == "in") {
            return;
        }
        let function_word = matches!(after, "was" | "were" | "and" | "had" | "the" | "when" | "in" | "to" | "by" | "is" | "that" | "as" | "with" | "at" | "on" | "a" | "it" | "he" | "until" | "after" | "before");
        if !plausible && !(matches!(before, "in" | "since" | "by" | "until" | "early" | "late" | "year" | "(" | "between" | "from" | "to" | "-" | "of" | "and") && year > 1000 && !plural && (self.shape(at + 1) != Shape::Lower || function_word) || (before == "in" && !plural)) {
            return;
        }
        if !announced && !(self.kind(at + 1) == Kind::Punctuation || self.shape(at + 1) == Shape::Lower || self.shape(at + 1) == Shape::Title || self.kind(at + 1) == Kind::Possessive || after.is_empty()) {
            return;
        }
        // A quarter, season or period that follows takes the year with it.
        if self.taken_by_next(at) {
            return;
        }
        let mut start = at;
        let mut end = at + 1;
        let mut modifier = None;
        match self.left(at) {
            "fiscal" => start = at - 1,
            "-" if matches!(self.left(at - 1), "post" | "pre") => start = at - 2,
            _ => (start, modifier) = self.modifier(at),
        }
        if start == at && self.left(at) == "end" && self.attached(at) {
            modifier = Some(Modifier::End);
        }
        // "1990-91": the second year is a mention of its own.
        let short = self.right(end) == "-" && self.attached(end) && self.attached(end + 1) && self.kind(end + 1) == Kind::Number && self.tokens.folded(end + 1).len() == 2;
        self.push(start, end, at, Meaning::calendar(YearPart::Is(year), None, None), modifier);
        if short && number(self.tokens.folded(end + 1)).is_some_and(|second| i32::try_from(second).is_ok_and(|second| second == (year + 1).rem_euclid(100) || second > year.rem_euclid(100))) {
            let second = number(self.tokens.folded(end + 1)).map_or(0, |second| second as i32);
            let century = if second < year.rem_euclid(100) { year - year.rem_euclid(100) + 100 } else { year - year.rem_euclid(100) };
            end += 1;
            self.push(end, end + 1, end, Meaning::calendar(YearPart::Is(century + second), None, None), None);
        }
    }

    /// Whether "quarter", "half" or "period" follows the year at `at` and takes it.
    pub(super) fn taken_by_next(&self, at: usize) -> bool {
        use super::super::lexicon::{Head, Unit};
        let mut next = at + 1;
        if self.kind(next) == Kind::Possessive {
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
        if word.len() != 2 || self.left(at) != "'" || !self.attached(at) || self.attached(at - 1) || self.attached(at + 1) && self.kind(at + 1) == Kind::Possessive {
            return;
        }
        let Some(short) = number(word) else { return };
        let meaning = Meaning::Calendar { year: YearPart::Is(pivot(short)), month: None, day: None, weekday: None, short_year: true, ambiguous: false };
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
