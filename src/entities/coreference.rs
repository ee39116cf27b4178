//! What the document itself says of a name: full names, acronyms in brackets, the same words elsewhere.

use rustc_hash::FxHashMap;

use super::EntityType;
use super::candidates::Candidate;
use super::context::Context;
use super::evidence::Evidence;
use crate::lexicon::Flag;
use crate::text::TokenRange;
use crate::tokenize::fold::chain;
use crate::tokenize::{Kind, Shape, Tokens};

/// Whether a token counts when names are compared: all but marks, "&" apart.
pub(super) fn counts(tokens: &Tokens, at: usize) -> bool {
    tokens[at].kind != Kind::Punctuation || tokens.is(at, "&")
}

/// A number that stands for the words of a name; the same for all spellings of one name in a document.
pub(super) fn key_number(tokens: &Tokens, range: TokenRange) -> u64 {
    range.indices().filter(|&at| counts(tokens, at)).fold(0_u64, |sum, at| chain(sum, tokens[at].hash))
}

/// A number that stands for the tokens of a name, hyphens included.
fn number(tokens: &Tokens, range: TokenRange) -> u64 {
    tokens[range.indices()].iter().fold(0_u64, |sum, token| if token.hash == 0 { sum } else { chain(sum, token.hash) })
}

/// Whether the acronym at token `at` is made of the initials of `range`: of all its words, or of those that
/// are not small.
pub(super) fn is_acronym_of(context: &Context<'_>, at: usize, range: TokenRange) -> bool {
    initials_match(context.tokens, context.folded(at), range)
}

/// As [`is_acronym_of`], for a folded acronym.
pub(super) fn initials_match(tokens: &Tokens, acronym: &str, range: TokenRange) -> bool {
    if range.len() < 2 || !(2..=8).contains(&acronym.len()) {
        return false;
    }
    let initial = |at: usize| tokens.folded(at).chars().next().filter(|first| first.is_alphanumeric());
    let words = || range.indices().filter(|&at| matches!(tokens[at].kind, Kind::Word | Kind::Mixed));
    let all: String = words().filter_map(initial).collect();
    let capitals: String = words().filter(|&at| tokens[at].shape != Shape::Lower).filter_map(initial).collect();
    let upper = !capitals.is_empty() && capitals.len() >= 2;
    acronym == all || (upper && acronym == capitals)
}

/// What was seen in the document.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// By the words of the name.
    sums: FxHashMap<u64, Evidence>,
    /// Last words of people's full names; the value is the weight of the best.
    surnames: FxHashMap<u64, f32>,
    /// First words of people's full names.
    firsts: FxHashMap<u64, f32>,
    /// Acronyms with the type of what they stand for.
    acronyms: FxHashMap<String, EntityType>,
    /// Words that begin a name inside a sentence, sorted.
    inside: Vec<u64>,
}

