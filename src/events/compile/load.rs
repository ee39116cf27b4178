//! Reads rule files: TOML to [`RuleSet`], every problem at once with file, line and column.
//!
//! One path for the built-in files (run by the build script) and the user's (run at start).

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::frame::{
    Atom, ClassWord, CountingWord, Cue, CueWord, Effect, EventType, Example, Frame, ModalityWord, Role, RuleSet, Slot, Told,
};

/// One thing wrong in a rule file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleProblem {
    /// The file.
    pub path: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in bytes, from 1.
    pub column: usize,
    /// What is wrong and what to do.
    pub message: String,
}

impl std::fmt::Display for RuleProblem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}:{}: {}", self.path, self.line, self.column, self.message)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default, rename = "type")]
    types: Vec<RawType>,
    #[serde(default, rename = "frame")]
    frames: Vec<Spanned<RawFrame>>,
    #[serde(default)]
    counting: BTreeMap<String, BTreeMap<String, Vec<String>>>,
    #[serde(default)]
    modality: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    cue: BTreeMap<Cue, Vec<String>>,
    #[serde(default)]
    class: BTreeMap<String, BTreeMap<String, Vec<String>>>,
    #[serde(default)]
    idioms: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawType {
    id: String,
    #[serde(default)]
    plover: String,
    #[serde(default)]
    cameo: String,
    #[serde(default)]
    acled: String,
    #[serde(default)]
    gtd: String,
    #[serde(default)]
    muc4: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFrame {
    id: String,
    event: Option<Spanned<String>>,
    #[serde(default)]
    verb: Vec<String>,
    #[serde(default)]
    noun: Vec<String>,
    #[serde(default)]
    roles: BTreeMap<Spanned<String>, Spanned<String>>,
    #[serde(default)]
    require: BTreeMap<Spanned<String>, String>,
    #[serde(default)]
    forbid: BTreeMap<Spanned<String>, String>,
    #[serde(default)]
    effect: BTreeMap<Spanned<String>, Spanned<String>>,
    #[serde(default)]
    attempted: bool,
    #[serde(default)]
    examples: Vec<BTreeMap<String, String>>,
    #[serde(default)]
    counterexamples: Vec<String>,
}

/// Reads rule files, given as path and text, in order. Types may stand in another file than the frames that
/// use them, and `known` holds those of the built-in rules.
///
/// # Errors
///
/// Every problem of every file.
pub fn load(files: &[(String, String)], known: &[EventType]) -> Result<RuleSet, Vec<RuleProblem>> {
    let mut problems = Vec::new();
    let mut parsed = Vec::new();
    for (path, text) in files {
        match toml::from_str::<File>(text) {
            Ok(file) => parsed.push((path, text, file)),
            Err(error) => {
                let at = error.span().map_or(0, |span| span.start);
                problems.push(problem(path, text, at, error.message().to_owned()));
            }
        }
    }
    let mut rules = RuleSet { types: known.to_vec(), ..RuleSet::default() };
    for (_, _, file) in &parsed {
        for raw in &file.types {
            let (name, subtype) = raw.id.split_once('.').unwrap_or((&raw.id, ""));
            let kind = EventType {
                name: name.to_owned(),
                subtype: subtype.to_owned(),
                plover: raw.plover.clone(),
                cameo: raw.cameo.clone(),
                acled: raw.acled.clone(),
                gtd: raw.gtd.clone(),
                muc4: raw.muc4.clone(),
            };
            // A type that is known already keeps its index: frames refer to it.
            match rules.types.iter_mut().find(|known| known.name == name && known.subtype == subtype) {
                Some(known) => *known = kind,
                None => rules.types.push(kind),
            }
        }
    }
    for (path, text, file) in parsed {
        for raw in file.frames {
            let mut report = |at: usize, message: String| problems.push(problem(path, text, at, message));
            if let Some(frame) = frame(raw, &rules, &mut report) {
                rules.frames.push(frame);
            }
        }
        for (place, words) in file.counting {
            for (effect_name, lemmas) in words {
                let Some(effect) = effect(&effect_name) else {
                    problems.push(problem(path, text, text.find(&effect_name).unwrap_or(0), format!("unknown effect `{effect_name}`")));
                    continue;
                };
                let told = match place.as_str() {
                    "noun" => Told::Noun,
                    "toll" => Told::Toll,
                    "verb" => Told::Verb,
                    "fate" => Told::Fate,
                    _ => Told::After,
                };
                rules.counting.extend(lemmas.into_iter().map(|lemma| CountingWord { lemma, effect, told }));
            }
        }
        for (modality, lemmas) in file.modality {
            rules.modality.extend(lemmas.into_iter().map(|lemma| ModalityWord { lemma, modality: modality.clone() }));
        }
        for (cue, lemmas) in file.cue {
            rules.cues.extend(lemmas.into_iter().map(|lemma| CueWord { lemma, cue }));
        }
        for (domain, classes) in file.class {
            for (class, lemmas) in classes {
                rules.classes.extend(lemmas.into_iter().map(|lemma| ClassWord { lemma, domain: domain.clone(), class: class.clone() }));
            }
        }
        rules.idioms.extend(file.idioms);
    }
    let mut ids: Vec<&str> = rules.frames.iter().map(|frame| frame.id.as_str()).collect();
    ids.sort_unstable();
    for pair in ids.windows(2).filter(|pair| pair[0] == pair[1]) {
        let (path, text) = files.iter().rev().find(|(_, text)| text.contains(pair[0])).map_or(("", ""), |(p, t)| (p, t));
        problems.push(problem(
            path,
            text,
            text.rfind(pair[0]).unwrap_or(0),
            format!("the frame id `{}` is used twice; give each frame its own", pair[0]),
        ));
    }
    if problems.is_empty() { Ok(rules) } else { Err(problems) }
}

fn problem(path: &str, text: &str, at: usize, message: String) -> RuleProblem {
    let before = &text[..at.min(text.len())];
    let line = before.matches('\n').count() + 1;
    let column = at - before.rfind('\n').map_or(0, |end| end + 1) + 1;
    RuleProblem { path: path.to_owned(), line, column, message }
}

fn frame(raw: Spanned<RawFrame>, rules: &RuleSet, report: &mut dyn FnMut(usize, String)) -> Option<Frame> {
    let at = raw.span().start;
    let raw = raw.into_inner();
    let mut good = true;
    let mut fail = |at: usize, message: String| {
        good = false;
        report(at, message);
    };
    let event = raw.event.as_ref().map(|id| {
        let (name, subtype) = id.get_ref().split_once('.').unwrap_or((id.get_ref(), ""));
        rules.types.iter().position(|kind| kind.name == name && kind.subtype == subtype).unwrap_or_else(|| {
            fail(id.span().start, format!("unknown event type `{}`; see `dateline rules list` or add a [[type]]", id.get_ref()));
            0
        }) as u16
    });
    if raw.verb.is_empty() && raw.noun.is_empty() {
        fail(at, format!("frame `{}` has neither `verb` nor `noun`: it could never fire", raw.id));
    }
    if raw.examples.is_empty() || raw.counterexamples.is_empty() {
        fail(at, format!("frame `{}` needs at least one example and one counterexample", raw.id));
    }
    let mut roles = Vec::new();
    for (key, value) in &raw.roles {
        for slot_name in value.get_ref().split('|') {
            match slot(slot_name) {
                Some(slot) => roles.extend(role_list(key.get_ref()).map(|role| (role, slot))),
                None => fail(value.span().start, format!("unknown slot `{slot_name}`")),
            }
        }
    }
    let mut effects = Vec::new();
    for (key, value) in &raw.effect {
        match effect(value.get_ref()) {
            Some(effect) => effects.extend(role_list(key.get_ref()).map(|role| (role, effect))),
            None => fail(value.span().start, format!("unknown effect `{}`", value.get_ref())),
        }
    }
    let conditions = |raw: &BTreeMap<Spanned<String>, String>| -> Vec<(Role, Vec<Atom>)> {
        raw.iter().flat_map(|(key, value)| role_list(key.get_ref()).map(|role| (role, value.split('|').map(atom).collect()))).collect()
    };
    let (require, forbid) = (conditions(&raw.require), conditions(&raw.forbid));
    let mut examples = Vec::new();
    for example in &raw.examples {
        let Some(text) = example.get("text") else {
            fail(at, format!("an example of frame `{}` has no `text`", raw.id));
            continue;
        };
        let mut slots = Vec::new();
        for (name, words) in example.iter().filter(|(name, _)| *name != "text") {
            match slot(name) {
                Some(slot) => slots.push((slot, words.clone())),
                None => fail(at, format!("an example of frame `{}` names the unknown slot `{name}`", raw.id)),
            }
        }
        examples.push(Example { text: text.clone(), slots });
    }
    good.then_some(Frame {
        id: raw.id,
        event,
        verbs: raw.verb,
        nouns: raw.noun,
        roles,
        require,
        forbid,
        effects,
        attempted: raw.attempted,
        examples,
        counterexamples: raw.counterexamples,
    })
}

fn role_list(key: &str) -> impl Iterator<Item = Role> + '_ {
    key.split('|').map(|name| match name {
        "subject" => Role::Subject,
        "object" => Role::Object,
        "modifier" => Role::Modifier,
        preposition => Role::Preposition(preposition.to_owned()),
    })
}

