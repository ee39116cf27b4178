//! A cheap guess at the tense around a token, for use until the syntax stage gives a better one.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::tokenize::{Kind, Shape, Tokens, fold};

/// When the clause that holds a date takes place, seen from the day of writing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tense {
    /// Before.
    Past,
    /// Around it.
    Present,
    /// After.
    Future,
    /// Not known.
    Unknown,
}

/// How far back a verb is looked for, in tokens.
const REACH: usize = 40;

/// The tense of the last verb-like word before `at` in its sentence, else of the first one after it.
///
/// A past verb right after the date speaks for the date where nothing leads it in: "a court Thursday refused".
#[must_use]
pub fn tense_near(tokens: &Tokens, at: usize) -> Tense {
    let Some(sentence) = tokens.sentences.get(tokens.sentence_of(at)) else { return Tense::Unknown };
    let start = sentence.tokens.first().max(at.saturating_sub(REACH));
    let end = (sentence.tokens.end as usize).min(at + REACH - 8);
    let led = at == start || matches!(tokens.folded(at - 1), "on" | "for" | "by" | "until" | "till" | "in" | "of" | "next" | "this" | ",");
    if !led && at + 1 < end && cue(tokens, at + 1) == Tense::Past {
        return Tense::Past;
    }
    for index in (start..at.min(tokens.len())).rev() {
        match tokens.folded(index) {
            "since" => return Tense::Past,
            "until" | "till" => {
                if index > 0 && tokens.is(index - 1, "up") {
                    continue;
                }
                return limit(tokens, start, index, at, end);
            }
            _ => {}
        }
        match cue(tokens, index) {
            Tense::Unknown => {}
            // "will be held", "to be held": what stands before "be" decides.
            Tense::Past if passive(tokens, index) => {
                if index > 1 && tokens.is(index - 2, "to") {
                    return Tense::Future;
                }
            }
            // "had been due to expire", "was to have met": the plan is over.
            Tense::Future if planned(tokens, index) && (start..index).rev().take(5).any(|at| tokens.is(at, "had")) => return Tense::Past,
            tense => return tense,
        }
    }
    after(tokens, at, end)
}

/// The tense of the first verb-like word after `at`.
fn after(tokens: &Tokens, at: usize, end: usize) -> Tense {
    (at + 1..end).map(|index| cue(tokens, index)).find(|tense| *tense != Tense::Unknown).unwrap_or(Tense::Unknown)
}

/// "until Friday" ahead of what "will" or "must" be; behind it where the sentence tells what "was not until Friday".
fn limit(tokens: &Tokens, start: usize, until: usize, at: usize, end: usize) -> Tense {
    let not = until > start && matches!(tokens.folded(until - 1), "not" | "nt");
    let told = not && (start..until).rev().take(12).any(|index| matches!(tokens.folded(index), "was" | "did" | "had" | "were"));
    let opens = until == start && after(tokens, at, end) == Tense::Past;
    // "stayed in hospital until Friday" is over; "postponed until Friday" is not.
    let lasted = (start..until)
        .rev()
        .find(|&index| cue(tokens, index) != Tense::Unknown || deferred(tokens.folded(index)))
        .is_some_and(|index| matches!(cue(tokens, index), Tense::Past) && !deferred(tokens.folded(index)));
    if told || opens || lasted { Tense::Past } else { Tense::Future }
}

/// What moves a date ahead.
fn deferred(word: &str) -> bool {
    matches!(
        word,
        "extended"
            | "postponed"
            | "delayed"
            | "suspended"
            | "adjourned"
            | "closed"
            | "put"
            | "banned"
            | "barred"
            | "remanded"
            | "set"
            | "gave"
            | "given"
            | "has"
            | "have"
            | "ordered"
            | "cancelled"
            | "canceled"
            | "deferred"
            | "prolonged"
            | "renewed"
            | "reserved"
            | "sealed"
            | "jailed"
            | "detained"
    )
}

/// Whether the word at `index` is a participle after "be".
fn passive(tokens: &Tokens, index: usize) -> bool {
    index > 0 && tokens.is(index - 1, "be")
}

/// Whether the word at `index` tells of a plan.
fn planned(tokens: &Tokens, index: usize) -> bool {
    matches!(tokens.folded(index), "planned" | "scheduled" | "due" | "expected" | "slated" | "to" | "set" | "expire" | "begin")
}

