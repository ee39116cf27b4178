//! Number words and digits: "forty-one", "1,200", "2.5 million", "half a dozen", "dozens".

use crate::tokenize::fold::WordSet;
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

/// Value of a plain number word.
fn unit(word: &str) -> Option<u64> {
    Some(match word {
        "zero" => 0,
        "one" => 1,
        "two" => 2,
        "three" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "seven" => 7,
        "eight" => 8,
        "nine" => 9,
        "ten" => 10,
        "eleven" => 11,
        "twelve" => 12,
        "thirteen" => 13,
        "fourteen" => 14,
        "fifteen" => 15,
        "sixteen" => 16,
        "seventeen" => 17,
        "eighteen" => 18,
        "nineteen" => 19,
        "twenty" => 20,
        "thirty" => 30,
        "forty" | "fourty" => 40,
        "fifty" => 50,
        "sixty" => 60,
        "seventy" => 70,
        "eighty" => 80,
        "ninety" => 90,
        _ => return None,
    })
}

/// Value of a word that multiplies what stands before it.
fn scale(word: &str) -> Option<u64> {
    Some(match word {
        "hundred" => 100,
        "thousand" => 1_000,
        "million" | "mln" => 1_000_000,
        "billion" => 1_000_000_000,
        "lakh" => 100_000,
        "crore" => 10_000_000,
        _ => return None,
    })
}

/// The least number that a vague word can mean. "Dozens" is two dozens, "scores" two scores.
fn vague(word: &str) -> Option<u64> {
    Some(match word {
        "dozens" => 24,
        "scores" => 40,
        "tens" => 20,
        "hundreds" => 200,
        "thousands" => 2_000,
        "millions" => 2_000_000,
        "several" | "various" => 3,
        "few" | "handful" => 3,
        "many" | "numerous" | "countless" => 4,
        _ => return None,
    })
}

/// Words that a number may begin with, articles apart.
static NUMBER_WORDS: WordSet<44> = WordSet::new([
    "zero",
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
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
    "thirty",
    "forty",
    "fourty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
    "dozens",
    "scores",
    "tens",
    "hundreds",
    "thousands",
    "millions",
    "several",
    "various",
    "few",
    "handful",
    "many",
    "numerous",
    "countless",
    "half",
    "dozen",
]);

/// Whether a number may begin with the word of this hash.
pub(super) fn is_number_word(hash: u64) -> bool {
    NUMBER_WORDS.contains(hash)
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
    let plain: String = whole.chars().chain(decimals.chars()).filter(char::is_ascii_digit).collect();
    if plain.is_empty() || plain.len() > 15 || decimals.contains('.') {
        return None;
    }
    let value: u64 = plain.parse().ok()?;
    let next = at + 1;
    if next < end
        && let Some(factor) = scale(tokens.folded(next)).filter(|&f| f >= 1_000)
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
    let word = tokens.folded(at);
    // "half a dozen", "a dozen", "two dozen", "dozens", "a couple of", "a pair of"
    match word {
        "half" if tokens.is(at + 1, "a") && tokens.is(at + 2, "dozen") && at + 2 < end => {
            return Some(Numeral { value: 6, vague: false, end: at + 3 });
        }
        "half" if tokens.is(at + 1, "a") && tokens.is(at + 2, "million") && at + 2 < end => {
            return Some(Numeral { value: 500_000, vague: false, end: at + 3 });
        }
        "half" if tokens.is(at + 1, "dozen") && at + 1 < end => return Some(Numeral { value: 6, vague: false, end: at + 2 }),
        "dozen" => return Some(Numeral { value: 12, vague: false, end: at + 1 }),
        "a" | "an" if at + 1 < end => {
            let next = tokens.folded(at + 1);
            match next {
                "dozen" if tokens.is(at + 2, "and") && tokens.is(at + 3, "a") && tokens.is(at + 4, "half") => {
                    return Some(Numeral { value: 18, vague: false, end: at + 5 });
                }
                "dozen" => return Some(Numeral { value: 12, vague: false, end: at + 2 }),
                "couple" | "pair" if tokens.is(at + 2, "of") => return Some(Numeral { value: 2, vague: false, end: at + 3 }),
                "few" | "handful" | "number" if next == "few" || tokens.is(at + 2, "of") => {
                    let value = vague(next).unwrap_or(3);
                    let stop = if next == "few" { at + 2 } else { at + 3 };
                    let dozen = tokens.is(stop, "dozen");
                    return Some(Numeral { value: if dozen { 24 } else { value }, vague: true, end: stop + usize::from(dozen) });
                }
                _ => {
                    let factor = scale(next)?;
                    return Some(Numeral { value: factor, vague: false, end: at + 2 });
                }
            }
        }
        "several" | "few" if scale(tokens.folded(at + 1)).is_some() || tokens.is(at + 1, "dozen") => {
            let value = if tokens.is(at + 1, "dozen") { 36 } else { 3 * scale(tokens.folded(at + 1)).unwrap_or(1) };
            return Some(Numeral { value, vague: true, end: at + 2 });
        }
        _ => {}
    }
    if let Some(value) = vague(word) {
        // "dozens of", "tens of thousands of"
        if matches!(word, "tens" | "hundreds") && tokens.is(at + 1, "of") && tokens.is(at + 2, "thousands") {
            return Some(Numeral { value: value * 1_000, vague: true, end: at + 3 });
        }
        return Some(Numeral { value, vague: true, end: at + 1 });
    }
    let mut next = at;
    let (mut total, mut current) = (0u64, None::<u64>);
    while next < end {
        let word = tokens.folded(next);
        if let Some(value) = unit(word) {
            match current {
                None => current = Some(value),
                Some(0) if total > 0 => current = Some(value),
                // "forty-one", "forty one"; "two three" are two numbers.
                Some(before) if before % 10 == 0 && before % 100 != 0 && before % 100 >= 20 && value < 10 => current = Some(before + value),
                Some(before) if before >= 100 && before % 100 == 0 && value < 100 => current = Some(before + value),
                Some(_) => break,
            }
            next += 1;
        } else if let Some(factor) = scale(word).filter(|_| current.is_some()) {
            let value = current?;
            if factor == 100 {
                current = Some(value.checked_mul(100)?);
            } else {
                total = total.checked_add(value.checked_mul(factor)?)?;
                current = Some(0);
            }
            next += 1;
        } else if word == "dozen" && current.is_some() {
            return Some(Numeral { value: current?.checked_mul(12)?, vague: false, end: next + 1 });
        } else {
            // "forty-one", "one hundred and twenty"
            let after = unit(tokens.folded(next + 1));
            let hyphen = word == "-"
                && tokens[next].gap == Gap::None
                && after.is_some_and(|v| v < 10)
                && current.is_some_and(|c| c % 10 == 0 && c % 100 >= 20);
            let and = word == "and" && after.is_some() && current.is_some_and(|c| c % 100 == 0 && (c >= 100 || total > 0));
            if !hyphen && !and {
                break;
            }
            next += 1;
        }
    }
    Some(Numeral { value: total + current?, vague: false, end: next })
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
