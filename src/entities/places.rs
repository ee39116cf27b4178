//! Where on Earth a place name lies: the candidates of the gazetteer, weighed by the document.
//!
//! All mentions of one name have one sense. A candidate starts with its prior (ten points are a factor of
//! ten) and gains by the countries and provinces that the document speaks of, by a parent beside the name
//! ("Ica, Peru"; "Peru's Ica"), by places nearby and by the user's hint. The runner-up is the best candidate
//! that lies elsewhere; the margin says how far the choice leads.

use smallvec::SmallVec;

use super::votes::{Spot, Votes, near};
use super::{EntityType, Form, Hint, NameMention};
use crate::gazetteer::{AliasKind, Country, EntityKind, Gazetteer, NameId, Sense};
use crate::tokenize::{Gap, Kind, Shape, Tokens};

/// Most candidates of a name that are weighed; a number has a bit for each.
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

/// One thing that a place name may mean, as far as the choice between namesakes looks at it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    sense: Sense,
    country: Country,
    /// Degrees north and east; NaN where not known.
    point: (f32, f32),
    population: u32,
}

impl Place {
    fn new(gazetteer: &Gazetteer, sense: Sense) -> Self {
        let (country, point, population) = gazetteer.place(sense.entry);
        Self { sense, country, point, population }
    }

    const fn is_located(&self) -> bool {
        !self.point.0.is_nan()
    }

    /// The prior, with what a country counts against its namesakes when the document speaks of another.
    fn base(&self) -> f32 {
        if self.sense.kind == EntityKind::Country { self.sense.prior.min(STATE) } else { self.sense.prior }
    }
}

/// How far the best candidate of a cluster leads.
#[derive(Debug, Clone, Copy)]
struct Lead {
    best: usize,
    /// The best that lies elsewhere.
    second: Option<usize>,
    margin: f32,
    /// How far its country leads: "Orange County" lies in the United States, whichever it is.
    country_margin: f32,
}

/// All mentions of one place name.
#[derive(Debug)]
pub(super) struct Cluster {
    pub mentions: SmallVec<[usize; 4]>,
    pub candidates: SmallVec<[Place; 2]>,
    pub demonym: bool,
    scores: SmallVec<[f32; 4]>,
    lead: Option<Lead>,
    /// Clusters named as this one's parent, and whether the writing makes it sure.
    parents: SmallVec<[(usize, bool); 2]>,
    children: SmallVec<[usize; 2]>,
    /// Clusters that stand beside this one in a list.
    peers: SmallVec<[usize; 4]>,
    dateline: bool,
    /// Country of the body that is named right before it.
    body: Country,
    /// What the words beside it call it ("the province of Gaza").
    called: Option<EntityKind>,
    /// Its best candidate while only names of one clear sense counted.
    first: Option<usize>,
}

/// What became of a name.
#[derive(Debug, Clone)]
pub(super) struct Choice {
    pub place: Sense,
    pub runner_up: Option<Sense>,
    pub margin: f32,
    /// Whether the lead is large enough, or the document helps, to give coordinates.
    pub sure: bool,
    /// The state or province that the text puts it in, where no list has it there.
    pub within: Option<Sense>,
}

impl Cluster {
    pub fn new(gazetteer: &Gazetteer, name: Option<NameId>, demonym: bool) -> Self {
        let listed = name.map(|name| gazetteer.senses(name)).into_iter().flatten();
        let candidates: SmallVec<[Place; 2]> = listed
            .filter(|sense| sense.kind.is_place() && (sense.alias == AliasKind::Adjective) == demonym)
            .take(MOST)
            .map(|sense| Place::new(gazetteer, sense))
            .collect();
        let scores = candidates.iter().map(|candidate| candidate.sense.prior).collect();
        let mut cluster = Self {
            mentions: SmallVec::new(),
            candidates,
            demonym,
            scores,
            lead: None,
            parents: SmallVec::new(),
            children: SmallVec::new(),
            peers: SmallVec::new(),
            dateline: false,
            body: Country::NONE,
            called: None,
            first: None,
        };
        cluster.compare(gazetteer);
        cluster
    }

