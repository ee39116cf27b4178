//! `dateline extract`: sources in, records out, many documents at a time, in order.
//!
//! Documents are read one after the other into a batch of bounded size; the batch is analyzed and serialized by
//! all threads; its bytes are written in order. Memory is bounded by the batch, and the bytes do not depend on
//! the number of threads.

use std::fs;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;

use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;

use super::args::{Data, Extract, From, To, Vague};
use super::{Failure, complain};
use crate::counts::VaguePolicy;
use crate::dates;
use crate::extractor::{Extractor, Options};
use crate::input::{self, Fields, Item, Kind};
use crate::output::{Answer, Format};
use crate::record::{ErrorBody, ErrorRecord, EventRecord, Modality, Record, SCHEMA};
use crate::text::{Document, PublicationBasis, Published};

/// Most documents and bytes in a batch.
const BATCH: (usize, usize) = (512, 8 << 20);

/// What is decided before the first document is read.
struct Plan {
    extractor: Extractor,
    format: Format,
    fields: Fields,
    published: Option<chrono::NaiveDate>,
    min_confidence: f64,
    modalities: Modalities,
    with_text: bool,
    strict: bool,
}

/// Which events are kept.
struct Modalities {
    kept: Vec<Modality>,
    generic: bool,
}

impl Modalities {
    fn parse(list: &[String]) -> Result<Self, Failure> {
        use Modality::{Actual, Attempted, Claimed, Denied, Historical, Hypothetical, Negated, Planned, Threatened};
        if list.is_empty() {
            return Ok(Self { kept: vec![Actual, Attempted, Threatened, Planned, Claimed, Denied, Negated, Historical], generic: false });
        }
        let mut chosen = Self { kept: Vec::new(), generic: false };
        for word in list {
            chosen.kept.push(match word.as_str() {
                "actual" => Actual,
                "attempted" => Attempted,
                "threatened" => Threatened,
                "planned" => Planned,
                "claimed" => Claimed,
                "denied" => Denied,
                "negated" => Negated,
                "hypothetical" => Hypothetical,
                "historical" => Historical,
                "generic" => {
                    chosen.generic = true;
                    continue;
                }
                "all" => return Ok(Self { kept: vec![Actual, Attempted, Threatened, Planned, Claimed, Denied, Negated, Hypothetical, Historical], generic: true }),
                other => return Err(Failure::Usage(format!("--modality: unknown modality \"{other}\""))),
            });
        }
        Ok(chosen)
    }

    fn keeps(&self, event: &EventRecord) -> bool {
        if event.generic { self.generic } else { self.kept.contains(&event.modality) }
    }
}

impl Data {
    /// The extractor's options.
    pub(super) fn options(&self, vague: VaguePolicy) -> Result<Options, Failure> {
        let country_hint = match &self.country_hint {
            Some(code) if code.len() == 2 && code.bytes().all(|b| b.is_ascii_alphabetic()) => Some(code.to_ascii_uppercase()),
            Some(code) => return Err(Failure::Usage(format!("--country-hint: \"{code}\" is no ISO 3166-1 alpha-2 code"))),
            None => None,
        };
        Ok(Options { country_hint, vague, gazetteers: self.gazetteer.clone(), rules: self.rules.clone(), builtin: !self.no_builtin })
    }
}

fn plan(args: &Extract) -> Result<Plan, Failure> {
    let published = match &args.published {
        Some(text) => Some(dates::parse_day(text).ok_or_else(|| Failure::Usage(format!("--published: \"{text}\" is no date; write it as 2024-03-31")))?),
        None => None,
    };
    let vague = match args.vague {
        Vague::Minimum => VaguePolicy::Minimum,
        Vague::Acled => VaguePolicy::Acled,
        Vague::Isaf => VaguePolicy::Isaf,
    };
    let modalities = Modalities::parse(&args.modality)?;
    let extractor = Extractor::new(&args.data.options(vague)?).map_err(|error| Failure::Usage(error.to_string()))?;
    let fields = Fields { id: args.id_field.clone(), text: args.text_field.clone(), title: args.title_field.clone(), date: args.date_field.clone() };
    Ok(Plan { extractor, format: format(args), fields, published, min_confidence: args.min_confidence, modalities, with_text: args.with_text, strict: args.strict })
}

