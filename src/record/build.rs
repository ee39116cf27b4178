//! From an [`Analysis`] to the public [`Record`]: ids, code-point offsets, names of classes.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use sha2::{Digest, Sha256};
use smol_str::{SmolStr, format_smolstr};

use super::{
    Codes, CountRecord, Coverage, DateRecord, EntityRecord, EventDate, EventPlace, EventRecord, Evidence, Figure, MentionRecord,
    PerpetratorRecord, ProducedBy, PublishedRecord, Record, SCHEMA, SourceRecord, SpanRecord, TargetRecord, TollRecord, TriggerRecord,
    WarningRecord, WeaponRecord,
};
use crate::counts::CountKind;
use crate::events::{Effect, Event, merge::EventSite, site};
use crate::extractor::Analysis;
use crate::text::{CodePoints, PublicationBasis, Span, TokenRange};

/// Bytes of the digest that an event's `uid` shows.
const UID: usize = 12;

/// A span as the record writes it.
struct Place {
    start: u32,
    end: u32,
    text: SmolStr,
    field: Option<SmolStr>,
}

struct Builder<'a> {
    analysis: &'a Analysis<'a>,
    points: CodePoints<'a>,
    /// Code points before the body.
    body: u32,
    /// SHA-256 of the text.
    digest: [u8; 32],
}

/// Makes the record of a document.
#[must_use]
pub fn build(analysis: &Analysis<'_>, produced_by: &ProducedBy) -> Record {
    let document = analysis.document;
    let points = CodePoints::new(&document.text);
    let digest: [u8; 32] = Sha256::digest(document.text.as_bytes()).into();
    let builder = Builder { digest, analysis, body: points.offset(document.body_start), points };
    let chars = builder.points.offset(document.text.len() as u32);
    let events = builder.events();
    Record {
        schema: SmolStr::new_static(SCHEMA),
        id: SmolStr::new(&document.id),
        source: document.source.as_ref().map(SmolStr::new),
        sha256: hex(&digest),
        title: document.title().map(SmolStr::new),
        language: SmolStr::new_static("en"),
        encoding: document.guessed_encoding.map(SmolStr::new),
        published: builder.published(),
        text: None,
        entities: builder.entities(),
        dates: builder.dates(),
        counts: builder.counts(),
        warnings: builder.warnings(&events),
        events,
        coverage: Coverage { chars, sentences: analysis.tokens.sentences.len() as u32, skipped: 0 },
        produced_by: produced_by.clone(),
    }
}

/// An id: a letter and a number that counts from 1.
fn numbered(letter: u8, index: usize) -> SmolStr {
    let mut id = [0; 21];
    let mut at = id.len();
    let mut number = index + 1;
    while number > 0 {
        at -= 1;
        id[at] = b'0' + (number % 10) as u8;
        number /= 10;
    }
    at -= 1;
    id[at] = letter;
    ascii(&id[at..])
}

/// A day as ISO 8601 writes it.
fn iso(day: NaiveDate) -> SmolStr {
    let Ok(year @ 0..=9999) = u32::try_from(day.year()) else { return format_smolstr!("{day}") };
    let mut text = *b"0000-00-00";
    for (value, at) in [(year, 3), (day.month(), 6), (day.day(), 9)] {
        let mut left = value;
        for digit in text[..=at].iter_mut().rev() {
            if left == 0 {
                break;
            }
            *digit = b'0' + (left % 10) as u8;
            left /= 10;
        }
    }
    ascii(&text)
}

/// Bytes in hexadecimal, at most the 32 of a digest.
pub(crate) fn hex(bytes: &[u8]) -> SmolStr {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut text = [0; 64];
    let (pairs, _) = text.as_chunks_mut::<2>();
    for (pair, byte) in pairs.iter_mut().zip(bytes) {
        *pair = [DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]];
    }
    ascii(&text[..2 * bytes.len()])
}

/// Text that was made of digits, letters and hyphens.
fn ascii(bytes: &[u8]) -> SmolStr {
    SmolStr::new(str::from_utf8(bytes).expect("of ASCII alone"))
}

