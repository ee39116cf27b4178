//! What speaks for a candidate's being a person, an organization or a place.
//!
//! Weights are on one scale: 1 is the least that makes a name of a candidate, 3 is hard to outweigh.

use super::EntityType;
use super::candidates::Candidate;
use super::context::{Context, Writing};
use crate::gazetteer::{AliasKind, EntityKind};
use crate::lexicon::Flag;
use crate::text::TokenRange;
use crate::tokenize::fold::{WordMap, WordSet, is_word};
use crate::tokenize::{Kind, Shape};

/// Weights for the three types, and the kind that the words tell.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Evidence {
    pub person: f32,
    pub organization: f32,
    pub place: f32,
    pub kind: Option<EntityKind>,
    /// Whether the candidate is made of ordinary words and needs more than its list.
    pub doubtful: bool,
}

impl Evidence {
    pub fn best(&self) -> (EntityType, f32) {
        if self.person >= self.organization && self.person >= self.place {
            (EntityType::Person, self.person)
        } else if self.organization >= self.place {
            (EntityType::Organization, self.organization)
        } else {
            (EntityType::Place, self.place)
        }
    }

    pub fn add(&mut self, entity_type: EntityType, weight: f32) {
        match entity_type {
            EntityType::Person => self.person += weight,
            EntityType::Organization => self.organization += weight,
            EntityType::Place => self.place += weight,
        }
    }
}

/// Small words inside people's names.
static PARTICLES: WordSet<6> = WordSet::new(["bin", "ibn", "van", "von", "arap", "ould"]);

/// What the tokens of a candidate are, found in one walk.
#[derive(Debug, Default)]
struct Makeup {
    /// Capitalized words.
    capitals: usize,
    /// Ordinary words among them.
    common: usize,
    /// The last head of an organization among them.
    org_head: Option<usize>,
    /// Whether one of them is in capitals and no initial.
    upper: bool,
    /// Whether one of them is an initial.
    initial: bool,
    /// Whether an ordinary word of two letters or more is there, in whatever letters.
    ordinary: bool,
    /// Whether a small word of people's names is there, in small letters.
    particle: bool,
    ampersand: bool,
    /// The first "of" or "for".
    of: Option<usize>,
}

impl Makeup {
    fn of(context: &Context<'_>, range: TokenRange) -> Self {
        let mut makeup = Self::default();
        for at in range.indices() {
            let (token, flags) = (&context.tokens[at], context.flags(at));
            let common = flags & Flag::CommonWord.bit() != 0;
            makeup.ordinary |= common && token.folded_len() > 1;
            if context.capital(at) {
                makeup.capitals += 1;
                makeup.common += usize::from(common);
                if flags & Flag::OrgHead.bit() != 0 {
                    makeup.org_head = Some(at);
                }
                makeup.upper |= token.shape == Shape::Upper && (token.span.len() > 4 || token.folded_len() > 2);
                makeup.initial |= token.span.len() == 2 && token.folded_len() == 1;
            } else {
                makeup.particle |= context.lower(at) && PARTICLES.contains(token.hash);
                makeup.ampersand |= is_word!(token.hash, "&");
            }
            if makeup.of.is_none() && (is_word!(token.hash, "of") || is_word!(token.hash, "for")) {
                makeup.of = Some(at);
            }
        }
        makeup
    }
}

/// Weighs a candidate by its words, its lists and its neighbours; the document is weighed elsewhere.
pub(super) fn weigh(context: &Context<'_>, candidate: &Candidate) -> Evidence {
    let mut evidence = Evidence::default();
    let range = candidate.tokens;
    let makeup = Makeup::of(context, range);
    from_lists(context, range, &mut evidence);
    from_words(context, range, &makeup, &mut evidence);
    if makeup.ampersand {
        evidence.organization += 2.0;
        evidence.person = 0.0;
    }
    if candidate.title.is_none() && is_team(context, range) {
        evidence.organization += 2.6;
    }
    if let Some(title) = candidate.title {
        let courtesy = is_word!(context.tokens.hash(title.last()), "mr" | "mrs" | "ms" | "dr" | "sir" | "sheikh");
        evidence.person += if courtesy { 4.0 } else { 3.0 };
    }
    from_neighbours(context, range, &makeup, &mut evidence);
    if range.len() > 1 && candidate.title.is_none() && context.tokens.among(range.last(), &DOCUMENTS) && context.exact(range).is_none() {
        (evidence.person, evidence.place) = (0.0, 0.0);
    }
    evidence
}