/// The output kind: as asked, by the output's extension, else by where standard output goes.
fn format(args: &Extract) -> Format {
    let terminal = args.output.is_none() && io::stdout().is_terminal();
    let to = args.to.unwrap_or_else(|| match args.output.as_deref().and_then(Path::extension).and_then(|e| e.to_str()) {
        Some("json") => To::Json,
        Some("csv") => To::Csv,
        Some("tsv") => To::Tsv,
        Some("txt") => To::Text,
        _ if terminal => To::Text,
        _ => To::Jsonl,
    });
    match to {
        To::Jsonl => Format::JsonLines,
        To::Json => Format::Json,
        To::Csv => Format::Table(args.table, b','),
        To::Tsv => Format::Table(args.table, b'\t'),
        To::Text => Format::Summary(terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())),
    }
}

/// Runs the command.
pub(super) fn run(args: Extract) -> Result<(), Failure> {
    let plan = plan(&args)?;
    if let Some(threads) = args.threads {
        // Fails only if the pool exists already, which it does not.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(threads).build_global();
    }
    if args.unordered && args.verbose && !args.ordered {
        complain("records are written in the order of the input all the same: it costs nothing");
    }
    let kind = match args.from {
        From::Auto => None,
        From::Text => Some(Kind::Text),
        From::Jsonl => Some(Kind::JsonLines),
        From::Csv => Some(Kind::Csv(b',')),
    };
    match &args.output {
        None => {
            let result = write_all(&plan, &args, kind, &mut io::stdout().lock());
            match result {
                Err(Failure::Run(Some(message))) if message == CLOSED => Ok(()),
                other => other,
            }
        }
        Some(path) => {
            let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
            let named = |error: io::Error| Failure::Run(Some(format!("{}: {error}", path.display())));
            // A device such as /dev/full cannot be replaced by a file; it is written in place.
            if fs::metadata(path).is_ok_and(|meta| !meta.is_file()) {
                let mut file = fs::OpenOptions::new().write(true).open(path).map_err(named)?;
                return write_all(&plan, &args, kind, &mut file);
            }
            let mut file = tempfile::NamedTempFile::new_in(folder).map_err(named)?;
            let result = write_all(&plan, &args, kind, &mut file);
            // Sources that could not be read do not spoil what the others gave.
            if matches!(result, Ok(()) | Err(Failure::Run(None))) && !(plan.strict && result.is_err()) {
                keep_mode(&file, path);
                file.persist(path).map_err(|error| named(error.error))?;
            }
            result
        }
    }
}

/// Gives the new file the mode that an ordinary new file would have.
#[cfg(unix)]
fn keep_mode(file: &tempfile::NamedTempFile, path: &Path) {
    use std::os::unix::fs::PermissionsExt;
    let mode = fs::metadata(path).map_or(0o644, |meta| meta.permissions().mode() & 0o777);
    let _ = file.as_file().set_permissions(fs::Permissions::from_mode(mode));
}

#[cfg(not(unix))]
fn keep_mode(_: &tempfile::NamedTempFile, _: &Path) {}

/// Stands for a closed pipe on the way up.
const CLOSED: &str = "closed pipe";

/// Reads everything and writes everything.
fn write_all(plan: &Plan, args: &Extract, kind: Option<Kind>, out: &mut dyn Write) -> Result<(), Failure> {
    let mut run = Run { plan, out: BufWriter::with_capacity(1 << 18, out), batch: Vec::new(), bytes: 0, written: 0, errors: 0, failed: false, progress: progress(args) };
    run.put(&plan.format.prologue()?)?;
    let (sources, problems) = input::sources(&args.paths, kind);
    for problem in problems {
        run.take(problem)?;
    }
    if let Some(progress) = &run.progress {
        progress.set_length(sources.len() as u64);
    }
    for source in &sources {
        if args.verbose {
            complain(&format!("reading {}", source.path.as_ref().map_or_else(|| "standard input".to_owned(), |path| path.display().to_string())));
        }
        let mut failure = None;
        input::read_source(source, &plan.fields, &mut |item| match run.take(item) {
            Ok(()) => true,
            Err(error) => {
                failure = Some(error);
                false
            }
        });
        if let Some(error) = failure {
            return Err(error);
        }
        if let Some(progress) = &run.progress {
            progress.inc(1);
        }
    }
    run.flush_batch()?;
    run.put(plan.format.epilogue())?;
    run.out.flush().map_err(|error| output_error(&error))?;
    if let Some(progress) = &run.progress {
        progress.finish_and_clear();
    }
    if run.errors > 0 && !args.quiet {
        complain(&format!("{} of {} documents could not be read", run.errors, run.written));
    }
    if run.failed { Err(Failure::Run(None)) } else { Ok(()) }
}

