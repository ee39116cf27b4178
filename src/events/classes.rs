//! Classes of targets and weapons, and the groups that counts are broken down by.

use super::find::Source;
use super::signs::signs;
use crate::lexicon::{Flag, NounClass};
use crate::text::TokenRange;
use crate::tokenize::Tokens;
use crate::tokenize::fold::hash;

/// Base form of a token: the lexicon's first noun reading, or the folded form.
#[must_use]
pub fn noun_lemma(source: Source<'_>, at: usize) -> &str {
    let folded = source.tokens.folded(at);
    source
        .lexicon
        .at(source.tokens, at)
        .and_then(|word| word.readings().find(|r| matches!(r.pos, crate::lexicon::Pos::Noun | crate::lexicon::Pos::PluralNoun)))
        .map_or(folded, |reading| reading.lemma)
}

/// What classes are told apart for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Domain {
    /// People as targets.
    Human,
    /// Things as targets.
    Property,
    /// Weapons.
    Weapon,
    /// Groups that counts of people are broken down by.
    Group,
}

impl Domain {
    /// How many there are.
    pub const COUNT: usize = 4;

    /// From its name in the rules.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "human" => Self::Human,
            "property" => Self::Property,
            "weapon" => Self::Weapon,
            "group" => Self::Group,
            _ => return None,
        })
    }
}

/// The class of some words in one domain, by their last words first.
#[must_use]
pub fn class_of(source: Source<'_>, range: TokenRange, domain: Domain) -> Option<&str> {
    // From the head backwards: "bank manager" is a manager before it is a bank.
    for at in range.indices().rev() {
        if !signs(source, at).has_class(domain) {
            continue;
        }
        let found = source.rules.classes(domain, hash(noun_lemma(source, at)));
        let holding = found.iter().filter(|class| stands_before(source.tokens, at, &class.before));
        // The longest, and the first of those as long.
        if let Some(best) = holding.rev().max_by_key(|class| class.before.len()) {
            return Some(source.rules.class_name(best));
        }
    }
    None
}

/// Whether a token, with the words before it, has a class in one domain.
#[must_use]
pub fn has_class(source: Source<'_>, at: usize, domain: Domain) -> bool {
    signs(source, at).has_class(domain) && {
        let found = source.rules.classes(domain, hash(noun_lemma(source, at)));
        found.iter().any(|class| stands_before(source.tokens, at, &class.before))
    }
}

/// Whether these words stand right before a token, the nearest first.
fn stands_before(tokens: &Tokens, at: usize, words: &[u64]) -> bool {
    let mut position = at;
    words.iter().all(|&word| {
        let Some(mut before) = position.checked_sub(1) else { return false };
        if tokens.is(before, "-") && before > 0 {
            before -= 1;
        }
        position = before;
        tokens.hash(before) == word
    })
}

/// Whether words name people: by class, by a role noun, or by a name.
#[must_use]
pub fn is_human(source: Source<'_>, class: NounClass, head: usize) -> bool {
    match class {
        NounClass::Person | NounClass::Group | NounClass::None => true,
        NounClass::Body => {
            matches!(source.tokens.folded(head), "body" | "bodies" | "corpse" | "corpses")
                // "the head of the office", "a village head"
                || (source.tokens.is(head, "head")
                    && ((source.tokens.is(head + 1, "of") && !matches!(source.tokens.folded(head + 2), "cattle" | "livestock" | "sheep" | "cows" | "goats")) || (head > 0 && source.syntax.tags[head - 1] == crate::syntax::Tag::Noun)))
        }
        _ => {
            source.lexicon.has(source.tokens, head, Flag::RoleNoun)
                || matches!(
                    source.tokens.folded(head),
                    "lives" | "victims" | "casualties" | "elements" | "dead" | "wounded" | "injured" | "hostages"
                )
        }
    }
}
