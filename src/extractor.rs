//! The whole program on one screen: the stages in order, and the data they read.

use std::path::PathBuf;

use chrono::NaiveDate;
use smol_str::SmolStr;

use crate::counts::{self, Quantity, VaguePolicy};
use crate::dates::{self, DateMention};
use crate::entities::{self, Entities, Hint, NameMention};
use crate::events::{self, Event, EventMention, Harm, Rules, TokenSigns, find::Source, merge::Context};
use crate::gazetteer::Gazetteer;
use crate::input::headers;
use crate::lexicon::Lexicon;
use crate::record::{self, EntityType, Form, ProducedBy, Record};
use crate::syntax::{self, Syntax, Unit, UnitKind};
use crate::text::{Document, PublicationBasis, Published, Span, TokenRange};
use crate::tokenize::{self, Tokens};

/// What the user may choose about the data.
#[derive(Debug, Clone)]
pub struct Options {
    /// Prefer places of this country (ISO 3166-1 alpha-2).
    pub country_hint: Option<String>,
    /// What vague numbers are worth.
    pub vague: VaguePolicy,
    /// The user's gazetteer files, on top of the built-in ones.
    pub gazetteers: Vec<PathBuf>,
    /// The user's rule files, on top of the built-in ones.
    pub rules: Vec<PathBuf>,
    /// Whether the built-in gazetteers and rules are used.
    pub builtin: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { country_hint: None, vague: VaguePolicy::default(), gazetteers: Vec::new(), rules: Vec::new(), builtin: true }
    }
}

/// Rules or gazetteers that cannot be used: every problem, each as `file:line:column: message`.
#[derive(Debug, Clone, thiserror::Error)]
#[error("{}", .problems.join("\n"))]
pub struct DataError {
    /// One line a problem.
    pub problems: Vec<String>,
}

/// The compiled data, ready to read documents. Shared by all threads.
#[derive(Debug)]
pub struct Extractor {
    lexicon: &'static Lexicon,
    gazetteer: Gazetteer,
    rules: Rules,
    options: Options,
    produced_by: ProducedBy,
}

/// Everything found in one document, stage by stage.
#[derive(Debug)]
pub struct Analysis<'a> {
    /// The document.
    pub document: &'a Document,
    /// Its day of publication, by whatever says so first: field, header, dateline, option.
    pub published: Option<Published>,
    /// The day that the text gives itself in a header or a dateline.
    pub stated: Option<Published>,
    /// Tokens and sentences.
    pub tokens: &'a Tokens,
    /// Dates with their days.
    pub dates: Vec<DateMention>,
    /// Numbers with their bounds.
    pub quantities: &'a [Quantity],
    /// People, organizations, places.
    pub entities: Entities,
    /// Tellings of events.
    pub mentions: Vec<EventMention>,
    /// Counts of people.
    pub harms: Vec<Harm>,
    /// Events, the most important first.
    pub events: Vec<Event>,
    /// The rules that found them.
    pub rules: &'a Rules,
    /// What the rules know of every word.
    pub(crate) signs: &'a TokenSigns,
}

impl Extractor {
    /// Loads the built-in data and the user's.
    ///
    /// # Errors
    ///
    /// Every problem of every file of the user's.
    pub fn new(options: &Options) -> Result<Self, DataError> {
        let mut problems = Vec::new();
        let mut gazetteer = if options.builtin { Gazetteer::builtin() } else { Gazetteer::empty() };
        let gazetteer_files = read_all(&options.gazetteers, &mut problems);
        for (path, text) in &gazetteer_files {
            if let Err(found) = gazetteer.add_layer(path, text) {
                problems.extend(found.iter().map(ToString::to_string));
            }
        }
        let files = read_all(&options.rules, &mut problems);
        let rules = Rules::with_files(options.builtin, &files).unwrap_or_else(|found| {
            problems.extend(found.iter().map(ToString::to_string));
            Rules::builtin()
        });
        if !problems.is_empty() {
            return Err(DataError { problems });
        }
        let vague = match options.vague {
            VaguePolicy::Minimum => "minimum",
            VaguePolicy::Acled => "acled",
            VaguePolicy::Isaf => "isaf",
        };
        let produced_by = ProducedBy {
            version: SmolStr::new_static(env!("CARGO_PKG_VERSION")),
            data: digest(gazetteer_files.iter().chain(&files), options.builtin),
            vague: SmolStr::new_static(vague),
        };
        Ok(Self { lexicon: Lexicon::builtin(), gazetteer, rules, options: options.clone(), produced_by })
    }

