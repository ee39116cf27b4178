//! Where on Earth a place name lies: the candidates of the gazetteer, weighed by the document.
//!
//! All mentions of one name have one sense. A candidate starts with its prior (ten points are a factor of
//! ten) and gains by the countries and provinces that the document speaks of, by a parent beside the name
//! ("Ica, Peru"; "Peru's Ica"), by places nearby and by the user's hint. The runner-up is the best candidate
//! that lies elsewhere; the margin says how far the choice leads.

use smallvec::SmallVec;

use super::votes::{Votes, kilometres, near};
use super::{EntityType, Form, Hint, NameMention};
use crate::gazetteer::{AliasKind, Candidate, EntityKind, Gazetteer, NameId};
use crate::tokenize::{Gap, Kind, Shape, Tokens};

/// Most candidates of a name that are weighed.
const MOST: usize = 60;
/// Points for standing next to the parent's name.
const PARENT: f32 = 55.0;
/// Points for the only country, and for the only first-level unit, that a document speaks of.
const COUNTRY: f32 = 36.0;
const UNIT: f32 = 12.0;
/// What the organizations of a country say for it.
const BODY: f32 = 0.5;
/// Points for places nearby, and the distance that counts as near, in kilometres.
const NEAR: f32 = 12.0;
const REACH: f32 = 200.0;
/// Points for being what the neighbours in a list are: a state among states, a country among countries.
const PEER: f32 = 20.0;
/// Points for being of the kind that the words beside the name say.
const CALLED: f32 = 14.0;
/// Most that the record says of the lead of a choice that other doubtful choices turned.
const TURNED: f32 = 0.4;
/// Most that a country counts for being one.
const STATE: f32 = 76.0;
/// Lead that a local name must have to speak for its country before the others have spoken.
const CLEAR: f32 = 0.6;
/// Most places whose nearness counts, the first of the document.
const NEIGHBOURS: usize = 300;
/// Least lead where nothing else in the document helps.
const LEAST_MARGIN: f32 = 0.05;
/// Candidates nearer to each other than this are one place as far as coordinates go, in kilometres.
const SAME: f32 = 40.0;

/// All mentions of one place name.
#[derive(Debug)]
pub(super) struct Cluster<'d> {
    pub mentions: Vec<usize>,
    pub candidates: Vec<Candidate<'d>>,
    pub demonym: bool,
    scores: Vec<f32>,
    /// Clusters named as this one's parent, and whether the writing makes it sure.
    parents: SmallVec<[(usize, bool); 2]>,
    children: SmallVec<[usize; 2]>,
    /// Clusters that stand beside this one in a list.
    peers: SmallVec<[usize; 4]>,
    dateline: bool,
    /// Country of the body that is named right before it.
    body: &'d str,
    /// What the words beside it call it ("the province of Gaza").
    called: Option<EntityKind>,
    /// Its best candidate while only names of one clear sense counted.
    first: Option<usize>,
}

/// What became of a name.
#[derive(Debug, Clone)]
pub(super) struct Choice<'d> {
    pub place: Candidate<'d>,
    pub runner_up: Option<Candidate<'d>>,
    pub margin: f32,
    /// Whether the lead is large enough, or the document helps, to give coordinates.
    pub sure: bool,
    /// The state or province that the text puts it in, where no list has it there.
    pub within: Option<Candidate<'d>>,
}

impl<'d> Cluster<'d> {
    pub fn new(gazetteer: &'d Gazetteer, name: Option<NameId>, demonym: bool) -> Self {
        let listed = name.map(|name| gazetteer.candidates(name)).into_iter().flatten();
        let candidates: Vec<_> = listed
            .filter(|candidate| candidate.kind.is_place() && (candidate.alias == AliasKind::Adjective) == demonym)
            .take(MOST)
            .collect();
        let scores = candidates.iter().map(|candidate| candidate.prior).collect();
        Self {
            mentions: Vec::new(),
            candidates,
            demonym,
            scores,
            parents: SmallVec::new(),
            children: SmallVec::new(),
            peers: SmallVec::new(),
            dateline: false,
            body: "",
            called: None,
            first: None,
        }
    }

    /// Index of the best candidate.
    fn best(&self) -> Option<usize> {
        (0..self.candidates.len()).max_by(|&a, &b| self.scores[a].total_cmp(&self.scores[b]).then(b.cmp(&a)))
    }

