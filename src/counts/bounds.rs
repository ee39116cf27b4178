//! Bounds around numbers: "at least nine", "between six and nine", "up to nine", and what is no count at all.

use super::{Numeral, Qualifier, Quantity, VaguePolicy, read_number};
use crate::lexicon::{NUMBER_WORDS, number_word};
use crate::text::TokenRange;
use crate::tokenize::fold::{WordMap, WordSet, is_word};
use crate::tokenize::{Gap, Kind, Shape, Token, Tokens};

/// Finds the quantities of a text. `taken` are the tokens of dates, in order; a number inside one is no quantity.
#[must_use]
pub fn find(tokens: &Tokens, taken: &[TokenRange], policy: VaguePolicy) -> Vec<Quantity> {
    let mut found: Vec<Quantity> = Vec::new();
    let end = tokens.len();
    let mut at = 0;
    for next in taken.iter().copied().chain([TokenRange::new(end, end)]) {
        while let Some(ahead) = tokens.get(at..next.first()).and_then(|free| free.iter().position(may_begin)) {
            at += ahead;
            if !begins(tokens, at) {
                at += 1;
                continue;
            }
            let limit = next.first().min(tokens.sentences[tokens.sentence_of(at)].tokens.end as usize);
            match quantity(tokens, at, limit, policy) {
                Some(quantity) => {
                    at = quantity.tokens.end as usize;
                    found.push(quantity);
                }
                None => at += 1,
            }
        }
        at = at.max(next.end as usize);
    }
    found
}

/// What a quantity may begin with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Opener {
    /// A number.
    Number,
    /// A bound, or the article of a number.
    Article,
    /// A bound of one word: "about".
    Bound,
    /// A bound whose second word is one of [`SECONDS`]: "at least".
    Phrase,
}

use Opener::{Article, Bound, Number, Phrase};

/// Words that a quantity may begin with, number words apart.
const BOUNDS: &[(&str, Opener)] = &[
    ("a", Article),
    ("an", Article),
    ("over", Bound),
    ("above", Bound),
    ("under", Bound),
    ("below", Bound),
    ("about", Bound),
    ("around", Bound),
    ("roughly", Bound),
    ("approximately", Bound),
    ("nearly", Bound),
    ("almost", Bound),
    ("some", Bound),
    ("circa", Bound),
    ("estimated", Bound),
    ("between", Bound),
    ("at", Phrase),
    ("no", Phrase),
    ("not", Phrase),
    ("more", Phrase),
    ("greater", Phrase),
    ("upwards", Phrase),
    ("up", Phrase),
    ("as", Phrase),
    ("fewer", Phrase),
    ("less", Phrase),
    ("close", Phrase),
    ("something", Phrase),
];

/// Words that a quantity may begin with: one table, so that each word of a text is looked up once. Of number words
/// "hundred" and the like begin none; that is seen when the number is read.
static OPENERS: WordMap<Opener, 512> = {
    let mut words = [("", Number); BOUNDS.len() + NUMBER_WORDS.len()];
    let mut at = 0;
    while at < words.len() {
        words[at] = if at < BOUNDS.len() { BOUNDS[at] } else { (NUMBER_WORDS[at - BOUNDS.len()].0, Number) };
        at += 1;
    }
    WordMap::new(&words)
};

/// Second words of the bounds of more than one.
static SECONDS: WordSet<11> = WordSet::new(["least", "most", "the", "fewer", "less", "more", "than", "of", "to", "like", "many"]);

/// Words that make a number or a bound of the article before them, words such as "hundred" apart.
static AFTER_ARTICLE: WordSet<9> = WordSet::new(["minimum", "maximum", "total", "estimated", "couple", "pair", "few", "handful", "number"]);

/// Words that go on between a bound of one word and its number.
static AFTER_BOUND: WordSet<3> = WordSet::new(["a", "an", "another"]);

/// Whether a quantity may begin with a token.
#[inline]
fn may_begin(token: &Token) -> bool {
    match token.kind {
        Kind::Number => true,
        Kind::Word => OPENERS.contains(token.hash),
        _ => false,
    }
}

/// Whether a quantity may begin at `at` by the word there and the next.
fn begins(tokens: &Tokens, at: usize) -> bool {
    match OPENERS.get(tokens.hash(at)) {
        Some(Phrase) => tokens.among(at + 1, &SECONDS),
        Some(Article) => tokens.among(at + 1, &AFTER_ARTICLE) || number_word(tokens.hash(at + 1)).is_some(),
        Some(Bound) => tokens
            .get(at + 1)
            .is_some_and(|next| next.kind == Kind::Number || AFTER_BOUND.contains(next.hash) || number_word(next.hash).is_some()),
        Some(Number) | None => true,
    }
}

