//! `dateline gazetteer lookup`: all that a name may mean, and what a text would have to say for each meaning.
//!
//! What a text would have to say is not guessed: short texts are written that say it, and read as any other.

use std::fmt::Write as _;
use std::fs;
use std::io::IsTerminal;
use std::path::PathBuf;

use serde::Serialize;

use super::args::LookupTo;
use super::{Ending, Failure, print, tell};
use crate::entities::{self, Hint};
use crate::gazetteer::{AliasKind, Candidate, EntityKind, Gazetteer};
use crate::lexicon::Lexicon;
use crate::syntax;
use crate::tokenize::tokenize;

/// One meaning of a name, as it is printed.
#[derive(Debug, Serialize)]
struct Meaning<'d> {
    rank: usize,
    id: &'d str,
    name: &'d str,
    #[serde(rename = "type")]
    entity_type: &'d str,
    kind: &'d str,
    country: &'d str,
    admin1: &'d str,
    #[serde(rename = "lat")]
    latitude: Option<f64>,
    #[serde(rename = "lon")]
    longitude: Option<f64>,
    population: Option<u32>,
    prior: f64,
    /// How the name names it.
    alias: &'d str,
    /// What a text says that means it.
    chosen: Vec<String>,
}

/// Runs the command.
pub(super) fn run(name: &str, lists: &[PathBuf], limit: usize, to: Option<LookupTo>) -> Result<Ending, Failure> {
    let mut gazetteer = Gazetteer::builtin();
    for path in lists {
        let path_name = path.display().to_string();
        let text = fs::read_to_string(path).map_err(|error| Failure::Data(vec![format!("{path_name}: {error}")]))?;
        gazetteer.add_layer(&path_name, &text).map_err(|problems| Failure::Data(problems.iter().map(ToString::to_string).collect()))?;
    }
    let Some(id) = gazetteer.lookup_name(name) else {
        tell(format_args!("no list holds the name \"{name}\""));
        return Ok(Ending::Incomplete);
    };
    let mut candidates: Vec<Candidate<'_>> = Vec::new();
    for candidate in gazetteer.candidates(id) {
        // An entry that bears the name in two ways is one entry.
        if !candidates.iter().any(|other| other.entry == candidate.entry) {
            candidates.push(candidate);
        }
    }
    let margin = margin(&candidates);
    let asker = Asker { gazetteer: &gazetteer, name, candidates: &candidates };
    let meanings: Vec<Meaning<'_>> =
        (0..candidates.len().min(limit)).map(|index| meaning(index + 1, &candidates[index], asker.chosen(index))).collect();
    let terminal = std::io::stdout().is_terminal();
    let out = match to.unwrap_or(if terminal { LookupTo::Text } else { LookupTo::Tsv }) {
        LookupTo::Text => text(name, margin, candidates.len(), &meanings),
        LookupTo::Tsv => tsv(&meanings),
        LookupTo::Json => json(name, margin, candidates.len(), &meanings),
    };
    let ending = print(out)?;
    if candidates.len() > limit {
        tell(format_args!("{} more; see them with -n {}", candidates.len() - limit, candidates.len()));
    }
    if to.map_or(!terminal, |to| to == LookupTo::Tsv) {
        tell(format_args!("the first leads the next by {margin:.2} (0: they are equal, 1: there is no other)"));
    }
    Ok(ending)
}

/// How far the first leads the next, without any text.
fn margin(candidates: &[Candidate<'_>]) -> f64 {
    let [first, second, ..] = candidates else { return 1.0 };
    let ratio = 10_f64.powf(f64::from(second.prior - first.prior) / 10.0);
    (100.0 * ((1.0 - ratio) / (1.0 + ratio)).max(0.0)).round() / 100.0
}

fn meaning<'d>(rank: usize, candidate: &Candidate<'d>, chosen: Vec<String>) -> Meaning<'d> {
    let degrees = |value: f32| (!value.is_nan()).then(|| (f64::from(value) * 10_000.0).round() / 10_000.0);
    Meaning {
        rank,
        id: candidate.id,
        name: candidate.name,
        entity_type: candidate.kind.entity_type(),
        kind: candidate.kind.label(),
        country: candidate.country,
        admin1: candidate.admin1,
        latitude: degrees(candidate.lat),
        longitude: degrees(candidate.lon),
        population: (candidate.population > 0).then_some(candidate.population),
        prior: (f64::from(candidate.prior) * 10.0).round() / 10.0,
        alias: candidate.alias.as_str(),
        chosen,
    }
}