    /// The best candidate that lies elsewhere than `best`.
    fn second(&self, best: usize) -> Option<usize> {
        let here = &self.candidates[best];
        let elsewhere = |other: &Candidate<'_>| {
            other.id != here.id && (here.lat.is_nan() || other.lat.is_nan() || !near((here.lat, here.lon), (other.lat, other.lon), SAME))
        };
        (0..self.candidates.len())
            .filter(|&at| elsewhere(&self.candidates[at]))
            .max_by(|&a, &b| self.scores[a].total_cmp(&self.scores[b]).then(b.cmp(&a)))
    }

    fn margin(&self) -> f32 {
        let Some(best) = self.best() else { return 0.0 };
        self.second(best).map_or(1.0, |second| self.lead(best, second))
    }

    /// How far the country of the best candidate leads: "Orange County" lies in the United States, whichever it is.
    fn country_margin(&self, best: usize) -> f32 {
        let abroad = |&at: &usize| self.candidates[at].country != self.candidates[best].country;
        let second = (0..self.candidates.len()).filter(abroad).max_by(|&a, &b| self.scores[a].total_cmp(&self.scores[b]));
        second.map_or(1.0, |second| self.lead(best, second))
    }

    fn lead(&self, best: usize, second: usize) -> f32 {
        let ratio = 10_f32.powf(((self.scores[second] - self.scores[best]) / 10.0).min(0.0));
        (1.0 - ratio) / (1.0 + ratio)
    }
}

/// Weighs the candidates of all clusters. `of` maps mentions to clusters, where they have one.
/// The countries of `bodies`, of organizations that the document names, count too.
pub(super) fn weigh<'d>(
    clusters: &mut [Cluster<'d>],
    tokens: &Tokens,
    mentions: &[NameMention],
    of: &[Option<usize>],
    hint: &Hint<'d>,
    bodies: &[(usize, &'d str)],
) {
    link(clusters, tokens, mentions, of, hint);
    for &(body, country) in bodies {
        // "Cuban police sealed Santiago"
        let Some(next) = mentions.get(body + 1) else { continue };
        let near = next.tokens.first() - mentions[body].tokens.end as usize <= 4
            && tokens.sentence_of(next.tokens.first()) == tokens.sentence_of(mentions[body].tokens.first());
        if near && let Some(own) = of[body + 1] {
            clusters[own].body = country;
        }
    }
    // A name of one sense needs no score.
    if clusters.iter().all(|cluster| cluster.candidates.len() < 2) {
        return;
    }
    for round in 0..3 {
        let mut votes = Votes::default();
        if let Some(country) = hint.country {
            votes.country(country, 3.0);
        }
        for (number, &(_, country)) in bodies.iter().enumerate() {
            if bodies[..number].iter().any(|&(_, other)| other == country) {
                continue;
            }
            votes.country(country, BODY);
        }
        let mut own = Vec::with_capacity(clusters.len());
        for cluster in clusters.iter() {
            own.push(vote(cluster, round, &mut votes));
        }
        let points: Vec<Option<((f32, f32), f32)>> =
            clusters.iter().take(NEIGHBOURS).map(|cluster| if round == 0 { None } else { point(cluster) }).collect();
        let scores: Vec<Vec<f32>> = clusters
            .iter()
            .enumerate()
            .map(|(number, cluster)| {
                if cluster.candidates.len() < 2 {
                    return cluster.scores.clone();
                }
                cluster
                    .candidates
                    .iter()
                    .map(|candidate| {
                        let (country, unit, weight) = own[number];
                        let mine = if country == candidate.country { weight } else { 0.0 };
                        let mine_unit = if unit == candidate.admin1 && country == candidate.country { weight.min(1.0) } else { 0.0 };
                        let mut score = base(candidate) + COUNTRY * votes.country_share(candidate.country, mine);
                        if !matches!(candidate.kind, EntityKind::Country | EntityKind::Region) {
                            score += UNIT * votes.unit_share(candidate, mine_unit);
                        }
                        score += parent_points(clusters, cluster, candidate) + child_points(clusters, cluster, candidate);
                        if cluster.called == Some(candidate.kind) {
                            score += CALLED;
                        }
                        score += PEER * peer_share(clusters, cluster, candidate);
                        if round > 0 && !candidate.lat.is_nan() && candidate.kind != EntityKind::Country {
                            score += NEAR * nearness(&points, number, (candidate.lat, candidate.lon));
                        }
                        score
                    })
                    .collect()
            })
            .collect();
        for (cluster, scores) in clusters.iter_mut().zip(scores) {
            cluster.scores = scores;
            if round == 0 {
                cluster.first = cluster.best();
            }
        }
    }
}

/// The prior, with what a country counts against its namesakes when the document speaks of another.
fn base(candidate: &Candidate<'_>) -> f32 {
    if candidate.kind == EntityKind::Country { candidate.prior.min(STATE) } else { candidate.prior }
}

/// The countries of the forces, offices, parties and armed groups that the document names, each once, with the
/// mention that names it.
pub(super) fn bodies<'d>(gazetteer: &'d Gazetteer, mentions: &[NameMention]) -> SmallVec<[(usize, &'d str); 8]> {
    let mut seen: SmallVec<[NameId; 8]> = SmallVec::new();
    let mut countries = SmallVec::new();
    for (index, mention) in mentions.iter().enumerate().filter(|(_, mention)| mention.entity_type == EntityType::Organization) {
        let Some(name) = mention.name else { continue };
        if seen.len() == MOST || seen.contains(&name) {
            continue;
        }
        seen.push(name);
        let mut listed = gazetteer.candidates(name);
        let local = |kind: EntityKind| {
            matches!(kind, EntityKind::Police | EntityKind::Military | EntityKind::Government | EntityKind::Party | EntityKind::ArmedGroup)
        };
        if let Some(body) = listed.next().filter(|body| local(body.kind) && !body.country.is_empty())
            && listed.all(|other| other.country == body.country)
        {
            countries.push((index, body.country));
        }
    }
    countries
}

/// The choice for a cluster; `None` where the gazetteer has nothing.
pub(super) fn choose<'d>(clusters: &[Cluster<'d>], number: usize, helped: bool) -> Option<Choice<'d>> {
    let cluster = &clusters[number];
    let best = cluster.best()?;
    let margin = cluster.margin();
    let runner_up = cluster.second(best).map(|second| cluster.candidates[second]);
    Some(Choice {
        place: cluster.candidates[best],
        runner_up,
        // Two doubtful names that speak for each other make no certainty.
        margin: if cluster.first.is_some_and(|first| first != best) && cluster.parents.is_empty() { margin.min(TURNED) } else { margin },
        sure: margin >= LEAST_MARGIN || (helped && margin > 0.0) || runner_up.is_none(),
        within: within(clusters, cluster, &cluster.candidates[best]),
    })
}