fn from_lists(context: &Context<'_>, range: TokenRange, evidence: &mut Evidence) {
    let Some(found) = context.exact(range) else { return };
    let (mut person, mut organization, mut place) = (0.0_f32, 0.0_f32, 0.0_f32);
    context.gazetteer.senses(found.name).filter(|sense| sense.alias != AliasKind::Adjective).for_each(|sense| {
        let weight = if sense.kind == EntityKind::City {
            // Most towns share their name with people.
            ((sense.prior - 28.0) / 16.0).clamp(0.1, 2.3)
        } else {
            ((sense.prior - 22.0) / 18.0).clamp(0.1, 2.6)
        };
        let slot = match sense.kind {
            EntityKind::Person => &mut person,
            kind if kind.is_place() => &mut place,
            _ => &mut organization,
        };
        *slot = slot.max(weight);
    });
    let longer = if range.len() > 1 { 0.8 } else { 0.0 };
    for (slot, weight) in [(&mut evidence.person, person), (&mut evidence.organization, organization), (&mut evidence.place, place)] {
        if weight > 0.0 {
            *slot += weight + longer;
        }
    }
    if range.len() == 1 && context.tokens.among(range.first(), &ADJECTIVES) {
        evidence.place = 0.0;
    }
    // "Kennedy" and "Clinton" are towns too; a large city keeps its weight.
    let also_person = range.len() == 1 && (context.has(range.first(), Flag::Surname) || context.has(range.first(), Flag::GivenName));
    if also_person && place < 2.0 {
        evidence.place *= 0.75;
    }
    evidence.doubtful = found.common && range.len() == 1;
    if evidence.doubtful {
        evidence.person *= 0.5;
        evidence.organization *= 0.5;
        // "Bath" within a sentence that writes ordinary words small is the town.
        let first = range.first();
        let amid = context.writing(first) == Writing::Mixed
            && !context.opens(first)
            && !context.table(first)
            && context.tokens[first].shape != Shape::Upper
            && ends(context, first + 1)
            && !is_word!(context.hash_before(first), "and" | "," | "&" | "or")
            && !(first > 0 && context.capital(first - 1));
        evidence.place *= if place > 2.3 {
            1.0
        } else if amid && place > 1.3 {
            0.95
        } else {
            0.5
        };
    }
}

/// Whether nothing at `next` goes on with a name or is named by it.
fn ends(context: &Context<'_>, next: usize) -> bool {
    context.tokens.get(next).is_none_or(|token| matches!(token.kind, Kind::Punctuation | Kind::Possessive) && !context.hyphen(next))
        || context.lower(next) && (context.has(next, Flag::FunctionWord) || context.has(next, Flag::Speech))
}

/// Words that things are called after.
static NAMESAKES: WordSet<13> = WordSet::new([
    "stockholm",
    "brussels",
    "turkey",
    "guinea",
    "panama",
    "cologne",
    "champagne",
    "china",
    "chile",
    "chili",
    "jersey",
    "java",
    "cctv",
]);

