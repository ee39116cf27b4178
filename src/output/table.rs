//! Tables in CSV (RFC 4180) and TSV: header always, UTF-8, no byte-order mark, an empty cell for what is unknown.

use csv::{Terminator, WriterBuilder};

use super::cells::Row;
use super::context::Context;
use super::{Writer, tables};
use crate::gazetteer::Gazetteer;
use crate::record::Record;
use crate::text::Document;

/// What the rows of a table are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Table {
    /// One row an event.
    #[default]
    Events,
    /// One row a person, organization or place of a document.
    Entities,
    /// One row a date or time.
    Dates,
    /// One row a count of people.
    Counts,
    /// One row a document.
    Documents,
}

/// A table in a file of separated cells.
pub(super) struct Delimited {
    table: Table,
    builder: WriterBuilder,
    gazetteer: Gazetteer,
}

impl Delimited {
    /// Commas and the line ends of RFC 4180.
    pub(super) fn csv(table: Table) -> Self {
        Self::new(table, b',', Terminator::CRLF)
    }

    /// Tabs and plain line ends.
    pub(super) fn tsv(table: Table) -> Self {
        Self::new(table, b'\t', Terminator::Any(b'\n'))
    }

    fn new(table: Table, separator: u8, end: Terminator) -> Self {
        let mut builder = WriterBuilder::new();
        builder.delimiter(separator).terminator(end);
        Self { table, builder, gazetteer: Gazetteer::builtin() }
    }
}

impl Writer for Delimited {
    fn begin(&self, out: &mut Vec<u8>) {
        let mut writer = self.builder.from_writer(out);
        writer.write_record(tables::columns(self.table)).expect("memory takes every write");
    }

    fn record(&self, record: &Record, document: &Document, out: &mut Vec<u8>) {
        let mut writer = self.builder.from_writer(out);
        let context = Context::new(document);
        tables::rows(self.table, record, &context, &self.gazetteer, &mut |row: &Row| {
            writer.write_record(row.cells()).expect("memory takes every write, and all rows are of one length");
        });
    }
}