/// The state or province that is written behind a town ("Belgrade, Minn."), unless the choice lies in it.
fn within<'d>(clusters: &[Cluster<'d>], cluster: &Cluster<'d>, choice: &Candidate<'d>) -> Option<Candidate<'d>> {
    let towns = matches!(choice.kind, EntityKind::City | EntityKind::District | EntityKind::Admin2);
    let mut parents = cluster.parents.iter().filter(|_| towns && !cluster.demonym).filter(|(_, sure)| *sure);
    let parent = &clusters[parents.next()?.0];
    let unit = parent.candidates[parent.best()?];
    let only = parents.next().is_none() && unit.kind == EntityKind::Admin1 && unit.id != choice.id;
    (only && !lies_in(choice, &unit)).then_some(unit)
}

/// Adds a cluster's vote; returns country, first-level unit and weight.
fn vote<'d>(cluster: &Cluster<'d>, round: usize, votes: &mut Votes<'d>) -> (&'d str, &'d str, f32) {
    let Some(at) = cluster.best() else { return ("", "", 0.0) };
    let best = cluster.candidates[at];
    let times = (cluster.mentions.len() as f32).sqrt();
    let margin = cluster.country_margin(at);
    let weight = match best.kind {
        EntityKind::Country if cluster.demonym => 1.2 * times,
        EntityKind::Country => 1.5 * times * margin,
        EntityKind::Region | EntityKind::Water | EntityKind::Terrain | EntityKind::OtherPlace => 0.4 * margin,
        _ if round == 0 && margin < CLEAR => 0.0,
        _ => margin * times,
    };
    let weight = if cluster.dateline { weight * 2.0 + 0.5 } else { weight };
    votes.country(best.country, weight);
    let unit = if best.kind == EntityKind::Admin1 { best.name } else { best.admin1 };
    let unit_margin = cluster.margin();
    let silent = best.kind == EntityKind::Country || (round == 0 && unit_margin < CLEAR);
    let unit_weight = if silent { 0.0 } else { weight.min(unit_margin * times).min(1.0) };
    votes.unit(best.country, unit, unit_weight);
    (best.country, unit, weight)
}