/// The past of verbs that do not end in "-ed", as far as it is no other common word.
const IRREGULAR: &[&str] = &[
    "arose",
    "ate",
    "awoke",
    "became",
    "been",
    "began",
    "bent",
    "blew",
    "bore",
    "bought",
    "broke",
    "brought",
    "built",
    "came",
    "caught",
    "chose",
    "clung",
    "crept",
    "dealt",
    "did",
    "drank",
    "drew",
    "drove",
    "dug",
    "ended",
    "fed",
    "fell",
    "felt",
    "fled",
    "flew",
    "flung",
    "forbade",
    "forced",
    "forgave",
    "forgot",
    "fought",
    "found",
    "froze",
    "gave",
    "got",
    "grew",
    "had",
    "has",
    "have",
    "heard",
    "held",
    "hid",
    "hit",
    "hung",
    "kept",
    "knelt",
    "knew",
    "laid",
    "led",
    "left",
    "lent",
    "lost",
    "made",
    "meant",
    "met",
    "overcame",
    "oversaw",
    "overthrew",
    "paid",
    "ran",
    "rang",
    "rode",
    "rose",
    "said",
    "sang",
    "sank",
    "sat",
    "saw",
    "sent",
    "shook",
    "shot",
    "shrank",
    "slept",
    "slid",
    "sold",
    "sought",
    "spent",
    "spoke",
    "sprang",
    "spread",
    "stole",
    "stood",
    "strove",
    "struck",
    "stuck",
    "swam",
    "swept",
    "swore",
    "swung",
    "taught",
    "threw",
    "told",
    "took",
    "tore",
    "understood",
    "undertook",
    "upheld",
    "was",
    "went",
    "were",
    "withdrew",
    "withheld",
    "woke",
    "won",
    "wore",
    "wove",
    "wrote",
];

/// Words in "-ed" that are no past.
const NO_PAST: &[&str] = &[
    "united",
    "indeed",
    "hundred",
    "allied",
    "armed",
    "wounded",
    "need",
    "speed",
    "exceed",
    "proceed",
    "succeed",
    "embed",
    "naked",
    "sacred",
    "kindred",
    "injured",
    "related",
    "unnamed",
    "unspecified",
    "undisclosed",
    "unidentified",
    "unprecedented",
    "uninvited",
    "unarmed",
    "undated",
    "hatred",
    "biased",
    "limited",
    "so-called",
    "aged",
    "alleged",
    "masked",
    "hooded",
    "jailed",
    "exiled",
    "occupied",
];

/// Words that look ahead wherever they stand.
const AHEAD: &[&str] = &[
    "will",
    "shall",
    "ll",
    "wont",
    "would",
    "should",
    "may",
    "might",
    "must",
    "going",
    "planned",
    "planning",
    "scheduled",
    "due",
    "expected",
    "expects",
    "expect",
    "slated",
    "intends",
    "intend",
    "upcoming",
    "effective",
    "payable",
    "expire",
    "expires",
    "deadline",
    "begin",
    "begins",
    "hopes",
    "aims",
    "tentatively",
    "forthcoming",
];

/// Words whose neighbours decide.
const ASKED: &[&str] = &["could", "plan", "plans", "set", "to", "is", "are", "ending", "starting", "beginning"];

/// What a word tells by itself.
#[derive(Clone, Copy)]
enum Word {
    Past,
    Ahead,
    Nothing,
    Asked,
}

/// What the words of the lists tell, by the hash of the folded word.
static WORDS: LazyLock<FxHashMap<u64, Word>> = LazyLock::new(|| {
    let lists = [(IRREGULAR, Word::Past), (&["ago"][..], Word::Past), (NO_PAST, Word::Nothing), (AHEAD, Word::Ahead), (ASKED, Word::Asked)];
    lists.iter().flat_map(|(list, word)| list.iter().map(|entry| (fold::hash(entry), *word))).collect()
});

/// The tense that the word at `index` alone tells.
fn cue(tokens: &Tokens, index: usize) -> Tense {
    if tokens[index].kind != Kind::Word {
        return Tense::Unknown;
    }
    match WORDS.get(&tokens[index].hash) {
        Some(Word::Past) => Tense::Past,
        Some(Word::Ahead) => Tense::Future,
        Some(Word::Nothing) => Tense::Unknown,
        Some(Word::Asked) => asked(tokens, index),
        None => {
            let word = tokens.folded(index);
            if word.len() > 4 && word.ends_with("ed") { Tense::Past } else { Tense::Unknown }
        }
    }
}

