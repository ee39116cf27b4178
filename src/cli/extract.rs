//! `dateline extract`: documents in, records out.

use std::io::{self, IsTerminal, Write};
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::Instant;

use super::args::{ExtractArgs, To};
use super::filter::Filter;
use super::pipeline::{self, Plan};
use super::progress::Progress;
use super::{Ending, Failure};
use crate::extractor::{Extractor, Options};
use crate::input::{self, Documents, Fields, Item, Unreadable};
use crate::output::{self, Format, Target, Writer};
use crate::record::{ErrorBody, ErrorRecord, SCHEMA};
use crate::text::Document;

/// Bytes of output that are gathered before they are written, while more is ready.
const GATHER: usize = 64 << 10;

/// The command as it will be run: everything checked.
#[derive(Debug)]
struct Config {
    paths: Vec<PathBuf>,
    input: input::Config,
    options: Options,
    format: Format,
    output: Option<PathBuf>,
    filter: Filter,
    with_text: bool,
    plan: Plan,
    strict: bool,
    quiet: bool,
    verbose: bool,
}

impl Config {
    fn new(args: ExtractArgs) -> Result<Self, Failure> {
        let to_terminal = args.output.is_none() && io::stdout().is_terminal();
        let to = match (args.to, &args.output) {
            (Some(to), _) => to,
            (None, Some(path)) => by_extension(path)?,
            (None, None) if to_terminal => To::Text,
            (None, None) => To::Jsonl,
        };
        let table = args.table.table();
        let format = match to {
            To::Jsonl => Format::JsonLines,
            To::Json => Format::Json,
            To::Csv => Format::Csv(table),
            To::Tsv => Format::Tsv(table),
            To::Muc4 => Format::Muc4,
            To::Text => Format::Summary { color: to_terminal && color_wanted() },
        };
        let threads = args.threads.map_or_else(|| std::thread::available_parallelism().map_or(1, usize::from), usize::from);
        Ok(Self {
            paths: args.paths,
            input: input::Config {
                kind: args.from.kind(),
                fields: Fields { id: args.id_field, text: args.text_field, title: args.title_field, date: args.date_field },
                published: args.published,
            },
            options: args.data.options(args.vague.policy())?,
            format,
            output: args.output,
            filter: Filter::new(args.min_confidence, &args.modality),
            with_text: args.with_text,
            plan: Plan { threads, ordered: !args.unordered },
            strict: args.strict,
            quiet: args.quiet,
            verbose: args.verbose,
        })
    }

    fn place(&self) -> String {
        self.output.as_ref().map_or_else(|| "standard output".to_owned(), |path| path.display().to_string())
    }
}

/// The kind of output that a file's extension tells; a name without one is JSON Lines.
fn by_extension(path: &Path) -> Result<To, Failure> {
    let Some(extension) = path.extension() else { return Ok(To::Jsonl) };
    Ok(match extension.to_string_lossy().to_ascii_lowercase().as_str() {
        "jsonl" | "ndjson" => To::Jsonl,
        "json" => To::Json,
        "csv" => To::Csv,
        "tsv" => To::Tsv,
        "muc" | "muc4" => To::Muc4,
        "txt" | "text" => To::Text,
        other => return Err(Failure::Usage(format!("no kind of output is known by the extension \".{other}\"; say it with --to"))),
    })
}

/// Colours, unless `NO_COLOR` is set or the terminal says that it has none.
fn color_wanted() -> bool {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    set("NO_COLOR").is_none() && set("TERM").is_none_or(|term| term != "dumb")
}

