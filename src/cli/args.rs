//! The arguments as typed. What they mean is decided by the commands.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

use crate::output::Table;

/// What `--version` prints beside the version: the licences of the data inside.
const LONG_VERSION: &str = concat!(
    env!("CARGO_PKG_VERSION"),
    "\nPlace names: GeoNames (CC BY 4.0). Country names: Unicode CLDR (Unicode License v3).\nWord classes: WordNet 3.0 (WordNet License). Word forms: SCOWL."
);

/// Reads news and says who did what to whom, where, when, and how many were hurt. Deterministic and offline.
#[derive(Debug, Parser)]
#[command(name = "dateline", version, long_version = LONG_VERSION, max_term_width = 100)]
pub(super) struct Args {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Read documents and write what they say
    Extract(Box<Extract>),
    /// Show why: word classes, groups, clauses, rules, events
    Explain(Explain),
    /// Look up names, check a list of your own, count what is inside
    #[command(subcommand)]
    Gazetteer(GazetteerCommand),
    /// Check a rule file, list the rules, print their reference
    #[command(subcommand)]
    Rules(RulesCommand),
    /// Print the JSON Schema of the record
    Schema,
    /// Print a completion script
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    Man,
}

/// Input kinds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum From {
    /// By file name, else by the first bytes
    Auto,
    /// One document a file
    Text,
    /// One JSON object a line
    Jsonl,
    /// One document a row
    Csv,
}

/// Output kinds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum To {
    /// One record a line
    Jsonl,
    /// One JSON array
    Json,
    /// A table, comma-separated
    Csv,
    /// A table, tab-separated
    Tsv,
    /// A summary for people
    Text,
}

/// What vague numbers are worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Vague {
    /// Only the least that the word can mean
    Minimum,
    /// ACLED's conventions
    Acled,
    /// ISAF's conventions
    Isaf,
}

#[derive(Debug, clap::Args)]
pub(super) struct Extract {
    /// Files and folders; standard input when none is given or for `-`
    pub paths: Vec<PathBuf>,
    /// Input kind; `.gz` and `.zst` are opened as they are
    #[arg(long, value_enum, default_value = "auto")]
    pub from: From,
    /// Field that holds a document's id
    #[arg(long, value_name = "NAME", default_value = "id")]
    pub id_field: String,
    /// Field that holds its text
    #[arg(long, value_name = "NAME", default_value = "text")]
    pub text_field: String,
    /// Field that holds its title
    #[arg(long, value_name = "NAME", default_value = "title")]
    pub title_field: String,
    /// Field that holds its publication date
    #[arg(long, value_name = "NAME", default_value = "date")]
    pub date_field: String,
    /// Output kind [default: by the output's extension; jsonl into a pipe, text on a terminal]
    #[arg(short, long, value_enum)]
    pub to: Option<To>,
    /// Table that CSV and TSV hold
    #[arg(long, value_enum, default_value = "events")]
    pub table: Table,
    /// Write here; the file appears when it is whole
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Reference date for documents that carry none
    #[arg(long, value_name = "DATE")]
    pub published: Option<String>,
    #[command(flatten)]
    pub data: Data,
    /// What "dozens" and "several" are worth
    #[arg(long, value_enum, default_value = "minimum")]
    pub vague: Vague,
    /// Leave out events of lower confidence
    #[arg(long, value_name = "X", default_value_t = 0.0)]
    pub min_confidence: f64,
    /// Events to keep: actual, attempted, threatened, planned, claimed, denied, negated, hypothetical, historical, generic, or all [default: all but hypothetical and generic]
    #[arg(long, value_name = "LIST", value_delimiter = ',')]
    pub modality: Vec<String>,
    /// Put the text into the record
    #[arg(long)]
    pub with_text: bool,
    /// Threads [default: all cores]
    #[arg(short = 'j', long, value_name = "N")]
    pub threads: Option<usize>,
    /// Write records in the order of the input (the default)
    #[arg(long, overrides_with = "unordered")]
    pub ordered: bool,
    /// Write records as they are ready
    #[arg(long)]
    pub unordered: bool,
    /// Stop at the first bad document
    #[arg(long)]
    pub strict: bool,
    /// Say nothing but errors
    #[arg(short, long, conflicts_with = "verbose")]
    pub quiet: bool,
    /// Name each source as it is read
    #[arg(short, long)]
    pub verbose: bool,
}

/// Rules and lists of the user's.
#[derive(Debug, Clone, clap::Args)]
pub(super) struct Data {
    /// Prefer places of this country (ISO 3166-1 alpha-2)
    #[arg(long, value_name = "CC")]
    pub country_hint: Option<String>,
    /// A list of names of your own (repeatable)
    #[arg(long, value_name = "FILE")]
    pub gazetteer: Vec<PathBuf>,
    /// A rule file of your own (repeatable)
    #[arg(long, value_name = "FILE")]
    pub rules: Vec<PathBuf>,
    /// Leave the built-in names and rules out
    #[arg(long)]
    pub no_builtin: bool,
}

#[derive(Debug, clap::Args)]
pub(super) struct Explain {
    /// A text file; standard input when none is given
    pub path: Option<PathBuf>,
    /// For sentences without an event, the nearest rules and the first condition that failed
    #[arg(long)]
    pub why_not: bool,
    #[command(flatten)]
    pub data: Data,
}

#[derive(Debug, Subcommand)]
pub(super) enum GazetteerCommand {
    /// Everything that a name can mean, best first
    Lookup {
        /// The name
        name: String,
    },
    /// Check a list of your own: every problem, with file, line and column
    Check {
        /// The file
        file: PathBuf,
    },
    /// What is inside
    Stats,
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