impl Builder<'_> {
    /// Both ends of a span in code points, and the field that they count from where it is the title.
    fn ends(&self, span: Span) -> (u32, u32, Option<SmolStr>) {
        let (start, end) = self.points.span(span);
        let in_title = span.start < self.analysis.document.body_start;
        if in_title { (start, end, Some(SmolStr::new_static("title"))) } else { (start - self.body, end - self.body, None) }
    }

    fn place(&self, span: Span) -> Place {
        let (start, end, field) = self.ends(span);
        Place { start, end, text: SmolStr::new(span.of(&self.analysis.document.text)), field }
    }

    /// That a rule took a field from some words.
    fn evidence(&self, name: &'static str, words: TokenRange, rule: SmolStr) -> Evidence {
        let (start, end, in_field) = self.ends(self.analysis.tokens.span(words));
        Evidence { field: SmolStr::new_static(name), start, end, in_field, rule }
    }

    fn words(&self, range: TokenRange) -> Place {
        self.place(self.analysis.tokens.span(range))
    }

    fn text(&self, range: TokenRange) -> SmolStr {
        SmolStr::new(self.analysis.tokens.span(range).of(&self.analysis.document.text))
    }

    fn trigger(&self, range: TokenRange) -> TriggerRecord {
        let Place { start, end, text, field } = self.words(range);
        TriggerRecord { start, end, text, field }
    }

    fn span_record(&self, range: TokenRange) -> SpanRecord {
        let Place { start, end, text, field } = self.words(range);
        SpanRecord { start, end, text, field }
    }

    fn published(&self) -> Option<PublishedRecord> {
        let published = self.analysis.published?;
        let basis = match published.basis {
            PublicationBasis::Metadata => "metadata",
            PublicationBasis::Header => "header",
            PublicationBasis::Dateline => "dateline",
            PublicationBasis::Option => "option",
        };
        let ends = published.span.map(|span| self.ends(span));
        Some(PublishedRecord {
            value: iso(published.date),
            basis: SmolStr::new_static(basis),
            start: ends.as_ref().map(|ends| ends.0),
            end: ends.map(|ends| ends.1),
        })
    }

    fn entity_id(index: usize) -> SmolStr {
        numbered(b'E', index)
    }

    fn entities(&self) -> Vec<EntityRecord> {
        let entities = &self.analysis.entities;
        let mut named = vec![0; entities.list.len()];
        entities.entity_of.iter().for_each(|&of| named[of] += 1);
        let mut records: Vec<EntityRecord> = entities
            .list
            .iter()
            .enumerate()
            .map(|(index, entity)| EntityRecord {
                id: Self::entity_id(index),
                entity_type: entity.entity_type,
                kind: entity.kind.map(|kind| SmolStr::new_static(kind.label())),
                name: entity.name.clone(),
                gazetteer: entity.gazetteer.clone(),
                country: entity.country.clone(),
                admin1: entity.admin1.clone(),
                lat: entity.lat,
                lon: entity.lon,
                precision: entity.precision.map(SmolStr::new_static),
                runner_up: entity.runner_up.clone(),
                role: entity.role.clone(),
                affiliation: entity.affiliation.map(Self::entity_id),
                related: entity.related.clone(),
                mentions: Vec::with_capacity(named[index]),
            })
            .collect();
        for (mention, &of) in entities.mentions.iter().zip(&entities.entity_of) {
            let Place { start, end, text, field } = self.words(mention.tokens);
            let stands_for = self.analysis.stands_for_government(mention).then(|| SmolStr::new_static("government"));
            records[of].mentions.push(MentionRecord { start, end, text, field, form: mention.form, stands_for });
        }
        records
    }

    fn dates(&self) -> Vec<DateRecord> {
        self.analysis
            .dates
            .iter()
            .enumerate()
            .map(|(index, date)| {
                let Place { start, end, text, field } = self.words(date.tokens);
                DateRecord {
                    id: numbered(b'D', index),
                    start,
                    end,
                    text,
                    field,
                    value: date.value.as_ref().map(SmolStr::new),
                    timex: SmolStr::new_static(date.timex.name()),
                    earliest: date.earliest.map(iso),
                    latest: date.latest.map(iso),
                    precision: date.precision.map(|precision| SmolStr::new_static(precision.name())),
                    basis: SmolStr::new_static(date.basis.name()),
                }
            })
            .collect()
    }

    fn counts(&self) -> Vec<CountRecord> {
        let analysis = self.analysis;
        let mut event_of = vec![None; analysis.harms.len()];
        for (at, event) in analysis.events.iter().enumerate() {
            for &harm in &event.harms {
                event_of[harm] = Some(at);
            }
        }
        analysis
            .harms
            .iter()
            .enumerate()
            .map(|(index, harm)| {
                let Place { start, end, text, field } = self.words(harm.tokens);
                let event = event_of[index];
                CountRecord {
                    id: numbered(b'C', index),
                    start,
                    end,
                    text,
                    field,
                    kind: harm.kind,
                    low: harm.low,
                    best: harm.best,
                    high: harm.high,
                    qualifier: harm.qualifier,
                    group: harm.of_whom.clone(),
                    place: harm.place.and_then(|words| self.entity_at(words)).map(Self::entity_id),
                    source: harm.source.and_then(|(words, _)| self.entity_at(words)).map(Self::entity_id),
                    cumulative: harm.cumulative,
                    event: event.map(|at| numbered(b'V', at)),
                }
            })
            .collect()
    }

    fn events(&self) -> Vec<EventRecord> {
        self.analysis.events.iter().enumerate().map(|(index, event)| self.event(index, event)).collect()
    }

    fn event(&self, index: usize, event: &Event) -> EventRecord {
        let analysis = self.analysis;
        let kind = &analysis.rules.set.types[event.kind as usize];
        let code = |text: &str| (!text.is_empty()).then(|| SmolStr::new(text));
        let mut triggers: Vec<TriggerRecord> = Vec::with_capacity(event.mentions.len().max(1));
        let roles = event.perpetrators.len() + event.targets.len() + event.weapons.len();
        let mut evidence = Vec::with_capacity(event.mentions.len() + event.harms.len() + roles + 1);
        for &at in &event.mentions {
            let mention = &analysis.mentions[at];
            let rule = &analysis.rules.set.frames[mention.frame as usize].id;
            evidence.push(self.evidence("type", mention.trigger, SmolStr::new(rule)));
            triggers.push(self.trigger(mention.trigger));
        }
        // An event that only a number tells has the number for its trigger.
        if triggers.is_empty()
            && let Some(&first) = event.harms.first()
        {
            triggers.push(self.trigger(analysis.harms[first].tokens));
        }
        for &at in &event.harms {
            let harm = &analysis.harms[at];
            evidence.push(self.evidence(harm.kind.name(), harm.tokens, harm.rule.clone()));
        }
        let place = event.site.map(|site| self.site(site));
        if let (Some(site), Some(_)) = (event.site, &place) {
            evidence.push(self.evidence("place", site.tokens, format_smolstr!("place/{}", site.basis)));
        }
        let others = event.site.filter(|site| site.basis == "stated");
        let others = others.map_or_else(Vec::new, |site| site::listed_with(analysis.tokens, &analysis.entities, site));
        for site in &others {
            evidence.push(self.evidence("other_places", site.tokens, SmolStr::new_static("place/listed")));
        }
        let roles = event.perpetrators.iter().map(|who| ("perpetrators", who.phrase, "role/perpetrator"));
        let roles = roles.chain(event.targets.iter().map(|target| ("targets", target.phrase, "role/target")));
        for (name, range, rule) in roles.chain(event.weapons.iter().map(|(words, _)| ("weapons", *words, "role/weapon"))) {
            evidence.push(self.evidence(name, range, SmolStr::new_static(rule)));
        }
        let date = event.time.map(|time| EventDate {
            earliest: iso(time.earliest),
            latest: iso(time.latest),
            precision: SmolStr::new_static(time.precision),
            basis: SmolStr::new_static(time.basis),
            date: time.date.map(|at| numbered(b'D', at)),
        });
        let counts_of = |kind: CountKind| {
            let own = event.harms.iter().filter(|&&at| analysis.harms[at].kind == kind);
            own.map(|&at| numbered(b'C', at)).collect()
        };
        let mut casualties = BTreeMap::new();
        for (kind, figure) in &event.figures {
            casualties.insert(*kind, Figure { counts: counts_of(*kind), ..figure.clone() });
        }
        let uid = self.uid(event, kind);
        EventRecord {
            id: numbered(b'V', index),
            uid,
            event_type: SmolStr::new(&kind.name),
            subtype: code(&kind.subtype),
            codes: Codes {
                plover: code(&kind.plover),
                cameo: code(&kind.cameo),
                acled: code(&kind.acled),
                gtd: code(&kind.gtd),
                muc4: code(&kind.muc4),
            },
            modality: event.modality,
            generic: event.generic,
            triggers,
            date,
            place,
            other_places: others.into_iter().map(|site| self.site(site)).collect(),
            perpetrators: event.perpetrators.iter().map(|who| self.perpetrator(who)).collect(),
            targets: event.targets.iter().map(|target| self.target(target)).collect(),
            weapons: event.weapons.iter().map(|(tokens, class)| WeaponRecord { text: self.text(*tokens), class: class.clone() }).collect(),
            casualties,
            tolls: self.tolls(event),
            sources: event
                .sources
                .iter()
                .map(|&(tokens, entity, verb)| SourceRecord {
                    entity: entity.map(Self::entity_id),
                    text: self.text(tokens),
                    verb: self.text(TokenRange::new(verb, verb + 1)),
                })
                .collect(),
            evidence,
            confidence: Self::confidence(event),
            warnings: analysis
                .event_warnings(event)
                .into_iter()
                .map(|(code, message, spans)| self.warning(code, message, &spans))
                .collect(),
        }
    }

    fn warning(&self, code: &str, message: String, spans: &[TokenRange]) -> WarningRecord {
        WarningRecord {
            code: SmolStr::new(code),
            message: message.into(),
            spans: spans.iter().map(|&range| self.span_record(range)).collect(),
        }
    }

    /// Warnings of the document and of its events.
    fn warnings(&self, events: &[EventRecord]) -> Vec<WarningRecord> {
        let analysis = self.analysis;
        let mut warnings: Vec<WarningRecord> =
            analysis.document_warnings().into_iter().map(|(code, message, spans)| self.warning(code, message, &spans)).collect();
        warnings.extend(events.iter().flat_map(|event| event.warnings.iter().cloned()));
        warnings.dedup();
        warnings
    }

    fn site(&self, site: EventSite) -> EventPlace {
        let entity = &self.analysis.entities.list[site.entity];
        EventPlace {
            entity: Some(Self::entity_id(site.entity)),
            raw: self.text(site.tokens),
            name: entity.name.clone(),
            city: entity.city.clone(),
            admin1: entity.admin1.clone(),
            country: entity.country.clone(),
            lat: entity.lat,
            lon: entity.lon,
            precision: SmolStr::new_static(entity.precision.unwrap_or("unknown")),
            basis: SmolStr::new_static(site.basis),
        }
    }

    fn perpetrator(&self, who: &crate::events::Perpetrator) -> PerpetratorRecord {
        PerpetratorRecord {
            entity: who.entity.map(Self::entity_id),
            text: self.text(who.tokens),
            name: who.entity.map(|at| self.analysis.entities.list[at].name.clone()),
            kind: SmolStr::new_static(who.kind),
            attribution: who.attribution,
            speaker: who.speaker.map(|range| self.text(range)),
        }
    }

    fn target(&self, target: &crate::events::Target) -> TargetRecord {
        TargetRecord {
            kind: SmolStr::new_static(if target.human { "human" } else { "property" }),
            text: self.text(target.tokens),
            name: target.entity.map(|at| self.analysis.entities.list[at].name.clone()),
            entity: target.entity.map(Self::entity_id),
            class: target.class.clone(),
            count: target.number.map(|number| Figure { low: number.low, best: number.best, high: number.high, ..Figure::default() }),
            nationality: target.nationality.and_then(|at| self.analysis.entities.list[at].country.clone()),
            effect: target.effects.iter().map(|effect| SmolStr::new_static(effect_name(*effect))).collect(),
        }
    }

    /// The entity that some words name.
    fn entity_at(&self, words: TokenRange) -> Option<usize> {
        // Mentions stand in order of the text: those that touch the words are among the last that start before their end.
        let entities = &self.analysis.entities;
        let to = entities.mentions.partition_point(|mention| mention.tokens.start < words.end);
        let touching = (to.saturating_sub(8)..to).filter(|&at| entities.mentions[at].tokens.overlaps(words));
        touching.max_by_key(|&at| entities.mentions[at].tokens.len()).map(|at| entities.entity_of[at])
    }

    /// Every figure of the event, in order of the text; a running total is replaced by the next one.
    fn tolls(&self, event: &Event) -> Vec<TollRecord> {
        let harms = &self.analysis.harms;
        let mut next_total = std::collections::BTreeMap::new();
        let mut tolls = Vec::new();
        for &at in event.harms.iter().rev() {
            let superseded_by = next_total.get(&harms[at].kind).map(|&other| numbered(b'C', other));
            if harms[at].cumulative {
                next_total.insert(harms[at].kind, at);
            }
            if !harms[at].implicit {
                let source = harms[at].source.map(|(words, _)| self.entity_at(words).map_or_else(|| self.text(words), Self::entity_id));
                tolls.push(TollRecord { count: numbered(b'C', at), as_of: None, source, superseded_by });
            }
        }
        tolls.reverse();
        tolls
    }

    /// Content-addressed: text, type, first trigger and resolved slots.
    fn uid(&self, event: &Event, kind: &crate::events::frame::EventType) -> SmolStr {
        let mut hasher = Sha256::new();
        hasher.update(self.digest);
        hasher.update(kind.name.as_bytes());
        hasher.update(kind.subtype.as_bytes());
        if let Some(&first) = event.mentions.first() {
            hasher.update(self.analysis.mentions[first].trigger.start.to_le_bytes());
        }
        hex(&hasher.finalize()[..UID])
    }

    /// How many of the questions who, where, when and how many the text itself answers. A share, not a
    /// probability: it is documented as such.
    fn confidence(event: &Event) -> f64 {
        let mut points = 4.0;
        points += f64::from(u8::from(event.site.is_some_and(|site| site.basis == "stated"))) * 2.0;
        points += f64::from(u8::from(event.time.is_some_and(|time| time.basis != "publication"))) * 1.5;
        points += f64::from(u8::from(!event.targets.is_empty() || !event.figures.is_empty())) * 1.5;
        points += f64::from(u8::from(!event.perpetrators.is_empty()));
        points -= f64::from(u8::from(event.generic)) * 3.0;
        (points / 10.0_f64).clamp(0.0, 1.0)
    }
}

/// An effect as the record writes it.
const fn effect_name(effect: Effect) -> &'static str {
    match effect {
        Effect::Killed => "killed",
        Effect::Injured => "injured",
        Effect::Missing => "missing",
        Effect::Kidnapped => "kidnapped",
        Effect::Hostage => "hostage",
        Effect::Detained => "detained",
        Effect::Displaced => "displaced",
        Effect::Affected => "affected",
        Effect::Rescued => "rescued",
        Effect::Released => "released",
        Effect::Participants => "participants",
        Effect::Attackers => "attackers",
        Effect::Unhurt => "unhurt",
        Effect::Damaged => "damaged",
        Effect::Destroyed => "destroyed",
        Effect::Stolen => "stolen",
    }
}