/// Runs the command.
pub(super) fn run(args: ExtractArgs) -> Result<Ending, Failure> {
    let started = Instant::now();
    let config = Config::new(args)?;
    let extractor = Extractor::new(&config.options).map_err(|error| Failure::Data(error.problems))?;
    let found = input::find(&config.paths, config.output.as_deref());
    let (files, sizes) = (found.files.len(), found.files.iter().map(|file| file.bytes).sum::<Option<u64>>());
    if !config.quiet && found.files.iter().any(|file| file.path.is_none()) && io::stdin().is_terminal() {
        super::tell("reading standard input; end it with Ctrl-D");
    }
    let target = Target::open(config.output.as_deref()).map_err(|error| Failure::Write(config.place(), error))?;
    let documents = Documents::new(found.files, config.input.clone());
    let in_sight = config.output.is_none() && io::stdout().is_terminal();
    let progress = Progress::new(!config.quiet && !in_sight, files, sizes, documents.bytes_read());
    let writer = output::writer(config.format);
    let mut sink = Sink::new(target, writer.as_ref());
    let mut tally = Tally::default();
    if !config.quiet {
        found.notices.iter().for_each(|notice| progress.tell(notice));
    }
    for unreadable in &found.unreadable {
        progress.tell(unreadable);
        tally.unreadable += 1;
        if config.strict {
            return Ok(Ending::Incomplete);
        }
    }
    let work = |item| read(item, &extractor, writer.as_ref(), &config);
    let take = |outcome: Outcome, more: bool| take(outcome, more, &mut sink, &mut tally, &progress, &config);
    let stopped = pipeline::run(documents, config.plan, weigh, work, take);
    progress.finish();
    match stopped {
        Some(Stop::Write(error)) => return Err(Failure::Write(config.place(), error)),
        Some(Stop::Strict) => {
            // What came before the bad document is whole on standard output; a file is left as it was.
            return Ok(Ending::Incomplete);
        }
        None => sink.finish().map_err(|error| Failure::Write(config.place(), error))?,
    }
    tally.report(&config, started);
    Ok(if tally.unreadable > 0 { Ending::Incomplete } else { Ending::Done })
}

fn weigh(item: &Result<Item, Unreadable>) -> usize {
    match item {
        Ok(Item::Document { document, .. }) => document.text.len(),
        _ => 0,
    }
}

/// What became of one item of the input.
enum Outcome {
    /// A record, written down.
    Record { bytes: Vec<u8>, text: usize, events: usize, unread_date: Option<(String, String)> },
    /// An error record; `bytes` are empty where the format has no place for one.
    Error { bytes: Vec<u8>, in_band: bool, message: String },
    /// A file that could not be read.
    Unreadable(Unreadable),
}

/// Reads one document and writes its record down.
fn read(item: Result<Item, Unreadable>, extractor: &Extractor, writer: &dyn Writer, config: &Config) -> Outcome {
    match item {
        Err(unreadable) => Outcome::Unreadable(unreadable),
        Ok(Item::Bad(bad)) => error(bad.id, Some(bad.source), bad.code, bad.message, writer),
        Ok(Item::Document { document, unread_date }) => {
            // Whatever a document does to the extractor, the others get their records.
            let made = catch_unwind(AssertUnwindSafe(|| record(&document, extractor, writer, config)));
            match made {
                Ok((bytes, events)) => {
                    Outcome::Record { bytes, text: document.text.len(), events, unread_date: unread_date.map(|date| (document.id, date)) }
                }
                Err(_) => error(
                    document.id,
                    document.source,
                    "internal_error",
                    "the document could not be read because of a fault in the program".to_owned(),
                    writer,
                ),
            }
        }
    }
}

fn record(document: &Document, extractor: &Extractor, writer: &dyn Writer, config: &Config) -> (Vec<u8>, usize) {
    let mut record = extractor.record(document);
    config.filter.apply(&mut record);
    if config.with_text {
        record.text = Some(document.body().into());
    }
    // A record is some five times as long as its text.
    let mut bytes = Vec::with_capacity(1024 + 6 * document.text.len());
    writer.record(&record, document, &mut bytes);
    (bytes, record.events.len())
}

fn error(id: String, source: Option<String>, code: &str, message: String, writer: &dyn Writer) -> Outcome {
    let told = format!("{id}: {code}: {message}");
    let record = ErrorRecord { schema: SCHEMA.to_owned(), id, source, error: ErrorBody { code: code.to_owned(), message } };
    let mut bytes = Vec::new();
    let in_band = writer.error(&record, &mut bytes);
    Outcome::Error { bytes, in_band, message: told }
}

