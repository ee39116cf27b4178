//! Arguments as typed. What they mean together is decided by the command that gets them.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand, ValueEnum};

use super::Failure;
use crate::counts::VaguePolicy;
use crate::dates::parse_day;
use crate::extractor::Options;
use crate::gazetteer::Gazetteer;
use crate::input::Kind;
use crate::output::Table;
use crate::record::Modality;

/// Where the data inside the program come from.
const ATTRIBUTION: &str = concat!(
    env!("CARGO_PKG_VERSION"),
    "\n\nPlaces: GeoNames (https://www.geonames.org), CC BY 4.0; changed: selected, names of divisions joined.\n",
    "Word classes: WordNet, copyright Princeton University; SCOWL, copyright Kevin Atkinson.\n",
    "Licences of program and data: MIT OR Apache-2.0 for the program; see gazetteers/README.md for the data.",
);

/// Reads news and says who did what to whom, where, when, and how many were hurt
#[derive(Debug, Parser)]
#[command(name = "dateline", version, long_version = ATTRIBUTION, max_term_width = 100, disable_help_subcommand = true)]
pub(super) struct Cli {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Read articles and write a record of each
    Extract(Box<ExtractArgs>),
    /// Show why: words, groups, clauses, rules, events
    Explain(ExplainArgs),
    /// Ask and check the lists of names
    Gazetteer(GazetteerArgs),
    /// Check a rule file, list the rules, print their reference
    #[command(subcommand)]
    Rules(RulesCommand),
    /// Print the JSON Schema of the record
    Schema,
    /// Print a completion script for a shell
    Completions(CompletionsArgs),
    /// Print the manual page, of a command if one is named
    Man(ManArgs),
}

#[derive(Debug, Args)]
#[command(after_help = "Exit status: 0 every document got its record; 1 some input could not be read or some output not written; \
2 wrong usage, bad rules or bad gazetteer.")]
pub(super) struct ExtractArgs {
    /// Files, folders (with everything below them), or - for standard input
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,

    /// Kind of input [default: by extension and first bytes]
    #[arg(long, value_name = "KIND", default_value = "auto", hide_default_value = true, help_heading = "Input")]
    pub(super) from: From,
    /// Field of JSON or CSV that names the document
    #[arg(long, value_name = "NAME", default_value = "id", help_heading = "Input")]
    pub(super) id_field: String,
    /// Field of JSON or CSV that holds the text
    #[arg(long, value_name = "NAME", default_value = "text", help_heading = "Input")]
    pub(super) text_field: String,
    /// Field of JSON or CSV that holds the title
    #[arg(long, value_name = "NAME", default_value = "title", help_heading = "Input")]
    pub(super) title_field: String,
    /// Field of JSON or CSV that holds the day of publication
    #[arg(long, value_name = "NAME", default_value = "date", help_heading = "Input")]
    pub(super) date_field: String,
    /// Day of publication of documents that carry none
    #[arg(long, value_name = "DATE", value_parser = day, help_heading = "Input")]
    pub(super) published: Option<NaiveDate>,

    /// Kind of output [default: by the extension of --output; jsonl into a pipe, text on a terminal]
    #[arg(short, long, value_name = "KIND", help_heading = "Output")]
    pub(super) to: Option<To>,
    /// What the rows of CSV and TSV are
    #[arg(long, value_name = "TABLE", default_value = "events", help_heading = "Output")]
    pub(super) table: TableName,
    /// Write to FILE, which appears when it is whole
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    pub(super) output: Option<PathBuf>,
    /// Leave out events with less confidence, 0 to 1
    #[arg(long, value_name = "X", default_value_t = 0.0, value_parser = share, help_heading = "Output")]
    pub(super) min_confidence: f64,
    /// Which events to write, divided by commas [default: all but hypothetical and generic]
    #[arg(long, value_name = "LIST", value_delimiter = ',', help_heading = "Output")]
    pub(super) modality: Vec<ModalityName>,
    /// Put the text of each document into its record
    #[arg(long, help_heading = "Output")]
    pub(super) with_text: bool,

    #[command(flatten)]
    pub(super) data: DataArgs,
    /// What "dozens" and "several" are worth
    #[arg(long, value_name = "POLICY", default_value = "minimum", help_heading = "Reading")]
    pub(super) vague: Vague,

