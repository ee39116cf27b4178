//! A cheap guess at the tense around a token, for use until the syntax stage gives a better one.

use crate::tokenize::{Kind, Tokens};

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
#[must_use]
pub fn tense_near(tokens: &Tokens, at: usize) -> Tense {
    let Some(sentence) = tokens.sentences.get(tokens.sentence_of(at)) else { return Tense::Unknown };
    let start = sentence.tokens.first().max(at.saturating_sub(REACH));
    let end = (sentence.tokens.end as usize).min(at + REACH / 2);
    for index in (start..at.min(tokens.len())).rev() {
        if tokens.is(index, "since") {
            return Tense::Past;
        }
        if tokens.is(index, "until") && index > 0 && tokens.is(index - 1, "up") {
            continue;
        }
        match cue(tokens, index) {
            Tense::Unknown => {}
            // "will be held", "to be held": what stands before "be" decides.
            Tense::Past if passive(tokens, index) => {
                if index > 1 && tokens.is(index - 2, "to") {
                    return Tense::Future;
                }
            }
            tense => return tense,
        }
    }
    for index in at + 1..end {
        match cue(tokens, index) {
            Tense::Unknown => {}
            tense => return tense,
        }
    }
    Tense::Unknown
}

/// Whether the word at `index` is a participle after "be".
fn passive(tokens: &Tokens, index: usize) -> bool {
    index > 0 && tokens.is(index - 1, "be")
}

/// The tense that the word at `index` alone tells.
fn cue(tokens: &Tokens, index: usize) -> Tense {
    if tokens[index].kind != Kind::Word {
        return Tense::Unknown;
    }
    let word = tokens.folded(index);
    match word {
        "will" | "shall" | "ll" | "wont" | "would" | "could" | "should" | "may" | "might" | "must" | "going" | "planned" | "planning"
        | "scheduled" | "due" | "expected" | "expects" | "expect" | "slated" | "until" | "till" | "intends" | "intend" | "upcoming"
        | "effective" | "payable" | "expire" | "expires" | "ending" | "deadline" | "begin" | "begins" | "starting" | "beginning"
        | "hopes" | "aims" | "tentatively" | "forthcoming" => Tense::Future,
        "plan" | "plans" | "set" if tokens.is(index + 1, "to") || (word == "set" && tokens.is(index + 1, "for")) => Tense::Future,
        "to" if index + 1 < tokens.len() => infinitive(tokens, index),
        "was" | "were" | "had" | "did" | "said" | "went" | "came" | "took" | "made" | "got" | "saw" | "told" | "became" | "began"
        | "broke" | "brought" | "built" | "bought" | "caught" | "chose" | "drew" | "drove" | "fell" | "felt" | "fled" | "flew"
        | "fought" | "found" | "gave" | "grew" | "held" | "hit" | "kept" | "knew" | "led" | "left" | "lost" | "met" | "paid" | "ran"
        | "rose" | "sent" | "shot" | "showed" | "sold" | "spoke" | "spent" | "stood" | "struck" | "swept" | "thought" | "threw" | "won"
        | "wrote" | "been" | "has" | "have" | "ago" | "blew" | "sank" | "shook" | "tore" | "ended" | "slid" => Tense::Past,
        "is" | "are" => match tokens.folded(index + 1) {
            // "is to meet on Friday"
            "to" => Tense::Future,
            "scheduled" | "expected" | "due" | "set" | "planned" | "slated" | "not" | "also" => Tense::Unknown,
            _ => Tense::Present,
        },
        _ if word.len() > 4
            && word.ends_with("ed")
            && !matches!(
                word,
                "united"
                    | "indeed"
                    | "hundred"
                    | "allied"
                    | "armed"
                    | "wounded"
                    | "need"
                    | "speed"
                    | "exceed"
                    | "proceed"
                    | "succeed"
                    | "embed"
                    | "naked"
                    | "sacred"
                    | "kindred"
                    | "injured"
                    | "related"
            ) =>
        {
            Tense::Past
        }
        _ => Tense::Unknown,
    }
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
        ] {
            let tokens = tokenize(text);
            let at = (0..tokens.len()).find(|&at| tokens.is(at, word)).unwrap();
            assert_eq!(tense_near(&tokens, at), wanted, "{text}");
        }
    }
}
