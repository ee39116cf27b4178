//! Cells of a table: text, numbers, lists, made safe for spreadsheets.

use std::collections::HashSet;
use std::fmt::Display;

use serde::Serialize;

/// What joins the items of a list in one cell.
const JOIN: &str = "; ";

/// The cells of one row.
#[derive(Debug, Default)]
pub(super) struct Row(Vec<String>);

impl Row {
    /// The cells.
    pub(super) fn cells(&self) -> &[String] {
        &self.0
    }

    /// Adds a text, on one line; a cell that a spreadsheet would run as a formula gets an apostrophe before it.
    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        let mut cell = one_line(text);
        if text.starts_with(['=', '+', '-', '@', '\t', '\r']) || cell.starts_with(['=', '+', '-', '@']) {
            cell.insert(0, '\'');
        }
        self.0.push(cell);
        self
    }

    /// Adds a text that may be missing.
    pub(super) fn maybe(&mut self, text: Option<&str>) -> &mut Self {
        self.text(text.unwrap_or_default())
    }

    /// Adds a number, or nothing.
    pub(super) fn number(&mut self, number: Option<impl Display>) -> &mut Self {
        self.0.push(number.map_or_else(String::new, |number| number.to_string()));
        self
    }

    /// Adds a list; of equal items one stays.
    pub(super) fn list<'a>(&mut self, items: impl IntoIterator<Item = &'a str>) -> &mut Self {
        let mut seen = HashSet::new();
        let kept: Vec<&str> = items.into_iter().filter(|item| seen.insert(*item)).collect();
        self.text(&kept.join(JOIN))
    }
}

/// Text on one line: runs of white space become one space, control characters vanish.
pub(super) fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty()) {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// The name that a value of an enumeration has in the record.
pub(super) fn label(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name,
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table_of_cells() {
        for (text, cell) in [
            ("plain", "plain"),
            ("=1+1", "'=1+1"),
            ("+49", "'+49"),
            ("-x", "'-x"),
            ("@me", "'@me"),
            ("\tx", "'x"),
            ("\r=x", "'=x"),
            ("  =x", "'=x"),
            ("a\r\n  b\0c", "a b c"),
            ("a = b", "a = b"),
            ("", ""),
        ] {
            let mut row = Row::default();
            row.text(text);
            assert_eq!(row.cells(), [cell], "{text:?}");
        }
        let mut row = Row::default();
        row.number(Some(-33.9)).number(None::<u8>).list(["a", "b", "a"]);
        assert_eq!(row.cells(), ["-33.9", "", "a; b"]);
    }
}