/// The tense of a word that its neighbours decide.
fn asked(tokens: &Tokens, index: usize) -> Tense {
    match tokens.folded(index) {
        // "could not be reached", "neither could be found"
        "could" if denied(tokens, index) => Tense::Past,
        // "smoke could be seen on Friday"
        "could" if tokens.is(index + 1, "be") && matches!(tokens.folded(index + 2), "seen" | "heard" | "smelled" | "felt") => Tense::Past,
        "could" => Tense::Future,
        // "ending the chase on Friday" tells; "starting Friday" announces.
        "ending" | "starting" | "beginning" if announces(tokens, index) => Tense::Future,
        "plan" | "plans" if tokens.is(index + 1, "to") => Tense::Future,
        "set" if matches!(tokens.folded(index + 1), "to" | "for") => Tense::Future,
        "set" if matches!(tokens.folded(index + 1), "aside" | "off" | "fire" | "foot" | "ablaze" | "alight") => Tense::Past,
        "set"
            if index > 0
                && matches!(tokens.folded(index - 1), "and" | "which" | "who" | "he" | "she" | "they" | "it" | "court" | "government") =>
        {
            Tense::Past
        }
        "to" if index + 1 < tokens.len() => infinitive(tokens, index),
        "is" | "are" => match tokens.folded(index + 1) {
            // "is to meet on Friday"
            "to" => Tense::Future,
            "scheduled" | "expected" | "due" | "set" | "planned" | "slated" | "not" | "also" => Tense::Unknown,
            _ => Tense::Present,
        },
        _ => Tense::Unknown,
    }
}

/// Whether the word at `index` stands right before a date: before a capital or "on", "in", "at" and one.
fn announces(tokens: &Tokens, index: usize) -> bool {
    let next = index + 1 + usize::from(matches!(tokens.folded(index + 1), "on" | "in" | "at"));
    tokens.get(next).is_some_and(|token| token.shape != Shape::Lower)
        || matches!(tokens.folded(next), "next" | "this" | "tomorrow" | "today" | "tonight" | "early" | "late")
}

/// Whether "could" at `index` is denied.
fn denied(tokens: &Tokens, index: usize) -> bool {
    matches!(tokens.folded(index + 1), "not" | "nt" | "t" | "n't")
        || (index.saturating_sub(6)..index).any(|at| matches!(tokens.folded(at), "neither" | "nor" | "nobody" | "none"))
}

/// "to meet Friday" looks ahead; "returned to Baghdad" and "up to" do not.
fn infinitive(tokens: &Tokens, index: usize) -> Tense {
    let governed = matches!(
        tokens.folded(index.wrapping_sub(1)),
        "plans"
            | "plan"
            | "expected"
            | "scheduled"
            | "due"
            | "expects"
            | "agreed"
            | "is"
            | "are"
            | "set"
            | "agreement"
            | "vowed"
            | "pledged"
            | "promised"
            | "decided"
            | "intends"
            | "wants"
            | "hopes"
            | "about"
            | "ready"
            | "likely"
            | "supposed"
            | "deadline"
    );
    if governed { Tense::Future } else { Tense::Unknown }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tokenize::tokenize;

    #[test]
    fn table_of_tenses() {
        for (text, word, wanted) in [
            ("Police arrested two men on Friday.", "friday", Tense::Past),
            ("The court will rule on Friday.", "friday", Tense::Future),
            ("The ministers are to meet on Friday.", "friday", Tense::Future),
            ("On Friday the army withdrew and was replaced.", "friday", Tense::Past),
            ("The vote will be held on Friday.", "friday", Tense::Future),
            ("A vote to be held on Friday drew protests.", "friday", Tense::Future),
            ("Friday", "friday", Tense::Unknown),
            ("The house will stay empty after a court Friday refused the plea.", "friday", Tense::Past),
            ("The offer had been due to expire on Friday.", "friday", Tense::Past),
            ("The offer had been scheduled to expire Friday.", "friday", Tense::Past),
            ("It was not until Friday that the road was cleared.", "friday", Tense::Past),
            ("Until Friday, nobody had seen the letter.", "friday", Tense::Past),
            ("The shops will stay shut until Friday.", "friday", Tense::Future),
            ("The driver stayed in hospital until Friday.", "friday", Tense::Past),
            ("The hearing was postponed until Friday.", "friday", Tense::Future),
            ("A police car hit the truck, ending the chase on the coast road Friday.", "friday", Tense::Past),
            ("Smoke could be seen on Friday over the port.", "friday", Tense::Past),
            ("The mayor could not be reached on Friday.", "friday", Tense::Past),
            ("Late Friday, two cousins sought help at the embassy.", "friday", Tense::Past),
            ("They would meet on an unspecified date in January.", "january", Tense::Future),
        ] {
            let tokens = tokenize(text);
            let at = (0..tokens.len()).find(|&at| tokens.is(at, word)).unwrap();
            assert_eq!(tense_near(&tokens, at), wanted, "{text}");
        }
    }
}
