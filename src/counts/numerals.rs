//! Number words and digits: "forty-one", "1,200", "2.5 million", "half a dozen", "dozens".

use crate::lexicon::{NumberWord, number_word};
use crate::tokenize::{Gap, Kind, Tokens};

/// A number as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Numeral {
    /// Its value; the least value of a vague word.
    pub value: u64,
    /// Whether it is a vague word: "dozens", "several".
    pub vague: bool,
    /// One past its last token.
    pub end: usize,
}

/// Value of a plain number word at `at`.
fn unit(tokens: &Tokens, at: usize) -> Option<u64> {
    match number_word(tokens.hash(at)) {
        Some(NumberWord::Unit(value)) => Some(u64::from(value)),
        _ => None,
    }
}

/// Value of a word at `at` that multiplies what stands before it.
fn scale(tokens: &Tokens, at: usize) -> Option<u64> {
    match number_word(tokens.hash(at)) {
        Some(NumberWord::Scale(value)) => Some(value),
        _ => None,
    }
}

/// Reads the number that starts at token `at`.
#[must_use]
pub fn read_number(tokens: &Tokens, at: usize, end: usize) -> Option<Numeral> {
    let token = tokens.get(at)?;
    match token.kind {
        Kind::Number => digits(tokens, at, end),
        Kind::Word => words(tokens, at, end),
        _ => None,
    }
}

fn digits(tokens: &Tokens, at: usize, end: usize) -> Option<Numeral> {
    let (whole, decimals) = tokens.folded(at).split_once('.').unwrap_or((tokens.folded(at), ""));
    let (mut value, mut figures) = (0u64, 0);
    for digit in whole.bytes().chain(decimals.bytes()).filter(u8::is_ascii_digit) {
        figures += 1;
        if figures > 15 {
            return None;
        }
        value = value * 10 + u64::from(digit - b'0');
    }
    if figures == 0 || decimals.contains('.') {
        return None;
    }
    let next = at + 1;
    if next < end
        && let Some(factor) = scale(tokens, next).filter(|&f| f >= 1_000)
    {
        let value = value.checked_mul(factor)? / 10u64.checked_pow(decimals.len() as u32)?;
        return Some(Numeral { value, vague: false, end: next + 1 });
    }
    // "1.200" is 1,200 in some styles; three decimals are rare in news otherwise.
    if decimals.is_empty() || (decimals.len() == 3 && !whole.is_empty() && whole != "0") {
        return Some(Numeral { value, vague: false, end: next });
    }
    None
}

