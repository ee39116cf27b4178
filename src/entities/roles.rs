//! What people are and whom they belong to: titles, role nouns, appositions and what stands behind "of".

use rustc_hash::FxHashMap;
use smol_str::SmolStr;

use super::merge::{by_id, words};
use super::{Entities, EntityType, Form, NameMention};
use crate::gazetteer::{EntryId, Gazetteer};
use crate::lexicon::{Flag, Lexicon, Pos};
use crate::syntax::Syntax;
use crate::text::TokenRange;
use crate::tokenize::{Kind, Shape, Tokens};

/// Most tokens between a person's name and the role noun of an apposition.
const REACH: usize = 9;

/// A role with the mention of the organization or country that it is held in.
#[derive(Debug, Default, Clone)]
struct Role {
    words: Option<String>,
    affiliation: Option<usize>,
}

/// Fills in role and affiliation of every person, by the first mention that tells, else by its entry of the lists, which
/// `listed` has for every entity.
pub(super) fn assign(
    text: &str,
    tokens: &Tokens,
    syntax: &Syntax<'_>,
    gazetteer: &Gazetteer,
    listed: &[Option<EntryId>],
    entities: &mut Entities,
) {
    let reader = Reader { text, tokens, syntax, lexicon: Lexicon::builtin(), mentions: &entities.mentions };
    let mut roles: Vec<Role> = vec![Role::default(); entities.list.len()];
    for (index, mention) in entities.mentions.iter().enumerate() {
        if mention.entity_type != EntityType::Person {
            continue;
        }
        let found = reader.read(index);
        let role = &mut roles[entities.entity_of[index]];
        role.words = role.words.take().or(found.words);
        role.affiliation = role.affiliation.or(found.affiliation.map(|mention| entities.entity_of[mention]));
    }
    let mut bodies: Option<FxHashMap<SmolStr, usize>> = None;
    for (at, mut role) in roles.into_iter().enumerate() {
        if entities.list[at].entity_type != EntityType::Person {
            continue;
        }
        if let Some(listed) = listed[at]
            && (role.words.is_none() || role.affiliation.is_none())
        {
            let mut fields = gazetteer.roles(gazetteer.latest(listed)).split(';').next_back().unwrap_or_default().split(',');
            let held = fields.next().map(str::trim).filter(|held| !held.is_empty());
            role.words = role.words.or_else(|| held.map(str::to_owned));
            let body = fields.nth(3).map(str::trim).filter(|id| !id.is_empty());
            role.affiliation = role.affiliation.or_else(|| {
                let bodies = bodies.get_or_insert_with(|| by_id(entities, |entity| entity.entity_type == EntityType::Organization));
                bodies.get(body?).copied()
            });
        }
        entities.list[at].role = role.words.map(SmolStr::from);
        entities.list[at].affiliation = role.affiliation.filter(|&affiliation| affiliation != at);
    }
}

/// Abbreviated titles and what they are, each a word of a title.
const ABBREVIATED: [(&str, &str); 21] = [
    ("adm", "Admiral"),
    ("amb", "Ambassador"),
    ("brig", "Brigadier"),
    ("capt", "Captain"),
    ("cllr", "Councillor"),
    ("cmdr", "Commander"),
    ("col", "Colonel"),
    ("comr", "Commissioner"),
    ("cpl", "Corporal"),
    ("gen", "General"),
    ("gov", "Governor"),
    ("insp", "Inspector"),
    ("lt", "Lieutenant"),
    ("maj", "Major"),
    ("pres", "President"),
    ("rep", "Representative"),
    ("sec", "Secretary"),
    ("sen", "Senator"),
    ("sgt", "Sergeant"),
    ("supt", "Superintendent"),
    ("vp", "Vice President"),
];