    /// Finds the best by the scores and how far it leads.
    fn compare(&mut self, gazetteer: &Gazetteer) {
        let (scores, candidates) = (&self.scores[..], &self.candidates[..]);
        let highest = |wanted: &dyn Fn(usize) -> bool| {
            let better = |&a: &usize, &b: &usize| scores[a].total_cmp(&scores[b]).then(b.cmp(&a));
            (0..candidates.len()).filter(|&at| wanted(at)).max_by(better)
        };
        let Some(best) = highest(&|_| true) else { return };
        let here = &candidates[best];
        let elsewhere = |other: &Place| {
            let near = here.is_located() && other.is_located() && near(here.point, other.point, SAME);
            !near && !gazetteer.same(other.sense.entry, here.sense.entry)
        };
        // From the top down, since where they lie is dear to tell.
        let mut passed = 1_u64 << best;
        let mut second = highest(&|at| passed >> at & 1 == 0);
        while let Some(at) = second.filter(|&at| !elsewhere(&candidates[at])) {
            passed |= 1 << at;
            second = highest(&|at| passed >> at & 1 == 0);
        }
        let abroad = highest(&|at| candidates[at].country != here.country);
        let margin_to = |second: Option<usize>| {
            second.map_or(1.0, |second| {
                let ratio = 10_f32.powf(((scores[second] - scores[best]) / 10.0).min(0.0));
                (1.0 - ratio) / (1.0 + ratio)
            })
        };
        let margin = margin_to(second);
        let country_margin = if abroad == second { margin } else { margin_to(abroad) };
        self.lead = Some(Lead { best, second, margin, country_margin });
    }

    fn margin(&self) -> f32 {
        self.lead.map_or(0.0, |lead| lead.margin)
    }

    fn best(&self) -> Option<&Place> {
        self.lead.map(|lead| &self.candidates[lead.best])
    }
}

/// Weighs the candidates of all clusters. `of` maps mentions to clusters, where they have one.
/// The countries of `bodies`, of organizations that the document names, count too.
pub(super) fn weigh(
    gazetteer: &Gazetteer,
    clusters: &mut [Cluster],
    tokens: &Tokens,
    mentions: &[NameMention],
    of: &[Option<usize>],
    hint: &Hint<'_>,
    bodies: &[(usize, Country)],
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
    let relations = Relations::of(gazetteer, clusters);
    for round in 0..3 {
        let mut votes = Votes::default();
        if let Some(country) = hint.country {
            votes.country(Country::of(country), 3.0);
        }
        for (number, &(_, country)) in bodies.iter().enumerate() {
            if bodies[..number].iter().any(|&(_, other)| other == country) {
                continue;
            }
            votes.country(country, BODY);
        }
        let own: Vec<_> = clusters.iter().map(|cluster| vote(gazetteer, cluster, round, &mut votes)).collect();
        let points: Vec<Point> =
            if round == 0 { Vec::new() } else { clusters.iter().take(NEIGHBOURS).enumerate().filter_map(Point::of).collect() };
        for number in 0..clusters.len() {
            let cluster = &clusters[number];
            if cluster.candidates.len() < 2 {
                continue;
            }
            let (country, unit, weight) = own[number];
            let score = |(at, candidate): (usize, &Place)| {
                let kind = candidate.sense.kind;
                let mine = if country == candidate.country { weight } else { 0.0 };
                let mut score = candidate.base() + COUNTRY * votes.country_share(candidate.country, mine);
                if !matches!(kind, EntityKind::Country | EntityKind::Region) && votes.has_unit(candidate.country) {
                    let candidate_unit = gazetteer.admin1(candidate.sense.entry);
                    let mine = if unit == candidate_unit && country == candidate.country { weight.min(1.0) } else { 0.0 };
                    score += UNIT * votes.unit_share(candidate.country, candidate_unit, mine);
                }
                score += relations.points(number, at);
                if cluster.called == Some(kind) {
                    score += CALLED;
                }
                score += PEER * peer_share(clusters, cluster, candidate);
                if round > 0 && candidate.is_located() && kind != EntityKind::Country {
                    score += NEAR * nearness(&points, number, candidate.point);
                }
                score
            };
            let scores = cluster.candidates.iter().enumerate().map(score).collect();
            // The others still look at the leads of the round before.
            clusters[number].scores = scores;
        }
        for cluster in clusters.iter_mut().filter(|cluster| cluster.candidates.len() > 1) {
            cluster.compare(gazetteer);
        }
        if round == 0 {
            for cluster in clusters.iter_mut() {
                cluster.first = cluster.lead.map(|lead| lead.best);
            }
        }
    }
}