/// Whether the word at `at` and the next are a thing that is called after a place ("Brussels sprouts").
pub(super) fn is_thing(context: &Context<'_>, at: usize) -> bool {
    if !context.tokens.among(at, &NAMESAKES) {
        return false;
    }
    let next = context.folded(at + 1);
    match context.folded(at) {
        "stockholm" => next == "syndrome",
        "brussels" => matches!(next, "sprout" | "sprouts"),
        "turkey" => matches!(
            next,
            "sandwich" | "sandwiches" | "breast" | "meat" | "dinner" | "dinners" | "soup" | "leg" | "legs" | "farm" | "farms" | "burgers"
        ),
        "guinea" => matches!(next, "pig" | "pigs" | "fowl" | "worm"),
        "panama" => matches!(next, "hat" | "hats"),
        "cologne" | "champagne" => matches!(next, "bottle" | "bottles" | "glass" | "glasses" | "flute" | "flutes"),
        "china" => matches!(next, "plate" | "plates" | "cup" | "cups" | "shop" | "doll" | "dolls" | "vase" | "vases"),
        "chile" | "chili" => matches!(next, "pepper" | "peppers" | "sauce" | "powder"),
        "jersey" => matches!(next, "cow" | "cows" | "number" | "numbers"),
        "java" => matches!(next, "code" | "program" | "programs" | "script" | "applet"),
        "cctv" => matches!(next, "camera" | "cameras" | "footage" | "image" | "images" | "video" | "videos" | "system" | "systems"),
        _ => false,
    }
}

/// Last words of the names of documents, prizes and days: neither person nor place nor organization.
static DOCUMENTS: WordSet<23> = WordSet::new([
    "agreement",
    "agreements",
    "convention",
    "conventions",
    "treaty",
    "treaties",
    "accord",
    "accords",
    "protocol",
    "protocols",
    "declaration",
    "syndrome",
    "prize",
    "prizes",
    "award",
    "awards",
    "massacre",
    "genocide",
    "holocaust",
    "festival",
    "olympics",
    "marathon",
    "summit",
]);

/// Words that tell of an organization or a place where a name ends with them.
const HEADS_LAST: u64 = Flag::OrgSuffix.bit() | Flag::OrgHead.bit() | Flag::FacilityHead.bit() | Flag::PlaceHead.bit();
/// Words that tell of a place where a name begins with them.
const HEADS_FIRST: u64 = Flag::PlaceHeadBefore.bit() | Flag::Compass.bit();

/// What the heads of a name of several words tell; most names have none.
fn from_heads(context: &Context<'_>, range: TokenRange, makeup: &Makeup, evidence: &mut Evidence) {
    let (first, last) = (range.first(), range.last());
    let Makeup { capitals: count, common, org_head, of, .. } = *makeup;
    let head = |at: usize, flag: Flag| context.has(at, flag) && context.capital(at);
    let both = head(last, Flag::OrgHead) && (head(last, Flag::FacilityHead) || head(last, Flag::PlaceHead));
    if head(last, Flag::OrgSuffix) && !context.has(last, Flag::Surname) {
        evidence.organization += 3.0;
        evidence.kind = Some(EntityKind::Company);
    } else if of.is_some_and(|of| org_head.is_some_and(|head| head < of)) {
        evidence.organization += 2.6;
        evidence.kind = org_head.and_then(|at| kind_of_body(context, at));
    } else if head(last, Flag::OrgHead) && (!both || !is_site(context, range)) {
        let surname = context.has(last, Flag::Surname) && context.has(first, Flag::GivenName);
        evidence.organization += if surname { 0.6 } else { 2.2 };
        evidence.kind = kind_of_body(context, last);
    } else if common == count && context.writing(first) == Writing::Headline {
        // "Greece Sign Border Deal": ordinary words of a headline make no place.
    } else if head(last, Flag::FacilityHead) && !(context.has(first, Flag::GivenName) && context.has(last, Flag::Surname) && common <= 1) {
        evidence.place += 2.0;
        evidence.kind = Some(EntityKind::Facility);
    } else if head(last, Flag::PlaceHead) && !(context.has(first, Flag::GivenName) && context.has(last, Flag::Surname)) {
        evidence.place += 2.2;
        evidence.kind = kind_of_place(context, last, Flag::PlaceHead);
    }
    if head(first, Flag::PlaceHeadBefore) && evidence.organization < 2.0 {
        let strong = !context.has(first + 1, Flag::CommonWord)
            && !matches!(
                context.folded(first),
                "al" | "el" | "la" | "le" | "ban" | "bad" | "khan" | "san" | "saint" | "new" | "de" | "tal" | "villa" | "point"
            );
        evidence.place += if strong { 2.2 } else { 0.6 };
        if strong && evidence.kind != Some(EntityKind::Facility) {
            evidence.kind = kind_of_place(context, first, Flag::PlaceHeadBefore);
        }
    }
    if head(first, Flag::Compass) && context.begins(first + 1).is_some_and(|name| name.tokens.end == range.end) {
        evidence.place += 1.5;
    }
}