/// Writes texts and looks what becomes of a name in them.
struct Asker<'a, 'd> {
    gazetteer: &'a Gazetteer,
    name: &'a str,
    candidates: &'a [Candidate<'d>],
}

impl Asker<'_, '_> {
    /// What a text says that means the candidate.
    fn chosen(&self, index: usize) -> Vec<String> {
        let candidate = &self.candidates[index];
        let name = self.written(candidate);
        match candidate.kind {
            kind if kind.is_place() && candidate.alias == AliasKind::Adjective => {
                self.means(&format!("{name} officials met."), candidate).then(|| "as an adjective".to_owned()).into_iter().collect()
            }
            kind if kind.is_place() => self.place(candidate, &name),
            _ => self.body(index),
        }
    }

    fn place(&self, candidate: &Candidate<'_>, name: &str) -> Vec<String> {
        let happened = |place: &str| format!("A man was held in {place}.");
        if self.means(&happened(name), candidate) {
            return vec!["alone".to_owned()];
        }
        let country = match candidate.kind {
            EntityKind::Country => "",
            _ => self.gazetteer.entry_by_id(&format!("country/{}", candidate.country)).map_or("", |country| country.name),
        };
        let unit = if candidate.kind == EntityKind::Admin1 { "" } else { candidate.admin1 };
        let mut chosen = Vec::new();
        for parent in [country, unit].into_iter().filter(|parent| !parent.is_empty() && *parent != name) {
            if self.means(&format!("{} It is quiet in {parent}.", happened(name)), candidate) {
                chosen.push(format!("where \u{ab}{parent}\u{bb} is spoken of"));
            } else if self.means(&happened(&format!("{name}, {parent}")), candidate) {
                chosen.push(format!("beside \u{ab}{parent}\u{bb}"));
            }
        }
        if candidate.kind == EntityKind::Country {
            let others = ["France", "Japan"].map(|other| self.means(&format!("{name}, {other} and Peru signed."), candidate));
            if others.contains(&true) {
                chosen.push("in a list of countries".to_owned());
            }
        } else if let Some(first) =
            self.candidates.iter().position(|other| is_near(other, candidate)).filter(|&at| self.candidates[at].id != candidate.id)
            && chosen.is_empty()
        {
            chosen.push(format!("as the place of {}", first + 1));
        } else if chosen.is_empty()
            && self.reads(&happened(name), &Hint { country: Some(candidate.country), dateline_place: None }, candidate)
        {
            chosen.push(format!("with --country-hint {}", candidate.country));
        }
        chosen
    }

    /// People and organizations: the first of its type stands for the name, another in a text about its country.
    fn body(&self, index: usize) -> Vec<String> {
        let candidate = &self.candidates[index];
        let kind = candidate.kind.entity_type();
        let first = self.candidates.iter().position(|other| other.kind.entity_type() == kind) == Some(index);
        let alone = !self.candidates.iter().any(|other| other.kind.entity_type() != kind);
        match (first, alone) {
            (true, true) => vec!["alone".to_owned()],
            (true, false) if kind == "person" => vec!["where the words around it make it a person".to_owned()],
            (true, false) => vec!["where the words around it make it an organization".to_owned()],
            (false, _) => self
                .gazetteer
                .entry_by_id(&format!("country/{}", candidate.country))
                .map(|country| format!("where \u{ab}{}\u{bb} is spoken of most", country.name))
                .into_iter()
                .collect(),
        }
    }