/// Points of candidates for the places that they contain or lie in by the writing; the rounds do not change them.
struct Relations {
    /// For each candidate of each cluster that has any, in order.
    points: Vec<f32>,
    /// For each cluster, where its candidates begin in `points`; `None` where no other place is named as its parent
    /// or its child.
    first: Vec<Option<usize>>,
}

impl Relations {
    fn of(gazetteer: &Gazetteer, clusters: &[Cluster]) -> Self {
        let mut relations = Self { points: Vec::new(), first: Vec::with_capacity(clusters.len()) };
        for cluster in clusters {
            let related = !cluster.parents.is_empty() || !cluster.children.is_empty() || cluster.body != Country::NONE;
            relations.first.push(related.then_some(relations.points.len()));
            if related {
                relations.points.extend(cluster.candidates.iter().map(|candidate| {
                    parent_points(gazetteer, clusters, cluster, candidate) + child_points(gazetteer, clusters, cluster, candidate)
                }));
            }
        }
        relations
    }

    fn points(&self, cluster: usize, candidate: usize) -> f32 {
        self.first[cluster].map_or(0.0, |first| self.points[first + candidate])
    }
}

/// The countries of the forces, offices, parties and armed groups that the document names, each once, with the
/// mention that names it.
pub(super) fn bodies(gazetteer: &Gazetteer, mentions: &[NameMention]) -> SmallVec<[(usize, Country); 8]> {
    let mut seen: SmallVec<[NameId; 8]> = SmallVec::new();
    let mut countries = SmallVec::new();
    for (index, mention) in mentions.iter().enumerate().filter(|(_, mention)| mention.entity_type == EntityType::Organization) {
        let Some(name) = mention.name else { continue };
        if seen.len() == MOST || seen.contains(&name) {
            continue;
        }
        seen.push(name);
        let mut listed = gazetteer.senses(name);
        let local = |kind: EntityKind| {
            matches!(kind, EntityKind::Police | EntityKind::Military | EntityKind::Government | EntityKind::Party | EntityKind::ArmedGroup)
        };
        let country = |body: Sense| gazetteer.country_code(body.entry);
        if let Some(body) = listed.next().filter(|body| local(body.kind)).map(country).filter(|&country| country != Country::NONE)
            && listed.all(|other| country(other) == body)
        {
            countries.push((index, body));
        }
    }
    countries
}

/// The choice for a cluster; `None` where the gazetteer has nothing.
pub(super) fn choose(gazetteer: &Gazetteer, clusters: &[Cluster], number: usize, helped: bool) -> Option<Choice> {
    let cluster = &clusters[number];
    let Lead { best, second, margin, .. } = cluster.lead?;
    let runner_up = second.map(|second| cluster.candidates[second].sense);
    Some(Choice {
        place: cluster.candidates[best].sense,
        runner_up,
        // Two doubtful names that speak for each other make no certainty.
        margin: if cluster.first.is_some_and(|first| first != best) && cluster.parents.is_empty() { margin.min(TURNED) } else { margin },
        sure: margin >= LEAST_MARGIN || (helped && margin > 0.0) || runner_up.is_none(),
        within: within(gazetteer, clusters, cluster, &cluster.candidates[best]),
    })
}

