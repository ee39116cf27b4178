//! Candidates: where in the text a name may stand, before anything says of what.
//!
//! A candidate is a gazetteer match, a run of capitalized words with the small words that hold names together
//! ("de", "bin", "of" after an organization's head), or a demonym. Titles, sentence openers, weekdays and
//! months are cut off; a demonym opens a name only if the name ends in an organization's head. In headlines an
//! ordinary word ends a run; in capitals only lists, titles and given names open one.

use super::context::{Context, Writing};
use crate::gazetteer::{EntityKind, NameMatch};
use crate::lexicon::{Flag, Pos};
use crate::text::TokenRange;
use crate::tokenize::fold::{WordSet, is_word};
use crate::tokenize::{Gap, Kind, Shape};

/// A place in the text where a name may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Candidate {
    pub tokens: TokenRange,
    pub title: Option<TokenRange>,
    pub demonym: bool,
}

/// Finds all candidates, in order, without overlap.
pub(super) fn find(context: &Context<'_>) -> Vec<Candidate> {
    let mut found = Vec::new();
    for sentence in &context.tokens.sentences {
        let scanner = Scanner { context, end: sentence.tokens.end as usize };
        let from = found.last().map_or(0, |last: &Candidate| last.tokens.end as usize).max(sentence.tokens.first());
        match context.writing(sentence.tokens.first()) {
            Writing::Shouted => scanner.shouted(from, &mut found),
            Writing::Mixed | Writing::Headline => scanner.mixed(from, &mut found),
        }
    }
    found
}

/// Heads of organizations' names, and of hardly anything else.
static SHOUTED_HEADS: WordSet<21> = WordSet::new([
    "university",
    "college",
    "institute",
    "foundation",
    "association",
    "federation",
    "corporation",
    "corp",
    "inc",
    "ltd",
    "plc",
    "ministry",
    "academy",
    "commission",
    "committee",
    "society",
    "airlines",
    "airways",
    "herald",
    "tribune",
    "times",
]);
/// Words that hold a name in capitals together.
static RUN_PARTICLES: WordSet<16> =
    WordSet::new(["al", "el", "de", "del", "la", "los", "las", "bin", "ben", "van", "von", "der", "da", "dos", "ibn", "y"]);
/// Words that open the name of a place.
static PLACE_OPENERS: WordSet<11> =
    WordSet::new(["san", "santa", "santo", "los", "las", "puerto", "villa", "rio", "cerro", "lake", "mount"]);

/// Words and marks that may hold an organization's name together.
static JOINERS: WordSet<6> = WordSet::new(["of", "for", "at", "and", "&", ","]);

/// Words that a name is headed by.
const HEADS: u64 = Flag::OrgHead.bit() | Flag::OrgSuffix.bit() | Flag::PlaceHead.bit() | Flag::FacilityHead.bit();
/// Words that begin something in capitals though no list has a name there.
const OPENERS: u64 = Flag::PersonTitle.bit() | Flag::TitleWord.bit() | Flag::OrgHead.bit() | Flag::OrgSuffix.bit() | Flag::GivenName.bit();

struct Scanner<'a> {
    context: &'a Context<'a>,
    end: usize,
}