    /// Threads to work with [default: one a core]
    #[arg(short = 'j', long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024), help_heading = "Running")]
    pub(super) threads: Option<u16>,
    /// Write records in the order of the input (the default)
    #[arg(long, overrides_with = "unordered", help_heading = "Running")]
    pub(super) ordered: bool,
    /// Write each record as soon as it is made
    #[arg(long, overrides_with = "ordered", help_heading = "Running")]
    pub(super) unordered: bool,
    /// Stop at the first document that cannot be read
    #[arg(long, help_heading = "Running")]
    pub(super) strict: bool,
    /// Say nothing but errors
    #[arg(short, long, conflicts_with = "verbose", help_heading = "Running")]
    pub(super) quiet: bool,
    /// Say what was read and how fast
    #[arg(short, long, help_heading = "Running")]
    pub(super) verbose: bool,
}

/// Names and rules of the user's.
#[derive(Debug, Args)]
pub(super) struct DataArgs {
    /// Prefer places of this country (ISO 3166-1 alpha-2)
    #[arg(long, value_name = "CC", value_parser = country, help_heading = "Reading")]
    pub(super) country_hint: Option<String>,
    /// A list of names on top of the built-in ones; may be given more than once
    #[arg(long, value_name = "FILE", help_heading = "Reading")]
    pub(super) gazetteer: Vec<PathBuf>,
    /// A file of rules on top of the built-in ones; may be given more than once
    #[arg(long, value_name = "FILE", help_heading = "Reading")]
    pub(super) rules: Vec<PathBuf>,
    /// Use only the user's own names and rules
    #[arg(long, help_heading = "Reading")]
    pub(super) no_builtin: bool,
}

impl DataArgs {
    /// The options of the extractor.
    pub(super) fn options(&self, vague: VaguePolicy) -> Result<Options, Failure> {
        if let Some(code) = &self.country_hint
            && !self.no_builtin
            && Gazetteer::builtin().entry_by_id(&format!("country/{code}")).is_none()
        {
            return Err(Failure::Usage(format!("--country-hint: no country has the code {code}")));
        }
        let (gazetteers, rules) = (self.gazetteer.clone(), self.rules.clone());
        Ok(Options { country_hint: self.country_hint.clone(), vague, gazetteers, rules, builtin: !self.no_builtin })
    }
}

#[derive(Debug, Args)]
pub(super) struct ExplainArgs {
    /// A text file; standard input when none is given
    pub(super) path: Option<PathBuf>,
    /// For sentences without an event, the nearest rules and the first condition that failed
    #[arg(long)]
    pub(super) why_not: bool,
    #[command(flatten)]
    pub(super) data: DataArgs,
}

#[derive(Debug, Subcommand)]
pub(super) enum RulesCommand {
    /// Load a rule file and run its examples and counterexamples
    Check {
        /// The file
        file: PathBuf,
    },
    /// List every frame: id, event type, triggers
    List,
    /// Print the reference of the rules in Markdown
    Doc,
}

#[derive(Debug, Args)]
pub(super) struct GazetteerArgs {
    #[command(subcommand)]
    pub(super) command: GazetteerCommand,
}

#[derive(Debug, Subcommand)]
pub(super) enum GazetteerCommand {
    /// Show what a name may mean, the most plausible first
    Lookup {
        /// The name; several words need no quotes
        #[arg(value_name = "NAME", required = true)]
        name: Vec<String>,
        /// A list of names on top of the built-in ones; may be given more than once
        #[arg(long, value_name = "FILE")]
        gazetteer: Vec<PathBuf>,
        /// Show this many
        #[arg(short = 'n', long, value_name = "N", default_value_t = 10)]
        limit: usize,
        /// Kind of output [default: tsv into a pipe, text on a terminal]
        #[arg(short, long, value_name = "KIND")]
        to: Option<LookupTo>,
    },
    /// Check lists of names: every problem with file, line and column
    Check {
        /// Lists to check
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
    },
    /// Count what the built-in lists hold
    Stats,
}

#[derive(Debug, Args)]
pub(super) struct CompletionsArgs {
    /// The shell
    pub(super) shell: clap_complete::Shell,
}