fn progress(args: &Extract) -> Option<ProgressBar> {
    if args.quiet || !io::stderr().is_terminal() || io::stdout().is_terminal() && args.output.is_none() {
        return None;
    }
    let style = ProgressStyle::with_template("{elapsed_precise} {bar:40} {pos}/{len} sources").expect("the template is a constant");
    Some(ProgressBar::new(0).with_style(style))
}

fn output_error(error: &io::Error) -> Failure {
    if error.kind() == io::ErrorKind::BrokenPipe { Failure::Run(Some(CLOSED.to_owned())) } else { Failure::Run(Some(format!("cannot write the output: {error}"))) }
}

/// A run in progress.
struct Run<'a> {
    plan: &'a Plan,
    out: BufWriter<&'a mut dyn Write>,
    batch: Vec<Item>,
    bytes: usize,
    written: usize,
    errors: usize,
    failed: bool,
    progress: Option<ProgressBar>,
}

impl Run<'_> {
    fn put(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        self.out.write_all(bytes).map_err(|error| output_error(&error))
    }

    /// Takes one item of a source.
    fn take(&mut self, item: Item) -> Result<(), Failure> {
        match item {
            Item::Source { name, message } => {
                self.failed = true;
                let text = format!("{name}: {message}");
                if self.plan.strict {
                    self.flush_batch()?;
                    return Err(Failure::Run(Some(text)));
                }
                complain(&text);
                Ok(())
            }
            Item::Bad { id, message, .. } if self.plan.strict => {
                self.flush_batch()?;
                Err(Failure::Run(Some(format!("{id}: {message}"))))
            }
            item => {
                self.bytes += match &item {
                    Item::Document(document) => document.text.len(),
                    _ => 0,
                };
                self.batch.push(item);
                if self.batch.len() >= BATCH.0 || self.bytes >= BATCH.1 { self.flush_batch() } else { Ok(()) }
            }
        }
    }

    /// Analyzes the batch on all threads and writes it in order.
    fn flush_batch(&mut self) -> Result<(), Failure> {
        let batch = std::mem::take(&mut self.batch);
        self.bytes = 0;
        let plan = self.plan;
        let parts: Vec<(io::Result<Vec<u8>>, Option<String>)> = batch.into_par_iter().map(|item| plan.answer(item)).collect();
        for (bytes, complaint) in parts {
            let bytes = bytes?;
            if let Some(message) = complaint {
                self.errors += 1;
                if !matches!(plan.format, Format::JsonLines | Format::Json) {
                    complain(&message);
                }
            }
            if self.written > 0 && !bytes.is_empty() {
                self.put(plan.format.separator())?;
            }
            self.put(&bytes)?;
            self.written += 1;
        }
        // What is ready leaves at once: a reader on a pipe waits for it.
        self.out.flush().map_err(|error| output_error(&error))?;
        Ok(())
    }
}

impl Plan {
    /// The bytes of one item, and what to complain of.
    fn answer(&self, item: Item) -> (io::Result<Vec<u8>>, Option<String>) {
        let (answer, complaint) = match item {
            Item::Document(document) => (self.read(*document), None),
            Item::Bad { id, source, code, message } => {
                let complaint = format!("{id}: {message}");
                (Answer::Error(ErrorRecord { schema: SCHEMA.to_owned(), id, source, error: ErrorBody { code: code.to_owned(), message } }), Some(complaint))
            }
            Item::Source { .. } => unreachable!("sources that fail never enter a batch"),
        };
        let mut out = Vec::with_capacity(4096);
        (self.format.write(&answer, &mut out).map(|()| out), complaint)
    }

    fn read(&self, mut document: Document) -> Answer {
        if document.published.is_none() {
            document.published = self.published.map(|date| Published { date, basis: PublicationBasis::Option, span: None });
        }
        let mut record = self.extractor.record(&document);
        self.filter(&mut record);
        let body = document.body();
        if self.with_text {
            record.text = Some(body.to_owned());
        }
        let text = if matches!(self.format, Format::JsonLines | Format::Json) { String::new() } else { body.to_owned() };
        Answer::Record(Box::new(record), text)
    }

    /// Leaves out the events that were not asked for. Ids stay as they are: counts refer to them.
    fn filter(&self, record: &mut Record) {
        record.events.retain(|event| event.confidence >= self.min_confidence && self.modalities.keeps(event));
        let kept: Vec<&str> = record.events.iter().map(|event| event.id.as_str()).collect();
        for count in &mut record.counts {
            if count.event.as_deref().is_some_and(|id| !kept.contains(&id)) {
                count.event = None;
            }
        }
    }
}