/// A title with its abbreviated words written in full: "Lt. Gov." is "Lieutenant Governor".
fn spelled_out(title: &str) -> String {
    let long = |word: &str| {
        let bare = word.strip_suffix('.').unwrap_or(word);
        let found = ABBREVIATED.iter().find(|(short, _)| short.eq_ignore_ascii_case(bare));
        found.map_or_else(|| word.to_owned(), |(_, long)| (*long).to_owned())
    };
    title.split(' ').map(long).collect::<Vec<_>>().join(" ")
}

struct Reader<'a> {
    text: &'a str,
    tokens: &'a Tokens,
    syntax: &'a Syntax<'a>,
    lexicon: &'static Lexicon,
    mentions: &'a [NameMention],
}

impl Reader<'_> {
    fn read(&self, index: usize) -> Role {
        let mention = &self.mentions[index];
        let mut role = Role::default();
        let mut start = mention.tokens.first();
        if let Some(title) = mention.title {
            start = title.first();
            let courtesy = self.lexicon.at(self.tokens, title.last()).and_then(|word| word.kind(Flag::PersonTitle)) == Some("courtesy");
            if !(courtesy && title.len() == 1) {
                role.words = Some(spelled_out(&words(self.text, self.tokens, title)));
                role.affiliation = self.owner(index, start);
            }
        } else if let Some(range) = self.noun_before(start) {
            role.words = Some(self.singular(range));
            role.affiliation = self.owner(index, range.first());
        }
        let end = mention.tokens.end as usize;
        if role.affiliation.is_none() && matches!(self.tokens.folded(end), "of" | "from" | "at" | "with") {
            role.affiliation = self.named(index, end + 1, 8);
        }
        let comma = matches!(self.tokens.folded(end), "," | "(");
        if comma && (role.words.is_none() || role.affiliation.is_none()) {
            let apposition = self.apposition(index, end + 1);
            role.affiliation = role.affiliation.or(apposition.affiliation);
            role.words = role.words.or(apposition.words);
        }
        if role.words.is_none() && start >= 3 && self.tokens.is(start - 1, "including") {
            let before = if self.tokens.is(start - 2, ",") { start - 2 } else { start - 1 };
            role.words = self.noun_before(before).map(|range| self.singular(range));
        }
        role
    }

    /// The role noun that ends right before token `end`: "police chief" of "police chief Omar Said".
    fn noun_before(&self, end: usize) -> Option<TokenRange> {
        let longest = (2..=3).rev().find_map(|length| {
            let start = end.checked_sub(length)?;
            let found = self.lexicon.phrase_with(self.tokens, start, Flag::RoleNoun).is_some_and(|(found, _)| found == length);
            found.then(|| TokenRange::new(start, end))
        });
        longest.or_else(|| {
            let at = end.checked_sub(1)?;
            self.is_role(at).then(|| TokenRange::new(at, end))
        })
    }

    fn is_role(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == Kind::Word) && self.lexicon.has(self.tokens, at, Flag::RoleNoun)
    }

    /// A role noun as the record has it: in the singular, as the text writes it.
    fn singular(&self, range: TokenRange) -> String {
        let last = range.last();
        let plural = self.lexicon.at(self.tokens, last).and_then(|word| word.readings().find(|reading| reading.pos == Pos::PluralNoun));
        let written = words(self.text, self.tokens, range);
        let written = if self.tokens[range.first()].shape == Shape::Title && self.tokens.starts_sentence(range.first()) {
            written.to_lowercase()
        } else {
            written
        };
        match plural {
            Some(reading) if range.len() == 1 => reading.lemma.to_owned(),
            _ => written,
        }
    }

    /// The organization or country named right before token `start`: "Kremlin spokesman", "Russia's president".
    fn owner(&self, person: usize, start: usize) -> Option<usize> {
        let index = person.checked_sub(1)?;
        let mention = &self.mentions[index];
        let gap = start.checked_sub(mention.tokens.end as usize)?;
        let lower = |at: usize| {
            self.tokens[at].shape == Shape::Lower
                && !self.syntax.tags[at].is_verb()
                && !matches!(self.tokens.folded(at), "of" | "in" | "and" | "to" | "by" | "as" | "with" | "from" | "for")
        };
        let near = match gap {
            0 => true,
            1..=3 => (mention.tokens.end as usize..start).all(|at| self.tokens[at].kind == Kind::Possessive || lower(at)),
            _ => false,
        };
        (near && mention.entity_type != EntityType::Person).then_some(index)
    }

    /// The organization or place that begins within `reach` tokens from `from`, past "the" and "X-based".
    fn named(&self, person: usize, from: usize, reach: usize) -> Option<usize> {
        let mut index = person + 1;
        loop {
            let mention = self.mentions.get(index)?;
            let start = mention.tokens.first();
            if start >= from + reach || mention.entity_type == EntityType::Person {
                return None;
            }
            let clear = (from..start).all(|at| {
                let inside = self.mentions[person + 1..index].iter().any(|other| other.tokens.contains(at));
                inside
                    || matches!(self.tokens.folded(at), "the" | "a" | "-" | "based" | "'s" | "s")
                    || self.tokens[at].shape == Shape::Lower && self.syntax.tags[at].is_modifier()
            });
            if !clear {
                return None;
            }
            let based = self.tokens.is(mention.tokens.end as usize, "-") || mention.form == Form::Demonym;
            if !based {
                return Some(index);
            }
            index += 1;
        }
    }

    /// ", the mayor of Ica", ", 34, a Wilson Center analyst": what stands behind a comma.
    fn apposition(&self, person: usize, from: usize) -> Role {
        let mut at = from;
        if self.tokens.get(at).is_some_and(|token| token.kind == Kind::Number) && self.tokens.is(at + 1, ",") {
            at += 2;
        }
        let first = at;
        while at < first + REACH && at < self.tokens.len() {
            let token = self.tokens[at];
            let inside = self.mentions[person + 1..]
                .iter()
                .take_while(|mention| mention.tokens.first() <= at)
                .any(|mention| mention.tokens.contains(at));
            if !inside {
                let phrase = self.lexicon.phrase_with(self.tokens, at, Flag::RoleNoun).map(|(length, _)| length);
                let length = phrase.or_else(|| self.is_role(at).then_some(1));
                // "a research fellow": the last role noun is the head.
                let head = length.filter(|length| !self.is_role(at + length));
                if let Some(length) = head {
                    let range = TokenRange::new(at, at + length);
                    let next = range.end as usize;
                    let mut affiliation = matches!(self.tokens.folded(next), "of" | "at" | "for" | "with" | "from" | "in")
                        .then(|| self.named(person, next + 1, 6))
                        .flatten();
                    if affiliation.is_none() {
                        let before = |mention: &&NameMention| {
                            mention.tokens.first() >= first
                                && mention.tokens.end as usize <= at
                                && mention.entity_type != EntityType::Person
                        };
                        affiliation = self.mentions[person + 1..]
                            .iter()
                            .take(3)
                            .position(|mention| before(&mention))
                            .map(|offset| person + 1 + offset);
                    }
                    return Role { words: Some(self.singular(range)), affiliation };
                }
                let stops = token.kind == Kind::Punctuation && !matches!(self.tokens.folded(at), "-" | "\"")
                    || self.syntax.tags[at] == crate::syntax::Tag::VerbPast
                    || matches!(self.tokens.folded(at), "who" | "which" | "and" | "but" | "whose" | "said");
                if stops || token.gap >= crate::tokenize::Gap::Paragraph {
                    break;
                }
            }
            at += 1;
        }
        Role::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_of_titles() {
        for (written, long) in
            [("Amb", "Ambassador"), ("LT. GOV.", "Lieutenant Governor"), ("Maj. Gen.", "Major General"), ("police chief", "police chief")]
        {
            assert_eq!(spelled_out(written), long);
        }
    }
}
