//! Names in a text, and the people, organizations and places that they stand for.
//!
//! [`recognize()`] runs before grammar: gazetteer matches and runs of capitalized words become candidates, each
//! weighed as person, organization or place by what it is made of (given names, heads such as "Ministry" or
//! "River"), by its neighbours (titles, "in", ", 34,") and by the rest of the document (full names, acronyms,
//! repeats). [`resolve`] runs after grammar: mentions are merged into [`Entity`]s, people get role and
//! affiliation, places a point on Earth with the runner-up and the margin between the two. A place that the
//! document does not decide keeps no coordinates; nothing is invented. What a place name stands for
//! ("Washington said") is decided by the record, not here.

mod candidates;
mod context;
mod coreference;
mod evidence;
mod merge;
mod places;
mod recognize;
mod roles;
mod votes;

pub use merge::resolve;
pub use recognize::recognize;

use smol_str::SmolStr;

use crate::gazetteer::{EntityKind, NameId};
pub use crate::record::{EntityType, Form, RunnerUp};
use crate::text::{Span, TokenRange};
use crate::tokenize::Tokens;

/// A name in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameMention {
    /// Its tokens: no title before it, no "the", no clitic behind it.
    pub tokens: TokenRange,
    /// Person, organization or place.
    pub entity_type: EntityType,
    /// Name, acronym or demonym.
    pub form: Form,
    /// The gazetteer's name, where it holds just these words.
    pub name: Option<NameId>,
    /// Title words right before a person's name.
    pub title: Option<TokenRange>,
    /// Kind that the words themselves tell ("River", "Ministry"), for names that no list holds.
    pub kind_hint: Option<EntityKind>,
}

/// Person, organization or place, by the kind of an entry.
const fn type_of(kind: EntityKind) -> EntityType {
    match kind {
        EntityKind::Person => EntityType::Person,
        kind if kind.is_place() => EntityType::Place,
        _ => EntityType::Organization,
    }
}

/// What is known beside the text of where a document comes from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Hint<'a> {
    /// Two-letter code of a country to prefer.
    pub country: Option<&'a str>,
    /// The words of the dateline's place.
    pub dateline_place: Option<Span>,
}

/// One real person, organization or place, with what the document and the gazetteer tell of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Entity {
    /// Person, organization or place.
    pub entity_type: EntityType,
    /// Finer kind; `None` for people and where nothing tells.
    pub kind: Option<EntityKind>,
    /// The gazetteer's preferred name, or the longest of the text.
    pub name: SmolStr,
    /// Id of the gazetteer row.
    pub gazetteer: Option<SmolStr>,
    /// Two-letter code of its country.
    pub country: Option<SmolStr>,
    /// First-level unit in which a place lies.
    pub admin1: Option<SmolStr>,
    /// Second-level unit in which a place lies.
    pub admin2: Option<SmolStr>,
    /// City in which a facility or district lies.
    pub city: Option<SmolStr>,
    /// Degrees north.
    pub lat: Option<f64>,
    /// Degrees east.
    pub lon: Option<f64>,
    /// What the point is exact to: `facility`, `city`, `admin2`, `admin1`, `country`, `region`.
    pub precision: Option<&'static str>,
    /// The second-best reading of a place name.
    pub runner_up: Option<RunnerUp>,
    /// What a person is, in the text's words or the gazetteer's.
    pub role: Option<SmolStr>,
    /// Index of the organization or country that a person belongs to.
    pub affiliation: Option<usize>,
    /// Gazetteer ids of what it is part of.
    pub related: Vec<SmolStr>,
}

/// The entities of a document and its mentions of them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Entities {
    /// In order of first mention.
    pub list: Vec<Entity>,
    /// In order of the text, as [`recognize()`] returned them.
    pub mentions: Vec<NameMention>,
    /// For every mention, the index of its entity.
    pub entity_of: Vec<usize>,
}

impl Entities {
    /// The entity of the mention that shares bytes with `span`, the longest if there are several.
    #[must_use]
    pub fn at_span(&self, tokens: &Tokens, span: Span) -> Option<usize> {
        // Mentions stand in order and do not overlap.
        let first = self.mentions.partition_point(|mention| tokens.span(mention.tokens).end <= span.start);
        let near = self
            .mentions
            .iter()
            .enumerate()
            .skip(first)
            .take_while(|(_, mention)| tokens.span(mention.tokens).start < span.end.max(span.start + 1));
        let touching = near.filter(|(_, mention)| tokens.span(mention.tokens).overlaps(span));
        let (index, _) = touching.max_by_key(|(index, mention)| (mention.tokens.len(), std::cmp::Reverse(*index)))?;
        self.entity_of.get(index).copied()
    }
}

#[cfg(test)]
mod tests;
