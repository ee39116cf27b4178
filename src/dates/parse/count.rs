//! The count before a unit: "three", "twenty-five", "several", "a couple of", "5 1/2", "12 to 18".

use super::super::expression::Count;
use super::super::lexicon::{cardinal, number};
use super::Parser;
use crate::tokenize::Kind;

impl Parser<'_> {
    /// The count that ends before token `end`, with the token at which it starts.
    pub(super) fn count_before(&self, end: usize) -> Option<(usize, Count)> {
        let (start, count) = self.single_count(end)?;
        // "12 to 18 months", "two or three days": the lower figure is kept.
        if (matches!(self.left(start), "to" | "or")
            || (self.left(start) == "-" && self.kind(start) == Kind::Number && self.attached(start)))
            && let Some((first, Count::Exact(low))) = self.single_count(start - 1)
        {
            let plain = !matches!(self.tokens.folded(first), "a" | "an");
            if matches!(count, Count::Exact(high) if high > low) && plain {
                return Some((first, Count::Exact(low)));
            }
        }
        Some((start, count))
    }

    fn single_count(&self, end: usize) -> Option<(usize, Count)> {
        let word = self.left(end);
        if word.is_empty() {
            return None;
        }
        let at = end - 1;
        if self.kind(at) == Kind::Number {
            return self.figure(at);
        }
        match word {
            "few" => Some((if self.left(at) == "a" { at - 1 } else { at }, Count::Vague)),
            "several" | "many" | "some" | "numerous" | "countless" | "various" | "multiple" => Some((at, Count::Vague)),
            "half" => {
                // "two and a half years"
                if self.left(at) == "a" && self.left(at - 1) == "and" {
                    return match self.single_count(at - 2) {
                        Some((start, Count::Exact(whole))) => Some((start, Count::Halves(whole))),
                        _ => None,
                    };
                }
                None
            }
            "a" | "an" if self.left(at) == "half" => Some((at - 1, Count::Halves(0))),
            "a" | "an" => Some((at, Count::Exact(1))),
            "couple" => Some((if self.left(at) == "a" { at - 1 } else { at }, Count::Exact(2))),
            "of" if self.left(at) == "couple" => self.single_count(at),
            "of" if matches!(self.left(at), "dozens" | "hundreds" | "thousands" | "scores" | "millions") => Some((at - 1, Count::Vague)),
            "dozen" if matches!(self.left(at), "a") => Some((at - 1, Count::Exact(12))),
            _ => self.spelled_count(at),
        }
    }

    fn figure(&self, at: usize) -> Option<(usize, Count)> {
        let word = self.tokens.folded(at);
        // "5 1/2"
        if word == "2" && self.left(at) == "/" && self.left(at - 1) == "1" {
            let whole = at
                .checked_sub(3)
                .filter(|&w| w >= self.floor && self.kind(w) == Kind::Number)
                .and_then(|w| Some((w, number(self.tokens.folded(w))?)));
            return Some(whole.map_or((at - 2, Count::Halves(0)), |(start, whole)| (start, Count::Halves(whole))));
        }
        if let Some(whole) = word.strip_suffix(".5").and_then(number) {
            return Some((at, Count::Halves(whole)));
        }
        let value = if word.contains(',') { number(&word.replace(',', "")) } else { number(word) };
        value.map(|value| (at, Count::Exact(value)))
    }

    fn spelled_count(&self, at: usize) -> Option<(usize, Count)> {
        let word = self.tokens.folded(at);
        let scale = match word {
            "hundred" => 100,
            "thousand" => 1_000,
            "million" => 1_000_000,
            _ => 1,
        };
        if scale > 1 {
            if matches!(self.left(at), "a") {
                return Some((at - 1, Count::Exact(scale)));
            }
            return match self.left(at) {
                "" => None,
                _ => match self.single_count(at)? {
                    (start, Count::Exact(value)) => Some((start, Count::Exact(value.checked_mul(scale)?))),
                    (start, _) => Some((start, Count::Vague)),
                },
            };
        }
        let value = cardinal(word)?;
        // "twenty-five", "twenty five"
        if value < 10 {
            let (tens_end, tens) = if self.left(at) == "-" { (at - 1, self.left(at - 1)) } else { (at, self.left(at)) };
            if let Some(tens) = cardinal(tens).filter(|tens| tens % 10 == 0 && *tens >= 20) {
                return Some((tens_end - 1, Count::Exact(tens + value)));
            }
        }
        Some((at, Count::Exact(value)))
    }
}