fn from_words(context: &Context<'_>, range: TokenRange, makeup: &Makeup, evidence: &mut Evidence) {
    let (first, last) = (range.first(), range.last());
    let Makeup { capitals: count, common, org_head, of, .. } = *makeup;
    let uncommon = common == 0;
    let capital = |at: usize| if context.capital(at) { context.flags(at) } else { 0 };
    if range.len() > 1 && (org_head.is_some() || capital(last) & HEADS_LAST != 0 || capital(first) & HEADS_FIRST != 0) {
        from_heads(context, range, makeup, evidence);
    }
    let given = context.has(first, Flag::GivenName);
    let surname = context.has(last, Flag::Surname);
    let shape = context.tokens[first].shape;
    if count >= 2 && of.is_none() {
        let headed = evidence.kind.is_some();
        let place_first = context.begins(first).is_some_and(|name| {
            name.tokens.len() > 1 || name.best.kind.is_place() && name.best.prior > 52.0 && !context.has(first, Flag::GivenName)
        });
        if given && (count <= 4) && !headed {
            evidence.person += if uncommon || surname {
                2.4
            } else if common == 1 && !context.has(first, Flag::CommonWord) {
                1.6
            } else if count == 2
                && common == 1
                && context.begins(last).is_some()
                && !context.has(first, Flag::Speech)
                && context.writing(first) == Writing::Mixed
            {
                // "Jack London"
                1.2
            } else {
                0.4
            };
            evidence.person += if surname { 0.6 } else { 0.0 };
        } else if surname && uncommon && !headed && !place_first && count <= 4 {
            evidence.person += 1.6;
        }
        // "India Hicks" is a person: no country stands right before a surname otherwise.
        if place_first
            && surname
            && uncommon
            && !headed
            && count == 2
            && range.len() == 2
            && context.writing(first) == Writing::Mixed
            && context.begins(first).is_some_and(|name| name.tokens.len() == 1)
            && !context.begins(last).is_some_and(|name| name.best.prior > 50.0)
            && !is_word!(context.hash_before(first), "in" | "from" | "of" | "to" | "the" | "at" | "near" | "for" | "against" | "with")
        {
            evidence.person += 1.3;
        }
        if uncommon && !headed && !place_first && count <= 4 && !makeup.upper {
            evidence.person += 1.2;
        }
        // Initials and particles belong to people.
        if !headed && makeup.initial {
            evidence.person += 1.0;
        }
        if !headed && makeup.particle {
            evidence.person += 1.5;
        }
    } else if count == 1 {
        let initials = shape == Shape::Upper && context.writing(first) == Writing::Mixed;
        if given && !context.has(first, Flag::CommonWord) && !initials {
            evidence.person += 0.6;
        }
        if surname && !context.has(first, Flag::CommonWord) && !initials {
            evidence.person += 0.4;
        }
        let body =
            context.has(first, Flag::OrgHead) && shape == Shape::Title && context.writing(first) == Writing::Mixed && !context.opens(first);
        if body && is_word!(context.hash_before(first), "the") && kind_of_body(context, first) == Some(EntityKind::Government) {
            evidence.organization += 1.4;
        }
        if shape == Shape::Upper
            && (3..=6).contains(&context.tokens[first].folded_len())
            && context.writing(first) == Writing::Mixed
            && !context.tokens.among(first, &MEASURES)
        {
            evidence.organization += if context.has(first, Flag::CommonWord) { 0.3 } else { 0.9 };
        }
    }
}