fn point(cluster: &Cluster<'_>) -> Option<((f32, f32), f32)> {
    let best = cluster.candidates[cluster.best()?];
    let local =
        matches!(best.kind, EntityKind::City | EntityKind::Admin2 | EntityKind::District | EntityKind::Facility | EntityKind::Admin1);
    let weight = cluster.margin() * if best.kind == EntityKind::Admin1 { 0.4 } else { 1.0 };
    (local && !best.lat.is_nan()).then_some(((best.lat, best.lon), weight))
}

fn nearness(points: &[Option<((f32, f32), f32)>], own: usize, here: (f32, f32)) -> f32 {
    let near = points.iter().enumerate().filter(|&(number, _)| number != own).filter_map(|(_, point)| *point);
    // A degree of latitude is 111 km: whatever is 12 degrees away is out of reach.
    let close = near.filter(|(there, _)| (there.0 - here.0).abs() < 8.0);
    close.map(|(there, weight)| weight * (-kilometres(here, there) / REACH).exp()).sum::<f32>().min(1.5)
}

/// Whether `child` lies in `parent`.
pub(super) fn lies_in(child: &Candidate<'_>, parent: &Candidate<'_>) -> bool {
    if child.id == parent.id {
        return false;
    }
    match parent.kind {
        EntityKind::Country => child.country == parent.country && child.kind != EntityKind::Country,
        EntityKind::Admin1 => child.country == parent.country && child.admin1 == parent.name,
        EntityKind::Admin2 => child.country == parent.country && child.admin2 == parent.name,
        // Scotland is a region, and its towns name it as their unit.
        EntityKind::Region => parent.country == "GB" && child.country == parent.country && child.admin1 == parent.name,
        EntityKind::City => {
            matches!(child.kind, EntityKind::City | EntityKind::District | EntityKind::Facility | EntityKind::Road)
                && child.country == parent.country
                && child.population < parent.population
                && near((child.lat, child.lon), (parent.lat, parent.lon), 60.0)
        }
        _ => false,
    }
}

