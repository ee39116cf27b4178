//! Decides which candidates are names, and of what.

use super::candidates::{self, Candidate};
use super::context::{Context, Writing};
use super::coreference::{Known, counts, key_number};
use super::evidence::{self, Evidence};
use super::{EntityType, Form, NameMention, type_of};
use crate::gazetteer::{AliasKind, Gazetteer, NameId, NameMatch, Sense};
use crate::lexicon::{Flag, Lexicon, Pos};
use crate::text::TokenRange;
use crate::tokenize::fold::{chain, is_word};
use crate::tokenize::{Kind, Shape, Tokens};
use rustc_hash::FxHashMap;
use smallvec::SmallVec;

/// Least weight that makes a name of a candidate.
const LEAST: f32 = 1.0;
/// Most names with the same first word that are looked for again.
const NAMESAKES: usize = 64;

/// Finds the names of a document: sorted, without overlap.
///
/// ```
/// use dateline::entities::{EntityType, recognize};
/// use dateline::{gazetteer::Gazetteer, lexicon::Lexicon, tokenize::tokenize};
/// let text = "Gen. Omar Said left Baghdad.";
/// let (tokens, gazetteer) = (tokenize(text), Gazetteer::builtin());
/// let matches = gazetteer.find(&tokens, Lexicon::builtin());
/// let names = recognize(text, &tokens, Lexicon::builtin(), &gazetteer, &matches);
/// let found: Vec<_> = names.iter().map(|name| (tokens.span(name.tokens).of(text), name.entity_type)).collect();
/// assert_eq!(found, [("Omar Said", EntityType::Person), ("Baghdad", EntityType::Place)]);
/// ```
#[must_use]
pub fn recognize(text: &str, tokens: &Tokens, lexicon: &Lexicon, gazetteer: &Gazetteer, matches: &[NameMatch]) -> Vec<NameMention> {
    let context = Context::new(text, tokens, lexicon, gazetteer, matches);
    let weighed: Vec<(Candidate, Evidence)> = candidates::find(&context)
        .into_iter()
        .map(|candidate| (candidate, if candidate.demonym { Evidence::default() } else { evidence::weigh(&context, &candidate) }))
        .collect();
    let known = Known::gather(&context, &weighed);
    let mut mentions = Vec::with_capacity(weighed.len());
    for (candidate, evidence) in &weighed {
        if candidate.demonym {
            mentions.push(mention(&context, candidate, EntityType::Place, evidence));
            continue;
        }
        decide(&context, &known, *candidate, *evidence, &mut mentions);
    }
    repeat(&context, &mut mentions);
    mentions
}

/// Takes a candidate, or the listed names inside it, or nothing.
fn decide(context: &Context<'_>, known: &Known, candidate: Candidate, local: Evidence, mentions: &mut Vec<NameMention>) {
    let mut evidence = local;
    known.add(context, &candidate, &mut evidence);
    let (entity_type, weight) = evidence.best();
    let least = least(context, known, &candidate, &evidence);
    if weight >= least {
        mentions.push(mention(context, &candidate, entity_type, &evidence));
        return;
    }
    if candidate.tokens.len() < 2 {
        return;
    }
    // The whole is no name: the listed names in it may be.
    let mut at = candidate.tokens.first();
    while at < candidate.tokens.end as usize {
        let Some(found) = context.begins(at).filter(|found| found.tokens.end <= candidate.tokens.end && found.tokens != candidate.tokens)
        else {
            at += 1;
            continue;
        };
        // "Tour de France" is no name of ours, and no place either.
        if at > candidate.tokens.first() && context.lower(at - 1) && context.has(at - 1, Flag::NameParticle) {
            at = found.tokens.end as usize;
            continue;
        }
        if found.is_demonym() {
            let inner = Candidate { tokens: found.tokens, title: None, demonym: true };
            mentions.push(mention(context, &inner, EntityType::Place, &Evidence::default()));
        } else {
            let inner = Candidate { tokens: found.tokens, title: None, demonym: false };
            let mut evidence = evidence::weigh(context, &inner);
            known.add(context, &inner, &mut evidence);
            let (entity_type, weight) = evidence.best();
            let next = found.tokens.end as usize;
            let modifies = next < candidate.tokens.end as usize && context.writing(at) == Writing::Mixed && !context.hyphen(next);
            let parted = entity_type == EntityType::Place
                && found.tokens.len() == 1
                && modifies
                && (weight < 2.4 || found.common || context.has(candidate.tokens.last(), Flag::OrgHead));
            if weight >= self::least(context, known, &inner, &evidence).max(1.4) && !parted {
                mentions.push(mention(context, &inner, entity_type, &evidence));
            }
        }
        at = found.tokens.end as usize;
    }
}