/// What the word before a name tells of its being a place.
#[derive(Debug, Clone, Copy)]
enum Placing {
    /// A preposition, with its weight.
    By(f32),
    /// What is done to places, and not to them alone.
    Act,
}

static PLACING: WordMap<Placing, 128> = {
    use Placing::{Act, By};
    WordMap::new(&[
        ("in", By(1.1)),
        ("near", By(1.1)),
        ("inside", By(1.1)),
        ("outside", By(1.1)),
        ("throughout", By(1.1)),
        ("across", By(1.1)),
        ("at", By(0.7)),
        ("around", By(0.7)),
        ("toward", By(0.7)),
        ("towards", By(0.7)),
        ("into", By(0.7)),
        ("over", By(0.7)),
        ("from", By(0.5)),
        ("to", By(0.5)),
        ("of", By(0.25)),
        ("between", By(0.25)),
        ("visit", Act),
        ("visited", Act),
        ("visiting", Act),
        ("visits", Act),
        ("entered", Act),
        ("entering", Act),
        ("reached", Act),
        ("reaching", Act),
        ("captured", Act),
        ("recaptured", Act),
        ("besieged", Act),
        ("shelled", Act),
        ("overran", Act),
        ("retook", Act),
        ("toured", Act),
        ("touring", Act),
    ])
};