/// Why the run ended before the input did.
enum Stop {
    Write(io::Error),
    Strict,
}

/// Takes one outcome: writes it, counts it, says what is to be said.
fn take(outcome: Outcome, more: bool, sink: &mut Sink<'_>, tally: &mut Tally, progress: &Progress, config: &Config) -> ControlFlow<Stop> {
    let (bytes, bad) = match outcome {
        Outcome::Record { bytes, text, events, unread_date } => {
            tally.documents += 1;
            tally.bytes += text as u64;
            tally.events += events as u64;
            if let Some((id, date)) = unread_date {
                tally.unread_dates += 1;
                if config.verbose {
                    progress.tell(format_args!("{id}: the date field holds no day: {date:?}"));
                }
            }
            (Some(bytes), false)
        }
        Outcome::Error { bytes, in_band, message } => {
            tally.documents += 1;
            tally.errors += 1;
            if !in_band || config.strict || config.verbose {
                progress.tell(message);
            }
            (in_band.then_some(bytes), true)
        }
        Outcome::Unreadable(unreadable) => {
            tally.unreadable += 1;
            progress.tell(unreadable);
            (None, true)
        }
    };
    let stop = bad && config.strict;
    if let Some(bytes) = bytes
        && !stop
        && let Err(error) = sink.push(&bytes, more)
    {
        return ControlFlow::Break(Stop::Write(error));
    }
    progress.advance(tally.documents);
    if stop {
        return ControlFlow::Break(sink.flush().map_or_else(Stop::Write, |()| Stop::Strict));
    }
    ControlFlow::Continue(())
}

/// The output, with what stands between records.
struct Sink<'w> {
    target: Target,
    writer: &'w dyn Writer,
    pending: Vec<u8>,
    any: bool,
}

impl<'w> Sink<'w> {
    fn new(target: Target, writer: &'w dyn Writer) -> Self {
        let mut pending = Vec::new();
        writer.begin(&mut pending);
        Self { target, writer, pending, any: false }
    }

    /// Writes one record; waits with it only while more are ready.
    fn push(&mut self, bytes: &[u8], more: bool) -> io::Result<()> {
        if bytes.is_empty() {
            return Ok(());
        }
        self.pending.extend_from_slice(if self.any { self.writer.between() } else { b"" });
        self.any = true;
        self.pending.extend_from_slice(bytes);
        if more && self.pending.len() < GATHER { Ok(()) } else { self.flush() }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.target.write_all(&self.pending)?;
        self.pending.clear();
        self.target.flush()
    }

    fn finish(mut self) -> io::Result<()> {
        self.writer.end(&mut self.pending);
        self.flush()?;
        self.target.finish()
    }
}

/// What was done.
#[derive(Debug, Default)]
struct Tally {
    documents: u64,
    errors: u64,
    unreadable: u64,
    unread_dates: u64,
    events: u64,
    bytes: u64,
}

impl Tally {
    /// Says what a user must know, and with `--verbose` what they may want to.
    fn report(&self, config: &Config, started: Instant) {
        if config.quiet {
            return;
        }
        if self.errors > 0 {
            super::tell(format_args!("{} of {} documents could not be read; each has an error record", self.errors, self.documents));
        }
        if self.unread_dates > 0 {
            super::tell(format_args!("{} date fields hold no day and were not used", self.unread_dates));
        }
        if self.unreadable > 0 {
            super::tell(format_args!("{} inputs could not be read to their end", self.unreadable));
        }
        if config.verbose {
            let seconds = started.elapsed().as_secs_f64();
            let megabytes = self.bytes as f64 / 1e6;
            super::tell(format_args!(
                "{} documents, {megabytes:.1} MB, {} events in {seconds:.2} s ({:.1} MB/s)",
                self.documents,
                self.events,
                megabytes / seconds.max(1e-9)
            ));
        }
    }
}