#[derive(Debug, Args)]
pub(super) struct ManArgs {
    /// The command whose page is wanted
    #[arg(value_name = "COMMAND")]
    pub(super) command: Option<String>,
}

/// Kinds of input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum From {
    /// By extension and first bytes
    Auto,
    /// One document a file
    Text,
    /// One JSON object a line
    Jsonl,
    /// JSON objects, in an array or one after the other
    Json,
    /// A header and one document a row, divided by commas, semicolons or tabs
    Csv,
}

impl From {
    pub(super) const fn kind(self) -> Option<Kind> {
        match self {
            Self::Auto => None,
            Self::Text => Some(Kind::Text),
            Self::Jsonl => Some(Kind::JsonLines),
            Self::Json => Some(Kind::Json),
            Self::Csv => Some(Kind::Csv),
        }
    }
}

/// Kinds of output. A kind of its own format goes here and into [`crate::output::Format`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum To {
    /// One record a line
    Jsonl,
    /// One array of records
    Json,
    /// A table divided by commas
    Csv,
    /// A table divided by tabs
    Tsv,
    /// The answer templates of MUC-4
    Muc4,
    /// A summary to read
    Text,
}

/// Kinds of output of `gazetteer lookup`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum LookupTo {
    /// To read
    Text,
    /// A table divided by tabs
    Tsv,
    /// One object
    Json,
}

/// Tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum TableName {
    /// One row an event
    Events,
    /// One row a person, organization or place
    Entities,
    /// One row a date
    Dates,
    /// One row a count of people
    Counts,
    /// One row a document
    Documents,
}

impl TableName {
    pub(super) const fn table(self) -> Table {
        match self {
            Self::Events => Table::Events,
            Self::Entities => Table::Entities,
            Self::Dates => Table::Dates,
            Self::Counts => Table::Counts,
            Self::Documents => Table::Documents,
        }
    }
}

/// What vague numbers are worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Vague {
    /// The least that the word can mean, as lower bound only
    Minimum,
    /// The conventions of ACLED
    Acled,
    /// The conventions of ISAF
    Isaf,
}

impl Vague {
    pub(super) const fn policy(self) -> VaguePolicy {
        match self {
            Self::Minimum => VaguePolicy::Minimum,
            Self::Acled => VaguePolicy::Acled,
            Self::Isaf => VaguePolicy::Isaf,
        }
    }
}

/// Events by whether they happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ModalityName {
    /// Every event
    All,
    /// It happened
    Actual,
    /// It was tried and failed
    Attempted,
    /// Somebody says that they will do it
    Threatened,
    /// It is set for the future
    Planned,
    /// One side says so
    Claimed,
    /// Somebody says that it did not happen
    Denied,
    /// It did not happen
    Negated,
    /// It might happen, or might have
    Hypothetical,
    /// It is background: long past
    Historical,
    /// Kinds of events that are no one event
    Generic,
}

impl ModalityName {
    /// The modality of that name; `all` and `generic` are none.
    pub(super) const fn modality(self) -> Option<Modality> {
        Some(match self {
            Self::All | Self::Generic => return None,
            Self::Actual => Modality::Actual,
            Self::Attempted => Modality::Attempted,
            Self::Threatened => Modality::Threatened,
            Self::Planned => Modality::Planned,
            Self::Claimed => Modality::Claimed,
            Self::Denied => Modality::Denied,
            Self::Negated => Modality::Negated,
            Self::Hypothetical => Modality::Hypothetical,
            Self::Historical => Modality::Historical,
        })
    }
}

fn day(text: &str) -> Result<NaiveDate, String> {
    parse_day(text).ok_or_else(|| "not one full day, such as 2024-03-31 or \"31 March 2024\"".to_owned())
}

fn share(text: &str) -> Result<f64, String> {
    text.parse().ok().filter(|share| (0.0..=1.0).contains(share)).ok_or_else(|| "not a number from 0 to 1".to_owned())
}

fn country(text: &str) -> Result<String, String> {
    let code = text.to_ascii_uppercase();
    (code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase()))
        .then_some(code)
        .ok_or_else(|| "not a code of two letters, such as IQ".to_owned())
}