fn from_neighbours(context: &Context<'_>, range: TokenRange, makeup: &Makeup, evidence: &mut Evidence) {
    let (first, last) = (range.first(), range.last());
    let tokens = context.tokens;
    let hash_before = context.hash_before(first);
    let mut before = hash_before;
    let mut left = first;
    // "in the Wadi Musa", "in northern Idlib": look past article and direction.
    for _ in 0..2 {
        if left > 0 && (is_word!(before, "the") || (context.has(left - 1, Flag::Compass) && context.lower(left - 1))) {
            left -= 1;
            before = context.hash_before(left);
        }
    }
    if is_word!(before, ",") && left == first {
        let unit = context.exact(range).is_some_and(|name| {
            context.gazetteer.senses(name.name).any(|listed| matches!(listed.kind, EntityKind::Admin1 | EntityKind::Country))
        });
        let child = first >= 2
            && (first.saturating_sub(5)..first - 1).any(|at| {
                context.begins(at).is_some_and(|name| {
                    name.tokens.end as usize == first - 1 && context.gazetteer.senses(name.name).any(|listed| listed.kind.is_place())
                })
            });
        if unit && child {
            evidence.place += 1.3;
            evidence.doubtful = false;
        }
    }
    // "in Nice and Split": the second stands where the first does.
    if evidence.doubtful
        && evidence.place > 0.0
        && is_word!(before, "and" | "or" | ",")
        && (2..=4).any(|back| {
            left > back
                && context.begins(left - back).is_some_and(|name| name.tokens.end as usize + 1 == left && name.best.kind.is_place())
                && is_word!(context.hash_before(left - back), "in" | "near" | "inside" | "outside" | "across" | "from" | "between")
        })
    {
        evidence.place += 0.9;
    }
    let compass = left < first && context.has(left, Flag::Compass) && context.lower(left);
    let sure = evidence.person.max(evidence.organization).max(evidence.place) >= 2.0;
    let plain = context.writing(first) == Writing::Mixed && !makeup.ordinary;
    // An ordinary word behind "in" is no place for that.
    let trust = if plain || evidence.place >= 1.5 {
        1.0
    } else if evidence.place > 0.0 {
        0.8
    } else {
        0.0
    };
    let place = evidence.place;
    match PLACING.get(before) {
        Some(Placing::By(weight)) => evidence.place += weight,
        Some(Placing::Act) if evidence.place > 0.0 && evidence.person < 1.0 => evidence.place += 0.7,
        _ => {}
    }
    if compass {
        evidence.place += 1.2;
    }
    evidence.place = place + trust * (evidence.place - place);
    let shouted = context.writing(first) == Writing::Shouted;
    let calling = if hash_before == 0 { 0 } else { context.flags(first - 1) & (Flag::RoleNoun.bit() | Flag::Speech.bit()) };
    if calling != 0 {
        let lower = context.lower(first - 1);
        if calling & Flag::RoleNoun.bit() != 0 && (lower || shouted && range.len() > 1) {
            evidence.person += if evidence.kind.is_some() || sure && evidence.person < 1.0 { 0.3 } else { 1.8 };
        }
        if calling & Flag::Speech.bit() != 0 && lower {
            evidence.person += 0.9;
        }
    }
    let announced = is_word!(hash_before, "of" | "off" | "to" | "from" | "with" | "outside" | "near" | "overlooking" | "bordering");
    let cue = announced
        && (1..=3).any(|back| {
            first > back
                && context.lexicon.phrase_with(tokens, first - back - 1, Flag::PlaceCue).is_some_and(|(length, _)| length == back + 1)
        });
    if cue {
        evidence.place += 1.5;
    }
    let next = last + 1;
    if context.sentence(first) != context.sentence(next.min(tokens.len() - 1)) {
        return;
    }
    let after = tokens.hash(next);
    if is_word!(after, ",") {
        let number = tokens.get(next + 1).is_some_and(|token| token.kind == Kind::Number && token.span.len() <= 3);
        if number && is_word!(tokens.hash(next + 2), "," | ";" | "." | ")") {
            evidence.person += 2.2;
        }
        let parent = context.begins(next + 1).is_some_and(|name| matches!(name.best.kind, EntityKind::Country | EntityKind::Admin1));
        if parent {
            evidence.place += if evidence.person > 2.0 { 0.4 } else { 1.3 };
        }
        if is_word!(tokens.hash(next + 1), "who" | "whose") {
            evidence.person += 0.8;
        }
    }
    if is_word!(after, "who") {
        evidence.person += 1.0;
    }
    if context.lower(next) && context.has(next, Flag::Speech) {
        let known = context.exact(range).is_some_and(|name| name.best.kind.is_place() && name.best.prior > 56.0);
        evidence.person += if known {
            0.3
        } else if range.len() == 1 {
            1.0
        } else {
            0.5
        };
    }
    if context.hyphen(next) && is_word!(tokens.hash(next + 1), "based" | "born" | "area") {
        evidence.place += 1.6;
    }
    if is_word!(after, "(")
        && tokens.get(next + 1).is_some_and(|token| token.shape == Shape::Upper)
        && super::coreference::is_acronym_of(context, next + 1, range)
    {
        evidence.organization += 1.8;
    }
}

/// Who belongs to a team.
static FOLLOWERS: WordSet<10> =
    WordSet::new(["fan", "fans", "supporter", "supporters", "striker", "midfielder", "goalkeeper", "defender", "winger", "quarterback"]);

