//! What the tests share: fixtures, one extractor, ratchets, and the binary.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use chrono::NaiveDate;
use dateline::record::{EventRecord, Modality};
use dateline::text::{PublicationBasis, Published};
use dateline::{Document, Extractor, Options, Record};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The root of the project.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The built-in rules and gazetteers, loaded once.
pub fn extractor() -> &'static Extractor {
    static EXTRACTOR: OnceLock<Extractor> = OnceLock::new();
    EXTRACTOR.get_or_init(|| Extractor::new(&Options::default()).expect("the built-in data load"))
}

/// A story of `fixtures/articles`, what a reader expects of it, and what the program makes of it.
pub struct Article {
    pub name: String,
    pub text: String,
    pub expected: toml::Table,
    pub record: Record,
}

impl Article {
    pub fn path(name: &str) -> PathBuf {
        root().join("fixtures/articles").join(format!("{name}.txt"))
    }

    /// Whether the story is of that set. Those that name no set are the first.
    pub fn of(&self, set: &str) -> bool {
        self.expected.get("set").map_or("first", |set| set.as_str().expect("set is a string")) == set
    }
}

/// All stories, by name.
pub fn articles() -> &'static [Article] {
    static ARTICLES: OnceLock<Vec<Article>> = OnceLock::new();
    ARTICLES.get_or_init(|| {
        let folder = root().join("fixtures/articles");
        let mut names: Vec<String> = std::fs::read_dir(&folder)
            .expect("fixtures/articles")
            .filter_map(|entry| entry.ok()?.file_name().to_str()?.strip_suffix(".expected.toml").map(str::to_owned))
            .collect();
        names.sort();
        assert!(names.len() >= 30, "only {} stories", names.len());
        names
            .into_iter()
            .map(|name| {
                let text = std::fs::read_to_string(Article::path(&name)).unwrap_or_else(|error| panic!("{name}.txt: {error}"));
                let expected = std::fs::read_to_string(folder.join(format!("{name}.expected.toml"))).expect("listed just now");
                let expected = expected.parse().unwrap_or_else(|error| panic!("{name}.expected.toml: {error}"));
                let record = extractor().record(&Document::new(format!("{name}.txt"), text.clone()));
                Article { name, text, expected, record }
            })
            .collect()
    })
}

/// A row of a Markdown table in `fixtures/specs`.
pub struct Row {
    /// The heading that it stands under.
    pub section: String,
    /// Its cells, trimmed.
    pub cells: Vec<String>,
}