impl Scanner<'_> {
    fn mixed(&self, from: usize, found: &mut Vec<Candidate>) {
        let context = self.context;
        let mut at = from;
        let mut title: Option<TokenRange> = None;
        loop {
            let next = context.next_start(at, self.end);
            if next > at {
                title = None;
            }
            at = next;
            if at >= self.end {
                break;
            }
            let listed = context.begins(at);
            if let Some(name) = listed.filter(|name| name.is_demonym()) {
                let whole = self.extend(at);
                if !self.is_body(at, name.tokens.end as usize, whole) {
                    found.push(Candidate { tokens: name.tokens, title: None, demonym: true });
                    (at, title) = (name.tokens.end as usize, None);
                    continue;
                }
            }
            if !context.capital(at) {
                let particle =
                    context.lower(at) && context.hyphen(at + 1) && context.has(at, Flag::NameParticle) && context.capital(at + 2);
                match listed {
                    Some(name) => {
                        let end = self.extend(at).max(name.tokens.end as usize);
                        found.push(Candidate { tokens: TokenRange::new(at, end), title, demonym: false });
                        at = end;
                    }
                    None if particle && context.folded(at).len() > 1 => {
                        let end = self.extend(at + 2);
                        found.push(Candidate { tokens: TokenRange::new(at, end), title, demonym: false });
                        at = end;
                    }
                    None => at += 1,
                }
                title = None;
                continue;
            }
            let length = listed.map_or(0, |name| name.tokens.len());
            let titled = context.title(at);
            let next = at + titled;
            let courtesy =
                titled == 1 && is_word!(context.tokens.hash(at), "mr" | "mrs" | "ms" | "miss" | "dr" | "sir" | "lady" | "lord" | "madame");
            let named = titled > 0 && context.joined(next - 1) && (context.capital(next) || self.particle(next).is_some());
            if length < 2 && title.is_none() && !(named && length <= titled) && self.skipped(at) {
                at += 1;
                continue;
            }
            if titled > 0 && length <= titled && (courtesy || !self.head(next)) {
                let follows = next < self.end && context.joined(next - 1) && (context.capital(next) || self.particle(next).is_some());
                // "Paris Mayor Quits": in a headline a verb may follow the title.
                let acts = context.writing(at) == Writing::Headline && self.acts(next);
                title = (follows && !acts).then(|| TokenRange::new(title.map_or(at, TokenRange::first), next));
                at = next;
                continue;
            }
            let end = self.extend(at);
            found.push(Candidate { tokens: TokenRange::new(at, end), title, demonym: false });
            (at, title) = (end, None);
        }
    }

    /// Whether the run is an organization's name that begins with a demonym ending at `inner`.
    fn is_body(&self, at: usize, inner: usize, end: usize) -> bool {
        let context = self.context;
        if end <= inner || context.title(inner) > 0 && !self.head(inner) {
            return false;
        }
        let last = end - 1;
        context.has(last, Flag::OrgSuffix)
            || (context.has(last, Flag::OrgHead) && end - inner >= 2 && context.writing(at) == Writing::Mixed)
            || (inner..end).any(|word| context.has(word, Flag::OrgHead) && context.folded(word + 1) == "of" && word + 1 < end)
    }

    /// Whether a capitalized word is no part of a name where it opens a run.
    fn skipped(&self, at: usize) -> bool {
        let context = self.context;
        let token = &context.tokens[at];
        let length = token.folded_len();
        let next = context.capital(at + 1) && context.joined(at);
        // "D-Ohio", "I'll", "US$5".
        let contracted = is_word!(token.hash, "im" | "ive" | "ill" | "id") && token.span.of(context.text).contains(['\'', '\u{2019}']);
        let dollar = |at: usize| is_word!(context.tokens.hash(at), "$");
        let money = dollar(at + 1) && context.tokens[at + 1].gap == Gap::None || token.gap == Gap::None && at > 0 && dollar(at - 1);
        // "AK-47", "NH-9" and "COVID-19" are no places.
        let model = || context.tokens.get(at + 2).is_some_and(|token| token.kind == Kind::Number);
        if length <= 3 && context.hyphen(at + 1) && (length <= 1 || model()) || contracted || money {
            return true;
        }
        if context.time_word(at) || length == 1 && !next {
            let name =
                length > 2 && next && context.has(at, Flag::GivenName) && context.has(at + 1, Flag::Surname) && !context.is_dated(at);
            return !name;
        }
        let dotted = token.shape == Shape::Upper && context.begins(at).is_some() && context.writing(at) != Writing::Shouted;
        if context.has(at, Flag::FunctionWord) && !dotted {
            return !(context.has(at, Flag::GivenName) && next && !context.opens(at));
        }
        let particle = || {
            next && is_word!(
                token.hash,
                "bin" | "ben" | "ibn" | "abu" | "van" | "von" | "de" | "del" | "el" | "al" | "la" | "le" | "du" | "da" | "dos" | "di"
            )
        };
        let common = !dotted && context.has_any(at, Flag::CommonWord.bit() | Flag::Compass.bit()) && !particle();
        let opening = context.opens(at) || context.writing(at) == Writing::Headline;
        if common && opening && context.begins(at).is_none_or(|name| name.common) {
            if context.has(at, Flag::GivenName) && next {
                // "Grant Omar Said asylum", but "Jack London".
                return context.has(at + 1, Flag::GivenName) && context.joined(at + 1) && context.capital(at + 2);
            }
            let owner = context.tokens.get(at + 1).is_some_and(|token| token.kind == Kind::Possessive);
            if owner && context.capital(at + 2) && context.has(at + 2, Flag::OrgHead) && context.writing(at) == Writing::Mixed {
                return false;
            }
            // "Defence Ministry officials" keeps its first word, "Angry Karimov" does not; "Turkey" is a country.
            return (next && !self.head(at + 1)) || (!next && context.writing(at) == Writing::Headline && !self.country(at));
        }
        false
    }

    /// Whether the word at `at` is a verb and no name.
    fn acts(&self, at: usize) -> bool {
        let context = self.context;
        let verb = context.lexicon.first_pos(context.tokens, at).is_some_and(|pos| matches!(pos, Pos::VerbZ | Pos::VerbPast | Pos::Verb));
        verb && !context.has(at, Flag::GivenName) && !context.has(at, Flag::Surname)
    }

    /// Whether the name that begins at `at` is a country's.
    fn country(&self, at: usize) -> bool {
        self.context.begins(at).is_some_and(|name| name.best.kind == EntityKind::Country)
    }

    fn head(&self, at: usize) -> bool {
        let context = self.context;
        context.capital(at) && context.has_any(at, HEADS) && !context.has(at, Flag::GivenName)
    }

    /// Where the small words that begin at `at` inside a person's name lead to.
    fn particle(&self, at: usize) -> Option<usize> {
        let context = self.context;
        let mut next = at;
        while next < self.end && next < at + 4 {
            let known = context.lower(next)
                && context.has(next, Flag::NameParticle)
                && (!context.has(next, Flag::FunctionWord) || is_word!(context.tokens.hash(next), "van" | "la" | "de" | "du"))
                && context.tokens[next].folded_len() > 1;
            if !known {
                break;
            }
            next += 1;
            if context.hyphen(next) {
                next += 1;
            }
        }
        (next > at && next < self.end && context.capital(next) && (at..next).all(|word| context.joined(word))).then_some(next)
    }

    /// End of the run that begins at `at`.
    fn extend(&self, at: usize) -> usize {
        let context = self.context;
        let headline = context.writing(at) == Writing::Headline;
        let mut end = context.begins(at).map_or(at + 1, |name| name.tokens.end as usize);
        let mut after_of = false;
        while end < self.end && context.joined(end - 1) {
            let listed = context.begins(end);
            if context.hyphen(end) {
                let parted = context.begins(end + 1).is_some()
                    && (at..end).any(|start| context.begins(start).is_some_and(|name| name.tokens.end as usize == end));
                if !context.capital(end + 1) || parted {
                    break;
                }
                end = context.begins(end + 1).map_or(end + 2, |name| name.tokens.end as usize);
                continue;
            }
            if context.capital(end) {
                if !self.continues(at, end, headline) {
                    break;
                }
                end = listed.map_or(end + 1, |name| name.tokens.end as usize);
                continue;
            }
            if let Some(next) = self.particle(end) {
                end = next + 1;
                continue;
            }
            let owner = context.tokens[end].kind == Kind::Possessive
                && context.has(end - 1, Flag::CommonWord)
                && context.capital(end + 1)
                && context.joined(end);
            if owner && (end + 1..self.end.min(end + 4)).take_while(|&at| context.capital(at)).any(|at| context.has(at, Flag::OrgHead)) {
                end += 2;
                continue;
            }
            // Nearly all runs end here.
            if !context.tokens.among(end, &JOINERS) {
                break;
            }
            let word = context.folded(end);
            let next = end + 1 + usize::from(is_word!(context.tokens.hash(end + 1), "the"));
            let head = (at..end).rev().find(|&word| context.has(word, Flag::OrgHead));
            let capital = next < self.end && context.capital(next) && context.joined(end) && !context.time_word(next);
            let joins = capital
                && match word {
                    "of" => head == Some(end - 1) || context.phrase(end - 1, Flag::PlaceHeadBefore) == 2,
                    "for" => head.is_some() && !after_of && (head == Some(end - 1) || context.has(next, Flag::CommonWord)),
                    "at" => after_of && context.folded(at) == "university",
                    "and" => self.coordinated(end, next, after_of),
                    "&" => true,
                    "," => context.has(next, Flag::OrgSuffix) && matches!(context.folded(next), "inc" | "ltd" | "llc" | "plc"),
                    _ => false,
                };
            if !joins {
                break;
            }
            after_of |= word == "of";
            end = context.begins(next).map_or(next + 1, |name| name.tokens.end as usize);
        }
        end.min(self.end.max(at + 1))
    }

    /// Whether the capitalized word at `end` goes on with the run from `at`.
    fn continues(&self, at: usize, end: usize, headline: bool) -> bool {
        let context = self.context;
        let word = &context.tokens[end];
        let listed = context.begins(end);
        let longer = listed.is_some_and(|name| name.tokens.len() > 1);
        if context.tokens[end].gap == Gap::Line && context.tokens[end - 1].kind == Kind::Punctuation {
            return false;
        }
        if !longer
            && (context.time_word(end) && !is_word!(word.hash, "may" | "march")
                || context.has(end, Flag::FunctionWord) && !context.has(end, Flag::Surname) && word.folded_len() > 1 && listed.is_none())
        {
            return false;
        }
        let titled = context.title(end);
        if titled > 0 && !self.head(end) && !longer {
            let named = context.has(at, Flag::GivenName) && end == at + 1;
            let suffix = is_word!(word.hash, "sr" | "jr");
            if !named && !suffix && (context.capital(end + titled) || titled > 1 || !context.has(end, Flag::Surname)) {
                return false;
            }
        }
        if let Some(name) = listed {
            // "Peter Welsh" is a person, "Paris French Open" is none.
            let surname = end == at + 1
                && name.tokens.len() == 1
                && context.has(at, Flag::GivenName)
                && context.has(end, Flag::Surname)
                && !(context.joined(end) && context.capital(end + 1));
            if !surname && name.is_demonym() && !(at..end).any(|word| is_word!(context.tokens[word].hash, "of")) {
                return false;
            }
            let before = context.begins(at).filter(|name| name.tokens.end as usize == end);
            if before.is_some_and(|before| before.tokens.len() > 1) && name.tokens.len() > 1 {
                return false;
            }
        }
        // In a headline every word is capitalized: only what no dictionary holds goes on.
        !(headline
            && context.has(end, Flag::CommonWord)
            && !longer
            && !self.head(end)
            && !(end == at + 1 && context.has(at, Flag::GivenName) && context.has(end, Flag::Surname)))
    }

    /// "Health and Welfare": two ordinary words joined inside an organization's name.
    fn coordinated(&self, and: usize, next: usize, after_of: bool) -> bool {
        let context = self.context;
        if !context.has(and - 1, Flag::CommonWord) || !context.has(next, Flag::CommonWord) {
            return false;
        }
        // "Standard Chartered and Bank of America": two names that the lists hold.
        let listed = |at: usize, end: Option<usize>| {
            context.begins(at).is_some_and(|name| name.tokens.len() > 1 && end.is_none_or(|end| name.tokens.end as usize == end))
        };
        if listed(next, None) && (1..=4).any(|back| and >= back && listed(and - back, Some(and))) {
            return false;
        }
        after_of || (next..self.end.min(next + 4)).take_while(|&word| context.capital(word)).any(|word| context.has(word, Flag::OrgHead))
    }

    fn shouted(&self, from: usize, found: &mut Vec<Candidate>) {
        let context = self.context;
        let mut at = from;
        while at < self.end {
            let listed = context.begins(at);
            if listed.is_none() && !context.plain(at) && !context.has_any(at, OPENERS) {
                at += 1;
                continue;
            }
            let titled = context.title(at);
            if titled > 0 && listed.is_none_or(|name| name.tokens.len() <= titled) && !self.head(at + titled) {
                let start = at + titled;
                let end = self.plain_run(start);
                if end > start {
                    found.push(Candidate { tokens: TokenRange::new(start, end), title: Some(TokenRange::new(at, start)), demonym: false });
                }
                at = end.max(start);
                continue;
            }
            let run = self.plain_run(at);
            if let Some(end) = self.shouted_body(at, run) {
                found.push(Candidate { tokens: TokenRange::new(at, end), title: None, demonym: false });
                at = end;
                continue;
            }
            let plain = if listed.is_none() { run } else { at };
            let place_head = plain > at
                && plain < self.end
                && context.joined(plain - 1)
                && context.has(plain, Flag::PlaceHead)
                && !context.has(plain, Flag::FunctionWord);
            let opening = plain >= at + 2 && context.tokens.among(at, &PLACE_OPENERS);
            let role = plain >= at + 2 && at > from && context.has(at - 1, Flag::RoleNoun);
            if place_head || opening || role {
                let end = if place_head { plain + 1 } else { plain };
                found.push(Candidate { tokens: TokenRange::new(at, end), title: None, demonym: false });
                at = end;
                continue;
            }
            let given = context.has(at, Flag::GivenName) && !context.has(at, Flag::CommonWord);
            if given && run >= at + 2 && listed.is_none_or(|name| (name.tokens.end as usize) < run) {
                found.push(Candidate { tokens: TokenRange::new(at, run), title: None, demonym: false });
                at = run;
                continue;
            }
            if let Some(name) = listed {
                let demonym = name.is_demonym();
                let mut end = name.tokens.end as usize;
                let place_head = end < self.end
                    && context.has(end, Flag::PlaceHead)
                    && context.joined(end - 1)
                    && matches!(
                        context.folded(end),
                        "department" | "province" | "river" | "district" | "county" | "state" | "municipality"
                    );
                if !demonym && place_head && !self.head(end + 1) {
                    end += 1;
                }
                found.push(Candidate { tokens: TokenRange::new(at, end), title: None, demonym });
                at = end;
                continue;
            }
            at += 1;
        }
    }

    /// End of an organization's name that begins at `at`, in capitals: uncommon words or a place before a head
    /// ("CORNELL UNIVERSITY"), or a head with "OF" and what it is for ("MINISTRY OF DEFENSE"). `run` is the end of
    /// the run from `at`.
    fn shouted_body(&self, at: usize, run: usize) -> Option<usize> {
        let context = self.context;
        let listed = |at: usize| context.begins(at).map(|name| name.tokens.end as usize);
        let head = if is_shouted_head(context, at) {
            at
        } else {
            let before = listed(at).unwrap_or(run);
            let headed = before > at && before < self.end && context.joined(before - 1) && is_shouted_head(context, before);
            // "U.S. UNIVERSITY" tells of a country.
            let country = || context.begins(at).is_some_and(NameMatch::is_demonym) || self.country(at);
            (headed && !country()).then_some(before)?
        };
        let mut end = head + 1;
        if listed(at).is_some_and(|whole| whole >= end) {
            return None;
        }
        if end + 1 < self.end && context.folded(end) == "of" && context.joined(head) && context.joined(end) {
            let next = end + 1 + usize::from(context.folded(end + 1) == "the");
            let run = listed(next).unwrap_or_else(|| self.plain_run(next));
            let noun = || context.lexicon.first_pos(context.tokens, next).is_some_and(|pos| matches!(pos, Pos::Noun | Pos::PluralNoun));
            if run > next {
                end = run;
            } else if matches!(context.folded(head), "ministry" | "institute" | "academy")
                && next < self.end
                && !context.has(next, Flag::FunctionWord)
                && noun()
            {
                end = next + 1;
                // "MINISTRY OF HEALTH AND WELFARE"
                if context.folded(head) == "ministry"
                    && end + 1 < self.end
                    && context.folded(end) == "and"
                    && context.lexicon.first_pos(context.tokens, end + 1).is_some_and(|pos| pos == Pos::Noun)
                    && self.context.folded(end + 2) != "of"
                {
                    end += 2;
                }
            }
        }
        (end > head + 1 || head > at).then_some(end)
    }

    /// End of the run of at most four uncommon words from `at`, in capitals; particles and hyphens hold it
    /// together.
    fn plain_run(&self, at: usize) -> usize {
        let context = self.context;
        let (mut end, mut next, mut words) = (at, at, 0);
        while next < self.end && words < 4 && (next == at || context.joined(next - 1)) {
            let token = &context.tokens[next];
            if next > at && context.hyphen(next) {
                next += 1;
                continue;
            }
            if next > at && token.kind == Kind::Word && next < at + 8 && RUN_PARTICLES.contains(token.hash) {
                next += 1;
                continue;
            }
            let person = context.begins(next).filter(|name| next > at && name.tokens.len() > 1 && name.best.kind == EntityKind::Person);
            if let Some(listed) = person {
                return (listed.tokens.end as usize).min(self.end);
            }
            let surname = || {
                next > at
                    && context.has(next, Flag::Surname)
                    && context.has(at, Flag::GivenName)
                    && token.kind == Kind::Word
                    && token.shape != Shape::Lower
                    && !context.has(next, Flag::FunctionWord)
                    && !context.time_word(next)
            };
            if !context.plain(next) && !surname() {
                break;
            }
            next += 1;
            end = next;
            words += 1;
        }
        end
    }
}

/// Whether the word is the head of an organization's name and of hardly anything else, so that capitals throughout
/// do not matter.
fn is_shouted_head(context: &Context<'_>, at: usize) -> bool {
    context.has_any(at, Flag::OrgHead.bit() | Flag::OrgSuffix.bit()) && context.tokens.among(at, &SHOUTED_HEADS)
}
