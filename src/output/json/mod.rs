//! Records as JSON: one a line, or all in one array.

mod compact;

use serde::Serialize;

use super::Writer;
use crate::record::{ErrorRecord, Record};
use crate::text::Document;

/// One record a line.
pub(super) struct Lines;

impl Writer for Lines {
    fn record(&self, record: &Record, _: &Document, out: &mut Vec<u8>) {
        append(record, out);
        out.push(b'\n');
    }

    fn error(&self, error: &ErrorRecord, out: &mut Vec<u8>) -> bool {
        append(error, out);
        out.push(b'\n');
        true
    }
}

/// One array; each record stands on a line of its own.
pub(super) struct Array;

impl Writer for Array {
    fn begin(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(b"[\n");
    }

    fn between(&self) -> &'static [u8] {
        b",\n"
    }

    fn record(&self, record: &Record, _: &Document, out: &mut Vec<u8>) {
        append(record, out);
    }

    fn error(&self, error: &ErrorRecord, out: &mut Vec<u8>) -> bool {
        append(error, out);
        true
    }

    fn end(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(b"\n]\n");
    }
}

fn append(value: &impl Serialize, out: &mut Vec<u8>) {
    compact::append(value, out).expect("records have no other shapes, and memory takes every write");
}