fn quantity(tokens: &Tokens, at: usize, limit: usize, policy: VaguePolicy) -> Option<Quantity> {
    // What begins with a number has no bound.
    let bounded = !matches!(OPENERS.get(tokens.hash(at)), Some(Number) | None);
    let (prefix, mut start) = if bounded { prefix(tokens, at, limit) } else { (None, at) };
    // "at least another nine"
    let another = prefix.is_some() && tokens.is(start, "another");
    start += usize::from(another);
    if start >= limit {
        return None;
    }
    let first = read_number(tokens, start, limit)?;
    let mut end = first.end;
    let mut quantity = Quantity {
        tokens: TokenRange::new(at, end),
        low: None,
        best: None,
        high: None,
        qualifier: prefix.unwrap_or(Qualifier::Exact),
        measure: false,
        additional: false,
    };
    // "some of the men", "one of them", "few" alone are no numbers to add up.
    if prefix.is_none()
        && is_word!(tokens.hash(start), "few" | "many")
        && start + 1 == end
        && !tokens.get(end).is_some_and(|t| t.kind == Kind::Word)
    {
        return None;
    }
    // A second number makes a range: "six to nine", "6-9", "between six and nine".
    let between = prefix == Some(Qualifier::Range);
    let link = tokens.hash(end);
    let linked = match link {
        _ if is_word!(link, "to" | "or") => end + 1 < limit,
        _ if is_word!(link, "and") => between,
        _ if is_word!(link, "-") => {
            tokens[end].gap == Gap::None
                && tokens.get(end + 1).is_some_and(|t| t.gap == Gap::None && t.kind == Kind::Number)
                && tokens[start].kind == Kind::Number
        }
        _ => false,
    } && end < limit;
    if linked
        && let Some(second) = read_number(tokens, end + 1, limit).filter(|second| {
            second.value > first.value
                && !second.vague
                && (!is_word!(link, "or") || second.value <= first.value + 2)
                && second.value <= first.value.saturating_mul(20)
        })
    {
        end = second.end;
        quantity.low = Some(first.value);
        quantity.high = Some(second.value);
        quantity.qualifier = Qualifier::Range;
    } else if between {
        return None;
    } else {
        set_bounds(&mut quantity, first, prefix, policy);
    }
    // "nine or more", "100-plus"
    if tokens.is(end, "or") && (tokens.is(end + 1, "more")) {
        end += 2;
        quantity.qualifier = Qualifier::AtLeast;
        quantity.high = None;
    } else if prefix.is_none() && quantity.qualifier == Qualifier::Exact {
        // "80 people or more", "ninety people at the very least"
        let noun = usize::from(tokens.get(end).is_some_and(|t| t.kind == Kind::Word));
        let at = end + noun;
        let very = usize::from(tokens.is(at + 2, "very"));
        if (tokens.is(at, "or") && tokens.is(at + 1, "more"))
            || (tokens.is(at, "at") && tokens.is(at + 1, "the") && tokens.is(at + 2 + very, "least"))
        {
            quantity.qualifier = Qualifier::AtLeast;
            quantity.high = None;
        } else if tokens.is(end, "or") && tokens.is(end + 1, "so") {
            end += 2;
            quantity.qualifier = Qualifier::About;
            (quantity.low, quantity.high) = (None, None);
        } else if tokens.is(end, "-") && tokens.is(end + 1, "plus") {
            end += 2;
            quantity.qualifier = Qualifier::AtLeast;
            quantity.high = None;
        }
    }
    quantity.tokens = TokenRange::new(at, end);
    quantity.additional = another
        || is_word!(tokens.hash(end), "other" | "others" | "more" | "additional" | "further")
        || (at > 0 && tokens.is(at - 1, "another"));
    quantity.measure = is_measure(tokens, at, start, end, limit, first);
    Some(quantity)
}

fn set_bounds(quantity: &mut Quantity, number: Numeral, prefix: Option<Qualifier>, policy: VaguePolicy) {
    let value = number.value;
    if number.vague {
        quantity.qualifier = Qualifier::Vague;
        quantity.low = Some(value);
        match policy {
            VaguePolicy::Minimum => {}
            // ACLED: dozens 12, hundreds 100, thousands 1000; tens 10.
            VaguePolicy::Acled => {
                quantity.low = Some(if value >= 20 { value / 2 } else { value });
                quantity.best = quantity.low;
            }
            VaguePolicy::Isaf => quantity.best = Some(value),
        }
        return;
    }
    quantity.best = Some(value);
    match prefix {
        Some(Qualifier::AtLeast | Qualifier::MoreThan) => quantity.low = Some(value),
        Some(Qualifier::AtMost | Qualifier::FewerThan) => quantity.high = Some(value),
        Some(Qualifier::About) => {}
        _ => {
            quantity.low = Some(value);
            quantity.high = Some(value);
        }
    }
}