    /// The rules in use.
    #[must_use]
    pub const fn rules(&self) -> &Rules {
        &self.rules
    }

    /// What the event stage read of a document, for explanations.
    #[must_use]
    pub fn source<'a>(&'a self, analysis: &'a Analysis<'_>, syntax: &'a Syntax<'a>) -> Source<'a> {
        let Analysis { tokens, quantities, signs, .. } = *analysis;
        Source { tokens, lexicon: self.lexicon, syntax, rules: &self.rules, quantities, signs }
    }

    /// Reads a document and returns what it says. Any text is valid.
    #[must_use]
    pub fn record(&self, document: &Document) -> Record {
        self.analyze(document, |analysis, _| record::build(analysis, &self.produced_by))
    }

    /// Runs the stages in order and hands what they found to `then`.
    pub fn analyze<T>(&self, document: &Document, then: impl FnOnce(&Analysis<'_>, &Syntax<'_>) -> T) -> T {
        let text = document.text.as_str();
        let headers = headers::read(document.body());
        let stated = stated(document, headers.published);
        let published = publication(document, stated);
        let mut tokens = tokenize::tokenize(text);
        tokens.break_at(document.body_start + headers.body_start);
        self.lexicon.annotate(&mut tokens);
        let matches = self.gazetteer.find(&tokens, self.lexicon);
        let mut expressions = dates::find(text, &tokens);
        // Words of the title and words of the body make no date together.
        let body = tokens.partition_point(|token| token.span.start < document.body_start) as u32;
        expressions.retain(|found| found.tokens.end <= body || found.tokens.start >= body);
        let date_tokens: Vec<TokenRange> = expressions.iter().map(|expression| expression.tokens).collect();
        let quantities = counts::find(&tokens, &date_tokens, self.options.vague);
        let names = entities::recognize(text, &tokens, self.lexicon, &self.gazetteer, &matches);
        let syntax = syntax::parse(&tokens, self.lexicon, &units(&names, &date_tokens, &quantities));
        let written = written(published, stated);
        let dates = dates::resolve(&expressions, &tokens, written, &|at| dates::tense_near(&tokens, at));
        let dateline_place = headers.dateline.map(|dateline| shift(dateline.place, document.body_start));
        let hint = Hint { country: self.options.country_hint.as_deref(), dateline_place };
        let entities = entities::resolve(text, &tokens, names, &syntax, &self.gazetteer, &hint);
        let signs = TokenSigns::of(&tokens, self.lexicon, &self.rules);
        let source =
            Source { tokens: &tokens, lexicon: self.lexicon, syntax: &syntax, rules: &self.rules, quantities: &quantities, signs: &signs };
        let mentions = events::find::find(source);
        let harms = events::harm::find(source, &mentions);
        let context = Context {
            source,
            dates: &dates,
            entities: &entities,
            published: published.map(|published| published.date),
            dateline: dateline_place.and_then(|span| entities.at_span(&tokens, span)),
            header: published.and_then(|published| published.span).map(|span| token_range(&tokens, span)),
            title_end: tokens.partition_point(|token| token.span.start < document.body_start),
        };
        let events = events::merge::merge(context, &mentions, &harms);
        let analysis = Analysis {
            document,
            published,
            stated,
            tokens: &tokens,
            dates,
            quantities: &quantities,
            entities,
            mentions,
            harms,
            events,
            rules: &self.rules,
            signs: &signs,
        };
        then(&analysis, &syntax)
    }
}

