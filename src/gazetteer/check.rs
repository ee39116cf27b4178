//! The check of a user's list against the built-in ones: unknown countries, overlaps, ordinary words.

use std::collections::HashMap;

use super::compile::kinds::{Action, AliasKind};
use super::compile::rows::{Diagnostic, Row, Severity, read};
use super::{Gazetteer, total};
use crate::lexicon::{Flag, Lexicon, words};

impl Gazetteer {
    /// Every problem of a list, in the order of the file. `path` is used in the messages only.
    ///
    /// ```
    /// use dateline::gazetteer::Gazetteer;
    /// let problems = Gazetteer::builtin().check("mine.tsv", "name\ttype\nZarkand\tperson\nQuork\tplanet\n");
    /// assert_eq!(problems[0].to_string(), "mine.tsv:3:7: error: type \"planet\" is none of person, organization, place");
    /// ```
    #[must_use]
    pub fn check(&self, path: &str, text: &str) -> Vec<Diagnostic> {
        let list = read(path, text);
        let mut problems = list.problems;
        problems.extend(self.compare(path, text, &list.rows));
        problems.sort_by_key(|problem| (problem.line, problem.column));
        problems
    }

    /// Problems that show only beside the other lists.
    pub(super) fn compare(&self, path: &str, text: &str, rows: &[Row<'_>]) -> Vec<Diagnostic> {
        let columns = Columns::new(path, text);
        let countries: Vec<&str> = rows.iter().filter(|row| row.id.starts_with("country/")).map(|row| row.country).collect();
        let mut seen: HashMap<u64, (usize, &str)> = HashMap::new();
        let mut problems = Vec::new();
        for row in rows {
            let known = row.country.is_empty()
                || countries.contains(&row.country)
                || self.entry_by_id(&format!("country/{}", row.country)).is_some();
            if !known && !self.layers.is_empty() {
                problems.push(columns.at(row.line, "country", Severity::Error, format!("\"{}\" is no country of the lists", row.country)));
            }
            if self.entry_by_id(&row.id).is_some() {
                problems.push(columns.at(row.line, "id", Severity::Warning, format!("id \"{}\" is in the lists below too", row.id)));
            }
            let names = std::iter::once(("name", row.name))
                .chain(row.aliases.iter().map(|name| ("aliases", *name)))
                .chain(row.acronyms.iter().map(|name| ("acronyms", *name)))
                .chain(row.adjectives.iter().map(|name| ("adjectives", *name)));
            for (column, name) in names {
                let mut warn = |message: String| problems.push(columns.at(row.line, column, Severity::Warning, message));
                let Some(folded) = folded(name) else {
                    warn(format!("\"{name}\" holds no word and is never found"));
                    continue;
                };
                if let Some((line, other)) = seen.insert(total(&folded), (row.line, row.id.as_str()))
                    && other != row.id
                {
                    warn(format!("\"{name}\" names \"{other}\" on line {line} too"));
                }
                if column != "acronyms" && row.action != Action::Suppress && !folded.contains(' ') {
                    let common = Lexicon::builtin().word_of(&folded).is_some_and(|word| word.has(Flag::CommonWord));
                    if common {
                        warn(format!("\"{name}\" is an ordinary word too: it counts only where other evidence supports it"));
                    }
                }
                if row.action == Action::Add
                    && let Some(other) = self.find_by_name(name).find(|other| other.id != row.id && other.alias != AliasKind::Adjective)
                {
                    warn(format!(
                        "\"{name}\" is {} ({}) too; the column action (outrank, suppress) decides between them",
                        other.name, other.id
                    ));
                }
                if row.action == Action::Suppress && self.find_by_name(name).next().is_none() {
                    warn(format!("\"{name}\" is in no list below, so there is nothing to suppress"));
                }
            }
        }
        problems
    }
}

fn folded(name: &str) -> Option<String> {
    Some(words::split(name).first()?.iter().map(|word| word.folded.as_str()).collect::<Vec<_>>().join(" "))
}

/// Where the cells of a file stand.
struct Columns<'a> {
    path: &'a str,
    lines: Vec<&'a str>,
}

impl<'a> Columns<'a> {
    fn new(path: &'a str, text: &'a str) -> Self {
        Self { path, lines: text.strip_prefix('\u{feff}').unwrap_or(text).lines().collect() }
    }

    fn at(&self, line: usize, column: &str, severity: Severity, message: String) -> Diagnostic {
        let header = self.lines.first().copied().unwrap_or_default();
        let cells = self.lines.get(line - 1).copied().unwrap_or_default().split('\t');
        let before = header.split('\t').position(|name| name == column).unwrap_or(0);
        let column = 1 + cells.take(before).map(|cell| cell.chars().count() + 1).sum::<usize>();
        Diagnostic { path: self.path.to_owned(), line, column, severity, message }
    }
}