/// The weight that a candidate needs: more for ordinary words, most where a sentence or headline opens.
fn least(context: &Context<'_>, known: &Known, candidate: &Candidate, evidence: &Evidence) -> f32 {
    let range = candidate.tokens;
    let first = range.first();
    if range.len() > 1 {
        return LEAST;
    }
    let capital = matches!(context.tokens[first].shape, Shape::Title | Shape::Upper);
    if !capital && !context.tokens[first].span.of(context.text).chars().any(char::is_alphabetic)
        || context.time_word(first) && candidate.title.is_none()
    {
        return f32::INFINITY;
    }
    let word = context.tokens[first].hash;
    let next = context.tokens.hash(first + 1);
    if context.lower(first + 1) && evidence::is_thing(context, first)
        || is_word!(word, "cctv") && is_word!(context.hash_before(first), "on")
    {
        return f32::INFINITY;
    }
    // "IS" inside ordinary writing is not "is".
    let acronym = context.tokens[first].shape == Shape::Upper
        && context.writing(first) == Writing::Mixed
        && context.exact(range).is_some_and(|found| !found.common);
    let common = context.has(first, Flag::CommonWord) && !acronym;
    // What is served or eaten is no country.
    if (common || evidence.doubtful)
        && is_word!(next, "was" | "is" | "were")
        && is_word!(context.tokens.hash(first + 2), "served" | "eaten" | "cooked" | "roasted" | "carved" | "stuffed" | "baked")
    {
        return f32::INFINITY;
    }
    let opening = context.opens(first) || context.writing(first) != Writing::Mixed;
    match (common || evidence.doubtful, opening) {
        (true, true) if candidate.title.is_some() => 2.0,
        (true, true) if context.exact(range).is_some() && known.inside(context, first) => 1.3,
        (true, true) => 2.2,
        (true, false) => 1.3,
        (false, _) => LEAST,
    }
}

fn mention(context: &Context<'_>, candidate: &Candidate, entity_type: EntityType, evidence: &Evidence) -> NameMention {
    let range = trimmed(context, candidate.tokens);
    let suits = |sense: &Sense| type_of(sense.kind) == entity_type && (sense.alias == AliasKind::Adjective) == candidate.demonym;
    let fits = |name: &NameId| context.gazetteer.senses(*name).any(|sense| suits(&sense));
    // What a name most likely means is nearly always what it means here.
    let exact = context.exact(range).filter(|found| suits(&found.best) || fits(&found.name)).map(|found| found.name);
    // Where a longer name of the list began before this one, the list holds this one still.
    let name = exact.or_else(|| {
        let words = range.indices().filter(|&at| context.tokens[at].kind != Kind::Punctuation);
        let total = words.clone().map(|at| context.tokens[at].hash).reduce(chain)?;
        context.gazetteer.lookup_chained(total, &words.map(|at| context.folded(at))).filter(fits)
    });
    let acronym = range.len() == 1
        && context.tokens[range.first()].shape == Shape::Upper
        && entity_type != EntityType::Person
        && context.writing(range.first()) == Writing::Mixed
        && name.is_none_or(|name| {
            context
                .gazetteer
                .senses(name)
                .any(|listed| listed.alias == AliasKind::Acronym || listed.kind == crate::gazetteer::EntityKind::Country)
        });
    let form = if candidate.demonym {
        Form::Demonym
    } else if acronym {
        Form::Acronym
    } else {
        Form::Name
    };
    let title = candidate.title.filter(|_| entity_type == EntityType::Person);
    NameMention { tokens: range, entity_type, form, name, title, kind_hint: evidence.kind.filter(|_| entity_type != EntityType::Person) }
}

/// Without a leading "the" and without punctuation or clitic at the end.
fn trimmed(context: &Context<'_>, range: TokenRange) -> TokenRange {
    if context.exact(range).is_some() {
        return range;
    }
    let (mut start, mut end) = (range.first(), range.end as usize);
    while end > start + 1 && matches!(context.tokens[end - 1].kind, Kind::Punctuation | Kind::Possessive) {
        end -= 1;
    }
    if start + 1 < end && context.folded(start) == "the" {
        start += 1;
    }
    TokenRange::new(start, end)
}