impl Known {
    /// Gathers what all candidates tell of each other.
    pub fn gather(context: &Context<'_>, candidates: &[(Candidate, Evidence)]) -> Self {
        let mut known = Self::default();
        known.sums.reserve(candidates.len());
        for (candidate, evidence) in candidates {
            if candidate.demonym {
                continue;
            }
            let range = candidate.tokens;
            let sum = known.sums.entry(number(context.tokens, range)).or_default();
            sum.person += evidence.person;
            sum.organization += evidence.organization;
            sum.place += evidence.place;
            sum.kind = sum.kind.or(evidence.kind);
            if !context.opens(range.first()) && context.writing(range.first()) == super::context::Writing::Mixed {
                known.inside.push(context.tokens[range.first()].hash);
            }
            let (best, weight) = evidence.best();
            let last = range.last();
            let full = best == EntityType::Person && (range.len() > 1 || (candidate.title.is_some() && weight >= 3.0));
            let upper = context.tokens[last].shape == Shape::Upper && context.writing(last) == super::context::Writing::Mixed;
            if full && weight >= 1.6 && context.folded(last).len() > 1 && !upper {
                let mut word = last;
                if matches!(context.folded(last), "jr" | "sr" | "ii" | "iii" | "iv") && range.len() > 2 {
                    word -= 1;
                    if context.tokens[word].kind == Kind::Punctuation {
                        word -= 1;
                    }
                }
                known.surname(number(context.tokens, TokenRange::new(word, word + 1)), weight);
                let first = range.first();
                if range.len() > 1 && context.folded(first).len() > 1 && context.capital(first) {
                    // Family name first: "Wang Wenbin" is "Wang" later.
                    if context.has(first, Flag::Surname) && !context.has(word, Flag::Surname) {
                        known.surname(number(context.tokens, TokenRange::new(first, first + 1)), weight);
                    } else if !context.has(first, Flag::CommonWord) {
                        known.firsts.insert(number(context.tokens, TokenRange::new(first, first + 1)), weight);
                    }
                }
                // "Mahmoud al-Zahar" is "al-Zahar" later, "Ludwig van Beethoven" "van Beethoven".
                let mut start = word;
                while start > range.first() + 1
                    && (context.lower(start - 1) || context.hyphen(start - 1) || context.has(start - 1, Flag::NameParticle))
                {
                    start -= 1;
                }
                if start < word {
                    known.surname(number(context.tokens, TokenRange::new(start, word + 1)), weight);
                }
            }
            let next = range.end as usize;
            let bracketed = matches!(context.folded(next), "(" | "[") && matches!(context.folded(next + 2), ")" | "]");
            if bracketed && weight >= 1.0 && is_acronym_of(context, next + 1, range) {
                known.acronyms.insert(context.folded(next + 1).to_owned(), best);
            }
        }
        known.inside.sort_unstable();
        for (candidate, evidence) in candidates {
            let (best, weight) = evidence.best();
            if best != EntityType::Organization || weight < 2.0 || candidate.tokens.len() < 3 {
                continue;
            }
            let range = candidate.tokens;
            let initials: String =
                range.indices().filter(|&at| context.capital(at)).filter_map(|at| context.folded(at).chars().next()).collect();
            if initials.len() >= 3 {
                known.acronyms.entry(initials).or_insert(EntityType::Organization);
            }
        }
        known
    }

    fn surname(&mut self, words: u64, weight: f32) {
        let best = self.surnames.entry(words).or_insert(0.0);
        *best = best.max(weight);
    }

    /// Whether the word was seen capitalized inside a sentence.
    pub fn inside(&self, context: &Context<'_>, at: usize) -> bool {
        self.inside.binary_search(&context.tokens[at].hash).is_ok()
    }

    /// Adds to a candidate's evidence what the document says elsewhere.
    pub fn add(&self, context: &Context<'_>, candidate: &Candidate, evidence: &mut Evidence) {
        let range = candidate.tokens;
        let words = number(context.tokens, range);
        if let Some(sum) = self.sums.get(&words) {
            let own = *evidence;
            for (entity_type, total, mine) in [
                (EntityType::Person, sum.person, own.person),
                (EntityType::Organization, sum.organization, own.organization),
                (EntityType::Place, sum.place, own.place),
            ] {
                evidence.add(entity_type, (0.35 * (total - mine)).clamp(0.0, 2.0));
            }
            evidence.kind = evidence.kind.or(sum.kind);
        }
        if range.len() <= 3
            && let Some(weight) = self.surnames.get(&words)
        {
            let located = own_place(evidence) && candidate.title.is_none();
            let body = evidence.organization >= 1.6 && evidence.person < 1.0 && candidate.title.is_none();
            evidence.person += if located || body { 0.6 } else { 1.2 + 0.5 * weight.min(3.0) };
            evidence.doubtful = false;
        } else if range.len() == 1 && !own_place(evidence) && self.firsts.contains_key(&words) {
            evidence.person += 1.1;
        }
        if range.len() == 1
            && context.tokens[range.first()].shape == Shape::Upper
            && let Some(&entity_type) = self.acronyms.get(context.folded(range.first()))
        {
            evidence.add(entity_type, 2.0);
        }
    }
}

/// Whether a place speaks too loudly for a surname to outweigh it: a country, or "in" before a large city.
fn own_place(evidence: &Evidence) -> bool {
    evidence.place >= 2.55 && evidence.person < 1.5
}