/// Whether a place name is a team's in a table of results ("Leeds 2 York 1") or fixtures ("CHICAGO AT BOSTON").
fn is_team(context: &Context<'_>, range: TokenRange) -> bool {
    let (next, tokens) = (range.end as usize, context.tokens);
    let same = |at: usize| at < tokens.len() && context.sentence(at) == context.sentence(range.first());
    if context.table(range.first()) && same(next) && tokens[next].kind == Kind::Number {
        // "LONDON 1996-08-30" is a dateline.
        return !(tokens[next].span.len() == 4 && context.folded(next + 1) == "-");
    }
    // "Reading fans", "Leeds striker".
    if tokens.among(next, &FOLLOWERS)
        && context.writing(range.first()) == Writing::Mixed
        && same(next)
        && context.lower(next)
        && context.exact(range).is_some_and(|name| name.best.kind == EntityKind::City)
    {
        return true;
    }
    let wins = |at: usize| is_word!(tokens.hash(at), "beat" | "thrashed" | "thumped" | "edged" | "trounced");
    let city = |at: usize| context.begins(at).is_some_and(|name| name.best.kind == EntityKind::City);
    let first = range.first();
    let won = wins(next) && same(next + 1) && city(next + 1);
    if (won || first >= 2 && wins(first - 1) && same(first - 1) && context.capital(first - 2)) && city(first) {
        return true;
    }
    if context.writing(first) != Writing::Shouted {
        return false;
    }
    let sentence = context.sentence_range(first);
    if sentence.len() > 8 {
        return false;
    }
    let place = |at: usize| same(at) && context.begins(at).is_some();
    let whole =
        |start: usize, end: usize| start == sentence.first() && (end..sentence.end as usize).all(|at| tokens[at].kind == Kind::Punctuation);
    let pair =
        |first: TokenRange, second: TokenRange| whole(first.first(), second.end as usize) && second.first() == first.end as usize + 1;
    let versus = |at: usize| is_word!(tokens.hash(at), "at" | "v" | "vs");
    if versus(next) && place(next + 1) {
        return context.begins(next + 1).is_some_and(|other| pair(range, other.tokens));
    }
    let first = sentence.first();
    range.first() > first + 1 && versus(range.first() - 1) && context.begins(first).is_some_and(|other| pair(other.tokens, range))
}

/// Whether the left side says that something happened at the building rather than that the body acted.
fn is_site(context: &Context<'_>, range: TokenRange) -> bool {
    let kind = context.lexicon.at(context.tokens, range.last()).and_then(|word| word.kind(Flag::FacilityHead));
    if matches!(
        context.folded(range.last()),
        "university" | "college" | "institute" | "academy" | "school" | "seminary" | "church" | "club"
    ) {
        return false;
    }
    if kind.is_none() && context.has(range.last(), Flag::PlaceHead) {
        return !matches!(
            context.folded(range.last()),
            "department" | "agency" | "division" | "federation" | "bank" | "court" | "association"
        );
    }
    kind.is_some()
}

fn kind_of_body(context: &Context<'_>, at: usize) -> Option<EntityKind> {
    let word = context.lexicon.at(context.tokens, at)?;
    if word.kinds(Flag::OrgHead).any(|kind| kind == EntityKind::Military.as_str()) {
        return Some(EntityKind::Military);
    }
    let label = word.kind(Flag::OrgHead)?;
    Some(EntityKind::parse_organization(label).unwrap_or(EntityKind::OtherOrganization))
}

fn kind_of_place(context: &Context<'_>, at: usize, flag: Flag) -> Option<EntityKind> {
    let label = context.lexicon.at(context.tokens, at)?.kind(flag)?;
    EntityKind::parse_place(label).or(Some(EntityKind::OtherPlace))
}

/// Adjectives and peoples that share their spelling with a town.
static ADJECTIVES: WordSet<18> = WordSet::new([
    "arab",
    "arabs",
    "olympic",
    "muslim",
    "islamic",
    "christian",
    "jewish",
    "jew",
    "catholic",
    "protestant",
    "sikh",
    "hindu",
    "english",
    "latin",
    "roman",
    "kurd",
    "tamil",
    "internet",
]);

/// Upper-case words that are no organization.
static MEASURES: WordSet<69> = WordSet::new([
    "usd", "gbp", "eur", "gdp", "gnp", "vat", "dna", "hiv", "aids", "ceo", "cfo", "coo", "phd", "mba", "gmt", "utc", "est", "pst", "edt",
    "pdt", "covid", "sars", "mers", "dvd", "lcd", "suv", "atm", "pin", "faq", "tba", "rpm", "mph", "kph", "ied", "ieds", "ngo", "ngos",
    "mps", "meps", "gps", "sms", "pdf", "url", "usb", "diy", "ipo", "wmd", "asap", "ufo", "tnt", "rpg", "rbi", "era", "mvp", "lbw", "psa",
    "bst", "ist", "wat", "cat", "pcr", "ppe", "icu", "pow", "pows", "mia", "aka", "vip", "vips",
]);