fn slot(name: &str) -> Option<Slot> {
    Some(match name {
        "perpetrator" => Slot::Perpetrator,
        "target" => Slot::Target,
        "weapon" => Slot::Weapon,
        "place" => Slot::Place,
        "cause" => Slot::Cause,
        "participant" => Slot::Participant,
        "theme" => Slot::Theme,
        _ => return None,
    })
}

fn effect(name: &str) -> Option<Effect> {
    Some(match name {
        "killed" => Effect::Killed,
        "injured" => Effect::Injured,
        "missing" => Effect::Missing,
        "kidnapped" => Effect::Kidnapped,
        "hostage" => Effect::Hostage,
        "detained" => Effect::Detained,
        "displaced" => Effect::Displaced,
        "affected" => Effect::Affected,
        "rescued" => Effect::Rescued,
        "released" => Effect::Released,
        "participants" => Effect::Participants,
        "attackers" => Effect::Attackers,
        "unhurt" => Effect::Unhurt,
        "damaged" => Effect::Damaged,
        "destroyed" => Effect::Destroyed,
        "stolen" => Effect::Stolen,
        _ => return None,
    })
}

fn atom(text: &str) -> Atom {
    match text {
        "any" => Atom::Any,
        "name" => Atom::Name,
        "person_name" => Atom::PersonName,
        "organization_name" => Atom::OrganizationName,
        "place_name" => Atom::PlaceName,
        "demonym" => Atom::Demonym,
        "number" => Atom::Number,
        "pronoun" => Atom::Pronoun,
        "property" => Atom::Property,
        _ => match text.strip_prefix('=') {
            Some(lemma) => Atom::Lemma(lemma.to_owned()),
            None => Atom::Class(text.to_owned()),
        },
    }
}