    /// The name as a text has it: short forms in capitals.
    fn written(&self, candidate: &Candidate<'_>) -> String {
        if candidate.alias == AliasKind::Acronym {
            return self.name.to_uppercase();
        }
        if self.name.chars().any(char::is_uppercase) {
            return self.name.to_owned();
        }
        let words = self.name.split(' ').map(|word| {
            let mut letters = word.chars();
            letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
        });
        words.collect::<Vec<String>>().join(" ")
    }

    /// Whether the text names the candidate.
    fn means(&self, text: &str, candidate: &Candidate<'_>) -> bool {
        self.reads(text, &Hint::default(), candidate)
    }

    fn reads(&self, text: &str, hint: &Hint<'_>, candidate: &Candidate<'_>) -> bool {
        let lexicon = Lexicon::builtin();
        let mut tokens = tokenize(text);
        lexicon.annotate(&mut tokens);
        let matches = self.gazetteer.find(&tokens, lexicon);
        let names = entities::recognize(text, &tokens, lexicon, self.gazetteer, &matches);
        let syntax = syntax::parse(&tokens, lexicon, &[]);
        let found = entities::resolve(text, &tokens, names, &syntax, self.gazetteer, hint);
        found.list.iter().any(|entity| entity.gazetteer.as_deref() == Some(candidate.id))
    }
}

/// Whether two meanings are of one place: a town and the district around it.
fn is_near(one: &Candidate<'_>, other: &Candidate<'_>) -> bool {
    one.country == other.country && (one.lat - other.lat).abs() < 0.35 && (one.lon - other.lon).abs() < 0.35
}

fn tsv(meanings: &[Meaning<'_>]) -> String {
    let mut out = String::from("rank\tid\tname\ttype\tkind\tcountry\tadmin1\tlatitude\tlongitude\tpopulation\tprior\talias\tchosen\n");
    for meaning in meanings {
        let Meaning { rank, id, name, entity_type, kind, country, admin1, prior, alias, .. } = meaning;
        let degrees = |value: Option<f64>| value.map_or_else(String::new, |value| format!("{value:.4}"));
        let (lat, lon) = (degrees(meaning.latitude), degrees(meaning.longitude));
        let population = meaning.population.map_or_else(String::new, |population| population.to_string());
        let chosen = meaning.chosen.join("|");
        let _ = writeln!(
            out,
            "{rank}\t{id}\t{name}\t{entity_type}\t{kind}\t{country}\t{admin1}\t{lat}\t{lon}\t{population}\t{prior:.1}\t{alias}\t{chosen}"
        );
    }
    out
}

fn text(name: &str, margin: f64, all: usize, meanings: &[Meaning<'_>]) -> String {
    let mut out = match all {
        1 => format!("{name}: one meaning\n"),
        _ => format!("{name}: {all} meanings, the first ahead by {margin:.2} of 1\n"),
    };
    for meaning in meanings {
        let place = [meaning.admin1, meaning.country].into_iter().filter(|part| !part.is_empty() && *part != meaning.name);
        let place = place.collect::<Vec<_>>().join(", ");
        let _ = write!(out, "{:>3}  {}", meaning.rank, meaning.name);
        let _ = writeln!(out, "{}{place}", if place.is_empty() { "" } else { ", " });
        let population = meaning.population.map_or_else(String::new, |population| format!(", population {population}"));
        let point = meaning.latitude.zip(meaning.longitude).map_or_else(String::new, |(lat, lon)| format!(" at {lat:.2},{lon:.2}"));
        let other = if meaning.alias == "name" { String::new() } else { format!(", by an {}", meaning.alias) };
        let _ = writeln!(out, "     {}{point}{population}, prior {:.1}{other}  {}", meaning.kind, meaning.prior, meaning.id);
        if meaning.chosen.is_empty() {
            out.push_str("     never chosen by the words of a text; a list of your own may outrank the others\n");
        } else {
            let _ = writeln!(out, "     chosen {}", meaning.chosen.join("; "));
        }
    }
    out
}

fn json(name: &str, margin: f64, all: usize, meanings: &[Meaning<'_>]) -> String {
    let mut out = serde_json::json!({ "name": name, "meanings": all, "margin": margin, "candidates": meanings }).to_string();
    out.push('\n');
    out
}