/// A file of `fixtures/specs`.
pub fn spec(name: &str) -> String {
    std::fs::read_to_string(root().join("fixtures/specs").join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The rows of all tables of a spec, without their headers.
pub fn rows(name: &str) -> Vec<Row> {
    let spec = spec(name);
    let mut section = "";
    let mut rows = Vec::new();
    let mut lines = spec.lines().peekable();
    while let Some(line) = lines.next() {
        if let Some(heading) = line.strip_prefix("## ") {
            section = heading;
        } else if line.starts_with("| ") && !lines.peek().is_some_and(|next| next.starts_with("|--")) {
            let inner = line.strip_prefix('|').and_then(|line| line.strip_suffix('|')).unwrap_or_else(|| panic!("{name}: {line}"));
            rows.push(Row { section: section.to_owned(), cells: inner.split('|').map(|cell| cell.trim().to_owned()).collect() });
        }
    }
    rows
}

/// A text of a spec, published on Monday, 15 June 2020.
pub fn published(text: &str) -> Document {
    let mut document = Document::new("spec", text);
    let date = NaiveDate::from_ymd_opt(2020, 6, 15).expect("a day");
    document.published = Some(Published { date, basis: PublicationBasis::Option, span: None });
    document
}

/// Letter case and accents aside.
pub fn fold(text: &str) -> String {
    text.nfd().filter(|&c| !is_combining_mark(c)).flat_map(char::to_lowercase).collect()
}

/// Whether the event is one that happened, is planned, threatened or denied: neither hypothetical nor generic.
pub fn stated(event: &EventRecord) -> bool {
    !event.generic && event.modality != Modality::Hypothetical
}

/// The word that stands for a unit variant in the record.
pub fn word(value: impl serde::Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).expect("a unit variant")
}

/// Counts how often each kind of check holds, and asserts a minimum share for each.
#[derive(Default)]
pub struct Ratchet {
    shares: BTreeMap<String, (usize, usize)>,
    failures: Vec<String>,
}

impl Ratchet {
    /// Counts one check; `say` describes it should it fail.
    pub fn check(&mut self, kind: &str, holds: bool, say: impl FnOnce() -> String) {
        let (held, all) = self.shares.entry(kind.to_owned()).or_default();
        *all += 1;
        if holds {
            *held += 1;
        } else {
            self.failures.push(format!("{kind}: {}", say()));
        }
    }

    /// Prints all failures, then the share of each kind beside an earlier one of the same checks, and asserts nothing.
    pub fn report(&self, earlier: &[(&str, usize, usize)]) {
        for failure in &self.failures {
            println!("{failure}");
        }
        let share = |held: usize, all: usize| format!("{held:>4} of {all:>4} = {:>5.1} %", 100.0 * held as f64 / all as f64);
        for (kind, (held, all)) in &self.shares {
            let before = earlier.iter().find(|(name, ..)| name == kind).map(|&(_, held, all)| share(held, all));
            println!("{kind:<16} {}, first {}", share(*held, *all), before.as_deref().unwrap_or("never"));
        }
    }

    /// Prints all failures, then asserts that each kind holds in at least so many per cent of its checks. A kind
    /// without a minimum, and a minimum without checks, are errors.
    pub fn assert(&self, minimums: &[(&str, usize)]) {
        for failure in &self.failures {
            println!("{failure}");
        }
        let mut below = Vec::new();
        for (kind, (held, all)) in &self.shares {
            let minimum = minimums.iter().find(|(name, _)| name == kind).map(|&(_, minimum)| minimum);
            println!("{kind:<32} {held:>4} of {all:>4} = {:>5.1} %, at least {minimum:?}", 100.0 * *held as f64 / *all as f64);
            if minimum.is_none_or(|minimum| held * 100 < minimum * all) {
                below.push(format!("{kind}: {held} of {all}, at least {minimum:?} %"));
            }
        }
        below
            .extend(minimums.iter().filter(|(kind, _)| !self.shares.contains_key(*kind)).map(|(kind, _)| format!("{kind}: never checked")));
        assert!(below.is_empty(), "below the minimum:\n{}", below.join("\n"));
    }
}

/// What a run of the binary gave.
pub struct Ran {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Ran {
    /// Standard output as one JSON value a line.
    pub fn lines(&self) -> Vec<serde_json::Value> {
        self.stdout.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"))).collect()
    }

    /// Asserts the exit code.
    #[track_caller]
    pub fn code(self, code: i32) -> Self {
        assert_eq!(self.code, code, "stderr: {}", self.stderr);
        self
    }
}

/// Runs the binary to its end.
pub fn run<S: AsRef<std::ffi::OsStr>>(args: impl IntoIterator<Item = S>, stdin: impl AsRef<[u8]>) -> Ran {
    let output = assert_cmd::Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(args)
        .write_stdin(stdin.as_ref())
        .timeout(std::time::Duration::from_secs(50))
        .output()
        .expect("the binary runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("output is UTF-8");
    let stderr = text(output.stderr);
    assert!(!stderr.contains("panicked"), "{stderr}");
    Ran {
        code: output.status.code().unwrap_or_else(|| panic!("ended by a signal or too slow; stderr: {stderr}")),
        stdout: text(output.stdout),
        stderr,
    }
}