/// The words of a bound at `at`, and where the number starts.
fn prefix(tokens: &Tokens, at: usize, limit: usize) -> (Option<Qualifier>, usize) {
    let word = |offset: usize| if at + offset < limit { tokens.folded(at + offset) } else { "" };
    let (qualifier, length) = match (word(0), word(1), word(2)) {
        ("at", "least", _) | ("no" | "not", "fewer" | "less", "than") => (Qualifier::AtLeast, if word(0) == "at" { 2 } else { 3 }),
        ("more" | "greater", "than", _) => (Qualifier::MoreThan, 2),
        ("over" | "above", _, _) => (Qualifier::MoreThan, 1),
        ("upwards", "of", _) => (Qualifier::MoreThan, 2),
        ("at", "most", _) | ("up", "to", _) => (Qualifier::AtMost, 2),
        ("at", "the", "most") => (Qualifier::AtMost, 3),
        ("a", "minimum", "of") | ("at", "the", "least") => (Qualifier::AtLeast, 3),
        ("a", "maximum", "of") => (Qualifier::AtMost, 3),
        ("something", "like", _) => (Qualifier::About, 2),
        ("as", "many", "as") | ("no", "more", "than") => (Qualifier::AtMost, 3),
        ("fewer" | "less", "than", _) => (Qualifier::FewerThan, 2),
        ("under" | "below", _, _) => (Qualifier::FewerThan, 1),
        ("about" | "around" | "roughly" | "approximately" | "nearly" | "almost" | "some" | "circa", _, _) => (Qualifier::About, 1),
        ("a", "total", "of") => (Qualifier::Exact, 3),
        ("an", "estimated", _) => (Qualifier::About, 2),
        ("estimated", _, _) => (Qualifier::About, 1),
        ("close", "to", _) => (Qualifier::About, 2),
        ("between", _, _) => (Qualifier::Range, 1),
        _ => return (None, at),
    };
    // "some several" is nothing, and a bound before a vague word adds nothing.
    (Some(qualifier), at + length)
}

/// Words before a number that it is a name, a price or an age of.
static NAMED_BY: WordSet<28> = WordSet::new([
    "$",
    "£",
    "€",
    "¥",
    "#",
    "no",
    "number",
    "nos",
    "flight",
    "highway",
    "route",
    "resolution",
    "article",
    "section",
    "page",
    "chapter",
    "aged",
    "age",
    "room",
    "gate",
    "unit",
    "squad",
    "world",
    "type",
    "class",
    "grade",
    "channel",
    "radio",
]);

/// Words behind a number that it measures something in.
static UNITS: WordSet<81> = WordSet::new([
    "year",
    "years",
    "month",
    "months",
    "week",
    "weeks",
    "day",
    "days",
    "hour",
    "hours",
    "minute",
    "minutes",
    "second",
    "seconds",
    "km",
    "kilometer",
    "kilometers",
    "kilometre",
    "kilometres",
    "mile",
    "miles",
    "meter",
    "meters",
    "metre",
    "metres",
    "feet",
    "foot",
    "yards",
    "inches",
    "inch",
    "cm",
    "mm",
    "acres",
    "hectares",
    "tons",
    "tonnes",
    "ton",
    "kg",
    "kilograms",
    "kilos",
    "kilo",
    "pounds",
    "ounces",
    "grams",
    "dollars",
    "euros",
    "pesos",
    "rupees",
    "yen",
    "cents",
    "barrels",
    "gallons",
    "liters",
    "litres",
    "am",
    "pm",
    "times",
    "points",
    "mph",
    "kph",
    "knots",
    "megawatts",
    "gmt",
    "oclock",
    "hrs",
    "hundredths",
    "yuan",
    "rubles",
    "roubles",
    "shillings",
    "naira",
    "pound",
    "million",
    "billion",
    "trillion",
    "magnitude",
    "caliber",
    "calibre",
    "millimeter",
    "stories",
    "storeys",
]);