/// The state or province that is written behind a town ("Belgrade, Minn."), unless the choice lies in it.
fn within(gazetteer: &Gazetteer, clusters: &[Cluster], cluster: &Cluster, choice: &Place) -> Option<Sense> {
    let towns = matches!(choice.sense.kind, EntityKind::City | EntityKind::District | EntityKind::Admin2);
    let mut parents = cluster.parents.iter().filter(|_| towns && !cluster.demonym).filter(|(_, sure)| *sure);
    let unit = clusters[parents.next()?.0].best()?;
    let other = unit.sense.kind == EntityKind::Admin1 && !gazetteer.same(unit.sense.entry, choice.sense.entry);
    (other && parents.next().is_none() && !lies_in(gazetteer, choice, unit)).then_some(unit.sense)
}

/// What the text puts a name of no list in ("Quillby, Minn."): a country, or a unit of one.
pub(super) fn container(clusters: &[Cluster], number: usize) -> Option<Sense> {
    let cluster = &clusters[number];
    let mut parents = cluster.parents.iter().filter(|(_, sure)| *sure && cluster.candidates.is_empty());
    let unit = clusters[parents.next()?.0].best()?.sense;
    let holds = matches!(unit.kind, EntityKind::Country | EntityKind::Admin1 | EntityKind::Admin2);
    (holds && parents.next().is_none()).then_some(unit)
}

/// Adds a cluster's vote; returns country, first-level unit and weight.
fn vote<'d>(gazetteer: &'d Gazetteer, cluster: &Cluster, round: usize, votes: &mut Votes<'d>) -> (Country, &'d str, f32) {
    let Some(lead) = cluster.lead else { return (Country::NONE, "", 0.0) };
    let best = &cluster.candidates[lead.best];
    let kind = best.sense.kind;
    let times = (cluster.mentions.len() as f32).sqrt();
    let margin = lead.country_margin;
    let weight = match kind {
        EntityKind::Country if cluster.demonym => 1.2 * times,
        EntityKind::Country => 1.5 * times * margin,
        EntityKind::Region | EntityKind::Water | EntityKind::Terrain | EntityKind::OtherPlace => 0.4 * margin,
        _ if round == 0 && margin < CLEAR => 0.0,
        _ => margin * times,
    };
    let weight = if cluster.dateline { weight * 2.0 + 0.5 } else { weight };
    votes.country(best.country, weight);
    let unit = if kind == EntityKind::Admin1 { gazetteer.name(best.sense.entry) } else { gazetteer.admin1(best.sense.entry) };
    let silent = kind == EntityKind::Country || (round == 0 && lead.margin < CLEAR);
    let unit_weight = if silent { 0.0 } else { weight.min(lead.margin * times).min(1.0) };
    votes.unit(best.country, unit, unit_weight);
    (best.country, unit, weight)
}

/// A place that draws its neighbours.
struct Point {
    cluster: usize,
    at: Spot,
    weight: f32,
}

impl Point {
    fn of((number, cluster): (usize, &Cluster)) -> Option<Self> {
        let best = cluster.best()?;
        let kind = best.sense.kind;
        let local =
            matches!(kind, EntityKind::City | EntityKind::Admin2 | EntityKind::District | EntityKind::Facility | EntityKind::Admin1);
        let weight = cluster.margin() * if kind == EntityKind::Admin1 { 0.4 } else { 1.0 };
        (local && best.is_located()).then_some(Self { cluster: number, at: Spot::new(best.point), weight })
    }
}