/// The day that the body gives itself, its words counted from the start of the document.
fn stated(document: &Document, found: Option<Published>) -> Option<Published> {
    found.map(|published| Published { span: published.span.map(|span| shift(span, document.body_start)), ..published })
}

/// The day that "Friday" and "last week" count from: the one that the text gives itself where it came out again
/// later, else that of publication.
fn written(published: Option<Published>, stated: Option<Published>) -> Option<NaiveDate> {
    let days = |stated: &Published| published.map_or(0, |published| (published.date - stated.date).num_days());
    stated.filter(|stated| days(stated) > REISSUED).or(published).map(|published| published.date)
}

/// Days after which a text has come out again and is not only printed late.
const REISSUED: i64 = 3;

/// The publication date that counts: a field beside the text, then the text's own words, then the option.
fn publication(document: &Document, own: Option<Published>) -> Option<Published> {
    match document.published {
        Some(given) if given.basis == PublicationBasis::Option => own.or(Some(given)),
        Some(given) => Some(given),
        None => own,
    }
}

/// The tokens that lie in a span.
fn token_range(tokens: &Tokens, span: Span) -> TokenRange {
    TokenRange::new(
        tokens.partition_point(|token| token.span.end <= span.start),
        tokens.partition_point(|token| token.span.start < span.end),
    )
}

fn shift(span: Span, by: u32) -> Span {
    Span::new(span.start + by, span.end + by)
}

/// What grammar takes as one word: names, dates and numbers. Names win over numbers, dates over both.
fn units(names: &[NameMention], dates: &[TokenRange], quantities: &[Quantity]) -> Vec<Unit> {
    let mut units: Vec<Unit> =
        dates.iter().enumerate().map(|(index, &tokens)| Unit { tokens, kind: UnitKind::Date, index: index as u32 }).collect();
    units.extend(names.iter().enumerate().map(|(index, name)| {
        let kind = match (name.form, name.entity_type) {
            (Form::Demonym, _) => UnitKind::Demonym,
            (_, EntityType::Person) => UnitKind::Person,
            (_, EntityType::Organization) => UnitKind::Organization,
            (_, EntityType::Place) => UnitKind::Place,
        };
        Unit { tokens: name.tokens, kind, index: index as u32 }
    }));
    units.extend(quantities.iter().enumerate().map(|(index, quantity)| Unit {
        tokens: quantity.tokens,
        kind: UnitKind::Quantity,
        index: index as u32,
    }));
    units.sort_by_key(|unit| (unit.tokens.start, std::cmp::Reverse(unit.tokens.end)));
    let mut end = 0;
    units.retain(|unit| {
        let free = unit.tokens.start >= end && !unit.tokens.is_empty();
        end = if free { unit.tokens.end } else { end };
        free
    });
    units
}

/// Reads the user's files; those that cannot be read are problems.
fn read_all(paths: &[PathBuf], problems: &mut Vec<String>) -> Vec<(String, String)> {
    let mut files = Vec::new();
    for path in paths {
        match std::fs::read_to_string(path) {
            Ok(text) => files.push((path.display().to_string(), text)),
            Err(error) => problems.push(format!("{}:1:1: cannot be read: {error}", path.display())),
        }
    }
    files
}

/// Digest of everything that decides a record beside the text.
fn digest<'a>(files: impl Iterator<Item = &'a (String, String)>, builtin: bool) -> SmolStr {
    use sha2::{Digest, Sha256};
    let mut hasher = Sha256::new();
    if builtin {
        hasher.update(crate::gazetteer::data_digest().as_bytes());
    }
    for (_, text) in files {
        hasher.update(text.as_bytes());
    }
    record::hex(&hasher.finalize())
}