fn words(tokens: &Tokens, at: usize, end: usize) -> Option<Numeral> {
    let some = |value, vague, end| Some(Numeral { value, vague, end });
    let dozen = |at| number_word(tokens.hash(at)) == Some(NumberWord::Dozen);
    // "half a dozen", "a dozen", "two dozen", "dozens", "a couple of", "a pair of"
    match number_word(tokens.hash(at)) {
        Some(NumberWord::Half) => {
            if tokens.is(at + 1, "a") && dozen(at + 2) && at + 2 < end {
                return some(6, false, at + 3);
            }
            if tokens.is(at + 1, "a") && tokens.is(at + 2, "million") && at + 2 < end {
                return some(500_000, false, at + 3);
            }
            return if dozen(at + 1) && at + 1 < end { some(6, false, at + 2) } else { None };
        }
        Some(NumberWord::Dozen) => return some(12, false, at + 1),
        Some(NumberWord::Vague(value)) => {
            let word = tokens.folded(at);
            if matches!(word, "several" | "few") {
                if dozen(at + 1) {
                    return some(36, true, at + 2);
                }
                if let Some(factor) = scale(tokens, at + 1) {
                    return some(3 * factor, true, at + 2);
                }
            }
            // "dozens of", "tens of thousands of"
            if matches!(word, "tens" | "hundreds") && tokens.is(at + 1, "of") && tokens.is(at + 2, "thousands") {
                return some(value * 1_000, true, at + 3);
            }
            return some(value, true, at + 1);
        }
        Some(NumberWord::Scale(_)) => return None,
        Some(NumberWord::Unit(_)) => {}
        None => {
            if at + 1 >= end || !matches!(tokens.folded(at), "a" | "an") {
                return None;
            }
            return match tokens.folded(at + 1) {
                "dozen" if tokens.is(at + 2, "and") && tokens.is(at + 3, "a") && tokens.is(at + 4, "half") => some(18, false, at + 5),
                "dozen" => some(12, false, at + 2),
                "couple" | "pair" if tokens.is(at + 2, "of") => some(2, false, at + 3),
                next @ ("few" | "handful" | "number") if next == "few" || tokens.is(at + 2, "of") => {
                    let stop = if next == "few" { at + 2 } else { at + 3 };
                    if dozen(stop) { some(24, true, stop + 1) } else { some(3, true, stop) }
                }
                _ => {
                    let whole = scale(tokens, at + 1)?;
                    // "a hundred and one sailors"
                    let tail = (tokens.is(at + 2, "and") && at + 3 < end && unit(tokens, at + 3).is_some())
                        .then(|| words(tokens, at + 3, end))
                        .flatten()
                        .filter(|tail| tail.value < 100 && !tail.vague);
                    tail.map_or_else(|| some(whole, false, at + 2), |tail| some(whole.checked_add(tail.value)?, false, tail.end))
                }
            };
        }
    }
    let mut next = at;
    let (mut total, mut current) = (0u64, None::<u64>);
    while next < end {
        let word = number_word(tokens.hash(next));
        if let Some(NumberWord::Unit(value)) = word {
            let value = u64::from(value);
            match current {
                None => current = Some(value),
                Some(0) if total > 0 => current = Some(value),
                // "forty-one", "forty one"; "two three" are two numbers.
                Some(before) if before % 10 == 0 && before % 100 != 0 && before % 100 >= 20 && value < 10 => current = Some(before + value),
                Some(before) if before >= 100 && before % 100 == 0 && value < 100 => current = Some(before + value),
                Some(_) => break,
            }
            next += 1;
        } else if let (Some(NumberWord::Scale(factor)), Some(value)) = (word, current) {
            if factor == 100 {
                current = Some(value.checked_mul(100)?);
            } else {
                total = total.checked_add(value.checked_mul(factor)?)?;
                current = Some(0);
            }
            next += 1;
        } else if let (Some(NumberWord::Dozen), Some(value)) = (word, current) {
            return some(value.checked_mul(12)?, false, next + 1);
        } else {
            // "forty-one", "one hundred and twenty"
            let after = unit(tokens, next + 1);
            let hyphen = tokens.is(next, "-")
                && tokens[next].gap == Gap::None
                && after.is_some_and(|v| v < 10)
                && current.is_some_and(|c| c % 10 == 0 && c % 100 >= 20);
            let and = tokens.is(next, "and") && after.is_some() && current.is_some_and(|c| c % 100 == 0 && (c >= 100 || total > 0));
            if !hyphen && !and {
                break;
            }
            next += 1;
        }
    }
    some(total + current?, false, next)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tokenize::tokenize;

    #[test]
    fn table_of_numbers() {
        for (text, value, vague, length) in [
            ("nine men", 9, false, 1),
            ("forty-one miners", 41, false, 3),
            ("one hundred and twenty people", 120, false, 4),
            ("two thousand three hundred", 2_300, false, 4),
            ("1,200 homes", 1_200, false, 1),
            ("2.5 million people", 2_500_000, false, 2),
            ("1.25 million", 1_250_000, false, 2),
            ("3 million", 3_000_000, false, 2),
            ("half a dozen", 6, false, 3),
            ("a dozen", 12, false, 2),
            ("two dozen", 24, false, 2),
            ("a couple of boys", 2, false, 3),
            ("dozens of people", 24, true, 1),
            ("tens of thousands", 20_000, true, 3),
            ("several hundred", 300, true, 2),
            ("a hundred", 100, false, 2),
            ("a hundred and one sailors", 101, false, 4),
        ] {
            let tokens = tokenize(text);
            let found = read_number(&tokens, 0, tokens.len()).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((found.value, found.vague, found.end), (value, vague, length), "{text}");
        }
        for text in ["a man", "police", "3.5", "another"] {
            let tokens = tokenize(text);
            assert_eq!(read_number(&tokens, 0, tokens.len()), None, "{text}");
        }
    }
}