fn parent_points(clusters: &[Cluster<'_>], cluster: &Cluster<'_>, candidate: &Candidate<'_>) -> f32 {
    let named = !cluster.body.is_empty() && candidate.country == cluster.body && candidate.kind != EntityKind::Country;
    let mut points: f32 = if named { PARENT / 3.0 } else { 0.0 };
    for &(parent, sure) in &cluster.parents {
        let holds = clusters[parent].candidates.iter().take(6).any(|parent| lies_in(candidate, parent));
        if holds {
            points = points.max(if sure { PARENT } else { PARENT / 3.0 });
        }
    }
    points
}

fn child_points(clusters: &[Cluster<'_>], cluster: &Cluster<'_>, candidate: &Candidate<'_>) -> f32 {
    let best = cluster.children.iter().filter_map(|&child| {
        clusters[child].candidates.iter().filter(|child| lies_in(child, candidate)).map(|child| child.prior).reduce(f32::max)
    });
    best.fold(0.0, |sum: f32, prior| sum.max(0.7 * (prior - 15.0).max(0.0)))
}

/// How many of the neighbours in lists are of the candidate's kind: countries, or units of its country.
fn peer_share(clusters: &[Cluster<'_>], cluster: &Cluster<'_>, candidate: &Candidate<'_>) -> f32 {
    if cluster.peers.is_empty() || !matches!(candidate.kind, EntityKind::Country | EntityKind::Admin1) {
        return 0.0;
    }
    let alike = |&&peer: &&usize| {
        clusters[peer]
            .best()
            .map(|best| &clusters[peer].candidates[best])
            .is_some_and(|best| best.kind == candidate.kind && (best.kind == EntityKind::Country || best.country == candidate.country))
    };
    cluster.peers.iter().filter(alike).count() as f32 / cluster.peers.len() as f32
}

/// Notes which place is named as the parent of which.
fn link(clusters: &mut [Cluster<'_>], tokens: &Tokens, mentions: &[NameMention], of: &[Option<usize>], hint: &Hint<'_>) {
    for (index, mention) in mentions.iter().enumerate() {
        let Some(own) = of[index] else { continue };
        if hint.dateline_place.is_some_and(|span| tokens.span(mention.tokens).overlaps(span)) {
            clusters[own].dateline = true;
        }
        if mention.form == Form::Demonym {
            continue;
        }
        let end = mention.tokens.end as usize;
        clusters[own].called = clusters[own].called.or_else(|| called(tokens, mention));
        let following = mentions.get(index + 1).filter(|next| next.entity_type == EntityType::Place && next.form != Form::Demonym);
        if let Some(next) = following
            && let Some(other) = of[index + 1].filter(|&other| other != own)
            && is_beside(tokens, end, next.tokens.first())
        {
            clusters[own].peers.push(other);
            clusters[other].peers.push(own);
        }
        let countries = following.is_some() && of[index + 1].is_some_and(|other| are_countries(&clusters[own], &clusters[other]));
        let mut link = |parent: Option<usize>, child: usize, sure: bool| {
            let Some(parent) = parent.filter(|&parent| parent != child) else { return };
            if !clusters[child].parents.iter().any(|&(known, was)| known == parent && (was || !sure)) {
                clusters[child].parents.push((parent, sure));
                if sure {
                    clusters[parent].children.push(child);
                }
            }
        };
        if let Some(next) = following {
            let gap = next.tokens.first().saturating_sub(end);
            let between = tokens.folded(end);
            match (between, gap) {
                (",", 1) if countries => {}
                (",", 1) => link(of[index + 1], own, !is_list(tokens, mentions, index)),
                ("(", 1) | (",", 2) => link(of[index + 1], own, gap == 1 || tokens.is(end + 1, "in")),
                ("in" | "of", 1..=3) => link(of[index + 1], own, false),
                _ if gap == 1 && tokens[end].kind == Kind::Possessive => link(Some(own), of[index + 1].unwrap_or(own), true),
                _ => {}
            }
        }
        if let Some(before) = index.checked_sub(1).map(|before| &mentions[before])
            && before.form == Form::Demonym
            && mention.tokens.first() - before.tokens.end as usize <= 4
            && tokens.sentence_of(before.tokens.first()) == tokens.sentence_of(mention.tokens.first())
        {
            link(of[index - 1], own, false);
        }
    }
}

/// The kind that stands right behind a name ("Gaza province") or, with "of", before it ("the city of Gaza").
fn called(tokens: &Tokens, mention: &NameMention) -> Option<EntityKind> {
    let kind = |at: usize| match tokens.folded(at) {
        "province" | "state" | "governorate" | "prefecture" | "oblast" => Some(EntityKind::Admin1),
        "county" => Some(EntityKind::Admin2),
        "city" | "town" | "village" => Some(EntityKind::City),
        _ => None,
    };
    let (first, end) = (mention.tokens.first(), mention.tokens.end as usize);
    let behind = tokens.get(end).filter(|next| next.shape == Shape::Lower && next.gap == Gap::Space).and_then(|_| kind(end));
    behind.or_else(|| if first >= 2 && tokens.is(first - 1, "of") { kind(first - 2) } else { None })
}

/// Whether two names side by side are two countries ("China, Japan, …") and not a state and its country
/// ("Georgia, United States").
fn are_countries(first: &Cluster<'_>, second: &Cluster<'_>) -> bool {
    let (Some(one), Some(other)) = (first.candidates.first(), second.candidates.first()) else { return false };
    if one.kind != EntityKind::Country || other.kind != EntityKind::Country {
        return false;
    }
    !first.candidates.iter().any(|unit| unit.kind == EntityKind::Admin1 && unit.country == other.country)
}

/// Whether only commas and "and" stand from token `end` to `start`.
fn is_beside(tokens: &Tokens, end: usize, start: usize) -> bool {
    (1..=2).contains(&start.saturating_sub(end)) && (end..start).all(|at| matches!(tokens.folded(at), "," | "and" | "or" | "&"))
}

/// Whether the comma behind mention `index` is one of a list ("Iraq, Syria and Libya").
fn is_list(tokens: &Tokens, mentions: &[NameMention], index: usize) -> bool {
    let next = &mentions[index + 1];
    let end = next.tokens.end as usize;
    let before = mentions[index].tokens.first().checked_sub(1).map_or("", |at| tokens.folded(at));
    let country = |at: usize| mentions.get(at).is_some_and(|mention| mention.entity_type == EntityType::Place);
    matches!(tokens.folded(end), "and" | "or") && country(index + 2)
        || (before == ","
            && index > 0
            && mentions[index - 1].tokens.end as usize + 1 == mentions[index].tokens.first()
            && tokens.is(end, "and"))
}