fn nearness(points: &[Point], own: usize, here: (f32, f32)) -> f32 {
    // A degree of latitude is 111 km: whatever is 8 degrees away is out of reach.
    let mut close = points.iter().filter(|point| (point.at.lat - here.0).abs() < 8.0 && point.cluster != own).peekable();
    if close.peek().is_none() {
        return 0.0;
    }
    let here = Spot::new(here);
    close.map(|point| point.weight * (-here.kilometres(&point.at) / REACH).exp()).sum::<f32>().min(1.5)
}

/// Whether `child` lies in `parent`.
fn lies_in(gazetteer: &Gazetteer, child: &Place, parent: &Place) -> bool {
    let (kind, inner) = (parent.sense.kind, child.sense.kind);
    if child.country != parent.country && parent.sense.kind != EntityKind::Country || gazetteer.same(child.sense.entry, parent.sense.entry)
    {
        return false;
    }
    let name = || gazetteer.name(parent.sense.entry);
    let admin1 = || gazetteer.admin1(child.sense.entry);
    match kind {
        EntityKind::Country => child.country == parent.country && inner != EntityKind::Country,
        EntityKind::Admin1 => admin1() == name(),
        EntityKind::Admin2 => gazetteer.admin2(child.sense.entry) == name(),
        // Scotland is a region, and its towns name it as their unit.
        EntityKind::Region => parent.country == Country::of("GB") && admin1() == name(),
        EntityKind::City => {
            matches!(inner, EntityKind::City | EntityKind::District | EntityKind::Facility | EntityKind::Road)
                && child.population < parent.population
                && near(child.point, parent.point, 60.0)
        }
        _ => false,
    }
}

fn parent_points(gazetteer: &Gazetteer, clusters: &[Cluster], cluster: &Cluster, candidate: &Place) -> f32 {
    let named = cluster.body != Country::NONE && candidate.country == cluster.body && candidate.sense.kind != EntityKind::Country;
    let mut points: f32 = if named { PARENT / 3.0 } else { 0.0 };
    for &(parent, sure) in &cluster.parents {
        let holds = clusters[parent].candidates.iter().take(6).any(|parent| lies_in(gazetteer, candidate, parent));
        if holds {
            points = points.max(if sure { PARENT } else { PARENT / 3.0 });
        }
    }
    points
}

fn child_points(gazetteer: &Gazetteer, clusters: &[Cluster], cluster: &Cluster, candidate: &Place) -> f32 {
    let best = cluster.children.iter().filter_map(|&child| {
        let inside = clusters[child].candidates.iter().filter(|child| lies_in(gazetteer, child, candidate));
        inside.map(|child| child.sense.prior).reduce(f32::max)
    });
    best.fold(0.0, |sum: f32, prior| sum.max(0.7 * (prior - 15.0).max(0.0)))
}

/// How many of the neighbours in lists are of the candidate's kind: countries, or units of its country.
fn peer_share(clusters: &[Cluster], cluster: &Cluster, candidate: &Place) -> f32 {
    let kind = candidate.sense.kind;
    if cluster.peers.is_empty() || !matches!(kind, EntityKind::Country | EntityKind::Admin1) {
        return 0.0;
    }
    let alike = |&&peer: &&usize| {
        let best = clusters[peer].best();
        best.is_some_and(|best| best.sense.kind == kind && (kind == EntityKind::Country || best.country == candidate.country))
    };
    cluster.peers.iter().filter(alike).count() as f32 / cluster.peers.len() as f32
}

/// Notes which place is named as the parent of which.
fn link(clusters: &mut [Cluster], tokens: &Tokens, mentions: &[NameMention], of: &[Option<usize>], hint: &Hint<'_>) {
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
fn are_countries(first: &Cluster, second: &Cluster) -> bool {
    let (Some(one), Some(other)) = (first.candidates.first(), second.candidates.first()) else { return false };
    if one.sense.kind != EntityKind::Country || other.sense.kind != EntityKind::Country {
        return false;
    }
    !first.candidates.iter().any(|unit| unit.sense.kind == EntityKind::Admin1 && unit.country == other.country)
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