/// Finds the names once more where nothing was found: in headlines, in capitals, at the head of a sentence.
fn repeat(context: &Context<'_>, mentions: &mut Vec<NameMention>) {
    let tokens = context.tokens;
    let mut seen: FxHashMap<u64, SmallVec<[(u64, usize); 2]>> = FxHashMap::default();
    seen.reserve(mentions.len());
    let mut surnames: FxHashMap<u64, usize> = FxHashMap::default();
    // A bit for each word that a name is looked for at; nearly all others fail here.
    let mut wanted = [0_u64; 32];
    for (index, mention) in mentions.iter().enumerate() {
        if mention.form == Form::Demonym {
            continue;
        }
        let words = key_number(tokens, mention.tokens);
        want(&mut wanted, tokens[mention.tokens.first()].hash);
        let names = seen.entry(tokens[mention.tokens.first()].hash).or_default();
        if names.len() < NAMESAKES && !names.iter().any(|&(known, _)| known == words) {
            names.push((words, index));
        }
        let last = mention.tokens.last();
        if mention.entity_type == EntityType::Person
            && mention.tokens.len() > 1
            && (!context.has(last, Flag::CommonWord) || context.time_word(last))
            && context.folded(last).len() > 2
        {
            want(&mut wanted, tokens[last].hash);
            surnames.entry(tokens[last].hash).or_insert(index);
        }
    }
    let mut taken = vec![false; tokens.len()];
    for mention in mentions.iter() {
        taken[mention.tokens.indices()].fill(true);
        if let Some(title) = mention.title {
            taken[title.indices()].fill(true);
        }
    }
    let mut added = Vec::new();
    let mut at = 0;
    while let Some(skipped) = tokens[at..].iter().position(|token| is_wanted(&wanted, token.hash)) {
        at += skipped;
        if taken[at] || !context.capital(at) {
            at += 1;
            continue;
        }
        let found = seen.get(&tokens[at].hash).and_then(|list| {
            list.iter()
                .filter_map(|&(_, index)| span_of(context, &taken, at, mentions[index].tokens).map(|end| (end, index)))
                .max_by_key(|&(end, index)| (end, std::cmp::Reverse(index)))
        });
        if let Some((end, index)) = found {
            let single = end == at + 1;
            let common = single && context.has(at, Flag::CommonWord) && context.tokens[at].shape != Shape::Upper;
            let whole = single
                && ((at > 0 && context.capital(at - 1) && context.joined(at - 1) && !taken[at - 1])
                    || (context.joined(at) && context.capital(end) && !taken[end]));
            if !(common || whole && context.writing(at) == Writing::Mixed) {
                added.push(NameMention { tokens: TokenRange::new(at, end), title: None, ..mentions[index].clone() });
                at = end;
                continue;
            }
        } else if let Some(&index) =
            surnames.get(&tokens[at].hash).filter(|_| !(at > 0 && context.capital(at - 1) && context.writing(at) == Writing::Mixed))
            && (!context.time_word(at) || acts(context, at))
        {
            added.push(NameMention {
                tokens: TokenRange::new(at, at + 1),
                title: None,
                name: None,
                form: Form::Name,
                ..mentions[index].clone()
            });
        }
        at += 1;
    }
    mentions.extend(added);
    mentions.sort_by_key(|mention| mention.tokens);
}

/// Sets the bit of a word.
fn want(wanted: &mut [u64; 32], word: u64) {
    wanted[(word >> 40 & 31) as usize] |= 1 << (word >> 48 & 63);
}

/// Whether the bit of a word is set.
#[inline]
fn is_wanted(wanted: &[u64; 32], word: u64) -> bool {
    wanted[(word >> 40 & 31) as usize] >> (word >> 48 & 63) & 1 == 1
}

/// Whether the month at `at` is a person's name here: a verb follows, or it owns something ("May gave no reason").
fn acts(context: &Context<'_>, at: usize) -> bool {
    let next = at + 1;
    if context.writing(at) != Writing::Mixed || context.is_dated(at) || !context.joined(at) {
        return false;
    }
    let verb =
        context.lexicon.first_pos(context.tokens, next).is_some_and(|pos| matches!(pos, Pos::VerbPast | Pos::VerbZ | Pos::Auxiliary));
    context.tokens[next].kind == Kind::Possessive || context.lower(next) && (verb || context.has(next, Flag::Speech))
}

/// The end of the name with the words of `known` that begins at token `at`.
fn span_of(context: &Context<'_>, taken: &[bool], at: usize, known: TokenRange) -> Option<usize> {
    let mut end = at;
    for word in known.indices().filter(|&word| counts(context.tokens, word)) {
        while end > at && context.tokens.get(end).is_some_and(|token| token.kind == Kind::Punctuation) && context.folded(end) == "-" {
            end += 1;
        }
        if taken.get(end) != Some(&false) || context.folded(end) != context.folded(word) || (end > at && !context.joined(end - 1)) {
            return None;
        }
        end += 1;
    }
    Some(end)
}