/// Whether the number measures something that is no people.
fn is_measure(tokens: &Tokens, at: usize, start: usize, end: usize, limit: usize, number: Numeral) -> bool {
    let before = if at > 0 { tokens.hash(at - 1) } else { 0 };
    let after = if end < limit { tokens.hash(end) } else { 0 };
    let tight_after = tokens.get(end).is_some_and(|t| t.gap == Gap::None);
    let digits = tokens[start].kind == Kind::Number;
    if NAMED_BY.contains(before) {
        return true;
    }
    // "-" right before: "M-16", "Boeing 737-800"; "/" on either side: a fraction or a date.
    if digits && at > 0 && is_word!(before, "-" | "/") && tokens[at].gap == Gap::None {
        return true;
    }
    if is_word!(after, "%" | "percent" | "per" | "/" | "pct" | "degrees" | "°")
        || (is_word!(after, ":") && tight_after && digits && tokens.get(end + 1).is_some_and(|t| t.kind == Kind::Number))
    {
        return true;
    }
    if is_word!(after, "-") && tight_after {
        // "14-year-old", "9-millimeter", "two-day": a compound measures; "12-member" counts members.
        let unit = if end + 1 < limit { tokens.hash(end + 1) } else { 0 };
        return !is_word!(unit, "man" | "member" | "strong" | "person" | "plus");
    }
    // An age between commas: "Ali Hassan, 34, was …".
    if digits && number.value < 120 && is_word!(before, ",") && at >= 2 {
        // Behind a capital an age, even before "and": "Said, 17, and Omar, 19, were …".
        let named = tokens[at - 2].shape != Shape::Lower && tokens[at - 2].kind == Kind::Word;
        if is_word!(after, "," | "." | ")" | ";" | ":" | "of" | "who" | "was" | "from" | "were") && (named || !tokens.is(end + 1, "and")) {
            return true;
        }
        if named && is_word!(after, "and") && tokens.get(end + 1).is_some_and(|t| t.kind == Kind::Word && t.shape != Shape::Lower) {
            return true;
        }
    }
    // "both 18", "ages 3 and 5"
    if digits
        && (is_word!(before, "both" | "ages" | "image" | "photo" | "page" | "slide")
            || (is_word!(before, "and") && at >= 3 && is_word!(tokens.hash(at - 3), "ages" | "aged")))
    {
        return true;
    }
    // A year that the dates stage left alone.
    if digits
        && (1900..=2100).contains(&number.value)
        && tokens[start].span.len() == 4
        && is_word!(before, "in" | "since" | "of" | "from" | "until")
        && !is_a_word(tokens, end)
    {
        return true;
    }
    UNITS.contains(after) || is_word!(before, "magnitude")
}

fn is_a_word(tokens: &Tokens, at: usize) -> bool {
    tokens.get(at).is_some_and(|token| token.kind == Kind::Word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tokenize::tokenize;

    type Case = (&'static str, Option<u64>, Option<u64>, Option<u64>, Qualifier);

    #[test]
    fn table_of_bounds() {
        let cases: &[Case] = &[
            ("nine men", Some(9), Some(9), Some(9), Qualifier::Exact),
            ("at least nine men", Some(9), Some(9), None, Qualifier::AtLeast),
            ("more than 100 people", Some(100), Some(100), None, Qualifier::MoreThan),
            ("as many as 70 people", None, Some(70), Some(70), Qualifier::AtMost),
            ("some 30 people", None, Some(30), None, Qualifier::About),
            ("between 20 and 30 people", Some(20), None, Some(30), Qualifier::Range),
            ("six to nine people", Some(6), None, Some(9), Qualifier::Range),
            ("dozens of people", Some(24), None, None, Qualifier::Vague),
            ("no fewer than 12 people", Some(12), Some(12), None, Qualifier::AtLeast),
            ("fewer than ten people", None, Some(10), Some(10), Qualifier::FewerThan),
        ];
        for (text, low, best, high, qualifier) in cases {
            let tokens = tokenize(text);
            let found = find(&tokens, &[], VaguePolicy::Minimum);
            assert_eq!(found.len(), 1, "{text}: {found:?}");
            let q = found[0];
            assert_eq!((q.low, q.best, q.high, q.qualifier, q.measure), (*low, *best, *high, *qualifier, false), "{text}");
        }
    }

    #[test]
    fn measures_count_nobody() {
        for text in [
            "a 14-year-old boy",
            "30 km away",
            "$500 was paid",
            "40 percent",
            "an M-16 rifle",
            "Ali Hassan, 34, died",
            "it cost 90 dollars",
            "flight 182 left",
        ] {
            let tokens = tokenize(text);
            for quantity in find(&tokens, &[], VaguePolicy::Minimum) {
                assert!(quantity.measure, "{text}: {quantity:?}");
            }
        }
    }
}
